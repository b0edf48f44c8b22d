import type { ReactNode } from 'react'
import { type Dag, visKortDato } from '#lib/dato'

/** Who has what of the case, with the explanation and history folded below. `siden` is a day YYYY-MM-DD. */
export function Ansvarschip({
  emne = 'Samtaler',
  hos,
  siden,
  children,
}: {
  emne?: string
  hos: string
  siden?: Dag
  children: ReactNode
}) {
  return (
    <details className="chip">
      <summary>
        {emne}: {hos}
        {siden && ` siden ${visKortDato(siden)}`}
        <span className="sr">. Vis forklaring</span>
      </summary>
      {children}
    </details>
  )
}
