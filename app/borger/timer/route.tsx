import { ForventetSkift, TimerMedDagpenge, timerTilbage } from '#components/borger/timer'
import { side } from '#components/side'
import { Tilbageblikstribe, Tilbageblikvalg } from '#components/tilbageblik'
import { Definitionsliste } from '#components/ui/definitionsliste'
import { StatusTag } from '#components/ui/status-tag'
import { Tabel } from '#components/ui/tabel'
import { visDato, visTimer } from '#lib/dato'
import { hentBorgerforloeb, listTimer } from '#lib/kontaktforloeb/borgerens'
import { hentGraense } from '#lib/kontaktforloeb/queries'
import { laesTilbageblik } from '#lib/kontaktforloeb/tidspunkt'
import { selv } from '#lib/kontekst'
import { hentSkoen } from '#lib/overdragelse/overblik'
import { hentTekst } from '#lib/regelsaet/vaerdier'

const STI = '/borger/timer'

export const GET = side(async (ctx, { url }) => {
  const blik = laesTilbageblik(ctx, Object.fromEntries(url.searchParams))
  const forloeb = await hentBorgerforloeb(ctx, selv(ctx), blik.tidspunkt)
  const opgoerelser = await listTimer(ctx, selv(ctx), blik.ser ? blik.tidspunkt : {})
  const kommunen = await hentTekst(ctx, 'jobcenter.bestemt', blik.tidspunkt.dag)
  const [fuldtid, deltid] = [
    await hentGraense(ctx, 'FULDTID', blik.tidspunkt.dag),
    await hentGraense(ctx, 'DELTID', blik.tidspunkt.dag),
  ]
  const tilbage = timerTilbage(forloeb)
  const skoen = blik.ser ? undefined : await hentSkoen(ctx, selv(ctx))
  return {
    side: 'Timer med dagpenge',
    krop: (
      <>
        <h1>Timer med dagpenge</h1>
        <Tilbageblikstribe blik={blik} sti={STI} />
        <p>{forloeb.saetning}.</p>
        <TimerMedDagpenge forloeb={forloeb} kommunen={kommunen} />
        <Definitionsliste
          par={[
            ['Brugt', forloeb.timer ? `${visTimer(forloeb.timer.brugt)} timer` : 'Ikke opgjort'],
            ['Grænse', forloeb.graense && `${visTimer(forloeb.graense)} timer`],
            ['Tilbage', tilbage && `${visTimer(tilbage)} timer`],
            ['Forsikring', forsikring(forloeb.forsikring)],
          ]}
        />
        <ForventetSkift skoen={skoen} kommunen={kommunen} dag={ctx.dag} />
        <h2>Hvad betyder det?</h2>
        <p>
          Din a-kasse har dine samtaler den første tid, du er ledig. Tiden måles i timer med dagpenge. Du bruger færre
          timer i en måned, hvis du har arbejde, ferie eller er syg.
        </p>
        {fuldtid && deltid && (
          <p>
            Grænsen er {heleTimer(fuldtid)} timer, hvis du er fuldtidsforsikret. Den er {heleTimer(deltid)} timer, hvis
            du er deltidsforsikret.
          </p>
        )}
        <p>
          Når du når grænsen, sætter din a-kasse en slutdato. Fra dagen efter har {kommunen} dine samtaler. Dine
          dagpenge fortsætter.
        </p>
        <p>
          <a href="/borger/sanktioner">Se mine sanktioner</a>
        </p>
        <h2>Opgørelser</h2>
        {opgoerelser.length === 0 ? (
          <p>Der er ingen opgørelser endnu. Din a-kasse opgør normalt dine timer en gang om måneden.</p>
        ) : (
          <Tabel
            titel="Opgørelser"
            skjultTitel
            raekker={opgoerelser}
            noegle={(o) => o.id}
            kolonner={[
              { titel: 'Opgjort til', vis: (o) => visDato(o.opgjortTil) },
              {
                titel: 'Timer i alt',
                tal: true,
                vis: (o) => (o.rettet ? <s>{visTimer(o.timer)}</s> : visTimer(o.timer)),
              },
              { titel: 'A-kasse', vis: (o) => o.akasse },
              {
                titel: 'Status',
                vis: (o) =>
                  o.rettet ? (
                    <StatusTag art="neutral">Rettet, tæller ikke</StatusTag>
                  ) : o.erRettelse ? (
                    <StatusTag art="info">Rettelse</StatusTag>
                  ) : (
                    'Gælder'
                  ),
              },
            ]}
          />
        )}
        <Tilbageblikvalg blik={blik} sti={STI} />
      </>
    ),
  }
})

const heleTimer = (timer: string): string => Number(timer).toLocaleString('da-DK')

const forsikring = (f: 'FULDTID' | 'DELTID' | null): string | null =>
  f === null ? null : f === 'DELTID' ? 'Du er deltidsforsikret' : 'Du er fuldtidsforsikret'
