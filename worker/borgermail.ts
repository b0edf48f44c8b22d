import { and, eq, isNotNull, isNull, or, sql } from 'drizzle-orm'
import { borger } from '#db/schema/borger'
import { levering } from '#db/schema/events'
import { borgerPaamindelse } from '#db/schema/paamindelse'
import type { Arbejde, Udfald } from '#lib/events/levering'
import { type TxKontekst, transaktion } from '#lib/kontekst'
import { log } from '#lib/log'
import { mailErTil } from '#lib/mail/er-til'
import { naesteMailforsoeg } from '#lib/mail/genforsoeg'
import { type Mailsvar, sendMail } from '#lib/mail/send'
import { bekraeftelseslink } from '#lib/paamindelse/kode'
import type { Paamindelse } from '#lib/paamindelse/queries'
import { naestePaamindelse, naesteTilladte } from '#lib/paamindelse/regler'
import { bekraeftelse, PAAMINDELSE } from '#lib/paamindelse/tekster'
import { systemKontekst } from '#lib/ur'

const FAERDIG: Udfald = { slags: 'FAERDIG' }
/** Machine seconds that one worker may hold an address while it sends. */
const LAAN_S = 60

/** The link that confirms an address; sent at once, at any hour, because the citizen waits for it. */
export async function sendBekraeftelse(arbejde: Arbejde, nu: Date): Promise<Udfald> {
  const p = await transaktion(systemKontekst(nu), async (ctx) => {
    const [fundet] = await ctx.db.select().from(borgerPaamindelse).where(eq(borgerPaamindelse.id, arbejde.objektId))
    return fundet
  })
  if (!p?.email || p.bekraeftetTid || p.kodeUdloeberTid <= nu || !mailErTil()) return FAERDIG
  const svar = await sendMail({ id: `bekraeft.${p.id}`, til: p.email, ...bekraeftelse(bekraeftelseslink(p.id)) })
  return afslut(arbejde, p, svar, nu, {}, (naeste) => naeste)
}

/**
 * A message was written to the citizen: one who has confirmed an address gets a word that something is new, when it still is, at most once a
 * day and never at night. Nothing of what was written is read here.
 */
export async function mindBorger(arbejde: Arbejde, nu: Date): Promise<Udfald> {
  if (!mailErTil()) return FAERDIG
  const p = await transaktion(systemKontekst(nu), async (ctx) => {
    const adresse = await hentBekraeftet(ctx, arbejde.borgerId)
    if (!adresse || !(await harNyt(ctx, adresse))) return undefined
    const naar = naestePaamindelse(adresse.sidstSendtTid, nu)
    if (naar > nu) return naar
    return (await laan(ctx, adresse.id)) ? adresse : new Date(nu.getTime() + LAAN_S * 1000)
  })
  if (!p) return FAERDIG
  if (p instanceof Date) return { slags: 'IGEN', runAt: p, fejl: 'venter, til borgeren må mindes' }
  const svar = await sendMail({ id: `ny.${arbejde.objektId}`, til: p.email ?? '', ...PAAMINDELSE })
  return afslut(arbejde, p, svar, nu, { sidstSendtTid: nu }, naesteTilladte)
}

async function hentBekraeftet(ctx: TxKontekst, borgerId: string): Promise<Paamindelse | undefined> {
  const [fundet] = await ctx.db
    .select({ p: borgerPaamindelse })
    .from(borgerPaamindelse)
    .innerJoin(borger, eq(borger.id, borgerPaamindelse.borgerId))
    .where(
      and(
        eq(borgerPaamindelse.borgerId, borgerId),
        isNotNull(borgerPaamindelse.bekraeftetTid),
        isNull(borgerPaamindelse.fejletTid),
        isNull(borgerPaamindelse.lukketTid),
        isNull(borger.doedDato),
      ),
    )
  return fundet?.p
}

/** Is there a thread with something that the citizen has neither read nor been reminded of? One reminder covers all that came before it. */
async function harNyt(ctx: TxKontekst, p: Paamindelse): Promise<boolean> {
  const siden = (p.sidstSendtTid ?? p.bekraeftetTid ?? ctx.nu).toISOString()
  const [svar] = await ctx.db.execute<{ nyt: boolean }>(sql`
    select exists (select from traad t left join traad_laest l on l.traad_id = t.id and l.laeser_id = t.borger_id
      where t.borger_id = ${p.borgerId} and t.sidste_tid > ${siden}::timestamptz and t.berigtiget_tid is null
        and (t.slut_dato is null or t.slut_dato >= ${ctx.dag}) and (l.laest_tid is null or l.laest_tid < t.sidste_tid)) as nyt`)
  return svar?.nyt ?? false
}

/** Two messages at once are two jobs: one of them sends, and the other finds nothing new afterwards. */
async function laan(ctx: TxKontekst, id: string): Promise<boolean> {
  const laant = await ctx.db
    .update(borgerPaamindelse)
    .set({ laanTil: sql`clock_timestamp() + ${sql.raw(`interval '${LAAN_S} seconds'`)}` })
    .where(
      and(
        eq(borgerPaamindelse.id, id),
        or(isNull(borgerPaamindelse.laanTil), sql`${borgerPaamindelse.laanTil} < clock_timestamp()`),
      ),
    )
    .returning({ id: borgerPaamindelse.id })
  return laant.length > 0
}

/** Notes what the mail server said. An address that it refuses is told on the profile; a server that is away is asked for 72 hours. */
async function afslut(
  arbejde: Arbejde,
  p: Paamindelse,
  svar: Mailsvar,
  nu: Date,
  sendt: Partial<typeof borgerPaamindelse.$inferInsert>,
  tidligst: (naeste: Date) => Date,
): Promise<Udfald> {
  return transaktion(systemKontekst(nu), async (ctx): Promise<Udfald> => {
    const saet = (felter: Partial<typeof borgerPaamindelse.$inferInsert>) =>
      ctx.db
        .update(borgerPaamindelse)
        .set({ ...felter, laanTil: null })
        .where(eq(borgerPaamindelse.id, p.id))
    if (svar.udfald === 'SENDT') {
      await saet({ ...sendt, fejletTid: null })
      return FAERDIG
    }
    if (svar.udfald === 'AFVIST') {
      await saet({ fejletTid: nu })
      return FAERDIG
    }
    await saet({})
    const [ordre] = await ctx.db.select({ fra: levering.oprettetTid }).from(levering).where(eq(levering.id, arbejde.id))
    const naeste = naesteMailforsoeg(arbejde.forsoeg, ordre?.fra ?? nu, nu)
    if (naeste) return { slags: 'IGEN', runAt: tidligst(naeste), fejl: svar.aarsag }
    log.warn({ levering: arbejde.id, slags: arbejde.slags }, 'mail til en borger opgivet efter 72 timer')
    return FAERDIG
  })
}
