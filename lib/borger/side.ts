import { listTraade, type Traadlinje } from '#lib/besked/queries'
import { maskerCpr } from '#lib/borger/cpr'
import { hentCpr } from '#lib/borger/find'
import { type Borger, hentBorger, maaBorger } from '#lib/borger/hent'
import { findUovertagne, listTimelinjer, type Timelinje } from '#lib/dagpengetaeller/historik'
import type { TidligereOpgoerelse } from '#lib/dagpengetaeller/queries'
import { visDato } from '#lib/dato'
import { somDeVar } from '#lib/indstilling/dengang'
import { type Indstillinglinje, listIndstillinger } from '#lib/indstilling/queries'
import { type Forloebsfakta, hentForloeb, hentGraense, hentTimer, type Timestand } from '#lib/kontaktforloeb/queries'
import { KONTAKTFORLOEB_HOS_AKASSEN } from '#lib/kontaktforloeb/regler'
import { kunSynlige } from '#lib/kontaktforloeb/synlige'
import { nuvaerende, slutningenAf, type Tidspunkt } from '#lib/kontaktforloeb/tidspunkt'
import type { TxKontekst } from '#lib/kontekst'
import { type Krav, listKrav } from '#lib/min-plan/krav-queries'
import { hentPlanPaa, listPlaner, listUdkast, type Plan, type PlanIndhold, type Udkast } from '#lib/min-plan/queries'
import { harPakke } from '#lib/overdragelse/queries'
import { hentTekst, listKoder } from '#lib/regelsaet/vaerdier'
import { listUndtagelser, type Undtagelse } from '#lib/samtale/grundlag'
import { hentSamtalestand, type Samtalestand } from '#lib/samtale/stand'
import { listFrister, type Selvbookfrist } from '#lib/selvbook/queries'

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
  /** What the citizen is asked to book themself; none on a page that looks back. */
  selvbookfrister: Selvbookfrist[]
  maaHoldeSamtale: boolean
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
    timehistorik: await listTimelinjer(ctx, borgerId, tidspunkt),
    tidligereTimer: await findUovertagne(ctx, borgerId),
    maaIndberette:
      kanSkrive &&
      ctx.aktoer.slags === 'bruger' &&
      ctx.aktoer.organisation.type === 'akasse' &&
      (await maaBorger(ctx, borgerId, 'dagpengetaeller.opret')),
    graense: await hentGraense(ctx, fakta.medlemskab?.forsikring ?? 'FULDTID', dag),
    plan: await hentPlanPaa(ctx, borgerId, tidspunkt),
    planer: await listPlaner(ctx, borgerId),
    krav: ser ? [] : await listKrav(ctx, borgerId),
    udkast: await listUdkast(ctx, borgerId),
    udkastForklaring: await hentTekst(ctx, 'min_plan.udkast.myndighed', ctx.dag),
    maaPlan: kanSkrive && (await maaBorger(ctx, borgerId, 'minplan.skriv')),
    sager: ser ? await somDeVar(ctx, sager, kendtPr ?? slutningenAf(dag)) : sager,
    traade: ser ? [] : (await listTraade(ctx, { antal: 20 }, borgerId)).traade,
    typer: await navne('tilbudstype'),
    fravaerstyper: await navne('fravaerstype'),
    samtaler: await hentSamtalestand(ctx, borgerId, forloeb, tidspunkt),
    samtaletyper: await navne('samtaletype'),
    undtagelser: await listUndtagelser(ctx, borgerId, kendtPr),
    selvbookfrister: ser ? [] : await listFrister(ctx, borgerId, { kunAabne: true }),
    maaHoldeSamtale: kanSkrive && (await maaBorger(ctx, borgerId, 'samtale.skriv')),
    maaSkrive: kanSkrive && (await maaBorger(ctx, borgerId, 'besked.start')),
    maaIndstille: kanSkrive && (await maaBorger(ctx, borgerId, 'indstilling.opret')),
    maaSeCpr: !ser && (await maaBorger(ctx, borgerId, 'borger.cpr')),
    maaAfslutte:
      kanSkrive &&
      forloeb.fravaer.some((f) => f.fravaerstype === KONTAKTFORLOEB_HOS_AKASSEN) &&
      (await maaBorger(ctx, borgerId, 'kontaktforloeb.afslut')),
    harOverdragelse: await harPakke(ctx, borgerId),
  }
}

/** The access log's purpose of a look back: the day, and which knowledge. */
const formaalFor = ({ dag, kendtPr }: Tidspunkt): string =>
  `Så borgeren, som det var den ${visDato(dag)} (${kendtPr ? 'kendt dengang' : 'kendt nu'})`
