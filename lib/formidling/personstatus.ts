import { and, desc, eq } from 'drizzle-orm'
import { formidling } from '#db/schema/formidling'
import { jobordre } from '#db/schema/jobordre'
import { maa } from '#lib/adgang/maa'
import { logAdgang } from '#lib/audit/log'
import { aabnForCpr } from '#lib/borger/registrer'
import type { Jobordrestatus } from '#lib/jobordre/livscyklus'
import type { TxKontekst } from '#lib/kontekst'

export type Personstatus = {
  jobordreId: string
  jobordretype: number
  jobordrestatus: Jobordrestatus
  formidlingsstatus: number
}

/**
 * On which orders a citizen is, and how it stands, for who has or had the citizen and names them by CPR (STAR: GetPersonStatus). Nothing of the
 * order but its kind and status. The newest change first, at most 200. The citizen was loaded for the purpose.
 */
export async function listPersonstatus(ctx: TxKontekst, borgerId: string): Promise<Personstatus[]> {
  await aabnForCpr(ctx, borgerId)
  const fundne = await ctx.db
    .select({
      jobordreId: jobordre.id,
      jobordretype: jobordre.type,
      jobordrestatus: jobordre.status,
      formidlingsstatus: formidling.status,
    })
    .from(formidling)
    .innerJoin(jobordre, eq(jobordre.id, formidling.jobordreId))
    .where(and(eq(formidling.borgerId, borgerId), maa(ctx, 'personstatus.se', { borgerId: formidling.borgerId })))
    .orderBy(desc(formidling.aendretTid), desc(formidling.id))
    .limit(200)
  await logAdgang(ctx, [
    {
      art: 'LAES',
      handling: 'personstatus.se',
      formaal: 'Borgerens jobordrer',
      objektType: 'borger',
      objektId: borgerId,
      borgerId,
    },
  ])
  return fundne
}
