import { indeholderCpr } from '#lib/borger/cpr'
import type { Regelfund } from '#lib/regelfund'

/** Free text that others will read: no markup (4933), no CPR number, at most `maks` characters. */
export function vurderFritekst(tekst: string, felt: string, maks: number): Regelfund[] {
  const fund: Regelfund[] = []
  if (/<\/?[a-zA-Z!][^>]*>/.test(tekst)) {
    fund.push({
      kode: '4933',
      niveau: 'BLOK',
      besked: 'Teksten må ikke indeholde koder som <b>. Skriv kun almindelig tekst.',
      felt,
    })
  }
  if (indeholderCpr(tekst))
    fund.push({ kode: 'BB-009', niveau: 'BLOK', besked: 'Teksten indeholder et CPR-nummer. Fjern det.', felt })
  if ([...tekst].length > maks) {
    const vis = new Intl.NumberFormat('da-DK').format
    fund.push({
      kode: '1014',
      niveau: 'BLOK',
      besked: `Teksten må højst være ${vis(maks)} tegn. Du har skrevet ${vis([...tekst].length)}.`,
      felt,
    })
  }
  return fund
}
