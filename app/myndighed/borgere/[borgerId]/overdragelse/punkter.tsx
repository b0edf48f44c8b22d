import { StatusTag } from '#components/ui/status-tag'
import { Tabel } from '#components/ui/tabel'
import { dagFor, visKortDato } from '#lib/dato'
import type { Pakke, Punkt } from '#lib/overdragelse/queries'
import { afgoerPunktet } from './actions'

const ART: Record<Punkt['art'], string> = {
  TRAAD: 'Beskeder',
  INDSTILLING: 'Indstilling om tilbud',
  KRAV: 'Krav til jobsøgning',
  SAMTALE: 'Aftalt samtale',
  JOBMAAL: 'Jobmål',
}

/** Where the thing itself is read. */
const sted = ({ art, objektId, borgerId }: Punkt): string =>
  ({
    TRAAD: `/myndighed/indstillinger/traad/${objektId}`,
    INDSTILLING: `/myndighed/indstillinger/${objektId}`,
    KRAV: `/myndighed/borgere/${borgerId}#plan`,
    SAMTALE: `/myndighed/borgere/${borgerId}/samtaler/${objektId}`,
    JOBMAAL: `/myndighed/borgere/${borgerId}#plan`,
  })[art]

/** Everything in the parcel, what the kommune has answered, and its answers to what waits. */
export function Punkter({ pakke, kommune, maaAfgoere }: { pakke: Pakke; kommune: boolean; maaAfgoere: boolean }) {
  return (
    <Tabel
      titel="Det følger med"
      skjultTitel
      raekker={pakke.punkter}
      noegle={(p) => String(p.nummer)}
      kolonner={[
        // A thread that the kommune has declined is not its to read.
        {
          titel: 'Emne',
          vis: (p) => (p.status === 'IKKE_RELEVANT' && kommune ? p.titel : <a href={sted(p)}>{p.titel}</a>),
        },
        { titel: 'Slags', vis: (p) => ART[p.art] },
        { titel: 'Detaljer', vis: (p) => p.detaljer ?? '–' },
        { titel: 'Svar', vis: (p) => <Svar punkt={p} /> },
        ...(kommune && pakke.status === 'AABEN'
          ? [
              {
                titel: 'Handling',
                vis: (p: Punkt) =>
                  p.status === 'VENTER' && <Handlinger pakke={pakke} punkt={p} maaAfgoere={maaAfgoere} />,
              },
            ]
          : []),
      ]}
    />
  )
}

function Svar({ punkt: p }: { punkt: Punkt }) {
  const hvem = p.afgjortTid && (
    <span className="lille block">
      {p.afgjortAfNavn} {visKortDato(dagFor(p.afgjortTid))}
    </span>
  )
  const spurgt = p.spoergsmaalTraadId && (
    <a className="block" href={`/myndighed/indstillinger/traad/${p.spoergsmaalTraadId}`}>
      Spørgsmål til a-kassen<span className="sr">: {p.titel}</span>
    </a>
  )
  return (
    <>
      {p.status === 'VENTER' && <StatusTag art="info">Venter</StatusTag>}
      {p.status === 'OVERTAGET' && <StatusTag art="succes">Overtaget</StatusTag>}
      {p.status === 'IKKE_RELEVANT' && (
        <>
          <StatusTag art="neutral">Ikke relevant</StatusTag> {p.begrundelse}
        </>
      )}
      {hvem}
      {spurgt}
    </>
  )
}

function Handlinger({ pakke, punkt, maaAfgoere }: { pakke: Pakke; punkt: Punkt; maaAfgoere: boolean }) {
  const navn = <span className="sr">: {punkt.titel}</span>
  return (
    <form action={afgoerPunktet} className="raekke">
      <input type="hidden" name="borgerId" value={pakke.borgerId} />
      <input type="hidden" name="pakkeId" value={pakke.id} />
      <input type="hidden" name="nummer" value={punkt.nummer} />
      <input type="hidden" name="noegle" value={crypto.randomUUID()} />
      {maaAfgoere && (
        <button type="submit" name="handling" value="overtag" className="knap sekundaer">
          Overtag{navn}
        </button>
      )}
      <a className="fil" href={`/myndighed/borgere/${pakke.borgerId}/overdragelse?punkt=${punkt.nummer}#svar`}>
        {maaAfgoere ? 'Andet svar' : 'Spørg a-kassen'}
        {navn}
      </a>
    </form>
  )
}
