import type { Page } from '@playwright/test'
import { person } from '#demo/personer'
import { expect, skrivDag, som, test, tilgaengelig } from '#tests/browser/som'

async function bed(page: Page, cpr: string, til: string): Promise<void> {
  await page.getByLabel('CPR-nummer', { exact: true }).fill(cpr)
  await page.getByLabel('Hvorfor har I brug for adgang?').fill('Borgeren flytter hertil den 1. december.')
  await skrivDag(page, 'Sidste dag med adgang', til)
  await page.getByRole('button', { name: 'Giv os gæsteadgang' }).click()
}

test('et jobcenter får gæsteadgang med en grund, læser, giver den tilbage, og borgeren ser det hele', async ({
  page,
}) => {
  await som(page, 'anna', '/myndighed/borgere')
  await page.getByRole('link', { name: 'Karen Eksempel' }).click()
  const borger = new URL(page.url()).pathname

  await som(page, 'nanna', '/myndighed/overblik')
  await page.goto(borger)
  await page.getByRole('link', { name: 'Bed om gæsteadgang' }).click()
  await bed(page, person('karen').cpr ?? '', '2026-12-24')
  await expect(page.getByRole('link', { name: /Den sidste dag skal være mellem i dag og den/ })).toBeVisible()
  await expect(page).toHaveTitle(/^Fejl: Gæsteadgang/)
  await tilgaengelig(page)

  const svar: string[] = []
  for (const cpr of ['6701801235', person('karen').cpr ?? '']) {
    await page.goto('/myndighed/gaesteadgang')
    await bed(page, cpr, '2026-12-01')
    await expect(page.getByText('Anmodningen er registreret', { exact: false })).toBeVisible()
    svar.push(`${new URL(page.url()).search} ${await page.locator('.notits').innerText()}`)
    expect(page.url()).not.toContain(cpr)
  }
  expect(svar[0], 'samme svar for et nummer, ingen har').toBe(svar[1])
  await tilgaengelig(page)

  await page.getByRole('link', { name: 'Karen Eksempel' }).click()
  await expect(page.getByRole('heading', { name: 'Karen Eksempel', level: 1 })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Ny indstilling' })).toHaveCount(0)
  await page.goto('/myndighed/gaesteadgang')
  await page.getByRole('button', { name: /Afslut nu/ }).click()
  await expect(page.getByText('Gæsteadgangen er afsluttet')).toBeVisible()
  expect((await page.goto(borger))?.status()).toBe(404)

  await som(page, 'karen', '/borger/profil')
  const gaester = page.getByRole('table', { name: /Gæsteadgange/ })
  await expect(gaester.getByText('Borgeren flytter hertil den 1. december.')).toBeVisible()
  await expect(gaester.getByText(/Afsluttet 23.11.2026/)).toBeVisible()
  await expect(page.getByText(/Fik gæsteadgang til dig/).first()).toBeVisible()
  await tilgaengelig(page)
})

test('en a-kasse har ingen side med gæsteadgang', async ({ page }) => {
  await som(page, 'anna', '/myndighed/overblik')
  await expect(page.getByRole('link', { name: 'Gæsteadgang' })).toHaveCount(0)
  expect((await page.goto('/myndighed/gaesteadgang'))?.status()).toBe(404)
})
