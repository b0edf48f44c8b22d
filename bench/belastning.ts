import { connect, type Socket } from 'node:net'

/** What one child is asked to do. `takt`: a steady number of requests a second instead of as many as possible. */
export type Belastning = {
  port: number
  anmodninger: readonly { sti: string; cookie: string }[]
  samtidige: number
  sekunder: number
  takt?: number
}
/** What it saw. Times in milliseconds; with `takt` counted from when the request should have been sent. */
export type Belastningssvar = {
  prSekund: number
  p50: number
  p99: number
  antal: number
  /** Answered 503: the server chose to refuse rather than to queue. Not counted as served. */
  afvist: number
}

/**
 * A load generator on bare sockets, so that it takes little of the machine from what it measures. One connection has one request under
 * way; every answer is read to its end and must be 200, or 503 from a server that is too busy.
 */
async function belast(opgave: Belastning): Promise<Belastningssvar> {
  const tider: number[] = []
  let afvist = 0
  let naeste = 0
  const start = performance.now()
  const slut = start + opgave.sekunder * 1000
  const afstand = opgave.takt ? 1000 / opgave.takt : 0
  let planlagt = start

  const arbejd = async () => {
    const forbindelse = connect({ port: opgave.port, host: '127.0.0.1', noDelay: true })
    for (;;) {
      const begyndt = afstand ? planlagt : performance.now()
      planlagt += afstand
      const pause = begyndt - performance.now()
      if (pause > 0) await new Promise((ok) => setTimeout(ok, pause))
      if (performance.now() >= slut) break
      const { sti, cookie } = opgave.anmodninger[naeste++ % opgave.anmodninger.length]!
      const status = await spoerg(forbindelse, opgave.port, sti, cookie)
      if (status === 200) tider.push(performance.now() - begyndt)
      else if (status === 503) afvist++
      else throw new Error(`${sti} svarede ${status}`)
    }
    forbindelse.destroy()
  }
  await Promise.all(Array.from({ length: opgave.samtidige }, arbejd))
  const forloebet = (performance.now() - start) / 1000
  tider.sort((a, b) => a - b)
  const fraktil = (del: number) => tider[Math.min(tider.length - 1, Math.floor(tider.length * del))] ?? 0
  return { prSekund: tider.length / forloebet, p50: fraktil(0.5), p99: fraktil(0.99), antal: tider.length, afvist }
}

/** Sends one request on an open connection and resolves with the status when the whole answer has come. */
function spoerg(forbindelse: Socket, port: number, sti: string, cookie: string): Promise<number> {
  return new Promise((svar, nej) => {
    let tekst = ''
    const modtag = (bid: Buffer) => {
      tekst += bid.toString('latin1')
      if (!erHelt(tekst)) return
      forbindelse.off('data', modtag)
      forbindelse.off('close', afbrudt)
      forbindelse.off('error', nej)
      svar(Number(tekst.slice(9, 12)))
    }
    const afbrudt = () => nej(new Error(`forbindelsen til ${sti} blev lukket`))
    forbindelse.on('data', modtag)
    forbindelse.once('close', afbrudt)
    forbindelse.once('error', nej)
    forbindelse.write(
      `GET ${sti} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAccept: text/html\r\nCookie: samspor=${cookie}\r\n\r\n`,
    )
  })
}

function erHelt(tekst: string): boolean {
  const krop = tekst.indexOf('\r\n\r\n') + 4
  if (krop < 4) return false
  const laengde = /\r\ncontent-length: (\d+)/i.exec(tekst.slice(0, krop))
  return laengde ? tekst.length - krop >= Number(laengde[1]) : tekst.endsWith('\r\n0\r\n\r\n')
}

process.once('message', async (opgave: Belastning) => {
  process.send?.(await belast(opgave), () => process.exit(0))
})
