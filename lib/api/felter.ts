import { z } from 'zod'
import { indeholderCpr } from '#lib/borger/cpr'
import { erDag } from '#lib/dato'

/** Shapes that several operations share. What a machine sends is taken as it is: no trimming, no guessing, no unknown fields. */
export const Id = z.uuid('Skal være en uuid.')
export const Dato = z
  .string()
  .refine((d) => /^(19|20|21)/.test(d) && erDag(d), 'Skal være en dato, der findes, som 2026-11-26.')
  .meta({ format: 'date', pattern: '^(19|20|21)\\d{2}-\\d{2}-\\d{2}$', examples: ['2026-11-26'] })
export const Tidspunkt = z.iso.datetime({
  offset: true,
  error: 'Skal være et tidspunkt, som 2026-11-26T09:00:00+01:00.',
})
/** Control characters, but for line breaks and tabulators, and halves of characters: no text has use for them, and no database stores them. */
const STYRETEGN = /[^\P{Cc}\n\r\t]|\p{Cs}/u
export const Tekst = (maks: number, mindst = 0) =>
  z
    .string()
    .min(mindst, mindst === 1 ? 'Må ikke være tom.' : `Skal være mindst ${mindst} tegn.`)
    .max(maks, `Må højst være ${maks} tegn.`)
    .refine((t) => !STYRETEGN.test(t), 'Må ikke indeholde styretegn.')
/** A comment that others read and logs may hold: no HTML (4933), and no CPR number. */
export const Kommentar = (maks: number) =>
  Tekst(maks)
    .refine((t) => t.trim() !== '', 'Må ikke være tom.')
    .refine((t) => !/<[a-z/!?]/i.test(t), { message: 'Må ikke indeholde HTML.', params: { kode: '4933' } })
    .refine((t) => !indeholderCpr(t), 'Må ikke indeholde et CPR-nummer.')
/** Hours as an exact decimal text with at most two decimals; never a float. */
export const Timer = z
  .string()
  .regex(/^\d{1,4}(\.\d{1,2})?$/, 'Skal være timer som tekst med højst to decimaler, som "402.06".')
  .meta({ examples: ['402.06'] })
export const Antal = z.coerce
  .number('Skal være et helt tal.')
  .int('Skal være et helt tal.')
  .min(1, 'Skal være mindst 1.')
  .max(100, 'Må højst være 100.')
  .default(50)
/** Where the next page begins: what the page before gave as `naeste`. */
export const Efter = Tekst(200).optional()

/** The same for lists by time, whose mark is a time and an id. */
export const EfterTid = z
  .string()
  .regex(
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
    'Skal være naeste fra den forrige side.',
  )
  // The form alone lets the 30th of February through, which the database would refuse as an error of ours.
  .refine(
    (m) => erDag(m.slice(0, 10)) && !Number.isNaN(Date.parse(m.slice(0, m.indexOf('_')))),
    'Skal være naeste fra den forrige side.',
  )
  .optional()
/** A caseworker in the calling organisation: the employee's RID, and the name that others read. */
export const Sagsbehandler = z
  .strictObject({
    rid: z.string().regex(/^[\w:.-]{1,60}$/, 'RID er 1 til 60 bogstaver, tal og tegnene : . - _'),
    navn: Tekst(140, 1),
  })
  .meta({ id: 'Sagsbehandler' })

/** What every write answers with, and what the access log knows the request by. */
export const Servicekvittering = z
  .strictObject({ registreringstidspunkt: z.string(), registreringsId: z.uuid() })
  .meta({ id: 'Servicekvittering' })
/** A file with a message or a draft; the content is fetched by its own address. */
export const Bilag = z
  .strictObject({
    id: z.uuid(),
    navn: z.string(),
    mime: z.string(),
    stoerrelse: z.int(),
    /** IKKE_KONTROLLERET: there is no virus scanner. VENTER: there is one, and the file can be fetched when it has found it clean. */
    kontrol: z.enum(['IKKE_KONTROLLERET', 'VENTER', 'REN', 'AFVIST']),
  })
  .meta({ id: 'Bilag' })
export const Organisation = z
  .strictObject({ type: z.string(), kode: z.string(), navn: z.string() })
  .meta({ id: 'OrganisationRef' })
