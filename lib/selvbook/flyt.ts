import { logAdgang } from '#lib/audit/log'
import { hentBorger } from '#lib/borger/hent'
import { laasBorger } from '#lib/borger/laas'
import { emit } from '#lib/events/emit'
import { type Kontekst, transaktion } from '#lib/kontekst'
import { afvisBlok, IkkeFundet } from '#lib/regelfund'
import { hentSamtale, skrivVersion } from '#lib/samtale/queries'
import { kolonner } from '#lib/samtale/registrer'
import { visMoedetid } from '#lib/samtale/tid'
import { felterForBooket, skrivOmSelvbooking, TITEL } from '#lib/selvbook/besked'
import { erBooket, tagTid, type Valg, vurderTid } from '#lib/selvbook/book'
import { frigivTid } from '#lib/selvbook/frigiv'
import { findLedigTid, hentFrist } from '#lib/selvbook/queries'
import { vurderNyTid } from '#lib/selvbook/regler'

/**
 * The citizen chooses another open time for what they booked, or Jobnet does it for them: a new version of the interview, and the old time is
 * free for others. The new time is taken before the old one is given back, so two who swap never wait for each other.
 */
export async function flytBooking(ctx: Kontekst, input: Valg): Promise<{ samtaleId: string; version: number }> {
  return transaktion(ctx, async (ctx) => {
    const { borgerId } = await hentFrist(ctx, input.fristId, 'selvbook.book')
    await laasBorger(ctx, borgerId, 'skriv')
    const frist = await hentFrist(ctx, input.fristId, 'selvbook.book')
    if (!frist.samtaleId) throw new IkkeFundet(`en booket samtale for ${frist.id}`)
    const borger = await hentBorger(ctx, borgerId, 'selvbook.book')
    const gammel = await hentSamtale(ctx, frist.samtaleId, 'selvbook.book')
    if (await erBooket(ctx, input.tidId, gammel.id)) return { samtaleId: gammel.id, version: gammel.version }
    const tid = await findLedigTid(ctx, input.tidId, frist.organisationId)
    afvisBlok(
      vurderNyTid({
        nu: ctx.nu,
        samtalestatus: gammel.status,
        ombookSenest: gammel.ombookSenest,
        booket: gammel.bookingId !== null,
        ledig: tid !== undefined,
      }),
    )
    if (!tid) throw new Error('uden en ledig tid skulle SB-012 have stoppet')
    const ny = await vurderTid(ctx, borger, frist, tid, gammel.id)

    await tagTid(ctx, tid, { samtaleId: gammel.id, borgerId })
    await skrivOmSelvbooking(
      ctx,
      { borgerId, traadId: frist.traadId, afsender: null },
      'SELVBOOK_FLYTTET',
      TITEL.FLYTTET,
      { ...felterForBooket(ny, frist.myndighed), foer: visMoedetid(gammel.startTid, gammel.slutTid) },
    )
    const version = await skrivVersion(ctx, gammel, { ...kolonner(ny), bookingId: tid.id, beskedTid: ctx.nu })
    await frigivTid(ctx, gammel, 'LEDIG')
    await emit(ctx, 'SamtaleAendret', { eksternId: gammel.id, borgerId, version })
    await logAdgang(ctx, [
      {
        art: 'AENDR',
        handling: 'selvbook.book',
        formaal: 'Valgte en anden tid',
        objektType: 'samtale',
        objektId: gammel.id,
        borgerId,
      },
    ])
    return { samtaleId: gammel.id, version }
  })
}
