import { nyHemmelighed } from '#lib/abonnement/hemmelighed'
import type { SkiftHemmelighed } from '#lib/abonnement/input'
import { type Abonnement, hentAbonnement, skiftAbonnement } from '#lib/abonnement/queries'
import { type Kontekst, transaktion } from '#lib/kontekst'

const TIME_MS = 3_600_000

/**
 * A new secret, shown once. Until the old one's time is up both sign every webhook, so that the receiver changes when it suits it. Machine
 * time, as everything about keys. An older one that still signed from an earlier change is dropped.
 */
export async function skiftHemmelighed(
  ctx: Kontekst,
  input: SkiftHemmelighed & { id: string; version?: number },
): Promise<{ abonnement: Abonnement; hemmelighed: string }> {
  return transaktion(ctx, async (ctx) => {
    const nu = await hentAbonnement(ctx, input.id, 'abonnement.ret')
    const { tekst, krypteret } = nyHemmelighed()
    const overlap = input.gammelGaelderTimer > 0
    const ny = await skiftAbonnement(
      ctx,
      nu,
      {
        hemmelighedKrypteret: krypteret,
        gammelHemmelighedKrypteret: overlap ? nu.hemmelighedKrypteret : null,
        gammelHemmelighedTil: overlap ? new Date(Date.now() + input.gammelGaelderTimer * TIME_MS) : null,
      },
      input.version,
      'Skiftede et abonnements hemmelighed',
    )
    return { abonnement: ny, hemmelighed: tekst }
  })
}
