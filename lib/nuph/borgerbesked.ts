import { eq } from 'drizzle-orm'
import { traadPart } from '#db/schema/besked'
import { nuph } from '#db/schema/nuph'
import { opretTraad, type Part, skrivBesked } from '#lib/besked/skriv'
import type { Skabelon } from '#lib/besked/tekster'
import { hentDoedsfald } from '#lib/borger/hent'
import { dagFor, visDato, visKlokkeslaet } from '#lib/dato'
import type { TxKontekst } from '#lib/kontekst'
import { faarBesked } from '#lib/nuph/livscyklus'
import type { Nuph } from '#lib/nuph/queries'
import type { Haendelse } from '#lib/nuph/sendefakta'
import { findVaerdi, hentTekst } from '#lib/regelsaet/vaerdier'

/** Beskedtype 9211: Underretning til a-kassen. */
const UNDERRETNING = 9211

/**
 * Tells the citizen, in the thread of the underretning, in the same transaction as the deed. The rule is in force by the day on which the
 * message would be sent: an underretning from before 2024 gives none, its answer from 2024 on does. Who has died is told nothing.
 */
export async function fortaelBorgeren(
  ctx: TxKontekst,
  sag: Nuph,
  skabelon: Skabelon,
  felter: Record<string, string> = {},
): Promise<void> {
  const regel = await findVaerdi(ctx, 'nuph_besked_gaelder', ctx.dag)
  if (regel?.vaerdi !== 'ja' || !faarBesked(await hentDoedsfald(ctx, sag.borgerId))) return
  const titel = 'Besked om dine dagpenge'
  const afsender = hvemSkriver(ctx, sag)
  const traadId = sag.traadId ?? (await nyTraad(ctx, sag, titel))
  if (afsender) await tagDel(ctx, sag, traadId, afsender.id)
  await skrivBesked(ctx, {
    traadId,
    borgerId: sag.borgerId,
    skabelon,
    felter: {
      kommune: await hentTekst(ctx, 'jobcenter.bestemt_stort', ctx.dag),
      kommunen: await hentTekst(ctx, 'jobcenter.bestemt', ctx.dag),
      dato: sag.sendtTid ? visDato(dagFor(sag.sendtTid)) : visDato(ctx.dag),
      ...felter,
    },
    titel,
    afsender,
    modtagerNavn: null,
  })
}

/** What an anden aktør does about the case, the citizen hears from the kommune. */
function hvemSkriver(ctx: TxKontekst, sag: Nuph): Part | null {
  if (ctx.aktoer.slags !== 'bruger') return null
  const { id, type, navn } = ctx.aktoer.organisation
  return type === 'anden_aktoer' ? { id: sag.afsenderId, navn: sag.afsenderNavn } : { id, navn }
}

async function nyTraad(ctx: TxKontekst, sag: Nuph, emne: string): Promise<string> {
  const { traadId } = await opretTraad(ctx, {
    borgerId: sag.borgerId,
    beskedtype: UNDERRETNING,
    emne,
    afsender: { id: sag.afsenderId, navn: sag.afsenderNavn },
    modtager: null,
    maaBesvares: false,
  })
  await ctx.db.update(nuph).set({ traadId }).where(eq(nuph.id, sag.id))
  return traadId
}

/** Who writes to the citizen in the thread can read it: the a-kasse from its first message on. */
async function tagDel(ctx: TxKontekst, sag: Nuph, traadId: string, organisationId: string): Promise<void> {
  await ctx.db
    .insert(traadPart)
    .values({ traadId, organisationId, borgerId: sag.borgerId, fra: ctx.nu })
    .onConflictDoNothing()
}

/** What happened, when, and whom to call: the fields of the first message and of a corrected one. No CPR, no free text of a caseworker. */
export function haendelsesfelter(sag: Nuph, haendelse: Haendelse): Record<string, string> {
  const kl = sag.haendelsestidspunkt ? ` kl. ${visKlokkeslaet(sag.haendelsestidspunkt)}` : ''
  const hvem = sag.kildeOplysninger?.moedeholder
  return {
    haendelse: haendelse.borgertekst,
    naar: ` den ${visDato(sag.haendelsesdato)}${kl}`,
    kontakt: haendelse.kontaktStraks
      ? ` Ring med det samme til ${hvem ? `${hvem} hos ${sag.afsenderNavn}` : sag.afsenderNavn}. Du kan tidligst få dagpenge igen fra den dag, I har talt sammen.`
      : '',
  }
}
