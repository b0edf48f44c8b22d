'use server'

import { bestilDriftordre, Driftordre } from '#lib/abonnement/driftordre'
import { formAction } from '#lib/medarbejder/form-action'

const ordn = formAction(
  'driftordre',
  Driftordre,
  () => '/drift',
  async (ctx, input) => {
    await bestilDriftordre(ctx, input)
    return '/drift?bestilt=1'
  },
)

/** Send parked deliveries again, or open a parked subscription: the worker does it in a moment. */
export async function driftordre(data: FormData): Promise<void> {
  return ordn(data)
}
