import type { ReactNode } from 'react'
import { type Dag, visDato } from '#lib/dato'

/** A list of rows. `navn` names it for screen readers where no heading does. */
export function Liste({ navn, children }: { navn?: string; children: ReactNode }) {
  return (
    <ul className="liste" aria-label={navn}>
      {children}
    </ul>
  )
}

/**
 * A row that is one big link, kept to few bytes: a citizen's list has 50 of them. `fra` stands before the title (who
 * sent it), `maerke` is a tag such as "Ulæst", `dag` is YYYY-MM-DD, `under` a smaller second line ("1 bilag").
 * An unread or pending row is bold (`ny`).
 */
export function Raekke({
  href,
  titel,
  ny,
  maerke,
  fra,
  dag,
  under,
}: {
  href: string
  titel: ReactNode
  ny?: boolean
  maerke?: ReactNode
  fra?: ReactNode
  dag?: Dag
  under?: ReactNode
}) {
  return (
    <li>
      <a href={href}>
        {maerke}
        {fra && <span>{fra}</span>}
        {ny ? <b>{titel}</b> : <i>{titel}</i>}
        {dag && <span>{visDato(dag)}</span>}
        {under && <u>{under}</u>}
      </a>
    </li>
  )
}
