/**
 * What the launcher and the test run tell the person who waits: one line per step, and a sign of life
 * at least every second second, because a silent terminal looks like a broken one.
 */
const STILHED_MS = 1800

/** @param {NodeJS.WriteStream} [ud] */
export function opretUdskrift(ud = process.stdout) {
  const start = Date.now()
  let sidst = Date.now()
  /** @type {Map<string, number>} */
  const igang = new Map()
  let aabenLinje = false

  const luk = () => {
    if (aabenLinje) ud.write('\r\u001b[K')
    aabenLinje = false
  }
  const linje = (tekst = '') => {
    luk()
    ud.write(`${tekst}\n`)
    sidst = Date.now()
  }
  const livstegn = () => {
    if (igang.size === 0 || Date.now() - sidst < STILHED_MS) return
    const tekst = [...igang].map(([navn, fra]) => `${navn} (${visSekunder(Date.now() - fra)})`).join(', ')
    luk()
    if (ud.isTTY) ud.write(`  … ${tekst}`)
    else ud.write(`  … ${tekst}\n`)
    aabenLinje = Boolean(ud.isTTY)
    sidst = Date.now()
  }
  const ur = setInterval(livstegn, 300)
  ur.unref()

  return {
    linje,
    /** Time since the program began, for the closing line. */
    forloebet: () => visSekunder(Date.now() - start),
    /**
     * Runs one named step and says when it is done.
     * @template T @param {string} navn @param {() => Promise<T>} arbejde @returns {Promise<T>}
     */
    async trin(navn, arbejde) {
      const fra = Date.now()
      igang.set(navn, fra)
      sidst = Math.min(sidst, Date.now() - STILHED_MS + 300)
      try {
        const svar = await arbejde()
        linje(`  ✓ ${navn} (${visSekunder(Date.now() - fra)})`)
        return svar
      } finally {
        igang.delete(navn)
        luk()
      }
    },
  }
}

/** Danish decimal comma: 1234 ms is shown as "1,2 s". @param {number} ms */
export function visSekunder(ms) {
  return `${(ms / 1000).toFixed(1).replace('.', ',')} s`
}
