import {
  findesAllerede,
  laesFejl,
  laesKvittering,
  laesKvitteringsliste,
  laesTilmelding,
  type TekniskKvittering,
} from '#lib/digital-post/ngdp-svar'

export type { TekniskKvittering }
export type Tilmelding = 'REGISTERED' | 'EXEMPT' | 'CLOSED' | 'UKENDT' | 'UTILGAENGELIG'
export type Aarsag =
  | 'NETVAERK'
  | 'TIDSUDLOEB'
  | 'OVERBELASTET'
  | 'UTILGAENGELIG'
  | 'LOGIN'
  | 'OMSTILLING'
  | 'UFORSTAAELIGT_SVAR'
export type Afsendelse =
  | { udfald: 'AFSENDT'; kvittering: TekniskKvittering | null }
  | { udfald: 'FINDES' }
  /** `efter`: the gateway asks us to wait so many seconds. */
  | { udfald: 'PROEV_IGEN'; aarsag: Aarsag; efter?: number }
  | { udfald: 'AFVIST'; fejlkode: string }
export type HentedeKvitteringer = {
  kvitteringer: { id: string; kvittering: TekniskKvittering }[]
  /** Receipts that we could not read; they stay at the gateway. */
  ulaeselige: string[]
  afbrudt?: Aarsag
}

export type Ngdp = {
  /** Can this citizen receive now? Asked at each sending and never stored. The number goes in the query, as the gateway wants it: never log the address. */
  opslag: (cpr: string) => Promise<Tilmelding>
  /** Sends the exact bytes. The same uuid at each attempt: what was received before comes back as FINDES. */
  send: (memoUuid: string, xml: Uint8Array) => Promise<Afsendelse>
  hentKvitteringer: () => Promise<HentedeKvitteringer>
  /** After the receipt is stored. True when it is gone from the gateway, also when it was gone before. */
  fjernKvittering: (id: string) => Promise<boolean>
}

/**
 * Speaks the REST interface of Digital Post (NgDP). `url` is the base, as `https://api.digitalpost.dk/apis/v1`. The Basic header names
 * our system; the authentication itself is the client certificate, which the operator's outgoing proxy holds. Nothing here throws:
 * every answer, also a nasty one, becomes an outcome. 15 s per request, no redirects, at most 64 kB of answer.
 */
