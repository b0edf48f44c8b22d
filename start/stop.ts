/** A stop that the person at the terminal can do something about: shown as one sentence, without a stack trace. */
export class Stop extends Error {
  override name = 'Stop'
}
