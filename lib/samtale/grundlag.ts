import { and, desc, eq, gt, isNull, lte, ne, notInArray, or } from 'drizzle-orm'
import { indstilling } from '#db/schema/indstilling'
import { organisation } from '#db/schema/organisation'
import { akassevalg, samtale, samtaleundtagelse } from '#db/schema/samtale'
import { maa } from '#lib/adgang/maa'
import { doedsfald } from '#lib/borger/doed'
import type { Borger } from '#lib/borger/hent'
import { type Dag, daekker, dagFor } from '#lib/dato'
import { type Forloebsfakta, hentForloeb } from '#lib/kontaktforloeb/queries'
import type { TxKontekst } from '#lib/kontekst'
import { listKoder } from '#lib/regelsaet/vaerdier'
import type { NySamtale } from '#lib/samtale/input'
import {
  type AndenSamtale,
  erJobsamtale,
  FAELLES_JOBSAMTALE,
  type Myndighed,
  opfoelgningstype,
  type Samtalefakta,
} from '#lib/samtale/regler'
import { findAabenFrist } from '#lib/selvbook/queries'

/** The authority that holds the interview, and which of the two it is. */
export type Holder = { id: string; slags: Myndighed }

export const slagsFor = (type: string): Myndighed => (type === 'akasse' ? 'AKASSE' : 'JOBCENTER')

/** The authority that acts. The matrix lets nobody else come here. */
export function myndighedFor(ctx: TxKontekst): Holder & { navn: string; bruger: string } {
  if (ctx.aktoer.slags !== 'bruger') throw new Error('kun en myndighed holder samtaler')
  const { organisation, navn } = ctx.aktoer
  return {
    id: organisation.id,
    navn: organisation.navn,
    slags: slagsFor(organisation.type),
    bruger: navn,
  }
}

type Andre = AndenSamtale & { organisationId: string; dag: Dag }

/**
 * What a registration is judged by, with who is responsible on the day of the interview. `mig` holds it; `undtagen` is the one that is changed.
 */
export async function hentSamtalegrundlag(
  ctx: TxKontekst,
  mig: Holder,
  borger: Borger,
  ny: NySamtale,
  hvad: Samtalefakta['hvad'],
  undtagen?: string,
): Promise<{ fakta: Samtalefakta; forloeb: Forloebsfakta; foersteIJobcenter: boolean }> {
  const dag = dagFor(ny.start)
  const forloeb = await hentForloeb(ctx, borger.id, dag)
  const tilmeldt = forloeb.tilmeldinger.find((t) => daekker({ fra: t.gyldigFra, til: t.gyldigTil }, dag))
  const andre = await hentAndre(ctx, borger.id, undtagen)
  const foersteIJobcenter =
    mig.slags === 'JOBCENTER' &&
    erJobsamtale(ny.type) &&
    !andre.some((s) => s.organisationId === mig.id && erJobsamtale(s.type) && s.dag >= (tilmeldt?.gyldigFra ?? dag))
  const koder = async (liste: string) => new Set((await listKoder(ctx, liste, dag)).map((k) => k.kode))
  const [former, roller] = [await koder('samtaleform'), await koder('samtalerolle')]
  const anden = mig.slags === 'AKASSE' ? 'JOBCENTER' : 'AKASSE'
  return {
    forloeb,
    foersteIJobcenter,
    fakta: {
      nu: ctx.nu,
      hvad,
      doed: doedsfald(borger),
      skriver: mig.slags,
      tilknyttet: mig.id === (mig.slags === 'AKASSE' ? forloeb.medlemskab?.akasseId : forloeb.tilknytning?.jobcenterId),
      type: ny.type,
      typenavn: (await listKoder(ctx, 'samtaletype', dag)).find((k) => k.kode === String(ny.type))?.navn,
      formKendt: former.has(ny.form),
      deltagere: ny.deltagere.map((d) => ({ navn: d.navn, kendt: former.has(d.form) && roller.has(d.rolle) })),
      start: ny.start,
      slut: ny.slut,
      ombookSenest: ny.ombookSenest,
      ansvarlig: forloeb.ansvarlig,
      kontaktgruppe: tilmeldt?.kontaktgruppe ?? null,
      tilladte: tilmeldt && (await tilladteTyper(ctx, tilmeldt.kontaktgruppe, dag)),
      nulstillende: ny.nulstillende ?? erJobsamtale(ny.type),
      andre,
      kraeverAkassedeltagelse:
        ny.type === FAELLES_JOBSAMTALE || foersteIJobcenter || ny.deltagere.some((d) => d.rolle === anden),
      akassedeltagelse: ny.akassedeltagelse,
      booking: hvad === 'AFHOLDT' && ny.bookingId ? await hentBooking(ctx, borger.id, ny.bookingId) : null,
      opfoelgning: ny.indstillingId ? { godkendt: await erGodkendt(ctx, borger.id, ny.indstillingId) } : null,
      selvbook: hvad === 'INDKALD' ? await findAabenFrist(ctx, borger.id, ny.type) : null,
    },
  }
}

