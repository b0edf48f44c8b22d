import { readFileSync } from 'node:fs'
import type { Locator, Page } from '@playwright/test'
import { person } from '#demo/personer'
import { expect, type Server, test as server, TESTDAG } from '#tests/opsaetning/server'

export { expect }

const DOER = {
  borger: 'Log ind med MitID',
  akasse: 'Log ind med din a-kasses konto',
  jobcenter: 'Log ind med din kommunes konto',
  anden_aktoer: 'Log ind som anden aktør',
  virksomhed: 'Log ind med MitID Erhverv',
  star: 'Log ind som driftsmedarbejder',
} as const

/** Journeys against a whole Samspor of their own. */
export const test = server

/** Logs in as one of the cast, through their door, in a browser that nobody else uses. */
export async function som(page: Page, noegle: string, retur = '/'): Promise<Page> {
  const { doer, navn } = person(noegle)
  await page.context().clearCookies()
  await page.goto(retur === '/' ? '/login' : `/login?retur=${encodeURIComponent(retur)}`)
  await page.getByRole('button', { name: DOER[doer], exact: true }).click()
  await page.getByRole('button', { name: navn }).first().click()
  await page.waitForURL((url) => !url.pathname.startsWith('/login') && url.port === new URL(page.url()).port)
  return page
}

/** The cast and the clock as they were: for a file that moves either, because the next file has the same server. */
export async function nulstil(server: Server): Promise<void> {
  const svar = await fetch(`${server.url}/api/demo/nulstil`, {
    method: 'POST',
    headers: { 'x-samspor-demo': '1', 'content-type': 'application/json' },
    body: JSON.stringify({ nu: TESTDAG }),
  })
  if (!svar.ok) throw new Error(`demoen blev ikke nulstillet: ${svar.status}`)
}

const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8')

/** No violation of WCAG 2.2 A and AA. The check is evaluated by the tool, so a page without any script can be judged as well. */
export async function tilgaengelig(page: Page): Promise<void> {
  await page.evaluate(axe)
  const fund = await page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: {
        run: (hvor: Document, valg: object) => Promise<{ violations: { id: string; nodes: { target: string[] }[] }[] }>
      }
    }
    const svar = await axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    })
    return svar.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`)
  })
  expect(fund, page.url()).toEqual([])
}

/** Nothing sticks out to the side. */
export async function ingenVandretRulning(page: Page): Promise<void> {
  const [indhold, vindue] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ])
  expect(indhold, page.url()).toBeLessThanOrEqual(vindue ?? 0)
}

/** With `SAMSPOR_SKAERME`, a folder: leaves a picture there, for those who want to look. */
export async function billede(page: Page, navn: string): Promise<void> {
  const mappe = process.env.SAMSPOR_SKAERME
  if (mappe) await page.screenshot({ path: `${mappe}/${navn.replaceAll(/[^a-z0-9]+/gi, '-')}.png`, fullPage: true })
}

/** Accessible, and nothing sticks out, narrow and wide; a picture of both. */
export async function begge(page: Page, navn = new URL(page.url()).pathname): Promise<void> {
  await page.waitForLoadState()
  // Without script the pages are the same, and the checker has no timers: it would wait for minutes.
  if (await page.evaluate(() => !matchMedia('(scripting: none)').matches)) await tilgaengelig(page)
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 })
    await ingenVandretRulning(page)
    await billede(page, `${navn}-${width}`)
  }
}

export const main = (page: Page): Locator => page.getByRole('main')
export const knap = (page: Page, name: string | RegExp): Locator => page.getByRole('button', { name, exact: true })
export const problemer = (page: Page): Locator => page.getByRole('region', { name: 'Der er problemer' })

/** Writes a day in the three fields of the first group called so, as a person would. */
export async function skrivDag(hvor: Page | Locator, gruppe: string | RegExp, dag: string): Promise<void> {
  const [aar = '', maaned = '', nr = ''] = dag.split('-')
  const felt = hvor.getByRole('group', { name: gruppe }).first()
  await felt.getByLabel('Dag', { exact: true }).fill(nr.replace(/^0/, ''))
  await felt.getByLabel('Måned').fill(maaned.replace(/^0/, ''))
  await felt.getByLabel('År').fill(aar)
}
