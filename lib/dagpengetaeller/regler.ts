import { type Doedsfald, vurderDoed } from '#lib/borger/doed'
import { type Dag, visDato, visKortDato } from '#lib/dato'
import { hundrededele } from '#lib/kontaktforloeb/regler'
import type { Regelfund } from '#lib/regelfund'

const KILDE = 'STAR, starwiki: DagpengetaellerService'

/** A membership as the report sees it; `egen` is the reporting a-kasse's. */
type Medlemskab = { egen: boolean; gyldigFra: Dag; gyldigTil: Dag | null }

/** What becomes of a report: stored, passed on to the citizen's present a-kasse, or refused. */
export type Modtagelse = 'GEM' | 'VIDERESEND' | 'AFVIS'

/**
 * Who reports? The citizen's a-kasse, one that will be within the days that STAR allows, or a former one that nobody followed: stored. A
 * former one that somebody followed: passed on to the new. One that is to come while another is present: refused.
 */
export function modtagelse(medlemskaber: readonly Medlemskab[], dag: Dag): Modtagelse {
  const nu = medlemskaber.find((m) => m.gyldigFra <= dag && (m.gyldigTil === null || m.gyldigTil >= dag))
  if (!nu || nu.egen) return 'GEM'
  return medlemskaber.some((m) => m.egen && m.gyldigTil !== null && m.gyldigTil < dag) ? 'VIDERESEND' : 'AFVIS'
}

type Stand = { forsikring: string; timerForbrugt: string; opgjortTil: Dag; indplaceringsdato: Dag }

export type Taellerfakta = {
  dag: Dag
  doed: Doedsfald
  modtagelse: Modtagelse
  nyIndplacering: boolean
  /** GradingDate; null when the report does not tell it anew. */
  indplaceringsdato: Dag | null
  forsikring: string
  timerForbrugt: string
  opgjortTil: Dag
  harKorrektion: boolean
  seneste: (Stand & { id: string }) | undefined
  graenseTimer: string | null
  /** The citizen's course in the a-kasse today, and the last one that ended because the threshold was reached. */
  aabent75: { id: string; startDato: Dag } | undefined
  afsluttet75: { id: string; slutDato: Dag } | undefined
}

/** May this state be reported? Every finding at once; the threshold is a warning, because the end is the a-kasse's own act. */
export function vurderTaeller(f: Taellerfakta): Regelfund[] {
  const fund = vurderDoed(f.doed)
  if (f.modtagelse === 'AFVIS')
    fund.push({
      kode: 'DT-001',
      niveau: 'BLOK',
      besked: 'Borgeren er medlem af en anden a-kasse i dag. I kan ikke indberette timer endnu.',
      regel: 'Kun borgerens a-kasse indberetter dagpengetællere',
      kilde: KILDE,
      hvemKan: 'Borgerens nuværende a-kasse',
    })
  if (f.opgjortTil > f.dag)
    fund.push({
      kode: 'DT-002',
      niveau: 'BLOK',
      besked: 'Timerne kan ikke være opgjort til en dag, der ikke er kommet.',
      felt: 'opgjortTil',
      kilde: 'Samspor',
    })
  fund.push(...vurderIndplacering(f))
  if (f.modtagelse === 'GEM') fund.push(...vurderModSeneste(f), ...vurderGraense(f))
  return fund
}

