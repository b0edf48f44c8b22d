import type { Json } from '#lib/api/openapi-skema'

/** Follows a reference to what it points to. */
export type Foelg = (skema: Json) => Json

const FORMATER: Record<string, string> = {
  uuid: '5f0c4c0e-6a53-4b8e-9d0a-2f5b1f6f8f11',
  date: '2026-11-26',
  'date-time': '2026-11-26T09:00:00+01:00',
  uri: 'https://fagsystem.dk/samspor',
}

/**
 * A value that the schema takes: its own example where it has one, otherwise the plainest that fits. `kraevet` leaves out what may be left
 * out, so that an example request is the shortest that works.
 */
export function eksempel(givet: Json, foelg: Foelg, kraevet = false): unknown {
  const skema = foelg(givet)
  if (Array.isArray(skema.examples)) return skema.examples[0]
  if (skema.const !== undefined) return skema.const
  if (Array.isArray(skema.enum)) return skema.enum[0]
  const valg = (skema.anyOf ?? skema.oneOf ?? skema.allOf) as Json[] | undefined
  if (valg?.[0]) return eksempel(valg[0], foelg, kraevet)
  if (skema.default !== undefined && kraevet) return skema.default
  const type = Array.isArray(skema.type) ? skema.type[0] : skema.type
  if (type === 'object') return objekt(skema, foelg, kraevet)
  if (type === 'array') return [eksempel((skema.items ?? {}) as Json, foelg, kraevet)]
  if (type === 'integer' || type === 'number') return Number(skema.minimum ?? 1)
  if (type === 'boolean') return true
  if (type === 'null') return null
  return type === 'string' ? tekst(skema) : {}
}

function objekt(skema: Json, foelg: Foelg, kraevet: boolean): Json {
  const navne = (skema.required ?? []) as string[]
  const felter = Object.entries((skema.properties ?? {}) as Record<string, Json>)
  return Object.fromEntries(
    felter
      .filter(([navn]) => !kraevet || navne.includes(navn))
      .map(([navn, felt]) => [navn, eksempel(felt, foelg, kraevet)]),
  )
}

function tekst(skema: Json): string {
  const format = FORMATER[String(skema.format)]
  if (format) return format
  const moenster = typeof skema.pattern === 'string' ? efterMoenster(skema.pattern) : undefined
  return moenster ?? 'tekst'.padEnd(Number(skema.minLength ?? 0), 't').slice(0, Number(skema.maxLength ?? 100))
}

/** Digits for a pattern that is nothing but a number of them, as a CVR number. Others say for themselves what fits (`examples`). */
function efterMoenster(moenster: string): string | undefined {
  const antal = /^\^(?:\\d|\[0-9\])\{(\d+)(?:,\d+)?\}\$$/.exec(moenster)?.[1]
  return antal && '1234567890'.repeat(2).slice(0, Number(antal))
}
