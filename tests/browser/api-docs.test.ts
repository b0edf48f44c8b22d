import { expect, ingenVandretRulning, test, tilgaengelig } from '#tests/browser/som'

test('en leverandør finder en operation, læser om den og prøver den, med tastatur og på en telefon', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto('/api/v1/docs')
  await tilgaengelig(page)
  await ingenVandretRulning(page)
  await page.getByRole('link', { name: /Opret en kladde/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Opret en kladde/)
  await tilgaengelig(page)
  await ingenVandretRulning(page)

  await page.getByLabel('Kald som').selectOption('fagsystem-hk')
  await page.getByLabel('Om borgeren').selectOption('per')
  await expect(page.getByLabel('Prøv kun (x-proev)')).toBeChecked()
  await page.getByRole('button', { name: 'Kald operationen' }).press('Enter')
  await expect(page.getByText('Svaret er 201')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Kaldet, som det blev sendt' })).toContainText('curl')
  await expect(page.getByLabel('Kald som')).toHaveValue('fagsystem-hk')
  await tilgaengelig(page)
  await ingenVandretRulning(page)
})
