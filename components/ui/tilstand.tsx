import { StatusTag, type Tagart } from '#components/ui/status-tag'
import { type Dag, visDato } from '#lib/dato'

type Tilstande = Readonly<Record<string, readonly [tekst: string, art: Tagart]>>

/** The states of an indstilling as authorities see them. A decision whose letter is on its way is not yet a decision. */
const INDSTILLING: Tilstande = {
  KLADDE: ['Kladde', 'neutral'],
  SENDT: ['Sendt', 'info'],
  MODTAGET: ['Modtaget', 'info'],
  UNDER_BEHANDLING: ['Under behandling', 'info'],
  AFGJORT_AFVENTER_POST: ['Under behandling', 'info'],
  GODKENDT: ['Godkendt', 'succes'],
  AFSLAG: ['Afslag', 'fejl'],
  TRUKKET: ['Trukket tilbage', 'neutral'],
  BERIGTIGET: ['Fjernet af afsender', 'neutral'],
}

const DIGITAL_POST: Tilstande = {
  KLAR: ['Klar', 'neutral'],
  AFSENDT: ['Sendt', 'info'],
  MODTAGET: ['Sendt', 'info'],
  LEVERET: ['Leveret', 'succes'],
  AFVIST: ['Ikke leveret', 'fejl'],
  PAPIR: ['Sendes med brev', 'handling'],
  FORSINKET: ['Forsinket', 'handling'],
}

const MIN_PLAN: Tilstande = {
  PUBLICERET: ['Ny – skal læses', 'handling'],
  KVITTERET: ['Læst', 'succes'],
  AFLOEST: ['Tidligere plan', 'neutral'],
}

const NUPH: Tilstande = {
  KLADDE: ['Kladde', 'neutral'],
  SENDT: ['Sendt', 'info'],
  MIDLERTIDIGT_BESVARET: ['Under behandling', 'info'],
  BESVARET: ['Besvaret', 'succes'],
  TILBAGEKALDT: ['Trukket tilbage', 'fejl'],
  GENOPTAGET: ['Genoptaget', 'handling'],
  AFVIST: ['Ikke modtaget af a-kassen', 'fejl'],
  LUKKET: ['Lukket', 'neutral'],
}

function slaaOp(tilstande: Tilstande, status: string): readonly [string, Tagart] {
  return tilstande[status] ?? [status, 'neutral']
}

/** The words for an indstilling's status, for headings, exports and e-mail. */
export function indstillingTekst(status: string): string {
  return slaaOp(INDSTILLING, status)[0]
}

/** State of an indstilling. To the citizen a refusal is a plain fact, without red; to the deciding authority
 * (`afgoerende`) a decision whose letter is on its way is named. */
export function IndstillingTag({ status, laeser }: { status: string; laeser: 'borger' | 'myndighed' | 'afgoerende' }) {
  if (status === 'AFGJORT_AFVENTER_POST' && laeser === 'afgoerende')
    return <StatusTag art="info">Brevet sendes</StatusTag>
  const [tekst, art] = slaaOp(INDSTILLING, status)
  return <StatusTag art={laeser === 'borger' && art === 'fejl' ? 'neutral' : art}>{tekst}</StatusTag>
}

/** State of a letter in Digital Post. */
export function DigitalPostTag({ status }: { status: string }) {
  const [tekst, art] = slaaOp(DIGITAL_POST, status)
  return <StatusTag art={art}>{tekst}</StatusTag>
}

/** State of a version of Min plan; `laest` is the day the citizen confirmed it. */
export function MinPlanTag({ status, laest }: { status: string; laest?: Dag }) {
  const [tekst, art] = slaaOp(MIN_PLAN, status)
  return <StatusTag art={art}>{laest && status === 'KVITTERET' ? `${tekst} ${visDato(laest)}` : tekst}</StatusTag>
}

/** State of an underretning, as authorities see it. */
export function NuphTag({ status }: { status: string }) {
  const [tekst, art] = slaaOp(NUPH, status)
  return <StatusTag art={art}>{tekst}</StatusTag>
}
