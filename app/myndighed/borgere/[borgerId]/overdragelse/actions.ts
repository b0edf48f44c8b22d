'use server'

import { z } from 'zod'
import { formAction } from '#lib/medarbejder/form-action'
import { afgoerPunkt, overtagAlt, spoergOmPunkt } from '#lib/overdragelse/afgoer'

const Pakke = z.object({ borgerId: z.guid(), pakkeId: z.guid() })
const Punkt = Pakke.extend({
  nummer: z.coerce.number().int().positive(),
  handling: z.enum(['overtag', 'ikke-relevant', 'spoerg']),
  begrundelse: z.string().max(5000).default(''),
  tekst: z
    .string()
    .max(20_000)
    .default('')
    .transform((v) => v.replace(/\r\n/g, '\n')),
})

const side = (f: { borgerId?: string }) => `/myndighed/borgere/${f.borgerId}/overdragelse`

const punkt = formAction(
  'punkt',
  Punkt,
  (f) => `${side(f)}?punkt=${Number(f.nummer) || ''}`,
  async (ctx, { handling, tekst, begrundelse, ...om }) => {
    if (handling === 'spoerg') {
      const { traadId } = await spoergOmPunkt(ctx, { ...om, tekst })
      return `/myndighed/indstillinger/traad/${traadId}`
    }
    await afgoerPunkt(
      ctx,
      handling === 'overtag'
        ? { ...om, svar: 'OVERTAGET', begrundelse: null }
        : { ...om, svar: 'IKKE_RELEVANT', begrundelse },
    )
    return `${side(om)}?gemt=1`
  },
)
const alt = formAction('alt', Pakke, side, async (ctx, om) => {
  await overtagAlt(ctx, om)
  return `${side(om)}?gemt=1`
})

export const afgoerPunktet = async (data: FormData): Promise<void> => punkt(data)
export const overtagHele = async (data: FormData): Promise<void> => alt(data)
