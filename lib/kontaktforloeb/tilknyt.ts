import { and, eq, gte, inArray, isNull, lte, ne, or, sql } from 'drizzle-orm'
import { traadPart } from '#db/schema/besked'
import { indstilling } from '#db/schema/indstilling'
import { jobcentertilknytning } from '#db/schema/kontaktforloeb'
import { opgave } from '#db/schema/opgave'
import { organisation } from '#db/schema/organisation'
import { aabnRelation, lukRelation } from '#lib/adgang/relation'
import { laasBorger } from '#lib/borger/laas'
import { type Dag, plusDage } from '#lib/dato'
import { emit } from '#lib/events/emit'
import { type Kontekst, type TxKontekst, transaktion } from '#lib/kontekst'
import { stilOpgave } from '#lib/opgave/stil'
import { hentTal } from '#lib/regelsaet/vaerdier'

/**
 * The citizen belongs to this jobcenter and kommune from a day. A tilknytning that ran until then ends the day before, and what was
 * undecided goes along: case, task and thread move to the new jobcenter, the old one reads on as "tidligere egne".
 */
export async function tilknytJobcenter(
  ctx: Kontekst,
  input: { borgerId: string; jobcenterId: string; kommuneId: string; fra: Dag; til?: Dag | null },
): Promise<{ tilknytningId: string }> {
  return transaktion(ctx, async (ctx) => {
    const { borgerId, jobcenterId } = input
    await laasBorger(ctx, borgerId, 'skriv')
    await afslutTidligere(ctx, borgerId, plusDage(input.fra, -1))
    const id = crypto.randomUUID()
    await ctx.db.insert(jobcentertilknytning).values({
      id,
      borgerId,
      jobcenterId,
      kommuneId: input.kommuneId,
      gyldigFra: input.fra,
      gyldigTil: input.til ?? null,
      registreretFra: ctx.nu,
    })
    await aabnRelation(ctx, {
      organisationId: jobcenterId,
      borgerId,
      grundlagId: id,
      fra: input.fra,
      til: input.til ?? null,
    })
    if (input.fra <= ctx.dag) await flytAabneIndstillinger(ctx, borgerId, jobcenterId)
    return { tilknytningId: id }
  })
}

async function afslutTidligere(ctx: TxKontekst, borgerId: string, sidsteDag: Dag): Promise<void> {
  const gamle = await ctx.db
    .update(jobcentertilknytning)
    .set({ registreretTil: ctx.nu })
    .where(
      and(
        eq(jobcentertilknytning.borgerId, borgerId),
        isNull(jobcentertilknytning.registreretTil),
        isNull(jobcentertilknytning.gyldigTil),
      ),
    )
    .returning()
  for (const { versionId: _gammel, ...resten } of gamle) {
    await ctx.db
      .insert(jobcentertilknytning)
      .values({ ...resten, gyldigTil: sidsteDag, registreretFra: ctx.nu, registreretTil: null })
    await lukRelation(ctx, resten.id, sidsteDag)
  }
}

/** Moves that were registered ahead and take effect now: the citizen's open cases follow. */
export async function flytForfaldne(ctx: Kontekst): Promise<void> {
  await transaktion(ctx, async (ctx) => {
    const forfaldne = await ctx.db
      .selectDistinct({ borgerId: indstilling.borgerId, jobcenterId: jobcentertilknytning.jobcenterId })
      .from(indstilling)
      .innerJoin(
        jobcentertilknytning,
        and(eq(jobcentertilknytning.borgerId, indstilling.borgerId), isNull(jobcentertilknytning.registreretTil)),
      )
      .where(
        and(
          inArray(indstilling.status, ['MODTAGET', 'UNDER_BEHANDLING']),
          lte(jobcentertilknytning.gyldigFra, ctx.dag),
          or(isNull(jobcentertilknytning.gyldigTil), gte(jobcentertilknytning.gyldigTil, ctx.dag)),
          ne(jobcentertilknytning.jobcenterId, indstilling.jobcenterId),
        ),
      )
      .limit(1000)
    for (const { borgerId, jobcenterId } of forfaldne) {
      await laasBorger(ctx, borgerId, 'skriv')
      await flytAabneIndstillinger(ctx, borgerId, jobcenterId)
    }
  })
}

/** A case that waits for the letter's receipt stays where it was decided; every other open one starts as MODTAGET in the new place. */
async function flytAabneIndstillinger(ctx: TxKontekst, borgerId: string, jobcenterId: string): Promise<void> {
  const flyttede = await ctx.db
    .update(indstilling)
    .set({
      jobcenterId,
      status: 'MODTAGET',
      sagsbehandlerId: null,
      sagsbehandlerNavn: null,
      aendretTid: ctx.nu,
      version: sql`${indstilling.version} + 1`,
    })
    .where(and(eq(indstilling.borgerId, borgerId), inArray(indstilling.status, ['MODTAGET', 'UNDER_BEHANDLING'])))
    .returning()
  const laesbarTil = plusDage(ctx.dag, await hentTal(ctx, 'tidligere_egne_dage', ctx.dag))
  for (const sag of flyttede) {
    if (!sag.traadId) continue
    await ctx.db
      .update(opgave)
      .set({ lukketTid: ctx.nu, lukketAf: 'Samspor: borgeren er flyttet' })
      .where(and(eq(opgave.objektId, sag.id), isNull(opgave.lukketTid)))
    await ctx.db
      .update(traadPart)
      .set({ til: laesbarTil })
      .where(
        and(
          eq(traadPart.traadId, sag.traadId),
          isNull(traadPart.til),
          inArray(traadPart.organisationId, await jobcentreITraaden(ctx, sag.traadId)),
        ),
      )
    await ctx.db
      .insert(traadPart)
      .values({ traadId: sag.traadId, organisationId: jobcenterId, borgerId, fra: ctx.nu })
      .onConflictDoUpdate({ target: [traadPart.organisationId, traadPart.traadId], set: { til: null } })
    await stilOpgave(ctx, {
      organisationId: jobcenterId,
      type: 'NY_INDSTILLING',
      borgerId,
      objektId: sag.id,
      emne: 'Indstilling om tilbud (borgeren er flyttet)',
    })
    await emit(ctx, 'IndstillingFlyttet', { eksternId: sag.id, borgerId, version: sag.version })
  }
}

async function jobcentreITraaden(ctx: TxKontekst, traadId: string): Promise<string[]> {
  const parter = await ctx.db
    .select({ id: traadPart.organisationId })
    .from(traadPart)
    .innerJoin(organisation, and(eq(organisation.id, traadPart.organisationId), eq(organisation.type, 'jobcenter')))
    .where(eq(traadPart.traadId, traadId))
  return parter.map((p) => p.id)
}
