import { type SQL, sql } from 'drizzle-orm'
import { iTransaktion, type Tx } from '#db/client'
import { EVENTS, type Modtagere } from '#lib/events/navne'

/** How many get their number at once. A bulk portion is small, because what a person does meanwhile waits for it. */
const ENKELTE = 500
const MASSE = 250
/** While people keep the numbering busy, every fourth turn is a bulk run's, so that it gets on as well. */
const MASSE_HVER = 4
let enkelteITraek = 0

/** The receivers' table as the database reads it: one row for each event's name. */
const MODTAGERE = JSON.stringify(
  Object.entries(EVENTS).map(([navn, e]: [string, { modtagere: Modtagere }]) => ({ navn, ...e.modtagere })),
)

/**
 * Gives committed events their number in the feed, and writes who hears of them, in one statement: the feed's rows and the deliveries to
 * subscribers. Whoever holds the row `feedhoved` numbers, so order is commit order without gaps, and a transaction that stays open
 * stalls nobody. What people do goes before bulk runs; earlier bulk events of the same citizen go along, so a citizen's order is kept.
 * `nu` is Samspor's time; bulk runs are left for later without `medMasse`. Returns how many were numbered; call again while it is not 0.
 */
export async function nummererEvents(nu: Date, frist: number, medMasse = true): Promise<number> {
  return iTransaktion(frist, async (db) => {
    const [hoved] = await db.execute<{ loebenummer: string }>(
      // A planner that has not heard of a bulk run yet would gather and sort all of it for the first few rows, or read the whole table for a
      // citizen's; this leaves it the indexes, and their order.
      sql`select loebenummer, set_config('enable_bitmapscan', 'off', true), set_config('enable_seqscan', 'off', true)
        from feedhoved where id = 1 for update skip locked`,
    )
    if (!hoved) return 0
    for (const udvalg of raekkefoelge(medMasse)) {
      const [svar] = await db.execute<Nummereret>(numre(udvalg, hoved.loebenummer, nu))
      if (!svar || svar.antal === 0) continue
      enkelteITraek = udvalg === enkelte ? enkelteITraek + 1 : 0
      if (udvalg === enkelte) await hast(db, svar.borgere)
      if (svar.leveringer > 0) await db.execute(sql`select pg_notify('samspor', 'webhook')`)
      return svar.antal
    }
    enkelteITraek = 0
    return 0
  })
}

const raekkefoelge = (medMasse: boolean): SQL[] => {
  if (!medMasse) return [enkelte]
  return enkelteITraek >= MASSE_HVER - 1 ? [masse, enkelte] : [enkelte, masse]
}

type Nummereret = { antal: number; leveringer: number; borgere: string }

/** Bulk events of these citizens that have their number, but not yet their delivery, move to the front as well. */
const hast = (db: Tx, borgere: string) =>
  db.execute(sql`update webhook_levering set masse = false
    where ordre = any (string_to_array(${borgere}, ',')::uuid[]) and masse and faerdig_tid is null and parkeret_tid is null`)

const enkelte = sql.raw(`
  enkelte as materialized (select id, borger_id, registreret_tid from event where loebenummer is null and not masse
    order by registreret_tid, id limit ${ENKELTE}),
  -- One look-up for each citizen, in the citizen's own events. coalesce keeps the planner from the queue's indexes: of a bulk run that has
  -- just come it knows nothing, and would read all of it.
  foer as (select distinct m.id, m.borger_id, m.registreret_tid from (
      select borger_id, max(registreret_tid) as til from enkelte group by borger_id) e, lateral (
      select id, borger_id, registreret_tid from event where borger_id = e.borger_id and coalesce(loebenummer, 0) = 0
        and masse and registreret_tid < e.til offset 0) m),
  udvalgte as (select id, borger_id, registreret_tid, false as sidst from enkelte
    union all select id, borger_id, registreret_tid, false from foer)`)

const masse = sql.raw(`
  udvalgte as materialized (select id, borger_id, registreret_tid, true as sidst from event where loebenummer is null and masse
    order by registreret_tid, id limit ${MASSE})`)

