'use server'

import { z } from 'zod'
import { hentIndstilling } from '#lib/indstilling/queries'
import { tagIndstilling } from '#lib/indstilling/tag'
import { formAction } from '#lib/medarbejder/form-action'
import { FANER, givOpgaveFra, lukOpgave, opgavesti, tagOpgave } from '#lib/opgave/queries'
import { Afvist } from '#lib/regelfund'

const Opgave = z.object({
  opgaveId: z.guid(),
  vis: z.enum(FANER).catch('uden'),
  handling: z.enum(['tag', 'giv-fra', 'luk']),
})

const udfoer = formAction(
  'opgave',
  Opgave,
  (f) => `/myndighed/overblik?vis=${f.vis ?? 'uden'}`,
  async (ctx, { opgaveId, vis, handling }) => {
    const liste = `/myndighed/overblik?vis=${vis}`
    if (handling === 'giv-fra') await givOpgaveFra(ctx, opgaveId)
    if (handling === 'luk') await lukOpgave(ctx, opgaveId)
    if (handling !== 'tag') return liste
    const taget = await tagOpgave(ctx, opgaveId)
    if ('optaget' in taget)
      throw new Afvist([{ kode: 'OPG-001', niveau: 'BLOK', besked: `Opgaven er hos ${taget.optaget}.` }], 409)
    if (taget.type === 'NY_INDSTILLING') {
      const sag = await hentIndstilling(ctx, taget.objektId, 'indstilling.tag')
      if (sag.status === 'MODTAGET') await tagIndstilling(ctx, sag)
    }
    return opgavesti(taget)
  },
)

/** Take, hand back or close a task. */
export async function opgaveHandling(data: FormData): Promise<void> {
  return udfoer(data)
}
