import type { Page } from '@playwright/test'
import { person } from '#demo/personer'
import { plusDage } from '#lib/dato'
import { expect, ingenVandretRulning, nulstil, skrivDag, som, test, tilgaengelig } from '#tests/browser/som'
import type { Server } from '#tests/opsaetning/server'
import { fagsystem } from '#tests/system/api-scene'
import { IDAG } from '#tests/system/scene'

// The clock is moved, and who has whom.
test.beforeEach(({ server }) => nulstil(server))
test.afterAll(({ server }) => nulstil(server))

const detSker = (page: Page) => page.getByRole('region', { name: 'Det sker der' })

async function stilUr(page: Page, nu: string): Promise<void> {
  const svar = await page.request.put('/api/demo/ur', { headers: { 'x-samspor-demo': '1' }, data: { nu } })
  expect(svar.ok(), await svar.text()).toBe(true)
}
/** The cast, as if it were another day. */
async function spilFra(server: Server, nu: string): Promise<void> {
  const svar = await fetch(`${server.url}/api/demo/nulstil`, {
    method: 'POST',
    headers: { 'x-samspor-demo': '1', 'content-type': 'application/json' },
    body: JSON.stringify({ nu }),
  })
  expect(svar.ok).toBe(true)
}
async function aabn(page: Page, hvem: string, borger: string): Promise<void> {
  await som(page, hvem, '/myndighed/borgere')
  await page.getByRole('link', { name: person(borger).navn }).click()
}
test('sen afslutning: kommunen får en advis, a-kassen afslutter bagud, og kommunen modtager det hele', async ({
  page,
}) => {
  test.setTimeout(120_000)
  await som(page, 'anna', '/myndighed/overdragelser')
  const naaet = page.getByRole('region', { name: 'Grænsen er nået, ikke afsluttet' })
  await expect(naaet.getByRole('row', { name: /Grethe Grønlund/ })).toContainText('480,99')

  await stilUr(page, `${plusDage(IDAG, 9)}T10:00:00+01:00`)
  const advis = page.getByRole('row', { name: /Grethe Grønlund/ }).filter({ hasText: 'A-kassen har ikke sat slutdato' })
  await som(page, 'jens', '/myndighed/overblik?vis=advis')
  await expect(async () => {
    await page.reload()
    await expect(advis).toHaveCount(1, { timeout: 1000 })
  }).toPass({ timeout: 40_000 })
  await expect(advis).toContainText(/Timegrænsen blev nået den \d\d\.\d\d\.2026/)
  await expect(advis.getByRole('button', { name: /^Behandl/ })).toHaveCount(0)
  await tilgaengelig(page)
  await ingenVandretRulning(page)
  await advis.getByRole('link', { name: /^Læs/ }).click()
  await expect(page.getByRole('heading', { name: 'Grethe Grønlund', level: 1 })).toBeVisible()

  await aabn(page, 'anna', 'grethe')
  await page.getByRole('link', { name: /^Sæt slutdato/ }).click()
  await skrivDag(page, /^Slutdato/, IDAG)
  await page.getByLabel('Timegrænsen for dagpenge er nået').check()
  await page.getByRole('button', { name: 'Se, hvad der sker' }).click()
  await expect(detSker(page)).toContainText('Slutdatoen ligger før i dag.')
  await page.getByRole('button', { name: 'Afslut og giv kommunen besked' }).click()
  await expect(page.getByText(/Forløbet slutter den 23. november 2026/)).toBeVisible()

  await som(page, 'jens', '/myndighed/overblik?vis=advis')
  await expect(advis).toHaveCount(0)
  await page.goto('/myndighed/overblik')
  await page.getByRole('button', { name: /^Behandl.*Grethe Grønlund/ }).click()
  await page.getByRole('button', { name: 'Overtag alt, der venter' }).click()
  await expect(page.getByText('Overdragelsen er modtaget. A-kassen har fået besked.')).toBeVisible()
  await aabn(page, 'anna', 'grethe')
  await page.getByRole('link', { name: 'Overdragelse', exact: true }).click()
  await expect(page.getByText('Modtaget', { exact: true })).toBeVisible()
})

