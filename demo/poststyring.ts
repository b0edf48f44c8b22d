/** The receiver's own doors, which the real Digital Post does not have: switches, look-ups and the mailbox page. */
import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Fejlkontakt } from '#demo/fejl'
import type { Mail, Maillager } from '#demo/mailmodtager'
import { laesMemo } from '#demo/memo-modtagelse'
import type { Person } from '#demo/person'
import type { Brev, Postlager } from '#demo/postlager'
import { hentUr, lavFlereBorgere, nulstil, stilUr } from '#demo/samspor-styring'
import type { Webhookmodtager } from '#demo/webhook-modtager'

type Styret = {
  lager: Postlager
  kontakt: Fejlkontakt
  webhooks: Webhookmodtager
  mails: Maillager
  personer: readonly Person[]
  vaerter: readonly string[]
}

/**
 * GET|PUT /styring/fejl · POST /styring/nulstil (switches to OK, mailbox emptied) · GET /styring/post?cpr= ·
 * GET /styring/post/{uuid}.pdf|.xml · GET /styring/mail · GET /post · GET|PUT /styring/webhook (what came; a secret to check it with) · GET /webhook. What changes something needs the header `x-samspor-demo: 1`, which
 * another site's page cannot send.
 */
export async function svarPaaStyring(styret: Styret, adresse: URL, req: IncomingMessage, res: ServerResponse) {
  const { lager, kontakt, webhooks, mails } = styret
  const rute = `${req.method} ${adresse.pathname}`
  // A page on another name that points at this machine (DNS rebinding) gets no answer.
  if (!styret.vaerter.includes((req.headers.host ?? '').replace(/:\d+$/, ''))) {
    return json(res, 403, { fejl: 'Brug adressen på denne maskine.' })
  }
  if (req.method !== 'GET' && req.headers['x-samspor-demo'] !== '1') {
    return json(res, 403, { fejl: 'Send headeren x-samspor-demo: 1.' })
  }

  if (rute === 'GET /styring/fejl') return json(res, 200, kontakt.hent())
  if (rute === 'PUT /styring/fejl') {
    const galt = kontakt.saet(await laesJson(req))
    return galt ? json(res, 400, { fejl: galt }) : json(res, 200, kontakt.hent())
  }
  if (rute === 'POST /styring/nulstil') {
    kontakt.nulstil()
    lager.toem()
    webhooks.toem()
    mails.toem()
    return json(res, 200, kontakt.hent())
  }
  if (rute === 'GET /styring/ur') return json(res, 200, { nu: (await hentUr()).toISOString() })
  if (rute === 'PUT /styring/ur') {
    const nu = laesNu(await laesJson(req))
    if (!nu) return json(res, 400, { fejl: 'nu skal være et tidspunkt.' })
    return (await stilUr(nu))
      ? json(res, 200, { nu: nu.toISOString() })
      : json(res, 409, { fejl: 'Uret går kun frem.' })
  }
  if (rute === 'POST /styring/borgere') {
    const borgere = await lavFlereBorgere(await laesJson(req))
    return 'fejl' in borgere ? json(res, 400, borgere) : json(res, 201, { borgere })
  }
  if (rute === 'POST /styring/samspor') {
    const nu = laesNu(await laesJson(req)) ?? new Date()
    kontakt.nulstil()
    lager.toem()
    webhooks.toem()
    mails.toem()
    await nulstil(nu)
    return json(res, 200, { nu: nu.toISOString() })
  }
  if (rute === 'GET /styring/post') {
    const cpr = adresse.searchParams.get('cpr')
    const breve = lager.alle().filter((brev) => !cpr || brev.modtager.id === cpr)
    return json(res, 200, { breve: breve.map((brev) => visBrev(brev, lager)) })
  }
  if (rute === 'GET /styring/mail') return json(res, 200, { mails: mails.alle() })
  if (rute === 'GET /post') return html(res, 200, postkasse(styret))
  if (rute === 'GET /webhook') return html(res, 200, webhookside(webhooks))
  if (rute === 'GET /styring/webhook') return json(res, 200, { webhooks: webhooks.alle() })
  if (rute === 'PUT /styring/webhook') {
    const krop = (await laesJson(req)) as { hemmelighed?: unknown } | undefined
    return webhooks.kend(krop?.hemmelighed)
      ? json(res, 200, {})
      : json(res, 400, { fejl: 'Send {"hemmelighed":"whsec_…"}.' })
  }

  const [, uuid, slags] = /^GET \/styring\/post\/([0-9a-f-]{36})\.(pdf|xml)$/i.exec(rute) ?? []
  const brev = uuid && lager.find(uuid)
  if (!brev) return html(res, 404, side('Siden findes ikke', '<p><a href="/post">Til demo-postkassen</a></p>'))
  const xml = lager.xml(brev.uuid)
  if (slags?.toLowerCase() === 'xml') return fil(res, 'application/xml; charset=utf-8', xml)
  const pdf = laesMemo(xml.toString('utf8'), brev.uuid).memo?.filer.find((f) => f.format === 'application/pdf')
  if (!pdf) return html(res, 404, side('Brevet har ingen PDF', '<p><a href="/post">Til demo-postkassen</a></p>'))
  return fil(res, 'application/pdf', Buffer.from(pdf.indhold, 'base64'))
}

