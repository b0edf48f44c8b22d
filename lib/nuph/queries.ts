import { and, asc, desc, eq, inArray, ne, or, type SQL, sql } from 'drizzle-orm'
import { borger } from '#db/schema/borger'
import {
  nuph,
  nuphBlokerendeFravaer,
  nuphBorgerindlaeg,
  nuphHaendelse,
  nuphIndlaeg,
  nuphRegistrering,
  nuphSvar,
  nuphSvartype,
  nuphVersion,
} from '#db/schema/nuph'
import { adgangskategori, type Maal, maa } from '#lib/adgang/maa'
import type { Handling } from '#lib/adgang/matrix'
import { logAdgang } from '#lib/audit/log'
import { laasBorger } from '#lib/borger/laas'
import { type Dag, visKlokkeslaet } from '#lib/dato'
import type { Kontekst, TxKontekst } from '#lib/kontekst'
import type { NuphStatus } from '#lib/nuph/livscyklus'
import { vurderOvergang } from '#lib/nuph/livscyklus'
import type { Blokering, Haendelse } from '#lib/nuph/sendefakta'
import type { Svartype } from '#lib/nuph/svarregler'
import { Afvist, IkkeFundet } from '#lib/regelfund'

export type Nuph = typeof nuph.$inferSelect
export type NuphSvar = typeof nuphSvar.$inferSelect
export type NuphIndlaeg = typeof nuphIndlaeg.$inferSelect
export type NuphVersion = typeof nuphVersion.$inferSelect
export type Borgerindlaeg = typeof nuphBorgerindlaeg.$inferSelect

/** The underretning names two authorities, and perhaps an anden aktør; which of them the actor could be follows from its kind. */
export const nuphmaal = (ctx: Kontekst): Maal => ({
  borgerId: nuph.borgerId,
  afsender: nuph.afsenderId,
  forfatter: minSide(ctx),
})

const MIN_SIDE = { akasse: nuph.akasseId, anden_aktoer: nuph.andenAktoerId } as const

/** The column that would name the actor. */
export const minSide = (ctx: Kontekst) =>
  (ctx.aktoer.slags === 'bruger' && MIN_SIDE[ctx.aktoer.organisation.type as keyof typeof MIN_SIDE]) || nuph.afsenderId

/** Who is told what the kommune is told about the case: the sender, and the anden aktør that wrote it. */
export const kommunensSide = (sag: Pick<Nuph, 'afsenderId' | 'andenAktoerId'>): string[] =>
  sag.andenAktoerId ? [sag.afsenderId, sag.andenAktoerId] : [sag.afsenderId]

/** A draft is its writer's and the kommune's in whose name it is, and nobody else's. */
const ikkeAndresKladder = (ctx: Kontekst): SQL | undefined =>
  ctx.aktoer.slags === 'system'
    ? undefined
    : ctx.aktoer.slags === 'bruger'
      ? or(
          ne(nuph.status, 'KLADDE'),
          eq(nuph.afsenderId, ctx.aktoer.organisation.id),
          eq(nuph.andenAktoerId, ctx.aktoer.organisation.id),
        )
      : ne(nuph.status, 'KLADDE')

/** The one way to get hold of an underretning: for a purpose, and logged. */
export async function hentNuph(ctx: TxKontekst, id: string, handling: Handling): Promise<Nuph> {
  const [fundet] = await ctx.db
    .select({ sag: nuph, kategori: adgangskategori(ctx, handling, nuphmaal(ctx)) })
    .from(nuph)
    .where(and(eq(nuph.id, id), maa(ctx, handling, nuphmaal(ctx)), ikkeAndresKladder(ctx)))
  if (!fundet) throw new IkkeFundet(`nuph ${id}`)
  const { sag } = fundet
  await logAdgang(ctx, [
    {
      art: 'LAES',
      handling,
      formaal: `Underretning ${sag.sagsnummer ?? '(kladde)'}`,
      objektType: 'nuph',
      objektId: id,
      borgerId: sag.borgerId,
      adgangskategori: fundet.kategori,
    },
  ])
  return sag
}

