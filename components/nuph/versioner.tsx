import { visDato, visKortTidspunkt } from '#lib/dato'
import type { Nuphside } from '#lib/nuph/side'

type Version = Nuphside['versioner'][number]

/** Earlier versions of what was sent, struck, with why they were corrected and what became another. Nothing when there has been one only. */
export function Versioner({ side }: { side: Nuphside }) {
  if (side.versioner.length < 2) return null
  return (
    <section aria-labelledby="versioner">
      <h2 id="versioner">Rettet</h2>
      <ol className="tidslinje">
        {side.versioner.toReversed().map((v) => (
          <li key={v.version}>
            <h3>{v.version === side.sag.version ? `Version ${v.version}` : <s>Version {v.version}</s>}</h3>
            <p className="lille">
              {v.afNavn} · {visKortTidspunkt(v.tid)}
            </p>
            <p>
              {side.haendelser.get(String(v.indhold.haendelse)) ?? String(v.indhold.haendelse)} den{' '}
              {visDato(String(v.indhold.haendelsesdato))}
              {v.kommentar && `. Rettet, fordi: ${v.kommentar}`}
            </p>
            {v.indhold.begrundelse !== null && <p>Begrundelse: {String(v.indhold.begrundelse)}</p>}
            <Aendret nu={v} foer={side.versioner.find((f) => f.version === v.version - 1)} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function Aendret({ nu, foer }: { nu: Version; foer: Version | undefined }) {
  if (!foer) return null
  const felter = Object.entries(FELTER)
    .filter(([felt]) => JSON.stringify(nu.indhold[felt] ?? null) !== JSON.stringify(foer.indhold[felt] ?? null))
    .map(([, navn]) => navn)
  return felter.length > 0 ? <p className="lille">Ændret: {felter.join(', ')}.</p> : null
}

const FELTER = {
  haendelse: 'hændelsen',
  haendelsesdato: 'dagen',
  haendelsestidspunkt: 'klokkeslættet',
  kildeId: 'hvad det handler om',
  vejledtOmKonsekvens: 'vejledt om konsekvensen',
  vejledtDato: 'vejledt den',
  afbudModtaget: 'afbud',
  moedteMinutterForSent: 'mødte for sent',
  kontaktGenoprettetTid: 'kontakt igen',
  modtagetFraTilbudsstedDato: 'besked fra tilbudsstedet',
  tilbudsbeskrivelse: 'tilbuddet',
  borgersForklaring: 'borgerens forklaring',
  begrundelse: 'begrundelsen',
}
