/**
 * A receiver that speaks the REST of Digital Post (NgDP), for demo and tests. It demands what the real one demands,
 * answers as it answers, and can be told to fail (`fejl.ts`, set at `/styring/fejl`).
 *
 * /apis/v1/memos/ · /apis/v1/receipts/ · /apis/v1/contacts/   the protocol
 * /styring/…                                                  switches and look-ups for demo and tests
 * /post                                                       the mailbox as a page, for people; e-mails too, which come by SMTP (mailmodtager.ts)
 * /webhook                                                    a fagsystem's receiver of webhooks (webhook-modtager.ts)
 */
import { timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as vent } from 'node:timers/promises'
import { type Fejlkontakt, fejlkontakt } from '#demo/fejl'
import { type Maillager, maillager, startMailmodtager } from '#demo/mailmodtager'
import { type Feltfejl, laesMemo } from '#demo/memo-modtagelse'
import type { Person } from '#demo/person'
import { personer as rollelisten } from '#demo/personer'
import { aftryk, type Postlager, postlager, type Skaebne, type Ventetid } from '#demo/postlager'
import { svarPaaStyring } from '#demo/poststyring'
import { type Webhookmodtager, webhookmodtager } from '#demo/webhook-modtager'

export type DigitalPostValg = {
  /** The port to listen on; 0 takes a free one. */
  port: number
  /** The port of the mail server; left out, there is none. */
  mailPort?: number
  /** Folder for letters, receipts and e-mails. */
  mappe: string
  host?: string
  /** Sending systems and their keys. Default: `samspor` with key `demo`. */
  systemer?: Record<string, string>
  personer?: readonly Person[]
  /** Where browsers find Samspor: its host name may also be used for the mailbox page. */
  samsporUrl?: string
  ventetid?: Ventetid
  /** How long the switch LANGSOM holds each answer back, in milliseconds. */
  langsom?: number
}

export type DigitalPost = { url: string; stop(): Promise<void> }

type Modtager = {
  lager: Postlager
  kontakt: Fejlkontakt
  webhooks: Webhookmodtager
  mails: Maillager
  systemer: Record<string, string>
  personer: readonly Person[]
  vaerter: readonly string[]
  langsom: number
}

/** 99.5 MB is the most that a public sender may send. */
const STOERST = 99_500_000

