import { brugDatabase, lukDatabase } from '#db/client'
import { plusDage } from '#lib/dato'
import { opdaterFormidling } from '#lib/formidling/opdater'
import { TOMME_FELTER } from '#lib/jobordre/input'
import { opretJobordreKladde } from '#lib/jobordre/kladde'
import { sendJobordre } from '#lib/jobordre/send'
import type { Kontekst } from '#lib/kontekst'
import { transaktion } from '#lib/kontekst'
import { kvitterDeling } from '#lib/samtykke/kvitter'
import { listUkvitterede } from '#lib/samtykke/queries'
import { lix } from '#lib/tekst/lix'
import { laesUr } from '#lib/ur'
import { begge, expect, knap, main, nulstil, problemer, som, test } from '#tests/browser/som'
import { aabnScene, IDAG, type Scene } from '#tests/system/scene'

test.slow()
test.describe.configure({ mode: 'serial' })

const TITEL = 'Bogholder til bageriet'
const LISTE = '/myndighed/jobordrer'

let scene: Scene
let ordreId: string
let sti: string

/** Somebody in the cast as a client of the server's own database: the employer answers on pages of its own. */
async function medUr(noegle: string): Promise<Kontekst> {
  return { ...(await scene.som(noegle)), nu: await laesUr(), dag: IDAG, frist: Date.now() + 10_000 }
}

test.beforeAll(async ({ server }) => {
  Object.assign(process.env, server.env)
  await brugDatabase(server.database.adresser.web)
  scene = await aabnScene(server.database)
  const hk = await scene.find('akasse', '9013')
  await scene.sql`delete from klarmelding where akasse_id = ${hk.id}`
  await scene.sql`insert into klarmelding (akasse_id, klar_fra, meldt_af_navn, meldt_af_organisation, meldt_tid)
    values (${hk.id}, ${IDAG}, 'Systemet', ${hk.navn}, now())`
  const [stilling] = await scene.sql<{ uri: string }[]>`
    select concept_uri as uri from stillingsbetegnelse where titel = 'Bogholder'`
  const bente = await medUr('bente')
  const kladde = await opretJobordreKladde(bente, {
    felter: {
      ...TOMME_FELTER,
      titel: TITEL,
      beskrivelse: 'Du fører vores bøger og betaler regninger til tiden.\n\nVi er ti ansatte og hjælper hinanden.',
      stillinger: [{ conceptUri: stilling?.uri ?? '', aliasId: null, titel: 'Bogholder' }],
      antalStillinger: 2,
      maksAntalHenvisninger: 4,
      formidlingsfrist: plusDage(IDAG, 30),
      startdato: plusDage(IDAG, 40),
      ugentligArbejdstidType: 1,
      timerPrUge: 37,
      arbejdssted: { navn: 'Bageriet', vej: 'Parkvej', husnummer: '1', postnummer: '2100', by: 'København Ø' },
      kontaktperson: { fornavn: 'Bente', efternavn: 'Bager', telefon: '70101010' },
      internKommentar: 'Vores forrige bogholder er gået på pension.',
      myndighedId: hk.id,
    },
  })
  ordreId = (await sendJobordre(bente, kladde)).id
  sti = `${LISTE}/${ordreId}`
})

test.afterAll(async ({ server }) => {
  await scene.luk()
  await lukDatabase()
  await nulstil(server)
})

