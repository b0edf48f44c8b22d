import { createHash, type Hash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { ReadableStream as WebStrom } from 'node:stream/web'
import { and, asc, eq, isNull, ne } from 'drizzle-orm'
import { bilag, bilagDel } from '#db/schema/besked'
import { logAdgang } from '#lib/audit/log'
import { vurderFil } from '#lib/bilag/filkontrol'
import { filnavnFra } from '#lib/bilag/filnavn'
import { scanner } from '#lib/bilag/kontrol'
import { AFBRUDT, type Filstroem, laesMultipart, MAKS_FIL } from '#lib/bilag/laes-multipart'
import { bestil } from '#lib/events/levering'
import { type Felter, samlDatoer } from '#lib/http/formular'
import { hentIndstilling } from '#lib/indstilling/queries'
import { type Kontekst, nyFrist, type TxKontekst, transaktion } from '#lib/kontekst'
import { Afvist, IkkeFundet, type Regelfund } from '#lib/regelfund'

const DEL = 262_144
const FOR_STOR: Regelfund = {
  kode: 'BB-005',
  niveau: 'BLOK',
  besked: 'Filen fylder mere end 10 MB. Den må højst fylde 10 MB.',
  felt: 'bilag',
}
const MANGLER: Regelfund = { kode: 'BB-003', niveau: 'BLOK', besked: 'Vælg en fil.', felt: 'bilag' }
const SENDT: Regelfund = { kode: 'IN-004', niveau: 'BLOK', besked: 'Indstillingen er sendt. Bilag kan ikke ændres.' }
const FORKERT_TYPE: Regelfund = {
  kode: 'BB-003',
  niveau: 'BLOK',
  besked: 'Indholdet skal være application/pdf, application/xml eller multipart/form-data.',
  felt: 'bilag',
}
const NAVN_MANGLER: Regelfund = {
  kode: '1014',
  niveau: 'BLOK',
  besked: 'Hovedet Content-Disposition skal give filens navn i filename*.',
  felt: 'Content-Disposition',
}

/** A file that is all here and found good, but not yet anybody's. */
export type ModtagetFil = { bilagId: string; navn: string; mime: string; stoerrelse: number; sha256: Buffer }
export type Kladdeformular = { felter: Felter; fil: ModtagetFil | null; fund: readonly Regelfund[] }

/**
 * Takes a draft's form with its file. The file is stored while it comes, in rows of 256 KiB and short transactions, and counted: nothing
 * is held in memory and no connection waits for a slow sender. It is judged by its content when it is all here; refused or cut off, it
 * leaves nothing but the findings in `fund`. A good one waits for `vedhaeft` or `kasserModtaget`.
 */
export async function modtagFormular(ctx: Kontekst, request: Request, indstillingId: string): Promise<Kladdeformular> {
  const sag = await transaktion(nyFrist(ctx, 3000), (ctx) => hentIndstilling(ctx, indstillingId, 'indstilling.ret'))
  const hvor = { bilagId: crypto.randomUUID(), borgerId: sag.borgerId }
  try {
    const { felter, fil } = await laesMultipart(request, (strom, navn) => gemStrom(ctx, strom, hvor, navn))
    const alle = samlDatoer(felter)
    if (!fil) return { felter: alle, fil: null, fund: alle.handling === 'vedhaeft' ? [MANGLER] : [] }
    const dom = fil.forStor ? { fil: null, fund: [FOR_STOR] } : await vurder(ctx, { ...fil, bilagId: hvor.bilagId })
    if (dom.fil) return { felter: alle, fil: dom.fil, fund: [] }
    await kasserModtaget(ctx, hvor)
    return { felter: alle, fil: null, fund: dom.fund }
  } catch (fejl) {
    await kasserModtaget(ctx, hvor).catch(() => {})
    throw fejl
  }
}

/**
 * Takes a file alone, as a fagsystem sends it: the bytes themselves under their own type, or a multipart form. Stored and judged as above;
 * refused (413, 415, 422) or cut off, it leaves nothing. A good one waits for `vedhaeft` or `kasserModtaget`.
 */
export async function modtagFil(
  ctx: Kontekst,
  request: Request,
  indstillingId: string,
): Promise<{ fil: ModtagetFil; advarsler: Regelfund[] }> {
  const sag = await transaktion(nyFrist(ctx, 3000), (ctx) => hentIndstilling(ctx, indstillingId, 'indstilling.ret'))
  if (sag.status !== 'KLADDE') throw new Afvist([SENDT])
  return modtagFilOm(ctx, request, { borgerId: sag.borgerId, tilladt: ['pdf', 'xml'] })
}

/** The same about a citizen whom the caller has found for a purpose. */
export async function modtagFilOm(
  ctx: Kontekst,
  request: Request,
  om: { borgerId: string; tilladt: readonly ('pdf' | 'xml')[] },
): Promise<{ fil: ModtagetFil; advarsler: Regelfund[] }> {
  const hvor = { bilagId: crypto.randomUUID(), borgerId: om.borgerId }
  try {
    const modtaget = await tagImod(request, (strom, navn) => gemStrom(ctx, strom, hvor, navn))
    if (!modtaget) throw new Afvist([MANGLER], 400)
    if (modtaget.forStor) throw new Afvist([FOR_STOR], 413)
    const { fil, fund } = await vurder(ctx, { ...modtaget, bilagId: hvor.bilagId }, om.tilladt)
    if (!fil || !passer(fil.mime, request.headers)) throw new Afvist(fil ? [FORKERT_INDHOLD] : fund)
    return { fil, advarsler: fund }
  } catch (fejl) {
    await kasserModtaget(ctx, hvor).catch(() => {})
    throw fejl
  }
}

const FORKERT_INDHOLD: Regelfund = {
  kode: 'BB-003',
  niveau: 'BLOK',
  besked: 'Filens indhold er et andet, end Content-Type siger.',
  felt: 'bilag',
}
const RAA_TYPER = new Map([
  ['application/pdf', 'application/pdf'],
  ['application/xml', 'application/xml'],
  ['text/xml', 'application/xml'],
])
const medietype = (hoveder: Headers): string =>
  (hoveder.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
/** Is the content what the sender says? A multipart form says nothing of worth. */
const passer = (mime: string, hoveder: Headers): boolean => (RAA_TYPER.get(medietype(hoveder)) ?? mime) === mime

async function tagImod(
  request: Request,
  tagFil: (strom: Filstroem, navn: string) => Promise<Modtaget>,
): Promise<Modtaget | null> {
  if (medietype(request.headers) === 'multipart/form-data') return (await laesMultipart(request, tagFil)).fil
  if (!RAA_TYPER.has(medietype(request.headers))) throw new Afvist([FORKERT_TYPE], 415)
  const navn = filnavnFra(request.headers.get('content-disposition'))
  if (!navn) throw new Afvist([NAVN_MANGLER], 400)
  const lovet = Number(request.headers.get('content-length') ?? Number.NaN)
  if (lovet > MAKS_FIL) throw new Afvist([FOR_STOR], 413)
  if (!request.body) throw new Afvist([MANGLER], 400)
  const strom = Readable.fromWeb(request.body as WebStrom)
  let afbrudt = false
  strom.once('error', () => {
    afbrudt = true
  })
  const fil = await tagFil(strom, navn).catch((fejl: unknown) => {
    throw afbrudt ? new Afvist([AFBRUDT], 400) : fejl
  })
  if (!fil.forStor && lovet !== fil.stoerrelse && !Number.isNaN(lovet)) throw new Afvist([AFBRUDT], 400)
  return fil
}

/** Throws away a file that was received and is not to be kept. One that has been attached after all stays. */
export async function kasserModtaget(ctx: Kontekst, { bilagId }: { bilagId: string }): Promise<void> {
  await transaktion(nyFrist(ctx, 3000), (ctx) =>
    ctx.db.delete(bilag).where(and(eq(bilag.id, bilagId), eq(bilag.komplet, false))),
  )
}

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
    await transaktion(nyFrist(ctx, 3000), async (ctx) => {
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
    if (stoerrelse > MAKS_FIL) return { navn, stoerrelse, sha256: sum.digest(), forStor: true }
    rest = Buffer.concat([rest, stykke])
    while (rest.length >= DEL) {
      await gemDel(rest.subarray(0, DEL))
      rest = rest.subarray(DEL)
    }
  }
  if (rest.length > 0 || nummer === 0) await gemDel(rest)
  return { navn, stoerrelse, sha256: sum.digest(), forStor: strom.truncated === true }
}

/** The file by its content: what it is and its clean name with warnings, or why not. */
async function vurder(
  ctx: Kontekst,
  fil: Modtaget & { bilagId: string },
  tilladt: readonly ('pdf' | 'xml')[] = ['pdf', 'xml'],
): Promise<{ fil: ModtagetFil | null; fund: Regelfund[] }> {
  const dele = await transaktion(nyFrist(ctx, 3000), (ctx) =>
    ctx.db
      .select({ indhold: bilagDel.indhold })
      .from(bilagDel)
      .where(eq(bilagDel.bilagId, fil.bilagId))
      .orderBy(asc(bilagDel.nummer)),
  )
  const { fund, mime, renNavn } = await vurderFil({
    navn: fil.navn,
    bytes: Buffer.concat(dele.map((d) => d.indhold)),
    tilladt: [...tilladt],
    maxBytes: MAKS_FIL,
  })
  const blok = fund.filter((f) => f.niveau === 'BLOK')
  if (blok.length > 0 || !mime) return { fil: null, fund: blok.map((f) => ({ ...f, felt: 'bilag' })) }
  const { bilagId, stoerrelse, sha256 } = fil
  return { fil: { bilagId, navn: renNavn, mime, stoerrelse, sha256 }, fund }
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

/** Takes the file off a draft again; `bilagId` when it must be that one. */
export async function fjernBilag(ctx: Kontekst, input: { indstillingId: string; bilagId?: string }): Promise<void> {
  await transaktion(ctx, async (ctx) => {
    const sag = await hentIndstilling(ctx, input.indstillingId, 'indstilling.ret')
    if (sag.status !== 'KLADDE') throw new Afvist([SENDT])
    const denne = input.bilagId ? eq(bilag.id, input.bilagId) : undefined
    const fjernet = await ctx.db
      .delete(bilag)
      .where(and(eq(bilag.indstillingId, sag.id), isNull(bilag.beskedId), denne))
      .returning({ id: bilag.id })
    if (input.bilagId && fjernet.length === 0) throw new IkkeFundet(`bilag ${input.bilagId}`)
  })
}
