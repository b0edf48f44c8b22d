import { and, eq, gte, isNull, or, sql } from 'drizzle-orm'
import { fravaer } from '#db/schema/kontaktforloeb'
import { laasBorger } from '#lib/borger/laas'
import type { Dag } from '#lib/dato'
import { emit } from '#lib/events/emit'
import { type Fravaer, hentFravaer, skrivVersion } from '#lib/fravaer/queries'
import { AFMELDT, MEDLEMSKAB_OPHOERT } from '#lib/fravaer/regler75'
import { type Forloebsfakta, hentForloeb, hentGraense, hentTimer } from '#lib/kontaktforloeb/queries'
import { forsikringPaa, KONTAKTFORLOEB_HOS_AKASSEN } from '#lib/kontaktforloeb/regler'
import { type Kontekst, type TxKontekst, transaktion } from '#lib/kontekst'
import { efterAendringAf75 } from '#lib/overdragelse/efter-aendring'

const PLATFORMEN = { id: null, navn: 'Samspor' }

/**
 * Ends the a-kasse's course with `slut` (the last day the a-kasse holds it) and its cause. The known row is closed and a new one says the
 * end; the jobcenter's event is in the same commit. Judges nothing: the platform ends what it must, and the rules are their callers'.
 */
export async function afslutKontaktforloeb(
  ctx: Kontekst,
  input: { borgerId: string; slut: Dag; aarsag: number; afsluttetAf: { id: string | null; navn: string } },
): Promise<void> {
  await transaktion(ctx, async (ctx) => {
    const { borgerId } = input
    await laasBorger(ctx, borgerId, 'skriv')
    const forloeb = await hentForloeb(ctx, borgerId)
    const aabent = forloeb.fravaer.find((f) => f.fravaerstype === KONTAKTFORLOEB_HOS_AKASSEN && f.slutDato === null)
    if (!aabent) throw new Error('Der er intet åbent kontaktforløb hos a-kassen')
    await afslut(ctx, await hentFravaer(ctx, aabent.id, 'kontaktforloeb.se'), forloeb, input)
  })
}

/** The platform's own end at an afmelding (9753): no course runs on for somebody who is not tilmeldt. */
export async function afslutVedAfmelding(ctx: TxKontekst, borgerId: string, sidsteDag: Dag): Promise<void> {
  const forloeb = await hentForloeb(ctx, borgerId)
  for (const f of forloeb.fravaer) {
    if (f.fravaerstype !== KONTAKTFORLOEB_HOS_AKASSEN || f.startDato > sidsteDag) continue
    if (f.slutDato !== null && f.slutDato <= sidsteDag) continue
    const raekke = await hentFravaer(ctx, f.id, 'tilmelding.afmeld')
    await afslut(ctx, raekke, forloeb, { slut: sidsteDag, aarsag: AFMELDT, afsluttetAf: PLATFORMEN })
  }
}

/** Courses whose a-kasse the citizen has left, and no new one from the day after: ended with the membership (9754). Again is nothing. */
export async function afslutUdenMedlemskab(ctx: Kontekst): Promise<void> {
  const forladte = await transaktion(ctx, (tx) =>
    tx.db
      .select({ borgerId: fravaer.borgerId, id: fravaer.id })
      .from(fravaer)
      .where(
        and(
          eq(fravaer.fravaerstype, KONTAKTFORLOEB_HOS_AKASSEN),
          isNull(fravaer.registreretTil),
          isNull(fravaer.berigtigetTid),
          or(isNull(fravaer.slutDato), gte(fravaer.slutDato, tx.dag)),
          sql`exists (select from akassemedlemskab m where m.borger_id = ${fravaer.borgerId} and m.registreret_til is null and m.gyldig_til < ${tx.dag})`,
          sql`not exists (select from akassemedlemskab m where m.borger_id = ${fravaer.borgerId} and m.registreret_til is null
            and (m.gyldig_til is null or m.gyldig_til >= ${tx.dag}))`,
        ),
      )
      .limit(1000),
  )
  for (const { borgerId, id } of forladte) {
    await transaktion(ctx, async (ctx) => {
      await laasBorger(ctx, borgerId, 'skriv')
      const forloeb = await hentForloeb(ctx, borgerId)
      const sidste = sidsteMedlemsdag(ctx, forloeb)
      const raekke = await hentFravaer(ctx, id, 'kontaktforloeb.se')
      const aabent = raekke.berigtigetTid === null && (raekke.slutDato === null || raekke.slutDato >= ctx.dag)
      if (!sidste || !aabent) return
      let slut = sidste
      if (slut < raekke.startDato) slut = raekke.startDato
      await afslut(ctx, raekke, forloeb, { slut, aarsag: MEDLEMSKAB_OPHOERT, afsluttetAf: PLATFORMEN })
    })
  }
}

/** The last day of the last membership, when that has passed and none is to come. */
function sidsteMedlemsdag(ctx: TxKontekst, { medlemskaber }: Forloebsfakta): Dag | undefined {
  const sidste = medlemskaber[0]?.gyldigTil
  return sidste && sidste < ctx.dag ? sidste : undefined
}

async function afslut(
  ctx: TxKontekst,
  raekke: Fravaer,
  forloeb: Forloebsfakta,
  { slut, aarsag, afsluttetAf }: { slut: Dag; aarsag: number; afsluttetAf: { id: string | null; navn: string } },
): Promise<void> {
  const version = await skrivVersion(ctx, raekke, {
    slutDato: slut,
    afslutningsaarsag: aarsag,
    registreretAfId: afsluttetAf.id,
    registreretAfNavn: afsluttetAf.navn,
    ...(await opgoerelse(ctx, raekke.borgerId, slut, forloeb)),
  })
  await emit(ctx, 'KontaktforloebAfsluttet', { eksternId: raekke.id, borgerId: raekke.borgerId, version })
  await efterAendringAf75(ctx, {
    ...raekke,
    foer: { slut: raekke.slutDato, aarsag: raekke.afslutningsaarsag },
    efter: { slut, aarsag },
  })
}

/** What a course was settled on when it ended: hours, threshold and insurance, kept with it. */
export async function opgoerelse(ctx: TxKontekst, borgerId: string, slut: Dag, { medlemskaber }: Forloebsfakta) {
  const timer = await hentTimer(ctx, borgerId)
  const forsikring = forsikringPaa(medlemskaber, slut) ?? 'FULDTID'
  return {
    timerVedAfslutning: timer?.timerForbrugt ?? '0.00',
    graenseVedAfslutning: await hentGraense(ctx, forsikring, slut),
    forsikringVedAfslutning: forsikring,
  }
}
