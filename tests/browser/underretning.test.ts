import type { Page } from '@playwright/test'
import { plusDage } from '#lib/dato'
import { tilfoejAktivitet } from '#lib/min-plan/aktivitet'
import { lix } from '#lib/tekst/lix'
import { begge, expect, knap, main, problemer, skrivDag, som, test } from '#tests/browser/som'
import { vedSiden } from '#tests/system/api-scene'
import { sendUnderretning } from '#tests/system/nuph-scene'
import { IDAG } from '#tests/system/scene'

test.slow()

async function aabnBorger(page: Page, hvem: string, navn: string): Promise<string> {
  await som(page, hvem, `/myndighed/borgere`)
  await page.getByRole('link', { name: navn }).first().click()
  await page.waitForURL(/borgere\/[0-9a-f-]{36}/)
  return new URL(page.url()).pathname
}
/** A new underretning of doubt, sent; gives the address of the case. */
async function sendTvivl(page: Page, navn: string): Promise<string> {
  await aabnBorger(page, 'jens', navn)
  await page.getByRole('link', { name: 'Ny underretning' }).click()
  await page.getByLabel('Tvivl om rådighed').check()
  await page
    .getByRole('group', { name: /vejledt skriftligt/ })
    .getByLabel('Ja')
    .check()
  await skrivDag(page, 'Vejledt den', plusDage(IDAG, -7))
  await page.getByLabel('Begrundelse').fill('Medlemmet har ikke søgt job i oktober.')
  await knap(page, 'Gem kladde og kontrollér').click()
  await knap(page, 'Se, før du sender').click()
  await knap(page, 'Send underretning').click()
  await expect(page.getByText('Underretningen er sendt til a-kassen.')).toBeVisible()
  return new URL(page.url()).pathname
}

/** Opens the interview that the citizen missed. */
async function aabnUdeblivelse(page: Page, navn: string): Promise<void> {
  await aabnBorger(page, 'jens', navn)
  await page
    .locator('#samtaler')
    .getByRole('link', { name: /dag den/ })
    .first()
    .click()
}

