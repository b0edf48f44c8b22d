import { sql } from 'drizzle-orm'
import { iTransaktion } from '#db/client'
import type { TxKontekst } from '#lib/kontekst'

export type Driftmodtager = {
  id: string
  art: 'FEED' | 'WEBHOOK'
  organisation: string
  navn: string
  /** FEED, or a subscription's status; AABEN: active, but silent, and tried with one at a time. */
  status: 'FEED' | 'AKTIV' | 'AABEN' | 'PAUSET' | 'PARKERET'
  venter: number
  aeldste: Date | null
  parkerede: number
  fejl: string | null
  sidst: Date | null
}

/** Waiting rows are counted to this; beyond it "more than" is what the operator needs to know. */
export const TAEL_TIL = 100_000

/** Who reads and receives events and how far behind they are, as the worker counted last; what needs a person first. No citizen is named. */
export async function listDriftmodtagere(ctx: TxKontekst): Promise<Driftmodtager[]> {
  const raekker = await ctx.db.execute<
    Omit<Driftmodtager, 'venter' | 'parkerede' | 'aeldste' | 'sidst'> & {
      venter: string
      parkerede: string
      aeldste: string | null
      sidst: string | null
    }
  >(
    sql`select id, art, organisation, navn, status, venter, aeldste, parkerede, fejl, sidst from driftmodtager
      order by status in ('AKTIV', 'FEED'), parkerede desc, venter desc, organisation, navn limit 200`,
  )
  const tid = (t: string | null) => (t === null ? null : new Date(t))
  return raekker.map((r) => ({
    ...r,
    venter: Number(r.venter),
    parkerede: Number(r.parkerede),
    aeldste: tid(r.aeldste),
    sidst: tid(r.sidst),
  }))
}

/** Does somebody have to look? Parked deliveries, a parked subscription or a silent receiver. */
export const kraeverTilsyn = (m: Driftmodtager): boolean =>
  m.parkerede > 0 || m.status === 'PARKERET' || m.status === 'AABEN'

/** Counts anew, as the worker: the web role sees no organisation's rows here. A feed reader that has not come for 30 days is left out. */
export async function opgoerDriftmodtagere(nu: Date, frist: number): Promise<void> {
  const taelTil = sql.raw(String(TAEL_TIL))
  await iTransaktion(frist, async (db) => {
    await db.execute(sql`delete from driftmodtager`)
    await db.execute(sql`
      insert into driftmodtager (id, art, organisation, navn, status, venter, aeldste, parkerede, fejl, sidst, opgjort)
      select f.bruger_id, 'FEED', o.navn, f.navn, 'FEED', v.antal, v.aeldste, 0, null, f.sidst_hentet, clock_timestamp()
      from forbruger f join organisation o on o.id = f.organisation_id, lateral (
        select count(*) as antal, min(x.tid) as aeldste from (select m.tid from event_modtager m
          where m.organisation_id = f.organisation_id and m.loebenummer > f.efter order by m.loebenummer limit ${taelTil}) x) v
      where f.sidst_hentet > ${nu.toISOString()}::timestamptz - interval '30 days'`)
    await db.execute(sql`
      insert into driftmodtager (id, art, organisation, navn, status, venter, aeldste, parkerede, fejl, sidst, opgjort)
      select a.id, 'WEBHOOK', o.navn, split_part(split_part(a.url, '/', 3), '?', 1),
        case when a.status = 'AKTIV' and a.aabnet_tid is not null then 'AABEN' else a.status end,
        v.antal, v.aeldste, p.antal, coalesce(a.parkeret_grund, a.sidste_fejl), a.sidst_leveret, clock_timestamp()
      from abonnement a join organisation o on o.id = a.organisation_id, lateral (
        select count(*) as antal, min(x.oprettet_tid) as aeldste from (select w.oprettet_tid from webhook_levering w
          where w.abonnement_id = a.id and w.faerdig_tid is null and w.parkeret_tid is null limit ${taelTil}) x) v, lateral (
        select count(*) as antal from (select 1 from webhook_levering w
          where w.abonnement_id = a.id and w.parkeret_tid is not null limit ${taelTil}) x) p
      where a.status <> 'AFSLUTTET'`)
  })
}
