import { and, asc, desc, eq, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { borger } from '#db/schema/borger'
import { organisation } from '#db/schema/organisation'
import { overdragelsespakke, overdragelsespunkt, type PAKKE_STATUS } from '#db/schema/overdragelse'
import { adgangskategori, maa } from '#lib/adgang/maa'
import { logAdgang } from '#lib/audit/log'
import type { TxKontekst } from '#lib/kontekst'
import { IkkeFundet } from '#lib/regelfund'

export type Punkt = typeof overdragelsespunkt.$inferSelect
export type Pakkelinje = typeof overdragelsespakke.$inferSelect & {
  borgerNavn: string
  akasse: { kode: string; navn: string }
  jobcenter: { kode: string; navn: string } | null
}
export type Pakke = Pakkelinje & { punkter: Punkt[] }

export const pakkemaal = {
  borgerId: overdragelsespakke.borgerId,
  modtager: overdragelsespakke.jobcenterId,
  afgiver: overdragelsespakke.akasseId,
  afgiverTil: overdragelsespakke.akasseLaeserTil,
}

/** One parcel with everything in it, for a purpose and logged. */
export async function hentPakke(
  ctx: TxKontekst,
  id: string,
  handling: 'overdragelse.se' | 'overdragelse.afgoer' = 'overdragelse.se',
): Promise<Pakke> {
  const [fundet] = await vaelg(ctx, handling, eq(overdragelsespakke.id, id)).limit(1)
  if (!fundet) throw new IkkeFundet(`overdragelse ${id}`)
  return medPunkter(ctx, fundet, handling)
}

/** The citizen's newest parcel, or undefined when the reader has none to see. */
export async function hentSenestePakke(ctx: TxKontekst, borgerId: string): Promise<Pakke | undefined> {
  const [fundet] = await vaelg(ctx, 'overdragelse.se', eq(overdragelsespakke.borgerId, borgerId))
    .orderBy(desc(overdragelsespakke.oprettetTid))
    .limit(1)
  return fundet && medPunkter(ctx, fundet, 'overdragelse.se')
}

/** Has the reader a parcel to see about this citizen? Nothing is read from it, so nothing is logged. */
export async function harPakke(ctx: TxKontekst, borgerId: string): Promise<boolean> {
  const fundet = await ctx.db
    .select({ id: overdragelsespakke.id })
    .from(overdragelsespakke)
    .where(and(eq(overdragelsespakke.borgerId, borgerId), maa(ctx, 'overdragelse.se', pakkemaal)))
    .limit(1)
  return fundet.length > 0
}

export type Pakkefilter = {
  borgerId?: string | undefined
  status?: (typeof PAKKE_STATUS)[number] | undefined
  /** What the page before gave as `naeste`. */
  efter?: string | undefined
  antal?: number
}

/** The organisation's parcels, the newest first, a page by key. */
export async function listPakker(
  ctx: TxKontekst,
  filter: Pakkefilter,
): Promise<{ pakker: Pakkelinje[]; naeste: string | null }> {
  const antal = Math.min(filter.antal ?? 50, 100)
  const [tid, id] = filter.efter?.split('_') ?? []
  const raekker = await vaelg(
    ctx,
    'overdragelse.se',
    and(
      filter.borgerId ? eq(overdragelsespakke.borgerId, filter.borgerId) : undefined,
      filter.status ? eq(overdragelsespakke.status, filter.status) : undefined,
      egen(ctx),
      tid && id
        ? sql`(${overdragelsespakke.oprettetTid}, ${overdragelsespakke.id}) < (${tid}::timestamptz, ${id}::uuid)`
        : undefined,
    ),
  )
    .orderBy(desc(overdragelsespakke.oprettetTid), desc(overdragelsespakke.id))
    .limit(antal + 1)
  const pakker = raekker.slice(0, antal).map(tilLinje)
  await logAdgang(
    ctx,
    pakker.map((p) => ({
      art: 'SOEG',
      handling: 'overdragelse.se',
      formaal: 'Liste over overdragelser',
      objektType: 'overdragelse',
      objektId: p.id,
      borgerId: p.borgerId,
    })),
  )
  const sidste = pakker.at(-1)
  return {
    pakker,
    naeste: raekker.length > antal && sidste ? `${sidste.oprettetTid.toISOString()}_${sidste.id}` : null,
  }
}

/** The column that names the reader's organisation, so that the list is one of its indexes. */
function egen(ctx: TxKontekst): SQL {
  if (ctx.aktoer.slags !== 'bruger') return sql`false`
  const { id, type } = ctx.aktoer.organisation
  return eq(type === 'akasse' ? overdragelsespakke.akasseId : overdragelsespakke.jobcenterId, id)
}

const akasse = alias(organisation, 'akasse')
const jobcenter = alias(organisation, 'jobcenter')

const vaelg = (ctx: TxKontekst, handling: 'overdragelse.se' | 'overdragelse.afgoer', hvilke: SQL | undefined) =>
  ctx.db
    .select({
      pakke: overdragelsespakke,
      borgerNavn: borger.navn,
      akasse: { kode: akasse.kode, navn: akasse.navn },
      jobcenter: { kode: jobcenter.kode, navn: jobcenter.navn },
      kategori: adgangskategori(ctx, handling, pakkemaal),
    })
    .from(overdragelsespakke)
    .innerJoin(borger, eq(borger.id, overdragelsespakke.borgerId))
    .innerJoin(akasse, eq(akasse.id, overdragelsespakke.akasseId))
    .leftJoin(jobcenter, eq(jobcenter.id, overdragelsespakke.jobcenterId))
    .where(and(hvilke, maa(ctx, handling, pakkemaal)))
    .$dynamic()

type Fundet = Awaited<ReturnType<typeof vaelg>>[number]

const tilLinje = ({ pakke, borgerNavn, akasse, jobcenter }: Fundet): Pakkelinje => ({
  ...pakke,
  borgerNavn,
  akasse,
  jobcenter,
})

async function medPunkter(
  ctx: TxKontekst,
  fundet: Fundet,
  handling: 'overdragelse.se' | 'overdragelse.afgoer',
): Promise<Pakke> {
  const { id, borgerId } = fundet.pakke
  await logAdgang(ctx, [
    {
      art: 'LAES',
      handling,
      formaal: 'Læste en overdragelse',
      objektType: 'overdragelse',
      objektId: id,
      borgerId,
      adgangskategori: fundet.kategori,
    },
  ])
  const punkter = await ctx.db
    .select()
    .from(overdragelsespunkt)
    .where(eq(overdragelsespunkt.pakkeId, id))
    .orderBy(asc(overdragelsespunkt.nummer))
  return { ...tilLinje(fundet), punkter }
}
