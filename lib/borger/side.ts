import { listTraade, type Traadlinje } from '#lib/besked/queries'
import { maskerCpr } from '#lib/borger/cpr'
import { hentCpr } from '#lib/borger/find'
import { type Borger, hentBorger, maaBorger } from '#lib/borger/hent'
import { type Indstillinglinje, listIndstillinger } from '#lib/indstilling/queries'
import { type Forloebsfakta, hentForloeb, hentGraense, hentTimer, type Timestand } from '#lib/kontaktforloeb/queries'
import { nuvaerende, type Tidspunkt } from '#lib/kontaktforloeb/tidspunkt'
import type { TxKontekst } from '#lib/kontekst'
import { type Krav, listKrav } from '#lib/min-plan/krav-queries'
import { hentPlanPaa, listPlaner, listUdkast, type Plan, type PlanIndhold, type Udkast } from '#lib/min-plan/queries'
import { hentTekst, listKoder } from '#lib/regelsaet/vaerdier'
import { listUndtagelser, type Undtagelse } from '#lib/samtale/grundlag'
import { hentSamtalestand, type Samtalestand } from '#lib/samtale/stand'

export type Borgerside = {
  /** The day that the page is about; nothing can be done from a page that looks back. */
  tidspunkt: Tidspunkt
  borger: Borger
  cpr: string
  forloeb: Forloebsfakta
  timer: Timestand | undefined
  graense: string | null
  plan: PlanIndhold | undefined
  planer: Plan[]
  krav: Krav[]
  udkast: Udkast[]
  udkastForklaring: string
  maaPlan: boolean
  sager: Indstillinglinje[]
  traade: Traadlinje[]
  typer: Map<string, string>
  fravaerstyper: Map<string, string>
  /** Interviews and how far the authority has come, on the page's day; who is left out, and why. */
  samtaler: Samtalestand
  samtaletyper: Map<string, string>
  undtagelser: Undtagelse[]
  maaHoldeSamtale: boolean
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
  const timer = await hentTimer(ctx, borgerId, kendtPr)
  const cpr = await hentCpr(ctx, borgerId)
  const navne = async (liste: string) => new Map((await listKoder(ctx, liste, dag)).map((k) => [k.kode, k.navn]))
  return {
    tidspunkt,
    borger,
    cpr: maskerCpr(cpr),
    forloeb,
    timer,
    graense: await hentGraense(ctx, forloeb.medlemskab?.forsikring ?? 'FULDTID', dag),
    plan: await hentPlanPaa(ctx, borgerId, tidspunkt),
    planer: await listPlaner(ctx, borgerId),
    krav: dag === ctx.dag ? await listKrav(ctx, borgerId) : [],
    udkast: await listUdkast(ctx, borgerId),
    udkastForklaring: await hentTekst(ctx, 'min_plan.udkast.myndighed', ctx.dag),
    maaPlan: borger.doedDato === null && dag === ctx.dag && (await maaBorger(ctx, borgerId, 'minplan.skriv')),
    sager: (await listIndstillinger(ctx, { borgerId, antal: 20 })).sager,
    traade: (await listTraade(ctx, { antal: 20 }, borgerId)).traade,
    typer: await navne('tilbudstype'),
    fravaerstyper: await navne('fravaerstype'),
    samtaler: await hentSamtalestand(ctx, borgerId, forloeb, tidspunkt),
    samtaletyper: await navne('samtaletype'),
    undtagelser: await listUndtagelser(ctx, borgerId, kendtPr),
    maaHoldeSamtale: borger.doedDato === null && (await maaBorger(ctx, borgerId, 'samtale.skriv')),
    maaSkrive: borger.doedDato === null && (await maaBorger(ctx, borgerId, 'besked.start')),
    maaIndstille: borger.doedDato === null && (await maaBorger(ctx, borgerId, 'indstilling.opret')),
    maaSeCpr: await maaBorger(ctx, borgerId, 'borger.cpr'),
  }
}
