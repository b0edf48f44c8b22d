import { aabenSide, fejlsvar, medFejlside, udstedere } from '#components/side'
import { Knap } from '#components/ui/knap'
import { env } from '#lib/env'
import { fraOsSelv } from '#lib/http/formular'
import { videre } from '#lib/http/hoveder'
import { afslutSession } from '#lib/session/afslut'
import { cookienavn, laesCookie, sikker } from '#lib/session/cookie'
import { udstederInfo } from '#lib/session/udsteder'

export const GET = (request: Request) =>
  medFejlside(request, () =>
    aabenSide(
      {
        side: 'Log af',
        krop: (
          <form method="post" action="/logout">
            <h1>Vil du logge af?</h1>
            <p>Det, du har sendt og gemt, bliver her.</p>
            <Knap type="submit">Log af</Knap>
          </form>
        ),
      },
      { formMaal: udstedere() },
    ),
  )

/** Ends our session first, then the one at the issuer: an issuer that is down never keeps anybody signed in here. */
export const POST = (request: Request) =>
  medFejlside(request, async () => {
    if (!fraOsSelv(request)) return fejlsvar('findes-ikke', 403)
    const cookie = laesCookie(request.headers.get('cookie'))
    const afsluttet = cookie ? await afslutSession(cookie, 'LOG_AF') : undefined
    const svar = videre((afsluttet && (await hosUdsteder(afsluttet))) ?? '/login')
    svar.headers.append(
      'set-cookie',
      `${cookienavn()}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${sikker() ? '; Secure' : ''}`,
    )
    return svar
  })

async function hosUdsteder({
  udsteder,
  idToken,
}: {
  udsteder: string
  idToken: string | null
}): Promise<string | undefined> {
  const info = await udstederInfo(udsteder).catch(() => undefined)
  if (!info?.end_session_endpoint || !idToken) return undefined
  const adresse = new URL(info.end_session_endpoint)
  adresse.searchParams.set('id_token_hint', idToken)
  adresse.searchParams.set('post_logout_redirect_uri', `${env().SAMSPOR_URL}/login`)
  return adresse.toString()
}
