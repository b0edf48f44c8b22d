import { and, desc, eq, isNull } from 'drizzle-orm'
import { organisation } from '#db/schema/organisation'
import { samtale } from '#db/schema/samtale'
import { type Borger, hentBorger, maaBorger } from '#lib/borger/hent'
import { daekker, dagFor } from '#lib/dato'
import { hentTilbudsnavn } from '#lib/indstilling/afslut-afgoerelse'
import { hentIndstilling } from '#lib/indstilling/queries'
import { hentForloeb } from '#lib/kontaktforloeb/queries'
import type { Ansvarlig } from '#lib/kontaktforloeb/regler'
import type { TxKontekst } from '#lib/kontekst'
import { hentTekst, type Kode, listKoder } from '#lib/regelsaet/vaerdier'
import { hentAkassevalg, myndighedFor, tilladteTyper } from '#lib/samtale/grundlag'
import { hentSamtale, listVersioner, type Samtale } from '#lib/samtale/queries'
import { ANDEN_SAMTALE, erJobsamtale, JOBSAMTALE, type Myndighed, opfoelgningstype } from '#lib/samtale/regler'

/** What a form about an interview opens with: everything that is known already. */
export type Samtaleform = {
  borger: Borger
  mig: Myndighed
  kommunen: string
  ansvarlig: Ansvarlig
  type: number
  typer: Kode[]
  former: Kode[]
  roller: Kode[]
  opfoelgning: { indstillingId: string; navn: string } | undefined
  /** The citizen's choice for the first interview in the jobcenter. */
  valg: boolean | undefined
  forslag: { moedeholder: string; titel: string; telefon: string; sted: string; adresse: string }
}

/** The form for a new interview. `type` and `indstillingId` come from the address; what cannot be is replaced by the likely. */
export async function hentSamtaleform(
  ctx: TxKontekst,
  borgerId: string,
  { type, indstillingId }: { type?: number; indstillingId?: string | undefined },
): Promise<Samtaleform> {
  const borger = await hentBorger(ctx, borgerId, 'samtale.skriv')
  const mig = myndighedFor(ctx)
  const forloeb = await hentForloeb(ctx, borger.id)
  const tilmeldt = forloeb.tilmeldinger.find((t) => daekker({ fra: t.gyldigFra, til: t.gyldigTil }, ctx.dag))
  const tilladte = tilmeldt && (await tilladteTyper(ctx, tilmeldt.kontaktgruppe, ctx.dag))
  const typer = (await listKoder(ctx, 'samtaletype', ctx.dag))
    .filter((k) => !tilladte || tilladte.includes(Number(k.kode)))
    .sort((a, b) => Number(a.kode) - Number(b.kode))
  const opfoelgning = await hentOpfoelgning(ctx, borger.id, indstillingId)
  const valgt = opfoelgning ? opfoelgningstype(forloeb.ansvarlig) : (type ?? sandsynlig(mig.slags, forloeb.ansvarlig))
  const typenavn = typer.find((t) => t.kode === String(valgt))?.navn ?? 'Samtale'
  const valg = mig.slags === 'JOBCENTER' ? await hentAkassevalg(ctx, borger.id) : undefined
  const jobsamtale = await hentTekst(ctx, 'samtale.jobsamtale.borger', ctx.dag)
  return {
    borger,
    mig: mig.slags,
    kommunen: await hentTekst(ctx, 'jobcenter.bestemt', ctx.dag),
    ansvarlig: forloeb.ansvarlig,
    type: valgt,
    typer,
    former: await listKoder(ctx, 'samtaleform', ctx.dag),
    roller: await listKoder(ctx, 'samtalerolle', ctx.dag),
    opfoelgning,
    valg: valg?.deltager,
    forslag: {
      moedeholder: mig.bruger,
      titel: opfoelgning ? 'Opfølgning på dit tilbud' : erJobsamtale(valgt) ? jobsamtale : typenavn,
      ...(await hentSted(ctx, borger.id, mig.id)),
    },
  }
}

