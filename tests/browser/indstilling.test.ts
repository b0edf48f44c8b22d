import type { Page } from '@playwright/test'
import { plusDage } from '#lib/dato'
import { expect, ingenVandretRulning, skrivDag, som, test, tilgaengelig } from '#tests/browser/som'
import { IDAG } from '#tests/system/scene'

const PDF = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Size 4/Root 1 0 R>>\nstartxref\n164\n%%EOF\n',
)
/** Anna opens a new draft for a member, fills it and sends it. Gives the case's address. */
async function sendIndstilling(page: Page, medlem: string, medScript = true): Promise<string> {
  await som(page, 'anna')
  await page.getByRole('link', { name: 'Medlemmer' }).first().click()
  await page.getByRole('link', { name: medlem }).click()
  await page.getByRole('button', { name: 'Ny indstilling' }).click()
  await page.getByLabel(/Vedhæft bilag/).setInputFiles({ name: 'plan.pdf', mimeType: 'application/pdf', buffer: PDF })
  await page.getByRole('button', { name: 'Vedhæft', exact: true }).click()
  await expect(page.getByRole('link', { name: /plan.pdf/ })).toBeVisible()
  await page.getByLabel('Virksomhedspraktik').check()
  await page.getByRole('textbox', { name: /^Virksomhed/ }).fill('Prøve Lager ApS')
  await skrivDag(page, /Foreslået start/, plusDage(IDAG, 10))
  await page.getByLabel(/Antal uger/).fill('4')
  await page.getByLabel(/Begrundelse/).fill('Vi er enige om, at praktik er et godt skridt.')
  await page.getByLabel(/er enige om at anbefale/).check()
  await skrivDag(page, /Aftalt den/, IDAG)
  await page.getByLabel('Ved en samtale').check()
  await page.getByRole('button', { name: 'Se, før du sender' }).click()
  await expect(page.getByRole('heading', { name: 'Det ser medlemmet' })).toBeVisible()
  if (medScript) await tilgaengelig(page)
  await page.getByRole('button', { name: 'Send indstilling' }).click()
  await expect(page.getByText(/Indstillingen er sendt. Sagsnummeret er SAG-2026-/)).toBeVisible()
  return new URL(page.url()).pathname
}

const behandl = async (page: Page, sag: string) => {
  await som(page, 'jens', sag)
  await page.getByRole('button', { name: 'Behandl' }).click()
  await expect(page.getByText('Godkend tilbuddet', { exact: true })).toBeVisible()
}

/** The letter goes by itself; its receipt is what the page waits for. */
const ventPaa = (page: Page, sag: string, tekst: string) =>
  expect(async () => {
    await page.goto(sag)
    await expect(page.getByText(tekst, { exact: true }).first()).toBeVisible({ timeout: 500 })
  }).toPass({ timeout: 15_000 })

test('en godkendt indstilling: fra kladde over Digital Post til borgerens plan', async ({ page }) => {
  const sag = await sendIndstilling(page, 'Karen Eksempel')
  await behandl(page, sag)
  await tilgaengelig(page)
  await page.getByText('Godkend tilbuddet', { exact: true }).click()
  await page.getByRole('button', { name: 'Godkend og send brev' }).click()
  await expect(page.getByText('Brevet er på vej med Digital Post', { exact: false })).toBeVisible()
  await ventPaa(page, sag, 'Godkendt')

  await som(page, 'karen', '/borger/min-plan')
  await expect(page.getByText(/Prøve Lager ApS/).first()).toBeVisible()
  await tilgaengelig(page)
  await page.getByRole('button', { name: 'Bekræft, at du har læst planen' }).click()
  await expect(page.getByText('Tak. Du har bekræftet', { exact: false })).toBeVisible()

  await som(page, 'anna', sag)
  await expect(page.getByText('Indstillingen er godkendt').first()).toBeVisible()
})

