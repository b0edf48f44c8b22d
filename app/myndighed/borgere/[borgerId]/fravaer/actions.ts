'use server'

import { BerigtigFravaerForm, NytFravaerForm, RetFravaerForm } from '#lib/fravaer/input'
import { registrerFravaer } from '#lib/fravaer/registrer'
import { berigtigFravaer, retFravaer } from '#lib/fravaer/ret'
import { formAction } from '#lib/medarbejder/form-action'
import { tilNyt, tilRettelse } from './input'

const siden = (borgerId: string | undefined, id: string | undefined, led = '') =>
  `/myndighed/borgere/${borgerId}/fravaer/${id}${led}`

const nyAction = formAction(
  'fravaer.ny',
  NytFravaerForm,
  (f) => siden(f.borgerId, 'ny'),
  async (ctx, input) => {
    const { fravaerId } = await registrerFravaer(ctx, tilNyt(input))
    return `${siden(input.borgerId, fravaerId)}?gemt=ny`
  },
)
const retAction = formAction(
  'fravaer.ret',
  RetFravaerForm,
  (f) => siden(f.borgerId, f.id, '/ret'),
  async (ctx, input) => {
    await retFravaer(ctx, tilRettelse(input))
    return `${siden(input.borgerId, input.id)}?gemt=ret`
  },
)
const berigtigAction = formAction(
  'fravaer.berigtig',
  BerigtigFravaerForm,
  (f) => siden(f.borgerId, f.id, '/berigtig'),
  async (ctx, { borgerId, id, version, fravaersKommentar }) => {
    await berigtigFravaer(ctx, { id, version, kommentar: fravaersKommentar })
    return `${siden(borgerId, id)}?gemt=berigtiget`
  },
)

export const ny = async (data: FormData): Promise<void> => nyAction(data)
export const ret = async (data: FormData): Promise<void> => retAction(data)
export const berigtig = async (data: FormData): Promise<void> => berigtigAction(data)
