import { z } from 'zod'
import { Kommentar } from '#lib/api/felter'
import { erDag } from '#lib/dato'
import { laesTimer } from '#lib/timeimport/raekke'

const TIMER = 'Skriv timer med højst to decimaler, som 402,06. Højst 7696.'
const timer = z
  .string()
  .transform(laesTimer)
  .refine((t) => t !== '', TIMER)
const dag = z.string().refine(erDag, 'Skriv en dato, der findes.')
const valgfri = <S extends z.ZodType>(skema: S) =>
  z.preprocess((v) => (v === '' || v === undefined ? null : v), skema.nullable())
const tekst = z.preprocess(
  (v) => (typeof v === 'string' ? v.replace(/\r\n/g, '\n').trim() : v),
  z.union([z.literal('').transform(() => null), Kommentar(1500)]),
)

/** A report of one member's hours as the form gives it: every field that CreateDagpengetaellerkonto has. */
export const Timeindberetning = z
  .object({
    borgerId: z.guid(),
    forsikring: z.enum(['FULDTID', 'DELTID'], 'Vælg fuldtid eller deltid.'),
    forbrugteTimer: timer,
    opgjortTil: dag,
    nyIndplacering: z.preprocess((v) => v === 'ja', z.boolean()),
    indplaceringsdato: valgfri(dag),
    indplaceringTimer: valgfri(timer.refine((t) => t !== '0.00', 'Skal være mere end 0 timer.')),
    korrektionKommentar: tekst.default(null),
    korrektionFra: valgfri(dag),
  })
  .refine((f) => (f.korrektionKommentar === null) === (f.korrektionFra === null), {
    message: 'En korrektion skal have både en kommentar og en dato.',
    path: ['korrektionKommentar'],
  })