export function ngdp({
  url,
  system,
  noegle,
  tidsgraenseMs = 15_000,
}: {
  url: string
  system: string
  noegle: string
  tidsgraenseMs?: number
}): Ngdp {
  const basic = `Basic ${Buffer.from(`${system}:${noegle}`).toString('base64')}`

  async function kald(metode: string, sti: string, xml?: Uint8Array): Promise<Svar | { aarsag: Aarsag }> {
    try {
      const svar = await fetch(`${url.replace(/\/$/, '')}${sti}`, {
        method: metode,
        redirect: 'manual',
        signal: AbortSignal.timeout(tidsgraenseMs),
        headers: {
          authorization: basic,
          accept: 'application/json',
          ...(xml && { 'content-type': 'application/xml' }),
        },
        ...(xml && { body: Buffer.from(xml) }),
      })
      return { status: svar.status, efter: ventetid(svar.headers), indhold: await laesJson(svar) }
    } catch (fejl) {
      return { aarsag: fejl instanceof Error && fejl.name === 'TimeoutError' ? 'TIDSUDLOEB' : 'NETVAERK' }
    }
  }

  return {
    async opslag(cpr) {
      const svar = await kald('GET', `/contacts/?cprNumber=${encodeURIComponent(cpr)}`)
      if ('aarsag' in svar || svar.status !== 200) return 'UTILGAENGELIG'
      return laesTilmelding(svar.indhold) ?? 'UTILGAENGELIG'
    },

    async send(memoUuid, xml) {
      const svar = await kald('POST', `/memos/?memo-message-uuid=${encodeURIComponent(memoUuid)}`, xml)
      if ('aarsag' in svar) return { udfald: 'PROEV_IGEN', aarsag: svar.aarsag }

      // Taken in, even when the receipt cannot be read: it comes again in the list of receipts.
      if (svar.status === 201) return { udfald: 'AFSENDT', kvittering: laesKvittering(svar.indhold) ?? null }

      const fejlkode = laesFejl(svar.status, svar.indhold)
      if (findesAllerede(svar.status, fejlkode)) return { udfald: 'FINDES' }
      const aarsag = forbigaaende(svar.status)
      if (!aarsag) return { udfald: 'AFVIST', fejlkode }
      return { udfald: 'PROEV_IGEN', aarsag, ...(svar.efter !== undefined && { efter: svar.efter }) }
    },

    async hentKvitteringer() {
      const hentet: HentedeKvitteringer = { kvitteringer: [], ulaeselige: [] }
      const liste = await kald('GET', '/receipts/?size=100')
      const ids = 'aarsag' in liste || liste.status !== 200 ? undefined : laesKvitteringsliste(liste.indhold)
      if (!ids) return { ...hentet, afbrudt: afbrudtAf(liste) }

      for (const id of ids.slice(0, 100)) {
        const svar = await kald('GET', `/receipts/${id}`)
        const gik = !('aarsag' in svar) && svar.status === 200
        if (!gik && ('aarsag' in svar || forbigaaende(svar.status))) return { ...hentet, afbrudt: afbrudtAf(svar) }
        const kvittering = gik ? laesKvittering(svar.indhold) : undefined
        if (kvittering) hentet.kvitteringer.push({ id, kvittering })
        else hentet.ulaeselige.push(id)
      }
      return hentet
    },

    async fjernKvittering(id) {
      const svar = await kald('DELETE', `/receipts/${encodeURIComponent(id)}`)
      return !('aarsag' in svar) && (svar.status < 300 || svar.status === 404)
    },
  }
}

const HOEJST_SVAR = 64 * 1024

type Svar = { status: number; efter: number | undefined; indhold: unknown }

/** Faults that pass by themselves or when an operator has acted. 400, 403 and their kind come back the same however often we ask. */
function forbigaaende(status: number): Aarsag | undefined {
  if (status === 429) return 'OVERBELASTET'
  if (status === 401) return 'LOGIN'
  if (status >= 500 || status === 408) return 'UTILGAENGELIG'
  if (status >= 300 && status < 400) return 'OMSTILLING'
  return status < 300 ? 'UFORSTAAELIGT_SVAR' : undefined
}

function afbrudtAf(svar: Svar | { aarsag: Aarsag }): Aarsag {
  if ('aarsag' in svar) return svar.aarsag
  return forbigaaende(svar.status) ?? 'UFORSTAAELIGT_SVAR'
}

/** `Retry-After` in seconds, counted from the answer's own clock when it is a date; at most a day. */
function ventetid(hoveder: Headers): number | undefined {
  const vaerdi = hoveder.get('retry-after')
  if (!vaerdi) return undefined
  const sekunder = /^\d+$/.test(vaerdi)
    ? Number(vaerdi)
    : Math.ceil((Date.parse(vaerdi) - Date.parse(hoveder.get('date') ?? '')) / 1000)
  return Number.isFinite(sekunder) ? Math.min(Math.max(sekunder, 0), 86_400) : undefined
}

/** The answer as JSON, `undefined` when it is none. What is longer than the limit is cut off and the connection closed. */
async function laesJson(svar: Response): Promise<unknown> {
  const dele: Uint8Array[] = []
  let laengde = 0
  for await (const del of svar.body ?? []) {
    laengde += del.length
    if (laengde > HOEJST_SVAR) return undefined
    dele.push(del)
  }
  try {
    return JSON.parse(Buffer.concat(dele).toString('utf8'))
  } catch {
    return undefined
  }
}
