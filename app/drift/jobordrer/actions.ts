'use server'

import { z } from 'zod'
import { VIRKSOMHEDSTILSTAND } from '#db/schema/virksomhed'
import { erDag } from '#lib/dato'
import { afvisJobordre, frigivJobordre } from '#lib/jobordre/frigiv'
import { formAction } from '#lib/medarbejder/form-action'
import { afmeldKlar, meldKlar } from '#lib/rekruttering/klarmelding'
import { ophaevTilstand, saetTilstand } from '#lib/virksomhedstilstand/tilstand'

const SIDE = '/drift/jobordrer'
const tekst = (maks: number) => z.string().max(maks).default('')
const Ordre = z.object({ id: z.guid(), version: z.coerce.number().int() })

const frigivAction = formAction(
  'jobordre.frigiv',
  Ordre,
  () => SIDE,
  async (ctx, input) => {
    await frigivJobordre(ctx, input)
    return `${SIDE}?gjort=frigivet`
  },
)
const afvisAction = formAction(
  'jobordre.afvis',
  Ordre.loose().transform((f) => ({ id: f.id, version: f.version, grund: String(f[`grund-${f.id}`] ?? '') })),
  (felter) => `${SIDE}?ordre=${felter.id ?? ''}`,
  async (ctx, input) => {
    await afvisJobordre(ctx, input)
    return `${SIDE}?gjort=afvist`
  },
)

const Klar = z.object({
  kode: z.string().min(1).max(8),
  klarFra: tekst(10),
  klarTil: tekst(10),
  stillinger: tekst(500),
  maksAabne: tekst(10),
  bevis: tekst(4000),
})
const meldAction = formAction(
  'klarmelding.meld',
  Klar,
  (felter) => `${SIDE}?akasse=${encodeURIComponent(felter.kode ?? '')}`,
  async (ctx, input) => {
    const stillinger = input.stillinger.split(/[\s,;]+/).filter(Boolean)
    await meldKlar(ctx, {
      kode: input.kode,
      bevis: input.bevis || undefined,
      felter: {
        klarFra: erDag(input.klarFra) ? input.klarFra : ctx.dag,
        klarTil: erDag(input.klarTil) ? input.klarTil : null,
        stillinger: stillinger.length > 0 ? stillinger : null,
        maksAabne: input.maksAabne.trim() === '' ? null : Number(input.maksAabne) || 0,
      },
    })
    return `${SIDE}?gjort=klar`
  },
)
const afmeldAction = formAction(
  'klarmelding.afmeld',
  z.object({ kode: z.string().min(1).max(8) }),
  (felter) => `${SIDE}?akasse=${encodeURIComponent(felter.kode ?? '')}`,
  async (ctx, input) => {
    await afmeldKlar(ctx, input)
    return `${SIDE}?gjort=afmeldt`
  },
)

const Tilstand = z.object({ cvr: tekst(20), tilstand: z.enum(VIRKSOMHEDSTILSTAND) })
const virksomhed = (felter: Record<string, string>) =>
  `${SIDE}/virksomhed?cvr=${encodeURIComponent((felter.cvr ?? '').replace(/\s/g, ''))}`
const saetAction = formAction(
  'virksomhedstilstand.saet',
  Tilstand.extend({ aarsag: tekst(20_000) }),
  virksomhed,
  async (ctx, input) => {
    const { cvr } = await saetTilstand(ctx, input)
    return `${virksomhed({ cvr })}&gjort=sat`
  },
)
const ophaevAction = formAction(
  'virksomhedstilstand.ophaev',
  Tilstand.loose().transform((f) => ({
    cvr: f.cvr,
    tilstand: f.tilstand,
    grund: String(f[`grund-${f.tilstand}`] ?? ''),
  })),
  virksomhed,
  async (ctx, input) => {
    const { cvr } = await ophaevTilstand(ctx, input)
    return `${virksomhed({ cvr })}&gjort=ophaevet`
  },
)

export const frigiv = async (data: FormData): Promise<void> => frigivAction(data)
export const afvis = async (data: FormData): Promise<void> => afvisAction(data)
export const meld = async (data: FormData): Promise<void> => meldAction(data)
export const afmeld = async (data: FormData): Promise<void> => afmeldAction(data)
export const saet = async (data: FormData): Promise<void> => saetAction(data)
export const ophaev = async (data: FormData): Promise<void> => ophaevAction(data)
