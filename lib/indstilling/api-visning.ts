import { inArray } from 'drizzle-orm'
import { z } from 'zod'
import { INDSTILLING_STATUS, RESULTAT } from '#db/schema/indstilling'
import { bruger, organisation } from '#db/schema/organisation'
import { Bilag, Dato, Organisation, Tekst } from '#lib/api/felter'
import { hentCprNumre } from '#lib/borger/cpr-numre'
import type { IndstillingFelter } from '#lib/indstilling/input'
import {
  type Afgoerelsesvisning,
  hentAfgoerelse,
  hentIndstilling,
  hentIndstillingsbilag,
  type Indstilling,
  type Indstillinglinje,
} from '#lib/indstilling/queries'
import type { TxKontekst } from '#lib/kontekst'

/** What a draft may hold. Everything but tilbudstype and the agreement is optional, and a draft may be half done. */
export const Felter = z
  .strictObject({
    tilbudstype: z.int().min(9301).max(9309),
    forslagStart: Dato.nullable().default(null),
    forslagUger: z.int().min(1).max(104).nullable().default(null),
    timerPrUge: z.number().min(0.01).max(37).multipleOf(0.01).nullable().default(null),
    virksomhed: z
      .strictObject({
        cvr: z
          .string()
          .regex(/^\d{8}$/, 'CVR er 8 cifre.')
          .nullable()
          .default(null),
        pNummer: z
          .string()
          .regex(/^\d{10}$/, 'P-nummer er 10 cifre.')
          .nullable()
          .default(null),
        navn: Tekst(200).nullable().default(null),
      })
      .nullable()
      .default(null),
    udbyder: z
      .strictObject({ navn: Tekst(200).nullable().default(null), kursusnummer: Tekst(40).nullable().default(null) })
      .nullable()
      .default(null),
    jobmaal: Tekst(200).nullable().default(null),
    tekst: Tekst(10_000).default(''),
    /** The member and the a-kasse agree (IN-002): when, and how they came to it. */
    enighed: z
      .strictObject({ dato: Dato, form: z.string().max(20) })
      .nullable()
      .default(null),
  })
  .meta({ id: 'IndstillingFelter' })

const Hvem = z.strictObject({ rid: z.string().nullable(), navn: z.string() })

/** The standing decision: everybody else sees it when its letter has been accepted, not before. `brev` is the jobcenter's alone. */
const Afgoerelse = z
  .strictObject({
    resultat: z.enum(RESULTAT),
    besluttetDato: z.string(),
    endelig: z.boolean(),
    sagsbehandler: Hvem,
    begrundelse: z.string().nullable(),
    lovhjemmel: z.string().nullable(),
    tilbud: z
      .strictObject({
        start: z.string(),
        slut: z.string(),
        timerPrUge: z.int().nullable(),
        minutterPrUge: z.int().nullable(),
        sted: z.string().nullable(),
        kontaktperson: z.string().nullable(),
        maal: z.string().nullable(),
      })
      .nullable(),
    digitalPostId: z.string().nullable(),
    brev: z.strictObject({ status: z.string(), sidsteFejl: z.string().nullable() }).nullable(),
  })
  .meta({ id: 'Afgoerelse' })

export const Visning = z
  .strictObject({
    id: z.uuid(),
    sagsnummer: z.string().nullable(),
    status: z.enum(INDSTILLING_STATUS),
    version: z.int(),
    civilRegistrationIdentifier: z.string().nullable(),
    /** Null when the a-kasse has removed it (BERIGTIGET). */
    felter: Felter.extend({ tilbudstype: z.int().nullable() }).nullable(),
    akasse: Organisation,
    jobcenter: Organisation.nullable(),
    sagsbehandler: Hvem.nullable(),
    sendtTid: z.string().nullable(),
    aendretTid: z.string(),
    traadId: z.uuid().nullable(),
    bilag: Bilag.nullable(),
    afgoerelse: Afgoerelse.nullable(),
    /** When it was withdrawn or removed, and why it was withdrawn. */
    afslutning: z
      .strictObject({ tid: z.string(), aarsag: z.string().nullable(), kommentar: z.string().nullable() })
      .nullable(),
  })
  .meta({ id: 'Indstilling' })

export const Linje = z
  .strictObject({
    id: z.uuid(),
    sagsnummer: z.string().nullable(),
    status: z.enum(INDSTILLING_STATUS),
    version: z.int(),
    civilRegistrationIdentifier: z.string().nullable(),
    tilbudstype: z.int().nullable(),
    akasse: z.string(),
    jobcenter: z.string().nullable(),
    sagsbehandler: z.string().nullable(),
    sendtTid: z.string().nullable(),
    aendretTid: z.string(),
  })
  .meta({ id: 'Indstillinglinje' })

export function tilFelter(f: z.infer<typeof Felter>): IndstillingFelter {
  return {
    tilbudstype: f.tilbudstype,
    forslagStart: f.forslagStart,
    forslagUger: f.forslagUger,
    timerPrUge: f.timerPrUge,
    virksomhedCvr: f.virksomhed?.cvr ?? null,
    virksomhedPNummer: f.virksomhed?.pNummer ?? null,
    virksomhedNavn: f.virksomhed?.navn ?? null,
    udbyderNavn: f.udbyder?.navn ?? null,
    kursusnummer: f.udbyder?.kursusnummer ?? null,
    jobmaal: f.jobmaal,
    tekst: f.tekst,
    enigDato: f.enighed?.dato ?? null,
    enigForm: f.enighed?.form ?? null,
    enig: f.enighed !== null,
  }
}

