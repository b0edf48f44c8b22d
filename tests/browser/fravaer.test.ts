import type { Page } from '@playwright/test'
import { indberetTimer } from '#lib/dagpengetaeller/indberet'
import { plusDage, visDato } from '#lib/dato'
import { givGaesteadgang } from '#lib/gaesteadgang/giv'
import { expect, ingenVandretRulning, nulstil, problemer, skrivDag, som, test, tilgaengelig } from '#tests/browser/som'
import { vedSiden } from '#tests/system/api-scene'
import { IDAG, paaDag } from '#tests/system/scene'

// The clock is moved, and the cast's fravær is.
test.afterAll(({ server }) => nulstil(server))

const detSker = (page: Page) => page.getByRole('region', { name: 'Det sker der, når du gemmer' })
const afsnit = (page: Page, navn: string) =>
  page.locator('section').filter({ has: page.getByRole('heading', { name: navn, level: 2 }) })

async function aabn(page: Page, hvem: string, liste: 'Medlemmer' | 'Borgere', navn: string): Promise<string> {
  await som(page, hvem)
  await page.getByRole('link', { name: liste }).first().click()
  await page.getByRole('link', { name: navn }).click()
  return new URL(page.url()).pathname
}
const paenSide = async (page: Page) => {
  await tilgaengelig(page)
  await page.setViewportSize({ width: 360, height: 740 })
  await ingenVandretRulning(page)
  await page.setViewportSize({ width: 1280, height: 800 })
}

