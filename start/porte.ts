import { createServer } from 'node:net'

/** Is nobody listening on the port of this address? */
export function erLedig(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((svar) => {
    const server = createServer()
    server.once('error', () => svar(false))
    server.listen(port, host, () => server.close(() => svar(true)))
  })
}

/** A port that the system says is free right now. */
export function ledigPort(): Promise<number> {
  return new Promise((svar, nej) => {
    const server = createServer()
    server.once('error', nej)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => svar(port))
    })
  })
}

/** The first of `antal` free ports in a row, below those that the system hands out by itself. */
export async function ledigeIRad(antal: number): Promise<number> {
  for (let forsoeg = 0; forsoeg < 200; forsoeg++) {
    const foerste = 10_000 + Math.floor(Math.random() * 2_000) * 10
    const ledige = await Promise.all(Array.from({ length: antal }, (_, i) => erLedig(foerste + i)))
    if (ledige.every(Boolean)) return foerste
  }
  throw new Error(`Der er ikke ${antal} ledige porte i rad.`)
}
