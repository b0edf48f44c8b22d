import type { ReactElement, ReactNode } from 'react'
import type { z } from 'zod'
import { demobjaelkeFor } from '#components/demobjaelke'
import { BorgerSkal } from '#components/skal/borger-skal'
import { Fejlside } from '#components/skal/fejlside'
import type { Fejldata, Fejlsag } from '#components/skal/fejltekster'
import { LoginSkal } from '#components/skal/login-skal'
import type { Tema } from '#components/skal/tekster'
import { VirksomhedSkal } from '#components/skal/virksomhed-skal'
import { iTransaktion } from '#db/client'
import { antalUlaeste } from '#lib/besked/queries'
import { env } from '#lib/env'
import { harJobordrer } from '#lib/formidling/borgerens'
import { type Felter, ForStor, fraOsSelv, laesFormular } from '#lib/http/formular'
import { lokalSti, sidehoveder, videre } from '#lib/http/hoveder'
import { zodFund } from '#lib/http/zod-fund'
import { type Kontekst, type TxKontekst, tomtSpor } from '#lib/kontekst'
import { logFejl } from '#lib/log'
import { Afvist, IkkeFundet, type Regelfund, Utilgaengelig } from '#lib/regelfund'
import { formtoken, laesCookie, tokenPasser } from '#lib/session/cookie'
import { findSession, kontekstFor, type Session } from '#lib/session/find'
import { FOD, skript, stilark } from '#lib/stilark'

/** A request as a plain page sees it: address, path parameters, and what came back from a refused form. */
export type Forespoergsel = {
  url: URL
  param: Record<string, string>
  /** Hidden field `_token` of every form. */
  token: string
  fund: readonly Regelfund[]
  vaerdier: Felter
}
/**
 * What a plain page shows. `side` is its name in the browser's tab, without names of people. `ulaeste`: how many threads of the citizen
 * hold something unread, from a page that has counted them; otherwise the frame asks. `skript`: an employer's form may load the static
 * script (public/arbejdsgiver.js); a citizen's never.
 */
export type Indhold = { side: string; krop: ReactNode; status?: number; ulaeste?: number; skript?: boolean }
/** The same page again without a refusal having been thrown: what was done is kept. Findings that stop it make it a 422. */
export type Igen = { vaerdier: Felter; fund?: readonly Regelfund[] }
type Doer = 'borger' | 'virksomhed'
type Vis = (ctx: TxKontekst, foresp: Forespoergsel) => Promise<Indhold>
type Parametre = Record<string, string | string[] | undefined>
type Rute = (request: Request, args: { params: Promise<Parametre> }) => Promise<Response>

const FRIST_MS = 3000

/** A plain page behind the citizen's (or the employer's) door: session, content and frame in one transaction, no script. */
export function side(vis: Vis, doer: Doer = 'borger'): Rute {
  return (request, { params }) =>
    medFejlside(request, async () => svarMedSide(request, enkelte(await params), vis, doer, [], {}, 200))
}

/**
 * The form of a plain page: 303 to where the handler says, or the same page with every finding and what was typed. A handler that keeps what
 * was typed and still asks for more gives the page back itself (`Igen`). Our own Origin and the session's token are required; nothing is
 * carried out for a session that has ended.
 */
export function formular<S extends z.ZodType>(
  skema: S,
  udfoer: (ctx: Kontekst, input: z.infer<S>, param: Record<string, string>) => Promise<string | Igen>,
  vis: Vis,
  doer: Doer = 'borger',
): Rute {
  return (request, { params }) =>
    medFejlside(request, async () => {
      const cookie = laesCookie(request.headers.get('cookie'))
      if (!fraOsSelv(request)) return fejlsvar('findes-ikke', 403)
      const felter = await laesFormular(request)
      const session = await iTransaktion(Date.now() + FRIST_MS, (db) => findSession(db, cookie))
      if (session.slags !== 'gyldig') return tilLogin(request)
      if (!cookie || !tokenPasser(cookie, felter._token)) return fejlsvar('findes-ikke', 403)
      if (session.session.doer !== doer) return fejlsvar('forkert-doer', 403)
      const param = enkelte(await params)
      const laest = skema.safeParse(felter)
      if (!laest.success) return svarMedSide(request, param, vis, doer, zodFund(laest.error), felter, 400)
      try {
        const svar = await udfoer(
          kontekstFor(session.session, crypto.randomUUID(), Date.now() + FRIST_MS),
          laest.data,
          param,
        )
        if (typeof svar === 'string') return videre(svar)
        const fund = svar.fund ?? []
        return svarMedSide(request, param, vis, doer, fund, svar.vaerdier, harBlok(fund) ? 422 : 200)
      } catch (fejl) {
        if (!(fejl instanceof Afvist)) throw fejl
        return svarMedSide(request, param, vis, doer, fejl.fund, felter, fejl.status)
      }
    })
}

const harBlok = (fund: readonly Regelfund[]): boolean => fund.some((f) => f.niveau === 'BLOK')

