import { and, eq, sql } from 'drizzle-orm'
import { type Kladdeindhold, minPlanKladde } from '#db/schema/min-plan'
import { maa } from '#lib/adgang/maa'
import type { Handling } from '#lib/adgang/matrix'
import { logAdgang } from '#lib/audit/log'
import { doedsfald, vurderDoed } from '#lib/borger/doed'
import { hentBorger } from '#lib/borger/hent'
import { laasBorger } from '#lib/borger/laas'
import { visKortTidspunkt } from '#lib/dato'
import { type Kontekst, type TxKontekst, transaktion } from '#lib/kontekst'
import { vurderSkriver } from '#lib/min-plan/regler'
import { forfatterFor, hentSkriverfakta } from '#lib/min-plan/skriver'
import { Afvist, afvisBlok } from '#lib/regelfund'

export type Kladde = typeof minPlanKladde.$inferSelect

const maal = { borgerId: minPlanKladde.borgerId, afsender: minPlanKladde.organisationId }

/** The acting organisation's own draft for the citizen, or undefined. */
export async function findKladde(ctx: TxKontekst, borgerId: string): Promise<Kladde | undefined> {
  const [fundet] = await ctx.db
    .select()
    .from(minPlanKladde)
    .where(and(eq(minPlanKladde.borgerId, borgerId), maa(ctx, 'minplan.kladde', maal)))
  if (fundet) await log(ctx, 'LAES', 'minplan.kladde', 'Læste kladden til Min plan', fundet)
  return fundet
}

/** As `findKladde`; 8006 when there is none, MP-007 when it is not the version that the caller saw. */
export async function hentKladde(ctx: TxKontekst, borgerId: string, version?: number): Promise<Kladde> {
  const kladde = await findKladde(ctx, borgerId)
  if (!kladde)
    throw new Afvist(
      [{ kode: '8006', niveau: 'BLOK', besked: 'Der er ingen kladde til planen. Skriv en først.' }],
      version === undefined ? 404 : 409,
    )
  if (version !== undefined && kladde.version !== version) throw kladdenErAendret(kladde)
  return kladde
}

/**
 * Keeps what has been written for the next version: one draft per citizen and organisation. Nothing is judged but whose citizen it is; a
 * draft may be half done, and may be written before the right to publish it comes. `version` is the one that was seen, 0 for none yet;
 * `grundlag` the number of the plan it was written upon, 0 for none.
 */
export async function skrivKladde(
  ctx: Kontekst,
  input: { borgerId: string; version: number; grundlag: number; indhold: Kladdeindhold },
): Promise<{ id: string; version: number }> {
  return transaktion(ctx, async (ctx) => {
    const { borgerId, version, grundlag, indhold } = input
    await laasBorger(ctx, borgerId, 'laes')
    const borger = await hentBorger(ctx, borgerId, 'minplan.skriv')
    const fakta = await hentSkriverfakta(ctx, borgerId)
    afvisBlok([...vurderDoed(doedsfald(borger)), ...(fakta.egen ? [] : vurderSkriver([], fakta))])
    const { id: organisationId, brugerId } = forfatterFor(ctx)
    const skrevet = {
      grundlag,
      indhold,
      aendretTid: ctx.nu,
      aendretAf: brugerId,
      aendretAfNavn: ctx.aktoer.navn,
    }
    const [gemt] =
      version === 0
        ? await ctx.db
            .insert(minPlanKladde)
            .values({ ...skrevet, borgerId, organisationId, version: 1, oprettetTid: ctx.nu })
            .onConflictDoNothing()
            .returning()
        : await ctx.db
            .update(minPlanKladde)
            .set({ ...skrevet, version: version + 1 })
            .where(
              and(
                eq(minPlanKladde.borgerId, borgerId),
                eq(minPlanKladde.version, version),
                maa(ctx, 'minplan.kladde', maal),
              ),
            )
            .returning()
    if (!gemt) throw kladdenErAendret(await findKladde(ctx, borgerId))
    await log(ctx, version === 0 ? 'OPRET' : 'AENDR', 'minplan.skriv', 'Skrev kladde til Min plan', gemt)
    return { id: gemt.id, version: gemt.version }
  })
}

/** Throws the organisation's draft away. What was published is never thrown away. */
export async function forkastKladde(ctx: Kontekst, input: { borgerId: string; version: number }): Promise<void> {
  await transaktion(ctx, async (ctx) => {
    await laasBorger(ctx, input.borgerId, 'laes')
    await hentBorger(ctx, input.borgerId, 'minplan.skriv')
    const kladde = await hentKladde(ctx, input.borgerId, input.version)
    await sletKladde(ctx, kladde)
    await log(ctx, 'SLET', 'minplan.skriv', 'Forkastede kladden til Min plan', kladde)
  })
}

/** Takes the draft away, if it still is as it was read; of two who come at once the second gets MP-007. */
export async function sletKladde(ctx: TxKontekst, kladde: Kladde): Promise<void> {
  const slettet = await ctx.db
    .delete(minPlanKladde)
    .where(and(eq(minPlanKladde.id, kladde.id), eq(minPlanKladde.version, kladde.version)))
    .returning({ id: minPlanKladde.id })
  if (slettet.length === 0) throw kladdenErAendret(undefined)
}

/** Drafts that nobody has touched for `dage` days are gone: the retention of drafts. */
export async function sletGamleKladder(ctx: Kontekst, dage = 90): Promise<void> {
  await transaktion(ctx, (tx) =>
    tx.db
      .delete(minPlanKladde)
      .where(sql`${minPlanKladde.aendretTid} < ${tx.nu.toISOString()}::timestamptz - ${dage} * interval '1 day'`),
  )
}

function kladdenErAendret(nu: Kladde | undefined): Afvist {
  const hvem = nu ? ` af ${nu.aendretAfNavn} ${visKortTidspunkt(nu.aendretTid)}` : ''
  return new Afvist(
    [
      {
        kode: 'MP-007',
        niveau: 'BLOK',
        besked: `Kladden er ændret${hvem}, siden du åbnede den. Åbn den igen, og prøv igen.`,
        felt: 'If-Match',
      },
    ],
    409,
  )
}

const log = (
  ctx: TxKontekst,
  art: 'LAES' | 'OPRET' | 'AENDR' | 'SLET',
  handling: Handling,
  formaal: string,
  { id, borgerId }: Pick<Kladde, 'id' | 'borgerId'>,
) => logAdgang(ctx, [{ art, handling, formaal, objektType: 'minPlanKladde', objektId: id, borgerId }])
