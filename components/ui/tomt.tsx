import type { ReactNode } from 'react'

/** An empty list: says so in one sentence, and below it what will fill it or how to get further. */
export function Tomt({ tekst, children }: { tekst: ReactNode; children?: ReactNode }) {
  return (
    <div className="kort">
      <p>
        <b>{tekst}</b>
      </p>
      {children}
    </div>
  )
}
