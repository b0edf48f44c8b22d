import { createHash } from 'node:crypto'
import { and, eq, gt, sql } from 'drizzle-orm'
import { taellerimport } from '#db/schema/taellerimport'
import { kanOverhovedet } from '#lib/adgang/matrix'
import { logAdgang } from '#lib/audit/log'
import { rensFilnavn } from '#lib/bilag/filnavn'
import { type Kontekst, nyFrist, type TxKontekst, transaktion } from '#lib/kontekst'
import { Afvist, IkkeFundet } from '#lib/regelfund'
import { hentTal } from '#lib/regelsaet/vaerdier'
import { fund as nej } from '#lib/timeimport/fund'
import { gemRaekker } from '#lib/timeimport/gem-raekker'
import { type Filslags, ForkertFil, type Laest, laesFil } from '#lib/timeimport/laes'

/** Largest file, and how many rows are stored at once. A transfer that has stored nothing for so long is dead. */
export const MAKS_BYTES = 256 * 1024 * 1024
const PORTION = 4000
const DOED_EFTER_S = 120

/** A file that is all here, row by row, and waits for `fuldfoerModtagelse`. */
export type ModtagetImport = { importId: string; sha256: Buffer; stoerrelse: number; raekker: number; fejl: number }

type Fil = { bytes: AsyncIterable<Uint8Array>; slags: Filslags; navn: string }

/**
 * Takes a file of counters as it comes. Rows are stored in short transactions while the next are read, so neither the size of the file nor
 * a slow sender holds memory or a connection; the CPR numbers are turned into their hashes on the way in. One file at a time for an
 * organisation (409), so many an hour (422). A file that cannot be read leaves nothing but its findings (422).
 */
export async function modtagImport(ctx: Kontekst, fil: Fil): Promise<ModtagetImport> {
  const hvor = await begynd(ctx, fil.navn)
  try {
    return await gemFil(ctx, hvor, fil)
  } catch (fejl) {
    await kasserImport(ctx, hvor.importId).catch(() => {})
    throw fejl instanceof ForkertFil ? new Afvist(fejl.fund) : fejl
  }
}

type Hvor = { importId: string; organisationId: string; maksRaekker: number }

async function begynd(ctx: Kontekst, filnavn: string): Promise<Hvor> {
  return transaktion(nyFrist(ctx, 3000), async (ctx) => {
    const { aktoer } = ctx
    if (aktoer.slags !== 'bruger' || !kanOverhovedet(aktoer, 'taellerimport.opret'))
      throw new IkkeFundet('indberetning')
    const organisationId = aktoer.organisation.id
    const egne = eq(taellerimport.organisationId, organisationId)
    await ctx.db
      .update(taellerimport)
      .set({ status: 'AFVIST', aendretTid: sql`clock_timestamp()` })
      .where(
        and(
          egne,
          eq(taellerimport.status, 'MODTAGES'),
          sql`aendret_tid < clock_timestamp() - ${DOED_EFTER_S} * interval '1 s'`,
        ),
      )
    const hoejst = await hentTal(ctx, 'taellerimport_pr_time_hoejst', ctx.dag)
    const seneste = await ctx.db
      .select({ id: taellerimport.id })
      .from(taellerimport)
      .where(and(egne, gt(taellerimport.oprettetTid, new Date(ctx.nu.getTime() - 3_600_000))))
      .limit(hoejst)
    if (seneste.length >= hoejst)
      throw new Afvist([nej('TI-008', `I har sendt ${hoejst} filer i den seneste time. Vent, før I sender flere.`)])
    const [ny] = await ctx.db
      .insert(taellerimport)
      .values({
        organisationId,
        brugerId: aktoer.brugerId,
        brugerNavn: aktoer.navn,
        rolle: aktoer.rolle,
        kilde: ctx.kilde === 'API' ? 'API' : 'UI',
        requestId: ctx.requestId,
        filnavn: rensFilnavn(filnavn, undefined).navn,
        status: 'MODTAGES',
        oprettetTid: ctx.nu,
        aendretTid: sql`clock_timestamp()`,
      })
      .onConflictDoNothing()
      .returning({ id: taellerimport.id })
    if (!ny) throw new Afvist([UNDERVEJS], 409)
    return { importId: ny.id, organisationId, maksRaekker: await hentTal(ctx, 'taellerimport_raekker_hoejst', ctx.dag) }
  })
}

