import { listTraade, type Traadlinje } from '#lib/besked/queries'
import { maskerCpr } from '#lib/borger/cpr'
import { hentCpr } from '#lib/borger/find'
import { type Borger, hentBorger, maaBorger } from '#lib/borger/hent'
import { visDato } from '#lib/dato'
import { somDeVar } from '#lib/indstilling/dengang'
import { type Indstillinglinje, listIndstillinger } from '#lib/indstilling/queries'
import { type Forloebsfakta, hentForloeb, hentGraense, hentTimer, type Timestand } from '#lib/kontaktforloeb/queries'
import { kunSynlige } from '#lib/kontaktforloeb/synlige'
import { nuvaerende, slutningenAf, type Tidspunkt } from '#lib/kontaktforloeb/tidspunkt'
import type { TxKontekst } from '#lib/kontekst'
import { hentGaeldendePlan, hentPlanVed, type PlanIndhold } from '#lib/min-plan/queries'
import { listKoder } from '#lib/regelsaet/vaerdier'

export type Borgerside = {
  /** The day that the page is about; nothing can be done from a page that looks back. */
  tidspunkt: Tidspunkt
  borger: Borger
  cpr: string
  forloeb: Forloebsfakta
  timer: Timestand | undefined
  graense: string | null
  plan: PlanIndhold | undefined
  sager: Indstillinglinje[]
  traade: Traadlinje[]
  typer: Map<string, string>
  fravaerstyper: Map<string, string>
  maaIndstille: boolean
  maaSkrive: boolean
  maaSeCpr: boolean
}

/**
 * Everything a caseworker sees on one citizen's page, today or as it stood on a day (`tidspunkt`). The number is masked; in clear it is a deed of its own
 * (`visCprNummer`).
 */
export async function hentBorgerside(
  ctx: TxKontekst,
  borgerId: string,
  tidspunkt: Tidspunkt = nuvaerende(ctx),
): Promise<Borgerside> {
  const { dag, kendtPr } = tidspunkt
  const ser = dag < ctx.dag
  const borger = await hentBorger(ctx, borgerId, 'borger.se', ser ? formaalFor(tidspunkt) : undefined)
  const fakta = await hentForloeb(ctx, borgerId, dag, kendtPr)
  const forloeb = await kunSynlige(ctx, borgerId, fakta)
  const timer = await hentTimer(ctx, borgerId, ser ? tidspunkt : {})
  const cpr = await hentCpr(ctx, borgerId)
  const { sager } = await listIndstillinger(ctx, { borgerId, antal: 20 })
  const kanSkrive = !ser && borger.doedDato === null
  const navne = async (liste: string) => new Map((await listKoder(ctx, liste, dag)).map((k) => [k.kode, k.navn]))
  return {
    tidspunkt,
    borger,
    cpr: maskerCpr(cpr),
    forloeb,
    timer,
    graense: await hentGraense(ctx, fakta.medlemskab?.forsikring ?? 'FULDTID', dag),
    plan: ser ? await hentPlanVed(ctx, borgerId, kendtPr ?? slutningenAf(dag)) : await hentGaeldendePlan(ctx, borgerId),
    sager: ser ? await somDeVar(ctx, sager, kendtPr ?? slutningenAf(dag)) : sager,
    traade: ser ? [] : (await listTraade(ctx, { antal: 20 }, borgerId)).traade,
    typer: await navne('tilbudstype'),
    fravaerstyper: await navne('fravaerstype'),
    maaSkrive: kanSkrive && (await maaBorger(ctx, borgerId, 'besked.start')),
    maaIndstille: kanSkrive && (await maaBorger(ctx, borgerId, 'indstilling.opret')),
    maaSeCpr: !ser && (await maaBorger(ctx, borgerId, 'borger.cpr')),
  }
}

/** The access log's purpose of a look back: the day, and which knowledge. */
const formaalFor = ({ dag, kendtPr }: Tidspunkt): string =>
  `Så borgeren, som det var den ${visDato(dag)} (${kendtPr ? 'kendt dengang' : 'kendt nu'})`
