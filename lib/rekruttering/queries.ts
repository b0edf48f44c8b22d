import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Tx } from '#db/client'
import { organisation } from '#db/schema/organisation'
import { klarmelding, rekrutteringsproeve } from '#db/schema/rekruttering'
import { maa } from '#lib/adgang/maa'
import type { Handling } from '#lib/adgang/matrix'
import type { Dag } from '#lib/dato'
import type { TxKontekst } from '#lib/kontekst'
import { IkkeFundet } from '#lib/regelfund'

export type Klarmelding = typeof klarmelding.$inferSelect
export type Proeve = typeof rekrutteringsproeve.$inferSelect
export type Akasse = { id: string; kode: string; navn: string; gaelder: boolean }

/** An a-kasse that the actor may do this for: its own, or any for STAR. Whether it is there on the day is for the rule. */
export async function hentAkasse(ctx: TxKontekst, kode: string, handling: Handling): Promise<Akasse> {
  const [fundet] = await ctx.db
    .select({
      id: organisation.id,
      kode: organisation.kode,
      navn: organisation.navn,
      gaelder: sql<boolean>`(${organisation.gyldigFra} <= ${ctx.dag} and (${organisation.gyldigTil} is null or ${organisation.gyldigTil} >= ${ctx.dag}))`,
    })
    .from(organisation)
    .where(
      and(
        eq(organisation.type, 'akasse'),
        eq(organisation.kode, kode),
        maa(ctx, handling, { forfatter: organisation.id, virksomhed: organisation.id }),
      ),
    )
  if (!fundet) throw new IkkeFundet(`a-kassen ${kode}`)
  return fundet
}

/** What an a-kasse has reported and has not replaced; it may be on pause, not begun, or over. */
export async function findKlarmelding(ctx: TxKontekst, akasseId: string): Promise<Klarmelding | undefined> {
  const [fundet] = await ctx.db
    .select()
    .from(klarmelding)
    .where(and(eq(klarmelding.akasseId, akasseId), isNull(klarmelding.erstattetTid)))
  return fundet
}

/** The newest probe of an a-kasse's system. */
export async function findProeve(ctx: TxKontekst, akasseId: string): Promise<Proeve | undefined> {
  const [fundet] = await ctx.db
    .select()
    .from(rekrutteringsproeve)
    .where(eq(rekrutteringsproeve.akasseId, akasseId))
    .orderBy(desc(rekrutteringsproeve.startetTid))
    .limit(1)
  return fundet
}

/** The newest word that this installation has given about an a-kasse's system. */
export async function findBevis(ctx: TxKontekst, akasseId: string): Promise<string | undefined> {
  const [fundet] = await ctx.db
    .select({ bevis: rekrutteringsproeve.bevis })
    .from(rekrutteringsproeve)
    .where(and(eq(rekrutteringsproeve.akasseId, akasseId), sql`${rekrutteringsproeve.bevis} is not null`))
    .orderBy(desc(rekrutteringsproeve.bestaaetTid))
    .limit(1)
  return fundet?.bevis ?? undefined
}

/**
 * The oldest that each a-kasse was told about an open order of its own and has neither read in the feed (asked after it) nor taken at an
 * address of its own. Read by the worker for all, and by an a-kasse for itself: its wall shows it no other.
 */
export async function listAeldsteUhentede(
  db: Tx,
  foer: Date,
  akasseId: string | null = null,
): Promise<Map<string, Date>> {
  const raekker = await db.execute<{ akasse_id: string; aeldste: string }>(sql`
    select k.akasse_id, min(m.tid) as aeldste
    from klarmelding k
    join jobordre j on j.myndighed_id = k.akasse_id and j.status in ('AFVENTER_MODTAGELSE', 'UNDER_BEHANDLING', 'INAKTIV') and not j.proeve
    join event_modtager m on m.organisation_id = k.akasse_id and m.ekstern_id = j.id and m.entitet_id in (120001, 9501)
    where k.erstattet_tid is null and (${akasseId}::uuid is null or k.akasse_id = ${akasseId}) and m.tid <= ${foer.toISOString()}
      and not exists (select from forbruger f where f.organisation_id = k.akasse_id and f.efter >= m.loebenummer)
      and not exists (select from abonnement a join webhook_levering w on w.abonnement_id = a.id and w.loebenummer = m.loebenummer
        where a.organisation_id = k.akasse_id and w.faerdig_tid is not null)
    group by k.akasse_id`)
  return new Map(raekker.map((r) => [r.akasse_id, new Date(r.aeldste)]))
}

export type Beredskab = {
  kode: string
  navn: string
  klarFra: Dag | null
  klarTil: Dag | null
  stillinger: string[] | null
  maksAabne: number | null
  meldtAfNavn: string | null
  meldtAfOrganisation: string | null
  meldtTid: Date | null
  pauseFra: Date | null
  pauseGrund: string | null
  aabne: number
  proevetTid: Date | null
  proevetSystem: string | null
  proevesNu: boolean
  sidstHentet: Date | null
  bagud: number
}

/** Every a-kasse of the day with what it has reported, how its system does, and how many open orders it has. For STAR's table; one statement. */
export async function listBeredskab(ctx: TxKontekst): Promise<Beredskab[]> {
  const raekker = await ctx.db.execute<Record<keyof Beredskab, never>>(sql`
    select o.kode, o.navn, k.klar_fra::text as "klarFra", k.klar_til::text as "klarTil", to_jsonb(k.stillinger) as stillinger, k.maks_aabne as "maksAabne",
      k.meldt_af_navn as "meldtAfNavn", k.meldt_af_organisation as "meldtAfOrganisation", k.meldt_tid as "meldtTid",
      k.pause_fra as "pauseFra", k.pause_grund as "pauseGrund",
      (select count(*) from jobordre j where j.myndighed_id = o.id and j.status in ('AFVENTER_MODTAGELSE', 'UNDER_BEHANDLING', 'INAKTIV')
        and not j.proeve)::int as aabne,
      p.bestaaet_tid as "proevetTid", p.system_navn as "proevetSystem",
      exists (select from rekrutteringsproeve r where r.akasse_id = o.id and r.bestaaet_tid is null and r.frist > ${ctx.nu.toISOString()}) as "proevesNu",
      d.sidst as "sidstHentet", coalesce(d.bagud, 0)::int as bagud
    from organisation o
    left join klarmelding k on k.akasse_id = o.id and k.erstattet_tid is null
    left join lateral (select r.bestaaet_tid, r.system_navn from rekrutteringsproeve r where r.akasse_id = o.id and r.bestaaet_tid is not null
      order by r.bestaaet_tid desc limit 1) p on true
    left join lateral (select max(m.sidst) as sidst, min(m.venter) as bagud from driftmodtager m where m.organisation = o.navn) d on true
    where o.type = 'akasse' and o.gyldig_fra <= ${ctx.dag} and (o.gyldig_til is null or o.gyldig_til >= ${ctx.dag})
      and ${maa(ctx, 'klarmelding.se', {})}
    order by o.navn, o.kode limit 100`)
  const tid = (t: string | null) => (t === null ? null : new Date(t))
  return (raekker as unknown as (Omit<Beredskab, 'meldtTid'> & Record<string, string | null>)[]).map((r) => ({
    ...r,
    meldtTid: tid(r.meldtTid as string | null),
    pauseFra: tid(r.pauseFra as string | null),
    proevetTid: tid(r.proevetTid as string | null),
    sidstHentet: tid(r.sidstHentet as string | null),
  }))
}
