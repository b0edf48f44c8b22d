import { inArray, sql } from 'drizzle-orm'
import { jobordre } from '#db/schema/jobordre'
import { maa } from '#lib/adgang/maa'
import { kanOverhovedet } from '#lib/adgang/matrix'
import { type Jobordrehandling, type Jobordrestatus, vurderHandling } from '#lib/jobordre/livscyklus'
import { ordremaal, synlig } from '#lib/jobordre/queries'
import type { TxKontekst } from '#lib/kontekst'

const HANDLINGER = [
  'jobordre.modtag',
  'jobordre.overdrag',
  'jobordre.status',
  'jobordre.ret',
  'jobordre.notat',
  'samarbejde.inviter',
] as const

/** What the matrix lets an authority do to an order today, and what it has to do with it. */
export type Rettigheder = {
  maa: Record<(typeof HANDLINGER)[number], boolean>
  erAnsvarlig: boolean
  harHaft: boolean
  /** It had the order before, and gave it on: it gives it on once. */
  gavFoer: boolean
  maaFinde: boolean
}

export type Muligheder = Record<
  | 'modtag'
  | 'returner'
  | 'overdrag'
  | 'find'
  | 'pause'
  | 'genaktiver'
  | 'afslut'
  | 'ret'
  | 'notat'
  | 'inviter'
  | 'skiftSagsbehandler',
  boolean
>

/** Every right to each of the orders, in one query; an order that is not the reader's to see is left out. */
export async function listRettigheder(ctx: TxKontekst, ider: readonly string[]): Promise<Map<string, Rettigheder>> {
  if (ider.length === 0 || ctx.aktoer.slags !== 'bruger') return new Map()
  const mig = ctx.aktoer.organisation.id
  const haft = (tid = sql``) =>
    sql`exists (select from jobordre_myndighed m where m.jobordre_id = ${jobordre.id} and m.myndighed_id = ${mig}${tid})`
  const retten = (h: (typeof HANDLINGER)[number]) =>
    sql`coalesce(${maa(ctx, h, ordremaal)}, false) as ${sql.identifier(h)}`
  const raekker = await ctx.db.execute<Omit<Rettigheder, 'maa' | 'maaFinde'> & Rettigheder['maa'] & { id: string }>(sql`
    select ${jobordre.id}, coalesce(${jobordre.myndighedId} = ${mig}, false) as "erAnsvarlig", ${haft()} as "harHaft",
      ${haft(sql` and m.til is not null`)} as "gavFoer", ${sql.join(HANDLINGER.map(retten), sql`, `)}
    from ${jobordre} where ${inArray(jobordre.id, [...ider])} and ${synlig(ctx)}`)
  const maaFinde = kanOverhovedet(ctx.aktoer, 'formidling.opret')
  return new Map(
    raekker.map(({ id, erAnsvarlig, harHaft, gavFoer, ...maa }) => [
      id,
      { maa, erAnsvarlig, harHaft, gavFoer, maaFinde },
    ]),
  )
}

/** What may be done to an order now, as its page and the board offer it. Every act judges anew. */
export function findMuligheder(status: Jobordrestatus, r: Rettigheder): Muligheder {
  const kan = (handling: (typeof HANDLINGER)[number], trin?: Jobordrehandling) =>
    r.maa[handling] && (!trin || vurderHandling(status, trin).length === 0)
  return {
    modtag: kan('jobordre.modtag', 'modtag'),
    returner: !r.gavFoer && kan('jobordre.overdrag', 'returner'),
    overdrag: !r.gavFoer && kan('jobordre.overdrag', 'overdrag'),
    find: r.erAnsvarlig && status === 'UNDER_BEHANDLING' && r.maaFinde,
    pause: kan('jobordre.status', 'inaktiver'),
    genaktiver: kan('jobordre.status', 'genaktiver'),
    afslut: kan('jobordre.status', 'afslutTrukket'),
    ret: kan('jobordre.ret', 'ret'),
    notat: kan('jobordre.notat'),
    inviter: kan('samarbejde.inviter', 'inviter'),
    skiftSagsbehandler: status !== 'AFVENTER_MODTAGELSE' && kan('jobordre.modtag', 'ret'),
  }
}
