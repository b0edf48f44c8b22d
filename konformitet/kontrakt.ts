import { Ajv2020 } from 'ajv/dist/2020.js'
import formater from 'ajv-formats'

/** An OpenAPI document as far as we read it. */
export type Dokument = {
  servers?: { url: string }[]
  paths: Record<string, Record<string, Operation>>
  components?: Record<string, Record<string, unknown>>
}
export type Parameter = { name: string; in: string; required?: boolean; schema?: Record<string, unknown> }
export type Operation = {
  operationId: string
  tags?: string[]
  security?: Record<string, string[]>[]
  parameters?: (Parameter | Peger)[]
  requestBody?: { required?: boolean; content: Record<string, { schema?: Record<string, unknown> }> }
  responses: Record<string, Svarerklaering | Peger>
  'x-fund'?: { kode: string }[]
}
type Peger = { $ref: string }
type Svarerklaering = {
  headers?: Record<string, { required?: boolean; schema?: Record<string, unknown> } | Peger>
  content?: Record<string, { schema?: Record<string, unknown> }>
}

/** What was answered to one request. */
export type Svar = { metode: string; sti: string; status: number; hoveder: Headers; tekst: string }
export type Fundet = { sti: string; metode: string; operation: Operation }

/** The contract as the document says it, and nothing more: which operation a request is for, and what is wrong with an answer. */
export type Kontrakt = {
  dokument: Dokument
  operationer: Fundet[]
  find: (metode: string, sti: string) => Fundet | undefined
  /** Every way in which the answer is not what the document promises; empty when all is well. */
  tjek: (svar: Svar) => string[]
  foelg: <T>(vaerdi: T | Peger) => T
}

/** Reads the document. `sti` in what is checked is the whole path, as /api/v1/Organisation. */
export function laesKontrakt(dokument: Dokument): Kontrakt {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: true })
  formater.default(ajv)
  ajv.addSchema(dokument, 'dokument')
  const grund = new URL(dokument.servers?.[0]?.url ?? '/', 'http://x').pathname.replace(/\/$/, '')
  const operationer = Object.entries(dokument.paths).flatMap(([sti, metoder]) =>
    Object.entries(metoder).map(([metode, operation]) => ({ sti, metode, operation })),
  )
  const moenstre = operationer.map((o) => ({
    ...o,
    passer: new RegExp(`^${grund}${o.sti.replaceAll(/\{\w+\}/g, '[^/]+')}/?$`),
  }))
  // What is written out wins over a parameter, as /x/action over /x/{id}.
  moenstre.sort((a, b) => a.sti.split('{').length - b.sti.split('{').length)
  const find: Kontrakt['find'] = (metode, sti) =>
    moenstre.find((m) => m.metode === metode.toLowerCase() && m.passer.test(sti))

  const foelg: Kontrakt['foelg'] = (vaerdi) => {
    const peger = (vaerdi as Peger | undefined)?.$ref
    if (!peger) return vaerdi as never
    return peger
      .slice(2)
      .split('/')
      .reduce<unknown>((del, led) => (del as Record<string, unknown>)[led], dokument) as never
  }
  const skemafejl = (peger: string, vaerdi: unknown): string[] => {
    const passer = ajv.getSchema(`dokument#${peger}`) ?? ajv.compile({ $ref: `dokument#${peger}` })
    if (passer(vaerdi)) return []
    return (passer.errors ?? [])
      .slice(0, 5)
      .map((f) => `${f.instancePath || '/'} ${f.message} ${uddyb(f.params)}`.trim())
  }

  const tjek = (svar: Svar): string[] => {
    const fundet = find(svar.metode, svar.sti)
    if (!fundet)
      return svar.status === 404 || svar.status === 405 ? tjekProblem(svar, []) : ['findes ikke i dokumentet']
    const erklaeret = fundet.operation.responses[String(svar.status)]
    if (!erklaeret) return [`status ${svar.status} er ikke erklæret`]
    const { headers = {}, content = {} } = foelg<Svarerklaering>(erklaeret)
    return [
      ...tjekHoveder(svar, headers),
      ...(svar.status >= 400
        ? tjekProblem(svar, fundet.operation['x-fund'] ?? [])
        : tjekIndhold(svar, fundet, content)),
    ]
  }

  function tjekHoveder(svar: Svar, erklaerede: NonNullable<Svarerklaering['headers']>): string[] {
    const fejl: string[] = []
    for (const [navn, peger] of Object.entries(erklaerede)) {
      const hoved = foelg<{ required?: boolean; schema?: Record<string, unknown> }>(peger)
      const vaerdi = svar.hoveder.get(navn)
      if (vaerdi === null) {
        if (hoved.required) fejl.push(`hovedet ${navn} mangler`)
      } else if (hoved.schema) {
        const laest = hoved.schema.type === 'integer' ? Number(vaerdi) : vaerdi
        if (!ajv.validate(hoved.schema, laest)) fejl.push(`hovedet ${navn} har ikke den erklærede form: ${vaerdi}`)
      }
    }
    if (svar.status < 400 && !svar.hoveder.get('ratelimit-remaining')) fejl.push('RateLimit-Remaining mangler')
    return fejl
  }

  function tjekIndhold(svar: Svar, fundet: Fundet, content: NonNullable<Svarerklaering['content']>): string[] {
    const type = mediatype(svar.hoveder)
    if (!content[type]) return [`indholdstypen ${type} er ikke erklæret`]
    if (type !== 'application/json') return []
    const krop = laesJson(svar.tekst)
    if (krop === undefined) return ['svaret er ikke JSON']
    const peger = ['paths', fundet.sti, fundet.metode, 'responses', String(svar.status), 'content', type, 'schema']
    return skemafejl(
      peger.map((led) => `/${encodeURIComponent(led.replaceAll('~', '~0').replaceAll('/', '~1'))}`).join(''),
      krop,
    )
  }

  function tjekProblem(svar: Svar, koder: { kode: string }[]): string[] {
    if (mediatype(svar.hoveder) !== 'application/problem+json')
      return [`et nej skal være application/problem+json, ikke ${mediatype(svar.hoveder)}`]
    const krop = laesJson(svar.tekst) as { status?: number; instance?: string; fund?: { kode: string }[] } | undefined
    if (krop === undefined) return ['svaret er ikke JSON']
    const fejl = skemafejl('/components/schemas/Problem', krop)
    if (krop.status !== svar.status) fejl.push(`status i indholdet er ${krop.status}`)
    if (krop.instance !== `urn:uuid:${svar.hoveder.get('x-correlationId')}`)
      fejl.push('instance er ikke x-correlationId')
    if (koder.length > 0)
      for (const { kode } of krop.fund ?? [])
        if (!koder.some((k) => k.kode === kode)) fejl.push(`koden ${kode} er ikke erklæret i fund`)
    return fejl
  }

  return { dokument, operationer, find, tjek, foelg }
}

const mediatype = (hoveder: Headers): string => (hoveder.get('content-type') ?? '').split(';')[0]?.trim() ?? ''
const uddyb = (params: Record<string, unknown>): string => {
  const [vaerdi] = Object.values(params)
  return typeof vaerdi === 'string' ? `(${vaerdi})` : ''
}

function laesJson(tekst: string): unknown {
  try {
    return JSON.parse(tekst)
  } catch {
    return undefined
  }
}
