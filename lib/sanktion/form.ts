import { z } from 'zod'
import { FORSIKRING } from '#db/schema/kontaktforloeb'
import { ARBEJDSKRAV_PERIODE } from '#db/schema/nuph'
import { erDag, visTimer } from '#lib/dato'
import type { Felter } from '#lib/http/formular'
import { fraHundrededele, hundrededele } from '#lib/kontaktforloeb/regler'
import type { Sanktion, Sanktionsfelter } from '#lib/sanktion/regler'

const tom = (v: unknown) => (v === '' || v === undefined ? null : v)
const dag = z.string().default('').refine(erDag, 'Skriv dag, måned og år, fx 24 11 2026.')
const valgfriDag = z
  .string()
  .default('')
  .refine((d) => d === '' || erDag(d), 'Datoen findes ikke. Skriv dag, måned og år, fx 24 11 2026.')
  .transform((d) => d || null)
/** Typed as `111` or `111,00`; exact hundredths. */
const timer = z
  .string()
  .max(20)
  .default('')
  .refine((t) => t.trim() === '' || /^\d{1,4}([,.]\d{1,2})?$/.test(t.trim()), 'Skriv timer som 111 eller 7,40.')
  .transform((t) => (t.trim() === '' ? null : fraHundrededele(hundrededele(t.trim().replace(',', '.')))))

/** The form of a sanction, without the underretning that it answers. */
export const SanktionForm = z.object({
  sanktionstype: z.string().max(5).default(''),
  haendelsesdato: dag,
  afgoerelsesdato: dag,
  startdato: dag,
  slutdato: valgfriDag,
  timer,
  afvikledeTimer: timer,
  forsikring: z.enum(FORSIKRING, 'Vælg forsikring.'),
  gentagelseAfSanktionId: z.preprocess(tom, z.guid().nullable()),
  arbejdskravTimer: z.preprocess(
    tom,
    z.coerce.number('Skriv timer.').int('Skriv hele timer.').min(1).max(2000).nullable(),
  ),
  arbejdskravPeriode: z.preprocess(tom, z.enum(ARBEJDSKRAV_PERIODE).nullable()),
  arbejdskravOpfyldtDato: valgfriDag,
}) satisfies z.ZodType<Omit<Sanktionsfelter, 'nuphId'>>

/** A stored sanction as the form's fields. */
export const somForm = (s: Sanktion): Felter => ({
  sanktionstype: s.sanktionstype,
  haendelsesdato: s.haendelsesdato,
  afgoerelsesdato: s.afgoerelsesdato,
  startdato: s.startdato,
  slutdato: s.slutdato ?? '',
  timer: s.timer ? visTimer(s.timer) : '',
  afvikledeTimer: s.afvikledeTimer ? visTimer(s.afvikledeTimer) : '',
  forsikring: s.forsikring,
  gentagelseAfSanktionId: s.gentagelseAfSanktionId ?? '',
  arbejdskravTimer: s.arbejdskravTimer ? String(s.arbejdskravTimer) : '',
  arbejdskravPeriode: s.arbejdskravPeriode ?? '',
  arbejdskravOpfyldtDato: s.arbejdskravOpfyldtDato ?? '',
})
