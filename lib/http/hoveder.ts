/**
 * Headers of every plain page. `form-action` is widened only where a form leads to the issuer; `skript` lets the page load our one static
 * script, and that script ask us.
 */
export function sidehoveder(valg: { formMaal?: readonly string[]; skript?: boolean } = {}): Record<string, string> {
  const formMaal = ["'self'", ...(valg.formMaal ?? [])].join(' ')
  const skript = valg.skript ? "script-src 'self'; connect-src 'self'" : "script-src 'none'"
  return {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': `default-src 'none'; ${skript}; style-src 'self'; img-src 'self'; font-src 'self'; form-action ${formMaal}; frame-ancestors 'none'; base-uri 'none'`,
  }
}

/** Sends the browser to a local path after a form has been carried out. */
export const videre = (sti: string, hoveder: Record<string, string> = {}): Response =>
  new Response(null, { status: 303, headers: { location: sti, 'cache-control': 'no-store', ...hoveder } })

/** A path of our own and nothing else: an address that another site made must not lead anywhere after sign-in. */
export function lokalSti(sti: string | null | undefined, ellers: string): string {
  if (!sti || !/^\/(?![/\\])[\x21-\x7e]*$/.test(sti) || sti.includes('\\')) return ellers
  return sti
}
