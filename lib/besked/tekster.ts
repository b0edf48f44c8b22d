/**
 * What each message says. Each template is a sentence that stands alone for the citizen; `{navn}` is filled from facts, and an unfilled
 * one stops the message. Names of authorities follow the date (table `tekst`).
 */
export const SKABELONER = {
  INDSTILLING_SENDT: '{type}.{detaljer}{tekst}',
  INDSTILLING_TRUKKET: '{akasse} har trukket sin anbefaling tilbage. Grund: {grund}.',
  INDSTILLING_GODKENDT:
    '{kommune} har behandlet a-kassens anbefaling. Afgørelsen ligger i borgerens Digital Post. Tilbuddet står i Min plan.',
  INDSTILLING_AFSLAG:
    '{kommune} har behandlet a-kassens anbefaling og har givet afslag. Afgørelsen ligger i borgerens Digital Post. En kopi er vedhæftet.',
  INDSTILLING_AFSLAG_UDEN_KOPI:
    '{kommune} har behandlet a-kassens anbefaling og har givet afslag. Afgørelsen ligger i borgerens Digital Post.',
  MIN_PLAN_NY: 'Din plan er klar. Læs den senest {frist}. Du finder den under Min plan.',
  MIN_PLAN_AENDRET: 'Din plan er ændret. Læs den senest {frist}. Du finder den under Min plan.',
  SAMTALE_INDKALDT: 'Du skal til en samtale {hvornaar}.\n{hvor}\n{hvem}\n{emne}{beskrivelse}\n\n{flyt}{pligt}',
  SAMTALE_AENDRET:
    'Din samtale er ændret. Den er nu {hvornaar}.\nFør var den {foer}.\n{hvor}\n{hvem}\n{emne}{beskrivelse}\n\n{flyt}{pligt}',
  SAMTALE_AFLYST: 'Din samtale {hvornaar} er aflyst. Du skal ikke møde.\n{hvem} Grund: {grund}.',
  BESKED: '{tekst}',
  SVAR: '{tekst}',
} as const

export type Skabelon = keyof typeof SKABELONER

/** Fills a template. Throws when a field is missing: half a sentence must never be sent. */
export function udfyld(skabelon: Skabelon, felter: Record<string, string>): string {
  return SKABELONER[skabelon].replace(/\{(\w+)\}/g, (_, navn: string) => {
    const vaerdi = felter[navn]
    if (vaerdi === undefined) throw new Error(`Skabelonen ${skabelon} mangler {${navn}}`)
    return vaerdi
  })
}
