import { z } from 'zod'

const Forloeb = z.object({
  borgerId: z.guid(),
  fravaerId: z.guid(),
  version: z.coerce.number().int().positive(),
})

/** The end of a course as the form gives it; what is missing is the rules' to say. */
export const Slut = Forloeb.extend({
  fravaersKommentar: z.string().max(5000).default(''),
  slutDato: z.string().max(20).default(''),
  fravaersAfslutningsAarsag: z
    .string()
    .default('')
    .transform((v) => (/^\d{1,5}$/.test(v) ? Number(v) : null)),
})

export const Fortryd = Forloeb.extend({ fortrydKommentar: z.string().max(5000).default('') })
