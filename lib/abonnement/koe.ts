import { sql } from 'drizzle-orm'
import { iTransaktion, type Tx } from '#db/client'
import type { Webhookevent } from '#lib/abonnement/indhold'
import { OPGIV_EFTER_MS, type Udfald } from '#lib/abonnement/regler'
import { samsporTid } from '#lib/ur'

/** Machine seconds that a worker has a lane for. It renews while it works; one that died loses it. */
export const LAAN_S = 10

/** A delivery that this worker may make now. */
export type Levering = {
  loebenummer: number
  eventId: string
  ordre: string
  masse: boolean
  forsoeg: number
  foersteTid: Date | null
  oprettetTid: string
  event: Webhookevent | undefined
}

/** A subscription that this worker serves, as it stands in the database. */
export type Bane = {
  id: string
  url: string
  hemmeligheder: Buffer[]
  aabnetTid: Date | null
  proevTid: Date | null
  /** Something is due. */
  arbejde: boolean
}

type Banerad = {
  id: string
  url: string
  ny: Buffer
  gammel: Buffer | null
  aabnet: string | null
  proev: string | null
  arbejde: boolean
}
type Leveringsrad = {
  loebenummer: string
  event_id: string
  ordre: string
  masse: boolean
  forsoeg: number
  foerste: string | null
  oprettet: string
  entitet_id: number | null
  aendringstype: number
  ekstern_id: string
  version: number | null
  tid: string
}

const iso = (kolonne: string, navn: string) =>
  sql.raw(`to_char(${kolonne} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as ${navn}`)
const AABEN = 'faerdig_tid is null and parkeret_tid is null'
const aaben = (t: string) => sql.raw(`${t}.faerdig_tid is null and ${t}.parkeret_tid is null`)

/** What a worker asks for in one go: `hosMig` says for each lane which numbers it already holds and how many more it can take. */
export type Oensker = ReadonlyMap<string, { hosMig: readonly number[]; enkelte: number; masse: number }>
export type Hentet = { forskydningMs: number; baner: Bane[]; leveringer: Map<string, Levering[]> }

/**
 * Takes lanes on a lease and what is due in them. A lane belongs to one worker at a time, so a receiver's order needs no lock on each row:
 * within a citizen nothing is taken past an earlier delivery that waits. A lane whose breaker is open gives one trial when it is time.
 */
export async function hentWebhooks(
  mig: string,
  oensker: Oensker,
  nyBane: { enkelte: number; masse: number },
  frist: number,
): Promise<Hentet> {
  return iTransaktion(frist, async (db) => {
    const [ur] = await db.execute<{ forskydning_ms: string }>(sql`select forskydning_ms from ur where id = 1`)
    const forskydningMs = Number(ur?.forskydning_ms ?? 0)
    const nu = samsporTid(forskydningMs).toISOString()
    const baner = await tagBaner(db, mig, nu)
    const leveringer = new Map<string, Levering[]>()
    for (const bane of baner) {
      const oenske = oensker.get(bane.id) ?? { hosMig: [], ...nyBane }
      if (!bane.arbejde) continue
      const rader = bane.aabnetTid
        ? oenske.hosMig.length === 0 && bane.proevTid && bane.proevTid.toISOString() <= nu
          ? await hentProeve(db, bane.id)
          : []
        : await hentForfaldne(db, bane.id, nu, oenske)
      leveringer.set(bane.id, rader.map(tilLevering))
    }
    return { forskydningMs, baner, leveringer }
  })
}

async function tagBaner(db: Tx, mig: string, nu: string): Promise<Bane[]> {
  const rader = await db.execute<Banerad>(sql`
    with mine as (
      select a.id, a.laan_til, a.laan_af, exists (select from webhook_levering w where w.abonnement_id = a.id and ${aaben('w')}
          and (w.run_at <= ${nu} or a.proev_tid <= ${nu})) as arbejde
      from abonnement a where a.status = 'AKTIV' and (a.laan_til is null or a.laan_til < clock_timestamp() or a.laan_af = ${mig})),
    lejet as (
      update abonnement a set laan_af = ${mig}, laan_til = clock_timestamp() + ${sql.raw(`interval '${LAAN_S} s'`)}
      from (select a.id from abonnement a join mine m on m.id = a.id
        where m.arbejde and (m.laan_af is distinct from ${mig} or m.laan_til < clock_timestamp() + interval '5 s')
        for no key update of a skip locked) fri
      where a.id = fri.id and (a.laan_til is null or a.laan_til < clock_timestamp() or a.laan_af = ${mig}) returning a.id)
    select a.id, a.url, a.hemmelighed_krypteret as ny, case when a.gammel_hemmelighed_til > clock_timestamp() then a.gammel_hemmelighed_krypteret end as gammel,
      ${iso('a.aabnet_tid', 'aabnet')}, ${iso('a.proev_tid', 'proev')}, m.arbejde
    from abonnement a join mine m on m.id = a.id
    where m.id in (select id from lejet) or (m.laan_af = ${mig} and m.laan_til >= clock_timestamp())`)
  return rader.map((r) => ({
    id: r.id,
    url: r.url,
    hemmeligheder: r.gammel ? [r.ny, r.gammel] : [r.ny],
    aabnetTid: r.aabnet ? new Date(r.aabnet) : null,
    proevTid: r.proev ? new Date(r.proev) : null,
    arbejde: r.arbejde,
  }))
}

