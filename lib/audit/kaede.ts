import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { iTransaktion, type Tx } from '#db/client'

/** Held while one process chains, so that two workers never give the same number. */
const LAAS = 7_205_120_424
const PORTION = 1000
/** The chain of rows without an organisation. */
const INGEN = '00000000-0000-0000-0000-000000000000'

type Raekke = Record<string, unknown> & { id: string; organisation_id: string | null }

/** The facts of a row in a fixed order: what the hash covers. */
function afskrift(r: Raekke): string {
  const felter = [
    'id',
    'tid',
    'organisation_id',
    'bruger_id',
    'bruger_navn',
    'rolle',
    'borger_id',
    'art',
    'handling',
    'adgangskategori',
    'objekt_type',
    'objekt_id',
    'formaal',
    'kilde',
    'request_id',
  ]
  return JSON.stringify(felter.map((felt) => r[felt] ?? null))
}

const haegt = (forrige: Buffer | null, nr: number, raekke: Raekke): Buffer =>
  createHash('sha256')
    .update(forrige ?? Buffer.alloc(32))
    .update(`\n${nr}\n`)
    .update(afskrift(raekke))
    .digest()

// Times as text, so that microseconds survive and the hash is the same in every time zone.
const KOLONNER =
  sql.raw(`id, to_char(tid at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') as tid, organisation_id, bruger_id, bruger_navn, rolle,
  borger_id, art, handling, adgangskategori, objekt_type, objekt_id, formaal, kilde, request_id`)

/** Chains committed, unchained log rows, one chain per organisation. Returns how many; call again while it is not 0. */
export async function kaedNyeRaekker(frist: number): Promise<number> {
  return iTransaktion(frist, async (db) => {
    const [laas] = await db.execute<{ fik: boolean }>(
      sql`select pg_try_advisory_xact_lock(${sql.raw(String(LAAS))}) as fik`,
    )
    if (!laas?.fik) return 0
    const nye = await db.execute<Raekke>(
      sql`select ${KOLONNER} from adgangslog where kaede_nr is null order by adgangslog.tid, id limit ${sql.raw(String(PORTION))}`,
    )
    const hoveder = new Map<string, { nr: number; hash: Buffer | null }>()
    const led: { id: string; nr: number; forrige: string | undefined; hash: string }[] = []
    for (const raekke of nye) {
      const kaede = raekke.organisation_id ?? ''
      const hoved = hoveder.get(kaede) ?? (await laesHoved(db, raekke.organisation_id))
      const nr = hoved.nr + 1
      const hash = haegt(hoved.hash, nr, raekke)
      led.push({ id: raekke.id, nr, forrige: hoved.hash?.toString('hex'), hash: hash.toString('hex') })
      hoveder.set(kaede, { nr, hash })
    }
    if (led.length > 0)
      await db.execute(sql`
        update adgangslog set kaede_nr = led.nr, forrige_hash = decode(led.forrige, 'hex'), hash = decode(led.hash, 'hex')
        from jsonb_to_recordset(${JSON.stringify(led)}::text::jsonb) as led(id uuid, nr bigint, forrige text, hash text)
        where adgangslog.id = led.id`)
    for (const [kaede, { nr, hash }] of hoveder) {
      await db.execute(
        sql`insert into kaedehoved (kaede, nr, hash) values (${kaede || INGEN}, ${nr}, ${hash})
          on conflict (kaede) do update set nr = excluded.nr, hash = excluded.hash`,
      )
    }
    return nye.length
  })
}

async function laesHoved(db: Tx, organisationId: string | null): Promise<{ nr: number; hash: Buffer | null }> {
  const [hoved] = await db.execute<{ nr: string; hash: Buffer }>(
    sql`select nr, hash from kaedehoved where kaede = ${organisationId ?? INGEN}`,
  )
  return hoved ? { nr: Number(hoved.nr), hash: hoved.hash } : { nr: 0, hash: null }
}

export type Kaedefejl = { organisationId: string | null; kaedeNr: number; hvad: string }

type Stykke = { antal: number; fejl: Kaedefejl[] }
type Hoved = { kaede: string; nr: string; hash: Buffer }

/** Rows that are read and reckoned at a time, and how long that may take. */
const SIDE = 2000
const FRIST_MS = 10_000
/** As the index has it. */
const KAEDE = sql.raw(`coalesce(organisation_id, '${INGEN}'::uuid)`)

/**
 * Walks every chain from its start, some rows at a time and each in a transaction of its own, so that neither the log's size nor what is written
 * meanwhile matters: a chain is walked to where it ended when the walk began. Gives how many rows were looked at and what does not fit: a
 * changed, removed, swapped or added row, and an end that was cut off.
 */
