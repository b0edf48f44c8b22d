'use client'

import { useRef } from 'react'
import { Forslagsfelt } from '#components/ui/forslagsfelt'

/** The search for a title to add: choosing one presses the form's own button. */
export function Stillingsfelt({
  navn,
  vaerdi,
  beskrevetAf,
  knap,
  fokus,
}: {
  navn: string
  vaerdi: string
  beskrevetAf: string
  /** Id of the button that adds what was chosen. */
  knap: string
  fokus: boolean
}) {
  const valg = useRef<HTMLInputElement>(null)
  return (
    <>
      <Forslagsfelt
        navn={navn}
        vaerdi={vaerdi}
        kilde="/myndighed/stillinger"
        aria-describedby={beskrevetAf}
        fokus={fokus}
        vaelg={(forslag, felt) => {
          if (!valg.current || !felt.form) return
          valg.current.value = forslag.vaerdi
          felt.form.requestSubmit(document.getElementById(knap))
        }}
      />
      <input ref={valg} type="hidden" name="valgt-direkte" defaultValue="" />
    </>
  )
}
