import type { Page } from '@playwright/test'
import { person } from '#demo/personer'
import { plusDage } from '#lib/dato'
import { expect, ingenVandretRulning, nulstil, problemer, skrivDag, som, test, tilgaengelig } from '#tests/browser/som'
import type { Server } from '#tests/opsaetning/server'
import { fagsystem } from '#tests/system/api-scene'
import { IDAG } from '#tests/system/scene'

// The cast is shared by all journeys: what is done to it here is undone.
test.afterAll(({ server }) => nulstil(server))

/** Hours that the a-kasse's own system reports meanwhile. */
async function indberet(server: Server, klient: string, om: string, timer: string, ret: object = {}): Promise<void> {
  const system = await fagsystem(server, klient)
  const svar = await system('POST', '/Dagpengetaeller', {
    om,
    krop: { forsikring: 'FULDTID', forbrugteTimer: timer, opgjortTil: plusDage(IDAG, -1), newGrading: false, ...ret },
  })
  expect(svar.status, JSON.stringify(svar.krop)).toBe(201)
}

async function tilAfslut(page: Page, hvem: string, medlem: string): Promise<void> {
  await som(page, hvem, '/myndighed/borgere')
  await page.getByRole('link', { name: person(medlem).navn }).click()
  await page.getByRole('link', { name: /^(Sæt|Ret) slutdato/ }).click()
  await expect(page.getByRole('heading', { name: 'Afslut kontaktforløb hos a-kassen' })).toBeVisible()
}

/** The kommune takes the task from its list and accepts all that came with the citizen. */
async function modtagDetHele(page: Page, hvem: string, borger: string, knap: string): Promise<void> {
  const { navn } = person(borger)
  await som(page, hvem, '/myndighed/overblik')
  await page
    .getByRole('row', { name: new RegExp(`Overdraget.*${navn}|${navn}.*Overdraget`) })
    .getByRole('button', { name: /^Behandl/ })
    .click()
  await expect(page.getByRole('heading', { name: `Overdragelse af ${navn}` })).toBeVisible()
  await tilgaengelig(page)
  await page.getByRole('button', { name: knap }).click()
  await expect(page.getByText('Overdragelsen er modtaget. A-kassen har fået besked.')).toBeVisible()
  await expect(page.getByText(/har taget stilling til det hele den 23. november 2026/)).toBeVisible()
  await som(page, hvem, '/myndighed/overblik?vis=mine')
  await expect(page.getByRole('row', { name: new RegExp(navn) }).filter({ hasText: 'Overdraget' })).toHaveCount(0)
}

/** The a-kasse sees that it was received and can do nothing more about it; the citizen has been told who has the interviews now. */
async function kvittering(page: Page, hvem: string, borger: string): Promise<void> {
  const { navn } = person(borger)
  await som(page, hvem, '/myndighed/borgere')
  await page.getByRole('link', { name: navn }).click()
  await page.getByRole('link', { name: 'Overdragelse', exact: true }).click()
  await expect(page.getByText('Modtaget', { exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: /^(Overtag|Bekræft)/ })).toHaveCount(0)
  await som(page, borger, '/borger/beskeder')
  await expect(page.getByRole('link', { name: /Kommunen har overtaget dine samtaler/ }).first()).toBeVisible()
}

