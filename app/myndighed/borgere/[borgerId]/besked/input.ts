import { z } from 'zod'

/** A new message as the form gives it. */
export const NyBesked = z.object({
  borgerId: z.guid(),
  til: z.enum(['myndighed', 'borger'], 'Vælg, hvem du skriver til.'),
  titel: z.string().max(1000).default(''),
  tekst: z
    .string()
    .max(20_000)
    .default('')
    .transform((v) => v.replace(/\r\n/g, '\n')),
})
