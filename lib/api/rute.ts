import type { Operation } from '#lib/api/operation'

/** Where a request leads: an operation and its path parameters, the methods that the path does have, or nowhere. */
export type Fundet =
  | { slags: 'operation'; operation: Operation; param: Record<string, string> }
  | { slags: 'metode'; tilladt: string[] }
  | { slags: 'ingen' }

type Knude = { faste: Map<string, Knude>; param?: { navn: string; knude: Knude }; operationer: Map<string, Operation> }
const nyKnude = (): Knude => ({ faste: new Map(), operationer: new Map() })

/** Makes the look-up of all operations by path and method. A doubled path and method is a slip, and throws. */
export function byg(operationer: readonly Operation[]): (metode: string, sti: string) => Fundet {
  const rod = nyKnude()
  for (const op of operationer) {
    let knude = rod
    for (const led of op.sti.slice(1).split('/')) knude = naeste(knude, led)
    if (knude.operationer.has(op.metode)) throw new Error(`${op.metode} ${op.sti} er erklæret to gange`)
    knude.operationer.set(op.metode, op)
  }
  return (metode, sti) => slaaOp(rod, metode, sti)
}

function naeste(knude: Knude, led: string): Knude {
  const navn = /^\{(\w+)\}$/.exec(led)?.[1]
  if (!navn) {
    const ny = knude.faste.get(led) ?? nyKnude()
    knude.faste.set(led, ny)
    return ny
  }
  knude.param ??= { navn, knude: nyKnude() }
  if (knude.param.navn !== navn) throw new Error(`{${navn}} hedder {${knude.param.navn}} i en anden sti`)
  return knude.param.knude
}

function slaaOp(rod: Knude, metode: string, sti: string): Fundet {
  // STAR writes some collections with a slash at the end.
  return find(rod, metode, sti.replace(/\/$/, '').slice(1).split('/'), {})
}

/** A fixed word goes before a parameter; where it has no such method the word may be the parameter's value: a comment that says "historik". */
function find(knude: Knude, metode: string, led: readonly string[], param: Record<string, string>): Fundet {
  const [naestled, ...resten] = led
  if (naestled === undefined) return her(knude, metode, param)
  const fast = knude.faste.get(naestled)
  const somOrd = fast && find(fast, metode, resten, param)
  if (somOrd?.slags === 'operation' || !knude.param || naestled === '') return somOrd ?? { slags: 'ingen' }
  const vaerdi = afkod(naestled)
  if (vaerdi === undefined) return somOrd ?? { slags: 'ingen' }
  const somVaerdi = find(knude.param.knude, metode, resten, { ...param, [knude.param.navn]: vaerdi })
  return somVaerdi.slags === 'operation' || !somOrd || somOrd.slags === 'ingen' ? somVaerdi : somOrd
}

function her(knude: Knude, metode: string, param: Record<string, string>): Fundet {
  const operation = knude.operationer.get(metode === 'HEAD' ? 'GET' : metode)
  if (operation) return { slags: 'operation', operation, param }
  const tilladt = [...knude.operationer.keys()].flatMap((m) => (m === 'GET' ? ['GET', 'HEAD'] : [m]))
  return tilladt.length > 0 ? { slags: 'metode', tilladt } : { slags: 'ingen' }
}

function afkod(led: string): string | undefined {
  try {
    return decodeURIComponent(led)
  } catch {
    return undefined
  }
}