const FELTER = sql`w.loebenummer, w.event_id, w.ordre, w.masse, w.forsoeg, ${iso('w.foerste_tid', 'foerste')}, ${iso('w.oprettet_tid', 'oprettet')},
  e.entitet_id, e.aendringstype, e.ekstern_id, e.version, ${iso('e.tid', 'tid')}`

/**
 * What is due, people's first; bulk only when no more of those are left, so that a citizen's order holds across the two. `ventende`, a few rows
 * of their own index, hold their citizens' later deliveries back.
 */
async function hentForfaldne(
  db: Tx,
  id: string,
  nu: string,
  { hosMig, enkelte, masse }: { hosMig: readonly number[]; enkelte: number; masse: number },
): Promise<Leveringsrad[]> {
  const hent = (erMasse: boolean, antal: number) =>
    db.execute<Leveringsrad>(sql`
      with ventende as materialized (
          select ordre, min(loebenummer) as nr from webhook_levering where abonnement_id = ${id} and ${sql.raw(AABEN)} and forsoeg > 0 and run_at > ${nu}
          group by ordre),
        hos_mig as materialized (select x::bigint as nr from jsonb_array_elements_text(${JSON.stringify(hosMig)}::text::jsonb) x),
        w as materialized (
          select * from webhook_levering w where w.abonnement_id = ${id} and w.masse = ${sql.raw(String(erMasse))} and ${aaben('w')} and w.run_at <= ${nu}
            and w.loebenummer not in (select nr from hos_mig)
            and not exists (select from ventende v where v.ordre = w.ordre and v.nr < w.loebenummer)
          order by w.loebenummer limit ${antal})
      select ${FELTER} from w left join event e on e.id = w.event_id order by w.loebenummer`)
  const foerst = enkelte > 0 ? await hent(false, enkelte) : []
  const alle = enkelte > 0 && foerst.length < enkelte
  return masse > 0 && alle ? [...foerst, ...(await hent(true, masse))] : [...foerst]
}

/** Whom to try a silent receiver with: rather what has not failed before, so that one poisoned event does not keep the door shut. */
const hentProeve = (db: Tx, id: string) =>
  db.execute<Leveringsrad>(sql`
    select ${FELTER} from (
      select * from webhook_levering w where w.abonnement_id = ${id} and ${aaben('w')} order by w.masse, w.loebenummer limit 1000) w
    left join event e on e.id = w.event_id
    where not exists (select from webhook_levering f where f.ordre = w.ordre and f.abonnement_id = w.abonnement_id
      and f.loebenummer < w.loebenummer and ${aaben('f')})
    order by w.forsoeg, w.loebenummer limit 1`)

const tilLevering = (r: Leveringsrad): Levering => ({
  loebenummer: Number(r.loebenummer),
  eventId: r.event_id,
  ordre: r.ordre,
  masse: r.masse,
  forsoeg: r.forsoeg,
  foersteTid: r.foerste ? new Date(r.foerste) : null,
  oprettetTid: r.oprettet,
  event:
    r.entitet_id === null
      ? undefined
      : {
          loebenummer: Number(r.loebenummer),
          eventId: r.event_id,
          entitetId: r.entitet_id,
          aendringstype: r.aendringstype,
          eksternId: r.ekstern_id,
          version: r.version,
          tid: r.tid,
        },
})

/** One attempt that has ended. */
export type Resultat = { baneId: string; loebenummer: number; status: number | null; udfald: Udfald; nu: Date }
/** How a lane stands after its attempts. `lukket`: the breaker has just closed, so everything that waits may go now. */
export type Banestand = {
  id: string
  fejlITraek: number
  aabnetTid: Date | null
  proevTid: Date | null
  lukket: boolean
  vaek: string | null
}

