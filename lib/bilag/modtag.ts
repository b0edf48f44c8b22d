import { createHash, type Hash } from 'node:crypto'
import { and, asc, eq, isNull, ne } from 'drizzle-orm'
import { bilag, bilagDel } from '#db/schema/besked'
import { logAdgang } from '#lib/audit/log'
import { vurderFil } from '#lib/bilag/filkontrol'
import { scanner } from '#lib/bilag/kontrol'
import { type Filstroem, laesMultipart, MAKS_FIL } from '#lib/bilag/laes-multipart'
import { bestil } from '#lib/events/levering'
import { type Felter, samlDatoer } from '#lib/http/formular'
import { hentIndstilling } from '#lib/indstilling/queries'
import { type Kontekst, type TxKontekst, transaktion } from '#lib/kontekst'
import { Afvist, type Regelfund } from '#lib/regelfund'

const DEL = 262_144
const FOR_STOR: Regelfund = {
  kode: 'BB-005',
  niveau: 'BLOK',
  besked: 'Filen fylder mere end 10 MB. Den må højst fylde 10 MB.',
  felt: 'bilag',
}
const MANGLER: Regelfund = { kode: 'BB-003', niveau: 'BLOK', besked: 'Vælg en fil.', felt: 'bilag' }
const SENDT: Regelfund = { kode: 'IN-004', niveau: 'BLOK', besked: 'Indstillingen er sendt. Bilag kan ikke ændres.' }

/** A file that is all here and found good, but not yet anybody's. */
export type ModtagetFil = { bilagId: string; navn: string; mime: string; stoerrelse: number; sha256: Buffer }
export type Kladdeformular = { felter: Felter; fil: ModtagetFil | null; fund: readonly Regelfund[] }

/**
 * Takes a draft's form with its file. The file is stored while it comes, in rows of 256 KiB and short transactions, and counted: nothing
 * is held in memory and no connection waits for a slow sender. It is judged by its content when it is all here; refused or cut off, it
 * leaves nothing but the findings in `fund`. A good one waits for `vedhaeft` or `kasserModtaget`.
 */
export async function modtagFormular(ctx: Kontekst, request: Request, indstillingId: string): Promise<Kladdeformular> {
  const sag = await transaktion(nyFrist(ctx), (ctx) => hentIndstilling(ctx, indstillingId, 'indstilling.ret'))
  const hvor = { bilagId: crypto.randomUUID(), borgerId: sag.borgerId }
  try {
    const { felter, fil } = await laesMultipart(request, (strom, navn) => gemStrom(ctx, strom, hvor, navn))
    const alle = samlDatoer(felter)
    if (!fil) return { felter: alle, fil: null, fund: alle.handling === 'vedhaeft' ? [MANGLER] : [] }
    const dom = fil.forStor ? [FOR_STOR] : await vurder(ctx, { ...fil, bilagId: hvor.bilagId })
    if (!Array.isArray(dom)) return { felter: alle, fil: dom, fund: [] }
    await kasserModtaget(ctx, hvor)
    return { felter: alle, fil: null, fund: dom }
  } catch (fejl) {
    await kasserModtaget(ctx, hvor).catch(() => {})
    throw fejl
  }
}

/** Throws away a file that was received and is not to be kept. */
export async function kasserModtaget(ctx: Kontekst, { bilagId }: { bilagId: string }): Promise<void> {
  await transaktion(nyFrist(ctx), (ctx) =>
    ctx.db.delete(bilag).where(and(eq(bilag.id, bilagId), isNull(bilag.beskedId))),
  )
}

/** Each step has its own time: an upload may be slow, a transaction may not. */
const nyFrist = (ctx: Kontekst): Kontekst => ({ ...ctx, frist: Date.now() + 3000 })

type Modtaget = { navn: string; stoerrelse: number; sha256: Buffer; forStor: boolean }

