import type { Page } from '@playwright/test'
import { plusDage } from '#lib/dato'
import { begge, expect, problemer, skrivDag, som, test, tilgaengelig } from '#tests/browser/som'
import { IDAG } from '#tests/system/scene'

const aabnBorger = async (page: Page, hvem: string, liste: 'Medlemmer' | 'Borgere', navn: string) => {
  await som(page, hvem)
  await page.getByRole('link', { name: liste }).first().click()
  await page.getByRole('link', { name: navn }).click()
}

test('a-kassen indkalder, flytter og registrerer en samtale; borgeren ser den og lægger den i sin kalender', async ({
  page,
}) => {
  await aabnBorger(page, 'anna', 'Medlemmer', 'Karen Eksempel')
  const samtaler = page.locator('#samtaler')
  await expect(samtaler).toContainText('2 af 2 jobsamtaler afholdt')
  await begge(page)
  await samtaler.getByRole('link', { name: 'Indkald til samtale' }).click()
  await expect(page.getByLabel('Hvem holder den?')).toHaveValue('Anna Akselsen')
  await expect(page.getByLabel('Jeres telefon')).toHaveValue('70 00 00 00')
  await page.getByRole('button', { name: 'Send indkaldelse' }).click()
  await expect(problemer(page)).toContainText('Skriv en dato, der findes.')
  await expect(problemer(page)).toContainText('Skriv klokkeslættet som 10.00.')

  await skrivDag(page, 'Dato', plusDage(IDAG, 14))
  await page.getByLabel('Begynder kl.').fill('1000')
  await page.getByLabel('Slutter kl.').fill('9.45')
  await page.getByRole('button', { name: 'Send indkaldelse' }).click()
  await expect(problemer(page)).toContainText('Samtalen skal slutte, efter at den begynder.')
  await expect(page.getByLabel('Begynder kl.')).toHaveValue('1000')
  await begge(page)
  await page.getByLabel('Slutter kl.').fill('10.45')
  await page.getByLabel('Adresse').fill('Store Torv 1, 1000 København K')
  await page.getByLabel('Mere til borgeren').fill('Tag dit cv med.')
  await page.getByRole('button', { name: 'Se, før du sender' }).click()
  await expect(page.getByRole('region', { name: 'Det ser borgeren' })).toContainText(
    'Du skal til en samtale mandag den 7. december 2026 kl. 10.00–10.45.',
  )
  await page.getByRole('button', { name: 'Send indkaldelse' }).click()
  await expect(page.getByText('Borgeren har fået en besked.')).toBeVisible()
  await expect(page.getByText('Når samtalen er begyndt, kan du registrere her')).toBeVisible()
  const adresse = page.url()

  await page.getByText('Flyt eller ret samtalen').click()
  await page.getByLabel('Begynder kl.').fill('11.00')
  await page.getByLabel('Slutter kl.').fill('11.45')
  await page.getByRole('button', { name: 'Send ændringen' }).click()
  await expect(page.getByText('mandag den 7. december 2026 kl. 11.00–11.45').first()).toBeVisible()
  await begge(page)

  await som(page, 'karen', '/borger')
  await expect(page.getByText('mandag den 7. december 2026 kl. 11.00–11.45')).toBeVisible()
  await begge(page)
  await page.getByRole('link', { name: 'Samtaler', exact: true }).click()
  await expect(page.getByText('Tag dit cv med.')).toBeVisible()
  await begge(page)
  const fil = page.waitForEvent('download')
  await page.getByRole('link', { name: /^Læg i kalender/ }).click()
  expect((await fil).suggestedFilename()).toBe('moede.ics')
  await page.getByRole('link', { name: 'Beskeder' }).first().click()
  await page.getByRole('link', { name: /Indkaldelse til samtale/ }).click()
  await expect(page.getByText(/Din samtale er ændret. Den er nu/)).toBeVisible()

  await som(page, 'anna', new URL(adresse).pathname)
  await page.getByText('Aflys samtalen').first().click()
  await page.getByRole('button', { name: 'Aflys samtalen' }).click()
  await expect(problemer(page)).toContainText('Vælg, hvem der aflyser.')
  await page.getByLabel('Vi aflyser').check()
  await page.getByLabel('Hvorfor?').fill('Anna er syg')
  await page.getByRole('button', { name: 'Aflys samtalen' }).click()
  await expect(page.getByRole('heading', { name: 'Historik' })).toBeVisible()
  await expect(page.getByText('Anna er syg')).toBeVisible()
  await som(page, 'karen', '/borger/samtaler')
  await expect(page.getByText('Anna er syg')).toBeVisible()
})

