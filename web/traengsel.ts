import type { IncomingMessage, ServerResponse } from 'node:http'

/** So many may be worked on at once; more would only wait for a connection to the database until it gives up. */
const MAKS = 256
/** Everybody but citizens is refused earlier, so that there is always room to read and to send one's own. */
const MAKS_ANDRE = 160

let iGang = 0

const BORGERS = /^\/(?:$|borger|login|logout|api\/auth\/)/

/** What the machines that watch over us ask must be answered above all when it is busy. */
const VAGT = new Set(['/healthz', '/readyz'])

/** Is there no room for one more to this address? */
export const erFuldt = (sti: string): boolean => iGang >= (BORGERS.test(sti) ? MAKS : MAKS_ANDRE) && !VAGT.has(sti)

/**
 * Counts a request while it is worked on: from the moment when all of it is here until `faerdig` or until its connection is gone. A slow
 * sender or reader costs next to nothing and must not take anybody's place.
 */
export function tael(ind: IncomingMessage, ud: ServerResponse): { faerdig: () => void } {
  let stand: 'venter' | 'talt' | 'slut' = 'venter'
  const begynd = () => {
    if (stand !== 'venter') return
    stand = 'talt'
    iGang += 1
  }
  const faerdig = () => {
    if (stand === 'talt') iGang -= 1
    stand = 'slut'
  }
  ud.once('close', faerdig)
  if (ind.method === 'GET' || ind.method === 'HEAD') begynd()
  else ind.once('end', begynd)
  return { faerdig }
}
