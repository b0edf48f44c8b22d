'use server'

import { formAction } from '#lib/medarbejder/form-action'
import { fjernTid, tilbydTider } from '#lib/selvbook/tilbyd'
import { Tid, Tidstilbud } from './input'

const SIDE = '/myndighed/tider'

const tilbydAction = formAction(
  'selvbook.tilbyd',
  Tidstilbud,
  () => SIDE,
  async (ctx, input) => {
    const { tidIder } = await tilbydTider(ctx, input)
    return `${SIDE}?aabnet=${tidIder.length}`
  },
)
const fjernAction = formAction(
  'selvbook.fjern',
  Tid,
  () => SIDE,
  async (ctx, input) => {
    await fjernTid(ctx, input)
    return `${SIDE}?fjernet=1`
  },
)

export const tilbyd = async (data: FormData): Promise<void> => tilbydAction(data)
export const fjern = async (data: FormData): Promise<void> => fjernAction(data)
