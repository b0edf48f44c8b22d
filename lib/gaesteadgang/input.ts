import { z } from 'zod'
import { erDag } from '#lib/dato'

/** What may be sent in, from form or API. The rules judge the rest, all at once. */
export const GivGaesteadgang = z.object({
  cpr: z.string().max(20).default(''),
  begrundelse: z
    .string()
    .max(20_000)
    .default('')
    .transform((v) => v.replace(/\r\n/g, '\n').trim()),
  til: z
    .string()
    .default('')
    .transform((v) => (erDag(v) ? v : null)),
})
export type GivGaesteadgang = z.infer<typeof GivGaesteadgang>

export const AfslutGaesteadgang = z.object({ id: z.guid() })
export type AfslutGaesteadgang = z.infer<typeof AfslutGaesteadgang>
