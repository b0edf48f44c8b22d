import { sql } from 'drizzle-orm'
import { logAdgang } from '#lib/audit/log'
import { type Dag, plusDage } from '#lib/dato'
import type { TxKontekst } from '#lib/kontekst'
import { arbejdsdageSiden } from '#lib/nuph/frister'
import { hentTal } from '#lib/regelsaet/vaerdier'

/** One case that lacks something. `dage` is how long: working days for an answer, days for an exclusion, null for a missing row. */
export type Mangel = {
  art: 'SVAR_UDEN_SANKTION' | 'UDELUKKELSE_AABEN' | 'SVAR_OVERSKREDET'
  id: string
  borgerId: string
  borgerNavn: string
  sagsnummer: string | null
  fra: Dag
  dage: number | null
}

/** So many of each kind are shown; more are not counted. */
export const VISES_HOEJST = 100

export type Fuldstaendighed = {
  mangler: Record<Mangel['art'], Mangel[]>
  graenser: { aabenDage: number; svarArbejdsdage: number }
}

/**
 * What the a-kasse's own register and answers lack: final answers with a sanction that has no row, exclusions that have been open for
 * longer than the rule says, and underretninger whose answer is overdue. The oldest 100 of each; every citizen shown is logged.
 */
export async function findMangler(ctx: TxKontekst, art: 'SOEG' | 'EKSPORT' = 'SOEG'): Promise<Fuldstaendighed> {
  if (ctx.aktoer.slags !== 'bruger') throw new Error('kun en a-kasse har et register')
  const akasse = ctx.aktoer.organisation.id
  const aabenDage = await hentTal(ctx, 'sanktion_aaben_laenge_dage', ctx.dag)
  const svarArbejdsdage = await hentTal(ctx, 'nuph_svar_overskredet_arbejdsdage', ctx.dag)
  const mangler = {
    SVAR_UDEN_SANKTION: await udenSanktion(ctx, akasse),
    UDELUKKELSE_AABEN: await aabneUdelukkelser(ctx, akasse, aabenDage),
    SVAR_OVERSKREDET: await overskredne(ctx, akasse, svarArbejdsdage),
  }
  await logAdgang(
    ctx,
    Object.values(mangler)
      .flat()
      .map((m) => ({
        art,
        handling: m.art === 'UDELUKKELSE_AABEN' ? 'sanktion.se' : 'nuph.se',
        formaal: 'Mangler i registeret',
        objektType: m.art === 'UDELUKKELSE_AABEN' ? 'sanktion' : 'nuph',
        objektId: m.id,
        borgerId: m.borgerId,
      })),
  )
  return { mangler, graenser: { aabenDage, svarArbejdsdage } }
}

const udenSanktion = async (ctx: TxKontekst, akasse: string): Promise<Mangel[]> => [
  ...(await ctx.db.execute<Mangel>(sql`
    select 'SVAR_UDEN_SANKTION' as art, n.id, n.borger_id as "borgerId", b.navn as "borgerNavn", n.sagsnummer,
      (s.tid at time zone 'Europe/Copenhagen')::date::text as fra, null::int as dage
    from nuph n join borger b on b.id = n.borger_id
    join nuph_svar s on s.nuph_id = n.id and s.endeligt and not exists (select from nuph_svar ny where ny.erstatter_svar_id = s.id)
    join nuph_svartype t on t.kode = coalesce(s.resultat, s.svartype) and t.sanktionskategori is not null
      and t.gyldig_fra <= (s.tid at time zone 'Europe/Copenhagen')::date
      and (t.gyldig_til is null or t.gyldig_til >= (s.tid at time zone 'Europe/Copenhagen')::date)
    where n.akasse_id = ${akasse} and n.status in ('BESVARET', 'LUKKET')
      and not exists (select from sanktion r where r.nuph_id = n.id and r.status <> 'ANNULLERET'
        and not exists (select from sanktion ny where ny.retter_version_id = r.version_id))
    order by s.tid, n.id limit ${VISES_HOEJST}`)),
]

const aabneUdelukkelser = async (ctx: TxKontekst, akasse: string, dage: number): Promise<Mangel[]> => [
  ...(await ctx.db.execute<Mangel>(sql`
    select 'UDELUKKELSE_AABEN' as art, r.id, r.borger_id as "borgerId", b.navn as "borgerNavn", n.sagsnummer, r.startdato::text as fra,
      (${ctx.dag}::date - r.startdato)::int as dage
    from sanktion r join borger b on b.id = r.borger_id left join nuph n on n.id = r.nuph_id
    where r.akasse_id = ${akasse} and r.kategori = 'K01' and r.status <> 'ANNULLERET' and r.slutdato is null
      and r.startdato < ${plusDage(ctx.dag, -dage)}::date
      and not exists (select from sanktion ny where ny.retter_version_id = r.version_id)
    order by r.startdato, r.id limit ${VISES_HOEJST}`)),
]

/** Working days never number more than days, so the oldest by date hold them; the border itself is judged in working days. */
async function overskredne(ctx: TxKontekst, akasse: string, arbejdsdage: number): Promise<Mangel[]> {
  const raekker = await ctx.db.execute<Mangel & { sendt: string }>(sql`
    select 'SVAR_OVERSKREDET' as art, n.id, n.borger_id as "borgerId", b.navn as "borgerNavn", n.sagsnummer,
      (n.sendt_tid at time zone 'Europe/Copenhagen')::date::text as fra, null::int as dage, n.sendt_tid::text as sendt
    from nuph n join borger b on b.id = n.borger_id
    where n.akasse_id = ${akasse} and n.status in ('SENDT', 'MIDLERTIDIGT_BESVARET', 'GENOPTAGET')
      and n.sendt_tid < ${new Date(ctx.nu.getTime() - (arbejdsdage - 1) * 86_400_000).toISOString()}::timestamptz
    order by n.sendt_tid, n.id limit ${VISES_HOEJST}`)
  return [...raekker]
    .map(({ sendt, ...m }) => ({ ...m, dage: arbejdsdageSiden(new Date(sendt), ctx.dag) }))
    .filter((m) => (m.dage ?? 0) >= arbejdsdage)
}
