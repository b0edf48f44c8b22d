/**
 * A fagsystem's receiver of webhooks, for demo and tests: it keeps what came, checks the signature with the secrets that it was given, and can
 * be told to fail (`fejl.ts`). Its address is `/webhook` on the port of the demo's Digital Post.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as vent } from 'node:timers/promises'
import type { WebhookFejl } from '#demo/fejl'

export type Modtaget = {
  id: string
  modtaget: string
  /** UKENDT: no secret was given to check with. */
  signatur: 'PASSER' | 'PASSER_IKKE' | 'UKENDT'
  /** How many times this id has come, with this one. */
  gang: number
  type: string
  data: unknown
}

export type Webhookmodtager = ReturnType<typeof webhookmodtager>

const STOERST = 64 * 1024
const GEMMER = 500
const TOLERANCE_S = 300

export function webhookmodtager(langsomMs: number) {
  let modtaget: Modtaget[] = []
  let hemmeligheder: string[] = []
  const gange = new Map<string, number>()

  const tagImod = async (req: IncomingMessage, res: ServerResponse, tilstand: WebhookFejl): Promise<void> => {
    if (tilstand === 'NEDE') return void req.socket.destroy()
    if (tilstand === 'HAENGER') return
    if (tilstand === 'LANGSOM') await vent(langsomMs)
    const krop = await laesKrop(req)
    if (krop === undefined) return void res.writeHead(413).end()
    const id = String(req.headers['webhook-id'] ?? '')
    const gang = (gange.get(id) ?? 0) + 1
    gange.set(id, gang)
    const { type = '', data = null } = laesJson(krop)
    const signatur =
      hemmeligheder.length === 0 ? 'UKENDT' : passer(req, id, krop, hemmeligheder) ? 'PASSER' : 'PASSER_IKKE'
    modtaget = [{ id, modtaget: new Date().toISOString(), signatur, gang, type, data } as Modtaget, ...modtaget].slice(
      0,
      GEMMER,
    )
    if (tilstand === 'DOER_EFTER') return void req.socket.destroy()
    const [status, hoveder] = SVAR[tilstand] ?? [204, {}]
    res.writeHead(status, hoveder).end()
  }

  return {
    tagImod,
    alle: (): readonly Modtaget[] => modtaget,
    /** Adds a secret to check with; the newest two are used, as in a rotation. False when it is none. */
    kend(hemmelighed: unknown): boolean {
      if (typeof hemmelighed !== 'string' || !/^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/.test(hemmelighed)) return false
      hemmeligheder = [hemmelighed, ...hemmeligheder.filter((h) => h !== hemmelighed)].slice(0, 10)
      return true
    },
    toem() {
      modtaget = []
      hemmeligheder = []
      gange.clear()
    },
  }
}

const SVAR: Partial<Record<WebhookFejl, [number, Record<string, string>]>> = {
  AFVISER: [500, {}],
  TRAVL: [429, { 'retry-after': '60' }],
  VAEK: [410, {}],
  FLYTTET: [301, { location: '/' }],
}

async function laesKrop(req: IncomingMessage): Promise<string | undefined> {
  const bidder: Buffer[] = []
  let antal = 0
  for await (const bid of req) {
    antal += (bid as Buffer).length
    if (antal > STOERST) return undefined
    bidder.push(bid as Buffer)
  }
  return Buffer.concat(bidder).toString('utf8')
}

function laesJson(krop: string): { type?: string; data?: unknown } {
  try {
    return JSON.parse(krop) as { type?: string; data?: unknown }
  } catch {
    return {}
  }
}

function passer(req: IncomingMessage, id: string, krop: string, hemmeligheder: readonly string[]): boolean {
  const sekunder = String(req.headers['webhook-timestamp'] ?? '')
  if (!/^\d+$/.test(sekunder) || Math.abs(Date.now() / 1000 - Number(sekunder)) > TOLERANCE_S) return false
  const givne = String(req.headers['webhook-signature'] ?? '').split(' ')
  return hemmeligheder.some((h) => {
    const ventet = createHmac('sha256', Buffer.from(h.slice('whsec_'.length), 'base64'))
      .update(`${id}.${sekunder}.${krop}`)
      .digest()
    return givne.some((g) => {
      const bytes = Buffer.from(g.startsWith('v1,') ? g.slice(3) : '', 'base64')
      return bytes.length === ventet.length && timingSafeEqual(bytes, ventet)
    })
  })
}
