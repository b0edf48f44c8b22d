import { and, asc, eq, isNotNull, lt, or, sql } from 'drizzle-orm'
import { borger } from '#db/schema/borger'
import { selvbookfrist } from '#db/schema/selvbook'
import { doedsfald } from '#lib/borger/doed'
import { hentBorger } from '#lib/borger/hent'
import { laasBorger } from '#lib/borger/laas'
import { daekker, visDato } from '#lib/dato'
import { emit } from '#lib/events/emit'
import { type Forloebsfakta, hentForloeb } from '#lib/kontaktforloeb/queries'
import { type Kontekst, type TxKontekst, transaktion } from '#lib/kontekst'
import { stilOpgave } from '#lib/opgave/stil'
import { slagsFor } from '#lib/samtale/grundlag'
import { erJobsamtale } from '#lib/samtale/regler'
import { skrivOmSelvbooking, TITEL } from '#lib/selvbook/besked'
import { afslutFrist } from '#lib/selvbook/frist'
import { hentFrist, type Selvbookfrist } from '#lib/selvbook/queries'
import { naesteDag } from '#lib/selvbook/regler'

/**
 * What a new day brings to open deadlines: one that has passed is a task for the authority and nothing else by itself, and one that the
 * citizen can no longer meet is taken away. Again is nothing.
 */
export async function koerSelvbookdag(ctx: Kontekst): Promise<void> {
  for (;;) {
    const ramte = await findRamte(ctx)
    let afgjort = 0
    for (const { id } of ramte) if (await transaktion(ctx, (ctx) => afgoer(ctx, id))) afgjort += 1
    if (ramte.length < AD_GANGEN || afgjort === 0) return
  }
}

const AD_GANGEN = 1000

const findRamte = (ctx: Kontekst): Promise<{ id: string }[]> =>
  transaktion(ctx, (ctx) =>
    ctx.db
      .select({ id: selvbookfrist.id })
      .from(selvbookfrist)
      .innerJoin(borger, eq(borger.id, selvbookfrist.borgerId))
      .where(
        and(
          eq(selvbookfrist.status, 'AABEN'),
          or(lt(selvbookfrist.senest, ctx.dag), isNotNull(borger.doedDato), kanIkkeMere(ctx)),
        ),
      )
      .orderBy(asc(selvbookfrist.senest), asc(selvbookfrist.id))
      .limit(AD_GANGEN),
  )

/** No tilmelding today, no relation of the authority today, or a jobsamtale whose course is another's. Looked at again under the lock. */
const kanIkkeMere = ({ dag }: Kontekst) => sql`(
  not exists (select from tilmelding t where t.borger_id = ${selvbookfrist.borgerId} and t.registreret_til is null and t.gyldig_fra <= ${dag}
    and (t.gyldig_til is null or t.gyldig_til >= ${dag}))
  or not exists (select from adgangsrelation a where a.borger_id = ${selvbookfrist.borgerId} and a.organisation_id = ${selvbookfrist.organisationId}
    and a.kategori = 'EGEN' and a.fra <= ${dag} and (a.til is null or a.til >= ${dag}))
  or ${selvbookfrist.type} in (7, 17, 19) and ((select o.type from organisation o where o.id = ${selvbookfrist.organisationId}) = 'akasse')
    <> exists (select from fravaer f where f.borger_id = ${selvbookfrist.borgerId} and f.fravaerstype = 75 and f.registreret_til is null
      and f.berigtiget_tid is null and f.start_dato <= ${dag} and (f.slut_dato is null or f.slut_dato >= ${dag})))`

/** False when there was nothing to do after all. */
async function afgoer(ctx: TxKontekst, id: string): Promise<boolean> {
  const { borgerId } = await hentFrist(ctx, id, 'selvbook.se')
  await laasBorger(ctx, borgerId, 'skriv')
  const frist = await hentFrist(ctx, id, 'selvbook.se')
  if (frist.status !== 'AABEN') return false
  const doed = doedsfald(await hentBorger(ctx, borgerId, 'selvbook.se')) !== false
  const forloeb = await hentForloeb(ctx, borgerId)
  const udfald = naesteDag({
    dag: ctx.dag,
    senest: frist.senest,
    doed,
    tilmeldt: forloeb.tilmeldinger.some((t) => daekker({ fra: t.gyldigFra, til: t.gyldigTil }, ctx.dag)),
    harBorgeren: harBorgeren(forloeb, frist),
    navn: frist.myndighed.navn,
  })
  if (!udfald) return false
  if (udfald.status === 'LUKKET') await luk(ctx, frist, udfald.grund, doed)
  else await passer(ctx, frist)
  return true
}

/** Is it still the citizen's authority, and for a jobsamtale the one that has the course? */
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
