import { z } from 'zod'
import { Kvittering, PlanVisning } from '#components/borger/min-plan'
import { type Forespoergsel, formular, type Indhold, side } from '#components/side'
import { Tilbageblikstribe, Tilbageblikvalg } from '#components/tilbageblik'
import { Fejlopsummering } from '#components/ui/fejlopsummering'
import { Notits } from '#components/ui/notits'
import { Printhoved } from '#components/ui/printhoved'
import { Sidehoved } from '#components/ui/sidehoved'
import { MinPlanTag } from '#components/ui/tilstand'
import { dagFor, visDato, visDatoMedUgedag } from '#lib/dato'
import { laesTilbageblik, slutningenAf, type Tilbageblik } from '#lib/kontaktforloeb/tidspunkt'
import { selv, type TxKontekst } from '#lib/kontekst'
import { kvitterPlan } from '#lib/min-plan/kvitter'
import { hentGaeldendePlan, hentPlanVed, listPlaner } from '#lib/min-plan/queries'
import { hentTekst } from '#lib/regelsaet/vaerdier'

const STI = '/borger/min-plan'

async function vis(ctx: TxKontekst, { token, fund, url }: Forespoergsel): Promise<Indhold> {
  const blik = laesTilbageblik(ctx, Object.fromEntries(url.searchParams))
  if (blik.ser) return planDengang(ctx, blik)
  const plan = await hentGaeldendePlan(ctx, selv(ctx))
  if (!plan) {
    return {
      side: 'Min plan',
      krop: (
        <>
          <h1>Min plan</h1>
          <p>Du har ikke en plan endnu. Den bliver lavet ved din første samtale med a-kassen.</p>
          <Tilbageblikvalg blik={blik} sti={STI} />
        </>
      ),
    }
  }
  const tidligere = (await listPlaner(ctx, selv(ctx))).filter((p) => p.nummer !== plan.nummer)
  const knap = await hentTekst(ctx, 'min_plan.kvitter.knap', ctx.dag)
  const forklaring = await hentTekst(ctx, 'min_plan.kvitter.forklaring', ctx.dag)
  return {
    side: 'Min plan',
    krop: (
      <>
        <Printhoved organisation={plan.publiceretAfNavn} hvem={ctx.aktoer.navn} naar={ctx.nu} />
        <Fejlopsummering fund={fund} />
        <Sidehoved
          titel="Min plan"
          tag={<MinPlanTag status={plan.status} laest={plan.kvitteretTid ? dagFor(plan.kvitteretTid) : undefined} />}
        />
        {plan.status === 'PUBLICERET' && (
          <Notits titel={laesSenest(plan.kvitterSenest, ctx.dag)}>
            <p>{forklaring}</p>
            <form method="post">
              <input type="hidden" name="_token" value={token} />
              <input type="hidden" name="nummer" value={plan.nummer} />
              <button type="submit" className="knap">
                {knap}
              </button>
            </form>
          </Notits>
        )}
        <Kvittering plan={plan} />
        <PlanVisning plan={plan} />
        {tidligere.length > 0 && (
          <>
            <h2>Tidligere planer</h2>
            <ul>
              {tidligere.map((p) => (
                <li key={p.id}>
                  <a href={`/borger/min-plan/${p.nummer}`}>Plan {p.nummer}</a>{' '}
                  {p.publiceretTid && `fra ${visDato(dagFor(p.publiceretTid))}`}: {p.aendring}
                </li>
              ))}
            </ul>
          </>
        )}
        <Tilbageblikvalg blik={blik} sti={STI} />
      </>
    ),
  }
}

/** The plan as it was on an earlier day; it cannot be confirmed from there. */
async function planDengang(ctx: TxKontekst, blik: Tilbageblik): Promise<Indhold> {
  const plan = await hentPlanVed(ctx, selv(ctx), slutningenAf(blik.tidspunkt.dag))
  return {
    side: 'Min plan',
    krop: (
      <>
        <Sidehoved titel="Min plan" />
        <Tilbageblikstribe blik={blik} sti={STI} />
        {plan ? (
          <>
            <Kvittering plan={plan} />
            <PlanVisning plan={plan} />
          </>
        ) : (
          <p>Du havde ikke en plan den dag.</p>
        )}
        <Tilbageblikvalg blik={blik} sti={STI} />
      </>
    ),
  }
}

/** By when the plan is to be read. A deadline that has passed is told without blame. */
function laesSenest(frist: string | null, dag: string): string {
  if (!frist) return 'Læs planen'
  return frist < dag
    ? `Læs planen nu. Fristen var ${visDatoMedUgedag(frist)}`
    : `Læs planen senest ${visDatoMedUgedag(frist)}`
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