/** The citizen's other interviews that count. One citizen has few; 500 is more than a working life. */
async function hentAndre(ctx: TxKontekst, borgerId: string, undtagen: string | undefined): Promise<Andre[]> {
  const raekker = await ctx.db
    .select({
      id: samtale.id,
      type: samtale.type,
      start: samtale.startTid,
      status: samtale.status,
      nulstillende: samtale.nulstillende,
      organisationId: samtale.organisationId,
    })
    .from(samtale)
    .where(
      and(
        eq(samtale.borgerId, borgerId),
        isNull(samtale.registreretTil),
        notInArray(samtale.status, ['AFLYST', 'BERIGTIGET']),
        undtagen ? ne(samtale.id, undtagen) : undefined,
      ),
    )
    .limit(500)
  return raekker.map((r) => ({ ...r, dag: dagFor(r.start) }))
}

/** The types that a kontaktgruppe allows on a day; undefined when the list has nothing about the kontaktgruppe. */
export async function tilladteTyper(ctx: TxKontekst, kontaktgruppe: number, dag: Dag): Promise<number[] | undefined> {
  const alle = await listKoder(ctx, 'samtaletype_kontaktgruppe', dag)
  const typer = alle
    .map((k) => k.kode.split('_').map(Number))
    .flatMap(([gruppe, type]) => (gruppe === kontaktgruppe && type !== undefined ? [type] : []))
  return typer.length > 0 ? typer : undefined
}

async function hentBooking(ctx: TxKontekst, borgerId: string, bookingId: string) {
  const [fundet] = await ctx.db
    .select({ id: samtale.id })
    .from(samtale)
    .where(and(eq(samtale.borgerId, borgerId), eq(samtale.bookingId, bookingId)))
    .limit(1)
  return { id: bookingId, kendt: fundet !== undefined }
}

async function erGodkendt(ctx: TxKontekst, borgerId: string, indstillingId: string): Promise<boolean> {
  const [sag] = await ctx.db
    .select({ id: indstilling.id })
    .from(indstilling)
    .where(
      and(eq(indstilling.id, indstillingId), eq(indstilling.borgerId, borgerId), eq(indstilling.status, 'GODKENDT')),
    )
  return sag !== undefined
}

/** The type of a follow-up on a tilbud: the day of the interview says who has the course, and with it the type. */
export const typeForOpfoelgning = async (ctx: TxKontekst, borgerId: string, start: Date): Promise<number> =>
  opfoelgningstype((await hentForloeb(ctx, borgerId, dagFor(start))).ansvarlig)

/** The citizen's choice for the first interview in the jobcenter; undefined when none has been made. */
export async function hentAkassevalg(
  ctx: TxKontekst,
  borgerId: string,
): Promise<{ deltager: boolean; valgtTid: Date } | undefined> {
  const [valg] = await ctx.db
    .select({ deltager: akassevalg.deltager, valgtTid: akassevalg.valgtTid })
    .from(akassevalg)
    .where(and(eq(akassevalg.borgerId, borgerId), isNull(akassevalg.afloestTid)))
  return valg
}

export type Undtagelse = typeof samtaleundtagelse.$inferSelect & { holder: Myndighed; navn: string }

/** Who was left out of interviews, by whom and why, as it stood at `kendtPr` (left out: now). At most 20. */
export async function listUndtagelser(ctx: TxKontekst, borgerId: string, kendtPr?: Date): Promise<Undtagelse[]> {
  const raekker = await ctx.db
    .select({ undtagelse: samtaleundtagelse, type: organisation.type, navn: organisation.navn })
    .from(samtaleundtagelse)
    .innerJoin(organisation, eq(organisation.id, samtaleundtagelse.organisationId))
    .where(
      and(
        eq(samtaleundtagelse.borgerId, borgerId),
        kendtPr
          ? and(
              lte(samtaleundtagelse.registreretTid, kendtPr),
              or(isNull(samtaleundtagelse.ophaevetTid), gt(samtaleundtagelse.ophaevetTid, kendtPr)),
            )
          : isNull(samtaleundtagelse.ophaevetTid),
        maa(ctx, 'samtale.se', { borgerId: samtaleundtagelse.borgerId }),
      ),
    )
    .orderBy(desc(samtaleundtagelse.registreretTid))
    .limit(20)
  return raekker.map((r) => ({ ...r.undtagelse, navn: r.navn, holder: slagsFor(r.type) }))
}
