import type { Stillingsvalg } from '#lib/kodeliste/queries'

/** A choice as one field of a form holds it: the title's address and, where an alias was chosen, its id. */
export const valgvaerdi = ({ conceptUri, aliasId }: Pick<Stillingsvalg, 'conceptUri' | 'aliasId'>): string =>
  aliasId ? `${conceptUri} ${aliasId}` : conceptUri

/** The same read back. What nobody offered is left for the rules to refuse; undefined where nothing was chosen. */
export function laesValg(vaerdi: string | undefined): { conceptUri: string; aliasId: string | null } | undefined {
  const [conceptUri, aliasId] = (vaerdi ?? '').trim().split(' ')
  return conceptUri ? { conceptUri, aliasId: aliasId ?? null } : undefined
}

/** The words as they are shown: those that were hit, and the title they belong to where that is another. */
export const visValg = ({ titel, stilling }: Pick<Stillingsvalg, 'titel' | 'stilling'>): string =>
  titel === stilling ? titel : `${titel} (${stilling})`

/** The button that looks up what was typed in a title's field, and brings the form back. */
export const soegeknap = (felt: string): string => `se-soeg-${felt}`