test('a-kassen modtager jobordren, finder et medlem, skriver samtykket ned og henviser', async ({ page }) => {
  await som(page, 'anna', '/myndighed/overblik')
  await page.getByRole('link', { name: /^Nye jobordrer \(\d+\)$/ }).click()
  await expect(page.getByRole('link', { name: TITEL })).toBeVisible()
  await expect(main(page)).toContainText('Ny – skal modtages')
  await begge(page, 'liste-nye')
  await page.getByRole('link', { name: TITEL }).click()
  await expect(page.getByRole('region', { name: 'Kontakt i virksomheden' })).toContainText('70101010')
  await expect(knap(page, 'Sæt på pause')).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'Overdrag', exact: true })).toHaveCount(0)
  await begge(page, 'ordre-ny')
  await knap(page, 'Modtag jobordren').click()
  await expect(main(page)).toContainText('Jobordren er modtaget.')
  await expect(page.getByRole('link', { name: 'Returnér', exact: true })).toHaveCount(0)

  await page.getByRole('link', { name: 'Find kandidater' }).first().click()
  await expect(main(page)).toContainText('Jeres medlemmer med Bogholder som jobmål')
  await begge(page, 'find')
  await page.getByRole('link', { name: /^Vælg.*Karen Eksempel/ }).click()
  await begge(page, 'henvis')
  await page.getByLabel('Telefon').fill('20304050')
  await page.getByLabel('Hvorfor passer kandidaten?').fill('Har ført regnskab i ti år.')
  await knap(page, 'Se, før du sender').click()
  await expect(page.getByRole('region', { name: 'Det ser Bageriet Kringlen ApS' })).toContainText('20304050')
  await begge(page, 'henvis-se')
  await knap(page, 'Send kandidaten').click()
  await expect(problemer(page)).toContainText('ikke sagt ja')
  await expect(page.getByLabel('Telefon')).toHaveValue('20304050')
  await page.getByLabel('Kandidaten har sagt ja').check()
  await knap(page, 'Se, før du sender').click()
  await knap(page, 'Send kandidaten').click()
  await expect(main(page)).toContainText('Kandidaten er sendt til virksomheden.')
  const kandidater = page.getByRole('region', { name: 'Kandidater' }).first()
  await expect(kandidater).toContainText('Henvist')
  await expect(kandidater).toContainText(/Samtykke givet \d\d\.\d\d\.\d{4} kl\. \d\d\.\d\d/)

  await page.getByText('Skriv et notat').click()
  await page.getByRole('textbox', { name: 'Notat' }).fill('Talt med Bente: hun vil gerne se to mere.')
  await knap(page, 'Gem notat').click()
  await expect(page.getByRole('region', { name: 'Notater' })).toContainText('hun vil gerne se to mere')
  await begge(page, 'ordre-i-gang')
})

test('en anden a-kasse hjælper efter aftale, og den ansvarlige sender videre', async ({ page }) => {
  await som(page, 'anna', sti)
  await page.getByRole('link', { name: 'Invitér a-kasse' }).click()
  await begge(page, 'inviter')
  await knap(page, 'Send invitationen').click()
  await expect(problemer(page)).toContainText('Skriv, hvad I gerne vil have hjælp til.')
  const { navn } = await scene.find('akasse', '9001')
  await page.getByLabel('A-kasse', { exact: true }).selectOption({ label: navn })
  await page.getByLabel('Hvad vil I gerne have hjælp til?').fill('Har I medlemmer, der kan føre regnskab?')
  await knap(page, 'Send invitationen').click()
  await expect(main(page)).toContainText('Invitationen er sendt.')

  await som(page, 'tom', `${LISTE}?vis=samarbejde`)
  await begge(page, 'samarbejde-liste')
  await page.getByRole('link', { name: TITEL }).click()
  await expect(main(page)).toContainText('Har I medlemmer, der kan føre regnskab?')
  for (const skjult of ['Kringlen', '70101010', 'Karen', 'pension', 'Bente'])
    await expect(main(page)).not.toContainText(skjult)
  await begge(page, 'inviteret')
  await knap(page, 'Sig ja til at hjælpe').click()
  await expect(main(page)).toContainText('I hjælper nu med jobordren.')
  await page.getByRole('link', { name: 'Find kandidater' }).first().click()
  await page.getByLabel('Søg på navn eller CPR-nummer').fill('Bundgaard')
  await knap(page, 'Søg').last().click()
  await page.getByRole('link', { name: /^Vælg.*Bo Bundgaard/ }).click()
  await page.getByRole('textbox', { name: 'E-mail' }).fill('bo@example.com')
  await page.getByLabel('Kandidaten har sagt ja').check()
  await knap(page, 'Se, før du sender').click()
  await knap(page, 'Foreslå kandidaten').click()
  await expect(main(page)).toContainText('Kandidaten er foreslået.')
  await expect(page.getByRole('link', { name: 'Bo Bundgaard' })).toBeVisible()
  await begge(page, 'hjaelper')

  await som(page, 'anna', sti)
  await page.getByRole('link', { name: 'Bo Bundgaard' }).click()
  await expect(main(page)).toContainText('bo@example.com')
  await begge(page, 'forslag')
  await knap(page, 'Send videre til virksomheden').click()
  await expect(main(page)).toContainText('Kandidaten er sendt til virksomheden.')
})

