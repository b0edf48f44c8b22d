import { createHash } from 'node:crypto'
import type { z } from 'zod'
import { type Handling, MATRIX } from '#lib/adgang/matrix'
import { forklarKode } from '#lib/api/koder'
import { KROP_MAKS } from '#lib/api/krop'
import { EMNER, FORBRUG, hovedparametre, problemnavn, problemsvarene, SVARHOVEDER } from '#lib/api/openapi-faelles'
import { type Json, peg, skemasamling } from '#lib/api/openapi-skema'
import { erSkrivning, erStrom, type Operation } from '#lib/api/operation'
import { OPERATIONER } from '#lib/api/operationer'
import { SCOPES } from '#lib/api/scopes'
import { ProblemSkema, svarskema } from '#lib/api/svarskema'
import { env } from '#lib/env'
import { udstederInfo } from '#lib/session/udsteder'

export type Dokument = { tekst: string; etag: string; json: OpenApi }
export type OpenApi = Json & { paths: Record<string, Record<string, Json>>; components: Record<string, Json> }

let faerdigt: Dokument | undefined

/** The document of this installation, made once. While the issuer is down its token address is guessed, and nothing is kept. */
export async function openapiDokument(): Promise<Dokument> {
  if (faerdigt) return faerdigt
  const { API_ISSUER: udsteder, SAMSPOR_URL: samsporUrl, TILLAD_ERSTATNINGSNUMRE: tilladErstatning } = env()
  const tokenUrl = udsteder && (await udstederInfo(udsteder).catch(() => undefined))?.token_endpoint
  const json = lavOpenapi({ samsporUrl, tokenUrl: tokenUrl ?? `${udsteder ?? samsporUrl}/token`, tilladErstatning })
  const tekst = JSON.stringify(json)
  const etag = `"${createHash('sha256').update(tekst).digest('base64url').slice(0, 22)}"`
  const dokument = { tekst, etag, json }
  if (tokenUrl) faerdigt = dokument
  return dokument
}

type Sted = { samsporUrl: string; tokenUrl: string; tilladErstatning: boolean }

/** The OpenAPI 3.1 document of all operations. Pure: the same declarations that validate, and nothing else, make it. */
export function lavOpenapi(sted: Sted, operationer: readonly Operation[] = OPERATIONER): OpenApi {
  const { skemaer, tilfoej } = skemasamling()
  tilfoej(ProblemSkema, 'output')
  const svar = new Map(operationer.map((op) => [op, tilfoejSvar(tilfoej, op)]))
  const paths: OpenApi['paths'] = {}
  for (const op of operationer) {
    paths[op.sti] ??= {}
    paths[op.sti]![op.metode.toLowerCase()] = beskriv(op, svar.get(op), tilfoej)
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Samspor',
      version: '1',
      summary: 'API til a-kassernes, kommunernes og STAR’s fagsystemer',
      description: INDLEDNING,
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
      contact: { name: 'Samspor', url: `${sted.samsporUrl}/kontakt` },
    },
    externalDocs: { description: 'Læsevenlig udgave', url: `${sted.samsporUrl}/api/v1/docs` },
    servers: [{ url: `${sted.samsporUrl}/api` }],
    tags: [...new Set(operationer.map((op) => op.emne))].map((name) => ({ name, description: EMNER[name] ?? name })),
    security: [{ OAuth2: [] }],
    paths,
    components: {
      schemas: Object.fromEntries(Object.entries(skemaer).sort(([a], [b]) => a.localeCompare(b, 'da'))),
      parameters: brugteParametre(hovedparametre(sted.tilladErstatning), paths),
      headers: SVARHOVEDER,
      responses: brugteSvar(problemsvarene(), paths),
      securitySchemes: { OAuth2: sikkerhed(sted, operationer) },
    },
  }
}

type Tilfoej = ReturnType<typeof skemasamling>['tilfoej']

function tilfoejSvar(tilfoej: Tilfoej, op: Operation): Json | undefined {
  const skema = svarskema(op)
  return skema && tilfoej(skema, 'output', `${op.navn}Svar`)
}

