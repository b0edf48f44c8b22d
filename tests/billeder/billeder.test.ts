import { expect, som, test } from '#tests/browser/som'

/** The pictures of the README, from a running demo. Run with `npm run billeder`. */
test('README-billeder', async ({ page }) => {
  test.setTimeout(120_000)
  const gem = (navn: string) => page.screenshot({ path: `docs/billeder/${navn}.png` })
  await page.setViewportSize({ width: 1200, height: 800 })
  await som(page, 'anna')
  await page.getByRole('link', { name: 'Medlemmer' }).first().click()
  await page.getByRole('link', { name: 'Karen Eksempel' }).click()
  await page.getByRole('button', { name: 'Ny indstilling' }).click()
  await page.getByLabel('Virksomhedspraktik').check()
  await page.getByRole('textbox', { name: /^Virksomhed/ }).fill('Prøve Lager ApS')
  await page.getByLabel(/Antal uger/).fill('4')
  await page.getByLabel(/Begrundelse/).fill('Karen vil gerne prøve arbejdet på et lager. Vi er enige om forslaget.')
  await page.getByLabel(/er enige om at anbefale/).check()
  const aftalt = page.getByRole('group', { name: /Aftalt den/ })
  await aftalt.getByLabel('Dag').fill('23')
  await aftalt.getByLabel('Måned').fill('11')
  await aftalt.getByLabel('År').fill('2026')
  await page.getByLabel('Ved en samtale').check()
  await page.getByRole('button', { name: 'Se, før du sender' }).click()
  await expect(page.getByRole('heading', { name: 'Det ser medlemmet' })).toBeVisible()
  await gem('akasse-se')
  await page.getByRole('button', { name: 'Send indstilling' }).click()
  await expect(page.getByText(/Sagsnummeret er/)).toBeVisible()
  const sag = new URL(page.url()).pathname

  await som(page, 'jens', sag)
  await page.getByRole('button', { name: 'Behandl' }).click()
  await page.getByText('Godkend tilbuddet', { exact: true }).click()
  await gem('kommune-afgoerelse')

  await page.setViewportSize({ width: 390, height: 780 })
  await som(page, 'karen', '/borger/beskeder')
  await gem('borger-beskeder')
})
