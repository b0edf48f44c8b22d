import { and, asc, eq, ne } from 'drizzle-orm'
import { formidling, samtykke } from '#db/schema/formidling'
import type { jobordreKontakt } from '#db/schema/jobordre'
import { bruger } from '#db/schema/organisation'
import { maa } from '#lib/adgang/maa'
import { type Kandidat, listKandidater, listStand, type Stand } from '#lib/formidling/queries'
import type { Formidlingsstatus } from '#lib/formidling/regler'
import { ventedage, venterForLaenge } from '#lib/jobordre/indbakke'
import { findMuligheder, listRettigheder, type Muligheder } from '#lib/jobordre/muligheder'
import {
  findKontakt,
  type Haendelse,
  hentJobordre,
  type Jobordre,
  listHaendelser,
  listOrdrensMyndigheder,
  listStillinger,
  listVersioner,
} from '#lib/jobordre/queries'
import type { TxKontekst } from '#lib/kontekst'
import type { NavngivetSagsbehandler } from '#lib/organisation/sagsbehandler'
import { IkkeFundet } from '#lib/regelfund'
import { listKoderI } from '#lib/regelsaet/vaerdier'
import { listSamarbejder, type Samarbejde } from '#lib/samarbejde/queries'

export type Kollega = { id: string; rid: string; navn: string }
/** When the candidate said yes to being shared, as the reader's authority wrote it down; or took it back. */
export type Samtykkestand = { givetTid: Date; trukketTid: Date | null }

/** An order as an authority that has or had it, or a jobcentre that reads along, sees it; and what may be done to it now. */
export type Jobordreside = {
  ordre: Jobordre
  erAnsvarlig: boolean
  stillinger: Awaited<ReturnType<typeof listStillinger>>
  kontakt: typeof jobordreKontakt.$inferSelect | undefined
  haendelser: Haendelse[]
  /** How the order came to the reader, when somebody gave it on. */
  overdraget: { fra: string; aarsag: string | null; kommentar: string | null; tid: Date } | null
  versioner: Awaited<ReturnType<typeof listVersioner>>
  kandidater: Kandidat[]
  samtykker: Map<string, Samtykkestand>
  /** Candidates of others: status, day and authority. */
  andres: Stand[]
  samarbejder: Samarbejde[]
  organisationer: Map<string, string>
  koder: Map<string, string>
  kolleger: Kollega[]
  forLaenge: boolean
  kan: Muligheder
}

/** Lists whose codes stand on an order and in its log. */
const LISTER = [
  'henvendelsesmaade',
  'arbejdstidsforhold',
  'ugentlig_arbejdstid',
  'jobkrav',
  'overdragelsesaarsag',
  'jobordre_type',
  'afvisningsaarsag',
] as const

/** A code's name under `liste:kode`. */
export async function hentKodenavne(ctx: TxKontekst): Promise<Map<string, string>> {
  const lister = await listKoderI(ctx, LISTER, ctx.dag)
  return new Map(LISTER.flatMap((liste) => lister[liste].map((k) => [`${liste}:${k.kode}`, k.navn])))
}

/**
 * Everything on the page of one order, asked for in two goes. Throws IkkeFundet for one that the reader only was asked to help with: that has its
 * own, smaller view.
 */
export async function hentJobordreside(ctx: TxKontekst, id: string): Promise<Jobordreside> {
  const [ordre, rettigheder, koder] = await Promise.all([
    hentJobordre(ctx, id),
    listRettigheder(ctx, [id]),
    hentKodenavne(ctx),
  ])
  const ret = rettigheder.get(id)
  const akasse = ctx.aktoer.slags === 'bruger' && ctx.aktoer.organisation.type === 'akasse'
  if (!ret || (akasse && !ret.harHaft)) throw new IkkeFundet(`jobordre ${id}`)
  const { erAnsvarlig } = ret
  // Not before the page is known to be the reader's: whom one has read about is logged.
  const [
    stillinger,
    kontakt,
    haendelser,
    versioner,
    kandidater,
    samtykker,
    stand,
    samarbejder,
    myndigheder,
    kolleger,
    dage,
  ] = await Promise.all([
    listStillinger(ctx, id),
    findKontakt(ctx, id),
    listHaendelser(ctx, id),
    listVersioner(ctx, id),
    listKandidater(ctx, id),
    listSamtykkestand(ctx, id),
    listStand(ctx, id),
    erAnsvarlig && akasse ? listSamarbejder(ctx, id) : [],
    listOrdrensMyndigheder(ctx, id),
    erAnsvarlig ? listKolleger(ctx) : [],
    erAnsvarlig && ordre.venterSiden ? ventedage(ctx) : 0,
  ])
  const organisationer = new Map([...myndigheder].map(([id, { navn }]) => [id, navn]))
  const kendte = new Set(kandidater.map((k) => k.id))
  return {
    ordre,
    erAnsvarlig,
    stillinger,
    kontakt,
    haendelser,
    overdraget: erAnsvarlig ? findOverdragelse(haendelser, organisationer, koder) : null,
    versioner,
    kandidater,
    samtykker,
    andres: stand.filter((s) => !kendte.has(s.formidlingId)),
    samarbejder,
    organisationer,
    koder,
    kolleger,
    forLaenge: erAnsvarlig && venterForLaenge(ordre.venterSiden, ctx.dag, dage),
    kan: findMuligheder(ordre.status, ret),
  }
}

