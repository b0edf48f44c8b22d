import { and, eq, isNotNull, isNull, ne, or, type SQL, sql } from 'drizzle-orm'
import { iTransaktion } from '#db/client'
import { besked, bilag, bilagDel } from '#db/schema/besked'
import { indstilling } from '#db/schema/indstilling'
import { nuph } from '#db/schema/nuph'
import { maa } from '#lib/adgang/maa'
import { logAdgang } from '#lib/audit/log'
import { scanner } from '#lib/bilag/kontrol'
import { type Kontekst, type TxKontekst, transaktion } from '#lib/kontekst'
import { nuphmaal } from '#lib/nuph/queries'
import { IkkeFundet } from '#lib/regelfund'
import { laesCookie } from '#lib/session/cookie'
import { findSession, kontekstFor } from '#lib/session/find'

type Fil = typeof bilag.$inferSelect

/** A part that joined late and was not given what came before gets no earlier file either. */
const sendtMensViVarMed = (ctx: TxKontekst): SQL | undefined =>
  ctx.aktoer.slags === 'bruger' && ctx.aktoer.organisation.type !== 'star'
    ? sql`exists (select from traad_part p where p.organisation_id = ${ctx.aktoer.organisation.id} and p.traad_id = ${besked.traadId}
        and (p.ser_fra is null or p.ser_fra < ${besked.sendtTid}))`
    : undefined

/** Where a file must belong, when the address says so. */
export type Bilagssted = { traadId: string } | { indstillingId: string } | { nuphId: string }

function paaStedet(sted: Bilagssted | undefined): SQL | undefined {
  if (!sted) return undefined
  if ('traadId' in sted) return eq(besked.traadId, sted.traadId)
  if ('nuphId' in sted) return eq(bilag.nuphId, sted.nuphId)
  return sql`(${bilag.indstillingId} = ${sted.indstillingId} or ${besked.traadId} = (select i.traad_id from indstilling i where i.id = ${sted.indstillingId}))`
}

/**
 * A file of a message the reader may see, or of the a-kasse's own draft. Not when removed by its sender, and not when the scanner has refused
 * it or has yet to see it.
 */
export async function hentBilag(ctx: TxKontekst, bilagId: string, sted?: Bilagssted): Promise<Fil> {
  const iTraad = maa(ctx, 'bilag.hent', { borgerId: bilag.borgerId, traadId: besked.traadId })
  const paaEgenKladde = and(
    isNull(bilag.beskedId),
    maa(ctx, 'indstilling.ret', { borgerId: bilag.borgerId, afsender: indstilling.akasseId }),
  )
  // The document of an underretning goes with the version it was sent in; until then it is the sender's alone.
  const iUnderretning = or(
    and(isNotNull(bilag.nuphVersion), maa(ctx, 'nuph.se', nuphmaal(ctx))),
    ctx.aktoer.slags === 'bruger' ? maa(ctx, 'nuph.send', nuphmaal(ctx)) : undefined,
  )
  const [fundet] = await ctx.db
    .select({ fil: bilag })
    .from(bilag)
    .leftJoin(besked, eq(besked.id, bilag.beskedId))
    .leftJoin(indstilling, eq(indstilling.id, bilag.indstillingId))
    .leftJoin(nuph, eq(nuph.id, bilag.nuphId))
    .where(
      and(
        eq(bilag.id, bilagId),
        eq(bilag.komplet, true),
        paaStedet(sted),
        scanner() ? eq(bilag.kontrol, 'REN') : ne(bilag.kontrol, 'AFVIST'),
        isNull(besked.berigtigetTid),
        or(
          and(eq(besked.status, 'SENDT'), iTraad, sendtMensViVarMed(ctx)),
          ctx.aktoer.slags === 'bruger' ? paaEgenKladde : sql`false`,
          and(isNotNull(bilag.nuphId), iUnderretning),
        ),
      ),
    )
  if (!fundet) throw new IkkeFundet(`bilag ${bilagId}`)
  const { fil } = fundet
  await logAdgang(ctx, [
    {
      art: 'LAES',
      handling: 'bilag.hent',
      formaal: 'Hentede et bilag',
      objektType: 'bilag',
      objektId: fil.id,
      borgerId: fil.borgerId,
    },
  ])
  return fil
}

/** A file for the one who is signed in; undefined when nobody is. */
export async function bilagssvar(request: Request, bilagId: string): Promise<Response | undefined> {
  const frist = Date.now() + 3000
  const session = await iTransaktion(frist, (db) => findSession(db, laesCookie(request.headers.get('cookie'))))
  if (session.slags !== 'gyldig') return undefined
  const ctx = kontekstFor(session.session, crypto.randomUUID(), frist)
  return sendBilag(ctx, bilagId)
}

/**
 * Answers with a file as a download, part by part, each part in a short transaction, so that a slow reader holds no connection.
 * Always as an attachment with a policy of its own: nothing in a file may run in our name.
 */
export async function sendBilag(ctx: Kontekst, bilagId: string, sted?: Bilagssted): Promise<Response> {
  const fil = await transaktion(ctx, (ctx) => hentBilag(ctx, bilagId, sted))
  let nummer = 0
  const strom = new ReadableStream<Uint8Array>({
    async pull(styring) {
      const indhold = await laesDel({ ...ctx, frist: Date.now() + 3000 }, fil.id, nummer)
      nummer += 1
      if (indhold) styring.enqueue(new Uint8Array(indhold))
      else styring.close()
    },
  })
  return new Response(strom, {
    headers: {
      'content-type': fil.mime,
      'content-length': String(fil.stoerrelse),
      'content-disposition': `attachment; filename*=UTF-8''${filnavn(fil.navn)}`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
  })
}

/** RFC 8187: the characters that encodeURIComponent leaves and a header may not hold. */
const filnavn = (navn: string): string =>
  encodeURIComponent(navn).replace(/['()*]/g, (tegn) => `%${tegn.charCodeAt(0).toString(16).toUpperCase()}`)

const laesDel = (ctx: Kontekst, bilagId: string, nummer: number): Promise<Buffer | undefined> =>
  transaktion(ctx, async (ctx) => {
    const [del] = await ctx.db
      .select({ indhold: bilagDel.indhold })
      .from(bilagDel)
      .where(and(eq(bilagDel.bilagId, bilagId), eq(bilagDel.nummer, nummer)))
    return del?.indhold
  })
