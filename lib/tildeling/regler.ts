import { type Doedsfald, vurderDoed } from '#lib/borger/doed'
import { type Dag, daekker, plusDage, visDato } from '#lib/dato'
import type { Regelfund } from '#lib/regelfund'

/** What a tildeling is judged by. `dag` is today; null is a day that could not be read. */
export type Tildelingsfakta = {
  dag: Dag
  fra: Dag | null
  /** Last day; undefined: until the jobcenter ends it. */
  til: Dag | null | undefined
  doed: Doedsfald
  /** Undefined: no anden aktør has the code. */
  aktoer: { gyldigFra: Dag; gyldigTil: Dag | null } | undefined
  /** The jobcenter's own tilknytning; undefined: the citizen is not its on the first day. */
  tilknytning: { gyldigTil: Dag | null } | undefined
  kendte: readonly { aktoerNavn: string; fra: Dag; til: Dag | null }[]
}

const ENE = { regel: 'En borger hos et jobcenter har én anden aktør ad gangen', kilde: 'Samspor' }

/** May the jobcenter give the citizen to the anden aktør for these days? AT-001 to AT-004. */
export function vurderTildeling(f: Tildelingsfakta): Regelfund[] {
  const fund = vurderDoed(f.doed)
  if (!f.aktoer)
    fund.push({ kode: 'AT-001', niveau: 'BLOK', besked: 'Vælg en anden aktør fra listen.', felt: 'aktoer' })
  if (!f.fra) fund.push({ kode: '1014', niveau: 'BLOK', besked: 'Skriv den første dag.', felt: 'fra' })
  if (f.til === null)
    fund.push({ kode: '1014', niveau: 'BLOK', besked: 'Skriv en dag, der findes, eller ingen.', felt: 'til' })
  if (!f.fra) return fund
  return [...fund, ...vurderPerioden({ ...f, fra: f.fra, til: f.til ?? null })]
}

function vurderPerioden(f: Tildelingsfakta & { fra: Dag; til: Dag | null }): Regelfund[] {
  const fund: Regelfund[] = []
  if (f.aktoer && !daekker({ fra: f.aktoer.gyldigFra, til: f.aktoer.gyldigTil }, f.fra))
    fund.push({
      kode: 'AT-001',
      niveau: 'BLOK',
      besked: 'Den anden aktør findes ikke den dag. Vælg en anden.',
      felt: 'aktoer',
    })
  if (f.fra < f.dag)
    fund.push({
      kode: 'AT-002',
      niveau: 'BLOK',
      besked: 'Den første dag skal være i dag eller senere.',
      felt: 'fra',
      regel: 'Ingen får adgang til en borger bagud',
      kilde: 'Samspor',
    })
  if (f.til !== null && f.til < f.fra)
    fund.push({ kode: '1003', niveau: 'BLOK', besked: 'Den sidste dag ligger før den første.', felt: 'til' })
  if (!f.tilknytning)
    fund.push({
      kode: 'AT-003',
      niveau: 'BLOK',
      besked: 'Borgeren hører ikke til jer den dag.',
      felt: 'fra',
      regel: 'Kun det jobcenter, der har borgeren, kan bruge en anden aktør',
      kilde: 'Samspor',
      hvemKan: 'Borgerens jobcenter den dag',
    })
  const optaget = f.kendte.find((k) => k.fra <= (f.til ?? UENDELIG) && (k.til ?? UENDELIG) >= f.fra)
  if (optaget)
    fund.push({
      kode: 'AT-004',
      niveau: 'BLOK',
      besked: `${optaget.aktoerNavn} har borgeren ${periode(optaget)}. Afslut det først.`,
      felt: 'fra',
      ...ENE,
    })
  return fund
}

const UENDELIG = '9999-12-31'
const periode = ({ fra, til }: { fra: Dag; til: Dag | null }) =>
  til ? `fra den ${visDato(fra)} til og med den ${visDato(til)}` : `fra den ${visDato(fra)}`

/** The last day of a tildeling: no later than the jobcenter's own, if that is known to end. */
export const senesteDag = (til: Dag | null, tilknytningTil: Dag | null): Dag | null =>
  til === null ? tilknytningTil : tilknytningTil === null || til < tilknytningTil ? til : tilknytningTil

/** May it end with `sidsteDag`? From yesterday (it ends now) until it would have ended anyway. AT-005. */
export function vurderAfslutning(f: { dag: Dag; sidsteDag: Dag | null; fra: Dag; til: Dag | null }): Regelfund[] {
  if (!f.sidsteDag) return [{ kode: '1014', niveau: 'BLOK', besked: 'Skriv den sidste dag.', felt: 'sidsteDag' }]
  if (f.til !== null && f.til < f.dag)
    return [{ kode: 'AT-005', niveau: 'BLOK', besked: `Det sluttede den ${visDato(f.til)}.`, felt: 'sidsteDag' }]
  const igaar = plusDage(f.dag, -1)
  if (f.sidsteDag >= igaar && (f.til === null || f.sidsteDag <= f.til)) return []
  return [
    {
      kode: 'AT-005',
      niveau: 'BLOK',
      besked: f.til
        ? `Den sidste dag skal være mellem i går og den ${visDato(f.til)}.`
        : 'Den sidste dag kan tidligst være i går. Så slutter det nu.',
      felt: 'sidsteDag',
    },
  ]
}

/** One that ends before it begins never began: its last day is the day before its first. */
export const slutdag = (fra: Dag, sidsteDag: Dag): Dag => (sidsteDag < fra ? plusDage(fra, -1) : sidsteDag)
