import { vurderForm } from '#lib/api/form'
import { type Forbrug, taelKald } from '#lib/api/graense'
import { korrelationsId, laesCprHoved, laesProeve, laesRequestId, laesVersion } from '#lib/api/hoveder'
import { hvemKalder, type Klient } from '#lib/api/klient'
import { laesJson } from '#lib/api/krop'
import { erSkrivning, erStrom, type Operation, type Strom, type Svar } from '#lib/api/operation'
import { OPERATIONER } from '#lib/api/operationer'
import { blok, type Problem, problemsvar, tilProblem } from '#lib/api/problem'
import { byg, type Fundet } from '#lib/api/rute'
import { harScope } from '#lib/api/scopes'
import { type Anmodning, Gentaget, noegleFor, udfoerOperation, versionMangler } from '#lib/api/udfoer'
import { logAfvisning } from '#lib/audit/log'
import { dagFor } from '#lib/dato'
import { env } from '#lib/env'
import type { Kontekst } from '#lib/kontekst'
import { log } from '#lib/log'
import { Afvist, IkkeFundet, type Regelfund } from '#lib/regelfund'
import { laesUr } from '#lib/ur'

const FRIST_MS = 10_000
const findRute = byg(OPERATIONER)

/**
 * Answers one request to the API: who calls, what it may, is it well formed, then the operation's own story. Three gates, each with all
 * its findings: form (400), access (401, 403, 404), rules (422). Knows nothing of the framework around it.
 */
export async function svarApi(request: Request): Promise<Response> {
  const begyndt = performance.now()
  const korrelation = korrelationsId(request.headers)
  const url = new URL(request.url)
  const rute = findRute(request.method, url.pathname.replace(/^\/api/, ''))
  const kald: Kald = { request, url, korrelation, rute }
  const svar = await besvar(kald).catch((fejl: unknown) => afslag(kald, fejl))
  for (const [navn, vaerdi] of Object.entries(forbrugshoveder(kald.forbrug))) svar.headers.set(navn, vaerdi)
  log.info(
    {
      kald: rute.slags === 'operation' ? rute.operation.navn : rute.slags,
      metode: request.method,
      status: svar.status,
      ms: Math.round(performance.now() - begyndt),
      klient: kald.klient?.id,
      korrelation,
    },
    'api',
  )
  return svar
}

/** What becomes known of a request on its way; a refusal is logged with what was known by then. */
type Kald = {
  request: Request
  url: URL
  korrelation: string
  rute: Fundet
  klient?: Klient
  forbrug?: Forbrug
  ctx?: Kontekst
}

async function besvar(kald: Kald): Promise<Response> {
  const { request, korrelation, rute } = kald
  if (rute.slags === 'ingen')
    return problemsvar({ status: 404, fund: [blok('404', 'Stien findes ikke.')] }, korrelation)
  if (rute.slags === 'metode') return forkertMetode(rute.tilladt, korrelation)
  const { operation } = rute
  kald.klient = await hvemKalder(request.headers.get('authorization'))
  kald.forbrug = taelKald(kald.klient.id)
  if (!kald.forbrug.tilladt) return problemsvar(forMange(kald.forbrug), korrelation)
  if (!harScope(kald.klient.scopes, operation.scope)) return problemsvar(manglerScope(operation), korrelation)

  const anmodning = await laesAnmodning(kald, operation, rute.param)
  const nu = env().SAMSPOR_DEMO ? await laesUr() : new Date()
  const { aktoer } = kald.klient
  const frist = Date.now() + FRIST_MS
  kald.ctx = { aktoer, nu, dag: dagFor(nu), kilde: 'API', requestId: korrelation, frist }
  if (erStrom(operation)) return svarPaaStrom(kald.ctx, operation, anmodning, request)
  return tilSvar(await udfoerOperation(kald.ctx, anmodning), korrelation, anmodning.kunProeve)
}

/** The first gate: every finding about headers, path, query and body at once. */
async function laesAnmodning(kald: Kald, op: Operation, param: Record<string, string>): Promise<Anmodning> {
  const { headers } = kald.request
  const fund: Regelfund[] = []
  const skriver = op.metode !== 'GET'
  const requestId = skriver ? laesRequestId(headers, fund) : ''
  const cpr = op.borger ? laesCprHoved(headers, op.borger.slags !== 'valgfri', fund) : ''
  const version = laesVersion(headers, fund)
  const kunProeve = laesProeve(headers, fund)
  if (kunProeve && !erSkrivning(op))
    fund.push(blok('1014', 'Der er intet at prøve: x-proev bruges, når noget skrives.', { felt: 'x-proev' }))
  const ind = {
    param: vurderForm(op.param, param, '', fund),
    query: vurderForm(op.query, laesQuery(kald.url), '', fund),
    krop: erSkrivning(op) ? await laesKrop(kald.request, op, fund) : undefined,
    cpr,
    version: version ?? 0,
  }
  if (fund.length > 0) throw new Afvist(fund, 400)
  if ('ifMatch' in op && op.ifMatch && version === undefined) throw versionMangler()
  return { operation: op, klientId: kald.klient?.id ?? '', requestId, kunProeve, ind }
}

