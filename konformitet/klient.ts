import { randomUUID } from 'node:crypto'
import { type Kontrakt, laesKontrakt } from '#konformitet/kontrakt'

export type Kald = {
  cpr?: string
  krop?: unknown
  /** A body as it is, with its own headers. */
  raa?: BodyInit
  version?: number
  proev?: boolean
  requestId?: string
  hoveder?: Record<string, string>
  /** Called without a token, or with another one. */
  token?: string | false
}
// biome-ignore lint/suspicious/noExplicitAny: an answer is read as it came; the contract judges its shape
export type Svar = { status: number; krop: any; hoveder: Headers; koder: string[] }
export type Klient = (metode: string, sti: string, kald?: Kald) => Promise<Svar>

/** A rule does not hold; the message says what was seen. */
export class Brud extends Error {}

/** Stops the rule unless it holds. `set` is what was answered. */
export function kraev(holder: boolean, saa: string, svar?: Svar): asserts holder {
  if (!holder)
    throw new Brud(svar ? `${saa}; svaret var ${svar.status} ${JSON.stringify(svar.krop).slice(0, 300)}` : saa)
}

/** The contract that the server publishes; without it nothing else can be judged. */
export async function hentKontrakt(baseUrl: string): Promise<Kontrakt> {
  const svar = await fetch(`${baseUrl}/openapi.json`)
  kraev(svar.ok, `GET ${baseUrl}/openapi.json svarede ${svar.status}`)
  return laesKontrakt((await svar.json()) as Kontrakt['dokument'])
}

/** A token by client credentials, as any program gets one. `klient` is `id:hemmelighed`. */
export async function hentToken(tokenUrl: string, klient: string, scope: string): Promise<string> {
  const svar = await fetch(tokenUrl, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(klient).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope }),
  })
  const { access_token } = (await svar.json().catch(() => ({}))) as { access_token?: string }
  kraev(typeof access_token === 'string', `udstederen gav intet token (${svar.status})`)
  return access_token
}

/** Calls the API. Every answer, in whatever rule it comes, must be as the document says. */
export function lavKlient(baseUrl: string, kontrakt: Kontrakt, token: string): Klient {
  return async (metode, sti, kald = {}) => {
    const json = kald.krop !== undefined
    const adgang = kald.token === undefined ? token : kald.token
    const svar = await fetch(`${baseUrl}${sti}`, {
      method: metode,
      headers: {
        ...(adgang && { authorization: `Bearer ${adgang}` }),
        ...(metode !== 'GET' && { 'x-requestId': kald.requestId ?? randomUUID() }),
        ...(kald.cpr && { 'x-civilRegistrationIdentifier': kald.cpr }),
        ...(kald.version !== undefined && { 'if-match': `"${kald.version}"` }),
        ...(kald.proev && { 'x-proev': '1' }),
        ...((json || kald.raa !== undefined) && { 'content-type': 'application/json' }),
        ...kald.hoveder,
      },
      ...(json ? { body: JSON.stringify(kald.krop) } : kald.raa !== undefined && { body: kald.raa }),
    })
    const tekst = await svar.text()
    const fejl = kontrakt.tjek({
      metode,
      sti: new URL(`${baseUrl}${sti}`).pathname,
      status: svar.status,
      hoveder: svar.headers,
      tekst,
    })
    if (fejl.length > 0) throw new Brud(`${metode} ${sti} ${svar.status} er ikke som dokumentet: ${fejl.join('; ')}`)
    const krop = tekst ? JSON.parse(tekst) : undefined
    const koder = ((krop?.fund ?? []) as { kode: string }[]).map((f) => f.kode)
    return { status: svar.status, krop, hoveder: svar.headers, koder }
  }
}
