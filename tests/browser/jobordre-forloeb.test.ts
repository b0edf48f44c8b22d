import type { Page } from '@playwright/test'
import { person } from '#demo/personer'
import { plusDage } from '#lib/dato'
import { foreslaaKandidat } from '#lib/formidling/foreslaa'
import { henvisKandidat } from '#lib/formidling/henvis'
import { modtagJobordre } from '#lib/jobordre/modtag'
import {
  begge,
  billede,
  expect,
  test as grund,
  knap,
  main,
  nulstil,
  problemer,
  skrivDag,
  som,
} from '#tests/browser/som'
import { gaaTil, logIndMedTaster, tabTil, tast } from '#tests/browser/taster'
import { vedSiden } from '#tests/system/api-scene'
import { aftal, deles, ja } from '#tests/system/formidling-scene'
import { jobordre, meldKlar, sendOrdre } from '#tests/system/jobordre-scene'
import { IDAG } from '#tests/system/scene'

type VedSiden = Awaited<ReturnType<typeof vedSiden>>
const test = grund.extend<{ scene: VedSiden }>({
  scene: async ({ server }, use) => {
    const scene = await vedSiden(server)
    for (const kode of ['9013', '9001']) await meldKlar(scene, await scene.find('akasse', kode))
    await use(scene)
    await scene.luk()
  },
})

test.slow()
test.afterAll(({ server }) => nulstil(server))

const LISTE = '/myndighed/jobordrer'
const HK = ['akasse', '9013'] as const
const KBH = ['jobcenter', '10100'] as const
const link = (page: Page, name: string | RegExp) => page.getByRole('link', { name, exact: true })
const kandidater = (page: Page) => page.getByRole('region', { name: 'Kandidater' }).first()

let nr = 0
/** An order of the bakery on Amager with an authority; `modtagetAf` has taken it. */
async function ordre(
  scene: VedSiden,
  hos: readonly ['akasse' | 'jobcenter', string],
  titel: string,
  modtagetAf?: string,
): Promise<{ id: string; sti: string; virksomhedens: string }> {
  nr += 1
  const { id: myndighedId } = await scene.find(...hos)
  const felter = jobordre(myndighedId, { titel, startdato: plusDage(IDAG, 30 + nr), pNummer: '1099000071' })
  const { id } = await sendOrdre(await scene.nu('bente'), felter)
  if (modtagetAf) await modtagJobordre(await scene.nu(modtagetAf), { id, version: 1 })
  return { id, sti: `${LISTE}/${id}`, virksomhedens: `/arbejdsgiver/jobordrer/${id}` }
}

/** A citizen of the test's own on the order, sent to the employer with a telephone and a line. */
async function kandidat(scene: VedSiden, jobordreId: string, af: string): Promise<{ id: string; borgerId: string }> {
  const { id: borgerId } = await scene.nyBorger()
  const nu = await scene.nu(af)
  const samtykke = ja({ hvad: ['navn', 'telefon', 'begrundelse'], tidspunkt: nu.nu })
  const { id } = await henvisKandidat(nu, {
    jobordreId,
    borgerId,
    samtykke,
    deles: { telefon: '20304050', begrundelse: 'Har passet haver i ti år.' },
  })
  return { id, borgerId }
}

