import { maaBorger } from '#lib/borger/hent'
import type { Dag } from '#lib/dato'
import type { TxKontekst } from '#lib/kontekst'
import { gentagelse } from '#lib/sanktion/beregn'
import { hentParametre, listSanktioner, listSanktionstyper } from '#lib/sanktion/queries'
import type { Sanktion } from '#lib/sanktion/regler'

export type Sanktionssektion = {
  dag: Dag
  akasse: boolean
  sanktioner: Sanktion[]
  typer: ReadonlyMap<string, string>
  gentagelse: ReturnType<typeof gentagelse>
  maaRegistrere: boolean
}

/** What the citizen's page shows of the register, and what a new event would mean. The citizen was loaded for a purpose. */
export async function hentSanktionssektion(ctx: TxKontekst, borgerId: string): Promise<Sanktionssektion> {
  const sanktioner = await listSanktioner(ctx, borgerId)
  const akasse = ctx.aktoer.slags === 'bruger' && ctx.aktoer.organisation.type === 'akasse'
  return {
    dag: ctx.dag,
    akasse,
    sanktioner,
    typer: new Map((await listSanktionstyper(ctx, ctx.dag)).map((t) => [t.kode, t.navn])),
    gentagelse: gentagelse(sanktioner, ctx.dag, await hentParametre(ctx, ctx.dag)),
    maaRegistrere: akasse && (await maaBorger(ctx, borgerId, 'sanktion.opret')),
  }
}
