import type { z } from 'zod'
import type { Regelfund } from '#lib/regelfund'

const STANDARD = /^(Invalid|Too|Expected|Required|Unrecognized)/

/** Shape errors as findings (1014), all at once, each at its field. A message that is not ours is replaced by plain Danish. */
export const zodFund = (fejl: z.ZodError): Regelfund[] =>
  fejl.issues.map((f) => ({
    kode: '1014',
    niveau: 'BLOK',
    besked: STANDARD.test(f.message) ? 'Feltet er ikke udfyldt rigtigt.' : f.message,
    ...(f.path.length > 0 && { felt: f.path.join('.') }),
  }))
