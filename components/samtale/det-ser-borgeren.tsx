import type { ReactNode } from 'react'
import type { Spor } from '#lib/kontekst'

/** "Se, før du sender": the messages that the citizen would get, word for word, and what else would happen. */
export function DetSerBorgeren({ spor, children }: { spor: Spor; children?: ReactNode }) {
  return (
    <section aria-label="Det ser borgeren">
      <h2>Det ser borgeren</h2>
      {spor.beskeder.map((b) => (
        <div key={b.titel} className="kort max-w-[70ch]">
          <p>
            <b>{b.titel}</b>
          </p>
          <p className="whitespace-pre-line">{b.tekst}</p>
        </div>
      ))}
      {children}
    </section>
  )
}
