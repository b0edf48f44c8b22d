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

/** Walks every chain from its start and reports what does not fit: a changed, removed, swapped or added row, and an end that was cut off. */
export async function efterproevKaeder(frist: number): Promise<{ antal: number; ukaedet: number; fejl: Kaedefejl[] }> {
  return iTransaktion(frist, async (db) => {
    const raekker = await db.execute<Raekke & { kaede_nr: string; forrige_hash: Buffer | null; hash: Buffer }>(
      sql`select ${KOLONNER}, kaede_nr, forrige_hash, hash from adgangslog where kaede_nr is not null order by organisation_id nulls first, kaede_nr`,
    )
    const fejl: Kaedefejl[] = []
    let kaede: string | null | undefined
    let forrige: { nr: number; hash: Buffer | null } = { nr: 0, hash: null }
    const ender = new Map<string, Buffer>()
    for (const r of raekker) {
      if (r.organisation_id !== kaede) {
        kaede = r.organisation_id
        forrige = { nr: 0, hash: null }
      }
      const nr = Number(r.kaede_nr)
      const meld = (hvad: string) => fejl.push({ organisationId: r.organisation_id, kaedeNr: nr, hvad })
      if (nr !== forrige.nr + 1) meld(`nummer ${forrige.nr + 1} mangler`)
      if (!(r.forrige_hash ?? Buffer.alloc(0)).equals(forrige.hash ?? Buffer.alloc(0)))
        meld('peger ikke på den forrige række')
      if (!r.hash.equals(haegt(r.forrige_hash, nr, r))) meld('indholdet er ændret')
      forrige = { nr, hash: r.hash }
      ender.set(r.organisation_id ?? INGEN, r.hash)
    }
    const hoveder = await db.execute<{ kaede: string; nr: string; hash: Buffer }>(
      sql`select kaede, nr, hash from kaedehoved`,
    )
    for (const { kaede, nr, hash } of hoveder) {
      const organisationId = kaede === INGEN ? null : kaede
      if (!ender.get(kaede)?.equals(hash))
        fejl.push({ organisationId, kaedeNr: Number(nr), hvad: 'enden er skåret af' })
      ender.delete(kaede)
    }
    for (const kaede of ender.keys())
      fejl.push({ organisationId: kaede === INGEN ? null : kaede, kaedeNr: 0, hvad: 'kæden er ukendt' })
    const [gamle] = await db.execute<{ antal: string }>(
      sql`select count(*) as antal from adgangslog where kaede_nr is null and tid < clock_timestamp() - interval '60 seconds'`,
    )
    return { antal: raekker.length, ukaedet: Number(gamle?.antal ?? 0), fejl }
  })
}
