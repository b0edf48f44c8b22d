import type { Doer } from '#lib/env'

export type Claims = Record<string, unknown>
export type Loginfejl = 'niveau' | 'rolle' | 'doer' | 'ukendt' | 'spaerret'
export type Loginsvar =
  | { ok: false; fejl: Loginfejl }
  | { ok: true; slags: 'borger'; cpr: string }
  | {
      ok: true
      slags: 'bruger'
      organisation: { type: Exclude<Doer, 'borger'>; kode: string; navn: string }
      /** A company user whose right is for this unit alone; null for everybody else. */
      pNummer: string | null
      navn: string
      rid: string | null
      rolle: string
    }

const ROLLER: Record<Exclude<Doer, 'borger' | 'virksomhed'>, readonly string[]> = {
  akasse: ['sagsbehandler', 'leder', 'lokaladministrator'],
  jobcenter: ['sagsbehandler', 'leder', 'lokaladministrator'],
  anden_aktoer: ['sagsbehandler', 'leder'],
  star: ['star_support', 'drift'],
}

/** NSIS level in the three spellings that occur; the requested level is only a wish, so what came back is judged. */
export function nsisNiveau(loa: unknown): 'LAV' | 'BETYDELIG' | 'HOEJ' | undefined {
  const sidste = typeof loa === 'string' ? loa.slice(loa.lastIndexOf('/') + 1).toLowerCase() : ''
  return ({ low: 'LAV', substantial: 'BETYDELIG', high: 'HOEJ' } as const)[sidste as 'low']
}

/**
 * Who is this, at this door? Judges level, kind of identity, organisation and role from the claims of ID token and userinfo together.
 * An employee is never taken for the citizen they also are. Pure: looking the person up comes after.
 */
export function vurderLogin(doer: Doer, claims: Claims): Loginsvar {
  const niveau = nsisNiveau(claims.loa)
  if (niveau !== 'BETYDELIG' && niveau !== 'HOEJ') return { ok: false, fejl: 'niveau' }
  if (doer === 'borger') {
    if (claims.identity_type !== 'private') return { ok: false, fejl: 'doer' }
    const cpr = tekst(claims['dk.cpr'])
    return cpr && /^\d{10}$/.test(cpr) ? { ok: true, slags: 'borger', cpr } : { ok: false, fejl: 'ukendt' }
  }
  if (doer === 'virksomhed') return vurderVirksomhed(claims)
  const [type, kode] = tekst(claims.organisation)?.split(':') ?? []
  const rolle = tekst(claims.rolle)
  if (type !== doer || !kode) return { ok: false, fejl: 'doer' }
  if (!rolle || !ROLLER[doer].includes(rolle)) return { ok: false, fejl: 'rolle' }
  return {
    ok: true,
    slags: 'bruger',
    organisation: { type: doer, kode, navn: '' },
    pNummer: null,
    navn: tekst(claims.name) ?? 'Medarbejder',
    rid: tekst(claims.rid) ?? null,
    rolle,
  }
}

/** Rights of MitID Erhverv by our own names, as the claim `rettigheder` holds them. Others are not ours and count for nothing. */
export const RETTIGHED = {
  ADMINISTRATOR: 'jobag.administrator',
  HELE_VIRKSOMHEDEN: 'jobag.jobordre',
  EN_ENHED: 'jobag.jobordre.penhed',
} as const

function vurderVirksomhed(claims: Claims): Loginsvar {
  if (claims.identity_type !== 'professional') return { ok: false, fejl: 'doer' }
  const cvr = tekst(claims['nemlogin.cvr'])
  if (!cvr || !/^\d{8}$/.test(cvr)) return { ok: false, fejl: 'rolle' }
  const rettigheder = listeAf(claims.rettigheder)
  const administrator = rettigheder.includes(RETTIGHED.ADMINISTRATOR)
  const pNummer = enestePNummer(rettigheder, claims)
  // A right for one unit without the unit is a right for none.
  if (pNummer === undefined) return { ok: false, fejl: 'rolle' }
  return {
    ok: true,
    slags: 'bruger',
    organisation: { type: 'virksomhed', kode: cvr, navn: tekst(claims['nemlogin.org_name']) ?? `CVR ${cvr}` },
    pNummer,
    // A pseudonym comes without a name: the company stands for the person.
    navn: tekst(claims['nemlogin.name']) ?? tekst(claims['nemlogin.org_name']) ?? 'Medarbejder',
    rid: tekst(claims['nemlogin.nemid.rid']) ?? null,
    rolle: administrator ? 'virksomhedsadministrator' : 'virksomhedsbruger',
  }
}

/**
 * The unit that the person is held to; null for the whole company. Most people have a P-nummer because they are employed there: only a
 * right that says so makes it a limit.
 */
function enestePNummer(rettigheder: readonly string[], claims: Claims): string | null | undefined {
  const bredere = [RETTIGHED.ADMINISTRATOR, RETTIGHED.HELE_VIRKSOMHEDEN].some((r) => rettigheder.includes(r))
  if (bredere || !rettigheder.includes(RETTIGHED.EN_ENHED)) return null
  const pNummer = tekst(claims['nemlogin.p_number'])
  return pNummer && /^\d{10}$/.test(pNummer) ? pNummer : undefined
}

/** Bridges send a list, or one text with blanks between. */
const listeAf = (v: unknown): string[] =>
  (Array.isArray(v) ? v : typeof v === 'string' ? v.split(/\s+/) : []).filter((r) => typeof r === 'string')

const tekst = (v: unknown): string | undefined => (typeof v === 'string' && v.trim() !== '' ? v.trim() : undefined)
