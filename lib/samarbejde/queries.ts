import { and, asc, desc, eq, gte, inArray, isNull, lte, or, type SQL } from 'drizzle-orm'
import { jobordre, jobordreSamarbejde } from '#db/schema/jobordre'
import { organisation } from '#db/schema/organisation'
import { type Maal, maa } from '#lib/adgang/maa'
import type { Handling } from '#lib/adgang/matrix'
import type { Jobordrestatus } from '#lib/jobordre/livscyklus'
import { listStillinger } from '#lib/jobordre/queries'
import type { TxKontekst } from '#lib/kontekst'
import { IkkeFundet } from '#lib/regelfund'

export type Samarbejde = typeof jobordreSamarbejde.$inferSelect

const inviteretMaal: Maal = { forfatter: jobordreSamarbejde.inviteretId }
const inviterendeMaal: Maal = { forfatter: jobordreSamarbejde.inviterendeId }
/** Both parties are named ones. */
const part = (ctx: TxKontekst, handling: Handling): SQL | undefined =>
  or(maa(ctx, handling, inviteretMaal), maa(ctx, handling, inviterendeMaal))

/** One agreement for a purpose, locked when it is to be answered. Not there and not for you are the same. */
export async function hentSamarbejde(
  ctx: TxKontekst,
  id: string,
  handling: 'samarbejde.se' | 'samarbejde.ret' = 'samarbejde.se',
  laas = false,
): Promise<Samarbejde> {
  const opslag = ctx.db
    .select()
    .from(jobordreSamarbejde)
    .where(and(eq(jobordreSamarbejde.id, id), part(ctx, handling)))
  const [fundet] = laas ? await opslag.for('no key update') : await opslag
  if (!fundet) throw new IkkeFundet(`samarbejde ${id}`)
  return fundet
}

/** The agreements about an order that the reader is a party of, the newest first, at most 50. */
export const listSamarbejder = (ctx: TxKontekst, jobordreId: string): Promise<Samarbejde[]> =>
  ctx.db
    .select()
    .from(jobordreSamarbejde)
    .where(and(eq(jobordreSamarbejde.jobordreId, jobordreId), part(ctx, 'samarbejde.se')))
    .orderBy(desc(jobordreSamarbejde.inviteretTid), desc(jobordreSamarbejde.id))
    .limit(50)

export type Invitationslinje = Pick<
  Samarbejde,
  'id' | 'jobordreId' | 'inviterendeNavn' | 'tekst' | 'fra' | 'til' | 'status' | 'inviteretTid'
> & { titel: string; by: string | null; formidlingsfrist: string | null }

/** Invitations to the reader's a-kasse, open and agreed ones, the newest first, at most 100. */
export async function listInvitationer(ctx: TxKontekst): Promise<Invitationslinje[]> {
  const raekker = await ctx.db
    .select({
      s: jobordreSamarbejde,
      titel: jobordre.titel,
      sted: jobordre.arbejdssted,
      frist: jobordre.formidlingsfrist,
    })
    .from(jobordreSamarbejde)
    .innerJoin(jobordre, eq(jobordre.id, jobordreSamarbejde.jobordreId))
    .where(and(maa(ctx, 'samarbejde.se', inviteretMaal), inArray(jobordreSamarbejde.status, ['INVITERET', 'AFTALT'])))
    .orderBy(desc(jobordreSamarbejde.inviteretTid), desc(jobordreSamarbejde.id))
    .limit(100)
  return raekker.map(({ s, titel, sted, frist }) => ({
    id: s.id,
    jobordreId: s.jobordreId,
    inviterendeNavn: s.inviterendeNavn,
    tekst: s.tekst,
    fra: s.fra,
    til: s.til,
    status: s.status,
    inviteretTid: s.inviteretTid,
    titel,
    by: sted.by ?? null,
    formidlingsfrist: frist,
  }))
}

/** What one that is asked to help sees of an order, and nothing else: no contact person, no inner comment, no other a-kasse's candidates. */
export type InviteretJobordre = {
  id: string
  sagsnummer: string | null
  status: Jobordrestatus
  titel: string
  beskrivelse: string
  stillinger: { conceptUri: string; aliasId: string | null; titel: string }[]
  by: string | null
  ugentligArbejdstidType: number | null
  timerPrUge: number | null
  arbejdstidsforhold: number[]
  startdato: string | null
  formidlingsfrist: string | null
  antalStillinger: number
  samarbejde: Samarbejde
}

/** The order as an invited a-kasse may see it, by its newest invitation. */
export async function hentInviteretJobordre(ctx: TxKontekst, jobordreId: string): Promise<InviteretJobordre> {
  const [fundet] = await ctx.db
    .select({
      id: jobordre.id,
      sagsnummer: jobordre.sagsnummer,
      status: jobordre.status,
      titel: jobordre.titel,
      beskrivelse: jobordre.beskrivelse,
      sted: jobordre.arbejdssted,
      ugentligArbejdstidType: jobordre.ugentligArbejdstidType,
      timerPrUge: jobordre.timerPrUge,
      arbejdstidsforhold: jobordre.arbejdstidsforhold,
      startdato: jobordre.startdato,
      formidlingsfrist: jobordre.formidlingsfrist,
      antalStillinger: jobordre.antalStillinger,
      samarbejde: jobordreSamarbejde,
    })
    .from(jobordreSamarbejde)
    .innerJoin(jobordre, eq(jobordre.id, jobordreSamarbejde.jobordreId))
    .where(
      and(
        eq(jobordre.id, jobordreId),
        maa(ctx, 'samarbejde.se', inviteretMaal),
        inArray(jobordreSamarbejde.status, ['INVITERET', 'AFTALT', 'OPHOERT']),
      ),
    )
    .orderBy(desc(jobordreSamarbejde.inviteretTid))
    .limit(1)
  if (!fundet) throw new IkkeFundet(`jobordre ${jobordreId}`)
  const { sted, ...resten } = fundet
  return { ...resten, by: sted.by ?? null, stillinger: await listStillinger(ctx, jobordreId) }
}

/** Every a-kasse there is today, by name: whom one may ask. */
export const listAkasserPaaDagen = (ctx: TxKontekst): Promise<{ id: string; kode: string; navn: string }[]> =>
  ctx.db
    .select({ id: organisation.id, kode: organisation.kode, navn: organisation.navn })
    .from(organisation)
    .where(
      and(
        eq(organisation.type, 'akasse'),
        lte(organisation.gyldigFra, ctx.dag),
        or(isNull(organisation.gyldigTil), gte(organisation.gyldigTil, ctx.dag)),
      ),
    )
    .orderBy(asc(organisation.navn))
    .limit(100)
