import { type Dag, plusDage } from '#lib/dato'
import type { NySamtale } from '#lib/samtale/input'
import { danskTid } from '#lib/samtale/tid'
import { IDAG } from '#tests/system/scene'

/** A Danish clock on a day counted from the seed day. */
export function kl(dage: number, tid = '10:00'): Date {
  const moment = danskTid(plusDage(IDAG, dage), tid)
  if (!moment) throw new Error(`${tid} findes ikke`)
  return moment
}

/** An interview that may be called to: the a-kasse's own, in person, in a week. */
export const samtalen = (borgerId: string, ret: Partial<NySamtale> = {}): NySamtale => {
  const start = ret.start ?? kl(7)
  return {
    borgerId,
    type: 17,
    form: 'PERSONLIGT',
    start,
    slut: new Date(start.getTime() + 45 * 60_000),
    moedeholder: 'Anna Andersen',
    titel: 'Dine job og din plan',
    beskrivelse: 'Tag dit cv med.',
    sted: null,
    adresse: 'Store Torv 1, 1000 København K',
    telefon: null,
    borgerRinger: false,
    videolink: null,
    ombookSenest: new Date(start.getTime() - 24 * 3_600_000),
    akassedeltagelse: null,
    deltagere: [],
    vejledtOmKonsekvens: true,
    indstillingId: null,
    bookingId: null,
    ...ret,
  }
}

/** The same as a fagsystem sends it. */
export const samtalekrop = (ret: object = {}, dag: Dag = plusDage(IDAG, 7)) => ({
  status: 'INDKALDT',
  samtaletype: 17,
  samtaleform: 'PERSONLIGT',
  start: `${dag}T10:00:00+01:00`,
  slut: `${dag}T10:45:00+01:00`,
  moedeholder: 'Anna Andersen',
  titel: 'Dine job og din plan',
  adresse: 'Store Torv 1, 1000 København K',
  ...ret,
})
