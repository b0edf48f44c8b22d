import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { iTransaktion } from '#db/client'
import { type Aktoer, type Kontekst, type TxKontekst, tomtSpor } from '#lib/kontekst'
import { logFejl } from '#lib/log'
import { MYNDIGHEDER } from '#lib/medarbejder/doere'
import { IkkeFundet, Utilgaengelig } from '#lib/regelfund'
import { cookienavn, formtoken } from '#lib/session/cookie'
import { findSession, kontekstFor, type Session } from '#lib/session/find'

export type Medarbejder = Extract<Aktoer, { slags: 'bruger' }>
/** A context of a signed-in member of staff. */
export type MedarbejderKontekst = TxKontekst & { aktoer: Medarbejder }

const FRIST_MS = 3000

/** The path of this request, as proxy.ts saw it. */
export const dennSti = async (): Promise<string> => (await headers()).get('x-samspor-sti') ?? '/myndighed/overblik'

/**
 * Loads a staff page: who asks, and `arbejde` in the same transaction. Not signed in leads to log-in and back; not there and not allowed
 * are the same page. `typer` are the doors that may see the page at all.
 */
export async function laes<T>(
  arbejde: (ctx: MedarbejderKontekst, session: Session) => Promise<T>,
  typer: readonly Medarbejder['organisation']['type'][] = MYNDIGHEDER,
): Promise<T> {
  const cookie = (await cookies()).get(cookienavn())?.value
  const frist = Date.now() + FRIST_MS
  const svar = await iTransaktion(frist, async (db) => {
    const fundet = await findSession(db, cookie)
    if (fundet.slags !== 'gyldig') return { slags: 'login' as const }
    const { session } = fundet
    if (session.aktoer.slags !== 'bruger' || !typer.includes(session.aktoer.organisation.type))
      return { slags: 'findes-ikke' as const }
    const ctx: MedarbejderKontekst = {
      ...kontekstFor(session, crypto.randomUUID(), frist),
      aktoer: session.aktoer,
      db,
      spor: tomtSpor(),
    }
    return { slags: 'ok' as const, data: await arbejde(ctx, session) }
  }).catch((fejl) => {
    if (fejl instanceof IkkeFundet) return { slags: 'findes-ikke' as const }
    if (fejl instanceof Utilgaengelig) return { slags: 'fejl' as const, kode: 'travlt' }
    return { slags: 'fejl' as const, kode: logFejl(fejl, 'medarbejderside', crypto.randomUUID()) }
  })
  if (svar.slags === 'login') redirect(`/login?retur=${encodeURIComponent(await dennSti())}`)
  // The framework's own answers to these are empty without script; these addresses are whole pages with their status.
  if (svar.slags === 'findes-ikke') redirect('/myndighed/findes-ikke')
  if (svar.slags === 'fejl') redirect(`/myndighed/fejl/${svar.kode}?igen=${encodeURIComponent(await dennSti())}`)
  return svar.data
}

/** The same reader outside the page's transaction, with time for a dry run of its own. */
export function udenfor(ctx: MedarbejderKontekst): Kontekst {
  const { db: _db, spor: _spor, ...resten } = ctx
  return { ...resten, frist: Date.now() + FRIST_MS }
}

/** Hidden field `_token` of a form that leads to a plain route. */
export const formtokenHer = async (): Promise<string> => formtoken((await cookies()).get(cookienavn())?.value ?? '')

/** Who sends this form: a member of staff, somebody whose session has just run out, or nobody. */
export async function hvemSender(): Promise<
  { slags: 'ok'; ctx: Kontekst; subject: string } | { slags: 'udloebet'; subject: string } | { slags: 'ingen' }
> {
  const cookie = (await cookies()).get(cookienavn())?.value
  const svar = await iTransaktion(Date.now() + FRIST_MS, (db) => findSession(db, cookie))
  if (svar.slags !== 'gyldig') return svar
  if (svar.session.aktoer.slags !== 'bruger') return { slags: 'ingen' }
  return {
    slags: 'ok',
    ctx: kontekstFor(svar.session, crypto.randomUUID(), Date.now() + FRIST_MS),
    subject: svar.session.subject,
  }
}
