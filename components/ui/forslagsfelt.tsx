'use client'

import { type KeyboardEvent, useEffect, useRef, useState } from 'react'

/** `vaerdi` is what a form holds of it; `under` are other words, said beside the title. */
export type Forslag = { vaerdi: string; titel: string; under: string }
const VENT_MS = 150

/**
 * A field with a list below it while one types: arrows choose, Enter or a click takes it. Before the script has come, and without it, it is an
 * ordinary field that a search button works on. `kilde` is the address that answers `soeg` with `{ stillinger: Forslag[] }`.
 */
export function Forslagsfelt({
  navn,
  vaerdi,
  kilde,
  vaelg,
  soegeknap,
  fokus = false,
  ...aria
}: {
  navn: string
  vaerdi: string
  kilde: string
  /** What choosing does, with the field itself. */
  vaelg: (forslag: Forslag, felt: HTMLInputElement) => void
  /** Value of the search button that Enter presses when nothing is suggested; without it Enter sends the form as it does anywhere. */
  soegeknap?: string
  /** Brings the reader back here after the page was made anew. */
  fokus?: boolean
  'aria-describedby': string | undefined
  'aria-invalid'?: true | undefined
}) {
  const felt = useRef<HTMLInputElement>(null)
  const ur = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [klar, saetKlar] = useState(false)
  const [fundet, saetFundet] = useState<Forslag[] | undefined>(undefined)
  const [aktiv, saetAktiv] = useState(-1)
  const [valgt, saetValgt] = useState('')
  useEffect(() => {
    saetKlar(true)
    if (fokus) felt.current?.focus()
    return () => clearTimeout(ur.current)
  }, [fokus])

  const soeg = (tekst: string) => {
    clearTimeout(ur.current)
    saetAktiv(-1)
    saetValgt('')
    if (tekst.trim().length < 2) return saetFundet(undefined)
    ur.current = setTimeout(async () => {
      try {
        const svar = await fetch(`${kilde}${kilde.includes('?') ? '&' : '?'}soeg=${encodeURIComponent(tekst.trim())}`)
        const { stillinger } = (await svar.json()) as { stillinger: Forslag[] }
        if (felt.current?.value === tekst) saetFundet(stillinger)
      } catch {
        saetFundet(undefined) // the search button asks the same
      }
    }, VENT_MS)
  }
  const tag = (forslag: Forslag) => {
    if (!felt.current) return
    saetFundet(undefined)
    saetValgt(forslag.titel)
    vaelg(forslag, felt.current)
  }
  const enter = (t: KeyboardEvent) => {
    const fremme = fundet?.[aktiv]
    if (fremme || soegeknap) t.preventDefault()
    if (fremme) tag(fremme)
    else if (soegeknap && !fundet?.length) knap(felt.current?.form, soegeknap)?.click()
  }
  const tast = (t: KeyboardEvent) => {
    if (t.key === 'Enter') return enter(t)
    if (!fundet || fundet.length === 0) return
    if (t.key === 'ArrowDown') saetAktiv((aktiv + 1) % fundet.length)
    else if (t.key === 'ArrowUp') saetAktiv(aktiv <= 0 ? fundet.length - 1 : aktiv - 1)
    else if (t.key === 'Escape') saetFundet(undefined)
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
        maxLength={60}
        defaultValue={vaerdi}
        autoComplete="off"
        onInput={(i) => soeg(i.currentTarget.value)}
        onKeyDown={tast}
        onBlur={() => saetFundet(undefined)}
        {...aria}
        {...(klar && {
          role: 'combobox',
          'aria-expanded': aaben,
          'aria-controls': `${navn}-liste`,
          'aria-autocomplete': 'list' as const,
          'aria-activedescendant': aktiv >= 0 ? `${navn}-${aktiv}` : undefined,
        })}
      />
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
              key={s.vaerdi}
              id={`${navn}-${nr}`}
              role="option"
              tabIndex={-1}
              aria-selected={nr === aktiv}
              onMouseDown={(m) => m.preventDefault()}
              onClick={() => tag(s)}
            >
              {s.titel}
              {s.under && <span className="lille"> {s.under}</span>}
            </div>
          ))}
        </div>
      )}
      <p role="status" className="lille">
        {aaben
          ? fundet.length === 0
            ? 'Ingen resultater. Prøv et andet ord.'
            : `${fundet.length} forslag. Vælg med piletasterne.`
          : valgt && `Valgt: ${valgt}`}
      </p>
    </>
  )
}

const knap = (form: HTMLFormElement | null | undefined, vaerdi: string): HTMLButtonElement | undefined =>
  [...(form?.querySelectorAll('button') ?? [])].find((b) => b.value === vaerdi)
