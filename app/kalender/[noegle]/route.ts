import { fejlsvar, medFejlside } from '#components/side'
import { icsSvar } from '#lib/samtale/ics-svar'
import { ForOfte, hentKalender } from '#lib/samtale/kalender'

/** The calendar of whoever made this address. Anybody who holds it may read; it says when and where, and nothing else. */
export const GET = (request: Request, { params }: { params: Promise<{ noegle: string }> }): Promise<Response> =>
  medFejlside(request, async () => {
    const fil = (await params).noegle
    try {
      return icsSvar(await hentKalender(fil.endsWith('.ics') ? fil.slice(0, -4) : ''), 'moeder.ics')
    } catch (fejl) {
      if (!(fejl instanceof ForOfte)) throw fejl
      const svar = await fejlsvar('travlt', 429)
      svar.headers.set('retry-after', String(fejl.sekunder))
      return svar
    }
  })
