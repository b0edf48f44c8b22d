import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { gyldig, HOVEDVAERDI, LED, NAVNE, SAERT } from '#konformitet/fuzz-vaerdier'
import type { Fundet, Kontrakt, Parameter } from '#konformitet/kontrakt'

/** Whom a request comes from and is about, and what is there to be asked for. The ids grow as answers give new ones. */
export type Scene = {
  baseUrl: string
  kontrakt: Kontrakt
  tokens: readonly string[]
  cpr: readonly string[]
  ider: { id: string; token: string }[]
}
export type Anmodning = { metode: string; sti: string; hoveder: Record<string, string>; krop?: Uint8Array }
export type Fund = { operation: string; anmodning: string; hvad: string }
export type Opgoerelse = { antal: number; statusser: Record<string, number>; fund: Fund[]; langsomst: number }

type Valg = {
  froe: number
  antalPrOperation: number
  langsomMs: number
  samtidige?: number
  fortael?: (o: Opgoerelse) => void
}
type Forslag = {
  vej: Record<string, unknown>
  query: Record<string, unknown>
  hoveder: Record<string, unknown>
  krop: unknown
  hvem: number
  om: number
  id: number
  ret: Aendring[]
  rest: Rest
}
type Aendring =
  | { slags: 'felt'; hvor: number; vaerdi: unknown }
  | { slags: 'fjern'; hvor: number }
  | { slags: 'nyt'; navn: string; vaerdi: unknown }
type Rest = {
  hoved?: { navn: string; vaerdi: string | null }
  led?: string
  query?: [string, string]
  klip?: number
  byte?: [number, number]
  metode?: string
}

/**
 * Sends valid and spoilt requests to every operation of the document and judges each answer by it: a declared status and shape, nothing that
 * shows our insides, no 5xx but 503. The same seed proposes the same requests; ids that earlier answers gave are mixed in.
 */
export async function fuzz(scene: Scene, valg: Valg): Promise<Opgoerelse> {
  const opgoerelse: Opgoerelse = { antal: 0, statusser: {}, fund: [], langsomst: 0 }
  const PORTION = 200
  for (let nr = 0; nr * PORTION < valg.antalPrOperation; nr++) {
    const numRuns = Math.min(PORTION, valg.antalPrOperation - nr * PORTION)
    const koe = scene.kontrakt.operationer.flatMap((op, i) =>
      fc.sample(forslag(op, scene.kontrakt), { seed: valg.froe + nr * 1000 + i, numRuns }).map((f) => ({ op, f })),
    )
    // Mixed, so that a draft of one operation is there for the others.
    koe.sort((a, b) => a.f.hvem - b.f.hvem)
    const arbejder = async () => {
      for (let naeste = koe.pop(); naeste; naeste = koe.pop())
        await proev(scene, naeste.op, byg(scene, naeste.op, naeste.f), valg.langsomMs, opgoerelse)
    }
    await Promise.all(Array.from({ length: valg.samtidige ?? 8 }, arbejder))
    valg.fortael?.(opgoerelse)
  }
  return opgoerelse
}

