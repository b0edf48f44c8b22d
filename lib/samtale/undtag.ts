import { and, eq, isNull } from 'drizzle-orm'
import { samtaleundtagelse } from '#db/schema/samtale'
import { logAdgang } from '#lib/audit/log'
import { doedsfald, vurderDoed } from '#lib/borger/doed'
import { hentBorger } from '#lib/borger/hent'
import { laasBorger } from '#lib/borger/laas'
import type { Dag } from '#lib/dato'
import { hentForloeb } from '#lib/kontaktforloeb/queries'
import { type Kontekst, type TxKontekst, transaktion } from '#lib/kontekst'
import { afvisBlok, IkkeFundet } from '#lib/regelfund'
import { listUndtagelser, myndighedFor } from '#lib/samtale/grundlag'
import { vurderUndtagelse } from '#lib/samtale/regler-udfald'
import { hentSamtalestand } from '#lib/samtale/stand'

/**
 * Leaves a citizen out of the interviews that remain, by a concrete judgement that is written down. Only under a rule set that lets some be
 * left out, only by who has the course, and only when the first interview has been held. Refused with every finding at once.
 */
export async function undtagFraSamtaler(
  ctx: Kontekst,
  input: { borgerId: string; fra: Dag; til: Dag | null; begrundelse: string },
): Promise<{ undtagelseId: string }> {
  return transaktion(ctx, async (ctx) => {
    const { borgerId, fra, til } = input
    await laasBorger(ctx, borgerId, 'skriv')
    const borger = await hentBorger(ctx, borgerId, 'samtale.skriv')
    const mig = myndighedFor(ctx)
    const forloeb = await hentForloeb(ctx, borger.id)
    const stand = await hentSamtalestand(ctx, borger.id, forloeb, { dag: ctx.dag })
    const gaeldende = await listUndtagelser(ctx, borger.id)
    const begrundelse = input.begrundelse.trim()
    afvisBlok([
      ...vurderDoed(doedsfald(borger)),
      ...vurderUndtagelse({
        dag: ctx.dag,
        skriver: mig.slags,
        ansvarlig: forloeb.ansvarlig,
        andelProcent: stand.regler?.andelProcent ?? null,
        foersteAfholdt: stand.kadence?.foersteAfholdt ?? false,
        fra,
        til,
        begrundelse,
        harAllerede: gaeldende.some((u) => u.organisationId === mig.id && (u.til === null || u.til >= ctx.dag)),
      }),
    ])
    await ophaev(ctx, borgerId, mig)
    const undtagelseId = crypto.randomUUID()
    await ctx.db.insert(samtaleundtagelse).values({
      id: undtagelseId,
      borgerId,
      organisationId: mig.id,
      fra,
      til,
      begrundelse,
      registreretAfNavn: mig.bruger,
      registreretTid: ctx.nu,
    })
    await log(ctx, borgerId, undtagelseId, 'OPRET', 'Undtog borgeren fra samtaler')
    return { undtagelseId }
  })
}

/** The citizen is to have interviews again. Twice is once. */
export async function ophaevUndtagelse(ctx: Kontekst, input: { borgerId: string }): Promise<void> {
  await transaktion(ctx, async (ctx) => {
    await laasBorger(ctx, input.borgerId, 'skriv')
    const borger = await hentBorger(ctx, input.borgerId, 'samtale.skriv')
    const ophaevet = await ophaev(ctx, borger.id, myndighedFor(ctx))
    if (!ophaevet) throw new IkkeFundet('en undtagelse')
    await log(ctx, borger.id, ophaevet, 'AENDR', 'Ophævede en undtagelse fra samtaler')
  })
}

async function ophaev(ctx: TxKontekst, borgerId: string, mig: { id: string; bruger: string }) {
  const [ophaevet] = await ctx.db
    .update(samtaleundtagelse)
    .set({ ophaevetTid: ctx.nu, ophaevetAfNavn: mig.bruger })
    .where(
      and(
        eq(samtaleundtagelse.borgerId, borgerId),
        eq(samtaleundtagelse.organisationId, mig.id),
        isNull(samtaleundtagelse.ophaevetTid),
      ),
    )
    .returning({ id: samtaleundtagelse.id })
  return ophaevet?.id
}

const log = (ctx: TxKontekst, borgerId: string, objektId: string, art: 'OPRET' | 'AENDR', formaal: string) =>
  logAdgang(ctx, [{ art, handling: 'samtale.skriv', formaal, objektType: 'samtaleundtagelse', objektId, borgerId }])
