import { z } from 'zod'
import { Kommentar } from '#lib/api/felter'
import { erDag } from '#lib/dato'

const Dato = z.string('Skriv en dato.').refine(erDag, 'Skriv en dato, der findes.')
const MaaskeDato = z
  .string()
  .default('')
  .refine((v) => v === '' || erDag(v), 'Skriv en dato, der findes.')
  .transform((v) => v || null)
const kommentar = z
  .string()
  .default('')
  .transform((v) => v.replace(/\r\n/g, '\n').trim() || null)
  .pipe(Kommentar(1500).nullable())
const MaaskeKode = z
  .string()
  .regex(/^\d{0,5}$/, 'Vælg en årsag.')
  .default('')
  .transform((v) => (v === '' ? null : Number(v)))

const periode = { startDato: Dato, slutDato: MaaskeDato, fravaersKommentar: kommentar }

/** A new fravær as the form gives it. */
export const NytFravaerForm = z.object({
  borgerId: z.guid(),
  fravaerType: z
    .string('Vælg en type.')
    .regex(/^\d{1,5}$/, 'Vælg en type.')
    .transform(Number),
  ...periode,
})

/** A fravær said anew. */
export const RetFravaerForm = z.object({
  borgerId: z.guid(),
  id: z.guid(),
  version: z.coerce.number().int().positive(),
  fravaerType: z.coerce.number().int(),
  ...periode,
  fravaersAfslutningsAarsag: MaaskeKode,
})

/** A fravær that was registered by mistake. The comment is required. */
export const BerigtigFravaerForm = z.object({
  borgerId: z.guid(),
  id: z.guid(),
  version: z.coerce.number().int().positive(),
  fravaersKommentar: z
    .string()
    .default('')
    .transform((v) => v.replace(/\r\n/g, '\n').trim())
    .refine((v) => v !== '', 'Skriv, hvorfor registreringen var en fejl.')
    .pipe(Kommentar(1500)),
})