test('virksomheden svarer, og en status kan rettes med en kommentar', async ({ page }) => {
  const [f] = await scene.sql<{ id: string; version: number }[]>`
    select id, version from formidling where jobordre_id = ${ordreId} and borger_id = ${await scene.borgerId('karen')}`
  await opdaterFormidling(await medUr('bente'), { formidlingId: f?.id ?? '', version: f?.version ?? 0, status: 9203 })
  await som(page, 'anna', sti)
  await expect(page.getByRole('region', { name: 'Kandidater' }).first()).toContainText('Til samtale')
  await page.getByRole('link', { name: 'Karen Eksempel' }).click()
  await begge(page, 'kandidat')
  await knap(page, 'Gem status').click()
  await expect(problemer(page)).toContainText('Vælg en status.')
  await page.getByLabel('Ikke valgt af virksomheden').check()
  await knap(page, 'Gem status').click()
  await expect(problemer(page)).toContainText('Vælg, hvorfor kandidaten ikke blev valgt.')
  await expect(page.getByLabel('Ikke valgt af virksomheden')).toBeChecked()
  await page.getByLabel('Årsag, hvis kandidaten ikke blev valgt').selectOption({ label: 'Erfaring' })
  await knap(page, 'Gem status').click()
  await expect(main(page)).toContainText('Status er gemt.')
  await page.getByText('Ret status', { exact: true }).first().click()
  await page.getByLabel('Til samtale').check()
  await page.getByLabel('Hvorfor rettes det?').fill('Jeg ramte den forkerte.')
  await knap(page, 'Ret status').click()
  await expect(main(page)).toContainText('Status er rettet.')
  await expect(main(page)).toContainText('Rettet til Til samtale')
})

test('overdragelse: kommunen ser historik og antal, men ikke hvem', async ({ page }) => {
  await som(page, 'anna', sti)
  await page.getByRole('link', { name: 'Overdrag', exact: true }).click()
  await expect(main(page)).toContainText('ser antal og status, men ikke hvem I har henvist')
  await begge(page, 'overdrag')
  await knap(page, 'Overdrag jobordren').click()
  await expect(problemer(page)).toContainText('Vælg en grund.')
  await page.getByLabel('Overdrages til').selectOption({ label: 'Jobcenter København' })
  await page.getByLabel('Ikke tid').check()
  await page.getByLabel('Uddyb grunden').fill('Vi har ikke flere med den rette erfaring.')
  await knap(page, 'Overdrag jobordren').click()
  await expect(main(page)).toContainText('Jobordren er overdraget.')
  await expect(page.getByRole('link', { name: 'Find kandidater' })).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'Karen Eksempel' })).toBeVisible()
  await begge(page, 'ordre-givet-videre')

  await som(page, 'jens', '/myndighed/overblik')
  await page.getByRole('link', { name: /^Nye jobordrer \(\d+\)$/ }).click()
  await page.getByRole('link', { name: TITEL }).click()
  await expect(main(page)).toContainText('Vi har ikke flere med den rette erfaring.')
  await expect(page.getByRole('region', { name: 'Notater' })).toContainText('hun vil gerne se to mere')
  await expect(main(page)).toContainText('Andres kandidater (2)')
  await expect(page.getByRole('region', { name: 'Log' })).toContainText('Modtaget')
  for (const skjult of ['Karen', 'Bundgaard', 'Har ført regnskab']) await expect(main(page)).not.toContainText(skjult)
  await begge(page, 'ordre-hos-kommunen')
  await knap(page, 'Modtag jobordren').click()
  await expect(page.getByRole('link', { name: 'Overdrag', exact: true })).toHaveCount(0)
})

