'use server'

import { z } from 'zod'
import type { Felter } from '#lib/http/formular'
import { formAction } from '#lib/medarbejder/form-action'
import { afslutTildeling } from '#lib/tildeling/afslut'
import { AfslutTildeling, TildelBorger } from '#lib/tildeling/input'
import { tildelBorger } from '#lib/tildeling/tildel'

const sti = (f: Felter) => `/myndighed/borgere/${f.borgerId}`
const afsnittet = (borgerId: string) => `/myndighed/borgere/${borgerId}#anden-aktoer`

const tildelAction = formAction('tildeling.giv', TildelBorger, sti, async (ctx, input) => {
  await tildelBorger(ctx, input)
  return afsnittet(input.borgerId)
})
const afslutAction = formAction(
  'tildeling.afslut',
  AfslutTildeling.extend({ borgerId: z.guid() }),
  sti,
  async (ctx, { borgerId, ...input }) => {
    await afslutTildeling(ctx, input)
    return afsnittet(borgerId)
  },
)

export const tildel = async (data: FormData): Promise<void> => tildelAction(data)
export const afslut = async (data: FormData): Promise<void> => afslutAction(data)
