import { plusDage } from '#lib/dato'
import type { Kontekst } from '#lib/kontekst'
import type { NuphFelter } from '#lib/nuph/input'
import { opretNuphKladde } from '#lib/nuph/kladde'
import { sendNuph } from '#lib/nuph/send'
import type { Svarfelter } from '#lib/nuph/svarregler'
import type { Sanktionsfelter } from '#lib/sanktion/regler'
import { IDAG } from '#tests/system/scene'

/** An underretning that may be sent: doubt about rådighed, from today. */
export const underretning = (ret: Partial<NuphFelter> = {}): NuphFelter => ({
  haendelse: 'H10',
  haendelsesdato: IDAG,
  haendelsestidspunkt: null,
  kildeSlags: null,
  kildeId: null,
  vejledtOmKonsekvens: true,
  vejledtDato: plusDage(IDAG, -14),
  afbudModtaget: null,
  moedteMinutterForSent: null,
  kontaktGenoprettetTid: null,
  modtagetFraTilbudsstedDato: null,
  tilbudsbeskrivelse: null,
  borgersForklaring: null,
  begrundelse: 'Medlemmet har ikke søgt job i oktober.',
  ...ret,
})

/** Draft and send in one go. */
export async function sendUnderretning(
  kommune: Kontekst,
  borgerId: string,
  ret: Partial<NuphFelter> = {},
): Promise<{ id: string; sagsnummer: string }> {
  const { id } = await opretNuphKladde(kommune, { borgerId, felter: underretning(ret) })
  return sendNuph(kommune, { id, version: 1 })
}

export const svar = (ret: Partial<Svarfelter> = {}): Svarfelter => ({
  svartype: 'V12',
  resultat: null,
  grund: null,
  hoeringsfrist: null,
  begrundelse: null,
  erstatterSvarId: null,
  anledning: null,
  rettelseAkasseId: null,
  usaedvanligGrund: null,
  ...ret,
})

/** A karantæne of three weeks, decided today. */
export const karantaene = (ret: Partial<Sanktionsfelter> = {}): Omit<Sanktionsfelter, 'nuphId'> => ({
  sanktionstype: 'S04',
  haendelsesdato: IDAG,
  afgoerelsesdato: IDAG,
  startdato: IDAG,
  slutdato: null,
  timer: '111.00',
  afvikledeTimer: null,
  forsikring: 'FULDTID',
  gentagelseAfSanktionId: null,
  arbejdskravTimer: null,
  arbejdskravPeriode: null,
  arbejdskravOpfyldtDato: null,
  ...ret,
})
