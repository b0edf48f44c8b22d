import { borger, borgerCpr, overgangsgruppe } from '#db/schema/borger'
import { cprHmac, cprNoegler, krypterCpr } from '#lib/borger/cpr-kryptering'
import type { Dag } from '#lib/dato'
import { env } from '#lib/env'
import { type Kontekst, transaktion } from '#lib/kontekst'

export type NyBorger = {
  cpr: string
  navn: string
  foedselsdato: Dag
  navnebeskyttetTil?: Dag | null
  doedDato?: Dag | null
  overgangsgruppe?: { fra: Dag; kilde: string }
}

/** A citizen as the platform learns of them. The CPR number (ten digits, already judged) is stored encrypted, in one place. */
export async function opretBorger(ctx: Kontekst, ny: NyBorger): Promise<{ borgerId: string }> {
  return transaktion(ctx, async (ctx) => {
    const noegler = cprNoegler(env())
    const borgerId = crypto.randomUUID()
    ctx.spor.nyeBorgere.push(borgerId)
    await ctx.db.insert(borger).values({
      id: borgerId,
      navn: ny.navn,
      foedselsdato: ny.foedselsdato,
      navnebeskyttetTil: ny.navnebeskyttetTil ?? null,
      doedDato: ny.doedDato ?? null,
      oprettetTid: ctx.nu,
    })
    await ctx.db.insert(borgerCpr).values({
      borgerId,
      cprKrypteret: krypterCpr(ny.cpr, noegler),
      cprHmac: cprHmac(ny.cpr, noegler.aktuel),
      noegleId: noegler.aktuel.id,
      gyldigFra: ny.foedselsdato,
    })
    if (ny.overgangsgruppe) {
      await ctx.db
        .insert(overgangsgruppe)
        .values({ borgerId, gyldigFra: ny.overgangsgruppe.fra, kilde: ny.overgangsgruppe.kilde })
    }
    return { borgerId }
  })
}
