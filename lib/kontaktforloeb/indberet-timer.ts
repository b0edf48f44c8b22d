import { dagpengetaeller } from '#db/schema/kontaktforloeb'
import { laasBorger } from '#lib/borger/laas'
import type { Dag } from '#lib/dato'
import { emit } from '#lib/events/emit'
import { type Kontekst, transaktion } from '#lib/kontekst'

/** A state of consumed hours (two decimals as text), settled to a day. Append-only; the newest counts. */
export async function indberetTimer(
  ctx: Kontekst,
  input: {
    borgerId: string
    akasseId: string
    forsikring: 'FULDTID' | 'DELTID'
    timerForbrugt: string
    opgjortTil: Dag
    indplaceringsdato: Dag
  },
): Promise<void> {
  await transaktion(ctx, async (ctx) => {
    await laasBorger(ctx, input.borgerId, 'skriv')
    const id = crypto.randomUUID()
    await ctx.db.insert(dagpengetaeller).values({ id, ...input, indberettetTid: ctx.nu })
    await emit(ctx, 'DagpengetaellerIndberettet', { eksternId: id, borgerId: input.borgerId })
  })
}
