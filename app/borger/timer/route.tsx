import { TimerMedDagpenge } from '#components/borger/timer'
import { side } from '#components/side'
import { Tabel } from '#components/ui/tabel'
import { visDato, visTimer } from '#lib/dato'
import { hentBorgerforloeb, listTimer } from '#lib/kontaktforloeb/borgerens'
import { selv } from '#lib/kontekst'
import { hentTekst } from '#lib/regelsaet/vaerdier'

export const GET = side(async (ctx) => {
  const forloeb = await hentBorgerforloeb(ctx, selv(ctx))
  const opgoerelser = await listTimer(ctx, selv(ctx))
  const kommunen = await hentTekst(ctx, 'jobcenter.bestemt', ctx.dag)
  return {
    side: 'Timer med dagpenge',
    krop: (
      <>
        <h1>Timer med dagpenge</h1>
        <p>
          {forloeb.saetning}.{' '}
          {forloeb.forsikring === 'DELTID'
            ? 'Du er deltidsforsikret.'
            : forloeb.forsikring === 'FULDTID'
              ? 'Du er fuldtidsforsikret.'
              : ''}
        </p>
        <TimerMedDagpenge forloeb={forloeb} kommunen={kommunen} />
        {opgoerelser.length > 0 && (
          <Tabel
            titel="Opgørelser"
            raekker={opgoerelser}
            noegle={(o) => `${o.opgjortTil} ${o.indberettetTid.toISOString()}`}
            kolonner={[
              { titel: 'Opgjort til', vis: (o) => visDato(o.opgjortTil) },
              { titel: 'Timer i alt', tal: true, vis: (o) => visTimer(o.timer) },
              { titel: 'A-kasse', vis: (o) => o.akasse },
            ]}
          />
        )}
      </>
    ),
  }
})
