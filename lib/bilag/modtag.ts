import { createHash, type Hash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { ReadableStream as WebStrom } from 'node:stream/web'
import busboy from 'busboy'
import { and, asc, eq, isNull, ne } from 'drizzle-orm'
import { bilag, bilagDel } from '#db/schema/besked'
import { logAdgang } from '#lib/audit/log'
import { vurderFil } from '#lib/bilag/filkontrol'
import { scanner } from '#lib/bilag/kontrol'
import { bestil } from '#lib/events/levering'
import { hentIndstilling } from '#lib/indstilling/queries'
import { type Kontekst, transaktion } from '#lib/kontekst'
import { Afvist, type Regelfund } from '#lib/regelfund'

const DEL = 262_144
const MAKS = 10_485_760
const FOR_STOR: Regelfund = {
  kode: 'BB-005',
  niveau: 'BLOK',
  besked: 'Filen fylder mere end 10 MB. Den må højst fylde 10 MB.',
  felt: 'bilag',
}
const MANGLER: Regelfund = { kode: 'BB-003', niveau: 'BLOK', besked: 'Vælg en fil.', felt: 'bilag' }
const AFBRUDT: Regelfund = {
  kode: 'BB-003',
  niveau: 'BLOK',
  besked: 'Filen kom ikke helt frem. Prøv igen.',
  felt: 'bilag',
}

/**
 * Takes one file for a draft. It is stored while it comes, in rows of 256 KiB and short transactions, and counted: nothing is held in
 * memory and no connection waits for a slow sender. Judged by its content when it is all here; refused or cut off, it leaves nothing.
 * An earlier file on the draft is replaced in the last transaction.
 */
export async function modtagBilag(ctx: Kontekst, request: Request, indstillingId: string): Promise<void> {
  const sag = await transaktion(nyFrist(ctx), async (ctx) => {
    const sag = await hentIndstilling(ctx, indstillingId, 'indstilling.ret')
    if (sag.status !== 'KLADDE')
      throw new Afvist([{ kode: 'IN-004', niveau: 'BLOK', besked: 'Indstillingen er sendt. Bilag kan ikke ændres.' }])
    return sag
  })
  const bilagId = crypto.randomUUID()
  try {
    const fil = await gem(ctx, request, { bilagId, borgerId: sag.borgerId })
    await faerdiggoer(ctx, { bilagId, indstillingId, borgerId: sag.borgerId, ...fil })
  } catch (fejl) {
    await transaktion(nyFrist(ctx), (ctx) =>
      ctx.db.delete(bilag).where(and(eq(bilag.id, bilagId), isNull(bilag.beskedId))),
    ).catch(() => {})
    throw fejl
  }
}

/** Each step has its own time: an upload may be slow, a transaction may not. */
const nyFrist = (ctx: Kontekst): Kontekst => ({ ...ctx, frist: Date.now() + 3000 })

type Modtaget = { navn: string; stoerrelse: number; sha256: Buffer }

async function gem(ctx: Kontekst, request: Request, hvor: { bilagId: string; borgerId: string }): Promise<Modtaget> {
  if (!request.body) throw new Afvist([MANGLER], 400)
  const laeser = busboy({
    headers: Object.fromEntries(request.headers),
    defParamCharset: 'utf8',
    limits: { files: 1, fileSize: MAKS, fields: 5, fieldSize: 1000 },
  })
  const krop = Readable.fromWeb(request.body as WebStrom)
  const foerste = new Promise<Modtaget>((ok, nej) => {
    let fandtFil = false
    laeser.on('file', (_felt, strom, info) => {
      fandtFil = true
      gemStrom(ctx, strom, hvor, info.filename ?? '').then(ok, nej)
    })
    laeser.on('close', () => fandtFil || nej(new Afvist([MANGLER], 400)))
    laeser.on('error', () => nej(new Afvist([AFBRUDT], 400)))
    krop.on('error', () => nej(new Afvist([AFBRUDT], 400)))
  })
  krop.pipe(laeser)
  try {
    return await foerste
  } finally {
    krop.unpipe(laeser)
    krop.destroy()
  }
}

async function gemStrom(
  ctx: Kontekst,
  strom: Readable & { truncated?: boolean },
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
  if (strom.truncated) throw new Afvist([FOR_STOR], 400)
  if (!navn && stoerrelse === 0) throw new Afvist([MANGLER], 400)
  if (rest.length > 0 || nummer === 0) await gemDel(rest)
  return { navn, stoerrelse, sha256: sum.digest() }
}

async function faerdiggoer(
  ctx: Kontekst,
  fil: Modtaget & { bilagId: string; indstillingId: string; borgerId: string },
): Promise<void> {
  const dele = await transaktion(nyFrist(ctx), (ctx) =>
    ctx.db
      .select({ indhold: bilagDel.indhold })
      .from(bilagDel)
      .where(eq(bilagDel.bilagId, fil.bilagId))
      .orderBy(asc(bilagDel.nummer)),
  )
  const vurdering = await vurderFil({
    navn: fil.navn,
    bytes: Buffer.concat(dele.map((d) => d.indhold)),
    tilladt: ['pdf', 'xml'],
    maxBytes: MAKS,
  })
  const blok = vurdering.fund.filter((f) => f.niveau === 'BLOK')
  if (blok.length > 0 || !vurdering.mime)
    throw new Afvist(
      blok.map((f) => ({ ...f, felt: 'bilag' })),
      400,
    )
  const { mime } = vurdering
  await transaktion(nyFrist(ctx), async (ctx) => {
    const sag = await hentIndstilling(ctx, fil.indstillingId, 'indstilling.ret')
    if (sag.status !== 'KLADDE')
      throw new Afvist([{ kode: 'IN-004', niveau: 'BLOK', besked: 'Indstillingen er sendt. Bilag kan ikke ændres.' }])
    await ctx.db
      .delete(bilag)
      .where(and(eq(bilag.indstillingId, fil.indstillingId), isNull(bilag.beskedId), ne(bilag.id, fil.bilagId)))
    await ctx.db
      .update(bilag)
      .set({
        navn: vurdering.renNavn,
        mime,
        stoerrelse: fil.stoerrelse,
        sha256: fil.sha256,
        komplet: true,
        indstillingId: fil.indstillingId,
      })
      .where(eq(bilag.id, fil.bilagId))
    if (scanner())
      await bestil(ctx, { slags: 'BILAG', noegle: fil.bilagId, borgerId: fil.borgerId, objektId: fil.bilagId })
    await logAdgang(ctx, [
      {
        art: 'OPRET',
        handling: 'indstilling.ret',
        formaal: 'Vedhæftede et bilag',
        objektType: 'bilag',
        objektId: fil.bilagId,
        borgerId: fil.borgerId,
      },
    ])
  })
}

/** Takes the file off a draft again. */
export async function fjernBilag(ctx: Kontekst, input: { indstillingId: string }): Promise<void> {
  await transaktion(ctx, async (ctx) => {
    const sag = await hentIndstilling(ctx, input.indstillingId, 'indstilling.ret')
    await ctx.db.delete(bilag).where(and(eq(bilag.indstillingId, sag.id), isNull(bilag.beskedId)))
  })
}
