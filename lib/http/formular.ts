import { env } from '#lib/env'

const MAKS = 64 * 1024

export type Felter = Record<string, string>

/** The body is larger than a form may be. */
export class ForStor extends Error {}

/**
 * Reads an ordinary form, counting bytes as they come, so that a lying or endless body never fills the memory. Date fields of three parts
 * (`x-dag`, `x-maaned`, `x-aar`) become one `x` in ISO form; what cannot be a date is handed on as typed, for the error to show.
 */
export async function laesFormular(request: Request): Promise<Felter> {
  const dele: Uint8Array[] = []
  let stoerrelse = 0
  const laeser = request.body?.getReader()
  while (laeser) {
    const { done, value } = await laeser.read()
    if (done) break
    stoerrelse += value.length
    if (stoerrelse > MAKS) {
      await laeser.cancel()
      throw new ForStor()
    }
    dele.push(value)
  }
  const felter: Felter = {}
  for (const [navn, vaerdi] of new URLSearchParams(Buffer.concat(dele).toString('utf8'))) felter[navn] = vaerdi
  return samlDatoer(felter)
}

/** Joins the three fields of a date; a whole date pasted in the first field is taken too. */
export function samlDatoer(felter: Felter): Felter {
  const samlet: Felter = { ...felter }
  for (const navn of Object.keys(felter)) {
    if (!navn.endsWith('-dag')) continue
    const felt = navn.slice(0, -4)
    samlet[felt] = tilDato(felter[navn] ?? '', felter[`${felt}-maaned`] ?? '', felter[`${felt}-aar`] ?? '')
  }
  return samlet
}

function tilDato(dag: string, maaned: string, aar: string): string {
  const hel = /^\s*(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})\s*$/.exec(dag)
  const [d, m, a] = hel ? [hel[1], hel[2], hel[3]] : [dag.trim(), maaned.trim(), aar.trim()]
  if (!d && !m && !a) return ''
  return `${a}-${(m ?? '').padStart(2, '0')}-${(d ?? '').padStart(2, '0')}`
}

/** Unsafe requests that carry our cookie must come from our own pages: exact Origin, or the browser's word that it is same-origin. */
export function fraOsSelv(request: Request): boolean {
  const origin = request.headers.get('origin')
  if (origin) return origin === new URL(env().SAMSPOR_URL).origin
  return request.headers.get('sec-fetch-site') === 'same-origin'
}
