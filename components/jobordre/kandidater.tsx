import { KnapLink } from '#components/ui/knap'
import { Tabel } from '#components/ui/tabel'
import { FormidlingTag } from '#components/ui/tilstand'
import { Tomt } from '#components/ui/tomt'
import { visKortTidspunkt } from '#lib/dato'
import type { Kandidat, Stand } from '#lib/formidling/queries'
import type { Samtykkestand } from '#lib/jobordre/myndighedsside'

/** Own candidates and those that others proposed to us, each with the yes behind it; and of all others only the state. */
export function Kandidatliste({
  jobordreId,
  kandidater,
  samtykker,
  andres,
  mig,
  maaFinde,
}: {
  jobordreId: string
  kandidater: readonly Kandidat[]
  samtykker: ReadonlyMap<string, Samtykkestand>
  andres: readonly Stand[]
  mig: string
  maaFinde: boolean
}) {
  return (
    <section aria-labelledby="kandidater">
      <h2 id="kandidater">Kandidater</h2>
      {kandidater.length === 0 ? (
        <Tomt
          tekst={andres.length > 0 ? 'I har selv ingen kandidater på jobordren.' : 'Der er ingen kandidater endnu.'}
        >
          {maaFinde && (
            <KnapLink art="sekundaer" href={`/myndighed/jobordrer/${jobordreId}/kandidater`}>
              Find kandidater
            </KnapLink>
          )}
        </Tomt>
      ) : (
        <Tabel
          titel="Kandidater, I kan se hvem er"
          skjultTitel
          raekker={kandidater}
          noegle={(k) => k.id}
          kolonner={[
            {
              titel: 'Kandidat',
              vis: (k) => <a href={`/myndighed/jobordrer/${jobordreId}/kandidat/${k.id}`}>{kandidatnavn(k, mig)}</a>,
            },
            { titel: 'Status', vis: (k) => <FormidlingTag status={k.status} /> },
            { titel: 'Samtykke', vis: (k) => samtykkelinje(k, samtykker.get(k.id), mig) },
            { titel: 'Fra', vis: (k) => (k.myndighedId === mig ? k.sagsbehandlerNavn : k.myndighedNavn) },
            { titel: 'Henvist', vis: (k) => (k.henvistTid ? visKortTidspunkt(k.henvistTid) : '–') },
            { titel: 'Ændret', vis: (k) => visKortTidspunkt(k.aendretTid) },
          ]}
        />
      )}
      {andres.length > 0 && <AndresKandidater andres={andres} />}
    </section>
  )
}

/** The name, or why there is none. */
export const kandidatnavn = (k: Kandidat, mig: string): string =>
  k.navn ??
  (k.delingLukketTid ? 'Kandidat (ikke længere delt)' : k.myndighedId === mig ? 'Tidligere borger hos jer' : 'Kandidat')

/** "Samtykke givet 23.11.2026 kl. 10.05", or what is instead. */
export function samtykkelinje(k: Kandidat, stand: Samtykkestand | undefined, mig: string): string {
  if (stand?.trukketTid) return `Trukket tilbage ${visKortTidspunkt(stand.trukketTid)}`
  if (stand) return `Samtykke givet ${visKortTidspunkt(stand.givetTid)}`
  if (k.myndighedId !== mig) return k.delingLukketTid ? 'Ikke længere delt' : `Skrevet ned hos ${k.myndighedNavn}`
  return k.henvistTid ? 'Trukket tilbage' : 'Ikke delt med nogen endnu'
}

/** What others have on the order: how many, their state, when, and from whom. Never who. */
function AndresKandidater({ andres }: { andres: readonly Stand[] }) {
  return (
    <>
      <h3>Andres kandidater ({andres.length})</h3>
      <p>I kan se antal og status, men ikke hvem det er.</p>
      <Tabel
        titel="Kandidater, kun status"
        skjultTitel
        raekker={andres}
        noegle={(s) => s.formidlingId}
        kolonner={[
          { titel: 'Fra', vis: (s) => s.myndighedNavn },
          { titel: 'Status', vis: (s) => <FormidlingTag status={s.status} /> },
          { titel: 'Henvist', vis: (s) => (s.henvistTid ? visKortTidspunkt(s.henvistTid) : '–') },
          { titel: 'Ændret', vis: (s) => visKortTidspunkt(s.aendretTid) },
        ]}
      />
    </>
  )
}
