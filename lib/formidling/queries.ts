import { and, asc, desc, eq, gte, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { borger } from '#db/schema/borger'
import {
  deling,
  formidling,
  formidlingsafvisning,
  formidlingslog,
  formidlingslogtekst,
  formidlingsnotat,
  formidlingsstand,
  samtykke,
} from '#db/schema/formidling'
import { jobordre, jobordreMyndighed, jobordreSamarbejde } from '#db/schema/jobordre'
import { type Maal, maa } from '#lib/adgang/maa'
import type { Handling } from '#lib/adgang/matrix'
import { logAdgang } from '#lib/audit/log'
import { type Dag, dagFor, plusDage } from '#lib/dato'
import type { Formidlingspart, Formidlingsstatus } from '#lib/formidling/regler'
import type { Jobordre } from '#lib/jobordre/queries'
import type { TxKontekst } from '#lib/kontekst'
import { IkkeFundet } from '#lib/regelfund'
import { hentTal } from '#lib/regelsaet/vaerdier'

export type Formidling = typeof formidling.$inferSelect
export type Deling = typeof deling.$inferSelect

const AABNE: Formidlingsstatus[] = [9201, 9202, 9203]

/** The columns that a candidate is judged by. `ansvarlig` is the a-kasse that asked for help and still has the order. */
const aftale = alias(jobordreSamarbejde, 'aftale')
const kandidatmaal: Maal = {
  borgerId: formidling.borgerId,
  forfatter: formidling.myndighedId,
  virksomhed: formidling.virksomhedId,
  pNummer: jobordre.pNummer,
  ansvarlig: aftale.inviterendeId,
}

/** The employer meets a candidate when it was referred, and an a-kasse another's only while it has the order itself. */
function synlig(ctx: TxKontekst): SQL | undefined {
  if (ctx.aktoer.slags !== 'bruger') return undefined
  const { id, type } = ctx.aktoer.organisation
  if (type === 'virksomhed') return sql`${formidling.henvistTid} is not null`
  if (type === 'star') return undefined
  return or(eq(formidling.myndighedId, id), eq(jobordre.myndighedId, id))
}

/** One candidate for a purpose. Not there and not for you are the same. */
export async function hentFormidling(
  ctx: TxKontekst,
  id: string,
  handling: Handling = 'formidling.se',
): Promise<Formidling> {
  const [fundet] = await ctx.db
    .select({ formidling })
    .from(formidling)
    .innerJoin(jobordre, eq(jobordre.id, formidling.jobordreId))
    .leftJoin(aftale, eq(aftale.id, formidling.samarbejdeId))
    .where(and(eq(formidling.id, id), maa(ctx, handling, kandidatmaal), synlig(ctx)))
  if (!fundet) throw new IkkeFundet(`formidling ${id}`)
  return fundet.formidling
}

/** Has the citizen an open row on the order? The wall shows an authority its own; another's is met by the database (JO-053 as well). */
export async function staarPaaOrdren(
  ctx: TxKontekst,
  jobordreId: string,
  borgerId: string,
  undtagen?: string,
): Promise<boolean> {
  const fundet = await ctx.db
    .select({ id: formidling.id })
    .from(formidling)
    .where(
      and(
        eq(formidling.jobordreId, jobordreId),
        eq(formidling.borgerId, borgerId),
        inArray(formidling.status, AABNE),
        undtagen ? sql`${formidling.id} <> ${undtagen}` : undefined,
      ),
    )
    .limit(1)
  return fundet.length > 0
}

/** Which part the actor has in a candidate's row, and until when who had the order may still update its own. */
export async function findPart(
  ctx: TxKontekst,
  f: Formidling,
  ordre: Pick<Jobordre, 'id' | 'myndighedId'>,
): Promise<{ part: Formidlingspart; harOrdren: boolean; egneTil: Dag | null }> {
  if (ctx.aktoer.slags !== 'bruger') return { part: 'ingen', harOrdren: false, egneTil: null }
  const { id, type } = ctx.aktoer.organisation
  if (type === 'virksomhed')
    return { part: f.virksomhedId === id ? 'virksomhed' : 'ingen', harOrdren: false, egneTil: null }
  const harOrdren = ordre.myndighedId === id
  if (f.myndighedId === id) return { part: 'borgerens', harOrdren, egneTil: harOrdren ? null : await egneTil(ctx, f) }
  return { part: f.samarbejdeId !== null && harOrdren ? 'ansvarlig' : 'ingen', harOrdren, egneTil: null }
}

/** An agreement lasts as long as it is agreed, and then the days of the rule; a handed over order the days that were written at the handover. */
async function egneTil(ctx: TxKontekst, f: Formidling): Promise<Dag | null> {
  if (f.samarbejdeId) {
    const [s] = await ctx.db.select().from(jobordreSamarbejde).where(eq(jobordreSamarbejde.id, f.samarbejdeId))
    if (!s) return null
    if (s.status === 'AFTALT' && s.til >= ctx.dag) return ctx.dag
    const ophoert = s.ophoertTid ? dagFor(s.ophoertTid) : s.til
    return plusDage(ophoert, await hentTal(ctx, 'jobordre_egne_henvisninger_dage', ophoert))
  }
  const [m] = await ctx.db
    .select({ til: jobordreMyndighed.egneHenvisningerTil })
    .from(jobordreMyndighed)
    .where(and(eq(jobordreMyndighed.jobordreId, f.jobordreId), eq(jobordreMyndighed.myndighedId, f.myndighedId)))
    .orderBy(desc(jobordreMyndighed.fra))
    .limit(1)
  return m?.til ?? null
}

export type Kandidat = {
  id: string
  jobordreId: string
  version: number
  status: Formidlingsstatus
  myndighedId: string
  myndighedNavn: string
  sagsbehandlerNavn: string
  /** Null when the reader may not know whom it is about. */
  borgerId: string | null
  /** What the reader may see of the citizen: the own one's name, or what was shared. */
  navn: string | null
  telefon: string | null
  email: string | null
  cvUrl: string | null
  begrundelse: string | null
  kommentar: string | null
  delingId: string | null
  delingLukketTid: Date | null
  kvitteretTid: Date | null
  afvisningsaarsag: number | null
  afvisningstekst: string | null
  resultatdato: Dag | null
  oprettetTid: Date
  henvistTid: Date | null
  endeligTid: Date | null
  aendretTid: Date
  samarbejdeId: string | null
  /** The reader's organisation set the final status, and may correct it within the days. */
  satteSelv: boolean
}

/**
 * The candidates of an order that the reader may know, the newest first, at most 200, in one query. Own citizens by name; others only as they
 * were shared with the reader's organisation. `kun`: one of them. Reads about persons are logged.
 */
export async function listKandidater(
  ctx: TxKontekst,
  jobordreId: string,
  kun?: { formidlingId: string },
): Promise<Kandidat[]> {
  const organisationId = ctx.aktoer.slags === 'bruger' ? ctx.aktoer.organisation.id : null
  // Lateral, so that it is looked up by its key: joined, all that was ever shared would be read through the wall.
  const delt = ctx.db
    .select()
    .from(deling)
    .where(and(eq(deling.formidlingId, formidling.id), sql`${deling.modtagerId} = ${organisationId}::uuid`))
    .orderBy(desc(deling.deltTid))
    .limit(1)
    .as('delt')
  const raekker = await ctx.db
    .select({
      f: formidling,
      d: {
        id: delt.id,
        navn: delt.navn,
        telefon: delt.telefon,
        email: delt.email,
        cvUrl: delt.cvUrl,
        begrundelse: delt.begrundelse,
        til: delt.til,
        lukketTid: delt.lukketTid,
        kvitteretTid: delt.kvitteretTid,
      },
      notat: formidlingsnotat,
      afvisningstekst: formidlingsafvisning.tekst,
      navn: borger.navn,
    })
    .from(formidling)
    .innerJoin(jobordre, eq(jobordre.id, formidling.jobordreId))
    .leftJoin(aftale, eq(aftale.id, formidling.samarbejdeId))
    .leftJoinLateral(delt, sql`true`)
    .leftJoin(formidlingsafvisning, eq(formidlingsafvisning.formidlingId, formidling.id))
    .leftJoin(formidlingsnotat, eq(formidlingsnotat.formidlingId, formidling.id))
    .leftJoin(borger, and(eq(borger.id, formidling.borgerId), maa(ctx, 'borger.se', { borgerId: borger.id })))
    .where(
      and(
        eq(formidling.jobordreId, jobordreId),
        kun ? eq(formidling.id, kun.formidlingId) : undefined,
        maa(ctx, 'formidling.se', kandidatmaal),
        synlig(ctx),
      ),
    )
    .orderBy(desc(formidling.oprettetTid), desc(formidling.id))
    .limit(200)
  await logAdgang(
    ctx,
    raekker
      .filter(({ f, d }) => f.myndighedId === organisationId || kanLaeses(ctx, d))
      .map(({ f }) => ({
        art: 'LAES',
        handling: 'formidling.se',
        formaal: 'Kandidater på en jobordre',
        objektType: 'formidling',
        objektId: f.id,
        borgerId: f.borgerId,
      })),
  )
  return raekker.map(({ f, d: deling, notat, afvisningstekst, navn }) => {
    const egen = f.myndighedId === organisationId
    const d = kanLaeses(ctx, deling) ? deling : null
    return {
      id: f.id,
      jobordreId: f.jobordreId,
      version: f.version,
      status: f.status as Formidlingsstatus,
      myndighedId: f.myndighedId,
      myndighedNavn: f.myndighedNavn,
      sagsbehandlerNavn: f.sagsbehandlerNavn,
      borgerId: egen ? f.borgerId : null,
      navn: egen ? navn : (d?.navn ?? null),
      telefon: d?.telefon ?? null,
      email: d?.email ?? null,
      cvUrl: d?.cvUrl ?? (egen ? (notat?.cvUrl ?? null) : null),
      begrundelse: d?.begrundelse ?? null,
      kommentar: egen ? (notat?.kommentar ?? null) : null,
      delingId: deling?.id ?? null,
      delingLukketTid: deling?.lukketTid ?? null,
      kvitteretTid: deling?.kvitteretTid ?? null,
      afvisningsaarsag: f.afvisningsaarsag,
      afvisningstekst,
      resultatdato: f.resultatdato,
      oprettetTid: f.oprettetTid,
      henvistTid: f.henvistTid,
      endeligTid: f.endeligTid,
      aendretTid: f.aendretTid,
      samarbejdeId: f.samarbejdeId,
      satteSelv: f.endeligAfId !== null && f.endeligAfId === organisationId,
    }
  })
}

/** Open, and its last day has not passed: the worker closes it in the night after. */
const kanLaeses = (ctx: TxKontekst, d: Pick<Deling, 'lukketTid' | 'til'> | null): boolean =>
  d !== null && d.lukketTid === null && (d.til === null || d.til >= ctx.dag)

export type Stand = Pick<
  typeof formidlingsstand.$inferSelect,
  'formidlingId' | 'myndighedNavn' | 'status' | 'henvistTid' | 'aendretTid'
>

/** Every candidate of an order as anybody who has or had it may see: status, day, authority. The newest first, at most 200. */
export const listStand = (ctx: TxKontekst, jobordreId: string): Promise<Stand[]> =>
  ctx.db
    .select({
      formidlingId: formidlingsstand.formidlingId,
      myndighedNavn: formidlingsstand.myndighedNavn,
      status: formidlingsstand.status,
      henvistTid: formidlingsstand.henvistTid,
      aendretTid: formidlingsstand.aendretTid,
    })
    .from(formidlingsstand)
    .where(eq(formidlingsstand.jobordreId, jobordreId))
    .orderBy(desc(formidlingsstand.aendretTid), desc(formidlingsstand.formidlingId))
    .limit(200)

/** `kommentar` is null for a citizen: the employer's and the authority's own words are not theirs to read. */
export type Loglinje = typeof formidlingslog.$inferSelect & { kommentar: string | null }

/**
 * The lines of an order's log that the reader may see, the oldest first, at most 500: those about own citizens, and those that the reader's
 * organisation wrote itself. A citizen reads the own ones. Lines about citizens are logged as read.
 */
export async function listFormidlingslog(
  ctx: TxKontekst,
  om: { jobordreId: string } | { formidlingId: string },
): Promise<Loglinje[]> {
  const raekker = await ctx.db
    .select({ l: formidlingslog, kommentar: formidlingslogtekst.kommentar })
    .from(formidlingslog)
    .leftJoin(formidlingslogtekst, eq(formidlingslogtekst.linjeId, formidlingslog.id))
    .where(
      and(
        'jobordreId' in om
          ? eq(formidlingslog.jobordreId, om.jobordreId)
          : eq(formidlingslog.formidlingId, om.formidlingId),
        maa(ctx, 'formidling.se', {
          borgerId: formidlingslog.borgerId,
          forfatter: formidlingslog.myndighedId,
          ansvarlig: formidlingslog.organisationId,
          virksomhed: formidlingslog.organisationId,
        }),
      ),
    )
    .orderBy(asc(formidlingslog.registreretTid), asc(formidlingslog.id))
    .limit(500)
  const borgeren = ctx.aktoer.slags === 'borger'
  const linjer = raekker.map(({ l, kommentar }) => ({ ...l, kommentar: borgeren ? null : kommentar }))
  await logAdgang(
    ctx,
    [...new Map(linjer.map((l) => [l.formidlingId, l])).values()].map((l) => ({
      art: 'LAES',
      handling: 'formidling.se',
      formaal: 'Formidlingslog',
      objektType: 'formidling',
      objektId: l.formidlingId,
      borgerId: l.borgerId,
    })),
  )
  return linjer
}

/** The consent that stands for a candidate, if there is one. The row was loaded for a purpose. */
export async function findSamtykke(
  ctx: TxKontekst,
  formidlingId: string,
): Promise<typeof samtykke.$inferSelect | undefined> {
  const [fundet] = await ctx.db
    .select()
    .from(samtykke)
    .where(and(eq(samtykke.formidlingId, formidlingId), isNull(samtykke.trukketTid)))
  return fundet
}

/** What is shared about a candidate with one receiver now. */
export async function findDeling(
  ctx: TxKontekst,
  formidlingId: string,
  modtagerId: string,
): Promise<Deling | undefined> {
  const [fundet] = await ctx.db
    .select()
    .from(deling)
    .where(
      and(
        eq(deling.formidlingId, formidlingId),
        eq(deling.modtagerId, modtagerId),
        isNull(deling.lukketTid),
        or(isNull(deling.til), gte(deling.til, ctx.dag)),
      ),
    )
  return fundet
}
