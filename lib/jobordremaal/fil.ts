import { logAdgang } from '#lib/audit/log'
import type { Maallinje, Tal } from '#lib/jobordremaal/regler'
import { hentJobordremaal, maanedsnavn, type Opdeling, type Periode } from '#lib/jobordremaal/taelling'
import { type Kontekst, transaktion } from '#lib/kontekst'
import { BOM, linje } from '#lib/overdragelse/csv'

export const OPDELINGSNAVN: Record<Opdeling, string> = {
  maaned: 'Måned',
  gruppe: 'Erhvervsgruppe',
  myndighed: 'Myndighed',
}

/** A figure in words: a hidden one says that it is, an unripe one says when. */
export function visTal(tal: Tal, enhed = ''): string {
  if (tal.slags === 'skjult') return 'Skjult'
  if (tal.slags === 'opgoeres') return `Opgøres ${maanedsnavn(tal.maaned)}`
  return `${tal.vaerdi.toLocaleString('da-DK')}${enhed}`
}

/** The measures as a file, with the same figures hidden as on the page; logged as an export. */
export async function maalfil(ctx: Kontekst, om: { periode: Periode; opdeling: Opdeling }): Promise<string> {
  return transaktion(ctx, async (ctx) => {
    const { linjer, sum } = await hentJobordremaal(ctx, om)
    await logAdgang(ctx, [
      { art: 'EKSPORT', handling: 'jobordremaal.se', formaal: 'Mål for jobordrer', objektType: 'statistik' },
    ])
    const celler = (l: Maallinje) => [
      l.navn,
      visTal(l.oprettede),
      visTal(l.stillinger),
      visTal(l.formidlingsgrad, ' %'),
      visTal(l.besaettelsesgrad, ' %'),
    ]
    return (
      BOM +
      linje([OPDELINGSNAVN[om.opdeling], 'Oprettede jobordrer', 'Stillinger', 'Formidlingsgrad', 'Besættelsesgrad']) +
      [...linjer, ...(sum ? [sum] : [])].map((l) => linje(celler(l))).join('')
    )
  })
}