async function svarMedSide(
  request: Request,
  param: Record<string, string>,
  vis: Vis,
  doer: Doer,
  fund: readonly Regelfund[],
  vaerdier: Felter,
  status: number,
): Promise<Response> {
  const cookie = laesCookie(request.headers.get('cookie'))
  const url = new URL(request.url)
  const frist = Date.now() + FRIST_MS
  const dokument = await iTransaktion(frist, async (db) => {
    const svar = await findSession(db, cookie)
    if (svar.slags !== 'gyldig' || !cookie) return undefined
    const { session } = svar
    if (session.doer !== doer) return { fejl: 'forkert-doer' as const }
    const ctx: TxKontekst = {
      ...kontekstFor(session, crypto.randomUUID(), frist),
      db,
      spor: tomtSpor(),
    }
    const indhold = await vis(ctx, { url, param, token: formtoken(cookie), fund, vaerdier })
    return {
      indhold,
      session,
      ulaeste: doer === 'borger' ? (indhold.ulaeste ?? (await antalUlaeste(ctx))) : 0,
      job: await harJobordrer(ctx),
    }
  })
  if (!dokument) return tilLogin(request)
  if (dokument.fejl) return fejlsvar(dokument.fejl, 403)
  const { indhold, session, ulaeste, job } = dokument
  const skal = await iSkal(doer, session, url, indhold, { ulaeste, job }, harBlok(fund))
  const hoveder = sidehoveder({ skript: harSkript(doer, indhold) })
  return new Response(await tilHtml(skal), { status: indhold.status ?? status, headers: hoveder })
}

const harSkript = (doer: Doer, indhold: Indhold): boolean => doer === 'virksomhed' && indhold.skript === true

async function iSkal(
  doer: Doer,
  session: Session,
  url: URL,
  indhold: Indhold,
  tal: { ulaeste: number; job: boolean },
  fejl: boolean,
): Promise<ReactElement> {
  const sti = url.pathname
  const faelles = {
    side: indhold.side,
    sti,
    stilark: stilark(),
    fod: FOD,
    skript: harSkript(doer, indhold) ? skript() : undefined,
    fejl,
    demobjaelke: session.demo ? await demobjaelkeFor(session.nu, `${sti}${url.search}`) : undefined,
    bruger: {
      navn: session.aktoer.navn,
      udloeber: session.inaktivEfter < session.udloeber ? session.inaktivEfter : session.udloeber,
    },
    children: indhold.krop,
  }
  if (doer === 'virksomhed')
    return (
      <VirksomhedSkal
        {...faelles}
        virksomhed={session.aktoer.slags === 'bruger' ? session.aktoer.organisation.navn : ''}
      />
    )
  return <BorgerSkal {...faelles} {...tal} />
}

/** A page for people who are not signed in: log-in, log-out, and errors. `formMaal` are the issuers a form there may lead to. */
export async function aabenSide(
  indhold: Indhold,
  valg: { formMaal?: readonly string[]; tema?: Tema } = {},
): Promise<Response> {
  const skal = (
    <LoginSkal side={indhold.side} stilark={stilark()} fod={FOD} tema={valg.tema}>
      {indhold.krop}
    </LoginSkal>
  )
  return new Response(await tilHtml(skal), { status: indhold.status ?? 200, headers: sidehoveder(valg) })
}

/** A whole-page error in a frame that needs neither session nor database. */
export const fejlsvar = (sag: Fejlsag, status: number, data: Fejldata = {}, tema?: Tema): Promise<Response> =>
  aabenSide({ side: 'Fejl', krop: <Fejlside sag={sag} {...data} />, status }, { tema })

/** The parts of an address that are one word each; a rest of many is nobody's. */
const enkelte = (parametre: Parametre | undefined): Record<string, string> =>
  Object.fromEntries(
    Object.entries(parametre ?? {}).filter((par): par is [string, string] => typeof par[1] === 'string'),
  )

/** The static renderer, loaded when first used: the framework does not offer it at the top of a route. */
async function tilHtml(element: ReactElement): Promise<string> {
  const { renderToStaticMarkup } = await import('react-dom/server')
  return `<!DOCTYPE html>${renderToStaticMarkup(element)}`
}

function tilLogin(request: Request): Response {
  const url = new URL(request.url)
  const retur = lokalSti(`${url.pathname}${url.search}`, '/')
  return videre(`/login?retur=${encodeURIComponent(retur)}`)
}

/** Every way a plain page can fail, as a page in plain words with the right status. */
export async function medFejlside(request: Request, arbejde: () => Promise<Response>): Promise<Response> {
  const igen = lokalSti(new URL(request.url).pathname, '/')
  try {
    return await arbejde()
  } catch (fejl) {
    if (fejl instanceof IkkeFundet) return fejlsvar('findes-ikke', 404)
    if (fejl instanceof ForStor) return fejlsvar('fejl', 413, { igen })
    if (fejl instanceof Utilgaengelig) {
      const svar = await fejlsvar('travlt', 503, { igen })
      svar.headers.set('retry-after', String(fejl.proevIgenSekunder))
      return svar
    }
    return fejlsvar('fejl', 500, { kode: logFejl(fejl, 'side', crypto.randomUUID()), igen })
  }
}

/** Where forms of the log-in pages may lead: the configured issuers, and nowhere else. */
export const udstedere = (): string[] => [...new Set(Object.values(env().oidc).map((o) => new URL(o.issuer).origin))]
