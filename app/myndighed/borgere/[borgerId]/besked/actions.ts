'use server'

import { MELLEM_MYNDIGHEDER, TIL_BORGEREN } from '#lib/besked/regler'
import { startDialog } from '#lib/besked/start'
import { formAction } from '#lib/medarbejder/form-action'
import { NyBesked } from './input'

const ny = formAction(
  'ny-besked',
  NyBesked,
  (f) => `/myndighed/borgere/${f.borgerId}/besked`,
  async (ctx, { til, ...input }) => {
    const dialog = til === 'myndighed'
    const { traadId } = await startDialog(ctx, {
      ...input,
      beskedtype: dialog ? MELLEM_MYNDIGHEDER : TIL_BORGEREN,
      maaBesvares: dialog,
      slutDato: null,
    })
    return `/myndighed/indstillinger/traad/${traadId}`
  },
)

export const sendNyBesked = async (data: FormData): Promise<void> => ny(data)
