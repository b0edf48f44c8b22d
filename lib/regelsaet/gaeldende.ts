import type { Dag } from '#lib/dato'

/** The version in force on a day, both ends included. Undefined when none was. */
export function gaeldende<T extends { gyldigFra: Dag; gyldigTil: Dag | null }>(
  versioner: readonly T[],
  dag: Dag,
): T | undefined {
  return versioner.find((v) => v.gyldigFra <= dag && (v.gyldigTil === null || dag <= v.gyldigTil))
}
