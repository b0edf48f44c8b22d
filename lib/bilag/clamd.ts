import { once } from 'node:events'
import { connect } from 'node:net'

/** What the scanner said. UTILGAENGELIG: it did not, and the file must be shown to it again. */
export type Scansvar =
  | { udfald: 'REN' }
  | { udfald: 'AFVIST'; fund: string }
  | { udfald: 'UTILGAENGELIG'; aarsag: string }

const STOERSTE_SVAR = 1000

/**
 * Shows a file to ClamAV's daemon, part by part as it is read (command INSTREAM, man clamd(8)). `fristMs` bounds any silence in
 * either direction. Never throws for what the scanner does; what reading the parts throws comes through.
 */
export async function scan(
  { vaert, port }: { vaert: string; port: number },
  dele: AsyncIterable<Uint8Array>,
  fristMs: number,
): Promise<Scansvar> {
  const strom = connect({ host: vaert, port })
  strom.setTimeout(fristMs, () => strom.destroy(new Error('svarede ikke i tide')))
  let sagde = ''
  const slut = new Promise<string | undefined>((ok) => {
    strom.on('data', (bid) => {
      sagde += bid.toString('latin1')
      if (sagde.length > STOERSTE_SVAR) strom.destroy(new Error('svarede for langt'))
    })
    strom.once('error', (fejl) => ok(fejl.message || 'forbindelsen blev afbrudt'))
    strom.once('close', () => ok(undefined))
  })
  const skriv = async (bytes: Uint8Array) => {
    if (strom.destroyed || strom.writableEnded) return false
    if (!strom.write(bytes)) await Promise.race([once(strom, 'drain').catch(() => {}), slut])
    return !strom.destroyed
  }
  try {
    await skriv(Buffer.from('zINSTREAM\0'))
    for await (const del of dele) {
      // It may answer and hang up before it has everything, for example when the file is over its own limit.
      if (del.length > 0 && !((await skriv(laengde(del.length))) && (await skriv(del)))) break
    }
    await skriv(laengde(0))
    const fejl = await slut // what has been said counts only when it has hung up
    return tolk(sagde, fejl)
  } finally {
    strom.destroy()
  }
}

function laengde(antal: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(antal)
  return bytes
}

/** `stream: OK`, `stream: Eicar-Test-Signature FOUND`, `INSTREAM size limit exceeded. ERROR`. A cut answer is no answer. */
function tolk(sagde: string, fejl: string | undefined): Scansvar {
  if (!sagde.endsWith('\0')) return { udfald: 'UTILGAENGELIG', aarsag: fejl ?? 'lagde på uden at svare' }
  const svar = sagde.slice(0, -1)
  if (svar === 'stream: OK') return { udfald: 'REN' }
  const fund = /^stream: (.{1,200}) FOUND$/.exec(svar)?.[1]
  return fund ? { udfald: 'AFVIST', fund } : { udfald: 'UTILGAENGELIG', aarsag: svar.slice(0, 200) }
}
