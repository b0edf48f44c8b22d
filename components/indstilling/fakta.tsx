import { BilagLink } from '#components/ui/bilag-link'
import { Definitionsliste } from '#components/ui/definitionsliste'
import { visDato, visTidspunkt, visTimer } from '#lib/dato'
import type { Sagsside } from '#lib/indstilling/side'

/** What the a-kasse recommended, as it was sent. */
export function Indstillingsfakta({ side }: { side: Sagsside }) {
  const { sag, typer, enighedsformer, bilag } = side
  const navn = (koder: { kode: string; navn: string }[], kode: string | number | null) =>
    koder.find((k) => k.kode === String(kode))?.navn
  return (
    <section aria-labelledby="fakta">
      <h2 id="fakta">A-kassens indstilling</h2>
      <Definitionsliste
        par={[
          [
            'Borger',
            <a key="b" href={`/myndighed/borgere/${sag.borgerId}`}>
              {side.borgerNavn}
            </a>,
          ],
          ['Tilbud', navn(typer, sag.tilbudstype)],
          ['Virksomhed', sag.virksomhedNavn],
          ['Udbyder', sag.udbyderNavn],
          ['Foreslået start', sag.forslagStart && visDato(sag.forslagStart)],
          ['Længde', sag.forslagUger && `${sag.forslagUger} ${sag.forslagUger === 1 ? 'uge' : 'uger'}`],
          ['Timer om ugen', sag.timerPrUge && visTimer(sag.timerPrUge)],
          ['Jobmål', sag.jobmaal],
          [
            'Enighed',
            sag.enigDato && `${visDato(sag.enigDato)}, ${navn(enighedsformer, sag.enigForm)?.toLowerCase() ?? ''}`,
          ],
          ['Sendt', sag.sendtTid && visTidspunkt(sag.sendtTid)],
          ['Sagsbehandler', sag.sagsbehandlerNavn],
          ['Samtaler i dag', { AKASSE: 'A-kassen', JOBCENTER: side.kommunen, INGEN: 'Ingen' }[side.ansvarlig]],
        ]}
      />
      {sag.status !== 'BERIGTIGET' && sag.tekst && <p className="whitespace-pre-line max-w-[66ch]">{sag.tekst}</p>}
      {sag.status !== 'BERIGTIGET' && bilag && (
        <p>
          <BilagLink
            href={`/myndighed/bilag/${bilag.id}`}
            filnavn={bilag.navn}
            stoerrelse={bilag.stoerrelse}
            stand={bilag.kontrol}
          />
        </p>
      )}
    </section>
  )
}
