import { and, eq, inArray, isNull, or } from 'drizzle-orm'
import { indstilling } from '#db/schema/indstilling'
import { type OPGAVE_TYPE, opgave } from '#db/schema/opgave'
import { type Dag, plusArbejdsdage } from '#lib/dato'
import type { TxKontekst } from '#lib/kontekst'
import { hentBeskedvalg } from '#lib/opgave/opsaetning'
import { STANDARDVALG } from '#lib/opgave/regler'
import { hentTal } from '#lib/regelsaet/vaerdier'

export type Opgavetype = (typeof OPGAVE_TYPE)[number]

/**
 * Something an organisation must do, once per object while it is open. The deadline is the rule's working days from today. What a message
 * brings (`beskedtype`) follows the receiver's own set-up: nothing, an advis without deadline, or a task with a deadline of its own.
 */
export async function stilOpgave(
  ctx: TxKontekst,
  ny: {
    organisationId: string
    type: Opgavetype
    borgerId: string
    objektId: string
    emne: string
    beskedtype?: number
    /** A deadline that the law gives, instead of working days from today. */
    frist?: Dag
    ansvarlig?: { id: string; navn: string } | null
  },
): Promise<void> {
  const { ansvarlig, beskedtype, frist: lovensFrist, ...felter } = ny
  const valg = beskedtype ? await hentBeskedvalg(ctx, ny.organisationId, beskedtype) : STANDARDVALG
  if (valg.handling === 'INGEN') return
  const frist =
    valg.handling === 'ADVIS' ? null : (lovensFrist ?? (await fristFor(ctx, ny.type, valg.fristArbejdsdage)))
  await ctx.db
    .insert(opgave)
    .values({
      ...felter,
      art: valg.handling,
      frist,
      lukkesVedLaesning: valg.lukkesVedLaesning,
      oprettetTid: ctx.nu,
      ansvarligId: ansvarlig?.id ?? null,
      ansvarligNavn: ansvarlig?.navn ?? null,
    })
    .onConflictDoNothing()
  ctx.spor.opgaver.push({ organisation: ny.organisationId, emne: ny.emne, frist })
}

async function fristFor(ctx: TxKontekst, type: Opgavetype, egenFrist: number | null): Promise<string> {
  return plusArbejdsdage(
    ctx.dag,
    egenFrist ?? (await hentTal(ctx, `opgave_${type.toLowerCase()}_arbejdsdage`, ctx.dag)),
  )
}

/** What was asked for has been done or fallen away. Closing twice is once. */
export async function lukOpgaver(
  ctx: TxKontekst,
  objektId: string,
  typer: readonly Opgavetype[],
  organisationId?: string,
): Promise<void> {
  await ctx.db
    .update(opgave)
    .set({ lukketTid: ctx.nu, lukketAf: ctx.aktoer.navn })
    .where(
      and(
        eq(opgave.objektId, objektId),
        inArray(opgave.type, [...typer]),
        isNull(opgave.lukketTid),
        organisationId ? eq(opgave.organisationId, organisationId) : undefined,
      ),
    )
}

/** Tasks about a citizen, whatever object they name, that what happened has made needless. */
export async function lukOpgaverOm(ctx: TxKontekst, borgerId: string, typer: readonly Opgavetype[]): Promise<void> {
  await ctx.db
    .update(opgave)
    .set({ lukketTid: ctx.nu, lukketAf: ctx.aktoer.navn })
    .where(and(eq(opgave.borgerId, borgerId), inArray(opgave.type, [...typer]), isNull(opgave.lukketTid)))
}

/** The reader's organisation has read the thread: its advis about it, and tasks that it set up so, are done. */
export async function lukVedLaesning(ctx: TxKontekst, traadId: string): Promise<void> {
  if (ctx.aktoer.slags !== 'bruger') return
  const sager = ctx.db.select({ id: indstilling.id }).from(indstilling).where(eq(indstilling.traadId, traadId))
  await ctx.db
    .update(opgave)
    .set({ lukketTid: ctx.nu, lukketAf: ctx.aktoer.navn })
    .where(
      and(
        eq(opgave.organisationId, ctx.aktoer.organisation.id),
        eq(opgave.lukkesVedLaesning, true),
        isNull(opgave.lukketTid),
        or(eq(opgave.objektId, traadId), inArray(opgave.objektId, sager)),
      ),
    )
}
