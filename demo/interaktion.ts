/** The page where a demo user chooses who to be. Plain HTML, no script. */
import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Provider } from 'oidc-provider'
import type { Doer, Person } from '#demo/person'

export type Udvalg = {
  alle: readonly Person[]
  /** Who stands behind each `sub` right now. */
  valgte: Map<string, Person>
  doerFor(klientId: unknown): Doer | undefined
  samsporUrl: string
}

const OVERSKRIFT: Record<Doer, string> = {
  borger: 'Log ind med MitID',
  virksomhed: 'Log ind med MitID Erhverv',
  akasse: 'Log ind fra din a-kasse',
  jobcenter: 'Log ind fra dit jobcenter',
  anden_aktoer: 'Log ind som anden aktør',
  star: 'Log ind fra STAR',
}

/**
 * `GET /interaktion/{uid}` shows the people of the door, `POST` with `person` signs one in, `GET …/afbryd` gives up.
 * Throws when the sign-in is unknown or too old; the caller shows the error page.
 */
export async function visInteraktion(provider: Provider, req: IncomingMessage, res: ServerResponse, udvalg: Udvalg) {
  const adresse = new URL(req.url ?? '/', 'http://udsteder')
  const interaktion = await provider.interactionDetails(req, res)
  const doer = udvalg.doerFor(interaktion.params.client_id)
  if (!doer) throw new Error('ukendt klient')

  if (adresse.pathname.endsWith('/afbryd')) {
    const afbrudt = { error: 'access_denied', error_description: 'mitid_user_aborted' }
    return provider.interactionFinished(req, res, afbrudt, { mergeWithLastSubmission: false })
  }

  const folk = udvalg.alle.filter((p) => p.doer === doer)
  const iRollelisten = folk.filter((p) => p.historie || p.organisation)
  if (req.method !== 'POST') {
    const viste = adresse.searchParams.has('afviste') ? folk : iRollelisten
    return svarMedHtml(res, 200, vaelgside(doer, interaktion.uid, viste), udvalg.samsporUrl)
  }

  const noegle = new URLSearchParams(await laesKrop(req)).get('person')
  const person = folk.find((p) => p.noegle === noegle)
  if (!person) return svarMedHtml(res, 400, vaelgside(doer, interaktion.uid, iRollelisten), udvalg.samsporUrl)

  // A session of somebody else would make the library ask for a log-out first, on a page that needs script.
  if (interaktion.session) {
    const gammel = await provider.Session.find(interaktion.session.cookie ?? '')
    await gammel?.destroy()
    interaktion.session = undefined
    await interaktion.save(interaktion.exp - Math.floor(Date.now() / 1000))
  }
  const sub = String(person.claims.sub)
  udvalg.valgte.set(sub, person)
  await provider.interactionFinished(
    req,
    res,
    { login: { accountId: sub, amr: person.claims.amr } },
    { mergeWithLastSubmission: false },
  )
}

async function laesKrop(req: IncomingMessage): Promise<string> {
  let krop = ''
  for await (const bid of req) {
    krop += bid
    if (krop.length > 2000) throw new Error('for stor')
  }
  return krop
}

function vaelgside(doer: Doer, uid: string, folk: readonly Person[]): string {
  const knapper = folk.map(
    (p) =>
      `<li><button name="person" value="${rens(p.noegle)}"><b>${rens(p.navn)}</b> <span>${rens(p.hint)}</span></button></li>`,
  )
  return side(
    OVERSKRIFT[doer],
    `<p>Dette er en demo. Ingen af personerne findes. Vælg den, du vil være.</p>
<form method="post" action="/interaktion/${rens(uid)}"><ul>${knapper.join('\n')}</ul></form>
<p><a href="/interaktion/${rens(uid)}/afbryd">Afbryd</a></p>`,
  )
}

/** Shown when a sign-in cannot go on. `detalje` is the protocol's own words, for the one who sets up a client. */
export function fejlside(samsporUrl: string, detalje?: string): string {
  const mere = detalje ? `<p lang="en"><code>${rens(detalje)}</code></p>` : ''
  return side(
    'Du kunne ikke logge ind',
    `<p>Login er udløbet eller kan ikke bruges her. Prøv igen.</p>${mere}<p><a href="${rens(samsporUrl)}/login">Til login</a></p>`,
  )
}

const STIL = `body{margin:0;background:#fff;color:#1a1a1a;font:1.0625rem/1.5 "IBM Plex Sans",system-ui,sans-serif}
header{background:#0060e6;color:#fff;padding:.75rem 1rem;font-weight:600}
main{max-width:40rem;margin:0 auto;padding:1rem}
h1{font-size:1.75rem;line-height:1.2}
ul{list-style:none;margin:0;padding:0}
li{margin:0 0 .5rem}
button{display:block;width:100%;min-height:48px;padding:.5rem 1rem;text-align:left;font:inherit;color:inherit;background:#fff;border:1px solid #6e6e6e;border-radius:4px;cursor:pointer}
button:hover{background:#eef4ff;border-color:#0060e6}
button b,button span{display:block}
a{color:#0047ab}
:focus-visible{outline:3px solid #1a1a1a;outline-offset:2px}`

const STIL_HASH = createHash('sha256').update(STIL).digest('base64')

function side(overskrift: string, indhold: string): string {
  return `<!doctype html>
<html lang="da"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${rens(overskrift)} – demo</title><style>${STIL}</style></head>
<body><header>Samspor demo: login</header><main><h1>${rens(overskrift)}</h1>
${indhold}
</main></body></html>`
}

/** `form-action` names Samspor too: the form is answered by a redirect that ends there. */
export function svarMedHtml(res: ServerResponse, status: number, html: string, samsporUrl: string): void {
  res.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': `default-src 'none'; style-src 'sha256-${STIL_HASH}'; form-action 'self' ${samsporUrl}; frame-ancestors 'none'; base-uri 'none'`,
    'cache-control': 'no-store',
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
  })
  res.end(html)
}

function rens(tekst: string): string {
  return tekst.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
