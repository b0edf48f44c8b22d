'use server'

import { z } from 'zod'
import type { Felter } from '#lib/http/formular'
import type { TxKontekst } from '#lib/kontekst'
import { formAction } from '#lib/medarbejder/form-action'
import { udgivFormular } from '#lib/min-plan/form'
import { forkastKladde } from '#lib/min-plan/kladde'

const Planfelter = z.looseObject({
  borgerId: z.guid(),
  handling: z.string().max(40).default('gem'),
  kladdeversion: z.coerce.number().int().min(0),
  grundlag: z.coerce.number().int().min(0),
})

const plan = formAction(
  'min-plan',
  Planfelter,
  (f) => `/myndighed/borgere/${f.borgerId}/plan`,
  async (ctx: TxKontekst, input) => {
    const { borgerId, handling, kladdeversion, grundlag } = input
    if (handling === 'forkast') {
      await forkastKladde(ctx, { borgerId, version: kladdeversion })
      return `/myndighed/borgere/${borgerId}#plan`
    }
    const felter = Object.fromEntries(Object.entries(input).map(([navn, v]) => [navn, String(v)])) as Felter
    const udgivet = await udgivFormular(ctx, {
      borgerId,
      kladdeversion,
      grundlag,
      felter,
      kun: handling === 'udgiv' ? 'udgiv' : 'gem',
    })
    return udgivet
      ? `/myndighed/borgere/${borgerId}?udgivet=${udgivet.nummer}#plan`
      : `/myndighed/borgere/${borgerId}/plan?gemt=1`
  },
)

/** The plan's one form: keeps the draft, throws it away, or publishes it. */
export const skrivPlan = async (data: FormData): Promise<void> => plan(data)
