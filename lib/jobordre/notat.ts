import { skrivHaendelse } from '#lib/jobordre/haendelse'
import { laasJobordre } from '#lib/jobordre/queries'
import { type Kontekst, transaktion } from '#lib/kontekst'
import { Afvist, type Regelfund } from '#lib/regelfund'
import { vurderFritekst } from '#lib/tekst/fritekst'

/** A note of the responsible authority, never shown to the company. Append-only. */
export async function skrivNotat(ctx: Kontekst, input: { id: string; tekst: string }): Promise<void> {
  await transaktion(ctx, async (ctx) => {
    const ordre = await laasJobordre(ctx, input.id, 'jobordre.notat')
    const fund: Regelfund[] = input.tekst.trim()
      ? vurderFritekst(input.tekst, 'tekst', 2000)
      : [{ kode: '1014', niveau: 'BLOK', felt: 'tekst', besked: 'Skriv et notat.' }]
    if (fund.length > 0) throw new Afvist(fund)
    await skrivHaendelse(ctx, ordre, { art: 'NOTAT', kommentar: input.tekst, kunMyndigheder: true })
  })
}
