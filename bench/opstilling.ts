import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { GRAENSEFUNKTION } from '#bench/graense'
import { barnemiljoe, type Databaseadresser } from '#start/barnemiljoe'
import { rydEfterladte } from '#start/efterladt'
import { nyeHemmeligheder } from '#start/hemmeligheder'
import { ledigeIRad } from '#start/porte'
import { startPostgres } from '#start/postgres'
import { adresser, medForbindelse, sikrDatabase, sikrRoller } from '#start/roller'
import { testopsaetning, udenSamspor } from '#start/skabelon'

/** How much there is around the citizens that are measured. */
export const BORGERE = 10_000
export const TRAADE = 60
const SESSIONER = 200

/** Everything that the measurements need, and how to take it away again. */
export type Opstilling = {
  databaser: Databaseadresser
  superbruger: string
  postgresPid: () => number
  /** The environment of the web process; `port` and the next two are free. */
  env: NodeJS.ProcessEnv
  port: number
  data: string
  sessioner: { cookie: string; borgerId: string }[]
  stop: () => Promise<void>
}

/** A throw-away PostgreSQL with production's durability, the product's schema and code lists, and full inboxes. */
export async function opstil(): Promise<Opstilling> {
  await rydEfterladte(os.tmpdir())
  const data = mkdtempSync(path.join(os.tmpdir(), `samspor-test-${process.pid}-`))
  const hemmeligheder = nyeHemmeligheder()
  const kodeord = hemmeligheder.postgres
  const server = await startPostgres({ data, kodeord: kodeord.superbruger })
  const stop = async () => {
    await server.stop()
    rmSync(data, { recursive: true, force: true })
  }
  try {
    await sikrRoller(server.url, kodeord)
    await sikrDatabase(server.url, 'samspor')
    const databaser = adresser(server.port, kodeord, 'samspor')
    const superbruger = server.url.replace(/\/postgres$/, '/samspor')
    const port = await ledigeIRad(3)
    // The demo's stand-ins for keys and addresses, but neither its bar nor its clock: what is measured is production.
    const opsaetning = testopsaetning(data, port)
    const faelles = { env: udenSamspor(process.env), opsaetning, hemmeligheder, databaser }
    const env = { ...barnemiljoe('web', faelles), SAMSPOR_DEMO: '0', LOG_LEVEL: 'info' }
    Object.assign(process.env, env)
    const { migrer } = await import('#db/migrer')
    await migrer(databaser.ejer)
    const sessioner = await fyld(superbruger)
    return { databaser, superbruger, postgresPid: server.pid, env, port, data, sessioner, stop }
  } catch (fejl) {
    await stop()
    throw fejl
  }
}

/** The inboxes of many citizens by bare SQL, spread over the whole table as years would, and sessions for some of them. */
async function fyld(superbruger: string): Promise<{ cookie: string; borgerId: string }[]> {
  return medForbindelse(superbruger, async (sql) => {
    // The rows are right by construction; checking every reference would take most of the time.
    await sql.unsafe(
      `set session_replication_role = replica; set synchronous_commit = off; set maintenance_work_mem = '256MB'`,
    )
    await sql.unsafe(`
      insert into borger (id, navn, foedselsdato, oprettet_tid)
        select gen_random_uuid(), 'Borger ' || n, '1980-01-01', now() from generate_series(1, ${BORGERE}) n;
      drop index traad_borger;
      insert into traad (id, borger_id, beskedtype, emne, afsender_navn, afsender_type, afsender_organisation_id, modtager_navn,
          oprettet_tid, sidste_tid, antal_beskeder, antal_bilag, maa_besvares)
        select gen_random_uuid(), b.id, 11, (array['Indstilling om tilbud', 'Svar på din indstilling', 'Din plan er ændret',
            'Spørgsmål om dit kursus', 'Samtale i næste uge'])[n % 5 + 1] || ', sag ' || n,
          o.navn, 'SAGSBEHANDLER', o.id, case when n % 3 > 0 then 'Københavns Kommune' end,
          now() - (${TRAADE} - n) * interval '3 days', now() - (${TRAADE} - n) * interval '3 days' + random() * interval '1 day',
          1 + n % 3, (n % 4 = 0)::int, true
        from generate_series(1, ${TRAADE}) n cross join borger b
        cross join (select id, navn from organisation where type = 'akasse' order by kode limit 1) o;
      create index traad_borger on traad (borger_id, sidste_tid, id);
      insert into traad_laest (traad_id, laeser_id, borger_id, laest_tid)
        select id, borger_id, borger_id, now() from traad where sidste_tid < now() - interval '9 days';`)
    await sql.unsafe(GRAENSEFUNKTION)
    const borgere = await sql<{ id: string }[]>`select id from borger order by random() limit ${SESSIONER}`
    const sessioner = borgere.map(({ id }) => ({ borgerId: id, cookie: randomBytes(32).toString('base64url') }))
    for (const { borgerId, cookie } of sessioner) {
      const hash = createHash('sha256').update(cookie).digest()
      await sql`insert into session (hash, doer, subject, udsteder, borger_id, sikringsniveau, oprettet, sidst_set, inaktiv_efter, udloeber)
        values (${hash}, 'borger', ${borgerId}, 'bench', ${borgerId}, 'Substantial', now(), now(), now() + interval '30 minutes', now() + interval '8 hours')`
    }
    await sql.unsafe('vacuum analyze')
    await sql.unsafe('checkpoint')
    return sessioner
  })
}
