import { type Dag, plusDage, visDato } from '#lib/dato'
import type { Regelfund } from '#lib/regelfund'
import { vurderFritekst } from '#lib/tekst/fritekst'

const STAR = { regel: 'Gæsteadgang gives med en skriftlig begrundelse', kilde: 'STAR, starwiki: Gaesteadgang' }

/** `dag` is today; the two limits are those in force on it. Whether anybody has the number is not asked here. */
export type Gaestefakta = {
  dag: Dag
  begrundelse: string
  /** Last day of the access; null when no date could be read. */
  til: Dag | null
  begrundelseTegn: number
  dageHoejst: number
}

/** May this guest access be given? GA-002: its end lies in the past or too far ahead. */
export function vurderGaesteadgang(f: Gaestefakta): Regelfund[] {
  const fund: Regelfund[] = []
  if (!f.begrundelse) {
    fund.push({
      kode: '1014',
      niveau: 'BLOK',
      besked: 'Skriv, hvorfor I har brug for adgang.',
      felt: 'begrundelse',
      ...STAR,
    })
  }
  fund.push(...vurderFritekst(f.begrundelse, 'begrundelse', f.begrundelseTegn))
  const senest = plusDage(f.dag, f.dageHoejst)
  if (!f.til) fund.push({ kode: '1014', niveau: 'BLOK', besked: 'Skriv den sidste dag med adgang.', felt: 'til' })
  else if (f.til < f.dag || f.til > senest) {
    fund.push({
      kode: 'GA-002',
      niveau: 'BLOK',
      besked: `Den sidste dag skal være mellem i dag og den ${visDato(senest)}.`,
      felt: 'til',
      regel: `Gæsteadgang gælder højst ${f.dageHoejst} dage ad gangen`,
      kilde: 'Samspor',
    })
  }
  return fund
}
