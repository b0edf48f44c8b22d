import { z } from 'zod'
import { Samtalekort } from '#components/samtale/borgerens'
import { type Forespoergsel, formular, type Indhold, side } from '#components/side'
import { Fejlopsummering } from '#components/ui/fejlopsummering'
import { Notits } from '#components/ui/notits'
import { Paging } from '#components/ui/paging'
import { Tomt } from '#components/ui/tomt'
import { Valg } from '#components/ui/valg'
import { type Kontekst, selv, type TxKontekst } from '#lib/kontekst'
import { hentTekst } from '#lib/regelsaet/vaerdier'
import { type BorgerensSamtaler, hentBorgerensSamtaler } from '#lib/samtale/borgerens'
import { lukKalenderadresse, nyKalenderadresse } from '#lib/samtale/kalender'
import { vaelgAkassensDeltagelse } from '#lib/samtale/valg'

async function vis(ctx: TxKontekst, foresp: Forespoergsel): Promise<Indhold> {
  const efter = foresp.url.searchParams.get('efter') ?? undefined
  const data = await hentBorgerensSamtaler(ctx, selv(ctx), efter)
  const kommunen = await hentTekst(ctx, 'jobcenter.bestemt', ctx.dag)
  return {
    side: 'Samtaler',
    krop: (
      <>
        <Fejlopsummering fund={foresp.fund} />
        <h1>Samtaler</h1>
        {foresp.url.searchParams.get('gemt') && <Notits art="succes" titel="Dit svar er gemt" />}
        {!efter && (
          <>
            <h2>Det næste</h2>
            {data.kommende.length === 0 ? (
              <Tomt tekst="Du har ingen samtale lige nu.">
                <p>Du får en besked, når der er en ny tid.</p>
              </Tomt>
            ) : (
              data.kommende.map((s) => <Samtalekort key={s.id} samtale={s} nu={ctx.nu} />)
            )}
            <Akassen data={data} foresp={foresp} kommunen={kommunen} />
          </>
        )}
        <h2>Tidligere</h2>
        {data.tidligere.length === 0 && <p>Du har ikke haft samtaler endnu.</p>}
        {data.tidligere.map((s) => (
          <Samtalekort key={s.id} samtale={s} nu={ctx.nu} />
        ))}
        <Paging hvad="samtaler" naeste={data.naeste ? `/borger/samtaler?efter=${data.naeste}` : undefined} />
        {!efter && <Kalender adresse={data.kalenderadresse} token={foresp.token} />}
      </>
    ),
  }
}

function Akassen({ data, foresp, kommunen }: { data: BorgerensSamtaler; foresp: Forespoergsel; kommunen: string }) {
  if (!data.valg) return null
  const { deltager } = data.valg
  return (
    <section id="akassen" aria-labelledby="akassen-titel">
      <h2 id="akassen-titel">Skal din a-kasse være med hos {kommunen}?</h2>
      <p>Du vælger selv, om din a-kasse er med til den første samtale hos {kommunen}. Du kan vælge om.</p>
      <form method="post">
        <input type="hidden" name="_token" value={foresp.token} />
        <input type="hidden" name="handling" value="valg" />
        <Valg
          navn="deltager"
          label="Dit valg"
          fund={foresp.fund}
          valgt={deltager === null ? undefined : deltager ? 'ja' : 'nej'}
          muligheder={[
            { vaerdi: 'ja', tekst: 'Ja, a-kassen skal være med' },
            { vaerdi: 'nej', tekst: 'Nej, jeg kommer alene' },
          ]}
        />
        <button type="submit" className="knap">
          Gem dit valg
        </button>
      </form>
    </section>
  )
}

/** The calendar's own address: it is a key, and is told as one. */
function Kalender({ adresse, token }: { adresse: string | null; token: string }) {
  return (
    <section id="kalender" aria-labelledby="kalender-titel">
      <h2 id="kalender-titel">Dine samtaler i din egen kalender</h2>
      <p>
        Du kan få en adresse, som din kalender selv henter fra. Den viser kun tid og sted for dine samtaler og tilbud.
        Giv den ikke til andre: den, der har adressen, kan se, hvornår du har møder.
      </p>
      {adresse && (
        <p>
          <label htmlFor="kalenderadresse">Din adresse</label>
          <input id="kalenderadresse" className="w-full block" readOnly defaultValue={adresse} />
        </p>
      )}
      <form method="post" className="raekke">
        <input type="hidden" name="_token" value={token} />
        <button type="submit" name="handling" value="ny-adresse" className="knap sekundaer">
          {adresse ? 'Lav en ny adresse' : 'Lav en adresse'}
        </button>
        {adresse && (
          <button type="submit" name="handling" value="luk-adresse" className="knap sekundaer">
            Luk adressen
          </button>
        )}
      </form>
      {adresse && <p className="lille">Laver du en ny adresse, eller lukker du den, virker den gamle ikke mere.</p>}
    </section>
  )
}

export const GET = side(vis)

const Formular = z.discriminatedUnion('handling', [
  z.object({ handling: z.literal('valg'), deltager: z.enum(['ja', 'nej'], 'Vælg ja eller nej.') }),
  z.object({ handling: z.literal('ny-adresse') }),
  z.object({ handling: z.literal('luk-adresse') }),
])

async function udfoer(ctx: Kontekst, input: z.infer<typeof Formular>): Promise<string> {
  switch (input.handling) {
    case 'valg':
      await vaelgAkassensDeltagelse(ctx, { deltager: input.deltager === 'ja' })
      return '/borger/samtaler?gemt=1#akassen'
    case 'ny-adresse':
      await nyKalenderadresse(ctx)
      return '/borger/samtaler#kalender'
    case 'luk-adresse':
      await lukKalenderadresse(ctx)
      return '/borger/samtaler#kalender'
  }
}

export const POST = formular(Formular, udfoer, vis)
