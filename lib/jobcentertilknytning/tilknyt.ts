import { and, eq, gte, inArray, isNull, lte, ne, or, sql } from 'drizzle-orm'
import { traadPart } from '#db/schema/besked'
import { indstilling } from '#db/schema/indstilling'
import { jobcentertilknytning } from '#db/schema/kontaktforloeb'
import { opgave } from '#db/schema/opgave'
import { jobcenterKommune, organisation } from '#db/schema/organisation'
import { aabnRelation, lukRelation } from '#lib/adgang/relation'
import { logAdgang } from '#lib/audit/log'
import { doedsfald } from '#lib/borger/doed'
import { hentBorger } from '#lib/borger/hent'
import { laasBorger } from '#lib/borger/laas'
import { type Dag, daekker, plusDage } from '#lib/dato'
import { emit } from '#lib/events/emit'
import { BESKEDTYPE } from '#lib/indstilling/regler'
import { afsluttesAf, vurderTilknytning } from '#lib/jobcentertilknytning/regler'
import { hentForloeb } from '#lib/kontaktforloeb/queries'
import { skiftetid } from '#lib/kontaktforloeb/version'
import { type Kontekst, type TxKontekst, transaktion } from '#lib/kontekst'
import { stilOpgave } from '#lib/opgave/stil'
import { opdaterOverblik } from '#lib/overdragelse/overblik'
import { flytPakker } from '#lib/overdragelse/pakke'
import { afvisBlok, type Regelfund } from '#lib/regelfund'
import { hentTal } from '#lib/regelsaet/vaerdier'
import { afslutTildelingerHos } from '#lib/tildeling/afslut'

/**
 * The citizen belongs to this jobcenter and kommune from a day. A tilknytning that ran until then ends the day before, and what was
 * undecided goes along: case, task and thread move to the new jobcenter, the old one reads on as "tidligere egne", and its anden aktør does not.
 */
export async function tilknytJobcenter(
  ctx: Kontekst,
  input: {
    id?: string | undefined
    borgerId: string
    jobcenterId: string
    kommuneId: string | undefined
    fra: Dag
    til?: Dag | null
  },
): Promise<{ tilknytningId: string; advarsler: Regelfund[] }> {
  return transaktion(ctx, async (ctx) => {
    const { borgerId, jobcenterId, kommuneId = '', fra } = input
    const til = input.til ?? null
    await laasBorger(ctx, borgerId, 'skriv')
    const borger = await hentBorger(ctx, borgerId, 'jobcentertilknytning.opret')
    const { tilknytninger } = await hentForloeb(ctx, borgerId)
    const fakta = { startDato: fra, slutDato: til, jobcenterId, kommuneId, kendte: tilknytninger }
    const kommuneBetjenes = kommuneId ? await betjener(ctx, jobcenterId, kommuneId, fra) : undefined
    const advarsler = afvisBlok(vurderTilknytning({ ...fakta, doed: doedsfald(borger), kommuneBetjenes }))
    for (const tidligere of afsluttesAf(fra, tilknytninger)) await afslut(ctx, tidligere.id, plusDage(fra, -1))
    const id = input.id ?? crypto.randomUUID()
    await ctx.db
      .insert(jobcentertilknytning)
      .values({ id, borgerId, jobcenterId, kommuneId, gyldigFra: fra, gyldigTil: til, registreretFra: ctx.nu })
    await aabnRelation(ctx, { organisationId: jobcenterId, borgerId, grundlagId: id, fra, til })
    await emit(ctx, 'JobcentertilknytningOprettet', { eksternId: id, borgerId, version: 1 })
    await logAdgang(ctx, [
      {
        art: 'OPRET',
        handling: 'jobcentertilknytning.opret',
        formaal: 'Registrerede en tilknytning til et jobcenter',
        objektType: 'jobcentertilknytning',
        objektId: id,
        borgerId,
      },
    ])
    if (fra <= ctx.dag && (til === null || til >= ctx.dag)) {
      await flytAabneIndstillinger(ctx, borgerId, jobcenterId)
      await flytPakker(ctx, borgerId, jobcenterId)
      await opdaterOverblik(ctx, borgerId)
    }
    return { tilknytningId: id, advarsler }
  })
}

/**
 * Does the jobcenter serve the kommune? A tilknytning from the past is judged by who serves it today; on a day before the list knows
 * anybody, by who serves it at all.
 */
async function betjener(ctx: TxKontekst, jobcenterId: string, kommuneId: string, fra: Dag): Promise<boolean> {
  const dag = fra > ctx.dag ? fra : ctx.dag
  const alle = await ctx.db.select().from(jobcenterKommune).where(eq(jobcenterKommune.kommuneId, kommuneId))
  const paaDagen = alle.filter((p) => daekker({ fra: p.gyldigFra, til: p.gyldigTil }, dag))
  return (paaDagen.length > 0 ? paaDagen : alle).some((p) => p.jobcenterId === jobcenterId)
}

async function afslut(ctx: TxKontekst, tilknytningId: string, sidsteDag: Dag): Promise<void> {
  const nuvaerende = and(eq(jobcentertilknytning.id, tilknytningId), isNull(jobcentertilknytning.registreretTil))
  const [raekke] = await ctx.db.select().from(jobcentertilknytning).where(nuvaerende)
  if (!raekke) throw new Error(`tilknytning ${tilknytningId} findes ikke`)
  const { versionId: _gammel, ...gammel } = raekke
  const tid = skiftetid(ctx, gammel)
  await ctx.db.update(jobcentertilknytning).set({ registreretTil: tid }).where(nuvaerende)
  await ctx.db.insert(jobcentertilknytning).values({ ...gammel, gyldigTil: sidsteDag, registreretFra: tid })
  await lukRelation(ctx, tilknytningId, sidsteDag)
  await afslutTildelingerHos(ctx, { borgerId: gammel.borgerId, jobcenterId: gammel.jobcenterId, sidsteDag })
  await emit(ctx, 'JobcentertilknytningAendret', { eksternId: tilknytningId, borgerId: gammel.borgerId })
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
    .where(
      and(
        eq(indstilling.borgerId, borgerId),
        ne(indstilling.jobcenterId, jobcenterId),
        inArray(indstilling.status, ['MODTAGET', 'UNDER_BEHANDLING']),
      ),
    )
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
      beskedtype: BESKEDTYPE,
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