for (const { javaScriptEnabled, noegle, navn, kl } of [
  { javaScriptEnabled: true, noegle: 'uffe', navn: 'Uffe Ulrichsen', kl: '10.30' },
  // Has been told about already: it is withdrawn, and told anew, after the deadline.
  { javaScriptEnabled: false, noegle: 'otto', navn: 'Otto Overby', kl: '13.00' },
]) {
  test.describe(javaScriptEnabled ? 'med JavaScript' : 'uden JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('fra en udeblivelse til a-kassen: højst seks klik, og intet skrives to gange', async ({ page }) => {
      await aabnUdeblivelse(page, navn)
      if (noegle === 'otto') {
        await page.getByRole('link', { name: 'Åbn underretningen' }).click()
        await page.getByRole('link', { name: 'Træk tilbage' }).click()
        await page.getByLabel('Underretningen er en fejl').check()
        await knap(page, 'Træk tilbage').click()
        await aabnUdeblivelse(page, navn)
      }
      await expect(main(page)).toContainText('Indkaldelsen lå i borgerens beskeder fra')
      await begge(page, 'kommune-samtale')
      let klik = 0
      const klikPaa = async (navn: string) => {
        await knap(page, navn).click()
        klik += 1
      }
      await klikPaa('Send underretning til a-kassen')
      await expect(page.getByLabel('Udeblevet fra samtale')).toBeChecked()
      await expect(page.getByLabel('Klokken')).toHaveValue(kl)
      if (noegle === 'otto') await page.getByLabel('Begrundelse').fill('Den første var sendt ved en fejl.')
      await begge(page, 'kommune-kladde')
      await klikPaa('Se, før du sender')
      await expect(page.getByRole('region', { name: 'Det ser borgeren' })).toContainText('ikke mødte op til samtalen')
      await begge(page, 'kommune-se')
      await klikPaa('Send underretning')
      await expect(page.getByText('Underretningen er sendt til a-kassen. Borgeren får besked')).toBeVisible()
      expect(klik).toBeLessThanOrEqual(6)
      await begge(page, 'kommune-sendt')
      const sag = new URL(page.url()).pathname

      await aabnUdeblivelse(page, navn)
      await expect(knap(page, 'Send underretning til a-kassen')).toHaveCount(0)
      await page.getByRole('link', { name: 'Åbn underretningen' }).click()
      await expect(page).toHaveURL(new RegExp(sag))

      await som(page, noegle, '/borger')
      await begge(page, 'borger-overblik')
      await page.getByRole('link', { name: /^Ring til Jobcenter København i dag/ }).click()
      await expect(page.getByText(/Kommunen skriver, at du ikke mødte op til samtalen/)).toBeVisible()
      await expect(main(page)).toContainText('Det er ikke en afgørelse endnu')
      await begge(page, 'borger-sag')
      expect(lix(await main(page).innerText())).toBeLessThanOrEqual(35)
      expect(await main(page).innerText()).not.toMatch(/aflyst|negativ|sanktion/i)
      await knap(page, 'Send din forklaring').click()
      await expect(problemer(page)).toContainText('Skriv din forklaring.')
      await page.getByLabel('Din forklaring').fill('Min bus kørte ikke.')
      await knap(page, 'Send din forklaring').click()
      await expect(main(page)).toContainText('Min bus kørte ikke.')
      await knap(page, 'Jeg har ikke modtaget indkaldelsen').click()
      await expect(main(page)).toContainText('Du har skrevet, at du ikke fik indkaldelsen')
      await expect(knap(page, 'Jeg har ikke modtaget indkaldelsen')).toHaveCount(0)
      await page
        .getByRole('link', { name: /^Beskeder/ })
        .first()
        .click()
      await page
        .getByRole('link', { name: /Besked om dine dagpenge/ })
        .first()
        .click()
      await begge(page, 'borger-besked')
      await page.getByRole('link', { name: 'Se sagen og skriv din forklaring' }).click()
      await expect(page).toHaveURL(/\/borger\/underretninger\//)

      await som(page, 'anna', '/myndighed/nuph')
      await expect(page.getByRole('row', { name: new RegExp(navn) })).toContainText('Udeblevet fra samtale')
      await begge(page, 'akasse-liste')
      await page.goto(sag)
      await expect(main(page)).toContainText('Min bus kørte ikke.')
      await expect(main(page)).toContainText('Jeg har ikke modtaget indkaldelsen.')
      await begge(page, 'akasse-sag')
      await page.getByRole('link', { name: 'Svar', exact: true }).click()
      await expect(page.getByRole('heading', { name: 'Fravær på dagen' })).toBeVisible()
      await begge(page, 'akasse-svar')
      await page.getByLabel(/^Ingen konsekvens: lovligt fravær/).check()
      await page.getByLabel(/^Grund, når/).selectOption('INDKALDELSE_IKKE_MODTAGET')
      await knap(page, 'Se, før du sender').click()
      await expect(main(page)).toContainText('Det får ingen betydning for dine dagpenge')
      await begge(page, 'akasse-svar-se')
      await knap(page, 'Send svar').click()
      await expect(page.getByText('Svaret er sendt.')).toBeVisible()

      await som(page, noegle, '/borger/sag')
      await expect(page.getByRole('list', { name: 'Beskeder til din a-kasse' })).toContainText('A-kassen har svaret')
      await begge(page, 'borger-min-sag')
      await page
        .getByRole('link', { name: /Kommunen har givet din a-kasse besked/ })
        .first()
        .click()
      await expect(main(page)).toContainText('Din a-kasse har svaret. Det får ingen betydning for dine dagpenge.')
      await begge(page, 'borger-sag-svaret')
      expect(lix(await main(page).innerText())).toBeLessThanOrEqual(35)
    })
  })
}

test('en sygemelding stopper den: hvilken, af hvem, hvornår, og hvad der kan ændre det; det skrevne er der endnu', async ({
  page,
}) => {
  await aabnBorger(page, 'jens', 'Signe Sørensen')
  await page
    .locator('#samtaler')
    .getByRole('link', { name: /dag den/ })
    .first()
    .click()
  await knap(page, 'Send underretning til a-kassen').click()
  await page.getByLabel('Begrundelse').fill('Vi har først hørt om det i dag.')
  await knap(page, 'Se, før du sender').click()
  await expect(main(page)).toContainText('Underretningen er ikke sendt. A-kassen får ingen besked.')
  await expect(main(page)).toContainText('Borgeren er sygemeldt på datoen.')
  await expect(main(page)).toContainText(/registreret af .*2026/)
  await expect(main(page)).toContainText('Hvem kan ændre det')
  await expect(knap(page, 'Send underretning')).toHaveCount(0)
  await begge(page, 'kommune-blokeret')
  await page.getByRole('link', { name: 'Ret kladden' }).click()
  await expect(page.getByLabel('Begrundelse')).toHaveValue('Vi har først hørt om det i dag.')
  await begge(page, 'kommune-kladde-blokeret')
  await page.getByText('Kassér kladden').first().click()
  await knap(page, 'Kassér kladden').click()
  await expect(page.getByRole('heading', { name: 'Signe Sørensen' })).toBeVisible()
  await som(page, 'signe', '/borger/sag')
  await expect(page.getByText('Beskeder til din a-kasse')).toHaveCount(0)
})

