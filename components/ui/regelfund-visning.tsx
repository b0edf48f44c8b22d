import { visDato } from '#lib/dato'
import type { Regelfund } from '#lib/regelfund'

/** One finding in full: what, which rule and source, which registration is behind it, and who can change that. */
export function RegelfundVisning({ fund }: { fund: Regelfund }) {
  const { niveau, besked, regel, kilde, gaelderFra, aarsag, hvemKan, kode } = fund
  return (
    <div className={niveau === 'BLOK' ? 'notits n-fejl' : 'notits n-advarsel'}>
      <p>
        <span className="sr">{niveau === 'BLOK' ? 'Stopper: ' : 'Bemærk: '}</span>
        <b>{besked}</b>
      </p>
      {(regel || kilde || aarsag || hvemKan) && (
        <dl className="fakta">
          {aarsag && (
            <>
              <dt>Det bygger på</dt>
              <dd>{aarsag.beskrivelse}</dd>
            </>
          )}
          {(regel || kilde) && (
            <>
              <dt>Regel</dt>
              <dd>
                {regel}
                {kilde && (regel ? ` (${kilde})` : kilde)}
                {gaelderFra && `. Gælder fra ${visDato(gaelderFra)}`}
              </dd>
            </>
          )}
          {hvemKan && (
            <>
              <dt>Hvem kan ændre det</dt>
              <dd>{hvemKan}</dd>
            </>
          )}
        </dl>
      )}
      <p className="lille">Fejlkode {kode}</p>
    </div>
  )
}

/** A refusal with all its findings: those that stop first, then the warnings. `titel` says what did not happen. */
export function Afslag({ titel, fund }: { titel: string; fund: readonly Regelfund[] }) {
  const stopper = fund.filter((f) => f.niveau === 'BLOK')
  const advarer = fund.filter((f) => f.niveau === 'ADVAR')
  return (
    <section aria-labelledby="afslag">
      <h2 id="afslag">{titel}</h2>
      {[...stopper, ...advarer].map((f) => (
        <RegelfundVisning key={`${f.kode} ${f.felt} ${f.aarsag?.id}`} fund={f} />
      ))}
    </section>
  )
}
