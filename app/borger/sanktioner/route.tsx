import { side } from '#components/side'
import { Printhoved } from '#components/ui/printhoved'
import { Sidehoved } from '#components/ui/sidehoved'
import { Tomt } from '#components/ui/tomt'
import { visDato } from '#lib/dato'
import { kortId } from '#lib/id'
import { type Borgersanktion, hentMineSanktioner } from '#lib/sanktion/borgerens'

/** What the citizen's a-kasse has decided about their benefit, in whole sentences. */
export const GET = side(async (ctx) => {
  const { sanktioner, naeste } = await hentMineSanktioner(ctx)
  return {
    side: 'Mine sanktioner',
    krop: (
      <>
        <Printhoved organisation="Mine sanktioner" hvem={ctx.aktoer.navn} naar={ctx.nu} />
        <Sidehoved tilbage={{ href: '/borger/timer', tekst: 'timer med dagpenge' }} titel="Mine sanktioner" />
        <p>
          Her står det, din a-kasse har afgjort om dine dagpenge. En sanktion betyder, at du ikke får dagpenge i en tid.
          Kun din a-kasse kan give en sanktion.
        </p>
        {sanktioner.length === 0 ? (
          <Tomt tekst="Du har ingen sanktioner." />
        ) : (
          <>
            {naeste && <p>{naeste}</p>}
            {sanktioner.map((s) => (
              <Sanktion key={s.id} s={s} />
            ))}
            <h2>Er du uenig?</h2>
            <p>
              Du kan klage. Afgørelsen ligger i din post fra a-kassen. Der står, hvordan du klager, og hvornår den skal
              have din klage.
            </p>
          </>
        )}
      </>
    ),
  }
})

const Sanktion = ({ s }: { s: Borgersanktion }) => (
  <section aria-label={`Afgørelse fra den ${visDato(s.afgjort)}`}>
    <h2>{visDato(s.afgjort)}</h2>
    <p>{s.betyder}</p>
    <p className="lille">
      Det handler om noget, der skete den {visDato(s.skete)}. {s.akasse} har afgjort det.
      {s.rettet && !s.fjernet && ` Det er ændret den ${visDato(s.rettet)}.`}
      {s.rettet && s.fjernet && ` Den blev fjernet den ${visDato(s.rettet)}.`}
    </p>
    {s.nuphId && (
      <p>
        <a href={`/borger/underretninger/${kortId(s.nuphId)}`}>Se beskeden fra kommunen</a>
      </p>
    )}
  </section>
)
