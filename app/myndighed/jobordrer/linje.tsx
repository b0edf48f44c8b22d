import { StatusTag } from '#components/ui/status-tag'
import { arbejdsdageImellem, type Dag, dagFor, visKortDato } from '#lib/dato'
import type { Jobordrelinje } from '#lib/jobordre/queries'

/** How long it has been here; for a new one, how long it has waited. */
export function alder(ordre: Jobordrelinje, dag: Dag): string {
  const antal = arbejdsdageImellem(dagFor(ordre.venterSiden ?? ordre.oprettetTid), dag)
  return antal === 0 ? 'I dag' : antal === 1 ? '1 arbejdsdag' : `${antal} arbejdsdage`
}

/** The time limit, with a mark when it is near. */
export function Frist({ ordre: { formidlingsfrist, status }, dag }: { ordre: Jobordrelinje; dag: Dag }) {
  if (!formidlingsfrist) return <>–</>
  const naer =
    !status.startsWith('AFSLUTTET') && formidlingsfrist >= dag && arbejdsdageImellem(dag, formidlingsfrist) <= 3
  return (
    <>
      {visKortDato(formidlingsfrist)} {naer && <StatusTag art="handling">Snart</StatusTag>}
    </>
  )
}

/** How many the company has got, and how many it wants. */
export const henvist = ({ antalHenviste, maksAntalHenvisninger }: Jobordrelinje): string =>
  maksAntalHenvisninger === null ? String(antalHenviste) : `${antalHenviste} af ${maksAntalHenvisninger}`

/** The caseworker of one's own; otherwise the authority that has it. */
export const ansvarlig = (ordre: Jobordrelinje, mig: string): string =>
  ordre.myndighedId === mig ? (ordre.sagsbehandlerNavn ?? 'Ingen') : (ordre.myndighedNavn ?? '–')