test('fuldtidsforsikret: fra nærmer sig over slutdato til modtaget overdragelse', async ({ page, server }) => {
  test.setTimeout(90_000)
  await som(page, 'jens', '/myndighed/overdragelser')
  const raekke = page.getByRole('row', { name: /Karen Eksempel/ }).last()
  await expect(raekke).toContainText('402,06')
  await expect(raekke).toContainText('7,94')
  await expect(raekke).toContainText('ved udgangen af november 2026')
  await expect(raekke).toContainText('Nærmer sig')
  await tilgaengelig(page)
  await ingenVandretRulning(page)

  await tilAfslut(page, 'anna', 'karen')
  await page.getByRole('button', { name: 'Se, hvad der sker' }).click()
  await expect(problemer(page)).toContainText('Skriv slutdatoen.')
  await expect(problemer(page)).toContainText('Skriv, hvorfor kontaktforløbet slutter.')
  await tilgaengelig(page)
  await skrivDag(page, /^Slutdato/, IDAG)
  await page.getByLabel('Timegrænsen for dagpenge er nået').check()
  await page.getByRole('button', { name: 'Se, hvad der sker' }).click()
  await expect(page.getByText('Timegrænsen er ikke nået: 402,06 af 410,00 timer er opgjort.').first()).toBeVisible()
  await expect(page.getByText('Fejlkode KF-003')).toBeVisible()
  await expect(page.getByRole('group', { name: /^Slutdato/ }).getByLabel('Dag')).toHaveValue(
    String(Number(IDAG.slice(8))),
  )

  await indberet(server, 'fagsystem-hk', 'karen', '415.50')
  await som(page, 'anna', '/myndighed/overdragelser')
  const naaet = page.getByRole('region', { name: 'Grænsen er nået, ikke afsluttet' })
  await expect(naaet.getByRole('row', { name: /Karen Eksempel/ })).toContainText('415,50')
  await tilgaengelig(page)
  await ingenVandretRulning(page)
  await page.getByRole('link', { name: /^Sæt slutdato.*Karen Eksempel/ }).click()
  await skrivDag(page, /^Slutdato/, plusDage(IDAG, -1))
  await page.getByLabel('Timegrænsen for dagpenge er nået').check()
  await page.getByRole('button', { name: 'Se, hvad der sker' }).click()
  const virkning = page.getByRole('region', { name: 'Det sker der' })
  await expect(virkning).toContainText(
    'Kommunen får besked med det samme og overtager samtalerne fra den 23. november 2026',
  )
  await expect(virkning).toContainText('Slutdatoen ligger før i dag.')
  await expect(virkning).toContainText('Bogholder')
  await expect(virkning).toContainText('Kommunen har overtaget dine samtaler')
  await tilgaengelig(page)
  await page.getByRole('button', { name: 'Afslut og giv kommunen besked' }).click()
  await expect(page.getByText(/Forløbet slutter den 22. november 2026/)).toBeVisible()

  await som(page, 'jens', '/myndighed/overblik')
  await page.getByRole('button', { name: /^Behandl.*Karen Eksempel/ }).click()
  await expect(page.getByRole('heading', { name: 'Overdragelse af Karen Eksempel' })).toBeVisible()
  await expect(page.getByText('3 punkter venter på jeres svar.')).toBeVisible()
  await tilgaengelig(page)
  await ingenVandretRulning(page)
  await page.getByRole('link', { name: /^Andet svar.*: Lønbogholder/ }).click()
  await page.getByRole('button', { name: 'Markér som ikke relevant' }).click()
  await expect(problemer(page)).toContainText('Skriv, hvorfor punktet ikke er relevant.')
  await tilgaengelig(page)
  await page.getByLabel('Hvorfor er det ikke relevant?').fill('Karen vil kun være bogholder.')
  await page.getByRole('button', { name: 'Markér som ikke relevant' }).click()
  await expect(page.getByText('2 punkter venter på jeres svar.')).toBeVisible()
  await page.getByRole('button', { name: /^Overtag.*: Bogholder/ }).click()
  await expect(page.getByText('1 punkt venter på jeres svar.')).toBeVisible()
  await page.getByRole('button', { name: 'Overtag alt, der venter' }).click()
  await expect(page.getByText('Overdragelsen er modtaget. A-kassen har fået besked.')).toBeVisible()

  await som(page, 'anna', '/myndighed/borgere')
  await page.getByRole('link', { name: 'Karen Eksempel' }).click()
  await page.getByRole('link', { name: 'Overdragelse', exact: true }).click()
  await expect(page.getByText('Karen vil kun være bogholder.')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Overtag/ })).toHaveCount(0)

  await som(page, 'karen', '/borger/beskeder')
  await page.getByRole('link', { name: /Kommunen har overtaget dine samtaler/ }).click()
  await expect(page.getByText(/Det, du har aftalt med a-kassen siden, gælder stadig/)).toBeVisible()
})

