/**
 * The demo's identity broker: a real OpenID Connect issuer with the cast behind its buttons.
 *
 * One client per door. Code flow with PKCE and client secret; the ID token says how strong the sign-in was, userinfo
 * says who it was, as the brokers for MitID do it. Nobody is asked for a password or for consent.
 * Never part of a production set-up: it lets anybody be anyone.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Kontekst } from 'oidc-provider'
import { afviste } from '#demo/afviste'
import { DOER_SCOPE, ID_TOKEN_CLAIMS, SCOPE_CLAIMS } from '#demo/claims'
import { fejlside, svarMedHtml, visInteraktion } from '#demo/interaktion'
import { ALLE_SCOPES, type ApiKlient, apiKlienter, klienthemmelighed } from '#demo/klienter'
import { lyvIToken, lyvIUserinfo } from '#demo/loegne'
import { DOERE, type Doer, type Person } from '#demo/person'
import { personer as rollelisten } from '#demo/personer'
import { type Noegler, udstederNoegler } from '#demo/udsteder-noegler'

export type Klient = { id: string; hemmelighed: string }

export type UdstederValg = {
  /** The port to listen on; 0 takes a free one. */
  port: number
  /** Where browsers find Samspor, without a slash at the end. */
  samsporUrl: string
  klienter: Record<Doer, Klient>
  /** The API that access tokens are meant for, and the key that its clients' secrets are derived from. */
  api?: { audience: string; noegle: string } | undefined
  personer?: readonly Person[]
  /** Where browsers find the issuer. Default: `http://<host>:<port>`. */
  url?: string
  host?: string
  /** Folder for the signing keys, so that tokens outlive a restart. Without it the keys live as long as the process. */
  mappe?: string
}

export type Udsteder = { url: string; stop(): Promise<void> }

/** Starts the issuer and answers when it listens. Rejects when the port is taken. */
export async function startUdsteder(valg: UdstederValg): Promise<Udsteder> {
  const oidc = await udenAdvarsler(() => import('oidc-provider'))
  const host = valg.host ?? '127.0.0.1'
  const server = createServer()
  await new Promise<void>((klar, fejl) => server.once('error', fejl).listen(valg.port, host, klar))

  const lokal = `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${(server.address() as AddressInfo).port}`
  const url = valg.url ?? lokal
  const alle = [...(valg.personer ?? rollelisten), ...afviste]
  const valgte = new Map(alle.map((p) => [String(p.claims.sub), p] as const).reverse())
  const noegler = udstederNoegler(valg.mappe)
  const provider = await udenAdvarsler(async () => new oidc.Provider(url, opsaetning(oidc, valg, noegler, valgte)))
  provider.use(logUdUdenSpoergsmaal(lokal))
  provider.use(lyv(valg.klienter, noegler, valgte))

  const protokol = provider.callback()
  const doerFor = (klientId: unknown) => DOERE.find((doer) => valg.klienter[doer].id === klientId)
  server.on('request', (req, res) => {
    if (!req.url?.startsWith('/interaktion/')) return protokol(req, res)
    visInteraktion(provider, req, res, { alle, valgte, doerFor, samsporUrl: valg.samsporUrl }).catch(() =>
      svarMedHtml(res, 400, fejlside(valg.samsporUrl), valg.samsporUrl),
    )
  })

  return {
    url,
    stop: () =>
      new Promise((faerdig) => {
        server.close(() => faerdig())
        server.closeAllConnections()
      }),
  }
}

/**
 * The library warns that Node is older than it likes and that its memory is short. Both are known and do no harm in a
 * demo, so the warnings are kept from the log.
 */
async function udenAdvarsler<T>(goer: () => Promise<T>): Promise<T> {
  const advar = console.warn
  console.warn = () => {}
  try {
    return await goer()
  } finally {
    console.warn = advar
  }
}

type Oidc = typeof import('oidc-provider')

function opsaetning(oidc: Oidc, valg: UdstederValg, noegler: Noegler, valgte: Map<string, Person>) {
  return {
    clients: [...DOERE.map(doerklient(valg)), ...(valg.api ? apiKlienter.map(apiklient(valg.api.noegle)) : [])],
    jwks: noegler.jwks,
    cookies: {
      keys: noegler.cookies,
      names: { session: 'udsteder_session', interaction: 'udsteder_valg', resume: 'udsteder_videre' },
    },
    scopes: ['openid', ...Object.keys(SCOPE_CLAIMS)],
    claims: { openid: ID_TOKEN_CLAIMS, ...SCOPE_CLAIMS },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    // As a broker: the ID token is short, the access token lasts long enough to fetch userinfo.
    extraTokenClaims: (_ctx: Kontekst, token: { clientId?: string }) => {
      const klient = apiKlienter.find((k) => k.id === token.clientId)
      return klient && { organisation: klient.organisation, client_name: klient.navn }
    },
    ttl: {
      ClientCredentials: 600,
      AccessToken: 3 * 3600,
      AuthorizationCode: 60,
      Grant: 8 * 3600,
      IdToken: 300,
      Interaction: 3600,
      Session: 8 * 3600,
    },
    features: {
      devInteractions: { enabled: false },
      backchannelLogout: { enabled: true },
      ...(valg.api ? apiAdgang(valg.api.audience) : {}),
      rpInitiatedLogout: { enabled: true, logoutSource: tomSide, postLogoutSuccessSource: tomSide },
    },
    // Samspor runs on the same machine, which the library's own fetch refuses to talk to.
    fetch: (adresse: string, init: RequestInit & { dispatcher?: unknown }) =>
      fetch(adresse, { ...init, dispatcher: undefined } as RequestInit),
    interactions: {
      url: (_ctx: Kontekst, interaktion: { uid: string }) => `/interaktion/${interaktion.uid}`,
      policy: altidSpoerg(oidc),
    },
    findAccount: (_ctx: Kontekst, sub: string) => {
      const person = valgte.get(sub)
      return person && { accountId: sub, claims: (brug: string) => kravFor(person, brug) }
    },
    loadExistingGrant: async (ctx: Kontekst) => {
      const doer = DOERE.find((d) => valg.klienter[d].id === ctx.oidc.client?.clientId)
      const grant = new ctx.oidc.provider.Grant({
        clientId: ctx.oidc.client?.clientId ?? '',
        accountId: ctx.oidc.session?.accountId ?? '',
      })
      grant.addOIDCScope(doer ? DOER_SCOPE[doer] : 'openid')
      await grant.save()
      return grant
    },
    renderError: (ctx: Kontekst, _ud: unknown, fejl: Error) => {
      ctx.type = 'html'
      ctx.body = fejlside(valg.samsporUrl, fejl.message)
    },
  }
}

