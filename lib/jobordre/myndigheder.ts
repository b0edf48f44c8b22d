import { sql } from 'drizzle-orm'
import type { Dag } from '#lib/dato'
import type { TxKontekst } from '#lib/kontekst'
import { findVaerdi } from '#lib/regelsaet/vaerdier'

export type Rekrutteringsmyndighed = {
  id: string
  type: 'akasse' | 'jobcenter'
  kode: string
  navn: string
  /** Of an a-kasse: its reported coverage fits the title that was asked about. */
  foreslaaet: boolean
}

/**
 * Who can be chosen as recruiting authority on a day: every main jobcentre, and every a-kasse that has reported ready for the day, whose system
 * answers, and that has room. With a title, a-kasser whose coverage does not hold it are left out. By name; neutral between a-kasser. `foreslaaet`
 * is the jobcentre of the unit's kommune, and a-kasser that cover the title.
 */
export async function listRekrutteringsmyndigheder(
  ctx: TxKontekst,
  om: {
    dag: Dag
    conceptUri?: string | null | undefined
    pNummer?: string | null | undefined
    cvr?: string | undefined
  },
): Promise<Rekrutteringsmyndighed[]> {
  const akasserMed = (await findVaerdi(ctx, 'jobordre_akasse_vaelges', om.dag))?.vaerdi === 'ja'
  // The wall shows a company its own orders; how many an a-kasse has open is counted across companies, in this statement alone.
  const taeller = (svar: 'ja' | 'nej') => ctx.db.execute(sql`select set_config('samspor.taeller', ${svar}, true)`)
  await taeller('ja')
  const raekker = await ctx.db.execute<Rekrutteringsmyndighed & { disco: string | null }>(sql`
    with stilling as (
      select disco08 from stillingsbetegnelse where concept_uri = ${om.conceptUri ?? ''} and gyldig_fra <= ${om.dag}
        and (gyldig_til is null or gyldig_til >= ${om.dag}) limit 1),
    hjemme as (
      select jk.jobcenter_id from produktionsenhed p join organisation k on k.type = 'kommune' and k.kode = p.kommunekode
        join jobcenter_kommune jk on jk.kommune_id = k.id and jk.gyldig_fra <= ${om.dag} and (jk.gyldig_til is null or jk.gyldig_til >= ${om.dag})
      where p.p_nummer = ${om.pNummer ?? ''} and ${om.cvr ? sql`p.cvr = ${om.cvr}` : sql`true`} and p.gyldig_fra <= ${om.dag} and (p.gyldig_til is null or p.gyldig_til >= ${om.dag}))
    select o.id, o.type, o.kode, o.navn, exists (select from hjemme h where h.jobcenter_id = o.id) as foreslaaet
      from organisation o
      where o.type = 'jobcenter' and right(o.kode, 2) in ('00', '01') and o.gyldig_fra <= ${om.dag} and (o.gyldig_til is null or o.gyldig_til >= ${om.dag})
    union all
    select o.id, o.type, o.kode, o.navn,
        ${om.conceptUri ?? ''} <> '' and (k.stillinger is null or exists (select from stilling s, unnest(k.stillinger) as d where s.disco08 like d || '%')) as foreslaaet
      from organisation o join klarmelding k on k.akasse_id = o.id and k.erstattet_tid is null
      where ${akasserMed} and o.type = 'akasse' and o.gyldig_fra <= ${om.dag} and (o.gyldig_til is null or o.gyldig_til >= ${om.dag})
        and k.klar_fra <= ${om.dag} and (k.klar_til is null or k.klar_til >= ${om.dag}) and k.pause_fra is null
        and (k.stillinger is null or ${om.conceptUri ?? ''} = ''
          or exists (select from stilling s, unnest(k.stillinger) as d where s.disco08 like d || '%'))
        and (k.maks_aabne is null or k.maks_aabne > (
          select count(*) from jobordre j where j.myndighed_id = o.id and not j.proeve and j.status in ('AFVENTER_MODTAGELSE', 'UNDER_BEHANDLING', 'INAKTIV')))
    order by 2 desc, 4`)
  await taeller('nej')
  return raekker.map(({ id, type, kode, navn, foreslaaet }) => ({ id, type, kode, navn, foreslaaet }))
}

/** The jobcentre that a unit belongs to on a day; undefined when the unit is not known, or not the company's, when one is named. */
export async function findTilknyttetJobcenter(
  ctx: TxKontekst,
  pNummer: string | null,
  dag: Dag,
  cvr?: string,
): Promise<Rekrutteringsmyndighed | undefined> {
  const alle = await listRekrutteringsmyndigheder(ctx, { dag, pNummer, cvr })
  return alle.find((m) => m.type === 'jobcenter' && m.foreslaaet)
}

/** An authority by id as a choice on a day: undefined when there is none, and why it cannot be chosen when it cannot. */
export async function vurderValg(
  ctx: TxKontekst,
  myndighedId: string,
  om: { dag: Dag; conceptUri: string | null; pNummer: string | null },
): Promise<{ navn: string; type: 'akasse' | 'jobcenter'; kanVaelges: boolean; grund: string } | null> {
  const [o] = await ctx.db.execute<{ navn: string; type: string }>(
    sql`select navn, type from organisation where id = ${myndighedId}`,
  )
  if (!o || (o.type !== 'akasse' && o.type !== 'jobcenter')) return null
  const kanVaelges = (await listRekrutteringsmyndigheder(ctx, om)).some((m) => m.id === myndighedId)
  return {
    navn: o.navn,
    type: o.type,
    kanVaelges,
    grund:
      o.type === 'akasse'
        ? 'En a-kasse kan vælges, når den har meldt sig klar til stillingen, og dens system svarer'
        : 'Kun et hovedjobcenter, der findes på dagen, kan vælges',
  }
}