test('deltidsforsikret: kommunen læser det hele, før den overtager, og a-kassen kan fortryde', async ({
  page,
  server,
}) => {
  test.setTimeout(90_000)
  await indberet(server, 'fagsystem-3f', 'bo', '333.00', { forsikring: 'DELTID' })
  await tilAfslut(page, 'tom', 'bo')
  await expect(page.getByText('Deltidsforsikret')).toBeVisible()
  await skrivDag(page, /^Slutdato/, '2026-11-30')
  await page.getByLabel('Timegrænsen for dagpenge er nået').check()
  await page.getByRole('button', { name: 'Se, hvad der sker' }).click()
  await expect(page.getByRole('region', { name: 'Det sker der' })).toContainText(
    'overtager samtalerne fra den 1. december 2026',
  )
  await page.getByRole('button', { name: 'Afslut og giv kommunen besked' }).click()

  await som(page, 'asger', '/myndighed/borgere')
  await page.getByRole('link', { name: 'Bo Bundgaard' }).click()
  await page.getByRole('link', { name: 'Overdragelse', exact: true }).click()
  await expect(page.getByText(/I kan læse det hele nu og tage stilling fra den 1. december 2026/)).toBeVisible()
  await expect(page.getByRole('button', { name: /^Overtag/ })).toHaveCount(0)
  await page.getByRole('link', { name: /^Spørg a-kassen.*: Indstilling/ }).click()
  await page.getByLabel('Spørgsmål til a-kassen').fill('Har I talt med arbejdsgiveren?')
  await page.getByRole('button', { name: 'Send spørgsmål' }).click()
  await expect(page.getByText('Har I talt med arbejdsgiveren?')).toBeVisible()

  await tilAfslut(page, 'tom', 'bo')
  await page.getByText('Fortryd afslutningen').click()
  await page.getByRole('button', { name: 'Fortryd og tag samtalerne tilbage' }).click()
  await expect(problemer(page)).toContainText('Skriv, hvorfor den registrerede slutdato er forkert.')
  await tilgaengelig(page)
  await page.getByLabel('Hvorfor var afslutningen forkert?').fill('Timerne hører til en anden måned.')
  await page.getByRole('button', { name: 'Fortryd og tag samtalerne tilbage' }).click()
  await expect(page.getByText(/Slutdatoen er fjernet. I har samtalerne igen/)).toBeVisible()

  await som(page, 'asger', '/myndighed/borgere')
  await page.getByRole('link', { name: 'Bo Bundgaard' }).click()
  await page.getByRole('link', { name: 'Overdragelse', exact: true }).click()
  await expect(page.getByText(/A-kassen tog overdragelsen tilbage/)).toBeVisible()

  await tilAfslut(page, 'tom', 'bo')
  await skrivDag(page, /^Slutdato/, plusDage(IDAG, -1))
  await page.getByLabel('Timegrænsen for dagpenge er nået').check()
  await page.getByRole('button', { name: 'Se, hvad der sker' }).click()
  await page.getByRole('button', { name: 'Afslut og giv kommunen besked' }).click()
  await modtagDetHele(page, 'asger', 'bo', 'Overtag alt, der venter')
  await kvittering(page, 'tom', 'bo')
})

