import { listTraade, type Traadlinje } from '#lib/besked/queries'
import { maskerCpr } from '#lib/borger/cpr'
import { hentCpr } from '#lib/borger/find'
import { type Borger, hentBorger, maaBorger } from '#lib/borger/hent'
import { findUovertagne, listTimelinjer, type Timelinje } from '#lib/dagpengetaeller/historik'
import type { TidligereOpgoerelse } from '#lib/dagpengetaeller/queries'
import { type Indstillinglinje, listIndstillinger } from '#lib/indstilling/queries'
import { type Forloebsfakta, hentForloeb, hentGraense, hentTimer, type Timestand } from '#lib/kontaktforloeb/queries'
import { nuvaerende, type Tidspunkt } from '#lib/kontaktforloeb/tidspunkt'
import type { TxKontekst } from '#lib/kontekst'
import { hentGaeldendePlan, type PlanIndhold } from '#lib/min-plan/queries'
import { listKoder } from '#lib/regelsaet/vaerdier'

export type Borgerside = {
  /** The day that the page is about; nothing can be done from a page that looks back. */
  tidspunkt: Tidspunkt
  borger: Borger
  cpr: string
  forloeb: Forloebsfakta
  timer: Timestand | undefined
  timehistorik: Timelinje[]
  /** What a former a-kasse has reported since, for the new one to take over (50003). */
  tidligereTimer: TidligereOpgoerelse | undefined
  maaIndberette: boolean
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
  const borger = await hentBorger(ctx, borgerId, 'borger.se')
  const forloeb = await hentForloeb(ctx, borgerId, dag, kendtPr)
  const timer = await hentTimer(ctx, borgerId, kendtPr, dag)
  const cpr = await hentCpr(ctx, borgerId)
  const navne = async (liste: string) => new Map((await listKoder(ctx, liste, dag)).map((k) => [k.kode, k.navn]))
  return {
    tidspunkt,
    borger,
    cpr: maskerCpr(cpr),
    forloeb,
    timer,
    timehistorik: await listTimelinjer(ctx, borgerId, tidspunkt),
    tidligereTimer: await findUovertagne(ctx, borgerId),
    maaIndberette:
      borger.doedDato === null &&
      ctx.aktoer.slags === 'bruger' &&
      ctx.aktoer.organisation.type === 'akasse' &&
      (await maaBorger(ctx, borgerId, 'dagpengetaeller.opret')),
    graense: await hentGraense(ctx, forloeb.medlemskab?.forsikring ?? 'FULDTID', dag),
    plan: await hentGaeldendePlan(ctx, borgerId),
    sager: (await listIndstillinger(ctx, { borgerId, antal: 20 })).sager,
    traade: (await listTraade(ctx, { antal: 20 }, borgerId)).traade,
    typer: await navne('tilbudstype'),
    fravaerstyper: await navne('fravaerstype'),
    maaSkrive: borger.doedDato === null && (await maaBorger(ctx, borgerId, 'besked.start')),
    maaIndstille: borger.doedDato === null && (await maaBorger(ctx, borgerId, 'indstilling.opret')),
    maaSeCpr: await maaBorger(ctx, borgerId, 'borger.cpr'),
  }
}
