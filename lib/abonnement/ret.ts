import { vurderUrl } from '#lib/abonnement/adresse'
import type { RetAbonnement } from '#lib/abonnement/input'
import { adresseregler } from '#lib/abonnement/opret'
import { type Abonnement, hentAbonnement, skiftAbonnement } from '#lib/abonnement/queries'
import { type Kontekst, transaktion } from '#lib/kontekst'
import { afvisBlok } from '#lib/regelfund'

/** Another address, description or choice of events. What waits goes to the new address; the breaker starts closed there. */
export async function retAbonnement(
  ctx: Kontekst,
  input: { id: string; version: number; felter: RetAbonnement },
): Promise<Abonnement> {
  return transaktion(ctx, async (ctx) => {
    const nu = await hentAbonnement(ctx, input.id, 'abonnement.ret')
    const { url, beskrivelse, entiteter } = input.felter
    afvisBlok(vurderUrl(url, adresseregler()))
    const flyttet = url === nu.url ? {} : { aabnetTid: null, proevTid: null, fejlITraek: 0 }
    const felter = { url, beskrivelse, entiteter, ...flyttet }
    return skiftAbonnement(ctx, nu, felter, input.version, 'Rettede et abonnement')
  })
}

/** Nothing more is sent, and nothing more is collected. The row stays for the record, without its secrets' use. */
export async function afslutAbonnement(ctx: Kontekst, input: { id: string; version: number }): Promise<void> {
  await transaktion(ctx, async (ctx) => {
    const nu = await hentAbonnement(ctx, input.id, 'abonnement.ret')
    await skiftAbonnement(
      ctx,
      nu,
      { status: 'AFSLUTTET', afsluttetTid: ctx.nu },
      input.version,
      'Afsluttede et abonnement',
    )
  })
}
