import { vaekVentende } from '#lib/abonnement/koe'
import { type Abonnement, hentAbonnement, skiftAbonnement } from '#lib/abonnement/queries'
import { type Kontekst, transaktion } from '#lib/kontekst'
import { Afvist } from '#lib/regelfund'

/** Nothing is sent until it goes on; what happens meanwhile is collected. */
export async function pauseAbonnement(ctx: Kontekst, input: { id: string; version?: number }): Promise<Abonnement> {
  return transaktion(ctx, async (ctx) => {
    const nu = await hentAbonnement(ctx, input.id, 'abonnement.ret')
    if (nu.status !== 'AKTIV')
      throw new Afvist([{ kode: 'WH-007', niveau: 'BLOK', besked: 'Kun et aktivt abonnement kan sættes på pause.' }])
    return skiftAbonnement(ctx, nu, { status: 'PAUSET' }, input.version, 'Satte et abonnement på pause')
  })
}

/** Goes on after a pause, or after the receiver said 410: what was collected is sent at once, in order. */
export async function genoptagAbonnement(ctx: Kontekst, input: { id: string; version?: number }): Promise<Abonnement> {
  return transaktion(ctx, async (ctx) => {
    const nu = await hentAbonnement(ctx, input.id, 'abonnement.ret')
    await vaekVentende(ctx.db, nu.id, ctx.nu)
    const frisk = { status: 'AKTIV', parkeretGrund: null, aabnetTid: null, proevTid: null, fejlITraek: 0 } as const
    return skiftAbonnement(ctx, nu, frisk, input.version, 'Genoptog et abonnement')
  })
}
