import { type Borger, hentBorger } from '#lib/borger/hent'
import { type Fravaer, listFravaer } from '#lib/fravaer/queries'
import { TIMEGRAENSE_NAAET, UDDANNELSESPAALAEG } from '#lib/fravaer/regler75'
import { hentForloeb, hentGraense, hentTimer, type Timestand } from '#lib/kontaktforloeb/queries'
import { forsikringPaa, KONTAKTFORLOEB_HOS_AKASSEN } from '#lib/kontaktforloeb/regler'
import type { TxKontekst } from '#lib/kontekst'
import { erOverdragelse } from '#lib/overdragelse/prognose'
import { hentTekst, type Kode, listKoder } from '#lib/regelsaet/vaerdier'

export type Afslutside = {
  borger: Borger
  forsikring: 'FULDTID' | 'DELTID'
  timer: Timestand | undefined
  graense: string | null
  /** The course that runs, or the last one when the a-kasse has ended it; undefined when there is none to end or undo. */
  forloeb: Fravaer | undefined
  /** The end causes that the a-kasse may give today. */
  aarsager: Kode[]
  kommunen: string
}

/** Everything that the page for the end of a course shows. */
export async function hentAfslutside(ctx: TxKontekst, borgerId: string): Promise<Afslutside> {
  const borger = await hentBorger(ctx, borgerId, 'kontaktforloeb.afslut')
  const { medlemskaber } = await hentForloeb(ctx, borgerId)
  const forsikring = forsikringPaa(medlemskaber, ctx.dag) ?? 'FULDTID'
  const [seneste] = (await listFravaer(ctx, borgerId)).filter((f) => f.fravaerstype === KONTAKTFORLOEB_HOS_AKASSEN)
  const koder = await listKoder(ctx, 'afslutningsaarsag', ctx.dag)
  return {
    borger,
    forsikring,
    timer: await hentTimer(ctx, borgerId),
    graense: await hentGraense(ctx, forsikring, ctx.dag),
    forloeb: seneste && (seneste.slutDato === null || erOverdragelse(seneste.afslutningsaarsag)) ? seneste : undefined,
    aarsager: [TIMEGRAENSE_NAAET, UDDANNELSESPAALAEG].flatMap((a) => koder.find((k) => k.kode === String(a)) ?? []),
    kommunen: await hentTekst(ctx, 'jobcenter.bestemt_stort', ctx.dag),
  }
}
