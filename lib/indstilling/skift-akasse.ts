import { and, eq, inArray, isNull, ne, sql } from 'drizzle-orm'
import { adgangsrelation } from '#db/schema/adgang'
import { traadPart } from '#db/schema/besked'
import { indstilling } from '#db/schema/indstilling'
import { akassemedlemskab } from '#db/schema/kontaktforloeb'
import { opgave } from '#db/schema/opgave'
import { organisation } from '#db/schema/organisation'
import { laasBorger } from '#lib/borger/laas'
import { plusDage } from '#lib/dato'
import { emit } from '#lib/events/emit'
import { BESKEDTYPE } from '#lib/indstilling/regler'
import { hentForloeb } from '#lib/kontaktforloeb/queries'
import { type Kontekst, type TxKontekst, transaktion } from '#lib/kontekst'
import { lukOpgaver, stilOpgave } from '#lib/opgave/stil'
import { hentTal } from '#lib/regelsaet/vaerdier'

const AABNE = ['MODTAGET', 'UNDER_BEHANDLING', 'AFGJORT_AFVENTER_POST'] as const

type Medlemskab = NonNullable<Awaited<ReturnType<typeof hentForloeb>>['medlemskab']>

/**
 * The citizen's undecided cases follow to the a-kasse that has them as a member today: it takes part in the thread from the first day of
 * the membership, questions and the answer go to it. What was written before is not opened to it; the jobcenter may do that
 * (`aabnTidligereBeskeder`). The former one reads on as "tidligere". Without a membership nothing moves. Twice is once. The caller has
 * taken the citizen's lock.
 */
export async function flytTilAkasse(ctx: TxKontekst, borgerId: string): Promise<void> {
  const { medlemskab } = await hentForloeb(ctx, borgerId)
  if (!medlemskab) return
  const sager = await ctx.db
    .select({
      id: indstilling.id,
      traadId: indstilling.traadId,
      version: indstilling.version,
      nr: indstilling.sagsnummer,
    })
    .from(indstilling)
    .where(and(eq(indstilling.borgerId, borgerId), inArray(indstilling.status, [...AABNE])))
  for (const { id, traadId, version, nr } of sager) {
    if (!traadId) throw new Error('en sendt indstilling har en tråd')
    const foer = await andreAkasser(ctx, traadId, medlemskab.akasseId)
    if (foer.length === 0) continue
    for (const akasseId of foer) await lukDel(ctx, { traadId, akasseId, borgerId })
    await aabnDel(ctx, { traadId, borgerId, medlemskab })
    await flytSpoergsmaal(ctx, { traadId, borgerId, foer, til: medlemskab.akasseId, nr })
    await emit(ctx, 'IndstillingSkiftetAkasse', { eksternId: id, borgerId, version })
  }
}

/** Changes that were registered ahead and take effect now. */
export async function flytForfaldneTilAkasse(ctx: Kontekst): Promise<void> {
  await transaktion(ctx, async (ctx) => {
    const forfaldne = await ctx.db
      .selectDistinct({ borgerId: indstilling.borgerId })
      .from(indstilling)
      .innerJoin(traadPart, and(eq(traadPart.traadId, indstilling.traadId), isNull(traadPart.til)))
      .innerJoin(organisation, and(eq(organisation.id, traadPart.organisationId), eq(organisation.type, 'akasse')))
      .innerJoin(
        akassemedlemskab,
        and(eq(akassemedlemskab.borgerId, indstilling.borgerId), isNull(akassemedlemskab.registreretTil)),
      )
      .where(
        and(
          inArray(indstilling.status, [...AABNE]),
          sql`${ctx.dag}::date between ${akassemedlemskab.gyldigFra} and coalesce(${akassemedlemskab.gyldigTil}, 'infinity')`,
          ne(akassemedlemskab.akasseId, traadPart.organisationId),
        ),
      )
      .limit(1000)
    for (const { borgerId } of forfaldne) {
      await laasBorger(ctx, borgerId, 'skriv')
      await flytTilAkasse(ctx, borgerId)
    }
  })
}

/** A-kasser that take part in the thread still and are not this one. */
async function andreAkasser(ctx: TxKontekst, traadId: string, akasseId: string): Promise<string[]> {
  const parter = await ctx.db
    .select({ id: traadPart.organisationId })
    .from(traadPart)
    .innerJoin(organisation, and(eq(organisation.id, traadPart.organisationId), eq(organisation.type, 'akasse')))
    .where(and(eq(traadPart.traadId, traadId), isNull(traadPart.til), ne(traadPart.organisationId, akasseId)))
  return parter.map((p) => p.id)
}

/**
 * The former a-kasse reads the thread as long as it reads anything about the citizen. A jobcenter that decides cannot see another's
 * relation: it leaves the rule's days open, and the wall ends the reading on the right one.
 */
async function lukDel(ctx: TxKontekst, del: { traadId: string; akasseId: string; borgerId: string }): Promise<void> {
  const ellers = plusDage(ctx.dag, await hentTal(ctx, 'tidligere_egne_dage', ctx.dag))
  const laesbarTil = ctx.db
    .select({ til: sql`coalesce(max(${adgangsrelation.laesbarTil}), ${ellers}::date)` })
    .from(adgangsrelation)
    .where(and(eq(adgangsrelation.organisationId, del.akasseId), eq(adgangsrelation.borgerId, del.borgerId)))
  await ctx.db
    .update(traadPart)
    .set({ til: sql`(${laesbarTil})` })
    .where(and(eq(traadPart.traadId, del.traadId), eq(traadPart.organisationId, del.akasseId)))
}

/** One who was a part before and comes back sees what it saw then. */
async function aabnDel(
  ctx: TxKontekst,
  { traadId, borgerId, medlemskab }: { traadId: string; borgerId: string; medlemskab: Medlemskab },
): Promise<void> {
  await ctx.db
    .insert(traadPart)
    .values({
      traadId,
      borgerId,
      organisationId: medlemskab.akasseId,
      fra: ctx.nu,
      serFra: sql`${medlemskab.gyldigFra}::timestamp at time zone 'Europe/Copenhagen'`,
    })
    .onConflictDoUpdate({ target: [traadPart.organisationId, traadPart.traadId], set: { til: null } })
}

/** A question that the former a-kasse had not answered is the new one's to answer. */
async function flytSpoergsmaal(
  ctx: TxKontekst,
  s: { traadId: string; borgerId: string; foer: string[]; til: string; nr: string | null },
): Promise<void> {
  const ubesvarede = await ctx.db
    .select({ id: opgave.id })
    .from(opgave)
    .where(
      and(
        eq(opgave.objektId, s.traadId),
        eq(opgave.type, 'SPOERGSMAAL_TIL_INDSTILLING'),
        inArray(opgave.organisationId, s.foer),
        isNull(opgave.lukketTid),
      ),
    )
  if (ubesvarede.length === 0) return
  await lukOpgaver(ctx, s.traadId, ['SPOERGSMAAL_TIL_INDSTILLING'])
  await stilOpgave(ctx, {
    organisationId: s.til,
    type: 'SPOERGSMAAL_TIL_INDSTILLING',
    beskedtype: BESKEDTYPE,
    borgerId: s.borgerId,
    objektId: s.traadId,
    emne: `Ny besked om ${s.nr} (medlemmet er ny hos jer)`,
  })
}
