/** A line of a file, or why it is none. `nr` is the line's number as an editor counts; the first line is 1. */
export type Linje = { nr: number; tekst: string }

/** The file is not text in UTF-8, or has a line that is longer than any of ours. */
export class UlaeseligFil extends Error {}

const LAENGST = 16_384

/**
 * Splits bytes into lines as they come; nothing but the unfinished line is kept. A line break inside quotes belongs to its field (only when
 * `citat`). A byte order mark and carriage returns are taken away; empty lines are passed over.
 */
export async function* laesLinjer(bytes: AsyncIterable<Uint8Array>, citat: boolean): AsyncGenerator<Linje[]> {
  const afkod = new TextDecoder('utf-8', { fatal: true })
  let rest = ''
  let nr = 0
  let begyndt = 1
  const del = (tekst: string, slut: boolean): Linje[] => {
    const linjer: Linje[] = []
    rest += tekst
    let fra = 0
    let soegFra = 0
    for (;;) {
      const til = rest.indexOf('\n', soegFra)
      if (til < 0) break
      nr += 1
      soegFra = til + 1
      if (citat && ulige(rest, fra, til)) continue
      tilfoej(linjer, begyndt, rest.slice(fra, til))
      fra = til + 1
      begyndt = nr + 1
    }
    rest = rest.slice(fra)
    if (rest.length > LAENGST) throw new UlaeseligFil(`Linje ${begyndt} er længere end ${LAENGST} tegn.`)
    // What is looked at again with the next bytes must not be counted twice.
    nr = begyndt - 1
    if (slut) tilfoej(linjer, begyndt, rest)
    return linjer
  }
  try {
    for await (const stykke of bytes) yield del(afkod.decode(stykke, { stream: true }), false)
    yield del(afkod.decode(), true)
  } catch (fejl) {
    if (fejl instanceof TypeError && (fejl as { code?: string }).code === 'ERR_ENCODING_INVALID_ENCODED_DATA')
      throw new UlaeseligFil('Filen er ikke tekst i UTF-8. Gem den som “CSV UTF-8”.')
    throw fejl
  }
}

function tilfoej(linjer: Linje[], nr: number, tekst: string): void {
  const ren = tekst.endsWith('\r') ? tekst.slice(0, -1) : tekst
  if (ren !== '') linjer.push({ nr, tekst: ren })
}

/** Is there an odd number of quotes between the two places: an open one? */
function ulige(tekst: string, fra: number, til: number): boolean {
  let antal = 0
  for (let i = tekst.indexOf('"', fra); i >= 0 && i < til; i = tekst.indexOf('"', i + 1)) antal += 1
  return antal % 2 === 1
}

/** The fields of one line, `;` between them and `"` round one that needs it. A quote that is not closed gives one field too few. */
export function delFelter(linje: string): string[] {
  if (!linje.includes('"')) return linje.split(';')
  const felter: string[] = []
  let felt = ''
  let iCitat = false
  for (let i = 0; i < linje.length; i++) {
    const t = linje[i]
    if (iCitat && t === '"' && linje[i + 1] === '"') {
      felt += '"'
      i++
    } else if (t === '"') iCitat = !iCitat
    else if (!iCitat && t === ';') {
      felter.push(felt)
      felt = ''
    } else felt += t
  }
  felter.push(felt)
  return felter
}