/** Starts the receiver and answers when it listens. Rejects when the port is taken. */
export async function startDigitalPost(valg: DigitalPostValg): Promise<DigitalPost> {
  const modtager: Modtager = {
    lager: postlager(valg.mappe, valg.ventetid ?? { modtaget: 150, leveret: 400 }),
    kontakt: fejlkontakt(),
    webhooks: webhookmodtager(valg.langsom ?? 4000),
    mails: maillager(valg.mappe),
    systemer: valg.systemer ?? { samspor: 'demo' },
    personer: valg.personer ?? rollelisten,
    vaerter: ['localhost', '127.0.0.1', '[::1]', ...(valg.samsporUrl ? [new URL(valg.samsporUrl).hostname] : [])],
    langsom: valg.langsom ?? 4000,
  }
  const server = createServer((req, res) => {
    svar(modtager, req, res).catch(() => {
      if (!res.headersSent) fejl(res, 500, 'internal.error', 'The demo receiver failed')
      else res.destroy()
    })
  })
  const host = valg.host ?? '127.0.0.1'
  await new Promise<void>((klar, afvist) => server.once('error', afvist).listen(valg.port, host, klar))
  const stopMail =
    valg.mailPort === undefined
      ? undefined
      : await startMailmodtager({ port: valg.mailPort, host, lager: modtager.mails, kontakt: modtager.kontakt })
  return {
    url: `http://${host}:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      await stopMail?.()
      await new Promise<void>((faerdig) => {
        server.close(() => faerdig())
        server.closeAllConnections()
      })
    },
  }
}

async function svar(modtager: Modtager, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const adresse = new URL(req.url ?? '/', 'http://digital-post')
  if (req.method === 'POST' && adresse.pathname === '/webhook')
    return modtager.webhooks.tagImod(req, res, modtager.kontakt.hent().webhook)
  const [, apis, v1, hvad, id] = adresse.pathname.split('/')
  if (apis !== 'apis' || v1 !== 'v1') return svarPaaStyring(modtager, adresse, req, res)

  const tilstand = modtager.kontakt.hent().digitalPost
  if (tilstand === 'NEDE') return void req.socket.destroy()
  if (tilstand === 'HAENGER') return
  if (tilstand === 'LANGSOM') await vent(modtager.langsom)

  const system = kendtSystem(req.headers.authorization, modtager.systemer)
  if (!system) {
    res.setHeader('www-authenticate', 'Basic realm="digitalpost"')
    return fejl(res, 401, 'unauthorized', 'Unknown system or wrong key')
  }
  const rute = `${req.method} ${hvad}`
  if (rute === 'POST memos') return tagImod(modtager, system, adresse, req, res)
  if (rute === 'GET receipts') return visKvitteringer(modtager, system, id, adresse, res)
  if (rute === 'DELETE receipts') return sletKvittering(modtager, system, id, res)
  if (rute === 'GET contacts') return visKontakt(modtager, adresse, res)
  return fejl(res, 404, 'not.found', 'No such resource')
}

/** `POST /apis/v1/memos/?memo-message-uuid=`: 201 with the technical receipt, or 409 when the letter is there already. */
async function tagImod(modtager: Modtager, system: string, adresse: URL, req: IncomingMessage, res: ServerResponse) {
  const uuid = adresse.searchParams.get('memo-message-uuid')?.toLowerCase()
  const laengde = req.headers['content-length']
  if (!uuid) return fejl(res, 400, 'memo.uuid.missing', 'memo-message-uuid is required')
  if (laengde === undefined) return fejl(res, 411, 'length.required', 'Content-Length is required')
  if (Number(laengde) > STOERST) return fejl(res, 413, 'memo.too.large', `A message is at most ${STOERST} bytes`)
  if (!/^application\/xml\b/.test(req.headers['content-type'] ?? '')) {
    return fejl(res, 415, 'media.type.unsupported', 'Content-Type must be application/xml')
  }

  const bidder: Buffer[] = []
  for await (const bid of req) bidder.push(bid as Buffer)
  const xml = Buffer.concat(bidder)
  const { memo, fejl: feltfejl } = laesMemo(xml.toString('utf8'), uuid)
  if (!memo || feltfejl.length > 0) return fejl(res, 400, 'memo.invalid', 'The message is not valid', feltfejl)

  // Nothing is awaited between the look-up and the keeping, so of two copies at once one is first.
  const kendt = modtager.lager.find(uuid)
  if (kendt) {
    const samme = kendt.sha256 === aftryk(xml) && kendt.system === system
    return samme
      ? fejl(res, 409, 'memo.already.exists', 'The same message has been received already')
      : fejl(res, 409, 'memo.uuid.in.use', 'Another message has this UUID')
  }
  const brev = modtager.lager.gem(memo, xml, system, skaebneFor(modtager, memo.modtager.id), new Date())
  if (modtager.kontakt.hent().digitalPost === 'DOER_EFTER') return void req.socket.destroy()
  json(res, 201, {
    transmissionId: brev.transmissionId,
    messageUUID: brev.uuid,
    messageId: brev.messageId,
    errorCode: null,
    errorMessage: null,
    timeStamp: brev.modtaget,
    // Only a receipt says that the letter is in the mailbox; this one says that it was handed in.
    receiptStatus: null,
  })
}

function skaebneFor(modtager: Modtager, id: string): Skaebne {
  const tilstand = modtager.kontakt.hent().digitalPost
  if (tilstand === 'AFVISER') return 'AFVISES'
  if (tilstand === 'TAVS') return 'TAVS'
  return erFritaget(modtager, id) ? 'IKKE_TILLADT' : 'LEVERES'
}

function erFritaget(modtager: Modtager, cpr: string): boolean {
  if (modtager.kontakt.hent().digitalPost === 'FRITAGET') return true
  return modtager.personer.some((p) => p.cpr === cpr && p.historie?.fritagetDigitalPost)
}

/** `GET /apis/v1/receipts/?size=`: the calling system's receipts, oldest first, 100 unless told; `…/{id}` one of them. */
function visKvitteringer(
  modtager: Modtager,
  system: string,
  id: string | undefined,
  adresse: URL,
  res: ServerResponse,
) {
  const alle = modtager.lager.kvitteringer(system, new Date())
  if (!id) {
    const antal = Math.min(Math.max(Number.parseInt(adresse.searchParams.get('size') ?? '', 10) || 100, 1), 1000)
    return json(res, 200, side('receipts', alle.slice(0, antal), alle.length))
  }
  const en = alle.find((k) => k.id === id)
  return en ? json(res, 200, en) : fejl(res, 404, 'receipt.not.found', 'No such receipt')
}

/** `DELETE /apis/v1/receipts/{id}`: fetched and kept by the sender; it is not shown again. */
function sletKvittering(modtager: Modtager, system: string, id: string | undefined, res: ServerResponse) {
  const en = modtager.lager.kvitteringer(system, new Date()).find((k) => k.id === id)
  if (!en) return fejl(res, 404, 'receipt.not.found', 'No such receipt')
  modtager.lager.sletKvittering(en.id)
  res.writeHead(204).end()
}

/** `GET /apis/v1/contacts/?cprNumber=`: can this citizen receive? An unknown citizen counts as registered. */
function visKontakt(modtager: Modtager, adresse: URL, res: ServerResponse) {
  const cpr = adresse.searchParams.get('cprNumber') ?? ''
  if (!/^\d{10}$/.test(cpr)) return fejl(res, 400, 'cpr.invalid', 'cprNumber must be ten digits')
  const fritaget = erFritaget(modtager, cpr)
  const kontakt = {
    cprNumber: cpr,
    registrationStatus: fritaget ? 'EXEMPT' : 'REGISTERED',
    registrationStatusDetail: fritaget ? 'EXEMPT_OTHER_REASON' : 'AUTOMATIC_REGISTRATION',
  }
  json(res, 200, side('contacts', [kontakt], 1))
}

function side<T>(navn: string, elementer: T[], ialt: number) {
  const totalPages = Math.max(1, Math.ceil(ialt / Math.max(1, elementer.length)))
  return { currentPage: 0, totalPages, elementsOnPage: elementer.length, totalElements: ialt, [navn]: elementer }
}

function kendtSystem(authorization: string | undefined, systemer: Record<string, string>): string | undefined {
  const [, kodet] = /^Basic (.+)$/.exec(authorization ?? '') ?? []
  const [system = '', ...rest] = Buffer.from(kodet ?? '', 'base64')
    .toString('utf8')
    .split(':')
  const noegle = Object.hasOwn(systemer, system) ? Buffer.from(systemer[system] ?? '') : undefined
  const givet = Buffer.from(rest.join(':'))
  return noegle && noegle.length === givet.length && timingSafeEqual(noegle, givet) ? system : undefined
}

function fejl(res: ServerResponse, status: number, code: string, message: string, fieldErrors: Feltfejl[] = []): void {
  json(res, status, { code, message, fieldErrors })
}

function json(res: ServerResponse, status: number, krop: unknown): void {
  res.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' })
  res.end(JSON.stringify(krop))
}