/** A door's own client: code flow, and told when a session at the issuer ends. */
const doerklient = (valg: UdstederValg) => (doer: Doer) => ({
  client_id: valg.klienter[doer].id,
  client_secret: valg.klienter[doer].hemmelighed,
  redirect_uris: [`${valg.samsporUrl}/api/auth/callback/${doer}`],
  post_logout_redirect_uris: [`${valg.samsporUrl}/login`],
  backchannel_logout_uri: `${valg.samsporUrl}/api/auth/backchannel`,
  backchannel_logout_session_required: true,
  grant_types: ['authorization_code'],
  response_types: ['code'],
  scope: DOER_SCOPE[doer],
  require_auth_time: true,
})

/** A fagsystem: no person, a secret, and tokens for the API alone. */
const apiklient = (noegle: string) => (klient: ApiKlient) => ({
  client_id: klient.id,
  client_name: klient.navn,
  client_secret: klienthemmelighed(noegle, klient.id),
  redirect_uris: [],
  response_types: [],
  grant_types: ['client_credentials'],
})

/** Access tokens for the API are JWTs that anybody with the issuer's keys can judge (RFC 9068). */
const apiAdgang = (audience: string) => ({
  clientCredentials: { enabled: true },
  resourceIndicators: {
    enabled: true,
    defaultResource: (ctx: Kontekst) =>
      apiKlienter.some((k) => k.id === ctx.oidc.client?.clientId) ? audience : undefined,
    useGrantedResource: () => true,
    getResourceServerInfo: () => ({
      scope: ALLE_SCOPES,
      audience,
      accessTokenFormat: 'jwt',
      accessTokenTTL: 600,
    }),
  },
})

/** The level and kind of sign-in are in the ID token; who it is, and for whom, only at userinfo. */
function kravFor(person: Person, brug: string): Record<string, unknown> {
  const iToken = new Set(ID_TOKEN_CLAIMS)
  const udvalg = Object.entries(person.claims).filter(
    ([navn]) => navn === 'sub' || iToken.has(navn) === (brug === 'id_token'),
  )
  return Object.fromEntries(udvalg)
}

/** Every sign-in shows the page of people, also when somebody is signed in already: a demo user wants to choose. */
function altidSpoerg({ interactionPolicy: { base, Check } }: Oidc) {
  const politik = base()
  const vaelg = new Check('vaelg_person', 'Vælg en person', (ctx) =>
    ctx.oidc.result?.login ? Check.NO_NEED_TO_PROMPT : Check.REQUEST_PROMPT,
  )
  politik.get('login')?.checks.add(vaelg)
  politik.remove('consent')
  return politik
}

const tomSide = (ctx: Kontekst) => {
  ctx.body = ''
}

/**
 * Log-out without "are you sure": the library answers a valid request with a form that needs a script or a click.
 * The form is posted here instead, and the browser gets the redirect that comes of it.
 */
function logUdUdenSpoergsmaal(lokal: string) {
  return async (ctx: Kontekst, next: () => Promise<void>) => {
    await next()
    const xsrf = ctx.oidc?.session?.state?.secret
    if (ctx.path !== '/session/end' || ctx.status !== 200 || !xsrf) return

    const nye = [ctx.response.get('set-cookie')].flat().filter(Boolean)
    const cookie = [...ctx.get('cookie').split('; '), ...nye.map((c) => c.split(';')[0])].filter(Boolean).join('; ')
    const svar = await fetch(`${lokal}/session/end/confirm`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ xsrf, logout: 'yes' }),
    })
    ctx.set('set-cookie', svar.headers.getSetCookie())
    ctx.body = ''
    ctx.status = svar.status
    const videre = svar.headers.get('location')
    if (videre) ctx.set('location', videre)
  }
}

/** Changes the answer for the few who are there to be caught lying. */
function lyv(klienter: Record<Doer, Klient>, noegler: Noegler, valgte: Map<string, Person>) {
  return async (ctx: Kontekst, next: () => Promise<void>) => {
    await next()
    const loegn = valgte.get(ctx.oidc?.account?.accountId ?? '')?.loegn
    if (!loegn || ctx.status !== 200) return
    const svar = ctx.body as Record<string, unknown>
    if (ctx.path === '/token') {
      ctx.body = lyvIToken(loegn, svar, { jwk: noegler.jwks.keys[0] ?? {}, hemmelighed: klienter.borger.hemmelighed })
    }
    if (ctx.path === '/me') ctx.body = lyvIUserinfo(loegn, svar)
  }
}
