import type { Page } from '@playwright/test'
import { expect, ingenVandretRulning, problemer, som, test, tilgaengelig } from '#tests/browser/som'

const aabnBorger = async (page: Page, hvem: string, liste: 'Medlemmer' | 'Borgere', navn: string) => {
  await som(page, hvem)
  await page.getByRole('link', { name: liste }).first().click()
  await page.getByRole('link', { name: navn }).click()
}

test('en ny besked til kommunen: se, før den sendes, svar, og fjern den, der var en fejl', async ({ page }) => {
  await aabnBorger(page, 'anna', 'Medlemmer', 'Karen Eksempel')
  await page.getByRole('link', { name: 'Ny besked' }).click()
  await expect(page.getByText(/Kan læses af .*, Jobcenter København og borgeren/)).toBeVisible()
  await page.getByRole('button', { name: 'Se, før du sender' }).click()
  await expect(problemer(page)).toContainText('Vælg, hvem du skriver til.')

  await page.getByLabel('Jobcenter København').check()
  await page.getByLabel('Titel').fill('Mødet på torsdag')
  await page.getByLabel('Besked', { exact: true }).fill('Kan I deltage i mødet?')
  await page.getByRole('button', { name: 'Se, før du sender' }).click()
  const udkast = page.getByRole('region', { name: 'Sådan ser den ud' })
  await expect(udkast).toContainText('til Jobcenter København og Borgeren')
  await expect(udkast).toContainText('Modtageren får en opgave med frist')
  await tilgaengelig(page)
  await ingenVandretRulning(page)
  await page.getByRole('button', { name: 'Send besked' }).click()
  await expect(page.getByRole('heading', { name: 'Mødet på torsdag' })).toBeVisible()
  const traad = new URL(page.url()).pathname

  await som(page, 'jens', '/myndighed/overblik')
  await page.getByRole('button', { name: /^Behandl.*Ny besked fra .*Karen Eksempel/ }).click()
  await expect(page).toHaveURL(new RegExp(traad))
  await page.getByLabel('Skriv til den anden myndighed').fill('Ja, vi kommer.')
  await page.getByRole('button', { name: 'Send besked' }).click()
  await expect(page.getByText('Ja, vi kommer.')).toBeVisible()
  await expect(page.getByRole('link', { name: /Fjern besked/ })).toHaveCount(1)

  await som(page, 'anna', traad)
  await page.getByRole('link', { name: /Fjern besked/ }).click()
  await expect(page.getByText(/Beskeden er fjernet af afsenderen den/)).toBeVisible()
  await tilgaengelig(page)
  await page.getByRole('button', { name: 'Fjern besked' }).click()
  await expect(problemer(page)).toContainText('Skriv, hvorfor beskeden fjernes.')
  await page.getByLabel('Hvorfor fjernes den?').fill('Den var om en anden borger.')
  await page.getByRole('button', { name: 'Fjern besked' }).click()
  await expect(page.getByText('Kan I deltage i mødet?')).toHaveCount(0)
  await expect(page.getByText(/Beskeden er fjernet af afsenderen den/)).toBeVisible()

  await som(page, 'karen', '/borger/beskeder')
  await page.getByRole('link', { name: /Mødet på torsdag/ }).click()
  await expect(page.getByText('Ja, vi kommer.')).toBeVisible()
  await expect(page.getByText('Kan I deltage i mødet?')).toHaveCount(0)
})

test('lokaladministratoren vælger, hvad en ny besked gør i opgavelisten', async ({ page }) => {
  await som(page, 'inge', '/myndighed/opsaetning')
  await tilgaengelig(page)
  await page.getByRole('link', { name: 'Dialog mellem myndigheder' }).click()
  await page.getByLabel(/^Advis/).check()
  await page.getByLabel(/Frist i arbejdsdage/).fill('3')
  await page.getByRole('button', { name: 'Gem' }).click()
  await expect(problemer(page)).toContainText('Kun en opgave har en frist.')
  await expect(page.getByLabel(/^Advis/)).toBeChecked()
  await tilgaengelig(page)
  await page.getByLabel(/Frist i arbejdsdage/).fill('')
  await page.getByRole('button', { name: 'Gem' }).click()
  await expect(page.getByText('Opsætningen er gemt. Den gælder fra nu af.')).toBeVisible()
  await expect(page.getByText(/Inge Ingemann valgte for Dialog mellem myndigheder: Advis/)).toBeVisible()

  await som(page, 'jens', '/myndighed/overblik')
  await expect(page.getByRole('link', { name: 'Opsætning' })).toHaveCount(0)
  await page.getByRole('link', { name: /^Til orientering/ }).click()
  // Akademikernes's choice is Akademikernes's own: København's list tells of nothing from that dialogue.
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByRole('main')).not.toContainText('Dialog mellem myndigheder')
  expect((await page.request.get('/myndighed/opsaetning')).status()).toBe(404)
})
