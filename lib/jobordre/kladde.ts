import { eq, sql } from 'drizzle-orm'
import { jobordre, jobordreKontakt, jobordreStilling } from '#db/schema/jobordre'
import { bruger } from '#db/schema/organisation'
import { gemTilhoerende, opdater, opretTilhoerende, ordrefelter } from '#lib/jobordre/gem'
import type { JobordreFelter } from '#lib/jobordre/input'
import { vurderHandling } from '#lib/jobordre/livscyklus'
import { forkertVersion, hentJobordre, laasJobordre, somFelter } from '#lib/jobordre/queries'
import { type Kontekst, type TxKontekst, transaktion } from '#lib/kontekst'
import { hentVirksomhed } from '#lib/organisation/virksomhed'
import { Afvist, type Regelfund } from '#lib/regelfund'

/** A company's draft, which nobody else sees. It may be half done; it is judged when it is sent. */
export async function opretJobordreKladde(
  ctx: Kontekst,
  input: { id?: string | undefined; felter: JobordreFelter },
): Promise<{ id: string; version: number }> {
  return transaktion(ctx, async (ctx) => {
    const virksomhed = await hentVirksomhed(ctx)
    if (ctx.aktoer.slags !== 'bruger') throw new Error('kun en virksomhed skriver en kladde')
    const id = input.id ?? crypto.randomUUID()
    const felter = { ...input.felter, pNummer: (await begraensetTil(ctx)) ?? input.felter.pNummer }
    afvisForLange(felter)
    await ctx.db.insert(jobordre).values({
      id,
      version: 1,
      status: 'KLADDE',
      type: felter.type,
      ...(await ordrefelter(ctx, felter)),
      virksomhedId: ctx.aktoer.organisation.id,
      virksomhedNavn: virksomhed.navn,
      cvr: virksomhed.cvr ?? '',
      myndighedId: felter.myndighedId,
      oprettetAfVirksomhed: true,
      oprettetAfNavn: ctx.aktoer.navn,
      oprettetTid: ctx.nu,
      aendretTid: ctx.nu,
    })
    await opretTilhoerende(ctx, { id, virksomhedId: ctx.aktoer.organisation.id }, felter)
    return { id, version: 1 }
  })
}

/** Keeps what has been written so far. */
export async function gemJobordreKladde(
  ctx: Kontekst,
  input: { id: string; version: number; felter: JobordreFelter },
): Promise<{ version: number }> {
  return transaktion(ctx, async (ctx) => {
    const kladde = await laasJobordre(ctx, input.id, 'jobordre.send')
    const ulovlig = vurderHandling(kladde.status, 'skrivKladde')
    if (ulovlig.length > 0) throw new Afvist(ulovlig, 409)
    if (kladde.version !== input.version) throw forkertVersion(kladde)
    const felter = { ...input.felter, pNummer: (await begraensetTil(ctx)) ?? input.felter.pNummer }
    afvisForLange(felter)
    const efter = await opdater(ctx, kladde, {
      ...(await ordrefelter(ctx, felter)),
      myndighedId: felter.myndighedId,
      version: kladde.version + 1,
    })
    await gemTilhoerende(ctx, efter, felter)
    return { version: efter.version }
  })
}

/** Throws a draft away. What was sent is never deleted. */
export async function kasserJobordreKladde(ctx: Kontekst, input: { id: string; version: number }): Promise<void> {
  await transaktion(ctx, async (ctx) => {
    const kladde = await laasJobordre(ctx, input.id, 'jobordre.send')
    const ulovlig = vurderHandling(kladde.status, 'skrivKladde')
    if (ulovlig.length > 0) throw new Afvist(ulovlig, 409)
    if (kladde.version !== input.version) throw forkertVersion(kladde)
    await ctx.db.delete(jobordreStilling).where(eq(jobordreStilling.jobordreId, kladde.id))
    await ctx.db.delete(jobordreKontakt).where(eq(jobordreKontakt.jobordreId, kladde.id))
    await ctx.db.delete(jobordre).where(eq(jobordre.id, kladde.id))
  })
}

/** A new draft with what an earlier order said. Dates and choice of authority are asked anew: they belong to their time. */
export async function kopierJobordre(ctx: Kontekst, input: { id: string }): Promise<{ id: string; version: number }> {
  return transaktion(ctx, async (ctx) => {
    const felter = await somFelter(ctx, await hentJobordre(ctx, input.id, 'jobordre.send'))
    return opretJobordreKladde(ctx, {
      felter: { ...felter, startdato: null, formidlingsfrist: null, myndighedId: null, bekraeftet: [] },
    })
  })
}

/** The unit that a company user's right is limited to; null for the whole company. */
export async function begraensetTil(ctx: TxKontekst): Promise<string | null> {
  if (ctx.aktoer.slags !== 'bruger') return null
  const [fundet] = await ctx.db.select({ p: bruger.pNummer }).from(bruger).where(eq(bruger.id, ctx.aktoer.brugerId))
  return fundet?.p ?? null
}

/** A draft may be half done, but not longer than what is stored: 1014, with what was typed still in the form. */
function afvisForLange(f: JobordreFelter): void {
  const fund: Regelfund[] = []
  const maaler = (felt: string, tekst: string | null, maks: number) => {
    if ([...(tekst ?? '')].length > maks)
      fund.push({ kode: '1014', niveau: 'BLOK', felt, besked: `Teksten må højst være ${maks} tegn.` })
  }
  maaler('titel', f.titel, 100)
  maaler('beskrivelse', f.beskrivelse, 5000)
  maaler('internKommentar', f.internKommentar, 2000)
  if (f.stillinger.length > 5)
    fund.push({ kode: '1014', niveau: 'BLOK', felt: 'stilling', besked: 'Vælg højst fem stillingsbetegnelser.' })
  if (f.krav.length > 20) fund.push({ kode: '1014', niveau: 'BLOK', felt: 'krav1', besked: 'Skriv højst 20 krav.' })
  const tal = (felt: string, v: number | null, maks: number) => {
    if (v !== null && (v < 1 || v > maks))
      fund.push({ kode: '1014', niveau: 'BLOK', felt, besked: `Skal være mellem 1 og ${maks}.` })
  }
  tal('antalStillinger', f.antalStillinger, 999)
  tal('maksAntalHenvisninger', f.maksAntalHenvisninger, 999)
  tal('timerPrUge', f.timerPrUge, 37)
  if (fund.length > 0) throw new Afvist(fund)
}

/** Takes the company's row, so that two that are sent at once are counted one after the other (JO-042, JO-043). */
export async function laasVirksomhed(ctx: TxKontekst, virksomhedId: string): Promise<void> {
  await ctx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended('jobordre ' || ${virksomhedId}, 0))`)
}

/** Takes an authority's place, so that of two companies that choose the last one open at the same time, one gets it (JO-004). */
export async function laasPlads(ctx: TxKontekst, myndighedId: string | null): Promise<void> {
  if (myndighedId)
    await ctx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended('plads ' || ${myndighedId}, 0))`)
}
