import { env } from '#lib/env'
import type { Regelfund } from '#lib/regelfund'
import { fund as nej } from '#lib/timeimport/fund'
import { type Celler, KOLONNER, type Kolonne, laesHoved } from '#lib/timeimport/kolonner'
import { delFelter, type Linje, laesLinjer, UlaeseligFil } from '#lib/timeimport/linjer'
import { type Importraekke, laesRaekke } from '#lib/timeimport/raekke'

/** CSV with a heading, as people make it, or one JSON object a line, as CreateDagpengetaellerkonto takes it with `cpr` beside. */
export type Filslags = 'csv' | 'ndjson'

export type Laest =
  | { nr: number; raekke: Importraekke }
  | { nr: number; raekke: null; fund: Regelfund[]; celler: Record<string, string> }

/** The file cannot be read as a whole: all that is wrong with it. */
export class ForkertFil extends Error {
  constructor(readonly fund: readonly Regelfund[]) {
    super(fund.map((f) => f.kode).join(', '))
  }
}

/** Reads a file as it comes, some rows at a time. Row numbers are line numbers. Throws ForkertFil when there is no reading it. */
export async function* laesFil(bytes: AsyncIterable<Uint8Array>, slags: Filslags): AsyncGenerator<Laest[]> {
  const tilladErstatning = env().TILLAD_ERSTATNINGSNUMRE
  let pladser: Kolonne[] | undefined
  try {
    for await (const linjer of laesLinjer(bytes, slags === 'csv')) {
      const laeste: Laest[] = []
      for (const linje of linjer) {
        if (slags === 'csv' && !pladser) {
          const hoved = laesHoved(delFelter(linje.tekst))
          if (hoved.fund.length > 0) throw new ForkertFil(hoved.fund)
          pladser = hoved.pladser
          continue
        }
        laeste.push(laesLinje(linje, pladser, tilladErstatning))
      }
      if (laeste.length > 0) yield laeste
    }
  } catch (fejl) {
    if (fejl instanceof UlaeseligFil) throw new ForkertFil([nej('TI-003', fejl.message)])
    throw fejl
  }
}

function laesLinje({ nr, tekst }: Linje, pladser: Kolonne[] | undefined, tilladErstatning: boolean): Laest {
  const celler = pladser ? fraCsv(tekst, pladser) : fraJson(tekst)
  if ('fund' in celler) return { nr, raekke: null, fund: celler.fund, celler: {} }
  const { raekke, fund } = laesRaekke(celler, tilladErstatning)
  return raekke ? { nr, raekke } : { nr, raekke: null, fund, celler: udenCpr(celler) }
}

const TOMME = Object.fromEntries(KOLONNER.map((k) => [k.felt, ''])) as Celler

function fraCsv(tekst: string, pladser: readonly Kolonne[]): Celler | { fund: Regelfund[] } {
  const felter = delFelter(tekst)
  if (felter.length !== pladser.length)
    return {
      fund: [nej('TI-003', `Rækken har ${felter.length} felter. Overskriften har ${pladser.length}.`, 'raekke')],
    }
  const celler = { ...TOMME }
  for (let i = 0; i < pladser.length; i++) celler[pladser[i]!] = felter[i]!.trim()
  return celler
}

function fraJson(tekst: string): Celler | { fund: Regelfund[] } {
  let givet: unknown
  try {
    givet = JSON.parse(tekst)
  } catch {
    return { fund: [nej('TI-003', 'Linjen er ikke gyldig JSON.', 'raekke')] }
  }
  if (typeof givet !== 'object' || givet === null || Array.isArray(givet))
    return { fund: [nej('TI-003', 'Linjen er ikke et JSON-objekt.', 'raekke')] }
  const { benefitsGrading, ...resten } = givet as Record<string, unknown>
  const celler = { ...TOMME }
  const fund: Regelfund[] = []
  for (const [navn, vaerdi] of Object.entries({ ...(benefitsGrading as object | null), ...resten })) {
    const kolonne = KOLONNER.find((k) => k.json === navn)
    if (!kolonne) fund.push(nej('TI-002', `Feltet ${navn.slice(0, 60)} kendes ikke.`, 'raekke'))
    else if (typeof vaerdi === 'string' || (typeof vaerdi === 'boolean' && navn === 'newGrading'))
      celler[kolonne.felt] = String(vaerdi)
    else if (vaerdi !== null) fund.push(nej('1014', `Feltet ${navn} skal være tekst.`, kolonne.felt))
  }
  return fund.length > 0 ? { fund } : celler
}

/** What is shown of a faulty row: its cells, but for the number, and nothing that looks like one. */
const udenCpr = ({ cpr: _cpr, ...celler }: Celler): Record<string, string> =>
  Object.fromEntries(
    Object.entries(celler)
      .filter(([, tekst]) => tekst !== '')
      .map(([felt, tekst]) => [felt, tekst.replace(/\d{6}[ -]?\d{4}/g, '…').slice(0, 200)]),
  )
