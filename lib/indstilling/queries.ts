import { and, asc, desc, eq, inArray, isNull, lt, ne, or, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { bilag } from '#db/schema/besked'
import { borger } from '#db/schema/borger'
import { brev } from '#db/schema/digital-post'
import { afgoerelse, indstilling } from '#db/schema/indstilling'
import { organisation } from '#db/schema/organisation'
import { adgangskategori, type Maal, maa } from '#lib/adgang/maa'
import type { Handling } from '#lib/adgang/matrix'
import { logAdgang } from '#lib/audit/log'
import type { Bilaglinje } from '#lib/besked/queries'
import { bilagstand } from '#lib/bilag/kontrol'
import { laasBorger } from '#lib/borger/laas'
import { visKlokkeslaet } from '#lib/dato'
import { type IndstillingStatus, synligStatus, vurderOvergang } from '#lib/indstilling/regler'
import type { TxKontekst } from '#lib/kontekst'
import { Afvist, IkkeFundet } from '#lib/regelfund'

export type Indstilling = typeof indstilling.$inferSelect

const maal: Maal = { borgerId: indstilling.borgerId, afsender: indstilling.akasseId, modtager: indstilling.jobcenterId }
const erJobcenter = (ctx: TxKontekst) =>
  ctx.aktoer.slags === 'system' || (ctx.aktoer.slags === 'bruger' && ctx.aktoer.organisation.type === 'jobcenter')
/** That a case has been decided is the deciding jobcenter's alone until its letter has left; a guest is told nothing earlier. */
const afgoerSagen = (ctx: TxKontekst, jobcenterId: string | null): boolean =>
  ctx.aktoer.slags === 'system' ||
  (ctx.aktoer.slags === 'bruger' && erJobcenter(ctx) && ctx.aktoer.organisation.id === jobcenterId)
/** A draft is nobody's but the a-kasse's that writes it. */
const ikkeAndresKladder = (ctx: TxKontekst): SQL | undefined =>
  ctx.aktoer.slags === 'bruger' && ctx.aktoer.organisation.type === 'akasse'
    ? or(ne(indstilling.status, 'KLADDE'), eq(indstilling.akasseId, ctx.aktoer.organisation.id))
    : ctx.aktoer.slags === 'system'
      ? undefined
      : ne(indstilling.status, 'KLADDE')

/** The one way to get hold of an indstilling: for a purpose, and logged. Others than the jobcenter see no result before its letter. */
export async function hentIndstilling(ctx: TxKontekst, id: string, handling: Handling): Promise<Indstilling> {
  const [fundet] = await ctx.db
    .select({ sag: indstilling, kategori: adgangskategori(ctx, handling, maal) })
    .from(indstilling)
    .where(and(eq(indstilling.id, id), maa(ctx, handling, maal), ikkeAndresKladder(ctx)))
  if (!fundet) throw new IkkeFundet(`indstilling ${id}`)
  const { sag } = fundet
  await logAdgang(ctx, [
    {
      art: 'LAES',
      handling,
      formaal: `Indstilling ${sag.sagsnummer ?? '(kladde)'}`,
      objektType: 'indstilling',
      objektId: id,
      borgerId: sag.borgerId,
      adgangskategori: fundet.kategori,
    },
  ])
  return handling === 'indstilling.se'
    ? { ...sag, status: synligStatus(sag.status, afgoerSagen(ctx, sag.jobcenterId)) }
    : sag
}

/** What depends on who has the citizen today takes their lock before the case is judged. */
export async function laasForSag(ctx: TxKontekst, id: string): Promise<void> {
  const [fundet] = await ctx.db
    .select({ borgerId: indstilling.borgerId })
    .from(indstilling)
    .where(eq(indstilling.id, id))
  if (!fundet) throw new IkkeFundet(`indstilling ${id}`)
  await laasBorger(ctx, fundet.borgerId, 'laes')
}

/** May the actor do this to this case today? Pages ask, so as to offer no button that leads nowhere. */
export async function maaSag(ctx: TxKontekst, id: string, handling: Handling): Promise<boolean> {
  const fundet = await ctx.db
    .select({ id: indstilling.id })
    .from(indstilling)
    .where(and(eq(indstilling.id, id), maa(ctx, handling, maal)))
  return fundet.length > 0
}

export type Indstillinglinje = {
  id: string
  sagsnummer: string | null
  version: number
  borgerId: string
  borgerNavn: string
  tilbudstype: number | null
  status: IndstillingStatus
  akasseNavn: string
  jobcenterNavn: string | null
  sagsbehandlerNavn: string | null
  sendtTid: Date | null
  aendretTid: Date
}
export type Indstillingfilter = {
  status?: IndstillingStatus | undefined
  borgerId?: string | undefined
  efter?: string | undefined
  antal?: number
}

/** The actor's indstillinger, latest change first, one page by key. */
export async function listIndstillinger(
  ctx: TxKontekst,
  filter: Indstillingfilter,
): Promise<{ sager: Indstillinglinje[]; naeste: string | null }> {
  const antal = Math.min(filter.antal ?? 50, 100)
  const jobcenter = alias(organisation, 'jobcenter')
  const raekker = await ctx.db
    .select({
      id: indstilling.id,
      sagsnummer: indstilling.sagsnummer,
      version: indstilling.version,
      borgerId: indstilling.borgerId,
      borgerNavn: borger.navn,
      tilbudstype: indstilling.tilbudstype,
      status: indstilling.status,
      jobcenterId: indstilling.jobcenterId,
      akasseNavn: organisation.kortNavn,
      jobcenterNavn: jobcenter.navn,
      sagsbehandlerNavn: indstilling.sagsbehandlerNavn,
      sendtTid: indstilling.sendtTid,
      aendretTid: indstilling.aendretTid,
    })
    .from(indstilling)
    .innerJoin(borger, eq(borger.id, indstilling.borgerId))
    .innerJoin(organisation, eq(organisation.id, indstilling.akasseId))
    .leftJoin(jobcenter, eq(jobcenter.id, indstilling.jobcenterId))
    .where(
      and(
        maa(ctx, 'indstilling.se', maal),
        filter.borgerId ? undefined : egneRaekker(ctx),
        ikkeAndresKladder(ctx),
        statusFilter(ctx, filter.status),
        filter.borgerId ? eq(indstilling.borgerId, filter.borgerId) : undefined,
        efterMaerke(filter.efter),
      ),
    )
    .orderBy(desc(indstilling.aendretTid), desc(indstilling.id))
    .limit(antal + 1)
  const sager = raekker
    .slice(0, antal)
    .map(({ jobcenterId, ...r }) => ({ ...r, status: synligStatus(r.status, afgoerSagen(ctx, jobcenterId)) }))
  await logAdgang(
    ctx,
    sager.map((s) => ({
      art: 'SOEG',
      handling: 'indstilling.se',
      formaal: 'Liste over indstillinger',
      objektType: 'indstilling',
      objektId: s.id,
      borgerId: s.borgerId,
    })),
  )
  const sidste = sager.at(-1)
  return { sager, naeste: raekker.length > antal && sidste ? `${sidste.aendretTid.toISOString()}_${sidste.id}` : null }
}

/** Lets the list start from the organisation's own index; the matrix still judges each row. */
function egneRaekker(ctx: TxKontekst): SQL | undefined {
  if (ctx.aktoer.slags !== 'bruger') return undefined
  return ctx.aktoer.organisation.type === 'jobcenter'
    ? eq(indstilling.jobcenterId, ctx.aktoer.organisation.id)
    : undefined
}

function statusFilter(ctx: TxKontekst, status: IndstillingStatus | undefined): SQL | undefined {
  if (!status) return undefined
  // To others than the jobcenter a case that waits for its letter is under behandling, and nothing else.
  if (status === 'AFGJORT_AFVENTER_POST' && !erJobcenter(ctx)) return sql`false`
  const ogsaa: IndstillingStatus[] =
    status === 'UNDER_BEHANDLING' && !erJobcenter(ctx) ? ['UNDER_BEHANDLING', 'AFGJORT_AFVENTER_POST'] : [status]
  return inArray(indstilling.status, ogsaa)
}

function efterMaerke(maerke: string | undefined): SQL | undefined {
  const [tid, id] = maerke?.split('_') ?? []
  if (!tid || !id || Number.isNaN(Date.parse(tid)) || !/^[0-9a-f-]{36}$/.test(id)) return undefined
  return or(
    lt(indstilling.aendretTid, new Date(tid)),
    and(eq(indstilling.aendretTid, new Date(tid)), lt(indstilling.id, id)),
  )
}

/** The document on a draft, or the one that was sent with it. */
export async function hentIndstillingsbilag(ctx: TxKontekst, indstillingId: string): Promise<Bilaglinje | null> {
  const [fil] = await ctx.db
    .select({ id: bilag.id, navn: bilag.navn, mime: bilag.mime, stoerrelse: bilag.stoerrelse, kontrol: bilag.kontrol })
    .from(bilag)
    .where(and(eq(bilag.indstillingId, indstillingId), eq(bilag.komplet, true)))
    .orderBy(asc(bilag.oprettetTid))
    .limit(1)
  return fil ? { ...fil, kontrol: bilagstand(fil.kontrol) } : null
}

export type Brevstand = Pick<
  typeof brev.$inferSelect,
  | 'id'
  | 'status'
  | 'forsoeg'
  | 'sidsteFejl'
  | 'naesteForsoeg'
  | 'oprettetTid'
  | 'afsendtTid'
  | 'modtagetTid'
  | 'leveretTid'
  | 'afvistTid'
  | 'papirTid'
  | 'papirSendtDag'
>
export type Afgoerelsesvisning = typeof afgoerelse.$inferSelect & { brev: Brevstand | null }

/** The standing decision of a case that was loaded for a purpose, with how far its letter has come (the jobcenter's only). */
export async function hentAfgoerelse(ctx: TxKontekst, indstillingId: string): Promise<Afgoerelsesvisning | null> {
  const [fundet] = await ctx.db
    .select({ afgoerelse, brev })
    .from(afgoerelse)
    .leftJoin(brev, eq(brev.id, afgoerelse.brevId))
    .where(
      and(
        eq(afgoerelse.indstillingId, indstillingId),
        isNull(afgoerelse.annulleretTid),
        erJobcenter(ctx) ? undefined : sql`${afgoerelse.endeligTid} is not null`,
      ),
    )
    .limit(1)
  if (!fundet) return null
  const { memoKrypteret: _memo, pdf: _pdf, ...stand } = fundet.brev ?? ({} as typeof brev.$inferSelect)
  return { ...fundet.afgoerelse, brev: fundet.brev ? stand : null }
}

/**
 * Moves a case and repeats what was read: of two people acting at once one wins, the other is told. `version` is what the person saw.
 * Throws with IN-004 when the move is illegal and 409 when somebody was first.
 */
export async function skiftStatus(
  ctx: TxKontekst,
  fra: Indstilling,
  til: IndstillingStatus,
  aendring: Partial<Indstilling>,
  version: number = fra.version,
): Promise<Indstilling> {
  if (version !== fra.version) throw aendretAfEnAnden(fra)
  const fund = vurderOvergang(fra.status, til)
  if (fund.length > 0) throw new Afvist(fund)
  const [ny] = await ctx.db
    .update(indstilling)
    .set({ ...aendring, status: til, version: fra.version + 1, aendretTid: ctx.nu })
    .where(and(eq(indstilling.id, fra.id), eq(indstilling.status, fra.status), eq(indstilling.version, fra.version)))
    .returning()
  if (!ny) throw aendretAfEnAnden(fra)
  return ny
}

/** 409: the version the person saw is not the present one. What they typed comes back to them. */
export function aendretAfEnAnden(sag: Indstilling): Afvist {
  const hvem = sag.sagsbehandlerNavn
    ? `${sag.sagsbehandlerNavn} har sagen nu`
    : `Den blev sidst ændret kl. ${visKlokkeslaet(sag.aendretTid)}`
  return new Afvist(
    [
      {
        kode: 'IN-409',
        niveau: 'BLOK',
        besked: `Sagen er ændret af en anden. ${hvem}. Hent den nye version, og prøv igen.`,
      },
    ],
    409,
  )
}
