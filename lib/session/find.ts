import { sql } from 'drizzle-orm'
import type { Tx } from '#db/client'
import { dagFor } from '#lib/dato'
import type { Doer } from '#lib/env'
import type { Aktoer, Kontekst, OrganisationRef, Rolle } from '#lib/kontekst'
import { sessionHash } from '#lib/session/cookie'
import { samsporTid } from '#lib/ur'

export type Session = {
  doer: Doer
  subject: string
  aktoer: Aktoer
  nu: Date
  inaktivEfter: Date
  udloeber: Date
  demo: boolean
}
/** `udloebet`: the cookie is genuine, but its time is up or it was ended. */
export type Sessionsvar =
  | { slags: 'gyldig'; session: Session }
  | { slags: 'udloebet'; subject: string }
  | { slags: 'ingen' }

type Raekke = {
  gyldig: boolean
  doer: Doer
  subject: string
  borger_id: string | null
  bruger_id: string | null
  organisation_id: string | null
  rolle: Rolle | null
  navn: string | null
  organisation_type: OrganisationRef['type'] | null
  organisation_kode: string | null
  organisation_navn: string | null
  organisation_kort: string | null
  inaktiv_efter: Date | string
  udloeber: Date | string
  forskydning_ms: string
  demo: boolean
}

/** Looks the cookie up and sets the actor for the rest of this transaction. One statement; checked on every request. */
export async function findSession(db: Tx, cookie: string | undefined): Promise<Sessionsvar> {
  if (!cookie || cookie.length > 200) return { slags: 'ingen' }
  const [r] = await db.execute<Raekke>(sql`select * from find_session(${sessionHash(cookie)})`)
  if (!r) return { slags: 'ingen' }
  const aktoer = r.gyldig ? tilAktoer(r) : undefined
  if (!aktoer) return { slags: 'udloebet', subject: r.subject }
  return {
    slags: 'gyldig',
    session: {
      doer: r.doer,
      subject: r.subject,
      aktoer,
      nu: samsporTid(r.forskydning_ms),
      inaktivEfter: new Date(r.inaktiv_efter),
      udloeber: new Date(r.udloeber),
      demo: r.demo,
    },
  }
}

/** An explicit person or nothing: a half-filled row never passes as somebody. */
function tilAktoer(r: Raekke): Aktoer | undefined {
  if (r.doer === 'borger')
    return r.borger_id && r.navn ? { slags: 'borger', borgerId: r.borger_id, navn: r.navn } : undefined
  if (
    !r.bruger_id ||
    !r.navn ||
    !r.rolle ||
    !r.organisation_id ||
    !r.organisation_type ||
    r.organisation_type !== r.doer
  )
    return undefined
  return {
    slags: 'bruger',
    brugerId: r.bruger_id,
    navn: r.navn,
    rolle: r.rolle,
    organisation: {
      id: r.organisation_id,
      type: r.organisation_type,
      kode: r.organisation_kode ?? '',
      navn: r.organisation_navn ?? '',
      kortNavn: r.organisation_kort ?? '',
    },
  }
}

/** The context of a signed-in person's request. `fristMs` is the time until which an answer must be there. */
export function kontekstFor(session: Session, requestId: string, frist: number): Kontekst {
  return { aktoer: session.aktoer, nu: session.nu, dag: dagFor(session.nu), kilde: 'UI', requestId, frist }
}
