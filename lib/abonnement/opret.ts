import { and, count, eq, ne } from 'drizzle-orm'
import { abonnement } from '#db/schema/abonnement'
import { type Adresseregler, vurderUrl } from '#lib/abonnement/adresse'
import { nyHemmelighed } from '#lib/abonnement/hemmelighed'
import type { NytAbonnement } from '#lib/abonnement/input'
import { type Abonnement, logAbonnement } from '#lib/abonnement/queries'
import { kanOverhovedet } from '#lib/adgang/matrix'
import { env } from '#lib/env'
import { type Kontekst, transaktion } from '#lib/kontekst'
import { afvisBlok, IkkeFundet, type Regelfund } from '#lib/regelfund'

const HOEJST = 10

export const adresseregler = (): Adresseregler => ({ lokal: env().SAMSPOR_DEMO, porte: env().WEBHOOK_PORTE })

/** From now on the organisation's events go to this address as well. The secret is shown here and never again. */
export async function opretAbonnement(
  ctx: Kontekst,
  input: NytAbonnement,
): Promise<{ abonnement: Abonnement; hemmelighed: string }> {
  return transaktion(ctx, async (ctx) => {
    if (ctx.aktoer.slags !== 'bruger' || !kanOverhovedet(ctx.aktoer, 'abonnement.ret'))
      throw new IkkeFundet('abonnement')
    const organisationId = ctx.aktoer.organisation.id
    const [har] = await ctx.db
      .select({ antal: count() })
      .from(abonnement)
      .where(and(eq(abonnement.organisationId, organisationId), ne(abonnement.status, 'AFSLUTTET')))
    afvisBlok([...vurderUrl(input.url, adresseregler()), ...vurderAntal(har?.antal ?? 0)])
    const { tekst, krypteret } = nyHemmelighed()
    const [ny] = await ctx.db
      .insert(abonnement)
      .values({
        organisationId,
        url: input.url,
        beskrivelse: input.beskrivelse,
        entiteter: input.entiteter,
        hemmelighedKrypteret: krypteret,
        status: 'AKTIV',
        version: 1,
        oprettetTid: ctx.nu,
        aendretTid: ctx.nu,
      })
      .returning()
    if (!ny) throw new Error('abonnementet blev ikke oprettet')
    await logAbonnement(ctx, 'OPRET', ny.id, `Oprettede et abonnement til ${new URL(input.url).host}`)
    return { abonnement: ny, hemmelighed: tekst }
  })
}

const vurderAntal = (har: number): Regelfund[] =>
  har < HOEJST
    ? []
    : [
        {
          kode: 'WH-006',
          niveau: 'BLOK',
          besked: `Organisationen har allerede ${HOEJST} abonnementer. Afslut et, før du opretter et nyt.`,
          kilde: 'Samspor',
          hvemKan: 'Fagsystemets leverandør',
        },
      ]
