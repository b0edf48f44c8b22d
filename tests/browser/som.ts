import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
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
