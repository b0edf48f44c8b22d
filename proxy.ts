import { type NextRequest, NextResponse } from 'next/server'
import { afvisning, erMedarbejdersti } from '#lib/http/afvisning'

/** Outside: the framework's own files, and the upload route, whose body a proxy would cut at 10 MB. It checks Origin itself. */
export const config = {
  matcher: ['/((?!_next/static|fonts/|samspor\\.|ikon\\.svg|myndighed/indstillinger/[^/]+/bilag$).*)'],
}

/**
 * Refuses what the server in front refuses too (`npm run dev` has no such server), and gives staff pages their nonce and every request its
 * path, so that a page knows where it stands.
 */
export function proxy(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl
  const status = afvisning({ metode: request.method, sti: pathname, hoved: (navn) => request.headers.get(navn) })
  if (status) return new NextResponse(null, { status, headers: { 'cache-control': 'no-store' } })
  const hoveder = new Headers(request.headers)
  hoveder.set('x-samspor-sti', `${pathname}${search}`)
  if (!erMedarbejdersti(pathname)) return NextResponse.next({ request: { headers: hoveder } })
  const politik = medarbejderpolitik(Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64'))
  hoveder.set('content-security-policy', politik)
  const svar = NextResponse.next({ request: { headers: hoveder } })
  svar.headers.set('content-security-policy', politik)
  svar.headers.set('cache-control', 'no-store')
  return svar
}

const medarbejderpolitik = (nonce: string) =>
  `default-src 'none'; script-src 'nonce-${nonce}' 'strict-dynamic'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`
