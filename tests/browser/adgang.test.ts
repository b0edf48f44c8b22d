import { readdirSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { expect, som, test } from '#tests/browser/som'

/** Every page and route under app/, as an address with a made-up id where it needs one. */
function ruter(mappe = 'app'): string[] {
  return readdirSync(mappe, { withFileTypes: true }).flatMap((e) => {
    if (e.isDirectory()) return ruter(path.join(mappe, e.name))
    return /^(page|route)\.tsx?$/.test(e.name)
      ? [
          `/${path.relative('app', mappe)}`
            .replace(/\[\.\.\.[a-z]+\]/g, 'x')
            .replace(/\[nummer\]/g, '1')
            .replace(/\[[a-zA-Z]+\]/g, '00000000-0000-4000-8000-000000000000'),
        ]
      : []
  })
}

const AABNE = /^\/(login|logout|kontakt|was|persondata|cookies|bevis|healthz|readyz|api|$)/
const EGEN: Record<string, RegExp> = {
  ivan: /^\/borger/,
  anna: /^\/myndighed/,
  jens: /^\/myndighed/,
  bente: /^\/arbejdsgiver/,
  dorte: /^\/drift/,
}

const status = async (page: Page, sti: string) => (await page.request.get(sti, { maxRedirects: 0 })).status()

test('uden log ind fører hver lukket side til log ind eller findes ikke', async ({ page }) => {
  for (const sti of ruter().filter((r) => !AABNE.test(r))) {
    const svar = await page.request.get(sti, { maxRedirects: 0 })
    expect([303, 307, 401, 404, 405], `${sti} gav ${svar.status()}`).toContain(svar.status())
    if (svar.status() === 303 || svar.status() === 307) expect(svar.headers().location, sti).toContain('/login')
  }
})

for (const [hvem, egne] of Object.entries(EGEN)) {
  test(`${hvem} kommer kun ind ad sin egen dør, og aldrig til noget, der ikke er der`, async ({ page }) => {
    await som(page, hvem)
    for (const sti of ruter().filter((r) => !AABNE.test(r))) {
      const kode = await status(page, sti)
      expect(kode, sti).toBeLessThan(500)
      if (!egne.test(sti) || sti.includes('00000000'))
        expect([401, 403, 404, 405], `${sti} gav ${kode}`).toContain(kode)
    }
  })
}

test('en anden a-kasse og en anden kommune finder hverken borgeren eller sagen', async ({ page }) => {
  await som(page, 'anna', '/myndighed/indstillinger')
  const sag = await page.locator('main table a').first().getAttribute('href')
  await page.goto(sag ?? '')
  const borger = await page.locator('main a[href^="/myndighed/borgere/"]').first().getAttribute('href')
  for (const fremmed of ['freja', 'nanna']) {
    await som(page, fremmed)
    expect(await status(page, sag ?? ''), `${fremmed} ${sag}`).toBe(404)
    expect(await status(page, borger ?? ''), `${fremmed} ${borger}`).toBe(404)
  }
})

test('en borger kan ikke læse en andens tråd ved at skifte adressen', async ({ page }) => {
  await som(page, 'ivan', '/borger/beskeder')
  const traad = await page.locator('main a[href^="/borger/beskeder/"]').first().getAttribute('href')
  expect(await status(page, traad ?? '')).toBe(200)
  await som(page, 'karen', '/borger')
  expect(await status(page, traad ?? '')).toBe(404)
})

test('borgerens sider har intet script og en politik, der forbyder det', async ({ page }) => {
  await som(page, 'ivan', '/borger')
  for (const sti of ['/borger', '/borger/beskeder', '/borger/min-plan', '/login']) {
    const svar = await page.request.get(sti)
    expect(await svar.text(), sti).not.toMatch(/<script|\son[a-z]+=|style="/)
    expect(svar.headers()['content-security-policy'], sti).toContain("script-src 'none'")
    expect(svar.headers()['cache-control'], sti).toBe('no-store')
  }
})

test('rammeværkets ubrugte døre er lukket', async ({ request }) => {
  expect((await request.get('/_next/image?url=%2Fikon.svg&w=64&q=75')).status()).toBe(404)
  expect((await request.fetch('/login', { method: 'TRACE' })).status()).toBeGreaterThanOrEqual(400)
  expect((await request.post('/borger', { headers: { 'next-action': 'x' }, data: '[]' })).status()).toBe(400)
  expect((await request.get('/login', { headers: { host: 'ond.dk' } })).status()).toBe(421)
})

test('en formular fra et andet sted bliver ikke til noget', async ({ page }) => {
  await som(page, 'karen', '/borger/min-plan')
  const svar = await page.request.post('/borger/min-plan', {
    headers: { origin: 'https://ond.dk' },
    form: { nummer: '1' },
    maxRedirects: 0,
  })
  expect(svar.status()).toBe(403)
})

test('efter log af er sessionen væk, også for en gemt cookie', async ({ page }) => {
  await som(page, 'ivan', '/borger')
  const cookies = await page.context().cookies()
  await page.goto('/logout')
  await page.getByRole('button', { name: 'Log af' }).click()
  await page.waitForURL(/login/)
  await page.context().addCookies(cookies)
  expect(await status(page, '/borger')).toBe(303)
})
