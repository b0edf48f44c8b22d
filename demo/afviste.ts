/**
 * Sign-ins that exist for the tests: the odd, the too weak and the lying. They are not part of the cast and are not
 * shown on the issuer's page, unless it is opened with `?afviste=1`; a test may always choose them by their key.
 * Most must be refused; those whose hint begins with "Skal ind" must not.
 */
import { fastUuid, mitid } from '#demo/claims'
import type { Doer, Person } from '#demo/person'

const KENDT_CPR = '8603939127' // Per Pihl: a citizen about whom nothing else is special

const borgerdoer = (noegle: string, hint: string, claims: Record<string, unknown>, loegn?: string): Person => ({
  noegle,
  navn: `Prøve ${noegle}`,
  hint,
  doer: 'borger',
  claims: { ...mitid(noegle, 'Per Pihl'), 'dk.cpr': KENDT_CPR, ...claims },
  loegn,
})

const medarbejder = (noegle: string, doer: Doer, hint: string, claims: Record<string, unknown>): Person => ({
  noegle,
  navn: `Prøve ${noegle}`,
  hint,
  doer,
  claims: {
    sub: fastUuid(`sub:${noegle}`),
    identity_type: 'professional',
    idp: 'lokal',
    loa: 'Substantial',
    amr: ['pwd', 'mfa'],
    name: 'Prøve Person',
    rid: `RID-${noegle}`,
    ...claims,
  },
})

/** Tokens that lie, one per key; `loegne.ts` says what each does. All must be refused. */
const LOEGNE = [
  'FORKERT_NONCE',
  'UDEN_NONCE',
  'FORKERT_UDSTEDER',
  'FORKERT_MODTAGER',
  'UDLOEBET',
  'FRA_FREMTIDEN',
  'FORKERT_SIGNATUR',
  'UKENDT_NOEGLE',
  'ALG_NONE',
  'ALG_HS256',
  'UDEN_ID_TOKEN',
  'ANDET_SUB_I_USERINFO',
]

export const afviste: readonly Person[] = [
  // The level
  borgerdoer('niveau-lav', 'Niveau Low', { loa: 'Low' }),
  borgerdoer('niveau-mangler', 'Intet niveau', { loa: undefined }),
  borgerdoer('niveau-ukendt', 'Et niveau, der ikke findes', { loa: 'Medium' }),
  borgerdoer('niveau-snyd', 'Ender på Substantial, men er et andet ord', { loa: 'NotSubstantial' }),
  borgerdoer('niveau-ord', 'Skal ind: Substantial', { loa: 'Substantial' }),
  borgerdoer('niveau-smaat', 'Skal ind: substantial med småt', { loa: 'substantial' }),
  borgerdoer('niveau-hoej', 'Skal ind: High', { loa: 'High' }),
  borgerdoer('niveau-adresse', 'Skal ind: niveau som adresse', {
    loa: 'https://data.gov.dk/concept/core/nsis/loa/Substantial',
  }),
  borgerdoer('niveau-kort-adresse', 'Skal ind: niveau som kort adresse', {
    loa: 'https://data.gov.dk/concept/core/nsis/Substantial',
  }),

  // The person
  borgerdoer('uden-cpr', 'Har ikke CPR-nummer', { 'dk.cpr': undefined, 'mitid.has_cpr': false }),
  borgerdoer('forkert-cpr', 'CPR-nummer med fire cifre', { 'dk.cpr': '1234' }),
  borgerdoer('ukendt-borger', 'Findes ikke i Samspor', { 'dk.cpr': '7503850007' }),
  borgerdoer('beskyttet-navn', 'Skal ind: navnet er skjult', { 'mitid.identity_name': 'NAVNE & ADRESSEBESKYTTET' }),
  borgerdoer('cpr-skift-foer', 'Skal ind: samme bruger før skift af CPR-nummer', { sub: fastUuid('sub:cpr-skift') }),
  borgerdoer('cpr-skift-efter', 'Samme bruger med et nyt CPR-nummer, som ingen kender', {
    sub: fastUuid('sub:cpr-skift'),
    'dk.cpr': '8603939143',
  }),
  borgerdoer('medarbejder-som-borger', 'Medarbejder i borgernes dør', {
    identity_type: 'professional',
    idp: 'mitid_erhverv',
    'nemlogin.cvr': '99000007',
  }),

  // Staff and companies
  medarbejder('pseudonym', 'virksomhed', 'Skal ind: bruger pseudonym og har intet navn', {
    idp: 'mitid_erhverv',
    'nemlogin.cvr': '99000007',
    'nemlogin.org_name': 'Bageriet Kringlen ApS',
    'nemlogin.nemid.rid': '10000009',
    'nemlogin.persistent_professional_id': fastUuid('erhverv:pseudonym'),
    'nemlogin.alias': 'Pseudonym',
  }),
  medarbejder('forkert-cvr', 'virksomhed', 'CVR-nummer, der ikke går op', {
    idp: 'mitid_erhverv',
    'nemlogin.cvr': '99000008',
    'nemlogin.org_name': 'Findes Ikke ApS',
    'nemlogin.nemid.rid': '10000008',
  }),
  medarbejder('borger-som-virksomhed', 'virksomhed', 'Privat MitID i virksomhedernes dør', {
    identity_type: 'private',
  }),
  medarbejder('ukendt-organisation', 'akasse', 'A-kasse, der ikke findes', {
    organisation: 'akasse:9999',
    rolle: 'sagsbehandler',
  }),
  medarbejder('forkert-doer', 'akasse', 'Jobcenter i a-kassernes dør', {
    organisation: 'jobcenter:10100',
    rolle: 'sagsbehandler',
  }),
  medarbejder('forkert-rolle', 'jobcenter', 'Vil være drift i et jobcenter', {
    organisation: 'jobcenter:10100',
    rolle: 'drift',
  }),
  medarbejder('uden-rolle', 'jobcenter', 'Har ingen rolle', { organisation: 'jobcenter:10100' }),
  medarbejder('medarbejder-niveau-lav', 'akasse', 'Niveau Low', {
    organisation: 'akasse:9013',
    rolle: 'sagsbehandler',
    loa: 'Low',
  }),

  // The token itself
  ...LOEGNE.map((loegn) =>
    borgerdoer(loegn.toLowerCase().replaceAll('_', '-'), 'Login, der lyver om sig selv', {}, loegn),
  ),
]
