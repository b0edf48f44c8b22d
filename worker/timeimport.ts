import { arbejdPaaTimeimport, rydTimeimport } from '#lib/timeimport/arbejd'
import { laesUr, systemKontekst } from '#lib/ur'

const FRIST_MS = 15_000

/** One portion of a file of counters: loops of their own, so that what people do never waits for a million rows. */
export async function arbejdMedTimer(): Promise<boolean> {
  const mere = await arbejdPaaTimeimport(systemKontekst(await laesUr(), FRIST_MS))
  if (mere) sidst = performance.now()
  return mere
}

let sidst = Number.NEGATIVE_INFINITY
/** Longer than a portion may take. */
const RO_MS = 1000

/** Whether a file is being worked on here. What can wait then does, so that people's own messages have the database's attention. */
export const timerIGang = (): boolean => performance.now() - sidst < RO_MS

/** What a file that is done with has left behind. */
export const rydTimer = async (): Promise<boolean> => rydTimeimport(systemKontekst(await laesUr(), FRIST_MS))
