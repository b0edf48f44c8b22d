import type postgres from 'postgres'

type Vaerdier = Record<string, unknown>
type Saetning = { tekst: string; vaerdier: unknown[] }

/** What an act did to the database, as bare statements that can be carried out again for another citizen. */
export type Aftryk = { saetninger: Saetning[]; borgerId: string; sagId: string }

const TABELLER = [
  'traad',
  'indstilling',
  'nuph',
  'nuph_version',
  'traad_part',
  'besked',
  'afgoerelse',
  'brev',
  'opgave',
  'levering',
  'event',
  'adgangslog',
]
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Carries the act out once and notes the rows that it made or changed. `sql` sees everything (superuser). */
export async function tagAftryk(
  sql: postgres.Sql,
  borgerId: string,
  handling: () => Promise<string>,
): Promise<{ sagId: string; aftryk: Aftryk }> {
  const foer = await laes(sql, borgerId)
  const sagId = await handling()
  const efter = await laes(sql, borgerId)
  const saetninger: Saetning[] = []
  for (const [noegle, { tabel, raekke }] of efter) {
    const gammel = foer.get(noegle)?.raekke
    if (!gammel) saetninger.push(indsaet(tabel, raekke))
    else if (JSON.stringify(gammel) !== JSON.stringify(raekke)) saetninger.push(ret(tabel, gammel, raekke))
  }
  return { sagId, aftryk: { saetninger, borgerId, sagId } }
}

async function laes(sql: postgres.Sql, borgerId: string) {
  const raekker = new Map<string, { tabel: string; raekke: Vaerdier }>()
  for (const tabel of TABELLER) {
    for (const raekke of await sql<Vaerdier[]>`select * from ${sql(tabel)} where borger_id = ${borgerId}`)
      raekker.set(
        `${tabel} ${raekke.id ?? [raekke.traad_id, raekke.organisation_id, raekke.nuph_id, raekke.version].join(' ')}`,
        { tabel, raekke },
      )
  }
  return raekker
}

function indsaet(tabel: string, raekke: Vaerdier): Saetning {
  const par = Object.entries(raekke).filter(([, vaerdi]) => vaerdi !== null)
  const pladser = par.map((_, i) => `$${i + 1}`)
  return {
    tekst: `insert into ${tabel} (${par.map(([navn]) => navn).join(', ')}) values (${pladser.join(', ')})`,
    vaerdier: par.map(([, vaerdi]) => vaerdi),
  }
}

function ret(tabel: string, gammel: Vaerdier, ny: Vaerdier): Saetning {
  const par = Object.entries(ny).filter(([navn, vaerdi]) => JSON.stringify(vaerdi) !== JSON.stringify(gammel[navn]))
  const saet = par.map(([navn], i) => `${navn} = $${i + 2}`)
  return {
    tekst: `update ${tabel} set ${saet.join(', ')} where id = $1`,
    vaerdier: [ny.id, ...par.map(([, vaerdi]) => vaerdi)],
  }
}

/**
 * The bare limit of a write: the same rows in one transaction of prepared statements, as the same role behind the same walls, with no
 * rule, text, letter or check made. `faste` are ids that stay (organisations, users). Gives the id of the case.
 */
export async function gentag(
  sql: postgres.Sql,
  { saetninger, borgerId, sagId }: Aftryk,
  valg: { borgerId: string; sagId?: string; organisationId: string; dag: string; faste: ReadonlySet<string> },
): Promise<string> {
  const nySag = valg.sagId ?? crypto.randomUUID()
  const kort = new Map([
    [borgerId, valg.borgerId],
    [sagId, nySag],
  ])
  const oversaet = (vaerdi: unknown): unknown => {
    if (typeof vaerdi !== 'string') return vaerdi
    if (/^SAG-\d/.test(vaerdi)) return `SAG-${nySag}`
    if (!UUID.test(vaerdi) || valg.faste.has(vaerdi)) return vaerdi
    if (!kort.has(vaerdi)) kort.set(vaerdi, crypto.randomUUID())
    return kort.get(vaerdi)
  }
  await sql.begin(async (tx) => {
    await tx`select set_config('samspor.organisation', ${valg.organisationId}, true), set_config('samspor.dag', ${valg.dag}, true)`
    for (const { tekst, vaerdier } of saetninger)
      await tx.unsafe(tekst, vaerdier.map(oversaet) as postgres.ParameterOrJSON<never>[], { prepare: true })
  })
  return nySag
}