test('en samtale, der er holdt: jobsamtalen spørger om aftaler, Anden samtale har ingen og siger hvorfor', async ({
  page,
}) => {
  await aabnBorger(page, 'anna', 'Medlemmer', 'Yrsa Yding')
  await page.getByRole('link', { name: 'Registrér en samtale, der er holdt' }).click()
  await page.getByText('Vælg en anden type').click()
  await page.getByRole('link', { name: 'Anden samtale' }).click()
  await expect(page.getByText('Skriv kun praktiske aftaler.')).toBeVisible()
  await expect(page.getByLabel('Aftaler om det videre forløb')).toHaveCount(0)
  await begge(page)
  await page.getByText('Vælg en anden type').click()
  await page.getByRole('link', { name: 'Jobsamtale', exact: true }).click()
  await skrivDag(page, 'Dato', IDAG)
  await page.getByLabel('Begynder kl.').fill('7.00')
  await page.getByLabel('Slutter kl.').fill('7.30')
  await page.getByRole('button', { name: 'Registrér som holdt' }).click()
  await expect(problemer(page)).toContainText('Skriv aftalerne om det videre forløb')
  await page.getByLabel('Aftaler om det videre forløb').fill('Du søger to job om ugen.')
  await page.getByRole('button', { name: 'Registrér som holdt' }).click()
  await expect(page.getByText('Det er gemt.')).toBeVisible()
  await expect(page.getByText('Du søger to job om ugen.').first()).toBeVisible()
  await page.getByText('Berigtig: registreret ved en fejl').click()
  await page.getByLabel('Hvorfor er den en fejl?').fill('Forkert medlem')
  await page.getByRole('button', { name: 'Berigtig samtalen' }).click()
  await expect(page.getByText('Forkert medlem')).toBeVisible()
  await tilgaengelig(page)
})

test('kommunen ser a-kassens samtaler, holder sine egne og kan ikke ændre a-kassens', async ({ page }) => {
  await aabnBorger(page, 'jens', 'Borgere', 'Karen Eksempel')
  await page
    .locator('#samtaler')
    .getByRole('link', { name: /^onsdag|^mandag|^tirsdag|^torsdag|^fredag|dag den/ })
    .first()
    .click()
  await expect(page.getByText(/holder samtalen. Kun den kan ændre den./)).toBeVisible()
  await begge(page)

  await aabnBorger(page, 'jens', 'Borgere', 'Uffe Ulrichsen')
  await expect(page.locator('#samtaler')).toContainText('Udeblevet')
  await page.getByRole('link', { name: 'Indkald til samtale' }).click()
  await expect(page.getByText('Jobsamtale').first()).toBeVisible()
  await expect(page.getByRole('group', { name: 'Er a-kassen med?' })).toContainText('Der er ikke valgt endnu')
  await begge(page)
})

test('opfølgning på et godkendt tilbud har sin type, og den er forklaret', async ({ page }) => {
  await aabnBorger(page, 'jens', 'Borgere', 'Ivan Iversen')
  await page.getByRole('link', { name: /^Indkald til opfølgning på/ }).click()
  await expect(page.getByText(/Typen er Jobsamtale, fordi kommunen har kontaktforløbet/)).toBeVisible()
  await expect(page.getByLabel('Hvad den handler om')).toHaveValue('Opfølgning på dit tilbud')
})

test('borgeren lægger et tilbud fra sin plan i sin kalender', async ({ page }) => {
  await som(page, 'ivan', '/borger/min-plan')
  const link = page.getByRole('link', { name: /^Læg i kalender/ })
  const sti = await link.getAttribute('href')
  const fil = page.waitForEvent('download')
  await link.click()
  expect((await fil).suggestedFilename()).toBe('aktivitet.ics')
  const svar = await page.request.get(sti ?? '')
  expect(svar.headers()['content-type']).toContain('text/calendar')
  expect(await svar.text()).toContain('SUMMARY:Aktivitet')
  await begge(page)
  await som(page, 'karen', '/borger/min-plan')
  expect((await page.request.get(sti ?? '')).status()).toBe(404)
})

test.describe('uden JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('borgeren vælger a-kassen til, får en kalenderadresse, laver en ny og lukker den', async ({ page, request }) => {
    await som(page, 'bo', '/borger/samtaler')
    await page.getByRole('button', { name: 'Gem dit valg' }).click()
    await expect(problemer(page)).toContainText('Vælg ja eller nej.')
    await page.getByLabel('Ja, a-kassen skal være med').check()
    await page.getByRole('button', { name: 'Gem dit valg' }).click()
    await expect(page.getByText('Dit svar er gemt')).toBeVisible()
    await expect(page.getByLabel('Ja, a-kassen skal være med')).toBeChecked()

    await page.getByRole('button', { name: 'Lav en adresse' }).click()
    const foerste = await page.getByLabel('Din adresse').inputValue()
    const svar = await request.get(foerste)
    expect([svar.status(), svar.headers()['content-type']]).toEqual([
      200,
      'text/calendar; charset=utf-8; method=PUBLISH',
    ])
    expect(await svar.text()).toContain('BEGIN:VCALENDAR')
    await page.getByRole('button', { name: 'Lav en ny adresse' }).click()
    const anden = await page.getByLabel('Din adresse').inputValue()
    expect((await request.get(foerste)).status()).toBe(404)
    expect((await request.get(anden)).status()).toBe(200)
    await page.getByRole('button', { name: 'Luk adressen' }).click()
    await expect(page.getByLabel('Din adresse')).toHaveCount(0)
    expect((await request.get(anden)).status()).toBe(404)
    expect((await request.get('/kalender/forkert.ics')).status()).toBe(404)
    expect((await page.request.get('/borger/samtaler/4f0f1f5e-7a51-4d3c-9a53-0f6a7f8f1a11/kalender')).status()).toBe(
      404,
    )
  })
})
