import { type NextRequest, NextResponse } from 'next/server'
import { afvisning, erMedarbejdersti } from '#lib/http/afvisning'
import { findesForLaeser } from '#lib/medarbejder/findes'
import { Utilgaengelig } from '#lib/regelfund'
import { cookienavn } from '#lib/session/cookie'

/**
 * Outside: the framework's own files, and the doors for a draft's file and for a file of counters, whose body a proxy would cut at 10 MB. The form checks Origin
 * itself, the API wants a token.
 */
export const config = {
  matcher: [
    '/((?!_next/static|fonts/|samspor\\.|ikon\\.svg|myndighed/indstillinger/[^/]+/gem$|myndighed/nuph/[^/]+/bilag$|api/v1/(?:Indstilling|Nuph)/[^/]+/Bilag$|myndighed/timer/fil$|api/v1/Dagpengetaeller/Import$).*)',
  ],
}

/**
 * Refuses what the server in front refuses too (`npm run dev` has no such server), and gives staff pages their nonce and every request its
 * path, so that a page knows where it stands. A staff address that shows its reader nothing gets the readable 404 here, before the page is
 * made: the framework's own has no body without script.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { pathname, search } = request.nextUrl
  const status = afvisning({ metode: request.method, sti: pathname, hoved: (navn) => request.headers.get(navn) })
  if (status) return new NextResponse(null, { status, headers: { 'cache-control': 'no-store' } })
  const hoveder = new Headers(request.headers)
  hoveder.set('x-samspor-sti', `${pathname}${search}`)
  if (!erMedarbejdersti(pathname)) return NextResponse.next({ request: { headers: hoveder } })
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

const SIKRE = new Set(['GET', 'HEAD'])

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

const medarbejderpolitik = (nonce: string) =>
  `default-src 'none'; script-src 'nonce-${nonce}' 'strict-dynamic'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`
