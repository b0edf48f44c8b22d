'use server'

import type { Felter } from '#lib/http/formular'
import { formAction } from '#lib/medarbejder/form-action'
import { bedOmSelvbooking } from '#lib/selvbook/bed'
import { lukSelvbookfrist } from '#lib/selvbook/luk'
import { Lukning, Spoergsmaal } from './input'

const borgeren = (f: Felter): string => `/myndighed/borgere/${f.borgerId}`
const formular = (f: Felter): string => `${borgeren(f)}/samtaler/selvbook?type=${f.samtaletype}`

const bedAction = formAction('selvbook.bed', Spoergsmaal, formular, async (ctx, input) => {
  const { samtaletype: type, ombookTimer = null, ...resten } = input
  await bedOmSelvbooking(ctx, { ...resten, type, ombookTimer })
  return `/myndighed/borgere/${input.borgerId}#samtaler`
})
const lukAction = formAction('selvbook.luk', Lukning, borgeren, async (ctx, input) => {
  await lukSelvbookfrist(ctx, input)
  return `/myndighed/borgere/${input.borgerId}#samtaler`
})

export const bed = async (data: FormData): Promise<void> => bedAction(data)
export const luk = async (data: FormData): Promise<void> => lukAction(data)
