import { eq } from 'drizzle-orm'
import { feedvalg } from '#db/schema/events'
import { maa } from '#lib/adgang/maa'
import { kanOverhovedet } from '#lib/adgang/matrix'
import { logAdgang } from '#lib/audit/log'
import { type Kontekst, type TxKontekst, transaktion } from '#lib/kontekst'
import { Afvist, IkkeFundet } from '#lib/regelfund'

/** What an organisation hears of beyond what is its own. */
export type Feedvalg = { alleJobordrer: boolean }

/** As it was chosen last; until somebody chooses, an organisation hears of what is its own. */
export async function hentFeedvalg(ctx: TxKontekst): Promise<Feedvalg> {
  const [valgt] = await ctx.db
    .select({ alleJobordrer: feedvalg.alleJobordrer })
    .from(feedvalg)
    .where(maa(ctx, 'abonnement.se', { forfatter: feedvalg.organisationId }))
  return valgt ?? { alleJobordrer: false }
}

/**
 * Chooses whether the feed and the subscriptions hear of every job order that is sent, from the next event on. Only a jobcenter, which may read
 * them all (§ 137 of the ordinance on the employment effort); others are told that there is no such strategy for them (150010).
 */
export async function saetFeedvalg(ctx: Kontekst, { alleJobordrer }: Feedvalg): Promise<Feedvalg> {
  return transaktion(ctx, async (ctx) => {
    const { aktoer } = ctx
    if (aktoer.slags !== 'bruger' || !kanOverhovedet(aktoer, 'abonnement.ret')) throw new IkkeFundet('feedvalg')
    const { id, type } = aktoer.organisation
    if (alleJobordrer && type !== 'jobcenter') throw new Afvist([KUN_JOBCENTRE])
    const foer = await hentFeedvalg(ctx)
    if (foer.alleJobordrer === alleJobordrer) return foer
    const valg = { alleJobordrer, aendretTid: ctx.nu, aendretAf: aktoer.navn }
    await ctx.db
      .insert(feedvalg)
      .values({ organisationId: id, ...valg })
      .onConflictDoUpdate({ target: feedvalg.organisationId, set: valg, setWhere: eq(feedvalg.organisationId, id) })
    await logAdgang(ctx, [
      {
        art: 'AENDR',
        handling: 'abonnement.ret',
        formaal: alleJobordrer ? 'Valgte at høre om alle jobordrer' : 'Valgte at høre om egne jobordrer',
        objektType: 'feedvalg',
        objektId: id,
      },
    ])
    return { alleJobordrer }
  })
}

const KUN_JOBCENTRE = {
  kode: '150010',
  niveau: 'BLOK' as const,
  besked: 'Kun jobcentre kan få besked om alle jobordrer.',
  felt: 'alleJobordrer',
  regel: 'Jobcentrets system skal kunne modtage alle jobordrer; andre får besked om deres egne',
  kilde: 'Bekendtgørelse om en aktiv beskæftigelsesindsats § 137',
}
