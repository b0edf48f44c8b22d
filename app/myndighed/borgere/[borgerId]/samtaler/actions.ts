'use server'

import { z } from 'zod'
import type { Felter } from '#lib/http/formular'
import { formAction } from '#lib/medarbejder/form-action'
import { afholdSamtale, udeblevFraSamtale } from '#lib/samtale/afhold'
import { aflysSamtale, berigtigSamtale } from '#lib/samtale/aflys'
import { typeForOpfoelgning } from '#lib/samtale/grundlag'
import { hentSamtale } from '#lib/samtale/queries'
import { indkald, registrerAfholdt } from '#lib/samtale/registrer'
import { retSamtale } from '#lib/samtale/ret'
import { ophaevUndtagelse, undtagFraSamtaler } from '#lib/samtale/undtag'
import { Afholdelse, Aflysning, Berigtigelse, Holdt, Hvilken, Indkaldelse, Rettelse, Undtagelse } from './input'

const borgeren = (f: Felter): string => `/myndighed/borgere/${f.borgerId}`
const samtalen = (f: Felter): string => `${borgeren(f)}/samtaler/${f.id}`
const ny = (f: Felter): string =>
  `${borgeren(f)}/samtaler/ny?type=${f.samtaletype}${f.indstillingId ? `&indstilling=${f.indstillingId}` : ''}`

const indkaldAction = formAction('samtale.indkald', Indkaldelse, ny, async (ctx, input) => {
  const type = input.indstillingId ? await typeForOpfoelgning(ctx, input.borgerId, input.start) : input.type
  const { samtaleId } = await indkald(ctx, { ...input, type })
  return `/myndighed/borgere/${input.borgerId}/samtaler/${samtaleId}?gemt=sendt`
})
const holdtAction = formAction(
  'samtale.holdt',
  Holdt,
  (f) => `${ny(f)}&holdt=1`,
  async (ctx, input) => {
    const { samtaleId } = await registrerAfholdt(ctx, input)
    return `/myndighed/borgere/${input.borgerId}/samtaler/${samtaleId}?gemt=gemt`
  },
)
const retAction = formAction('samtale.ret', Rettelse, samtalen, async (ctx, input) => {
  // The form has room for one who takes part; the others stay.
  const nu = await hentSamtale(ctx, input.id, 'samtale.skriv')
  await retSamtale(ctx, { ...input, deltagere: [...input.deltagere, ...nu.deltagere.slice(1)] })
  return `/myndighed/borgere/${input.borgerId}/samtaler/${input.id}?gemt=sendt`
})
const afholdAction = formAction('samtale.afhold', Afholdelse, samtalen, async (ctx, input) => {
  await afholdSamtale(ctx, input)
  return `/myndighed/borgere/${input.borgerId}/samtaler/${input.id}?gemt=gemt`
})
const udeblivAction = formAction('samtale.udebliv', Hvilken, samtalen, async (ctx, input) => {
  await udeblevFraSamtale(ctx, input)
  return `/myndighed/borgere/${input.borgerId}/samtaler/${input.id}?gemt=gemt`
})
const aflysAction = formAction('samtale.aflys', Aflysning, samtalen, async (ctx, input) => {
  await aflysSamtale(ctx, { ...input, aflystAf: input.aflystAf ?? null, grund: input.aflysningsgrund })
  return `/myndighed/borgere/${input.borgerId}/samtaler/${input.id}?gemt=sendt`
})
const berigtigAction = formAction('samtale.berigtig', Berigtigelse, samtalen, async (ctx, input) => {
  await berigtigSamtale(ctx, input)
  return `/myndighed/borgere/${input.borgerId}/samtaler/${input.id}?gemt=gemt`
})
const undtagAction = formAction('samtale.undtag', Undtagelse, borgeren, async (ctx, input) => {
  await undtagFraSamtaler(ctx, { ...input, til: input.til ?? null })
  return `/myndighed/borgere/${input.borgerId}#samtaler`
})
const ophaevAction = formAction('samtale.ophaev', z.object({ borgerId: z.guid() }), borgeren, async (ctx, input) => {
  await ophaevUndtagelse(ctx, input)
  return `/myndighed/borgere/${input.borgerId}#samtaler`
})

export const sendIndkaldelse = async (data: FormData): Promise<void> => indkaldAction(data)
export const gemHoldt = async (data: FormData): Promise<void> => holdtAction(data)
export const ret = async (data: FormData): Promise<void> => retAction(data)
export const afhold = async (data: FormData): Promise<void> => afholdAction(data)
export const udebliv = async (data: FormData): Promise<void> => udeblivAction(data)
export const aflys = async (data: FormData): Promise<void> => aflysAction(data)
export const berigtig = async (data: FormData): Promise<void> => berigtigAction(data)
export const undtag = async (data: FormData): Promise<void> => undtagAction(data)
export const ophaev = async (data: FormData): Promise<void> => ophaevAction(data)
