import { z } from 'zod'
import { erDag } from '#lib/dato'
import { laesKlokkeslaet } from '#lib/samtale/tid'

const valgfri = (maks: number) =>
  z
    .string()
    .max(maks)
    .default('')
    .transform((t) => t.trim() || null)
const klokkeslaet = z
  .string()
  .default('')
  .transform((tekst, ctx) => {
    const kl = laesKlokkeslaet(tekst)
    if (kl) return kl
    ctx.addIssue({ code: 'custom', message: 'Skriv klokkeslættet som 10.00.' })
    return z.NEVER
  })

/** Open times as the form gives them: a Danish day and clocks. */
export const Tidstilbud = z
  .object({
    dag: z.string().default('').refine(erDag, 'Skriv en dato, der findes.'),
    fra: klokkeslaet,
    til: klokkeslaet,
    minutter: z.coerce.number('Skriv, hvor mange minutter hver tid varer.').int('Skriv et helt antal minutter.'),
    samtaleform: z.string().max(40).default(''),
    moedeholder: z.string().max(1000).default(''),
    sted: valgfri(1000),
    adresse: valgfri(1000),
    telefon: valgfri(200),
    borgerRinger: z
      .literal('ja')
      .optional()
      .transform((v) => v === 'ja'),
    videolink: valgfri(1000),
  })
  .transform(({ samtaleform: form, ...resten }) => ({ form, ...resten }))

export const Tid = z.object({ id: z.guid() })
