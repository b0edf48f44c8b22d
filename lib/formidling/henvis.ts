import { FORMIDLING } from '#db/schema/formidling'
import { laasEgenOrdre, laasKandidat, vurderMulighed } from '#lib/formidling/foreslaa'
import { pauserVedMaksimum } from '#lib/formidling/maksimum'
import { hentFormidling } from '#lib/formidling/queries'
import { type Samtykkefelter, vurderStatusskift } from '#lib/formidling/regler'
import { forkertVersion, gemNotat, opretFormidling, skiftFormidling } from '#lib/formidling/skriv'
import { fortaelVirksomheden } from '#lib/jobordre/haendelse'
import { type Kontekst, transaktion } from '#lib/kontekst'
import type { NavngivetSagsbehandler } from '#lib/organisation/sagsbehandler'
import { Afvist, afvisBlok } from '#lib/regelfund'
import { noterTrin } from '#lib/rekruttering/proevetrin'
import { type Delefelter, del, proevSamtykke, registrerSamtykke } from '#lib/samtykke/giv'
import { vurderNotat } from '#lib/samtykke/regler'

type Fri = {
  kommentar?: string | null | undefined
  sagsbehandler?: NavngivetSagsbehandler | undefined
  samtykke: Samtykkefelter | null
  deles: Delefelter
}
/** A citizen who is not on the order yet, or one of one's own who was found earlier. */
export type Henvisning = Fri &
  ({ id?: string | undefined; jobordreId: string; borgerId: string } | { formidlingId: string; version: number })

/**
 * Sends an own citizen to the employer: the yes is written down, what it covers is shared, the employer is told, and the order pauses when it
 * has what was asked for.
 */
export async function henvisKandidat(
  ctx: Kontekst,
  input: Henvisning,
): Promise<{ id: string; version: number; paaPause: boolean }> {
  return transaktion(ctx, async (ctx) => {
    const fundet = 'formidlingId' in input ? await hentFormidling(ctx, input.formidlingId, 'formidling.ret') : null
    const jobordreId = fundet ? fundet.jobordreId : 'jobordreId' in input ? input.jobordreId : ''
    const borgerId = fundet ? fundet.borgerId : 'borgerId' in input ? input.borgerId : ''
    const erEgen = await laasKandidat(ctx, borgerId)
    const ordre = await laasEgenOrdre(ctx, jobordreId)
    const foer = fundet ? await hentFormidling(ctx, fundet.id, 'formidling.ret') : null
    if (foer) {
      if ('version' in input && foer.version !== input.version) throw forkertVersion(foer)
      const ulovlig = vurderStatusskift({ ...TOMT, fra: foer.status as 9201, dag: ctx.dag })
      if (ulovlig.length > 0) throw new Afvist(ulovlig, 409)
    }
    await vurderMulighed(ctx, ordre, borgerId, erEgen, foer?.id)
    afvisBlok(vurderNotat({ kommentar: input.kommentar }))
    const delbart = await proevSamtykke(ctx, ordre, borgerId, input)
    if (!input.samtykke) throw new Error('et samtykke er prøvet')
    const f = foer
      ? await skiftFormidling(ctx, foer, FORMIDLING.HENVIST, {
          kommentar: input.kommentar ?? null,
          sagsbehandler: input.sagsbehandler,
        })
      : await opretFormidling(ctx, ordre, {
          id: 'id' in input ? input.id : undefined,
          borgerId,
          status: FORMIDLING.HENVIST,
          kommentar: input.kommentar ?? null,
          sagsbehandler: input.sagsbehandler,
        })
    await noterTrin(ctx, ordre, 'HENVIST')
    if (foer) await gemNotat(ctx, f, { kommentar: input.kommentar ?? null, cvUrl: null })
    const samtykkeId = await registrerSamtykke(ctx, f, input.samtykke)
    await del(ctx, f, samtykkeId, { id: ordre.virksomhedId, navn: ordre.virksomhedNavn }, delbart)
    await fortaelVirksomheden(ctx, ordre, 'KANDIDAT', ordre.myndighedNavn ?? 'Myndigheden')
    return { id: f.id, version: f.version, paaPause: await pauserVedMaksimum(ctx, ordre) }
  })
}

const TOMT = {
  til: FORMIDLING.HENVIST,
  part: 'borgerens',
  harOrdren: true,
  egneTil: null,
  afsluttetDag: null,
  resultatDage: 0,
  aarsag: null,
  tekst: null,
  aarsager: [],
  resultatdato: null,
} as const
