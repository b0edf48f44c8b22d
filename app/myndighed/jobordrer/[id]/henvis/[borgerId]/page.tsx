import { Sidetitel } from '#components/sidetitel'
import { Datofelt } from '#components/ui/datofelt'
import { Definitionsliste } from '#components/ui/definitionsliste'
import { Fejlopsummering } from '#components/ui/fejlopsummering'
import { Tekstfelt, Tekstomraade } from '#components/ui/felt'
import { Knap, KnapLink } from '#components/ui/knap'
import { Notits } from '#components/ui/notits'
import { Sidehoved } from '#components/ui/sidehoved'
import { Afkrydsning } from '#components/ui/valg'
import { visKlokkeslaet } from '#lib/dato'
import { hentHenvisside } from '#lib/formidling/side'
import type { Felter } from '#lib/http/formular'
import { laesId } from '#lib/id'
import { laes } from '#lib/medarbejder/session'
import { laesSvar, type Soegeparametre } from '#lib/medarbejder/side'
import { foreslaa, henvis } from '../../../actions'

/** Shows a citizen to the company, or to the a-kasse that asked for help: what is shared, the yes behind it, and what the receiver will see. */
export default async function Henvis({
  params,
  searchParams,
}: {
  params: Promise<{ id: string; borgerId: string }>
  searchParams: Soegeparametre
}) {
  const [{ id, borgerId }, parametre] = [await params, await searchParams]
  const data = await laes(async (ctx, session) => ({
    ...(await hentHenvisside(ctx, laesId(id), laesId(borgerId))),
    dag: ctx.dag,
    nu: ctx.nu,
    subject: session.subject,
  }))
  const { titel, kandidat, beskyttet, modtager, tekst, erAnsvarlig, erForeslaaet } = data
  const side = `/myndighed/jobordrer/${id}`
  const { fund, felter } = await laesSvar(parametre, data.subject, `${side}/henvis/${borgerId}`)
  const set = felter?.handling === 'se'
  return (
    <>
      <Sidetitel side="Vælg kandidat" fund={fund} />
      <Fejlopsummering fund={fund} />
      <Sidehoved tilbage={{ href: `${side}/kandidater`, tekst: 'Find kandidater' }} titel={kandidat} />
      <p>
        Kandidat til {titel}. {erAnsvarlig ? 'Sendes til' : 'Foreslås for'} {modtager}.
      </p>
      <form action={erAnsvarlig ? henvis : foreslaa} className="grid gap-8 lg:grid-cols-2">
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="borgerId" value={borgerId} />
        <input type="hidden" name="tekstversion" value={felter?.tekstversion ?? tekst.kode} />
        <input type="hidden" name="noegle" value={crypto.randomUUID()} />
        <section aria-labelledby="deles" className="min-w-0">
          <h2 id="deles">Det deles</h2>
          {beskyttet && (
            <Notits art="advarsel" titel="Kandidaten har navne- og adressebeskyttelse.">
              <p>Aftal med kandidaten, hvad virksomheden må få.</p>
            </Notits>
          )}
          <Tekstfelt
            navn="aftaltNavn"
            label={beskyttet ? 'Aftalt navn' : 'Aftalt navn, hvis det er et andet'}
            valgfri={!beskyttet}
            hjaelp={beskyttet ? undefined : `Ellers deles ${kandidat}.`}
            fund={fund}
            vaerdi={felter?.aftaltNavn ?? ''}
          />
          <Tekstfelt
            navn="telefon"
            label="Telefon"
            hjaelp="Telefon eller e-mail skal være der."
            type="tel"
            bredde={20}
            fund={fund}
            vaerdi={felter?.telefon ?? ''}
          />
          <Tekstfelt navn="email" label="E-mail" type="email" fund={fund} vaerdi={felter?.email ?? ''} />
          <Tekstfelt
            navn="cvUrl"
            label="Adresse til CV"
            valgfri
            hjaelp="Begynder med https://"
            fund={fund}
            vaerdi={felter?.cvUrl ?? ''}
          />
          <Tekstomraade
            navn="begrundelse"
            label="Hvorfor passer kandidaten?"
            valgfri
            maks={250}
            linjer={2}
            hjaelp="Én linje. Intet om helbred, ydelse eller sanktioner."
            fund={fund}
            vaerdi={felter?.begrundelse ?? ''}
          />
          <Tekstomraade
            navn="kommentar"
            label="Notat til jer selv"
            valgfri
            maks={1000}
            linjer={2}
            hjaelp="Deles ikke."
            fund={fund}
            vaerdi={felter?.kommentar ?? ''}
          />
        </section>
        <div className="min-w-0">
          <section aria-labelledby="samtykke-titel">
            <h2 id="samtykke-titel">Samtykke</h2>
            <blockquote className="notits">
              <p>{tekst.navn}</p>
            </blockquote>
            <p>
              Kandidaten siger ja til, at {modtager} får det, der står under “Det deles”. Kandidaten kan trække sit ja
              tilbage.
            </p>
            <Afkrydsning
              navn="samtykke"
              label="Kandidaten har sagt ja til teksten for netop denne jobordre"
              fund={fund}
              afkrydset={felter?.samtykke === 'ja'}
            />
            <Datofelt navn="samtykkeDato" label="Sagt ja den" fund={fund} vaerdi={data.dag} skrevet={felter} />
            <Tekstfelt
              navn="samtykkeKl"
              label="Klokken"
              bredde={8}
              fund={fund}
              vaerdi={felter?.samtykkeKl ?? visKlokkeslaet(data.nu)}
            />
          </section>
          {set && felter && (
            <Forhaandsvisning felter={felter} kandidat={kandidat} beskyttet={beskyttet} hos={modtager} />
          )}
          <div className="raekke">
            {set ? (
              <>
                <Knap>{erAnsvarlig ? 'Send kandidaten' : 'Foreslå kandidaten'}</Knap>
                <Knap art="sekundaer" name="handling" value="se">
                  Se igen
                </Knap>
              </>
            ) : (
              <>
                <Knap name="handling" value="se">
                  Se, før du sender
                </Knap>
                {erAnsvarlig && !erForeslaaet && (
                  <Knap art="sekundaer" formAction={foreslaa}>
                    Foreslå uden at sende
                  </Knap>
                )}
              </>
            )}
            <KnapLink art="sekundaer" href={side}>
              Annullér
            </KnapLink>
          </div>
          {erAnsvarlig && !erForeslaaet && !set && (
            <p className="lille mt-2">En foreslået kandidat står på jobordren hos jer. Intet deles med virksomheden.</p>
          )}
        </div>
      </form>
    </>
  )
}

/** Exactly what the receiver gets to see. */
function Forhaandsvisning({
  felter,
  kandidat,
  beskyttet,
  hos,
}: {
  felter: Felter
  kandidat: string
  beskyttet: boolean
  hos: string
}) {
  return (
    <section aria-labelledby="ser" className="kort">
      <h2 id="ser" className="mt-0">
        Det ser {hos}
      </h2>
      <Definitionsliste
        par={[
          ['Navn', felter.aftaltNavn || (beskyttet ? 'Mangler: skriv det aftalte navn' : kandidat)],
          ['Telefon', felter.telefon],
          ['E-mail', felter.email],
          ['CV', felter.cvUrl],
          ['Hvorfor', felter.begrundelse],
        ]}
      />
      <p className="lille">CPR-nummer, ydelse, fravær og sanktioner deles aldrig.</p>
    </section>
  )
}
