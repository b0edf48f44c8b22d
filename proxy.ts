import { type NextRequest, NextResponse } from 'next/server'
import { findesForLaeser } from '#lib/medarbejder/findes'
import { Utilgaengelig } from '#lib/regelfund'
import { cookienavn } from '#lib/session/cookie'

/** Outside: the framework's own files, and the draft's form with its file, whose body a proxy would cut at 10 MB. It checks Origin itself. */
export const config = {
  matcher: ['/((?!_next/static|fonts/|samspor\\.|ikon\\.svg|myndighed/indstillinger/[^/]+/gem$).*)'],
}

const SIKRE = new Set(['GET', 'HEAD'])
const UNDER_API = new Set(['GET', 'HEAD', 'POST', 'PUT', 'DELETE'])
/** Doors of the framework that nobody here uses. */
const UBRUGTE = ['next-resume', 'x-middleware-subrequest', 'x-next-resume']

/**
 * Only refuses, never grants: every page, action and route asks for itself who is there. Gives staff pages their nonce and every request
 * its path, so that a page knows where it stands. A staff address that shows its reader nothing gets the readable 404 here, before the
 * page is made: the framework's own has no body without script.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { pathname, search } = request.nextUrl
  const api = pathname.startsWith('/api/')
  const medarbejder = pathname.startsWith('/myndighed') || pathname.startsWith('/drift')
  if (!vaerter().has(request.headers.get('host') ?? '')) return afvis(421)
  if (pathname.startsWith('/_next/image')) return afvis(404)
  if (UBRUGTE.some((h) => request.headers.has(h)) || request.headers.has('upgrade')) return afvis(400)
  if (!SIKRE.has(request.method) && !(api ? UNDER_API.has(request.method) : request.method === 'POST'))
    return afvis(405)
  if (!SIKRE.has(request.method) && !api) {
    if (!medarbejder && erHandling(request)) return afvis(400)
    if (medarbejder && (!harCookie(request) || !fraOsSelv(request))) return afvis(403)
  }
  const hoveder = new Headers(request.headers)
  hoveder.set('x-samspor-sti', `${pathname}${search}`)
  if (!medarbejder) return NextResponse.next({ request: { headers: hoveder } })
  if (SIKRE.has(request.method) && !UDEN_OPSLAG.test(pathname)) {
    const andet = await andetSvar(request)
    if (andet) return NextResponse.rewrite(new URL(andet, request.url), { request: { headers: hoveder } })
  }
  const politik = medarbejderpolitik(Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64'))
  hoveder.set('content-security-policy', politik)
  const svar = NextResponse.next({ request: { headers: hoveder } })
  svar.headers.set('content-security-policy', politik)
  svar.headers.set('cache-control', 'no-store')
  return svar
}

/** The pages that this check itself leads to. */
const UDEN_OPSLAG = /^\/myndighed\/(findes-ikke$|fejl\/)/

/** Where a reader is led who finds nothing at this address, or when the database does not answer. */
async function andetSvar(request: NextRequest): Promise<string | undefined> {
  try {
    const cookie = request.cookies.get(cookienavn())?.value
    return (await findesForLaeser(request.nextUrl.pathname, cookie)) ? undefined : '/myndighed/findes-ikke'
  } catch (fejl) {
    if (fejl instanceof Utilgaengelig) return '/myndighed/fejl/travlt'
    return undefined // the page meets the same error and gives it a code
  }
}

/** A body that the framework would decode as a server action. Only staff pages have any. */
function erHandling(request: NextRequest): boolean {
  const type = request.headers.get('content-type') ?? ''
  return (
    request.headers.has('next-action') || type.startsWith('multipart/form-data') || type.startsWith('text/x-component')
  )
}

const harCookie = (request: NextRequest) => request.cookies.has('samspor') || request.cookies.has('__Host-samspor')

function fraOsSelv(request: NextRequest): boolean {
  const origin = request.headers.get('origin')
  return origin ? origin === new URL(adresse()).origin : request.headers.get('sec-fetch-site') === 'same-origin'
}

const medarbejderpolitik = (nonce: string) =>
  `default-src 'none'; script-src 'nonce-${nonce}' 'strict-dynamic'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`

const adresse = () => process.env.SAMSPOR_URL ?? 'http://127.0.0.1:3000'

/** Our own name, and loopback for health checks on the same machine. */
const vaerter = () =>
  new Set([
    new URL(adresse()).host,
    `127.0.0.1:${process.env.PORT ?? '3000'}`,
    `localhost:${process.env.PORT ?? '3000'}`,
  ])

const afvis = (status: number) => new NextResponse(null, { status, headers: { 'cache-control': 'no-store' } })
