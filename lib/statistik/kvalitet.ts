import { sql } from 'drizzle-orm'
import type { TxKontekst } from '#lib/kontekst'
import { hentTal } from '#lib/regelsaet/vaerdier'

/** One event of the kommune's own underretninger in the last year. */
export type Kvalitetslinje = {
  haendelse: string
  navn: string
  sendt: number
  trukket: number
  ikkeKorrekt: number
  spurgtOm: number
  forSent: number
}

/** So many of the newest are counted. */
export const TAELLES_HOEJST = 10_000

/**
 * How good the kommune's underretninger were, by event: of the newest 10,000 that changed in the last 365 days, how many were withdrawn,
 * answered as not correct, asked about, and sent after the deadline of their day. Numbers of one's own organisation only.
 */
export async function taelKvalitet(ctx: TxKontekst): Promise<Kvalitetslinje[]> {
  if (ctx.aktoer.slags !== 'bruger') return []
  const frist = await hentTal(ctx, 'nuph_frist_dage', ctx.dag)
  const siden = new Date(ctx.nu.getTime() - 365 * 86_400_000).toISOString()
  const raekker = await ctx.db.execute<Kvalitetslinje>(sql`
    with n as materialized (
      select n.id, n.haendelse, n.status, n.anledning,
        (n.sendt_tid at time zone 'Europe/Copenhagen')::date as sendt_dag, n.haendelsesdato, n.modtaget_fra_tilbudsstedet
      from (select id, haendelse, status, anledning, sendt_tid, haendelsesdato, modtaget_fra_tilbudssted_dato as modtaget_fra_tilbudsstedet
        from nuph where afsender_id = ${ctx.aktoer.organisation.id} and status <> 'KLADDE' and aendret_tid > ${siden}::timestamptz
        order by aendret_tid desc limit ${TAELLES_HOEJST}) n)
    select n.haendelse, max(h.navn) as navn, count(*)::int as sendt,
      count(*) filter (where n.status = 'TILBAGEKALDT' or n.anledning = 'TILBAGEKALDT')::int as trukket,
      count(*) filter (where exists (select from nuph_svar s join nuph_svartype t on t.kode = coalesce(s.resultat, s.svartype) and t.ikke_korrekt
          and (s.tid at time zone 'Europe/Copenhagen')::date between t.gyldig_fra and coalesce(t.gyldig_til, 'infinity') where s.nuph_id = n.id
        and not exists (select from nuph_svar ny where ny.erstatter_svar_id = s.id)))::int as "ikkeKorrekt",
      count(*) filter (where exists (select from nuph_indlaeg i where i.nuph_id = n.id and i.type = 'SPOERGSMAAL_TIL_UNDERRETNING'))::int as "spurgtOm",
      count(*) filter (where h.negativ and n.sendt_dag > ${frist}::int + case when h.frist_fra = 'TILBUDSSTED'
        then coalesce(n.modtaget_fra_tilbudsstedet, n.haendelsesdato) else n.haendelsesdato end)::int as "forSent"
    from n join nuph_haendelse h on h.kode = n.haendelse and h.gyldig_fra <= n.haendelsesdato
      and (h.gyldig_til is null or h.gyldig_til >= n.haendelsesdato)
    group by n.haendelse order by sendt desc, n.haendelse`)
  return [...raekker]
}
