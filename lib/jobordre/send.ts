import { eq, sql } from 'drizzle-orm'
import { jobordreMyndighed } from '#db/schema/jobordre'
import { organisation } from '#db/schema/organisation'
import { emit } from '#lib/events/emit'
import { hentJobordrefakta } from '#lib/jobordre/fakta'
import { gemVersion, opdater } from '#lib/jobordre/gem'
import { skrivHaendelse } from '#lib/jobordre/haendelse'
import { laasPlads, laasVirksomhed } from '#lib/jobordre/kladde'
import { vurderHandling } from '#lib/jobordre/livscyklus'
import { forkertVersion, type Jobordre, laasJobordre, somFelter } from '#lib/jobordre/queries'
import { tilbageholdesFor, vurderJobordre } from '#lib/jobordre/regler'
import { type Kontekst, type TxKontekst, transaktion } from '#lib/kontekst'
import { Afvist, type Regelfund } from '#lib/regelfund'

/**
 * The employer sends the order to the authority that it chose. Every finding at once. A company under conflict, and words that were
 * confirmed, keep it back: it is sent, but the authority does not hear of it before STAR has looked. In the same transaction: number,
 * version, who is responsible, history, event.
 */
export async function sendJobordre(
  ctx: Kontekst,
  input: { id: string; version: number },
): Promise<{ id: string; sagsnummer: string; tilbageholdt: string[]; myndighed: string; advarsler: Regelfund[] }> {
  return transaktion(ctx, async (ctx) => {
    const kladde = await laasJobordre(ctx, input.id, 'jobordre.send')
    const ulovlig = vurderHandling(kladde.status, 'send')
    if (ulovlig.length > 0) throw new Afvist(ulovlig, 409)
    if (kladde.version !== input.version) throw forkertVersion(kladde)
    await laasVirksomhed(ctx, kladde.virksomhedId)
    await laasPlads(ctx, kladde.myndighedId)
    const fund = await vurderJobordrekladde(ctx, kladde)
    afvisOrdre(fund)

    const tilbageholdt = tilbageholdesFor(fund)
    const myndighedNavn = await hentNavn(ctx, kladde.myndighedId)
    const ordre = await opdater(ctx, kladde, {
      status: 'AFVENTER_MODTAGELSE',
      version: 1,
      sagsnummer: await nytJobordrenummer(ctx),
      sendtTid: ctx.nu,
      venterSiden: ctx.nu,
      myndighedNavn,
      tilbageholdt,
    })
    await gemVersion(ctx, ordre)
    await skrivHaendelse(ctx, ordre, { art: 'SENDT' })
    if (tilbageholdt.length > 0)
      await skrivHaendelse(ctx, ordre, { art: 'TILBAGEHOLDT', aarsag: tilbageholdt.join(', ') })
    else await leverTil(ctx, ordre, 'VALGT')
    return {
      id: ordre.id,
      sagsnummer: ordre.sagsnummer ?? '',
      tilbageholdt,
      myndighed: myndighedNavn,
      advarsler: fund,
    }
  })
}

/** Every finding about a draft now. Also what "Tjek jeres svar" shows. */
export async function vurderJobordrekladde(ctx: TxKontekst, kladde: Jobordre): Promise<Regelfund[]> {
  const fakta = await hentJobordrefakta(ctx, await somFelter(ctx, kladde), {
    ordreId: kladde.id,
    cvr: kladde.cvr,
    virksomhedId: kladde.virksomhedId,
    oprettet: ctx.dag,
    valg: true,
    ny: true,
  })
  return vurderJobordre(fakta)
}

/** The authority becomes responsible and is told. Not before the order may be seen by it. */
export async function leverTil(
  ctx: TxKontekst,
  ordre: Jobordre,
  maade: (typeof jobordreMyndighed.$inferInsert)['maade'],
): Promise<void> {
  if (!ordre.myndighedId) throw new Error('en sendt jobordre har en myndighed')
  await ctx.db.insert(jobordreMyndighed).values({
    jobordreId: ordre.id,
    virksomhedId: ordre.virksomhedId,
    myndighedId: ordre.myndighedId,
    maade,
    fra: ctx.nu,
  })
  const om = { eksternId: ordre.id, borgerId: null, version: ordre.version }
  if (maade === 'VALGT') return emit(ctx, 'JobordreOprettet', om)
  // A system that only knows the official entity hears of it as a change.
  await emit(ctx, 'JobordreOverdraget', om)
  await emit(ctx, 'JobordreAendret', om)
}

/** Stops at blocking findings, all at once; too many in an hour is told as such (429). */
export function afvisOrdre(fund: readonly Regelfund[]): void {
  if (!fund.some((f) => f.niveau === 'BLOK')) return
  const sorteret = [...fund].sort((a, b) => Number(a.niveau === 'ADVAR') - Number(b.niveau === 'ADVAR'))
  throw new Afvist(sorteret, fund.some((f) => f.kode === 'JO-043') ? 429 : 422)
}

async function hentNavn(ctx: TxKontekst, organisationId: string | null): Promise<string> {
  const [fundet] = organisationId
    ? await ctx.db.select({ navn: organisation.navn }).from(organisation).where(eq(organisation.id, organisationId))
    : []
  if (!fundet) throw new Error('uden myndighed skulle JO-004 have stoppet den')
  return fundet.navn
}

/** `JO-2026-000123`; the sequence may have gaps, the number never comes twice. */
export async function nytJobordrenummer(ctx: TxKontekst): Promise<string> {
  const [raekke] = await ctx.db.execute<{ nr: string }>(sql`select nextval('jobordrenummer') as nr`)
  return `JO-${ctx.dag.slice(0, 4)}-${String(raekke?.nr).padStart(6, '0')}`
}
