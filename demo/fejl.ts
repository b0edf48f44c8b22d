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

/** How the receiver of webhooks behaves. */
export const WEBHOOK_FEJL = {
  OK: 'Alt virker',
  NEDE: 'Forbindelsen brydes, før der bliver svaret',
  LANGSOM: 'Hvert svar lader vente på sig',
  HAENGER: 'Forbindelsen holdes åben uden svar',
  AFVISER: 'Der svares 500',
  TRAVL: 'Der svares 429 med Retry-After: 60',
  VAEK: 'Der svares 410',
  FLYTTET: 'Der svares 301',
  DOER_EFTER: 'Beskeden gemmes, men forbindelsen brydes før svaret',
} as const
export type WebhookFejl = keyof typeof WEBHOOK_FEJL

/** How the mail server behaves. */
export const MAIL_FEJL = {
  OK: 'Alt virker',
  NEDE: 'Der svares 421, og forbindelsen lukkes',
  AFVISER: 'Modtageren afvises med 550',
  DOER_EFTER: 'Mailen gemmes, men forbindelsen brydes før svaret',
} as const
export type MailFejl = keyof typeof MAIL_FEJL

const KONTAKTER = { digitalPost: DIGITAL_POST_FEJL, webhook: WEBHOOK_FEJL, mail: MAIL_FEJL } as const

export type Fejl = { digitalPost: DigitalPostFejl; webhook: WebhookFejl; mail: MailFejl }

export type Fejlkontakt = {
  hent(): Fejl
  /** Sets the switches named in `oensket` and leaves the others. Gives back what is wrong with it, or undefined when it was set. */
  saet(oensket: unknown): string | undefined
  nulstil(): void
}

const ALT_VIRKER: Fejl = { digitalPost: 'OK', webhook: 'OK', mail: 'OK' }

export function fejlkontakt(): Fejlkontakt {
  let fejl = ALT_VIRKER
  return {
    hent: () => fejl,
    saet(oensket) {
      if (typeof oensket !== 'object' || oensket === null) return 'Send et objekt, f.eks. {"digitalPost":"NEDE"}.'
      if (Object.keys(oensket).length === 0) return 'Nævn mindst én kontakt, f.eks. {"webhook":"NEDE"}.'
      for (const [navn, vaerdi] of Object.entries(oensket)) {
        const kendte = Object.hasOwn(KONTAKTER, navn) && KONTAKTER[navn as keyof Fejl]
        if (!kendte) return `"${navn}" findes ikke. Det gør: ${Object.keys(KONTAKTER).join(', ')}.`
        if (!Object.hasOwn(kendte, String(vaerdi))) return `${navn} skal være en af: ${Object.keys(kendte).join(', ')}.`
      }
      fejl = { ...fejl, ...(oensket as Partial<Fejl>) }
      return undefined
    },
    nulstil() {
      fejl = ALT_VIRKER
    },
  }
}