function forslag({ operation }: Fundet, kontrakt: Kontrakt): fc.Arbitrary<Forslag> {
  const parametre = (operation.parameters ?? []).map((p) => kontrakt.foelg<Parameter>(p))
  const i = (sted: string) =>
    fc.record(
      Object.fromEntries(
        parametre.filter((p) => p.in === sted).map((p) => [p.name, gyldig(p.schema ?? {}, kontrakt.foelg)]),
      ),
      { requiredKeys: parametre.filter((p) => p.in === sted && p.required).map((p) => p.name) },
    )
  const skema = operation.requestBody?.content['application/json']?.schema
  const aendring: fc.Arbitrary<Aendring> = fc.oneof(
    fc.record({ slags: fc.constant('felt' as const), hvor: fc.nat(1000), vaerdi: SAERT }),
    fc.record({ slags: fc.constant('fjern' as const), hvor: fc.nat(1000) }),
    fc.record({ slags: fc.constant('nyt' as const), navn: NAVNE, vaerdi: SAERT }),
  )
  const sjaelden = <T>(a: fc.Arbitrary<T>) => fc.option(a, { nil: undefined, freq: 8 })
  return fc.record({
    vej: i('path'),
    query: i('query'),
    hoveder: i('header'),
    krop: skema ? gyldig(skema, kontrakt.foelg) : fc.option(SAERT, { nil: undefined, freq: 1 }),
    hvem: fc.nat(),
    om: fc.nat(),
    id: fc.nat(),
    ret: fc.oneof(
      { weight: 2, arbitrary: fc.constant([] as Aendring[]) },
      { weight: 3, arbitrary: fc.array(aendring, { minLength: 1, maxLength: 3 }) },
    ),
    rest: fc.record({
      hoved: omvendt(
        fc.record({
          navn: fc.constantFrom(
            'x-requestId',
            'x-civilRegistrationIdentifier',
            'x-proev',
            'if-match',
            'x-correlationId',
            'content-type',
            'accept',
            'authorization',
          ),
          vaerdi: fc.option(HOVEDVAERDI),
        }),
      ),
      led: omvendt(LED),
      query: omvendt(fc.tuple(NAVNE, LED)),
      klip: omvendt(fc.nat(2000)),
      byte: omvendt(fc.tuple(fc.nat(2000), fc.nat(255))),
      metode: omvendt(fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS')),
    }) as fc.Arbitrary<Rest>,
  })

  function omvendt<T>(a: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
    return fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: sjaelden(a) })
  }
}

function byg(scene: Scene, { sti, metode, operation }: Fundet, f: Forslag): Anmodning {
  const { rest } = f
  // Two of three ids are of something that is there, and mostly it is the one who made it that asks.
  const kendt = f.id % 3 === 0 ? undefined : scene.ider[f.id % Math.max(1, scene.ider.length)]
  const id = kendt?.id
  const token = kendt && f.om % 3 !== 0 ? kendt.token : scene.tokens[f.hvem % scene.tokens.length]
  const led = (navn: string) =>
    encodeURIComponent(rest.led ?? (id && navn === 'id' ? id : String(f.vej[navn])).toWellFormed?.() ?? '')
  const vej = sti.replaceAll(/\{(\w+)\}/g, (_, navn) => led(navn))
  const query = [...Object.entries(f.query), ...(rest.query ? [rest.query] : [])].filter(([, v]) => v !== undefined)
  const hale = query
    .map(([navn, v]) => `${encodeURIComponent(navn.toWellFormed())}=${encodeURIComponent(String(v).toWellFormed())}`)
    .join('&')
  const hoveder: Record<string, string> = { authorization: `Bearer ${token}` }
  for (const [navn, v] of Object.entries(f.hoveder)) if (v !== undefined) hoveder[navn.toLowerCase()] = String(v)
  if ('x-requestid' in hoveder) hoveder['x-requestid'] = randomUUID()
  if ('x-civilregistrationidentifier' in hoveder && f.om % 4 !== 0)
    hoveder['x-civilregistrationidentifier'] = scene.cpr[f.om % scene.cpr.length] ?? ''
  if ('if-match' in hoveder && f.om % 5 !== 0) hoveder['if-match'] = `"${[1, 1, 2, 2, 3][f.hvem % 5]}"`
  if (rest.hoved) {
    if (rest.hoved.vaerdi === null) delete hoveder[rest.hoved.navn.toLowerCase()]
    else hoveder[rest.hoved.navn.toLowerCase()] = rest.hoved.vaerdi
  }
  const krop = f.krop === undefined ? undefined : skaev(f)
  if (krop && !rest.hoved?.navn.startsWith('content'))
    hoveder['content-type'] = Object.keys(operation.requestBody?.content ?? {})[0] ?? 'application/json'
  const brugt = rest.metode ?? metode.toUpperCase()
  const medKrop = krop && !['GET', 'HEAD'].includes(brugt)
  return { metode: brugt, sti: `${vej}${hale ? `?${hale}` : ''}`, hoveder, ...(medKrop && { krop }) }
}

