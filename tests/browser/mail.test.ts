import type { Page } from '@playwright/test'
import { lix } from '#lib/tekst/lix'
import { expect, ingenVandretRulning, problemer, som, test, tilgaengelig } from '#tests/browser/som'
import type { Server } from '#tests/opsaetning/server'

const MAIL = 'karen@borger.example'
const ANDEN = 'bo@borger.example'
const afsnit = (page: Page) => page.locator('#mail')

/** The newest e-mail to the address, when as many as that have come. */
async function mail(server: Server, antal: number, til = MAIL): Promise<string> {
  const hent = async () => {
    const svar = await fetch(`${server.digitalPostUrl}/styring/mail`)
    return ((await svar.json()) as { mails: { til: string; tekst: string }[] }).mails.filter((m) => m.til === til)
  }
  await expect.poll(async () => (await hent()).length, { timeout: 30_000 }).toBe(antal)
  return (await hent())[0]?.tekst ?? ''
}
const linkI = (tekst: string): string => /https?:\/\/\S+/.exec(tekst)?.[0] ?? ''
const fejl = (server: Server, mail: string) =>
  fetch(`${server.url}/api/demo/fejl`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', 'x-samspor-demo': '1' },
    body: JSON.stringify({ mail }),
  })

test.afterEach(async ({ server }) => {
  expect((await fejl(server, 'OK')).status).toBe(200)
})

test.describe('uden JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('borgeren giver sin mail, bekræfter den, får en påmindelse og fjerner den igen', async ({ page, server }) => {
    await som(page, 'karen', '/borger/profil')
    await expect(afsnit(page)).toContainText('Du får ingen mail fra os i dag.')
    await page.getByLabel('Din mail').fill('karen')
    await page.getByRole('button', { name: 'Send mig et link' }).click()
    await expect(problemer(page)).toContainText('Skriv en e-mail som navn@eksempel.dk.')
    await expect(page.getByLabel('Din mail')).toHaveValue('karen')
    await page.getByLabel('Din mail').fill(MAIL)
    await page.getByRole('button', { name: 'Send mig et link' }).click()
    await expect(afsnit(page)).toContainText(`Vi har sendt et link til ${MAIL}.`)
    await ingenVandretRulning(page)
    const foerste = linkI(await mail(server, 1))
    await page.getByRole('button', { name: 'Send mig et link' }).click()
    const link = linkI(await mail(server, 2))

    // Somebody else who gets hold of the link, and a link that has been replaced.
    await som(page, 'bo', link.replace(server.url, ''))
    await page.getByRole('button', { name: 'Bekræft min mail' }).click()
    await expect(problemer(page)).toContainText('Linket virker ikke mere.')
    await som(page, 'karen', foerste.replace(server.url, ''))
    await page.getByRole('button', { name: 'Bekræft min mail' }).click()
    await expect(problemer(page)).toContainText('Linket virker ikke mere.')

    await page.context().clearCookies()
    await page.goto(link)
    await expect(page, 'bag log ind').toHaveURL(/\/login\?retur=/)
    await som(page, 'karen', link.replace(server.url, ''))
    await page.getByRole('button', { name: 'Bekræft min mail' }).click()
    await expect(page.getByText('Din mail er bekræftet')).toBeVisible()
    await expect(afsnit(page)).toContainText(`Vi skriver til ${MAIL}, når der er en ny besked.`)
    expect(lix(await afsnit(page).innerText())).toBeLessThanOrEqual(40)

    await page.getByRole('button', { name: 'Fjern min mail' }).click()
    await expect(page.getByText('Din mail er fjernet.')).toBeVisible()
    await expect(afsnit(page)).toContainText('Du får ingen mail fra os i dag.')
    await expect(page.getByText(MAIL)).toHaveCount(0)
  })

  test('en mail, der ikke kan leveres, siges på profilen, og mailen kan læses i demoens postkasse', async ({
    page,
    server,
  }) => {
    await som(page, 'bo', '/borger/profil')
    await page.getByLabel('Din mail').fill(ANDEN)
    await page.getByRole('button', { name: 'Send mig et link' }).click()
    await mail(server, 1, ANDEN)
    await page.goto(`${server.digitalPostUrl}/post`)
    await expect(page.getByRole('heading', { name: 'Mails' })).toBeVisible()
    const punkt = page.getByRole('listitem').filter({ hasText: ANDEN })
    await expect(punkt.getByText('Bekræft din e-mail til Samspor')).toBeVisible()
    await expect(punkt.getByRole('link', { name: /profil\/bekraeft\?kode=/ })).toBeVisible()

    await fejl(server, 'AFVISER')
    await page.goto(`${server.url}/borger/profil`)
    await page.getByRole('button', { name: 'Send mig et link' }).click()
    await expect(async () => {
      await page.reload()
      await expect(afsnit(page)).toContainText(`Vi kunne ikke sende til ${ANDEN}.`, { timeout: 500 })
    }).toPass({ timeout: 15_000 })
    await page.getByRole('button', { name: 'Fjern min mail' }).click()
    await expect(page.getByText(ANDEN)).toHaveCount(0)
  })
})

test('profilen med mailen er tilgængelig, også på en lille skærm', async ({ page }) => {
  await som(page, 'karen', '/borger/profil')
  await tilgaengelig(page)
  await page.goto('/borger/profil/bekraeft?kode=x')
  await tilgaengelig(page)
  await page.setViewportSize({ width: 360, height: 800 })
  await page.goto('/borger/profil')
  await ingenVandretRulning(page)
})
