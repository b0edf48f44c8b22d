import type { z } from 'zod'
import { kraeverCpr } from '#lib/adgang/matrix'
import { hentBorger } from '#lib/borger/hent'
import { aabnForCpr } from '#lib/borger/registrer'
import { type Dag, danskTid } from '#lib/dato'
import type { TxKontekst } from '#lib/kontekst'
import type { Regelfund } from '#lib/regelfund'
import { afmeld } from '#lib/tilmelding/afmeld'
import type { AfmeldForm, TilmeldForm } from '#lib/tilmelding/input'
import { type Start, tilmeld } from '#lib/tilmelding/tilmeld'

/**
 * Tilmeld from the citizen's page: the a-kasse, the kommune that the citizen belongs to, or any where they belong to none (TM-004). The page
 * shows the citizen, so the wall is opened for the deed.
 */
export async function tilmeldFraSide(
  ctx: TxKontekst,
  { tilmeldingsDato, begyndtDag, begyndtKl, ...input }: z.infer<typeof TilmeldForm>,
): Promise<{ forloeb: Start; advarsler: Regelfund[] }> {
  await aabn(ctx, input.borgerId)
  return tilmeld(ctx, {
    ...input,
    fraSiden: true,
    dato: tilmeldingsDato,
    paabegyndtTid: begyndtDag ? paabegyndt(begyndtDag, begyndtKl) : ctx.nu,
  })
}

/** Afmeld from the citizen's page, by the same who may tilmelde there. */
export async function afmeldFraSide(ctx: TxKontekst, input: z.infer<typeof AfmeldForm>): Promise<void> {
  await aabn(ctx, input.borgerId)
  await afmeld(ctx, {
    tilmeldingId: input.tilmeldingId,
    borgerId: input.borgerId,
    sidsteDag: input.afmeldingsDato,
    fraSiden: true,
  })
}

async function aabn(ctx: TxKontekst, borgerId: string): Promise<void> {
  const { id } = await hentBorger(ctx, borgerId, 'borger.se')
  if (kraeverCpr(ctx.aktoer, 'tilmelding.opret')) await aabnForCpr(ctx, id)
}

/** The moment at which the citizen began; without an hour the last minute of the day, which is what "before midnight" says. */
function paabegyndt(dag: Dag, kl: string): Date {
  const [, time = '23', minut = '59'] = /^(\d{1,2})[.:]?(\d{2})$/.exec(kl) ?? []
  return danskTid(dag, Number(time), Number(minut))
}
