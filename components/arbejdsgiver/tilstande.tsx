import { Notits } from '#components/ui/notits'
import type { Tilstand } from '#lib/virksomhed/tilstande'

/** What the company must know before it writes an order: that it is locked, or that orders are looked at first. */
export const Tilstande = ({ tilstande }: { tilstande: readonly Tilstand[] }) =>
  tilstande.map((t) =>
    t.tilstand === 'SPAERRET' ? (
      <Notits key={t.id} art="fejl" titel="Virksomheden er spærret i løsningen">
        <p>I kan ikke sende jobordrer. Kontakt kundesupport.</p>
      </Notits>
    ) : (
      <Notits key={t.id} art="advarsel" titel="Virksomheden er registreret med en arbejdskonflikt">
        <p>I kan skrive jobordrer, men kundesupport ser på dem, før de bliver sendt.</p>
      </Notits>
    ),
  )
