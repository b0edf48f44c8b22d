import { logAdgang } from '#lib/audit/log'
import { type Kontekst, transaktion } from '#lib/kontekst'
import { BOM, linje } from '#lib/overdragelse/csv'
import { findMangler, type Mangel } from '#lib/statistik/fuldstaendighed'
import { taelKvalitet } from '#lib/statistik/kvalitet'
import { visAntal } from '#lib/statistik/smaatal'

export const MANGELNAVN: Record<Mangel['art'], string> = {
  SVAR_UDEN_SANKTION: 'Svar med sanktion uden en række i registeret',
  UDELUKKELSE_AABEN: 'Udelukkelse, der har stået åben længe',
  SVAR_OVERSKREDET: 'Underretning uden endeligt svar',
}

/** The numbers of the page as a file, logged as an export: the kommune's by event, the a-kasse's case by case. */
export async function statistikfil(ctx: Kontekst): Promise<string> {
  return transaktion(ctx, async (ctx) => {
    if (ctx.aktoer.slags !== 'bruger') throw new Error('kun en myndighed har tal')
    await logAdgang(ctx, [
      { art: 'EKSPORT', handling: 'nuph.se', formaal: 'Statistik om underretninger', objektType: 'statistik' },
    ])
    if (ctx.aktoer.organisation.type === 'akasse') {
      const { mangler } = await findMangler(ctx, 'EKSPORT')
      return (
        BOM +
        linje(['Hvad mangler', 'Medlem', 'Sagsnummer', 'Fra', 'Dage']) +
        Object.values(mangler)
          .flat()
          .map((m) => linje([MANGELNAVN[m.art], m.borgerNavn, m.sagsnummer ?? '', m.fra, m.dage?.toString() ?? '']))
          .join('')
      )
    }
    const linjer = await taelKvalitet(ctx)
    return (
      BOM +
      linje(['Hændelse', 'Sendt', 'Trukket tilbage', 'Svaret: ikke korrekt', 'Spurgt om', 'Sendt efter fristen']) +
      linjer
        .map((l) => linje([l.navn, ...[l.sendt, l.trukket, l.ikkeKorrekt, l.spurgtOm, l.forSent].map(visAntal)]))
        .join('')
    )
  })
}
