import { type Dag, visDato } from '#lib/dato'

/** What a version of the plan holds, as far as a reader would notice a difference. */
export type Sammenlignelig = {
  jobmaal: readonly { conceptUri: string; titel: string; primaer: boolean; tekst: string | null }[]
  krav: readonly {
    antalPrUge: number
    jobomraader: readonly string[]
    geografi: string | null
    kanaler: readonly string[]
    tekst: string | null
    gyldigFra: Dag
    gyldigTil: Dag | null
  }[]
  tilbud: readonly Tilbudslinje[]
  aftaler: readonly { aftaleId: string; tekst: string; dag: Dag | null }[]
}

type Tilbudslinje = {
  tilbudId: string
  navn: string
  start: Dag
  slut: Dag
  slutaarsag: string | null
  timerPrUge: number | null
  minutterPrUge: number | null
  sted: string | null
  adresse: string | null
  kontaktperson: string | null
  maal: string | null
  beskrivelse: string | null
}

const TOM: Sammenlignelig = { jobmaal: [], krav: [], tilbud: [], aftaler: [] }

/**
 * What is different from one version to the next, in the words that the citizen reads: a line for each thing, in the order of the page.
 * Nothing different gives no line. Without an earlier version everything is new.
 */
export function beskrivAendring(gammel: Sammenlignelig | undefined, ny: Sammenlignelig): string[] {
  const foer = gammel ?? TOM
  return [
    ...jobmaalslinjer(foer.jobmaal, ny.jobmaal),
    ...kravlinjer(nyeste(foer.krav), nyeste(ny.krav)),
    ...tilbudslinjer(foer.tilbud, ny.tilbud),
    ...aftalelinjer(foer.aftaler, ny.aftaler),
  ]
}

/** A tilbud that is new in the plan, as the plan and the preview of a decision say it. */
export const tilbudTilfoejet = (t: {
  navn: string
  sted: string | null
  start: Dag | null
  slut: Dag | null
}): string =>
  `Tilbud tilføjet: ${t.navn}${t.sted ? ` hos ${t.sted}` : ''}${t.start && t.slut ? `, ${visDato(t.start)} til ${visDato(t.slut)}` : ''}`

function jobmaalslinjer(foer: Sammenlignelig['jobmaal'], nu: Sammenlignelig['jobmaal']): string[] {
  const gamle = new Map(foer.map((m) => [m.conceptUri, m]))
  const nye = new Set(nu.map((m) => m.conceptUri))
  const vigtigst = foer.find((m) => m.primaer)
  const nyVigtigst = nu.find((m) => m.primaer)
  return [
    ...nu.filter((m) => !gamle.has(m.conceptUri)).map((m) => `Nyt jobmål: ${m.titel}`),
    ...foer.filter((m) => !nye.has(m.conceptUri)).map((m) => `Jobmål fjernet: ${m.titel}`),
    ...(vigtigst && nyVigtigst && vigtigst.conceptUri !== nyVigtigst.conceptUri
      ? [`Dit vigtigste jobmål er nu: ${nyVigtigst.titel}`]
      : []),
    ...nu
      .filter((m) => gamle.has(m.conceptUri) && gamle.get(m.conceptUri)?.tekst !== m.tekst)
      .map((m) => `Ny tekst til jobmålet: ${m.titel}`),
  ]
}

/** The requirement that begins last: the one in force, or the one that is about to be. */
const nyeste = (krav: Sammenlignelig['krav']) =>
  krav.reduce<Sammenlignelig['krav'][number] | undefined>(
    (sidst, k) => (!sidst || k.gyldigFra >= sidst.gyldigFra ? k : sidst),
    undefined,
  )

function kravlinjer(
  foer: Sammenlignelig['krav'][number] | undefined,
  nu: Sammenlignelig['krav'][number] | undefined,
): string[] {
  if (!nu) return foer ? ['Krav til jobsøgning er fjernet'] : []
  if (!foer) return [`Nyt krav: ${jobOmUgen(nu.antalPrUge)}`]
  const andre: [boolean, string][] = [
    [!ens(foer.jobomraader, nu.jobomraader), 'Krav til jobområder er ændret'],
    [foer.geografi !== nu.geografi, 'Krav til, hvor du søger, er ændret'],
    [!ens(foer.kanaler, nu.kanaler), 'Krav til, hvordan du søger, er ændret'],
    [foer.tekst !== nu.tekst, 'Særlige krav er ændret'],
    [foer.gyldigTil !== nu.gyldigTil && nu.gyldigTil !== null, `Krav slutter ${nu.gyldigTil && visDato(nu.gyldigTil)}`],
    [foer.gyldigTil !== null && nu.gyldigTil === null, 'Krav gælder igen uden slutdato'],
  ]
  return [
    ...(foer.antalPrUge === nu.antalPrUge
      ? []
      : [`Krav ændret fra ${foer.antalPrUge} til ${jobOmUgen(nu.antalPrUge)}`]),
    ...andre.flatMap(([er, tekst]) => (er ? [tekst] : [])),
  ]
}

