import { StatusTag, type Tagart } from '#components/ui/status-tag'
import { type Jobordrestatus, STATUSNAVN } from '#lib/jobordre/livscyklus'

const ART: Record<Jobordrestatus, Tagart> = {
  KLADDE: 'neutral',
  AFVENTER_MODTAGELSE: 'info',
  UNDER_BEHANDLING: 'info',
  INAKTIV: 'neutral',
  AFSLUTTET_OPFYLDT: 'succes',
  AFSLUTTET_FRIST: 'neutral',
  AFSLUTTET_TRUKKET: 'neutral',
}

/** Where an order stands, in the employer's words. One that is kept back waits for Kundesupport. */
export const Jobordretag = ({ status, tilbageholdt }: { status: Jobordrestatus; tilbageholdt: readonly string[] }) =>
  tilbageholdt.length > 0 ? (
    <StatusTag art="handling">Til kontrol</StatusTag>
  ) : (
    <StatusTag art={ART[status]}>{STATUSNAVN[status]}</StatusTag>
  )
