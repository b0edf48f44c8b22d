import { Sidetitel } from '#components/sidetitel'
import { Datofelt } from '#components/ui/datofelt'
import { Fejlopsummering } from '#components/ui/fejlopsummering'
import { Tekstfelt, Tekstomraade } from '#components/ui/felt'
import { Knap } from '#components/ui/knap'
import { Notits } from '#components/ui/notits'
import { Tabel } from '#components/ui/tabel'
import { Tomt } from '#components/ui/tomt'
import { erDag, visDato, visKortDato } from '#lib/dato'
import { type Gaesteadgang, listGaesteadgange } from '#lib/gaesteadgang/queries'
import { laes } from '#lib/medarbejder/session'
import { en, laesSvar, type Soegeparametre } from '#lib/medarbejder/side'
import { hentTal } from '#lib/regelsaet/vaerdier'
import { afslut, giv } from './actions'

/** Guest access to citizens of others: to take it, and what has been taken. The page never says whether a number is anybody's. */
export default async function Gaesteadgange({ searchParams }: { searchParams: Soegeparametre }) {
  const parametre = await searchParams
  const { subject, adgange, dage, tegn } = await laes(
    async (ctx, session) => ({
      subject: session.subject,
      adgange: await listGaesteadgange(ctx),
      dage: await hentTal(ctx, 'gaesteadgang_dage', ctx.dag),
      tegn: await hentTal(ctx, 'gaestebegrundelse_tegn', ctx.dag),
    }),
    ['jobcenter'],
  )
  const { fund, felter } = await laesSvar(parametre, subject, '/myndighed/gaesteadgang')
  const til = en(parametre, 'til')
  return (
    <>
      <Sidetitel side="Gæsteadgang" fund={fund} />
      <Fejlopsummering fund={fund} />
      <h1>Gæsteadgang</h1>
      {til && erDag(til) && (
        <Notits art="succes" titel={`Anmodningen er registreret og gælder til og med den ${visDato(til)}.`}>
          <p>
            Søg på CPR-nummeret for at åbne borgeren. Finder søgningen ingen, er der ikke en borger i Samspor med
            nummeret.
          </p>
        </Notits>
      )}
      {en(parametre, 'afsluttet') && <Notits art="succes" titel="Gæsteadgangen er afsluttet" />}
      <p>
        Brug gæsteadgang, når I har en saglig grund til at læse om en borger, der hører til en anden kommune. I kan
        læse, men ikke ændre. Alt bliver logget, og borgeren kan se jeres begrundelse.
      </p>
      <form action={giv} className="max-w-[66ch]">
        <input type="hidden" name="noegle" value={crypto.randomUUID()} />
        <Tekstfelt
          navn="cpr"
          label="CPR-nummer"
          bredde={11}
          inputMode="numeric"
          autoComplete="off"
          fund={fund}
          vaerdi={felter?.cpr ?? ''}
        />
        <Tekstomraade
          navn="begrundelse"
          label="Hvorfor har I brug for adgang?"
          hjaelp="Borgeren kan læse det. Skriv ikke CPR-numre."
          maks={tegn}
          linjer={3}
          fund={fund}
          vaerdi={felter?.begrundelse ?? ''}
        />
        <Datofelt
          navn="til"
          label="Sidste dag med adgang"
          hjaelp={`Højst ${dage} dage frem.`}
          fund={fund}
          skrevet={felter}
        />
        <Knap>Giv os gæsteadgang</Knap>
      </form>
      <h2>Jeres gæsteadgange</h2>
      {adgange.length === 0 ? (
        <Tomt tekst="I har ingen gæsteadgange." />
      ) : (
        <Tabel
          titel="Gæsteadgange"
          skjultTitel
          raekker={adgange}
          noegle={(a) => a.id}
          kolonner={[
            {
              titel: 'Borger',
              vis: (a) => (a.gaelder ? <a href={`/myndighed/borgere/${a.borgerId}`}>{a.borgerNavn}</a> : 'Vises ikke'),
            },
            { titel: 'Begrundelse', vis: (a) => a.begrundelse },
            { titel: 'Fra', vis: (a) => visKortDato(a.fra) },
            { titel: 'Til og med', vis: (a) => visKortDato(a.til) },
            { titel: 'Givet af', vis: (a) => a.givetAfNavn },
            { titel: 'Handling', vis: (a) => <Handling adgang={a} /> },
          ]}
        />
      )}
    </>
  )
}

function Handling({ adgang }: { adgang: Gaesteadgang }) {
  if (!adgang.gaelder) return adgang.afsluttetTid ? 'Afsluttet' : 'Udløbet'
  return (
    <form action={afslut}>
      <input type="hidden" name="id" value={adgang.id} />
      <input type="hidden" name="noegle" value={crypto.randomUUID()} />
      <Knap art="link">
        Afslut nu<span className="sr">: {adgang.borgerNavn}</span>
      </Knap>
    </form>
  )
}
