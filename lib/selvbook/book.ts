import { and, eq, isNull } from 'drizzle-orm'
import { bookingtid } from '#db/schema/selvbook'
import { logAdgang } from '#lib/audit/log'
import { type Borger, hentBorger } from '#lib/borger/hent'
import { laasBorger } from '#lib/borger/laas'
import { emit } from '#lib/events/emit'
import { type Kontekst, type TxKontekst, transaktion } from '#lib/kontekst'
import { Afvist, afvisBlok } from '#lib/regelfund'
import { hentAkassevalg, hentSamtalegrundlag, slagsFor } from '#lib/samtale/grundlag'
import type { NySamtale } from '#lib/samtale/input'
import { gemSamtale } from '#lib/samtale/registrer'
import { erJobsamtale, vurderSamtale } from '#lib/samtale/regler'
import { felterForBooket, skrivOmSelvbooking, TITEL } from '#lib/selvbook/besked'
import { afslutFrist } from '#lib/selvbook/frist'
import { type Bookingtid, findLedigTid, hentFrist, type Selvbookfrist } from '#lib/selvbook/queries'
import { TIDEN_ER_VAEK, vurderBooking } from '#lib/selvbook/regler'

export type Valg = { fristId: string; tidId: string }

/**
 * The citizen books one of the open times, or Jobnet does it for them: the interview is called to, the time is taken and the deadline met, with
 * a receipt and events, in one commit. Of many who want the same time one gets it, and twice is once. Refused with every finding at once.
 */
export async function bookTid(ctx: Kontekst, input: Valg): Promise<{ samtaleId: string }> {
  return transaktion(ctx, async (ctx) => {
    const { borgerId } = await hentFrist(ctx, input.fristId, 'selvbook.book')
    await laasBorger(ctx, borgerId, 'skriv')
    const frist = await hentFrist(ctx, input.fristId, 'selvbook.book')
    if (frist.samtaleId && (await erBooket(ctx, input.tidId, frist.samtaleId))) return { samtaleId: frist.samtaleId }
    const borger = await hentBorger(ctx, borgerId, 'selvbook.book')
    const tid = await findLedigTid(ctx, input.tidId, frist.organisationId)
    afvisBlok(vurderBooking({ dag: ctx.dag, status: frist.status, senest: frist.senest, ledig: tid !== undefined }))
    if (!tid) throw new Error('uden en ledig tid skulle SB-012 have stoppet')
    const ny = await vurderTid(ctx, borger, frist, tid)

    const samtaleId = crypto.randomUUID()
    await tagTid(ctx, tid, { samtaleId, borgerId })
    await skrivOmSelvbooking(
      ctx,
      { borgerId, traadId: frist.traadId, afsender: null },
      'SELVBOOK_KVITTERING',
      TITEL.KVITTERING,
      felterForBooket(ny, frist.myndighed),
    )
    await gemSamtale(
      ctx,
      frist.organisationId,
      { ...ny, id: samtaleId },
      {
        status: 'INDKALDT',
        vejledtOmKonsekvens: frist.vejledtOmKonsekvens,
        traadId: frist.traadId,
        beskedTid: ctx.nu,
      },
    )
    await afslutFrist(ctx, frist, { status: 'BOOKET', samtaleId })
    await emit(ctx, 'SamtaleIndkaldt', { eksternId: samtaleId, borgerId, version: 1 })
    await emit(ctx, 'SelvbookingBooket', { eksternId: frist.id, borgerId })
    await logAdgang(ctx, [
      {
        art: 'OPRET',
        handling: 'selvbook.book',
        formaal: 'Bookede selv en tid',
        objektType: 'samtale',
        objektId: samtaleId,
        borgerId,
      },
    ])
    return { samtaleId }
  })
}

/** Is the time the interview's already? A second click asks for what was done by the first. */
export async function erBooket(ctx: TxKontekst, tidId: string, samtaleId: string): Promise<boolean> {
  const fundet = await ctx.db
    .select({ id: bookingtid.id })
    .from(bookingtid)
    .where(and(eq(bookingtid.id, tidId), eq(bookingtid.samtaleId, samtaleId)))
  return fundet.length > 0
}

/** The interview that a time would be, judged by its own day; `undtagen` is the one that is moved to it. */
export async function vurderTid(
  ctx: TxKontekst,
  borger: Borger,
  frist: Selvbookfrist,
  tid: Bookingtid,
  undtagen?: string,
): Promise<NySamtale> {
  const holder = { id: frist.organisationId, slags: slagsFor(frist.myndighed.type) }
  const uden = somSamtale(frist, tid, ctx.nu)
  const { fakta } = await hentSamtalegrundlag(ctx, holder, borger, uden, 'INDKALD', undtagen)
  const valg = fakta.kraeverAkassedeltagelse ? await hentAkassevalg(ctx, borger.id) : undefined
  const akassedeltagelse = valg ? (valg.deltager ? 'DELTAGER' : 'DELTAGER_IKKE') : null
  afvisBlok(vurderSamtale({ ...fakta, akassedeltagelse, selvbook: null }).map((fund) => ({ ...fund, felt: 'tid' })))
  return { ...uden, akassedeltagelse, nulstillende: fakta.nulstillende }
}

/** One that is booked later than it can be moved is not to be moved. */
function senesteOmbooking(frist: Selvbookfrist, tid: Bookingtid, nu: Date): Date | null {
  if (frist.ombookTimer === null) return null
  const senest = new Date(tid.startTid.getTime() - frist.ombookTimer * 3_600_000)
  return senest > nu ? senest : null
}

const somSamtale = (frist: Selvbookfrist, tid: Bookingtid, nu: Date): NySamtale => ({
  borgerId: frist.borgerId,
  type: frist.type,
  form: tid.form,
  start: tid.startTid,
  slut: tid.slutTid,
  moedeholder: tid.moedeholder,
  titel: frist.titel,
  beskrivelse: frist.beskrivelse,
  sted: tid.sted,
  adresse: tid.adresse,
  telefon: tid.telefon,
  borgerRinger: tid.borgerRinger,
  videolink: tid.videolink,
  ombookSenest: senesteOmbooking(frist, tid, nu),
  akassedeltagelse: null,
  deltagere: [],
  nulstillende: erJobsamtale(frist.type),
  vejledtOmKonsekvens: frist.vejledtOmKonsekvens,
  indstillingId: null,
  bookingId: tid.id,
})

/** The update asks again that the time is free, so of many at once one wins; SB-012 for the others. */
export async function tagTid(
  ctx: TxKontekst,
  tid: Pick<Bookingtid, 'id'>,
  af: { samtaleId: string; borgerId: string },
): Promise<void> {
  const [taget] = await ctx.db
    .update(bookingtid)
    .set(af)
    .where(and(eq(bookingtid.id, tid.id), isNull(bookingtid.samtaleId), isNull(bookingtid.fjernetTid)))
    .returning({ id: bookingtid.id })
  if (!taget) throw new Afvist([TIDEN_ER_VAEK], 409)
}
