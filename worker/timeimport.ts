import { arbejdPaaTimeimport, rydTimeimport } from '#lib/timeimport/arbejd'
import { laesUr, systemKontekst } from '#lib/ur'

const FRIST_MS = 15_000

/** The loops that had something to do the last time they looked. */
const travle = new Set<number>()

/** One portion of a file of counters: loops of their own, so that what people do never waits for a million rows. */
export async function arbejdMedTimer(sloejfe: number): Promise<boolean> {
  try {
    const mere = await arbejdPaaTimeimport(systemKontekst(await laesUr(), FRIST_MS))
    if (mere) travle.add(sloejfe)
    else travle.delete(sloejfe)
    return mere
  } catch (fejl) {
    travle.delete(sloejfe)
    throw fejl
  }
}

/** Whether a file is being worked on here. What can wait then does, so that people's own messages have the database's attention. */
export const timerIGang = (): boolean => travle.size > 0

/** What a file that is done with has left behind. */
export const rydTimer = async (): Promise<boolean> => rydTimeimport(systemKontekst(await laesUr(), FRIST_MS))
