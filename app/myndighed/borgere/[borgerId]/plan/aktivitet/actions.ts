'use server'

import { formAction } from '#lib/medarbejder/form-action'
import { afslutAktivitet, retAktivitet, tilfoejAktivitet } from '#lib/min-plan/aktivitet'
import { Aktivitetsform, Slutform } from '#lib/min-plan/input'

const sti = (f: Record<string, string>) =>
  `/myndighed/borgere/${f.borgerId}/plan/aktivitet${f.tilbudId ? `?tilbud=${f.tilbudId}` : ''}`

const skriv = formAction('aktivitet', Aktivitetsform, sti, async (ctx, input) => {
  const { borgerId, tilbudId, grundlag, handling: _handling, ...felter } = input
  const { nummer } = tilbudId
    ? await retAktivitet(ctx, { borgerId, tilbudId, version: grundlag, felter })
    : await tilfoejAktivitet(ctx, { borgerId, felter })
  return `/myndighed/borgere/${borgerId}?udgivet=${nummer}#plan`
})

const afslut = formAction(
  'aktivitet-slut',
  Slutform,
  (f) => `/myndighed/borgere/${f.borgerId}/plan/aktivitet?tilbud=${f.id}`,
  async (ctx, { borgerId, id, version, nySlut: slut, slutaarsag }) => {
    const { nummer, kladdeId } = await afslutAktivitet(ctx, { borgerId, tilbudId: id, version, slut, slutaarsag })
    return kladdeId ? `/myndighed/nuph/${kladdeId}` : `/myndighed/borgere/${borgerId}?udgivet=${nummer}#plan`
  },
)

/** Writes a tilbud or an activity in the plan, new or changed. */
export const skrivAktivitet = async (data: FormData): Promise<void> => skriv(data)

/** Gives it another last day; a negative end leads on to the draft that was written of it. */
export const slutAktivitet = async (data: FormData): Promise<void> => afslut(data)
