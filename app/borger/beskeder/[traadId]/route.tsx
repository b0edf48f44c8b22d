import { z } from 'zod'
import { Indstillingstrin } from '#components/borger/indstillingstrin'
import { Kontakter } from '#components/borger/kontakt'
import { type Forespoergsel, formular, type Indhold, side } from '#components/side'
import { BilagLink } from '#components/ui/bilag-link'
import { Notits } from '#components/ui/notits'
import { Printhoved } from '#components/ui/printhoved'
import { Sidehoved } from '#components/ui/sidehoved'
import { Tidslinje } from '#components/ui/tidslinje'
import { hentBorgerensEmne } from '#lib/besked/borgerens'
import { maerkLaest, maerkUlaest } from '#lib/besked/laest'
import { type Beskedvisning, hentTraad } from '#lib/besked/queries'
import { borgerensTekst } from '#lib/besked/visning'
import { dagFor, visDato, visTidspunkt } from '#lib/dato'
import { env } from '#lib/env'
import { listBorgerensTidslinje } from '#lib/events/tidslinje'
import { kortId, laesId } from '#lib/id'
import { hentIndstilling } from '#lib/indstilling/queries'
import { hentBorgerforloeb } from '#lib/kontaktforloeb/borgerens'
import { selv, type TxKontekst } from '#lib/kontekst'
import { findUnderretningITraad } from '#lib/nuph/borgerens'
import { hentTekst } from '#lib/regelsaet/vaerdier'

async function vis(ctx: TxKontekst, { param, token }: Forespoergsel): Promise<Indhold> {
  const traad = await hentTraad(ctx, laesId(param.traadId))
  await maerkLaest(ctx, traad)
  const emne = (await hentBorgerensEmne(ctx))(traad)
  const sag = traad.indstilling && (await hentIndstilling(ctx, traad.indstilling.id, 'indstilling.se'))
  const historik = sag ? (await listBorgerensTidslinje(ctx, selv(ctx), { om: sag.id })).linjer : []
  const underretning = await findUnderretningITraad(ctx, traad.id)
  const { akasse, kommune } = await hentBorgerforloeb(ctx, selv(ctx))
  const kommunen = await hentTekst(ctx, 'jobcenter.bestemt', ctx.dag)
  return {
    side: 'Besked',
    krop: (
      <>
        <Printhoved
          organisation="Samspor"
          sagsnummer={traad.indstilling?.sagsnummer ?? undefined}
          hvem={ctx.aktoer.navn}
          naar={ctx.nu}
        />
        <Sidehoved tilbage={{ href: '/borger/beskeder', tekst: 'beskeder' }} titel={emne} />
        {traad.modtagerNavn && (
          <Notits titel={`Besked fra ${traad.afsenderNavn} til ${traad.modtagerNavn}`}>
            <p>Du kan læse den, men ikke svare. Er noget forkert? Så kontakt din a-kasse eller {kommunen}.</p>
          </Notits>
        )}
        {sag && <Indstillingstrin status={sag.status} kommunen={kommunen} />}
        {traad.beskeder.map((b) => (
          <Post key={b.id} besked={b} />
        ))}
        {underretning && (
          <p>
            <a className="knap" href={`/borger/underretninger/${kortId(underretning)}`}>
              Se sagen og skriv din forklaring
            </a>
          </p>
        )}
        <p className="lille">Kan læses af: dig{traad.laesere.map((navn) => `, ${navn}`)}.</p>
        {!traad.modtagerNavn && <p>Du kan ikke svare her. Har du spørgsmål, så ring.</p>}
        <Kontakter akasse={akasse} kommune={kommune} />
        {historik.length > 0 && (
          <>
            <h2>Det er sket</h2>
            <Tidslinje haendelser={historik.map((h) => ({ id: h.id, titel: h.tekst, tid: h.tid, hvem: h.hvem }))} />
          </>
        )}
        <form method="post" className="ingen-print my-4">
          <input type="hidden" name="_token" value={token} />
          <button type="submit" className="knap sekundaer">
            Markér som ulæst
          </button>
        </form>
      </>
    ),
  }
}

function Post({ besked }: { besked: Beskedvisning }) {
  if (besked.fjernetTid) return <p>Beskeden er fjernet af afsenderen den {visDato(dagFor(besked.fjernetTid))}.</p>
  return (
    <article aria-label={`Besked fra ${besked.afsenderNavn}`} className="my-6">
      <h2>{besked.afsenderNavn}</h2>
      <p className="lille">
        {visTidspunkt(besked.sendtTid)}
        {besked.modtagerNavn && ` · til ${besked.modtagerNavn}`}
      </p>
      <p className="whitespace-pre-line">{borgerensTekst(besked)}</p>
      {besked.digitalPost && (
        <p>
          <a className="knap sekundaer" href={digitalPost()} rel="noopener">
            Gå til Digital Post
          </a>
        </p>
      )}
      {besked.bilag.map((b) => (
        <p key={b.id}>
          <BilagLink
            href={`/borger/bilag/${b.id}`}
            filnavn={b.navn}
            stoerrelse={b.stoerrelse}
            nytVindue
            stand={b.kontrol}
          />
        </p>
      ))}
    </article>
  )
}

/** The citizen's mailbox: the real one, and in the demo the one the demo's letters land in. */
const digitalPost = () => (env().SAMSPOR_DEMO ? `${env().DIGITAL_POST_URL}/post` : 'https://post.borger.dk')

export const GET = side(vis)

export const POST = formular(
  z.object({}).loose(),
  async (ctx, _input, param) => {
    await maerkUlaest(ctx, laesId(param.traadId))
    return '/borger/beskeder'
  },
  vis,
)
