import { type SQL, sql } from 'drizzle-orm'
import { borger } from '#db/schema/borger'
import type { taellerimport } from '#db/schema/taellerimport'
import { maa } from '#lib/adgang/maa'
import { nyesteTaeller } from '#lib/dagpengetaeller/nyeste'
import { type Modtagelse, modtagelse, vurderTaeller } from '#lib/dagpengetaeller/regler'
import type { Dag } from '#lib/dato'
import type { TxKontekst } from '#lib/kontekst'
import type { Regelfund } from '#lib/regelfund'
import { IKKE_JERES } from '#lib/timeimport/fund'

export type Import = typeof taellerimport.$inferSelect

/** A part of the file: citizens after `efter`, in order, up to and with `til`. */
export type Del = { efter: string; til: string }
export const FOERST = '00000000-0000-0000-0000-000000000000'

/**
 * The rows of a part, each with the citizen's newest counter, and a first judgement in SQL. `GEM` and `UAENDRET` are said only where the rule
 * (`vurderTaeller`) has nothing against it: the a-kasse's member today, and hours that grow in the known indplacering, begin a new one, or
 * stand exactly as they are. Everything else is `VURDER`: it is put before the rule itself, one by one. A row with a finding is left out.
 * The costly question of the matrix, too, is put only there; a relation of today's is always enough for it. `is true` keeps the planner from
 * the index of the exclusion constraint, in which a look-up costs a hundred times as much; `offset 0` makes each row of the file one look-up by
 * its key, where a planner that has not heard of them yet would read them all for each citizen.
 */
export function raekkerMedStand(ctx: TxKontekst, job: Import, { efter, til }: Del): SQL {
  const dag = sql`${ctx.dag}::date`
  const org = sql`${job.organisationId}::uuid`
  return sql`
    select p.nr, p.borger_id, r.forsikring, r.timer_forbrugt, r.opgjort_til, r.indplaceringsdato, r.ny_indplacering, r.indplacering_timer,
      r.korrektion_kommentar, r.korrektion_fra, borger.doed_dato is not null as doed, s.id as s_id, s.indplaceringsdato as s_indplaceringsdato,
      s.timer_forbrugt as s_timer, s.opgjort_til as s_til, s.forsikring as s_forsikring, coalesce(e.ens, false) as ens,
      case
        when borger.doed_dato is not null or r.opgjort_til > ${dag} or r.opgjort_til < r.indplaceringsdato
          or not exists (select from adgangsrelation a where a.organisation_id = ${org} and a.borger_id = p.borger_id and a.kategori = 'EGEN'
            and a.fra <= ${dag} and (a.til is null or a.til >= ${dag}))
          or not exists (select from akassemedlemskab m where m.borger_id = p.borger_id and m.akasse_id = ${org} and (m.registreret_til is null) is true
            and m.gyldig_fra <= ${dag} and (m.gyldig_til is null or m.gyldig_til >= ${dag})) then 'VURDER'
        when s.id is null then case when r.indplaceringsdato is null then 'VURDER' else 'GEM' end
        when e.ens then 'UAENDRET'
        when r.ny_indplacering then case when r.indplaceringsdato > s.indplaceringsdato then 'GEM' else 'VURDER' end
        when r.korrektion_kommentar is null and (r.indplaceringsdato is null or r.indplaceringsdato = s.indplaceringsdato)
          and r.timer_forbrugt >= s.timer_forbrugt and r.opgjort_til >= s.opgjort_til
          and (r.timer_forbrugt, r.opgjort_til, r.forsikring) is distinct from (s.timer_forbrugt, s.opgjort_til, s.forsikring) then 'GEM'
        else 'VURDER' end as dom
    from taellerimport_post p
      cross join lateral (select * from taellerimport_raekke where import_id = p.import_id and nr = p.nr offset 0) r
      join borger on borger.id = p.borger_id
      left join lateral ${nyesteTaeller(sql`p.borger_id`)} s on true
      cross join lateral (select s.timer_forbrugt = r.timer_forbrugt and s.opgjort_til = r.opgjort_til and s.forsikring = r.forsikring
        and (r.indplaceringsdato = s.indplaceringsdato or (r.indplaceringsdato is null and not r.ny_indplacering))
        and (r.indplacering_timer is null or r.indplacering_timer = s.indplacering_timer) and (r.korrektion_kommentar is null
          or (r.korrektion_kommentar = s.korrektion_kommentar and r.korrektion_fra = s.korrektion_fra)) as ens) e
    where p.import_id = ${job.id} and p.borger_id > ${efter}::uuid and p.borger_id <= ${til}::uuid
      and not exists (select from taellerimport_fund f where f.import_id = p.import_id and f.nr = p.nr)
    order by p.borger_id`
}

