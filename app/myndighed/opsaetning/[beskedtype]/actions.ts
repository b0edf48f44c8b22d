'use server'

import { z } from 'zod'
import { BESKEDHANDLING } from '#db/schema/opgave'
import { formAction } from '#lib/medarbejder/form-action'
import { retOpsaetning } from '#lib/opgave/ret-opsaetning'

const Valg = z.object({
  beskedtype: z.coerce.number().int(),
  version: z.coerce.number().int().min(0),
  handling: z.enum(BESKEDHANDLING, 'Vælg, hvad der skal ske.'),
  fristArbejdsdage: z.preprocess(
    (v) => (v === '' || v === undefined ? null : v),
    z.coerce.number('Skriv et helt tal.').int('Skriv et helt tal.').nullable(),
  ),
  lukkesVedLaesning: z.preprocess((v) => v === 'ja', z.boolean()),
})

const ret = formAction(
  'opsaetning',
  Valg,
  (f) => `/myndighed/opsaetning/${f.beskedtype}`,
  async (ctx, input) => {
    await retOpsaetning(ctx, input)
    return '/myndighed/opsaetning?gemt=1'
  },
)

export const gemOpsaetning = async (data: FormData): Promise<void> => ret(data)
