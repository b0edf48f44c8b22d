import { z } from 'zod'
import { Samtalekort } from '#components/samtale/borgerens'
import { BookSelv, VaelgAndenTid } from '#components/selvbook/borgerens'
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
import { bookTid } from '#lib/selvbook/book'
import { type BorgerensSelvbooking, hentBorgerensSelvbooking, iBorgerensOrd } from '#lib/selvbook/borgerens'
import { flytBooking } from '#lib/selvbook/flyt'

async function vis(ctx: TxKontekst, foresp: Forespoergsel): Promise<Indhold> {
  const efter = foresp.url.searchParams.get('efter') ?? undefined
  const data = await hentBorgerensSamtaler(ctx, selv(ctx), efter)
  const selvbooking = await hentBorgerensSelvbooking(ctx, selv(ctx), data.kommende)
  const kommunen = await hentTekst(ctx, 'jobcenter.bestemt', ctx.dag)
  return {
    side: 'Samtaler',
    krop: (
      <>
        <Fejlopsummering fund={foresp.fund} />
        <h1>Samtaler</h1>
        {foresp.url.searchParams.get('gemt') && <Notits art="succes" titel="Dit svar er gemt" />}
        {foresp.url.searchParams.get('booket') && (
          <Notits art="succes" titel="Tiden er din">
            <p>Du har fået en kvittering under Beskeder.</p>
          </Notits>
        )}
        {!efter && (
          <>
            {selvbooking.aabne.map((s, nr) => (
              <BookSelv key={s.frist.id} selvbooking={s} foresp={foresp} foerste={nr === 0} />
            ))}
            <h2>Det næste</h2>
            {data.kommende.length === 0 ? (
              <Tomt tekst="Du har ingen samtale lige nu.">
                <p>Du får en besked, når du skal til en samtale.</p>
              </Tomt>
            ) : (
              <Kommende data={data} selvbooking={selvbooking} nu={ctx.nu} foresp={foresp} />
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

function Kommende({
  data,
  selvbooking,
  nu,
  foresp,
}: {
  data: BorgerensSamtaler
  selvbooking: BorgerensSelvbooking
  nu: Date
  foresp: Forespoergsel
}) {
  const foerst = data.kommende.find((s) => selvbooking.kanFlyttes.has(s.id))
  return data.kommende.map((s) => {
    const booket = selvbooking.kanFlyttes.get(s.id)
    if (!booket) return <Samtalekort key={s.id} samtale={s} nu={nu} />
    return (
      <Samtalekort key={s.id} samtale={s} nu={nu}>
        <VaelgAndenTid
          samtale={s}
          selvbooking={booket}
          foresp={foresp}
          foerste={selvbooking.aabne.length === 0 && s === foerst}
        />
      </Samtalekort>
    )
  })
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
  z.object({ handling: z.literal('book'), frist: z.guid(), tid: z.guid('Vælg en tid.') }),
  z.object({ handling: z.literal('flyt'), frist: z.guid(), tid: z.guid('Vælg en tid.') }),
  z.object({ handling: z.literal('ny-adresse') }),
  z.object({ handling: z.literal('luk-adresse') }),
])

async function udfoer(ctx: Kontekst, input: z.infer<typeof Formular>): Promise<string> {
  switch (input.handling) {
    case 'valg':
      await vaelgAkassensDeltagelse(ctx, { deltager: input.deltager === 'ja' })
      return '/borger/samtaler?gemt=1#akassen'
    case 'book':
      await iBorgerensOrd(() => bookTid(ctx, { fristId: input.frist, tidId: input.tid }))
      return '/borger/samtaler?booket=1'
    case 'flyt':
      await iBorgerensOrd(() => flytBooking(ctx, { fristId: input.frist, tidId: input.tid }))
      return '/borger/samtaler?booket=1'
    case 'ny-adresse':
      await nyKalenderadresse(ctx)
      return '/borger/samtaler#kalender'
    case 'luk-adresse':
      await lukKalenderadresse(ctx)
      return '/borger/samtaler#kalender'
  }
}

export const POST = formular(Formular, udfoer, vis)
