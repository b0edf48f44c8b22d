import postgres from 'postgres'
import { importerAndreAktoerer, tolkAndreAktoerer } from '#db/importer-andre-aktoerer'
import type { Importfejl } from '#db/importfil'
import { transaktion } from '#lib/kontekst'
import { listAndreAktoerer } from '#lib/tildeling/queries'
import { expect, test } from '#tests/opsaetning/database'
import { aabnScene } from '#tests/system/scene'

const fil = (...linjer: string[]) => Buffer.from(`${['cvr;navn;gyldig_fra;gyldig_til', ...linjer].join('\n')}\n`)

test('en fil med fejl afvises hel, med hver fejl og dens linje', () => {
  try {
    tolkAndreAktoerer(fil('99000008;;igår;', '99000031;Jobvejen;2020-01-01;2019-01-01', '99000031;Igen;2020-01-01;'))
    throw new Error('skulle være afvist')
  } catch (fejl) {
    expect((fejl as Importfejl).fund).toEqual([
      { linje: 2, besked: 'cvr "99000008" er ikke et gyldigt CVR-nummer' },
      { linje: 2, besked: 'navn skal være 1-140 tegn, er 0' },
      { linje: 2, besked: 'gyldig_fra "igår" skal være en dato: ÅÅÅÅ-MM-DD' },
      { linje: 3, besked: 'gyldig_til 2019-01-01 er før gyldig_fra 2020-01-01' },
      { linje: 4, besked: 'cvr "99000031" står i filen to gange' },
    ])
  }
  expect(() => tolkAndreAktoerer(fil())).toThrow(/ingen aktører/)
})

test('aktører indlæses, skifter navn og ophører på deres dag, og samme fil igen ændrer intet', async ({ database }) => {
  const sql = postgres(database.adresser.ejer, { max: 1, onnotice: () => {} })
  const scene = await aabnScene(database)
  const indlaes = (...linjer: string[]) =>
    importerAndreAktoerer(sql, tolkAndreAktoerer(fil(...linjer)), { dag: '2026-11-24', kilde: 'prøven' })
  const navne = async (dage: number) =>
    transaktion(await scene.som('jens', dage), async (ctx) => (await listAndreAktoerer(ctx)).map((a) => a.navn))
  try {
    expect(await indlaes('99000058;Sporskiftet A/S;2026-01-01;')).toMatchObject({ nye: ['99000058 Sporskiftet A/S'] })
    expect(await indlaes('99000058;Sporskiftet A/S;2026-01-01;')).toMatchObject({ nye: [], aendrede: [], uaendrede: 1 })
    expect(await navne(0)).toEqual(['Jobvejen ApS', 'Sporskiftet A/S'])
    expect(await indlaes('99000058;Nyt Spor A/S;2026-01-01;2026-11-25')).toMatchObject({
      aendrede: [{ til: '99000058 Nyt Spor A/S' }],
    })
    expect([await navne(2), await navne(3)]).toEqual([['Jobvejen ApS', 'Nyt Spor A/S'], ['Jobvejen ApS']])
  } finally {
    await sql.end({ timeout: 2 })
    await scene.luk()
  }
})
