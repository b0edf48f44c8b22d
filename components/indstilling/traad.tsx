import { BilagLink } from '#components/ui/bilag-link'
import { Tekstomraade } from '#components/ui/felt'
import { Knap } from '#components/ui/knap'
import type { Traadvisning } from '#lib/besked/queries'
import { dagFor, visDato, visTidspunkt } from '#lib/dato'
import type { Felter } from '#lib/http/formular'
import type { Regelfund } from '#lib/regelfund'

type Svarform = {
  /** The case that the thread belongs to, if any. */
  sagId?: string
  fund: readonly Regelfund[]
  typet: Felter | undefined
  send: (data: FormData) => Promise<void>
}

/** A thread: what was written, who can read it, and the field to write in. */
export function Traad({
  traad,
  svar,
  aabn,
}: {
  traad: Traadvisning
  svar?: Svarform
  aabn?: { sagId: string; send: (data: FormData) => Promise<void> } | undefined
}) {
  return (
    <section aria-labelledby="beskeder">
      <h2 id="beskeder">Beskeder</h2>
      <p className="lille">Kan læses af: borgeren, {traad.laesere.join(', ')}.</p>
      {traad.beskeder.map((b) =>
        b.fjernetTid ? (
          <p key={b.id}>Beskeden er fjernet af afsenderen den {visDato(dagFor(b.fjernetTid))}.</p>
        ) : (
          <article key={b.id} aria-label={`Besked fra ${b.afsenderNavn}`} className="my-4 max-w-[66ch]">
            <p className="lille">
              <b>{b.afsenderNavn}</b> · {visTidspunkt(b.sendtTid)}
            </p>
            <p className="whitespace-pre-line">{b.tekst}</p>
            {b.bilag.map((f) => (
              <p key={f.id}>
                <BilagLink
                  href={`/myndighed/bilag/${f.id}`}
                  filnavn={f.navn}
                  stoerrelse={f.stoerrelse}
                  stand={f.kontrol}
                />
              </p>
            ))}
            {b.kanFjernes && (
              <p className="lille">
                <a href={`/myndighed/indstillinger/traad/${traad.id}/fjern/${b.id}`}>
                  Fjern besked<span className="sr"> fra {visTidspunkt(b.sendtTid)}</span>
                </a>
              </p>
            )}
          </article>
        ),
      )}
      {aabn && traad.kanSvare && traad.kommetSenere.length > 0 && (
        <form action={aabn.send}>
          <input type="hidden" name="id" value={aabn.sagId} />
          <input type="hidden" name="traadId" value={traad.id} />
          <p>{traad.kommetSenere.join(' og ')} kan ikke læse det, der er skrevet, før borgeren blev medlem dér.</p>
          <Knap art="sekundaer">Giv adgang til de tidligere beskeder</Knap>
        </form>
      )}
      {svar && traad.kanSvare && traad.maaBesvares && !traad.lukket && (
        <form action={svar.send}>
          {svar.sagId && <input type="hidden" name="id" value={svar.sagId} />}
          <input type="hidden" name="traadId" value={traad.id} />
          <input type="hidden" name="noegle" value={crypto.randomUUID()} />
          <Tekstomraade
            navn="tekst"
            label="Skriv til den anden myndighed"
            hjaelp="Borgeren kan læse det, du skriver."
            maks={10_000}
            linjer={4}
            fund={svar.fund}
            vaerdi={svar.typet?.tekst ?? ''}
          />
          <Knap art="sekundaer">Send besked</Knap>
        </form>
      )}
    </section>
  )
}
