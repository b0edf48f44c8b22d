import { dagFor } from '#lib/dato'
import { type Kontekst, transaktion } from '#lib/kontekst'
import { opretNuphKladde } from '#lib/nuph/kladde'
import { hentSamtale } from '#lib/samtale/queries'

/** Udeblevet fra samtale. */
const UDEBLEVET = 'H01'

/**
 * **Mødte ikke op**: a draft made out of the interview itself, so that nothing is typed twice. When the citizen was guided in writing is the
 * day of the summons, when the summons said what absence can mean.
 */
export async function kladdeFraSamtale(ctx: Kontekst, samtaleId: string): Promise<{ id: string }> {
  return transaktion(ctx, async (ctx) => {
    const s = await hentSamtale(ctx, samtaleId, 'samtale.se')
    return opretNuphKladde(ctx, {
      borgerId: s.borgerId,
      felter: {
        haendelse: UDEBLEVET,
        haendelsesdato: dagFor(s.startTid),
        haendelsestidspunkt: s.startTid,
        kildeSlags: 'SAMTALE',
        kildeId: s.id,
        vejledtOmKonsekvens: s.vejledtOmKonsekvens,
        vejledtDato: s.vejledtOmKonsekvens ? dagFor(s.beskedTid ?? s.registreretFra) : null,
        afbudModtaget: s.status === 'AFLYST' && s.aflystAf === 'BORGER',
        moedteMinutterForSent: null,
        kontaktGenoprettetTid: null,
        modtagetFraTilbudsstedDato: null,
        tilbudsbeskrivelse: null,
        borgersForklaring: null,
        begrundelse: null,
      },
    })
  })
}
