import { and, eq, isNull } from 'drizzle-orm'
import { tilmelding } from '#db/schema/kontaktforloeb'
import { logAdgang } from '#lib/audit/log'
import { doedsfald } from '#lib/borger/doed'
import { hentBorger } from '#lib/borger/hent'
import { laasBorger } from '#lib/borger/laas'
import { type Dag, daekker } from '#lib/dato'
import { emit } from '#lib/events/emit'
import { afslutVedAfmelding } from '#lib/fravaer/afslut'
import { type Forloebsfakta, hentForloeb } from '#lib/kontaktforloeb/queries'
import { skiftetid } from '#lib/kontaktforloeb/version'
import { type Kontekst, type TxKontekst, transaktion } from '#lib/kontekst'
import { lukOpgaver } from '#lib/opgave/stil'
import { afvisBlok, IkkeFundet } from '#lib/regelfund'
import { hentTal } from '#lib/regelsaet/vaerdier'
import { findAndenKommune } from '#lib/tilmelding/kommune'
import { hentTilmelding } from '#lib/tilmelding/queries'
import { vurderAfmelding } from '#lib/tilmelding/regler'

/** Fravær 9102, own code: mindre intensiv indsats, in which an afmelding may lie further ahead. */
const MINDRE_INTENSIV_INDSATS = 9102

/**
 * The tilmelding ends with `sidsteDag` (included), and with it the a-kasse's course (9753) in the same transaction; consumed hours are kept.
 * Refused with 4317 when it has ended already and 4322 when the day is not one of those allowed.
 */
export async function afmeld(
  ctx: Kontekst,
  input: { tilmeldingId: string; borgerId: string; sidsteDag: Dag; fraSiden?: true },
): Promise<{ version: number }> {
  return transaktion(ctx, async (ctx) => {
    const { tilmeldingId, borgerId, sidsteDag } = input
    await laasBorger(ctx, borgerId, 'skriv')
    const borger = await hentBorger(ctx, borgerId, 'tilmelding.afmeld')
    const { version, versionId, ...gammel } = await hentTilmelding(ctx, tilmeldingId, 'tilmelding.afmeld')
    if (gammel.borgerId !== borgerId) throw new IkkeFundet(`tilmelding ${tilmeldingId}`)
    const forloeb = await hentForloeb(ctx, borgerId)
    afvisBlok(
      vurderAfmelding({
        dag: ctx.dag,
        sidsteDag,
        doed: doedsfald(borger),
        tilmelding: gammel,
        hoejstDageFrem: await hentDageFrem(ctx, forloeb),
        andenKommune: input.fraSiden && findAndenKommune(ctx, forloeb.tilknytning),
      }),
    )
    const tid = skiftetid(ctx, gammel)
    await ctx.db
      .update(tilmelding)
      .set({ registreretTil: tid })
      .where(and(eq(tilmelding.versionId, versionId), isNull(tilmelding.registreretTil)))
    await ctx.db.insert(tilmelding).values({ ...gammel, gyldigTil: sidsteDag, registreretFra: tid })
    const om = { eksternId: tilmeldingId, borgerId, version: version + 1 }
    await emit(ctx, 'TilmeldingAfsluttet', om)
    await emit(ctx, 'KontaktgruppeAfsluttet', om)
    await afslutVedAfmelding(ctx, borgerId, sidsteDag)
    // Until the last day has come the first interview is still to be held.
    if (sidsteDag <= ctx.dag) await lukOpgaver(ctx, tilmeldingId, ['FOERSTE_SAMTALE'])
    await logAdgang(ctx, [
      {
        art: 'AENDR',
        handling: 'tilmelding.afmeld',
        formaal: 'Afmeldte borgeren som arbejdssøgende',
        objektType: 'tilmelding',
        objektId: tilmeldingId,
        borgerId,
      },
    ])
    return { version: version + 1 }
  })
}

async function hentDageFrem(ctx: TxKontekst, { fravaer }: Forloebsfakta): Promise<number> {
  const mindreIntensiv = fravaer.some(
    (f) => f.fravaerstype === MINDRE_INTENSIV_INDSATS && daekker({ fra: f.startDato, til: f.slutDato }, ctx.dag),
  )
  return hentTal(ctx, mindreIntensiv ? 'afmelding_frem_mindre_intensiv_dage' : 'afmelding_frem_dage', ctx.dag)
}
