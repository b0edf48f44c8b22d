import { and, asc, eq, isNull, ne, or, type SQL, sql } from 'drizzle-orm'
import { borger } from '#db/schema/borger'
import { opgave } from '#db/schema/opgave'
import { maa } from '#lib/adgang/maa'
import { logAdgang } from '#lib/audit/log'
import type { Dag } from '#lib/dato'
import type { TxKontekst } from '#lib/kontekst'
import type { Opgavetype } from '#lib/opgave/stil'

/** Tasks that nobody has, mine, all of them; and what is only to be known. */
export const FANER = ['uden', 'mine', 'alle', 'advis'] as const
export type Fane = (typeof FANER)[number]

export type Opgavelinje = {
  id: string
  type: Opgavetype
  objektId: string
  borgerId: string
  borgerNavn: string
  emne: string
  /** Null is an advis: there is nothing to be late with. */
  frist: Dag | null
  oprettetTid: Date
  ansvarligNavn: string | null
  erMin: boolean
  paamindet: boolean
  eskaleret: boolean
}

const maal = { borgerId: opgave.borgerId, forfatter: opgave.organisationId }
const brugerId = (ctx: TxKontekst) => (ctx.aktoer.slags === 'bruger' ? ctx.aktoer.brugerId : '')
const organisationId = (ctx: TxKontekst) => (ctx.aktoer.slags === 'bruger' ? ctx.aktoer.organisation.id : '')

function iFane(ctx: TxKontekst, fane: Fane): SQL | undefined {
  if (fane === 'advis') return eq(opgave.art, 'ADVIS')
  const opgaver = eq(opgave.art, 'OPGAVE')
  if (fane === 'uden') return and(opgaver, isNull(opgave.ansvarligId))
  return fane === 'mine' ? and(opgaver, eq(opgave.ansvarligId, brugerId(ctx))) : opgaver
}

/** Tasks by deadline, advis by age: what a page continues after is `2026-11-30_<id>` or a time and an id. */
function efterMaerke(fane: Fane, maerke: string | undefined): SQL | undefined {
  const [hvornaar, id] = maerke?.split('_') ?? []
  if (!hvornaar || !id || !/^[0-9a-f-]{36}$/.test(id)) return undefined
  if (fane === 'advis')
    return Number.isNaN(Date.parse(hvornaar))
      ? undefined
      : sql`(${opgave.oprettetTid}, ${opgave.id}) > (${hvornaar}::timestamptz, ${id}::uuid)`
  return /^\d{4}-\d{2}-\d{2}$/.test(hvornaar)
    ? sql`(${opgave.frist}, ${opgave.id}) > (${hvornaar}::date, ${id}::uuid)`
    : undefined
}

/** The organisation's open tasks, the nearest deadline first, or its advis, the oldest first; one page by key. */
export async function listOpgaver(
  ctx: TxKontekst,
  fane: Fane,
  efter?: string,
): Promise<{ opgaver: Opgavelinje[]; naeste: string | null }> {
  const antal = 50
  const raekker = await ctx.db
    .select({
      id: opgave.id,
      type: opgave.type,
      objektId: opgave.objektId,
      borgerId: opgave.borgerId,
      borgerNavn: borger.navn,
      emne: opgave.emne,
      frist: opgave.frist,
      oprettetTid: opgave.oprettetTid,
      ansvarligNavn: opgave.ansvarligNavn,
      erMin: sql<boolean>`coalesce(${opgave.ansvarligId} = ${brugerId(ctx)}, false)`,
      paamindet: sql<boolean>`${opgave.paamindetTid} is not null`,
      eskaleret: sql<boolean>`${opgave.eskaleretTid} is not null`,
    })
    .from(opgave)
    .innerJoin(borger, eq(borger.id, opgave.borgerId))
    .where(
      and(
        eq(opgave.organisationId, organisationId(ctx)),
        isNull(opgave.lukketTid),
        maa(ctx, 'opgave.se', maal),
        iFane(ctx, fane),
        efterMaerke(fane, efter),
      ),
    )
    .orderBy(asc(fane === 'advis' ? opgave.oprettetTid : opgave.frist), asc(opgave.id))
    .limit(antal + 1)
  const opgaver = raekker.slice(0, antal)
  await logAdgang(
    ctx,
    opgaver.map((o) => ({
      art: 'SOEG',
      handling: 'opgave.se',
      formaal: 'Opgaveliste',
      objektType: 'opgave',
      objektId: o.id,
      borgerId: o.borgerId,
    })),
  )
  const sidste = opgaver.at(-1)
  const maerke = fane === 'advis' ? sidste?.oprettetTid.toISOString() : sidste?.frist
  return { opgaver, naeste: raekker.length > antal && sidste ? `${maerke}_${sidste.id}` : null }
}

