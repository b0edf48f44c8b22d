import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import postgres from 'postgres'
import { gemKodelister } from '#db/gem-kodelister'
import { importerStillingsbetegnelser, tolkStillingsbetegnelser } from '#db/importer-stillingsbetegnelser'
import { Importfejl } from '#db/importfil'
import { laesKodelister } from '#db/indlaes-kodelister'
import { expect, test } from '#tests/opsaetning/database'

const uri = (nr: number) => `http://data.star.dk/esco/occupation/00000000-0000-4000-8000-00000000000${nr}`
const HOVED = 'disco08,concept_uri,titel,kilde,kode,art'
const linje = (nr: number, titel: string) => `9112,${uri(nr)},${titel},escostar,9112.${nr},titel`
const fil = (...linjer: string[]) => Buffer.from(`${[HOVED, ...linjer].join('\n')}\n`)
const TITLER = [linje(1, 'Rengøringsassistent'), linje(2, '"Kok, køkken"'), linje(3, 'Smed')]

const fund = (bytes: Uint8Array) => {
  try {
    return tolkStillingsbetegnelser(bytes).titler.map((t) => t.titel)
  } catch (fejl) {
    if (fejl instanceof Importfejl) return fejl.fund
    throw fejl
  }
}

test('Samme titler, uanset om filen har BOM, CRLF, semikolon eller Windows-1252', () => {
  const ventet = ['Rengøringsassistent', 'Kok, køkken', 'Smed']
  const tekst = fil(...TITLER).toString()
  expect(fund(Buffer.from(tekst))).toEqual(ventet)
  expect(fund(Buffer.from(`\uFEFF${tekst.replaceAll('\n', '\r\n')}`))).toEqual(ventet)
  expect(fund(Buffer.from(tekst, 'latin1'))).toEqual(ventet)
  expect(fund(Buffer.from(`concept_uri;titel\n${uri(1)};Rengøringsassistent\n`))).toEqual(['Rengøringsassistent'])
})

test('Andre lister i samme fil tæller ikke med', () => {
  const gruppe =
    '2111,http://data.europa.eu/esco/concept/danish-occupations/C2111,Fysikere,escostar-gruppe,C2111,gruppe'
  expect(
    fund(fil(linje(1, 'Smed'), gruppe, '9112,http://data.europa.eu/esco/occupation/x,Rengøring,esco,,alias')),
  ).toEqual(['Smed'])
})

test('En fil med fejl afvises hel, med hver fejl og dens linje', () => {
  expect(
    fund(
      fil(
        linje(1, 'Smed'),
        linje(1, 'Anden smed'),
        linje(3, 'SMED'),
        '9112,https://example.org/4,Kok,escostar,9112.4,titel',
        linje(5, ' '),
        '9112,for få',
      ),
    ),
  ).toEqual([
    { linje: 3, besked: `"${uri(1)}" står også på linje 2` },
    { linje: 4, besked: '"smed" står også på linje 2' },
    {
      linje: 5,
      besked: 'concept_uri "https://example.org/4" skal være http://data.star.dk/esco/occupation/ og en guid',
    },
    { linje: 6, besked: 'titel skal være 1-200 tegn, er 0' },
    { linje: 7, besked: 'skal have 6 felter, har 2' },
  ])
  expect(fund(fil())).toEqual([{ linje: 1, besked: 'der er ingen titler fra STAR i filen' }])
  expect(fund(Buffer.from('a,b\n1,2\n'))).toEqual([
    { linje: 1, besked: 'overskriften mangler concept_uri, titel; den er "a,b"' },
  ])
})

