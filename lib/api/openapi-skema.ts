import { z } from 'zod'

/** A JSON schema, or another object of the document. */
export type Json = { [navn: string]: unknown }

/**
 * Collects the named schemas of the document. A schema with `.meta({ id })` becomes a component once and is pointed to; where what comes in
 * differs from what goes out (a field with a default), the former is named `<id>Anmodning`. Answers must be added before requests.
 */
export function skemasamling() {
  const skemaer: Record<string, Json> = {}

  const tilfoej = (skema: z.ZodType, io: 'input' | 'output', navn?: string): Json => {
    const { $schema: _, $defs = {}, ...rod } = z.toJSONSchema(skema, { io, unrepresentable: 'any' }) as Json
    const dele = Object.entries($defs as Record<string, Json>)
    const navne = new Map(dele.map(([id]) => [id, id]))
    // One that points to a renamed one differs too, hence as many rounds as there are parts.
    for (const _runde of io === 'input' ? dele : [])
      for (const [id, del] of dele)
        if (skemaer[id] && JSON.stringify(skemaer[id]) !== JSON.stringify(ret(del, navne)))
          navne.set(id, `${id}Anmodning`)
    for (const [id, del] of dele) saet(navne.get(id) ?? id, ret(del, navne))
    const faerdig = ret(rod, navne)
    if (!navn || typeof faerdig.$ref === 'string') return faerdig
    saet(navn, faerdig)
    return peg('schemas', navn)
  }

  function saet(navn: string, skema: Json): void {
    const kendt = skemaer[navn]
    if (kendt && JSON.stringify(kendt) !== JSON.stringify(skema))
      throw new Error(`Skemaet ${navn} findes i to udgaver. Giv det ene et andet id.`)
    skemaer[navn] = skema
  }
  return { skemaer, tilfoej }
}

/** Points to a component of the document. */
export const peg = (slags: 'schemas' | 'parameters' | 'headers' | 'responses', navn: string): Json => ({
  $ref: `#/components/${slags}/${navn}`,
})

/** References within one schema become references within the document; the limits of whole numbers in JavaScript say nothing, and go. */
function ret(vaerdi: Json, navne: ReadonlyMap<string, string>): Json {
  return JSON.parse(JSON.stringify(vaerdi), (noegle, v: unknown) => {
    if (noegle === '$ref' && typeof v === 'string') {
      const id = v.slice('#/$defs/'.length)
      return `#/components/schemas/${navne.get(id) ?? id}`
    }
    if ((noegle === 'maximum' || noegle === 'minimum') && Math.abs(Number(v)) === Number.MAX_SAFE_INTEGER)
      return undefined
    return v
  }) as Json
}
