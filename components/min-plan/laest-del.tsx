import type { ReactNode } from 'react'
import { Notits } from '#components/ui/notits'
import type { Regelfund } from '#lib/regelfund'

/** A part of the plan that the reader may only read, with the reason, the rule and who can write it. */
export function LaestDel({ titel, fund, children }: { titel: string; fund: Regelfund; children: ReactNode }) {
  return (
    <section aria-label={`${titel}, kun til læsning`}>
      <h2>{titel}</h2>
      <Notits titel={fund.besked}>
        <p className="lille">
          {fund.hvemKan && `${fund.hvemKan} kan ændre det. `}
          {fund.kilde && `${fund.kilde}. `}Kode {fund.kode}.
        </p>
      </Notits>
      {children}
    </section>
  )
}
