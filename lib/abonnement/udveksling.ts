import http from 'node:http'
import https from 'node:https'
import {
  type Adresseregler,
  ForbudtAdresse,
  kraevLovligAdresse,
  type Opslag,
  sikkertOpslag,
} from '#lib/abonnement/adresse'
import { underskriv } from '#lib/abonnement/hemmelighed'
import { laesRetryAfter, type Svar } from '#lib/abonnement/regler'

/** The whole exchange, from looking the name up to the answer's last byte. */
const FRIST_MS = 15_000
const SVAR_MAKS = 64 * 1024

/** One receiver's own connections: kept alive between deliveries, and never shared with another receiver. */
export type Linje = { url: URL; regler: Adresseregler; agent: http.Agent | https.Agent }

export function aabnLinje(url: string, regler: Adresseregler, samtidige: number, opslag?: Opslag): Linje {
  const adresse = new URL(url)
  const valg = { keepAlive: true, maxSockets: samtidige, lookup: sikkertOpslag(regler.lokal, opslag) }
  const agent = adresse.protocol === 'http:' ? new http.Agent(valg) : new https.Agent(valg)
  return { url: adresse, regler, agent }
}

/** What is sent. `id` is the WebservicebeskedId: the same at every attempt, so that the receiver can tell a repeat. */
export type Forsendelse = { id: string; krop: string; hemmeligheder: readonly Buffer[] }

/**
 * Sends one event by Standard Webhooks and reads the answer: at most 15 seconds and 64 kB, no redirect is followed. Never throws: what went
 * wrong is in the answer, in words for the receiver's people. `fristMs` is shorter in tests only.
 */
export async function sendWebhook(linje: Linje, hvad: Forsendelse, fristMs = FRIST_MS): Promise<Svar> {
  try {
    kraevLovligAdresse(linje.url, linje.regler)
    return await enGang(linje, hvad, fristMs)
  } catch (fejl) {
    // A connection that was kept alive may be closed by the other end just as it is used again; that says nothing of the receiver.
    if (!(fejl instanceof GenbrugtForbindelse)) return { status: null, fejl: forklar(fejl), ventMs: null }
    return enGang(linje, hvad, fristMs).catch((igen) => ({ status: null, fejl: forklar(igen), ventMs: null }))
  }
}

class GenbrugtForbindelse extends Error {}

function enGang({ url, agent }: Linje, { id, krop, hemmeligheder }: Forsendelse, fristMs: number): Promise<Svar> {
  const sekunder = Math.floor(Date.now() / 1000)
  const bytes = Buffer.from(krop)
  return new Promise((svar, nej) => {
    const anmodning = (url.protocol === 'http:' ? http : https).request(url, {
      method: 'POST',
      agent,
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'content-length': bytes.length,
        'user-agent': 'Samspor',
        'webhook-id': id,
        'webhook-timestamp': String(sekunder),
        'webhook-signature': underskriv(hemmeligheder, id, sekunder, krop),
      },
    })
    const ur = setTimeout(() => anmodning.destroy(new Error('FRIST')), fristMs)
    const slut = () => clearTimeout(ur)
    anmodning.once('error', (fejl: NodeJS.ErrnoException) => {
      slut()
      const brudt = fejl.code === 'ECONNRESET' || fejl.code === 'EPIPE'
      nej(brudt && anmodning.reusedSocket ? new GenbrugtForbindelse() : fejl)
    })
    anmodning.once('response', (r) => {
      let laest = 0
      r.on('data', (bid: Buffer) => {
        laest += bid.length
        if (laest > SVAR_MAKS) anmodning.destroy(new Error('FOR_STORT'))
      })
      r.once('error', (fejl) => {
        slut()
        nej(fejl)
      })
      r.once('end', () => {
        slut()
        svar({ status: r.statusCode ?? null, fejl: null, ventMs: laesRetryAfter(r.headers['retry-after'], Date.now()) })
      })
    })
    anmodning.end(bytes)
  })
}

/** In words, without what a hostile receiver wrote. */
function forklar(fejl: unknown): string {
  if (fejl instanceof ForbudtAdresse) return 'Adressen er ikke på det offentlige internet'
  const { message, code } = fejl as NodeJS.ErrnoException
  if (message === 'FRIST') return 'Modtageren svarede ikke færdigt inden 15 sekunder'
  if (message === 'FOR_STORT') return 'Modtagerens svar var over 64 kB'
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'Modtagerens navn kan ikke slås op'
  if (code === 'ECONNREFUSED') return 'Modtageren tager ikke imod forbindelser'
  if (code && /CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO/.test(code))
    return `Modtagerens certifikat kan ikke godkendes (${code})`
  return `Forbindelsen til modtageren blev brudt${code && /^[A-Z_]{3,40}$/.test(code) ? ` (${code})` : ''}`
}
