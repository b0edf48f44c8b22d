import { and, asc, eq, gt, inArray, sql } from 'drizzle-orm'
import { borgerCpr } from '#db/schema/borger'
import { eventModtager, feedhoved, forbruger } from '#db/schema/events'
import { maa } from '#lib/adgang/maa'
import { logAdgang } from '#lib/audit/log'
import { cprNoegler, dekrypterCpr } from '#lib/borger/cpr-kryptering'
import { env } from '#lib/env'
import { ENTITETER } from '#lib/events/navne'
import { type Kontekst, type TxKontekst, transaktion } from '#lib/kontekst'
import { Afvist } from '#lib/regelfund'

/** That something changed, as fagsystemer know it; the content is fetched by its own operation. */
export type Webservicebesked = {
  Loebenummer: number
  WebservicebeskedId: string
  EntitetId: number
  EntitetNavn: string
  EksternIdentifier: string
  VersionIdentifier: string
  IdentifikationstypeId: 1
  /** The citizen's CPR number; null when the caller may not have it on the day. */
  Identifikation: string | null
  Aendringstype: number
  Tidspunkt: string
}

/** `naeste` is what to ask after next time. `slettetTil`: up to this number rows have been deleted by age. */
export type Feed = { raekker: Webservicebesked[]; naeste: number; slettetTil: number }

/**
 * What the caller's organisation may hear, in order of commit, after the number `efter` (0 is from the start). Reading again gives the same rows again. Whom the rows are
 * about is added for the organisation that has the citizen on the day, and logged once for each citizen. WSB-001: a number that has not
 * been given yet, so that a reader with another system's cursor does not wait for ever.
 */
export async function hentFeed(ctx: Kontekst, { efter, antal }: { efter: number; antal: number }): Promise<Feed> {
  return transaktion(ctx, async (ctx) => {
    const [hoved] = await ctx.db.select().from(feedhoved).where(eq(feedhoved.id, 1))
    const raekker = await ctx.db
      .select()
      .from(eventModtager)
      .where(
        and(
          eq(eventModtager.organisationId, organisationFor(ctx)),
          gt(eventModtager.loebenummer, efter),
          maa(ctx, 'webservicebesked.hent', {
            borgerId: eventModtager.borgerId,
            forfatter: eventModtager.organisationId,
          }),
        ),
      )
      .orderBy(asc(eventModtager.loebenummer))
      .limit(antal)
    if (raekker.length === 0 && efter > (hoved?.loebenummer ?? 0)) throw new Afvist([fremtid(efter)])
    const cpr = await hentCprFor(ctx, [...new Set(raekker.flatMap((r) => r.borgerId ?? []))])
    await noterForbruger(ctx, efter)
    return {
      raekker: raekker.map((r) => visRaekke(r, (r.borgerId && cpr.get(r.borgerId)) || null)),
      naeste: raekker.at(-1)?.loebenummer ?? efter,
      slettetTil: hoved?.slettetTil ?? 0,
    }
  })
}

const fremtid = (efter: number) =>
  ({
    kode: 'WSB-001',
    niveau: 'BLOK',
    besked: `Løbenummer ${efter} er ikke givet endnu. Begynd forfra med 0, eller brug Naeste fra det seneste svar.`,
    felt: 'efter',
    regel: 'Et løbenummer gælder kun i det system, der gav det',
    kilde: 'Samspor',
    hvemKan: 'Fagsystemets leverandør',
  }) as const

function organisationFor(ctx: TxKontekst): string {
  if (ctx.aktoer.slags !== 'bruger') throw new Error('feedet hører til en organisation')
  return ctx.aktoer.organisation.id
}

/** The numbers that the caller may have on the day, by citizen, decrypted in one go and logged. */
async function hentCprFor(ctx: TxKontekst, borgerIder: string[]): Promise<Map<string, string>> {
  if (borgerIder.length === 0) return new Map()
  const fundne = await ctx.db
    .selectDistinctOn([borgerCpr.borgerId], { borgerId: borgerCpr.borgerId, krypteret: borgerCpr.cprKrypteret })
    .from(borgerCpr)
    .where(
      and(inArray(borgerCpr.borgerId, borgerIder), maa(ctx, 'webservicebesked.cpr', { borgerId: borgerCpr.borgerId })),
    )
    .orderBy(borgerCpr.borgerId, sql`${borgerCpr.gyldigFra} desc`)
  await logAdgang(
    ctx,
    fundne.map(({ borgerId }) => ({
      art: 'LAES',
      handling: 'webservicebesked.hent',
      formaal: 'Hentede webservicebeskeder',
      objektType: 'webservicebesked',
      borgerId,
    })),
  )
  const noegler = cprNoegler(env())
  return new Map(fundne.map((f) => [f.borgerId, dekrypterCpr(f.krypteret, noegler)]))
}

/** The reader's own mark: what it asks after is what it has. The operator sees by it who has fallen behind. */
async function noterForbruger(ctx: TxKontekst, efter: number): Promise<void> {
  if (ctx.aktoer.slags !== 'bruger') return
  const { brugerId, navn, organisation } = ctx.aktoer
  const stand = { navn, efter, sidstHentet: ctx.nu }
  await ctx.db
    .insert(forbruger)
    .values({ brugerId, organisationId: organisation.id, ...stand })
    .onConflictDoUpdate({ target: forbruger.brugerId, set: stand })
}

const visRaekke = (r: typeof eventModtager.$inferSelect, cpr: string | null): Webservicebesked => ({
  Loebenummer: r.loebenummer,
  WebservicebeskedId: r.eventId,
  EntitetId: r.entitetId,
  EntitetNavn: ENTITETER.get(r.entitetId) ?? '',
  EksternIdentifier: r.eksternId,
  VersionIdentifier: r.version === null ? 'N/A' : String(r.version),
  IdentifikationstypeId: 1,
  Identifikation: cpr,
  Aendringstype: r.aendringstype,
  Tidspunkt: r.tid.toISOString(),
})
