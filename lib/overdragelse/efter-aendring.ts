import { sql } from 'drizzle-orm'
import { GRAENSEOPGAVER, opdaterGraenseopgaver } from '#lib/dagpengetaeller/graense'
import type { Dag } from '#lib/dato'
import type { TxKontekst } from '#lib/kontekst'
import { lukOpgaverOm } from '#lib/opgave/stil'
import { opdaterOverblik } from '#lib/overdragelse/overblik'
import { flytSlutdato, opretPakke, tilbagekaldPakke } from '#lib/overdragelse/pakke'
import { erOverdragelse } from '#lib/overdragelse/prognose'

type Slut = { slut: Dag | null; aarsag: number | null }

/**
 * What follows when a course in the a-kasse was begun, ended, moved or taken away, in the transaction of that act: the parcel and the
 * messages about it, the tasks that warn of the end (closed with it, and back when it is open again), and the overview. `efter` null: the course counts no more.
 */
export async function efterAendringAf75(
  ctx: TxKontekst,
  { id, borgerId, foer, efter }: { id: string; borgerId: string; foer: Slut | null; efter: Slut | null },
): Promise<void> {
  const [gammel, ny] = [overdrages(foer), overdrages(efter)]
  if (!gammel && ny) await opretPakke(ctx, { fravaerId: id, borgerId, slut: ny })
  // Who is afmeldt, or has left the a-kasse, before the handover has no interviews with anybody: there is nothing to tell of them.
  if (gammel && !ny) await tilbagekaldPakke(ctx, { fravaerId: id, borgerId, fortael: !efter?.slut })
  if (gammel && ny && gammel !== ny) await flytSlutdato(ctx, { fravaerId: id, borgerId, slut: ny })
  if (efter?.slut || efter === null)
    await lukOpgaverOm(ctx, borgerId, [...GRAENSEOPGAVER, 'TIMEGRAENSE_IKKE_AFSLUTTET'])
  if (foer?.slut && efter && !efter.slut && erAkasse(ctx))
    await opdaterGraenseopgaver(ctx, sql`select ${borgerId}::uuid as borger_id`)
  await opdaterOverblik(ctx, borgerId)
}

/** The warnings are the a-kasse's own tasks; STAR, who may open a course as well, gives it none. */
const erAkasse = ({ aktoer }: TxKontekst): boolean => aktoer.slags === 'bruger' && aktoer.organisation.type === 'akasse'

/** The last day with the a-kasse, when the course goes on in the kommune. */
const overdrages = (f: Slut | null): Dag | null => (f?.slut && erOverdragelse(f.aarsag) ? f.slut : null)
