import { Definitionsliste } from '#components/ui/definitionsliste'
import type { Indholdslinje } from '#lib/jobordre/indhold'

/** What the order says. Lines of a text stay lines. */
export const Jobordreindhold = ({ linjer }: { linjer: readonly Indholdslinje[] }) => (
  <Definitionsliste
    par={linjer.map(([navn, tekst]) => [navn, tekst && <span className="whitespace-pre-line">{tekst}</span>] as const)}
  />
)
