import type { ReactNode } from 'react'
import { z } from 'zod'
import { Kvittering, Planudkast, PlanVisning } from '#components/borger/min-plan'
import { type Forespoergsel, formular, type Indhold, side } from '#components/side'
import { Tilbageblikstribe, Tilbageblikvalg } from '#components/tilbageblik'
import { Fejlopsummering } from '#components/ui/fejlopsummering'
import { Notits } from '#components/ui/notits'
import { Printhoved } from '#components/ui/printhoved'
import { Sidehoved } from '#components/ui/sidehoved'
import { MinPlanTag } from '#components/ui/tilstand'
import { dagFor, visDato } from '#lib/dato'
import { laesTilbageblik, type Tilbageblik } from '#lib/kontaktforloeb/tidspunkt'
import { selv, type TxKontekst } from '#lib/kontekst'
import { erTom, kvitterPlan } from '#lib/min-plan/kvitter'
import {
  hentGaeldendePlan,
  hentPlanPaa,
  listPlaner,
  listUdkast,
  type Plan,
  type PlanIndhold,
} from '#lib/min-plan/queries'
import { aendringslinjer, laesSenest } from '#lib/min-plan/visning'
import { hentTekst } from '#lib/regelsaet/vaerdier'

const STI = '/borger/min-plan'

async function vis(ctx: TxKontekst, foresp: Forespoergsel): Promise<Indhold> {
  const blik = laesTilbageblik(ctx, Object.fromEntries(foresp.url.searchParams))
  if (blik.ser) return planDengang(ctx, blik)
  const plan = await hentGaeldendePlan(ctx, selv(ctx))
  const planer = await listPlaner(ctx, selv(ctx))
  const udkast = await listUdkast(ctx, selv(ctx))
  const tekst = (navn: string) => hentTekst(ctx, `min_plan.${navn}`, ctx.dag)
  const tidligere = (
    <Tidligere planer={planer.filter((p) => p.nummer !== plan?.nummer)}>
      <Planudkast udkast={udkast} forklaring={await tekst('udkast.borger')} />
    </Tidligere>
  )
  const harTidligere = planer.length > (plan ? 1 : 0) || udkast.length > 0
  return {
    side: 'Min plan',
    krop: plan ? (
      <>
        <Printhoved organisation={plan.publiceretAfNavn} hvem={ctx.aktoer.navn} naar={ctx.nu} />
        <Fejlopsummering fund={foresp.fund} />
        <Sidehoved
          titel="Min plan"
          tag={<MinPlanTag status={plan.status} laest={plan.kvitteretTid ? dagFor(plan.kvitteretTid) : undefined} />}
        />
        {erTom(plan) ? (
          <Notits titel={await tekst('rettes')} />
        ) : (
          plan.status === 'PUBLICERET' && (
            <Bekraeft
              plan={plan}
              dag={ctx.dag}
              token={foresp.token}
              knap={await tekst('kvitter.knap')}
              forklaring={await tekst('kvitter.forklaring')}
            />
          )
        )}
        <Kvittering plan={plan} />
        <p className="ingen-print">
          <a href={`/borger/min-plan/${plan.nummer}/pdf`}>Hent planen som PDF</a>
        </p>
        <PlanVisning plan={plan} dag={ctx.dag} kalender />
        {plan.krav.length > 0 && <p>{await tekst('joblog')}</p>}
        {harTidligere && tidligere}
        <Tilbageblikvalg blik={blik} sti={STI} />
      </>
    ) : (
      <>
        <h1>Min plan</h1>
        <p>{await tekst('ingen')}</p>
        {harTidligere && tidligere}
        <Tilbageblikvalg blik={blik} sti={STI} />
      </>
    ),
  }
}

/** The plan as it was on an earlier day; it cannot be confirmed from there. */
async function planDengang(ctx: TxKontekst, blik: Tilbageblik): Promise<Indhold> {
  const plan = await hentPlanPaa(ctx, selv(ctx), blik.tidspunkt)
  return {
    side: 'Min plan',
    krop: (
      <>
        <Sidehoved titel="Min plan" />
        <Tilbageblikstribe blik={blik} sti={STI} />
        {plan ? (
          <>
            <Kvittering plan={plan} />
            <PlanVisning plan={plan} dag={blik.tidspunkt.dag} />
          </>
        ) : (
          <p>Du havde ikke en plan den dag.</p>
        )}
        <Tilbageblikvalg blik={blik} sti={STI} />
      </>
    ),
  }
}

function Bekraeft(p: { plan: PlanIndhold; dag: string; token: string; knap: string; forklaring: string }) {
  return (
    <Notits titel={laesSenest(p.plan.kvitterSenest, p.dag)}>
      <p>{p.forklaring}</p>
      <form method="post">
        <input type="hidden" name="_token" value={p.token} />
        <input type="hidden" name="nummer" value={p.plan.nummer} />
        <button type="submit" className="knap">
          {p.knap}
        </button>
      </form>
    </Notits>
  )
}

function Tidligere({ planer, children }: { planer: readonly Plan[]; children: ReactNode }) {
  return (
    <>
      <h2>Tidligere planer</h2>
      {planer.map((p) => (
        <section key={p.id} aria-label={`Plan ${p.nummer}`}>
          <p>
            <a href={`/borger/min-plan/${p.nummer}`}>Plan {p.nummer}</a>{' '}
            {p.publiceretTid && `fra ${visDato(dagFor(p.publiceretTid))}`}
          </p>
          <details>
            <summary>Se, hvad der blev ændret i plan {p.nummer}</summary>
            <ul>
              {aendringslinjer(p).map((l) => (
                <li key={l}>{l}</li>
              ))}
            </ul>
          </details>
        </section>
      ))}
      {children}
    </>
  )
}

export const GET = side(vis)

export const POST = formular(
  z.object({ nummer: z.coerce.number().int().positive() }),
  async (ctx, input) => {
    await kvitterPlan(ctx, { ...input, borgerId: selv(ctx) })
    return '/borger/min-plan'
  },
  vis,
)
