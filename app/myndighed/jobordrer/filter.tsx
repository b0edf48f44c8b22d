import { Stillingsfilter } from '#components/jobordre/stillingsfilter'
import { Knap } from '#components/ui/knap'
import type { Oversigt } from '#lib/jobordre/oversigt'
import { adresse, erFiltreret, FRISTER, LISTER, OMFANG, SAMARBEJDER, STI, type Udvalg } from '#lib/jobordre/udvalg'

/** What to leave out, kept in the address. The rarer ones are folded until they are used. */
export function Filter({ data }: { data: Oversigt }) {
  const { udvalg, akasse, kommuner, fag } = data
  const tavle = udvalg.visning === 'tavle'
  const omfang = Object.entries(OMFANG).filter(([o]) => o !== 'alle' || !akasse)
  const flere = [udvalg.stilling, udvalg.kommune, udvalg.frist, udvalg.samarbejde].some(Boolean)
  return (
    <search>
      <form method="get" action={STI} className="my-2">
        {tavle && <input type="hidden" name="visning" value="tavle" />}
        <div className="raekke items-end">
          <div>
            <label htmlFor="titel" className="block">
              Titel eller stilling
            </label>
            <input id="titel" name="titel" type="search" className="b20" defaultValue={udvalg.titel} />
          </div>
          <Liste navn="vis" label="Status" valgt={udvalg.vis} af={Object.entries(LISTER)} />
          {!tavle && <Liste navn="omfang" label="Hvis jobordrer" valgt={udvalg.omfang} af={omfang} />}
          <Knap art="sekundaer">Vis</Knap>
          {erFiltreret(udvalg) && (
            <a className="fil" href={adresse({ visning: udvalg.visning })}>
              Ryd alle filtre
            </a>
          )}
        </div>
        <details open={flere}>
          <summary>Flere filtre</summary>
          <div className="raekke items-end">
            <div className="max-w-full">
              <label htmlFor="stilling" className="block">
                Stillingsbetegnelse
              </label>
              <Stillingsfilter vaerdi={udvalg.stilling} />
            </div>
            <Liste
              navn="kommune"
              label="Arbejdsstedets kommune"
              valgt={udvalg.kommune}
              alle="Alle"
              af={kommuner.map((k) => [k.kode, k.navn])}
            />
            <Liste navn="frist" label="Frist" valgt={udvalg.frist} alle="Alle" af={Object.entries(FRISTER)} />
            {akasse && (
              <Liste
                navn="samarbejde"
                label="Samarbejde"
                valgt={udvalg.samarbejde}
                alle="Alle"
                af={Object.entries(SAMARBEJDER)}
              />
            )}
          </div>
        </details>
      </form>
      <Valgte data={data} />
      {udvalg.stilling && !fag && <Hvilken data={data} />}
      {udvalg.omfang === 'alle' && udvalg.titel && (
        <p className="lille">Der er søgt i jobordrer, som er ændret det seneste år.</p>
      )}
    </search>
  )
}

function Liste(p: {
  navn: string
  label: string
  valgt: string
  alle?: string
  af: readonly (readonly [string, string])[]
}) {
  return (
    <div>
      <label htmlFor={p.navn} className="block">
        {p.label}
      </label>
      <select id={p.navn} name={p.navn} defaultValue={p.valgt}>
        {p.alle && <option value="">{p.alle}</option>}
        {p.af.map(([vaerdi, tekst]) => (
          <option key={vaerdi} value={vaerdi}>
            {tekst}
          </option>
        ))}
      </select>
    </div>
  )
}

/** What is left out now, each with the address without it. */
function Valgte({ data: { udvalg, kommuner, fag } }: { data: Oversigt }) {
  const valgte: [keyof Udvalg, string, string][] = [
    ['stilling', 'Stillingsbetegnelse', fag?.titel ?? ''],
    ['kommune', 'Kommune', kommuner.find((k) => k.kode === udvalg.kommune)?.navn ?? udvalg.kommune],
    ['frist', 'Frist', udvalg.frist && FRISTER[udvalg.frist]],
    ['samarbejde', 'Samarbejde', udvalg.samarbejde && SAMARBEJDER[udvalg.samarbejde]],
  ]
  const viste = valgte.filter(([, , tekst]) => tekst)
  if (viste.length === 0) return null
  return (
    <ul className="raekke list-none p-0" aria-label="Valgte filtre">
      {viste.map(([felt, navn, tekst]) => (
        <li key={felt}>
          <a className="fil" href={adresse({ ...udvalg, [felt]: '' })}>
            <span className="sr">Fjern filter </span>
            {navn}: {tekst} <span aria-hidden="true">✕</span>
          </a>
        </li>
      ))}
    </ul>
  )
}

/** Words that are no title by themselves: which one was meant? Until that is said they leave nothing out. */
function Hvilken({ data: { udvalg, forslag } }: { data: Oversigt }) {
  if (forslag.length === 0)
    return <p role="status">Ingen stillingsbetegnelse hedder “{udvalg.stilling}”. Prøv et andet ord.</p>
  return (
    <div>
      <p role="status">Vælg en stillingsbetegnelse for “{udvalg.stilling}”. Indtil da er der ikke valgt fra på den.</p>
      <ul className="raekke list-none p-0">
        {forslag.map((s) => (
          <li key={s.conceptUri}>
            <a className="fil" href={adresse({ ...udvalg, stilling: s.titel })}>
              {s.titel}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
