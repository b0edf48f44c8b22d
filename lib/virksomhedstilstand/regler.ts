import type { VIRKSOMHEDSTILSTAND } from '#db/schema/virksomhed'
import { visDato } from '#lib/dato'
import type { Regelfund } from '#lib/regelfund'
import { vurderFritekst } from '#lib/tekst/fritekst'

export type Virksomhedstilstand = (typeof VIRKSOMHEDSTILSTAND)[number]

export const TILSTANDSNAVN: Record<Virksomhedstilstand, string> = {
  KONFLIKTRAMT: 'Konfliktramt',
  SPAERRET: 'Spærret',
}

/** What each state means, for who sets it. */
export const TILSTANDSHJAELP: Record<Virksomhedstilstand, string> = {
  KONFLIKTRAMT: 'Hver ny jobordre bliver holdt tilbage, til Kundesupport har set på den.',
  SPAERRET: 'Virksomheden kan ikke logge ind. Den, der er logget ind nu, bliver logget af.',
}

const grund = (tekst: string, felt: string): Regelfund[] =>
  tekst.trim()
    ? vurderFritekst(tekst, felt, 500)
    : [{ kode: '1014', niveau: 'BLOK', felt, besked: 'Skriv grunden.', kilde: 'Samspor' }]

/** A state is set once, with a reason. */
export function vurderSaet(f: {
  tilstand: Virksomhedstilstand
  aarsag: string
  siden: string | undefined
}): Regelfund[] {
  const fund = grund(f.aarsag, 'aarsag')
  if (f.siden)
    fund.push({
      kode: 'JO-090',
      niveau: 'BLOK',
      felt: 'tilstand',
      besked: `Virksomheden er allerede ${TILSTANDSNAVN[f.tilstand].toLowerCase()}, siden ${visDato(f.siden)}.`,
      regel: 'En virksomhed har den samme tilstand én gang ad gangen',
      kilde: 'Samspor',
    })
  return fund
}

/** Lifting needs a state and a reason. */
export function vurderOphaev(f: { tilstand: Virksomhedstilstand; grund: string; har: boolean }): Regelfund[] {
  const fund = grund(f.grund, 'grund')
  if (!f.har)
    fund.push({
      kode: 'JO-091',
      niveau: 'BLOK',
      felt: 'tilstand',
      besked: `Virksomheden er ikke ${TILSTANDSNAVN[f.tilstand].toLowerCase()}.`,
      kilde: 'Samspor',
    })
  return fund
}
