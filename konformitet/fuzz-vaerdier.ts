import fc from 'fast-check'
import type { Kontrakt } from '#konformitet/kontrakt'

type Skema = Record<string, unknown>
type Foelg = Kontrakt['foelg']

/** Values that a schema takes. What a schema cannot say (a sum, another field) the server may still refuse. */
export function gyldig(givet: Skema, foelg: Foelg): fc.Arbitrary<unknown> {
  const skema = foelg<Skema>(givet)
  if (skema.const !== undefined) return fc.constant(skema.const)
  if (Array.isArray(skema.enum)) return fc.constantFrom(...skema.enum)
  const valg = (skema.anyOf ?? skema.oneOf) as Skema[] | undefined
  if (valg) return fc.oneof(...valg.map((v) => gyldig(v, foelg)))
  if (Array.isArray(skema.type)) return fc.oneof(...skema.type.map((type) => gyldig({ ...skema, type }, foelg)))
  switch (skema.type) {
    case 'object':
      return objekt(skema, foelg)
    case 'array':
      return fc.array(gyldig((skema.items ?? {}) as Skema, foelg), {
        maxLength: Math.min(4, Number(skema.maxItems ?? 4)),
        minLength: Number(skema.minItems ?? 0),
      })
    case 'integer':
      return fc.integer({
        min: Number(skema.minimum ?? -1000),
        max: Math.min(Number(skema.maximum ?? 2_000_000_000), 2_000_000_000),
      })
    case 'number':
      return tal(skema)
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'string':
      return tekst(skema)
    default:
      return SAERT
  }
}

function objekt(skema: Skema, foelg: Foelg): fc.Arbitrary<unknown> {
  const felter = Object.entries((skema.properties ?? {}) as Record<string, Skema>)
  const arbitraere = Object.fromEntries(felter.map(([navn, felt]) => [navn, gyldig(felt, foelg)]))
  return fc.record(arbitraere, { requiredKeys: (skema.required ?? []) as string[] })
}

function tal(skema: Skema): fc.Arbitrary<number> {
  const [min, max] = [Number(skema.minimum ?? skema.exclusiveMinimum ?? -1000), Number(skema.maximum ?? 1e6)]
  const skridt = Number(skema.multipleOf ?? 0)
  if (!skridt) return fc.double({ min, max, noNaN: true, noDefaultInfinity: true })
  return fc
    .integer({ min: Math.ceil(min / skridt), max: Math.floor(max / skridt) })
    .map((n) => Number((n * skridt).toFixed(6)))
}

function tekst(skema: Skema): fc.Arbitrary<string> {
  const dag = fc.date({ min: new Date('2020-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  if (skema.format === 'uuid') return fc.uuid({ version: 4 })
  if (skema.format === 'date') return dag.map((d) => d.toISOString().slice(0, 10))
  if (skema.format === 'date-time') return dag.map((d) => d.toISOString())
  if (typeof skema.pattern === 'string') return efterMoenster(skema.pattern)
  const maxLength = Math.min(Number(skema.maxLength ?? 60), 200)
  return fc.string({ unit: 'grapheme', minLength: Math.min(Number(skema.minLength ?? 0), maxLength), maxLength })
}

/** Text for a pattern; one that the library cannot turn round is tried with any text, which tests the refusal. */
function efterMoenster(moenster: string): fc.Arbitrary<string> {
  try {
    return fc.stringMatching(new RegExp(moenster))
  } catch {
    return fc.string()
  }
}

/** What no field was made for. */
export const SAERT: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(
    null,
    true,
    -1,
    0,
    1e308,
    2 ** 60,
    0.1 + 0.2,
    '',
    ' ',
    '\0',
    '\ud83d',
    '\u202e',
    '٣',
    'é'.normalize('NFD'),
    '<b>',
    '<script>alert(1)</script>',
    "' or 1=1 --",
    '../../etc/passwd',
    '9999-99-99',
    '0000-01-01',
    '6701801234',
    'x'.repeat(12_000),
    [],
    {},
    [[[[]]]],
    ['a'],
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.double(),
  fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }).map(Number),
  fc.jsonValue({ maxDepth: 3 }),
)
/** Names that mean something to somebody. */
export const NAVNE = fc.constantFrom(
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'id',
  '$ref',
  'rolle',
  '',
  'x'.repeat(300),
  'æøå',
  '\0',
)
/** What a header may hold on the wire. */
export const HOVEDVAERDI = fc.oneof(
  fc.constantFrom(
    '',
    '0',
    '1',
    '"1"',
    'W/"1"',
    '*',
    '"99999999999999999999"',
    '0000000000',
    '6701801234',
    'x'.repeat(3000),
    "'",
    '%00',
    'null',
    'æ',
    '\xff',
  ),
  fc.string({ unit: 'grapheme-ascii', maxLength: 60 }).map((t) => t.replaceAll(/[^\x21-\x7e]/g, '')),
)
/** What a path segment or a query value may hold, before it is encoded. */
export const LED = fc.oneof(
  fc.constantFrom('..', '.', '%', '\0', '/', 'a/b', 'null', '-1', '1e9', 'x'.repeat(2000), '💥', '\u202e', "' or ''='"),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
)
