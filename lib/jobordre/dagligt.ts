import { sql } from 'drizzle-orm'
import { arbejdsdageImellem, dagFor } from '#lib/dato'
import { emit } from '#lib/events/emit'
import { flyt } from '#lib/jobordre/flyt'
import { opdater } from '#lib/jobordre/gem'
import { fortaelVirksomheden, skrivHaendelse } from '#lib/jobordre/haendelse'
import { AABNE } from '#lib/jobordre/livscyklus'
import { findTilknyttetJobcenter, listRekrutteringsmyndigheder } from '#lib/jobordre/myndigheder'
import { type Jobordre, laasJobordre, listStillinger } from '#lib/jobordre/queries'
import { afslut } from '#lib/jobordre/status'
import { type Kontekst, nyFrist, type TxKontekst, transaktion } from '#lib/kontekst'
import { IkkeFundet } from '#lib/regelfund'
import { hentTal } from '#lib/regelsaet/vaerdier'

const PORTION = 200

/**
 * What a new Danish day brings to job orders: those whose a-kasse is no more go on, those whose time limit has passed are closed, and an
 * authority that has not taken one in time is reminded, while the employer is told that it may choose another. Twice changes nothing.
 */
export async function koerJobordredag(ctx: Kontekst): Promise<void> {
  await forHver(ctx, ophoerte, flytTilEfterfoelger)
  await forHver(ctx, udloebne, lukUdloebet)
  await forHver(ctx, glemte, mind)
}

/** One order in one short transaction, so that a day with thousands holds up nobody. */
async function forHver(
  ctx: Kontekst,
  find: (ctx: TxKontekst, efter: string) => Promise<{ id: string }[]>,
  udfoer: (ctx: TxKontekst, ordre: Jobordre) => Promise<void>,
): Promise<void> {
  let efter = NUL
  for (;;) {
    const portion = await transaktion(nyFrist(ctx), (ctx) => find(ctx, efter))
    for (const { id } of portion) {
      await transaktion(nyFrist(ctx), async (ctx) => udfoer(ctx, await laasJobordre(ctx, id, 'jobordre.se'))).catch(
        (fejl) => {
          if (!(fejl instanceof IkkeFundet)) throw fejl
        },
      )
      efter = id
    }
    if (portion.length < PORTION) return
  }
}

const udloebne = (ctx: TxKontekst, efter: string) =>
  ctx.db.execute<{
    id: string
  }>(sql`select id from jobordre where status in ('AFVENTER_MODTAGELSE', 'UNDER_BEHANDLING', 'INAKTIV')
    and formidlingsfrist < ${ctx.dag} and id > ${efter} order by id limit ${PORTION}`)

async function lukUdloebet(ctx: TxKontekst, foer: Jobordre): Promise<void> {
  if (!erAaben(foer) || !foer.formidlingsfrist || foer.formidlingsfrist >= ctx.dag) return
  const { ordre, besked } = await afslut(ctx, foer, 'AFSLUTTET_FRIST')
  await fortaelVirksomheden(ctx, ordre, besked, ordre.myndighedNavn ?? '')
  if (foer.tilbageholdt.length === 0)
    await emit(ctx, 'JobordreAendret', { eksternId: ordre.id, borgerId: null, version: ordre.version })
}

const glemte = (ctx: TxKontekst, efter: string) =>
  ctx.db.execute<{
    id: string
  }>(sql`select id from jobordre where status = 'AFVENTER_MODTAGELSE' and tilbageholdt = '{}' and not proeve
    and paamindet_tid is null and venter_siden < ${ctx.nu.toISOString()}::timestamptz - interval '1 day' and id > ${efter} order by id limit ${PORTION}`)

async function mind(ctx: TxKontekst, foer: Jobordre): Promise<void> {
  if (foer.status !== 'AFVENTER_MODTAGELSE' || foer.paamindetTid || !foer.venterSiden) return
  if (
    arbejdsdageImellem(dagFor(foer.venterSiden), ctx.dag) <=
    (await hentTal(ctx, 'jobordre_modtag_arbejdsdage', ctx.dag))
  )
    return
  const ordre = await opdater(ctx, foer, { paamindetTid: ctx.nu })
  await skrivHaendelse(ctx, ordre, { art: 'PAAMINDET' })
  await fortaelVirksomheden(ctx, ordre, 'VENTER', ordre.myndighedNavn ?? '')
  await emit(ctx, 'JobordreAendret', { eksternId: ordre.id, borgerId: null, version: ordre.version })
}

const ophoerte = (ctx: TxKontekst, efter: string) =>
  ctx.db.execute<{ id: string }>(sql`select j.id from organisation o join jobordre j on j.myndighed_id = o.id
      and j.status in ('AFVENTER_MODTAGELSE', 'UNDER_BEHANDLING', 'INAKTIV')
    where o.type = 'akasse' and o.gyldig_til < ${ctx.dag} and j.tilbageholdt = '{}' and j.id > ${efter} order by j.id limit ${PORTION}`)

/** To the successor with unchanged status, if it is ready; else to the company's jobcentre, which has to take it. Not the order's one handover. */
async function flytTilEfterfoelger(ctx: TxKontekst, foer: Jobordre): Promise<void> {
  if (!erAaben(foer)) return
  const [gammel] = await ctx.db.execute<{ efterfoelger_id: string | null; gyldig_til: string | null }>(
    sql`select efterfoelger_id, gyldig_til from organisation where id = ${foer.myndighedId}`,
  )
  if (!gammel?.gyldig_til || gammel.gyldig_til >= ctx.dag) return
  const [primaer] = await listStillinger(ctx, foer.id)
  const mulige = await listRekrutteringsmyndigheder(ctx, {
    dag: ctx.dag,
    conceptUri: primaer?.conceptUri,
    pNummer: foer.pNummer,
  })
  const efterfoelger = mulige.find((m) => m.id === gammel.efterfoelger_id)
  const til = efterfoelger ?? (await findTilknyttetJobcenter(ctx, foer.pNummer, ctx.dag))
  // Where the work is nobody knows: the employer says who takes over, and is asked once.
  if (!til) return foer.paamindetTid ? undefined : spoergOmMyndighed(ctx, foer)
  const ordre = await flyt(ctx, foer, til, 'EFTERFOELGER', efterfoelger ? foer.status : 'AFVENTER_MODTAGELSE')
  await skrivHaendelse(ctx, ordre, { art: 'EFTERFOELGER', fraMyndighedId: foer.myndighedId })
  await fortaelVirksomheden(ctx, ordre, 'EFTERFULGT', foer.myndighedNavn ?? '')
}

async function spoergOmMyndighed(ctx: TxKontekst, foer: Jobordre): Promise<void> {
  const ordre = await opdater(ctx, foer, { paamindetTid: ctx.nu })
  await skrivHaendelse(ctx, ordre, { art: 'PAAMINDET' })
  await fortaelVirksomheden(ctx, ordre, 'KAN_IKKE', ordre.myndighedNavn ?? '')
}

const erAaben = (o: Jobordre): boolean => (AABNE as readonly string[]).includes(o.status)
const NUL = '00000000-0000-0000-0000-000000000000'
