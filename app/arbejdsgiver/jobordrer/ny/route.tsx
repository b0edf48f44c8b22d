import { z } from 'zod'
import { kladdehandling, kladdeside } from '#components/arbejdsgiver/kladdeside'
import { type Forespoergsel, formular, type Indhold, side } from '#components/side'
import { laesId } from '#lib/id'
import { hentFormulargrundlag, nyJobordre, somFormular } from '#lib/jobordre/formular'
import type { TxKontekst } from '#lib/kontekst'

/** A new job order. It gets its id here, so that the same form sent twice makes one draft. */
async function vis(ctx: TxKontekst, foresp: Forespoergsel): Promise<Indhold> {
  const { vaerdier } = foresp
  const { v, g } =
    vaerdier._token === undefined
      ? await somFormular(ctx, await nyJobordre(ctx))
      : { v: vaerdier, g: await hentFormulargrundlag(ctx, vaerdier) }
  const skjult = { kladde: vaerdier.kladde ?? crypto.randomUUID(), version: vaerdier.version ?? '' }
  return kladdeside(ctx, foresp, { titel: 'Opret jobordre', skjult, v, g })
}

export const GET = side(vis, 'virksomhed')

export const POST = formular(
  z.record(z.string(), z.string()),
  async (ctx, v) => kladdehandling(ctx, laesId(v.kladde), v),
  vis,
  'virksomhed',
)
