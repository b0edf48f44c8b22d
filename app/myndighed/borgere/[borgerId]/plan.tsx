import { Planudkast } from '#components/borger/min-plan'
import { KnapLink } from '#components/ui/knap'
import { Notits } from '#components/ui/notits'
import { MinPlanTag } from '#components/ui/tilstand'
import type { Borgerside } from '#lib/borger/side'
import { dagFor, visDato, visKortDato } from '#lib/dato'
import { aendringslinjer } from '#lib/min-plan/visning'

type Data = Pick<
  Borgerside,
  'borger' | 'plan' | 'planer' | 'krav' | 'udkast' | 'udkastForklaring' | 'maaPlan' | 'forloeb'
>

/** The plan in force at the moment that the page is about, who may change its goals, and the earlier ones. */
export function Plan({
  data,
  kommunen,
  akasse,
  udgivet,
}: {
  data: Data
  kommunen: string
  akasse: boolean
  /** The version that was just published from here. */
  udgivet?: string | undefined
}) {
  const { plan, forloeb, borger } = data
  const sti = `/myndighed/borgere/${borger.id}/plan`
  return (
    <section id="plan">
      <h2>Min plan</h2>
      {udgivet && plan && udgivet === String(plan.nummer) && (
        <Notits art="succes" titel={`Plan ${plan.nummer} er udgivet. Borgeren har fået besked.`} />
      )}
      {data.maaPlan && (
        <p>
          <KnapLink art="sekundaer" href={sti}>
            {plan ? 'Ændr planen' : 'Lav plan'}
          </KnapLink>
        </p>
      )}
      {plan ? <Nuvaerende plan={plan} sti={sti} /> : <p>Der er ingen plan endnu.</p>}
      {plan && (
        <p className="lille">
          {forloeb.ansvarlig === 'AKASSE'
            ? 'Kun a-kassen kan ændre jobmål, så længe a-kassen har samtalerne.'
            : `Kun ${kommunen.toLowerCase()} kan ændre jobmål nu.`}
        </p>
      )}
      <Krav data={data} sti={sti} akasse={akasse} />
      <Tidligere data={data} sti={sti} />
    </section>
  )
}

function Nuvaerende({ plan, sti }: { plan: NonNullable<Data['plan']>; sti: string }) {
  return (
    <>
      <p>
        <a href={`${sti}/${plan.nummer}`}>Plan {plan.nummer}</a>{' '}
        <MinPlanTag status={plan.status} laest={plan.kvitteretTid ? dagFor(plan.kvitteretTid) : undefined} />{' '}
        {aendringslinjer(plan).join('. ')}
      </p>
      <ul>
        {plan.jobmaal.map((m) => (
          <li key={m.nummer}>
            Jobmål: {m.titel}
            {m.primaer && ' (primært)'}
          </li>
        ))}
        {plan.krav.map((k) => (
          <li key={k.nummer}>
            Krav: {k.antalPrUge} job om ugen fra {visKortDato(k.gyldigFra)}
          </li>
        ))}
        {plan.tilbud.map((t) => (
          <li key={t.tilbudId}>
            Tilbud: {t.navn}, {visKortDato(t.start)}–{visKortDato(t.slut)}
            {t.sted && `, ${t.sted}`}
          </li>
        ))}
        {plan.aftaler.map((a) => (
          <li key={a.aftaleId}>
            Aftale: {a.tekst}
            {a.dag && `, senest ${visKortDato(a.dag)}`}
          </li>
        ))}
      </ul>
    </>
  )
}

/** Every requirement, also those that have ended or were a mistake; the a-kasse ends them from here. */
function Krav({ data, sti, akasse }: { data: Data; sti: string; akasse: boolean }) {
  if (data.krav.length === 0) return null
  return (
    <details>
      <summary>Krav til jobsøgning, også tidligere ({data.krav.length})</summary>
      <ul>
        {data.krav.map((k) => {
          const tekst = `${k.antalPrUge} job om ugen fra ${visKortDato(k.gyldigFra)}${k.gyldigTil ? ` til ${visKortDato(k.gyldigTil)}` : ''}`
          return (
            <li key={k.id}>
              {akasse && data.maaPlan ? <a href={`${sti}/krav/${k.id}`}>{tekst}</a> : tekst}
              {k.fejloprettetTid && ` (fejloprettet: ${k.fejloprettetKommentar})`}
            </li>
          )
        })}
      </ul>
    </details>
  )
}

function Tidligere({ data, sti }: { data: Data; sti: string }) {
  const tidligere = data.planer.filter((p) => p.nummer < (data.plan?.nummer ?? 0))
  if (tidligere.length === 0 && data.udkast.length === 0) return null
  return (
    <details>
      <summary>Tidligere planer ({tidligere.length + data.udkast.length})</summary>
      <ul>
        {tidligere.map((p) => (
          <li key={p.id}>
            <a href={`${sti}/${p.nummer}`}>Plan {p.nummer}</a>{' '}
            {p.publiceretTid && `fra ${visDato(dagFor(p.publiceretTid))}: `}
            {aendringslinjer(p).join('. ')}
          </li>
        ))}
      </ul>
      <Planudkast udkast={data.udkast} forklaring={data.udkastForklaring} />
    </details>
  )
}
