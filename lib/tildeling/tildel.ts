import { and, eq, gte, isNull, or } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { adgangsrelation, tildeling } from '#db/schema/adgang'
import { organisation } from '#db/schema/organisation'
import { logAdgang } from '#lib/audit/log'
import { doedsfald } from '#lib/borger/doed'
import { hentBorger } from '#lib/borger/hent'
import { laasBorger } from '#lib/borger/laas'
import { type Dag, daekker } from '#lib/dato'
import { hentForloeb } from '#lib/kontaktforloeb/queries'
import { type Kontekst, type TxKontekst, transaktion } from '#lib/kontekst'
import { afvisBlok } from '#lib/regelfund'
import type { TildelBorger } from '#lib/tildeling/input'
import { listAndreAktoerer } from '#lib/tildeling/queries'
import { senesteDag, vurderTildeling } from '#lib/tildeling/regler'

/**
 * The jobcenter gives its citizen to an anden aktør for a period: from then on that one sees and sends what the access table says, on the
 * jobcenter's behalf. It lasts no longer than the citizen is the jobcenter's. The citizen sees it on Min sag.
 */
export async function tildelBorger(
  ctx: Kontekst,
  input: TildelBorger,
): Promise<{ id: string; fra: Dag; til: Dag | null }> {
  return transaktion(ctx, async (ctx) => {
    const { borgerId, fra } = input
    await laasBorger(ctx, borgerId, 'skriv')
    const borger = await hentBorger(ctx, borgerId, 'tildeling.giv')
    if (ctx.aktoer.slags !== 'bruger') throw new Error('kun et jobcenter bruger en anden aktør')
    const { organisation: mig, brugerId, navn } = ctx.aktoer
    const aktoer = (await listAndreAktoerer(ctx)).find((a) => a.kode === input.aktoer)
    const { tilknytninger } = await hentForloeb(ctx, borgerId)
    const tilknytning = tilknytninger.find(
      (t) => t.jobcenterId === mig.id && daekker({ fra: t.gyldigFra, til: t.gyldigTil }, fra ?? ctx.dag),
    )
    afvisBlok(
      vurderTildeling({
        dag: ctx.dag,
        fra,
        til: input.til,
        doed: doedsfald(borger),
        aktoer,
        tilknytning,
        kendte: await listAabne(ctx, borgerId, mig.id),
      }),
    )
    if (!aktoer || !tilknytning || !fra)
      throw new Error('uden aktør, tilknytning og dag skulle AT-001/AT-003 have stoppet')
    const til = senesteDag(input.til ?? null, tilknytning.gyldigTil)
    const id = crypto.randomUUID()
    await ctx.db.insert(tildeling).values({
      id,
      borgerId,
      jobcenterId: mig.id,
      aktoerId: aktoer.id,
      fra,
      til,
      tildeltAf: brugerId,
      tildeltAfNavn: navn,
      tildeltTid: ctx.nu,
    })
    await ctx.db.insert(adgangsrelation).values({
      organisationId: aktoer.id,
      borgerId,
      kategori: 'TILDELT',
      grundlagId: id,
      fra,
      til,
      laesbarTil: til,
    })
    await logAdgang(ctx, [
      {
        art: 'OPRET',
        handling: 'tildeling.giv',
        formaal: `Gav ${aktoer.navn} adgang på kommunens vegne`,
        objektType: 'tildeling',
        objektId: id,
        borgerId,
      },
    ])
    return { id, fra, til }
  })
}

/** The jobcenter's tildelinger of the citizen that are not over. */
async function listAabne(ctx: TxKontekst, borgerId: string, jobcenterId: string) {
  const aktoer = alias(organisation, 'aktoer')
  const raekker = await ctx.db
    .select({ aktoerNavn: aktoer.navn, fra: tildeling.fra, til: tildeling.til })
    .from(tildeling)
    .innerJoin(aktoer, eq(aktoer.id, tildeling.aktoerId))
    .where(
      and(
        eq(tildeling.borgerId, borgerId),
        eq(tildeling.jobcenterId, jobcenterId),
        or(isNull(tildeling.til), gte(tildeling.til, ctx.dag)),
      ),
    )
    .limit(50)
  // One that never began holds no day.
  return raekker.filter((r) => r.til === null || r.til >= r.fra)
}