function beskriv(op: Operation, svar: Json | undefined, tilfoej: Tilfoej): Json {
  const koder = koderFor(op)
  return {
    operationId: op.navn,
    tags: [op.emne],
    summary: op.resume,
    description: [op.beskrivelse, adgangstekst(op), `Scope: \`${op.scope}\`.`].filter(Boolean).join('\n\n'),
    security: [{ OAuth2: [op.scope] }],
    parameters: parametre(op, tilfoej),
    ...indhold(op, tilfoej),
    responses: {
      ...Object.fromEntries(godeSvar(op).map((status) => [status, godtSvar(op, status, svar)])),
      ...Object.fromEntries(
        afslagFor(op).map((status) => [String(status), peg('responses', problemnavn(status))] as const),
      ),
    },
    'x-fund': koder.map((kode) => ({ kode, betyder: forklarKode(kode) })),
    ...(adgangFor(op) && { 'x-adgang': adgangFor(op) }),
  }
}

function parametre(op: Operation, tilfoej: Tilfoej): Json[] {
  const hoveder = [
    op.borger && peg('parameters', op.borger.slags === 'valgfri' ? 'CprValgfri' : 'Cpr'),
    op.metode !== 'GET' && peg('parameters', 'RequestId'),
    'ifMatch' in op && op.ifMatch && peg('parameters', 'IfMatch'),
    erSkrivning(op) && peg('parameters', 'Proev'),
    peg('parameters', 'CorrelationId'),
  ].filter((p): p is Json => Boolean(p))
  return [...felter(op.param, 'path', tilfoej), ...felter(op.query, 'query', tilfoej), ...hoveder]
}

/** The fields of a declared object, one parameter each. */
function felter(skema: z.ZodType | undefined, sted: 'path' | 'query', tilfoej: Tilfoej): Json[] {
  if (!skema) return []
  const { properties = {}, required = [] } = tilfoej(skema, 'input') as {
    properties?: Record<string, Json>
    required?: string[]
  }
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: sted,
    required: required.includes(name),
    ...(typeof schema.description === 'string' && { description: schema.description }),
    schema,
  }))
}

function indhold(op: Operation, tilfoej: Tilfoej): Json {
  if (erStrom(op)) {
    if (op.strom !== 'ind') return {}
    const typer = op.indhold.map((type) => [type, { schema: type.startsWith('multipart/') ? { type: 'object' } : {} }])
    return { requestBody: { required: true, content: Object.fromEntries(typer) } }
  }
  if (!erSkrivning(op) || !op.krop) return {}
  const schema = tilfoej(op.krop, 'input', `${op.navn}Anmodning`)
  const kropMaks = 'kropMaks' in op && typeof op.kropMaks === 'number' ? op.kropMaks : KROP_MAKS
  return {
    requestBody: {
      required: !op.krop.safeParse({}).success,
      description: `Højst ${Math.floor(kropMaks / 1024)} KiB JSON i UTF-8. Ukendte felter afvises.`,
      content: { 'application/json': { schema } },
    },
  }
}

/** Every write may answer 200: a dry run of one that makes something is told with the same status, and both are declared. */
const godeSvar = (op: Operation): string[] => {
  if (erStrom(op)) return op.strom === 'ind' ? ['200', '201'] : ['200']
  return erSkrivning(op) && op.status === 201 ? ['200', '201'] : ['200']
}

function godtSvar(op: Operation, status: string, svar: Json | undefined): Json {
  const typer = erStrom(op) && op.strom === 'ud' ? op.indhold : ['application/json']
  const schema = erStrom(op) && op.strom === 'ud' ? {} : (svar ?? {})
  const lavet = status === '201'
  return {
    description: lavet ? 'Lavet.' : 'I orden.',
    headers: {
      'x-correlationId': peg('headers', 'CorrelationId'),
      ...FORBRUG,
      ...(!(erStrom(op) && op.strom === 'ud') && { ETag: peg('headers', 'ETag') }),
      ...(erSkrivning(op) && { 'x-proev': peg('headers', 'Proev') }),
      ...(lavet && { Location: peg('headers', 'Location') }),
    },
    content: Object.fromEntries(typer.map((type) => [type, { schema }])),
  }
}