test('et afslag: begrundelsen mangler først, og a-kassen får en kopi af brevet i tråden', async ({ page }) => {
  const sag = await sendIndstilling(page, 'Grethe Grønlund')
  await behandl(page, sag)
  await page.getByText('Giv afslag', { exact: true }).click()
  await page.getByRole('button', { name: 'Giv afslag og send brev' }).click()
  await expect(page.getByRole('heading', { name: 'Der er problemer' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Skriv en begrundelse for afslaget.' })).toBeVisible()
  await tilgaengelig(page)
  await page.getByLabel('Begrundelse').fill('Virksomheden har ikke plads til en praktikant.')
  await page.getByRole('button', { name: 'Giv afslag og send brev' }).click()
  await ventPaa(page, sag, 'Afslag')

  await som(page, 'anna', sag)
  await expect(page.getByRole('link', { name: /Kopi af afgørelse/ })).toBeVisible()
})

test('a-kassen trækker en indstilling tilbage, og kommunen kan ikke længere afgøre den', async ({ page }) => {
  const sag = await sendIndstilling(page, 'Yrsa Yding')
  await page.getByRole('link', { name: 'Træk tilbage' }).click()
  await page.getByRole('button', { name: 'Træk tilbage' }).click()
  await expect(page.getByRole('link', { name: 'Vælg en grund.' })).toBeVisible()
  await page.getByLabel('Medlemmet har fået job').check()
  await page.getByRole('button', { name: 'Træk tilbage' }).click()
  await expect(page.getByText('Trukket tilbage', { exact: true }).first()).toBeVisible()
  await som(page, 'jens', sag)
  await expect(page.getByRole('button', { name: 'Behandl' })).toHaveCount(0)
})

test('dagen efter overtagelsen kan a-kassen ikke sende, og får at vide hvorfor', async ({ page }) => {
  await som(page, 'anna')
  await page.getByRole('link', { name: 'Medlemmer' }).first().click()
  await page.getByRole('link', { name: 'Ivan Iversen' }).click()
  await page.getByRole('button', { name: 'Ny indstilling' }).click()
  await page.getByLabel('Virksomhedspraktik').check()
  await page.getByRole('button', { name: 'Se, før du sender' }).click()
  await expect(page.getByText(/Kommunen har overtaget samtalerne efter den/)).toBeVisible()
  await expect(page.getByText(/Kontaktforløb hos a-kassen, slutdato/)).toBeVisible()
  await expect(page.getByText('Fejlkode IN-001')).toBeVisible()
})

test.describe('uden JavaScript', () => {
  test.use({ javaScriptEnabled: false })
  test('kan a-kassen sende en indstilling, og borgeren kan læse den', async ({ page }) => {
    await sendIndstilling(page, 'Per Pihl', false)
    await som(page, 'per', '/borger/beskeder')
    await page.locator('main a[href^="/borger/beskeder/"]').first().click()
    await expect(page.getByText('Vi er enige om, at praktik er et godt skridt.', { exact: false })).toBeVisible()
  })
})

for (const bredde of [320, 1280]) {
  test(`borgerens sider kan læses på ${bredde} px uden at rulle til siden`, async ({ page }) => {
    await page.setViewportSize({ width: bredde, height: 800 })
    await som(page, 'ivan', '/borger')
    for (const sti of [
      '/borger',
      '/borger/beskeder',
      '/borger/min-plan',
      '/borger/sag',
      '/borger/timer',
      '/borger/profil',
      '/borger/findes-ikke',
    ]) {
      await page.goto(sti)
      await ingenVandretRulning(page)
      await tilgaengelig(page)
    }
    await page.goto('/borger/beskeder')
    await page.locator('main a[href^="/borger/beskeder/"]').first().click()
    await page.waitForURL(/beskeder\/./)
    await page.waitForLoadState()
    await ingenVandretRulning(page)
    await tilgaengelig(page)
  })
}
