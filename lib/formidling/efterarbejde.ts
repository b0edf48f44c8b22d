import { and, eq, sql } from 'drizzle-orm'
import { FORMIDLING } from '#db/schema/formidling'
import { jobordre } from '#db/schema/jobordre'
import { pauserVedMaksimum } from '#lib/formidling/maksimum'
import { hentFormidling } from '#lib/formidling/queries'
import { erEndelig } from '#lib/formidling/regler'
import { skiftFormidling } from '#lib/formidling/skriv'
import { traekForslag } from '#lib/formidling/ved-afslutning'
import { fortaelVirksomheden } from '#lib/jobordre/haendelse'
import { type Jobordre, laasJobordre } from '#lib/jobordre/queries'
import { type Kontekst, nyFrist, type TxKontekst, transaktion } from '#lib/kontekst'
import { traekSamtykke } from '#lib/samtykke/traek'

const PORTION = 500

/**
 * What follows from a deed, and whoever did it could not see or may not write: full orders pause, proposals on an order that closed or went on
 * are withdrawn, and the employer whose positions are filled is asked to close; who has died is taken off the orders, and a yes that was taken
 * back through one authority is taken back from the citizen's former ones too. The worker is woken for it. Twice changes nothing.
 */
export async function koerEfterarbejde(ctx: Kontekst): Promise<void> {
  for (const id of await find(ctx, fulde))
    await transaktion(nyFrist(ctx), async (ctx) => pauserVedMaksimum(ctx, await laasJobordre(ctx, id, 'jobordre.se')))
  for (const id of await find(ctx, strandede))
    await transaktion(nyFrist(ctx), async (ctx) => traekForslag(ctx, await laasJobordre(ctx, id, 'jobordre.se')))
  for (const id of await find(ctx, besatte))
    await transaktion(nyFrist(ctx), async (ctx) => spoergHvorBesat(ctx, await laasJobordre(ctx, id, 'jobordre.se')))
  for (const id of await find(ctx, afdoedes)) await transaktion(nyFrist(ctx), (ctx) => traekAfdoed(ctx, id))
  for (const { id, siden } of await transaktion(nyFrist(ctx), halvtTrukne))
    await traekSamtykke(nyFrist(ctx), { samtykkeId: id, siden: new Date(siden) })
}

const find = (ctx: Kontekst, hvilke: (ctx: TxKontekst) => Promise<{ id: string }[]>): Promise<string[]> =>
  transaktion(nyFrist(ctx), async (ctx) => (await hvilke(ctx)).map((r) => r.id))

const fulde = (ctx: TxKontekst) =>
  ctx.db
    .select({ id: jobordre.id })
    .from(jobordre)
    .where(
      and(
        eq(jobordre.status, 'UNDER_BEHANDLING'),
        sql`${jobordre.maksAntalHenvisninger} <= (select count(*) from formidlingsstand f
          where f.jobordre_id = ${jobordre.id} and f.status in (9202, 9203, 9204))`,
      ),
    )
    .limit(PORTION)

/** Found by a responsible authority that has the order no more, or on an order that is closed. */
const strandede = (ctx: TxKontekst) =>
  ctx.db.execute<{ id: string }>(sql`select distinct j.id from formidling f join jobordre j on j.id = f.jobordre_id
    left join jobordre_samarbejde s on s.id = f.samarbejde_id
    where f.status = 9201 and (j.afsluttet_tid is not null or coalesce(s.inviterende_id, f.myndighed_id) is distinct from j.myndighed_id)
    limit ${PORTION}`)

const besatte = (ctx: TxKontekst) =>
  ctx.db.execute<{ id: string }>(sql`select j.id from jobordre j
    join lateral (select count(*) as antal, max(f.aendret_tid) as sidst from formidlingsstand f where f.jobordre_id = j.id and f.status = 9204) a
      on a.antal >= j.antal_stillinger
    where j.status in ('UNDER_BEHANDLING', 'INAKTIV') and not j.proeve
      and not exists (select from virksomhedsbesked b where b.jobordre_id = j.id and b.slags = 'BESAT' and b.tid >= a.sidst)
    limit ${PORTION}`)

/** Candidates whose death CPR has told since they were found. */
const afdoedes = (ctx: TxKontekst) =>
  ctx.db.execute<{ id: string }>(sql`select f.id from formidling f join borger b on b.id = f.borger_id
    where f.status in (9201, 9202, 9203) and b.doed_dato is not null limit ${PORTION}`)

/** The yes is to the order: one that another authority wrote down before the citizen took it back goes too; one given after it stands. */
const halvtTrukne = (ctx: TxKontekst) =>
  ctx.db.execute<{ id: string; siden: string }>(sql`select s.id, min(t.trukket_tid) as siden from samtykke s
    join samtykke t on t.borger_id = s.borger_id and t.jobordre_id = s.jobordre_id and t.trukket_tid >= s.givet_tid
    where s.trukket_tid is null group by s.id limit ${PORTION}`)

/** Nobody is told of the death: the employer hears that the candidate is withdrawn, and what was shared is emptied. */
async function traekAfdoed(ctx: TxKontekst, formidlingId: string): Promise<void> {
  const { jobordreId } = await hentFormidling(ctx, formidlingId, 'formidling.ret')
  const ordre = await laasJobordre(ctx, jobordreId, 'jobordre.se')
  const f = await hentFormidling(ctx, formidlingId, 'formidling.ret')
  if (erEndelig(f.status)) return
  await skiftFormidling(ctx, f, FORMIDLING.TRUKKET, { kommentar: 'Kandidaten er udgået.', afSamspor: true })
  if (f.henvistTid) await fortaelVirksomheden(ctx, ordre, 'UDGAAET', f.myndighedNavn)
}

async function spoergHvorBesat(ctx: TxKontekst, ordre: Jobordre): Promise<void> {
  if ((await besatte(ctx)).some((b) => b.id === ordre.id))
    await fortaelVirksomheden(ctx, ordre, 'BESAT', ordre.myndighedNavn ?? 'Myndigheden')
}
