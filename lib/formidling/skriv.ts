import { and, eq } from 'drizzle-orm'
import {
  deling,
  FORMIDLING,
  formidling,
  formidlingsafvisning,
  formidlingslog,
  formidlingslogtekst,
  formidlingsnotat,
  formidlingsstand,
} from '#db/schema/formidling'
import { logAdgang } from '#lib/audit/log'
import { emit } from '#lib/events/emit'
import type { Formidling } from '#lib/formidling/queries'
import { erEndelig, FORMIDLINGSNAVN, type Formidlingsstatus, STAAR_PAA_ORDREN } from '#lib/formidling/regler'
import type { Jobordre } from '#lib/jobordre/queries'
import type { TxKontekst } from '#lib/kontekst'
import { findSagsbehandler, type NavngivetSagsbehandler } from '#lib/organisation/sagsbehandler'
import { Afvist } from '#lib/regelfund'
import { lukDelinger } from '#lib/samtykke/luk'

/** Puts a citizen on an order: the row, what everybody may know of it, the first line of its log, and what other systems hear. */
export async function opretFormidling(
  ctx: TxKontekst,
  ordre: Jobordre,
  ny: {
    id?: string | undefined
    borgerId: string
    status: typeof FORMIDLING.FORESLAAET | typeof FORMIDLING.HENVIST
    samarbejdeId?: string | null
    kommentar?: string | null
    cvUrl?: string | null
    sagsbehandler?: NavngivetSagsbehandler | undefined
  },
): Promise<Formidling> {
  const { aktoer } = ctx
  if (aktoer.slags !== 'bruger') throw new Error('kun en myndighed henviser')
  const { organisation } = aktoer
  const hvem = await findSagsbehandler(ctx, ny.sagsbehandler)
  const [oprettet] = await ctx.db
    .insert(formidling)
    .values({
      ...(ny.id && { id: ny.id }),
      jobordreId: ordre.id,
      virksomhedId: ordre.virksomhedId,
      borgerId: ny.borgerId,
      version: 1,
      status: ny.status,
      myndighedId: organisation.id,
      myndighedNavn: organisation.navn,
      sagsbehandlerId: hvem.id,
      sagsbehandlerNavn: hvem.navn,
      samarbejdeId: ny.samarbejdeId ?? null,
      oprettetTid: ctx.nu,
      aendretTid: ctx.nu,
      henvistTid: ny.status === FORMIDLING.HENVIST ? ctx.nu : null,
    })
    .onConflictDoNothing({ target: formidling.id })
    .returning()
    .catch(somJo053)
  if (!oprettet) throw new Afvist([OPTAGET], 409)
  await ctx.db.insert(formidlingsstand).values({
    formidlingId: oprettet.id,
    jobordreId: ordre.id,
    virksomhedId: ordre.virksomhedId,
    myndighedId: organisation.id,
    myndighedNavn: organisation.navn,
    status: ny.status,
    henvistTid: oprettet.henvistTid,
    aendretTid: ctx.nu,
  })
  await gemNotat(ctx, oprettet, { kommentar: ny.kommentar ?? null, cvUrl: ny.cvUrl ?? null })
  await skrivLoglinje(ctx, oprettet, {
    fraStatus: null,
    kommentar: ny.kommentar?.trim() || null,
    sagsbehandler: ny.sagsbehandler,
  })
  await emit(ctx, 'FormidlingOprettet', { eksternId: oprettet.id, borgerId: null, version: 1 })
  return oprettet
}

/**
 * Moves a candidate to another status, together with all that hangs on it. The update repeats the version that was read: of two who act at
 * once one wins, and the other is told. Who declined or was withdrawn is no longer shared. `fra` is as it was read.
 */
export async function skiftFormidling(
  ctx: TxKontekst,
  fra: Formidling,
  til: Formidlingsstatus,
  felter: {
    aarsag?: number | null
    tekst?: string | null
    resultatdato?: string | null
    kommentar?: string | null
    rettelse?: boolean
    sagsbehandler?: NavngivetSagsbehandler | undefined
    /** It follows from another deed: nobody set it, and nobody corrects it. */
    afSamspor?: boolean
  } = {},
): Promise<Formidling> {
  const { aktoer } = ctx
  const organisationId = aktoer.slags === 'bruger' ? aktoer.organisation.id : null
  // The caseworker of the row is the one of the citizen's authority; the log has who did it.
  const hvem = organisationId === fra.myndighedId ? await findSagsbehandler(ctx, felter.sagsbehandler) : null
  const [skiftet] = await ctx.db
    .update(formidling)
    .set({
      status: til,
      version: fra.version + 1,
      afvisningsaarsag: felter.aarsag ?? null,
      resultatdato: felter.resultatdato ?? null,
      aendretTid: ctx.nu,
      henvistTid: til === FORMIDLING.HENVIST ? (fra.henvistTid ?? ctx.nu) : fra.henvistTid,
      endeligTid: erEndelig(til) ? (fra.endeligTid ?? ctx.nu) : null,
      endeligAfId: erEndelig(til) && !felter.afSamspor ? organisationId : null,
      ...(hvem && { sagsbehandlerId: hvem.id, sagsbehandlerNavn: hvem.navn }),
    })
    .where(and(eq(formidling.id, fra.id), eq(formidling.version, fra.version)))
    .returning()
  if (!skiftet) throw forkertVersion(fra)
  await ctx.db
    .update(formidlingsstand)
    .set({ status: til, henvistTid: skiftet.henvistTid, aendretTid: ctx.nu })
    .where(eq(formidlingsstand.formidlingId, fra.id))
  await gemAfvisningstekst(ctx, fra, til, felter.tekst?.trim() ?? '')
  // A withdrawal has closed them already, and says so.
  if (til === FORMIDLING.TAKKET_NEJ || til === FORMIDLING.TRUKKET)
    await lukDelinger(ctx, eq(deling.formidlingId, fra.id), 'AFSLUTTET')
  await skrivLoglinje(ctx, skiftet, {
    fraStatus: fra.status,
    aarsag: felter.aarsag ?? null,
    kommentar: felter.kommentar?.trim() || null,
    rettelse: felter.rettelse ?? false,
    sagsbehandler: felter.sagsbehandler,
  })
  await emit(ctx, 'FormidlingAendret', { eksternId: fra.id, borgerId: null, version: skiftet.version })
  return skiftet
}

