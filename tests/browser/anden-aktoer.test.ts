import type { Page } from '@playwright/test'
import { plusDage } from '#lib/dato'
import { lix } from '#lib/tekst/lix'
import { begge, expect, knap, main, nulstil, skrivDag, som, test } from '#tests/browser/som'
import { IDAG } from '#tests/system/scene'

test.slow()
test.afterAll(({ server }) => nulstil(server))

async function aabnBorger(page: Page, hvem: string, navn: string): Promise<void> {
  await som(page, hvem, '/myndighed/borgere')
  await page.getByRole('link', { name: navn }).first().click()
  await page.waitForURL(/borgere\/[0-9a-f-]{36}/)
}

test('Jonna fra Jobvejen sender en underretning for København, a-kassen svarer, og hun ser udfaldet', async ({
  page,
}) => {
  await som(page, 'jonna', '/myndighed/borgere')
  await expect(page.getByRole('navigation', { name: /menu/i }).getByRole('link')).toHaveText([
    'Opgaver',
    'Borgere',
    'Underretninger',
  ])
  await expect(main(page).getByRole('row')).toHaveCount(2)
  await begge(page)
  await page.getByRole('link', { name: 'Uffe Ulrichsen' }).click()
  await expect(main(page)).toContainText('I handler for Jobcenter København.')
  await expect(main(page).getByRole('heading', { level: 2 })).toHaveText(['Samtaler', 'Underretninger', 'Fravær'])
  await begge(page)
  await page
    .locator('#samtaler')
    .getByRole('link', { name: /dag den/ })
    .first()
    .click()
  await begge(page)
  await knap(page, 'Send underretning til a-kassen').click()
  await expect(page.getByLabel('Udeblevet fra samtale')).toBeChecked()
  await knap(page, 'Se, før du sender').click()
  await expect(page.getByRole('region', { name: 'Det ser borgeren' })).toContainText('ikke mødte op til samtalen')
  await knap(page, 'Send underretning').click()
  await expect(page.getByText('Underretningen er sendt til a-kassen.')).toBeVisible()
  await expect(main(page)).toContainText('Jobcenter København ved Jobvejen ApS')
  await expect(page.getByText('Hent bevispakke')).toHaveCount(0)
  await begge(page)
  const sag = new URL(page.url()).pathname

  await som(page, 'anna', sag)
  await expect(main(page)).toContainText('Jobcenter København ved Jobvejen ApS')
  await page.getByRole('link', { name: 'Svar', exact: true }).click()
  await page.getByLabel(/^Ingen konsekvens: medlemmet får ikke/).check()
  await knap(page, 'Se, før du sender').click()
  await knap(page, 'Send svar').click()
  await expect(page.getByText('Svaret er sendt.')).toBeVisible()

  for (const hvem of ['jonna', 'jens']) {
    await som(page, hvem, '/myndighed/overblik')
    await expect(main(page).getByRole('row', { name: /Uffe Ulrichsen Svar på underretning/ }), hvem).toBeVisible()
  }
  await som(page, 'jonna', '/myndighed/nuph?vis=besvaret')
  await page.getByRole('link', { name: 'Uffe Ulrichsen' }).click()
  await expect(page.getByRole('region', { name: 'Svar 1' })).toContainText('Ingen konsekvens')
  for (const sti of ['/myndighed/statistik', '/myndighed/jobordrer', `${sag}/svar`]) {
    await page.goto(sti)
    await expect(page.getByRole('heading', { level: 1 }), sti).toHaveText(/findes ikke|har ikke adgang|ikke finde/i)
  }

  expect((await page.request.get(`${sag}/bevis.pdf`)).status()).toBe(403)

  await som(page, 'uffe', '/borger/sag')
  await expect(main(page)).toContainText('Kommunen har bedt Jobvejen ApS om at hjælpe dig.')
  expect(lix(await main(page).innerText())).toBeLessThanOrEqual(35)
  await page.goto('/borger/profil')
  await expect(main(page)).toContainText('Jobvejen ApS')
})

test.describe('uden JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('Jens giver Jobvejen en borger mere og tager en tilbage', async ({ page }) => {
    await aabnBorger(page, 'jens', 'Karen Eksempel')
    await page.getByText('Lad en anden aktør handle for jer').click()
    await skrivDag(page, 'Første dag', plusDage(IDAG, -1))
    await knap(page, 'Giv adgang').click()
    await expect(page.getByRole('region', { name: 'Der er problemer' })).toContainText(
      'Vælg en anden aktør fra listen.',
    )
    await expect(page.getByRole('region', { name: 'Der er problemer' })).toContainText('i dag eller senere')
    await begge(page)
    await page.getByLabel('Anden aktør').selectOption('Jobvejen ApS')
    await skrivDag(page, 'Første dag', IDAG)
    await knap(page, 'Giv adgang').click()
    await expect(page.locator('#anden-aktoer')).toContainText('Jobvejen ApS handler for jer fra den 23. november 2026')
    await begge(page)

    await aabnBorger(page, 'jens', 'Uffe Ulrichsen')
    await page.getByText('Afslut Jobvejen ApS').click()
    await skrivDag(page, 'Sidste dag', plusDage(IDAG, -1))
    await knap(page, 'Afslut').click()
    await expect(page.locator('#anden-aktoer')).toContainText('Ingen anden aktør handler for jer om borgeren.')

    await som(page, 'jonna', '/myndighed/borgere')
    await expect(page.getByRole('link', { name: 'Karen Eksempel' })).toBeVisible()
    await expect(page.getByRole('link', { name: 'Uffe Ulrichsen' })).toHaveCount(0)
  })
})