function vurderIndplacering(f: Taellerfakta): Regelfund[] {
  const { seneste, indplaceringsdato } = f
  const felt = 'benefitsGrading'
  if (f.nyIndplacering && indplaceringsdato === null)
    return [{ kode: '1014', niveau: 'BLOK', besked: 'En ny indplacering skal have en dato.', felt }]
  if (indplaceringsdato !== null && f.opgjortTil < indplaceringsdato)
    return [{ kode: '1003', niveau: 'BLOK', besked: 'Opgørelsen ligger før indplaceringen.', felt: 'opgjortTil' }]
  const foerste = !seneste || f.modtagelse === 'VIDERESEND'
  if (foerste && indplaceringsdato === null)
    return [
      {
        kode: 'DT-003',
        niveau: 'BLOK',
        besked: 'Den første indberetning skal have en indplacering.',
        felt,
        regel: 'Timer tælles i en indplacering',
        kilde: KILDE,
      },
    ]
  if (!seneste || f.modtagelse !== 'GEM') return []
  if (f.nyIndplacering && indplaceringsdato !== null && indplaceringsdato <= seneste.indplaceringsdato)
    return [
      {
        kode: 'DT-004',
        niveau: 'BLOK',
        besked: `Borgeren er indplaceret den ${visDato(seneste.indplaceringsdato)}. En ny indplacering skal ligge senere.`,
        felt,
        kilde: 'Samspor',
        aarsag: opgoerelsen(seneste),
      },
    ]
  if (!f.nyIndplacering && indplaceringsdato !== null && indplaceringsdato !== seneste.indplaceringsdato)
    return [
      {
        kode: 'DT-005',
        niveau: 'BLOK',
        besked: 'Indplaceringen har en anden dato end den, der er kendt. Markér, at den er ny, hvis den er det.',
        felt,
        kilde: 'Samspor',
        aarsag: opgoerelsen(seneste),
      },
    ]
  return []
}

function vurderModSeneste(f: Taellerfakta): Regelfund[] {
  const { seneste } = f
  if (!seneste || f.nyIndplacering) return []
  const ens =
    hundrededele(seneste.timerForbrugt) === hundrededele(f.timerForbrugt) &&
    seneste.opgjortTil === f.opgjortTil &&
    seneste.forsikring === f.forsikring
  if (ens && !f.harKorrektion)
    return [
      {
        kode: 'DT-006',
        niveau: 'BLOK',
        besked: 'Intet er ændret siden den seneste indberetning.',
        regel: 'Der indberettes kun, når noget er ændret',
        kilde: KILDE,
        aarsag: opgoerelsen(seneste),
      },
    ]
  const faldet = hundrededele(f.timerForbrugt) < hundrededele(seneste.timerForbrugt)
  if ((faldet || f.opgjortTil < seneste.opgjortTil) && !f.harKorrektion)
    return [
      {
        kode: 'DT-007',
        niveau: 'BLOK',
        besked: `Den seneste opgørelse er ${seneste.timerForbrugt} timer til og med den ${visDato(seneste.opgjortTil)}. Lavere timer eller en tidligere dag er en korrektion og skal have en kommentar og en dato.`,
        felt: faldet ? 'forbrugteTimer' : 'opgjortTil',
        regel: 'Timer i en indplacering vokser, eller de rettes',
        kilde: 'Samspor',
        aarsag: opgoerelsen(seneste),
      },
    ]
  return []
}

function vurderGraense(f: Taellerfakta): Regelfund[] {
  if (f.graenseTimer === null) return []
  const naaet = hundrededele(f.timerForbrugt) >= hundrededele(f.graenseTimer)
  if (naaet && f.aabent75)
    return [
      {
        kode: 'DT-W01',
        niveau: 'ADVAR',
        besked: `Grænsen på ${f.graenseTimer} timer er nået. I skal afslutte kontaktforløbet.`,
        regel: 'A-kassen registrerer slutdatoen, når grænsen er nået',
        kilde: 'STAR, IT-nyhedsbrev 31/2023: Kontaktforløb i a-kassen',
        aarsag: {
          type: 'fravaer',
          id: f.aabent75.id,
          beskrivelse: `Kontaktforløb hos a-kassen fra ${visKortDato(f.aabent75.startDato)}`,
        },
        hvemKan: 'Borgerens a-kasse',
      },
    ]
  if (!naaet && f.harKorrektion && f.afsluttet75 && !f.aabent75)
    return [
      {
        kode: 'DT-W02',
        niveau: 'ADVAR',
        besked: 'Timerne er nu under grænsen, men kontaktforløbet er afsluttet. Det åbner ikke af sig selv igen.',
        aarsag: {
          type: 'fravaer',
          id: f.afsluttet75.id,
          beskrivelse: `Kontaktforløb hos a-kassen, slutdato ${visKortDato(f.afsluttet75.slutDato)}`,
        },
        hvemKan: 'A-kassen kan rette slutdatoen med en kommentar',
      },
    ]
  return []
}

const opgoerelsen = (s: Stand & { id: string }) => ({
  type: 'dagpengetaeller',
  id: s.id,
  beskrivelse: `${s.timerForbrugt} timer opgjort til ${visKortDato(s.opgjortTil)}`,
})
