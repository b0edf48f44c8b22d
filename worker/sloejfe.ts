import { log } from '#lib/log'
import { Utilgaengelig } from '#lib/regelfund'

const igang = new Set<Promise<unknown>>()
const sovende = new Set<() => void>()
let stopper = false

/**
 * Runs `arbejde` again and again: at once while it says there is more, otherwise after `pauseMs` or when woken. One failure never ends
 * the loop. Gives the function that wakes it.
 */
export function gentag(navn: string, pauseMs: number, arbejde: () => Promise<boolean>): () => void {
  let vaek = () => {}
  let vaekket = false
  const loeb = async () => {
    while (!stopper) {
      vaekket = false
      const mere = await proev(navn, arbejde)
      if (mere || vaekket || stopper) continue
      await new Promise<void>((ok) => {
        const ur = setTimeout(ok, pauseMs)
        vaek = () => {
          clearTimeout(ur)
          ok()
        }
        sovende.add(vaek)
      })
      sovende.delete(vaek)
    }
  }
  const loefte = loeb()
  igang.add(loefte)
  return () => {
    vaekket = true
    vaek()
  }
}

async function proev(navn: string, arbejde: () => Promise<boolean>): Promise<boolean> {
  try {
    return await arbejde()
  } catch (fejl) {
    const roligt = fejl instanceof Utilgaengelig
    log[roligt ? 'warn' : 'error'](
      { sloejfe: navn, fejl: fejl instanceof Error ? fejl.message.slice(0, 200) : 'ukendt' },
      'kører igen om lidt',
    )
    await new Promise((ok) => setTimeout(ok, 1000))
    return false
  }
}

/** Asks every loop to end after what it is doing now, and waits for it. */
export async function stopAlt(): Promise<void> {
  stopper = true
  for (const vaek of sovende) vaek()
  await Promise.allSettled(igang)
}
