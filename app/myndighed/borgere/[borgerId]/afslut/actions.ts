'use server'

import { formAction } from '#lib/medarbejder/form-action'
import { fortrydAfslutning, saetSlutdato } from '#lib/overdragelse/afslut'
import { afvisBlok } from '#lib/regelfund'
import { vurderFritekst } from '#lib/tekst/fritekst'
import { Fortryd, Slut } from './input'

const side = (f: { borgerId?: string }) => `/myndighed/borgere/${f.borgerId}/afslut`

const slut = formAction('slut', Slut, side, async (ctx, input) => {
  afvisBlok(vurderFritekst(input.fravaersKommentar, 'fravaersKommentar', 1500))
  await saetSlutdato(ctx, {
    ...input,
    aarsag: input.fravaersAfslutningsAarsag,
    kommentar: input.fravaersKommentar,
  })
  return `${side(input)}?afsluttet=1`
})

const fortryd = formAction('fortryd', Fortryd, side, async (ctx, input) => {
  afvisBlok(vurderFritekst(input.fortrydKommentar, 'fravaersKommentar', 1500))
  await fortrydAfslutning(ctx, { ...input, kommentar: input.fortrydKommentar })
  return `${side(input)}?fortrudt=1`
})

export const saetSlut = async (data: FormData): Promise<void> => slut(data)
export const fortrydSlut = async (data: FormData): Promise<void> => fortryd(data)