/** Stores any number of ended attempts and the state of their lanes in one transaction, a few statements in all. */
export async function bogfoer(
  resultater: readonly Resultat[],
  baner: readonly Banestand[],
  nu: Date,
  frist: number,
): Promise<void> {
  const raekker = resultater.map(({ baneId, loebenummer, status, udfald, nu }) => ({
    b: baneId,
    l: loebenummer,
    s: status,
    t: nu,
    u: udfald.slags,
    r: udfald.slags === 'IGEN' ? udfald.runAt : null,
    f: udfald.slags === 'LEVERET' ? null : udfald.fejl.slice(0, 300),
  }))
  const stande = baner.map((b) => ({ b: b.id, n: b.fejlITraek, a: b.aabnetTid, p: b.proevTid, v: b.vaek }))
  await iTransaktion(frist, async (db) => {
    await db.execute(sql`
      with r as (select * from jsonb_to_recordset(${JSON.stringify(raekker)}::text::jsonb)
          as x(b uuid, l bigint, s integer, t timestamptz, u text, r timestamptz, f text)),
        ordnet as (
          update webhook_levering w set forsoeg = w.forsoeg + 1, foerste_tid = coalesce(w.foerste_tid, r.t), svarstatus = r.s, fejl = r.f,
            faerdig_tid = case when r.u = 'LEVERET' then r.t end, parkeret_tid = case when r.u = 'PARKERET' then r.t end,
            run_at = coalesce(r.r, w.run_at)
          from r where w.abonnement_id = r.b and w.loebenummer = r.l and w.faerdig_tid is null),
        i_alt as (select b, count(*) filter (where u = 'LEVERET') as ok, count(*) filter (where u <> 'LEVERET') as ikke,
            max(t) filter (where u = 'LEVERET') as sidst, (array_agg(s order by t desc))[1] as status,
            (array_agg(f order by t desc) filter (where f is not null))[1] as fejl from r group by b)
      update abonnement a set leveret = a.leveret + i.ok, fejlet = a.fejlet + i.ikke, sidst_leveret = coalesce(i.sidst, a.sidst_leveret),
        sidste_status = i.status, sidste_fejl = coalesce(i.fejl, a.sidste_fejl), fejl_i_traek = s.n, aabnet_tid = s.a, proev_tid = s.p,
        status = case when s.v is not null and a.status = 'AKTIV' then 'PARKERET' else a.status end,
        parkeret_grund = case when s.v is not null and a.status = 'AKTIV' then s.v else a.parkeret_grund end
      from i_alt i, jsonb_to_recordset(${JSON.stringify(stande)}::text::jsonb) as s(b uuid, n integer, a timestamptz, p timestamptz, v text)
      where a.id = i.b and s.b = i.b`)
    for (const { id } of baner.filter((b) => b.lukket)) await vaekVentende(db, id, nu)
  })
}

/** Everything that waits for its next attempt may go at once: the receiver answers again. */
export const vaekVentende = (db: Tx, abonnementId: string, nu: Date) =>
  db.execute(sql`update webhook_levering set run_at = ${nu.toISOString()}
    where abonnement_id = ${abonnementId} and ${sql.raw(AABEN)} and forsoeg > 0 and run_at > ${nu.toISOString()}`)

/** Gives the lanes back, so that another worker need not wait for the lease to end. */
export async function frigivBaner(mig: string, frist: number): Promise<void> {
  await iTransaktion(frist, (db) =>
    db.execute(sql`update abonnement set laan_af = null, laan_til = null where laan_af = ${mig}`),
  )
}

/** What a silent receiver has not taken for 72 hours is parked, for a person to look at and send again. Returns how many. */
export async function parkerUdloebne(nu: Date, frist: number): Promise<number> {
  const foer = new Date(nu.getTime() - OPGIV_EFTER_MS).toISOString()
  return iTransaktion(frist, async (db) => {
    const [svar] = await db.execute<{ antal: number }>(sql`
      with parkeret as (
        update webhook_levering w set parkeret_tid = ${nu.toISOString()}, fejl = coalesce(w.fejl, 'Modtageren har ikke svaret i 72 timer')
        from abonnement a where a.id = w.abonnement_id and a.status = 'AKTIV' and a.aabnet_tid <= ${foer} and ${aaben('w')} and w.oprettet_tid <= ${foer}
        returning 1)
      select count(*)::int as antal from parkeret`)
    return svar?.antal ?? 0
  })
}
