import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { klienthemmelighed } from '#demo/klienter'
import { koerRegler, type Resultat } from '#konformitet/koer'
import { expect, type Server, test } from '#tests/opsaetning/server'

const valg = (server: Server, baseUrl = `${server.url}/api/v1`) => {
  const klient = (id: string) => `${id}:${klienthemmelighed(server.env.API_DEMO_NOEGLE ?? '', id)}`
  return {
    baseUrl,
    tokenUrl: `${server.udstederUrl}/token`,
    klient: klient('fagsystem-hk'),
    kommune: klient('fagsystem-koebenhavn'),
  }
}
const brudte = (resultater: readonly Resultat[]) => resultater.filter((r) => r.udfald === 'brudt')

test('Samspor holder hver regel i konformitetsprøven', async ({ server }) => {
  const resultater = await koerRegler(valg(server), () => {})
  expect(brudte(resultater).map((r) => `${r.navn}: ${r.grund}`)).toEqual([])
  expect(resultater.filter((r) => r.udfald === 'holder').length).toBeGreaterThan(25)
  for (const navn of ['jobordre-proeve', 'klarmelding-bevis'])
    expect(resultater.find((r) => r.navn === navn)?.udfald, navn).toBe('holder')
})

type Loegn = (svar: { status: number; hoveder: Headers; krop: string }, req: IncomingMessage) => void
const LOEGNE: { navn: string; loegn: Loegn; fanget: string }[] = [
  {
    navn: 'et fund tabes',
    loegn: (svar) => {
      if (svar.status !== 400) return
      const problem = JSON.parse(svar.krop)
      svar.krop = JSON.stringify({ ...problem, fund: problem.fund.slice(0, 1) })
    },
    fanget: 'form-alle-fund',
  },
  {
    navn: 'Location glemmes',
    loegn: (svar) => svar.hoveder.delete('location'),
    fanget: 'engang-gentaget',
  },
  {
    navn: 'alle 422 er 500',
    loegn: (svar) => {
      if (svar.status === 422) svar.status = 500
    },
    fanget: 'indstilling-enighed',
  },
  {
    navn: 'et felt for meget i svaret',
    loegn: (svar) => {
      if (svar.status === 200) svar.krop = JSON.stringify({ ...JSON.parse(svar.krop), ekstra: 1 })
    },
    fanget: 'form-korrelation',
  },
  {
    navn: 'If-Match ignoreres',
    loegn: (_svar, req) => {
      if (req.headers['if-match']) req.headers['if-match'] = '"1"'
    },
    fanget: 'version-gammel',
  },
  {
    navn: 'CPR gentages i svaret',
    loegn: (svar, req) => {
      svar.krop = svar.krop.replace(
        'CPR-nummeret er ikke gyldigt',
        `${req.headers['x-civilregistrationidentifier']} er ikke gyldigt`,
      )
    },
    fanget: 'form-cpr',
  },
]

test('konformitetsprøven falder over en server, der lyver', async ({ server }) => {
  test.setTimeout(120_000)
  for (const { navn, loegn, fanget } of LOEGNE) {
    const proxy = await startLoegner(server, loegn)
    const resultater = await koerRegler(
      { ...valg(server, proxy.url), borger: await enBorger(server), kun: fanget },
      () => {},
    )
    await proxy.stop()
    expect([navn, brudte(resultater).map((r) => r.navn)]).toEqual([navn, [fanget]])
  }
})

async function enBorger(server: Server): Promise<string> {
  const svar = await fetch(`${server.url}/api/demo/borgere`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-samspor-demo': '1' },
    body: JSON.stringify({ antal: 1, akasse: '9013', jobcenter: '10100' }),
  })
  const { borgere } = (await svar.json()) as { borgere: { cpr: string }[] }
  return borgere[0]?.cpr ?? ''
}

/** A proxy in front of the server that changes what goes in or comes out. The document passes unchanged. */
async function startLoegner(server: Server, loegn: Loegn) {
  const svarVidere = async (req: IncomingMessage, res: ServerResponse) => {
    const dele: Buffer[] = []
    for await (const del of req) dele.push(del as Buffer)
    const tom = { status: 0, hoveder: new Headers(), krop: '' }
    loegn(tom, req)
    const { host: _, connection: __, 'transfer-encoding': ___, 'content-length': ____, ...hoveder } = req.headers
    const krop = Buffer.concat(dele)
    const svar = await fetch(`${server.url}${req.url}`, {
      method: req.method ?? 'GET',
      headers: { ...(hoveder as Record<string, string>), 'accept-encoding': 'identity' },
      ...(krop.length > 0 && { body: new Uint8Array(krop) }),
    })
    const ud = { status: svar.status, hoveder: new Headers(svar.headers), krop: await svar.text() }
    if (!req.url?.endsWith('openapi.json')) loegn(ud, req)
    for (const navn of ['content-length', 'transfer-encoding', 'connection', 'content-encoding'])
      ud.hoveder.delete(navn)
    res.writeHead(ud.status, Object.fromEntries(ud.hoveder)).end(ud.krop)
  }
  const proxy = createServer((req, res) => void svarVidere(req, res).catch(() => res.destroy()))
  await new Promise<void>((klar) => proxy.listen(0, '127.0.0.1', klar))
  const { port } = proxy.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/api/v1`,
    stop: () =>
      new Promise<void>((ok) => {
        proxy.close(() => ok())
        proxy.closeAllConnections()
      }),
  }
}
