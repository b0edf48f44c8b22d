import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { opgave } from '#db/schema/opgave'
import { laasBorger } from '#lib/borger/laas'
import { hentForloeb } from '#lib/kontaktforloeb/queries'
import { type Kontekst, type TxKontekst, transaktion } from '#lib/kontekst'
import { stilOpgave } from '#lib/opgave/stil'

type Aaben = {
  id: string
  organisationId: string
  borgerId: string
  objektId: string
  emne: string
  frist: string | null
}

/**
 * What a new day brings to first interviews that have not been held: a member who has changed a-kasse is the new one's to see, with the
 * same deadline, and one whose course has ended is nobody's. Again is nothing. At most 1,000 a call.
 */
export async function flytFoersteSamtaler(ctx: Kontekst): Promise<void> {
  const skaeve = await transaktion(ctx, (ctx) =>
    ctx.db
      .select({
        id: opgave.id,
        organisationId: opgave.organisationId,
        borgerId: opgave.borgerId,
        objektId: opgave.objektId,
        emne: opgave.emne,
        frist: opgave.frist,
      })
      .from(opgave)
      .where(
        and(
          eq(opgave.type, 'FOERSTE_SAMTALE'),
          isNull(opgave.lukketTid),
          sql`(not exists (select from fravaer f where f.borger_id = ${opgave.borgerId} and f.fravaerstype = 75 and f.registreret_til is null
              and f.berigtiget_tid is null and (f.slut_dato is null or f.slut_dato >= ${ctx.dag}))
            or exists (select from akassemedlemskab m where m.borger_id = ${opgave.borgerId} and m.registreret_til is null
              and m.akasse_id <> ${opgave.organisationId} and m.gyldig_fra <= ${ctx.dag} and (m.gyldig_til is null or m.gyldig_til >= ${ctx.dag})))`,
        ),
      )
      .orderBy(asc(opgave.frist), asc(opgave.id))
      .limit(1000),
  )
  for (const o of skaeve) await transaktion(ctx, (ctx) => flyt(ctx, o))
}

async function flyt(ctx: TxKontekst, o: Aaben): Promise<void> {
  await laasBorger(ctx, o.borgerId, 'skriv')
  const { ansvarlig, medlemskab } = await hentForloeb(ctx, o.borgerId)
  if (ansvarlig === 'AKASSE' && (!medlemskab || medlemskab.akasseId === o.organisationId)) return
  const [lukket] = await ctx.db
    .update(opgave)
    .set({ lukketTid: ctx.nu, lukketAf: ctx.aktoer.navn })
    .where(and(eq(opgave.id, o.id), isNull(opgave.lukketTid)))
    .returning({ id: opgave.id })
  if (!lukket || ansvarlig !== 'AKASSE' || !medlemskab) return
  await stilOpgave(ctx, {
    organisationId: medlemskab.akasseId,
    type: 'FOERSTE_SAMTALE',
    borgerId: o.borgerId,
    objektId: o.objektId,
    emne: o.emne,
    ...(o.frist && { frist: o.frist }),
  })
}
