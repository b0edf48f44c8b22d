import { Sidetitel } from '#components/sidetitel'
import { Datofelt } from '#components/ui/datofelt'
import { Fejlopsummering } from '#components/ui/fejlopsummering'
import { Tekstfelt, Tekstomraade } from '#components/ui/felt'
import { Knap, KnapLink } from '#components/ui/knap'
import { Notits } from '#components/ui/notits'
import { Afslag } from '#components/ui/regelfund-visning'
import { Sidehoved } from '#components/ui/sidehoved'
import { Afkrydsning, Valg } from '#components/ui/valg'
import { hentBorger } from '#lib/borger/hent'
import { hentTidligereOpgoerelse } from '#lib/dagpengetaeller/queries'
import { visKortDato, visTimer } from '#lib/dato'
import { laesId } from '#lib/id'
import { hentForloeb, hentTimer } from '#lib/kontaktforloeb/queries'
import { laes } from '#lib/medarbejder/session'
import { en, laesSvar, type Soegeparametre } from '#lib/medarbejder/side'
import { gemTimer } from './actions'

/** One member's hours: a new report, a correction, or what a former a-kasse has reported, taken over. Only the a-kasse reports. */
export default async function Timeindberetning({
  params,
  searchParams,
}: {
  params: Promise<{ borgerId: string }>
  searchParams: Soegeparametre
}) {
  const [{ borgerId }, parametre] = [await params, await searchParams]
  const overtagId = en(parametre, 'overtag')
  const { borger, nu, forsikring, overtag, subject } = await laes(
    async (ctx, session) => {
      const borger = await hentBorger(ctx, laesId(borgerId), 'dagpengetaeller.opret')
      const fundet = overtagId ? await hentTidligereOpgoerelse(ctx, laesId(overtagId)) : undefined
      return {
        borger,
        nu: await hentTimer(ctx, borger.id),
        forsikring: (await hentForloeb(ctx, borger.id)).medlemskab?.forsikring,
        overtag: fundet?.borgerId === borger.id ? fundet : undefined,
        subject: session.subject,
      }
    },
    ['akasse'],
  )
  const { fund, felter } = await laesSvar(parametre, subject, `/myndighed/borgere/${borgerId}/timer`)
  const skrevet = felter ?? {}
  return (
    <>
      <Sidetitel side="Indberet timer for et medlem" fund={fund} />
      <Fejlopsummering fund={fund} />
      <Sidehoved
        tilbage={{ href: `/myndighed/borgere/${borger.id}#timer`, tekst: 'medlemmet' }}
        titel={`Timer med dagpenge: ${borger.navn}`}
      />
      {fund.some((f) => f.regel || f.aarsag) && <Afslag titel="Timerne er ikke gemt" fund={fund} />}
      {overtag && (
        <Notits titel={`Timerne fra ${overtag.akasseNavn} er skrevet ind`}>
          <p>Kontrollér dem. De er jeres, når I gemmer.</p>
        </Notits>
      )}
      <p>
        {nu
          ? `Kendt nu: ${visTimer(nu.timerForbrugt)} timer, opgjort til ${visKortDato(nu.opgjortTil)}. Indplaceret ${visKortDato(nu.indplaceringsdato)}.`
          : 'Der er ikke indberettet timer før. Den første indberetning skal have en indplacering.'}
      </p>
      <form action={gemTimer}>
        <input type="hidden" name="borgerId" value={borger.id} />
        <input type="hidden" name="noegle" value={crypto.randomUUID()} />
        <Tekstfelt
          navn="forbrugteTimer"
          label="Forbrugte timer"
          hjaelp="I alt i indplaceringen. Som 402,06."
          bredde={8}
          inputMode="decimal"
          fund={fund}
          vaerdi={skrevet.forbrugteTimer ?? skrevneTimer(overtag?.timerForbrugt)}
        />
        <Datofelt
          navn="opgjortTil"
          label="Opgjort til"
          hjaelp="Den sidste dag, der er talt med."
          fund={fund}
          {...(overtag && { vaerdi: overtag.opgjortTil })}
          skrevet={skrevet}
        />
        <Valg
          navn="forsikring"
          label="Forsikring"
          fund={fund}
          valgt={skrevet.forsikring ?? overtag?.forsikring ?? nu?.forsikring ?? forsikring}
          muligheder={[
            { vaerdi: 'FULDTID', tekst: 'Fuldtid' },
            { vaerdi: 'DELTID', tekst: 'Deltid' },
          ]}
        />
        <h2>Indplacering</h2>
        <Afkrydsning
          navn="nyIndplacering"
          label="Det er en ny indplacering"
          hjaelp="Timerne begynder forfra."
          fund={fund}
          afkrydset={felter ? skrevet.nyIndplacering === 'ja' : !nu}
        />
        <Datofelt
          navn="indplaceringsdato"
          label="Indplaceringsdato"
          hjaelp="Kan være tom, når indplaceringen er kendt."
          valgfri
          fund={fund}
          {...(overtag && { vaerdi: overtag.indplaceringsdato })}
          skrevet={skrevet}
        />
        <Tekstfelt
          navn="indplaceringTimer"
          label="Indplaceringens timer"
          hjaelp="Som 3848,00."
          valgfri
          bredde={8}
          inputMode="decimal"
          fund={fund}
          vaerdi={skrevet.indplaceringTimer ?? skrevneTimer(overtag?.indplaceringTimer)}
        />
        <h2>Korrektion</h2>
        <p>Udfyld kun, når timer eller dag er lavere end det, der er kendt.</p>
        <Tekstomraade
          navn="korrektionKommentar"
          label="Hvad er rettet?"
          valgfri
          maks={1500}
          linjer={4}
          fund={fund}
          vaerdi={skrevet.korrektionKommentar ?? ''}
        />
        <Datofelt navn="korrektionFra" label="Rettelsen gælder fra" valgfri fund={fund} skrevet={skrevet} />
        <div className="raekke">
          <Knap>Gem timer</Knap>
          <KnapLink art="sekundaer" href={`/myndighed/borgere/${borger.id}#timer`}>
            Annullér
          </KnapLink>
        </div>
      </form>
    </>
  )
}

/** Hours as people type them: '3848.00' → '3848,00', without a mark between thousands. */
const skrevneTimer = (timer: string | null | undefined): string => timer?.replace('.', ',') ?? ''
