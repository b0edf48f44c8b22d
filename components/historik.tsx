import { Tidslinje } from '#components/ui/tidslinje'
import type { Sagshistoriklinje } from '#lib/events/sagshistorik'

/** What has happened to a citizen, as staff read it: name and organisation, and what is a correction. */
export function Historiklinjer({ linjer }: { linjer: readonly Sagshistoriklinje[] }) {
  if (linjer.length === 0) return <p>Der er ikke sket noget endnu.</p>
  return (
    <Tidslinje
      haendelser={linjer.map((l) => ({
        id: l.id,
        titel: l.erRettelse ? `Rettelse: ${l.tekst}` : l.tekst,
        tid: l.tid,
        hvem: l.bruger && l.bruger !== l.organisation ? `${l.bruger}, ${l.organisation}` : l.organisation,
        tekst: l.note ?? undefined,
      }))}
    />
  )
}
