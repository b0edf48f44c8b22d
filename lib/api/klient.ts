import { and, eq, sql } from 'drizzle-orm'
import { errors, type JSONWebKeySet, type JWTVerifyGetKey, jwtVerify } from 'jose'
import { iTransaktion } from '#db/client'
import { bruger, organisation } from '#db/schema/organisation'
import { noeglering } from '#lib/api/noegler'
import { env } from '#lib/env'
import type { Aktoer, OrganisationRef } from '#lib/kontekst'
import { Utilgaengelig } from '#lib/regelfund'
import { udstederInfo } from '#lib/session/udsteder'

/** A fagsystem that has shown who it is: whom it acts for, and what it may do. */
export type Klient = { id: string; scopes: readonly string[]; aktoer: Extract<Aktoer, { slags: 'bruger' }> }

/** The token is missing or does not hold. `fejl` is the code of RFC 6750. */
export class IkkeGodkendt extends Error {
  constructor(
    readonly fejl: 'invalid_request' | 'invalid_token',
    besked: string,
  ) {
    super(besked)
  }
}

const ALGORITMER = ['RS256', 'PS256', 'ES256', 'EdDSA']
/** An access token says that it is one, or says nothing; a log-out token or another kind of JWT is refused. */
const TYPER = /^(application\/)?(at\+)?jwt$/i
const noegler = new Map<string, JWTVerifyGetKey>()

/**
 * Judges the access token of a request (RFC 9068): signed by the configured issuer, meant for this API, not expired, and for an
 * organisation that we know. Throws `IkkeGodkendt`; an issuer that does not answer is `Utilgaengelig`, never a "no".
 */
export async function hvemKalder(hoved: string | null): Promise<Klient> {
  if (!hoved) throw new IkkeGodkendt('invalid_request', 'Der mangler et adgangstoken.')
  const token = /^Bearer ([A-Za-z0-9._~+/-]+=*)$/i.exec(hoved)?.[1]
  if (!token || token.length > 8192) throw new IkkeGodkendt('invalid_token', 'Adgangstokenet er ikke skrevet rigtigt.')
  const krav = await laesToken(token)
  const klientId = tekst(krav.client_id) ?? tekst(krav.azp)
  const [type, kode] = tekst(krav.organisation)?.split(':') ?? []
  if (!klientId || !type || !kode) {
    throw new IkkeGodkendt('invalid_token', 'Adgangstokenet siger ikke, hvilken klient og organisation det er til.')
  }
  const aktoer = await findAktoer(String(krav.iss), klientId, type, kode)
  if (!aktoer) throw new IkkeGodkendt('invalid_token', 'Organisationen i adgangstokenet findes ikke.')
  return { id: klientId, scopes: tekst(krav.scope)?.split(' ') ?? [], aktoer }
}

async function laesToken(token: string) {
  const { API_ISSUER: udsteder, API_AUDIENCE, SAMSPOR_URL } = env()
  if (!udsteder) throw new IkkeGodkendt('invalid_token', 'API_ISSUER er ikke sat: ingen klienter har adgang.')
  try {
    const { payload, protectedHeader } = await jwtVerify(token, noeglerFra(udsteder), {
      issuer: udsteder,
      audience: API_AUDIENCE ?? `${SAMSPOR_URL}/api`,
      algorithms: ALGORITMER,
      requiredClaims: ['exp'],
      clockTolerance: 30,
    })
    // An ID token tells the client about a person; whoever sends it here has mixed the two up.
    const idToken = 'nonce' in payload || 'at_hash' in payload
    if (idToken || !TYPER.test(protectedHeader.typ ?? 'JWT')) throw new errors.JWTInvalid('no access token')
    return payload
  } catch (fejl) {
    if (fejl instanceof errors.JWTExpired) throw new IkkeGodkendt('invalid_token', 'Adgangstokenet er udløbet.')
    if (fejl instanceof errors.JOSEError) throw new IkkeGodkendt('invalid_token', 'Adgangstokenet kan ikke godkendes.')
    throw new Utilgaengelig('Udstederen svarer ikke')
  }
}

/** The issuer's keys; where they lie is read from its own description. */
function noeglerFra(udsteder: string): JWTVerifyGetKey {
  const kendte = noegler.get(udsteder)
  if (kendte) return kendte
  const nye = noeglering(async () => {
    const { jwks_uri } = await udstederInfo(udsteder)
    const svar = await fetch(jwks_uri, { signal: AbortSignal.timeout(3000) })
    if (!svar.ok) throw new Error(`udstederens nøgler: ${svar.status}`)
    return (await svar.json()) as JSONWebKeySet
  })
  noegler.set(udsteder, nye)
  return nye
}

type Kendt = { aktoer: Klient['aktoer'] | undefined; til: number }
const HUSK_MS = 60_000
const kendte = new Map<string, Kendt>()

/** The client as a user of its organisation, remembered for a minute; the first call makes its row. */
async function findAktoer(udsteder: string, klientId: string, type: string, kode: string) {
  const noegle = JSON.stringify([udsteder, klientId, type, kode])
  const kendt = kendte.get(noegle)
  if (kendt && kendt.til > Date.now()) return kendt.aktoer
  const aktoer = await slaaOp(udsteder, klientId, type, kode)
  if (kendte.size > 10_000) kendte.clear()
  kendte.set(noegle, { aktoer, til: Date.now() + HUSK_MS })
  return aktoer
}

async function slaaOp(udsteder: string, klientId: string, type: string, kode: string) {
  if (!['akasse', 'jobcenter', 'anden_aktoer', 'star'].includes(type)) return undefined
  return iTransaktion(Date.now() + 3000, async (db) => {
    const [fundet] = await db
      .select({
        id: organisation.id,
        type: organisation.type,
        kode: organisation.kode,
        navn: organisation.navn,
        kortNavn: organisation.kortNavn,
      })
      .from(organisation)
      .where(and(eq(organisation.type, type as OrganisationRef['type']), eq(organisation.kode, kode)))
    if (!fundet) return undefined
    await db.execute(sql`select set_config('samspor.organisation', ${fundet.id}, true)`)
    const [raekke] = await db
      .insert(bruger)
      .values({ organisationId: fundet.id, udsteder, subject: klientId, navn: klientId, rolle: 'klient' })
      .onConflictDoUpdate({
        target: [bruger.udsteder, bruger.subject, bruger.organisationId],
        set: { rolle: 'klient', sidstLoggetInd: new Date() },
      })
      .returning({ id: bruger.id })
    if (!raekke) return undefined
    return {
      slags: 'bruger' as const,
      brugerId: raekke.id,
      navn: klientId,
      rolle: 'klient' as const,
      organisation: fundet as OrganisationRef,
    }
  })
}

/** A claim of visible characters; nothing else is a name of anything here. */
const tekst = (v: unknown): string | undefined =>
  typeof v === 'string' && /^[\x20-\x7e]{1,2000}$/.test(v) ? v : undefined
