/**
 * Läsbarhetsindex: words per sentence plus the percentage of words with more than six letters. Up to 35 reads easily.
 * A sentence ends with . ! ? or : before a capital letter, and at every line break, so that headings count as sentences.
 */
export function lix(tekst: string): number {
  const ord = tekst.match(/[\p{L}\p{N}][\p{L}\p{N}.,'’-]*/gu)?.map((fundet) => fundet.replace(/[.,'’-]+$/, '')) ?? []
  if (ord.length === 0) return 0

  const saetninger = tekst
    .split(/\n+|[.!?:]+["”»)]*\s+(?=["“«(]?\p{Lu})/u)
    .filter((saetning) => /[\p{L}\p{N}]/u.test(saetning)).length
  const lange = ord.filter((o) => o.replace(/[^\p{L}]/gu, '').length > 6).length
  return Math.round(ord.length / saetninger + (100 * lange) / ord.length)
}
