import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

export type RaaSvar = { status: number; hoveder: Headers; tekst: string }

/** A connection on which a test writes whatever bytes it likes, and reads one answer. `send` waits while the other end does not take more. */
export async function aabnRaa(url: string) {
  const { hostname, port } = new URL(url)
  const sokkel = connect(Number(port), hostname)
  await once(sokkel, 'connect')
  const svar = laesSvar(sokkel)
  const lukket = new Promise<void>((ok) => sokkel.once('close', () => ok()))
  const plads = () => new Promise<void>((ok) => sokkel.once('drain', ok))
  const send = async (del: string | Uint8Array): Promise<boolean> => {
    if (sokkel.destroyed || sokkel.writableEnded) return false
    if (!sokkel.write(del)) await Promise.race([plads(), lukket])
    return !sokkel.destroyed
  }
  return { send, svar, slip: () => sokkel.destroy(), slut: () => sokkel.end() }
}

/** One request, byte for byte, and its answer. */
export async function raaKald(
  url: string,
  linjer: readonly string[],
  krop: string | Uint8Array = '',
): Promise<RaaSvar> {
  const forbindelse = await aabnRaa(url)
  await forbindelse.send(`${linjer.join('\r\n')}\r\nHost: ${new URL(url).host}\r\nConnection: close\r\n\r\n`)
  if (krop.length > 0) await forbindelse.send(krop)
  const svar = await forbindelse.svar
  forbindelse.slip()
  return svar
}

function laesSvar(sokkel: Socket): Promise<RaaSvar> {
  return new Promise((ok, nej) => {
    let bytes = Buffer.alloc(0)
    const proev = (slut: boolean) => {
      const svar = tolk(bytes, slut)
      if (svar) ok(svar)
      else if (slut) nej(new Error(`forbindelsen blev lukket efter ${bytes.length} byte`))
    }
    sokkel.on('data', (del) => {
      bytes = Buffer.concat([bytes, del])
      proev(false)
    })
    sokkel.on('close', () => proev(true))
    // A reset after the answer is not worth a word; without an answer `close` tells.
    sokkel.on('error', () => {})
  })
}

function tolk(bytes: Buffer, slut: boolean): RaaSvar | undefined {
  const skel = bytes.indexOf('\r\n\r\n')
  if (skel < 0) return undefined
  const [foerste = '', ...linjer] = bytes.subarray(0, skel).toString('latin1').split('\r\n')
  const hoveder = new Headers(
    linjer.map((l) => [l.slice(0, l.indexOf(':')), l.slice(l.indexOf(':') + 1).trim()] as [string, string]),
  )
  const raat = bytes.subarray(skel + 4)
  const laengde = hoveder.get('content-length')
  const bidvis = hoveder.get('transfer-encoding') === 'chunked'
  const helt =
    laengde !== null ? raat.length >= Number(laengde) : bidvis ? raat.toString('latin1').endsWith('0\r\n\r\n') : slut
  if (!helt && !slut) return undefined
  return { status: Number(foerste.split(' ')[1]), hoveder, tekst: (bidvis ? saml(raat) : raat).toString('utf8') }
}

function saml(raat: Buffer): Buffer {
  const dele: Buffer[] = []
  for (let her = 0; ; ) {
    const linje = raat.indexOf('\r\n', her)
    const antal = Number.parseInt(raat.subarray(her, linje).toString('latin1'), 16)
    if (linje < 0 || !antal) return Buffer.concat(dele)
    dele.push(raat.subarray(linje + 2, linje + 2 + antal))
    her = linje + 2 + antal + 2
  }
}
