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

const JOBORDRE: Tilstande = {
  KLADDE: ['Kladde', 'neutral'],
  AFVENTER_MODTAGELSE: ['Sendt', 'info'],
  UNDER_BEHANDLING: ['I gang', 'info'],
  INAKTIV: ['På pause', 'neutral'],
  AFSLUTTET_OPFYLDT: ['Besat', 'succes'],
  AFSLUTTET_FRIST: ['Frist udløbet', 'neutral'],
  AFSLUTTET_TRUKKET: ['Trukket', 'neutral'],
}

const FORMIDLING: Tilstande = {
  9201: ['Foreslået', 'neutral'],
  9202: ['Henvist', 'info'],
  9203: ['Til samtale', 'info'],
  9204: ['Ansat', 'succes'],
  9205: ['Ikke valgt', 'neutral'],
  9206: ['Takket nej', 'neutral'],
  9207: ['Mødte ikke', 'neutral'],
  9208: ['Trukket', 'neutral'],
}

const SAMARBEJDE: Tilstande = {
  INVITERET: ['Venter på svar', 'info'],
  AFTALT: ['Hjælper', 'succes'],
  AFSLAAET: ['Sagt nej', 'neutral'],
  OPHOERT: ['Ophørt', 'neutral'],
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

/** State of a job order. To who has it (`skalModtage`) a new one asks for something, and more so when it has waited too long. */
export function JobordreTag({
  status,
  skalModtage = false,
  forLaenge = false,
}: {
  status: string
  skalModtage?: boolean
  forLaenge?: boolean
}) {
  if (status === 'AFVENTER_MODTAGELSE' && skalModtage)
    return forLaenge ? (
      <StatusTag art="fejl">Venter for længe</StatusTag>
    ) : (
      <StatusTag art="handling">Ny – skal modtages</StatusTag>
    )
  const [tekst, art] = slaaOp(JOBORDRE, status)
  return <StatusTag art={art}>{tekst}</StatusTag>
}

/** State of a candidate on a job order. */
export function FormidlingTag({ status }: { status: number }) {
  const [tekst, art] = slaaOp(FORMIDLING, String(status))
  return <StatusTag art={art}>{tekst}</StatusTag>
}

/** State of an agreement to help with a job order, as the one that asked sees it. */
export function SamarbejdeTag({ status }: { status: string }) {
  const [tekst, art] = slaaOp(SAMARBEJDE, status)
  return <StatusTag art={art}>{tekst}</StatusTag>
}
