import type { Kontekst } from '#lib/kontekst'
import { Afvist } from '#lib/regelfund'

/**
 * The moment at which a version gives way to the next: now, but always after it was known itself. Of two who come at once the second has
 * waited for the lock, and its clock was read before.
 */
export const skiftetid = (ctx: Pick<Kontekst, 'nu'>, gammel: { registreretFra: Date }): Date =>
  gammel.registreretFra < ctx.nu ? ctx.nu : new Date(gammel.registreretFra.getTime() + 1)

/** 409: what the caller saw is no longer the present version. `nu` is its number. */
export const foraeldet = (hvad: string, nu: number): Afvist =>
  new Afvist(
    [
      {
        kode: '409',
        niveau: 'BLOK',
        besked: `${hvad} er ændret siden. Hent version ${nu}, og prøv igen.`,
        felt: 'If-Match',
      },
    ],
    409,
  )
