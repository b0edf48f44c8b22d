'use client'

import { useEffect, useRef, useState } from 'react'

const VENT_MS = 3000

/**
 * Keeps the draft of the form around it on the server: three seconds after a change. Announced once per saving. The form works the same
 * without it; the button Gem kladde does what this does. `versionsfelt` is the form's hidden field with the draft's version.
 */
export function Autogem({ til, versionsfelt = 'version' }: { til: string; versionsfelt?: string }) {
  const sted = useRef<HTMLParagraphElement>(null)
  const [tekst, saetTekst] = useState('')
  useEffect(() => {
    const form = sted.current?.closest('form')
    if (!form) return
    let ur: ReturnType<typeof setTimeout> | undefined
    let undervejs: Promise<void> | undefined
    const gem = async () => {
      try {
        const felter = new URLSearchParams()
        for (const [navn, vaerdi] of new FormData(form))
          if (typeof vaerdi === 'string' && !navn.startsWith('$')) felter.append(navn, vaerdi)
        const svar = await fetch(til, { method: 'POST', body: felter })
        const krop = (await svar.json()) as { version?: number; kl?: string; besked?: string }
        const version = form.elements.namedItem(versionsfelt)
        if (krop.version && version instanceof HTMLInputElement) version.value = String(krop.version)
        saetTekst(krop.kl ? `Kladde gemt kl. ${krop.kl}` : (krop.besked ?? 'Kladden er ikke gemt'))
      } catch {
        saetTekst('Kladden er ikke gemt. Vi prøver igen, når du skriver.')
      }
    }
    const senere = () => {
      clearTimeout(ur)
      ur = setTimeout(() => {
        undervejs = gem().finally(() => {
          undervejs = undefined
        })
      }, VENT_MS)
    }
    // A saving on its way would make this form's version the old one: wait for it, then send with the new.
    const send = (haendelse: SubmitEvent) => {
      clearTimeout(ur)
      if (!undervejs) return
      haendelse.preventDefault()
      const knap = haendelse.submitter
      undervejs.finally(() => form.requestSubmit(knap))
    }
    form.addEventListener('input', senere)
    form.addEventListener('submit', send)
    return () => {
      clearTimeout(ur)
      form.removeEventListener('input', senere)
      form.removeEventListener('submit', send)
    }
  }, [til, versionsfelt])
  return (
    <p ref={sted} role="status" className="lille">
      {tekst}
    </p>
  )
}
