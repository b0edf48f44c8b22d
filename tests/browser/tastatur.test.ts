import type { Page } from '@playwright/test'
import { person } from '#demo/personer'
import { expect, test } from '#tests/browser/som'

const tast = (page: Page, ...taster: string[]) =>
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
async function tabTil(page: Page, navn: RegExp): Promise<void> {
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
async function gaaTil(page: Page, navn: RegExp, sted: RegExp): Promise<void> {
  await tabTil(page, navn)
  await tast(page, 'Enter')
  await page.waitForURL(sted)
  await page.waitForLoadState()
}

async function logInd(page: Page, noegle: string, doer: RegExp, hjem: RegExp): Promise<void> {
  await page.context().clearCookies()
  await page.goto('/login')
  await gaaTil(page, doer, /\/interaktion|:\d+\/(?!login)/)
  await gaaTil(page, new RegExp(person(noegle).navn), hjem)
}

test('hele vejen fra indstilling til læst afgørelse med tastaturet alene', async ({ page }) => {
  test.setTimeout(120_000)
  await logInd(page, 'anna', /a-kasses konto/, /\/myndighed\/overblik/)
  await gaaTil(page, /^Medlemmer$/, /\/myndighed\/borgere$/)
  await gaaTil(page, /^Berit Bech$/, /\/myndighed\/borgere\/./)
  await gaaTil(page, /^Ny indstilling$/, /\/myndighed\/indstillinger\/./)
  await tabTil(page, /^Virksomhedspraktik/)
  await tast(page, 'Space')
  await tabTil(page, /^Begrundelse/)
  await page.keyboard.type('Berit vil gerne prøve kræfter med lageret.')
  await tabTil(page, /er enige om at anbefale/)
  await tast(page, 'Space')
  for (const [felt, tal] of [
    [/^Dag$/, '23'],
    [/^Måned$/, '11'],
    [/^År$/, '2026'],
  ] as const) {
    await tabTil(page, felt)
    await page.keyboard.type(tal)
  }
  await tabTil(page, /^I en skriftlig besked$/)
  await tast(page, 'Space')
  await gaaTil(page, /^Se, før du sender$/, /\/se$/)
  await gaaTil(page, /^Send indstilling$/, /sendt=1/)
  await expect(page.getByText(/Sagsnummeret er SAG-/)).toBeVisible()
  const sag = new URL(page.url()).pathname

  await logInd(page, 'jens', /kommunes konto/, /\/myndighed\/overblik/)
  await gaaTil(page, /^Behandl.*Berit Bech$/s, new RegExp(sag))
  await tabTil(page, /^Giv afslag$/)
  await tast(page, 'Enter')
  await tabTil(page, /^Begrundelse/)
  await page.keyboard.type('Lageret har ikke plads til en praktikant.')
  await gaaTil(page, /^Se, før du sender$/, /\/afgoerelse\?/)
  await gaaTil(page, /^Giv afslag og send brev$/, /afgjort=1/)
  await expect(async () => {
    await page.goto(sag)
    await expect(page.getByText('Afslag', { exact: true }).first()).toBeVisible({ timeout: 500 })
  }).toPass({ timeout: 15_000 })

  await logInd(page, 'berit', /^Log ind med MitID$/, /\/borger$/)
  await gaaTil(page, /^Beskeder/, /\/borger\/beskeder$/)
  await gaaTil(page, /Din a-kasse anbefaler/, /\/borger\/beskeder\/./)
  await expect(page.getByText(/har givet afslag. Afgørelsen ligger i din Digital Post/)).toBeVisible()
})
