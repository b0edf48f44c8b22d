import type { Scene } from '#konformitet/fuzz'
import { hentKontrakt, hentToken, kraev } from '#konformitet/klient'

type Klienter = {
  tokenUrl: string
  scopes: string[]
  klienter: { id: string; hemmelighed: string; organisation: string }[]
}

/** A demo's clients, each with a token, and members of two of its a-kasser. `kun`: only operations whose name begins so. */
export async function demoscene(url: string, kun = ''): Promise<Scene> {
  const hentet = await fetch(`${url}/api/demo/klienter`)
  kraev(hentet.ok, `${url} er ingen demo, der kører`)
  const { tokenUrl, scopes, klienter } = (await hentet.json()) as Klienter
  const kontrakt = await hentKontrakt(`${url}/api/v1`)
  // Two of them call most, so that one has drafts and the other receives: with all alike nearly everything is somebody else's.
  const oftest = klienter.filter((k) => /-hk$|-koebenhavn$/.test(k.id))
  const tokens = await Promise.all(
    [...klienter, ...oftest, ...oftest, ...oftest].map((k) =>
      hentToken(tokenUrl, `${k.id}:${k.hemmelighed}`, scopes.join(' ')),
    ),
  )
  const cpr = [...(await medlemmer(url, '9013', 8)), ...(await medlemmer(url, '9010', 2))]
  return {
    baseUrl: `${url}/api/v1`,
    kontrakt: { ...kontrakt, operationer: kontrakt.operationer.filter((o) => o.operation.operationId.startsWith(kun)) },
    tokens,
    cpr,
    ider: [],
  }
}

async function medlemmer(url: string, akasse: string, antal: number): Promise<string[]> {
  const svar = await fetch(`${url}/api/demo/borgere`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-samspor-demo': '1' },
    body: JSON.stringify({ antal, akasse, jobcenter: '10100' }),
  })
  kraev(svar.status === 201, `demoen lavede ingen borgere (${svar.status})`)
  return ((await svar.json()) as { borgere: { cpr: string }[] }).borgere.map((b) => b.cpr)
}
