import { type Dag, dagFor, visDato, visDatoMedUgedag } from '#lib/dato'
import { ugetid } from '#lib/min-plan/aendring'
import type { PlanIndhold } from '#lib/min-plan/queries'

/**
 * What a version of the plan says, in the citizen's words, for the page and the PDF alike: sections in reading order, each with sentences
 * or named facts. `kommunen` is not named here; authorities are named as they registered.
 */
export type Planafsnit = {
  id: 'jobmaal' | 'krav' | 'tilbud' | 'aftaler'
  titel: string
  /** Shown when there is nothing below. */
  tom: string
  punkter: readonly Planpunkt[]
}
export type Planpunkt = {
  noegle: string
  titel: string
  tekst?: string | undefined
  fakta: readonly [navn: string, vaerdi: string | null | undefined][]
}

/** The plan in sections. A requirement that begins later says so; `dag` is the day it is read. */
export function planafsnit(
  plan: Pick<PlanIndhold, 'jobmaal' | 'krav' | 'tilbud' | 'aftaler'>,
  dag: Dag,
): readonly Planafsnit[] {
  return [
    {
      id: 'jobmaal',
      titel: 'Jobmål',
      tom: 'Der står ingen jobmål i planen.',
      punkter: plan.jobmaal.map((m) => ({
        noegle: m.conceptUri,
        titel: m.primaer ? `${m.titel} (dit vigtigste jobmål)` : m.titel,
        tekst: m.tekst ?? undefined,
        fakta: [['Registreret af', `${m.registreretAfNavn}, ${visDato(m.gyldigFra)}`]],
      })),
    },
    {
      id: 'krav',
      titel: 'Krav til jobsøgning',
      tom: 'Din a-kasse har ikke skrevet krav til jobsøgning endnu.',
      punkter: plan.krav.map((k) => ({
        noegle: k.kravId ?? String(k.nummer),
        titel: kravsaetning(k, dag),
        tekst: k.tekst ?? undefined,
        fakta: [
          ['Job, du skal søge', k.jobomraader.join(', ') || null],
          ['Hvor du skal søge', k.geografi],
          ['Sådan søger du', k.kanaler.join(', ') || null],
          ['Gælder fra', visDato(k.gyldigFra)],
          ['Sidste dag', k.gyldigTil && visDato(k.gyldigTil)],
          ['Registreret af', k.registreretAfNavn],
        ],
      })),
    },
    {
      id: 'tilbud',
      titel: 'Tilbud og aktiviteter',
      tom: 'Du har ingen tilbud.',
      punkter: plan.tilbud.map((t) => ({
        noegle: t.tilbudId,
        titel: t.navn,
        tekst: t.beskrivelse ?? undefined,
        fakta: [
          ['Begynder', visDatoMedUgedag(t.start)],
          ['Sidste dag', visDatoMedUgedag(t.slut)],
          ['Tid', ugetid(t)],
          ['Sted', t.sted],
          ['Adresse', t.adresse],
          ['Kontaktperson', t.kontaktperson],
          ['Mål', t.maal],
          ['Ansvarlig', [t.registreretAfNavn, t.sagsbehandler].filter(Boolean).join(', ')],
        ],
      })),
    },
    {
      id: 'aftaler',
      titel: 'Aftaler',
      tom: 'Der står ingen aftaler i planen.',
      punkter: plan.aftaler.map((a) => ({
        noegle: a.aftaleId,
        titel: a.tekst.split('\n')[0] ?? '',
        tekst: a.tekst.split('\n').slice(1).join('\n').trim() || undefined,
        fakta: [
          ['Senest', a.dag && visDatoMedUgedag(a.dag)],
          ['Aftalt med', a.registreretAfNavn],
        ],
      })),
    },
  ]
}

/** What is asked of the job search on the day; a requirement that has ended is told as one that was. */
function kravsaetning({ antalPrUge: antal, gyldigFra, gyldigTil }: PlanIndhold['krav'][number], dag: Dag): string {
  if (gyldigTil !== null && gyldigTil < dag) return `Gælder ikke mere: mindst ${antal} job om ugen`
  if (antal === 0) return 'Du skal ikke søge et bestemt antal job'
  return `Du skal ${gyldigFra > dag ? 'snart ' : ''}søge mindst ${antal} job om ugen`
}

/** When and by whom a version was published. */
export const udgivet = (plan: Pick<PlanIndhold, 'publiceretTid' | 'publiceretAfNavn'>): string =>
  plan.publiceretTid
    ? `Udgivet den ${visDato(dagFor(plan.publiceretTid))} af ${plan.publiceretAfNavn}`
    : `Udgivet af ${plan.publiceretAfNavn}`

/** What was new in a version, a line each. */
export const aendringslinjer = (plan: Pick<PlanIndhold, 'aendring'>): string[] =>
  plan.aendring.split('\n').filter((l) => l !== '')

/** By when the plan is to be read. A deadline that has passed is told without blame. */
export function laesSenest(frist: Dag | null, dag: Dag): string {
  if (!frist) return 'Læs planen'
  return frist < dag
    ? `Læs planen nu. Fristen var ${visDatoMedUgedag(frist)}`
    : `Læs planen senest ${visDatoMedUgedag(frist)}`
}

/** Where a version stands, in one sentence for the citizen. */
export function planstand(
  plan: Pick<PlanIndhold, 'status' | 'kvitteretTid' | 'kvitterSenest' | 'afloestTid'>,
  dag: Dag,
): string {
  if (plan.status === 'AFLOEST')
    return `Planen gælder ikke mere${plan.afloestTid ? `. Den blev ændret den ${visDato(dagFor(plan.afloestTid))}` : ''}.`
  if (plan.kvitteretTid) return `Du har bekræftet, at du har læst planen den ${visDato(dagFor(plan.kvitteretTid))}.`
  return `${laesSenest(plan.kvitterSenest, dag)}.`
}
