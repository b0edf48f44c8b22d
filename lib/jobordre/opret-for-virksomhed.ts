import { and, eq } from 'drizzle-orm'
import { jobordre } from '#db/schema/jobordre'
import { organisation } from '#db/schema/organisation'
import { kanOverhovedet } from '#lib/adgang/matrix'
import { hentJobordrefakta } from '#lib/jobordre/fakta'
import { gemVersion, opretTilhoerende, ordrefelter } from '#lib/jobordre/gem'
import { skrivHaendelse } from '#lib/jobordre/haendelse'
import type { JobordreFelter } from '#lib/jobordre/input'
import { laasVirksomhed } from '#lib/jobordre/kladde'
import { vurderJobordre } from '#lib/jobordre/regler'
import { afvisOrdre, leverTil, nytJobordrenummer } from '#lib/jobordre/send'
import { type Kontekst, type TxKontekst, transaktion } from '#lib/kontekst'
import { findSagsbehandler, type NavngivetSagsbehandler } from '#lib/organisation/sagsbehandler'
import { IkkeFundet, type Regelfund } from '#lib/regelfund'

/**
 * An authority that talked with an employer makes the order for it, and has it at once. The employer sees it when it signs in. What would
 * keep an order back stops it here: a confirmed word or a conflict is for the employer and STAR, not for a caseworker.
 */
export async function opretForVirksomhed(
  ctx: Kontekst,
  input: {
    id?: string | undefined
    cvr: string
    virksomhedNavn: string
    felter: JobordreFelter
    sagsbehandler?: NavngivetSagsbehandler | undefined
  },
): Promise<{ id: string; sagsnummer: string; version: number; advarsler: Regelfund[] }> {
  return transaktion(ctx, async (ctx) => {
    if (ctx.aktoer.slags !== 'bruger' || !kanOverhovedet(ctx.aktoer, 'jobordre.opret')) throw new IkkeFundet('jobordre')
    const mig = ctx.aktoer.organisation
    const id = input.id ?? crypto.randomUUID()
    const virksomhedId = await findEllerOpretVirksomhed(ctx, input.cvr, input.virksomhedNavn)
    await laasVirksomhed(ctx, virksomhedId)
    const felter = { ...input.felter, myndighedId: mig.id }
    const fund = vurderJobordre(
      await hentJobordrefakta(ctx, felter, {
        ordreId: id,
        cvr: input.cvr,
        virksomhedId,
        oprettet: ctx.dag,
        valg: true,
        ny: true,
        rekrutterSelv: mig.id,
      }),
    )
    afvisOrdre(fund.map((f) => (f.kode === 'JO-003' ? { ...f, niveau: 'BLOK' as const } : f)))
    const hvem = await findSagsbehandler(ctx, input.sagsbehandler)
    const [ordre] = await ctx.db
      .insert(jobordre)
      .values({
        id,
        version: 1,
        status: 'UNDER_BEHANDLING',
        sagsnummer: await nytJobordrenummer(ctx),
        type: felter.type,
        ...(await ordrefelter(ctx, felter)),
        virksomhedId,
        virksomhedNavn: input.virksomhedNavn,
        cvr: input.cvr,
        myndighedId: mig.id,
        myndighedNavn: mig.navn,
        sagsbehandlerId: hvem.id,
        sagsbehandlerNavn: hvem.navn,
        oprettetAfVirksomhed: false,
        oprettetAfNavn: ctx.aktoer.navn,
        oprettetTid: ctx.nu,
        aendretTid: ctx.nu,
        sendtTid: ctx.nu,
      })
      .returning()
    if (!ordre) throw new Error('jobordren blev ikke gemt')
    await opretTilhoerende(ctx, ordre, felter)
    await leverTil(ctx, ordre, 'VALGT')
    await gemVersion(ctx, ordre)
    await skrivHaendelse(ctx, ordre, { art: 'OPRETTET' })
    return { id, sagsnummer: ordre.sagsnummer ?? '', version: 1, advarsler: fund }
  })
}

/** A company is known from its first sign-in, or from the first order that an authority makes for it. */
async function findEllerOpretVirksomhed(ctx: TxKontekst, cvr: string, navn: string): Promise<string> {
  await ctx.db
    .insert(organisation)
    .values({
      type: 'virksomhed',
      kode: cvr,
      cvr,
      navn,
      kortNavn: navn,
      gyldigFra: ctx.dag,
      kilde: 'Jobordre oprettet af en myndighed',
    })
    .onConflictDoNothing()
  const [fundet] = await ctx.db
    .select({ id: organisation.id })
    .from(organisation)
    .where(and(eq(organisation.type, 'virksomhed'), eq(organisation.kode, cvr)))
  if (!fundet) throw new Error('virksomheden blev ikke gemt')
  return fundet.id
}
