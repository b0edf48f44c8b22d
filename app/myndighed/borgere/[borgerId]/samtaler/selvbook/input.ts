import { z } from 'zod'
import { erDag } from '#lib/dato'

const tom = <T extends z.ZodType>(indre: T) => z.preprocess((v) => (v === '' ? undefined : v), indre)

/** What the citizen is asked to book, as the form gives it. */
export const Spoergsmaal = z.object({
  borgerId: z.guid(),
  samtaletype: z.coerce.number().int().positive(),
  titel: z.string().max(1000).default(''),
  beskrivelse: z
    .string()
    .max(20_000)
    .default('')
    .transform((t) => t.replace(/\r\n/g, '\n').trim() || null),
  senest: z.string().default('').refine(erDag, 'Skriv en dato, der findes.'),
  /** Hours before the interview until which it can be moved; empty: cannot. */
  ombookTimer: tom(z.coerce.number().int().min(1).max(1000).optional()),
  vejledtOmKonsekvens: z
    .literal('ja')
    .optional()
    .transform((v) => v === 'ja'),
})

export const Lukning = z.object({
  borgerId: z.guid(),
  id: z.guid('Vælg en frist.'),
  grund: z.string().max(5000).default(''),
})