/** The latest handover is why the reader has it, unless the employer chose anew after it. */
function findOverdragelse(
  haendelser: readonly Haendelse[],
  organisationer: ReadonlyMap<string, string>,
  koder: ReadonlyMap<string, string>,
): Jobordreside['overdraget'] {
  const skift = haendelser.find((h) => ['OVERDRAGET', 'RETURNERET', 'OMVALGT', 'EFTERFOELGER'].includes(h.art))
  if (!skift || skift.art === 'OMVALGT' || !skift.fraMyndighedId) return null
  return {
    fra: organisationer.get(skift.fraMyndighedId) ?? '',
    aarsag: skift.aarsag && (koder.get(`overdragelsesaarsag:${skift.aarsag}`) ?? skift.aarsag),
    kommentar: skift.kommentar,
    tid: skift.tid,
  }
}

/** Everybody of the reader's own organisation who signs in as a person. */
async function listKolleger(ctx: TxKontekst): Promise<Kollega[]> {
  if (ctx.aktoer.slags !== 'bruger') return []
  const fundet = await ctx.db
    .select({ id: bruger.id, rid: bruger.rid, navn: bruger.navn })
    .from(bruger)
    .where(and(eq(bruger.organisationId, ctx.aktoer.organisation.id), ne(bruger.rolle, 'klient')))
    .orderBy(asc(bruger.navn))
    .limit(200)
  return fundet.flatMap((b) => (b.rid ? [{ ...b, rid: b.rid }] : []))
}

/** A colleague of the reader's organisation as the caseworker to be. Somebody else's is not there. */
export async function findKollega(ctx: TxKontekst, id: string): Promise<NavngivetSagsbehandler> {
  const fundet = (await listKolleger(ctx)).find((k) => k.id === id)
  if (!fundet) throw new IkkeFundet(`bruger ${id}`)
  return { rid: fundet.rid, navn: fundet.navn }
}

/** The consents of an order's candidates that the reader's authority wrote down; the candidates' list has logged whom it read about. */
export async function listSamtykkestand(ctx: TxKontekst, jobordreId: string): Promise<Map<string, Samtykkestand>> {
  const fundet = await ctx.db
    .select({
      formidlingId: samtykke.formidlingId,
      givetTid: samtykke.givetTid,
      trukketTid: samtykke.trukketTid,
    })
    .from(samtykke)
    .where(
      and(
        eq(samtykke.jobordreId, jobordreId),
        maa(ctx, 'samtykke.se', { borgerId: samtykke.borgerId, forfatter: samtykke.organisationId }),
      ),
    )
    .orderBy(asc(samtykke.givetTid))
    .limit(500)
  return new Map(fundet.map(({ formidlingId, ...s }) => [formidlingId, s]))
}

/** The own open proposal of a citizen on the order, so that sending goes on from it. */
export async function findEgetForslag(
  ctx: TxKontekst,
  jobordreId: string,
  borgerId: string,
): Promise<{ id: string; version: number } | undefined> {
  if (ctx.aktoer.slags !== 'bruger') return undefined
  const [fundet] = await ctx.db
    .select({ id: formidling.id, version: formidling.version })
    .from(formidling)
    .where(
      and(
        eq(formidling.jobordreId, jobordreId),
        eq(formidling.borgerId, borgerId),
        eq(formidling.myndighedId, ctx.aktoer.organisation.id),
        eq(formidling.status, 9201 satisfies Formidlingsstatus),
        maa(ctx, 'formidling.ret', { borgerId: formidling.borgerId, forfatter: formidling.myndighedId }),
      ),
    )
  return fundet
}