test.describe('uden JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('kommunen retter krav og stillingsbetegnelser, og virksomheden får besked', async ({ page }) => {
    await som(page, 'jens', `${sti}/ret`)
    await page.getByText('Op til fire flere stillingsbetegnelser').click()
    const felt = page
      .locator('.felt')
      .filter({ has: page.getByLabel('Stillingsbetegnelse 2', { exact: false }) })
      .last()
    await felt.getByRole('searchbox').fill('kundeansv')
    await felt.getByRole('button', { name: 'Søg' }).click()
    await page.getByRole('radio', { name: 'kundeansvarlig (Account manager)' }).check()
    await page.getByText('Krav til kandidaten (valgfrit)').click()
    await page.getByLabel('Slags i krav 3').selectOption({ label: 'Kørekort' })
    await page.getByLabel('Kravet i krav 3').fill('Kørekort B')
    await page.getByLabel('Hvor vigtigt i krav 3').selectOption({ label: 'Må gerne opfyldes' })
    await page.getByLabel('Beskrivelse').fill('Vi søger en ung bogholder.')
    await page.getByLabel('Antal stillinger').fill('mange')
    await knap(page, 'Gem rettelsen').click()
    await expect(problemer(page)).toContainText('Skriv et helt tal.')
    await expect(page.getByLabel('Antal stillinger')).toHaveValue('mange')
    await page.getByLabel('Antal stillinger').fill('2')
    await knap(page, 'Gem rettelsen').click()
    await expect(problemer(page)).toContainText('kan stride mod forbuddet mod forskelsbehandling: "ung"')
    await expect(problemer(page)).toContainText('Kun virksomheden kan sige, at den er i orden.')
    await expect(page.getByLabel(/fordi …/)).toHaveCount(0)
    await expect(page.getByLabel('Kravet i krav 1')).toHaveValue('Kørekort B')
    await expect(page.getByRole('radio', { name: 'kundeansvarlig (Account manager)' })).toBeChecked()
    await begge(page, 'ret-fejl')
    await page.getByLabel('Beskrivelse').fill('Vi søger en bogholder.')
    await knap(page, 'Gem rettelsen').click()
    await expect(main(page)).toContainText('Jobordren er rettet. Virksomheden har fået besked.')
    await expect(main(page)).toContainText('Ændret af myndighed')
    await expect(main(page)).toContainText('Kørekort: Kørekort B (gerne)')
    await expect(main(page)).toContainText('kundeansvarlig')
    await expect(page.getByRole('region', { name: 'Versioner' })).toContainText(/stillingsbetegnelser.*krav/)
    const [besked] = await scene.sql<{ titel: string }[]>`
      select titel from virksomhedsbesked where jobordre_id = ${ordreId} and slags = 'RETTET'`
    expect(besked?.titel).toContain('Jobcenter København')
    const [ordre] = await scene.sql<{ kontakt: string; note: string }[]>`
      select kontaktperson ->> 'telefon' as kontakt, intern_kommentar as note from jobordre_kontakt where jobordre_id = ${ordreId}`
    expect(ordre).toEqual({ kontakt: '70101010', note: 'Vores forrige bogholder er gået på pension.' })
  })
})

test('borgeren ser, hvad der er delt, trækker sit ja tilbage, og modtagerne kvitterer', async ({ page }) => {
  await som(page, 'karen', '/borger/sag')
  await page.getByRole('link', { name: 'Job, du er foreslået til' }).first().click()
  await expect(main(page)).toContainText('Bageriet Kringlen ApS i København Ø')
  await expect(main(page)).toContainText('Du skal til samtale')
  await expect(main(page)).toContainText('dit navn, din telefon og en linje')
  expect(lix(await main(page).innerText())).toBeLessThanOrEqual(40)
  await begge(page, 'borger')
  await knap(page, /^Træk mit samtykke tilbage/).click()
  await expect(main(page)).toContainText('Dit ja er trukket tilbage')
  await expect(main(page)).toContainText('Du har sagt nej tak')
  expect(lix(await main(page).innerText())).toBeLessThanOrEqual(40)
  await begge(page, 'borger-trukket')
  const bente = await medUr('bente')
  const [delt] = await transaktion(bente, (ctx) => listUkvitterede(ctx))
  await kvitterDeling(await medUr('bente'), { delingId: delt?.delingId ?? '' })
  await page.reload()
  await expect(main(page)).toContainText('de har slettet det')

  await som(page, 'bo', '/borger/jobordrer')
  await knap(page, /^Træk mit samtykke tilbage/).click()
  await som(page, 'anna', LISTE)
  await expect(page.getByRole('region', { name: 'Slet delte oplysninger' })).toContainText(TITEL)
  await begge(page, 'slet')
  await knap(page, /^Vi har slettet dem/).click()
  await expect(main(page)).toContainText('Det er noteret, at I har slettet oplysningerne.')
  await expect(page.getByRole('region', { name: 'Slet delte oplysninger' })).toHaveCount(0)
})

