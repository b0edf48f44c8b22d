import { type Dag, dagFor } from '#lib/dato'
import { selv, type TxKontekst } from '#lib/kontekst'
import { gentagelse } from '#lib/sanktion/beregn'
import { hentParametre, listSanktioner } from '#lib/sanktion/queries'
import { forklarGentagelse, forklarVirkning } from '#lib/sanktion/tekster'

export type Borgersanktion = {
  id: string
  akasse: string
  skete: Dag
  afgjort: Dag
  betyder: string
  fjernet: boolean
  /** The day of the newest change, when it is no longer as it was first decided. */
  rettet: Dag | null
  nuphId: string | null
}

/** The citizen's own part of the register, and what a new karantæne would mean. */
export async function hentMineSanktioner(
  ctx: TxKontekst,
): Promise<{ sanktioner: Borgersanktion[]; naeste: string | null }> {
  const alle = await listSanktioner(ctx, selv(ctx))
  return {
    sanktioner: alle.map((s) => ({
      id: s.id,
      akasse: s.akasseNavn,
      skete: s.haendelsesdato,
      afgjort: s.afgoerelsesdato,
      betyder: forklarVirkning(s, ctx.dag),
      fjernet: s.status === 'ANNULLERET',
      rettet: s.version > 1 ? dagFor(s.registreretTid) : null,
      nuphId: s.nuphId,
    })),
    naeste: forklarGentagelse(gentagelse(alle, ctx.dag, await hentParametre(ctx, ctx.dag))),
  }
}