test('a-kassen returnerer: virksomheden får det at vide, vælger en anden og skriver intet igen', async ({
  page,
  scene,
}) => {
  const o = await ordre(scene, HK, 'Gartner, der sendes videre')
  await som(page, 'anna', o.sti)
  await link(page, 'Returnér').click()
  await begge(page, 'returner')
  await knap(page, 'Returnér jobordren').click()
  await expect(problemer(page)).toContainText('Vælg en grund.')
  await page.getByLabel('Overdrages til').selectOption({ label: 'Jobcenter København' })
  await page.getByLabel('Ikke tid').check()
  await page.getByLabel('Uddyb grunden').fill('Vi har for mange jobordrer lige nu.')
  await knap(page, 'Returnér jobordren').click()
  await expect(main(page)).toContainText('Jobordren er sendt videre.')
  await expect(main(page)).toContainText('Jobcenter København har jobordren')
  await expect(knap(page, 'Modtag jobordren')).toHaveCount(0)
  await begge(page, 'returneret')

  await som(page, 'bente', '/arbejdsgiver')
  const nyt = page.getByRole('region', { name: 'Nyt til jer' })
  await expect(nyt).toContainText('HK/Danmarks A-kasse har sendt jeres jobordre videre: Gartner, der sendes videre')
  await expect(nyt).toContainText('I kan vælge en anden på jobordren.')
  await nyt.getByRole('link', { name: /Gartner, der sendes videre/ }).click()
  await expect(main(page)).toContainText('Vi har for mange jobordrer lige nu.')
  await link(page, 'Vælg en anden myndighed').click()
  await begge(page, 'vaelg')
  await knap(page, 'Vælg myndigheden').click()
  await expect(problemer(page)).toContainText('Vælg, hvem der skal hjælpe jer.')
  await page.getByRole('radio', { name: /En a-kasse/ }).check()
  const treF = await scene.find('akasse', '9001')
  await page.getByLabel('Vælg a-kasse').selectOption({ label: treF.navn })
  await knap(page, 'Vælg myndigheden').click()
  await expect(page.getByText('I har valgt en anden myndighed')).toBeVisible()
  await begge(page, 'omvalgt')

  await som(page, 'tom', `${LISTE}?vis=nye`)
  await link(page, 'Gartner, der sendes videre').click()
  await expect(knap(page, 'Modtag jobordren')).toBeVisible()
  await expect(main(page)).toContainText('Du skal passe bede og plæner hele året.')
  await som(page, 'jens', o.sti)
  await expect(main(page)).toContainText(`${treF.navn} har jobordren`)
  await expect(knap(page, 'Modtag jobordren')).toHaveCount(0)
})

test('en jobordre får en ny sagsbehandler, og virksomheden kan se hvem', async ({ page, scene }) => {
  // A colleague is one who has been here.
  await som(page, 'henrik', '/myndighed/overblik')
  const o = await ordre(scene, HK, 'Gartner til en kollega', 'anna')
  await som(page, 'anna', o.sti)
  await page.getByText('Skift sagsbehandler').first().click()
  await begge(page, 'sagsbehandler')
  await knap(page, 'Skift sagsbehandler').click()
  await expect(problemer(page)).toContainText('Vælg en kollega.')
  await page.getByLabel('Ny sagsbehandler').selectOption({ label: 'Henrik Holm' })
  await knap(page, 'Skift sagsbehandler').click()
  await expect(main(page)).toContainText('Jobordren har fået en ny sagsbehandler.')
  await expect(main(page).locator('dl').first()).toContainText('Henrik Holm')
  await expect(page.getByRole('region', { name: 'Log' })).toContainText('Henrik Holm')
  await som(page, 'bente', o.virksomhedens)
  await expect(main(page).locator('dl').first()).toContainText('Henrik Holm')
  await expect(main(page)).toContainText('Ny sagsbehandler')
})

