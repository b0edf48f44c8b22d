import { fejlsvar, medFejlside } from '#components/side'
import { iTransaktion } from '#db/client'
import { logAfvisning } from '#lib/audit/log'
import { laesMultipart } from '#lib/bilag/laes-multipart'
import { fraOsSelv } from '#lib/http/formular'
import { videre } from '#lib/http/hoveder'
import { type Kontekst, transaktion } from '#lib/kontekst'
import { parker } from '#lib/medarbejder/parkeret'
import { Afvist, type Regelfund } from '#lib/regelfund'
import { laesCookie } from '#lib/session/cookie'
import { findSession, kontekstFor } from '#lib/session/find'
import { fund as nej } from '#lib/timeimport/fund'
import { fuldfoerModtagelse, kasserImport, MAKS_BYTES, modtagImport } from '#lib/timeimport/modtag'

const SIDE = '/myndighed/timer'

/** Takes a file of counters from the page's form. Stands outside proxy.ts, whose buffer would cut it, and checks for itself who sends. */
export const POST = (request: Request) =>
  medFejlside(request, async () => {
    if (!fraOsSelv(request)) return fejlsvar('findes-ikke', 403)
    const hvem = await iTransaktion(Date.now() + 3000, (db) =>
      findSession(db, laesCookie(request.headers.get('cookie'))),
    )
    if (hvem.slags === 'ingen') return videre(`/login?retur=${encodeURIComponent(SIDE)}`)
    const tilbage = async (subject: string, fund: readonly Regelfund[]) =>
      `${SIDE}?svar=${await parker(subject, SIDE, { formular: 'timer', felter: {}, fund })}`
    if (hvem.slags === 'udloebet')
      return videre(`/login?retur=${encodeURIComponent(await tilbage(hvem.subject, [LOGGET_AF]))}`)
    const ctx = kontekstFor(hvem.session, crypto.randomUUID(), Date.now() + 3000)
    try {
      return videre(`${SIDE}/${await tagImod(ctx, request)}`)
    } catch (fejl) {
      if (!(fejl instanceof Afvist)) throw fejl
      await logAfvisning({ ...ctx, frist: Date.now() + 3000 }, 'taellerimport.opret', [
        ...new Set(fejl.fund.map((f) => f.kode)),
      ])
      return videre(await tilbage(hvem.session.subject, fejl.fund.slice(0, 40)))
    }
  })

const LOGGET_AF: Regelfund = {
  kode: 'LOGIN',
  niveau: 'ADVAR',
  besked: 'Du blev logget af. Intet er sendt. Vælg filen igen.',
}

async function tagImod(ctx: Kontekst, request: Request): Promise<string> {
  const { fil: modtaget } = await laesMultipart(
    request,
    (bytes, navn) => modtagImport(ctx, { bytes, navn, slags: /\.(nd)?jsonl?$/i.test(navn) ? 'ndjson' : 'csv' }),
    MAKS_BYTES + 1,
  )
  if (!modtaget) throw new Afvist([nej('TI-004', 'Vælg en fil.')], 400)
  try {
    await transaktion({ ...ctx, frist: Date.now() + 3000 }, (ctx) => fuldfoerModtagelse(ctx, modtaget))
  } catch (fejl) {
    await kasserImport(ctx, modtaget.importId).catch(() => {})
    throw fejl
  }
  return modtaget.importId
}
