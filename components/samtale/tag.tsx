import { StatusTag, type Tagart } from '#components/ui/status-tag'

const TILSTAND: Readonly<Record<string, readonly [string, Tagart]>> = {
  INDKALDT: ['Indkaldt', 'info'],
  AFHOLDT: ['Afholdt', 'succes'],
  UDEBLEVET: ['Udeblevet', 'handling'],
  AFLYST: ['Aflyst', 'neutral'],
  BERIGTIGET: ['Berigtiget', 'neutral'],
}

/** State of an interview as authorities see it. */
export function SamtaleTag({ status }: { status: string }) {
  const [tekst, art] = TILSTAND[status] ?? [status, 'neutral']
  return <StatusTag art={art}>{tekst}</StatusTag>
}

/** The words for a status, for a list of versions. */
export const samtaleTekst = (status: string): string => TILSTAND[status]?.[0] ?? status