async function laesKrop(request: Request, op: Operation, fund: Regelfund[]): Promise<unknown> {
  const krop = await laesJson(request, erSkrivning(op) ? op.kropMaks : undefined)
  const skema = erSkrivning(op) ? op.krop : undefined
  if (!skema) {
    if (krop !== undefined) fund.push(blok('1014', 'Her sendes intet indhold.', { felt: 'krop' }))
    return undefined
  }
  return vurderForm(skema, krop ?? {}, '', fund)
}

/** A parameter that comes twice is an array, which no schema takes. */
function laesQuery(url: URL): Record<string, string | string[]> {
  const query: Record<string, string | string[]> = {}
  for (const navn of new Set(url.searchParams.keys())) {
    const vaerdier = url.searchParams.getAll(navn)
    Object.defineProperty(query, navn, { value: vaerdier.length > 1 ? vaerdier : vaerdier[0], enumerable: true })
  }
  return query
}

async function svarPaaStrom(
  ctx: Kontekst,
  op: Strom<unknown, unknown>,
  anmodning: Anmodning,
  request: Request,
): Promise<Response> {
  const ind = { ...anmodning.ind, borgerId: '', noegle: noegleFor(anmodning) }
  const svar = await op.udfoer(ctx, ind as never, request)
  if (!(svar instanceof Response)) return tilSvar({ status: 200, ...svar }, ctx.requestId, false)
  svar.headers.set('x-correlationId', ctx.requestId)
  return svar
}

function tilSvar(
  {
    krop,
    status,
    version,
    sted,
  }: (Svar<unknown> & { status: number }) | { krop: unknown; status: number; version?: number | null; sted?: string },
  korrelation: string,
  kunProeve: boolean,
): Response {
  return new Response(JSON.stringify(krop), {
    status,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      'x-correlationId': korrelation,
      ...(typeof version === 'number' && { etag: `"${version}"` }),
      ...(sted && !kunProeve && { location: `/api/v1${sted}` }),
      ...(kunProeve && { 'x-proev': '1' }),
    },
  })
}

/** A refusal is logged in a transaction of its own, with the operation and its codes, before it is answered. */
async function afslag(kald: Kald, fejl: unknown): Promise<Response> {
  if (fejl instanceof Gentaget) {
    const { sted, ...tidligere } = fejl.tidligere
    return problemsvar(
      {
        status: 412,
        fund: [blok('412', 'Anmodningen med dette x-requestId er udført. Her er det første svar.')],
        tidligere,
        ...(sted && { hoveder: { location: `/api/v1${sted}` } }),
      },
      kald.korrelation,
    )
  }
  const problem = tilProblem(fejl, kald.korrelation)
  if (kald.ctx && kald.rute.slags === 'operation' && (fejl instanceof Afvist || fejl instanceof IkkeFundet)) {
    await logAfvisning(
      kald.ctx,
      kald.rute.operation.navn,
      problem.fund.map((f) => f.kode),
    ).catch((logfejl: unknown) => log.error({ fejl: String(logfejl).slice(0, 200) }, 'afslaget kunne ikke logges'))
  }
  return problemsvar(problem, kald.korrelation)
}

const forkertMetode = (tilladt: readonly string[], korrelation: string): Response =>
  problemsvar(
    { status: 405, fund: [blok('405', 'Metoden kan ikke bruges her.')], hoveder: { allow: tilladt.join(', ') } },
    korrelation,
  )

const forMange = (forbrug: Forbrug): Problem => ({
  status: 429,
  fund: [blok('429', `Højst ${forbrug.graense} kald i minuttet. Prøv igen om ${forbrug.sekunder} s.`)],
  hoveder: { 'retry-after': String(forbrug.sekunder) },
})

const manglerScope = (op: Operation): Problem => ({
  status: 403,
  fund: [blok('4575', `Klienten må ikke dette. Det kræver scope ${op.scope}.`)],
  hoveder: { 'www-authenticate': `Bearer realm="samspor", error="insufficient_scope", scope="${op.scope}"` },
})

const forbrugshoveder = (forbrug: Forbrug | undefined): Record<string, string> =>
  forbrug
    ? {
        'ratelimit-limit': String(forbrug.graense),
        'ratelimit-remaining': String(forbrug.tilbage),
        'ratelimit-reset': String(forbrug.sekunder),
      }
    : {}