/** May the actor do this to it today? Pages ask, so as to offer no button that leads nowhere. */
export async function maaNuph(ctx: TxKontekst, id: string, handling: Handling): Promise<boolean> {
  const fundet = await ctx.db
    .select({ id: nuph.id })
    .from(nuph)
    .where(and(eq(nuph.id, id), maa(ctx, handling, nuphmaal(ctx)), ikkeAndresKladder(ctx)))
  return fundet.length > 0
}

/**
 * Takes the citizen's lock, then the case's, before anything is judged: registrations about the day stand still meanwhile, and of two who
 * act at once the second sees what the first did. `skriv` for what may make a duplicate: two sendings about one citizen go one by one.
 */
export async function laasForNuph(ctx: TxKontekst, id: string, maade: 'laes' | 'skriv' = 'laes'): Promise<void> {
  const [fundet] = await ctx.db.select({ borgerId: nuph.borgerId }).from(nuph).where(eq(nuph.id, id))
  if (!fundet) throw new IkkeFundet(`nuph ${id}`)
  await laasBorger(ctx, fundet.borgerId, maade)
  await ctx.db.select({ id: nuph.id }).from(nuph).where(eq(nuph.id, id)).for('update')
}

/**
 * Moves the case on, if it still stands where the caller read it: of two at once one wins, and the other is told. `felter` is what changes
 * with it.
 */
export async function skiftStatus(
  ctx: TxKontekst,
  fra: Nuph,
  til: NuphStatus,
  felter: Partial<typeof nuph.$inferInsert> = {},
): Promise<Nuph> {
  const fund = vurderOvergang(fra.status, til)
  if (fund.length > 0) throw new Afvist(fund, 409)
  const [efter] = await ctx.db
    .update(nuph)
    .set({ ...felter, status: til, aendretTid: ctx.nu })
    .where(and(eq(nuph.id, fra.id), eq(nuph.status, fra.status), eq(nuph.version, fra.version)))
    .returning()
  if (!efter) throw await aendretAfEnAnden(ctx, fra.id)
  return efter
}

/** NUPH-409: the case is another than the one that was read. */
export function forkertVersion(sag: Nuph): Afvist {
  return new Afvist(
    [
      {
        kode: 'NUPH-409',
        niveau: 'BLOK',
        besked: `Underretningen er ændret af en anden kl. ${visKlokkeslaet(sag.aendretTid)}. Hent den nye version, og prøv igen.`,
        aarsag: { type: 'nuph', id: sag.id, beskrivelse: `${sag.sagsnummer ?? 'Kladde'}, version ${sag.version}` },
      },
    ],
    409,
  )
}

async function aendretAfEnAnden(ctx: TxKontekst, id: string): Promise<Error> {
  const [nu] = await ctx.db.select().from(nuph).where(eq(nuph.id, id))
  return nu ? forkertVersion(nu) : new IkkeFundet(`nuph ${id}`)
}

export type Nuphlinje = Pick<
  Nuph,
  | 'id'
  | 'sagsnummer'
  | 'status'
  | 'haendelse'
  | 'haendelsesdato'
  | 'afsenderNavn'
  | 'akasseNavn'
  | 'sendtTid'
  | 'aendretTid'
  | 'borgerId'
  | 'version'
  | 'automatisk'
> & { borgerNavn: string; spoergsmaal: boolean; kontaktGenoprettet: boolean }

export type Nuphfilter = {
  status?: readonly NuphStatus[] | undefined
  borgerId?: string | undefined
  efter?: string | undefined
  antal?: number
}

