import { type Dag, visDato, visKortDato } from '#lib/dato'
import type { Regelfund } from '#lib/regelfund'

/** The registration that somebody has died. A rule's example says `true` and no more. */
export type Doedsfald = { borgerId: string; dato: Dag } | boolean

/** The citizen's death as a rule asks about it. */
export const doedsfald = ({ id, doedDato }: { id: string; doedDato: Dag | null }): Doedsfald =>
  doedDato !== null && { borgerId: id, dato: doedDato }

/**
 * 4405: nothing is registered about a citizen who has died (STAR: FravaerService and others). `kan` says what cannot be done, and `hvemKan`
 * who can do something about the case all the same. What takes back (a withdrawal, a cancelled interview) is not asked: it leaves less, not more.
 */
export function vurderDoed(doed: Doedsfald, kan = 'Intet kan registreres.', hvemKan?: string): Regelfund[] {
  if (doed === false) return []
  const kendt = doed !== true && doed
  return [
    {
      kode: '4405',
      niveau: 'BLOK',
      besked: `Borgeren er registreret som død${kendt ? ` den ${visDato(kendt.dato)}` : ''}. ${kan}`,
      regel: 'Der registreres intet om en borger, der er død',
      kilde: 'STAR, starwiki: fejlkode 4405',
      ...(kendt && {
        aarsag: {
          type: 'borger',
          id: kendt.borgerId,
          beskrivelse: `CPR: død ${visKortDato(kendt.dato)}`,
        },
      }),
      hvemKan: [hvemKan, 'Er registreringen i CPR forkert, kan folkeregistret i kommunen rette den']
        .filter(Boolean)
        .join('. '),
    },
  ]
}
