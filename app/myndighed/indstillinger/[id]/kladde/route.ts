import { iTransaktion } from '#db/client'
import { visKlokkeslaet } from '#lib/dato'
import { fraOsSelv, laesFormular, samlDatoer } from '#lib/http/formular'
import { laesId } from '#lib/id'
import { IndstillingFelter } from '#lib/indstilling/input'
import { gemKladde } from '#lib/indstilling/kladde'
import { logFejl } from '#lib/log'
import { Afvist, IkkeFundet } from '#lib/regelfund'
import { laesCookie } from '#lib/session/cookie'
import { findSession, kontekstFor } from '#lib/session/find'

/** Where the page keeps a draft by itself. Answers in JSON: the new version and the time, or one sentence. */
export async function POST(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const svar = (status: number, krop: object) =>
    Response.json(krop, { status, headers: { 'cache-control': 'no-store' } })
  try {
    const id = laesId((await params).id)
    if (!fraOsSelv(request)) return svar(403, { besked: 'Kladden er ikke gemt' })
    const frist = Date.now() + 3000
    const session = await iTransaktion(frist, (db) => findSession(db, laesCookie(request.headers.get('cookie'))))
    if (session.slags !== 'gyldig')
      return svar(401, { besked: 'Du er logget af. Tryk på Gem kladde for at logge ind igen.' })
    const felter = samlDatoer(await laesFormular(request))
    const laest = IndstillingFelter.safeParse(felter)
    if (!laest.success) return svar(400, { besked: 'Kladden gemmes, når felterne er udfyldt rigtigt' })
    const { version } = await gemKladde(kontekstFor(session.session, crypto.randomUUID(), frist), {
      id,
      version: Number(felter.version),
      felter: laest.data,
    })
    return svar(200, { version, kl: visKlokkeslaet(session.session.nu) })
  } catch (fejl) {
    if (fejl instanceof Afvist) return svar(fejl.status, { besked: fejl.fund[0]?.besked })
    if (fejl instanceof IkkeFundet) return svar(404, { besked: 'Kladden findes ikke længere' })
    logFejl(fejl, 'kladde', crypto.randomUUID())
    return svar(503, { besked: 'Kladden er ikke gemt. Vi prøver igen, når du skriver.' })
  }
}