test('a-kassen registrerer ferie, ser hvad der sker, retter den og berigtiger den', async ({ page }) => {
  await aabn(page, 'anna', 'Medlemmer', 'Karen Eksempel')
  await page.getByRole('link', { name: 'Registrér fravær' }).click()
  await expect(page.getByRole('radio')).toHaveCount(9)
  await expect(page.getByLabel('Friperiode'), 'kontaktgruppe 1 tillader den ikke').toHaveCount(0)
  await expect(page.getByText('En sygemelding på Jobnet er teknisk en afmelding')).toBeVisible()
  await page.getByRole('button', { name: 'Se, før du gemmer' }).click()
  await expect(problemer(page)).toContainText('Vælg en type.')
  await expect(problemer(page)).toContainText('Skriv en dato, der findes.')

  await page.getByLabel('Ferie').check()
  await skrivDag(page, 'Første dag', plusDage(IDAG, 7))
  await skrivDag(page, 'Sidste dag', plusDage(IDAG, 6))
  await page.getByRole('button', { name: 'Se, før du gemmer' }).click()
  await expect(page.getByRole('region', { name: 'Fraværet kan ikke registreres endnu' })).toContainText('Fejlkode 1003')
  await expect(page.getByLabel('Ferie')).toBeChecked()
  await paenSide(page)

  await skrivDag(page, 'Sidste dag', plusDage(IDAG, 11))
  await page.getByRole('button', { name: 'Se, før du gemmer' }).click()
  await expect(detSker(page)).toContainText('ændrer ikke, hvem der har samtalerne')
  await expect(detSker(page)).toContainText('Jobcenter København får besked')
  await expect(detSker(page)).toContainText('Der blev registreret fravær for dig')
  await paenSide(page)
  await page.getByRole('button', { name: 'Registrér fravær' }).click()
  await expect(page.getByText('Fraværet er registreret')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Ferie', level: 1 })).toBeVisible()
  await paenSide(page)

  await page.getByRole('link', { name: 'Ret fravær' }).click()
  await page.waitForURL(/\/ret$/)
  await skrivDag(page, 'Sidste dag', '')
  await page.getByLabel('Kommentar').fill('Borgeren ved ikke endnu, hvor længe.')
  await page.getByRole('button', { name: 'Se, før du gemmer' }).click()
  await expect(detSker(page)).toContainText('Dit fravær blev rettet')
  await page.getByRole('button', { name: 'Gem ændringen' }).click()
  await expect(page.getByText('Ændringen er gemt')).toBeVisible()

  await page.getByRole('link', { name: 'Berigtig fravær' }).click()
  await page.getByRole('button', { name: 'Berigtig fravær' }).click()
  await expect(problemer(page)).toContainText('Skriv, hvorfor registreringen var en fejl.')
  await paenSide(page)
  await page.getByLabel('Hvorfor var registreringen en fejl?').fill('Det var en anden borger.')
  await page.getByRole('button', { name: 'Berigtig fravær' }).click()
  await expect(page.getByText('Fraværet er berigtiget og tæller ikke længere')).toBeVisible()
  await expect(page.getByRole('row')).toHaveCount(4)
  await expect(page.getByRole('table')).toContainText('Berigtiget: Det var en anden borger.')
  await expect(page.getByRole('link', { name: 'Ret fravær' })).toHaveCount(0)
})

test('en borger over timegrænsen afmeldes og tilmeldes: a-kassen får ikke forløbet, og siden siger hvorfor', async ({
  page,
}) => {
  const sti = await aabn(page, 'anna', 'Medlemmer', 'Grethe Grønlund')
  await page.getByRole('link', { name: 'Afmeld' }).click()
  await page.getByRole('button', { name: 'Se, før du gemmer' }).click()
  await expect(detSker(page)).toContainText(`Ingen har samtalerne fra den ${visDato(plusDage(IDAG, 1))}.`)
  await paenSide(page)
  await page.getByRole('button', { name: 'Afmeld borgeren' }).click()
  await expect(afsnit(page, 'Tilmelding')).toContainText('Afmeldes efter')
  await expect(page.getByRole('table', { name: 'Fravær' })).toContainText('Afmeldt som ledig')

  const nu = new Date(`${plusDage(IDAG, 1)}T10:00:00+01:00`).toISOString()
  await page.request.put('/api/demo/ur', { headers: { 'x-samspor-demo': '1' }, data: { nu } })
  await page.goto(sti)
  await page.getByRole('link', { name: 'Tilmeld', exact: true }).click()
  await skrivDag(page, 'Hvornår begyndte borgeren?', IDAG)
  await page.getByLabel('Klokkeslæt').fill('23.58')
  await page.getByRole('button', { name: 'Se, før du gemmer' }).click()
  await expect(detSker(page)).toContainText('Timegrænsen for a-kassens kontaktforløb er nået')
  await expect(detSker(page)).toContainText('Kommunen har samtalerne fra den')
  await paenSide(page)
  await page.getByRole('button', { name: 'Tilmeld borgeren' }).click()
  await expect(page.getByText('A-kassen fik ikke kontaktforløbet.')).toBeVisible()
  await expect(afsnit(page, 'Tilmelding')).toContainText(`${visDato(IDAG)} kl. 23.58`)
  await paenSide(page)
})

test('historikken er for begge myndigheder, med navn og organisation, og en fremmed finder den ikke', async ({
  page,
}) => {
  const sti = await aabn(page, 'jens', 'Borgere', 'Camilla Carlsen')
  await expect(afsnit(page, 'Historik')).toContainText('Anna Akselsen, HK/Danmarks A-kasse')
  await page.getByRole('link', { name: 'Se hele historikken' }).click()
  await expect(page.getByRole('heading', { name: 'Historik for Camilla Carlsen', level: 1 })).toBeVisible()
  await expect(page.getByText('Indstillingen blev sendt til kommunen')).toBeVisible()
  await paenSide(page)
  await som(page, 'freja', '/myndighed/overblik')
  expect((await page.goto(`${sti}/historik`))?.status()).toBe(404)
})

test('en slutdato, der er registreret, flyttes eller fjernes kun med en kommentar, og siden siger, hvem der så er ansvarlig', async ({
  page,
  server,
}) => {
  const scene = await vedSiden(server)
  const { id } = await scene.nyBorger()
  const hk = await scene.find('akasse', '9013')
  await scene.somSystem(async () => {
    await indberetTimer(paaDag(-5), {
      borgerId: id,
      akasseId: hk.id,
      forsikring: 'FULDTID',
      timerForbrugt: '420.00',
      opgjortTil: '2026-10-31',
      indplaceringsdato: '2026-01-01',
      nyIndplacering: true,
    })
    await scene.afslut(id, plusDage(IDAG, -2))
  })
  await scene.luk()
  await som(page, 'anna', `/myndighed/borgere/${id}`)
  await page.getByRole('link', { name: 'Kontaktforløb er hos a-kassen' }).click()
  await page.getByRole('link', { name: 'Ret fravær' }).click()
  await page.waitForURL(/\/ret$/)
  await skrivDag(page, 'Sidste dag', IDAG)
  await page.getByRole('button', { name: 'Se, før du gemmer' }).click()
  await expect(problemer(page)).toContainText('Skriv, hvorfor den registrerede slutdato er forkert.')
  await page.getByRole('textbox', { name: 'Kommentar' }).fill('Timerne blev opgjort for tidligt.')
  await page.getByRole('button', { name: 'Se, før du gemmer' }).click()
  await expect(detSker(page)).toContainText(`til og med den ${visDato(IDAG)}.`)
  await expect(detSker(page)).toContainText(`Kommunen har samtalerne fra den ${visDato(plusDage(IDAG, 1))}.`)
  await paenSide(page)
  await skrivDag(page, 'Sidste dag', '')
  await page.getByLabel('Ingen, kontaktforløbet skal være åbent igen').check()
  await page.getByRole('button', { name: 'Se, før du gemmer' }).click()
  await expect(detSker(page)).toContainText('Jobcenter København får besked')
  await page.getByRole('button', { name: 'Gem ændringen' }).click()
  await expect(page.getByText('Ændringen er gemt')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Afslut kontaktforløbet' })).toBeVisible()
  await page.getByRole('link', { name: /^Tilbage til / }).click()
  await expect(page.getByText(/Samtaler: A-kassen/)).toBeVisible()
})

test('dør borgeren, mens der skrives, bliver det afvist med grunden, og det skrevne er der endnu', async ({
  page,
  server,
}) => {
  const scene = await vedSiden(server)
  const [afmeldt, tilmeldt] = [await scene.nyBorger(), await scene.nyBorger()]
  await scene.sql`update tilmelding set gyldig_til = ${plusDage(IDAG, -3)} where borger_id = ${afmeldt.id}`
  await scene.sql`update fravaer set slut_dato = ${plusDage(IDAG, -3)}, afslutningsaarsag = 9753 where borger_id = ${afmeldt.id}`
  const doer = (id: string) => scene.sql`update borger set doed_dato = ${IDAG} where id = ${id}`
  const kommentar = page.getByRole('textbox', { name: /^Kommentar/ })

  await som(page, 'anna', `/myndighed/borgere/${afmeldt.id}/tilmeld`)
  await kommentar.fill('Borgeren ringede i dag.')
  await page.getByRole('button', { name: 'Se, før du gemmer' }).click()
  await expect(detSker(page)).toBeVisible()
  await doer(afmeldt.id)
  await page.getByRole('button', { name: 'Tilmeld borgeren' }).click()
  await expect(problemer(page)).toContainText(`Borgeren er registreret som død den ${visDato(IDAG)}.`)
  await expect(kommentar).toHaveValue('Borgeren ringede i dag.')
  await page.getByRole('button', { name: 'Se, før du gemmer' }).click()
  const tilmelding = page.getByRole('region', { name: 'Borgeren kan ikke tilmeldes endnu' })
  await expect(tilmelding).toContainText('Fejlkode 4405')
  await expect(tilmelding).toContainText('kan folkeregistret i kommunen rette den')
  await expect(kommentar).toHaveValue('Borgeren ringede i dag.')
  await paenSide(page)

  await page.goto(`/myndighed/borgere/${tilmeldt.id}/fravaer/ny`)
  await page.getByLabel('Ferie').check()
  await skrivDag(page, 'Første dag', plusDage(IDAG, 7))
  await skrivDag(page, 'Sidste dag', plusDage(IDAG, 11))
  await kommentar.fill('Aftalt i telefonen.')
  await page.getByRole('button', { name: 'Se, før du gemmer' }).click()
  await expect(detSker(page)).toBeVisible()
  await page.getByRole('button', { name: 'Registrér fravær' }).click()
  await page.getByRole('link', { name: 'Ret fravær' }).click()
  await page.waitForURL(/\/ret$/)
  await kommentar.fill('En dag mere.')
  await skrivDag(page, 'Sidste dag', plusDage(IDAG, 12))
  const rettelse = new URL(page.url()).pathname
  await doer(tilmeldt.id)
  await page.getByRole('button', { name: 'Se, før du gemmer' }).click()
  await expect(page.getByRole('region', { name: 'Ændringen kan ikke gemmes endnu' })).toContainText('Fejlkode 4405')
  await expect(kommentar).toHaveValue('En dag mere.')
  await expect(page.getByRole('group', { name: 'Sidste dag' }).getByLabel('Dag')).toHaveValue(/^0?5$/)
  await page.goto(rettelse)
  await expect(page, 'uden noget skrevet er der intet at rette').toHaveURL(
    new RegExp(`${rettelse.replace('/ret', '')}$`),
  )

  await scene.sql`update borger set doed_dato = null where id = ${tilmeldt.id}`
  await page.goto(`/myndighed/borgere/${tilmeldt.id}/fravaer/ny`)
  await page.getByLabel('Borgerligt ombud').check()
  await skrivDag(page, 'Første dag', plusDage(IDAG, 20))
  await page.getByRole('button', { name: 'Se, før du gemmer' }).click()
  await expect(detSker(page)).toBeVisible()
  await doer(tilmeldt.id)
  await page.getByRole('button', { name: 'Registrér fravær' }).click()
  await expect(problemer(page)).toContainText('Borgeren er registreret som død')
  await expect(page.getByLabel('Borgerligt ombud')).toBeChecked()
  await paenSide(page)

  await scene.sql`update borger set doed_dato = null where id = ${tilmeldt.id}`
  await page.goto(`/myndighed/borgere/${tilmeldt.id}/afmeld`)
  await page.getByRole('button', { name: 'Se, før du gemmer' }).click()
  await expect(detSker(page)).toBeVisible()
  await doer(tilmeldt.id)
  await page.getByRole('button', { name: 'Afmeld borgeren' }).click()
  await expect(problemer(page)).toContainText('Borgeren er registreret som død')
  expect(await scene.antal('fravaer', { borger_id: tilmeldt.id }), 'forløbet og ferien').toBe(2)
  await scene.luk()
})

test('en kommune med gæsteadgang kan læse, men ikke tilmelde eller afmelde: siden siger hvem der kan', async ({
  page,
  server,
}) => {
  const scene = await vedSiden(server)
  const { id, cpr } = await scene.nyBorger()
  const nanna = await scene.nu('nanna')
  await givGaesteadgang(nanna, { cpr, begrundelse: 'Borgeren flytter hertil.', til: plusDage(IDAG, 5) })
  await scene.luk()
  await som(page, 'nanna', `/myndighed/borgere/${id}`)
  await expect(page.getByRole('link', { name: /^(Tilmeld|Afmeld)$/ })).toHaveCount(0)
  await page.goto(`/myndighed/borgere/${id}/afmeld`)
  await skrivDag(page, 'Sidste dag som tilmeldt', plusDage(IDAG, 2))
  await page.getByRole('button', { name: 'Se, før du gemmer' }).click()
  const afmelding = page.getByRole('region', { name: 'Borgeren kan ikke afmeldes endnu' })
  await expect(afmelding).toContainText('Borgeren hører til Københavns Kommune.')
  await expect(afmelding).toContainText('Københavns Kommune, borgerens a-kasse eller borgeren selv på Jobnet')
  await expect(afmelding).toContainText('Fejlkode TM-004')
  await expect(page.getByRole('button', { name: 'Afmeld borgeren' })).toHaveCount(0)
  await expect(page.getByRole('group', { name: 'Sidste dag som tilmeldt' }).getByLabel('Dag')).toHaveValue('25')
  await paenSide(page)
  await page.goto(`/myndighed/borgere/${id}/tilmeld`)
  await page.getByRole('textbox', { name: /^Kommentar/ }).fill('Borgeren står her hos os.')
  await page.getByRole('button', { name: 'Se, før du gemmer' }).click()
  await expect(page.getByRole('region', { name: 'Borgeren kan ikke tilmeldes endnu' })).toContainText('TM-004')
  await expect(page.getByRole('textbox', { name: /^Kommentar/ })).toHaveValue('Borgeren står her hos os.')
  await paenSide(page)
})

test('a-kassen ser tilbage: intet kan gøres, reglerne står der, og opslaget er logget med datoen', async ({ page }) => {
  const sti = await aabn(page, 'anna', 'Medlemmer', 'Ditte Dam')
  await expect(page.getByText('Samtaler: Kommunen')).toBeVisible()
  await page.getByText('Se en tidligere dato').click()
  const dag = plusDage(IDAG, -20)
  await skrivDag(page, 'Dato', '2026-02-30')
  await page.getByRole('button', { name: 'Vis dagen' }).click()
  await expect(page.getByText('Skriv en dag, der findes, og som ligger før i dag.').first()).toBeVisible()
  await skrivDag(page, 'Dato', dag)
  await page.getByRole('button', { name: 'Vis dagen' }).click()
  const stribe = page.getByRole('region', { name: 'Tidligere dato' })
  await expect(stribe).toContainText(`Du ser Ditte Dam, som det var den ${visDato(dag)}`)
  await expect(page.getByText('Samtaler: A-kassen')).toBeVisible()
  await expect(page.getByRole('link', { name: /Registrér|Ny besked|Tilmeld|Afmeld/ })).toHaveCount(0)
  await expect(page.getByRole('button', { name: /Ny indstilling|Vis CPR/ })).toHaveCount(0)
  await expect(afsnit(page, 'Regler i kraft den dag')).toContainText('410,00 timer')
  await expect(afsnit(page, 'Regler i kraft den dag')).toContainText('Kilde: STAR, IT-nyhedsbrev 31/2023')
  await paenSide(page)
  await stribe.getByRole('link', { name: 'Tilbage til i dag' }).click()
  await expect(page).toHaveURL(new RegExp(`${sti}$`))
  await som(page, 'ditte', '/borger/profil')
  await expect(page.getByText('Så på din sag').first()).toBeVisible()
})

test.describe('uden JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('kommunen registrerer fravær, men kontaktforløbet er a-kassens', async ({ page }) => {
    const sti = await aabn(page, 'jens', 'Borgere', 'Karen Eksempel')
    await page.getByRole('link', { name: 'Kontaktforløb er hos a-kassen' }).click()
    await expect(page.getByText('Kun borgerens nuværende a-kasse kan ændre kontaktforløbet.')).toBeVisible()
    await expect(page.getByRole('link', { name: /Ret|Berigtig|Afslut/ })).toHaveCount(0)
    const forloeb = new URL(page.url()).pathname
    await page.goto(`${forloeb}/ret`)
    await expect(page, 'siden sender tilbage').toHaveURL(new RegExp(`${forloeb}$`))
    await page.goto(`${sti}/fravaer/ny`)
    await expect(page.getByLabel('Kontaktforløb er hos a-kassen')).toHaveCount(0)
    await page.getByLabel('Borgerligt ombud').check()
    await skrivDag(page, 'Første dag', IDAG)
    await page.getByRole('button', { name: 'Se, før du gemmer' }).click()
    await expect(detSker(page)).toContainText('HK/Danmarks A-kasse får besked')
    await page.getByRole('button', { name: 'Registrér fravær' }).click()
    await expect(page.getByText('Fraværet er registreret')).toBeVisible()
    await som(page, 'freja', '/myndighed/overblik')
    expect((await page.goto(forloeb))?.status(), 'en anden a-kasse').toBe(404)
    expect((await page.goto(`${sti}/fravaer/ny`))?.status()).toBe(404)
  })

  test('et kontaktforløb, der er berigtiget ved en fejl, kan registreres igen med en kommentar', async ({ page }) => {
    const sti = await aabn(page, 'anna', 'Medlemmer', 'Yrsa Yding')
    await page.getByRole('link', { name: 'Kontaktforløb er hos a-kassen' }).click()
    await page.getByRole('link', { name: 'Berigtig fravær' }).click()
    await expect(detSker(page)).toContainText(`Kommunen har samtalerne fra den ${visDato(IDAG)}.`)
    await page.getByLabel('Hvorfor var registreringen en fejl?').fill('Prøve.')
    await page.getByRole('button', { name: 'Berigtig fravær' }).click()
    await page.goto(`${sti}/fravaer/ny`)
    await page.getByLabel('Kontaktforløb er hos a-kassen').check()
    await skrivDag(page, 'Første dag', IDAG)
    await page.getByRole('button', { name: 'Se, før du gemmer' }).click()
    await expect(problemer(page)).toContainText('Skriv, hvorfor kontaktforløbet ikke begyndte')
    await page.getByRole('textbox', { name: /^Kommentar/ }).fill('Berigtigelsen var en fejl.')
    await page.getByRole('button', { name: 'Se, før du gemmer' }).click()
    await expect(detSker(page)).toContainText(`A-kassen har samtalerne fra den ${visDato(IDAG)}.`)
    await page.getByRole('button', { name: 'Registrér fravær' }).click()
    await expect(page.getByRole('link', { name: 'Afslut kontaktforløbet' })).toBeVisible()
    await page.goto(sti)
    await expect(page.getByText('Samtaler: A-kassen')).toBeVisible()
  })

  test('om en død borger kan intet registreres, og siden siger hvorfor', async ({ page }) => {
    const sti = await aabn(page, 'anna', 'Medlemmer', 'Dagmar Dahl')
    await expect(page.getByText('Fejlkode 4405')).toBeVisible()
    await expect(page.getByRole('link', { name: /Registrér|Ny besked|Tilmeld|Afmeld/ })).toHaveCount(0)
    await expect(page.getByRole('button', { name: 'Ny indstilling' })).toHaveCount(0)
    await page.goto(`${sti}/fravaer/ny`)
    await expect(page.getByText('Borgeren er registreret som død. Intet kan registreres.')).toBeVisible()
    for (const led of ['tilmeld', 'afmeld']) {
      await page.goto(`${sti}/${led}`)
      await expect(page, led).toHaveURL(new RegExp(`${sti}(#|$)`))
    }
  })
})
