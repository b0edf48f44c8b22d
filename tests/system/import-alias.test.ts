import postgres from 'postgres'
import { gemKodelister } from '#db/gem-kodelister'
import { importerStillingsalias, tolkStillingsalias } from '#db/importer-stillingsalias'
import { importerStillingsbetegnelser, tolkStillingsbetegnelser } from '#db/importer-stillingsbetegnelser'
import { Importfejl } from '#db/importfil'
import { laesKodelister } from '#db/indlaes-kodelister'
import { aliasId } from '#db/stillingsalias'
import { expect, test } from '#tests/opsaetning/database'

const uri = (nr: number) => `http://data.star.dk/esco/occupation/00000000-0000-4000-8000-00000000000${nr}`
const guid = (nr: number) => `aaaaaaaa-0000-4000-8000-00000000000${nr}`
const HOVED = 'disco08,concept_uri,titel,kilde,kode,art,alias_id'
const titel = (nr: number, navn: string, disco = '9112') => `${disco},${uri(nr)},${navn},escostar,9112.${nr},titel,`
const alias = (nr: number, navn: string, id = '') => `9112,${uri(nr)},${navn},escostar,,alias,${id}`
const fil = (...linjer: string[]) => Buffer.from(`${[HOVED, ...linjer].join('\n')}\n`)
const aliasfil = (...linjer: string[]) => Buffer.from(`concept_uri;alias_id;navn\n${linjer.join('\n')}\n`)

const fund = (tolk: () => unknown) => {
  try {
    return tolk()
  } catch (fejl) {
    if (fejl instanceof Importfejl) return fejl.fund
    throw fejl
  }
}

test('id’et på et synonym er det samme hver gang, og et andet for et andet ord eller en anden titel', () => {
  expect(aliasId(uri(1), 'Gartnermedhjælper')).toBe(aliasId(uri(1), 'gartnermedhjælper'))
  expect(aliasId(uri(1), 'gartnermedhjælper')).toMatch(
    /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  )
  expect(new Set([aliasId(uri(1), 'a'), aliasId(uri(1), 'b'), aliasId(uri(2), 'a')]).size).toBe(3)
})

test('alias og DISCO-gruppe med fejl afvises med hver fejl og dens linje', () => {
  expect(
    fund(() =>
      tolkStillingsbetegnelser(
        fil(titel(1, 'Smed', '72'), alias(1, 'grovsmed'), alias(1, 'Grovsmed', guid(1)), alias(1, 'x', 'nr. 1')),
      ),
    ),
  ).toEqual([
    { linje: 2, besked: 'disco08 "72" skal have fire cifre' },
    { linje: 4, besked: '"Grovsmed" står også på linje 3' },
    { linje: 5, besked: 'alias_id "nr. 1" skal være en guid eller tom' },
  ])
  expect(fund(() => tolkStillingsalias(aliasfil(`${uri(1)};${guid(1)};`, 'x;;smed', `${uri(1)};`)))).toEqual([
    { linje: 2, besked: 'navn skal være 1-200 tegn, er 0' },
    { linje: 3, besked: 'concept_uri "x" skal være http://data.star.dk/esco/occupation/ og en guid' },
    { linje: 4, besked: 'skal have 3 felter, har 2' },
  ])
})

test('produktets synonymer er alias med id og deres titels dage, og titlerne har deres DISCO-gruppe', async ({
  database,
}) => {
  const sql = postgres(database.adresser.ejer, { max: 1, onnotice: () => {} })
  const stand = () => sql`select * from stillingsalias order by alias_id, gyldig_fra`
  try {
    const [r] = await sql`select count(*) filter (where disco08 ~ '^\\d{4}$')::int as grupper, count(*)::int as titler,
      sum(cardinality(synonymer))::int as synonymer, (select count(*)::int from stillingsalias) as alias from stillingsbetegnelse`
    expect(r?.grupper).toBe(r?.titler)
    expect(r?.alias).toBe(r?.synonymer)
    const [kundeansvarlig] = await sql`
      select a.*, a.gyldig_fra = s.gyldig_fra as samme from stillingsalias a join stillingsbetegnelse s using (concept_uri) where a.navn = 'kundeansvarlig'`
    expect(kundeansvarlig).toMatchObject({ samme: true, gyldig_til: null })
    expect(kundeansvarlig?.alias_id).toBe(aliasId(kundeansvarlig?.concept_uri, 'kundeansvarlig'))

    const foer = await stand()
    await gemKodelister(sql, laesKodelister('db/kodelister'))
    expect(await stand(), 'igen ændrer intet').toEqual(foer)
    const lister = laesKodelister('db/kodelister')
    const uden = lister.stillingsbetegnelser.map((s) => (s.titel === 'Account manager' ? { ...s, synonymer: [] } : s))
    await gemKodelister(sql, { ...lister, stillingsbetegnelser: uden })
    expect(
      await sql`select 1 from stillingsalias where navn = 'kundeansvarlig' and gyldig_til < current_date`,
    ).toHaveLength(1)
    await gemKodelister(sql, lister)
    expect(await stand(), 'og kommer tilbage').toEqual(foer)
  } finally {
    await sql.end()
  }
})

