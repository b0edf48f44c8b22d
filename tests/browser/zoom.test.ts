import type { Page } from '@playwright/test'
import { expect, ingenVandretRulning, som, test, tilgaengelig } from '#tests/browser/som'

const SIDER = ['/borger', '/borger/beskeder', '/borger/min-plan', '/borger/sag', '/borger/timer', '/borger/profil']

/** Every page of the citizen, one thread, and the pages that need no sign-in. */
async function alleSider(page: Page): Promise<string[]> {
  await som(page, 'ivan', '/borger/beskeder')
  const traad = await page.locator('main a[href^="/borger/beskeder/"]').first().getAttribute('href')
  return [...SIDER, traad ?? '', '/borger/findes-ikke', '/kontakt', '/was', '/login', '/logout']
}

/** Tabs through the page: each stop has an outline, and lies within the window when it has the focus. */
async function fokusSesOveralt(page: Page): Promise<void> {
  const antal = await page.locator('a[href], button, input:not([type=hidden]), summary, select, textarea').count()
  for (let nr = 0; nr < antal; nr += 1) {
    await page.keyboard.press('Tab')
    const her = await page.evaluate(() => {
      const e = document.activeElement
      if (!e || e === document.body) return undefined
      const [stil, kasse] = [getComputedStyle(e), e.getBoundingClientRect()]
      return {
        navn: (e.textContent ?? '').trim().slice(0, 40),
        ring: stil.outlineStyle !== 'none' && Number.parseFloat(stil.outlineWidth) >= 2,
        iVinduet: kasse.bottom > 0 && kasse.top < innerHeight && kasse.right > 0 && kasse.left < innerWidth,
      }
    })
    if (!her) {
      expect(nr, `stop på ${page.url()}`).toBeGreaterThan(4)
      return
    }
    expect(her, `${her.navn} på ${page.url()}`).toMatchObject({ ring: true, iVinduet: true })
  }
}

for (const { navn, farver } of [
  { navn: '400 % zoom', farver: 'none' },
  { navn: '400 % zoom i tvungne farver', farver: 'active' },
] as const) {
  test(`borgerens sider ved ${navn}: intet at rulle til siden, og fokus kan ses`, async ({ page }) => {
    test.setTimeout(120_000)
    // 1280 × 1024 at 400 %.
    await page.setViewportSize({ width: 320, height: 256 })
    await page.emulateMedia({ forcedColors: farver })
    for (const sti of await alleSider(page)) {
      await page.goto(sti)
      await ingenVandretRulning(page)
      await fokusSesOveralt(page)
      if (farver === 'none') await tilgaengelig(page)
    }
  })
}
