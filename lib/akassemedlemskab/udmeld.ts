import { and, eq, isNull } from 'drizzle-orm'
import { akassemedlemskab } from '#db/schema/kontaktforloeb'
import { lukRelation } from '#lib/adgang/relation'
import { hentMedlemskab } from '#lib/akassemedlemskab/queries'
import { vurderUdmeldelse } from '#lib/akassemedlemskab/regler'
import { logAdgang } from '#lib/audit/log'
import { laasBorger } from '#lib/borger/laas'
import type { Dag } from '#lib/dato'
import { emit } from '#lib/events/emit'
import { hentForloeb } from '#lib/kontaktforloeb/queries'
import { foraeldet, skiftetid } from '#lib/kontaktforloeb/version'
import { type Kontekst, transaktion } from '#lib/kontekst'
import { opdaterOverblik } from '#lib/overdragelse/overblik'
import { afvisBlok } from '#lib/regelfund'

/**
 * Ends a membership with `til` (included): the known row is closed and a new one says the end. The course stays, so that a new a-kasse can
 * carry it on; the day after the end the worker ends it when there is none (9754). `version` is what the caller saw.
 */
export async function udmeldAfAkasse(
  ctx: Kontekst,
  input: { medlemskabId: string; til: Dag; version?: number },
): Promise<{ version: number }> {
  return transaktion(ctx, async (ctx) => {
    const { medlemskabId, til } = input
    const { borgerId } = await hentMedlemskab(ctx, medlemskabId, 'akassemedlemskab.afslut')
    await laasBorger(ctx, borgerId, 'skriv')
    const { version, versionId, ...gammel } = await hentMedlemskab(ctx, medlemskabId, 'akassemedlemskab.afslut')
    if (input.version !== undefined && input.version !== version) throw foraeldet('Medlemskabet', version)
    if (gammel.gyldigTil === til) return { version }
    const { medlemskaber } = await hentForloeb(ctx, borgerId)
    const kendte = medlemskaber.map((m) => ({ ...m, egen: m.akasseId === gammel.akasseId }))
    afvisBlok(vurderUdmeldelse({ slutDato: til, medlemskab: { ...gammel, egen: true }, kendte }))
    const tid = skiftetid(ctx, gammel)
    await ctx.db
      .update(akassemedlemskab)
      .set({ registreretTil: tid })
      .where(and(eq(akassemedlemskab.versionId, versionId), isNull(akassemedlemskab.registreretTil)))
    await ctx.db.insert(akassemedlemskab).values({ ...gammel, gyldigTil: til, registreretFra: tid })
    // While the a-kasse still sees the course: an end long ago closes the wall to it.
    if (gammel.gyldigFra <= ctx.dag) await opdaterOverblik(ctx, borgerId)
    await lukRelation(ctx, medlemskabId, til)
    await emit(ctx, 'AkassemedlemskabAendret', { eksternId: medlemskabId, borgerId, version: version + 1 })
    await logAdgang(ctx, [
      {
        art: 'AENDR',
        handling: 'akassemedlemskab.afslut',
        formaal: 'Registrerede, hvornår et medlemskab slutter',
        objektType: 'akassemedlemskab',
        objektId: medlemskabId,
        borgerId,
      },
    ])
    return { version: version + 1 }
  })
}