test('skift af a-kasse: forløbet følger medlemmet, den gamle a-kasse kan intet mere, og den nye afslutter', async ({
  page,
  server,
}) => {
  test.setTimeout(120_000)
  const [hk, treF] = [await fagsystem(server, 'fagsystem-hk'), await fagsystem(server, 'fagsystem-3f')]
  const { krop } = await hk('GET', '/Akassemedlemskab', { om: 'grethe' })
  const [gammelt] = krop.medlemskaber
  const slut = await hk('PUT', `/Akassemedlemskab/${gammelt.id}`, {
    om: 'grethe',
    version: gammelt.version,
    krop: { slutDato: IDAG },
  })
  expect(slut.status, JSON.stringify(slut.krop)).toBe(200)
  const nyt = await treF('POST', '/Akassemedlemskab', {
    om: 'grethe',
    krop: { navn: person('grethe').navn, forsikring: 'FULDTID', startDato: plusDage(IDAG, 1), slutDato: null },
  })
  expect(nyt.status, JSON.stringify(nyt.krop)).toBe(201)

  await aabn(page, 'anna', 'grethe')
  await expect(page.getByRole('link', { name: /^Sæt slutdato/ }), 'dagen før har HK forløbet').toBeVisible()
  await som(page, 'tom', '/myndighed/borgere')
  await expect(page.getByRole('link', { name: 'Grethe Grønlund' })).toHaveCount(0)

  await stilUr(page, `${plusDage(IDAG, 1)}T10:00:00+01:00`)
  await som(page, 'anna', '/myndighed/overdragelser')
  await expect(page.getByRole('row', { name: /Grethe Grønlund/ })).toHaveCount(0)
  await aabn(page, 'tom', 'grethe')
  await expect(page.getByText('Samtaler: A-kassen')).toBeVisible()
  await page.getByRole('link', { name: /^Sæt slutdato/ }).click()
  await skrivDag(page, /^Slutdato/, plusDage(IDAG, 1))
  await page.getByLabel('Timegrænsen for dagpenge er nået').check()
  await page.getByRole('button', { name: 'Se, hvad der sker' }).click()
  await expect(detSker(page)).toContainText('overtager samtalerne fra den 25. november 2026')
  await tilgaengelig(page)
  await page.getByRole('button', { name: 'Afslut og giv kommunen besked' }).click()
  await expect(page.getByText(/Forløbet slutter den 24. november 2026/)).toBeVisible()

  await som(page, 'grethe', '/borger/beskeder')
  await expect(page.getByRole('link', { name: /Kommunen overtager dine samtaler/ }).first()).toBeVisible()
})

test('begge regelsæt for samtaler: forløbet følger reglerne på den dag, borgeren meldte sig ledig', async ({
  page,
  server,
}) => {
  test.setTimeout(120_000)
  await spilFra(server, '2026-06-15T09:00:00+02:00')
  await aabn(page, 'anna', 'yrsa')
  await expect(page.getByText('0 af 3 jobsamtaler afholdt')).toBeVisible()
  await expect(page.getByText('Den første skal holdes senest den 29. juni 2026.')).toBeVisible()
  await stilUr(page, '2026-07-02T09:00:00+02:00')
  await aabn(page, 'anna', 'yrsa')
  await expect(page.getByText('0 af 3 jobsamtaler afholdt'), 'det begyndte forløb beholder sine regler').toBeVisible()

  await spilFra(server, '2026-07-01T09:00:00+02:00')
  await aabn(page, 'anna', 'yrsa')
  await expect(page.getByText('0 af 2 jobsamtaler afholdt')).toBeVisible()
  await expect(page.getByText('Den første skal holdes senest den 15. juli 2026.')).toBeVisible()
  await aabn(page, 'anna', 'karen')
  await expect(page.getByText('2 af 3 jobsamtaler afholdt'), 'meldte sig ledig i marts').toBeVisible()
})
