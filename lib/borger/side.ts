import { listTraade, type Traadlinje } from '#lib/besked/queries'
import { maskerCpr } from '#lib/borger/cpr'
import { hentCpr } from '#lib/borger/find'
import { type Borger, hentBorger, maaBorger } from '#lib/borger/hent'
import { type Indstillinglinje, listIndstillinger } from '#lib/indstilling/queries'
import { type Forloebsfakta, hentForloeb, hentGraense, hentTimer, type Timestand } from '#lib/kontaktforloeb/queries'
import { KONTAKTFORLOEB_HOS_AKASSEN } from '#lib/kontaktforloeb/regler'
import { nuvaerende, type Tidspunkt } from '#lib/kontaktforloeb/tidspunkt'
import type { TxKontekst } from '#lib/kontekst'
import { hentGaeldendePlan, type PlanIndhold } from '#lib/min-plan/queries'
import { harPakke } from '#lib/overdragelse/queries'
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
  /** May the a-kasse set, or put right, the end of its course? */
  maaAfslutte: boolean
  /** Is there a parcel about the citizen that the reader may see? */
  harOverdragelse: boolean
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
    plan: await hentGaeldendePlan(ctx, borgerId),
    sager: (await listIndstillinger(ctx, { borgerId, antal: 20 })).sager,
    traade: (await listTraade(ctx, { antal: 20 }, borgerId)).traade,
    typer: await navne('tilbudstype'),
    fravaerstyper: await navne('fravaerstype'),
    maaSkrive: borger.doedDato === null && (await maaBorger(ctx, borgerId, 'besked.start')),
    maaIndstille: borger.doedDato === null && (await maaBorger(ctx, borgerId, 'indstilling.opret')),
    maaSeCpr: await maaBorger(ctx, borgerId, 'borger.cpr'),
    maaAfslutte:
      borger.doedDato === null &&
      forloeb.fravaer.some((f) => f.fravaerstype === KONTAKTFORLOEB_HOS_AKASSEN) &&
      (await maaBorger(ctx, borgerId, 'kontaktforloeb.afslut')),
    harOverdragelse: await harPakke(ctx, borgerId),
  }
}
