import { emit } from '#lib/events/emit'
import { opdater } from '#lib/jobordre/gem'
import { fortaelVirksomheden, skrivHaendelse } from '#lib/jobordre/haendelse'
import { vurderHandling } from '#lib/jobordre/livscyklus'
import { forkertVersion, laasJobordre } from '#lib/jobordre/queries'
import { type Kontekst, transaktion } from '#lib/kontekst'
import { findSagsbehandler, type NavngivetSagsbehandler } from '#lib/organisation/sagsbehandler'
import { Afvist } from '#lib/regelfund'
import { noterTrin } from '#lib/rekruttering/proevetrin'

type Input = { id: string; version: number; sagsbehandler?: NavngivetSagsbehandler | undefined }

/** The responsible authority takes the order; whoever does becomes its caseworker, and the employer sees whom to call. */
export async function modtagJobordre(ctx: Kontekst, input: Input): Promise<{ version: number }> {
  return transaktion(ctx, async (ctx) => {
    const foer = await laasJobordre(ctx, input.id, 'jobordre.modtag')
    const ulovlig = vurderHandling(foer.status, 'modtag')
    if (ulovlig.length > 0) throw new Afvist(ulovlig, 409)
    if (foer.version !== input.version) throw forkertVersion(foer)
    const hvem = await findSagsbehandler(ctx, input.sagsbehandler)
    const ordre = await opdater(ctx, foer, {
      status: 'UNDER_BEHANDLING',
      venterSiden: null,
      paamindetTid: null,
      sagsbehandlerId: hvem.id,
      sagsbehandlerNavn: hvem.navn,
    })
    await skrivHaendelse(ctx, ordre, { art: 'MODTAGET', kommentar: hvem.navn })
    await fortaelVirksomheden(ctx, ordre, 'MODTAGET', ordre.myndighedNavn ?? '')
    await noterTrin(ctx, ordre, 'MODTAGET')
    await emit(ctx, 'JobordreAendret', { eksternId: ordre.id, borgerId: null, version: ordre.version })
    return { version: ordre.version }
  })
}

/** Another caseworker of the same authority takes over. */
export async function skiftSagsbehandler(ctx: Kontekst, input: Input): Promise<{ version: number }> {
  return transaktion(ctx, async (ctx) => {
    const foer = await laasJobordre(ctx, input.id, 'jobordre.modtag')
    const ulovlig = vurderHandling(foer.status, 'ret')
    if (ulovlig.length > 0) throw new Afvist(ulovlig, 409)
    const hvem = await findSagsbehandler(ctx, input.sagsbehandler)
    if (hvem.id === foer.sagsbehandlerId) return { version: foer.version }
    const ordre = await opdater(ctx, foer, { sagsbehandlerId: hvem.id, sagsbehandlerNavn: hvem.navn })
    await skrivHaendelse(ctx, ordre, { art: 'SAGSBEHANDLER', kommentar: hvem.navn })
    await emit(ctx, 'JobordreAendret', { eksternId: ordre.id, borgerId: null, version: ordre.version })
    return { version: ordre.version }
  })
}
