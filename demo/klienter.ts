/**
 * The demo's fagsystemer: one OAuth client per organisation of the cast, and Jobnet, which acts as STAR.
 * Secrets are derived from a key that the demo's processes share, so that issuer and pages agree without a file.
 */
import { createHmac } from 'node:crypto'
import { AALBORG, AARHUS, AKADEMIKERNE, FOA, HK, JOBVEJEN, KOEBENHAVN, ODENSE, TRE_F } from '#demo/medarbejdere'
import { SCOPES } from '#lib/api/scopes'

export type ApiKlient = { id: string; navn: string; organisation: string }

export const apiKlienter: readonly ApiKlient[] = [
  { id: 'fagsystem-hk', navn: 'HK’s fagsystem', organisation: `akasse:${HK}` },
  { id: 'fagsystem-3f', navn: '3F’s fagsystem', organisation: `akasse:${TRE_F}` },
  { id: 'fagsystem-akademikerne', navn: 'Akademikernes fagsystem', organisation: `akasse:${AKADEMIKERNE}` },
  { id: 'fagsystem-foa', navn: 'FOA’s fagsystem', organisation: `akasse:${FOA}` },
  { id: 'fagsystem-koebenhavn', navn: 'Københavns fagsystem', organisation: `jobcenter:${KOEBENHAVN}` },
  { id: 'fagsystem-aarhus', navn: 'Aarhus’ fagsystem', organisation: `jobcenter:${AARHUS}` },
  { id: 'fagsystem-odense', navn: 'Odenses fagsystem', organisation: `jobcenter:${ODENSE}` },
  { id: 'fagsystem-aalborg', navn: 'Aalborgs fagsystem', organisation: `jobcenter:${AALBORG}` },
  { id: 'fagsystem-jobvejen', navn: 'Jobvejens fagsystem', organisation: `anden_aktoer:${JOBVEJEN.kode}` },
  { id: 'jobnet', navn: 'Jobnet', organisation: 'star:STAR' },
]

/** Everything that a client of the demo may ask for; a real issuer narrows it per client. */
export const ALLE_SCOPES = Object.keys(SCOPES).join(' ')

/** The secret of a client, the same in every process that holds the key. */
export const klienthemmelighed = (noegle: string, id: string): string =>
  createHmac('sha256', noegle).update(`api-klient ${id}`).digest('base64url')
