import { aabenSide, fejlsvar, medFejlside, udstedere } from '#components/side'
import { LoginValg } from '#components/skal/login-valg'
import { type Doer, env } from '#lib/env'
import { laesFormular } from '#lib/http/formular'
import { lokalSti, videre } from '#lib/http/hoveder'
import { logFejl } from '#lib/log'
import { startLogin } from '#lib/login'

/** Where each door leads when nothing else was asked for. */
const FORSIDE: Record<Doer, string> = {
  borger: '/borger',
  akasse: '/myndighed/overblik',
  jobcenter: '/myndighed/overblik',
  anden_aktoer: '/myndighed/overblik',
  virksomhed: '/arbejdsgiver',
  star: '/drift',
}

export const GET = (request: Request) =>
  medFejlside(request, async () => {
    const retur = lokalSti(new URL(request.url).searchParams.get('retur'), '')
    const doere = Object.keys(env().oidc) as Doer[]
    return aabenSide(
      { side: 'Log ind', krop: <LoginValg retur={retur || undefined} doere={doere} /> },
      { formMaal: udstedere() },
    )
  })

export const POST = (request: Request) =>
  medFejlside(request, async () => {
    const felter = await laesFormular(request)
    const doer = felter.doer as Doer
    if (!env().oidc[doer]) return fejlsvar('findes-ikke', 404)
    try {
      const { adresse, cookies } = await startLogin(doer, lokalSti(felter.retur, FORSIDE[doer]))
      const svar = videre(adresse)
      for (const cookie of cookies) svar.headers.append('set-cookie', cookie)
      return svar
    } catch (fejl) {
      return fejlsvar('login-nede', 503, { kode: logFejl(fejl, '/login', crypto.randomUUID()) })
    }
  })
