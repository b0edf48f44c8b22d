import { z } from 'zod'
import { Servicekvittering } from '#lib/api/felter'
import { erSkrivning, erStrom, type Operation } from '#lib/api/operation'

/** The answers that the API itself makes, as schemas: findings, refusals, and what every write adds to what its operation says. */
export const RegelfundSkema = z
  .strictObject({
    kode: z.string().meta({ description: 'Koden, som et program kan handle efter.', examples: ['IN-002'] }),
    niveau: z.enum(['BLOK', 'ADVAR']).meta({ description: 'BLOK standser. ADVAR går igennem.' }),
    besked: z.string().meta({
      description: 'Dansk sætning til den, der kan gøre noget ved det.',
      examples: ['Bekræft, at medlemmet og a-kassen er enige, og skriv hvornår og hvordan I aftalte det.'],
    }),
    felt: z.string().optional().meta({ description: 'Feltet eller hovedet, som fundet hører til.' }),
    regel: z.string().optional().meta({ description: 'Reglen i få ord.' }),
    kilde: z.string().optional().meta({ description: 'Hvor reglen står.' }),
    gaelderFra: z
      .string()
      .optional()
      .meta({ description: 'Dagen, som reglen gælder fra.', examples: ['2024-01-01'] }),
    aarsag: z
      .strictObject({ type: z.string(), id: z.string(), beskrivelse: z.string() })
      .optional()
      .meta({ description: 'Registreringen, der er årsag til fundet.' }),
    hvemKan: z.string().optional().meta({ description: 'Hvem der kan ændre årsagen.' }),
  })
  .meta({ id: 'Regelfund', description: 'Ét fund af en regel. Et svar har alle fund på én gang.' })

export const ProblemSkema = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string().meta({ description: 'Samme id som x-correlationId.' }),
    fund: z.array(RegelfundSkema).min(1),
    tidligere: z
      .strictObject({ status: z.int(), svar: z.unknown() })
      .optional()
      .meta({ description: 'Kun ved 412: svaret på den første anmodning med samme x-requestId.' }),
  })
  .meta({ id: 'Problem', description: 'Et nej efter RFC 9457.' })

const Proeve = z
  .strictObject({
    beskeder: z.array(z.strictObject({ titel: z.string(), tekst: z.string(), til: z.array(z.string()) })),
    breve: z.array(z.strictObject({ titel: z.string(), pdf: z.string().meta({ contentEncoding: 'base64' }) })),
    opgaver: z.array(
      z.strictObject({
        organisation: z.string(),
        emne: z.string(),
        frist: z.string().meta({ format: 'date' }).nullable(),
      }),
    ),
    events: z.array(z.strictObject({ entitetNavn: z.string(), navn: z.string() })),
  })
  .meta({ id: 'Proeve', description: 'Kun med x-proev: det, som anmodningen ville medføre.' })

/** What every write says beside what its operation says. */
const SKREVET = {
  advarsler: z.array(RegelfundSkema).meta({ description: 'Fund, der ikke standsede skrivningen.' }),
  servicekvittering: Servicekvittering,
}

/** What an operation answers when all is well; undefined when it answers with bytes. */
export function svarskema(op: Operation): z.ZodType | undefined {
  if (erSkrivning(op)) return op.svar.safeExtend({ ...SKREVET, proeve: Proeve.optional() })
  if (erStrom(op) && op.strom === 'ind' && op.svar instanceof z.ZodObject) return op.svar.safeExtend(SKREVET)
  return op.svar
}