/** The employer's words stand beside the status that they explain, and go with it. */
async function gemAfvisningstekst(
  ctx: TxKontekst,
  fra: Formidling,
  til: Formidlingsstatus,
  tekst: string,
): Promise<void> {
  if (fra.status === FORMIDLING.AFVIST_AF_VIRKSOMHED)
    await ctx.db.delete(formidlingsafvisning).where(eq(formidlingsafvisning.formidlingId, fra.id))
  if (til === FORMIDLING.AFVIST_AF_VIRKSOMHED && tekst)
    await ctx.db.insert(formidlingsafvisning).values({ formidlingId: fra.id, tekst })
}

/** What the citizen's authority keeps for itself; an empty one makes no row. Null leaves what was there. */
export async function gemNotat(
  ctx: TxKontekst,
  f: Pick<Formidling, 'id' | 'borgerId' | 'myndighedId'>,
  notat: { kommentar: string | null; cvUrl: string | null },
): Promise<void> {
  const nyt = {
    ...(notat.kommentar?.trim() && { kommentar: notat.kommentar.trim() }),
    ...(notat.cvUrl && { cvUrl: notat.cvUrl }),
  }
  if (Object.keys(nyt).length === 0) return
  await ctx.db
    .insert(formidlingsnotat)
    .values({ formidlingId: f.id, borgerId: f.borgerId, myndighedId: f.myndighedId, ...nyt })
    .onConflictDoUpdate({ target: formidlingsnotat.formidlingId, set: nyt })
}

async function skrivLoglinje(
  ctx: TxKontekst,
  f: Formidling,
  linje: {
    fraStatus: number | null
    aarsag?: number | null
    kommentar: string | null
    rettelse?: boolean
    sagsbehandler: NavngivetSagsbehandler | undefined
  },
): Promise<void> {
  const { aktoer } = ctx
  const { sagsbehandler, kommentar, ...felter } = linje
  const organisationId = aktoer.slags === 'bruger' ? aktoer.organisation.id : null
  const id = crypto.randomUUID()
  await ctx.db.insert(formidlingslog).values({
    id,
    formidlingId: f.id,
    jobordreId: f.jobordreId,
    virksomhedId: f.virksomhedId,
    borgerId: f.borgerId,
    tilStatus: f.status,
    ...felter,
    myndighedId: f.myndighedId,
    organisationId,
    organisationNavn:
      aktoer.slags === 'bruger' ? aktoer.organisation.navn : aktoer.slags === 'borger' ? 'Borgeren' : 'Samspor',
    brugerNavn: aktoer.slags === 'borger' ? 'Borgeren selv' : (sagsbehandler?.navn ?? aktoer.navn),
    tid: ctx.nu,
  })
  if (kommentar)
    await ctx.db
      .insert(formidlingslogtekst)
      .values({ linjeId: id, myndighedId: f.myndighedId, organisationId, kommentar })
  await logAdgang(ctx, [
    {
      art: linje.fraStatus === null ? 'OPRET' : 'AENDR',
      handling: linje.fraStatus === null ? 'formidling.opret' : 'formidling.ret',
      formaal: `Kandidat på en jobordre: ${FORMIDLINGSNAVN[f.status as Formidlingsstatus]}`,
      objektType: 'formidling',
      objektId: f.id,
      borgerId: f.borgerId,
    },
  ])
}

/** Another authority has the same citizen on the order: its row is behind the wall, and the database says no. */
function somJo053(fejl: unknown): never {
  const aarsag = (fejl as { cause?: { code?: string; constraint_name?: string } }).cause
  if (aarsag?.code === '23505' && aarsag.constraint_name === 'formidling_en_ad_gangen')
    throw new Afvist([STAAR_PAA_ORDREN])
  throw fejl
}

/** VERSION: the candidate is another than the one that was read. */
export const forkertVersion = (f: Formidling): Afvist =>
  new Afvist(
    [
      {
        kode: 'VERSION',
        niveau: 'BLOK',
        besked: 'Kandidatens status er ændret, siden du læste den. Læs den igen, og prøv så.',
        regel: 'To ændringer på samme tid må ikke overskrive hinanden',
        kilde: 'Samspor',
        aarsag: { type: 'formidling', id: f.id, beskrivelse: `Version ${f.version}` },
      },
    ],
    409,
  )

const OPTAGET = { kode: '4977', niveau: 'BLOK' as const, besked: 'Id’et er allerede brugt.', felt: 'id' }
