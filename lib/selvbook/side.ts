import { and, desc, eq, gt, isNull } from 'drizzle-orm'
import { bookingtid } from '#db/schema/selvbook'
import { kanOverhovedet } from '#lib/adgang/matrix'
import type { TxKontekst } from '#lib/kontekst'
import { IkkeFundet } from '#lib/regelfund'
import { type Kode, listKoder } from '#lib/regelsaet/vaerdier'
import { myndighedFor } from '#lib/samtale/grundlag'
import { telefonFor } from '#lib/samtale/registrer'
import { type Bookingtid, listEgneTider } from '#lib/selvbook/queries'

/** What the form for open times opens with: who asks, and where the organisation offered times last. */
export type Tidsforslag = Pick<Bookingtid, 'moedeholder' | 'form'> & {
  sted: string
  adresse: string
  telefon: string
}
export type Tidsside = { tider: Bookingtid[]; naeste: string | null; former: Kode[]; forslag: Tidsforslag }

/** The organisation's own times that lie ahead, and the form to open more. */
export async function hentTidsside(ctx: TxKontekst, efter?: string): Promise<Tidsside> {
  if (!kanOverhovedet(ctx.aktoer, 'bookingtid.se')) throw new IkkeFundet('åbne tider')
  const mig = myndighedFor(ctx)
  const [sidst] = await ctx.db
    .select()
    .from(bookingtid)
    .where(and(eq(bookingtid.organisationId, mig.id), eq(bookingtid.form, 'PERSONLIGT')))
    .orderBy(desc(bookingtid.oprettetTid))
    .limit(1)
  return {
    ...(await listEgneTider(ctx, { efter })),
    former: await listKoder(ctx, 'samtaleform', ctx.dag),
    forslag: {
      moedeholder: mig.bruger,
      form: 'PERSONLIGT',
      sted: sidst?.sted ?? '',
      adresse: sidst?.adresse ?? '',
      telefon: sidst?.telefon ?? (await telefonFor(ctx, mig.id)) ?? '',
    },
  }
}

/** How many free times the reader's organisation keeps open ahead; counted to 61, which is "over 60". */
export async function taelLedigeTider(ctx: TxKontekst): Promise<number> {
  const ledige = await ctx.db
    .select({ id: bookingtid.id })
    .from(bookingtid)
    .where(
      and(
        eq(bookingtid.organisationId, myndighedFor(ctx).id),
        isNull(bookingtid.fjernetTid),
        isNull(bookingtid.samtaleId),
        gt(bookingtid.startTid, ctx.nu),
      ),
    )
    .limit(61)
  return ledige.length
}
