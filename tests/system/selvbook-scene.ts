import { plusDage } from '#lib/dato'
import type { Kontekst } from '#lib/kontekst'
import { bedOmSelvbooking } from '#lib/selvbook/bed'
import type { NySelvbookfrist, Tidstilbud } from '#lib/selvbook/input'
import { tilbydTider } from '#lib/selvbook/tilbyd'
import { IDAG } from '#tests/system/scene'

let loebenr = 0

/** Times of a morning in a week, by somebody of the test's own: names are what the wall against two times at once goes by. */
export const tilbud = (ret: Partial<Tidstilbud> = {}): Tidstilbud => {
  loebenr += 1
  return {
    dag: plusDage(IDAG, 7),
    fra: '09:00',
    til: '10:30',
    minutter: 45,
    form: 'PERSONLIGT',
    moedeholder: `Anna Nummer ${loebenr}`,
    sted: null,
    adresse: 'Store Torv 1, 1000 København K',
    telefon: null,
    borgerRinger: false,
    videolink: null,
    ...ret,
  }
}

/** The citizen is asked to book a jobsamtale within four days. */
export const spoergsmaal = (borgerId: string, ret: Partial<NySelvbookfrist> = {}): NySelvbookfrist => ({
  borgerId,
  type: 17,
  titel: 'Dine job og din plan',
  beskrivelse: null,
  senest: plusDage(IDAG, 4),
  ombookTimer: 24,
  vejledtOmKonsekvens: true,
  ...ret,
})

/** Two open times and a citizen who is asked to take one. */
export async function bedt(
  myndighed: Kontekst,
  borgerId: string,
  ret: { tilbud?: Partial<Tidstilbud>; frist?: Partial<NySelvbookfrist> } = {},
): Promise<{ fristId: string; tidIder: string[] }> {
  const { tidIder } = await tilbydTider(myndighed, tilbud(ret.tilbud))
  const { fristId } = await bedOmSelvbooking(myndighed, spoergsmaal(borgerId, ret.frist))
  return { fristId, tidIder }
}
