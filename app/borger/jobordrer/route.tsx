import { z } from 'zod'
import { type Forespoergsel, formular, type Indhold, side } from '#components/side'
import { Fejlopsummering } from '#components/ui/fejlopsummering'
import { Notits } from '#components/ui/notits'
import { Printhoved } from '#components/ui/printhoved'
import { Sidehoved } from '#components/ui/sidehoved'
import { Tomt } from '#components/ui/tomt'
import { dagFor, visDato, visTidspunkt } from '#lib/dato'
import { type BorgerensJobordre, deltTekst, listEgneJobordrer } from '#lib/formidling/borgerens'
import type { TxKontekst } from '#lib/kontekst'
import { hentTal } from '#lib/regelsaet/vaerdier'
import { traekSamtykke } from '#lib/samtykke/traek'

type Samtykke = BorgerensJobordre['samtykker'][number]

async function vis(ctx: TxKontekst, { url, token, fund }: Forespoergsel): Promise<Indhold> {
  const ordrer = await listEgneJobordrer(ctx)
  const dage = await hentTal(ctx, 'deling_efter_dage', ctx.dag)
  return {
    side: 'Job, du er foreslået til',
    krop: (
      <>
        <Printhoved organisation="Job, du er foreslået til" hvem={ctx.aktoer.navn} naar={ctx.nu} />
        <Fejlopsummering fund={fund} />
        <Sidehoved tilbage={{ href: '/borger/sag', tekst: 'Min sag' }} titel="Job, du er foreslået til" />
        {url.searchParams.get('trukket') && (
          <Notits art="succes" titel="Dit ja er trukket tilbage">
            <p>
              Ingen kan se det, du delte, i Samspor mere. De, der havde fået det, skal også slette det hos sig selv.
            </p>
          </Notits>
        )}
        <p>
          Din a-kasse eller kommune kan foreslå dig til et job. De må kun dele noget om dig, når du har sagt ja. Dit
          CPR-nummer bliver aldrig delt.
        </p>
        {ordrer.length === 0 && <Tomt tekst="Du er ikke foreslået til noget job." />}
        {ordrer.map((o) => (
          <Job key={o.id} o={o} token={token} dage={dage} />
        ))}
      </>
    ),
  }
}

function Job({ o, token, dage }: { o: BorgerensJobordre; token: string; dage: number }) {
  return (
    <section aria-labelledby={`job-${o.id}`} className="kort">
      <h2 id={`job-${o.id}`} className="mt-0">
        {o.titel}
      </h2>
      <p>
        {o.virksomhed}
        {o.by && ` i ${o.by}`}. {o.myndighed} har foreslået dig.
      </p>
      <p>
        <b>{o.stand}</b>
      </p>
      {o.samtykker.length === 0 && <p>Intet om dig er delt.</p>}
      {o.samtykker.map((s) => (
        <Ja key={s.id} s={s} o={o} token={token} dage={dage} />
      ))}
      <details>
        <summary>
          Det er sket<span className="sr">: {o.titel}</span>
        </summary>
        <ol className="tidslinje">
          {o.historik.map((h) => (
            <li key={h.id}>
              {h.tekst}
              <p className="lille">
                {visTidspunkt(h.tid)} · {h.hvem}
              </p>
            </li>
          ))}
        </ol>
      </details>
    </section>
  )
}

/** The yes in its own words, what was shared with whom until when, and the way to take it back with one click. */
function Ja({ s, o, token, dage }: { s: Samtykke; o: BorgerensJobordre; token: string; dage: number }) {
  return (
    <>
      <h3>{s.trukketTid ? 'Du har trukket dit ja tilbage' : 'Du har sagt ja'}</h3>
      <blockquote className="notits">
        <p>{s.tekst}</p>
        <p className="lille">
          Sagt {visTidspunkt(s.givetTid)}. Skrevet ned af {s.skrevetAf}.
        </p>
      </blockquote>
      <p>Det er delt: {deltTekst(s.hvad)}.</p>
      <ul>
        {s.modtagere.map((m) => (
          <li key={`${m.navn} ${m.deltTid.getTime()}`}>
            {m.navn} fik det {visDato(dagFor(m.deltTid))}. {hvorLaenge(m, dage)}
          </li>
        ))}
      </ul>
      {s.trukketTid ? (
        <p>Du trak dit ja tilbage {visTidspunkt(s.trukketTid)}.</p>
      ) : (
        <form method="post" className="my-4">
          <input type="hidden" name="_token" value={token} />
          <input type="hidden" name="samtykkeId" value={s.id} />
          <button type="submit" className="knap sekundaer">
            Træk mit samtykke tilbage<span className="sr"> til {o.titel}</span>
          </button>
          <p className="lille mt-2">Så kan ingen se det mere. Det påvirker ikke dine dagpenge af sig selv.</p>
        </form>
      )}
    </>
  )
}

function hvorLaenge(m: Samtykke['modtagere'][number], dage: number): string {
  if (m.lukketTid)
    return m.kvitteretTid
      ? `Det blev lukket ${visDato(dagFor(m.lukketTid))}, og de har slettet det.`
      : `Det blev lukket ${visDato(dagFor(m.lukketTid))}. De har ikke skrevet endnu, at de har slettet det.`
  if (m.til) return `De kan se det til og med ${visDato(m.til)}.`
  return `De kan se det, mens jobbet er åbent, og ${dage} dage efter.`
}

export const GET = side(vis)

export const POST = formular(
  z.object({ samtykkeId: z.guid() }),
  async (ctx, input) => {
    await traekSamtykke(ctx, input)
    return '/borger/jobordrer?trukket=1'
  },
  vis,
)
