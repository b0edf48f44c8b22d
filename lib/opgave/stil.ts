import { and, eq, inArray, isNull } from 'drizzle-orm'
import { type OPGAVE_TYPE, opgave } from '#db/schema/opgave'
import { plusArbejdsdage } from '#lib/dato'
import type { TxKontekst } from '#lib/kontekst'
import { hentTal } from '#lib/regelsaet/vaerdier'

export type Opgavetype = (typeof OPGAVE_TYPE)[number]

/** Something an organisation must do, once per object while it is open. The deadline is the rule's working days from today. */
export async function stilOpgave(
  ctx: TxKontekst,
  ny: {
    organisationId: string
    type: Opgavetype
    borgerId: string
    objektId: string
    emne: string
    ansvarlig?: { id: string; navn: string } | null
  },
): Promise<void> {
  const frist = plusArbejdsdage(ctx.dag, await hentTal(ctx, `opgave_${ny.type.toLowerCase()}_arbejdsdage`, ctx.dag))
  const { ansvarlig, ...felter } = ny
  await ctx.db
    .insert(opgave)
    .values({
      ...felter,
      frist,
      oprettetTid: ctx.nu,
      ansvarligId: ansvarlig?.id ?? null,
      ansvarligNavn: ansvarlig?.navn ?? null,
    })
    .onConflictDoNothing()
  ctx.spor.opgaver.push({ organisation: ny.organisationId, emne: ny.emne, frist })
}

/** What was asked for has been done or fallen away. Closing twice is once. */
export async function lukOpgaver(ctx: TxKontekst, objektId: string, typer: readonly Opgavetype[]): Promise<void> {
  await ctx.db
    .update(opgave)
    .set({ lukketTid: ctx.nu, lukketAf: ctx.aktoer.navn })
    .where(and(eq(opgave.objektId, objektId), inArray(opgave.type, [...typer]), isNull(opgave.lukketTid)))
}
