import { type Kontekst, transaktion } from '#lib/kontekst'
import { BOM, overskrifter, tilLinje } from '#lib/overdragelse/csv'
import { type Forloebsfilter, listForloeb } from '#lib/overdragelse/liste'
import type { Tilstand } from '#lib/overdragelse/prognose'

/** How many citizens are read, logged and sent at a time. */
const PORTION = 1000
const FRIST_MS = 10_000

/**
 * The whole list as a file, a portion at a time, each read and logged (EKSPORT) in a transaction of its own: a large list holds neither a
 * connection nor memory. Nothing is read before it is asked for.
 */
export function eksporterForloeb(
  ctx: Kontekst,
  filter: Valgt,
  tilstandsnavn: Record<Tilstand, string>,
): ReadableStream<Uint8Array> {
  const stykker = laesStykker(ctx, filter, tilstandsnavn)
  const bytes = new TextEncoder()
  return new ReadableStream({
    async pull(modtager) {
      const { value, done } = await stykker.next()
      if (done) modtager.close()
      else modtager.enqueue(bytes.encode(value))
    },
  })
}

type Valgt = Omit<Forloebsfilter, 'efter' | 'antal'>

async function* laesStykker(
  ctx: Kontekst,
  filter: Valgt,
  tilstandsnavn: Record<Tilstand, string>,
): AsyncGenerator<string, void> {
  const akasse = ctx.aktoer.slags === 'bruger' && ctx.aktoer.organisation.type === 'akasse'
  yield BOM + overskrifter(akasse)
  for (let efter: string | undefined; ; ) {
    const side = await transaktion({ ...ctx, frist: Date.now() + FRIST_MS }, (tx) =>
      listForloeb(tx, { ...filter, efter, antal: PORTION }, 'EKSPORT'),
    )
    if (side.linjer.length > 0) yield side.linjer.map((f) => tilLinje(f, ctx.dag, tilstandsnavn)).join('')
    if (!side.naeste) return
    efter = side.naeste
  }
}
