/**
 * What an identity broker says about a person after sign-in.
 *
 * Citizens and companies are described as a MitID broker does it, with dotted claim names. Staff of a-kasser,
 * jobcentre and STAR come from their employer's own identity provider, which says who they work for and as what.
 * `ID_TOKEN_CLAIMS` travel in the ID token; everything else has to be fetched from userinfo.
 */
import { createHash } from 'node:crypto'
import type { BorgerHistorie, Doer, Person, Rolle } from '#demo/person'

/** The claims of scope `openid`. A broker puts these, and no others, in the ID token. */
export const ID_TOKEN_CLAIMS = ['sub', 'identity_type', 'idp', 'loa', 'ial', 'aal', 'amr']

/** Which claims each further scope opens at userinfo. */
export const SCOPE_CLAIMS = {
  mitid: ['mitid.uuid', 'mitid.identity_name', 'mitid.date_of_birth', 'mitid.has_cpr'],
  ssn: ['dk.cpr'],
  nemlogin: [
    'nemlogin.cvr',
    'nemlogin.org_name',
    'nemlogin.name',
    'nemlogin.nemid.rid',
    'nemlogin.persistent_professional_id',
    'nemlogin.p_number',
    'nemlogin.alias',
    'rettigheder',
  ],
  profile: ['name', 'organisation', 'rolle', 'rid'],
}

/** What each door asks for. */
export const DOER_SCOPE: Record<Doer, string> = {
  borger: 'openid mitid ssn',
  virksomhed: 'openid nemlogin',
  akasse: 'openid profile',
  jobcenter: 'openid profile',
  anden_aktoer: 'openid profile',
  star: 'openid profile',
}

/** Substantial is the level that Samspor asks for at every door. */
const BETYDELIG = { loa: 'Substantial', ial: 'Substantial', aal: 'Substantial' }

/** The same text always gives the same UUID, so a restart leaves every subject as it was. */
export function fastUuid(tekst: string): string {
  const h = createHash('sha256').update(`samspor-demo:${tekst}`).digest('hex')
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-4${h.slice(13, 16)}-a${h.slice(17, 20)}-${h.slice(20, 32)}`
}

type Borger = { noegle: string; navn: string; hint: string; cpr: string; historie: BorgerHistorie; vistNavn?: string }

/** A citizen with MitID. `vistNavn` is what the broker says instead of the name, for a protected one. */
export function borger({ vistNavn, ...b }: Borger): Person {
  return { ...b, doer: 'borger', claims: { ...mitid(b.noegle, vistNavn ?? b.navn), 'dk.cpr': b.cpr } }
}

/** The claims of a MitID sign-in, without the CPR number. */
export function mitid(noegle: string, navn: string): Record<string, unknown> {
  return {
    sub: fastUuid(`sub:${noegle}`),
    identity_type: 'private',
    idp: 'mitid',
    ...BETYDELIG,
    amr: ['code_app'],
    'mitid.uuid': fastUuid(`mitid:${noegle}`),
    'mitid.identity_name': navn,
    'mitid.has_cpr': true,
  }
}

type Virksomhedsperson = {
  noegle: string
  navn: string
  hint: string
  rid: string
  rolle: Rolle
  virksomhed: { cvr: string; navn: string; pNummer?: string }
  /** The one unit that the person's right is for. */
  enhed?: string
}

/** Somebody who acts for a company with MitID Erhverv. The broker sends no role, but the rights that the company has given the person. */
export function virksomhedsperson({ virksomhed, ...v }: Virksomhedsperson): Person {
  const pNummer = v.enhed ?? virksomhed.pNummer
  const hele = v.rolle === 'virksomhedsadministrator' ? 'jobag.administrator' : 'jobag.jobordre'
  const rettighed = v.enhed ? 'jobag.jobordre.penhed' : hele
  return {
    ...v,
    doer: 'virksomhed',
    organisation: { type: 'virksomhed', kode: virksomhed.cvr },
    claims: {
      sub: fastUuid(`sub:${v.noegle}`),
      identity_type: 'professional',
      idp: 'mitid_erhverv',
      ...BETYDELIG,
      amr: ['code_app'],
      'nemlogin.cvr': virksomhed.cvr,
      'nemlogin.org_name': virksomhed.navn,
      'nemlogin.name': v.navn,
      'nemlogin.nemid.rid': v.rid,
      'nemlogin.persistent_professional_id': fastUuid(`erhverv:${v.noegle}`),
      ...(pNummer ? { 'nemlogin.p_number': pNummer } : {}),
      rettigheder: [rettighed],
    },
  }
}

type Ansat = {
  noegle: string
  navn: string
  hint: string
  rid: string
  rolle: Rolle
  hos: { type: 'akasse' | 'jobcenter' | 'anden_aktoer' | 'star'; kode: string }
}

/** Somebody employed by an a-kasse, a jobcenter, an anden aktør or STAR, signed in by the employer's own identity provider. */
export function ansat({ hos, ...a }: Ansat): Person {
  return {
    ...a,
    doer: hos.type,
    organisation: hos,
    claims: {
      sub: fastUuid(`sub:${a.noegle}`),
      identity_type: 'professional',
      idp: 'lokal',
      ...BETYDELIG,
      amr: ['pwd', 'mfa'],
      name: a.navn,
      organisation: `${hos.type}:${hos.kode}`,
      rolle: a.rolle,
      rid: a.rid,
    },
  }
}
