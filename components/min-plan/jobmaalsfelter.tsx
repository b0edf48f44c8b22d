import { Stillingsfelt } from '#components/min-plan/stillingsfelt'
import { Tekstfelt } from '#components/ui/felt'
import type { Planside } from '#lib/min-plan/side'
import type { Regelfund } from '#lib/regelfund'

/** The goals: those chosen, which one is the most important, and the search for more. */
export function Jobmaalsfelter({
  side: { formular, titler, fundet, soegt },
  fund,
  fokus,
}: {
  side: Pick<Planside, 'formular' | 'titler' | 'fundet' | 'soegt'>
  fund: readonly Regelfund[]
  fokus: boolean
}) {
  const { jobmaal, primaer } = formular
  const vigtigst = fund.filter((f) => f.felt === 'primaer')
  return (
    <fieldset className="felt">
      <legend>
        <h2>Jobmål</h2>
      </legend>
      <input type="hidden" name="del-jobmaal" value="ja" />
      {jobmaal.length === 0 && <p>Der er ikke valgt jobmål endnu. Find en stillingsbetegnelse herunder.</p>}
      {vigtigst.map((f) => (
        <p key={f.besked} className="fejl" id="primaer-fejl">
          <span className="sr">Fejl: </span>
          {f.besked}
        </p>
      ))}
      {jobmaal.map((m, nr) => {
        const titel = titler.get(m.uri) ?? 'Ukendt stillingsbetegnelse'
        return (
          <div key={m.uri} className="kort max-w-[70ch]">
            <h3>{titel}</h3>
            <input type="hidden" name={`jobmaal-${nr}-uri`} value={m.uri} />
            <input type="hidden" name={`jobmaal-${nr}-alias`} value={m.alias} />
            <label className="valg" htmlFor={nr === 0 ? 'primaer' : `primaer-${nr}`}>
              <input
                type="radio"
                id={nr === 0 ? 'primaer' : `primaer-${nr}`}
                name="primaer"
                value={m.uri}
                defaultChecked={m.uri === primaer}
              />
              <span>
                Det vigtigste jobmål<span className="sr"> er {titel}</span>
              </span>
            </label>
            <Tekstfelt
              navn={`jobmaal-${nr}-tekst`}
              label={
                <>
                  Uddyb<span className="sr"> {titel}</span>
                </>
              }
              valgfri
              fund={fund}
              vaerdi={m.tekst}
            />
            <button type="submit" name="handling" value={`se-fjern-jobmaal-${nr}`} className="knap-link">
              Fjern<span className="sr"> {titel}</span>
            </button>
          </div>
        )
      })}
      <Soegning fund={fund} soeg={formular.soeg} fundet={fundet} soegt={soegt} fokus={fokus} />
    </fieldset>
  )
}

function Soegning({
  fund,
  soeg,
  fundet,
  soegt,
  fokus,
}: {
  fund: readonly Regelfund[]
  soeg: string
  fundet: Planside['fundet']
  soegt: string | undefined
  fokus: boolean
}) {
  const egne = fund.filter((f) => f.felt === 'stilling')
  return (
    <>
      <div className={egne.length > 0 ? 'felt har-fejl' : 'felt'}>
        <label htmlFor="stilling">Find stillingsbetegnelse</label>
        <div id="stilling-hjaelp">
          <p className="hjaelp">Skriv mindst 2 bogstaver af titlen eller et andet ord for den.</p>
          {egne.map((f) => (
            <p key={f.besked} className="fejl">
              <span className="sr">Fejl: </span>
              {f.besked}
            </p>
          ))}
        </div>
        <div>
          <Stillingsfelt
            navn="stilling"
            vaerdi={soeg}
            beskrevetAf="stilling-hjaelp"
            knap="tilfoej-jobmaal"
            fokus={fokus}
          />
          <button type="submit" name="handling" value="se-soeg" className="knap sekundaer mt-2">
            Søg stillingsbetegnelse
          </button>
        </div>
      </div>
      {soegt !== undefined && fundet.length === 0 && <p>Ingen resultater for “{soegt}”. Prøv et andet ord.</p>}
      {fundet.length > 0 && (
        <fieldset className="felt">
          <legend>{soeg === '' ? `Forslag ud fra indstillingen: ${soegt}` : `Resultater for ${soegt}`}</legend>
          {fundet.map((s) => (
            <label key={s.conceptUri} className="valg" htmlFor={s.conceptUri}>
              <input type="radio" id={s.conceptUri} name="valgt" value={s.conceptUri} />
              <span>
                {s.titel}
                {s.synonymer.length > 0 && <span className="lille block">{s.synonymer.join(', ')}</span>}
              </span>
            </label>
          ))}
        </fieldset>
      )}
      <button
        type="submit"
        id="tilfoej-jobmaal"
        name="handling"
        value="se-tilfoej"
        className="knap sekundaer"
        hidden={fundet.length === 0}
      >
        Tilføj jobmål
      </button>
    </>
  )
}
