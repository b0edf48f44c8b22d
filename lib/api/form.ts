import { z } from 'zod'
import type { Regelfund } from '#lib/regelfund'

const dansk = z.locales.da().localeError
const TOM = z.strictObject({})

/** Judges one part of a request and adds every finding, each at its field. What is not declared is refused. */
export function vurderForm<T>(skema: z.ZodType<T> | undefined, vaerdi: unknown, hvor: string, ud: Regelfund[]): T {
  const svar = (skema ?? TOM).safeParse(vaerdi, { error: dansk })
  if (svar.success) return svar.data as T
  for (const fejl of svar.error.issues.slice(0, 100)) {
    const sti = [...(hvor ? [hvor] : []), ...fejl.path.map(String)].join('.')
    ud.push({ kode: kodeFor(fejl), niveau: 'BLOK', besked: fejl.message, ...(sti && { felt: sti }) })
  }
  return undefined as T
}

/** STAR's code when the schema names one (a text with HTML is 4933), otherwise 1014. */
const kodeFor = (fejl: z.core.$ZodIssue): string =>
  fejl.code === 'custom' && typeof fejl.params?.kode === 'string' ? fejl.params.kode : '1014'
