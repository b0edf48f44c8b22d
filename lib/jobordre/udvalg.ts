/** What an authority has chosen to see of its job orders: as it stands in the address, so that it can be shared and gone back to. Pure. */
import { type Dag, plusDage } from '#lib/dato'
import type { Felter } from '#lib/http/formular'
import type { Indbakkeliste } from '#lib/jobordre/indbakke'
import type { Jobordrefilter } from '#lib/jobordre/queries'

export const STI = '/myndighed/jobordrer'
export const LISTER: Record<Indbakkeliste, string> = {
  nye: 'Nye',
  venter: 'Venter for længe',
  igang: 'I gang',
  pause: 'På pause',
  afsluttet: 'Afsluttet (30 dage)',
  alle: 'Alle',
}
export const OMFANG = { egne: 'Vores', afgivet: 'Givet videre', alle: 'Hele landet' }
export const FRISTER = {
  '3': 'Inden 3 dage',
  '7': 'Inden 7 dage',
  '14': 'Inden 14 dage',
  '30': 'Inden 30 dage',
  overskredet: 'Overskredet',
}
export const SAMARBEJDER = { aftalt: 'En a-kasse hjælper', inviteret: 'Venter på svar' }

export type Udvalg = {
  visning: 'tabel' | 'tavle'
  /** A list of the inbox, or the orders that one was asked to help with. */
  vis: Indbakkeliste | 'samarbejde'
  omfang: keyof typeof OMFANG
  titel: string
  stilling: string
  kommune: string
  frist: keyof typeof FRISTER | ''
  samarbejde: keyof typeof SAMARBEJDER | ''
}

const INTET: Udvalg = {
  visning: 'tabel',
  vis: 'alle',
  omfang: 'egne',
  titel: '',
  stilling: '',
  kommune: '',
  frist: '',
  samarbejde: '',
}

const en = <K extends string>(valg: Readonly<Record<K, string>>, vaerdi: string | undefined): K | undefined =>
  (Object.keys(valg) as K[]).find((k) => k === vaerdi)
const ord = (tekst: string | undefined) => (tekst ?? '').trim().slice(0, 60)

/** Reads the address; what is not there, or is not the reader's to choose, is as if it had not been chosen. The board is for what one has. */
export function laesUdvalg(v: Felter, akasse: boolean): Udvalg {
  const tavle = v.visning === 'tavle'
  const omfang = tavle ? 'egne' : (en(OMFANG, v.omfang) ?? 'egne')
  return {
    visning: tavle ? 'tavle' : 'tabel',
    vis: akasse && v.vis === 'samarbejde' ? 'samarbejde' : (en(LISTER, v.vis) ?? 'alle'),
    omfang: akasse && omfang === 'alle' ? 'egne' : omfang,
    titel: ord(v.titel),
    stilling: ord(v.stilling),
    kommune: /^\d{3,4}$/.test(v.kommune ?? '') ? (v.kommune ?? '') : '',
    frist: en(FRISTER, v.frist) ?? '',
    samarbejde: (akasse && en(SAMARBEJDER, v.samarbejde)) || '',
  }
}

/** The address that shows it. `efter` is the mark of the last line shown. */
export function adresse(udvalg: Partial<Udvalg> & { efter?: string | undefined }): string {
  const dele = new URLSearchParams()
  for (const [navn, vaerdi] of Object.entries(udvalg))
    if (vaerdi && vaerdi !== INTET[navn as keyof Udvalg]) dele.set(navn, vaerdi)
  return dele.size === 0 ? STI : `${STI}?${dele}`
}

/** Is anything left out? Then an empty list says so. */
export const erFiltreret = (u: Udvalg): boolean => adresse({ ...u, visning: 'tabel' }) !== STI

/** As a filter on orders, with the title that the words were found to mean. */
export const somFilter = (u: Udvalg, dag: Dag, conceptUri: string | undefined): Jobordrefilter => ({
  omfang: u.omfang,
  titel: u.titel || undefined,
  conceptUri,
  kommune: u.kommune || undefined,
  frist:
    u.frist === '' ? undefined : u.frist === 'overskredet' ? 'overskredet' : { inden: plusDage(dag, Number(u.frist)) },
  samarbejde: u.samarbejde === '' ? undefined : u.samarbejde === 'aftalt' ? 'AFTALT' : 'INVITERET',
})
