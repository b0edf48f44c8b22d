import type { ReactNode } from 'react'
import { Dato, Tidspunkt } from '#components/ui/dato'
import { type Dag, dagFor, visDato } from '#lib/dato'

/** Something that happened. `tid` is a moment, or a day YYYY-MM-DD when the hour is not known. */
export type Haendelse = {
  id: string
  titel: string
  tid: Date | Dag
  hvem: string
  tekst?: ReactNode
  link?: { href: string; tekst: string }
}

/** Events as given, newest first by the caller, under a heading for each month. */
export function Tidslinje({ haendelser }: { haendelser: readonly Haendelse[] }) {
  return maaneder(haendelser).map(([maaned, iMaaneden]) => (
    <section key={maaned} aria-label={maaned}>
      <h3>{maaned}</h3>
      <ol className="tidslinje">
        {iMaaneden.map(({ id, titel, tid, hvem, tekst, link }) => (
          <li key={id}>
            <h4>{titel}</h4>
            <p className="lille">
              {typeof tid === 'string' ? <Dato dag={tid} /> : <Tidspunkt tid={tid} />} · {hvem}
            </p>
            {tekst && <p>{tekst}</p>}
            {link && <a href={link.href}>{link.tekst}</a>}
          </li>
        ))}
      </ol>
    </section>
  ))
}

function maaneder(haendelser: readonly Haendelse[]): [string, Haendelse[]][] {
  const grupper = new Map<string, Haendelse[]>()
  for (const h of haendelser) {
    const maaned = visDato(typeof h.tid === 'string' ? h.tid : dagFor(h.tid)).replace(/^\S+ /, '')
    const navn = maaned.charAt(0).toUpperCase() + maaned.slice(1)
    grupper.set(navn, [...(grupper.get(navn) ?? []), h])
  }
  return [...grupper]
}
