import { laesId } from '#lib/id'
import type { Forloebsfilter } from '#lib/overdragelse/liste'
import { SORTERINGER, TILSTAND } from '#lib/overdragelse/liste'

type Valgt = Omit<Forloebsfilter, 'efter' | 'antal'>

/** What the address asks of the list; anything it does not know is as if it were not there. Hours take a decimal comma. */
export function laesFilter(spurgt: (navn: string) => string | undefined): Valgt {
  const inden = spurgt('inden')?.trim().replace(',', '.')
  const modpart = spurgt('modpart')
  return {
    sorter: SORTERINGER.find((s) => s === spurgt('sorter')) ?? 'tilbage',
    faldende: spurgt('orden') === 'faldende',
    tilstand: TILSTAND.find((t) => t === spurgt('status')),
    inden: inden && /^\d{1,4}(\.\d{1,2})?$/.test(inden) ? inden : undefined,
    modpart: modpart && erId(modpart) ? modpart : undefined,
  }
}

function erId(tekst: string): boolean {
  try {
    return laesId(tekst) === tekst
  } catch {
    return false
  }
}

/** The address of the list with these choices; `efter` and what is chosen by itself are left out. */
export function filtersti(side: string, valgt: Valgt, andet: { efter?: string } = {}): string {
  const parametre = new URLSearchParams()
  if (valgt.tilstand) parametre.set('status', valgt.tilstand)
  if (valgt.inden) parametre.set('inden', valgt.inden)
  if (valgt.modpart) parametre.set('modpart', valgt.modpart)
  if (valgt.sorter !== 'tilbage') parametre.set('sorter', valgt.sorter)
  if (valgt.faldende) parametre.set('orden', 'faldende')
  if (andet.efter) parametre.set('efter', andet.efter)
  const tekst = parametre.toString()
  return tekst ? `${side}?${tekst}` : side
}
