/**
 * The form of an order as an authority fills it in, for a company or to correct what it has: the company's own fields, read by the same reader.
 * Who has the order, and a word that the company answers for, are not the form's.
 */
import { plusDage } from '#lib/dato'
import type { Felter } from '#lib/http/formular'
import { type Feltgrundlag, hentFeltgrundlag, laesegrundlag } from '#lib/jobordre/formular'
import { type JobordreFelter, TOMME_FELTER } from '#lib/jobordre/input'
import { somFelterne } from '#lib/jobordre/kladdeformular'
import { type Jobordre, somFelter } from '#lib/jobordre/queries'
import { RET_ELLER_BEGRUND } from '#lib/jobordre/regler'
import { ANDET_STED, laesSkrevet, ryddet, somSkrevet } from '#lib/jobordre/skrevet'
import type { TxKontekst } from '#lib/kontekst'
import { findVirksomhedsnavn } from '#lib/organisation/virksomhed'
import { Afvist, type Regelfund } from '#lib/regelfund'
import { hentTal } from '#lib/regelsaet/vaerdier'
import { type Enhed, listEnheder } from '#lib/virksomhed/enheder'

export type Myndighedsformular = { v: Felter; g: Feltgrundlag }

/** The form of an order that the reader has; `typet` is what was written when it comes back. */
export async function hentRetteformular(
  ctx: TxKontekst,
  ordre: Jobordre,
  typet: Felter | undefined,
): Promise<Myndighedsformular> {
  const enheder = await listEnheder(ctx, ordre.cvr, ctx.dag)
  return vis(ctx, enheder, typet ?? fraOrdre(await somFelter(ctx, ordre), enheder))
}

/** The form of an order for a company that called. When its CVR number is known here, its name and its units are too. */
export async function hentNyformular(ctx: TxKontekst, typet: Felter | undefined): Promise<Myndighedsformular> {
  const cvr = cvrNummer(typet)
  const enheder = await listEnheder(ctx, cvr, ctx.dag)
  if (typet) {
    // The number decides: a name that was found for another one does not stay.
    const navn = (cvr && (await findVirksomhedsnavn(ctx, cvr))) || typet.virksomhedNavn || ''
    return vis(ctx, enheder, { ...typet, virksomhedNavn: navn })
  }
  const formidlingsfrist = plusDage(ctx.dag, await hentTal(ctx, 'jobordre_foreslaaet_frist_dage', ctx.dag))
  return vis(ctx, enheder, fraOrdre({ ...TOMME_FELTER, formidlingsfrist }, enheder))
}

/** What the form makes of an order. Throws Afvist with everything that cannot be read. */
export async function laesRettelse(ctx: TxKontekst, ordre: Jobordre, v: Felter): Promise<JobordreFelter> {
  return laes(ctx, ordre.cvr, v, await somFelter(ctx, ordre))
}

/** A new order, and for whom. Throws Afvist with everything that cannot be read. */
export async function laesNyForVirksomhed(
  ctx: TxKontekst,
  v: Felter,
): Promise<{ cvr: string; virksomhedNavn: string; felter: JobordreFelter }> {
  const cvr = cvrNummer(v)
  const virksomhedNavn = (v.virksomhedNavn ?? '').trim()
  const intetNavn: Regelfund[] = virksomhedNavn
    ? []
    : [{ kode: '1014', niveau: 'BLOK', felt: 'virksomhedNavn', besked: 'Skriv virksomhedens navn.' }]
  return { cvr, virksomhedNavn, felter: await laes(ctx, cvr, v, TOMME_FELTER, intetNavn) }
}

/** In the order of the page. A word that asks is answered by the company: an authority has to reword, so the finding stands at the text. */
export const paaFelter = (fund: readonly Regelfund[]): Regelfund[] => {
  const virksomhedens = fund.filter((f) => f.felt === 'cvr' || f.felt === 'virksomhedNavn')
  const resten = fund.filter((f) => !virksomhedens.includes(f))
  return [...virksomhedens, ...somFelterne(resten.map((f) => (f.felt?.startsWith('grund') ? tilOmskrivning(f) : f)))]
}

const tilOmskrivning = (f: Regelfund): Regelfund => ({
  ...f,
  felt: 'beskrivelse',
  besked: f.besked.replace(RET_ELLER_BEGRUND, 'Ret teksten. Kun virksomheden kan sige, at den er i orden.'),
})

async function vis(ctx: TxKontekst, enheder: Enhed[], v: Felter): Promise<Myndighedsformular> {
  const skrevet = medSted(ryddet(v), enheder)
  return { v: skrevet, g: await hentFeltgrundlag(ctx, skrevet, { enheder, begraenset: false, forMyndighed: true }) }
}

async function laes(
  ctx: TxKontekst,
  cvr: string,
  v: Felter,
  foer: JobordreFelter,
  ogsaa: readonly Regelfund[] = [],
): Promise<JobordreFelter> {
  const { v: skrevet, g } = await vis(ctx, await listEnheder(ctx, cvr, ctx.dag), v)
  const { felter, fund, mangler } = laesSkrevet(skrevet, laesegrundlag(g, [], foer))
  if (ogsaa.length + fund.length + mangler.length > 0) throw new Afvist([...ogsaa, ...fund, ...mangler])
  return { ...felter, bekraeftet: foer.bekraeftet }
}

const fraOrdre = (f: JobordreFelter, enheder: readonly Enhed[]): Felter =>
  somSkrevet(f, { enheder, myndigheder: [], foreslaaetId: null })

/** An address that was typed before the company's units were shown is another place, until a unit is chosen. */
const medSted = (v: Felter, enheder: readonly Enhed[]): Felter =>
  enheder.length > 0 && !v.pNummer && v.postnummer && v.by ? { ...v, pNummer: ANDET_STED } : v

const cvrNummer = (v: Felter | undefined): string => (v?.cvr ?? '').replace(/\s/g, '').slice(0, 20)
