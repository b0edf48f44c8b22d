import type { Kladdeindhold } from '#db/schema/min-plan'
import { erDag } from '#lib/dato'
import type { Felter } from '#lib/http/formular'
import type { PlanIndhold } from '#lib/min-plan/queries'
import type { Plandel } from '#lib/min-plan/regler'
import type { Regelfund } from '#lib/regelfund'

/** The plan's form as it stands on the page: everything as typed, so that nothing is lost on the way. */
export type Planformular = {
  /** The parts that stood open in the form. What is not there stays as it is in the plan. */
  dele: readonly Plandel[]
  jobmaal: { uri: string; alias: string; tekst: string }[]
  primaer: string
  soeg: string
  antalPrUge: string
  jobomraader: string
  geografi: string
  kanaler: string
  kravtekst: string
  aftaler: { id: string; tekst: string; dag: string }[]
}

const MAKS_LINJER = 30
const DELE = ['jobmaal', 'krav', 'aftaler'] as const satisfies readonly Plandel[]

/** What the form begins with: the draft, otherwise the plan, otherwise the usual. `antal` is the rule's number of applications a week. */
export function startformular(
  plan: PlanIndhold | undefined,
  kladde: Kladdeindhold | undefined,
  antal: number,
): Planformular {
  const krav = kladde?.krav ?? plan?.krav.at(-1)
  const jobmaal = kladde?.jobmaal ?? plan?.jobmaal ?? []
  const aftaler = kladde?.aftaler ?? plan?.aftaler ?? []
  return {
    dele: [],
    jobmaal: jobmaal.map((m) => ({ uri: m.conceptUri, alias: m.alias ?? '', tekst: m.tekst ?? '' })),
    primaer: jobmaal.find((m) => m.primaer)?.conceptUri ?? '',
    soeg: '',
    antalPrUge: String(krav?.antalPrUge ?? antal),
    jobomraader: krav?.jobomraader.join('\n') ?? '',
    geografi: krav?.geografi ?? '',
    kanaler: krav?.kanaler.join('\n') ?? '',
    kravtekst: krav?.tekst ?? '',
    aftaler: aftaler.map((a) => ({ id: a.aftaleId ?? '', tekst: a.tekst, dag: a.dag ?? '' })),
  }
}

/**
 * The form as it was sent, with what its button asked for done: a line taken out or opened. A title that was chosen among those found is
 * added whichever button was pressed. The first goal is the most important one until another is chosen.
 */
export function fraFelter(felter: Felter): Planformular {
  const linjer = (navn: string) =>
    Array.from({ length: MAKS_LINJER }, (_, i) => (felt: string) => felter[`${navn}-${i}-${felt}`] ?? '')
  const jobmaal = linjer('jobmaal')
    .map((f) => ({ uri: f('uri'), alias: f('alias'), tekst: f('tekst') }))
    .filter((m) => m.uri !== '')
  const aftaler = linjer('aftale')
    .map((f, i) => ({
      id: f('id'),
      tekst: f('tekst'),
      dag: felter[`aftale-${i}-dato`] ?? '',
      findes: `aftale-${i}-tekst` in felter,
    }))
    .filter((a) => a.findes)
    .map(({ findes: _findes, ...a }) => a)
  const [hvad, hvilken, nr] = (felter.handling ?? '').split('-').slice(1)
  if (hvad === 'fjern' && hvilken === 'jobmaal') jobmaal.splice(Number(nr), 1)
  if (hvad === 'fjern' && hvilken === 'aftale') aftaler.splice(Number(nr), 1)
  if (hvad === 'aftale') aftaler.push({ id: '', tekst: '', dag: '' })
  const valgt = felter['valgt-direkte'] || felter.valgt || ''
  if (valgt && !jobmaal.some((m) => m.uri === valgt)) jobmaal.push({ uri: valgt, alias: '', tekst: '' })
  return {
    dele: DELE.filter((del) => felter[`del-${del}`] === 'ja'),
    jobmaal,
    primaer: vigtigst(jobmaal, felter.primaer ?? ''),
    soeg: valgt ? '' : (felter.stilling ?? ''),
    antalPrUge: felter.antalPrUge ?? '',
    jobomraader: felter.jobomraader ?? '',
    geografi: felter.geografi ?? '',
    kanaler: felter.kanaler ?? '',
    kravtekst: felter.kravtekst ?? '',
    aftaler,
  }
}

