import { Datofelt } from '#components/ui/datofelt'
import { Definitionsliste } from '#components/ui/definitionsliste'
import { Knap } from '#components/ui/knap'
import { Valg } from '#components/ui/valg'
import { visDato, visKortDato } from '#lib/dato'
import type { Tilbageblik } from '#lib/kontaktforloeb/tidspunkt'
import type { Regellinje } from '#lib/regelsaet/i-kraft'

/**
 * The strip over a page that looks back: whose page it is, which day, what is known, and the way back to today. `hvem` is the name to
 * staff; without it the reader is the citizen. Nothing on a page of today.
 */
export function Tilbageblikstribe({ blik, sti, hvem }: { blik: Tilbageblik; sti: string; hvem?: string }) {
  if (!blik.ser) return null
  const { dag, kendtPr } = blik.tidspunkt
  return (
    <section className="notits n-advarsel" aria-label="Tidligere dato">
      <p>
        <b>
          Du ser {hvem ?? 'din sag'}, som det var den {visDato(dag)}
        </b>
      </p>
      <p>
        {kendtPr
          ? 'Siden viser det, der var registreret den dag.'
          : 'Siden viser det, der er registreret om den dag i dag. Noget er måske først registreret senere.'}{' '}
        Du kan ikke ændre noget her.
      </p>
      <p>
        <a href={sti}>Tilbage til i dag</a>
      </p>
    </section>
  )
}

/** "Se en tidligere dato": a plain form that opens in place, without script. */
export function Tilbageblikvalg({ blik, sti, staf = false }: { blik: Tilbageblik; sti: string; staf?: boolean }) {
  const { tidspunkt, felter, fund, ser } = blik
  return (
    <details className="ingen-print my-4" open={fund.length > 0}>
      <summary>Se en tidligere dato</summary>
      <form method="get" action={sti} className="max-w-[66ch]">
        <Datofelt
          navn="dag"
          label="Dato"
          hjaelp="For eksempel 1 10 2026."
          fund={fund}
          vaerdi={ser ? tidspunkt.dag : undefined}
          skrevet={fund.length > 0 ? felter : undefined}
        />
        <Valg
          navn="kendt"
          label="Hvad vil du se?"
          valgt={felter.kendt === 'nu' ? 'nu' : 'dengang'}
          muligheder={[
            { vaerdi: 'dengang', tekst: 'Som det var kendt dengang', hjaelp: 'Det, der var registreret den dag.' },
            {
              vaerdi: 'nu',
              tekst: 'Som det er kendt nu',
              hjaelp: 'Også det, der først er registreret eller rettet senere.',
            },
          ]}
        />
        {staf && <p className="lille">Opslaget bliver logget med datoen. Borgeren kan se det.</p>}
        <Knap art="sekundaer">Vis dagen</Knap>
      </form>
    </details>
  )
}

/** Which rules were in force, each with its source and days. */
export function ReglerIKraft({ regler }: { regler: readonly Regellinje[] }) {
  if (regler.length === 0) return <p>Der var ingen regler om kontaktforløb i a-kassen den dag.</p>
  return (
    <Definitionsliste
      par={regler.map((r) => [
        r.navn,
        <span key={r.regel}>
          {r.vaerdi}{' '}
          <span className="lille block">
            Gælder fra {visKortDato(r.fra)}
            {r.til && ` til og med ${visKortDato(r.til)}`}. Kilde: {r.kilde}
          </span>
        </span>,
      ])}
    />
  )
}
