'use server'

import { z } from 'zod'
import { formAction } from '#lib/medarbejder/form-action'
import { afbrydImport, godkendImport } from '#lib/timeimport/styr'

const side = (id: string | undefined) => `/myndighed/timer/${id}`

const indlaes = formAction(
  'indlaes',
  z.object({ id: z.guid(), kunGode: z.preprocess((v) => v === 'ja', z.boolean()) }),
  (f) => side(f.id),
  async (ctx, input) => {
    await godkendImport(ctx, input)
    return side(input.id)
  },
)
const afbryd = formAction(
  'afbryd',
  z.object({ id: z.guid() }),
  (f) => side(f.id),
  async (ctx, input) => {
    await afbrydImport(ctx, input)
    return side(input.id)
  },
)

export const indlaesFil = async (data: FormData): Promise<void> => indlaes(data)
export const afbrydFil = async (data: FormData): Promise<void> => afbryd(data)