async function gemStrom(
  ctx: Kontekst,
  strom: Filstroem,
  hvor: { bilagId: string; borgerId: string },
  navn: string,
): Promise<Modtaget> {
  const sum: Hash = createHash('sha256')
  let rest = Buffer.alloc(0)
  let nummer = 0
  let stoerrelse = 0
  const gemDel = async (indhold: Buffer) => {
    await transaktion(nyFrist(ctx), async (ctx) => {
      if (nummer === 0) {
        await ctx.db.insert(bilag).values({
          id: hvor.bilagId,
          borgerId: hvor.borgerId,
          navn: 'under modtagelse',
          mime: 'application/octet-stream',
          stoerrelse: 0,
          sha256: Buffer.alloc(0),
          kontrol: 'IKKE_KONTROLLERET',
          egetDokument: false,
          komplet: false,
          oprettetTid: ctx.nu,
        })
      }
      await ctx.db.insert(bilagDel).values({ bilagId: hvor.bilagId, borgerId: hvor.borgerId, nummer, indhold })
    })
    nummer += 1
  }
  for await (const stykke of strom) {
    sum.update(stykke)
    stoerrelse += stykke.length
    rest = Buffer.concat([rest, stykke])
    while (rest.length >= DEL) {
      await gemDel(rest.subarray(0, DEL))
      rest = rest.subarray(DEL)
    }
  }
  if (rest.length > 0 || nummer === 0) await gemDel(rest)
  return { navn, stoerrelse, sha256: sum.digest(), forStor: strom.truncated === true }
}

/** The file by its content: what it is and its clean name, or why not. */
async function vurder(ctx: Kontekst, fil: Modtaget & { bilagId: string }): Promise<ModtagetFil | Regelfund[]> {
  const dele = await transaktion(nyFrist(ctx), (ctx) =>
    ctx.db
      .select({ indhold: bilagDel.indhold })
      .from(bilagDel)
      .where(eq(bilagDel.bilagId, fil.bilagId))
      .orderBy(asc(bilagDel.nummer)),
  )
  const { fund, mime, renNavn } = await vurderFil({
    navn: fil.navn,
    bytes: Buffer.concat(dele.map((d) => d.indhold)),
    tilladt: ['pdf', 'xml'],
    maxBytes: MAKS_FIL,
  })
  const blok = fund.filter((f) => f.niveau === 'BLOK')
  if (blok.length > 0 || !mime) return blok.map((f) => ({ ...f, felt: 'bilag' }))
  return { bilagId: fil.bilagId, navn: renNavn, mime, stoerrelse: fil.stoerrelse, sha256: fil.sha256 }
}

/** Puts a received file on a draft, in the caller's transaction. An earlier file on it is replaced. */
export async function vedhaeft(ctx: TxKontekst, input: { indstillingId: string; fil: ModtagetFil }): Promise<void> {
  const { indstillingId } = input
  const { bilagId, ...fil } = input.fil
  const sag = await hentIndstilling(ctx, indstillingId, 'indstilling.ret')
  if (sag.status !== 'KLADDE') throw new Afvist([SENDT])
  await ctx.db
    .delete(bilag)
    .where(and(eq(bilag.indstillingId, indstillingId), isNull(bilag.beskedId), ne(bilag.id, bilagId)))
  await ctx.db
    .update(bilag)
    .set({ ...fil, komplet: true, indstillingId })
    .where(eq(bilag.id, bilagId))
  if (scanner()) await bestil(ctx, { slags: 'BILAG', noegle: bilagId, borgerId: sag.borgerId, objektId: bilagId })
  await logAdgang(ctx, [
    {
      art: 'OPRET',
      handling: 'indstilling.ret',
      formaal: 'Vedhæftede et bilag',
      objektType: 'bilag',
      objektId: bilagId,
      borgerId: sag.borgerId,
    },
  ])
}

/** Takes the file off a draft again. */
export async function fjernBilag(ctx: Kontekst, input: { indstillingId: string }): Promise<void> {
  await transaktion(ctx, async (ctx) => {
    const sag = await hentIndstilling(ctx, input.indstillingId, 'indstilling.ret')
    if (sag.status !== 'KLADDE') throw new Afvist([SENDT])
    await ctx.db.delete(bilag).where(and(eq(bilag.indstillingId, sag.id), isNull(bilag.beskedId)))
  })
}
