import { BilagLink } from '#components/ui/bilag-link'
import { Definitionsliste } from '#components/ui/definitionsliste'
import { dagFor, visDato, visKortDato, visKortTidspunkt } from '#lib/dato'
import { leveretFoerMoedet } from '#lib/nuph/levering'
import type { Nuphside } from '#lib/nuph/side'

const jaNej = (v: boolean | null) => (v === null ? null : v ? 'Ja' : 'Nej')

/** What the underretning says: the event, the interview behind it, the advice given, and the citizen's own words. */
export function Nuphfakta({ side }: { side: Nuphside }) {
  const { sag, haendelse } = side
  const k = sag.kildeOplysninger ?? {}
  const leveret = leveretFoerMoedet(sag)
  return (
    <section aria-labelledby="fakta" className="min-w-0">
      <h2 id="fakta">Hvad er der sket?</h2>
      <Definitionsliste
        par={[
          [
            'Borger',
            <a key="b" href={`/myndighed/borgere/${sag.borgerId}`}>
              {side.borgerNavn}
            </a>,
          ],
          ['Hændelse', haendelse?.navn ?? sag.haendelse],
          ['Dato', visDato(sag.haendelsesdato)],
          ['Klokken', sag.haendelsestidspunkt && visKortTidspunkt(sag.haendelsestidspunkt)],
          ['Handler om', k.titel ?? k.type],
          ['Mødeholder', k.moedeholder],
          ['Indkaldt', k.indkaldtTid && visKortTidspunkt(new Date(k.indkaldtTid))],
          [
            'Indkaldelsen kunne læses',
            k.leveretTid === undefined
              ? null
              : leveret
                ? visKortTidspunkt(leveret)
                : 'Ikke før mødet, så vidt vi kan se',
          ],
          ['Vejledt om konsekvensen', jaNej(sag.vejledtOmKonsekvens)],
          ['Vejledt den', sag.vejledtDato && visKortDato(sag.vejledtDato)],
          ['Afbud', jaNej(sag.afbudModtaget)],
          ['Mødte for sent', sag.moedteMinutterForSent && `${sag.moedteMinutterForSent} minutter`],
          ['Tilbud', sag.tilbudsbeskrivelse],
          ['Besked fra tilbudsstedet', sag.modtagetFraTilbudsstedDato && visKortDato(sag.modtagetFraTilbudsstedDato)],
          ['Kontakt igen', sag.kontaktGenoprettetTid && visKortDato(dagFor(sag.kontaktGenoprettetTid))],
          ['Borgerens forklaring til kommunen', sag.borgersForklaring],
          ['Begrundelse', sag.begrundelse],
          ['Sendt af', sag.sendtTid && `${sag.afsenderNavn}${sag.andenAktoer ? ` ved ${sag.andenAktoer}` : ''}`],
          ['Sendt', sag.sendtTid && visKortTidspunkt(sag.sendtTid)],
          ['Til', sag.akasseNavn],
        ]}
      />
      {side.bilag.map((b) => (
        <p key={b.id}>
          <BilagLink href={`/myndighed/bilag/${b.id}`} filnavn={b.navn} stoerrelse={b.stoerrelse} stand={b.kontrol} />
        </p>
      ))}
      {side.borgerens.length > 0 && (
        <>
          <h3>Borgeren har skrevet</h3>
          <ul>
            {side.borgerens.map((b) => (
              <li key={b.id}>
                {b.slags === 'INDKALDELSE_IKKE_MODTAGET' && <b>Jeg har ikke modtaget indkaldelsen. </b>}
                {b.tekst} <span className="lille">{visKortTidspunkt(b.tid)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