const jobOmUgen = (antal: number): string => `${antal} job om ugen`
const ens = (a: readonly string[], b: readonly string[]): boolean => a.join('\n') === b.join('\n')

function tilbudslinjer(foer: readonly Tilbudslinje[], nu: readonly Tilbudslinje[]): string[] {
  const gamle = new Map(foer.map((t) => [t.tilbudId, t]))
  const nye = new Set(nu.map((t) => t.tilbudId))
  return [
    ...nu.flatMap((t) => {
      const gammel = gamle.get(t.tilbudId)
      return gammel ? tilbudsaendring(gammel, t) : [tilbudTilfoejet(t)]
    }),
    ...foer.filter((t) => !nye.has(t.tilbudId)).map((t) => `Tilbud fjernet: ${t.navn}`),
  ]
}

function tilbudsaendring(foer: Tilbudslinje, nu: Tilbudslinje): string[] {
  const linjer: string[] = []
  if (foer.navn !== nu.navn) linjer.push(`Tilbud ændret: ${foer.navn} er nu ${nu.navn}`)
  if (foer.start === nu.start && nu.slut < foer.slut) linjer.push(`Tilbud slutter før: ${nu.navn}, ${visDato(nu.slut)}`)
  else if (foer.start !== nu.start || foer.slut !== nu.slut)
    linjer.push(`Tilbud ændret: ${nu.navn}, nu ${visDato(nu.start)} til ${visDato(nu.slut)}`)
  // The cause itself is between the authorities.
  else if (foer.slutaarsag !== nu.slutaarsag) linjer.push(`Tilbud slutter: ${nu.navn}, ${visDato(nu.slut)}`)
  if (foer.timerPrUge !== nu.timerPrUge || foer.minutterPrUge !== nu.minutterPrUge)
    linjer.push(`Tilbud ændret: ${nu.navn}, nu ${ugetid(nu) ?? 'uden fast tid'}`)
  const oplysninger = ['sted', 'adresse', 'kontaktperson', 'maal', 'beskrivelse'] as const
  if (oplysninger.some((o) => foer[o] !== nu[o])) linjer.push(`Tilbud ændret: ${nu.navn}, nye oplysninger`)
  return linjer
}

/** "20 timer og 30 minutter om ugen"; undefined when no time was given. */
export function ugetid(t: { timerPrUge: number | null; minutterPrUge: number | null }): string | undefined {
  const dele = [
    t.timerPrUge !== null && `${t.timerPrUge} ${t.timerPrUge === 1 ? 'time' : 'timer'}`,
    t.minutterPrUge ? `${t.minutterPrUge} minutter` : false,
  ].filter(Boolean)
  return dele.length > 0 ? `${dele.join(' og ')} om ugen` : undefined
}

function aftalelinjer(foer: Sammenlignelig['aftaler'], nu: Sammenlignelig['aftaler']): string[] {
  const gamle = new Map(foer.map((a) => [a.aftaleId, a]))
  const nye = new Set(nu.map((a) => a.aftaleId))
  return [
    ...nu.flatMap((a) => {
      const gammel = gamle.get(a.aftaleId)
      if (!gammel) return [`Ny aftale: ${kort(a.tekst)}`]
      return gammel.tekst === a.tekst && gammel.dag === a.dag ? [] : [`Aftale ændret: ${kort(a.tekst)}`]
    }),
    ...foer.filter((a) => !nye.has(a.aftaleId)).map((a) => `Aftale fjernet: ${kort(a.tekst)}`),
  ]
}

/** A line stays a line: a long text is named by its beginning. */
const kort = (tekst: string): string => {
  const [linje = ''] = tekst.split('\n')
  return linje.length > 100 ? `${linje.slice(0, 99).trimEnd()}…` : linje
}
