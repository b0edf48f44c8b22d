import { and, eq, gte, isNull, lte, or } from 'drizzle-orm'
import { stillingsbetegnelse } from '#db/schema/kodeliste'
import type { Felter } from '#lib/http/formular'
import type { Jobordreformfelter } from '#lib/jobordre/form'
import type { JobordreFelter } from '#lib/jobordre/input'
import { type Jobordre, somFelter } from '#lib/jobordre/queries'
import { type Stilling, soegStillinger } from '#lib/kodeliste/queries'
import type { TxKontekst } from '#lib/kontekst'
import type { Regelfund } from '#lib/regelfund'
import { type Kode, listKoder } from '#lib/regelsaet/vaerdier'

const FORSLAG = 8

/** What the form of an order offers: the code lists of the day, the title that is chosen, and those that were searched for. */
export type Jobordreformside = {
  henvendelsesmaade: Kode[]
  arbejdstidsforhold: Kode[]
  ugentligArbejdstid: Kode[]
  valgt: { conceptUri: string; titel: string } | undefined
  fundet: Stilling[]
  soegt: string | undefined
}

/** Loads the form's offers for what is typed so far; a title that was picked directly in the list wins over the earlier one. */
export async function hentFormside(ctx: TxKontekst, typet: Felter): Promise<Jobordreformside> {
  const soeg = (typet.stillingssoeg ?? '').trim().slice(0, 60)
  const valgt = typet['valgt-direkte'] || typet.stilling
  const soegte = typet.handling?.startsWith('se-') && !typet['valgt-direkte'] && soeg.length >= 2
  return {
    henvendelsesmaade: await listKoder(ctx, 'henvendelsesmaade', ctx.dag),
    arbejdstidsforhold: await listKoder(ctx, 'arbejdstidsforhold', ctx.dag),
    ugentligArbejdstid: await listKoder(ctx, 'ugentlig_arbejdstid', ctx.dag),
    valgt: valgt ? await findStilling(ctx, valgt) : undefined,
    fundet: soegte ? await soegStillinger(ctx, { soeg, dag: ctx.dag, antal: FORSLAG }) : [],
    soegt: soegte ? soeg : undefined,
  }
}

/** A title in force today; undefined for one that is not. */
async function findStilling(
  ctx: TxKontekst,
  conceptUri: string,
): Promise<{ conceptUri: string; titel: string } | undefined> {
  const [fundet] = await ctx.db
    .select({ conceptUri: stillingsbetegnelse.conceptUri, titel: stillingsbetegnelse.titel })
    .from(stillingsbetegnelse)
    .where(
      and(
        eq(stillingsbetegnelse.conceptUri, conceptUri.slice(0, 255)),
        lte(stillingsbetegnelse.gyldigFra, ctx.dag),
        or(isNull(stillingsbetegnelse.gyldigTil), gte(stillingsbetegnelse.gyldigTil, ctx.dag)),
      ),
    )
    .limit(1)
  return fundet
}

/** The form on top of what the order holds already. A title that is not in the list stays as it was typed, for the rule to refuse. */
export async function medForm(
  ctx: TxKontekst,
  foer: JobordreFelter,
  { conceptUri, ...form }: Jobordreformfelter,
): Promise<JobordreFelter> {
  const [primaer, ...resten] = foer.stillinger
  const stilling =
    conceptUri === null
      ? undefined
      : primaer?.conceptUri === conceptUri
        ? primaer
        : { conceptUri, aliasId: null, titel: (await findStilling(ctx, conceptUri))?.titel ?? form.titel }
  return {
    ...foer,
    ...form,
    arbejdssted: { ...foer.arbejdssted, ...TOMT_STED, ...form.arbejdssted },
    kontaktperson: form.kontaktperson && { ...mellemnavn(foer), ...form.kontaktperson },
    stillinger: stilling ? [stilling, ...resten.filter((s) => s.conceptUri !== stilling.conceptUri)] : [],
  }
}

/** What the form shows is replaced, also by nothing. */
const TOMT_STED = { navn: undefined, vej: undefined, husnummer: undefined, postnummer: undefined, by: undefined }
const mellemnavn = ({ kontaktperson: k }: JobordreFelter) => (k?.mellemnavn ? { mellemnavn: k.mellemnavn } : {})

/** As `medForm`, for an order that is stored. */
export const rettetOrdre = async (
  ctx: TxKontekst,
  ordre: Jobordre,
  form: Jobordreformfelter,
): Promise<JobordreFelter> => medForm(ctx, await somFelter(ctx, ordre), form)

/** Words that ask are answered by the employer, not by an authority: here the text has to be reworded, so the finding stands at the text. */
export const paaFelter = (fund: readonly Regelfund[]): Regelfund[] =>
  fund.map((f) => (f.felt?.startsWith('grund') ? { ...f, felt: 'beskrivelse' } : f))
