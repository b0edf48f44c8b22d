/** What the employer's form needs to be shown and read: units, lists, who may be chosen, and the titles that were searched for. */
import { sql } from 'drizzle-orm'
import { type Dag, plusDage } from '#lib/dato'
import type { Felter } from '#lib/http/formular'
import { type JobordreFelter, TOMME_FELTER } from '#lib/jobordre/input'
import { listRekrutteringsmyndigheder, type Rekrutteringsmyndighed } from '#lib/jobordre/myndigheder'
import { ANDET_STED, type Laest, laesSkrevet, STILLINGSFELTER, somSkrevet } from '#lib/jobordre/skrevet'
import { type Stillingsvalg, soegStillingsvalg } from '#lib/kodeliste/queries'
import { laesValg } from '#lib/kodeliste/valg'
import type { TxKontekst } from '#lib/kontekst'
import { hentVirksomhed } from '#lib/organisation/virksomhed'
import { hentTal, hentTekst, type Kode, listKoder } from '#lib/regelsaet/vaerdier'
import { type Enhed, listEnheder } from '#lib/virksomhed/enheder'

export type Formulargrundlag = {
  enheder: Enhed[]
  /** The one unit that the reader's right is for. */
  begraenset: boolean
  myndigheder: Rekrutteringsmyndighed[]
  /** The authority of the place of work. */
  foreslaaet: Rekrutteringsmyndighed | undefined
  koder: Record<'henvendelsesmaade' | 'arbejdstidsforhold' | 'ugentligArbejdstid' | 'jobkrav', Kode[]>
  stillinger: Record<string, { valgt?: Stillingsvalg | undefined; fundet?: Stillingsvalg[] | undefined }>
  /** `kommune` or, on earlier days, `jobcenter`. */
  kommune: string
  fristSenest: Dag
}

/** Everything but the words that were typed, looked up by them. */
export async function hentFormulargrundlag(ctx: TxKontekst, v: Felter): Promise<Formulargrundlag> {
  const { enheder, begraenset } = await egneEnheder(ctx)
  const stillinger: Formulargrundlag['stillinger'] = {}
  for (const felt of STILLINGSFELTER) stillinger[felt] = await hentStillingsfelt(ctx, v, felt)
  const myndigheder = await listRekrutteringsmyndigheder(ctx, {
    dag: ctx.dag,
    conceptUri: stillinger.stilling?.valgt?.conceptUri,
    pNummer: arbejdsstedet(v, enheder),
  })
  const koder = (liste: string) => listKoder(ctx, liste, ctx.dag)
  return {
    enheder,
    begraenset,
    myndigheder,
    foreslaaet: myndigheder.find((m) => m.type === 'jobcenter' && m.foreslaaet),
    koder: {
      henvendelsesmaade: await koder('henvendelsesmaade'),
      arbejdstidsforhold: await koder('arbejdstidsforhold'),
      ugentligArbejdstid: await koder('ugentlig_arbejdstid'),
      jobkrav: await koder('jobkrav'),
    },
    stillinger,
    kommune: await hentTekst(ctx, 'jobcenter.ubestemt', ctx.dag),
    fristSenest: plusDage(ctx.dag, await hentTal(ctx, 'jobordre_frist_dage', ctx.dag)),
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
  return laesSkrevet(v, {
    enheder: g.enheder,
    fastEnhed: g.begraenset ? (g.enheder[0]?.pNummer ?? null) : null,
    myndigheder: g.myndigheder,
    arbejdstider: g.koder.arbejdstidsforhold.map((k) => k.kode),
    valgte: Object.fromEntries(
      Object.entries(g.stillinger).map(([felt, { valgt }]) => [
        felt,
        valgt && { conceptUri: valgt.conceptUri, aliasId: valgt.aliasId, titel: valgt.titel },
      ]),
    ),
    foer,
  })
}

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
): Promise<Formulargrundlag['stillinger'][string]> {
  const soegt = (v[felt] ?? '').trim().slice(0, 60)
  const valgt = laesValg(v[`${felt}Valg`])
  const soeges = soegt !== '' && (v.handling === `soeg-${felt}` || (v.handling !== undefined && !valgt))
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
