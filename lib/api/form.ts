import { z } from 'zod'
import { findCpr } from '#lib/borger/cpr'
import type { Regelfund } from '#lib/regelfund'

const dansk = z.locales.da().localeError
const TOM = z.strictObject({})

/** Judges one part of a request and adds every finding, each at its field. What is not declared is refused. */
export function vurderForm<T>(skema: z.ZodType<T> | undefined, vaerdi: unknown, hvor: string, ud: Regelfund[]): T {
  const svar = (skema ?? TOM).safeParse(vaerdi, { error: dansk })
  if (svar.success) {
    ud.push(...ulaeseligTekst(vaerdi, hvor ? [hvor] : []))
    return svar.data as T
  }
  for (const fejl of svar.error.issues.slice(0, 100)) {
    const sti = udenCpr([...(hvor ? [hvor] : []), ...fejl.path.map(String)].join('.'))
    ud.push({ kode: kodeFor(fejl), niveau: 'BLOK', besked: udenCpr(fejl.message), ...(sti && { felt: sti }) })
  }
  return undefined as T
}

/** A message may name what was sent (an unknown field), and that may hold a CPR number: no answer repeats one. */
const udenCpr = (tekst: string): string => findCpr(tekst).reduce((t, cpr) => t.replaceAll(cpr, '******-****'), tekst)

/** No database stores NUL or half a character, so no field takes them, whatever else its schema allows. */
function ulaeseligTekst(vaerdi: unknown, sti: readonly string[]): Regelfund[] {
  if (typeof vaerdi === 'string') {
    if (vaerdi.isWellFormed() && !vaerdi.includes('\0')) return []
    const felt = sti.join('.')
    return [{ kode: '1014', niveau: 'BLOK', besked: 'Må ikke indeholde styretegn.', ...(felt && { felt }) }]
  }
  if (typeof vaerdi !== 'object' || vaerdi === null) return []
  return Object.entries(vaerdi).flatMap(([navn, del]) => ulaeseligTekst(del, [...sti, navn]))
}

/** STAR's code when the schema names one (a text with HTML is 4933), otherwise 1014. */
const kodeFor = (fejl: z.core.$ZodIssue): string =>
  fejl.code === 'custom' && typeof fejl.params?.kode === 'string' ? fejl.params.kode : '1014'