test('den, der inviterede, afslutter samarbejdet: den anden læser hvorfor, ser kun sine egne og foreslår ikke flere', async ({
  page,
  scene,
}) => {
  const o = await ordre(scene, HK, 'Gartner med hjælp fra 3F', 'anna')
  await aftal(await scene.nu('anna'), await scene.nu('tom'), o.id, '9001')
  const { id: borgerId } = await scene.nyBorger({ akasse: '9001' })
  const tom = await scene.nu('tom')
  await foreslaaKandidat(tom, { jobordreId: o.id, borgerId, samtykke: ja({ tidspunkt: tom.nu }), deles })
  await kandidat(scene, o.id, 'anna')

  await som(page, 'anna', o.sti)
  const samarbejde = page.getByRole('region', { name: 'Samarbejde' })
  await samarbejde.getByText('Afslut samarbejdet').first().click()
  await samarbejde.getByLabel('Grund').fill('<b>Slut</b>')
  await samarbejde.getByRole('button', { name: 'Afslut samarbejdet' }).click()
  await expect(problemer(page)).toBeVisible()
  await expect(samarbejde.getByLabel('Grund')).toHaveValue('<b>Slut</b>')
  await samarbejde.getByLabel('Grund').fill('Vi har fundet nok selv.')
  await samarbejde.getByRole('button', { name: 'Afslut samarbejdet' }).click()
  await expect(main(page)).toContainText('Samarbejdet er afsluttet.')
  await expect(samarbejde).toContainText('Ophørt: Vi har fundet nok selv.')
  await expect(samarbejde.getByText('Afslut samarbejdet')).toHaveCount(0)
  await begge(page, 'samarbejde-slut')

  await som(page, 'tom', o.sti)
  await expect(main(page)).toContainText('Samarbejdet er ophørt')
  await expect(main(page)).toContainText('Vi har fundet nok selv.')
  await expect(main(page)).toContainText('I kan stadig se jeres egne medlemmer på jobordren.')
  await expect(kandidater(page).getByRole('row')).toHaveCount(2)
  await expect(page.getByRole('link', { name: 'Find kandidater' })).toHaveCount(0)
  await expect(page.getByText('Afslut samarbejdet')).toHaveCount(0)
  for (const skjult of ['Kringlen', '70101010', 'Har passet haver i ti år.'])
    await expect(main(page)).not.toContainText(skjult)
  await begge(page, 'samarbejde-slut-hos-den-anden')
  for (const del of ['/kandidater', `/henvis/${borgerId}`])
    expect((await page.goto(`${o.sti}${del}`))?.status(), del).toBe(404)
})

test('en kandidat trækkes af myndigheden, og et ja trækkes tilbage på kandidatens ord: virksomheden hører det og ser intet mere', async ({
  page,
  scene,
}) => {
  const o = await ordre(scene, HK, 'Gartner med to, der udgår', 'anna')
  const [foerste, anden] = [await kandidat(scene, o.id, 'anna'), await kandidat(scene, o.id, 'anna')]
  await som(page, 'anna', `${o.sti}/kandidat/${foerste.id}`)
  await page.getByLabel('Trukket', { exact: true }).check()
  await page.getByLabel('Notat').fill('Fik arbejde et andet sted.')
  await knap(page, 'Gem status').click()
  await expect(main(page)).toContainText('Status er gemt.')
  await expect(main(page)).toContainText('Trukket')
  await begge(page, 'trukket')
  await page.goto(`${o.sti}/kandidat/${anden.id}`)
  await page.getByText('Kandidaten trækker sit ja tilbage').click()
  await knap(page, 'Træk samtykket tilbage').click()
  await expect(main(page)).toContainText('Samtykket er trukket tilbage.')
  await begge(page, 'samtykke-trukket')

  await som(page, 'bente', '/arbejdsgiver')
  const nyt = page.getByRole('region', { name: 'Nyt til jer' })
  await expect(nyt).toContainText('har noteret, at en kandidat er udgået: Gartner med to, der udgår')
  await expect(nyt).toContainText('kan ikke længere vise jer en kandidat: Gartner med to, der udgår')
  await page.goto(o.virksomhedens)
  await expect(main(page)).toContainText('En tidligere kandidat')
  await expect(main(page)).not.toContainText('Fik arbejde et andet sted.')
  const kort = page.locator('li.kort').filter({ hasText: 'En tidligere kandidat' }).first()
  for (const skjult of ['20304050', 'Har passet haver i ti år.', 'Prøve Nr'])
    await expect(kort).not.toContainText(skjult)
  await expect(page.getByRole('button', { name: /Til samtale|Mødte ikke/ })).toHaveCount(0)
  await begge(page, 'virksomheden-efter')
})

