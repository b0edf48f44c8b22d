import { arbejdPaaTimeimport, rydTimeimport } from '#lib/timeimport/arbejd'
import { laesUr, systemKontekst } from '#lib/ur'

const FRIST_MS = 15_000

/** One portion of a file of counters: loops of their own, so that what people do never waits for a million rows. */
export const arbejdMedTimer = async (): Promise<boolean> =>
  arbejdPaaTimeimport(systemKontekst(await laesUr(), FRIST_MS))

/** What a file that is done with has left behind. */
export const rydTimer = async (): Promise<boolean> => rydTimeimport(systemKontekst(await laesUr(), FRIST_MS))
