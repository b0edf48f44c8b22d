'use server'

import { z } from 'zod'
import { formAction } from '#lib/medarbejder/form-action'
import { besvarNuph } from '#lib/nuph/besvar'
import { tilSvar } from '#lib/nuph/svarform'

const svarAction = formAction(
  'svar',
  z.record(z.string(), z.string()),
  (f) => `/myndighed/nuph/${f.id}/svar`,
  async (ctx, felter) => {
    const input = tilSvar(felter)
    await besvarNuph(ctx, input)
    return `/myndighed/nuph/${input.id}?svaret=1`
  },
)

export const sendSvar = async (data: FormData): Promise<void> => svarAction(data)
