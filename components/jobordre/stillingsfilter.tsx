'use client'

import { Forslagsfelt } from '#components/ui/forslagsfelt'

/** The title to show orders of, with suggestions while one types. What is chosen are its words: the address is readable without them as well. */
export function Stillingsfilter({ vaerdi }: { vaerdi: string }) {
  return (
    <Forslagsfelt
      navn="stilling"
      vaerdi={vaerdi}
      kilde="/myndighed/stillinger"
      aria-describedby={undefined}
      vaelg={({ titel }, felt) => {
        felt.value = titel
      }}
    />
  )
}