/** `is true` keeps the planner from the index on `kategori`: nearly every relation is EGEN, and a citizen has a handful. */
const numre = (udvalg: SQL, hoved: string, nu: Date): SQL => sql`
  with regel as (select * from jsonb_to_recordset(${MODTAGERE}::text::jsonb)
      as r(navn text, egne text[], part boolean, afgoerende boolean, sagens boolean, nuph text[], jobordre boolean, alle boolean)),
  star as materialized (select id from organisation where type = 'star'),
  ${udvalg},
  nye as (select id, sidst, row_number() over (order by registreret_tid, id) as nr from udvalgte),
  nummereret as (update event set loebenummer = ${hoved}::bigint + nye.nr from nye where event.id = nye.id returning event.*, nye.sidst),
  frem as (update feedhoved set loebenummer = loebenummer + (select count(*) from nye) where id = 1),
  hoerer as (
    select n.*, m.modtager, m.grund from nummereret n join regel r on r.navn = n.navn, lateral (
      select distinct on (x.modtager) x.modtager, x.grund from (
        select a.organisation_id as modtager, 'EGEN' as grund
          from adgangsrelation a join organisation o on o.id = a.organisation_id
          where r.egne is not null and o.type = any (r.egne) and a.borger_id = n.borger_id and (a.kategori = 'EGEN') is true
            and a.fra <= (n.tid at time zone 'Europe/Copenhagen')::date
            and (a.til is null or a.til >= (n.tid at time zone 'Europe/Copenhagen')::date)
        union all
        select p.organisation_id, 'PART' from besked b join traad_part p on p.traad_id = b.traad_id
          where r.part and b.id = n.ekstern_id and p.til is null and p.organisation_id is distinct from b.afsender_organisation_id
            and exists (select from adgangsrelation a where a.organisation_id = p.organisation_id and a.borger_id = n.borger_id
              and (a.laesbar_til is null or a.laesbar_til >= (n.tid at time zone 'Europe/Copenhagen')::date))
        union all
        select i.jobcenter_id, 'SAG' from indstilling i where r.afgoerende and i.id = n.ekstern_id and i.jobcenter_id is not null
        union all
        select p.organisation_id, 'SAG' from indstilling i join traad_part p on p.traad_id = i.traad_id
          where r.sagens and i.id = n.ekstern_id and (p.til is null or p.til >= (n.tid at time zone 'Europe/Copenhagen')::date)
        union all
        select v.id, 'SAG' from nuph u,
          lateral (values (u.afsender_id, 'jobcenter'), (u.anden_aktoer_id, 'jobcenter'), (u.akasse_id, 'akasse')) as v(id, type)
          where r.nuph is not null and u.id = n.ekstern_id and v.type = any (r.nuph) and v.id is not null
            and v.id is distinct from n.organisation_id
        union all
        select v.id, 'SAG' from sanktion s, lateral (values (s.kommune_id), (s.anden_aktoer_id)) as v(id)
          where r.nuph is not null and s.id = n.ekstern_id and s.version = n.version and v.id is not null and s.kommunen_ser
        union all
        select m.myndighed_id, 'SAG' from jobordre_myndighed m where r.jobordre and m.jobordre_id = n.ekstern_id
        union all
        -- Whoever has asked for every order hears of those that any jobcenter may read, and of no trial.
        select v.organisation_id, 'ALLE' from feedvalg v join jobordre j on j.id = n.ekstern_id
          where r.jobordre and n.entitet_navn = 'Jobordre' and v.alle_jobordrer and j.sendt_tid is not null and j.tilbageholdt = '{}' and not j.proeve
        union all
        select s.inviteret_id, 'SAG' from jobordre_samarbejde s
          where r.jobordre and s.jobordre_id = n.ekstern_id and s.status in ('INVITERET', 'AFTALT')
        union all
        select v.id, 'SAG' from jobordre_samarbejde s, lateral (values (s.inviterende_id), (s.inviteret_id)) as v(id)
          where r.jobordre and s.id = n.ekstern_id
        union all
        select v.id, 'SAG' from formidling f join jobordre j on j.id = f.jobordre_id, lateral (values (f.myndighed_id), (j.myndighed_id)) as v(id)
          where r.jobordre and f.id = n.ekstern_id
        union all
        -- Also one that no longer has the order: what was shared with it closes there too.
        select d.modtager_id, 'SAG' from deling d join organisation o on o.id = d.modtager_id and o.type <> 'virksomhed'
          where r.jobordre and d.formidling_id = n.ekstern_id
        union all
        select star.id, 'ALLE' from star where r.alle
      ) x order by x.modtager, x.grund
    ) m),
  feed as (
    insert into event_modtager (organisation_id, loebenummer, event_id, grund, masse, entitet_id, aendringstype, ekstern_id, version,
        borger_id, tid)
      select modtager, loebenummer, id, grund, sidst, entitet_id, aendringstype, ekstern_id, version, borger_id, tid from hoerer),
  leveringer as (
    insert into webhook_levering (abonnement_id, loebenummer, organisation_id, event_id, ordre, masse, oprettet_tid, run_at)
      select a.id, h.loebenummer, h.modtager, h.id, coalesce(h.borger_id, h.ekstern_id), h.sidst,
        ${nu.toISOString()}::timestamptz, ${nu.toISOString()}::timestamptz
      from hoerer h join abonnement a on a.organisation_id = h.modtager and a.status <> 'AFSLUTTET'
        and (a.entiteter is null or h.entitet_id = any (a.entiteter))
      returning 1)
  select (select count(*) from nye)::int as antal, (select count(*) from leveringer)::int as leveringer,
    (select string_agg(distinct borger_id::text, ',') from udvalgte where not sidst) as borgere`
