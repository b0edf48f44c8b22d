import { ENTITETER } from '#lib/events/navne'

/** What a webhook tells of: the event's ids, and nothing about the citizen. */
export type Webhookevent = {
  loebenummer: number
  eventId: string
  entitetId: number
  aendringstype: number
  eksternId: string
  version: number | null
  tid: string
}

const VERBUM: Record<number, string> = { 1: 'oprettet', 2: 'opdateret', 3: 'slettet' }

/** The thin body: what changed. Whoever may know more fetches it. A trial has no event behind it and is named so. */
export function webhookKrop(e: Webhookevent | undefined, proeve: { eventId: string; tid: string }): string {
  if (!e)
    return JSON.stringify({
      type: 'Proeve.oprettet',
      timestamp: proeve.tid,
      data: { WebservicebeskedId: proeve.eventId },
    })
  const navn = ENTITETER.get(e.entitetId) ?? ''
  return JSON.stringify({
    type: `${navn}.${VERBUM[e.aendringstype] ?? 'opdateret'}`,
    timestamp: e.tid,
    data: {
      Loebenummer: e.loebenummer,
      WebservicebeskedId: e.eventId,
      EntitetId: e.entitetId,
      EntitetNavn: navn,
      EksternIdentifier: e.eksternId,
      VersionIdentifier: e.version === null ? 'N/A' : String(e.version),
      Aendringstype: e.aendringstype,
    },
  })
}
