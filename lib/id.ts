import { IkkeFundet } from '#lib/regelfund'

/** An id from an address. Anything that is not one is a page that does not exist, never an error of the database. */
export function laesId(tekst: string | undefined): string {
  if (!tekst || !/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(tekst))
    throw new IkkeFundet('adresse')
  return tekst
}
