import { and, eq, inArray, isNull } from 'drizzle-orm'
import { fravaer } from '#db/schema/kontaktforloeb'
import { nuph, nuphRegistrering } from '#db/schema/nuph'
import { daekker, visKortDato } from '#lib/dato'
import { emit } from '#lib/events/emit'
import type { TxKontekst } from '#lib/kontekst'
import { VENTER_PAA_SVAR } from '#lib/nuph/livscyklus'
import { findHaendelse, kommunensSide, listBlokeringer } from '#lib/nuph/queries'
import { stilOpgave } from '#lib/opgave/stil'
import { listKoder } from '#lib/regelsaet/vaerdier'

/**
 * A fravær was registered or changed: does it cover the day of an unanswered underretning about a missed interview? Then both authorities
 * are told, and the kommune may withdraw with one click. Nothing is withdrawn by itself: a sygemelding that comes late does not by itself
 * give benefits back, and the a-kasse must still be able to decide. Call it inside the deed that registered, under the citizen's lock.
 */
export async function fortaelOmRegistrering(ctx: TxKontekst, fravaerId: string): Promise<void> {
  const [nyt] = await ctx.db
    .select()
    .from(fravaer)
    .where(and(eq(fravaer.id, fravaerId), isNull(fravaer.registreretTil), isNull(fravaer.berigtigetTid)))
  if (!nyt) return
  const aabne = await ctx.db
    .select()
    .from(nuph)
    .where(and(eq(nuph.borgerId, nyt.borgerId), inArray(nuph.status, [...VENTER_PAA_SVAR])))
    .limit(50)
  for (const sag of aabne) {
    if (!daekker({ fra: nyt.startDato, til: nyt.slutDato }, sag.haendelsesdato)) continue
    const haendelse = (await findHaendelse(ctx, sag.haendelse, sag.haendelsesdato)).gaeldende
    if (!haendelse?.blokerer) continue
    const blokering = (await listBlokeringer(ctx, sag.haendelsesdato)).find((b) => b.fravaerstype === nyt.fravaerstype)
    if (!blokering) continue
    const navn = (await listKoder(ctx, 'fravaerstype', ctx.dag)).find((k) => k.kode === String(nyt.fravaerstype))?.navn
    const skrevet = await ctx.db
      .insert(nuphRegistrering)
      .values({
        nuphId: sag.id,
        fravaerId,
        borgerId: sag.borgerId,
        fund: 'NUPH-W03',
        beskrivelse: `${navn ?? 'Fravær'} ${visKortDato(nyt.startDato)}–${nyt.slutDato ? visKortDato(nyt.slutDato) : ''}, registreret af ${nyt.registreretAfNavn}`,
        tid: ctx.nu,
      })
      .onConflictDoNothing()
      .returning({ nuphId: nuphRegistrering.nuphId })
    if (skrevet.length === 0) continue
    for (const organisationId of [...kommunensSide(sag), sag.akasseId]) {
      if (organisationId)
        await stilOpgave(ctx, {
          organisationId,
          type: 'NUPH_NY_REGISTRERING',
          borgerId: sag.borgerId,
          objektId: sag.id,
          emne: `${navn ?? 'Fravær'} dækker dagen i ${sag.sagsnummer}`,
        })
    }
    await emit(ctx, 'NuphRegistreringAendret', { eksternId: sag.id, borgerId: sag.borgerId, version: sag.version })
  }
}
