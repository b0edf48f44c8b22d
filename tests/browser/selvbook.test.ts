import { plusDage, visDato } from '#lib/dato'
import {
  begge,
  billede,
  expect,
  ingenVandretRulning,
  nulstil,
  problemer,
  skrivDag,
  som,
  test,
  tilgaengelig,
} from '#tests/browser/som'
import { IDAG } from '#tests/system/scene'

const SENEST = plusDage(IDAG, 4)
const DAGEN = plusDage(IDAG, 14)

test.afterAll(({ server }) => nulstil(server))

test('sagsbehandleren åbner tider og spørger; borgeren booker uden script på en telefon, skifter tid, og sagsbehandleren ser det', async ({
  page,
  browser,
}) => {
  test.setTimeout(150_000)
  await som(page, 'anna')
  await page.getByRole('link', { name: 'Medlemmer' }).first().click()
  await page.getByRole('link', { name: 'Karen Eksempel' }).click()
  await page.getByRole('link', { name: 'Tider til booking' }).click()
  await page.getByRole('button', { name: 'Åbn tiderne' }).click()
  await expect(problemer(page)).toContainText('Skriv en dato, der findes.')
  await expect(problemer(page)).toContainText('Skriv klokkeslættet som 10.00.')
  await skrivDag(page, 'Hvilken dag?', DAGEN)
  await page.getByLabel('Den første tid begynder kl.').fill('9')
  await page.getByLabel('Den sidste tid slutter senest kl.').fill('11.15')
  await page.getByLabel('Hvem holder dem?').fill('Rejsens Anna')
  await page.getByLabel('Adresse').fill('Store Torv 1, 1000 København K')
  await page.getByRole('button', { name: 'Åbn tiderne' }).click()
  await expect(page.getByText('3 tider er åbne')).toBeVisible()
  await begge(page)
  await page.getByRole('button', { name: /^Fjern.*7\. december 2026 kl\. 10\.30/ }).click()
  await expect(page.getByText('Tiden er fjernet')).toBeVisible()

  await page.getByRole('link', { name: 'Medlemmer' }).first().click()
  await page.getByRole('link', { name: 'Karen Eksempel' }).click()
  await page.getByRole('link', { name: 'Bed borgeren selv booke' }).click()
  await expect(page.getByText(/^I har \d+ ledige tider/)).toBeVisible()
  await page.getByRole('button', { name: 'Bed borgeren booke' }).click()
  await expect(problemer(page)).toContainText('Skriv en dato, der findes.')
  await skrivDag(page, 'Book senest', SENEST)
  await page.getByRole('button', { name: 'Se, før du sender' }).click()
  await expect(page.getByRole('region', { name: 'Det ser borgeren' })).toContainText('Vælg en tid senest fredag')
  await begge(page)
  await page.getByRole('button', { name: 'Bed borgeren booke' }).click()
  const samtaler = page.locator('#samtaler')
  await expect(samtaler).toContainText('HK/Danmarks A-kasse har bedt borgeren selv booke')
  await begge(page)
  await samtaler.getByRole('link', { name: 'Indkald til samtale' }).click()
  await skrivDag(page, 'Dato', DAGEN)
  await page.getByLabel('Begynder kl.').fill('13')
  await page.getByLabel('Slutter kl.').fill('14')
  await page.getByLabel('Adresse').fill('Store Torv 1')
  await page.getByRole('button', { name: 'Send indkaldelse' }).click()
  await expect(page.getByText('HK/Danmarks A-kasse kan lukke fristen').first()).toBeVisible()

  await som(page, 'karen', '/borger')
  await begge(page)
  await page.getByRole('link', { name: /Book tid til samtale/ }).click()
  await begge(page)

  const telefon = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } })
  const borger = await telefon.newPage()
  await som(borger, 'karen', '/borger')
  await borger.getByRole('link', { name: /Book tid til samtale/ }).click()
  await expect(borger.getByRole('heading', { name: `Book selv en tid senest den ${visDato(SENEST)}` })).toBeVisible()
  await ingenVandretRulning(borger)
  await borger.getByRole('button', { name: 'Book tiden' }).click()
  await expect(problemer(borger)).toContainText('Vælg en tid.')
  const dagen = borger.getByRole('group', { name: 'mandag den 7. december 2026' })
  await dagen.getByLabel(/Kl\. 09\.00–09\.45/).check()
  await billede(borger, 'telefon')
  await borger.getByRole('button', { name: 'Book tiden' }).click()
  await expect(borger.getByText('Tiden er din')).toBeVisible()
  await expect(borger.getByRole('heading', { name: 'mandag den 7. december 2026 kl. 09.00–09.45' })).toBeVisible()
  await expect(borger.getByRole('heading', { name: /^Book selv/ })).toHaveCount(0)

  await borger.getByText('Vælg en anden tid').click()
  await ingenVandretRulning(borger)
  await borger
    .getByRole('group', { name: 'mandag den 7. december 2026' })
    .getByLabel(/Kl\. 09\.45–10\.30/)
    .check()
  await borger.getByRole('button', { name: 'Skift til tiden' }).click()
  await expect(borger.getByRole('heading', { name: 'mandag den 7. december 2026 kl. 09.45–10.30' })).toBeVisible()
  await billede(borger, 'telefon-booket')
  await borger.goto('/borger/beskeder')
  await borger.getByRole('link', { name: /Vælg selv tid til din samtale/ }).click()
  await expect(borger.getByText(/Du har valgt en anden tid\. Din samtale er nu mandag/)).toBeVisible()
  await telefon.close()

  await page.reload()
  await page.getByText('Vælg en anden tid').click()
  await begge(page)
  await som(page, 'anna', '/myndighed/tider')
  await expect(page.getByRole('row', { name: /09\.00–09\.45 Rejsens Anna/ })).toContainText('Ledig')
  await page.getByRole('link', { name: /^Se samtalen.*7\. december 2026 kl\. 09\.45/ }).click()
  await expect(page.getByText('Booket af borgeren')).toBeVisible()
  await begge(page)
})