test('alias indlæses med titlerne eller for sig, med dage, og samme fil igen ændrer intet', async ({ database }) => {
  const sql = postgres(database.adresser.ejer, { max: 1, onnotice: () => {} })
  const indlaes = (dag: string, ...linjer: string[]) =>
    importerStillingsbetegnelser(sql, tolkStillingsbetegnelser(fil(...linjer)), { dag, kilde: 'prøven' })
  const forSig = (dag: string, ...linjer: string[]) =>
    importerStillingsalias(sql, tolkStillingsalias(aliasfil(...linjer)), { dag, kilde: 'prøven' })
  const stand = () => sql`select navn, gyldig_fra::text as fra, gyldig_til::text as til from stillingsalias
    where concept_uri like '%00000000-0000-4000-%' order by navn, gyldig_fra`
  try {
    const egne = await sql`select 1 from stillingsalias`
    const liste = [
      titel(1, 'Smed'),
      titel(2, 'Kok'),
      alias(1, 'grovsmed', guid(1)),
      alias(1, 'klejnsmed'),
      alias(2, 'køkkenchef'),
    ]
    const foerste = await indlaes('2026-11-23', ...liste)
    expect(foerste.alias).toMatchObject({ nye: ['grovsmed', 'klejnsmed', 'køkkenchef'], aendrede: [], uaendrede: 0 })
    expect(foerste.alias.ophoerte, 'vores egne synonymer ender').toHaveLength(egne.length)
    expect((await indlaes('2026-11-24', ...liste)).alias).toEqual({ nye: [], aendrede: [], ophoerte: [], uaendrede: 3 })

    // An alias that is renamed, one that goes; a group that changes is a new row, one that was missing is not.
    expect(
      await indlaes(
        '2026-12-01',
        titel(1, 'Smed', '7221'),
        titel(2, 'Kok'),
        alias(1, 'Grov smed', guid(1)),
        alias(2, 'køkkenchef'),
      ),
    ).toEqual({
      nye: [],
      aendrede: [{ fra: 'Smed (9112)', til: 'Smed (7221)' }],
      ophoerte: [],
      uaendrede: 1,
      alias: { nye: [], aendrede: [{ fra: 'grovsmed', til: 'Grov smed' }], ophoerte: ['klejnsmed'], uaendrede: 1 },
    })
    expect(await stand()).toEqual([
      { navn: 'Grov smed', fra: '2026-12-01', til: null },
      { navn: 'grovsmed', fra: '2026-11-23', til: '2026-11-30' },
      { navn: 'klejnsmed', fra: '2026-11-23', til: '2026-11-30' },
      { navn: 'køkkenchef', fra: '2026-11-23', til: null },
    ])
    await expect(forSig('2026-11-25', `${uri(1)};;smed i jern`)).rejects.toThrow('alias fra 2026-12-01 er indlæst')
    await expect(forSig('2026-12-02', `${uri(7)};;murer`, `${uri(8)};;maler`)).rejects.toThrow(
      /\(2 fejl\)[\s\S]*"maler" hører til/,
    )
    expect(await forSig('2026-12-02', `${uri(1)};${guid(1)};Grov smed`, `${uri(2)};${guid(2)};mesterkok`)).toEqual({
      nye: ['mesterkok'],
      aendrede: [],
      ophoerte: ['køkkenchef'],
      uaendrede: 1,
    })
    // A file without aliases says nothing of them, but for those of a title that ends.
    expect((await indlaes('2026-12-03', titel(1, 'Smed', ''))).alias).toMatchObject({ ophoerte: ['mesterkok'] })
    expect(await sql`select 1 from stillingsalias where navn = 'Grov smed' and gyldig_til is null`).toHaveLength(1)
    expect(
      await sql`select 1 from stillingsbetegnelse where titel = 'Smed' and gyldig_til is null and disco08 = '7221'`,
    ).toHaveLength(1)
    const alle = () => sql`select * from stillingsalias order by alias_id, gyldig_fra`
    const foer = await alle()
    await gemKodelister(sql, laesKodelister('db/kodelister'))
    expect(await alle(), 'en opgradering lader dem stå').toEqual(foer)
  } finally {
    await sql.end()
  }
})
