import { sql } from 'drizzle-orm'
import { jobordre } from '#db/schema/jobordre'
import { maa } from '#lib/adgang/maa'
import { kanOverhovedet } from '#lib/adgang/matrix'
import { visDato } from '#lib/dato'
import {
  MAANEDER_HOEJST,
  type Maallinje,
  type Maaned,
  modenTil,
  plusMaaneder,
  type Talt,
  visMaal,
} from '#lib/jobordremaal/regler'
import type { TxKontekst } from '#lib/kontekst'
import { IkkeFundet } from '#lib/regelfund'
import { hentTal } from '#lib/regelsaet/vaerdier'

export const OPDELINGER = ['maaned', 'gruppe', 'myndighed'] as const
export type Opdeling = (typeof OPDELINGER)[number]
/** Months that are looked at together, both included. */
export type Periode = { fra: Maaned; til: Maaned }
export type Jobordremaal = { periode: Periode; opdeling: Opdeling; linjer: Maallinje[]; sum: Maallinje | undefined }

const LINJER_HOEJST = 300

/** A year up to this month, or what was asked for, at most three years. */
export function laesPeriode(ctx: Pick<TxKontekst, 'dag'>, fra: string | undefined, til: string | undefined): Periode {
  const erMaaned = (m: string | undefined): m is Maaned => m !== undefined && /^20\d{2}-(0[1-9]|1[0-2])$/.test(m)
  const slut = erMaaned(til) ? til : ctx.dag.slice(0, 7)
  const start = erMaaned(fra) && fra <= slut ? fra : plusMaaneder(slut, -11)
  const tidligst = plusMaaneder(slut, 1 - MAANEDER_HOEJST)
  return { fra: start < tidligst ? tidligst : start, til: slut }
}

/**
 * STAR's four measures of job orders by month of creation, trade or authority: of the reader's own authority, or of all for STAR. Counted are
 * orders of type 1 that were sent and reached an authority, each for the authority that has it now. One statement.
 */
export async function hentJobordremaal(
  ctx: TxKontekst,
  om: { periode: Periode; opdeling: Opdeling },
): Promise<Jobordremaal> {
  if (!kanOverhovedet(ctx.aktoer, 'jobordremaal.se')) throw new IkkeFundet('jobordremål')
  const { periode, opdeling } = om
  const dimension = {
    maaned: sql`maaned`,
    gruppe: sql`coalesce(gruppe, '')`,
    myndighed: sql`myndighed`,
  }[opdeling]
  const talte = await ctx.db.execute<Omit<Talt, 'navn'> & { navn: string | null }>(sql`
    with ordrer as (
      select to_char(jobordre.oprettet_tid at time zone 'Europe/Copenhagen', 'YYYY-MM') as maaned, jobordre.antal_stillinger,
        jobordre.myndighed_id::text as myndighed,
        (select left(b.disco08, 2) from jobordre_stilling s join stillingsbetegnelse b on b.concept_uri = s.concept_uri
          where s.jobordre_id = jobordre.id and s.nummer = 0 and b.gyldig_fra <= (jobordre.oprettet_tid at time zone 'Europe/Copenhagen')::date
            and (b.gyldig_til is null or b.gyldig_til >= (jobordre.oprettet_tid at time zone 'Europe/Copenhagen')::date) limit 1) as gruppe,
        exists (select from formidling f where f.jobordre_id = jobordre.id and f.henvist_tid is not null) as henvist,
        exists (select from formidling f where f.jobordre_id = jobordre.id and f.henvist_tid is not null and f.status = 9204) as ansat
      from jobordre
      where jobordre.type = 1 and not jobordre.proeve and jobordre.sendt_tid is not null and jobordre.status <> 'KLADDE'
        and jobordre.oprettet_tid >= (${periode.fra} || '-01')::timestamp at time zone 'Europe/Copenhagen'
        and jobordre.oprettet_tid < (${plusMaaneder(periode.til, 1)} || '-01')::timestamp at time zone 'Europe/Copenhagen'
        and exists (select from jobordre_myndighed m where m.jobordre_id = jobordre.id and m.til is null)
        and ${maa(ctx, 'jobordremaal.se', { ansvarlig: jobordre.myndighedId })})
    select ${dimension} as noegle, min(maaned) as foerste, count(*)::int as oprettede, sum(antal_stillinger)::int as stillinger,
      count(*) filter (where maaned <= ${modenTil(ctx.dag, 'formidlingsgrad')})::int as "formidlingAf",
      count(*) filter (where henvist and maaned <= ${modenTil(ctx.dag, 'formidlingsgrad')})::int as formidlet,
      count(*) filter (where henvist and maaned <= ${modenTil(ctx.dag, 'besaettelsesgrad')})::int as "besaettelseAf",
      count(*) filter (where henvist and ansat and maaned <= ${modenTil(ctx.dag, 'besaettelsesgrad')})::int as besat,
      case when ${opdeling} = 'gruppe' then (select k.navn from kode k where k.liste = 'erhvervsgruppe' and k.kode = min(gruppe)
          order by k.gyldig_fra desc limit 1)
        when ${opdeling} = 'myndighed' then (select o.navn from organisation o where o.id::text = min(myndighed)) end as navn
    from ordrer group by ${dimension} order by ${dimension} limit ${LINJER_HOEJST}`)
  const graense = await hentTal(ctx, 'jobordremaal_smaa_tal', ctx.dag)
  return {
    periode,
    opdeling,
    ...visMaal(
      talte.map((t) => ({ ...t, navn: opdeling === 'maaned' ? maanedsnavn(t.noegle) : (t.navn ?? 'Ikke oplyst') })),
      graense,
    ),
  }
}

/** `'2026-11'` → `'november 2026'`. */
export const maanedsnavn = (maaned: Maaned): string => visDato(`${maaned}-01`).replace('1. ', '')
