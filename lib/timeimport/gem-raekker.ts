import { sql } from 'drizzle-orm'
import { cprHmac, cprNoegler } from '#lib/borger/cpr-kryptering'
import { env } from '#lib/env'
import type { TxKontekst } from '#lib/kontekst'
import type { Laest } from '#lib/timeimport/laes'
import type { Importraekke } from '#lib/timeimport/raekke'

type God = { nr: number; raekke: Importraekke }

/**
 * Stores rows of a file as arrays, one statement for any number: good ones as they will be judged, without their CPR number, and faulty ones
 * with what is wrong.
 */
export async function gemRaekker(
  ctx: TxKontekst,
  hvor: { importId: string; organisationId: string },
  laeste: readonly Laest[],
): Promise<void> {
  const gode = laeste.filter((l): l is God => l.raekke !== null)
  if (gode.length > 0) await gemGode(ctx, hvor, gode)
  if (gode.length === laeste.length) return
  const fejl = laeste.flatMap((l) => (l.raekke ? [] : [{ nr: l.nr, fund: l.fund, celler: l.celler }]))
  await ctx.db.execute(sql`
    insert into taellerimport_fund (import_id, nr, organisation_id, fund, celler)
    select ${hvor.importId}, f.nr, ${hvor.organisationId}, f.fund, f.celler
    from jsonb_to_recordset(${JSON.stringify(fejl)}::text::jsonb) as f(nr integer, fund jsonb, celler jsonb)`)
}

async function gemGode(
  ctx: TxKontekst,
  { importId, organisationId }: { importId: string; organisationId: string },
  gode: readonly God[],
): Promise<void> {
  const [noegle, gammel] = cprNoegler(env()).alle
  const hmacer = (n: typeof noegle) => n && Buffer.concat(gode.map(({ raekke }) => cprHmac(raekke.cpr, n)))
  const liste = (vaerdi: (r: Importraekke) => string | null) => {
    let tekst = ''
    for (const { raekke } of gode) tekst += `,${vaerdi(raekke) ?? 'NULL'}`
    return `{${tekst.slice(1)}}`
  }
  const del = (bytes: Buffer | undefined) =>
    sql`substring(${bytes ?? null}::bytea from (r.plads::integer - 1) * 32 + 1 for 32)`
  await ctx.db.execute(sql`
    insert into taellerimport_raekke (import_id, nr, organisation_id, cpr_hmac, cpr_hmac_gammel, forsikring, timer_forbrugt, opgjort_til,
      indplaceringsdato, ny_indplacering, indplacering_timer, korrektion_kommentar, korrektion_fra)
    select ${importId}, r.nr, ${organisationId}, ${del(hmacer(noegle))}, ${del(hmacer(gammel))}, r.forsikring, r.timer, r.til, r.fra, r.ny,
      r.indplacering, r.kommentar, r.rettes
    from unnest(${`{${gode.map((g) => g.nr).join(',')}}`}::text::integer[],
      ${liste((r) => r.forsikring)}::text::text[], ${liste((r) => r.timerForbrugt)}::text::numeric[], ${liste((r) => r.opgjortTil)}::text::date[],
      ${liste((r) => r.indplaceringsdato)}::text::date[], ${liste((r) => (r.nyIndplacering ? 't' : 'f'))}::text::boolean[],
      ${liste((r) => r.indplaceringTimer)}::text::numeric[], ${liste((r) => citeret(r.korrektionKommentar))}::text::text[],
      ${liste((r) => citeret(r.korrektionFra))}::text::timestamptz[])
      with ordinality as r(nr, forsikring, timer, til, fra, ny, indplacering, kommentar, rettes, plads)`)
}

/** A text as an element of an array literal. */
const citeret = (tekst: string | null): string | null => tekst && `"${tekst.replace(/[\\"]/g, (t) => `\\${t}`)}"`
