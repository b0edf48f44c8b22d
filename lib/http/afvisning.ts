/** What the refusals look at: the same of Node's request and of the framework's. */
export type Omrids = { metode: string; sti: string; hoved: (navn: string) => string | null | undefined }

const SIKRE = new Set(['GET', 'HEAD'])
/** The API tells by itself which methods a path has. */
const UNDER_API = new Set(['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])
/** Doors of the framework that nobody here uses. */
const UBRUGTE = ['next-resume', 'x-middleware-subrequest', 'x-next-resume', 'upgrade']

/**
 * The status that a request is refused with before anybody looks at it, or undefined: unknown hosts, unexpected methods, doors that nobody
 * uses, and bodies that the framework would decode as a server action where there are none. Only refuses, never grants: every page, action
 * and route asks for itself who is there.
 */
export function afvisning({ metode, sti, hoved }: Omrids): 400 | 403 | 404 | 405 | 421 | undefined {
  const api = sti.startsWith('/api/')
  if (!vaerter().has(hoved('host') ?? '')) return 421
  if (sti.startsWith('/_next/image')) return 404
  if (UBRUGTE.some((navn) => hoved(navn) != null)) return 400
  if (SIKRE.has(metode)) return undefined
  if (!(api ? UNDER_API.has(metode) : metode === 'POST')) return 405
  if (api) return undefined
  if (!erMedarbejdersti(sti)) return erHandling(hoved) ? 400 : undefined
  return harCookie(hoved) && fraOsSelv(hoved) ? undefined : 403
}

export const erMedarbejdersti = (sti: string): boolean => sti.startsWith('/myndighed') || sti.startsWith('/drift')

/** A body that the framework would decode as a server action. Only staff pages have any. */
function erHandling(hoved: Omrids['hoved']): boolean {
  const type = hoved('content-type') ?? ''
  return hoved('next-action') != null || type.startsWith('multipart/form-data') || type.startsWith('text/x-component')
}

const harCookie = (hoved: Omrids['hoved']) => /(?:^|;\s*)(?:__Host-)?samspor=/.test(hoved('cookie') ?? '')

function fraOsSelv(hoved: Omrids['hoved']): boolean {
  const origin = hoved('origin')
  return origin ? origin === new URL(adresse()).origin : hoved('sec-fetch-site') === 'same-origin'
}

const adresse = () => process.env.SAMSPOR_URL ?? 'http://127.0.0.1:3000'

let kendte: Set<string> | undefined

/** Our own name, and loopback for health checks on the same machine. */
function vaerter(): Set<string> {
  const port = process.env.PORT ?? '3000'
  kendte ??= new Set([new URL(adresse()).host, `127.0.0.1:${port}`, `localhost:${port}`])
  return kendte
}