/** What the rule is told about the rows of `stand` that are for it to judge: one JSON value, because they are few. */
export function tilVurdering(ctx: TxKontekst, job: Import, stand: SQL): SQL {
  return sql`
    select coalesce(json_agg(json_build_object('nr', v.nr, 'forsikring', v.forsikring, 'timer', v.timer_forbrugt::text, 'til', v.opgjort_til,
        'fra', v.indplaceringsdato, 'ny', v.ny_indplacering, 'indplacering', v.indplacering_timer::text, 'kommentar', v.korrektion_kommentar,
        'rettesFra', v.korrektion_fra, 'doed', v.doed, 'ens', v.ens,
        'seneste', case when v.s_id is not null then json_build_object('id', v.s_id, 'indplaceringsdato', v.s_indplaceringsdato,
          'timerForbrugt', v.s_timer::text, 'opgjortTil', v.s_til, 'forsikring', v.s_forsikring) end,
        'maa', exists (select from borger where borger.id = v.borger_id and ${maa(ctx, 'dagpengetaeller.opret', { borgerId: borger.id })}),
        'medlemskaber', (select coalesce(json_agg(json_build_object('egen', m.akasse_id = ${job.organisationId}::uuid, 'gyldigFra', m.gyldig_fra,
          'gyldigTil', m.gyldig_til) order by m.gyldig_fra desc), '[]') from akassemedlemskab m where m.borger_id = v.borger_id
          and (m.registreret_til is null) is true),
        'sendtFoer', exists (select from (select t.* from dagpengetaeller_tidligere t where t.borger_id = v.borger_id
            and t.fra_akasse_id = ${job.organisationId}::uuid order by t.indberettet_tid desc, t.id desc limit 1) t
          where t.timer_forbrugt = v.timer_forbrugt and t.opgjort_til = v.opgjort_til and t.forsikring = v.forsikring
            and t.indplaceringsdato = coalesce(v.indplaceringsdato, t.indplaceringsdato)
            and t.korrektion_kommentar is not distinct from v.korrektion_kommentar)
      ) order by v.borger_id), '[]') from ${stand} v where v.dom = 'VURDER'`
}

export type TilVurdering = {
  nr: number
  forsikring: string
  timer: string
  til: Dag
  fra: Dag | null
  ny: boolean
  indplacering: string | null
  kommentar: string | null
  rettesFra: string | null
  doed: boolean
  /** Stands in every respect as the newest counter does, its correction too. */
  ens: boolean
  seneste: { id: string; indplaceringsdato: Dag; timerForbrugt: string; opgjortTil: Dag; forsikring: string } | null
  maa: boolean
  medlemskaber: { egen: boolean; gyldigFra: Dag; gyldigTil: Dag | null }[]
  sendtFoer: boolean
}

export type Dom =
  | { nr: number; udfald: Exclude<Modtagelse, 'AFVIS'> | 'UAENDRET' }
  | { nr: number; udfald: 'FEJL'; fund: Regelfund[]; celler: Record<string, string> }

/**
 * The rule's own judgement of one row: the same as of a single report. What the limit means is told by tasks, not by warnings. That nothing
 * has changed is no fault of a file.
 */
export function doem(dag: Dag, f: TilVurdering): Dom {
  const fejl = (fund: Regelfund[]): Dom => ({ nr: f.nr, udfald: 'FEJL', fund, celler: celler(f) })
  if (!f.maa) return fejl([IKKE_JERES])
  const bliver = modtagelse(f.medlemskaber, dag)
  if (bliver === 'VIDERESEND' && f.sendtFoer) return { nr: f.nr, udfald: 'UAENDRET' }
  const blok = vurderTaeller({
    dag,
    doed: f.doed,
    modtagelse: bliver,
    nyIndplacering: f.ny,
    indplaceringsdato: f.fra,
    forsikring: f.forsikring,
    timerForbrugt: f.timer,
    opgjortTil: f.til,
    harKorrektion: f.kommentar !== null,
    seneste: f.seneste ?? undefined,
    graenseTimer: null,
    aabent75: undefined,
    afsluttet75: undefined,
  }).filter((x) => x.niveau === 'BLOK')
  if (bliver === 'GEM' && ((f.ens && !f.doed) || (blok.length === 1 && blok[0]?.kode === 'DT-006')))
    return { nr: f.nr, udfald: 'UAENDRET' }
  if (blok.length > 0 || bliver === 'AFVIS')
    return fejl(blok.map((x) => ({ ...x, felt: KOLONNE[x.felt ?? ''] ?? x.felt ?? 'raekke' })))
  return { nr: f.nr, udfald: bliver }
}

/** The rule's names of fields, as columns of the file. */
const KOLONNE: Record<string, string> = { benefitsGrading: 'indplaceringsdato' }

const celler = (f: TilVurdering): Record<string, string> =>
  Object.fromEntries(
    Object.entries({
      forsikring: f.forsikring,
      forbrugteTimer: f.timer.replace('.', ','),
      opgjortTil: f.til,
      indplaceringsdato: f.fra ?? '',
      nyIndplacering: f.ny ? 'ja' : '',
      indplaceringTimer: f.indplacering?.replace('.', ',') ?? '',
      korrektionKommentar: f.kommentar ?? '',
      korrektionFra: f.rettesFra ?? '',
    }).filter(([, tekst]) => tekst !== ''),
  )
