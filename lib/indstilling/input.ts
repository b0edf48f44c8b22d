import { z } from 'zod'
import { erDag } from '#lib/dato'

/** Form fields arrive as text; an empty one means "not given". */
const valgfri = <T extends z.ZodType>(skema: T) =>
  z.preprocess((v) => (v === '' || v === undefined ? null : v), skema.nullable())
const dag = z.string().refine(erDag, 'Datoen findes ikke. Skriv dag, måned og år, fx 24 11 2026.')
/** Danish numbers: 37 or 29,60. */
const tal = z.preprocess(
  (v) => (typeof v === 'string' ? v.trim().replace(',', '.') : v),
  z.coerce.number('Skriv et tal.'),
)
const tekst = (maks: number) =>
  z
    .string()
    .max(maks, `Teksten må højst være ${maks} tegn.`)
    .transform((v) => v.replace(/\r\n/g, '\n').trim())

export const IndstillingFelter = z.object({
  tilbudstype: valgfri(z.coerce.number().int().min(9301).max(9309)),
  forslagStart: valgfri(dag),
  forslagUger: valgfri(
    tal.pipe(
      z.number().int('Skriv et helt antal uger.').min(1, 'Skriv mindst 1 uge.').max(104, 'Skriv højst 104 uger.'),
    ),
  ),
  timerPrUge: valgfri(tal.pipe(z.number().gt(0, 'Skriv mere end 0 timer.').max(37, 'Skriv højst 37 timer.'))),
  virksomhedCvr: valgfri(tekst(20)),
  virksomhedPNummer: valgfri(tekst(20)),
  virksomhedNavn: valgfri(tekst(200)),
  udbyderNavn: valgfri(tekst(200)),
  kursusnummer: valgfri(tekst(40)),
  jobmaal: valgfri(tekst(200)),
  // A draft may hold too much; sending refuses it, and nothing typed is lost.
  tekst: z
    .string()
    .max(20_000)
    .default('')
    .transform((v) => v.replace(/\r\n/g, '\n')),
  enigDato: valgfri(dag),
  enigForm: valgfri(z.string().max(20)),
  enig: z.preprocess((v) => v === 'ja' || v === true, z.boolean()),
})
export type IndstillingFelter = z.infer<typeof IndstillingFelter>

/** What the draft's one form may ask for besides keeping what was typed. */
export const Kladdehandling = z.enum(['gem', 'se', 'vedhaeft', 'fjern-bilag']).catch('gem')
export const KladdeInput = IndstillingFelter.extend({
  id: z.guid(),
  version: z.coerce.number().int().positive(),
  handling: Kladdehandling,
})

export const GodkendFelter = z.object({
  tilbudStart: valgfri(dag),
  tilbudSlut: valgfri(dag),
  timerPrUge: valgfri(tal.pipe(z.number().int('Skriv hele timer.').min(0).max(37, 'Skriv højst 37 timer.'))),
  minutterPrUge: valgfri(tal.pipe(z.number().int('Skriv hele minutter.').min(0).max(59, 'Skriv højst 59 minutter.'))),
  sted: valgfri(tekst(300)),
  kontaktperson: valgfri(tekst(200)),
  maal: valgfri(tekst(2000)),
})
export const AfslagFelter = z.object({ begrundelse: valgfri(tekst(10_000)), lovhjemmel: valgfri(tekst(200)) })
export type GodkendFelter = z.infer<typeof GodkendFelter>
export type AfslagFelter = z.infer<typeof AfslagFelter>
