import { type Dag, visDato } from '#lib/dato'
import { BROED, byggPdf, FED_LINJE, LINJE, OVERSKRIFT, type Pen, TITEL } from '#lib/pdf/dokument'

export type Brevindhold = {
  titel: string
  afsender: { navn: string; adresse?: string | null; telefon?: string | null; aabningstid?: string | null }
  modtagerNavn: string
  dato: Dag
  sagsnummer?: string | null
  afsnit: readonly { overskrift?: string; tekst: readonly string[] }[]
  /** Who signs, one line each. */
  hilsen?: readonly string[]
}

/** A heading is never left alone at the foot of a page: it and two lines of text must have room. */
const PLADS_TIL_AFSNIT = 75

/** The letter as a tagged PDF. Same content, same bytes, so what the caseworker previews is what the citizen gets. */
export const byggBrev = (indhold: Brevindhold): Promise<Buffer> =>
  byggPdf({ titel: indhold.titel, forfatter: indhold.afsender.navn, dag: indhold.dato }, (pen) =>
    skrivBrev(pen, indhold),
  )

function skrivBrev({ skriv, streg, luft, plads }: Pen, indhold: Brevindhold): void {
  const { afsender } = indhold
  skriv('P', afsender.navn, FED_LINJE)
  for (const linje of kontaktlinjer(afsender)) skriv('P', linje, LINJE)
  streg()
  skriv('P', indhold.modtagerNavn, LINJE)
  skriv('P', visDato(indhold.dato), LINJE)
  if (indhold.sagsnummer) skriv('P', `Sagsnummer: ${indhold.sagsnummer}`, LINJE)
  luft(22)

  skriv('H1', indhold.titel, TITEL)
  for (const { overskrift, tekst } of indhold.afsnit) {
    if (overskrift) {
      if (plads(PLADS_TIL_AFSNIT)) luft(7)
      skriv('H2', overskrift, OVERSKRIFT)
    }
    for (const afsnit of tekst) skriv('P', afsnit, BROED)
  }

  const hilsen = indhold.hilsen ?? []
  if (hilsen.length > 0) {
    if (plads(40 + hilsen.length * 16)) luft(12)
    skriv('P', 'Venlig hilsen', BROED)
    for (const linje of hilsen) skriv('P', linje, LINJE)
  }
}

function kontaktlinjer({ adresse, telefon, aabningstid }: Brevindhold['afsender']): string[] {
  const ring = telefon && `Telefon ${telefon}${aabningstid ? `, ${aabningstid}` : ''}`
  return [adresse, ring].filter((linje): linje is string => Boolean(linje))
}
