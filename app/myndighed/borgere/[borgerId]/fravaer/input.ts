import type { z } from 'zod'
import type { NytFravaerForm, RetFravaerForm } from '#lib/fravaer/input'
import type { NytFravaer } from '#lib/fravaer/registrer'
import type { Fravaersrettelse } from '#lib/fravaer/ret'

/** The forms' fields, which are named as at the contract, as the use cases take them. */
export const tilNyt = (f: z.infer<typeof NytFravaerForm>): NytFravaer => ({
  borgerId: f.borgerId,
  fravaerstype: f.fravaerType,
  start: f.startDato,
  slut: f.slutDato,
  kommentar: f.fravaersKommentar,
})

export const tilRettelse = (f: z.infer<typeof RetFravaerForm>): Fravaersrettelse => ({
  id: f.id,
  version: f.version,
  fravaerstype: f.fravaerType,
  start: f.startDato,
  slut: f.slutDato,
  aarsag: f.fravaersAfslutningsAarsag,
  kommentar: f.fravaersKommentar,
})
