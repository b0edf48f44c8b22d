/**
 * The cast: the people whom newcomers, vendors and tests meet Samspor as.
 *
 * Citizens stand in `borgere.ts`, everybody who goes to work in `medarbejdere.ts`, and the ones who only
 * exist to be refused at the door in `afviste.ts`. What the issuer says about each is made in `claims.ts`.
 * Nobody here is real: CPR numbers are erstatningspersonnumre (day + 60), CVR numbers are made up.
 */
import { borgere } from '#demo/borgere'
import { medarbejdere } from '#demo/medarbejdere'
import type { Person } from '#demo/person'

export const personer: readonly Person[] = [...borgere, ...medarbejdere]

/** The person called `noegle`. Throws when the cast has nobody of that name: a slip in a test or script. */
export function person(noegle: string): Person {
  const fundet = personer.find((p) => p.noegle === noegle)
  if (!fundet)
    throw new Error(`Rollelisten har ingen "${noegle}". Den har: ${personer.map((p) => p.noegle).join(', ')}`)
  return fundet
}
