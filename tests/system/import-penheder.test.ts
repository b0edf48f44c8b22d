import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import postgres from 'postgres'
import { importerPenheder, tolkPenheder } from '#db/importer-penheder'
import type { Importfejl } from '#db/importfil'
import { transaktion } from '#lib/kontekst'
import { listEnheder, passerPNummer } from '#lib/virksomhed/enheder'
import { expect, test } from '#tests/opsaetning/database'
import { aabnScene } from '#tests/system/scene'

const HOVED = 'cvr;p_nummer;navn;kommunekode;vej;husnummer;postnummer;by;gyldig_fra;gyldig_til'
const BAGER = '99000007'
const VOGNMAND = '99000015'
const enhed = (p: string, navn: string, { cvr = BAGER, kommune = '101', fra = '2020-01-01', til = '' } = {}) =>
  `${cvr};${p};${navn};${kommune};Melvej;4;2300;København S;${fra};${til}`
const fil = (...linjer: string[]) => Buffer.from(`${[HOVED, ...linjer].join('\n')}\n`)

test('en fil med fejl afvises hel, med hver fejl og dens linje', () => {
  try {
    tolkPenheder(
      fil(
        '99000008;109;;1;;;23;;2020-13-01;igår',
        enhed('1099000901', 'Butikken', { til: '2021-06-30' }),
        enhed('1099000901', 'Butikken', { cvr: VOGNMAND, fra: '2021-06-30' }),
        enhed('1099000902', 'Lageret', { til: '2019-12-31' }),
      ),
    )
    throw new Error('skulle være afvist')
  } catch (fejl) {
    expect((fejl as Importfejl).fund).toEqual([
      { linje: 2, besked: 'cvr "99000008" er ikke et gyldigt CVR-nummer' },
      { linje: 2, besked: 'p_nummer "109" skal have ti cifre' },
      { linje: 2, besked: 'navn skal være 1-500 tegn, er 0' },
      { linje: 2, besked: 'kommunekode "1" skal have tre cifre' },
      { linje: 2, besked: 'postnummer "23" skal have fire cifre eller være tomt' },
      { linje: 2, besked: 'gyldig_fra "2020-13-01" skal være en dato: ÅÅÅÅ-MM-DD' },
      { linje: 2, besked: 'gyldig_til "igår" skal være tom eller en dato: ÅÅÅÅ-MM-DD' },
      { linje: 4, besked: 'p_nummer 1099000901 gælder allerede fra linje 3 den 2021-06-30' },
      { linje: 5, besked: 'gyldig_til 2019-12-31 er før gyldig_fra 2020-01-01' },
    ])
  }
  expect(() => tolkPenheder(Buffer.from('cvr;navn\n'))).toThrow(/overskriften mangler p_nummer, kommunekode/)
})

test('enheder indlæses, flytter til en anden virksomhed og lukker på deres dag, og samme fil igen ændrer intet', async ({
  database,
}) => {
  const sql = postgres(database.adresser.ejer, { max: 1, onnotice: () => {} })
  const indlaes = (...linjer: string[]) =>
    importerPenheder(sql, tolkPenheder(fil(...linjer)), { dag: '2026-11-24', kilde: 'prøven' })
  const scene = await aabnScene(database)
  const bente = await scene.som('bente')
  const enheder = (cvr: string, dag: string) =>
    transaktion(bente, async (ctx) => (await listEnheder(ctx, cvr, dag)).map((e) => e.pNummer))
  const passer = (cvr: string, p: string, dag: string) => transaktion(bente, (ctx) => passerPNummer(ctx, cvr, p, dag))
  try {
    const liste = [enhed('1099000901', 'Butikken'), enhed('1099000902', 'Lageret', { kommune: '0147' })]
    expect(await indlaes(...liste)).toEqual({
      nye: ['1099000901 Butikken (CVR 99000007)', '1099000902 Lageret (CVR 99000007)'],
      aendrede: [],
      ophoerte: [],
      uaendrede: 0,
    })
    expect(await indlaes(...liste)).toEqual({ nye: [], aendrede: [], ophoerte: [], uaendrede: 2 })
    expect(await enheder(BAGER, '2026-11-24')).toEqual(expect.arrayContaining(['1099000901', '1099000902']))

    expect(
      await indlaes(
        enhed('1099000901', 'Butikken', { til: '2026-11-30' }),
        enhed('1099000901', 'Vognen', { cvr: VOGNMAND, fra: '2026-12-01' }),
        enhed('1099000902', 'Lageret', { kommune: '147', til: '2026-10-31' }),
      ),
    ).toEqual({
      nye: [],
      aendrede: [{ fra: '1099000901 Butikken (CVR 99000007)', til: '1099000901 Butikken (CVR 99000007)' }],
      ophoerte: ['1099000902 Lageret (CVR 99000007)'],
      uaendrede: 0,
    })
    for (const [dag, hos] of [
      ['2026-11-30', BAGER],
      ['2026-12-01', VOGNMAND],
    ] as const) {
      expect(await passer(hos, '1099000901', dag), dag).toBe(true)
      expect(await passer(hos === BAGER ? VOGNMAND : BAGER, '1099000901', dag), dag).toBe(false)
    }
    expect(await passer(BAGER, '1099000902', '2026-10-31')).toBe(true)
    expect(await passer(BAGER, '1099000902', '2026-11-01')).toBe(false)
    expect(await passer('13748136', '1099000977', '2026-11-24'), 'ingen af dem er indlæst').toBe(true)
    expect(await enheder(BAGER, '2026-12-01')).not.toContain('1099000901')

    const igen = sql`insert into produktionsenhed (p_nummer, cvr, navn, kommunekode, adresse, gyldig_fra, kilde)
      values ('1099000901', ${BAGER}, 'Butikken', '101', '{}', '2026-12-24', 'prøven')`
    await expect(igen, 'databasen siger det samme').rejects.toThrow('produktionsenhed_en_ad_gangen')
  } finally {
    await scene.luk()
    await sql.end()
  }
})

test('kommandoen fortæller, hvad den gjorde', async ({ database }) => {
  const mappe = mkdtempSync(path.join(os.tmpdir(), 'samspor-import-'))
  const koer = (bytes: Buffer) => {
    writeFileSync(path.join(mappe, 'enheder.csv'), bytes)
    const env = { ...process.env, DATABASE_URL_EJER: database.adresser.ejer }
    const argumenter = ['.build/db/import.js', 'penheder', path.join(mappe, 'enheder.csv')]
    return spawnSync(process.execPath, argumenter, { env, encoding: 'utf8' })
  }
  try {
    expect(koer(fil(enhed('1099000955', 'Kontoret'))).stdout).toContain('  + 1099000955 Kontoret (CVR 99000007)')
    expect(koer(fil(enhed('1099000955', 'Kontoret'))).stdout).toBe('0 nye, 0 ændrede, 0 ophørte, 1 uændrede.\n')
    expect(koer(fil(enhed('55', 'Kontoret')))).toMatchObject({ status: 1, stderr: expect.stringContaining('linje 2:') })
  } finally {
    rmSync(mappe, { recursive: true })
  }
})
