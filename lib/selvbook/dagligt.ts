import { and, asc, eq, gt, inArray, isNotNull, isNull, lt, or, sql } from 'drizzle-orm'
import { borger } from '#db/schema/borger'
import { opgave } from '#db/schema/opgave'
import { selvbookfrist } from '#db/schema/selvbook'
import { doedsfald } from '#lib/borger/doed'
import { hentBorger } from '#lib/borger/hent'
import { laasBorger } from '#lib/borger/laas'
import { daekker, visDato } from '#lib/dato'
import { emit } from '#lib/events/emit'
import { type Forloebsfakta, hentForloeb } from '#lib/kontaktforloeb/queries'
import { type Kontekst, nyFrist, type TxKontekst, transaktion } from '#lib/kontekst'
import { stilOpgave } from '#lib/opgave/stil'
import { slagsFor } from '#lib/samtale/grundlag'
import { erJobsamtale, JOBSAMTALER } from '#lib/samtale/regler'
import { skrivOmSelvbooking, TITEL } from '#lib/selvbook/besked'
import { afslutFrist } from '#lib/selvbook/frist'
import { hentFrist, type Selvbookfrist } from '#lib/selvbook/queries'
import { naesteDag } from '#lib/selvbook/regler'

/**
 * What a new day brings to open deadlines: one that has passed is a task for the authority and nothing else by itself, and one that the
 * citizen can no longer meet is taken away. A task goes when its authority has the citizen no more. Again is nothing.
 */
export async function koerSelvbookdag(ctx: Kontekst): Promise<void> {
  for (let efter = ''; ; ) {
    const ramte = await findRamte(nyFrist(ctx), efter)
    for (const { id } of ramte) await transaktion(nyFrist(ctx), (ctx) => afgoer(ctx, id))
    efter = ramte.at(-1)?.id ?? ''
    if (ramte.length < AD_GANGEN) break
  }
  await transaktion(nyFrist(ctx), lukForladteOpgaver)
}

const AD_GANGEN = 1000

/** In the order of the key, so that what is looked at and left as it is stands in nobody's way. */
const findRamte = (ctx: Kontekst, efter: string): Promise<{ id: string }[]> =>
  transaktion(ctx, (ctx) =>
    ctx.db
      .select({ id: selvbookfrist.id })
      .from(selvbookfrist)
      .innerJoin(borger, eq(borger.id, selvbookfrist.borgerId))
      .where(
        and(
          eq(selvbookfrist.status, 'AABEN'),
          or(lt(selvbookfrist.senest, ctx.dag), isNotNull(borger.doedDato), kanIkkeMere(ctx)),
          efter ? gt(selvbookfrist.id, efter) : undefined,
        ),
      )
      .orderBy(asc(selvbookfrist.id))
      .limit(AD_GANGEN),
  )

/** No tilmelding today, no relation of the authority today, or a jobsamtale whose course is another's. Looked at again under the lock. */
const kanIkkeMere = ({ dag }: Kontekst) => sql`(
  not exists (select from tilmelding t where t.borger_id = ${selvbookfrist.borgerId} and t.registreret_til is null and t.gyldig_fra <= ${dag}
    and (t.gyldig_til is null or t.gyldig_til >= ${dag}))
  or not exists (select from adgangsrelation a where a.borger_id = ${selvbookfrist.borgerId} and a.organisation_id = ${selvbookfrist.organisationId}
    and a.kategori = 'EGEN' and a.fra <= ${dag} and (a.til is null or a.til >= ${dag}))
  or ${inArray(selvbookfrist.type, [...JOBSAMTALER])} and ((select o.type from organisation o where o.id = ${selvbookfrist.organisationId}) = 'akasse')
    <> exists (select from fravaer f where f.borger_id = ${selvbookfrist.borgerId} and f.fravaerstype = 75 and f.registreret_til is null
      and f.berigtiget_tid is null and f.start_dato <= ${dag} and (f.slut_dato is null or f.slut_dato >= ${dag})))`

/** That a citizen did not book is nothing to do for an authority that cannot call them: another one has them, or they are not registered. */
async function lukForladteOpgaver(ctx: TxKontekst): Promise<void> {
  await ctx.db
    .update(opgave)
    .set({ lukketTid: ctx.nu, lukketAf: ctx.aktoer.navn })
    .where(
      and(
        eq(opgave.type, 'SELVBOOK_PASSERET'),
        isNull(opgave.lukketTid),
        sql`exists (select from ${selvbookfrist} join ${borger} on ${borger.id} = ${selvbookfrist.borgerId}
          where ${selvbookfrist.id} = ${opgave.objektId} and (${borger.doedDato} is not null or ${kanIkkeMere(ctx)}))`,
      ),
    )
}

/** Judged under the lock: nothing, when somebody was first or the authority has the citizen on the last day. */
async function afgoer(ctx: TxKontekst, id: string): Promise<void> {
  const { borgerId } = await hentFrist(ctx, id, 'selvbook.se')
  await laasBorger(ctx, borgerId, 'skriv')
  const frist = await hentFrist(ctx, id, 'selvbook.se')
  if (frist.status !== 'AABEN') return
  const doed = doedsfald(await hentBorger(ctx, borgerId, 'selvbook.se')) !== false
  const forloeb = await hentForloeb(ctx, borgerId)
  const udfald = naesteDag({
    dag: ctx.dag,
    senest: frist.senest,
    doed,
    tilmeldt: forloeb.tilmeldinger.some((t) => daekker({ fra: t.gyldigFra, til: t.gyldigTil }, ctx.dag)),
    harBorgeren: harBorgeren(forloeb, frist) || harBorgeren(await hentForloeb(ctx, borgerId, frist.senest), frist),
    navn: frist.myndighed.navn,
  })
  if (!udfald) return
  if (udfald.status === 'LUKKET') await luk(ctx, frist, udfald.grund, doed)
  else await passer(ctx, frist)
}

/** Is it the citizen's authority, and for a jobsamtale the one that has the course? Asked for today and for the last day, by which it was made. */
function harBorgeren(forloeb: Forloebsfakta, frist: Selvbookfrist): boolean {
  const slags = slagsFor(frist.myndighed.type)
  const egen = slags === 'AKASSE' ? forloeb.medlemskab?.akasseId : forloeb.tilknytning?.jobcenterId
  if (egen !== frist.organisationId) return false
  return !erJobsamtale(frist.type) || forloeb.ansvarlig === slags
}

async function luk(ctx: TxKontekst, frist: Selvbookfrist, grund: string, doed: boolean): Promise<void> {
  await afslutFrist(ctx, frist, { status: 'LUKKET', lukketGrund: grund })
  if (!doed)
    await skrivOmSelvbooking(ctx, { ...frist, afsender: null }, 'SELVBOOK_LUKKET', TITEL.LUKKET, {
      titel: frist.titel,
      grund,
    })
  await emit(ctx, 'SelvbookingLukket', { eksternId: frist.id, borgerId: frist.borgerId })
}

async function passer(ctx: TxKontekst, frist: Selvbookfrist): Promise<void> {
  await afslutFrist(ctx, frist, { status: 'PASSERET' })
  await stilOpgave(ctx, {
    organisationId: frist.organisationId,
    type: 'SELVBOOK_PASSERET',
    borgerId: frist.borgerId,
    objektId: frist.id,
    emne: `Borgeren bookede ikke en samtale inden den ${visDato(frist.senest)}`,
  })
  await emit(ctx, 'SelvbookingPasseret', { eksternId: frist.id, borgerId: frist.borgerId })
}
