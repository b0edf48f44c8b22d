import postgres from 'postgres'
import { aliasId } from '#db/stillingsalias'
import { soegStillingsvalg } from '#lib/kodeliste/queries'
import { transaktion } from '#lib/kontekst'
import { systemKontekst } from '#lib/ur'
import { expect, test } from '#tests/opsaetning/database'

test('samme ord kommer først, så dem der begynder, så et ord der begynder, så resten; titel før alias', async ({
  database,
}) => {
  const sql = postgres(database.superbruger, { max: 1, onnotice: () => {} })
  const uri = (nr: number) => `http://data.star.dk/esco/occupation/00000000-0000-4000-9000-00000000000${nr}`
  const titler = ['Qvist', 'Qvistbinder', 'Assisterende qvist', 'Langqvist', 'Fletter']
  const alias = [
    [5, 'Qvist'],
    [5, 'qvistfletter'],
    [1, 'under-qvist'],
    [2, 'udqvist'],
  ] as const
  const ctx = systemKontekst(new Date('2026-11-24T10:00:00+01:00'))
  const valg = (soeg: string, antal = 20) =>
    transaktion(ctx, (ctx) => soegStillingsvalg(ctx, { soeg, dag: ctx.dag, antal }))
  try {
    for (const [nr, titel] of titler.entries())
      await sql`insert into stillingsbetegnelse (concept_uri, titel, synonymer, gyldig_fra, kilde) values (${uri(nr + 1)}, ${titel}, '{}', '2024-01-01', 'prøve')`
    for (const [nr, navn] of alias)
      await sql`insert into stillingsalias (alias_id, concept_uri, navn, gyldig_fra, kilde) values (${aliasId(uri(nr), navn)}, ${uri(nr)}, ${navn}, '2024-01-01', 'prøve')`
    const fundet = await valg(' QVIST ')
    expect(fundet.map((v) => [v.titel, v.stilling, v.aliasId !== null])).toEqual([
      ['Qvist', 'Qvist', false],
      ['Qvist', 'Fletter', true],
      ['Qvistbinder', 'Qvistbinder', false],
      ['qvistfletter', 'Fletter', true],
      ['Assisterende qvist', 'Assisterende qvist', false],
      ['under-qvist', 'Qvist', true],
      ['Langqvist', 'Langqvist', false],
      ['udqvist', 'Qvistbinder', true],
    ])
    expect(await valg('qvist', 3)).toEqual(fundet.slice(0, 3))
    expect(await valg('q')).toEqual([])
    expect(await valg('q%t')).toEqual([])
    await sql`update stillingsalias set gyldig_til = '2026-11-23' where navn = 'udqvist'`
    await sql`update stillingsbetegnelse set gyldig_til = '2026-11-23' where titel = 'Fletter'`
    expect(
      (await valg('qvist')).map((v) => v.stilling),
      'det, der ikke gælder på dagen, findes ikke',
    ).not.toContain('Fletter')
    expect(await valg('udqvist')).toEqual([])
  } finally {
    await sql`delete from stillingsbetegnelse where kilde = 'prøve'`
    await sql`delete from stillingsalias where kilde = 'prøve'`
    await sql.end({ timeout: 2 })
  }
})

test('søgningen har indekser at gå efter', async ({ database }) => {
  const sql = postgres(database.superbruger, { max: 1, onnotice: () => {} })
  const planen = await sql.begin(async (tx) => {
    await tx`set local enable_seqscan = off`
    return [
      await tx`explain select 1 from stillingsbetegnelse where lower(titel) like '%bogholder%'`,
      await tx`explain select 1 from stillingsalias where lower(navn) like '%bogholder%'`,
    ]
  })
  await sql.end({ timeout: 2 })
  expect(JSON.stringify(planen[0])).toContain('stillingsbetegnelse_titel')
  expect(JSON.stringify(planen[1])).toContain('stillingsalias_navn')
})
