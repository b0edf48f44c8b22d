import { and, asc, eq, gte, ilike, inArray, isNull, lte, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { jobcenterKommune, organisation } from '#db/schema/organisation'
import type { Dag } from '#lib/dato'
import type { TxKontekst } from '#lib/kontekst'
import { IkkeFundet } from '#lib/regelfund'

/** The kinds that fagsystemer look up; an anden aktør by its CVR number. Companies are found elsewhere, and STAR is one. */
export const OPSLAGSTYPER = ['akasse', 'jobcenter', 'kommune', 'anden_aktoer'] as const
export type Opslagstype = (typeof OPSLAGSTYPER)[number]

export type Organisationslinje = {
  type: Opslagstype
  kode: string
  starKode: string | null
  navn: string
  kortNavn: string
  gyldigFra: Dag
  gyldigTil: Dag | null
}
export type Organisationsvisning = Organisationslinje & {
  /** Of a jobcenter: the kommuner it serves on the day. Of a kommune: the jobcenter that serves it. */
  hoererSammenMed: { type: string; kode: string; navn: string }[]
  /** Who took over, when it is no more. */
  efterfoelger: { type: string; kode: string; navn: string } | null
}

const kolonner = {
  id: organisation.id,
  type: organisation.type,
  kode: organisation.kode,
  starKode: organisation.starKode,
  navn: organisation.navn,
  kortNavn: organisation.kortNavn,
  gyldigFra: organisation.gyldigFra,
  gyldigTil: organisation.gyldigTil,
}

/** Organisations by name, a page by key: `efter` is the id of the last one shown, so that equal names are neither lost nor doubled. */
export async function listOrganisationer(
  ctx: TxKontekst,
  filter: { type?: Opslagstype | undefined; navn?: string | undefined; efter?: string | undefined; antal: number },
): Promise<{ organisationer: Organisationslinje[]; naeste: string | null }> {
  const moenster = filter.navn?.trim().replace(/[\\%_]/g, (t) => `\\${t}`)
  const raekker = await ctx.db
    .select(kolonner)
    .from(organisation)
    .where(
      and(
        filter.type ? eq(organisation.type, filter.type) : inArray(organisation.type, [...OPSLAGSTYPER]),
        moenster ? ilike(organisation.navn, `%${moenster}%`) : undefined,
        filter.efter
          ? sql`(${organisation.navn}, ${organisation.id}) > (select e.navn, e.id from organisation e where e.id = ${filter.efter})`
          : undefined,
      ),
    )
    .orderBy(asc(organisation.navn), asc(organisation.id))
    .limit(filter.antal + 1)
  const side = raekker.slice(0, filter.antal)
  return {
    organisationer: side.map(linje),
    naeste: raekker.length > filter.antal ? (side.at(-1)?.id ?? null) : null,
  }
}

/** One organisation by type and code, with whom it goes together on the day. */
export async function hentOrganisation(
  ctx: TxKontekst,
  type: Opslagstype,
  kode: string,
  dag: Dag,
): Promise<Organisationsvisning> {
  const efterfoelger = alias(organisation, 'efterfoelger')
  const [fundet] = await ctx.db
    .select({
      ...kolonner,
      efterfoelger: { type: efterfoelger.type, kode: efterfoelger.kode, navn: efterfoelger.navn },
    })
    .from(organisation)
    .leftJoin(efterfoelger, eq(efterfoelger.id, organisation.efterfoelgerId))
    .where(and(eq(organisation.type, type), eq(organisation.kode, kode)))
  if (!fundet) throw new IkkeFundet(`${type} ${kode}`)
  return { ...linje(fundet), efterfoelger: fundet.efterfoelger, hoererSammenMed: await listPar(ctx, fundet, dag) }
}

async function listPar(ctx: TxKontekst, { id, type }: { id: string; type: string }, dag: Dag) {
  const [min, anden] =
    type === 'jobcenter'
      ? [jobcenterKommune.jobcenterId, jobcenterKommune.kommuneId]
      : [jobcenterKommune.kommuneId, jobcenterKommune.jobcenterId]
  return ctx.db
    .select({ type: organisation.type, kode: organisation.kode, navn: organisation.navn })
    .from(jobcenterKommune)
    .innerJoin(organisation, eq(organisation.id, anden))
    .where(
      and(
        eq(min, id),
        lte(jobcenterKommune.gyldigFra, dag),
        or(isNull(jobcenterKommune.gyldigTil), gte(jobcenterKommune.gyldigTil, dag)),
      ),
    )
    .orderBy(asc(organisation.kode))
    .limit(100)
}

const linje = (r: Omit<Organisationslinje, 'type'> & { id: string; type: string }): Organisationslinje => ({
  type: r.type as Opslagstype,
  kode: r.kode,
  starKode: r.starKode,
  navn: r.navn,
  kortNavn: r.kortNavn,
  gyldigFra: r.gyldigFra,
  gyldigTil: r.gyldigTil,
})
