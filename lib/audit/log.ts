import { type SQL, sql } from 'drizzle-orm'
import { adgangslog } from '#db/schema/adgang'
import { type Kontekst, type TxKontekst, transaktion } from '#lib/kontekst'

export type Logpost = {
  art: 'LAES' | 'SOEG' | 'OPRET' | 'AENDR' | 'SLET' | 'EKSPORT' | 'AFVIST'
  handling: string
  formaal: string
  objektType: string
  objektId?: string | null
  borgerId?: string | null
  adgangskategori?: string | null
}

/**
 * Writes who did what about whom, in the same transaction as the deed. One statement for any number of rows.
 * A citizen's own reading is not logged: the log is about others.
 */
export async function logAdgang(ctx: TxKontekst, poster: readonly Logpost[]): Promise<void> {
  ctx.spor.adgang.push(...poster)
  const skrives = ctx.aktoer.slags === 'borger' ? poster.filter((p) => p.art !== 'LAES') : poster
  if (skrives.length === 0) return
  await ctx.db.insert(adgangslog).values(skrives.map((post) => ({ ...aktoerfelter(ctx), ...post, tid: new Date() })))
}

/**
 * `logAdgang` for a bulk run, as a statement (or a part of one): a row for each of `om`, which selects `objekt_id` and `borger_id`.
 */
export function logMange(
  ctx: TxKontekst,
  post: Pick<Logpost, 'art' | 'handling' | 'formaal' | 'objektType'>,
  om: SQL,
): SQL {
  const a = { organisationId: null, brugerId: null, ...aktoerfelter(ctx) }
  return sql`insert into adgangslog (id, tid, organisation_id, bruger_id, bruger_navn, rolle, kilde, request_id, art, handling, formaal, objekt_type,
      objekt_id, borger_id)
    select gen_random_uuid(), clock_timestamp(), ${a.organisationId}::uuid, ${a.brugerId}::uuid, ${a.brugerNavn}, ${a.rolle}, ${a.kilde}, ${a.requestId},
      ${post.art}, ${post.handling}, ${post.formaal}, ${post.objektType}, om.objekt_id, om.borger_id from (${om}) om`
}

/** A refusal is logged in a transaction of its own: the refused one is rolled back. */
export async function logAfvisning(
  ctx: Kontekst,
  handling: string,
  koder: readonly string[],
  borgerId: string | null = null,
): Promise<void> {
  const { db: _db, spor: _spor, ...udenfor } = ctx
  await transaktion(udenfor, (tx) =>
    logAdgang(tx, [{ art: 'AFVIST', handling, formaal: koder.join(', '), objektType: 'handling', borgerId }]),
  )
}

function aktoerfelter(ctx: Kontekst) {
  const faelles = { kilde: ctx.kilde, requestId: ctx.requestId }
  switch (ctx.aktoer.slags) {
    case 'bruger':
      return {
        ...faelles,
        organisationId: ctx.aktoer.organisation.id,
        brugerId: ctx.aktoer.brugerId,
        brugerNavn: ctx.aktoer.navn,
        rolle: ctx.aktoer.rolle,
      }
    case 'borger':
      return { ...faelles, brugerNavn: 'Borgeren selv', rolle: 'borger' }
    case 'system':
      return {
        ...faelles,
        organisationId: ctx.aktoer.organisation?.id ?? null,
        brugerNavn: ctx.aktoer.navn,
        rolle: 'system',
      }
  }
}
