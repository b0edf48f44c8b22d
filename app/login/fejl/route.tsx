import { fejlsvar, medFejlside } from '#components/side'
import { FEJL, type Fejlsag } from '#components/skal/fejltekster'
import { hentStarsTelefon } from '#lib/organisation/star'

const KENDTE: readonly Fejlsag[] = [
  'lav-sikkerhed',
  'ingen-adgang',
  'forkert-doer',
  'ukendt',
  'spaerret',
  'login-nede',
  'afbrudt',
]

/** next-auth sends people here with `error`, our own judgement with `sag`. */
export const GET = (request: Request) => medFejlside(request, () => svar(request))

async function svar(request: Request): Promise<Response> {
  const valgt = new URL(request.url).searchParams
  const sag = KENDTE.find((k) => k === valgt.get('sag') && k in FEJL)
  if (sag === 'spaerret') {
    const telefon = await hentStarsTelefon()
    return fejlsvar(sag, 403, telefon ? { telefon } : {})
  }
  if (sag) return fejlsvar(sag, sag === 'login-nede' ? 503 : 403)
  // An answer that the person cancelled and one that does not fit this browser both end here; neither is an alarm.
  return valgt.get('error') === 'OAuthCallback' || valgt.get('error') === 'Callback'
    ? fejlsvar('afbrudt', 200)
    : fejlsvar('login-nede', 503)
}
