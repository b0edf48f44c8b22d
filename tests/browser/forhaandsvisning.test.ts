import type { Page } from '@playwright/test'
import { expect, ingenVandretRulning, skrivDag, som, test, tilgaengelig } from '#tests/browser/som'

const FIL = {
  name: 'aftale.xml',
  mimeType: 'application/xml',
  buffer: Buffer.from('<?xml version="1.0" encoding="UTF-8"?><aftale>Praktik</aftale>'),
}
const BEGRUNDELSE = 'Virksomheden har ikke plads til en praktikant i perioden.'

/** Two parts stand beside each other, or the second below the first. */
async function ligger(page: Page, foerste: string, anden: string): Promise<'ved siden af' | 'under'> {
  const [a, b] = await Promise.all(
    [foerste, anden].map((navn) => page.getByRole('region', { name: navn }).boundingBox()),
  )
  return (b?.x ?? 0) >= (a?.x ?? 0) + (a?.width ?? 0) ? 'ved siden af' : 'under'
}

async function paaBreddeOgSmal(page: Page, foerste: string, anden: string): Promise<void> {
  expect(await ligger(page, foerste, anden)).toBe('ved siden af')
  await page.setViewportSize({ width: 390, height: 800 })
  expect(await ligger(page, foerste, anden)).toBe('under')
  await ingenVandretRulning(page)
  await page.setViewportSize({ width: 1280, height: 800 })
}

for (const { javaScriptEnabled, medlem, noegle } of [
  { javaScriptEnabled: true, medlem: 'Yrsa Yding', noegle: 'yrsa' },
  { javaScriptEnabled: false, medlem: 'Grethe Grønlund', noegle: 'grethe' },
]) {
  test.describe(javaScriptEnabled ? 'med JavaScript' : 'uden JavaScript', () => {
    test.use({ javaScriptEnabled, viewport: { width: 1280, height: 800 } })

    test('hver læsers udgave ses, før noget sendes, og er den, de får', async ({ page }) => {
      await som(page, 'anna', '/myndighed/borgere')
      await page.getByRole('link', { name: medlem }).click()
      await page.getByRole('button', { name: 'Ny indstilling' }).click()
      await page.getByLabel(/Vedhæft bilag/).setInputFiles(FIL)
      await page.getByLabel('Mentorstøtte').check()
      await page.getByLabel(/Begrundelse/).fill('En mentor kan hjælpe de første uger.')
      await page.getByLabel(/er enige om at anbefale/).check()
      await skrivDag(page, /Aftalt den/, '2026-11-23')
      await page.getByLabel('Ved en samtale').check()
      await page.getByRole('button', { name: 'Se, før du sender' }).click()

      const medlemmet = page.getByRole('region', { name: 'Det ser medlemmet' })
      const kommunen = page.getByRole('region', { name: 'Det modtager kommunen' })
      const EMNE = 'Din a-kasse anbefaler kommunen, at du får et tilbud'
      await expect(medlemmet.getByText(/^Ulæst HK\/Danmarks A-kasse · .* · 1 bilag$/)).toBeVisible()
      await expect(medlemmet.getByText(EMNE).first()).toBeVisible()
      await expect(medlemmet.getByText('Bilag: aftale.xml')).toBeVisible()
      await expect(kommunen.getByText(`Ny indstilling · ${medlem} · frist 30.11.2026`)).toBeVisible()
      await expect(kommunen.getByText('A-kassens indstilling til kommunen om tilbud')).toBeVisible()
      await expect(kommunen.getByText('Bilag: aftale.xml')).toBeVisible()
      const laesere = page.getByRole('region', { name: 'Hvem kan åbne den?' }).getByRole('listitem')
      await expect(laesere).toHaveText([
        `${medlem}, medlemmet selv`,
        /Sagsbehandlere hos HK\/Danmarks A-kasse/,
        /Sagsbehandlere hos Jobcenter København/,
        /Andre kan ikke/,
      ])
      await paaBreddeOgSmal(page, 'Det ser medlemmet', 'Det modtager kommunen')
      if (javaScriptEnabled) await tilgaengelig(page)
      await page.getByRole('button', { name: 'Send indstilling' }).click()
      await expect(page.getByText(/Sagsnummeret er/)).toBeVisible()
      const sag = new URL(page.url()).pathname

      await som(page, 'jens', sag)
      await page.getByRole('button', { name: 'Behandl' }).click()
      await page.getByText('Giv afslag', { exact: true }).click()
      const afslag = page.locator('#afslaa')
      await afslag.getByRole('button', { name: 'Se, før du sender' }).click()
      await expect(page.getByRole('link', { name: 'Skriv en begrundelse for afslaget.' })).toBeVisible()
      await afslag.getByLabel('Begrundelse').fill(BEGRUNDELSE)
      await afslag.getByRole('button', { name: 'Se, før du sender' }).click()

      const borgeren = page.getByRole('region', { name: 'Det ser borgeren' })
      const akassen = page.getByRole('region', { name: 'Det ser a-kassen' })
      await expect(borgeren.getByText('Afgørelse: Du får ikke tilbud om mentorstøtte')).toBeVisible()
      await expect(borgeren.getByText(BEGRUNDELSE, { exact: false })).toBeVisible()
      await expect(
        borgeren.getByText(/Afgørelsen ligger i din Digital Post. Din a-kasse har fået en kopi./),
      ).toBeVisible()
      await expect(akassen.getByText('Svar: afslag på indstillingen')).toBeVisible()
      await expect(akassen.getByText('Bilag: kopi af brevet')).toBeVisible()
      await expect(page.getByText(/Når Digital Post har modtaget brevet/).first()).toBeVisible()
      const brev = await page.request.get(
        (await page.getByRole('link', { name: /Åbn brevet/ }).getAttribute('href')) ?? '',
      )
      expect(brev.headers()['content-type']).toBe('application/pdf')
      await paaBreddeOgSmal(page, 'Det ser borgeren', 'Det ser a-kassen')
      if (javaScriptEnabled) await tilgaengelig(page)

      await page.getByRole('link', { name: 'Ret', exact: true }).click()
      await expect(afslag.getByLabel('Begrundelse')).toHaveValue(BEGRUNDELSE)
      await afslag.getByRole('button', { name: 'Se, før du sender' }).click()
      await page.getByRole('button', { name: 'Giv afslag og send brev' }).click()
      await expect(page.getByText('Brevet er på vej med Digital Post', { exact: false })).toBeVisible()

      await som(page, noegle, '/borger/beskeder')
      await expect(page.getByRole('link', { name: new RegExp(EMNE) }).first()).toBeVisible()
    })
  })
}