/** `{ "nu": "2024-03-08T09:00:00+01:00" }`; undefined when there is none or it is no time. */
function laesNu(krop: unknown): Date | undefined {
  const nu = (krop as { nu?: unknown } | null)?.nu
  const tid = typeof nu === 'string' ? new Date(nu) : undefined
  return tid && !Number.isNaN(tid.getTime()) ? tid : undefined
}

function visBrev(brev: Brev, lager: Postlager) {
  return {
    uuid: brev.uuid,
    messageId: brev.messageId,
    type: brev.type,
    emne: brev.emne,
    afsender: brev.afsender,
    modtager: brev.modtager.id,
    modtaget: brev.modtaget,
    status: lager.status(brev, new Date()),
    sha256: brev.sha256,
    filer: brev.filer,
    links: brev.links,
    pdf: `/styring/post/${brev.uuid}.pdf`,
    xml: `/styring/post/${brev.uuid}.xml`,
  }
}

const STATUS: Record<string, string> = {
  RECEIVED: 'Modtaget',
  COMPLETED: 'Leveret',
  INVALID: 'Afvist',
  NOT_ALLOWED: 'Ikke tilladt: modtageren er fritaget',
}

function postkasse({ lager, mails, personer }: Styret): string {
  const grupper = new Map<string, Brev[]>()
  for (const brev of lager.alle()) grupper.set(brev.modtager.id, [...(grupper.get(brev.modtager.id) ?? []), brev])
  if (grupper.size === 0 && mails.alle().length === 0)
    return side('Demo-postkasse', '<p>Der er ingen breve og ingen mails endnu.</p>')

  const nu = new Date()
  const afsnit = [...grupper].map(([id, breve]) => {
    const navn = personer.find((p) => p.cpr === id)?.navn ?? `Modtager ${id.slice(0, 6)}-****`
    const punkter = breve.map((brev) => {
      const links = brev.links.map(({ tekst, url }) => `<li><a href="${rens(url)}">${rens(tekst || url)}</a></li>`)
      return `<li><a href="/styring/post/${brev.uuid}.pdf">${rens(brev.emne)} (PDF)</a>
<p>Fra ${rens(brev.afsender.navn)} · ${tidspunkt(brev.modtaget)} · ${STATUS[lager.status(brev, nu) ?? ''] ?? 'Undervejs'}
· <a href="/styring/post/${brev.uuid}.xml" aria-label="MeMo-fil for ${rens(brev.emne)}">MeMo</a></p>
${links.length > 0 ? `<ul>${links.join('')}</ul>` : ''}</li>`
    })
    return `<section><h2>${rens(navn)}</h2><ul>${punkter.join('\n')}</ul></section>`
  })
  const breve =
    afsnit.length > 0 ? `<p>Her ligger de breve, som ville være i Digital Post.</p>${afsnit.join('\n')}` : ''
  return side('Demo-postkasse', `${breve}${mailafsnit(mails.alle())}`)
}

