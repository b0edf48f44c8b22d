import { and, desc, eq } from 'drizzle-orm'
import { gaesteadgang } from '#db/schema/adgang'
import { borger } from '#db/schema/borger'
import { organisation } from '#db/schema/organisation'
import { maa } from '#lib/adgang/maa'
import { logAdgang } from '#lib/audit/log'
import type { Dag } from '#lib/dato'
import type { TxKontekst } from '#lib/kontekst'

export type Gaesteadgang = {
  id: string
  organisation: string
  borgerId: string
  /** Null when the reader can no longer see who it was. */
  borgerNavn: string | null
  begrundelse: string
  fra: Dag
  til: Dag
  givetAfNavn: string
  afsluttetTid: Date | null
  gaelder: boolean
}

/** The reader's guest accesses, newest first, at most 100: a jobcenter sees its own, a citizen those about themself. */
export async function listGaesteadgange(ctx: TxKontekst): Promise<Gaesteadgang[]> {
  const maal = { borgerId: gaesteadgang.borgerId, forfatter: gaesteadgang.organisationId }
  const raekker = await ctx.db
    .select({ adgang: gaesteadgang, organisation: organisation.navn, borgerNavn: borger.navn })
    .from(gaesteadgang)
    .innerJoin(organisation, eq(organisation.id, gaesteadgang.organisationId))
    .leftJoin(borger, eq(borger.id, gaesteadgang.borgerId))
    .where(and(maa(ctx, 'gaesteadgang.se', maal)))
    .orderBy(desc(gaesteadgang.givetTid), desc(gaesteadgang.id))
    .limit(100)
  await logAdgang(
    ctx,
    raekker.map(({ adgang }) => ({
      art: 'SOEG',
      handling: 'gaesteadgang.se',
      formaal: 'Liste over gæsteadgang',
      objektType: 'gaesteadgang',
      objektId: adgang.id,
      borgerId: adgang.borgerId,
    })),
  )
  return raekker.map(({ adgang, ...r }) => ({
    ...r,
    id: adgang.id,
    borgerId: adgang.borgerId,
    begrundelse: adgang.begrundelse,
    fra: adgang.fra,
    til: adgang.til,
    givetAfNavn: adgang.givetAfNavn,
    afsluttetTid: adgang.afsluttetTid,
    gaelder: adgang.afsluttetTid === null && adgang.til >= ctx.dag,
  }))
}
