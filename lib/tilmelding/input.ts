import { z } from 'zod'
import { Kommentar } from '#lib/api/felter'
import { erDag } from '#lib/dato'

const Dato = z.string('Skriv en dato.').refine(erDag, 'Skriv en dato, der findes.')

/** A tilmelding as the form gives it. When the citizen began on another day than it counts from, that day stands in `begyndtDag`. */
export const TilmeldForm = z.object({
  borgerId: z.guid(),
  tilmeldingsDato: Dato,
  kontaktgruppe: z
    .string('Vælg en kontaktgruppe.')
    .regex(/^\d{1,2}$/, 'Skriv kontaktgruppens nummer.')
    .transform(Number),
  visitationskategori: z
    .string()
    .regex(/^\d{0,2}$/, 'Skriv kategoriens nummer.')
    .default('')
    .transform((v) => (v === '' ? null : Number(v))),
  begyndtDag: z
    .string()
    .default('')
    .refine((v) => v === '' || erDag(v), 'Skriv en dato, der findes.'),
  begyndtKl: z
    .string()
    .trim()
    .default('')
    .refine((v) => v === '' || /^([01]?\d|2[0-3])[.:]?[0-5]\d$/.test(v), 'Skriv et klokkeslæt, for eksempel 23.58.'),
  kommentar: z
    .string()
    .default('')
    .transform((v) => v.replace(/\r\n/g, '\n').trim() || null)
    .pipe(Kommentar(1500).nullable()),
})

/** An afmelding as the form gives it: the last day as tilmeldt. */
export const AfmeldForm = z.object({ borgerId: z.guid(), tilmeldingId: z.guid(), afmeldingsDato: Dato })
