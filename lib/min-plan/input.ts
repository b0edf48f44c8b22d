import { z } from 'zod'
import { erDag } from '#lib/dato'

/** Form fields arrive as text; an empty one means "not given". */
const valgfri = <T extends z.ZodType>(skema: T) =>
  z.preprocess((v) => (v === '' || v === undefined ? null : v), skema.nullable())
const dag = z.string().refine(erDag, 'Datoen findes ikke. Skriv dag, måned og år, fx 24 11 2026.')
const heltal = z.coerce.number('Skriv et helt tal.').int('Skriv et helt tal.')
const tekst = z
  .string()
  .max(5000)
  .transform((v) => v.replace(/\r\n/g, '\n').trim())

/** A tilbud or an activity as the form gives it. What is too long or missing is said by the rules, all at once. */
export const Aktivitetsform = z.object({
  borgerId: z.guid(),
  tilbudId: valgfri(z.guid()),
  grundlag: z.coerce.number().int().min(0),
  handling: z.string().max(20).default(''),
  tilbudstype: z.coerce.number('Vælg en type.').int('Vælg en type.').min(1, 'Vælg en type.'),
  navn: valgfri(tekst),
  start: valgfri(dag),
  slut: valgfri(dag),
  timerPrUge: valgfri(heltal),
  minutterPrUge: valgfri(heltal),
  sted: valgfri(tekst),
  adresse: valgfri(tekst),
  kontaktperson: valgfri(tekst),
  maal: valgfri(tekst),
  beskrivelse: valgfri(tekst),
})

/** The end of an activity or of a requirement. */
export const Slutform = z.object({
  borgerId: z.guid(),
  id: z.guid(),
  version: z.coerce.number().int().min(1),
  nySlut: dag,
  slutaarsag: valgfri(z.string().max(40)),
})

/** A requirement that was a mistake. */
export const Fejlform = z.object({
  borgerId: z.guid(),
  id: z.guid(),
  version: z.coerce.number().int().min(1),
  kommentar: z
    .string()
    .max(5000)
    .transform((v) => v.replace(/\r\n/g, '\n').trim()),
})
