import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { jobcentertilknytning } from '#db/schema/kontaktforloeb'
import { organisation } from '#db/schema/organisation'
import { maa } from '#lib/adgang/maa'
import type { Dag } from '#lib/dato'
import type { TxKontekst } from '#lib/kontekst'

type Sted = { type: string; kode: string; navn: string }
export type Tilknytningslinje = {
  id: string
  version: number
  jobcenter: Sted
  kommune: Sted
  startDato: Dag
  slutDato: Dag | null
}

const maal = { borgerId: jobcentertilknytning.borgerId, modtager: jobcentertilknytning.jobcenterId }
const version = sql<number>`(select count(*)::int from jobcentertilknytning v where v.id = jobcentertilknytning.id)`

/** Where a citizen belongs and has belonged, newest first, as far as the actor may: a former jobcenter sees its own alone. */
export async function listTilknytninger(ctx: TxKontekst, borgerId: string): Promise<Tilknytningslinje[]> {
  const [jobcenter, kommune] = [alias(organisation, 'jobcenter'), alias(organisation, 'kommune')]
  const sted = (tabel: typeof jobcenter | typeof kommune) => ({ type: tabel.type, kode: tabel.kode, navn: tabel.navn })
  return ctx.db
    .select({
      id: jobcentertilknytning.id,
      version,
      jobcenter: sted(jobcenter),
      kommune: sted(kommune),
      startDato: jobcentertilknytning.gyldigFra,
      slutDato: jobcentertilknytning.gyldigTil,
    })
    .from(jobcentertilknytning)
    .innerJoin(jobcenter, eq(jobcenter.id, jobcentertilknytning.jobcenterId))
    .innerJoin(kommune, eq(kommune.id, jobcentertilknytning.kommuneId))
    .where(
      and(
        eq(jobcentertilknytning.borgerId, borgerId),
        isNull(jobcentertilknytning.registreretTil),
        maa(ctx, 'jobcentertilknytning.se', maal),
      ),
    )
    .orderBy(desc(jobcentertilknytning.gyldigFra))
    .limit(100)
}
