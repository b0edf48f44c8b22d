import { and, asc, inArray, lte } from 'drizzle-orm'
import { event } from '#db/schema/events'

import type { Eventnavn } from '#lib/events/navne'
import type { Indstillinglinje } from '#lib/indstilling/queries'
import type { IndstillingStatus } from '#lib/indstilling/regler'
import type { TxKontekst } from '#lib/kontekst'

/** What each deed made of a case. That a decision has been made is nobody's before its letter: until then it is under behandling. */
const BLEV: Partial<Record<Eventnavn, IndstillingStatus>> = {
  IndstillingSendt: 'MODTAGET',
  IndstillingTaget: 'UNDER_BEHANDLING',
  IndstillingBrevAfvist: 'UNDER_BEHANDLING',
  IndstillingFlyttet: 'MODTAGET',
  IndstillingGodkendt: 'GODKENDT',
  IndstillingAfslaaet: 'AFSLAG',
  IndstillingTrukket: 'TRUKKET',
  IndstillingBerigtiget: 'BERIGTIGET',
}

/** The cases that had been sent at `tid`, each with the status that it had then. */
export async function somDeVar(ctx: TxKontekst, sager: Indstillinglinje[], tid: Date): Promise<Indstillinglinje[]> {
  if (sager.length === 0) return []
  const haendt = await ctx.db
    .select({ navn: event.navn, sagId: event.eksternId })
    .from(event)
    .where(
      and(
        inArray(
          event.eksternId,
          sager.map((s) => s.id),
        ),
        inArray(event.navn, Object.keys(BLEV)),
        lte(event.tid, tid),
      ),
    )
    .orderBy(asc(event.tid), asc(event.registreretTid))
    .limit(1000)
  const status = new Map(haendt.map((h) => [h.sagId, BLEV[h.navn as Eventnavn]]))
  return sager.flatMap((s) => {
    const dengang = status.get(s.id)
    return dengang ? [{ ...s, status: dengang }] : []
  })
}
