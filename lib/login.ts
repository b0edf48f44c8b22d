import { createHash, randomBytes } from 'node:crypto'
import NextAuth, { type AuthOptions } from 'next-auth'
import type { OAuthConfig } from 'next-auth/providers/oauth'
import { type Doer, env } from '#lib/env'
import { log, logFejl } from '#lib/log'
import { cookienavn, sikker } from '#lib/session/cookie'
import { opretSession } from '#lib/session/opret'

/** The library is CommonJS: a bundler hands out its default, Node the module that holds it. */
const nextAuth = (NextAuth as unknown as { default?: typeof NextAuth }).default ?? NextAuth

/** What each door asks its issuer for. */
const SCOPE: Record<Doer, string> = {
  borger: 'openid mitid ssn',
  virksomhed: 'openid nemlogin',
  akasse: 'openid profile',
  jobcenter: 'openid profile',
  anden_aktoer: 'openid profile',
  star: 'openid profile',
}

/** The row that `signIn` made, on its way to the cookie in `jwt`. */
const nyeSessioner = new WeakMap<object, string>()

/**
 * Sign-in by next-auth against any OpenID Connect issuer, one generic provider per door. The cookie holds a random session id and nothing
 * else; level, CPR and organisation are judged in `signIn`, because an error in `profile` would look like "cancelled".
 */
export function authOptions(): AuthOptions {
  process.env.NEXTAUTH_URL = env().SAMSPOR_URL
  return {
    secret: env().AUTH_SECRET,
    providers: Object.keys(env().oidc).map((doer) => udbyder(doer as Doer)),
    session: { strategy: 'jwt' },
    useSecureCookies: sikker(),
    cookies: {
      sessionToken: { name: cookienavn(), options: { httpOnly: true, sameSite: 'lax', path: '/', secure: sikker() } },
    },
    jwt: {
      encode: async ({ token }) => String(token?.sid ?? ''),
      decode: async ({ token }) => (token ? { sid: token } : null),
    },
    pages: { signIn: '/login', error: '/login/fejl', signOut: '/logout' },
    callbacks: {
      async signIn({ account, profile }) {
        if (!account || !profile) return '/login/fejl?sag=login-nede'
        const doer = account.provider as Doer
        // An error thrown here would be put, whole, in an address by the library.
        const svar = await opretSession({
          doer,
          issuer: env().oidc[doer]?.issuer ?? '',
          claims: profile as Record<string, unknown>,
          idToken: account.id_token,
        }).catch((fejl: unknown) => logFejl(fejl, 'login', crypto.randomUUID()))
        if (typeof svar === 'string') return '/login/fejl?sag=login-nede'
        if ('fejl' in svar) return `/login/fejl?sag=${FEJLSIDE[svar.fejl]}`
        nyeSessioner.set(account, svar.cookie)
        return true
      },
      async jwt({ account, token }) {
        const sid = account && nyeSessioner.get(account)
        return sid ? { sid } : token
      },
    },
    logger: {
      error: (kode, metadata) =>
        log.warn(
          { kode, fejl: metadata instanceof Error ? metadata.message : (metadata as { error?: Error }).error?.message },
          'login',
        ),
      warn: () => {},
      debug: () => {},
    },
  }
}

const FEJLSIDE = {
  niveau: 'lav-sikkerhed',
  rolle: 'ingen-adgang',
  doer: 'forkert-doer',
  ukendt: 'ukendt',
  spaerret: 'spaerret',
} as const

function udbyder(doer: Doer): OAuthConfig<Record<string, unknown>> {
  const { issuer, clientId, clientSecret } = env().oidc[doer]!
  return {
    id: doer,
    name: doer,
    type: 'oauth',
    wellKnown: `${issuer}/.well-known/openid-configuration`,
    clientId,
    clientSecret,
    idToken: true,
    checks: ['pkce', 'state', 'nonce'],
    authorization: { params: { scope: SCOPE[doer] } },
    userinfo: {
      // Given the whole token set, the client refuses a userinfo about somebody else. What the ID token has signed wins.
      request: async ({ tokens, client }) => ({
        ...(await client.userinfo(tokens as never)),
        ...(tokens as unknown as { claims: () => object }).claims(),
      }),
    },
    profile: (claims) => ({ id: String(claims.sub) }),
    httpOptions: { timeout: 5000 },
  }
}

/**
 * Starts sign-in from the server, so that the form works without script: next-auth makes the address at the issuer and the cookies that
 * tie the answer to this browser. Throws when the issuer does not answer.
 */
export async function startLogin(doer: Doer, retur: string): Promise<{ adresse: string; cookies: string[] }> {
  const options = authOptions()
  const token = randomBytes(32).toString('hex')
  const csrf = `${token}|${createHash('sha256').update(`${token}${options.secret}`).digest('hex')}`
  let sat: string[] = []
  let adresse = ''
  const res = {
    status: () => res,
    getHeader: () => [...sat],
    setHeader(navn: string, vaerdi: string | string[]) {
      if (navn.toLowerCase() === 'set-cookie') sat = [vaerdi].flat()
      else if (navn.toLowerCase() === 'location') adresse = String(vaerdi)
      return res
    },
    send: () => {},
    end: () => {},
    json(krop: { url: string }) {
      adresse = krop.url
    },
  }
  const req = {
    method: 'POST',
    query: { nextauth: ['signin', doer] },
    headers: { host: new URL(env().SAMSPOR_URL).host },
    cookies: { [sikker() ? '__Host-next-auth.csrf-token' : 'next-auth.csrf-token']: csrf },
    body: { csrfToken: token, callbackUrl: `${env().SAMSPOR_URL}${retur}`, json: 'true' },
  }
  await nextAuth(req as never, res as never, options)
  if (!adresse || adresse.startsWith(env().SAMSPOR_URL)) throw new Error('udstederen svarer ikke')
  return { adresse, cookies: [...sat] }
}
