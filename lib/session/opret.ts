import { randomBytes } from 'node:crypto'
import { and, desc, eq, or, sql } from 'drizzle-orm'
import { iTransaktion, type Tx } from '#db/client'
import { bruger, organisation } from '#db/schema/organisation'
import { session } from '#db/schema/session'
import { cprNoegler, krypter } from '#lib/borger/cpr-kryptering'
import { findBorgerId } from '#lib/borger/find'
import { dagFor } from '#lib/dato'
import { type Doer, env } from '#lib/env'
import type { Rolle } from '#lib/kontekst'
import { hentTal } from '#lib/regelsaet/vaerdier'
import { sessionHash } from '#lib/session/cookie'
import type { Claims, Loginfejl } from '#lib/session/login-regler'
import { nsisNiveau, vurderLogin } from '#lib/session/login-regler'
import { erSpaerret } from '#lib/virksomhedstilstand/tilstand'

export type Login = { doer: Doer; issuer: string; claims: Claims; idToken: string | undefined }

/**
 * Turns an issuer's answer into a session row and gives the cookie's value, or says why not. Every sign-in gets a new random value.
 * Rights come from the answer each time; the `bruger` row remembers the name, and the unit that a company user is held to.
 */
export async function opretSession(login: Login): Promise<{ cookie: string } | { fejl: Loginfejl }> {
  const svar = vurderLogin(login.doer, login.claims)
  if (!svar.ok) return { fejl: svar.fejl }
  return iTransaktion(Date.now() + 5000, async (db) => {
    const hvem = svar.slags === 'borger' ? await findBorger(db, svar.cpr) : await findBruger(db, login, svar)
    if ('fejl' in hvem) return hvem
    const cookie = randomBytes(32).toString('base64url')
    const hash = sessionHash(cookie)
    await db.execute(sql`select set_config('samspor.session', ${hash.toString('hex')}, true)`)
    const { ledig, absolut } = await laengder(db, svar.slags === 'borger' ? 'borger' : 'personale')
    const nu = new Date()
    await db.insert(session).values({
      hash,
      doer: login.doer,
      subject: String(login.claims.sub),
      udsteder: login.issuer,
      udstederSid: typeof login.claims.sid === 'string' ? login.claims.sid : null,
      ...hvem,
      sikringsniveau: nsisNiveau(login.claims.loa) ?? '',
      idTokenKrypteret: login.idToken ? krypter(Buffer.from(login.idToken), 'TOKEN', cprNoegler(env())) : null,
      oprettet: nu,
      sidstSet: nu,
      inaktivEfter: new Date(nu.getTime() + ledig * 60_000),
      udloeber: new Date(nu.getTime() + absolut * 60_000),
    })
    return { cookie }
  })
}

type Hvem = { borgerId: string } | { brugerId: string; organisationId: string; rolle: Rolle } | { fejl: Loginfejl }

/** Only a citizen whom an authority has registered has anything here to read. */
async function findBorger(db: Tx, cpr: string): Promise<Hvem> {
  const borgerId = await findBorgerId({ db }, cpr)
  if (!borgerId) return { fejl: 'ukendt' }
  return { borgerId }
}

async function findBruger(
  db: Tx,
  login: Login,
  svar: Extract<ReturnType<typeof vurderLogin>, { slags: 'bruger' }>,
): Promise<Hvem> {
  const { type, kode, navn } = svar.organisation
  if (type === 'virksomhed') {
    if (await erSpaerret(db, kode)) return { fejl: 'spaerret' }
    await db
      .insert(organisation)
      .values({
        type,
        kode,
        navn,
        kortNavn: navn,
        cvr: kode,
        gyldigFra: dagFor(new Date()),
        kilde: 'Log ind med MitID Erhverv',
      })
      .onConflictDoNothing()
  }
  const [fundet] = await db
    .select({ id: organisation.id })
    .from(organisation)
    .where(and(eq(organisation.type, type), eq(organisation.kode, kode)))
  if (!fundet) return { fejl: 'rolle' }
  await db.execute(sql`select set_config('samspor.organisation', ${fundet.id}, true)`)
  const felter = {
    udsteder: login.issuer,
    subject: String(login.claims.sub),
    navn: svar.navn,
    rid: svar.rid,
    pNummer: svar.pNummer,
    rolle: svar.rolle as Rolle,
    sidstLoggetInd: new Date(),
  }
  const samme = and(eq(bruger.udsteder, felter.udsteder), eq(bruger.subject, felter.subject))
  const [kendt] = await db
    .select({ id: bruger.id })
    .from(bruger)
    .where(and(eq(bruger.organisationId, fundet.id), or(samme, svar.rid ? eq(bruger.rid, svar.rid) : undefined)))
    .orderBy(desc(samme!))
    .limit(1)
  // An employee's persistent id may change; organisation and RID together are the same person (identity providers' known fault).
  const [person] = kendt
    ? await db.update(bruger).set(felter).where(eq(bruger.id, kendt.id)).returning({ id: bruger.id })
    : await db
        .insert(bruger)
        .values({ organisationId: fundet.id, ...felter })
        .returning({ id: bruger.id })
  if (!person) throw new Error('brugeren blev ikke gemt')
  return { brugerId: person.id, organisationId: fundet.id, rolle: felter.rolle }
}

async function laengder(db: Tx, slags: 'borger' | 'personale'): Promise<{ ledig: number; absolut: number }> {
  const dag = dagFor(new Date())
  const ctx = { db } as Parameters<typeof hentTal>[0]
  return {
    ledig: await hentTal(ctx, `session_ledig_${slags}_minutter`, dag),
    absolut: await hentTal(ctx, `session_absolut_${slags}_minutter`, dag),
  }
}
