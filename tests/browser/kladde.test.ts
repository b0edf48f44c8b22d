import type { Page } from '@playwright/test'
import { expect, som, test, tilgaengelig } from '#tests/browser/som'

const PDF = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Size 4/Root 1 0 R>>\nstartxref\n164\n%%EOF\n',
)
const fil = (navn: string, buffer: Buffer = PDF) => ({ name: navn, mimeType: 'application/pdf', buffer })
const SKREVET = 'Vi har talt om det to gange og er enige.'

/** Anna begins on a draft for a member and has typed a good part of it, not yet kept. */
async function begynd(page: Page, medlem: string): Promise<string> {
  await som(page, 'anna')
  await page.getByRole('link', { name: 'Medlemmer' }).first().click()
  await page.getByRole('link', { name: medlem }).click()
  await page.getByRole('button', { name: 'Ny indstilling' }).click()
  await expect(page.getByRole('heading', { name: 'Ny indstilling om tilbud' })).toBeVisible()
  await skriv(page)
  return new URL(page.url()).pathname
}

async function skriv(page: Page, tekst = SKREVET): Promise<void> {
  await page.getByLabel('Mentorstøtte').check()
  await page.getByLabel(/Begrundelse/).fill(tekst)
  await page.getByLabel(/er enige om at anbefale/).check()
}

async function staarDer(page: Page, tekst = SKREVET): Promise<void> {
  await expect(page.getByLabel(/Begrundelse/)).toHaveValue(tekst)
  await expect(page.getByLabel('Mentorstøtte')).toBeChecked()
  await expect(page.getByLabel(/er enige om at anbefale/)).toBeChecked()
}

const vaelg = (page: Page, navn: string, buffer?: Buffer) =>
  page.getByLabel(/Vedhæft bilag/).setInputFiles(fil(navn, buffer))
const tryk = (page: Page, navn: string) => page.getByRole('button', { name: navn, exact: true }).click()

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'med JavaScript' : 'uden JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('at vedhæfte, fjerne og gemme koster ikke et ord af det, der er skrevet', async ({ page }) => {
      await begynd(page, 'Karen Eksempel')
      await vaelg(page, 'aftale.pdf')
      await tryk(page, 'Vedhæft')
      await expect(page.getByRole('link', { name: /aftale.pdf/ })).toBeVisible()
      await staarDer(page)

      await page.getByLabel(/Begrundelse/).fill('En ny tekst.')
      await tryk(page, 'Fjern bilag')
      await expect(page.getByLabel(/Vedhæft bilag/)).toBeVisible()
      await staarDer(page, 'En ny tekst.')

      await vaelg(page, 'plan.pdf')
      await page.getByLabel(/Begrundelse/).fill('En tredje tekst.')
      await tryk(page, 'Gem kladde')
      await expect(page.getByText('Kladden er gemt')).toBeVisible()
      await expect(page.getByRole('link', { name: /plan.pdf/ })).toBeVisible()
      await staarDer(page, 'En tredje tekst.')

      await page.getByLabel(/Jobmål/).press('Enter')
      await expect(page.getByText('Kladden er gemt')).toBeVisible()
      await expect(page.getByRole('link', { name: /plan.pdf/ }), 'Enter fjerner ikke bilaget').toBeVisible()
    })

    test('en fil, der bliver afvist, bringer siden tilbage med hvert felt og alle fund', async ({ page }) => {
      const kladde = await begynd(page, 'Grethe Grønlund')
      await page.getByLabel(/Antal uger/).fill('mange')
      for (const [buffer, besked] of [
        [Buffer.from('<html>ikke en pdf</html>'), /Filen er en webside/],
        [Buffer.concat([PDF, Buffer.alloc(10_485_761)]), /Filen fylder mere end 10 MB/],
      ] as const) {
        await vaelg(page, 'brev.pdf', buffer)
        await tryk(page, 'Vedhæft')
        const problemer = page.getByRole('region', { name: 'Der er problemer' })
        await expect(problemer.getByRole('link', { name: besked })).toBeVisible()
        await expect(problemer.getByRole('link', { name: 'Skriv et tal.' })).toBeVisible()
        await staarDer(page)
        await expect(page.getByLabel(/Antal uger/)).toHaveValue('mange')
      }
      if (javaScriptEnabled) await tilgaengelig(page)
      await page.getByLabel(/Antal uger/).fill('3')
      await tryk(page, 'Vedhæft')
      await expect(page.getByRole('link', { name: 'Vælg en fil.' })).toBeVisible()
      await page.goto(kladde)
      await expect(page.getByLabel(/Begrundelse/), 'intet er gemt endnu').toHaveValue('')
    })

    test('af to, der skriver på samme kladde, får den sidste at vide det og beholder sin tekst', async ({
      page,
      browser,
      baseURL,
    }) => {
      const kladde = await begynd(page, 'Per Pihl')
      // The page keeps the draft by itself; what it keeps after the colleague opened it would make theirs the old one.
      if (javaScriptEnabled) await expect(page.getByText(/Kladde gemt kl\./)).toBeVisible()
      const kollega = await browser.newPage({ baseURL: baseURL ?? '', javaScriptEnabled })
      await som(kollega, 'anna', kladde)
      await skriv(kollega, 'Kollegaens tekst.')
      await tryk(kollega, 'Gem kladde')
      await expect(kollega.getByText('Kladden er gemt')).toBeVisible()

      await vaelg(page, 'for-sent.pdf')
      await tryk(page, 'Vedhæft')
      await expect(page.getByText(/Sagen er ændret af en anden/).first()).toBeVisible()
      await staarDer(page)
      await kollega.goto(kladde)
      await staarDer(kollega, 'Kollegaens tekst.')
      await expect(kollega.getByText('for-sent.pdf'), 'filen kom ikke på').toHaveCount(0)
      await kollega.close()
    })
  })
}
