import { Definitionsliste } from '#components/ui/definitionsliste'
import { Notits } from '#components/ui/notits'
import { dagFor, visDato, visDatoMedUgedag, visTidspunkt } from '#lib/dato'
import type { PlanIndhold } from '#lib/min-plan/queries'

/** What a version of the plan says, for the citizen. */
export function PlanVisning({ plan }: { plan: PlanIndhold }) {
  return (
    <>
      <h2>Hvad er ændret?</h2>
      <p>
        {plan.aendring}.{' '}
        {plan.publiceretTid && `Ændret den ${visDato(dagFor(plan.publiceretTid))} af ${plan.publiceretAfNavn}.`}
      </p>
      <h2>Jobmål</h2>
      {plan.jobmaal.length === 0 ? (
        <p>Der står ingen jobmål i planen.</p>
      ) : (
        <ul>
          {plan.jobmaal.map((m) => (
            <li key={m.nummer}>
              <b>{m.titel}</b>
              {m.primaer && ' (dit vigtigste jobmål)'}{' '}
              <span className="lille">Registreret af {m.registreretAfNavn}</span>
            </li>
          ))}
        </ul>
      )}
      <h2>Krav til jobsøgning</h2>
      {plan.krav.length === 0 && <p>Din a-kasse har ikke skrevet krav til jobsøgning endnu.</p>}
      {plan.krav.map((k) => (
        <p key={k.nummer}>
          Du skal søge mindst <b>{k.antalPrUge} job om ugen</b>. {k.tekst && `${k.tekst}. `}Gælder fra{' '}
          {visDato(k.gyldigFra)}.
        </p>
      ))}
      <h2>Tilbud og aktiviteter</h2>
      {plan.tilbud.length === 0 && <p>Du har ingen tilbud.</p>}
      {plan.tilbud.map((t) => (
        <section key={t.tilbudId} aria-label={t.navn}>
          <h3>{t.navn}</h3>
          <Definitionsliste
            par={[
              ['Begynder', visDatoMedUgedag(t.start)],
              ['Sidste dag', visDatoMedUgedag(t.slut)],
              [
                'Tid om ugen',
                t.timerPrUge === null
                  ? null
                  : `${t.timerPrUge} timer${t.minutterPrUge ? ` og ${t.minutterPrUge} minutter` : ''}`,
              ],
              ['Sted', t.sted],
              ['Kontaktperson', t.kontaktperson],
              ['Mål', t.maal],
              ['Registreret af', t.registreretAfNavn],
            ]}
          />
        </section>
      ))}
    </>
  )
}

/** The receipt that stays on the page. */
export const Kvittering = ({ plan }: { plan: PlanIndhold }) =>
  plan.kvitteretTid ? (
    <Notits
      art="succes"
      titel={`Tak. Du har bekræftet, at du har læst planen den ${visTidspunkt(plan.kvitteretTid)}.`}
    />
  ) : null
