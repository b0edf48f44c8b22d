import type { Regelfund } from '#lib/regelfund'

/** 4405: nothing is registered about a citizen who has died (STAR: FravaerService and others). */
export const vurderDoed = (doed: boolean): Regelfund[] =>
  doed ? [{ kode: '4405', niveau: 'BLOK', besked: 'Borgeren er registreret som død. Intet kan registreres.' }] : []