/** The actor's underretninger, latest change first, one page by key. `efter` is the mark that the page before gave. */
export async function listNuph(
  ctx: TxKontekst,
  filter: Nuphfilter = {},
): Promise<{ sager: Nuphlinje[]; naeste: string | null }> {
  const antal = Math.min(filter.antal ?? 50, 100)
  const raekker = await ctx.db
    .select({
      id: nuph.id,
      sagsnummer: nuph.sagsnummer,
      status: nuph.status,
      version: nuph.version,
      automatisk: nuph.automatisk,
      haendelse: nuph.haendelse,
      haendelsesdato: nuph.haendelsesdato,
      afsenderNavn: nuph.afsenderNavn,
      akasseNavn: nuph.akasseNavn,
      sendtTid: nuph.sendtTid,
      aendretTid: nuph.aendretTid,
      borgerId: nuph.borgerId,
      borgerNavn: borger.navn,
      kontaktGenoprettet: sql<boolean>`${nuph.kontaktGenoprettetTid} is not null`,
      spoergsmaal: sql<boolean>`exists (select from nuph_indlaeg i where i.nuph_id = ${nuph.id} and i.type <> 'SVAR_PAA_SPOERGSMAAL' and i.besvaret_tid is null)`,
    })
    .from(nuph)
    .innerJoin(borger, eq(borger.id, nuph.borgerId))
    .where(
      and(
        maa(ctx, 'nuph.se', nuphmaal(ctx)),
        ikkeAndresKladder(ctx),
        filter.borgerId ? eq(nuph.borgerId, filter.borgerId) : egneRaekker(ctx),
        filter.status ? inArray(nuph.status, [...filter.status]) : undefined,
        efterMaerke(filter.efter),
      ),
    )
    .orderBy(desc(nuph.aendretTid), desc(nuph.id))
    .limit(antal + 1)
  const sager = raekker.slice(0, antal)
  await logAdgang(
    ctx,
    sager.map((s) => ({
      art: 'SOEG',
      handling: 'nuph.se',
      formaal: 'Liste over underretninger',
      objektType: 'nuph',
      objektId: s.id,
      borgerId: s.borgerId,
    })),
  )
  const sidste = sager.at(-1)
  return { sager, naeste: raekker.length > antal && sidste ? `${sidste.aendretTid.toISOString()}_${sidste.id}` : null }
}

/** Lets the list start from the organisation's own index; the matrix still judges each row. */
function egneRaekker(ctx: TxKontekst): SQL | undefined {
  if (ctx.aktoer.slags === 'borger') return eq(nuph.borgerId, ctx.aktoer.borgerId)
  if (ctx.aktoer.slags !== 'bruger' || ctx.aktoer.organisation.type === 'star') return undefined
  return eq(minSide(ctx), ctx.aktoer.organisation.id)
}

function efterMaerke(maerke: string | undefined): SQL | undefined {
  const [tid, id] = maerke?.split('_') ?? []
  if (!tid || !id || Number.isNaN(Date.parse(tid)) || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id))
    return undefined
  return sql`(${nuph.aendretTid}, ${nuph.id}) < (${tid}::timestamptz, ${id}::uuid)`
}

/** Everything that belongs to one underretning, oldest first. The case was loaded for a purpose. */
export async function hentForloebOm(ctx: TxKontekst, nuphId: string) {
  const versioner = await ctx.db
    .select()
    .from(nuphVersion)
    .where(eq(nuphVersion.nuphId, nuphId))
    .orderBy(asc(nuphVersion.version))
    .limit(100)
  const svar = await listSvar(ctx, nuphId)
  const indlaeg = await ctx.db
    .select()
    .from(nuphIndlaeg)
    .where(eq(nuphIndlaeg.nuphId, nuphId))
    .orderBy(asc(nuphIndlaeg.tid), asc(nuphIndlaeg.id))
    .limit(200)
  const borgerens = await ctx.db
    .select()
    .from(nuphBorgerindlaeg)
    .where(eq(nuphBorgerindlaeg.nuphId, nuphId))
    .orderBy(asc(nuphBorgerindlaeg.tid))
    .limit(100)
  const registreringer = await ctx.db
    .select()
    .from(nuphRegistrering)
    .where(eq(nuphRegistrering.nuphId, nuphId))
    .orderBy(asc(nuphRegistrering.tid))
    .limit(100)
  return { versioner, svar, indlaeg, borgerens, registreringer }
}