export async function* gennemgaaKaeder(): AsyncGenerator<Stykke> {
  const hoveder = await iTransaktion(Date.now() + FRIST_MS, (db) =>
    db.execute<Hoved>(sql`select kaede, nr, hash from kaedehoved order by kaede`),
  )
  for (const hoved of hoveder) yield* gennemgaaKaede(hoved)
  yield { antal: 0, fejl: await findUdenfor() }
}

async function* gennemgaaKaede({ kaede, nr, hash }: Hoved): AsyncGenerator<Stykke> {
  const organisationId = kaede === INGEN ? null : kaede
  const ende = Number(nr)
  let forrige: { nr: number; hash: Buffer | null } = { nr: 0, hash: null }
  while (forrige.nr < ende) {
    const raekker = await iTransaktion(Date.now() + FRIST_MS, (db) =>
      db.execute<Raekke & { kaede_nr: string; forrige_hash: Buffer | null; hash: Buffer }>(sql`
        select ${KOLONNER}, kaede_nr, forrige_hash, hash from adgangslog
        where ${KAEDE} = ${kaede} and kaede_nr > ${forrige.nr} and kaede_nr <= ${ende} order by kaede_nr limit ${sql.raw(String(SIDE))}`),
    )
    if (raekker.length === 0) break
    const fejl: Kaedefejl[] = []
    for (const r of raekker) {
      const nr = Number(r.kaede_nr)
      const meld = (hvad: string) => fejl.push({ organisationId, kaedeNr: nr, hvad })
      if (nr !== forrige.nr + 1) meld(`nummer ${forrige.nr + 1} mangler`)
      if (!(r.forrige_hash ?? Buffer.alloc(0)).equals(forrige.hash ?? Buffer.alloc(0)))
        meld('peger ikke på den forrige række')
      if (!r.hash.equals(haegt(r.forrige_hash, nr, r))) meld('indholdet er ændret')
      forrige = { nr, hash: r.hash }
    }
    yield { antal: raekker.length, fejl }
  }
  if (!forrige.hash?.equals(hash))
    yield { antal: 0, fejl: [{ organisationId, kaedeNr: ende, hvad: 'enden er skåret af' }] }
}

/** Rows of a chain that nobody began, and rows before a chain's first or after its end. The index is jumped through, from chain to chain. */
async function findUdenfor(): Promise<Kaedefejl[]> {
  const fundet = await iTransaktion(Date.now() + FRIST_MS, (db) =>
    db.execute<{ kaede: string; foerste: string; sidste: string; kendt: boolean }>(sql`
      with recursive kaeder as (
        (select ${KAEDE} as kaede from adgangslog where kaede_nr is not null order by 1 limit 1)
        union all
        select (select ${KAEDE} from adgangslog where kaede_nr is not null and ${KAEDE} > k.kaede order by 1 limit 1)
          from kaeder k where k.kaede is not null),
      ender as (select k.kaede, (select min(kaede_nr) from adgangslog where ${KAEDE} = k.kaede and kaede_nr is not null) as foerste,
          (select max(kaede_nr) from adgangslog where ${KAEDE} = k.kaede and kaede_nr is not null) as sidste
        from kaeder k where k.kaede is not null)
      select e.kaede, e.foerste, e.sidste, h.nr is not null as kendt from ender e left join kaedehoved h on h.kaede = e.kaede
      where e.sidste > coalesce(h.nr, 0) or e.foerste < 1`),
  )
  return fundet.map(({ kaede, foerste, sidste, kendt }) => {
    const foran = Number(foerste) < 1
    const hvad = foran ? 'der er rækker før den første' : kendt ? 'der er rækker efter enden' : 'kæden er ukendt'
    return { organisationId: kaede === INGEN ? null : kaede, kaedeNr: Number(foran ? foerste : sidste), hvad }
  })
}

/** The whole walk at once: for a restore, an auditor and the tests. */
export async function efterproevKaeder(): Promise<Stykke> {
  const ialt: Stykke = { antal: 0, fejl: [] }
  for await (const { antal, fejl } of gennemgaaKaeder()) {
    ialt.antal += antal
    ialt.fejl.push(...fejl)
  }
  return ialt
}

/** Log rows that should long have been in their chain: a file of a million counters may keep them waiting for some minutes. */
export async function taelUdenKaede(): Promise<number> {
  const [gamle] = await iTransaktion(Date.now() + FRIST_MS, (db) =>
    db.execute<{ antal: number }>(
      sql`select count(*)::int as antal from adgangslog where kaede_nr is null and tid < clock_timestamp() - interval '5 minutes'`,
    ),
  )
  return gamle?.antal ?? 0
}
