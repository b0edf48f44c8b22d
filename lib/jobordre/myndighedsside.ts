import { and, asc, eq, inArray, ne } from 'drizzle-orm'
import { formidling, type jobordreKontakt, samtykke } from '#db/schema/jobordre'
import { bruger, organisation } from '#db/schema/organisation'
import { maa } from '#lib/adgang/maa'
import type { Handling } from '#lib/adgang/matrix'
import { kanOverhovedet } from '#lib/adgang/matrix'
import { type Kandidat, listKandidater, listStand, type Stand } from '#lib/formidling/queries'
import type { Formidlingsstatus } from '#lib/formidling/regler'
import { ventedage, venterForLaenge } from '#lib/jobordre/indbakke'
import { type Jobordrehandling, vurderHandling } from '#lib/jobordre/livscyklus'
import {
  findKontakt,
  type Haendelse,
  hentJobordre,
  type Jobordre,
  listHaendelser,
  listMyndighedsforloeb,
  listStillinger,
  listVersioner,
  maaJobordre,
} from '#lib/jobordre/queries'
import type { TxKontekst } from '#lib/kontekst'
import type { NavngivetSagsbehandler } from '#lib/organisation/sagsbehandler'
import { IkkeFundet } from '#lib/regelfund'
import { listKoder } from '#lib/regelsaet/vaerdier'
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
  kan: Record<
    | 'modtag'
    | 'returner'
    | 'overdrag'
    | 'find'
    | 'pause'
    | 'genaktiver'
    | 'afslut'
    | 'ret'
    | 'notat'
    | 'inviter'
    | 'skiftSagsbehandler',
    boolean
  >
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
]

/** A code's name under `liste:kode`. */
export async function hentKodenavne(ctx: TxKontekst): Promise<Map<string, string>> {
  const navne = new Map<string, string>()
  for (const liste of LISTER)
    for (const k of await listKoder(ctx, liste, ctx.dag)) navne.set(`${liste}:${k.kode}`, k.navn)
  return navne
}

/** Everything on the page of one order. Throws IkkeFundet for one that the reader only was asked to help with: that has its own, smaller view. */
export async function hentJobordreside(ctx: TxKontekst, id: string): Promise<Jobordreside> {
  const ordre = await hentJobordre(ctx, id)
  const mig = ctx.aktoer.slags === 'bruger' ? ctx.aktoer.organisation : undefined
  const forloeb = await listMyndighedsforloeb(ctx, id)
  const harHaft = forloeb.some((m) => m.myndighedId === mig?.id)
  if (mig?.type === 'akasse' && !harHaft) throw new IkkeFundet(`jobordre ${id}`)
  const erAnsvarlig = ordre.myndighedId === mig?.id
  const haendelser = await listHaendelser(ctx, id)
  const kandidater = await listKandidater(ctx, id)
  const kendte = new Set(kandidater.map((k) => k.id))
  const kan = async (handling: Handling, trin?: Jobordrehandling) =>
    (!trin || vurderHandling(ordre.status, trin).length === 0) && (await maaJobordre(ctx, id, handling))
  const gavFoer = forloeb.some((m) => m.myndighedId === mig?.id && m.til !== null)
  return {
    ordre,
    erAnsvarlig,
    stillinger: await listStillinger(ctx, id),
    kontakt: await findKontakt(ctx, id),
    haendelser,
    overdraget: erAnsvarlig ? await findOverdragelse(ctx, haendelser) : null,
    versioner: await listVersioner(ctx, id),
    kandidater,
    samtykker: await listSamtykkestand(ctx, id),
    andres: (await listStand(ctx, id)).filter((s) => !kendte.has(s.formidlingId)),
    samarbejder: erAnsvarlig ? await listSamarbejder(ctx, id) : [],
    organisationer: await hentNavne(ctx, [
      ...haendelser.flatMap((h) => [h.myndighedId, h.fraMyndighedId]),
      ...forloeb.map((m) => m.myndighedId),
    ]),
    koder: await hentKodenavne(ctx),
    kolleger: erAnsvarlig ? await listKolleger(ctx) : [],
    forLaenge: erAnsvarlig && venterForLaenge(ordre.venterSiden, ctx.dag, await ventedage(ctx)),
    kan: {
      modtag: await kan('jobordre.modtag', 'modtag'),
      returner: !gavFoer && (await kan('jobordre.overdrag', 'returner')),
      overdrag: !gavFoer && (await kan('jobordre.overdrag', 'overdrag')),
      find: erAnsvarlig && ordre.status === 'UNDER_BEHANDLING' && kanOverhovedet(ctx.aktoer, 'formidling.opret'),
      pause: await kan('jobordre.status', 'inaktiver'),
      genaktiver: await kan('jobordre.status', 'genaktiver'),
      afslut: await kan('jobordre.status', 'afslutTrukket'),
      ret: await kan('jobordre.ret', 'ret'),
      notat: await kan('jobordre.notat'),
      inviter: await kan('samarbejde.inviter', 'inviter'),
      skiftSagsbehandler: ordre.status !== 'AFVENTER_MODTAGELSE' && (await kan('jobordre.modtag', 'ret')),
    },
  }
}

/** The latest handover is why the reader has it, unless the employer chose anew after it. */
async function findOverdragelse(
  ctx: TxKontekst,
  haendelser: readonly Haendelse[],
): Promise<Jobordreside['overdraget']> {
  const skift = haendelser.find((h) => ['OVERDRAGET', 'RETURNERET', 'OMVALGT', 'EFTERFOELGER'].includes(h.art))
  if (!skift || skift.art === 'OMVALGT' || !skift.fraMyndighedId) return null
  const [fra] = (await hentNavne(ctx, [skift.fraMyndighedId])).values()
  const aarsager = new Map((await listKoder(ctx, 'overdragelsesaarsag', ctx.dag)).map((k) => [k.kode, k.navn]))
  return {
    fra: fra ?? '',
    aarsag: skift.aarsag && (aarsager.get(skift.aarsag) ?? skift.aarsag),
    kommentar: skift.kommentar,
    tid: skift.tid,
  }
}

async function hentNavne(ctx: TxKontekst, ider: readonly (string | null)[]): Promise<Map<string, string>> {
  const kendte = [...new Set(ider.filter((i): i is string => i !== null))]
  if (kendte.length === 0) return new Map()
  const fundet = await ctx.db
    .select({ id: organisation.id, navn: organisation.navn })
    .from(organisation)
    .where(inArray(organisation.id, kendte))
  return new Map(fundet.map((o) => [o.id, o.navn]))
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
