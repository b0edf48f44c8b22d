'use server'

import { afslutGaesteadgang } from '#lib/gaesteadgang/afslut'
import { givGaesteadgang } from '#lib/gaesteadgang/giv'
import { AfslutGaesteadgang, GivGaesteadgang } from '#lib/gaesteadgang/input'
import { formAction } from '#lib/medarbejder/form-action'

const SIDE = '/myndighed/gaesteadgang'

const givAction = formAction(
  'gaesteadgang.giv',
  GivGaesteadgang,
  () => SIDE,
  async (ctx, input) => {
    const { til } = await givGaesteadgang(ctx, input)
    return `${SIDE}?til=${til}`
  },
)
const afslutAction = formAction(
  'gaesteadgang.afslut',
  AfslutGaesteadgang,
  () => SIDE,
  async (ctx, input) => {
    await afslutGaesteadgang(ctx, input)
    return `${SIDE}?afsluttet=1`
  },
)

export const giv = async (data: FormData): Promise<void> => givAction(data)
export const afslut = async (data: FormData): Promise<void> => afslutAction(data)
