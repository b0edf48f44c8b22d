import postgres from 'postgres'
import { gemKodelister } from '#db/gem-kodelister'
import { importerOfficiel, tolkOfficiel } from '#db/importer-officiel-liste'
import { Importfejl } from '#db/importfil'
import { laesKodelister } from '#db/indlaes-kodelister'
import { expect, test } from '#tests/opsaetning/database'

const HOVED = 'kode;star_id;navn;kategori;haendelser;kommunen_ser;afloest_af'
const fil = (...linjer: string[]) => Buffer.from(`\uFEFF${[HOVED, ...linjer].join('\r\n')}\r\n`)
const S04 = 'S04;;Karantæne: afslag på tilbud, ophør i tilbud eller afslag på at medvirke;K02;H03|H05|H06|H07|H11;ja;'
const NY = '101;101;Karantæne: afslag på tilbud;K02;H05;ja;'

const fund = (bytes: Uint8Array) => {
  try {
    return tolkOfficiel('sanktionstyper', bytes).length
  } catch (fejl) {
    if (fejl instanceof Importfejl) return fejl.fund
    throw fejl
  }
}

test('En fil med fejl afvises hel, med hver fejl og dens linje', () => {
  expect(fund(fil(S04, NY))).toBe(2)
  expect(fund(Buffer.from(fil(S04).toString('utf8').slice(1), 'latin1')), 'Windows-1252').toBe(1)
  expect(fund(fil(S04, S04, '5;;;K09;;måske;', '6;x'))).toEqual([
    { linje: 3, besked: '"S04" står også på linje 2' },
    { linje: 4, besked: 'navn "" skal være en tekst uden blanke i enderne' },
    { linje: 4, besked: 'kategori "K09" skal være en af: K01, K02, K03, K04, OEVRIG' },
    { linje: 4, besked: 'kommunen_ser "måske" skal være en af: ja, nej' },
    { linje: 5, besked: 'skal have 7 felter, har 2' },
  ])
  expect(fund(Buffer.from('kode;navn\n1;x\n'))).toEqual([
    {
      linje: 1,
      besked: 'overskriften mangler star_id, kategori, haendelser, kommunen_ser, afloest_af; den er "kode;navn"',
    },
  ])
  expect(fund(fil())).toEqual([{ linje: 1, besked: 'der er ingen rækker i filen' }])
})

test('Fra dagen er listen som filen, den gamle gælder for de gamle dage, og en opgradering rører den ikke', async ({
  database,
}) => {
  const sql = postgres(database.adresser.ejer, { max: 1, onnotice: () => {} })
  const indlaes = (dag: string, ...linjer: string[]) =>
    importerOfficiel(sql, 'sanktionstyper', tolkOfficiel('sanktionstyper', fil(...linjer)), {
      dag,
      kilde: 'bilag2.csv',
    })
  const paa = async (dag: string) =>
    (
      await sql`select kode from sanktionstype where gyldig_fra <= ${dag} and (gyldig_til is null or gyldig_til >= ${dag}) order by kode`
    ).map((r) => r.kode)
  try {
    const foer = await paa('2026-11-30')
    const rapport = await indlaes('2026-12-01', S04, NY)
    expect(rapport).toMatchObject({ nye: ['101 Karantæne: afslag på tilbud'], aendrede: [], uaendrede: 1 })
    expect(rapport.ophoerte).toHaveLength(foer.length - 1)
    expect(await paa('2026-11-30')).toEqual(foer)
    expect(await paa('2026-12-01')).toEqual(['101', 'S04'])
    const alt = () => sql`select * from sanktionstype order by kode, gyldig_fra`
    const efter = await alt()
    expect(await indlaes('2026-12-01', S04, NY)).toEqual({ nye: [], aendrede: [], ophoerte: [], uaendrede: 2 })
    await gemKodelister(sql, laesKodelister('db/kodelister'))
    expect([...(await alt())]).toEqual([...efter])
    expect((await indlaes('2027-01-01', S04, NY.replace('afslag', 'afvisning'))).aendrede).toEqual([
      { fra: '101 Karantæne: afslag på tilbud', til: '101 Karantæne: afvisning på tilbud' },
    ])
    await expect(indlaes('2026-12-15', S04)).rejects.toThrow('vælg --fra 2027-01-01 eller senere')
  } finally {
    await sql.end({ timeout: 2 })
  }
})

test('Vores egne hændelser og svartyper kan indlæses igen som officielle og ændrer intet, og en liste uden det, reglerne spørger efter, afvises', async ({
  database,
}) => {
  const sql = postgres(database.adresser.ejer, { max: 1, onnotice: () => {} })
  try {
    for (const [liste, tabel] of [
      ['nuph-haendelser', 'nuph_haendelse'],
      ['nuph-svartyper', 'nuph_svartype'],
    ] as const) {
      const raekker = await sql`select * from ${sql(tabel)} where gyldig_til is null`
      const kolonner = Object.keys(raekker[0] ?? {}).filter((k) => !['gyldig_fra', 'gyldig_til', 'kilde'].includes(k))
      const celle = (v: unknown) =>
        v === null ? '' : v === true ? 'ja' : v === false ? 'nej' : Array.isArray(v) ? v.join('|') : `"${String(v)}"`
      const csvAf = (r: readonly Record<string, unknown>[]) =>
        [kolonner.join(','), ...r.map((x) => kolonner.map((k) => celle(x[k])).join(','))].join('\n')
      const rapport = await importerOfficiel(sql, liste, tolkOfficiel(liste, Buffer.from(csvAf(raekker))), {
        dag: '2027-02-01',
        kilde: 'x',
      })
      expect(rapport, liste).toEqual({ nye: [], aendrede: [], ophoerte: [], uaendrede: raekker.length })
      const [kolonne, vaerdi] =
        liste === 'nuph-haendelser' ? ['handler_om', 'UDEBLEVET_FRA_SAMTALE'] : ['ikke_korrekt', 'ja']
      const omdoebt = raekker.map((r, i) => ({ ...r, kode: String(500 + i), saedvanlig_for: ['ALLE'] }))
      expect(tolkOfficiel(liste, Buffer.from(csvAf(omdoebt))), 'koderne betyder intet').toHaveLength(raekker.length)
      const uden = (hvilke: readonly string[], r: readonly Record<string, unknown>[]) =>
        [hvilke.join(','), ...r.map((x) => hvilke.map((k) => celle(x[k])).join(','))].join('\n')
      const baerer = (r: Record<string, unknown>) => celle(r[kolonne]).replaceAll('"', '') === vaerdi
      expect(
        () => tolkOfficiel(liste, Buffer.from(csvAf(raekker.filter((r) => !baerer(r))))),
        `${liste}: ingen række bærer den`,
      ).toThrow(`ingen række har ${kolonne} ${vaerdi}, som reglerne spørger efter`)
      expect(
        () =>
          tolkOfficiel(
            liste,
            Buffer.from(
              uden(
                kolonner.filter((k) => k !== kolonne),
                raekker,
              ),
            ),
          ),
        `${liste}: filen har ikke kolonnen`,
      ).toThrow(`tilføj kolonnen ${kolonne}`)
      if (liste === 'nuph-svartyper')
        for (const gruppe of ['AENDRET', 'IKKE_VORES'])
          expect(() => tolkOfficiel(liste, Buffer.from(csvAf(raekker.filter((r) => r.gruppe !== gruppe))))).toThrow(
            `ingen række har gruppe ${gruppe}`,
          )
    }
  } finally {
    await sql.end({ timeout: 2 })
  }
})
