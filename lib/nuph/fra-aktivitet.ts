import { and, eq, ne, notExists, notInArray } from 'drizzle-orm'
import { bilag } from '#db/schema/besked'
import { nuph } from '#db/schema/nuph'
import { type Dag, daekker } from '#lib/dato'
import { hentForloeb } from '#lib/kontaktforloeb/queries'
import type { TxKontekst } from '#lib/kontekst'
import type { Slutaarsag } from '#lib/min-plan/slutaarsag'
import { opretNuphKladde } from '#lib/nuph/kladde'
import { findHaendelseOm } from '#lib/nuph/queries'
import type { Haendelse } from '#lib/nuph/sendefakta'

/** A kontaktgruppe whose a-kasse is told: dagpengemodtagere. */
const DAGPENGE = 1

/**
 * An activity was given an end: of a negative one the platform writes a draft, which a caseworker of the kommune confirms; nothing is sent by
 * itself. None for who gets no dagpenge, or when the kommune has told of the same already. An end that was said anew takes its earlier draft
 * away, unless somebody has written in it. Call it inside the deed that ends the activity, under the citizen's write lock.
 */
export async function kladdeFraAktivitet(
  ctx: TxKontekst,
  om: { borgerId: string; tilbudId: string; slut: Dag; aarsag: Slutaarsag | undefined },
): Promise<{ id: string } | undefined> {
  const { borgerId, tilbudId, aarsag } = om
  const dag = om.slut < ctx.dag ? om.slut : ctx.dag
  const handlerOm = aarsag?.handlerOm
  const haendelse = handlerOm && handlerOm !== 'ANDET' ? await findHaendelseOm(ctx, handlerOm, dag) : undefined
  await fjernUroert(ctx, tilbudId, haendelse)
  if (!haendelse || (await erFortalt(ctx, om, haendelse)) || !(await faarDagpenge(ctx, borgerId, dag))) return undefined
  return opretNuphKladde(ctx, {
    borgerId,
    automatisk: true,
    felter: {
      haendelse: haendelse.kode,
      haendelsesdato: dag,
      haendelsestidspunkt: null,
      kildeSlags: 'AKTIVITET',
      kildeId: tilbudId,
      vejledtOmKonsekvens: null,
      vejledtDato: null,
      afbudModtaget: null,
      moedteMinutterForSent: null,
      kontaktGenoprettetTid: null,
      modtagetFraTilbudsstedDato: null,
      tilbudsbeskrivelse: null,
      borgersForklaring: null,
      begrundelse: null,
    },
  })
}

/** Version 1 without a document is as the platform wrote it. */
async function fjernUroert(ctx: TxKontekst, tilbudId: string, undtagen: Haendelse | undefined): Promise<void> {
  await ctx.db
    .delete(nuph)
    .where(
      and(
        eq(nuph.kildeId, tilbudId),
        eq(nuph.status, 'KLADDE'),
        eq(nuph.automatisk, true),
        eq(nuph.version, 1),
        undtagen && ne(nuph.haendelse, undtagen.kode),
        notExists(ctx.db.select({ id: bilag.id }).from(bilag).where(eq(bilag.nuphId, nuph.id))),
      ),
    )
}

/** A draft counts too: of one end there is one. */
async function erFortalt(
  ctx: TxKontekst,
  { borgerId, tilbudId }: { borgerId: string; tilbudId: string },
  haendelse: Haendelse,
): Promise<boolean> {
  const fundne = await ctx.db
    .select({ id: nuph.id })
    .from(nuph)
    .where(
      and(
        eq(nuph.borgerId, borgerId),
        eq(nuph.kildeId, tilbudId),
        eq(nuph.haendelse, haendelse.kode),
        notInArray(nuph.status, ['TILBAGEKALDT', 'AFVIST']),
      ),
    )
    .limit(1)
  return fundne.length > 0
}

async function faarDagpenge(ctx: TxKontekst, borgerId: string, dag: Dag): Promise<boolean> {
  const { medlemskab, tilmeldinger } = await hentForloeb(ctx, borgerId, dag)
  return (
    medlemskab !== undefined &&
    tilmeldinger.some((t) => t.kontaktgruppe === DAGPENGE && daekker({ fra: t.gyldigFra, til: t.gyldigTil }, dag))
  )
}