/** How many in each tab; exact to 1,000. */
export async function taelOpgaver(ctx: TxKontekst): Promise<Record<Fane, number>> {
  const tael = async (fane: Fane) => {
    const [svar] = await ctx.db.execute<{ antal: number }>(
      sql`select count(*)::int as antal from (select 1 from opgave where ${and(eq(opgave.organisationId, organisationId(ctx)), isNull(opgave.lukketTid), maa(ctx, 'opgave.se', maal), iFane(ctx, fane))} limit 1001) x`,
    )
    return svar?.antal ?? 0
  }
  return { uden: await tael('uden'), mine: await tael('mine'), alle: await tael('alle'), advis: await tael('advis') }
}

const hosBorgeren =
  (hvor: string) =>
  ({ borgerId }: { borgerId: string }): string =>
    `/myndighed/borgere/${borgerId}${hvor}`
const iTraaden = ({ objektId }: { objektId: string }) => `/myndighed/indstillinger/traad/${objektId}`
const iSagen = ({ objektId }: { objektId: string }) => `/myndighed/indstillinger/${objektId}`
const iUnderretningen = ({ objektId }: { objektId: string }) => `/myndighed/nuph/${objektId}`

const STED: Record<Opgavetype, (opgave: { objektId: string; borgerId: string }) => string> = {
  NY_INDSTILLING: iSagen,
  SPOERGSMAAL_TIL_INDSTILLING: iTraaden,
  SVAR_PAA_INDSTILLING: iSagen,
  BREV_IKKE_LEVERET: iSagen,
  SEND_PAPIRBREV: iSagen,
  NY_BESKED: iTraaden,
  TIMEGRAENSE_NAERMER_SIG: hosBorgeren('#timer'),
  TIMEGRAENSE_NAAET: hosBorgeren('/afslut'),
  TIMEGRAENSE_IKKE_AFSLUTTET: hosBorgeren('#timer'),
  OVERDRAGET: hosBorgeren('/overdragelse'),
  FOERSTE_SAMTALE: hosBorgeren('#samtaler'),
  PLAN_IKKE_BEKRAEFTET: hosBorgeren('#plan'),
  TILBUD_OPFOELGNING: hosBorgeren('#samtaler'),
  SELVBOOK_PASSERET: hosBorgeren('#samtaler'),
  NY_UNDERRETNING: iUnderretningen,
  NUPH_SPOERGSMAAL: iUnderretningen,
  NUPH_SVAR: iUnderretningen,
  NUPH_NY_REGISTRERING: iUnderretningen,
  SANKTION_GENNEMGANG: hosBorgeren('#sanktioner'),
}

/** The page where the work of a task is done. */
export const opgavesti = (opgave: Pick<Opgavelinje, 'type' | 'objektId' | 'borgerId'>): string =>
  STED[opgave.type](opgave)

/** **Behandl**: makes me responsible, unless a colleague was first. Gives where the work is done. */
export async function tagOpgave(
  ctx: TxKontekst,
  id: string,
): Promise<Pick<Opgavelinje, 'objektId' | 'type' | 'borgerId'> | { optaget: string }> {
  if (ctx.aktoer.slags !== 'bruger') throw new Error('kun en medarbejder kan tage en opgave')
  const mig = { ansvarligId: ctx.aktoer.brugerId, ansvarligNavn: ctx.aktoer.navn }
  const [taget] = await ctx.db
    .update(opgave)
    .set(mig)
    .where(
      and(
        eq(opgave.id, id),
        eq(opgave.art, 'OPGAVE'),
        isNull(opgave.lukketTid),
        maa(ctx, 'opgave.ret', maal),
        or(isNull(opgave.ansvarligId), eq(opgave.ansvarligId, ctx.aktoer.brugerId)),
      ),
    )
    .returning({ objektId: opgave.objektId, type: opgave.type, borgerId: opgave.borgerId })
  if (taget) return taget
  const [anden] = await ctx.db
    .select({ navn: opgave.ansvarligNavn })
    .from(opgave)
    .where(and(eq(opgave.id, id), maa(ctx, 'opgave.se', maal)))
  return { optaget: anden?.navn ?? 'en anden' }
}

/** **Giv fra mig**: my task is nobody's again; a colleague's is left alone. **Luk**: an answer that has been read needs nothing more. */
export async function givOpgaveFra(ctx: TxKontekst, id: string): Promise<void> {
  await ctx.db
    .update(opgave)
    .set({ ansvarligId: null, ansvarligNavn: null })
    .where(
      and(
        eq(opgave.id, id),
        eq(opgave.ansvarligId, brugerId(ctx)),
        isNull(opgave.lukketTid),
        maa(ctx, 'opgave.ret', maal),
      ),
    )
}

export async function lukOpgave(ctx: TxKontekst, id: string): Promise<void> {
  await ctx.db
    .update(opgave)
    .set({ lukketTid: ctx.nu, lukketAf: ctx.aktoer.navn })
    .where(
      and(
        eq(opgave.id, id),
        isNull(opgave.lukketTid),
        ne(opgave.type, 'NY_INDSTILLING'),
        ne(opgave.type, 'SEND_PAPIRBREV'),
        maa(ctx, 'opgave.ret', maal),
      ),
    )
}
