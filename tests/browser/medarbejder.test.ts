import { person } from '#demo/personer'
import { expect, som, test, tilgaengelig } from '#tests/browser/som'

const CIFRE = (noegle: string) => person(noegle).cpr ?? ''
const medStreg = (cpr: string) => `${cpr.slice(0, 6)}-${cpr.slice(6)}`

async function karensSide(page: Parameters<typeof som>[0]): Promise<string> {
  await som(page, 'anna', '/myndighed/borgere')
  await page.getByRole('link', { name: 'Karen Eksempel' }).click()
  await expect(page.getByRole('heading', { name: 'Karen Eksempel', level: 1 })).toBeVisible()
  return new URL(page.url()).pathname
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'med JavaScript' : 'uden JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('en andens borger, sag og tråd er en læselig side med status 404 og intet spor af personen', async ({
      page,
    }) => {
      const borger = await karensSide(page)
      await page.goto('/myndighed/indstillinger')
      const sag = await page.locator('main table a').first().getAttribute('href')
      for (const fremmed of ['freja', 'nanna', 'lone'])
        for (const sti of [borger, `${sag}`, `${sag}/traek`, '/myndighed/borgere/ikke-et-id']) {
          await som(page, fremmed, '/myndighed/overblik')
          const svar = await page.goto(sti)
          expect(svar?.status(), `${fremmed} ${sti}`).toBe(404)
          expect(new URL(page.url()).pathname, 'adressen er den, man skrev').toBe(sti)
          await expect(page.getByRole('heading', { name: 'Siden findes ikke', level: 1 })).toBeVisible()
          expect(await page.content()).not.toMatch(/Karen|Eksempel|HK\/Danmark/)
        }
      await som(page, 'nanna', '/myndighed/overblik')
      await page.goto(borger)
      if (javaScriptEnabled) await tilgaengelig(page)
      await expect(page.getByRole('link', { name: 'Bed om gæsteadgang' })).toBeVisible()
      await page.getByRole('link', { name: 'Gå til overblik' }).click()
      await expect(page.getByRole('heading', { name: 'Opgaver', level: 1 })).toBeVisible()
    })

    test('CPR-nummeret vises én gang, når der trykkes, og står aldrig i adresse eller titel', async ({ page }) => {
      const borger = await karensSide(page)
      const nummer = medStreg(CIFRE('karen'))
      expect(await page.content()).not.toContain(nummer)
      await page.getByRole('button', { name: 'Vis CPR-nummer' }).click()
      await expect(page.getByText(nummer)).toBeVisible()
      expect(`${page.url()} ${await page.title()}`).not.toMatch(new RegExp(`${CIFRE('karen')}|${nummer}`))
      if (javaScriptEnabled) await tilgaengelig(page)
      await page.getByRole('link', { name: 'Tilbage til borgeren' }).click()
      await expect(page.getByRole('heading', { name: 'Karen Eksempel', level: 1 })).toBeVisible()
      expect(await page.content()).not.toContain(nummer)
      await page.goto(`${borger}?cpr=vis`)
      expect(await page.content(), 'en adresse viser det ikke').not.toContain(nummer)
    })
  })
}

test('at vise et CPR-nummer kræver egen oprindelse og sessionens mærke, og opslaget står hos borgeren', async ({
  page,
  baseURL,
}) => {
  const borger = await karensSide(page)
  const token = await page.locator('input[name="_token"]').first().inputValue()
  const vis = async (origin: string | undefined, _token: string) =>
    (
      await page.request.post(`${borger}/cpr`, {
        headers: origin ? { origin } : {},
        form: { _token },
        maxRedirects: 0,
      })
    ).status()
  expect(await vis('https://ond.dk', token)).toBe(403)
  expect(await vis(undefined, token)).toBe(403)
  expect(await vis(baseURL, 'forkert')).toBe(403)
  expect((await page.request.get(`${borger}/cpr`)).status()).toBe(405)
  await som(page, 'karen', '/borger/profil')
  const foer = await page.getByText('Så dit CPR-nummer').count()
  await som(page, 'anna', borger)
  await page.getByRole('button', { name: 'Vis CPR-nummer' }).click()
  await som(page, 'karen', '/borger/profil')
  await expect(page.getByText('Så dit CPR-nummer')).toHaveCount(foer + 1)
})

test('titlen siger fejl, når en formular kommer tilbage, og ellers ikke', async ({ page }) => {
  await karensSide(page)
  await expect(page).toHaveTitle('Borger – Samspor')
  await page.getByRole('button', { name: 'Ny indstilling' }).click()
  await expect(page).toHaveTitle('Indstilling om tilbud – Samspor')
  await page.getByLabel(/Antal uger/).fill('mange')
  await page.getByRole('button', { name: 'Gem kladde', exact: true }).click()
  await expect(page).toHaveTitle('Fejl: Indstilling om tilbud – Samspor')
  await page.getByLabel(/Antal uger/).fill('2')
  await page.getByRole('button', { name: 'Se, før du sender' }).click()
  await expect(page.getByText('Indstillingen kan ikke sendes endnu')).toBeVisible()
  await expect(page).toHaveTitle('Fejl: Se, før du sender – Samspor')
  await page.goto('/myndighed/findes/slet-ikke')
  await expect(page).toHaveTitle('Siden findes ikke – Samspor')
  expect(await page.locator('head title').count()).toBe(1)
})