/** The body with its changes, as bytes. */
function skaev({ krop, ret, rest }: Forslag): Uint8Array {
  let vaerdi = structuredClone(krop)
  for (const aendring of ret) vaerdi = aendr(vaerdi, aendring)
  let bytes = Buffer.from(JSON.stringify(vaerdi) ?? 'null')
  if (rest.klip !== undefined) bytes = bytes.subarray(0, rest.klip)
  if (rest.byte && bytes.length > 0) bytes[rest.byte[0] % bytes.length] = rest.byte[1]
  return bytes
}

function aendr(vaerdi: unknown, aendring: Aendring): unknown {
  const steder: { i: Record<string, unknown>; navn: string }[] = []
  const gaa = (v: unknown) => {
    if (typeof v !== 'object' || v === null) return
    for (const navn of Object.keys(v)) {
      steder.push({ i: v as Record<string, unknown>, navn })
      gaa((v as Record<string, unknown>)[navn])
    }
  }
  gaa(vaerdi)
  if (aendring.slags === 'nyt') {
    const i = steder[0]?.i
    if (!i) return { [aendring.navn]: aendring.vaerdi }
    Object.defineProperty(i, aendring.navn, {
      value: aendring.vaerdi,
      enumerable: true,
      configurable: true,
      writable: true,
    })
    return vaerdi
  }
  const sted = steder[aendring.hvor % Math.max(1, steder.length)]
  if (!sted) return aendring.slags === 'felt' ? aendring.vaerdi : undefined
  if (aendring.slags === 'fjern') delete sted.i[sted.navn]
  else sted.i[sted.navn] = aendring.vaerdi
  return vaerdi
}

const INDVOLDE = /\n\s+at \S+ \(|node_modules|drizzle|postgres(?:ql)?:|"stack"/i

async function proev(scene: Scene, op: Fundet, a: Anmodning, langsomMs: number, ud: Opgoerelse): Promise<void> {
  const begyndt = performance.now()
  const nej = (hvad: string) =>
    ud.fund.push({
      operation: op.operation.operationId,
      hvad,
      anmodning: `${a.metode} ${a.sti} ${JSON.stringify({ ...a.hoveder, authorization: '…' })} ${Buffer.from(
        a.krop ?? [],
      )
        .toString('utf8')
        .slice(0, 1500)}`,
    })
  try {
    const adresse = new URL(`${scene.baseUrl.replace(/\/v\d+$/, '')}${a.sti}`)
    // Two segments that are `..` lead out of the API, and whatever answers there has promised nothing.
    if (!/\/v\d/.test(adresse.pathname)) return
    const svar = await fetch(adresse, {
      method: a.metode,
      headers: a.hoveder,
      ...(a.krop && { body: new Uint8Array(a.krop) }),
      redirect: 'manual',
    })
    const tekst = await svar.text()
    ud.antal += 1
    ud.statusser[svar.status] = (ud.statusser[svar.status] ?? 0) + 1
    const ms = performance.now() - begyndt
    ud.langsomst = Math.max(ud.langsomst, ms)
    if (ms > langsomMs) nej(`tog ${Math.round(ms)} ms`)
    if (svar.status >= 500 && svar.status !== 503) nej(`status ${svar.status}: ${tekst.slice(0, 300)}`)
    if (INDVOLDE.test(tekst)) nej(`viser indmad: ${tekst.slice(0, 300)}`)
    const sti = new URL(svar.url).pathname
    if (a.metode !== 'HEAD')
      for (const fejl of scene.kontrakt.tjek({
        metode: a.metode,
        sti,
        status: svar.status,
        hoveder: svar.headers,
        tekst,
      }))
        nej(`${svar.status}: ${fejl}`)
    if (svar.status === 201) husk(scene, tekst, a.hoveder.authorization?.slice('Bearer '.length) ?? '')
  } catch (fejl) {
    // A header that the client's own library will not send has not been tried.
    if (
      !(fejl instanceof TypeError) ||
      !/ByteString|invalid header|Headers/i.test(`${fejl.message} ${String(fejl.cause)}`)
    )
      nej(`intet svar: ${String(fejl)} ${String((fejl as { cause?: unknown }).cause ?? '')}`)
  }
}

function husk(scene: Scene, tekst: string, token: string): void {
  const { id } = JSON.parse(tekst) as { id?: string }
  if (id) scene.ider.push({ id, token })
  if (scene.ider.length > 500) scene.ider.shift()
}
