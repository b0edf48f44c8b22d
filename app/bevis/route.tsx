import { aabenSide, fejlsvar, medFejlside } from '#components/side'
import { Fejlopsummering } from '#components/ui/fejlopsummering'
import { Tekstfelt } from '#components/ui/felt'
import { Notits } from '#components/ui/notits'
import { taelKald } from '#lib/api/graense'
import { visTidspunkt } from '#lib/dato'
import { fraOsSelv, laesFormular } from '#lib/http/formular'
import { findBevispakke } from '#lib/nuph/bevispakke'
import type { Regelfund } from '#lib/regelfund'

/** All who ask here share this many questions a minute: nobody is signed in, and a code cannot be guessed. */
const PR_MINUT = 120

type Svar = Awaited<ReturnType<typeof findBevispakke>> | 'ikke-fundet'

const vis = (kode: string, svar: Svar | undefined, fund: readonly Regelfund[], status = 200): Promise<Response> =>
  aabenSide({
    side: 'Prøv en kode',
    status,
    krop: (
      <>
        <Fejlopsummering fund={fund} />
        <h1>Prøv en kode fra en bevispakke</h1>
        <p>
          En bevispakke er en fil med alt om en underretning. På første side står en kode. Her kan du se, om koden er
          lavet i Samspor. Siden viser ingen navne.
        </p>
        {svar === 'ikke-fundet' && (
          <Notits art="advarsel" titel="Koden er ikke fundet">
            <p>Der er ikke udstedt en pakke med den kode. Se, om alle 64 tegn er med.</p>
          </Notits>
        )}
        {svar && svar !== 'ikke-fundet' && (
          <Notits art="succes" titel="Koden er fundet">
            <p>
              Pakken er udstedt den {visTidspunkt(svar.udstedtTid)} om sag {svar.sagsnummer}. Den er hentet af{' '}
              {svar.udsteder}.
            </p>
          </Notits>
        )}
        <form method="post" action="/bevis">
          <Tekstfelt
            navn="kode"
            label="Kode"
            hjaelp="64 tegn, fra 0 til 9 og a til f. Mellemrum gør ikke noget."
            fund={fund}
            vaerdi={kode}
          />
          <button type="submit" className="knap">
            Prøv koden
          </button>
        </form>
      </>
    ),
  })

export const GET = (request: Request) => medFejlside(request, () => vis('', undefined, []))

export const POST = (request: Request) =>
  medFejlside(request, async () => {
    if (!fraOsSelv(request)) return fejlsvar('findes-ikke', 403)
    const forbrug = taelKald('bevis', Date.now(), PR_MINUT)
    if (!forbrug.tilladt) {
      const svar = await fejlsvar('travlt', 429, { igen: '/bevis' })
      svar.headers.set('retry-after', String(forbrug.sekunder))
      return svar
    }
    const felter = await laesFormular(request)
    const typet = (felter.kode ?? '').slice(0, 200)
    const kode = typet.replaceAll(/\s/g, '').toLowerCase()
    if (!/^[0-9a-f]{64}$/.test(kode))
      return vis(
        typet,
        undefined,
        [{ kode: '1014', niveau: 'BLOK', besked: 'Skriv koden på 64 tegn.', felt: 'kode' }],
        400,
      )
    return vis(typet, (await findBevispakke(kode)) ?? 'ikke-fundet', [])
  })