/** One indstilling as the caller may see it. What was removed as an error shows that it was, and nothing of what it said. */
export async function visIndstilling(ctx: TxKontekst, id: string): Promise<z.infer<typeof Visning>> {
  const sag = await hentIndstilling(ctx, id, 'indstilling.se')
  const fjernet = sag.status === 'BERIGTIGET'
  const afgoerelse = fjernet ? null : await hentAfgoerelse(ctx, sag.id)
  const [cpr, parter, rider] = [
    await hentCprNumre(ctx, [sag.borgerId]),
    await hentParter(ctx, [sag.akasseId, sag.jobcenterId]),
    await hentRider(ctx, [sag.sagsbehandlerId, afgoerelse?.besluttetAf]),
  ]
  const akasse = parter.get(sag.akasseId)
  if (!akasse) throw new Error(`a-kassen ${sag.akasseId} findes ikke`)
  return {
    id: sag.id,
    sagsnummer: sag.sagsnummer,
    status: sag.status,
    version: sag.version,
    civilRegistrationIdentifier: cpr.get(sag.borgerId) ?? null,
    felter: fjernet ? null : visFelter(sag),
    akasse,
    jobcenter: parter.get(sag.jobcenterId ?? '') ?? null,
    sagsbehandler: sag.sagsbehandlerNavn
      ? { rid: rider.get(sag.sagsbehandlerId ?? '') ?? null, navn: sag.sagsbehandlerNavn }
      : null,
    sendtTid: sag.sendtTid?.toISOString() ?? null,
    aendretTid: sag.aendretTid.toISOString(),
    traadId: sag.traadId,
    bilag: fjernet ? null : await hentIndstillingsbilag(ctx, sag.id),
    afgoerelse: afgoerelse && visAfgoerelse(afgoerelse, rider),
    afslutning:
      sag.slutTid && (fjernet || sag.status === 'TRUKKET')
        ? {
            tid: sag.slutTid.toISOString(),
            aarsag: sag.slutAarsag,
            kommentar: fjernet ? null : sag.slutKommentar,
          }
        : null,
  }
}

export const visLinje = (s: Indstillinglinje, cpr: Map<string, string>): z.infer<typeof Linje> => ({
  id: s.id,
  sagsnummer: s.sagsnummer,
  status: s.status,
  version: s.version,
  civilRegistrationIdentifier: cpr.get(s.borgerId) ?? null,
  tilbudstype: s.tilbudstype,
  akasse: s.akasseNavn,
  jobcenter: s.jobcenterNavn,
  sagsbehandler: s.sagsbehandlerNavn,
  sendtTid: s.sendtTid?.toISOString() ?? null,
  aendretTid: s.aendretTid.toISOString(),
})

function visFelter(sag: Indstilling) {
  const harVirksomhed = sag.virksomhedCvr ?? sag.virksomhedPNummer ?? sag.virksomhedNavn
  return {
    tilbudstype: sag.tilbudstype,
    forslagStart: sag.forslagStart,
    forslagUger: sag.forslagUger,
    timerPrUge: sag.timerPrUge === null ? null : Number(sag.timerPrUge),
    virksomhed: harVirksomhed
      ? { cvr: sag.virksomhedCvr, pNummer: sag.virksomhedPNummer, navn: sag.virksomhedNavn }
      : null,
    udbyder: sag.udbyderNavn || sag.kursusnummer ? { navn: sag.udbyderNavn, kursusnummer: sag.kursusnummer } : null,
    jobmaal: sag.jobmaal,
    tekst: sag.tekst,
    enighed: sag.enigDato && sag.enigForm ? { dato: sag.enigDato, form: sag.enigForm } : null,
  }
}

function visAfgoerelse(a: Afgoerelsesvisning, rider: Map<string, string | null>): z.infer<typeof Afgoerelse> {
  return {
    resultat: a.resultat,
    besluttetDato: a.besluttetDag,
    endelig: a.endeligTid !== null,
    sagsbehandler: { rid: rider.get(a.besluttetAf) ?? null, navn: a.besluttetAfNavn },
    begrundelse: a.begrundelse,
    lovhjemmel: a.lovhjemmel,
    tilbud:
      a.tilbudStart && a.tilbudSlut
        ? {
            start: a.tilbudStart,
            slut: a.tilbudSlut,
            timerPrUge: a.timerPrUge,
            minutterPrUge: a.minutterPrUge,
            sted: a.sted,
            kontaktperson: a.kontaktperson,
            maal: a.maal,
          }
        : null,
    digitalPostId: a.digitalPostId,
    brev: a.brev && { status: a.brev.status, sidsteFejl: a.brev.sidsteFejl },
  }
}

async function hentParter(ctx: TxKontekst, ider: readonly (string | null)[]) {
  const raekker = await ctx.db
    .select({ id: organisation.id, type: organisation.type, kode: organisation.kode, navn: organisation.navn })
    .from(organisation)
    .where(inArray(organisation.id, kendte(ider)))
  return new Map(raekker.map(({ id, ...part }) => [id, part]))
}

/** RID of caseworkers in the caller's own organisation; the wall hides those of others. */
async function hentRider(ctx: TxKontekst, ider: readonly (string | null | undefined)[]) {
  const kendteIder = kendte(ider)
  if (kendteIder.length === 0) return new Map<string, string | null>()
  const raekker = await ctx.db
    .select({ id: bruger.id, rid: bruger.rid })
    .from(bruger)
    .where(inArray(bruger.id, kendteIder))
  return new Map(raekker.map((r) => [r.id, r.rid]))
}

const kendte = (ider: readonly (string | null | undefined)[]) => ider.filter((id): id is string => Boolean(id))
