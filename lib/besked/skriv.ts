import { and, eq, isNull, sql } from 'drizzle-orm'
import { besked, bilag, traad, traadPart } from '#db/schema/besked'
import { TRAAD_LUKKET } from '#lib/besked/regler'
import { type Skabelon, udfyld } from '#lib/besked/tekster'
import type { Dag } from '#lib/dato'
import { emit } from '#lib/events/emit'
import type { TxKontekst } from '#lib/kontekst'
import { bestilPaamindelse } from '#lib/paamindelse/bestil'
import { Afvist } from '#lib/regelfund'

/** A part of a thread: an authority and its name as it stood when the thread began. */
export type Part = { id: string; navn: string }

export type NyTraad = {
  id?: string | undefined
  borgerId: string
  beskedtype: number
  emne: string
  /** Who writes; null is the platform on behalf of nobody in particular. */
  afsender: Part | null
  /** The authority it is sent to; null when it is for the citizen alone. */
  modtager: Part | null
  maaBesvares: boolean
  /** The last day on which it stands in the list; left out, it stays. */
  slutDato?: Dag | null
}

/** A new thread with the citizen in the middle. Both authorities take part from now on. */
export async function opretTraad(ctx: TxKontekst, ny: NyTraad): Promise<{ traadId: string }> {
  const traadId = ny.id ?? crypto.randomUUID()
  await ctx.db.insert(traad).values({
    id: traadId,
    borgerId: ny.borgerId,
    beskedtype: ny.beskedtype,
    emne: ny.emne,
    afsenderNavn: ny.afsender?.navn ?? 'Samspor',
    afsenderType: ny.afsender ? 'SAGSBEHANDLER' : 'SYSTEM',
    afsenderOrganisationId: ny.afsender?.id ?? null,
    modtagerNavn: ny.modtager?.navn ?? null,
    oprettetTid: ctx.nu,
    sidsteTid: ctx.nu,
    antalBeskeder: 0,
    antalBilag: 0,
    maaBesvares: ny.maaBesvares,
    slutDato: ny.slutDato ?? null,
  })
  for (const part of [ny.afsender, ny.modtager]) {
    if (part)
      await ctx.db.insert(traadPart).values({ traadId, organisationId: part.id, borgerId: ny.borgerId, fra: ctx.nu })
  }
  return { traadId }
}

export type NyBesked = {
  traadId: string
  borgerId: string
  skabelon: Skabelon
  felter: Record<string, string>
  titel: string
  /** Null is the platform itself, whoever caused it. */
  afsender: Part | null
  modtagerNavn: string | null
  /** The text points to a letter in the citizen's Digital Post. */
  digitalPost?: boolean
  /** Files that this message sends; they become part of it and can no longer change. */
  bilagIder?: readonly string[]
}

/**
 * Sends a message in a thread, together with its files, its event and the order to remind the citizen, in the transaction of the deed that caused it. BB-004 when the thread
 * was closed in the same moment.
 */
export async function skrivBesked(ctx: TxKontekst, ny: NyBesked): Promise<{ beskedId: string }> {
  const beskedId = crypto.randomUUID()
  const tekst = udfyld(ny.skabelon, ny.felter)
  const bilagIder = ny.bilagIder ?? []
  const [opdateret] = await ctx.db
    .update(traad)
    .set({
      sidsteTid: sql`greatest(${traad.sidsteTid}, ${ctx.nu.toISOString()}::timestamptz)`,
      antalBeskeder: sql`${traad.antalBeskeder} + 1`,
      antalBilag: sql`${traad.antalBilag} + ${bilagIder.length}`,
    })
    .where(and(eq(traad.id, ny.traadId), isNull(traad.lukketTid)))
    .returning({ nummer: traad.antalBeskeder, maaBesvares: traad.maaBesvares })
  if (!opdateret) throw new Afvist([TRAAD_LUKKET])
  await ctx.db.insert(besked).values({
    id: beskedId,
    traadId: ny.traadId,
    borgerId: ny.borgerId,
    nummer: opdateret.nummer,
    skabelon: ny.skabelon,
    afsenderType: ny.afsender && ctx.aktoer.slags === 'bruger' ? 'SAGSBEHANDLER' : 'SYSTEM',
    afsenderBrugerId: ny.afsender && ctx.aktoer.slags === 'bruger' ? ctx.aktoer.brugerId : null,
    afsenderNavn: ny.afsender?.navn ?? 'Samspor',
    afsenderOrganisationId: ny.afsender?.id ?? null,
    modtagerNavn: ny.modtagerNavn,
    titel: ny.titel,
    tekst,
    digitalPost: ny.digitalPost ?? false,
    status: 'SENDT',
    sendtTid: ctx.nu,
  })
  for (const bilagId of bilagIder) {
    await ctx.db
      .update(bilag)
      .set({ beskedId })
      .where(and(eq(bilag.id, bilagId), isNull(bilag.beskedId)))
  }
  ctx.spor.beskeder.push({ titel: ny.titel, tekst, til: [ny.modtagerNavn ?? '', 'Borgeren'].filter(Boolean) })
  await emit(ctx, 'BeskedSendt', { eksternId: beskedId, borgerId: ny.borgerId })
  await bestilPaamindelse(ctx, { borgerId: ny.borgerId, beskedId })
  return { beskedId }
}
