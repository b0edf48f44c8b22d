import { eksempel, type Foelg } from '#lib/api/eksempel'
import { type Felt, felttabel, typetekst } from '#lib/api/felttabel'
import type { OpenApi } from '#lib/api/openapi'
import { adgangFor } from '#lib/api/openapi'
import type { Json } from '#lib/api/openapi-skema'
import type { Operation } from '#lib/api/operation'

/** What the page about an operation shows. */
export type Operationsside = {
  navn: string
  metode: string
  sti: string
  resume: string
  beskrivelse?: string
  scope: string
  adgang?: { hvem: string; om: string[] }[]
  parametre: (Felt & { sted: string })[]
  krop?: { felter: Felt[]; eksempel: unknown }
  svar?: { felter: Felt[]; eksempel: unknown }
  statusser: { status: string; betyder: string }[]
  koder: { kode: string; betyder: string }[]
  curl: string
}

type Parameter = { name: string; in: string; required: boolean; description?: string; schema: Json }
const STEDER: Record<string, string> = { path: 'sti', query: 'query', header: 'hoved' }

/** What the page about an operation shows, read from the published document. `url` is where the API lies. */
export function operationsside(op: Operation, dokument: OpenApi, url: string): Operationsside {
  const foelg = foelgI(dokument)
  const her = dokument.paths[op.sti]?.[op.metode.toLowerCase()] ?? {}
  const parametre = ((her.parameters ?? []) as Json[]).map((p) => foelg(p) as unknown as Parameter)
  const kropskema = skemaI(her.requestBody as Json | undefined)
  const svar = (her.responses ?? {}) as Record<string, Json>
  const godt = skemaI(foelg(svar['201'] ?? svar['200'] ?? {}))
  const krop = kropskema && { felter: felttabel(kropskema, foelg), eksempel: eksempel(kropskema, foelg, true) }
  return {
    navn: op.navn,
    metode: op.metode,
    sti: op.sti,
    resume: op.resume,
    ...(op.beskrivelse && { beskrivelse: op.beskrivelse }),
    scope: op.scope,
    adgang: adgangFor(op)?.hvem,
    parametre: parametre.map((p) => somFelt(p, foelg)),
    ...(krop && { krop }),
    ...(godt && { svar: somSvar(godt, foelg) }),
    statusser: Object.entries(svar).map(([status, s]) => ({ status, betyder: String(foelg(s).description ?? '') })),
    koder: (her['x-fund'] ?? []) as Operationsside['koder'],
    curl: curl(op, parametre, foelg, url, krop?.eksempel),
  }
}

/** Looks up references within the document. */
export const foelgI =
  (dokument: OpenApi): Foelg =>
  (skema) => {
    if (typeof skema.$ref !== 'string') return skema
    const [, , slags = '', navn = ''] = skema.$ref.split('/')
    return (dokument.components[slags]?.[navn] ?? {}) as Json
  }

function skemaI(del: Json | undefined): Json | undefined {
  const indhold = (del?.content ?? {}) as Record<string, { schema?: Json }>
  return indhold['application/json']?.schema
}

/** What every write answers with is told once, on the overview; here it is only named. */
function somSvar(skema: Json, foelg: Foelg): { felter: Felt[]; eksempel: unknown } {
  const felter = felttabel(skema, foelg).filter((f) => !/^(advarsler\[]|servicekvittering|proeve)\./.test(f.navn))
  const svar = eksempel(skema, foelg)
  if (typeof svar !== 'object' || svar === null || !('servicekvittering' in svar)) return { felter, eksempel: svar }
  const { proeve: _, ...resten } = svar as Json
  return { felter, eksempel: { ...resten, advarsler: [] } }
}

function somFelt(p: Parameter, foelg: Foelg): Felt & { sted: string } {
  return {
    navn: p.name,
    sted: STEDER[p.in] ?? p.in,
    type: typetekst(p.schema, foelg),
    kraevet: p.required,
    beskrivelse: p.description ?? '',
  }
}

function curl(op: Operation, parametre: readonly Parameter[], foelg: Foelg, url: string, krop: unknown): string {
  const vaerdi = (p: Parameter) => String(eksempel(p.schema, foelg))
  const sti = op.sti.replaceAll(/\{(\w+)\}/g, (_, navn) => vaerdi(parametre.find((p) => p.name === navn)!))
  const query = parametre.filter((p) => p.in === 'query' && p.required).map((p) => `${p.name}=${vaerdi(p)}`)
  const hoveder = parametre.filter((p) => p.in === 'header' && p.required).map((p) => [p.name, vaerdi(p)] as const)
  return curlLinje(op.metode, `${url}/api${sti}${query.length ? `?${query.join('&')}` : ''}`, hoveder, krop)
}

/** A call as one would type it; `$TOKEN` stands for the token. */
export function curlLinje(
  metode: string,
  adresse: string,
  hoveder: readonly (readonly [string, string])[],
  krop?: unknown,
): string {
  const citat = (t: string) => `'${t.replaceAll("'", `'\\''`)}'`
  return [
    `curl -sS ${metode === 'GET' ? '' : `-X ${metode} `}${citat(adresse)}`,
    '-H "Authorization: Bearer $TOKEN"',
    ...hoveder.map(([navn, v]) => `-H ${citat(`${navn}: ${v}`)}`),
    ...(krop === undefined
      ? []
      : [`-H 'Content-Type: application/json'`, `-d ${citat(typeof krop === 'string' ? krop : JSON.stringify(krop))}`]),
  ].join(' \\\n  ')
}
