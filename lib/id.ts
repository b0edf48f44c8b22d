import { IkkeFundet } from '#lib/regelfund'

const MED_STREGER = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const KORT = /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/

/** An id from an address, long or short. Anything that is not one is a page that does not exist, never an error of the database. */
export function laesId(tekst: string | undefined): string {
  if (tekst && MED_STREGER.test(tekst)) return tekst
  const kort = KORT.exec(tekst ?? '')
  if (!kort) throw new IkkeFundet('adresse')
  return kort.slice(1).join('-')
}

/** The id without its dashes, for the addresses of long lists: 50 of them weigh a twentieth of the page. */
export const kortId = (id: string): string => id.replaceAll('-', '')
