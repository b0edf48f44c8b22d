import path from 'node:path'
import type { Page } from '@playwright/test'
import { plusDage, visKortDato } from '#lib/dato'
import { expect, ingenVandretRulning, skrivDag, som, test, tilgaengelig } from '#tests/browser/som'
import { IDAG } from '#tests/system/scene'
import { fil, lavMedlemmer, linje } from '#tests/system/timeimport-scene'

async function billede(page: Page, navn: string): Promise<void> {
  if (process.env.SAMSPOR_SKAERM)
    await page.screenshot({ path: path.join(process.env.SAMSPOR_SKAERM, `${navn}.png`), fullPage: true })
}

async function vaelg(page: Page, navn: string, bytes: Uint8Array): Promise<void> {
  await page.getByLabel('Fil med timer').setInputFiles({ name: navn, mimeType: 'text/csv', buffer: Buffer.from(bytes) })
  await page.getByRole('button', { name: 'Send og kontrollér filen' }).click()
}

test('en fil med timer: fejlene i ord, rækken med fejl, kun de gode, og den samme fil igen', async ({
  page,
  server,
}) => {
  const [a, b] = await lavMedlemmer(server, 2)
  await som(page, 'anna', '/myndighed/overblik')
  await page.getByRole('link', { name: 'Indberet timer' }).click()
  await expect(page.getByRole('heading', { name: 'Indberet timer', level: 1 })).toBeVisible()
  await page.getByText('Sådan skal filen se ud').click()
  await tilgaengelig(page)
  await billede(page, 'timer-forside')

  await vaelg(page, 'forkert.csv', fil(['x'], 'CPR;Forsikring;Løn'))
  await expect(page).toHaveTitle(/^Fejl: Indberet timer/)
  for (const tekst of [
    'Kolonnen Løn kendes ikke.',
    'Kolonnen Forbrugte timer mangler.',
    'Kolonnen Opgjort til mangler.',
  ])
    await expect(page.getByRole('link', { name: tekst })).toBeVisible()
  await tilgaengelig(page)

  const bytes = fil([linje({ cpr: a!, timer: '410' }), linje({ cpr: b!, timer: '4,005' })])
  await vaelg(page, 'november.csv', bytes)
  await expect(page.getByRole('heading', { name: 'Det vil der ske' })).toBeVisible({ timeout: 15_000 })
  await expect(page.getByText('1 række bliver gemt.')).toBeVisible()
  await expect(page.getByRole('heading', { name: '1 række med fejl' })).toBeVisible()
  await expect(page.locator('mark')).toHaveText('Fejl: 4,005')
  expect(await page.content()).not.toMatch(new RegExp(`${a}|${b}`))
  await tilgaengelig(page)
  await billede(page, 'timer-klar')
  await page.setViewportSize({ width: 360, height: 780 })
  await ingenVandretRulning(page)
  await billede(page, 'timer-klar-360')
  await page.setViewportSize({ width: 1280, height: 900 })

  const [rapport] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Hent fejlene som fil' }).click(),
  ])
  expect(rapport.suggestedFilename()).toBe('fejl-i-timer.csv')

  await page.goto('/myndighed/timer')
  await expect(page.getByText('Filen november.csv er ikke færdig')).toBeVisible()
  await page.getByRole('link', { name: 'Åbn filen' }).click()
  await page.getByRole('button', { name: 'Indlæs' }).click()
  await expect(page.getByText('Ret filen, eller vælg at indlæse rækkerne uden fejl.').first()).toBeVisible()
  await page.getByLabel('Indlæs rækkerne uden fejl').check()
  await page.getByRole('button', { name: 'Indlæs' }).click()
  await expect(page.getByText('1 række er gemt')).toBeVisible({ timeout: 15_000 })
  await expect(page.getByText('1 medlem har nået timegrænsen.')).toBeVisible()
  await tilgaengelig(page)
  await billede(page, 'timer-faerdig')

  await page.goto('/myndighed/timer')
  await vaelg(page, 'november.csv', bytes)
  await expect(page.getByText('I har indlæst den samme fil før')).toBeVisible({ timeout: 15_000 })
  await expect(page.getByText('1 række står som sidst')).toBeVisible({ timeout: 15_000 })
  await page.getByRole('button', { name: 'Afbryd filen' }).click()
  await expect(page.getByText('Afbrudt. Intet er gemt')).toBeVisible()
  const denne = new URL(page.url()).pathname

  await som(page, 'freja', '/myndighed/overblik')
  expect((await page.goto(denne))?.status(), 'en anden a-kasses fil').toBe(404)
  await som(page, 'jens', '/myndighed/overblik')
  await expect(page.getByRole('link', { name: 'Indberet timer' })).toHaveCount(0)
  expect((await page.goto('/myndighed/timer'))?.status(), 'kommunen indberetter ikke').toBe(404)
})

test('ét medlems timer: a-kassen indberetter og retter med en kommentar, kommunen læser', async ({ page }) => {
  await som(page, 'anna', '/myndighed/borgere')
  await page.getByRole('link', { name: 'Karen Eksempel' }).click()
  const borger = new URL(page.url()).pathname
  const kendt = await page.locator('#timer').innerText()
  await page.getByRole('link', { name: 'Indberet eller ret timer' }).click()
  await tilgaengelig(page)
  await billede(page, 'medlem-timer')
  await page.getByLabel('Forbrugte timer').fill('4,005')
  await page.getByRole('button', { name: 'Gem timer' }).click()
  await expect(page).toHaveTitle(/^Fejl: /)
  await expect(page.getByRole('link', { name: /Skriv timer med højst to decimaler/ })).toBeVisible()
  await expect(page.getByLabel('Forbrugte timer'), 'det, der blev skrevet, er der endnu').toHaveValue('4,005')
  await tilgaengelig(page)

  await page.getByLabel('Forbrugte timer').fill('0,5')
  await skrivDag(page, 'Opgjort til', plusDage(IDAG, -1))
  await page.getByRole('button', { name: 'Gem timer' }).click()
  await expect(page.getByText(/er en korrektion og skal have en kommentar og en dato/).first()).toBeVisible()
  await page.getByLabel(/Hvad er rettet/).fill('Timerne var talt dobbelt')
  await skrivDag(page, 'Rettelsen gælder fra', plusDage(IDAG, -30))
  await page.getByRole('button', { name: 'Gem timer' }).click()
  await page.waitForURL((url) => url.pathname === borger)
  await page.getByText('Alle indberetninger af timer').click()
  await expect(page.getByText('Timerne var talt dobbelt')).toBeVisible()
  await expect(page.getByText(/Rettede .* timer\./)).toBeVisible()
  expect(await page.locator('#timer').innerText()).not.toBe(kendt)
  await tilgaengelig(page)
  await billede(page, 'medlem-historik')
  await page.setViewportSize({ width: 360, height: 780 })
  await ingenVandretRulning(page)
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.goto(`${borger}?dag=${plusDage(IDAG, -3)}`)
  await expect(
    page.locator('#timer').getByText('Timerne var talt dobbelt'),
    `som den ${visKortDato(plusDage(IDAG, -3))}`,
  ).toHaveCount(0)

  await som(page, 'jens', borger)
  await expect(page.locator('#timer')).toContainText('0,50')
  await expect(page.getByRole('link', { name: 'Indberet eller ret timer' })).toHaveCount(0)
  expect((await page.goto(`${borger}/timer`))?.status()).toBe(404)
})
