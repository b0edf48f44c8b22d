import { and, eq, inArray, ne, sql } from 'drizzle-orm'
import { besked, traad } from '#db/schema/besked'
import { logAdgang } from '#lib/audit/log'
import { hentTraad } from '#lib/besked/queries'
import { vurderBerigtigelse } from '#lib/besked/regler'
import { emit } from '#lib/events/emit'
import { type Kontekst, transaktion } from '#lib/kontekst'
import { lukOpgaver } from '#lib/opgave/stil'
import { Afvist, afvisBlok, IkkeFundet } from '#lib/regelfund'

/**
 * Removes what was written by mistake, such as about the wrong citizen: one's own message, or with `beskedId` null the thread that one
 * began, with all its answers. The content is hidden from everybody but the audit; a stub with the date stays, and each receiver gets the
 * event of a deletion. Needs a comment (BB-007). What a case wrote goes with the case.
 */
export async function berigtigBesked(
  ctx: Kontekst,
  input: { traadId: string; beskedId: string | null; kommentar: string },
): Promise<{ fjernet: number }> {
  return transaktion(ctx, async (ctx) => {
    const fundet = await hentTraad(ctx, input.traadId, 'besked.berigtig')
    const den = fundet.beskeder.find((b) => b.id === (input.beskedId ?? fundet.beskeder[0]?.id))
    if (!den || ctx.aktoer.slags !== 'bruger') throw new IkkeFundet(`besked ${input.beskedId}`)
    const kommentar = input.kommentar.trim()
    afvisBlok(
      vurderBerigtigelse({
        fjernet: den.fjernetTid !== null,
        egen: den.afsenderOrganisationId === ctx.aktoer.organisation.id,
        friTekst: den.friTekst,
        kommentar,
      }),
    )
    const tilbage = fundet.beskeder.filter((b) => b.fjernetTid === null)
    const alle = input.beskedId === null || tilbage.length === 1
    const ider = alle ? tilbage.map((b) => b.id) : [den.id]
    const bilag = tilbage.filter((b) => ider.includes(b.id)).reduce((antal, b) => antal + b.bilag.length, 0)
    // The thread's row first: whoever writes in it waits here, and finds it closed.
    await ctx.db
      .update(traad)
      .set({
        antalBilag: sql`${traad.antalBilag} - ${bilag}`,
        ...(alle && { berigtigetTid: ctx.nu, lukketTid: ctx.nu }),
      })
      .where(eq(traad.id, fundet.id))
    const fjernede = await ctx.db
      .update(besked)
      .set({ status: 'BERIGTIGET', berigtigetTid: ctx.nu, berigtigetKommentar: kommentar })
      .where(
        and(
          eq(besked.traadId, fundet.id),
          ne(besked.status, 'BERIGTIGET'),
          alle ? undefined : inArray(besked.id, ider),
        ),
      )
      .returning({ id: besked.id })
    if (fjernede.length === 0) throw new Afvist([ALLEREDE], 409)
    if (alle || tilbage.at(-1)?.id === den.id)
      await lukOpgaver(ctx, fundet.id, ['NY_BESKED', 'SPOERGSMAAL_TIL_INDSTILLING'])
    for (const { id } of fjernede) await emit(ctx, 'BeskedBerigtiget', { eksternId: id, borgerId: fundet.borgerId })
    await logAdgang(ctx, [
      {
        art: 'SLET',
        handling: 'besked.berigtig',
        formaal: alle ? 'Fjernede en tråd' : 'Fjernede en besked',
        objektType: alle ? 'traad' : 'besked',
        objektId: alle ? fundet.id : den.id,
        borgerId: fundet.borgerId,
      },
    ])
    return { fjernet: fjernede.length }
  })
}

const ALLEREDE = { kode: 'BB-004', niveau: 'BLOK', besked: 'Beskeden er allerede fjernet.' } as const
