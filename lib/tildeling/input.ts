import { z } from 'zod'
import { erDag } from '#lib/dato'

const Dag = z.string().transform((v) => (erDag(v) ? v : null))

/** What may be sent in, from form or API. The rules judge the rest, all at once. An empty last day is none. */
export const TildelBorger = z.object({
  borgerId: z.guid(),
  aktoer: z.string().max(20).default(''),
  fra: Dag.default(null),
  til: z
    .string()
    .transform((v) => (v === '' ? undefined : erDag(v) ? v : null))
    .optional(),
})
export type TildelBorger = z.infer<typeof TildelBorger>

export const AfslutTildeling = z.object({ id: z.guid(), sidsteDag: Dag.default(null) })
export type AfslutTildeling = z.infer<typeof AfslutTildeling>
