import { Tabel } from '#components/ui/tabel'
import { Tomt } from '#components/ui/tomt'
import { OPDELINGSNAVN, visTal } from '#lib/jobordremaal/fil'
import type { Maallinje } from '#lib/jobordremaal/regler'
import type { Jobordremaal, Opdeling } from '#lib/jobordremaal/taelling'

const BREDDE = 640
const LINJE = 30
const NAVN = 300
const STREGER_HOEJST = 40

/** The four measures: how they are divided, as bars, as a table, and as a file. `sti` is the page, `fil` the file's address. */
export function Maalvisning({
  maal,
  opdelinger,
  sti,
  fil,
}: {
  maal: Jobordremaal
  opdelinger: readonly Opdeling[]
  sti: string
  fil: string
}) {
  const { periode, opdeling, linjer, sum } = maal
  const soeg = `fra=${periode.fra}&til=${periode.til}&opdeling=${opdeling}`
  return (
    <section aria-labelledby="maal">
      <h2 id="maal">Mål for jobordrer</h2>
      <form method="get" action={`${sti}#maal`} className="raekke ingen-print">
        <Maanedsfelt navn="fra" label="Fra måned" vaerdi={periode.fra} />
        <Maanedsfelt navn="til" label="Til og med" vaerdi={periode.til} />
        <span>
          <label htmlFor="opdeling">Opdel efter</label>
          <select id="opdeling" name="opdeling" defaultValue={opdeling} className="block">
            {opdelinger.map((o) => (
              <option key={o} value={o}>
                {OPDELINGSNAVN[o]}
              </option>
            ))}
          </select>
        </span>
        <button type="submit" className="knap sekundaer">
          Vis
        </button>
        <a href={`${fil}?${soeg}`} className="knap-link sekundaer">
          Hent som regneark (CSV)
        </a>
      </form>
      {linjer.length === 0 ? (
        <Tomt tekst="Der er ingen jobordrer i perioden." />
      ) : (
        <>
          <Maalgraf linjer={linjer} />
          <Tabel
            titel="Målene i tal"
            skjultTitel
            raekker={sum ? [...linjer, sum] : linjer}
            noegle={(l) => l.noegle}
            kolonner={[
              { titel: OPDELINGSNAVN[opdeling], vis: (l) => (l === sum ? <b>{l.navn}</b> : l.navn) },
              { titel: 'Oprettede jobordrer', tal: true, vis: (l) => visTal(l.oprettede) },
              { titel: 'Stillinger', tal: true, vis: (l) => visTal(l.stillinger) },
              { titel: 'Formidlingsgrad', tal: true, vis: (l) => visTal(l.formidlingsgrad, ' %') },
              { titel: 'Besættelsesgrad', tal: true, vis: (l) => visTal(l.besaettelsesgrad, ' %') },
            ]}
          />
        </>
      )}
      <p className="lille">
        Efter den måned, hvor jobordren blev oprettet. Formidlingsgraden er andelen af jobordrer med mindst én henvist
        kandidat og opgøres en måned efter. Besættelsesgraden er andelen af dem, hvor en henvist kandidat blev ansat, og
        opgøres tre måneder efter. Små tal er skjult, og tal, de kan regnes ud af, også.
      </p>
    </section>
  )
}

function Maanedsfelt({ navn, label, vaerdi }: { navn: string; label: string; vaerdi: string }) {
  return (
    <span>
      <label htmlFor={navn}>{label}</label>
      <input
        id={navn}
        name={navn}
        defaultValue={vaerdi}
        inputMode="numeric"
        autoComplete="off"
        pattern="20\d\d-\d\d"
        title="Måned som 2026-11"
        className="b8 block"
      />
    </span>
  )
}

/** Created orders as bars. A hidden figure has none, and says so. */
function Maalgraf({ linjer }: { linjer: readonly Maallinje[] }) {
  const viste = linjer.slice(0, STREGER_HOEJST)
  const antal = (l: Maallinje) => (l.oprettede.slags === 'tal' ? l.oprettede.vaerdi : 0)
  const stoerst = Math.max(1, ...viste.map(antal))
  const bredde = (l: Maallinje) => (antal(l) / stoerst) * (BREDDE - NAVN - 70)
  return (
    <svg viewBox={`0 0 ${BREDDE} ${viste.length * LINJE}`} className="graf" role="img">
      <title>Oprettede jobordrer. Tallene står i tabellen herunder.</title>
      {viste.map((l, nr) => (
        <g key={l.noegle}>
          <text x={0} y={nr * LINJE + 20}>
            {l.navn.length > 40 ? `${l.navn.slice(0, 39)}…` : l.navn}
          </text>
          <rect x={NAVN} y={nr * LINJE + 5} height={20} width={bredde(l)} />
          <text x={NAVN + bredde(l) + 6} y={nr * LINJE + 20}>
            {visTal(l.oprettede)}
          </text>
        </g>
      ))}
    </svg>
  )
}
