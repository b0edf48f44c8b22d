import type { ReactNode } from 'react'
import { StatusTag } from '#components/ui/status-tag'
import { visDato, visKortDato } from '#lib/dato'
import type { Afgoerelsesvisning, Afsendelse } from '#lib/indstilling/forhaandsvis'

/** Columns for the readers of what is about to be sent: beside each other where there is room, below each other on a phone. */
const Laesere = ({ children }: { children: ReactNode }) => (
  <div className="grid gap-x-8 gap-y-4 lg:grid-cols-2">{children}</div>
)

function Laeser({ id, titel, naar, children }: { id: string; titel: string; naar: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="min-w-0">
      <h2 id={id}>{titel}</h2>
      <p className="lille">{naar}</p>
      {children}
    </section>
  )
}

/** A line as it stands in the citizen's list of messages, without being a link. */
function Listelinje({ afsender, emne, dag, bilag }: { afsender: string; emne: string; dag: string; bilag: number }) {
  return (
    <p className="kort">
      <StatusTag art="info">Ulæst</StatusTag> {afsender} · <b>{emne}</b> · {visDato(dag)}
      {bilag > 0 && ` · ${bilag} bilag`}
    </p>
  )
}

/** What sending puts before the citizen and before the kommune, and who can open it. */
export function Afsendelsesvisning({ vis, kommunen }: { vis: Afsendelse; kommunen: string }) {
  const bilag = vis.bilag.map((b) => b.navn).join(', ')
  return (
    <>
      <Laesere>
        <Laeser id="det-ser-medlemmet" titel="Det ser medlemmet" naar="I Beskedbakken, med det samme.">
          <h3>Linjen i listen over beskeder</h3>
          <Listelinje
            afsender={vis.borger.afsender}
            emne={vis.borger.emne}
            dag={vis.borger.dag}
            bilag={vis.bilag.length}
          />
          <h3>Beskeden</h3>
          <div className="kort">
            <p>
              <b>{vis.borger.emne}</b>
            </p>
            <p className="lille">
              Besked fra {vis.borger.afsender} til {vis.kommune.navn}. Medlemmet kan læse den, men ikke svare.
            </p>
            <p className="whitespace-pre-line">{vis.borger.tekst}</p>
            {bilag && <p>Bilag: {bilag}</p>}
          </div>
        </Laeser>
        <Laeser
          id="det-modtager-kommunen"
          titel={`Det modtager ${kommunen}`}
          naar={`${vis.kommune.navn} får en opgave og en tråd at svare i, og fagsystemet får besked.`}
        >
          <h3>Opgaven</h3>
          <p className="kort">
            {vis.kommune.opgave && (
              <>
                <b>Ny indstilling</b> · {vis.borger.navn} ·{' '}
                {vis.kommune.opgave.frist ? `frist ${visKortDato(vis.kommune.opgave.frist)}` : 'til orientering'}
              </>
            )}
          </p>
          <h3>Første besked i tråden</h3>
          <div className="kort">
            <p>
              <b>{vis.kommune.titel}</b>
            </p>
            <p className="lille">
              Fra {vis.borger.afsender} til {vis.kommune.navn}
            </p>
            <p className="whitespace-pre-line">{vis.kommune.tekst}</p>
            <p>{bilag ? `Bilag: ${bilag}` : 'Uden bilag'}</p>
          </div>
        </Laeser>
      </Laesere>
      <section aria-labelledby="hvem-kan-aabne">
        <h2 id="hvem-kan-aabne">Hvem kan åbne den?</h2>
        <ul>
          <li>{vis.borger.navn}, medlemmet selv</li>
          {vis.laesere.map((navn) => (
            <li key={navn}>Sagsbehandlere hos {navn}. Hver åbning bliver logget, og medlemmet kan se den.</li>
          ))}
          <li>Andre kan ikke. Et jobcenter med gæsteadgang kan læse indstillingen, men ikke tråden og bilaget.</li>
        </ul>
      </section>
    </>
  )
}

/** What a decision puts before the citizen and before the a-kasse, each with the moment it is seen. */
export function Afgoerelsens({ vis, pdf }: { vis: Afgoerelsesvisning; pdf: string }) {
  const efter = 'Når Digital Post har modtaget brevet. Indtil da står sagen som »Under behandling«.'
  return (
    <>
      <Laesere>
        <Laeser id="det-ser-borgeren" titel="Det ser borgeren" naar="Brevet i Digital Post først, så resten.">
          <h3>Brevet i Digital Post</h3>
          <div className="kort">
            <p>
              <b>{vis.brev.indhold.titel}</b>
            </p>
            {vis.brev.indhold.afsnit.map((afsnit) => (
              <div key={afsnit.overskrift ?? ''}>
                {afsnit.overskrift && (
                  <p className="mt-4">
                    <b>{afsnit.overskrift}</b>
                  </p>
                )}
                {afsnit.tekst.map((tekst) => (
                  <p key={tekst}>{tekst}</p>
                ))}
              </div>
            ))}
            <p>{vis.brev.indhold.hilsen?.join(', ')}</p>
          </div>
          <p>
            <a href={pdf} target="_blank" rel="noopener">
              Åbn brevet (PDF, åbner i nyt vindue)
            </a>
          </p>
          <h3>I Beskedbakken</h3>
          <p className="lille">{efter}</p>
          <div className="kort">
            <p>
              <b>{vis.borger.emne}</b>
            </p>
            <p>{vis.borger.tekst}</p>
          </div>
          {vis.borger.plan && (
            <>
              <h3>I Min plan</h3>
              <p className="lille">{efter}</p>
              <p className="kort">{vis.borger.plan}</p>
            </>
          )}
        </Laeser>
        <Laeser id="det-ser-a-kassen" titel="Det ser a-kassen" naar={efter}>
          {vis.akasse ? (
            <>
              <h3>Opgaven</h3>
              <p className="kort">
                <b>Svar på indstilling</b> · {vis.borgerNavn}
              </p>
              <h3>Svaret i tråden</h3>
              <div className="kort">
                <p>
                  <b>{vis.svar.titel}</b>
                </p>
                <p className="lille">
                  Fra {vis.kommune} til {vis.akasse}
                </p>
                <p>{vis.svar.tekst}</p>
                <p>{vis.resultat === 'AFSLAG' ? 'Bilag: kopi af brevet' : 'Uden kopi af brevet'}</p>
              </div>
            </>
          ) : (
            <p>Borgeren er ikke medlem af en a-kasse lige nu. Ingen a-kasse får svaret.</p>
          )}
        </Laeser>
      </Laesere>
      <section aria-labelledby="hvem-kan-aabne">
        <h2 id="hvem-kan-aabne">Hvem kan åbne det?</h2>
        <ul>
          <li>Brevet: {vis.borgerNavn} i sin Digital Post, og jeres egne sagsbehandlere</li>
          <li>
            Svaret i tråden: {vis.borgerNavn}
            {vis.akasse && `, sagsbehandlere hos ${vis.akasse}`} og jeres egne
          </li>
        </ul>
      </section>
    </>
  )
}
