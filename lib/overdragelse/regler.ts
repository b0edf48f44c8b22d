import { type Doedsfald, vurderDoed } from '#lib/borger/doed'
import { type Dag, visDato } from '#lib/dato'
import type { Regelfund } from '#lib/regelfund'
import { vurderFritekst } from '#lib/tekst/fritekst'

export type Pakkefakta = {
  dag: Dag
  status: 'AABEN' | 'AFSLUTTET' | 'TILBAGEKALDT'
  gaelderFra: Dag
  doed: Doedsfald
}

/** May the kommune settle anything in this parcel today? Every finding at once. */
export function vurderPakke(f: Pakkefakta): Regelfund[] {
  const fund = vurderDoed(f.doed, 'Sagen kan ikke ændres.')
  if (f.status === 'TILBAGEKALDT')
    fund.push({
      kode: 'OD-001',
      niveau: 'BLOK',
      besked: 'A-kassen har taget overdragelsen tilbage.',
      regel: 'En slutdato, der var forkert, trækker overdragelsen med tilbage',
      kilde: 'Samspor',
      hvemKan: 'A-kassen, når den sætter en ny slutdato',
    })
  if (f.status === 'AFSLUTTET')
    fund.push({ kode: 'OD-002', niveau: 'BLOK', besked: 'I har allerede taget stilling til hele overdragelsen.' })
  if (f.status === 'AABEN' && f.dag < f.gaelderFra)
    fund.push({
      kode: 'OD-004',
      niveau: 'BLOK',
      besked: `A-kassen har samtalerne endnu. I kan tage stilling fra den ${visDato(f.gaelderFra)}.`,
      regel: 'Kommunen overtager dagen efter slutdatoen',
      kilde: 'Samspor',
    })
  return fund
}

export type Punktsvar = { svar: 'OVERTAGET'; begrundelse: null } | { svar: 'IKKE_RELEVANT'; begrundelse: string }

/** May this thing be settled so? OD-002: it has been; OD-003: what is not taken over needs a reason. */
export function vurderPunkt(
  pakke: Pakkefakta,
  punktstatus: 'VENTER' | 'OVERTAGET' | 'IKKE_RELEVANT',
  svar: Punktsvar,
): Regelfund[] {
  const fund = vurderPakke(pakke)
  if (pakke.status === 'AABEN' && punktstatus !== 'VENTER')
    fund.push({ kode: 'OD-002', niveau: 'BLOK', besked: 'I har allerede taget stilling til punktet.' })
  if (svar.svar === 'IKKE_RELEVANT') {
    if (svar.begrundelse.trim() === '')
      fund.push({
        kode: 'OD-003',
        niveau: 'BLOK',
        besked: 'Skriv, hvorfor punktet ikke er relevant.',
        felt: 'begrundelse',
        regel: 'A-kassen kan læse, hvorfor kommunen ikke overtager et punkt',
        kilde: 'Samspor',
      })
    fund.push(...vurderFritekst(svar.begrundelse, 'begrundelse', 1500))
  }
  return fund
}
