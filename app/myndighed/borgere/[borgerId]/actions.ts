'use server'

import { z } from 'zod'
import { opretKladde } from '#lib/indstilling/kladde'
import { formAction } from '#lib/medarbejder/form-action'

const ny = formAction(
  'indstilling.opret',
  z.object({ borgerId: z.guid() }),
  (f) => `/myndighed/borgere/${f.borgerId}`,
  async (ctx, { borgerId }) => {
    const { id } = await opretKladde(ctx, { borgerId })
    return `/myndighed/indstillinger/${id}`
  },
)

/** A new, empty draft for the member. */
export async function nyIndstilling(data: FormData): Promise<void> {
  return ny(data)
}
