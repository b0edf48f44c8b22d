import { visTidspunkt } from '#lib/dato'

/** Head of a printed page, not seen on screen: whose it is, which case, and who printed it when. */
export function Printhoved({
  organisation,
  sagsnummer,
  hvem,
  naar,
}: {
  organisation: string
  sagsnummer?: string
  hvem: string
  naar: Date
}) {
  return (
    <p className="kun-print">
      {organisation}
      {sagsnummer && ` · Sagsnummer ${sagsnummer}`} · Printet {visTidspunkt(naar)} af {hvem}
    </p>
  )
}
