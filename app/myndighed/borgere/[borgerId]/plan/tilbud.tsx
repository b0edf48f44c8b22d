import { Tabel } from '#components/ui/tabel'
import { visKortDato } from '#lib/dato'
import type { PlanIndhold } from '#lib/min-plan/queries'

/** The tilbud of the plan; the jobcenter may open one to change or end it. */
export function Tilbud({ plan, borgerId, maa }: { plan: PlanIndhold | undefined; borgerId: string; maa: boolean }) {
  if (!plan || plan.tilbud.length === 0) return <p>Der står ingen tilbud i planen.</p>
  return (
    <Tabel
      titel="Tilbud i planen"
      skjultTitel
      raekker={plan.tilbud}
      noegle={(t) => t.tilbudId}
      kolonner={[
        {
          titel: 'Tilbud',
          vis: (t) =>
            maa ? <a href={`/myndighed/borgere/${borgerId}/plan/aktivitet?tilbud=${t.tilbudId}`}>{t.navn}</a> : t.navn,
        },
        { titel: 'Fra', vis: (t) => visKortDato(t.start) },
        { titel: 'Til', vis: (t) => visKortDato(t.slut) },
        { titel: 'Sted', vis: (t) => t.sted ?? '–' },
        { titel: 'Ansvarlig', vis: (t) => [t.registreretAfNavn, t.sagsbehandler].filter(Boolean).join(', ') },
      ]}
    />
  )
}
