'use server'

import { z } from 'zod'
import { berigtigBesked } from '#lib/besked/berigtig'
import { svarITraad } from '#lib/besked/svar'
import { formAction } from '#lib/medarbejder/form-action'

const svarAction = formAction(
  'svar',
  z.object({ traadId: z.guid(), tekst: z.string().max(20_000) }),
  (f) => `/myndighed/indstillinger/traad/${f.traadId}`,
  async (ctx, input) => {
    await svarITraad(ctx, input)
    return `/myndighed/indstillinger/traad/${input.traadId}#beskeder`
  },
)
const fjernAction = formAction(
  'fjern-besked',
  z.object({ traadId: z.guid(), beskedId: z.guid(), kommentar: z.string().max(5000).default('') }),
  (f) => `/myndighed/indstillinger/traad/${f.traadId}/fjern/${f.beskedId}`,
  async (ctx, input) => {
    await berigtigBesked(ctx, input)
    return `/myndighed/indstillinger/traad/${input.traadId}`
  },
)

export const svarITraaden = async (data: FormData): Promise<void> => svarAction(data)
export const fjernBesked = async (data: FormData): Promise<void> => fjernAction(data)
