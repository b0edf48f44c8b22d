'use server'

import { z } from 'zod'
import { aabnTidligereBeskeder } from '#lib/besked/aabn'
import { svarITraad } from '#lib/besked/svar'
import { erDag } from '#lib/dato'
import { noterPapirSendt } from '#lib/digital-post/papir'
import type { Felter } from '#lib/http/formular'
import { afslaaIndstilling, godkendIndstilling } from '#lib/indstilling/afgoer'
import { berigtigIndstilling } from '#lib/indstilling/berigtig'
import { AfslagFelter, GodkendFelter } from '#lib/indstilling/input'
import { kasserKladde } from '#lib/indstilling/kladde'
import { sendIndstilling } from '#lib/indstilling/send'
import { tagIndstilling } from '#lib/indstilling/tag'
import { traekIndstilling } from '#lib/indstilling/traek'
import { formAction } from '#lib/medarbejder/form-action'

const Sag = z.object({ id: z.guid(), version: z.coerce.number().int().positive() })
const sti =
  (del = '') =>
  (f: Felter) =>
    `/myndighed/indstillinger/${f.id}${del}`

const sendAction = formAction('send', Sag, sti('/se'), async (ctx, input) => {
  await sendIndstilling(ctx, input)
  return `/myndighed/indstillinger/${input.id}?sendt=1`
})
const kasserAction = formAction(
  'kasser',
  Sag,
  sti(),
  async (ctx, input) => `/myndighed/borgere/${(await kasserKladde(ctx, input)).borgerId}`,
)
const tagAction = formAction('tag', Sag, sti(), async (ctx, input) => {
  await tagIndstilling(ctx, input)
  return `/myndighed/indstillinger/${input.id}#afgoer`
})
const godkendAction = formAction(
  'godkend',
  Sag.extend(GodkendFelter.shape),
  sti(),
  async (ctx, { id, version, ...felter }) => {
    await godkendIndstilling(ctx, { id, version, felter })
    return `/myndighed/indstillinger/${id}?afgjort=1`
  },
)
const afslaaAction = formAction(
  'afslaa',
  Sag.extend(AfslagFelter.shape),
  sti(),
  async (ctx, { id, version, ...felter }) => {
    await afslaaIndstilling(ctx, { id, version, felter })
    return `/myndighed/indstillinger/${id}?afgjort=1`
  },
)
const svarAction = formAction(
  'svar',
  z.object({ id: z.guid(), traadId: z.guid(), tekst: z.string().max(20_000) }),
  sti(),
  async (ctx, { id, traadId, tekst }) => {
    await svarITraad(ctx, { traadId, tekst })
    return `/myndighed/indstillinger/${id}#beskeder`
  },
)
const aabnAction = formAction('aabn', z.object({ id: z.guid(), traadId: z.guid() }), sti(), async (ctx, input) => {
  await aabnTidligereBeskeder(ctx, input)
  return `/myndighed/indstillinger/${input.id}#beskeder`
})
const traekAction = formAction(
  'traek',
  Sag.extend({ aarsag: z.string().max(40).default(''), kommentar: z.string().max(5000).default('') }),
  sti('/traek'),
  async (ctx, input) => {
    await traekIndstilling(ctx, input)
    return `/myndighed/indstillinger/${input.id}`
  },
)
const berigtigAction = formAction(
  'fjern',
  Sag.extend({ kommentar: z.string().max(5000).default('') }),
  sti('/fjern'),
  async (ctx, input) => {
    await berigtigIndstilling(ctx, input)
    return `/myndighed/indstillinger/${input.id}`
  },
)
const papirAction = formAction(
  'papir',
  z.object({ id: z.guid(), brevId: z.guid(), sendtDag: z.string().transform((v) => (erDag(v) ? v : null)) }),
  sti(),
  async (ctx, { id, brevId, sendtDag }) => {
    await noterPapirSendt(ctx, { brevId, dag: sendtDag })
    return `/myndighed/indstillinger/${id}`
  },
)

export const send = async (data: FormData): Promise<void> => sendAction(data)
export const kasser = async (data: FormData): Promise<void> => kasserAction(data)
export const tag = async (data: FormData): Promise<void> => tagAction(data)
export const godkend = async (data: FormData): Promise<void> => godkendAction(data)
export const afslaa = async (data: FormData): Promise<void> => afslaaAction(data)
export const svar = async (data: FormData): Promise<void> => svarAction(data)
export const aabnTidligere = async (data: FormData): Promise<void> => aabnAction(data)
export const traek = async (data: FormData): Promise<void> => traekAction(data)
export const fjern = async (data: FormData): Promise<void> => berigtigAction(data)
export const papirSendt = async (data: FormData): Promise<void> => papirAction(data)
