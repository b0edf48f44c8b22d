'use server'

import { z } from 'zod'
import type { Felter } from '#lib/http/formular'
import { formAction } from '#lib/medarbejder/form-action'
import { spoergOmNuph, svarPaaSpoergsmaal } from '#lib/nuph/dialog'
import { NuphForm } from '#lib/nuph/form'
import { kladdeFraSamtale } from '#lib/nuph/fra-samtale'
import { genoptagNuph } from '#lib/nuph/genoptag'
import { gemNuphKladde, kasserNuphKladde, opretNuphKladde } from '#lib/nuph/kladde'
import { berigtigNuph } from '#lib/nuph/ret'
import { sendNuph } from '#lib/nuph/send'
import { tilbagekaldNuph } from '#lib/nuph/tilbagekald'

const Sag = z.object({ id: z.guid(), version: z.coerce.number().int().positive() })
const tekst = z.string().max(20_000).default('')
const sti =
  (del = '') =>
  (f: Felter) =>
    `/myndighed/nuph/${f.id}${del}`

const nyAction = formAction(
  'nuph',
  z.object({ borgerId: z.guid() }).and(NuphForm),
  (f) => `/myndighed/nuph/ny?borger=${f.borgerId}`,
  async (ctx, { borgerId, ...felter }) => {
    const { id } = await opretNuphKladde(ctx, { borgerId, felter })
    return `/myndighed/nuph/${id}`
  },
)
const fraSamtaleAction = formAction(
  'nuph.samtale',
  z.object({ samtaleId: z.guid(), borgerId: z.guid(), version: z.coerce.number().int().positive() }),
  (f) => `/myndighed/borgere/${f.borgerId}/samtaler/${f.samtaleId}`,
  async (ctx, { samtaleId, version }) => `/myndighed/nuph/${(await kladdeFraSamtale(ctx, { samtaleId, version })).id}`,
)
const gemAction = formAction('nuph', Sag.and(NuphForm), sti(), async (ctx, { id, version, ...felter }) => {
  await gemNuphKladde(ctx, { id, version, felter })
  return `/myndighed/nuph/${id}?gemt=1`
})
const seAction = formAction('nuph', Sag.and(NuphForm), sti(), async (ctx, { id, version, ...felter }) => {
  await gemNuphKladde(ctx, { id, version, felter })
  return `/myndighed/nuph/${id}/se`
})
const sendAction = formAction('send', Sag, sti('/se'), async (ctx, input) => {
  await sendNuph(ctx, input)
  return `/myndighed/nuph/${input.id}?sendt=1`
})
const kasserAction = formAction('kasser', Sag, sti(), async (ctx, input) => {
  const { borgerId, hosOs } = await kasserNuphKladde(ctx, input)
  return hosOs ? `/myndighed/borgere/${borgerId}` : '/myndighed/nuph?vis=kladder'
})
const retAction = formAction(
  'nuph',
  Sag.extend({ kommentar: tekst }).and(NuphForm),
  sti('/ret'),
  async (ctx, { id, version, kommentar, ...felter }) => {
    await berigtigNuph(ctx, { id, version, felter, kommentar })
    return `/myndighed/nuph/${id}?rettet=1`
  },
)
const traekAction = formAction(
  'traek',
  Sag.extend({ grund: z.string().max(40).default(''), kommentar: tekst }),
  sti('/traek'),
  async (ctx, input) => {
    await tilbagekaldNuph(ctx, input)
    return `/myndighed/nuph/${input.id}?trukket=1`
  },
)
const spoergAction = formAction('spoerg', z.object({ id: z.guid(), tekst }), sti(), async (ctx, input) => {
  await spoergOmNuph(ctx, input)
  return `/myndighed/nuph/${input.id}#dialog`
})
const svarPaaAction = formAction(
  'svarPaa',
  z.object({ id: z.guid(), spoergsmaalId: z.guid(), tekst }),
  sti(),
  async (ctx, input) => {
    await svarPaaSpoergsmaal(ctx, input)
    return `/myndighed/nuph/${input.id}#dialog`
  },
)
const genoptagAction = formAction(
  'genoptag',
  Sag.extend({ anledning: z.string().max(40).default(''), uddybning: tekst }),
  sti(),
  async (ctx, { uddybning, ...input }) => {
    await genoptagNuph(ctx, { ...input, tekst: uddybning || null })
    return `/myndighed/nuph/${input.id}`
  },
)

export const nyKladde = async (data: FormData): Promise<void> => nyAction(data)
export const moedteIkke = async (data: FormData): Promise<void> => fraSamtaleAction(data)
export const gem = async (data: FormData): Promise<void> => gemAction(data)
export const se = async (data: FormData): Promise<void> => seAction(data)
export const send = async (data: FormData): Promise<void> => sendAction(data)
export const kasser = async (data: FormData): Promise<void> => kasserAction(data)
export const ret = async (data: FormData): Promise<void> => retAction(data)
export const traek = async (data: FormData): Promise<void> => traekAction(data)
export const spoerg = async (data: FormData): Promise<void> => spoergAction(data)
export const svarPaa = async (data: FormData): Promise<void> => svarPaaAction(data)
export const genoptag = async (data: FormData): Promise<void> => genoptagAction(data)
