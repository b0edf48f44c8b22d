import { and, eq, isNull, sql } from 'drizzle-orm'
import { iTransaktion } from '#db/client'
import { session } from '#db/schema/session'
import { cprNoegler, dekrypter } from '#lib/borger/cpr-kryptering'
import { env } from '#lib/env'
import { sessionHash } from '#lib/session/cookie'

/** Ends the session behind a cookie. Gives what is needed to log out at the issuer too; ending twice is once. */
export async function afslutSession(
  cookie: string,
  aarsag: 'LOG_AF',
): Promise<{ udsteder: string; idToken: string | null } | undefined> {
  const hash = sessionHash(cookie)
  return iTransaktion(Date.now() + 3000, async (db) => {
    await db.execute(sql`select set_config('samspor.session', ${hash.toString('hex')}, true)`)
    const [raekke] = await db
      .update(session)
      .set({ afsluttet: new Date(), afslutAarsag: aarsag })
      .where(and(eq(session.hash, hash), isNull(session.afsluttet)))
      .returning({ udsteder: session.udsteder, idToken: session.idTokenKrypteret })
    if (!raekke) return undefined
    return {
      udsteder: raekke.udsteder,
      idToken: raekke.idToken && dekrypter(raekke.idToken, 'TOKEN', cprNoegler(env())).toString(),
    }
  })
}

/** The issuer says that a session there has ended (back-channel logout): ours end at the same moment. */
export async function afslutFraUdsteder(udsteder: string, sid: string): Promise<void> {
  await iTransaktion(Date.now() + 3000, async (db) => {
    await db.execute(sql`select set_config('samspor.udsteder_sid', ${`${udsteder} ${sid}`}, true)`)
    await db
      .update(session)
      .set({ afsluttet: new Date(), afslutAarsag: 'UDSTEDER' })
      .where(and(eq(session.udsteder, udsteder), eq(session.udstederSid, sid), isNull(session.afsluttet)))
  })
}