/** The chosen one. One that was taken out again leaves the choice open, unless only one goal is left. */
function vigtigst(jobmaal: Planformular['jobmaal'], valgt: string): string {
  if (jobmaal.some((m) => m.uri === valgt)) return valgt
  return valgt === '' || jobmaal.length === 1 ? (jobmaal[0]?.uri ?? '') : ''
}

/**
 * The form as a draft, of the parts that stood open in it, or everything that is wrong with its shape. Who may write them is judged when it
 * is published: a part that was taken over meanwhile is refused, never left out in silence. Empty lines are no agreements.
 */
export function tilIndhold(f: Planformular): { indhold: Kladdeindhold } | { fund: Regelfund[] } {
  const fund: Regelfund[] = []
  const antal = Number(f.antalPrUge.trim())
  if (f.dele.includes('krav') && !/^\d{1,3}$/.test(f.antalPrUge.trim()))
    fund.push(form('antalPrUge', 'Skriv et helt tal fra 0 til 20.'))
  for (const [nr, a] of f.aftaler.entries())
    if (a.dag !== '' && !erDag(a.dag))
      fund.push(form(`aftale-${nr}-dato`, 'Datoen findes ikke. Skriv dag, måned og år, fx 24 11 2026.'))
  if (fund.length > 0) return { fund }
  return {
    indhold: {
      jobmaal: !f.dele.includes('jobmaal')
        ? null
        : f.jobmaal.map((m) => ({
            conceptUri: m.uri,
            alias: m.alias || null,
            tekst: rens(m.tekst),
            primaer: m.uri === f.primaer,
          })),
      krav: !f.dele.includes('krav')
        ? null
        : {
            antalPrUge: antal,
            jobomraader: linjer(f.jobomraader),
            geografi: rens(f.geografi),
            kanaler: linjer(f.kanaler),
            tekst: rens(f.kravtekst),
            gyldigFra: null,
          },
      aftaler: !f.dele.includes('aftaler')
        ? null
        : f.aftaler
            .filter((a) => a.tekst.trim() !== '' || a.dag !== '')
            .map((a) => ({ aftaleId: a.id || null, tekst: rens(a.tekst) ?? '', dag: a.dag || null })),
    },
  }
}

const form = (felt: string, besked: string): Regelfund => ({ kode: '1014', niveau: 'BLOK', besked, felt })
const rens = (tekst: string): string | null => tekst.replace(/\r\n/g, '\n').trim() || null
const linjer = (tekst: string): string[] =>
  tekst
    .split(/[\r\n,]+/)
    .map((l) => l.trim())
    .filter((l) => l !== '')

/** Findings of the rules at the fields of this form. */
export const tilFormfelter = (fund: readonly Regelfund[]): Regelfund[] =>
  fund.map(({ felt, ...resten }) => {
    const navn = felt && formfelt(felt)
    return navn ? { ...resten, felt: navn } : resten
  })

function formfelt(felt: string): string | undefined {
  const [del, nr] = felt.split('.')
  if (nr !== undefined && del === 'jobmaal') return `jobmaal-${nr}-tekst`
  if (nr !== undefined && del === 'aftaler') return `aftale-${nr}-tekst`
  const andre: Record<string, string | undefined> = {
    jobmaal: 'stilling',
    tekst: 'kravtekst',
    krav: 'antalPrUge',
    gyldigFra: 'antalPrUge',
    aftaler: 'aftale-0-tekst',
    'If-Match': undefined,
    sagsbehandler: undefined,
  }
  return felt in andre ? andre[felt] : felt
}
