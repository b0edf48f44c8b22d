import { randomUUID } from 'node:crypto'
import { expect } from '@playwright/test'
import { brugDatabase } from '#db/client'
import { klienthemmelighed } from '#demo/klienter'
import { person } from '#demo/personer'
import { type Kontrakt, laesKontrakt } from '#konformitet/kontrakt'
import { SCOPES } from '#lib/api/scopes'
import { hentCpr } from '#lib/borger/find'
import { dagFor } from '#lib/dato'
import { type Kontekst, transaktion } from '#lib/kontekst'
import { laesUr, systemKontekst } from '#lib/ur'
import type { Server } from '#tests/opsaetning/server'
import { aabnScene, type Scene } from '#tests/system/scene'

export type Kald = {
  /** The citizen of the cast whom it is about. */
  om?: string
  cpr?: string
  krop?: unknown
  /** Sent as it is instead of JSON, with the headers that the test gives. */
  raa?: Uint8Array | FormData
  version?: number
  proev?: boolean
  requestId?: string
  hoveder?: Record<string, string>
}
// biome-ignore lint/suspicious/noExplicitAny: a test reads what came back as it came
export type Apisvar = { status: number; krop: any; hoveder: Headers; version: number }
export type Fagsystem = (metode: string, sti: string, kald?: Kald) => Promise<Apisvar>

/** A token from the issuer, as a vendor's program gets it: client credentials over HTTP. */
export async function hentToken(
  server: Pick<Server, 'udstederUrl' | 'env'>,
  klient: string,
  scope = Object.keys(SCOPES).join(' '),
): Promise<string> {
  const hemmelighed = klienthemmelighed(server.env.API_DEMO_NOEGLE ?? '', klient)
  const svar = await fetch(`${server.udstederUrl}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${klient}:${hemmelighed}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope }),
  })
  const { access_token } = (await svar.json()) as { access_token?: string }
  if (!access_token) throw new Error(`intet token til ${klient}: ${svar.status}`)
  return access_token
}

/** A fagsystem that calls the API under its own token. Writes get a new x-requestId unless the call names one. */
export async function fagsystem(server: Server, klient: string, scope?: string): Promise<Fagsystem> {
  const token = await hentToken(server, klient, scope)
  return (metode, sti, kald = {}) => kaldApi(server, token, metode, sti, kald)
}

async function kaldApi(server: Server, token: string, metode: string, sti: string, kald: Kald): Promise<Apisvar> {
  const cpr = kald.cpr ?? (kald.om ? person(kald.om).cpr : undefined)
  const under = sti.startsWith('/v2/') ? `/api${sti}` : `/api/v1${sti}`
  const svar = await fetch(`${server.url}${under}`, {
    method: metode,
    headers: {
      authorization: `Bearer ${token}`,
      ...(metode !== 'GET' && { 'x-requestId': kald.requestId ?? randomUUID() }),
      ...(cpr && { 'x-civilRegistrationIdentifier': cpr }),
      ...(kald.version !== undefined && { 'if-match': `"${kald.version}"` }),
      ...(kald.proev && { 'x-proev': '1' }),
      ...(kald.krop !== undefined && { 'content-type': 'application/json' }),
      ...kald.hoveder,
    },
    ...(kald.krop !== undefined && { body: JSON.stringify(kald.krop) }),
    ...(kald.raa !== undefined && { body: kald.raa as Uint8Array<ArrayBuffer> | FormData }),
  })
  const bytes = Buffer.from(await svar.arrayBuffer())
  const erJson = svar.headers.get('content-type')?.includes('json')
  const tekst = erJson ? bytes.toString() : ''
  await tjekSvar(server, { metode, sti: under, status: svar.status, hoveder: svar.headers, tekst })
  return {
    status: svar.status,
    krop: erJson ? JSON.parse(bytes.toString()) : bytes,
    hoveder: svar.headers,
    version: Number(svar.headers.get('etag')?.replaceAll('"', '') ?? Number.NaN),
  }
}

const kontrakter = new Map<string, Promise<Kontrakt>>()

/** The contract that this server publishes. */
export function kontraktFor(server: Pick<Server, 'url'>): Promise<Kontrakt> {
  const kendt = kontrakter.get(server.url)
  if (kendt) return kendt
  const hentet = fetch(`${server.url}/api/v1/openapi.json`)
    .then((r) => r.json())
    .then((dokument) => laesKontrakt(dokument as Kontrakt['dokument']))
  kontrakter.set(server.url, hentet)
  return hentet
}

/** Every answer that a test sees must be as the published document says: status, headers, shape, codes. */
export async function tjekSvar(server: Pick<Server, 'url'>, svar: Parameters<Kontrakt['tjek']>[0]): Promise<void> {
  const sti = svar.sti.split('?')[0] ?? ''
  const fejl = (await kontraktFor(server)).tjek({ ...svar, sti })
  expect(fejl, `${svar.metode} ${svar.sti} ${svar.status}\n${svar.tekst.slice(0, 2000)}`).toEqual([])
}

/** The codes of a refusal, in their order. */
export const koder = (svar: Apisvar): string[] => (svar.krop?.fund ?? []).map((f: { kode: string }) => f.kode)

/** The cast beside the server: what a page does at the same time as a system, and what stands in the tables. Close with `luk`. */
export async function vedSiden(server: Server) {
  Object.assign(process.env, server.env)
  await brugDatabase(server.database.adresser.web)
  const scene = await aabnScene(server.database)
  /** Somebody in the cast now, by the server's clock. */
  const nu = async (noegle: string): Promise<Kontekst> => {
    const tid = await laesUr()
    return { ...(await scene.som(noegle)), nu: tid, dag: dagFor(tid), frist: Date.now() + 10_000 }
  }
  /** A citizen of the test's own, with the number that systems know them by. */
  const nyBorger = async (m?: Parameters<Scene['nytMedlem']>[0]): Promise<{ id: string; cpr: string }> =>
    scene.somSystem(async () => {
      const id = await scene.nytMedlem(m)
      return { id, cpr: await transaktion(systemKontekst(await laesUr()), (ctx) => hentCpr(ctx, id)) }
    })
  return { ...scene, nu, nyBorger }
}