test('Nye, ændrede og forsvundne titler får deres dag, og samme fil igen ændrer intet', async ({ database }) => {
  const sql = postgres(database.adresser.ejer, { max: 1, onnotice: () => {} })
  const indlaes = (dag: string, ...linjer: string[]) =>
    importerStillingsbetegnelser(sql, tolkStillingsbetegnelser(fil(...linjer)), { dag, kilde: 'prøven' })
  const raekker = () => sql`
    select right(concept_uri, 1) as nr, titel, gyldig_fra::text as fra, gyldig_til::text as til
    from stillingsbetegnelse where concept_uri like '%00000000-0000-4000-%' order by concept_uri, gyldig_fra`
  const alle = () => sql`select * from stillingsbetegnelse order by concept_uri, gyldig_fra`
  try {
    const foer = await sql`select 1 from stillingsbetegnelse`
    const foerste = await indlaes('2026-11-23', ...TITLER)
    expect(foerste).toMatchObject({ nye: ['Rengøringsassistent', 'Kok, køkken', 'Smed'], aendrede: [], uaendrede: 0 })
    expect(foerste.ophoerte, 'produktets eget udvalg ender, når den officielle liste ikke har det').toHaveLength(
      foer.length,
    )
    const efter = await alle()
    expect(await indlaes('2026-11-24', ...TITLER)).toMatchObject({ nye: [], aendrede: [], ophoerte: [], uaendrede: 3 })
    expect(await alle()).toEqual(efter)

    expect(
      await indlaes('2026-12-01', linje(1, 'Rengøringshjælp'), linje(3, 'Smed'), linje(4, 'Tømrer')),
    ).toMatchObject({
      nye: ['Tømrer'],
      aendrede: [{ fra: 'Rengøringsassistent', til: 'Rengøringshjælp' }],
      ophoerte: ['Kok, køkken'],
      uaendrede: 1,
    })
    expect(await raekker()).toEqual([
      { nr: '1', titel: 'Rengøringsassistent', fra: '2026-11-23', til: '2026-11-30' },
      { nr: '1', titel: 'Rengøringshjælp', fra: '2026-12-01', til: null },
      { nr: '2', titel: 'Kok, køkken', fra: '2026-11-23', til: '2026-11-30' },
      { nr: '3', titel: 'Smed', fra: '2026-11-23', til: null },
      { nr: '4', titel: 'Tømrer', fra: '2026-12-01', til: null },
    ])
    await expect(indlaes('2026-11-25', ...TITLER)).rejects.toThrow('en liste fra 2026-12-01 er indlæst')
    // Corrected on the same day, and a title that comes back.
    await indlaes('2026-12-01', linje(1, 'Rengøring'), linje(2, 'Kok'), linje(3, 'Smed'))
    expect(await raekker()).toEqual([
      { nr: '1', titel: 'Rengøringsassistent', fra: '2026-11-23', til: '2026-11-30' },
      { nr: '1', titel: 'Rengøring', fra: '2026-12-01', til: null },
      { nr: '2', titel: 'Kok, køkken', fra: '2026-11-23', til: '2026-11-30' },
      { nr: '2', titel: 'Kok', fra: '2026-12-01', til: null },
      { nr: '3', titel: 'Smed', fra: '2026-11-23', til: null },
    ])
    // The next upgrade brings the product's own selection; what the operator imported stands.
    const stand = await alle()
    await gemKodelister(sql, laesKodelister('db/kodelister'))
    expect(await alle()).toEqual(stand)
  } finally {
    await sql.end()
  }
})

test('Kommandoen fortæller, hvad den gjorde, og afviser en fil med fejl uden at ændre noget', async ({ database }) => {
  const mappe = mkdtempSync(path.join(os.tmpdir(), 'samspor-import-'))
  const koer = (navn: string, bytes: Buffer) => {
    writeFileSync(path.join(mappe, navn), bytes)
    const env = { ...process.env, DATABASE_URL_EJER: database.adresser.ejer }
    const argumenter = ['.build/db/import.js', 'stillingsbetegnelser', path.join(mappe, navn), '--fra', '2027-01-01']
    const { status, stdout, stderr } = spawnSync(process.execPath, argumenter, { env, encoding: 'utf8' })
    return { status, stdout, stderr }
  }
  try {
    expect(koer('ny.csv', fil(linje(7, 'Murer')))).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('  + Murer'),
    })
    expect(koer('igen.csv', fil(linje(7, 'Murer'))).stdout).toBe('0 nye, 0 ændrede, 0 ophørte, 1 uændrede.\n')
    const gal = koer('gal.csv', fil(linje(8, 'Maler'), linje(8, 'Maler igen')))
    expect(gal).toMatchObject({ status: 1, stderr: expect.stringContaining('linje 3:') })
    expect(koer('efter.csv', fil(linje(7, 'Murer'))).stdout).toBe('0 nye, 0 ændrede, 0 ophørte, 1 uændrede.\n')
  } finally {
    rmSync(mappe, { recursive: true })
  }
})
