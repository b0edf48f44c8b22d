'use client'

import { type KeyboardEvent, useEffect, useRef, useState } from 'react'

type Stilling = { uri: string; titel: string; synonymer: string[] }
const VENT_MS = 150

/**
 * The search for a title with a list below it while one types: arrows choose, Enter or a click adds it by pressing the form's own button.
 * Before the script has come, and without it, it is an ordinary field that the search button works on. `fokus` brings the reader back here
 * after a title was added.
 */
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
  const felt = useRef<HTMLInputElement>(null)
  const valg = useRef<HTMLInputElement>(null)
  const ur = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [klar, saetKlar] = useState(false)
  const [fundet, saetFundet] = useState<Stilling[] | undefined>(undefined)
  const [aktiv, saetAktiv] = useState(-1)
  useEffect(() => {
    saetKlar(true)
    if (fokus) felt.current?.focus()
    return () => clearTimeout(ur.current)
  }, [fokus])

  const soeg = (tekst: string) => {
    clearTimeout(ur.current)
    saetAktiv(-1)
    if (tekst.trim().length < 2) return saetFundet(undefined)
    ur.current = setTimeout(async () => {
      try {
        const svar = await fetch(`/myndighed/stillinger?soeg=${encodeURIComponent(tekst.trim())}`)
        const { stillinger } = (await svar.json()) as { stillinger: Stilling[] }
        if (felt.current?.value === tekst) saetFundet(stillinger)
      } catch {
        saetFundet(undefined) // the search button asks the same
      }
    }, VENT_MS)
  }
  const vaelg = (stilling: Stilling) => {
    if (!valg.current || !felt.current?.form) return
    valg.current.value = stilling.uri
    saetFundet(undefined)
    felt.current.form.requestSubmit(document.getElementById(knap))
  }
  const tast = (t: KeyboardEvent) => {
    if (!fundet || fundet.length === 0) return
    if (t.key === 'ArrowDown') saetAktiv((aktiv + 1) % fundet.length)
    else if (t.key === 'ArrowUp') saetAktiv(aktiv <= 0 ? fundet.length - 1 : aktiv - 1)
    else if (t.key === 'Escape') saetFundet(undefined)
    else if (t.key === 'Enter' && fundet[aktiv]) vaelg(fundet[aktiv])
    else return
    t.preventDefault()
  }
  const aaben = fundet !== undefined
  return (
    <>
      <input
        ref={felt}
        id={navn}
        name={navn}
        type="search"
        className="b40"
        defaultValue={vaerdi}
        autoComplete="off"
        aria-describedby={beskrevetAf}
        onInput={(i) => soeg(i.currentTarget.value)}
        onKeyDown={tast}
        onBlur={() => saetFundet(undefined)}
        {...(klar && {
          role: 'combobox',
          'aria-expanded': aaben,
          'aria-controls': `${navn}-liste`,
          'aria-autocomplete': 'list' as const,
          'aria-activedescendant': aktiv >= 0 ? `${navn}-${aktiv}` : undefined,
        })}
      />
      <input ref={valg} type="hidden" name="valgt-direkte" defaultValue="" />
      {klar && (
        <div
          id={`${navn}-liste`}
          role="listbox"
          aria-label="Stillingsbetegnelser"
          className="forslagsliste"
          hidden={!aaben || fundet.length === 0}
          tabIndex={-1}
        >
          {fundet?.map((s, nr) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys, as a combobox does
            <div
              key={s.uri}
              id={`${navn}-${nr}`}
              role="option"
              tabIndex={-1}
              aria-selected={nr === aktiv}
              onMouseDown={(m) => m.preventDefault()}
              onClick={() => vaelg(s)}
            >
              {s.titel}
              {s.synonymer.length > 0 && <span className="lille"> {s.synonymer.join(', ')}</span>}
            </div>
          ))}
        </div>
      )}
      <p role="status" className="lille">
        {aaben &&
          (fundet.length === 0
            ? 'Ingen resultater. Prøv et andet ord.'
            : `${fundet.length} forslag. Vælg med piletasterne.`)}
      </p>
    </>
  )
}
