import { StatusTag, type Tagart } from '#components/ui/status-tag'
import { Tabel } from '#components/ui/tabel'
import { Tomt } from '#components/ui/tomt'
import { visKortTidspunkt } from '#lib/dato'
import { type Driftmodtager, TAEL_TIL } from '#lib/drift/modtagere'
import { driftordre } from './actions'

const STATUS: Record<Driftmodtager['status'], { art: Tagart; tekst: string }> = {
  FEED: { art: 'neutral', tekst: 'Henter selv' },
  AKTIV: { art: 'succes', tekst: 'Svarer' },
  AABEN: { art: 'fejl', tekst: 'Svarer ikke' },
  PAUSET: { art: 'neutral', tekst: 'På pause' },
  PARKERET: { art: 'fejl', tekst: 'Parkeret' },
}

/** Every feed reader and subscription: is it there, how far behind is it, and what can be done. */
export function Modtagere({ modtagere, maaOrdne }: { modtagere: readonly Driftmodtager[]; maaOrdne: boolean }) {
  if (modtagere.length === 0) return <Tomt tekst="Ingen fagsystemer henter eller modtager events endnu." />
  return (
    <Tabel
      titel="Modtagere af events"
      skjultTitel
      raekker={modtagere}
      noegle={(m) => m.id}
      kolonner={[
        { titel: 'Modtager', vis: (m) => `${m.organisation}: ${m.navn}` },
        { titel: 'Tilstand', vis: (m) => <StatusTag art={STATUS[m.status].art}>{STATUS[m.status].tekst}</StatusTag> },
        { titel: 'Bagud', tal: true, vis: (m) => bagud(m) },
        { titel: 'Sidst', vis: (m) => (m.sidst ? visKortTidspunkt(m.sidst) : 'Aldrig') },
        { titel: 'Parkerede', tal: true, vis: (m) => antal(m.parkerede) },
        { titel: 'Seneste fejl', vis: (m) => m.fejl ?? '' },
        { titel: 'Handling', vis: (m) => (maaOrdne ? <Handling m={m} /> : '') },
      ]}
    />
  )
}

const antal = (n: number) => (n >= TAEL_TIL ? `over ${TAEL_TIL.toLocaleString('da-DK')}` : n.toLocaleString('da-DK'))
const bagud = (m: Driftmodtager) =>
  m.aeldste ? `${antal(m.venter)} (ældste ${visKortTidspunkt(m.aeldste)})` : antal(m.venter)

function Handling({ m }: { m: Driftmodtager }) {
  const hvad = m.status === 'PARKERET' ? 'GENOPTAG' : m.parkerede > 0 ? 'PARKEREDE' : undefined
  if (!hvad) return null
  return (
    <form action={driftordre}>
      <input type="hidden" name="abonnementId" value={m.id} />
      <input type="hidden" name="hvad" value={hvad} />
      <input type="hidden" name="noegle" value={crypto.randomUUID()} />
      <button type="submit" className="knap sekundaer">
        {hvad === 'GENOPTAG' ? 'Genoptag' : 'Send igen'}
        <span className="sr">
          : {m.organisation}, {m.navn}
        </span>
      </button>
    </form>
  )
}