/** All answers of one underretning, oldest first. */
export const listSvar = (ctx: TxKontekst, nuphId: string): Promise<NuphSvar[]> =>
  ctx.db.select().from(nuphSvar).where(eq(nuphSvar.nuphId, nuphId)).orderBy(asc(nuphSvar.nummer)).limit(100)

/** The row of a code that is in force on a day, and its newest row whatever the day: a retired code says what replaced it. */
export async function findHaendelse(
  ctx: TxKontekst,
  kode: string,
  dag: Dag,
): Promise<{ gaeldende: Haendelse | undefined; kendt: Haendelse | undefined }> {
  const raekker = await ctx.db
    .select()
    .from(nuphHaendelse)
    .where(eq(nuphHaendelse.kode, kode))
    .orderBy(desc(nuphHaendelse.gyldigFra))
    .limit(20)
  return { gaeldende: raekker.find((r) => gaelder(r, dag)), kendt: raekker[0] }
}

/** The event that is about this on a day, the first by code; on a day without one the newest there was, which the rules then refuse by name. */
export async function findHaendelseOm(
  ctx: TxKontekst,
  om: Exclude<Haendelse['handlerOm'], 'ANDET'>,
  dag: Dag,
): Promise<Haendelse> {
  const raekker = await ctx.db
    .select()
    .from(nuphHaendelse)
    .where(eq(nuphHaendelse.handlerOm, om))
    .orderBy(desc(nuphHaendelse.gyldigFra), asc(nuphHaendelse.kode))
    .limit(50)
  const fundet = raekker.find((r) => gaelder(r, dag)) ?? raekker[0]
  if (!fundet) throw new Error(`listen over hændelser har ingen om ${om}`)
  return fundet
}

/** The events that can be told about a day, in the list's order. */
export async function listHaendelser(ctx: TxKontekst, dag: Dag): Promise<Haendelse[]> {
  const raekker = await ctx.db.select().from(nuphHaendelse).orderBy(asc(nuphHaendelse.kode)).limit(500)
  return raekker.filter((r) => gaelder(r, dag))
}

export async function findSvartype(
  ctx: TxKontekst,
  kode: string,
  dag: Dag,
): Promise<{ gaeldende: Svartype | undefined; kendt: Svartype | undefined }> {
  const raekker = await ctx.db
    .select()
    .from(nuphSvartype)
    .where(eq(nuphSvartype.kode, kode))
    .orderBy(desc(nuphSvartype.gyldigFra))
    .limit(20)
  return { gaeldende: raekker.find((r) => gaelder(r, dag)), kendt: raekker[0] }
}

export async function listSvartyper(ctx: TxKontekst, dag: Dag): Promise<Svartype[]> {
  const raekker = await ctx.db.select().from(nuphSvartype).orderBy(asc(nuphSvartype.kode)).limit(200)
  return raekker.filter((r) => gaelder(r, dag))
}

/** The absences that stop or warn, as the list stood on the day of the event. */
export async function listBlokeringer(ctx: TxKontekst, dag: Dag): Promise<Blokering[]> {
  const raekker = await ctx.db
    .select()
    .from(nuphBlokerendeFravaer)
    .orderBy(asc(nuphBlokerendeFravaer.sorter))
    .limit(100)
  return raekker.filter((r) => gaelder(r, dag))
}

const gaelder = (r: { gyldigFra: Dag; gyldigTil: Dag | null }, dag: Dag): boolean =>
  r.gyldigFra <= dag && (r.gyldigTil === null || dag <= r.gyldigTil)
