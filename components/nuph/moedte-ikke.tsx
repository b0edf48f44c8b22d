import { Knap, KnapLink } from '#components/ui/knap'
import { Notits } from '#components/ui/notits'
import { visTidspunkt } from '#lib/dato'
import type { Samtaleunderretning } from '#lib/nuph/fra-samtale'
import type { Samtale } from '#lib/samtale/queries'

/** On a missed interview: tell the a-kasse, out of what stands here already; or open what has been told. */
export function MoedteIkke({
  samtale,
  om,
  send,
}: {
  samtale: Samtale
  om: Samtaleunderretning
  send: (data: FormData) => Promise<void>
}) {
  if (!om.sag && !om.maaSende) return null
  return (
    <section aria-labelledby="moedte-ikke" className="mb-4">
      <h2 id="moedte-ikke">{samtale.status === 'UDEBLEVET' ? 'Borgeren mødte ikke' : 'Mødte borgeren ikke?'}</h2>
      {om.sag ? (
        <>
          <p>
            {om.sag.status === 'KLADDE'
              ? 'I er begyndt på en underretning om samtalen. Den er ikke sendt.'
              : `A-kassen har fået underretning ${om.sag.sagsnummer} om samtalen.`}
          </p>
          <KnapLink art="sekundaer" href={`/myndighed/nuph/${om.sag.id}`}>
            {om.sag.status === 'KLADDE' ? 'Gør underretningen færdig' : 'Åbn underretningen'}
          </KnapLink>
        </>
      ) : (
        <form action={send}>
          <Levering leveretTid={om.leveretTid} />
          {!samtale.vejledtOmKonsekvens && (
            <p className="bemaerk">Borgeren er ikke vejledt skriftligt om, hvad det kan betyde ikke at møde.</p>
          )}
          {samtale.status === 'INDKALDT' && <p>Samtalen bliver samtidig registreret som udeblevet.</p>}
          <input type="hidden" name="samtaleId" value={samtale.id} />
          <input type="hidden" name="borgerId" value={samtale.borgerId} />
          <input type="hidden" name="version" value={samtale.version} />
          <input type="hidden" name="noegle" value={crypto.randomUUID()} />
          <Knap art={samtale.status === 'UDEBLEVET' ? 'primaer' : 'sekundaer'}>Send underretning til a-kassen</Knap>
          <p className="lille">Du ser den, før den sendes.</p>
        </form>
      )}
    </section>
  )
}

/** Delivery is what counts, and never whether the citizen has read it. */
export const Levering = ({ leveretTid }: { leveretTid: Date | null }) =>
  leveretTid ? (
    <p>Indkaldelsen lå i borgerens beskeder fra {visTidspunkt(leveretTid)}.</p>
  ) : (
    <Notits art="advarsel" titel="Vi kan ikke se, at indkaldelsen nåede borgeren før mødet">
      <p>Undersøg det, før du sender. Ring til borgeren, hvis du er i tvivl.</p>
    </Notits>
  )
