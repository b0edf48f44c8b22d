import { Datofelt } from '#components/ui/datofelt'
import { Tekstfelt, Tekstomraade } from '#components/ui/felt'
import { Knap } from '#components/ui/knap'
import { StatusTag } from '#components/ui/status-tag'
import { Tabel } from '#components/ui/tabel'
import { Vaelg } from '#components/ui/valg'
import { type Dag, visKortDato, visKortTidspunkt } from '#lib/dato'
import type { Svar } from '#lib/medarbejder/side'
import type { Beredskab as Linje } from '#lib/rekruttering/queries'
import { afmeld, meld } from './actions'

/** Which a-kasser are ready, how their systems do, and STAR's form to report one ready on its behalf. */
export function Beredskab({
  linjer,
  dag,
  svar,
  akasse,
  maaMelde,
}: {
  linjer: readonly Linje[]
  dag: Dag
  svar: Svar
  akasse: string | undefined
  maaMelde: boolean
}) {
  const { fund, felter } = svar.for('klarmelding.meld')
  return (
    <>
      <div className="taet">
        <Tabel
          titel="A-kassernes klarmelding"
          skjultTitel
          raekker={linjer}
          noegle={(l) => l.kode}
          kolonner={[
            { titel: 'A-kasse', vis: (l) => l.navn },
            { titel: 'Tilstand', vis: (l) => <Tilstand l={l} dag={dag} /> },
            {
              titel: 'Klar fra',
              vis: (l) =>
                l.klarFra ? `${visKortDato(l.klarFra)}${l.klarTil ? ` – ${visKortDato(l.klarTil)}` : ''}` : '',
            },
            { titel: 'Dækker', vis: (l) => (l.klarFra ? (l.stillinger?.join(', ') ?? 'Alle stillinger') : '') },
            {
              titel: 'Senest bestået prøve',
              vis: (l) =>
                l.proevetTid
                  ? `${visKortTidspunkt(l.proevetTid)} (${l.proevetSystem})`
                  : l.proevesNu
                    ? 'Prøves nu'
                    : 'Aldrig',
            },
            {
              titel: 'Systemet hentede sidst',
              vis: (l) => (l.sidstHentet ? visKortTidspunkt(l.sidstHentet) : 'Aldrig'),
            },
            {
              titel: 'Pause',
              vis: (l) => (l.pauseFra ? `Siden ${visKortTidspunkt(l.pauseFra)}. ${l.pauseGrund}` : ''),
            },
            {
              titel: 'Åbne jobordrer',
              tal: true,
              vis: (l) =>
                `${l.aabne.toLocaleString('da-DK')}${l.maksAabne === null ? '' : ` af ${l.maksAabne.toLocaleString('da-DK')}`}`,
            },
            { titel: 'Handling', vis: (l) => (maaMelde && l.klarFra ? <Afmeld l={l} /> : '') },
          ]}
        />
      </div>
      {maaMelde && (
        <details open={fund.length > 0}>
          <summary>Meld en a-kasse klar på dens vegne</summary>
          <form action={meld} className="max-w-[66ch]">
            <input type="hidden" name="noegle" value={crypto.randomUUID()} />
            <Vaelg
              navn="kode"
              label="A-kasse"
              muligheder={linjer.map((l) => ({ vaerdi: l.kode, tekst: l.navn }))}
              valgt={felter?.kode ?? akasse ?? ''}
              fund={fund}
            />
            <Datofelt navn="klarFra" label="Klar fra" vaerdi={dag} skrevet={felter} fund={fund} />
            <Datofelt navn="klarTil" label="Klar til og med" valgfri skrevet={felter} fund={fund} />
            <Tekstfelt
              navn="stillinger"
              label="Dækker stillinger"
              valgfri
              hjaelp="Begyndelser af DISCO-08-koder med komma imellem, fx 41, 5223. Tomt er alle."
              vaerdi={felter?.stillinger ?? ''}
              fund={fund}
            />
            <Tekstfelt
              navn="maksAabne"
              label="Højst antal åbne jobordrer"
              valgfri
              bredde={4}
              inputMode="numeric"
              vaerdi={felter?.maksAabne ?? ''}
              fund={fund}
            />
            <Tekstomraade
              navn="bevis"
              label="Bevis fra en anden installation"
              valgfri
              hjaelp="Har systemet bestået prøven her, finder vi selv beviset."
              maks={4000}
              linjer={3}
              vaerdi={felter?.bevis ?? ''}
              fund={fund}
            />
            <Knap>Meld klar</Knap>
          </form>
        </details>
      )}
    </>
  )
}

function Tilstand({ l, dag }: { l: Linje; dag: Dag }) {
  if (!l.klarFra) return <StatusTag art="neutral">Ikke meldt klar</StatusTag>
  if (l.pauseFra) return <StatusTag art="fejl">På pause</StatusTag>
  if (l.klarTil && l.klarTil < dag) return <StatusTag art="neutral">Afmeldt</StatusTag>
  if (l.klarFra > dag) return <StatusTag art="neutral">Klar senere</StatusTag>
  if (l.maksAabne !== null && l.aabne >= l.maksAabne) return <StatusTag art="neutral">Har nok</StatusTag>
  return <StatusTag art="succes">Klar</StatusTag>
}

function Afmeld({ l }: { l: Linje }) {
  return (
    <form action={afmeld}>
      <input type="hidden" name="kode" value={l.kode} />
      <input type="hidden" name="noegle" value={crypto.randomUUID()} />
      <Knap art="link">
        Afmeld<span className="sr">: {l.navn}</span>
      </Knap>
    </form>
  )
}