test('en frist lukkes med en grund, og borgeren ser den ikke mere; uden ledige tider står der, hvem man ringer til', async ({
  page,
}) => {
  await som(page, 'aase', '/borger/samtaler')
  await expect(page.getByRole('heading', { name: /^Book selv/ })).toHaveCount(0)
  await som(page, 'freja')
  await page.getByRole('link', { name: 'Medlemmer' }).first().click()
  await page.getByRole('link', { name: 'Åse Ågård' }).click()
  await page.getByRole('link', { name: 'Bed borgeren selv booke' }).click()
  await expect(page.getByText('I har ingen ledige tider')).toBeVisible()
  await tilgaengelig(page)
  await skrivDag(page, 'Book senest', SENEST)
  await page.getByRole('button', { name: 'Bed borgeren booke' }).click()
  await expect(page.locator('#samtaler')).toContainText('har bedt borgeren selv booke')

  await som(page, 'aase', '/borger/samtaler')
  await expect(page.getByText('Der er ingen ledige tider lige nu.')).toBeVisible()
  await expect(page.getByRole('link', { name: /^Ring til 70 00 00 00/ }).first()).toBeVisible()
  await begge(page)

  await som(page, 'freja')
  await page.getByRole('link', { name: 'Medlemmer' }).first().click()
  await page.getByRole('link', { name: 'Åse Ågård' }).click()
  await page.getByText('Luk fristen for at booke').click()
  await page.getByRole('button', { name: 'Luk fristen' }).click()
  await expect(problemer(page)).toContainText('Skriv, hvorfor fristen lukkes.')
  await page.getByLabel('Hvorfor?').fill('Vi ringer i stedet')
  await page.getByRole('button', { name: 'Luk fristen' }).click()
  await expect(page.locator('#samtaler')).not.toContainText('har bedt borgeren selv booke')
  await som(page, 'aase', '/borger/samtaler')
  await expect(page.getByRole('heading', { name: /^Book selv/ })).toHaveCount(0)
})