test('takket nej og mødte ikke: kommunen får vist vejen til en underretning, og intet sker af sig selv', async ({
  page,
  scene,
}) => {
  const o = await ordre(scene, KBH, 'Gartner hos kommunen', 'jens')
  const [moedteIkke, takkedeNej] = [await kandidat(scene, o.id, 'jens'), await kandidat(scene, o.id, 'jens')]
  await som(page, 'bente', o.virksomhedens)
  await page
    .getByRole('button', { name: /^Mødte ikke/ })
    .first()
    .click()
  await expect(page.getByText('Jeres svar er gemt')).toBeVisible()

  await som(page, 'jens', o.sti)
  await kandidater(page)
    .getByRole('row', { name: /Mødte ikke/ })
    .getByRole('link')
    .click()
  const [denne] = [moedteIkke, takkedeNej].filter((k) => page.url().endsWith(k.id))
  const den = denne === moedteIkke ? takkedeNej : moedteIkke
  await expect(main(page)).toContainText('Skal a-kassen have en underretning?')
  await expect(main(page)).toContainText('Intet sker af sig selv.')
  await begge(page, 'underret')
  await link(page, 'Opret en underretning').click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Ny underretning om')
  expect(await scene.antal('nuph', { borger_id: denne?.borgerId ?? '' }), 'kun vist').toBe(0)

  await page.goto(`${o.sti}/kandidat/${den.id}`)
  await expect(page.getByText('Skal a-kassen have en underretning?')).toHaveCount(0)
  await page.getByLabel('Takket nej').check()
  await knap(page, 'Gem status').click()
  await expect(main(page)).toContainText('Skal a-kassen have en underretning?')
  expect(await scene.antal('nuph', { borger_id: den.borgerId })).toBe(0)

  // An a-kasse does not tell itself.
  const hk = await ordre(scene, HK, 'Gartner hos HK', 'anna')
  const egen = await kandidat(scene, hk.id, 'anna')
  await som(page, 'anna', `${hk.sti}/kandidat/${egen.id}`)
  await page.getByLabel('Takket nej').check()
  await knap(page, 'Gem status').click()
  await expect(main(page)).toContainText('Status er gemt.')
  await expect(page.getByText('Skal a-kassen have en underretning?')).toHaveCount(0)
})

test('en kandidat med navne- og adressebeskyttelse: kun det aftalte navn forlader a-kassen', async ({
  page,
  scene,
}) => {
  const o = await ordre(scene, HK, 'Gartner med beskyttet kandidat', 'anna')
  await som(page, 'anna', `${o.sti}/kandidater`)
  await page.getByLabel('Søg på navn eller CPR-nummer').fill('Berit')
  await knap(page, 'Søg').last().click()
  await expect(page.getByRole('row', { name: /Berit Bech/ })).toContainText('Navne- og adressebeskyttet')
  await page.getByRole('link', { name: /^Vælg.*Berit Bech/ }).click()
  await expect(main(page)).toContainText('Kandidaten har navne- og adressebeskyttelse.')
  await expect(main(page)).toContainText('Aftal med kandidaten, hvad virksomheden må få.')
  await begge(page, 'beskyttet')
  await page.getByLabel('Telefon').fill('20304050')
  await page.getByLabel('Kandidaten har sagt ja').check()
  await knap(page, 'Se, før du sender').click()
  await expect(page.getByRole('region', { name: 'Det ser Bageriet Kringlen ApS' })).toContainText(
    'Mangler: skriv det aftalte navn',
  )
  await knap(page, 'Send kandidaten').click()
  await expect(problemer(page)).toContainText('Skriv det navn, borgeren har aftalt, at virksomheden må kende.')
  expect(await scene.antal('formidling', { jobordre_id: o.id }), 'intet er delt').toBe(0)
  await page.getByLabel('Aftalt navn').fill('Kandidat B')
  await knap(page, 'Se, før du sender').click()
  const ser = page.getByRole('region', { name: 'Det ser Bageriet Kringlen ApS' })
  await expect(ser).toContainText('Kandidat B')
  await expect(ser).not.toContainText('Berit')
  await begge(page, 'beskyttet-se')
  await knap(page, 'Send kandidaten').click()
  await expect(main(page)).toContainText('Kandidaten er sendt til virksomheden.')

  const cpr = person('berit').cpr ?? ''
  const hemmeligt = ['Berit', 'Bech', cpr, `${cpr.slice(0, 6)}-${cpr.slice(6)}`]
  await som(page, 'bente', o.virksomhedens)
  await expect(main(page)).toContainText('Kandidat B')
  await begge(page, 'beskyttet-virksomhed')
  for (const sti of [o.virksomhedens, '/arbejdsgiver']) {
    await page.goto(sti)
    const html = await page.content()
    for (const ord of hemmeligt) expect(html.includes(ord), `${sti}: ${ord}`).toBe(false)
  }
  await som(page, 'jens', o.sti)
  for (const ord of [...hemmeligt, 'Kandidat B'])
    expect((await page.content()).includes(ord), `kommunen: ${ord}`).toBe(false)
})

