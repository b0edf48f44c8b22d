import { createHash } from 'node:crypto'
import type postgres from 'postgres'

/** The source of the synonyms that are ours. A row with another source came from a list that the operator has. */
export const EGET_SYNONYM = 'Samspor, eget synonym'

/** Ours, so that ids that Samspor makes meet nobody else's. */
const NAVNERUM = Buffer.from('5d0b7a3c2f0e4b8c9a615e7c1d42f3a8', 'hex')

/** The id of a synonym whose national one is not known: the same title and words always give the same (UUID version 5). */
export function aliasId(conceptUri: string, navn: string): string {
  const hash = createHash('sha1')
    .update(NAVNERUM)
    .update(`${conceptUri}\n${navn.toLocaleLowerCase('da')}`)
    .digest()
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6)
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8)
  return hash.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

/**
 * Our own synonyms as rows with an id: from their title's first day to its last. A synonym that was taken out of our list ends yesterday. Once
 * the operator has loaded aliases, they are the list, and ours stay as they ended then.
 */
export async function gemEgneAlias(tx: postgres.TransactionSql): Promise<void> {
  const [indlaest] = await tx`select 1 from stillingsalias where kilde <> ${EGET_SYNONYM} limit 1`
  if (indlaest) return
  const titler = await tx<{ concept_uri: string; synonymer: string[]; fra: string; til: string | null }[]>`
    select distinct on (concept_uri) concept_uri, synonymer, gyldig_til::text as til,
      min(gyldig_fra) over (partition by concept_uri)::text as fra
    from stillingsbetegnelse order by concept_uri, gyldig_fra desc`
  const raekker = titler.flatMap((t) =>
    t.synonymer.map((navn) => ({
      alias_id: aliasId(t.concept_uri, navn),
      concept_uri: t.concept_uri,
      navn,
      gyldig_fra: t.fra,
      gyldig_til: t.til,
      kilde: EGET_SYNONYM,
    })),
  )
  await tx`update stillingsalias set gyldig_til = greatest(gyldig_fra, current_date - 1)
    where gyldig_til is null and not (alias_id = any(${raekker.map((r) => r.alias_id)}))`
  for (let fra = 0; fra < raekker.length; fra += 1000)
    await tx`insert into stillingsalias ${tx(raekker.slice(fra, fra + 1000))}
      on conflict (alias_id, gyldig_fra) do update set navn = excluded.navn, gyldig_til = excluded.gyldig_til
      where (stillingsalias.navn, stillingsalias.gyldig_til) is distinct from (excluded.navn, excluded.gyldig_til)`
}
