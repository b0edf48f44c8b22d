import { type Borger, hentBorger } from '#lib/borger/hent'
import type { Dag } from '#lib/dato'
import { hentFravaersnavne } from '#lib/fravaer/navne'
import { type Fravaer, listFravaer } from '#lib/fravaer/queries'
import type { TxKontekst } from '#lib/kontekst'
import { hentUnderretningssektion, type Underretningssektion } from '#lib/nuph/borgersektion'
import { listKoder } from '#lib/regelsaet/vaerdier'
import { listSamtaler, type Samtale } from '#lib/samtale/queries'
import { listTildelinger, type Tildelingslinje } from '#lib/tildeling/queries'

export type Aktoerside = {
  dag: Dag
  borger: Borger
  /** For which jobcenter, and until when. */
  tildeling: Tildelingslinje | undefined
  samtaler: Samtale[]
  samtaletyper: ReadonlyMap<string, string>
  fravaer: Fravaer[]
  navne: Awaited<ReturnType<typeof hentFravaersnavne>>
  underretninger: Underretningssektion
}

/** What an anden aktør sees of a citizen whom it serves: what it takes to send an underretning, and nothing else. */
export async function hentAktoerside(ctx: TxKontekst, borgerId: string): Promise<Aktoerside> {
  const borger = await hentBorger(ctx, borgerId, 'borger.se')
  return {
    dag: ctx.dag,
    borger,
    tildeling: (await listTildelinger(ctx, { borgerId, paa: ctx.dag }))[0],
    samtaler: (await listSamtaler(ctx, borgerId, { antal: 20 })).samtaler,
    samtaletyper: new Map((await listKoder(ctx, 'samtaletype', ctx.dag)).map((k) => [k.kode, k.navn])),
    fravaer: await listFravaer(ctx, borgerId),
    navne: await hentFravaersnavne(ctx),
    underretninger: await hentUnderretningssektion(ctx, borgerId),
  }
}
