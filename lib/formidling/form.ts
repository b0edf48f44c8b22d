import { z } from 'zod'
import { type Dag, erDag } from '#lib/dato'
import type { Delt, Samtykkefelter } from '#lib/formidling/regler'
import { danskTid, laesKlokkeslaet } from '#lib/samtale/tid'
import type { Delefelter } from '#lib/samtykke/giv'

const linje = z
  .string()
  .max(1000)
  .default('')
  .transform((t) => t.trim() || null)
const dato = z
  .string()
  .default('')
  .refine((d) => d === '' || erDag(d), 'Datoen findes ikke. Skriv dag, måned og år, fx 24 11 2026.')
  .transform((d) => d || null)

/**
 * The form that shows a candidate to somebody: what is shared, and the yes behind it. The yes covers what was written in the form, so what is
 * empty is not among it.
 */
export const DeleForm = z
  .object({
    aftaltNavn: linje,
    telefon: linje,
    email: linje,
    cvUrl: linje,
    begrundelse: linje,
    kommentar: linje,
    samtykke: z
      .string()
      .optional()
      .transform((v) => v === 'ja'),
    tekstversion: z.string().max(40).default(''),
    samtykkeDato: dato,
    samtykkeKl: z.string().max(20).default(''),
  })
  .transform((f, ctx): { deles: Delefelter; samtykke: Samtykkefelter | null; kommentar: string | null } => {
    const { aftaltNavn, telefon, email, cvUrl, begrundelse, kommentar } = f
    const deles = { aftaltNavn, telefon, email, cvUrl, begrundelse }
    if (!f.samtykke) return { deles, samtykke: null, kommentar }
    const tidspunkt = laesTidspunkt(f.samtykkeDato, f.samtykkeKl)
    if (!tidspunkt) {
      ctx.addIssue({
        code: 'custom',
        path: ['samtykkeDato'],
        message: 'Skriv, hvilken dag og hvornår borgeren sagde ja, fx 24 11 2026 kl. 10.00.',
      })
      return z.NEVER
    }
    const hvad: Delt[] = [
      'navn',
      ...(telefon ? (['telefon'] as const) : []),
      ...(email ? (['email'] as const) : []),
      ...(cvUrl ? (['cv_url'] as const) : []),
      ...(begrundelse ? (['begrundelse'] as const) : []),
    ]
    return { deles, samtykke: { tidspunkt, tekstversion: f.tekstversion, hvad }, kommentar }
  })

function laesTidspunkt(dag: Dag | null, kl: string): Date | undefined {
  const klokken = laesKlokkeslaet(kl)
  return dag && klokken ? danskTid(dag, klokken) : undefined
}

/** How it went with a candidate. */
export const StatusForm = z.object({
  formidlingId: z.guid(),
  version: z.coerce.number().int().positive(),
  status: z.coerce.number('Vælg en status.').int().min(9201, 'Vælg en status.').max(9208, 'Vælg en status.'),
  aarsag: z.preprocess((v) => (v === '' || v === undefined ? null : v), z.coerce.number().int().nullable()),
  tekst: linje,
  resultatdato: dato,
  kommentar: linje,
})
