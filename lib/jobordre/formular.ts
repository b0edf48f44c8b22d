/** What the form of an order needs to be shown and read: units, lists, the titles that were searched for, and who may be chosen. */
import { sql } from 'drizzle-orm'
import { type Dag, plusDage } from '#lib/dato'
import type { Felter } from '#lib/http/formular'
import { type JobordreFelter, TOMME_FELTER } from '#lib/jobordre/input'
import { listRekrutteringsmyndigheder, type Rekrutteringsmyndighed } from '#lib/jobordre/myndigheder'
import {
  ANDET_STED,
  type Laesegrundlag,
  type Laest,
  laesSkrevet,
  STILLINGSFELTER,
  somSkrevet,
} from '#lib/jobordre/skrevet'
import { type Stillingsvalg, soegStillingsvalg } from '#lib/kodeliste/queries'
import { laesValg, soegeknap } from '#lib/kodeliste/valg'
import type { TxKontekst } from '#lib/kontekst'
import { hentVirksomhed } from '#lib/organisation/virksomhed'
import { hentTal, hentTekst, type Kodenavn, listKoderI } from '#lib/regelsaet/vaerdier'
import { type Enhed, listEnheder } from '#lib/virksomhed/enheder'

/** What the fields need, whoever fills them in. */
export type Feltgrundlag = {
  /** An authority fills it in for the company. */
  forMyndighed: boolean
  enheder: Enhed[]
  /** The one unit that the reader's right is for. */
  begraenset: boolean
  koder: Record<'henvendelsesmaade' | 'arbejdstidsforhold' | 'ugentligArbejdstid' | 'jobkrav', Kodenavn[]>
  stillinger: Record<string, { valgt?: Stillingsvalg | undefined; fundet?: Stillingsvalg[] | undefined }>
  fristSenest: Dag
}

export type Formulargrundlag = Feltgrundlag & {
  myndigheder: Rekrutteringsmyndighed[]
  /** The authority of the place of work. */
  foreslaaet: Rekrutteringsmyndighed | undefined
  /** `kommune` or, on earlier days, `jobcenter`. */
  kommune: string
}

/** Everything of the company's form but the words that were typed, looked up by them. */
export async function hentFormulargrundlag(ctx: TxKontekst, v: Felter): Promise<Formulargrundlag> {
  const { enheder, begraenset } = await egneEnheder(ctx)
  const [felter, kommune] = await Promise.all([
    hentFeltgrundlag(ctx, v, { enheder, begraenset, forMyndighed: false }),
    hentTekst(ctx, 'jobcenter.ubestemt', ctx.dag),
  ])
  const myndigheder = await listRekrutteringsmyndigheder(ctx, {
    dag: ctx.dag,
    conceptUri: felter.stillinger.stilling?.valgt?.conceptUri,
    pNummer: arbejdsstedet(v, enheder),
  })
  const foreslaaet = myndigheder.find((m) => m.type === 'jobcenter' && m.foreslaaet)
  return { ...felter, myndigheder, foreslaaet, kommune }
}

/** What the fields need of code lists and titles, for a company whose units are known. */
export async function hentFeltgrundlag(
  ctx: TxKontekst,
  v: Felter,
  om: Pick<Feltgrundlag, 'enheder' | 'begraenset' | 'forMyndighed'>,
): Promise<Feltgrundlag> {
  const [koder, fristDage, ...stillinger] = await Promise.all([
    listKoderI(ctx, ['henvendelsesmaade', 'arbejdstidsforhold', 'ugentlig_arbejdstid', 'jobkrav'], ctx.dag),
    hentTal(ctx, 'jobordre_frist_dage', ctx.dag),
    ...STILLINGSFELTER.map((felt) => hentStillingsfelt(ctx, v, felt)),
  ])
  const { ugentlig_arbejdstid: ugentligArbejdstid, ...resten } = koder
  return {
    ...om,
    koder: { ...resten, ugentligArbejdstid },
    stillinger: Object.fromEntries(STILLINGSFELTER.map((felt, nr) => [felt, stillinger[nr] ?? {}])),
    fristSenest: plusDage(ctx.dag, fristDage),
  }
}

/** The form of a stored order, or of a new one. */
export async function somFormular(
  ctx: TxKontekst,
  felter: JobordreFelter,
): Promise<{ v: Felter; g: Formulargrundlag }> {
  const { enheder } = await egneEnheder(ctx)
  const g = await hentFormulargrundlag(ctx, somSkrevet(felter, { enheder, myndigheder: [], foreslaaetId: null }))
  return { g, v: somSkrevet(felter, { enheder, myndigheder: g.myndigheder, foreslaaetId: g.foreslaaet?.id ?? null }) }
}

