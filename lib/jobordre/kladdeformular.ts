import type { Felter } from '#lib/http/formular'
import { laesFormularen } from '#lib/jobordre/formular'
import { gemSkrevetKladde } from '#lib/jobordre/gem-skrevet'
import { type JobordreFelter, TOMME_FELTER } from '#lib/jobordre/input'
import { hentJobordre, somFelter } from '#lib/jobordre/queries'
import { vurderJobordrekladde } from '#lib/jobordre/send'
import { type Kontekst, type TxKontekst, transaktion } from '#lib/kontekst'
import { Afvist, IkkeFundet, type Regelfund } from '#lib/regelfund'

/** `gemt`: false when it could not be kept. `vaerdier` is the form for the page that comes back, with the version it has now. */
export type Kladdesvar = { gemt: boolean; vaerdier: Felter; fund: Regelfund[] }

/**
 * Takes the employer's form for a draft: keeps what can be kept, whichever button was pressed, and says what is wrong. `alt`: also what is
 * missing before it can be sent. What cannot be kept, because it is too long or somebody else changed the draft, is told with what was typed.
 */
export async function tagImodKladde(ctx: Kontekst, id: string, v: Felter, alt: boolean): Promise<Kladdesvar> {
  const laest = await transaktion(ctx, async (ctx) => laesFormularen(ctx, v, await foer(ctx, id)))
  const version = v.version ? Number(v.version) : null
  try {
    const gemt = await gemSkrevetKladde(ctx, { id, version, felter: laest.felter })
    const mangler = alt ? [...laest.mangler, ...(await vurder(ctx, id))] : []
    return {
      gemt: true,
      vaerdier: { ...laest.vaerdier, kladde: id, version: String(gemt.version) },
      fund: somFelterne([...laest.fund, ...mangler]),
    }
  } catch (fejl) {
    if (!(fejl instanceof Afvist)) throw fejl
    return {
      gemt: false,
      vaerdier: { ...laest.vaerdier, kladde: id },
      fund: somFelterne([...laest.fund, ...fejl.fund]),
    }
  }
}

/** The sections of the form by how their fields' names begin, in the order of the page; the last is everything else. */
const RAEKKEFOELGE = [
  /^(stilling|titel|antalStillinger)/,
  /^(beskrivelse|grund|krav)/,
  /^(pNummer|arbejdssted|vej|postnummer|by|startdato|ugentlig|timer|arbejdstid|varighed)/,
  /^myndighed/,
  /^/,
]
const afsnit = (f: Regelfund): number => RAEKKEFOELGE.findIndex((r) => r.test(f.felt ?? ''))

/** In the order of the page. Findings about the company have no field to lead to; one about a field is said once. */
export function somFelterne(fund: readonly Regelfund[]): Regelfund[] {
  const set = new Set<string>()
  return fund
    .map(({ felt, ...f }) => (felt && felt !== 'cvr' ? { ...f, felt } : f))
    .filter((f) => {
      const noegle = `${'felt' in f ? f.felt : ''} ${f.besked}`
      return !set.has(noegle) && set.add(noegle)
    })
    .sort((a, b) => afsnit(a) - afsnit(b))
}

/** What asks and is answered on the next page, by a reason or by being read. */
export const SPOERGER: readonly string[] = ['JO-040', 'JO-041']

const vurder = (ctx: Kontekst, id: string) =>
  transaktion(ctx, async (ctx) => vurderJobordrekladde(ctx, await hentJobordre(ctx, id, 'jobordre.send')))

async function foer(ctx: TxKontekst, id: string): Promise<JobordreFelter> {
  try {
    return await somFelter(ctx, await hentJobordre(ctx, id, 'jobordre.send'))
  } catch (fejl) {
    if (fejl instanceof IkkeFundet) return TOMME_FELTER
    throw fejl
  }
}
