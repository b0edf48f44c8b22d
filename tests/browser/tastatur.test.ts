import { expect, test } from '#tests/browser/som'
import { gaaTil, logIndMedTaster as logInd, tabTil, tast } from '#tests/browser/taster'

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