test('en myndighed opretter for en virksomhed, retter, sætter på pause og afslutter', async ({ page }) => {
  await som(page, 'jens', LISTE)
  await page.getByRole('link', { name: 'Opret for en virksomhed' }).click()
  await begge(page, 'ny')
  await page.getByRole('textbox', { name: 'CVR-nummer' }).fill('99000023')
  await knap(page, 'Find virksomheden').click()
  await page.getByRole('radio', { name: /Plejehjemmet Åhaven/ }).check()
  await page.getByLabel('Virksomhedens navn').fill('Plejehjemmet Åhaven')
  await page.getByLabel('Titel', { exact: true }).fill('Gartner i haven')
  const stilling = page.getByRole('combobox', { name: 'Stillingsbetegnelse', exact: true })
  await stilling.pressSequentially('gartner')
  await expect(main(page).getByText(/^\d forslag\. Vælg med piletasterne\.$/)).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('radio', { name: /gartner/i }).first()).toBeChecked()
  await page.getByLabel('Beskrivelse').fill('Du passer haven hele året.')
  await page.getByText('Krav til kandidaten (valgfrit)').click()
  await page.getByLabel('Slags i krav 2').selectOption({ label: 'Sprog' })
  await page.getByLabel('Kravet i krav 2').fill('Dansk i tale')
  await knap(page, 'Flere krav').click()
  await expect(page.getByLabel('Kravet i krav 5')).toBeVisible()
  await expect(page.getByLabel('Kravet i krav 1')).toHaveValue('Dansk i tale')
  await page.getByRole('radio', { name: 'Fuld tid' }).check()
  await knap(page, 'Opret jobordren').click()
  await expect(problemer(page)).toContainText('Skriv kontaktpersonens for- og efternavn.')
  await expect(page.getByLabel('Titel', { exact: true })).toHaveValue('Gartner i haven')
  await expect(page.getByRole('radio', { name: /gartner/i }).first()).toBeChecked()
  await expect(page.getByRole('radio', { name: /Plejehjemmet Åhaven/ })).toBeChecked()
  await expect(page.getByLabel('Kravet i krav 1')).toHaveValue('Dansk i tale')
  await begge(page, 'ny-fejl')
  await page.getByLabel('Kontaktpersonens fornavn').fill('Pia')
  await page.getByLabel('Kontaktpersonens efternavn').fill('Plejdrup')
  await page.getByLabel('Telefon', { exact: true }).fill('70203040')
  await knap(page, 'Opret jobordren').click()
  await expect(main(page)).toContainText('Jobordren er oprettet, og I har den.')
  await expect(main(page)).toContainText('Sprog: Dansk i tale (skal)')
  await page.getByRole('link', { name: 'Ret indholdet' }).click()
  await page.getByLabel('Antal stillinger').fill('2')
  await knap(page, 'Gem rettelsen').click()
  await expect(main(page)).toContainText('Ændret af myndighed')
  await expect(page.getByRole('region', { name: 'Versioner' })).toContainText('antal stillinger')
  await page.getByText('Sæt på pause').first().click()
  await knap(page, 'Sæt på pause').click()
  await expect(main(page)).toContainText('Jobordren er sat på pause.')
  await knap(page, 'Tag af pause').click()
  await page.getByRole('link', { name: 'Afslut', exact: true }).click()
  await begge(page, 'afslut')
  await page.getByLabel('Stillingerne er besat').check()
  await knap(page, 'Afslut jobordren').click()
  await expect(problemer(page)).toContainText('Skriv, hvor mange stillinger der er besat.')
  await page.getByLabel('Hvor mange stillinger er besat?').fill('2')
  await page.getByLabel('Hvor mange af dem med en henvist kandidat?').fill('0')
  await knap(page, 'Afslut jobordren').click()
  await expect(main(page)).toContainText('Jobordren er afsluttet.')
  await begge(page, 'afsluttet')
  await page.goto(`${LISTE}?vis=afsluttet`)
  await expect(main(page)).toContainText('Gartner i haven')
  await page.goto(`${LISTE}?titel=findes-ikke`)
  await expect(main(page)).toContainText('Ingen jobordrer passer til dine filtre.')
})

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'med JavaScript' : 'helt uden JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('tavlen: flyt med menuen, filtre i adressen, og tilbage til tabellen', async ({ page }) => {
      const navn = (n: string) => `${n}${javaScriptEnabled ? '' : '-uden'}`
      await som(page, 'jens', LISTE)
      await page.getByRole('link', { name: 'Tavle', exact: true }).click()
      const kolonne = (name: string) => page.getByRole('region', { name: new RegExp(`^${name} \\(`) })
      const kort = (name: string) => kolonne(name).getByRole('listitem').filter({ hasText: TITEL })
      await expect(kort('I gang').first()).toContainText('Bageriet Kringlen ApS, København Ø')
      await expect(kort('I gang').first()).toContainText('Ansvarlig: Jens Jobsen')
      await begge(page, navn('tavle'))
      await kort('I gang').first().getByText('Flyt til …').click()
      await begge(page, navn('tavle-menu'))
      await expect(
        kort('I gang')
          .first()
          .getByRole('button', { name: /^I gang/ }),
      ).toHaveCount(0)
      await kort('I gang')
        .first()
        .getByRole('button', { name: /^På pause/ })
        .click()
      await expect(main(page)).toContainText('Jobordren er sat på pause.')
      await expect(page).toHaveURL(/visning=tavle/)
      await expect(kort('På pause').first()).toBeVisible()
      await kort('På pause').first().getByText('Flyt til …').click()
      await kort('På pause')
        .first()
        .getByRole('button', { name: /tag af pause/ })
        .click()
      await expect(main(page)).toContainText('Jobordren er taget af pause.')
      await expect(kort('I gang').first()).toBeVisible()

      await page.getByText('Flere filtre').click()
      await page.getByLabel('Arbejdsstedets kommune').selectOption('461')
      await knap(page, 'Vis').click()
      await expect(page).toHaveURL(/kommune=461/)
      await expect(page.getByText(/^Afsluttet de sidste 30 dage \(\d+\)$/)).toBeVisible()
      await page.getByText(/^Afsluttet de sidste 30 dage \(\d+\)$/).click()
      await expect(main(page)).toContainText('Gartner i haven')
      await expect(main(page)).not.toContainText(TITEL)
      await begge(page, navn('tavle-filter'))
      await page.getByRole('link', { name: /Fjern filter Kommune: Odense.*/ }).click()
      await page.getByText('Flere filtre').click()
      await page.getByLabel('Stillingsbetegnelse', { exact: true }).fill('bogh')
      await knap(page, 'Vis').click()
      await expect(main(page)).toContainText('Vælg en stillingsbetegnelse for “bogh”.')
      await begge(page, navn('tavle-hvilken'))
      await page.getByRole('link', { name: 'Bogholder', exact: true }).click()
      await expect(page).toHaveURL(/stilling=Bogholder/)
      await expect(kort('I gang').first()).toBeVisible()
      await page.getByRole('link', { name: 'Tabel', exact: true }).click()
      await expect(page.getByRole('table', { name: 'Jobordrer' })).toContainText(TITEL)
      await expect(page).toHaveURL(/stilling=Bogholder/)
      await begge(page, navn('liste-filter'))
      await page.getByLabel('Frist').selectOption({ label: 'Overskredet' })
      await knap(page, 'Vis').click()
      await expect(main(page)).toContainText('Ingen jobordrer passer til dine filtre.')
    })
  })
}

test('andre har ingen side, og kommuner læser med', async ({ page }) => {
  await som(page, 'freja', '/myndighed/overblik')
  for (const del of ['', '/kandidater', '/overdrag', '/ret'])
    expect((await page.goto(`${sti}${del}`))?.status(), del).toBe(404)
  await som(page, 'ole', `${LISTE}?omfang=alle`)
  await page.getByRole('link', { name: TITEL }).click()
  await expect(main(page)).toContainText('I kan læse den, men ikke ændre den.')
  await expect(page.getByRole('region', { name: 'Kontakt i virksomheden' })).toHaveCount(0)
  for (const del of ['/kandidater', '/overdrag', '/ret', '/afslut'])
    expect((await page.goto(`${sti}${del}`))?.status(), del).toBe(404)
})
