'use server'

import { formAction } from '#lib/medarbejder/form-action'
import { Fejlform, Slutform } from '#lib/min-plan/input'
import { afslutKrav, fejlopretKrav } from '#lib/min-plan/krav'
import { Afvist } from '#lib/regelfund'
import { vurderFritekst } from '#lib/tekst/fritekst'

const sti = (f: Record<string, string>) => `/myndighed/borgere/${f.borgerId}/plan/krav/${f.id}`

const afslut = formAction('krav-slut', Slutform, sti, async (ctx, { borgerId, id, version, nySlut }) => {
  await afslutKrav(ctx, { id, version, gyldigTil: nySlut })
  return `/myndighed/borgere/${borgerId}#plan`
})

const fejl = formAction('krav-fejl', Fejlform, sti, async (ctx, { borgerId, id, version, kommentar }) => {
  const fund = vurderFritekst(kommentar, 'kommentar', 1500)
  if (kommentar === '')
    fund.push({ kode: '1014', niveau: 'BLOK', besked: 'Skriv, hvorfor kravet var en fejl.', felt: 'kommentar' })
  if (fund.length > 0) throw new Afvist(fund, 400)
  await fejlopretKrav(ctx, { id, version, kommentar })
  return `/myndighed/borgere/${borgerId}#plan`
})

/** Ends a requirement with its last day. */
export const slutKrav = async (data: FormData): Promise<void> => afslut(data)

/** Takes a requirement away that was a mistake. */
export const fjernKrav = async (data: FormData): Promise<void> => fejl(data)
