import { visKortTidspunkt } from '#lib/dato'
import type { Nuphside } from '#lib/nuph/side'

/** Earlier versions of what was sent, struck, with why they were corrected. Nothing when there has been one only. */
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
              {String(v.indhold.haendelse)} den {String(v.indhold.haendelsesdato)}
              {v.kommentar && `. Rettet, fordi: ${v.kommentar}`}
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}
