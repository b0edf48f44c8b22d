import { and, eq, sql } from 'drizzle-orm'
import { bilag, bilagDel } from '#db/schema/besked'
import { scan } from '#lib/bilag/clamd'
import { scanner } from '#lib/bilag/kontrol'
import { naesteForsoeg } from '#lib/digital-post/genforsoeg'
import type { Arbejde, Udfald } from '#lib/events/levering'
import { transaktion } from '#lib/kontekst'
import { log } from '#lib/log'
import { laesUr, systemKontekst } from '#lib/ur'

/** Longest silence of the scanner. Well within the lease of a job, also for the largest file. */
const SCAN_MS = 10_000

/** Shows one file to the virus scanner, part by part: each read is a short transaction, and none is open while the scanner thinks. */
export async function kontrollerBilag(arbejde: Arbejde, nu: Date): Promise<Udfald> {
  const hvor = scanner()
  if (!hvor) return { slags: 'FAERDIG' }
  const svar = await scan(hvor, dele(arbejde.objektId, nu), SCAN_MS)
  if (svar.udfald === 'UTILGAENGELIG') {
    const minutter = naesteForsoeg(arbejde.forsoeg)
    if (minutter === null) return { slags: 'PARKERET', fejl: svar.aarsag }
    return { slags: 'IGEN', runAt: new Date(nu.getTime() + minutter * 60_000), fejl: svar.aarsag }
  }
  if (svar.udfald === 'AFVIST') log.warn({ bilag: arbejde.objektId, fund: svar.fund }, 'viruskontrollen afviste en fil')
  await transaktion(systemKontekst(nu), (ctx) =>
    ctx.db
      .update(bilag)
      .set({ kontrol: svar.udfald })
      .where(and(eq(bilag.id, arbejde.objektId), eq(bilag.kontrol, 'IKKE_KONTROLLERET'))),
  )
  return { slags: 'FAERDIG' }
}

async function* dele(bilagId: string, nu: Date): AsyncGenerator<Uint8Array> {
  for (let nummer = 0; ; nummer += 1) {
    const [del] = await transaktion(systemKontekst(nu), (ctx) =>
      ctx.db
        .select({ indhold: bilagDel.indhold })
        .from(bilagDel)
        .where(and(eq(bilagDel.bilagId, bilagId), eq(bilagDel.nummer, nummer))),
    )
    if (!del) return
    yield del.indhold
  }
}

/** Files from before there was a scanner: asks for each of them, once. */
export async function bestilManglendeKontrol(): Promise<void> {
  if (!scanner()) return
  const nu = await laesUr()
  await transaktion(systemKontekst(nu), (ctx) =>
    ctx.db.execute(sql`
      insert into levering (slags, noegle, borger_id, objekt_id, run_at, forsoeg, oprettet_tid)
      select 'BILAG', id::text, borger_id, id, ${nu.toISOString()}, 0, ${nu.toISOString()} from bilag
      where kontrol = 'IKKE_KONTROLLERET' and komplet on conflict do nothing`),
  )
}