/** The statuses with which this operation may refuse. */
export function afslagFor(op: Operation): number[] {
  const skriver = op.metode !== 'GET'
  const version = 'ifMatch' in op && op.ifMatch
  return [
    400,
    401,
    403,
    ...(op.borger || op.param || skriver ? [404] : []),
    ...(skriver ? [408, 409, 412, 413, 415] : []),
    ...(skriver || op.fund?.length ? [422] : []),
    ...(version ? [428] : []),
    429,
    500,
    503,
  ]
}

/** The codes that this operation may give: its own, and those that its shape brings with it. */
export function koderFor(op: Operation): string[] {
  const skriver = op.metode !== 'GET'
  const version = 'ifMatch' in op && op.ifMatch
  return [
    ...new Set([
      ...(op.fund ?? []),
      ...(op.borger ? ['1001'] : []),
      ...(op.borger && op.borger.slags !== 'cpr' ? ['4922', '1010'] : []),
      '1014',
      ...(skriver ? ['4933', '412', 'REQ-ANDEN', 'SAMTIDIG'] : []),
      ...(version ? ['409', '428'] : []),
      '401',
      '4575',
      ...(afslagFor(op).includes(404) ? ['404'] : []),
      '429',
      '500',
      '503',
    ]),
  ]
}

const HVEM = { akasse: 'A-kasse', jobcenter: 'Kommune', star: 'STAR (Jobnet)' } as const
const KATEGORI: Record<string, string> = {
  egne: 'egne borgere',
  tidligere: 'tidligere egne borgere',
  gaest: 'borgere med gæsteadgang',
  afsender: 'det, de selv har sendt',
  modtager: 'det, de har modtaget',
  part: 'det, de er eller var part i',
  deltager: 'det, de er part i nu',
  forfatter: 'det, de selv har lavet',
  alle: 'alle borgere',
}

/** Which organisations an operation about a named citizen is open to, and whom they may name; undefined when the id decides. */
export function adgangFor(op: Operation): { handling: Handling; hvem: { hvem: string; om: string[] }[] } | undefined {
  if (!op.borger || !('handling' in op.borger)) return undefined
  const { handling } = op.borger
  const celle: Partial<Record<keyof typeof HVEM | 'virksomhed', readonly string[]>> & { borger?: true } =
    MATRIX[handling]
  const hvem = (Object.keys(HVEM) as (keyof typeof HVEM)[])
    .filter((type) => celle[type])
    .map((type) => ({ hvem: HVEM[type], om: (celle[type] ?? []).map((k) => KATEGORI[k] ?? k) }))
  return { handling, hvem }
}

function adgangstekst(op: Operation): string | undefined {
  const adgang = adgangFor(op)
  return adgang && `Adgang: ${adgang.hvem.map(({ hvem, om }) => `${hvem} (${om.join(', ')})`).join('; ')}.`
}

const sikkerhed = ({ tokenUrl }: Sted, operationer: readonly Operation[]): Json => ({
  type: 'oauth2',
  description: 'Adgangstoken (JWT) fra udstederen med client credentials. Kravet organisation siger, hvem klienten er.',
  flows: {
    clientCredentials: {
      tokenUrl,
      scopes: Object.fromEntries(
        [...new Set(operationer.map((op) => op.scope))].sort().map((scope) => [scope, SCOPES[scope]]),
      ),
    },
  },
})

const brugteParametre = (alle: Json, paths: OpenApi['paths']): Json => brugte(alle, paths, 'parameters')
const brugteSvar = (alle: Json, paths: OpenApi['paths']): Json => brugte(alle, paths, 'responses')

function brugte(alle: Json, paths: OpenApi['paths'], slags: 'parameters' | 'responses'): Json {
  const tekst = JSON.stringify(paths)
  return Object.fromEntries(Object.entries(alle).filter(([navn]) => tekst.includes(`"#/components/${slags}/${navn}"`)))
}

const INDLEDNING = `Alle skrivninger har x-requestId og udføres én gang. x-proev: 1 prøver en skrivning uden at gemme.
Et nej er application/problem+json med alle fund på én gang: formen (400), adgangen (401, 403, 404), reglerne (422).
CPR sendes kun i hovedet x-civilRegistrationIdentifier, aldrig i en sti eller en query. Inden for v1 ændres kun ved at lægge til.`
