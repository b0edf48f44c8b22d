import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, exportSPKI, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import { apiKlienter } from '#demo/klienter'
import { SCOPES } from '#lib/api/scopes'

type Par = { kid: string; privat: CryptoKey; offentlig: CryptoKey }

/** An issuer of access tokens that the test holds the keys of: it can lie, change keys, and be gone. */
export async function startEgenUdsteder() {
  const lav = async (kid: string): Promise<Par> => {
    const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true })
    return { kid, privat: privateKey as CryptoKey, offentlig: publicKey as CryptoKey }
  }
  let par = await lav('foerste')
  const server = createServer(async (req, res) => {
    res.setHeader('content-type', 'application/json')
    if (req.url === '/noegler') {
      res.end(
        JSON.stringify({ keys: [{ ...(await exportJWK(par.offentlig)), kid: par.kid, use: 'sig', alg: 'RS256' }] }),
      )
    } else res.end(JSON.stringify({ issuer: url, jwks_uri: `${url}/noegler`, token_endpoint: `${url}/token` }))
  })
  const lyt = (port: number) => new Promise<void>((klar) => server.listen(port, '127.0.0.1', klar))
  await lyt(0)
  const { port } = server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}`

  /** A token as the demo's client gets it; `krav` and `hoved` replace what it says, `med` who signs it. */
  const token = (valg: { klient?: string; krav?: JWTPayload; hoved?: object; med?: CryptoKey | Uint8Array } = {}) => {
    const klient = apiKlienter.find((k) => k.id === (valg.klient ?? 'fagsystem-hk'))
    const nu = Math.floor(Date.now() / 1000)
    const krav = {
      iss: url,
      sub: klient?.id,
      client_id: klient?.id,
      organisation: klient?.organisation,
      scope: Object.keys(SCOPES).join(' '),
      iat: nu,
      exp: nu + 600,
      ...valg.krav,
    }
    return new SignJWT(krav)
      .setProtectedHeader({ alg: 'RS256', kid: par.kid, typ: 'at+jwt', ...valg.hoved } as never)
      .sign(valg.med ?? par.privat)
  }
  return {
    url,
    token,
    privat: () => par.privat,
    offentligPem: () => exportSPKI(par.offentlig),
    skiftNoegle: async (kid: string) => {
      par = await lav(kid)
    },
    luk: () =>
      new Promise<void>((ok) => {
        server.close(() => ok())
        server.closeAllConnections()
      }),
    aabn: () => lyt(port),
  }
}
