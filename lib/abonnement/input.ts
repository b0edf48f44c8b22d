import { z } from 'zod'
import { Tekst } from '#lib/api/felter'
import { ENTITETER } from '#lib/events/navne'

const entiteter = z
  .array(
    z
      .number()
      .int()
      .refine((id) => ENTITETER.has(id), `EntitetId skal være en af: ${[...ENTITETER.keys()].join(', ')}.`)
      .meta({ examples: [9403] }),
  )
  .min(1)
  .max(50)
  .nullable()

/** A new subscription. `entiteter` null is everything that the organisation may hear. */
export const NytAbonnement = z.strictObject({
  url: z.string().min(8).max(2000),
  beskrivelse: Tekst(200).default(''),
  entiteter: entiteter.default(null),
})
export type NytAbonnement = z.infer<typeof NytAbonnement>

/** All of what may be changed; the secret and the status have acts of their own. */
export const RetAbonnement = z.strictObject({
  url: z.string().min(8).max(2000),
  beskrivelse: Tekst(200),
  entiteter: entiteter,
})
export type RetAbonnement = z.infer<typeof RetAbonnement>

/** How many hours the old secret goes on signing beside the new one; 0 stops it at once. */
export const SkiftHemmelighed = z.strictObject({ gammelGaelderTimer: z.number().int().min(0).max(168).default(24) })
export type SkiftHemmelighed = z.infer<typeof SkiftHemmelighed>

/** What to send again: one event, a span of the feed (both ends included), or everything that was parked. */
export const Afspil = z.discriminatedUnion('hvad', [
  z.strictObject({ hvad: z.literal('EN'), loebenummer: z.number().int().min(1) }),
  z.strictObject({ hvad: z.literal('SPAND'), fra: z.number().int().min(1), til: z.number().int().min(1) }),
  z.strictObject({ hvad: z.literal('PARKEREDE') }),
])
export type Afspil = z.infer<typeof Afspil>
