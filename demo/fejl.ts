/** The failure switches of the demo's outside world. They live in memory: a restart puts everything right. */

/** How the Digital Post receiver behaves. */
export const DIGITAL_POST_FEJL = {
  OK: 'Alt virker',
  NEDE: 'Forbindelsen brydes, før der bliver svaret',
  AFVISER: 'Brevet tages ind, men kvitteringen siger INVALID',
  FRITAGET: 'Alle borgere er fritaget; et brev får kvitteringen NOT_ALLOWED',
  LANGSOM: 'Hvert svar lader vente på sig',
  HAENGER: 'Forbindelsen holdes åben uden svar',
  DOER_EFTER: 'Brevet gemmes, men forbindelsen brydes før svaret',
  TAVS: 'Brevet tages ind, men der kommer aldrig en kvittering',
} as const
export type DigitalPostFejl = keyof typeof DIGITAL_POST_FEJL

export type Fejl = { digitalPost: DigitalPostFejl }

export type Fejlkontakt = {
  hent(): Fejl
  /** Sets the switches named in `oensket`. Gives back what is wrong with it, or undefined when it was set. */
  saet(oensket: unknown): string | undefined
  nulstil(): void
}

export function fejlkontakt(): Fejlkontakt {
  let fejl: Fejl = { digitalPost: 'OK' }
  return {
    hent: () => fejl,
    saet(oensket) {
      if (typeof oensket !== 'object' || oensket === null) return 'Send et objekt, f.eks. {"digitalPost":"NEDE"}.'
      const ukendt = Object.keys(oensket).find((navn) => navn !== 'digitalPost')
      if (ukendt) return `"${ukendt}" findes ikke. Det gør: digitalPost.`
      const vaerdi = (oensket as Partial<Fejl>).digitalPost
      if (!vaerdi || !Object.hasOwn(DIGITAL_POST_FEJL, vaerdi)) {
        return `digitalPost skal være en af: ${Object.keys(DIGITAL_POST_FEJL).join(', ')}.`
      }
      fejl = { digitalPost: vaerdi }
      return undefined
    },
    nulstil() {
      fejl = { digitalPost: 'OK' }
    },
  }
}
