import { logAdgang } from '#lib/audit/log'
import { type Kontekst, transaktion } from '#lib/kontekst'
import { kolonnetitel } from '#lib/timeimport/kolonner'
import { hentImport, listFund, type Raekkefund } from '#lib/timeimport/queries'

const PORTION = 2000
const HOVED = 'Række;Kode;Kolonne;Fejl;Skrevet\r\n'

/**
 * The list of faulty rows as a file that a spreadsheet opens: one line for each fault, page by page in short transactions, so that a slow
 * reader holds no connection. It names rows, never people. That it was fetched is logged.
 */
export async function rapportsvar(ctx: Kontekst, importId: string): Promise<Response> {
  const frisk = () => ({ ...ctx, frist: Date.now() + 3000 })
  await transaktion(frisk(), async (ctx) => {
    const { filnavn } = await hentImport(ctx, importId)
    await logAdgang(ctx, [
      {
        art: 'EKSPORT',
        handling: 'taellerimport.se',
        formaal: 'Hentede listen over fejl i en fil med timer',
        objektType: 'taellerimport',
        objektId: importId,
      },
    ])
    return filnavn
  })
  let efter: number | null = 0
  let begyndt = false
  const strom = new ReadableStream<Uint8Array>({
    async pull(styring) {
      if (!begyndt) {
        begyndt = true
        return styring.enqueue(Buffer.from(`\uFEFF${HOVED}`))
      }
      if (efter === null) return styring.close()
      const fra: number = efter
      const side = await transaktion(frisk(), (ctx) => listFund(ctx, importId, { efter: fra, antal: PORTION }))
      efter = side.naeste
      if (side.raekker.length === 0) return styring.close()
      styring.enqueue(Buffer.from(side.raekker.map(linjer).join('')))
    },
  })
  return new Response(strom, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': "attachment; filename*=UTF-8''fejl-i-timer.csv",
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
  })
}

const linjer = ({ nr, fund, celler }: Raekkefund): string =>
  fund
    .map((f) =>
      [String(nr), f.kode, kolonnetitel(f.felt ?? ''), f.besked, celler[f.felt ?? ''] ?? ''].map(felt).join(';'),
    )
    .map((linje) => `${linje}\r\n`)
    .join('')

/** A field of the report. What a spreadsheet would take for a formula is made text by an apostrophe in front. */
export function felt(tekst: string): string {
  const ufarlig = /^[=+\-@\t\r]/.test(tekst) ? `'${tekst}` : tekst
  return /[";\r\n]/.test(ufarlig) ? `"${ufarlig.replaceAll('"', '""')}"` : ufarlig
}
