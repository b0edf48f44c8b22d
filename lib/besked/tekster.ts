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
  NUPH_SENDT:
    '{kommune} har fortalt din a-kasse, at du {haendelse}{naar}. Nu ser a-kassen på, om det får betydning for dine dagpenge. A-kassen skriver til dig, hvis den mangler svar.{kontakt} Er det forkert? Så ring til {kommunen} eller din a-kasse. Du kan også skrive din egen forklaring under Min sag. Dette er ikke en afgørelse.',
  NUPH_RETTET:
    '{kommune} har rettet sin besked til din a-kasse. Nu står der, at du {haendelse}{naar}. A-kassen ser på, om det får betydning for dine dagpenge.{kontakt} Er det forkert? Så ring til {kommunen} eller din a-kasse. Dette er ikke en afgørelse.',
  NUPH_INGEN_BETYDNING:
    'Din a-kasse har set på beskeden fra {kommunen} af {dato}. Det får ingen betydning for dine dagpenge. Du skal ikke gøre noget.',
  NUPH_BETYDNING:
    'Din a-kasse har set på beskeden fra {kommunen} af {dato}. Det får betydning for dine dagpenge. Afgørelsen ligger i din post fra a-kassen. Der står, hvorfor, og hvordan du klager. Spørg din a-kasse, hvis du er i tvivl.',
  NUPH_SVAR_AENDRET_INGEN:
    'Din a-kasse har ændret sit svar om beskeden fra {kommunen} af {dato}. Det får nu ingen betydning for dine dagpenge. Du skal ikke gøre noget.',
  NUPH_SVAR_AENDRET:
    'Din a-kasse har ændret sit svar om beskeden fra {kommunen} af {dato}. Det får betydning for dine dagpenge. Den nye afgørelse ligger i din post fra a-kassen. Spørg din a-kasse, hvis du er i tvivl.',
  NUPH_TILBAGEKALDT:
    '{kommune} har trukket sin besked af {dato} til din a-kasse tilbage. Du skal ikke gøre noget. A-kassen har fået det at vide.',
  NUPH_TILBAGEKALDT_EFTER_SVAR:
    '{kommune} har trukket sin besked af {dato} til din a-kasse tilbage. Nu ser a-kassen på sagen igen. Du får svar, når den er færdig.',
  NUPH_GENOPTAGET:
    'Din a-kasse ser igen på beskeden fra {kommunen} af {dato}. Du får svar, når den er færdig. Spørg din a-kasse, hvis du er i tvivl.',
  NUPH_AFVIST:
    'Beskeden fra {kommunen} af {dato} blev sendt til en a-kasse, som du ikke er medlem af. Den har derfor ikke set på sagen. Du skal ikke gøre noget.',
  SAMTALE_INDKALDT: 'Du skal til en samtale {hvornaar}.\n{hvor}\n{hvem}\n{emne}{beskrivelse}\n\n{flyt}{pligt}',
  SAMTALE_AENDRET:
    'Din samtale er ændret. Den er nu {hvornaar}.\nFør var den {foer}.\n{hvor}\n{hvem}\n{emne}{beskrivelse}\n\n{flyt}{pligt}',
  SAMTALE_AFLYST: 'Din samtale {hvornaar} er aflyst. Du skal ikke møde.\n{hvem} Grund: {grund}.',
  SELVBOOK_BEDT:
    'Du skal selv vælge tid til en samtale. Vælg en tid senest {senest}.\n{emne}{beskrivelse}\n\nGå til Samtaler, og vælg en tid, der passer dig.{ring}{pligt}',
  SELVBOOK_KVITTERING:
    'Du har valgt en tid. Din samtale er {hvornaar}.\n{hvor}\n{hvem}\n{emne}{beskrivelse}\n\n{flyt}{pligt}',
  SELVBOOK_FLYTTET:
    'Du har valgt en anden tid. Din samtale er nu {hvornaar}.\nFør var den {foer}.\n{hvor}\n{hvem}\n{emne}{beskrivelse}\n\n{flyt}{pligt}',
  SELVBOOK_LUKKET: 'Du skal ikke længere selv vælge tid til samtalen om: {titel}. Grund: {grund}.',
  OVERDRAGELSE:
    '{kommune} overtager dine samtaler fra den {fra}. Til og med den {slut} har {akasse} dine samtaler. Du skal ikke gøre noget. {kommune} skriver til dig om din næste samtale. Din plan følger med.',
  OVERDRAGELSE_SENT:
    '{kommune} har nu dine samtaler. {akasse} havde dem til og med den {slut}. Det, du har aftalt med a-kassen siden, gælder stadig. {kommune} skriver til dig om din næste samtale. Din plan følger med.',
  OVERDRAGELSE_FLYTTET:
    'Datoen er ændret. {akasse} har dine samtaler til og med den {slut}. Så overtager {kommune} dem. Du skal ikke gøre noget.',
  OVERDRAGELSE_TRUKKET:
    '{akasse} har dine samtaler igen. Datoen for, hvornår {kommune} skulle overtage dem, var forkert. Du skal ikke gøre noget. Du får besked, når der er en ny dato.',
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
