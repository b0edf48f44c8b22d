import { TimerMedDagpenge } from '#components/borger/timer'
import { side } from '#components/side'
import { Liste, Raekke } from '#components/ui/liste'
import { StatusTag } from '#components/ui/status-tag'
import { hentBorgerensEmne } from '#lib/besked/borgerens'
import { listTraade } from '#lib/besked/queries'
import { dagFor, visDatoMedUgedag } from '#lib/dato'
import { hentBorgerforloeb } from '#lib/kontaktforloeb/borgerens'
import { selv } from '#lib/kontekst'
import { hentGaeldendePlan } from '#lib/min-plan/queries'
import { hentTekst } from '#lib/regelsaet/vaerdier'

export const GET = side(async (ctx) => {
  const borgerId = selv(ctx)
  const forloeb = await hentBorgerforloeb(ctx, borgerId)
  const plan = await hentGaeldendePlan(ctx, borgerId)
  const { traade } = await listTraade(ctx, { antal: 5 })
  const emne = await hentBorgerensEmne(ctx)
  const kommunen = await hentTekst(ctx, 'jobcenter.bestemt', ctx.dag)
  const ulaest = traade.filter((t) => t.ulaest).length
  const skalLaesePlan = plan?.status === 'PUBLICERET'
  return {
    side: 'Overblik',
    krop: (
      <>
        <h1>Hej {ctx.aktoer.navn.split(' ')[0]}</h1>
        <h2>Det skal du gøre</h2>
        {!skalLaesePlan && ulaest === 0 && <p>Du skal ikke gøre noget lige nu.</p>}
        <Liste navn="Det skal du gøre">
          {skalLaesePlan && (
            <Raekke
              href="/borger/min-plan"
              titel="Læs din nye plan"
              ny
              under={plan.kvitterSenest ? `Senest ${visDatoMedUgedag(plan.kvitterSenest)}` : undefined}
            />
          )}
          {ulaest > 0 && <Raekke href="/borger/beskeder?vis=ulaeste" titel="Læs dine nye beskeder" ny />}
        </Liste>
        <h2>Hvem har din sag?</h2>
        <p>
          {forloeb.saetning}. {forloeb.akasse && `Din a-kasse er ${forloeb.akasse}.`}{' '}
          {forloeb.kommune && `Du hører til ${forloeb.kommune}.`}
        </p>
        <h2>Timer med dagpenge</h2>
        <TimerMedDagpenge timer={forloeb.timer} kommunen={kommunen} />
        <h2>Nye beskeder</h2>
        {traade.length === 0 && <p>Du har ingen beskeder.</p>}
        <Liste navn="Nye beskeder">
          {traade.map((t) => (
            <Raekke
              key={t.id}
              href={`/borger/beskeder/${t.id}`}
              titel={emne(t)}
              ny={t.ulaest}
              maerke={t.ulaest && <StatusTag art="info">Ulæst</StatusTag>}
              fra={t.afsenderNavn}
              dag={dagFor(t.sidsteTid)}
            />
          ))}
        </Liste>
        <p>
          <a href="/borger/beskeder">Se alle beskeder</a>
        </p>
      </>
    ),
  }
})
