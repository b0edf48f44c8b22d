'use client'

import { useState } from 'react'
import { Stillingsfelt, type StillingsfeltProps } from '#components/jobordre/stillingsfelt'
import { beskrevet } from '#components/ui/felt'
import { Forslagsfelt } from '#components/ui/forslagsfelt'
import type { Stillingsvalg } from '#lib/kodeliste/queries'
import { laesValg, soegeknap } from '#lib/kodeliste/valg'

/** The field of a title on staff pages: with script it suggests titles and synonyms, and what is chosen stands where the button's results would. */
export function StillingsfeltMedForslag(p: StillingsfeltProps) {
  const fra = JSON.stringify([p.soegt, p.valgt, p.fundet])
  const [eget, saetEget] = useState<{ fra: string; valgt: Stillingsvalg }>()
  // A page that comes back with another answer wins over what was chosen on the one before.
  const valgt = eget?.fra === fra ? eget.valgt : undefined
  return (
    <Stillingsfelt
      {...p}
      valgt={valgt ?? p.valgt}
      fundet={valgt ? undefined : p.fundet}
      indgang={
        <Forslagsfelt
          navn={p.navn}
          vaerdi={p.soegt}
          kilde="/myndighed/stillinger?aliaser=ja"
          soegeknap={soegeknap(p.navn)}
          {...beskrevet(p)}
          vaelg={({ vaerdi, titel, under }, felt) => {
            const valg = laesValg(vaerdi)
            if (!valg) return
            felt.value = titel
            saetEget({ fra, valgt: { ...valg, titel, stilling: under || titel } })
          }}
        />
      }
    />
  )
}
