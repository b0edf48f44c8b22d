import { type Borger, hentBorger, maaBorger } from '#lib/borger/hent'
import { skriverFor } from '#lib/fravaer/grundlag'
import { hentFravaersnavne } from '#lib/fravaer/navne'
import { type Fravaer, hentFravaer, listVersioner } from '#lib/fravaer/queries'
import { laesId } from '#lib/id'
import { hentForloeb } from '#lib/kontaktforloeb/queries'
import { KONTAKTFORLOEB_HOS_AKASSEN } from '#lib/kontaktforloeb/regler'
import type { Kontekst } from '#lib/kontekst'
import { laes, udenfor } from '#lib/medarbejder/session'
import { IkkeFundet } from '#lib/regelfund'
import { hentTekst } from '#lib/regelsaet/vaerdier'

export type Fravaersside = {
  ctx: Kontekst
  subject: string
  borger: Borger
  fravaer: Fravaer
  versioner: Fravaer[]
  navne: Awaited<ReturnType<typeof hentFravaersnavne>>
  kommunen: string
  maaRette: boolean
  /** The reader is the citizen's a-kasse, and the course is open: ending it has a page of its own. */
  maaAfslutte: boolean
}

/** One fravær of one citizen, its versions, and what the reader may do with it today. Another citizen's is not found. */
export const hentFravaersside = ({
  borgerId,
  fravaerId,
}: {
  borgerId: string
  fravaerId: string
}): Promise<Fravaersside> =>
  laes(async (ctx, session) => {
    const borger = await hentBorger(ctx, laesId(borgerId), 'fravaer.se')
    const fravaer = await hentFravaer(ctx, laesId(fravaerId), 'fravaer.se')
    if (fravaer.borgerId !== borger.id) throw new IkkeFundet(`fravær ${fravaerId}`)
    const er75 = fravaer.fravaerstype === KONTAKTFORLOEB_HOS_AKASSEN
    const skriver = skriverFor(ctx, await hentForloeb(ctx, borger.id))
    const maaRette =
      borger.doedDato === null &&
      fravaer.berigtigetTid === null &&
      (await maaBorger(ctx, borger.id, 'fravaer.skriv')) &&
      (!er75 || skriver === 'EGEN_AKASSE')
    return {
      ctx: udenfor(ctx),
      subject: session.subject,
      borger,
      fravaer,
      versioner: await listVersioner(ctx, fravaer.id),
      navne: await hentFravaersnavne(ctx),
      kommunen: await hentTekst(ctx, 'jobcenter.bestemt_stort', ctx.dag),
      maaRette,
      maaAfslutte: maaRette && er75 && fravaer.slutDato === null,
    }
  })
