import { IkkeGodkendt } from '#lib/api/klient'
import { UlaeseligKrop } from '#lib/api/krop'
import { logFejl } from '#lib/log'
import { Afvist, IkkeFundet, type Regelfund, Utilgaengelig } from '#lib/regelfund'

/** A refusal as RFC 9457 has it, with every finding of its gate at once. */
export type Problem = {
  status: number
  fund: readonly Regelfund[]
  hoveder?: Record<string, string>
  /** What the same request was answered the first time (412). */
  tidligere?: { status: number; svar: unknown }
}

const TITLER: Record<number, string> = {
  400: 'Anmodningen kan ikke læses',
  401: 'Klienten er ikke godkendt',
  403: 'Klienten må ikke dette',
  404: 'Findes ikke',
  405: 'Metoden kan ikke bruges her',
  408: 'Anmodningen kom ikke frem i tide',
  409: 'Ændret af en anden',
  412: 'Anmodningen er udført før',
  413: 'Anmodningen er for stor',
  415: 'Indholdet har en anden type',
  422: 'Afvist af en regel',
  428: 'Versionen mangler',
  429: 'For mange kald',
  500: 'Uventet fejl',
  503: 'Optaget',
}

/** A citizen who is not known and one who is not the caller's are told alike (4922); only callers with `alle` hear 1010. */
export class IngenAdgangTilBorger extends IkkeFundet {
  constructor(readonly fund: Regelfund) {
    super(fund.kode)
  }
}

export function problemsvar(problem: Problem, korrelation: string): Response {
  const { status, fund, tidligere } = problem
  const krop = {
    type: 'about:blank',
    title: TITLER[status] ?? 'Fejl',
    status,
    detail: fund[0]?.besked ?? '',
    instance: `urn:uuid:${korrelation}`,
    fund,
    ...(tidligere && { tidligere }),
  }
  return new Response(JSON.stringify(krop), {
    status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'cache-control': 'no-store',
      'x-correlationId': korrelation,
      ...problem.hoveder,
    },
  })
}

export const blok = (kode: string, besked: string, mere: Partial<Regelfund> = {}): Regelfund => ({
  kode,
  niveau: 'BLOK',
  besked,
  ...mere,
})

/** What a thrown error means to the caller. Only what nobody foresaw is a 500, and it says nothing but a code to tell on the telephone. */
export function tilProblem(fejl: unknown, korrelation: string): Problem {
  if (fejl instanceof UlaeseligKrop) return { status: fejl.status, fund: [fejl.fund] }
  if (fejl instanceof IkkeGodkendt) return ikkeGodkendt(fejl)
  if (fejl instanceof IngenAdgangTilBorger) return { status: 404, fund: [fejl.fund] }
  if (fejl instanceof IkkeFundet) return { status: 404, fund: [blok('404', 'Findes ikke, eller er ikke for jer.')] }
  if (fejl instanceof Afvist) return { status: fejl.status, fund: fejl.fund }
  if (fejl instanceof Utilgaengelig) {
    return {
      status: 503,
      fund: [blok('503', 'Vi kunne ikke nå at svare. Intet er gemt. Prøv igen med samme x-requestId.')],
      hoveder: { 'retry-after': String(fejl.proevIgenSekunder) },
    }
  }
  const optaget = fraDatabasen(fejl)
  if (optaget) return { status: 409, fund: [optaget] }
  const kode = logFejl(fejl, 'api', korrelation)
  return { status: 500, fund: [blok('500', `Der skete en fejl hos os. Kode ${kode}.`)] }
}

/** A taken id (4977), or a period that somebody else registered in the same moment: the constraint is the last to say no. */
function fraDatabasen(fejl: unknown): Regelfund | undefined {
  const aarsag = (fejl as { cause?: { code?: string; constraint_name?: string } }).cause
  if (aarsag?.code === '23505' && /(_pkey|_nuvaerende)$/.test(aarsag.constraint_name ?? ''))
    return blok('4977', 'Id’et er allerede brugt. Vælg et nyt.', { felt: 'id' })
  if (aarsag?.code === '23505' || aarsag?.code === '23P01')
    return blok('SAMTIDIG', 'En anden registrering kom først. Hent den nye tilstand, og prøv igen.')
  return undefined
}

function ikkeGodkendt(fejl: IkkeGodkendt): Problem {
  const detaljer = fejl.fejl === 'invalid_token' ? ', error="invalid_token"' : ''
  return {
    status: 401,
    fund: [blok('401', fejl.message)],
    hoveder: { 'www-authenticate': `Bearer realm="samspor"${detaljer}` },
  }
}
