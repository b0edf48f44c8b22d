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
/** What hangs on a job order. It names no citizen that all of it could be found by. */
const ORDRETABELLER = [
  'jobordre_stilling',
  'jobordre_kontakt',
  'jobordre_version',
  'jobordre_myndighed',
  'jobordre_haendelse',
  'formidling',
  'formidlingsstand',
  'formidlingslog',
  'samtykke',
  'deling',
  'virksomhedsbesked',
]
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/**
 * Carries the act out once and notes the rows that it made or changed: those about the citizen, or those of one job order. `sql` sees
 * everything (superuser).
 */
export async function tagAftryk(
  sql: postgres.Sql,
  borgerId: string,
  handling: () => Promise<string>,
  jobordreId?: string,
): Promise<{ sagId: string; aftryk: Aftryk }> {
  const laesNu = () => (jobordreId ? laesJobordre(sql, jobordreId) : laes(sql, borgerId))
  const foer = await laesNu()
  const sagId = await handling()
  const efter = await laesNu()
  const saetninger: Saetning[] = []
  for (const [noegle, { tabel, raekke }] of efter) {
    const gammel = foer.get(noegle)?.raekke
    if (!gammel) saetninger.push(indsaet(tabel, raekke))
    else if (JSON.stringify(gammel) !== JSON.stringify(raekke)) saetninger.push(ret(tabel, gammel, raekke))
  }
  return { sagId, aftryk: { saetninger, borgerId, sagId } }
}

async function laes(sql: postgres.Sql, borgerId: string) {
  const fundet: [string, Vaerdier[]][] = []
  for (const tabel of TABELLER)
    fundet.push([tabel, await sql<Vaerdier[]>`select * from ${sql(tabel)} where borger_id = ${borgerId}`])
  return medNoegler(fundet)
}

async function laesJobordre(sql: postgres.Sql, id: string) {
  const fundet: [string, Vaerdier[]][] = [['jobordre', await sql<Vaerdier[]>`select * from jobordre where id = ${id}`]]
  for (const tabel of ORDRETABELLER)
    fundet.push([tabel, await sql<Vaerdier[]>`select * from ${sql(tabel)} where jobordre_id = ${id}`])
  const ider = fundet.flatMap(([, raekker]) => raekker.flatMap((r) => (typeof r.id === 'string' ? [r.id] : [])))
  fundet.push(['event', await sql<Vaerdier[]>`select * from event where ekstern_id = any(${ider})`])
  fundet.push(['adgangslog', await sql<Vaerdier[]>`select * from adgangslog where objekt_id = any(${ider})`])
  return medNoegler(fundet)
}

function medNoegler(fundet: [string, Vaerdier[]][]) {
  const raekker = new Map<string, { tabel: string; raekke: Vaerdier }>()
  for (const [tabel, alle] of fundet)
    for (const raekke of alle) {
      const { id, traad_id, organisation_id, nuph_id, jobordre_id, formidling_id, nummer, version } = raekke
      const noegle = id ?? [traad_id, organisation_id, nuph_id, jobordre_id, formidling_id, nummer, version].join(' ')
      raekker.set(`${tabel} ${noegle}`, { tabel, raekke })
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
  const noegle = ny.id ? 'id' : 'formidling_id'
  return {
    tekst: `update ${tabel} set ${saet.join(', ')} where ${noegle} = $1`,
    vaerdier: [ny[noegle], ...par.map(([, vaerdi]) => vaerdi)],
  }
}

/**
 * The bare limit of a write: the same rows in one transaction of prepared statements, as the same role behind the same walls, with no
 * rule, text, letter or check made. `faste` are ids that stay (organisations, users), `ogsaa` others that become another. Gives the id of the case.
 */
export async function gentag(
  sql: postgres.Sql,
  { saetninger, borgerId, sagId }: Aftryk,
  valg: {
    borgerId: string
    sagId?: string
    organisationId: string
    dag: string
    faste: ReadonlySet<string>
    ogsaa?: [string, string][]
  },
): Promise<string> {
  const nySag = valg.sagId ?? crypto.randomUUID()
  const kort = new Map([[borgerId, valg.borgerId], [sagId, nySag], ...(valg.ogsaa ?? [])])
  const oversaet = (vaerdi: unknown): unknown => {
    if (typeof vaerdi !== 'string') return vaerdi
    if (/^(SAG|JO)-\d/.test(vaerdi)) return `SAG-${nySag}`
    if (!UUID.test(vaerdi)) return vaerdi
    const kendt = kort.get(vaerdi)
    if (kendt || valg.faste.has(vaerdi)) return kendt ?? vaerdi
    kort.set(vaerdi, crypto.randomUUID())
    return kort.get(vaerdi)
  }
  await sql.begin(async (tx) => {
    await tx`select set_config('samspor.organisation', ${valg.organisationId}, true), set_config('samspor.dag', ${valg.dag}, true)`
    for (const { tekst, vaerdier } of saetninger)
      await tx.unsafe(tekst, vaerdier.map(oversaet) as postgres.ParameterOrJSON<never>[], { prepare: true })
  })
  return nySag
}
