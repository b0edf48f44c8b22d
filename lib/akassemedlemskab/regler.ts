import { type Doedsfald, vurderDoed } from '#lib/borger/doed'
import { type Dag, visDato, visKortDato } from '#lib/dato'
import type { Regelfund } from '#lib/regelfund'

const KUN_ET = 'En borger er medlem af én a-kasse ad gangen'

type Periode = { startDato: Dag; slutDato: Dag | null }
/** A membership that is known already; `egen` when it is the caller's. */
export type KendtMedlemskab = { id: string; egen: boolean; gyldigFra: Dag; gyldigTil: Dag | null }

export type Indmeldelsesfakta = Periode & { doed: Doedsfald; foedselsdato: Dag; kendte: readonly KendtMedlemskab[] }

/** May the a-kasse register this membership? Another a-kasse is never named: that it is another is all the caller needs to know. */
export function vurderIndmeldelse(f: Indmeldelsesfakta): Regelfund[] {
  const fund = [...vurderDoed(f.doed), ...vurderPeriode(f)]
  if (f.startDato < f.foedselsdato)
    fund.push({ kode: '1014', niveau: 'BLOK', besked: 'Startdatoen ligger før fødslen.', felt: 'startDato' })
  return [...fund, ...vurderAndre(f, f.kendte)]
}

export type Udmeldelsesfakta = { slutDato: Dag; medlemskab: KendtMedlemskab; kendte: readonly KendtMedlemskab[] }

/** May the a-kasse end the membership with this day (included)? An end that is already known may be moved, also later. */
export function vurderUdmeldelse(f: Udmeldelsesfakta): Regelfund[] {
  const periode = { startDato: f.medlemskab.gyldigFra, slutDato: f.slutDato }
  return [
    ...vurderPeriode(periode),
    ...vurderAndre(
      periode,
      f.kendte.filter((k) => k.id !== f.medlemskab.id),
    ),
  ]
}

function vurderPeriode({ startDato, slutDato }: Periode): Regelfund[] {
  if (slutDato === null || slutDato >= startDato) return []
  return [{ kode: '1003', niveau: 'BLOK', besked: 'Slutdatoen ligger før startdatoen.', felt: 'slutDato' }]
}

function vurderAndre(periode: Periode, kendte: readonly KendtMedlemskab[]): Regelfund[] {
  const samtidige = kendte.filter((k) => overlapper(periode, k))
  const fund: Regelfund[] = []
  if (samtidige.some((k) => !k.egen))
    fund.push({
      kode: 'AM-001',
      niveau: 'BLOK',
      besked: 'Borgeren er medlem af en anden a-kasse i perioden.',
      felt: 'startDato',
      regel: KUN_ET,
      kilde: 'Samspor',
      hvemKan: 'Borgerens hidtidige a-kasse registrerer, hvornår medlemskabet slutter. Borgeren ved, hvilken det er.',
    })
  const eget = samtidige.find((k) => k.egen)
  if (eget)
    fund.push({
      kode: 'AM-002',
      niveau: 'BLOK',
      besked: `Borgeren er allerede medlem hos jer fra den ${visDato(eget.gyldigFra)}.`,
      felt: 'startDato',
      regel: KUN_ET,
      kilde: 'Samspor',
      aarsag: {
        type: 'akassemedlemskab',
        id: eget.id,
        beskrivelse: `Medlemskab ${visKortDato(eget.gyldigFra)}–${eget.gyldigTil ? visKortDato(eget.gyldigTil) : ''}`,
      },
      hvemKan: 'I kan sætte en slutdato på det medlemskab, der er registreret',
    })
  return fund
}

const overlapper = (p: Periode, k: KendtMedlemskab): boolean =>
  p.startDato <= (k.gyldigTil ?? UENDELIG) && k.gyldigFra <= (p.slutDato ?? UENDELIG)
const UENDELIG = '9999-12-31'
