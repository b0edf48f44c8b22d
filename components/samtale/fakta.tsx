import { Definitionsliste } from '#components/ui/definitionsliste'
import { visTidspunkt } from '#lib/dato'
import type { Samtaleside } from '#lib/samtale/side'
import { visMoedetid } from '#lib/samtale/tid'

const navn = (koder: readonly { kode: string; navn: string }[], kode: string) =>
  koder.find((k) => k.kode === kode)?.navn ?? kode

/** What stands about an interview now. */
export function Samtalefakta({ side: { samtale: s, form } }: { side: Samtaleside }) {
  return (
    <section aria-labelledby="fakta">
      <h2 id="fakta">Samtalen</h2>
      <Definitionsliste
        par={[
          ['Tid', visMoedetid(s.startTid, s.slutTid)],
          ['Form', navn(form.former, s.form)],
          ['Booket', s.bookingId && 'Booket af borgeren'],
          ['Holdes af', `${s.moedeholder}, ${s.myndighed.navn}`],
          ['Handler om', s.titel],
          ['Sted', [s.sted, s.adresse].filter(Boolean).join(', ')],
          ['Telefon', s.telefon && `${s.telefon}${s.borgerRinger ? ' (borgeren ringer)' : ''}`],
          ['Video', s.videolink && <a href={s.videolink}>{s.videolink}</a>],
          ['Til borgeren', s.beskrivelse && <span className="whitespace-pre-line">{s.beskrivelse}</span>],
          ['Kan flyttes', s.ombookSenest ? `Til og med ${visTidspunkt(s.ombookSenest)}` : 'Nej'],
          ['A-kassen', s.akassedeltagelse && (s.akassedeltagelse === 'DELTAGER' ? 'Er med' : 'Er ikke med')],
          [
            'Også med',
            s.deltagere
              .map(
                (d) =>
                  `${d.navn} (${navn(form.roller, d.rolle).toLowerCase()}, ${navn(form.former, d.form).toLowerCase()})`,
              )
              .join(', '),
          ],
          ['Nulstiller', s.nulstillende ? 'Ja' : 'Nej'],
          ['Besked til borgeren', s.beskedTid && visTidspunkt(s.beskedTid)],
          ['Vejledt om udeblivelse', s.traadId && (s.vejledtOmKonsekvens ? 'Ja, skriftligt' : 'Nej')],
          ['Aflyst af', s.aflystAf && (s.aflystAf === 'BORGER' ? 'Borgeren' : s.myndighed.navn)],
          ['Grund', s.aflysningsgrund],
          ['Berigtiget, fordi', s.berigtigetKommentar],
          ['Aftaler', s.bindendeAftaler && <span className="whitespace-pre-line">{s.bindendeAftaler}</span>],
          [
            'Praktiske aftaler',
            s.praktiskeAftaler && <span className="whitespace-pre-line">{s.praktiskeAftaler}</span>,
          ],
          [
            'Opfølgning på',
            s.indstillingId && <a href={`/myndighed/indstillinger/${s.indstillingId}`}>indstillingen om tilbud</a>,
          ],
        ]}
      />
    </section>
  )
}
