import { daekker } from '#lib/dato'
import { hentForloeb } from '#lib/kontaktforloeb/queries'
import type { TxKontekst } from '#lib/kontekst'
import type { Skriverfakta } from '#lib/min-plan/regler'
import { IkkeFundet } from '#lib/regelfund'

/** The authority that writes in the plan, as its versions name it. */
export type Forfatter = { id: string; navn: string; brugerId: string }

/** The acting authority. Only an a-kasse and a jobcenter write in a plan; the matrix has stopped others before. */
export function forfatterFor(ctx: TxKontekst): Forfatter & { type: 'akasse' | 'jobcenter' } {
  if (ctx.aktoer.slags !== 'bruger') throw new IkkeFundet('kun en myndighed skriver i planen')
  const { id, navn, type } = ctx.aktoer.organisation
  if (type !== 'akasse' && type !== 'jobcenter') throw new IkkeFundet('kun en myndighed skriver i planen')
  return { id, navn, type, brugerId: ctx.aktoer.brugerId }
}

/**
 * What the right to write is judged by, for the acting authority today. Who has the interviews is derived here and now: take the citizen's
 * lock first when something will be written.
 */
export async function hentSkriverfakta(ctx: TxKontekst, borgerId: string): Promise<Skriverfakta> {
  const { id, type } = forfatterFor(ctx)
  const forloeb = await hentForloeb(ctx, borgerId)
  const { medlemskab, tilknytning } = forloeb
  return {
    myndighed: type,
    egen: type === 'akasse' ? medlemskab?.akasseId === id : tilknytning?.jobcenterId === id,
    harAkasse: medlemskab !== undefined,
    harKontaktgruppe: forloeb.tilmeldinger.some((t) => daekker({ fra: t.gyldigFra, til: t.gyldigTil }, ctx.dag)),
    ansvarlig: forloeb.ansvarlig,
  }
}
