import { and, eq, inArray, isNull, lte, sql } from 'drizzle-orm'
import { opgave } from '#db/schema/opgave'
import { overdragelsespakke } from '#db/schema/overdragelse'
import { type Dag, erArbejdsdag, plusDage } from '#lib/dato'
import { emit } from '#lib/events/emit'
import { type Kontekst, type TxKontekst, transaktion } from '#lib/kontekst'
import { hentTal } from '#lib/regelsaet/vaerdier'

/** How many are told of in one transaction; the rest follow in the next. */
const PORTION = 500

/**
 * The threshold is reached and the a-kasse has set no end date for the rule's working days: both are told, once for each time it is reached.
 * The a-kasse's task says so, and the kommune gets an advis, which is gone when the course ends or the hours are corrected. Nothing is ended:
 * the end is the a-kasse's act. As the worker.
 */
export async function eskalerForsinkede(ctx: Kontekst): Promise<void> {
  for (;;) {
    const antal = await transaktion({ ...ctx, frist: Date.now() + 15_000 }, async (ctx) => {
      const senest = await foerArbejdsdage(ctx, 'overdragelse_eskalering_arbejdsdage')
      const nye = await ctx.db.execute<{ borger_id: string; fravaer_id: string }>(sql`
        insert into kontaktforloeb_eskalering (fravaer_id, naaet_dag, borger_id, eskaleret_tid)
          select f.fravaer_id, f.naaet_dag, f.borger_id, ${ctx.nu.toISOString()}::timestamptz from forloebsoverblik f
          where f.tilstand = 'NAAET_IKKE_AFSLUTTET' and f.naaet_dag <= ${senest}
            and not exists (select from kontaktforloeb_eskalering e where e.fravaer_id = f.fravaer_id and e.naaet_dag = f.naaet_dag)
          limit ${sql.raw(String(PORTION))}
        on conflict do nothing returning borger_id, fravaer_id`)
      for (const { borger_id: borgerId, fravaer_id: eksternId } of nye)
        await emit(ctx, 'KontaktforloebEskaleret', { eksternId, borgerId })
      await maerkOpgaver(
        ctx,
        'eskaleretTid',
        eq(opgave.type, 'TIMEGRAENSE_NAAET'),
        opgave.borgerId,
        nye.map((r) => r.borger_id),
      )
      await adviserKommunen(
        ctx,
        nye.map((r) => r.fravaer_id),
      )
      return nye.length
    })
    if (antal < PORTION) break
  }
  await transaktion({ ...ctx, frist: Date.now() + 15_000 }, flytAdvis)
}

/** The kommune that waits for these courses is told; who belongs to none, has none to tell. */
async function adviserKommunen(ctx: TxKontekst, fravaerIder: string[]): Promise<void> {
  if (fravaerIder.length === 0) return
  await ctx.db.execute(sql`
    insert into opgave (organisation_id, borger_id, type, art, objekt_id, emne, lukkes_ved_laesning, oprettet_tid)
      select f.jobcenter_id, f.borger_id, 'TIMEGRAENSE_IKKE_AFSLUTTET', 'ADVIS', f.fravaer_id,
        'Timegrænsen blev nået den ' || to_char(f.naaet_dag, 'DD.MM.YYYY') || ', og a-kassen har ikke sat slutdato', true, ${ctx.nu.toISOString()}::timestamptz
      from forloebsoverblik f where f.fravaer_id = any (string_to_array(${fravaerIder.join(',')}, ',')::uuid[]) and f.jobcenter_id is not null
      on conflict do nothing`)
}

/** Who has moved since is the new kommune's to wait for. */
async function flytAdvis(ctx: TxKontekst): Promise<void> {
  await ctx.db.execute(sql`
    update opgave o set organisation_id = f.jobcenter_id from forloebsoverblik f
      where o.type = 'TIMEGRAENSE_IKKE_AFSLUTTET' and o.lukket_tid is null and f.fravaer_id = o.objekt_id
        and f.jobcenter_id is not null and f.jobcenter_id <> o.organisation_id`)
}

/** A parcel that the kommune has not received for the rule's working days: it is reminded, once. As the worker. */
export async function mindOmPakker(ctx: Kontekst): Promise<void> {
  for (;;) {
    const antal = await transaktion({ ...ctx, frist: Date.now() + 15_000 }, async (ctx) => {
      const senest = await foerArbejdsdage(ctx, 'overdragelse_paamindelse_arbejdsdage')
      const ventende = ctx.db
        .select({ id: overdragelsespakke.id })
        .from(overdragelsespakke)
        .where(
          and(
            eq(overdragelsespakke.status, 'AABEN'),
            isNull(overdragelsespakke.paamindetTid),
            lte(overdragelsespakke.gaelderFra, senest),
          ),
        )
        .limit(PORTION)
        .for('update', { skipLocked: true })
      const mindet = await ctx.db
        .update(overdragelsespakke)
        .set({ paamindetTid: ctx.nu })
        .where(inArray(overdragelsespakke.id, ventende))
        .returning({
          id: overdragelsespakke.id,
          borgerId: overdragelsespakke.borgerId,
          version: overdragelsespakke.version,
        })
      for (const { id: eksternId, borgerId, version } of mindet)
        await emit(ctx, 'OverdragelsePaamindet', { eksternId, borgerId, version })
      await maerkOpgaver(
        ctx,
        'paamindetTid',
        eq(opgave.type, 'OVERDRAGET'),
        opgave.objektId,
        mindet.map((p) => p.id),
      )
      return mindet.length
    })
    if (antal < PORTION) return
  }
}

async function maerkOpgaver(
  ctx: TxKontekst,
  felt: 'paamindetTid' | 'eskaleretTid',
  type: ReturnType<typeof eq>,
  kolonne: typeof opgave.borgerId | typeof opgave.objektId,
  ider: string[],
): Promise<void> {
  if (ider.length === 0) return
  await ctx.db
    .update(opgave)
    .set({ [felt]: ctx.nu })
    .where(and(type, inArray(kolonne, ider), isNull(opgave.lukketTid), isNull(opgave[felt])))
}

/** The last day from which the rule's working days have passed today. */
async function foerArbejdsdage(ctx: TxKontekst, regel: string): Promise<Dag> {
  let dag = ctx.dag
  for (let tilbage = await hentTal(ctx, regel, ctx.dag); tilbage > 0; dag = plusDage(dag, -1))
    if (erArbejdsdag(dag)) tilbage -= 1
  return dag
}
