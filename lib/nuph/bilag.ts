import { and, eq, isNotNull, isNull, ne, or, sql } from 'drizzle-orm'
import { bilag } from '#db/schema/besked'
import { logAdgang } from '#lib/audit/log'
import { bilagstand, scanner, vurderBilagstand } from '#lib/bilag/kontrol'
import { kasserModtaget, type ModtagetFil, modtagFilOm } from '#lib/bilag/modtag'
import { hentDoedsfald } from '#lib/borger/hent'
import { bestil } from '#lib/events/levering'
import { type Kontekst, type TxKontekst, transaktion } from '#lib/kontekst'
import { vurderDoedISagen, vurderHandling } from '#lib/nuph/livscyklus'
import { hentNuph, laasForNuph, type Nuph } from '#lib/nuph/queries'
import { Afvist, afvisBlok, IkkeFundet, type Regelfund } from '#lib/regelfund'

/** The document of each version that was sent, and for the sender the one that waits for the next; at most one of each. */
export async function hentNuphBilag(ctx: TxKontekst, nuphId: string) {
  const mig = ctx.aktoer.slags === 'bruger' ? ctx.aktoer.organisation.id : null
  const filer = await ctx.db
    .select({
      id: bilag.id,
      navn: bilag.navn,
      mime: bilag.mime,
      stoerrelse: bilag.stoerrelse,
      kontrol: bilag.kontrol,
      version: bilag.nuphVersion,
    })
    .from(bilag)
    .where(
      and(
        eq(bilag.nuphId, nuphId),
        eq(bilag.komplet, true),
        or(
          isNotNull(bilag.nuphVersion),
          sql`exists (select from nuph n where n.id = ${bilag.nuphId} and ${mig}::uuid in (n.afsender_id, n.anden_aktoer_id))`,
        ),
      ),
    )
    .orderBy(bilag.oprettetTid)
    .limit(20)
  return filer.map((f) => ({ ...f, kontrol: bilagstand(f.kontrol) }))
}

/** A document that waits for the scanner, or that it refused, stops the sending. */
export async function vurderNuphBilag(ctx: TxKontekst, nuphId: string): Promise<Regelfund[]> {
  const filer = await hentNuphBilag(ctx, nuphId)
  return vurderBilagstand(filer.find((f) => f.version === null)?.kontrol, 'Kommunen')
}

/** Is there a document that has not been sent yet? */
export const harNytBilag = async (ctx: TxKontekst, nuphId: string): Promise<boolean> =>
  (await hentNuphBilag(ctx, nuphId)).some((f) => f.version === null)

/** The document that waits goes out with this version, and stays with it. */
export async function sendNuphBilag(ctx: TxKontekst, sag: Nuph): Promise<void> {
  await ctx.db
    .update(bilag)
    .set({ nuphVersion: sag.version })
    .where(and(eq(bilag.nuphId, sag.id), isNull(bilag.nuphVersion), eq(bilag.komplet, true)))
}

/**
 * Takes one PDF of at most 10 MiB from the request and puts it on the underretning: on a draft, or on one that was sent, for its next
 * version. `gem` runs in the same transaction as the attaching. Refused or cut off, nothing is left.
 */
export async function modtagNuphBilag<T>(
  ctx: Kontekst,
  request: Request,
  nuphId: string,
  gem: (fil: ModtagetFil, advarsler: Regelfund[], vedhaeft: (tx: TxKontekst) => Promise<void>) => Promise<T>,
): Promise<T> {
  const sag = await transaktion({ ...ctx, frist: Date.now() + 3000 }, (tx) => hentTilBilag(tx, nuphId))
  const { fil, advarsler } = await modtagFilOm(ctx, request, { borgerId: sag.borgerId, tilladt: ['pdf'] })
  try {
    return await gem(fil, advarsler, (tx) => vedhaeft(tx, nuphId, fil))
  } catch (fejl) {
    await kasserModtaget(ctx, fil).catch(() => {})
    throw fejl
  }
}

/** Takes the document that has not been sent off again. */
export async function fjernNuphBilag(ctx: Kontekst, input: { id: string; bilagId: string }): Promise<void> {
  await transaktion(ctx, async (ctx) => {
    const sag = await hentAaben(ctx, input.id)
    const fjernet = await ctx.db
      .delete(bilag)
      .where(and(eq(bilag.nuphId, sag.id), eq(bilag.id, input.bilagId), isNull(bilag.nuphVersion)))
      .returning({ id: bilag.id })
    if (fjernet.length === 0) throw new IkkeFundet(`bilag ${input.bilagId}`)
    await logAdgang(ctx, [
      {
        art: 'SLET',
        handling: 'nuph.ret',
        formaal: 'Fjernede et dokument, der ikke var sendt',
        objektType: 'nuph',
        objektId: sag.id,
        borgerId: sag.borgerId,
      },
    ])
  })
}

/** The case while a document can be put on it: a draft, or sent and not answered, so that it can be corrected. */
async function hentAaben(ctx: TxKontekst, nuphId: string): Promise<Nuph> {
  const sag = await hentNuph(ctx, nuphId, 'nuph.ret')
  const fund = sag.status === 'KLADDE' ? [] : vurderHandling(sag.status, 'berigtig')
  if (fund.length > 0) throw new Afvist(fund, 409)
  return sag
}

/** A document more is nothing that a case needs after the citizen's death; taking one off again still is possible. */
async function hentTilBilag(ctx: TxKontekst, nuphId: string): Promise<Nuph> {
  const sag = await hentAaben(ctx, nuphId)
  afvisBlok(vurderDoedISagen(await hentDoedsfald(ctx, sag.borgerId), 'vedlaegBilag'))
  return sag
}

async function vedhaeft(ctx: TxKontekst, nuphId: string, { bilagId, ...fil }: ModtagetFil): Promise<void> {
  await laasForNuph(ctx, nuphId)
  const sag = await hentTilBilag(ctx, nuphId)
  await ctx.db.delete(bilag).where(and(eq(bilag.nuphId, nuphId), isNull(bilag.nuphVersion), ne(bilag.id, bilagId)))
  await ctx.db
    .update(bilag)
    .set({ ...fil, komplet: true, nuphId })
    .where(eq(bilag.id, bilagId))
  if (scanner()) await bestil(ctx, { slags: 'BILAG', noegle: bilagId, borgerId: sag.borgerId, objektId: bilagId })
  await logAdgang(ctx, [
    {
      art: 'OPRET',
      handling: 'nuph.ret',
      formaal: 'Vedhæftede et bilag',
      objektType: 'bilag',
      objektId: bilagId,
      borgerId: sag.borgerId,
    },
  ])
}