/** Reads a form that was sent. `foer` is what stood there. */
export async function laesFormularen(ctx: TxKontekst, v: Felter, foer: JobordreFelter): Promise<Laest> {
  const g = await hentFormulargrundlag(ctx, v)
  return laesSkrevet(v, laesegrundlag(g, g.myndigheder, foer))
}

/** What the form is read against. */
export const laesegrundlag = (
  g: Feltgrundlag,
  myndigheder: Laesegrundlag['myndigheder'],
  foer: JobordreFelter,
): Laesegrundlag => ({
  enheder: g.enheder,
  fastEnhed: g.begraenset ? (g.enheder[0]?.pNummer ?? null) : null,
  myndigheder,
  arbejdstider: g.koder.arbejdstidsforhold.map((k) => k.kode),
  valgte: Object.fromEntries(
    Object.entries(g.stillinger).map(([felt, { valgt }]) => [
      felt,
      valgt && { conceptUri: valgt.conceptUri, aliasId: valgt.aliasId, titel: valgt.titel },
    ]),
  ),
  foer,
})

/** The company's units, or the one that the reader's right is for. */
export async function egneEnheder(ctx: TxKontekst): Promise<{ enheder: Enhed[]; begraenset: boolean }> {
  const { cvr, pNummer } = await hentVirksomhed(ctx)
  const alle = await listEnheder(ctx, cvr ?? '', ctx.dag)
  return { enheder: pNummer ? alle.filter((e) => e.pNummer === pNummer) : alle, begraenset: pNummer !== null }
}

/** A new order: the suggested time limit, the signed-in person to call, and the unit where there is only one. The choice of authority is open. */
export async function nyJobordre(ctx: TxKontekst): Promise<JobordreFelter> {
  const { enheder } = await egneEnheder(ctx)
  const eneste = enheder.length === 1 ? enheder[0]?.pNummer : undefined
  const [efternavn = '', ...fornavne] = ctx.aktoer.navn.split(' ').reverse()
  return {
    ...TOMME_FELTER,
    pNummer: eneste ?? null,
    formidlingsfrist: plusDage(ctx.dag, await hentTal(ctx, 'jobordre_foreslaaet_frist_dage', ctx.dag)),
    kontaktperson: { fornavn: fornavne.reverse().join(' '), efternavn },
  }
}

/** The unit by which the authority is suggested: the chosen one, or any where all lie in one kommune. */
function arbejdsstedet(v: Felter, enheder: readonly Enhed[]): string | null {
  if (v.pNummer === ANDET_STED) return null
  if (/^\d{10}$/.test(v.pNummer ?? '')) return v.pNummer ?? null
  const kommuner = new Set(enheder.map((e) => e.kommunekode))
  return kommuner.size === 1 ? (enheder[0]?.pNummer ?? null) : null
}

/** What was chosen in a field, and what its button found; a word without a choice is looked up when the form comes back. */
async function hentStillingsfelt(
  ctx: TxKontekst,
  v: Felter,
  felt: string,
): Promise<Feltgrundlag['stillinger'][string]> {
  const soegt = (v[felt] ?? '').trim().slice(0, 60)
  const valgt = laesValg(v[`${felt}Valg`])
  const soeges = soegt !== '' && (v.handling === soegeknap(felt) || (v.handling !== undefined && !valgt))
  return {
    valgt: valgt && soegt ? await findStillingsvalg(ctx, valgt) : undefined,
    fundet: soeges ? await soegStillingsvalg(ctx, { soeg: soegt, dag: ctx.dag, antal: 8 }) : undefined,
  }
}

async function findStillingsvalg(
  ctx: TxKontekst,
  { conceptUri, aliasId }: { conceptUri: string; aliasId: string | null },
): Promise<Stillingsvalg | undefined> {
  const [fundet] = await ctx.db.execute<Stillingsvalg>(sql`
    select s.concept_uri as "conceptUri", a.alias_id as "aliasId", coalesce(a.navn, s.titel) as titel, s.titel as stilling
    from stillingsbetegnelse s left join stillingsalias a on a.concept_uri = s.concept_uri and a.alias_id::text = ${aliasId ?? ''}
      and a.gyldig_fra <= ${ctx.dag} and (a.gyldig_til is null or a.gyldig_til >= ${ctx.dag})
    where s.concept_uri = ${conceptUri} and s.gyldig_fra <= ${ctx.dag} and (s.gyldig_til is null or s.gyldig_til >= ${ctx.dag}) limit 1`)
  return fundet
}
