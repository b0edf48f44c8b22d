import { aabenSide, fejlsvar, medFejlside } from '#components/side'
import { Definitionsliste } from '#components/ui/definitionsliste'
import { Sidehoved } from '#components/ui/sidehoved'
import { iTransaktion } from '#db/client'
import { visCprNummer } from '#lib/borger/vis-cpr'
import { fraOsSelv, laesFormular } from '#lib/http/formular'
import { videre } from '#lib/http/hoveder'
import { laesId } from '#lib/id'
import { laesCookie, tokenPasser } from '#lib/session/cookie'
import { findSession, kontekstFor } from '#lib/session/find'

/** The number is the answer to a deed, never an address: it is shown this once, and showing it again is a new deed in the log. */
export const POST = (request: Request, { params }: { params: Promise<{ borgerId: string }> }) =>
  medFejlside(request, async () => {
    const borgerId = laesId((await params).borgerId)
    if (!fraOsSelv(request)) return fejlsvar('findes-ikke', 403)
    const cookie = laesCookie(request.headers.get('cookie'))
    const { _token } = await laesFormular(request)
    const hvem = await iTransaktion(Date.now() + 3000, (db) => findSession(db, cookie))
    const borgersiden = `/myndighed/borgere/${borgerId}`
    if (hvem.slags !== 'gyldig') return videre(`/login?retur=${encodeURIComponent(borgersiden)}`)
    if (!cookie || !tokenPasser(cookie, _token)) return fejlsvar('findes-ikke', 403)
    const { navn, cpr } = await visCprNummer(
      kontekstFor(hvem.session, crypto.randomUUID(), Date.now() + 3000),
      borgerId,
    )
    return aabenSide(
      { side: 'CPR-nummer', krop: <Nummer {...{ navn, cpr, borgersiden }} /> },
      { tema: 'tema-medarbejder' },
    )
  })

const Nummer = ({ navn, cpr, borgersiden }: { navn: string; cpr: string; borgersiden: string }) => (
  <>
    <Sidehoved tilbage={{ href: borgersiden, tekst: 'borgeren' }} titel="CPR-nummer" />
    <Definitionsliste
      par={[
        ['Navn', navn],
        ['CPR-nummer', <b key="cpr">{cpr}</b>],
      ]}
    />
    <p>Nummeret vises kun denne gang. Borgeren kan se, at I har slået det op.</p>
  </>
)
