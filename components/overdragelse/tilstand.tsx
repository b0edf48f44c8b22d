import { StatusTag } from '#components/ui/status-tag'
import { type Dag, visKortDato } from '#lib/dato'
import type { Tilstand } from '#lib/overdragelse/prognose'

/** The states of a course as the list's filter and its file name them. */
export const TILSTANDSNAVN: Record<Tilstand, string> = {
  NORMAL: 'Ikke tæt på',
  NAERMER_SIG: 'Nærmer sig',
  NAAET_IKKE_AFSLUTTET: 'Nået, ikke afsluttet',
  OVERDRAGET: 'Overdraget',
  IKKE_OPGJORT: 'Ikke opgjort',
}

/** Where a course stands on its way to the kommune; nothing for one that is far from it. */
export function Forloebstag({
  tilstand,
  slutDato,
  dag,
  eskaleret,
  akasse,
}: {
  tilstand: Tilstand
  slutDato: Dag | null
  dag: Dag
  eskaleret: boolean
  akasse: boolean
}) {
  if (tilstand === 'OVERDRAGET' && slutDato)
    return slutDato < dag ? (
      <StatusTag art="succes">Overdraget {visKortDato(slutDato)}</StatusTag>
    ) : (
      <StatusTag art="info">Slutter {visKortDato(slutDato)}</StatusTag>
    )
  if (tilstand === 'NAAET_IKKE_AFSLUTTET')
    return (
      <StatusTag art={eskaleret ? 'fejl' : 'handling'}>
        {akasse ? 'Nået – sæt slutdato' : 'Nået – a-kassen mangler slutdato'}
      </StatusTag>
    )
  if (tilstand === 'NAERMER_SIG') return <StatusTag art="handling">Nærmer sig</StatusTag>
  if (tilstand === 'IKKE_OPGJORT') return <StatusTag art="neutral">Ikke opgjort</StatusTag>
  return null
}
