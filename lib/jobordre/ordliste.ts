/** A word that may mean an unlawful criterion, with the code that says which. */
export type Ord = { kode: string; ord: string }

/** The words of the list that stand in a text as whole words, each once, as they were written. Pure. */
export function findOrd(tekst: string, liste: readonly Ord[]): { kode: string; fundet: string }[] {
  return liste.flatMap(({ kode, ord }) => {
    const fundet = new RegExp(`(?<![\\p{L}\\d])${undslip(ord)}(?![\\p{L}\\d])`, 'iu').exec(tekst)
    return fundet ? [{ kode, fundet: fundet[0] }] : []
  })
}

const undslip = (ord: string): string => ord.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+')
