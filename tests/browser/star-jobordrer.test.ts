import postgres from 'postgres'
import { expect, som, test, tilgaengelig } from '#tests/browser/som'

test('Kundesupport spærrer en virksomhed, som så ikke kan logge ind, og ophæver det igen', async ({
  page,
  browser,
}) => {
  const virksomheden = await browser.newPage()
  await som(virksomheden, 'pia', '/arbejdsgiver')
  await expect(virksomheden).toHaveURL(/arbejdsgiver/)

  await som(page, 'stine', '/drift/jobordrer')
  await expect(page.getByRole('heading', { name: 'Jobordrer', level: 1 })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Konfliktramte og spærrede virksomheder' })).toBeVisible()
  await tilgaengelig(page)

  await page.getByLabel('CVR-nummer').fill('12345678')
  await page.getByRole('button', { name: 'Find virksomheden' }).click()
  await expect(page.getByText('CVR-nummeret er ikke gyldigt. Kontrollér cifrene.')).toBeVisible()
  await page.getByLabel('CVR-nummer').fill('99 00 00 23')
  await page.getByRole('button', { name: 'Find virksomheden' }).click()
  await expect(page.getByText('aldrig været konfliktramt eller spærret')).toBeVisible()

  await page.getByLabel('Spærret').check()
  await page.getByRole('button', { name: 'Sæt tilstanden' }).click()
  await expect(page.getByRole('link', { name: 'Skriv grunden.' })).toBeVisible()
  await expect(page.getByLabel('Spærret')).toBeChecked()
  await tilgaengelig(page)
  await page.getByLabel('Grund', { exact: true }).fill('Misbrug af oplysninger om ansøgere.')
  await page.getByRole('button', { name: 'Sæt tilstanden' }).click()
  await expect(page.getByText('Tilstanden er sat.')).toBeVisible()

  await virksomheden.goto('/arbejdsgiver')
  await expect(virksomheden, 'logget af ved næste klik').toHaveURL(/login/)
  await virksomheden.context().clearCookies()
  await virksomheden.goto('/login')
  await virksomheden.getByRole('button', { name: 'Log ind med MitID Erhverv' }).click()
  await virksomheden.getByRole('button', { name: 'Pia Plejdrup' }).first().click()
  await expect(virksomheden.getByRole('heading', { name: 'Virksomheden er spærret' })).toBeVisible()
  await expect(virksomheden.getByText('ring til STARs kundesupport', { exact: false })).toBeVisible()

  await page.getByLabel('Hvorfor ophæver I', { exact: false }).fill('Aftalt med virksomheden.')
  await page.getByRole('button', { name: 'Ophæv: spærret' }).click()
  await expect(page.getByText('Tilstanden er ophævet.')).toBeVisible()
  await expect(page.getByRole('row', { name: /Spærret.*Aftalt med virksomheden/ })).toBeVisible()
  await virksomheden.close()
})

test('En tilbageholdt jobordre vises med ordene markeret, afvises med en grund, og en a-kasse meldes klar', async ({
  page,
  server,
}) => {
  const sql = postgres(server.database.superbruger, { max: 1, onnotice: () => {} })
  const ord = await etOrd(sql)
  await sql`insert into organisation (type, kode, navn, kort_navn, cvr, gyldig_fra, kilde) values ('virksomhed', '99000007', 'Bageriet', 'Bageriet', '99000007', '2020-01-01', 'prøve')
    on conflict do nothing`
  await sql`insert into jobordre (sagsnummer, version, status, type, titel, beskrivelse, formidlingsfrist, virksomhed_id, virksomhed_navn, cvr, myndighed_id,
      myndighed_navn, oprettet_af_virksomhed, oprettet_af_navn, oprettet_tid, aendret_tid, sendt_tid, venter_siden, tilbageholdt, bekraeftet)
    select 'JO-2026-990001', 1, 'AFVENTER_MODTAGELSE', 1, 'Bager', ${`Vi søger en ${ord} til bageriet.`}, '2099-12-20', v.id, v.navn, v.kode, o.id,
      o.navn, true, 'Bente', now(), now(), now(), now(), '{JO-040}', '[{"kode":"JO-040","grund":"Det er et citat."}]'
    from organisation o, organisation v where o.type = 'jobcenter' and o.kode = '10100' and v.type = 'virksomhed' and v.kode = '99000007'`
  await sql.end()
  await som(page, 'stine', '/drift/jobordrer')
  const kort = page.getByRole('article', { name: /JO-2026-990001/ })
  await expect(kort.locator('mark')).toHaveText(ord)
  await expect(kort.getByText('Virksomheden skriver: Det er et citat.', { exact: false })).toBeVisible()
  await kort.getByText('Afvis jobordren', { exact: true }).click()
  await kort.getByRole('button', { name: 'Afvis jobordren JO-2026-990001' }).click()
  await expect(page.getByRole('link', { name: 'Skriv grunden. Virksomheden læser den.' })).toBeVisible()
  await kort.getByLabel('Hvorfor afviser I den?').fill('Ret teksten, og send igen.')
  await kort.getByRole('button', { name: 'Afvis jobordren JO-2026-990001' }).click()
  await expect(page.getByText('Jobordren er afvist. Virksomheden har fået grunden.')).toBeVisible()
  await expect(kort).toHaveCount(0)

  await page.getByText('Meld en a-kasse klar på dens vegne').click()
  await page.getByLabel('A-kasse', { exact: true }).selectOption({ index: 1 })
  await page.getByRole('button', { name: 'Meld klar' }).click()
  await expect(page.getByRole('link', { name: 'Systemet mangler at bestå prøven.' })).toBeVisible()
  await tilgaengelig(page)
})

async function etOrd(sql: postgres.Sql): Promise<string> {
  const [o] = await sql<
    { navn: string }[]
  >`select navn from kode where liste = 'forskelsbehandling_ord' order by navn limit 1`
  return o?.navn ?? ''
}
