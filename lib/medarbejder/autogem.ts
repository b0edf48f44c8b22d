import { iTransaktion } from '#db/client'
import { visKlokkeslaet } from '#lib/dato'
import { type Felter, fraOsSelv, laesFormular, samlDatoer } from '#lib/http/formular'
import type { Kontekst } from '#lib/kontekst'
import { logFejl } from '#lib/log'
import { Afvist, IkkeFundet } from '#lib/regelfund'
import { laesCookie } from '#lib/session/cookie'
import { findSession, kontekstFor } from '#lib/session/find'

/**
 * Where a page keeps a draft by itself (components/autogem.tsx): `gem` keeps the form's fields and gives the draft's new version; null says
 * that what stands in them cannot be kept as it is. Answers in JSON: the version and the time, or one sentence.
 */
export async function autogem(
  request: Request,
  gem: (ctx: Kontekst, felter: Felter) => Promise<{ version: number } | null>,
): Promise<Response> {
  const svar = (status: number, krop: object) =>
    Response.json(krop, { status, headers: { 'cache-control': 'no-store' } })
  try {
    if (!fraOsSelv(request)) return svar(403, { besked: 'Kladden er ikke gemt' })
    const frist = Date.now() + 3000
    const hvem = await iTransaktion(frist, (db) => findSession(db, laesCookie(request.headers.get('cookie'))))
    if (hvem.slags !== 'gyldig')
      return svar(401, { besked: 'Du er logget af. Tryk på Gem kladde for at logge ind igen.' })
    const felter = samlDatoer(await laesFormular(request))
    const gemt = await gem(kontekstFor(hvem.session, crypto.randomUUID(), frist), felter)
    if (!gemt) return svar(400, { besked: 'Kladden gemmes, når felterne er udfyldt rigtigt' })
    return svar(200, { version: gemt.version, kl: visKlokkeslaet(hvem.session.nu) })
  } catch (fejl) {
    if (fejl instanceof Afvist) return svar(fejl.status, { besked: fejl.fund[0]?.besked })
    if (fejl instanceof IkkeFundet) return svar(404, { besked: 'Kladden findes ikke længere' })
    logFejl(fejl, 'kladde', crypto.randomUUID())
    return svar(503, { besked: 'Kladden er ikke gemt. Vi prøver igen, når du skriver.' })
  }
}
