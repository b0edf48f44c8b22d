import { bestil } from '#lib/events/levering'
import type { TxKontekst } from '#lib/kontekst'
import { naesteTilladte } from '#lib/paamindelse/regler'

/**
 * Something new was written to the citizen: the worker looks whether they want an e-mail about it. Asked for everybody alike, so that who
 * writes neither knows nor learns who has asked for reminders.
 */
export async function bestilPaamindelse(ctx: TxKontekst, b: { borgerId: string; beskedId: string }): Promise<void> {
  await bestil(ctx, {
    slags: 'BORGERPAAMINDELSE',
    noegle: b.beskedId,
    borgerId: b.borgerId,
    objektId: b.beskedId,
    runAt: naesteTilladte(ctx.nu),
  })
}
