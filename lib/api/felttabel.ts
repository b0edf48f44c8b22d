import type { Foelg } from '#lib/api/eksempel'
import type { Json } from '#lib/api/openapi-skema'

/** One field as a reader wants it: `felter.enighed.dato`, what it may hold, and whether it must be there. */
export type Felt = { navn: string; type: string; kraevet: boolean; beskrivelse: string }

const FORMATER: Record<string, string> = { uuid: 'uuid', date: 'dato', 'date-time': 'tidspunkt', uri: 'adresse' }
const TYPER: Record<string, string> = {
  string: 'tekst',
  integer: 'helt tal',
  number: 'tal',
  boolean: 'true eller false',
  object: 'objekt',
  array: 'liste',
  null: 'null',
}

/** The fields of a schema, those within a field right below it. */
export function felttabel(givet: Json, foelg: Foelg, over = '', dybde = 0): Felt[] {
  const skema = foelg(givet)
  const kraevede = (skema.required ?? []) as string[]
  return Object.entries((skema.properties ?? {}) as Record<string, Json>).flatMap(([navn, del]) => {
    const felt = foelg(del)
    const sti = over ? `${over}.${navn}` : navn
    const inde = indre(felt, foelg)
    return [
      {
        navn: sti,
        type: typetekst(felt, foelg),
        kraevet: kraevede.includes(navn),
        beskrivelse: String(del.description ?? felt.description ?? ''),
      },
      ...(inde && dybde < 4 ? felttabel(inde.skema, foelg, `${sti}${inde.mange ? '[]' : ''}`, dybde + 1) : []),
    ]
  })
}

function indre(felt: Json, foelg: Foelg): { skema: Json; mange: boolean } | undefined {
  if (felt.properties) return { skema: felt, mange: false }
  if (felt.items) {
    const skema = foelg(felt.items as Json)
    return skema.properties ? { skema, mange: true } : undefined
  }
  const valg = ((felt.anyOf ?? felt.oneOf ?? []) as Json[]).map(foelg).find((v) => v.properties)
  return valg && { skema: valg, mange: false }
}

/** What a field may hold, in a few words: "tekst, højst 200 tegn, eller null". */
export function typetekst(givet: Json, foelg: Foelg): string {
  const skema = foelg(givet)
  if (skema.const !== undefined) return String(skema.const)
  if (Array.isArray(skema.enum)) return `en af ${skema.enum.join(', ')}`
  const valg = (skema.anyOf ?? skema.oneOf) as Json[] | undefined
  if (valg) return [...new Set(valg.map((v) => typetekst(v, foelg)))].join(' eller ')
  const typer = (Array.isArray(skema.type) ? skema.type : [skema.type]) as string[]
  return typer.map((type) => [ord(type, skema, foelg), ...graenser(type, skema)].join(', ')).join(' eller ')
}

function ord(type: string | undefined, skema: Json, foelg: Foelg): string {
  if (type === 'string') return FORMATER[String(skema.format)] ?? 'tekst'
  if (type === 'array' && skema.items) return `liste af ${typetekst(skema.items as Json, foelg)}`
  return TYPER[type ?? ''] ?? 'hvad som helst'
}

function graenser(type: string | undefined, skema: Json): string[] {
  const { minimum, maximum, minLength, maxLength } = skema
  if (type === 'string' && maxLength !== undefined)
    return [minLength ? `${minLength}–${maxLength} tegn` : `højst ${maxLength} tegn`]
  if (type !== 'integer' && type !== 'number') return []
  if (minimum !== undefined && maximum !== undefined) return [`${minimum}–${maximum}`]
  if (minimum !== undefined) return [`mindst ${minimum}`]
  return maximum === undefined ? [] : [`højst ${maximum}`]
}
