/** A stop that the person at the terminal can do something about: shown as one sentence, without a stack trace. */
export class Stop extends Error {
  name = 'Stop'
}

/** Ctrl-C or a termination signal while something was under way. */
export class Afbrudt extends Error {
  name = 'Afbrudt'
}

/** The one way both commands end badly. @param {unknown} fejl @returns {number} exit code */
export function forklar(fejl) {
  if (fejl instanceof Error && fejl.name === 'Afbrudt') return 130
  const laeselig = fejl instanceof Error && (fejl.name === 'Stop' || fejl.name === 'Opsaetningsfejl')
  process.stderr.write(`\n${laeselig ? fejl.message : fejl instanceof Error ? fejl.stack : String(fejl)}\n`)
  return 1
}