/** As paper gets it: no way to go anywhere, and no text that sticks out or is cut off. */
async function paaPapir(page: Page, navn: string): Promise<void> {
  await page.emulateMedia({ media: 'print' })
  // The printable width of A4 between margins of 2 cm.
  await page.setViewportSize({ width: 643, height: 900 })
  await expect(page.getByRole('navigation')).toHaveCount(0)
  await expect(page.getByRole('button')).toHaveCount(0)
  await expect(page.locator('input:visible, select:visible, textarea:visible')).toHaveCount(0)
  const skaaret = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('main *')]
      .filter((e) => e.offsetParent !== null && !e.closest('.sr'))
      .filter((e) => {
        const { overflowX } = getComputedStyle(e)
        const klipper = overflowX !== 'visible' && e.scrollWidth > e.clientWidth + 1
        return klipper || e.getBoundingClientRect().right > document.documentElement.clientWidth + 1
      })
      .map((e) => `${e.tagName}.${e.className}: ${e.innerText.slice(0, 60)}`),
  )
  expect(skaaret, navn).toEqual([])
  await billede(page, `papir-${navn}`)
  const pdf = await page.pdf({ format: 'A4' })
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  await page.emulateMedia({ media: 'screen' })
}

test('jobordren på papir, hos virksomheden og hos myndigheden', async ({ page, scene }) => {
  const langt = 'Donaudampfskibsfartsselskabskaptajnskajutten'.repeat(3)
  const o = await ordre(scene, HK, `Gartner på papir ${langt}`.slice(0, 100), 'anna')
  await kandidat(scene, o.id, 'anna')
  await som(page, 'bente', o.virksomhedens)
  await paaPapir(page, 'virksomhed')
  await expect(
    page.getByText(/Bageriet Kringlen ApS · Sagsnummer JO-2026-\d{6} · Printet .* af Bente Bager/),
  ).toBeHidden()
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByText(/Sagsnummer JO-2026-\d{6} · Printet .* af Bente Bager/)).toBeVisible()
  await expect(main(page)).toContainText('Du skal passe bede og plæner hele året.')
  await expect(page.getByText('20304050')).toBeVisible()
  for (const tekst of [/^Ikke valgt/, /^Ansat fra/, /Svar med ét klik/])
    await expect(page.getByText(tekst).first()).toBeHidden()
  await page.emulateMedia({ media: 'screen' })
  await som(page, 'anna', o.sti)
  await paaPapir(page, 'myndighed')
  await page.emulateMedia({ media: 'print' })
  await expect(
    page.getByText(/HK\/Danmarks A-kasse · Sagsnummer JO-2026-\d{6} · Printet .* af Anna Akselsen/),
  ).toBeVisible()
  await expect(page.getByText('Du skal passe bede og plæner hele året.')).toBeVisible()
  await expect(kandidater(page).getByText('Henvist').first()).toBeVisible()
})