test('under 25: a-kassen afslutter med målgruppen for uddannelsespålæg og bliver bedt om at kontrollere', async ({
  page,
}) => {
  test.setTimeout(90_000)
  await tilAfslut(page, 'tom', 'ulrik')
  await expect(page.getByText('Kan bruges til og med den 31. december 2026')).toBeVisible()
  await skrivDag(page, /^Slutdato/, plusDage(IDAG, -1))
  await page.getByLabel(/^Borger er i målgruppe for uddannelsespålæg/).check()
  await page.getByRole('button', { name: 'Se, hvad der sker' }).click()
  await expect(page.getByText('Kontrollér borgerens uddannelse og børn. Det kender Samspor ikke.')).toBeVisible()
  await page.getByRole('button', { name: 'Afslut og giv kommunen besked' }).click()
  await expect(page.getByText(/Forløbet slutter den 22. november 2026/)).toBeVisible()
  await modtagDetHele(page, 'jens', 'ulrik', 'Bekræft modtagelsen')
  await kvittering(page, 'tom', 'ulrik')
})

test('listen sorteres og snævres ind, kan hentes som fil og bruges med tastaturet og på telefon', async ({ page }) => {
  await som(page, 'jens', '/myndighed/overdragelser')
  const tabel = page.getByRole('region', { name: 'Overdragelser' }).getByRole('table')
  await expect(tabel.getByRole('columnheader', { name: /^Timer tilbage/ })).toHaveAttribute('aria-sort', 'ascending')
  await tabel.getByRole('link', { name: /^Borger/ }).focus()
  await page.keyboard.press('Enter')
  await expect(tabel.getByRole('columnheader', { name: /^Borger/ })).toHaveAttribute('aria-sort', 'ascending')
  const navne = await tabel.getByRole('rowheader').allTextContents()
  expect(navne.length).toBeGreaterThan(3)
  await page.getByLabel('Højst timer tilbage').fill('8,00')
  await page.getByRole('button', { name: 'Vis' }).click()
  await expect(page.getByLabel('Højst timer tilbage')).toHaveValue('8,00')
  await expect(tabel.getByRole('columnheader', { name: /^Borger/ })).toHaveAttribute('aria-sort', 'ascending')
  expect((await tabel.getByRole('rowheader').count()) < navne.length).toBe(true)
  await page.getByLabel('Status').selectOption('Ikke opgjort')
  await page.getByRole('button', { name: 'Vis' }).click()
  await expect(page.getByText('Ingen passer til dine filtre.')).toBeVisible()
  await tilgaengelig(page)
  await page.getByRole('link', { name: 'Ryd alle filtre' }).first().click()
  const [fil] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: /^Hent som fil/ }).click(),
  ])
  expect(fil.suggestedFilename()).toMatch(/^overdragelser-2026-11-\d\d\.csv$/)
  const indhold = await page.request.get('/myndighed/overdragelser/csv')
  expect(indhold.headers()['content-type']).toBe('text/csv; charset=utf-8')
  const tekst = (await indhold.body()).toString('utf8')
  expect(tekst).toMatch(/^\uFEFFBorger;A-kasse;Forsikring;Timer brugt;/)
  expect(tekst).toMatch(/Grethe Grønlund;[^;]+;Fuldtid;480,99;410,00;0,00;;31\.10\.2026;Nået, ikke afsluttet\r\n/)
  await page.getByText('Vis tallene som tabel').click()
  await expect(page.getByRole('table', { name: 'Forventede overdragelser pr. måned' })).toBeVisible()
  await page.setViewportSize({ width: 360, height: 740 })
  await ingenVandretRulning(page)
  await tilgaengelig(page)
})

test('siderne er kun for dem, de er til', async ({ page }) => {
  await som(page, 'jens', '/myndighed/borgere')
  const grethe = await page.getByRole('link', { name: 'Grethe Grønlund' }).getAttribute('href')
  for (const side of ['afslut', 'overdragelse'])
    expect((await page.request.get(`${grethe}/${side}`)).status(), side).toBe(404)
  await som(page, 'anna')
  expect((await page.request.get(`${grethe}/afslut`)).status()).toBe(200)
  expect((await page.request.get(`${grethe}/overdragelse`)).status()).toBe(404)
  await som(page, 'karen')
  expect((await page.request.get('/myndighed/overdragelser/csv')).status()).toBe(404)
})
