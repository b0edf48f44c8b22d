import { somJson } from '#components/api/kode'
import { type Proeveform, type Proevesvar, paent } from '#components/api/proev'
import { ALLE_SCOPES, apiKlienter, klienthemmelighed } from '#demo/klienter'
import { personer } from '#demo/personer'
import { erSkrivning, erStrom, type Operation } from '#lib/api/operation'
import { curlLinje, type Operationsside } from '#lib/api/operationsside'
import { env } from '#lib/env'
import type { Felter } from '#lib/http/formular'
import { udstederInfo } from '#lib/session/udsteder'

/** The form for an operation, with the cast in its lists; undefined for bytes, which a form without script cannot show. */
export function proeveform(op: Operation, side: Operationsside): Proeveform | undefined {
  if (erStrom(op)) return undefined
  const borgere = personer.filter((p) => p.cpr).map((p) => ({ vaerdi: p.noegle, tekst: `${p.navn}: ${p.hint}` }))
  return {
    klienter: apiKlienter.map((k) => ({ vaerdi: k.id, tekst: k.navn })),
    ...(op.borger && { borgere }),
    felter: side.parametre
      .filter((p) => p.sted !== 'hoved')
      .map((p) => ({ navn: `${p.sted}-${p.navn}`, label: p.navn, kraevet: p.kraevet })),
    version: 'ifMatch' in op && op.ifMatch === true,
    ...(side.krop && { krop: somJson(side.krop.eksempel) }),
    kanProeves: erSkrivning(op),
  }
}

/** Calls our own API as the chosen client's program would: a token over HTTP, then the request. */
export async function kaldSelv(op: Operation, felter: Felter): Promise<Proevesvar> {
  const klient = apiKlienter.find((k) => k.id === felter.klient) ?? apiKlienter[0]!
  const cpr = personer.find((p) => p.noegle === felter.borger)?.cpr
  const hoveder: [string, string][] = [
    ...(op.borger && cpr ? [['x-civilRegistrationIdentifier', cpr] as [string, string]] : []),
    ...(op.metode !== 'GET' ? [['x-requestId', crypto.randomUUID()] as [string, string]] : []),
    ...(felter.version ? [['If-Match', felter.version] as [string, string]] : []),
    ...(felter.proev === 'ja' ? [['x-proev', '1'] as [string, string]] : []),
  ]
  const krop = erSkrivning(op) && op.krop ? (felter.krop ?? '') : undefined
  const adresse = `${env().SAMSPOR_URL}/api${sti(op, felter)}`
  const svar = await fetch(adresse, {
    method: op.metode,
    headers: {
      ...Object.fromEntries(hoveder),
      authorization: `Bearer ${await hentToken(klient.id)}`,
      ...(krop !== undefined && { 'content-type': 'application/json' }),
    },
    ...(krop !== undefined && { body: krop }),
    signal: AbortSignal.timeout(12_000),
  })
  const VIS = ['content-type', 'etag', 'location', 'x-correlationid', 'ratelimit-remaining', 'retry-after', 'x-proev']
  return {
    curl: curlLinje(op.metode, adresse, hoveder, krop),
    status: svar.status,
    hoveder: VIS.flatMap((navn) => (svar.headers.has(navn) ? [`${navn}: ${svar.headers.get(navn)}`] : [])).join('\n'),
    krop: paent(await svar.text()),
  }
}

function sti(op: Operation, felter: Felter): string {
  const udfyldt = op.sti.replaceAll(/\{(\w+)\}/g, (_, navn) => encodeURIComponent(felter[`sti-${navn}`]?.trim() || '-'))
  const query = Object.entries(felter).flatMap(([navn, vaerdi]) =>
    navn.startsWith('query-') && vaerdi ? [`${navn.slice(6)}=${encodeURIComponent(vaerdi)}`] : [],
  )
  return query.length > 0 ? `${udfyldt}?${query.join('&')}` : udfyldt
}

async function hentToken(klient: string): Promise<string> {
  const { API_ISSUER: udsteder = '', API_DEMO_NOEGLE: noegle = '' } = env()
  const { token_endpoint } = await udstederInfo(udsteder)
  const svar = await fetch(token_endpoint, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${klient}:${klienthemmelighed(noegle, klient)}`).toString('base64')}`,
    },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope: ALLE_SCOPES }),
    signal: AbortSignal.timeout(5000),
  })
  return ((await svar.json()) as { access_token: string }).access_token
}