const UNDERVEJS = {
  ...nej('TI-007', 'I har allerede en fil, der ikke er færdig. Indlæs eller afbryd den først.'),
  regel: 'En a-kasse indlæser én fil ad gangen',
}

async function gemFil(ctx: Kontekst, hvor: Hvor, { bytes, slags }: Fil): Promise<ModtagetImport> {
  const sum = createHash('sha256')
  const tal = { stoerrelse: 0, raekker: 0, fejl: 0 }
  async function* talt() {
    for await (const stykke of bytes) {
      sum.update(stykke)
      tal.stoerrelse += stykke.length
      if (tal.stoerrelse > MAKS_BYTES)
        throw new ForkertFil([nej('TI-005', `Filen må højst fylde ${MAKS_BYTES / 1024 / 1024} MB.`)])
      yield stykke
    }
  }
  let venter: Laest[] = []
  let undervejs: Promise<void> = Promise.resolve()
  const send = async () => {
    const portion = venter
    venter = []
    await undervejs
    undervejs = transaktion(nyFrist(ctx, 3000), async (ctx) => {
      // Nothing rests on a portion before `fuldfoerModtagelse`, whose own commit waits for the disk, and so for all that was written before it.
      await ctx.db.execute(sql`select set_config('synchronous_commit', 'off', true)`)
      await gemRaekker(ctx, hvor, portion)
      await ctx.db.execute(sql`update taellerimport set aendret_tid = clock_timestamp() where id = ${hvor.importId}`)
    })
    undervejs.catch(() => {}) // heard when the next portion waits for it
  }
  try {
    for await (const laeste of laesFil(talt(), slags)) {
      tal.raekker += laeste.length
      if (tal.raekker > hvor.maksRaekker)
        throw new ForkertFil([nej('TI-005', `Filen må højst have ${hvor.maksRaekker.toLocaleString('da-DK')} rækker.`)])
      for (const l of laeste) {
        if (!l.raekke) tal.fejl += 1
        venter.push(l)
      }
      if (venter.length >= PORTION) await send()
    }
    if (venter.length > 0) await send()
  } finally {
    await undervejs
  }
  if (tal.raekker === 0) throw new ForkertFil([nej('TI-004', 'Filen har ingen rækker.')])
  return { importId: hvor.importId, sha256: sum.digest(), ...tal }
}

/** All of it is here: the worker may look at it. The last step, in the caller's transaction. */
export async function fuldfoerModtagelse(ctx: TxKontekst, modtaget: ModtagetImport): Promise<void> {
  const { importId, ...felter } = modtaget
  const organisationId = ctx.aktoer.slags === 'bruger' ? ctx.aktoer.organisation.id : ''
  const [fuldfoert] = await ctx.db
    .update(taellerimport)
    .set({
      ...felter,
      status: 'KONTROLLERES',
      trin: 'FIND',
      trinBegyndt: sql`clock_timestamp()`,
      aendretTid: sql`clock_timestamp()`,
      sammeSom: sql`(select t.id from taellerimport t where t.organisation_id = ${organisationId} and t.sha256 = ${felter.sha256}
        and t.status = 'FAERDIG' order by t.oprettet_tid desc limit 1)`,
    })
    .where(and(eq(taellerimport.id, importId), eq(taellerimport.status, 'MODTAGES')))
    .returning({ id: taellerimport.id })
  if (!fuldfoert) throw new Afvist([nej('TI-003', 'Filen var for længe undervejs. Send den igen.')])
  await logAdgang(ctx, [
    {
      art: 'OPRET',
      handling: 'taellerimport.opret',
      formaal: `Sendte en fil med timer (${modtaget.raekker} rækker)`,
      objektType: 'taellerimport',
      objektId: importId,
    },
  ])
  await ctx.db.execute(sql`select pg_notify('samspor', 'timeimport')`)
}

/** A file that is not to be kept: nobody sees it, and the worker clears its rows away. */
export async function kasserImport(ctx: Kontekst, importId: string): Promise<void> {
  await transaktion(nyFrist(ctx, 3000), (ctx) =>
    ctx.db
      .update(taellerimport)
      .set({ status: 'AFVIST', aendretTid: sql`clock_timestamp()` })
      .where(and(eq(taellerimport.id, importId), eq(taellerimport.status, 'MODTAGES'))),
  )
}