function mailafsnit(mails: readonly Mail[]): string {
  if (mails.length === 0) return ''
  const punkter = mails.map(
    (mail) => `<li><strong>${rens(mail.emne)}</strong>
<p>Til ${rens(mail.til)} · fra ${rens(mail.fra)} · ${tidspunkt(mail.modtaget)}</p>
${mail.tekst
  .split('\n')
  .filter(Boolean)
  .map((linje) => `<p>${medLinks(linje)}</p>`)
  .join('\n')}</li>`,
  )
  return `<section><h2>Mails</h2><p>Her ligger de mails, som Samspor har sendt.</p><ul>${punkter.join('\n')}</ul></section>`
}

const medLinks = (linje: string): string =>
  rens(linje).replace(/https?:\/\/[^\s<>"]+/g, (url) => `<a href="${url}">${url}</a>`)

const SIGNATUR = {
  PASSER: 'Signaturen passer',
  PASSER_IKKE: 'Signaturen passer ikke',
  UKENDT: 'Signaturen er ikke kontrolleret',
}

function webhookside(webhooks: Webhookmodtager): string {
  const forklaring = `<p>Her ligger de webhooks, som et fagsystem ville have fået. Opret et abonnement til denne adresse, og giv modtageren
hemmeligheden med PUT /styring/webhook, så kontrollerer den signaturen.</p>`
  const punkter = webhooks.alle().map(
    (
      w,
    ) => `<li><strong>${rens(w.type)}</strong> · ${tidspunkt(w.modtaget)} · ${SIGNATUR[w.signatur]}${w.gang > 1 ? ` · ${w.gang}. gang` : ''}
<p>${rens(w.id)}</p><p>${rens(JSON.stringify(w.data))}</p></li>`,
  )
  return side(
    'Demo-modtager',
    `${forklaring}${punkter.length > 0 ? `<ul>${punkter.join('\n')}</ul>` : '<p>Der er ingen endnu.</p>'}`,
  )
}

function tidspunkt(iso: string): string {
  return new Intl.DateTimeFormat('da-DK', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Europe/Copenhagen',
  }).format(new Date(iso))
}

async function laesJson(req: IncomingMessage): Promise<unknown> {
  let krop = ''
  for await (const bid of req) {
    krop += bid
    if (krop.length > 10_000) return undefined
  }
  try {
    return JSON.parse(krop)
  } catch {
    return undefined
  }
}

function json(res: ServerResponse, status: number, krop: unknown): void {
  res.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' })
  res.end(JSON.stringify(krop))
}

function fil(res: ServerResponse, type: string, indhold: Buffer): void {
  res.writeHead(200, { 'content-type': type, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
  res.end(indhold)
}

const STIL = `body{margin:0;color:#1a1a1a;font:1.0625rem/1.5 "IBM Plex Sans",system-ui,sans-serif}
header{background:#1a1a1a;color:#fff;padding:.75rem 1rem;font-weight:600}
main{max-width:45rem;margin:0 auto;padding:1rem}
p{margin:.25rem 0}a{color:#0047ab}li{margin:.5rem 0}
:focus-visible{outline:3px solid #1a1a1a;outline-offset:2px}`
const STIL_HASH = createHash('sha256').update(STIL).digest('base64')

function side(overskrift: string, indhold: string): string {
  return `<!doctype html>
<html lang="da"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${overskrift}</title><style>${STIL}</style></head>
<body><header>Samspor demo</header><main><h1>${overskrift}</h1>
${indhold}
</main></body></html>`
}

function html(res: ServerResponse, status: number, krop: string): void {
  res.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': `default-src 'none'; style-src 'sha256-${STIL_HASH}'; frame-ancestors 'none'; base-uri 'none'`,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  })
  res.end(krop)
}

function rens(tekst: string): string {
  return tekst.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
