import { z } from 'zod'
import { KILDESLAGS } from '#db/schema/nuph'
import { erDag } from '#lib/dato'

const Dag = z.string().refine(erDag, 'Skriv en dato, der findes.')
const tomErNull = (v: unknown) => (v === '' || v === undefined ? null : v)
const tekst = (maks: number) =>
  z.preprocess(
    tomErNull,
    z
      .string()
      .max(maks)
      .transform((v) => v.replace(/\r\n/g, '\n'))
      .nullable(),
  )
const jaNej = z.preprocess(
  (v) => (v === 'ja' ? true : v === 'nej' ? false : tomErNull(v)),
  z.boolean('Svar ja eller nej.').nullable(),
)

/** What an underretning says, as a form or a fagsystem gives it. Rules judge it; here is only its shape. */
export const NuphFelter = z.object({
  haendelse: z.string().regex(/^[A-Z]{0,2}\d{1,3}$/, 'Vælg, hvad der er sket.'),
  haendelsesdato: Dag,
  haendelsestidspunkt: z.preprocess(tomErNull, z.coerce.date().nullable()),
  kildeSlags: z.preprocess(tomErNull, z.enum(KILDESLAGS).nullable()),
  kildeId: z.preprocess(tomErNull, z.guid().nullable()),
  vejledtOmKonsekvens: jaNej,
  vejledtDato: z.preprocess(tomErNull, Dag.nullable()),
  afbudModtaget: jaNej,
  moedteMinutterForSent: z.preprocess(tomErNull, z.coerce.number().int().min(1).max(600).nullable()),
  kontaktGenoprettetTid: z.preprocess(tomErNull, z.coerce.date().nullable()),
  modtagetFraTilbudsstedDato: z.preprocess(tomErNull, Dag.nullable()),
  tilbudsbeskrivelse: tekst(5000),
  borgersForklaring: tekst(5000),
  begrundelse: tekst(5000),
})
export type NuphFelter = z.infer<typeof NuphFelter>

/** A source is a kind and an id: half of one is none, and the rules then ask for it where the event needs it. */
export const helKilde = (felter: NuphFelter): NuphFelter =>
  felter.kildeSlags && felter.kildeId ? felter : { ...felter, kildeSlags: null, kildeId: null }
