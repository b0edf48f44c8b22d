import { and, desc, eq } from 'drizzle-orm'
import { organisation } from '#db/schema/organisation'
import { bookingtid } from '#db/schema/selvbook'
import { kanOverhovedet } from '#lib/adgang/matrix'
import type { TxKontekst } from '#lib/kontekst'
import { IkkeFundet } from '#lib/regelfund'
import { type Kode, listKoder } from '#lib/regelsaet/vaerdier'
import { myndighedFor } from '#lib/samtale/grundlag'
import { type Bookingtid, listEgneTider, listLedigeTider } from '#lib/selvbook/queries'

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
  const [egen] = await ctx.db
    .select({ telefon: organisation.telefon })
    .from(organisation)
    .where(eq(organisation.id, mig.id))
  return {
    ...(await listEgneTider(ctx, { efter })),
    former: await listKoder(ctx, 'samtaleform', ctx.dag),
    forslag: {
      moedeholder: mig.bruger,
      form: 'PERSONLIGT',
      sted: sidst?.sted ?? '',
      adresse: sidst?.adresse ?? '',
      telefon: sidst?.telefon ?? egen?.telefon ?? '',
    },
  }
}

/** How many free times the reader's organisation has for a citizen to choose among; counted to 60. */
export const taelLedigeTider = async (ctx: TxKontekst): Promise<number> =>
  (await listLedigeTider(ctx, myndighedFor(ctx).id)).length
