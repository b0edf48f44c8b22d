import { randomBytes } from 'node:crypto'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'
import { migrer } from '#db/migrer'
import { adresser, medForbindelse, sikrDatabase } from '#start/roller'
import { expect, test } from '#tests/opsaetning/database'
import { testserver } from '#tests/opsaetning/testdatabase'

/** A database as the product left it before the migration `til`, made by its owner as an upgrade is. */
async function foer(til: string, arbejde: (ejer: string, alt: postgres.Sql) => Promise<void>): Promise<void> {
  const { port, url, hemmeligheder } = testserver()
  const navn = `t_${randomBytes(6).toString('hex')}`
  const mappe = mkdtempSync(path.join(os.tmpdir(), 'samspor-opgradering-'))
  const alt = postgres(url.replace(/\/postgres$/, `/${navn}`), { max: 1, onnotice: () => {} })
  try {
    await sikrDatabase(url, navn)
    cpSync('db/migrations', mappe, { recursive: true })
    const journal = path.join(mappe, 'meta/_journal.json')
    const { entries, ...resten } = JSON.parse(readFileSync(journal, 'utf8')) as { entries: { tag: string }[] }
    const nr = entries.findIndex((e) => e.tag === til)
    expect(nr, til).toBeGreaterThan(0)
    writeFileSync(journal, JSON.stringify({ ...resten, entries: entries.slice(0, nr) }))
    const { ejer } = adresser(port, hemmeligheder.postgres, navn)
    const sql = postgres(ejer, { max: 1, onnotice: () => {} })
    await migrate(drizzle(sql), { migrationsFolder: mappe }).finally(() => sql.end({ timeout: 2 }))
    await arbejde(ejer, alt)
  } finally {
    await alt.end({ timeout: 2 })
    rmSync(mappe, { recursive: true, force: true })
    await medForbindelse(url, (sql) => sql.unsafe(`drop database if exists "${navn}" with (force)`))
  }
}

test('Filer med timer, der er undervejs, når Samspor opgraderes, går videre, hvor de var', async () => {
  const her = '7fffffff-0000-4000-8000-000000000000'
  await foer('0022_timeimport_dele', async (ejer, alt) => {
    await alt`set session_replication_role = replica`
    for (const [filnavn, status, trin, naaet] of [
      ['findes', 'KONTROLLERES', 'FIND', null],
      ['doemmes', 'KONTROLLERES', 'DOEM', her],
      ['klar', 'KLAR', 'DOEM', her],
      ['begynder', 'INDLAESES', 'INDLAES', null],
      ['indlaeses', 'INDLAESES', 'INDLAES', her],
      ['slut', 'FAERDIG', 'INDLAES', her],
    ] as const)
      await alt`insert into taellerimport (organisation_id, bruger_id, bruger_navn, rolle, kilde, request_id, filnavn, stoerrelse, status, trin,
          naeste_borger, uaendrede, oprettet_tid, aendret_tid)
        values (gen_random_uuid(), gen_random_uuid(), 'x', 'klient', 'API', 'r', ${filnavn}, 1, ${status}, ${trin}, ${naaet}, 7, now(), now())`
    await migrer(ejer)
    const dele =
      await alt`select t.filnavn, d.efter, t.uaendrede from taellerimport_del d join taellerimport t on t.id = d.import_id
      where d.nr = 0 and d.til = 'ffffffff-ffff-ffff-ffff-ffffffffffff' order by t.filnavn`
    const forfra = '00000000-0000-0000-0000-000000000000'
    expect([...dele]).toEqual([
      { filnavn: 'begynder', efter: forfra, uaendrede: 0 },
      { filnavn: 'doemmes', efter: her, uaendrede: 7 },
      { filnavn: 'indlaeses', efter: her, uaendrede: 7 },
      { filnavn: 'klar', efter: forfra, uaendrede: 7 },
    ])
    const [mur] =
      await alt`select bool_and(relforcerowsecurity and relrowsecurity) as staar from pg_class where relname like 'taellerimport%' and relkind = 'r'`
    expect(mur?.staar).toBe(true)
  })
})
