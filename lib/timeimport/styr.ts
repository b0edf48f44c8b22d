import { and, eq, inArray, sql } from 'drizzle-orm'
import { taellerimport } from '#db/schema/taellerimport'
import { maa } from '#lib/adgang/maa'
import { logAdgang } from '#lib/audit/log'
import { type Kontekst, type TxKontekst, transaktion } from '#lib/kontekst'
import { Afvist, IkkeFundet } from '#lib/regelfund'
import type { Import } from '#lib/timeimport/dom'
import { fund as nej } from '#lib/timeimport/fund'

/**
 * Lets a judged file go on: all of it, or the rows without errors when `kunGode` says so. The worker does the rest, and any number of
 * times is once. Refused while it is being judged, after it has ended, and when there are errors that nobody has said to leave out.
 */
export async function godkendImport(ctx: Kontekst, input: { id: string; kunGode: boolean }): Promise<void> {
  await transaktion(ctx, async (ctx) => {
    const job = await hentTilRet(ctx, input.id)
    if (job.status === 'INDLAESES' || job.status === 'FAERDIG') return
    if (job.status !== 'KLAR')
      throw new Afvist([
        nej(
          'TI-009',
          job.status === 'AFBRUDT'
            ? 'Filen er afbrudt. Send den igen.'
            : 'Filen bliver kontrolleret. Vent, til den er færdig.',
          'id',
        ),
      ])
    if (job.fejl > 0 && !input.kunGode)
      throw new Afvist([
        nej(
          'TI-010',
          `${job.fejl.toLocaleString('da-DK')} rækker har fejl. Ret filen, eller vælg at indlæse rækkerne uden fejl.`,
          'kunGode',
        ),
      ])
    await ctx.db
      .update(taellerimport)
      .set({
        status: 'INDLAESES',
        trin: 'INDLAES',
        trinBegyndt: sql`clock_timestamp()`,
        aendretTid: sql`clock_timestamp()`,
        behandlet: 0,
        // The dry run's guess; from here it is counted.
        uaendrede: 0,
        kunGode: input.kunGode,
        godkendtTid: ctx.nu,
        godkendtAfNavn: ctx.aktoer.navn,
      })
      .where(eq(taellerimport.id, job.id))
    await log(ctx, job.id, 'Satte en fil med timer i gang')
    await ctx.db.execute(sql`select pg_notify('samspor', 'timeimport')`)
  })
}

/**
 * Stops a file. What has been stored stays stored, and a portion that the worker is in the middle of is taken back: the rest can be sent again,
 * and changes only what is missing.
 */
export async function afbrydImport(ctx: Kontekst, input: { id: string }): Promise<void> {
  await transaktion(ctx, async (ctx) => {
    const job = await hentTilRet(ctx, input.id)
    if (job.status === 'AFBRUDT') return
    if (job.status === 'FAERDIG') throw new Afvist([nej('TI-009', 'Filen er indlæst og kan ikke afbrydes.', 'id')])
    await ctx.db
      .update(taellerimport)
      .set({ status: 'AFBRUDT', slutTid: ctx.nu, slutAfNavn: ctx.aktoer.navn, aendretTid: sql`clock_timestamp()` })
      .where(
        and(
          eq(taellerimport.id, job.id),
          inArray(taellerimport.status, ['MODTAGES', 'KONTROLLERES', 'KLAR', 'INDLAESES']),
        ),
      )
    await log(ctx, job.id, 'Afbrød en fil med timer')
  })
}

/** The row under its lock. */
async function hentTilRet(ctx: TxKontekst, id: string): Promise<Import> {
  const [job] = await ctx.db
    .select()
    .from(taellerimport)
    .where(and(eq(taellerimport.id, id), maa(ctx, 'taellerimport.ret', { forfatter: taellerimport.organisationId })))
    .for('no key update')
  if (!job || job.status === 'AFVIST') throw new IkkeFundet(`fil ${id}`)
  return job
}

const log = (ctx: TxKontekst, objektId: string, formaal: string): Promise<void> =>
  logAdgang(ctx, [{ art: 'AENDR', handling: 'taellerimport.ret', formaal, objektType: 'taellerimport', objektId }])
