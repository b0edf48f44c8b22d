import type { Page } from '@playwright/test'
import { person } from '#demo/personer'
import { expect } from '#tests/browser/som'

/** Presses the keys one after the other. */
export const tast = (page: Page, ...taster: string[]) =>
  taster.reduce((foer, t) => foer.then(() => page.keyboard.press(t)), Promise.resolve())

/** Where the focus is: the words a screen reader would say, and whether the eye can see it. */
const fokus = (page: Page) =>
  page.evaluate(() => {
    const her = document.activeElement as HTMLInputElement | null
    if (!her || her === document.body) return { navn: '', synlig: true }
    const stil = getComputedStyle(her)
    const navn = her.labels?.[0]?.innerText ?? her.getAttribute('aria-label') ?? her.innerText ?? ''
    return { navn: navn.trim(), synlig: stil.outlineStyle !== 'none' && Number.parseFloat(stil.outlineWidth) >= 2 }
  })

/** Goes forward with Tab until the focus is on what has this name; every stop on the way must be visible. */
export async function tabTil(page: Page, navn: RegExp): Promise<void> {
  const set: string[] = []
  for (let trin = 0; trin < 120; trin += 1) {
    await tast(page, 'Tab')
    const her = await fokus(page)
    set.push(her.navn)
    expect(her.synlig, `fokus kan ses på »${her.navn}« på ${page.url()}`).toBe(true)
    if (navn.test(her.navn)) return
  }
  throw new Error(`Tab nåede aldrig til ${navn} på ${page.url()}: ${set.join(' | ')}`)
}

/** Presses Enter on what has this name and waits for the page that it leads to. */
export async function gaaTil(page: Page, navn: RegExp, sted: RegExp): Promise<void> {
  await tabTil(page, navn)
  await tast(page, 'Enter')
  await page.waitForURL(sted)
  await page.waitForLoadState()
}

/** Logs in as one of the cast without touching the mouse. */
export async function logIndMedTaster(page: Page, noegle: string, doer: RegExp, hjem: RegExp): Promise<void> {
  await page.context().clearCookies()
  await page.goto('/login')
  await gaaTil(page, doer, /\/interaktion|:\d+\/(?!login)/)
  await gaaTil(page, new RegExp(person(noegle).navn), hjem)
}