const sandsynlig = (mig: Myndighed, ansvarlig: Ansvarlig): number =>
  mig !== ansvarlig ? ANDEN_SAMTALE : mig === 'AKASSE' ? 17 : JOBSAMTALE

async function hentOpfoelgning(ctx: TxKontekst, borgerId: string, indstillingId: string | undefined) {
  if (!indstillingId) return undefined
  const sag = await hentIndstilling(ctx, indstillingId, 'indstilling.se')
  if (sag.borgerId !== borgerId || sag.status !== 'GODKENDT') return undefined
  return { indstillingId: sag.id, navn: await hentTilbudsnavn(ctx, sag.tilbudstype, ctx.dag) }
}

/** Where the organisation met the citizen last, and the telephone that it has told. */
async function hentSted(ctx: TxKontekst, borgerId: string, organisationId: string) {
  const [sidst] = await ctx.db
    .select({ sted: samtale.sted, adresse: samtale.adresse, telefon: samtale.telefon })
    .from(samtale)
    .where(
      and(
        eq(samtale.borgerId, borgerId),
        eq(samtale.organisationId, organisationId),
        isNull(samtale.registreretTil),
        eq(samtale.form, 'PERSONLIGT'),
      ),
    )
    .orderBy(desc(samtale.startTid))
    .limit(1)
  const [mig] = await ctx.db
    .select({ telefon: organisation.telefon })
    .from(organisation)
    .where(eq(organisation.id, organisationId))
  return {
    sted: sidst?.sted ?? '',
    adresse: sidst?.adresse ?? '',
    telefon: sidst?.telefon ?? mig?.telefon ?? '',
  }
}

export type Samtaleside = {
  samtale: Samtale
  form: Samtaleform
  versioner: Samtale[]
  typenavn: string
  begyndt: boolean
  /** May say what came of it; may take it away. */
  maaSkrive: boolean
  maaFjerne: boolean
}

/** One interview with its history and what the reader may do with it. */
export async function hentSamtaleside(ctx: TxKontekst, borgerId: string, id: string): Promise<Samtaleside | undefined> {
  const fundet = await hentSamtale(ctx, id, 'samtale.se')
  if (fundet.borgerId !== borgerId) return undefined
  const maa = await maaBorger(ctx, borgerId, 'samtale.skriv')
  const mig = myndighedFor(ctx)
  const typer = await listKoder(ctx, 'samtaletype', dagFor(fundet.startTid))
  return {
    samtale: fundet,
    form: maa
      ? await hentSamtaleform(ctx, borgerId, { type: fundet.type })
      : await laeseform(ctx, borgerId, fundet.type, mig.slags),
    versioner: await listVersioner(ctx, id),
    typenavn: typer.find((t) => t.kode === String(fundet.type))?.navn ?? `Type ${fundet.type}`,
    begyndt: fundet.startTid <= ctx.nu,
    maaSkrive: maa && fundet.organisationId === mig.id,
    maaFjerne: maa && (fundet.myndighed.type === 'akasse') === (mig.slags === 'AKASSE'),
  }
}

/** For one who only reads: names of codes, and nothing to fill in. */
async function laeseform(ctx: TxKontekst, borgerId: string, type: number, mig: Myndighed): Promise<Samtaleform> {
  return {
    borger: await hentBorger(ctx, borgerId, 'borger.se'),
    mig,
    kommunen: await hentTekst(ctx, 'jobcenter.bestemt', ctx.dag),
    ansvarlig: (await hentForloeb(ctx, borgerId)).ansvarlig,
    type,
    typer: [],
    former: await listKoder(ctx, 'samtaleform', ctx.dag),
    roller: await listKoder(ctx, 'samtalerolle', ctx.dag),
    opfoelgning: undefined,
    valg: undefined,
    forslag: { moedeholder: '', titel: '', telefon: '', sted: '', adresse: '' },
  }
}
