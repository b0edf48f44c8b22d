import type { Page } from '@playwright/test'
import { plusDage, visDato } from '#lib/dato'
import { lix } from '#lib/tekst/lix'
import { expect, ingenVandretRulning, som, test, tilgaengelig } from '#tests/browser/som'
import { IDAG } from '#tests/system/scene'

const SIDER = ['/borger', '/borger/timer', '/borger/sag', '/borger/min-plan'] as const

/** Fills the form and shows the day; it is a plain GET form. */
async function seTilbage(page: Page, dag: string, kendt: 'dengang' | 'nu' = 'dengang'): Promise<void> {
  await page.getByText('Se en tidligere dato').click()
  const [aar = '', maaned = '', d = ''] = dag.split('-').map((t) => String(Number(t)))
  await page.getByLabel('Dag', { exact: true }).fill(d)
  await page.getByLabel('Måned').fill(maaned)
  await page.getByLabel('År', { exact: true }).fill(aar)
  await page.getByLabel(`Som det ${kendt === 'nu' ? 'er kendt nu' : 'var kendt dengang'}`).check()
  await page.getByRole('button', { name: 'Vis dagen' }).click()
}

test('borgeren ser sine timer: brugt, grænse, tilbage og hvad det betyder', async ({ page }) => {
  await som(page, 'karen', '/borger/timer')
  const fakta = page.locator('dl').first()
  await expect(fakta).toContainText('402,06 timer')
  await expect(fakta).toContainText('7,94 timer')
  await expect(fakta).toContainText('Du er fuldtidsforsikret')
  await expect(page.getByRole('table', { name: 'Opgørelser' }).getByRole('row')).toHaveCount(4)
  expect(lix(await page.locator('main').innerText())).toBeLessThanOrEqual(35)
  await tilgaengelig(page)
  await som(page, 'bo', '/borger/timer')
  await expect(page.locator('dl').first()).toContainText('333,00 timer')
  await expect(page.locator('dl').first()).toContainText('Du er deltidsforsikret')
  await som(page, 'camilla', '/borger/timer')
  await expect(page.getByRole('heading', { name: 'Hvornår sker det?' })).toBeVisible()
  await expect(
    page.getByText(/Vi regner med, at kommunen overtager dine samtaler ved udgangen af \w+ \d{4}\./),
  ).toBeVisible()
  await expect(page.getByText('Det er din a-kasse, der sætter datoen.')).toBeVisible()
  await som(page, 'yrsa', '/borger/timer')
  await expect(page.locator('dl').first()).toContainText('Ikke opgjort')
  await expect(page.getByText('Der er ingen opgørelser endnu.')).toBeVisible()
  await tilgaengelig(page)
})

test('Min sag siger i toppen, hvor sagen står, og historien kan vises for én slags ad gangen', async ({ page }) => {
  await som(page, 'camilla', '/borger/sag')
  await expect(page.getByText('Din a-kasse har dine samtaler. Kommunen behandler en anbefaling om')).toBeVisible()
  const linjer = page.locator('.tidslinje li')
  const alle = await linjer.count()
  await page.getByRole('link', { name: 'Tilbud', exact: true }).click()
  await expect(page.getByRole('link', { name: 'Tilbud', exact: true })).toHaveAttribute('aria-current', 'page')
  const tilbud = await linjer.allInnerTexts()
  expect(tilbud.length).toBeLessThan(alle)
  expect(tilbud.every((t) => /anbefaling/.test(t))).toBe(true)
  await page.getByRole('link', { name: 'Timer og ansvar' }).click()
  await expect(page.getByText(/140,60 timer til og med den/)).toBeVisible()
  await expect(page.getByText('kl. 00.00')).toHaveCount(0)
  await page.getByRole('navigation', { name: 'Vis kun' }).getByRole('link', { name: 'Samtaler' }).click()
  const samtaler = await linjer.allInnerTexts()
  expect(samtaler.length).toBeGreaterThan(0)
  expect(samtaler.every((t) => /samtale/.test(t))).toBe(true)
  await tilgaengelig(page)
  await page.goto('/borger/sag')
  expect(lix(await page.locator('main').innerText())).toBeLessThanOrEqual(35)
  await tilgaengelig(page)
})

test('en rettelse står i borgerens historie som en rettelse', async ({ page }) => {
  await som(page, 'anna', '/myndighed/borgere')
  await page.getByRole('link', { name: 'Frode Fritz' }).click()
  await page.getByRole('link', { name: 'Kontaktforløb er hos a-kassen' }).click()
  await page.getByRole('link', { name: 'Berigtig fravær' }).click()
  await page.getByLabel('Hvorfor var registreringen en fejl?').fill('Prøve.')
  await page.getByRole('button', { name: 'Berigtig fravær' }).click()
  await som(page, 'frode', '/borger/sag')
  await expect(
    page.getByRole('heading', { name: 'Rettelse: Din a-kasse fjernede en forkert periode med samtaler' }),
  ).toBeVisible()
  await expect(page.getByText('Kommunen har dine samtaler.').first()).toBeVisible()
})

test.describe('uden JavaScript', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } })

  test('borgeren ser sine egne sider, som de var en anden dag, og kan intet gøre derfra', async ({ page }) => {
    const dag = plusDage(IDAG, -20)
    for (const sti of SIDER) {
      await som(page, 'ivan', sti)
      await seTilbage(page, dag)
      const stribe = page.getByRole('region', { name: 'Tidligere dato' })
      await expect(stribe, sti).toContainText(`Du ser din sag, som det var den ${visDato(dag)}`)
      await expect(page.locator('main form[method="post"]'), sti).toHaveCount(0)
      await ingenVandretRulning(page)
      await stribe.getByRole('link', { name: 'Tilbage til i dag' }).click()
      expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe(sti)
    }
    await page.goto(`/borger?dag=${dag}`)
    await expect(page.getByText('Din a-kasse har dine samtaler.').first()).toBeVisible()
    await expect(page.getByText('Gælder fra 01.01.2024').first()).toBeVisible()
    await page.goto('/borger')
    await expect(page.getByText('Kommunen har dine samtaler.').first()).toBeVisible()
  })

  test('en dag, der ikke findes, fortælles ved feltet, og det, der blev skrevet, står der endnu', async ({ page }) => {
    await som(page, 'karen', '/borger/sag')
    await seTilbage(page, '2026-02-31')
    await expect(page.getByText('Skriv en dag, der findes, og som ligger før i dag.')).toBeVisible()
    await expect(page.getByLabel('Dag', { exact: true })).toHaveValue('31')
    await expect(page.getByRole('region', { name: 'Tidligere dato' })).toHaveCount(0)
  })
})

test('Min sag kan printes: uden menu, filter og knapper, med navn og tid', async ({ page }) => {
  await som(page, 'camilla', '/borger/sag')
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByText(/Printet .* af Camilla Carlsen/)).toBeVisible()
  await expect(page.getByRole('navigation')).toHaveCount(0)
  await expect(page.getByText('Se en tidligere dato')).toBeHidden()
  await expect(page.locator('.tidslinje li').first()).toBeVisible()
  const [bredde, side] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth])
  expect(bredde).toBeLessThanOrEqual(side ?? 0)
})
