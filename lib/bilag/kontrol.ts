import type { BILAG_KONTROL } from '#db/schema/besked'
import { env } from '#lib/env'
import type { Regelfund } from '#lib/regelfund'

/** Where VIRUSSCANNER says that the scanner listens; undefined when there is none. */
export function scanner(): { vaert: string; port: number } | undefined {
  const [, vaert, port] = /^clamd:\/\/([^/:]+):(\d{1,5})$/.exec(env().VIRUSSCANNER) ?? []
  return vaert && port ? { vaert, port: Number(port) } : undefined
}

/** What a person is told of a file. VENTER: there is a scanner, and it has not answered yet. */
export type Bilagstand = (typeof BILAG_KONTROL)[number] | 'VENTER'

/** Without a scanner an unchecked file can be fetched with a warning, with one only a clean file can. */
export const bilagstand = (kontrol: (typeof BILAG_KONTROL)[number]): Bilagstand =>
  kontrol === 'IKKE_KONTROLLERET' && scanner() ? 'VENTER' : kontrol

/** A file that cannot be opened is not sent: the receiver would have a message about nothing. `afsender` can take it off. Pure. */
export function vurderBilagstand(
  stand: Bilagstand | undefined,
  afsender: 'A-kassen' | 'Kommunen' = 'A-kassen',
): Regelfund[] {
  const felt = 'bilag'
  if (stand === 'VENTER')
    return [
      {
        kode: 'BB-010',
        niveau: 'BLOK',
        besked: 'Bilaget er ved at blive kontrolleret for virus. Vent et øjeblik, eller fjern det, og send igen.',
        felt,
        hvemKan: `${afsender} kan fjerne bilaget. Driften kan se, om viruskontrollen kører.`,
      },
    ]
  if (stand === 'AFVIST')
    return [
      {
        kode: 'BB-011',
        niveau: 'BLOK',
        besked: 'Viruskontrollen har afvist bilaget. Fjern det, og vedhæft en anden fil.',
        felt,
        hvemKan: afsender,
      },
    ]
  return []
}