test('efter en rettelse af en sendt jobordre får virksomheden bemærkningerne at se', async ({ page, scene }) => {
  const foer = await ordre(scene, HK, 'Gartner, den første')
  const o = await ordre(scene, HK, 'Gartner, der rettes')
  const [andens] = await scene.sql<{ startdato: string }[]>`
    select startdato::text from jobordre where id = ${foer.id}`
  await som(page, 'bente', `${o.virksomhedens}/ret`)
  await page.getByLabel('Højst antal kandidater').fill('1')
  await skrivDag(page, 'Startdato', andens?.startdato ?? '')
  await skrivDag(page, 'Formidlingsfrist', plusDage(IDAG, 170))
  await knap(page, 'Gem rettelserne').click()
  await expect(page.getByText('Rettelserne er gemt')).toBeVisible()
  await expect(main(page)).toContainText('I søger 2 medarbejdere, men vil højst have 1 kandidat. Er det rigtigt?')
  await expect(main(page)).toContainText('Startdatoen ligger længe før fristen. Er det rigtigt?')
  await expect(main(page)).toContainText(
    /I har allerede en åben jobordre på samme stilling og dato \(JO-2026-\d{6}\)\./,
  )
  await expect(link(page, 'Åbn den')).toHaveAttribute('href', foer.virksomhedens)
  await begge(page, 'bemaerkninger')
  await link(page, 'Ret det').first().click()
  await expect(page).toHaveURL(/\/ret#/)
  await skrivDag(page, 'Startdato', plusDage(IDAG, 366))
  await page.getByLabel('Højst antal kandidater').fill('3')
  await knap(page, 'Gem rettelserne').click()
  await expect(main(page)).toContainText('Startdatoen er mere end et år væk. Er det rigtigt?')
  for (const vaek of ['højst have', 'længe før fristen', 'allerede en åben'])
    await expect(main(page)).not.toContainText(vaek)
  await page.goto(o.virksomhedens)
  await expect(main(page), 'kun lige efter').not.toContainText('Er det rigtigt?')
})

test('med tastaturet alene: virksomheden sender, og a-kassen henviser', async ({ page, scene }) => {
  test.setTimeout(180_000)
  await logIndMedTaster(page, 'bente', /MitID Erhverv/, /\/arbejdsgiver/)
  await gaaTil(page, /^Opret jobordre$/, /\/jobordrer\/ny$/)
  await tabTil(page, /^Stillingsbetegnelse$/)
  await page.keyboard.type('anlægsg')
  await expect(page.getByRole('listbox').getByRole('option').first()).toBeVisible()
  await tast(page, 'ArrowDown', 'Enter')
  await tabTil(page, /^Titel$/)
  await page.keyboard.type('Gartner med tastaturet')
  await tabTil(page, /^Beskrivelse/)
  await page.keyboard.type('Du passer haven hele året.')
  await tabTil(page, /^Kringlen i Valby/)
  await tast(page, 'Space')
  await tabTil(page, /^Fuld tid/)
  await tast(page, 'Space')
  // The kommune is suggested; the a-kasse is two steps down.
  await tabTil(page, /foreslået, fordi/)
  await tast(page, 'ArrowDown', 'ArrowDown')
  await tabTil(page, /^Vælg a-kasse/)
  await page.keyboard.type('HK')
  for (const [felt, tekst] of [
    [/^Kontaktpersonens fornavn/, 'Bente'],
    [/^Kontaktpersonens efternavn/, 'Bager'],
    [/^Telefon$/, '70102030'],
  ] as const) {
    await tabTil(page, felt)
    await tast(page, 'Control+A')
    await page.keyboard.type(tekst)
  }
  await gaaTil(page, /^Fortsæt til Tjek jeres svar$/, /\/tjek$/)
  await gaaTil(page, /^Send jobordren$/, /\/kvittering$/)
  await expect(page.getByText('Jobordren er sendt til HK/Danmarks A-kasse.')).toBeVisible()
  expect(await scene.antal('jobordre', { titel: 'Gartner med tastaturet' }), 'én, med script').toBe(1)

  await logIndMedTaster(page, 'anna', /a-kasses konto/, /\/myndighed\/overblik/)
  await gaaTil(page, /^Nye jobordrer \(\d+\)$/, /\/myndighed\/jobordrer/)
  await gaaTil(page, /^Gartner med tastaturet$/, /\/jobordrer\/[0-9a-f-]{36}$/)
  await gaaTil(page, /^Modtag jobordren$/, /modtaget=1/)
  await gaaTil(page, /^Find kandidater$/, /\/kandidater$/)
  await tabTil(page, /^Søg på navn eller CPR-nummer/)
  await page.keyboard.type('Otto')
  await tast(page, 'Enter')
  await expect(page.getByRole('link', { name: /^Vælg.*Otto Overby/ })).toBeVisible()
  await gaaTil(page, /^Vælg.*Otto Overby/s, /\/henvis\//)
  await tabTil(page, /^Telefon/)
  await page.keyboard.type('20304050')
  await tabTil(page, /^Kandidaten har sagt ja/)
  await tast(page, 'Space')
  await gaaTil(page, /^Se, før du sender$/, /svar=/)
  await gaaTil(page, /^Send kandidaten$/, /henvist=/)
  await expect(main(page)).toContainText('Kandidaten er sendt til virksomheden.')
})

test.describe('uden JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a-kassens jobordrer fra indbakke til afsluttet', async ({ page, scene }) => {
    const o = await ordre(scene, HK, 'Gartner uden script')
    await som(page, 'anna', `${LISTE}?vis=nye`)
    await link(page, 'Gartner uden script').click()
    await knap(page, 'Modtag jobordren').click()
    await expect(main(page)).toContainText('Jobordren er modtaget.')
    await page.getByText('Skriv et notat').click()
    await page.getByRole('textbox', { name: 'Notat' }).fill('Ring i morgen.')
    await knap(page, 'Gem notat').click()
    await expect(page.getByRole('region', { name: 'Notater' })).toContainText('Ring i morgen.')
    await link(page, 'Invitér a-kasse').click()
    const treF = await scene.find('akasse', '9001')
    await page.getByLabel('A-kasse', { exact: true }).selectOption({ label: treF.navn })
    await page.getByLabel('Hvad vil I gerne have hjælp til?').fill('Har I en gartner?')
    await knap(page, 'Send invitationen').click()
    await expect(main(page)).toContainText('Invitationen er sendt.')

    await page.getByRole('link', { name: 'Find kandidater' }).first().click()
    await page.getByLabel('Søg på navn eller CPR-nummer').fill('Frode')
    await knap(page, 'Søg').last().click()
    await page.getByRole('link', { name: /^Vælg.*Frode Fritz/ }).click()
    await page.getByLabel('Telefon').fill('20304050')
    await knap(page, 'Se, før du sender').click()
    await knap(page, 'Send kandidaten').click()
    await expect(problemer(page)).toContainText('ikke sagt ja')
    await expect(page.getByLabel('Telefon')).toHaveValue('20304050')
    await page.getByLabel('Kandidaten har sagt ja').check()
    await knap(page, 'Se, før du sender').click()
    await knap(page, 'Send kandidaten').click()
    await expect(main(page)).toContainText('Kandidaten er sendt til virksomheden.')
    await kandidater(page).getByRole('link', { name: 'Frode Fritz' }).click()
    await page.getByLabel('Til samtale').check()
    await knap(page, 'Gem status').click()
    await expect(main(page)).toContainText('Status er gemt.')

    await page.goto(o.sti)
    await page.getByText('Sæt på pause').first().click()
    await knap(page, 'Sæt på pause').click()
    await expect(main(page)).toContainText('Jobordren er sat på pause.')
    await knap(page, 'Tag af pause').click()
    await link(page, 'Ret indholdet').click()
    await page.getByLabel('Antal stillinger').fill('3')
    await knap(page, 'Gem rettelsen').click()
    await expect(main(page)).toContainText('Jobordren er rettet.')
    await link(page, 'Afslut').click()
    await page.getByLabel('Virksomheden søger ikke længere').check()
    await knap(page, 'Afslut jobordren').click()
    await expect(problemer(page)).toContainText('Skriv, hvorfor jobordren trækkes.')
    await expect(page.getByLabel('Virksomheden søger ikke længere')).toBeChecked()
    await page.getByLabel('Kommentar').fill('De har selv fundet en.')
    await knap(page, 'Afslut jobordren').click()
    await expect(main(page)).toContainText('Jobordren er afsluttet.')
    await page.goto(`${LISTE}?vis=afsluttet`)
    await expect(main(page)).toContainText('Gartner uden script')
  })
})