test('tvivl om rådighed skrevet i hånden; rettet; spørgsmål frem og tilbage; trukket tilbage', async ({ page }) => {
  await aabnBorger(page, 'jens', 'Ivan Iversen')
  await page.getByRole('link', { name: 'Ny underretning' }).click()
  await knap(page, 'Gem kladde og kontrollér').click()
  await expect(problemer(page)).toContainText('Vælg, hvad der er sket.')
  await begge(page, 'kommune-ny')
  const sag = await sendTvivl(page, 'Ivan Iversen')

  await som(page, 'anna', sag)
  await page.getByLabel('Stil et spørgsmål').fill('Hvor har I set jobloggen?')
  await knap(page, 'Send spørgsmålet').click()
  await expect(main(page)).toContainText('I venter på svar siden')
  await som(page, 'jens', sag)
  await expect(main(page)).toContainText('Kommunen skal svare på et spørgsmål.')
  await page.getByLabel('Svar på spørgsmålet').fill('På Jobnet den 20. november.')
  await knap(page, 'Send svaret').click()
  await expect(main(page)).toContainText('På Jobnet den 20. november.')

  await page.getByRole('link', { name: 'Ret underretning' }).click()
  await page.waitForLoadState('networkidle')
  await page.getByLabel('Begrundelse').fill('Medlemmet har ikke søgt job i september og oktober.')
  await knap(page, 'Send rettelsen').click()
  await expect(problemer(page)).toBeVisible()
  await expect(page.getByLabel('Begrundelse')).toHaveValue('Medlemmet har ikke søgt job i september og oktober.')
  await page.getByLabel('Hvorfor rettes den?').fill('September manglede.')
  await knap(page, 'Send rettelsen').click()
  await expect(page.getByText('Underretningen er rettet.')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Version 1' }).locator('s')).toBeVisible()
  await begge(page, 'kommune-rettet')

  await som(page, 'anna', `${sag}/svar`)
  await page.getByLabel(/medlemmet høres/).check()
  await skrivDag(page, 'Medlemmet skal svare senest', plusDage(IDAG, 7))
  await knap(page, 'Se, før du sender').click()
  await expect(main(page)).toContainText('Medlemmet får ingen besked om et foreløbigt svar.')
  await knap(page, 'Send svar').click()
  await som(page, 'jens', sag)
  await expect(main(page)).toContainText('Foreløbigt svar')
  await page.getByLabel('Stil et spørgsmål').fill('Hvornår er I færdige?')
  await knap(page, 'Send spørgsmålet').click()
  await expect(main(page)).toContainText('Hvornår er I færdige?')
  await page.getByRole('link', { name: 'Træk tilbage' }).click()
  await knap(page, 'Træk tilbage').click()
  await expect(problemer(page)).toContainText('Vælg, hvorfor den trækkes tilbage.')
  await begge(page, 'kommune-traek')
  await page.getByLabel('Underretningen er en fejl').check()
  await knap(page, 'Træk tilbage').click()
  await expect(page.getByText('Underretningen er trukket tilbage.')).toBeVisible()
  await begge(page, 'kommune-trukket')
  await som(page, 'ivan', '/borger/sag')
  await page
    .getByRole('link', { name: /Kommunen har givet din a-kasse besked/ })
    .first()
    .click()
  await expect(main(page)).toContainText('Beskeden er trukket tilbage. Den har ingen betydning for dig.')
  expect(await main(page).innerText()).not.toMatch(/aflyst/i)
  await begge(page, 'borger-trukket')
})

test('svar med sanktion i samme formular, usædvanligt i én linje, ændret med annullering', async ({ page }) => {
  const sag = await sendTvivl(page, 'Ditte Dam')
  await som(page, 'anna', `${sag}/svar`)
  await page.getByLabel(/^Karantæne/).check()
  await knap(page, 'Se, før du sender').click()
  await expect(problemer(page)).toBeVisible()
  await expect(main(page)).toContainText('Svaret kan ikke sendes endnu')
  await begge(page, 'akasse-uden-sanktion')
  await page.getByLabel('Sanktion', { exact: true }).selectOption('S04')
  await page.getByLabel('Timer ved karantæne').fill('111')
  await page.getByLabel('Hvorfor passer svaret, selv om det er usædvanligt?').fill('Medlemmet afslog et tilbud.')
  await knap(page, 'Se, før du sender').click()
  await expect(main(page)).toContainText('Det får betydning for dine dagpenge.')
  await begge(page, 'akasse-med-sanktion')
  await knap(page, 'Send svar').click()
  await expect(main(page)).toContainText('111 timer uden dagpenge')
  await begge(page, 'akasse-besvaret')

  await som(page, 'ditte', '/borger/timer')
  await page.getByRole('link', { name: 'Se mine sanktioner' }).click()
  await expect(main(page)).toContainText('Du mister 111 timer med dagpenge.')
  await begge(page, 'borger-sanktioner')
  expect(lix(await main(page).innerText())).toBeLessThanOrEqual(35)
  await page.getByRole('link', { name: 'Se beskeden fra kommunen' }).click()
  await expect(main(page)).toContainText('Det får betydning for dine dagpenge.')
  await begge(page, 'borger-sag-betydning')
  expect(lix(await main(page).innerText())).toBeLessThanOrEqual(35)

  await som(page, 'anna', sag)
  await page.getByRole('link', { name: 'Ret svaret' }).click()
  await page.getByLabel('Hvad er resultatet nu?').selectOption('V11')
  await page.getByLabel('Hvorfor er det ændret?').selectOption('NYE_OPLYSNINGER')
  await page.getByLabel(/^Annullér sanktionen/).fill('Tilbuddet fandtes ikke.')
  await page.getByLabel('Begrundelse til kommunen').fill('Tilbuddet fandtes ikke.')
  await knap(page, 'Se, før du sender').click()
  await begge(page, 'akasse-aendret')
  await knap(page, 'Send svar').click()
  await expect(page.getByText('Svaret er sendt.')).toBeVisible()
  await som(page, 'ditte', '/borger/sanktioner')
  await expect(main(page)).toContainText('Afgørelsen er fjernet. Den betyder intet for dine dagpenge.')
})

test('a-kassens egen sanktion: registreres, gentagelse vises, rettes og annulleres', async ({ page }) => {
  const borger = await aabnBorger(page, 'anna', 'Frode Fritz')
  await expect(page.locator('#sanktioner')).toContainText('Gentagelse: en karantæne tæller til og med den')
  await begge(page, 'akasse-medlem')
  await page.getByRole('link', { name: 'Registrér sanktion' }).click()
  await knap(page, 'Registrér sanktion').click()
  await expect(problemer(page)).toBeVisible()
  await page.getByLabel('Sanktion', { exact: true }).selectOption('S01')
  await skrivDag(page, 'Det skete den', plusDage(IDAG, -3))
  await skrivDag(page, 'Gælder fra', plusDage(IDAG, -3))
  await begge(page, 'akasse-ny-sanktion')
  await knap(page, 'Registrér sanktion').click()
  await expect(page.getByText('Det er gemt i registeret.')).toBeVisible()
  await begge(page, 'akasse-sanktion')
  const egen = new URL(page.url()).pathname
  await page.getByText('Ret sanktionen').click()
  await skrivDag(page, 'Sidste dag', plusDage(IDAG, -2))
  await page.getByLabel('Den er registreret forkert').first().check()
  await page.getByLabel('Forklar').first().fill('Medlemmet ringede i går.')
  await knap(page, 'Gem rettelsen').click()
  await expect(main(page)).toContainText('2 dage')
  await page.getByText('Annullér sanktionen').first().click()
  await page.getByLabel('Den er registreret forkert').last().check()
  await page.getByLabel('Forklar').last().fill('Forkert medlem.')
  await knap(page, 'Annullér sanktionen').click()
  await expect(main(page)).toContainText('Annulleret')
  await begge(page, 'akasse-annulleret')
  await som(page, 'jens', borger)
  await expect(page.locator('#sanktioner')).not.toContainText('Udelukkelse')
  expect((await page.request.get(egen)).status()).toBe(404)
})

test('et tilbud ender negativt: systemet skriver kladden, kommunen kontrollerer og sender, og a-kassen svarer', async ({
  page,
  server,
}) => {
  const scene = await vedSiden(server)
  const { id } = await scene.nyBorger()
  await tilfoejAktivitet(await scene.nu('jens'), {
    borgerId: id,
    felter: {
      tilbudstype: 9304,
      navn: 'Kursus i regneark',
      start: plusDage(IDAG, 7),
      slut: plusDage(IDAG, 21),
      timerPrUge: 20,
      minutterPrUge: 0,
      sted: 'Kursushuset',
      adresse: null,
      kontaktperson: null,
      maal: null,
      beskrivelse: null,
    },
  })
  await som(page, 'jens', `/myndighed/borgere/${id}/plan`)
  await page.getByRole('link', { name: 'Kursus i regneark' }).first().click()
  await skrivDag(page, 'Ny sidste dag', plusDage(IDAG, 7))
  await page.getByLabel('Hvorfor slutter det?').selectOption('AFSLAG')
  await expect(main(page)).toContainText('Den sendes først, når I sender den.')
  await begge(page, 'kommune-aktivitet-slut')
  await knap(page, 'Flyt sidste dag').click()
  await expect(page.getByText('Kladden er lavet af systemet. Kontrollér den, før du sender.')).toBeVisible()
  await expect(page.getByLabel('Afslået tilbud')).toBeChecked()
  await expect(page.getByLabel('Hvad handler det om?').locator('option:checked')).toContainText('Kursus i regneark')
  const sag = new URL(page.url()).pathname
  await som(page, 'anna', '/myndighed/nuph?vis=alle')
  await expect(page.locator(`a[href="${sag}"]`), 'intet er sendt').toHaveCount(0)

  await som(page, 'jens', sag)
  await knap(page, 'Se, før du sender').click()
  await expect(main(page)).toContainText('Svar på, om borgeren er vejledt skriftligt om konsekvensen.')
  await expect(knap(page, 'Send underretning')).toHaveCount(0)
  await begge(page, 'kommune-aktivitet-mangler')
  await page.getByRole('link', { name: 'Ret kladden' }).click()
  await page
    .getByRole('group', { name: /vejledt skriftligt/ })
    .getByLabel('Ja')
    .check()
  await skrivDag(page, 'Vejledt den', plusDage(IDAG, -7))
  await knap(page, 'Se, før du sender').click()
  await knap(page, 'Send underretning').click()
  await expect(page.getByText('Underretningen er sendt til a-kassen.')).toBeVisible()

  await som(page, 'anna', sag)
  await expect(main(page)).toContainText('Kursus i regneark')
  await begge(page, 'akasse-aktivitet')
  await page.getByRole('link', { name: 'Svar', exact: true }).click()
  await page.getByLabel(/^Ingen konsekvens: lovligt fravær/).check()
  await page.getByLabel(/^Grund, når/).selectOption('SYGDOM')
  await knap(page, 'Se, før du sender').click()
  await knap(page, 'Send svar').click()
  await expect(page.getByText('Svaret er sendt.')).toBeVisible()
  await som(page, 'jens', sag)
  await expect(main(page)).toContainText('lovligt fravær')
  await scene.luk()
})

test('dør borgeren, kan intet høres eller spørges; a-kassen svarer endeligt, og siden siger, at borgeren intet får', async ({
  page,
  server,
}) => {
  const scene = await vedSiden(server)
  const { id } = await scene.nyBorger()
  const sendt = await sendUnderretning(await scene.nu('jens'), id)
  const sag = `/myndighed/nuph/${sendt.id}`
  await som(page, 'anna', sag)
  await page.getByLabel('Stil et spørgsmål').fill('Hvilken måned?')
  await scene.sql`update borger set doed_dato = ${IDAG} where id = ${id}`
  await knap(page, 'Send spørgsmålet').click()
  await expect(problemer(page)).toContainText('I kan ikke stille et nyt spørgsmål.')
  await expect(main(page)).toContainText('A-kassen kan svare endeligt, og kommunen kan trække underretningen tilbage.')
  await expect(page.getByLabel('Stil et spørgsmål')).toHaveCount(0)
  await begge(page, 'akasse-doed')
  await page.getByRole('link', { name: 'Svar', exact: true }).click()
  await expect(page.getByLabel(/medlemmet høres/)).toHaveCount(0)
  await expect(page.getByText('Sanktion (ved svar med konsekvens)')).toHaveCount(0)

  await som(page, 'jens', `${sag}/ret`)
  await expect(main(page)).toContainText('Fejlkode 4405')
  await begge(page, 'kommune-doed-ret')
  await page.goto(`/myndighed/nuph/ny?borger=${id}`)
  await expect(main(page)).toContainText('I kan ikke skrive en underretning.')

  await som(page, 'anna', `${sag}/svar`)
  await page.getByLabel(/^Ingen konsekvens: lovligt fravær/).check()
  await page.getByLabel(/^Grund, når/).selectOption('SYGDOM')
  await knap(page, 'Se, før du sender').click()
  await expect(main(page)).toContainText('Medlemmet er død og får ingen besked.')
  await begge(page, 'akasse-doed-svar')
  await knap(page, 'Send svar').click()
  await expect(page.getByText('Svaret er sendt.')).toBeVisible()
  await som(page, 'jens', `${sag}/traek`)
  await expect(main(page)).toContainText('Borgeren er registreret som død og får ingen besked.')
  await page.getByLabel('Underretningen er en fejl').check()
  await knap(page, 'Træk tilbage').click()
  await expect(page.getByText('Underretningen er trukket tilbage. A-kassen har fået besked.')).toBeVisible()
  expect(await scene.antal('besked', { borger_id: id }), 'kun den fra før').toBe(1)
  await scene.luk()
})

test('bevispakken: myndighed og borger henter den, og koden kan prøves uden log ind', async ({ page }) => {
  await som(page, 'jens', '/myndighed/nuph?vis=alle')
  await page.getByRole('link', { name: 'Otto Overby' }).first().click()
  const sag = new URL(page.url()).pathname
  const pdf = await page.request.get(`${sag}/bevis.pdf`)
  expect([pdf.status(), pdf.headers()['content-type']]).toEqual([200, 'application/pdf'])
  const json = await (await page.request.get(`${sag}/bevis.json`)).json()
  expect(json.led.map((l: { slags: string }) => l.slags)).toEqual(
    expect.arrayContaining(['UDSTEDELSE', 'GRUNDLAG', 'VERSION', 'BESKED', 'ADGANGSLOG']),
  )
  expect(JSON.stringify(json)).not.toContain('6505651119')

  await page.context().clearCookies()
  await page.goto('/bevis')
  await begge(page, 'bevis-tom')
  await page.getByLabel('Kode').fill('abc')
  await knap(page, 'Prøv koden').click()
  await expect(problemer(page)).toContainText('Skriv koden på 64 tegn.')
  await page.getByLabel('Kode').fill('0'.repeat(64))
  await knap(page, 'Prøv koden').click()
  await expect(main(page)).toContainText('Koden er ikke fundet')
  await page.getByLabel('Kode').fill(json.rod.match(/.{8}/g).join(' '))
  await knap(page, 'Prøv koden').click()
  await expect(main(page)).toContainText(`om sag ${json.sagsnummer}`)
  await expect(main(page)).not.toContainText('Otto')
  await begge(page, 'bevis-fundet')

  await som(page, 'otto', '/borger/sag')
  await page
    .getByRole('link', { name: /Kommunen har givet din a-kasse besked/ })
    .first()
    .click()
  const min = await page.getByRole('link', { name: 'Hent sagen (PDF)' }).getAttribute('href')
  const svar = await page.request.get(min ?? '')
  expect([svar.status(), svar.headers()['content-type']]).toEqual([200, 'application/pdf'])
  await som(page, 'karen', '/borger')
  expect((await page.request.get(min ?? '')).status()).toBe(404)
})

test('egne tal: kommunens kvalitet og a-kassens mangler, også som regneark', async ({ page }) => {
  await som(page, 'kirsten', '/myndighed/statistik')
  await expect(page.getByRole('heading', { name: 'Hvor gode er vores underretninger?' })).toBeVisible()
  await expect(page.getByRole('table', { name: 'Underretninger efter hændelse' })).toContainText('færre end 5')
  await begge(page, 'statistik-kommune')
  const fil = await page.request.get('/myndighed/statistik/csv')
  expect(fil.headers()['content-type']).toContain('text/csv')
  expect(await fil.text()).toContain('Udeblevet fra samtale;færre end 5;')
  await som(page, 'henrik', '/myndighed/statistik')
  await expect(page.getByRole('heading', { name: 'Hvad mangler vi at gøre færdigt?' })).toBeVisible()
  await begge(page, 'statistik-akasse')
  expect(await (await page.request.get('/myndighed/statistik/csv')).text()).toContain('Hvad mangler;Medlem')
})
