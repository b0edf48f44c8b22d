import type postgres from 'postgres'
import type { Kontekst, OrganisationRef } from '#lib/kontekst'
import { systemKontekst } from '#lib/ur'

/** Five years of job orders in the country. */
export const BESTAND = { jobordrer: 300_000, aabne: 12_000, virksomheder: 3_000, borgere: 60_000 }
/** The large a-kasser and kommuner have most: the share of number r is in proportion to 1/r. Four of ten orders go to an a-kasse. */
const TIL_AKASSE = 0.4

const TABELLER = [
  'jobordre',
  'jobordre_kontakt',
  'jobordre_stilling',
  'jobordre_version',
  'jobordre_myndighed',
  'jobordre_haendelse',
  'jobordre_samarbejde',
  'formidling',
  'formidlingsstand',
  'formidlingslog',
  'samtykke',
  'deling',
]

/** Who asks: the largest a-kasse, jobcenter and company, and the company of any order. */
export type Brugere = {
  akasse: () => Kontekst
  jobcenter: () => Kontekst
  virksomhed: () => Kontekst
  virksomheder: { id: string; som: () => Kontekst }[]
}

/** By bare SQL, set by set, right by construction; the indexes are built when the rows are there. */
export async function fyldJobordrer(alt: postgres.Sql): Promise<Brugere> {
  await alt.unsafe(
    `set session_replication_role = replica; set synchronous_commit = off; set maintenance_work_mem = '256MB'; set work_mem = '128MB'; select setseed(0.5)`,
  )
  const indekser = await alt<{ navn: string; tekst: string }[]>`
    select indexname as navn, indexdef as tekst from pg_indexes i where tablename in ${alt(TABELLER)}
      and not exists (select from pg_constraint c where c.conname = i.indexname)`
  for (const { navn } of indekser) await alt`drop index ${alt(navn)}`
  await alt.unsafe(ORGANISATIONER)
  await alt.unsafe(ORDRER)
  await alt.unsafe(KANDIDATER)
  for (const { tekst } of indekser) await alt.unsafe(tekst)
  await alt.unsafe('set session_replication_role = origin; reset work_mem')
  await alt.unsafe('vacuum analyze')
  await alt.unsafe('checkpoint')
  return opretBrugere(alt)
}

/** Companies with CVR numbers that hold, every a-kasse ready, some up to a limit, and citizens with an a-kasse and a jobcenter each. */
const ORGANISATIONER = `
  insert into organisation (id, type, kode, cvr, navn, kort_navn, gyldig_fra, kilde)
    select gen_random_uuid(), 'virksomhed', cvr, cvr, 'Virksomhed ' || cvr, 'Virksomhed', '2020-01-01', 'bench'
    from (select n::text as cvr from generate_series(20000000, 20100000) n
      where (select sum(substr(n::text, i, 1)::int * (array[2, 7, 6, 5, 4, 3, 2, 1])[i]) from generate_series(1, 8) i) % 11 = 0
      limit ${BESTAND.virksomheder}) v;
  insert into klarmelding (id, akasse_id, klar_fra, maks_aabne, meldt_af_navn, meldt_af_organisation, meldt_tid)
    select gen_random_uuid(), id, '2023-12-04', case when kode::int % 3 = 0 then 100000 end, 'Systemet', navn, now() from organisation where type = 'akasse';
  create temp table vaegt as select type, array_agg(id order by r) as ider, array_agg(til order by r) as til from (
    select type, id, r, sum(1.0::float8 / r) over (partition by type order by r) / sum(1.0::float8 / r) over (partition by type) as til
    from (select type, id, row_number() over (partition by type order by kode) as r from organisation where type in ('akasse', 'jobcenter')) o) v group by type;
  create temp table person as select gen_random_uuid() as id,
      a.ider[1 + width_bucket(random(), a.til)] as akasse_id, j.ider[1 + width_bucket(random(), j.til)] as jobcenter_id
    from generate_series(1, ${BESTAND.borgere}), (select * from vaegt where type = 'akasse') a, (select * from vaegt where type = 'jobcenter') j;
  insert into borger (id, navn, foedselsdato, oprettet_tid) select id, 'Ledig ' || left(id::text, 8), '1980-01-01', now() from person;
  insert into adgangsrelation (organisation_id, borger_id, kategori, grundlag_id, fra)
    select akasse_id, id, 'EGEN', gen_random_uuid(), '2020-01-01'::date from person
    union all select jobcenter_id, id, 'EGEN', gen_random_uuid(), '2020-01-01'::date from person;`

/** The oldest first, as they came. Open are half of the newest ones. */
const ORDRER = `
  create temp table ordre as select o.*, v.navn as virksomhed_navn, v.cvr, m.navn as myndighed_navn, u.uris[u1] as uri, u.titler[u1] as titel,
      u.uris[1 + u1 % cardinality(u.uris)] as uri2, u.titler[1 + u1 % cardinality(u.uris)] as titel2,
      case when status = 'AFVENTER_MODTAGELSE' then tid when status in ('UNDER_BEHANDLING', 'INAKTIV') then tid + interval '4 hours'
        else tid + interval '1 day' * (10 + n % 50) end as aendret
    from (select gen_random_uuid() as id, n, now() - n * interval '5 years' / ${BESTAND.jobordrer} as tid,
        v.ider[1 + floor(${BESTAND.virksomheder} * power(random(), 2))::int] as virksomhed_id,
        case when random() < ${TIL_AKASSE} then a.ider[1 + width_bucket(random(), a.til)] else j.ider[1 + width_bucket(random(), j.til)] end as myndighed_id,
        1 + floor(150 * power(random(), 1.5))::int as u1,
        case when n > ${2 * BESTAND.aabne} or n % 2 = 1 then (array['AFSLUTTET_OPFYLDT', 'AFSLUTTET_FRIST', 'AFSLUTTET_FRIST', 'AFSLUTTET_TRUKKET'])[1 + (n / 2) % 4]
          when n <= 3000 then 'AFVENTER_MODTAGELSE' when n % 20 = 0 then 'INAKTIV' else 'UNDER_BEHANDLING' end as status
      from generate_series(${BESTAND.jobordrer}, 1, -1) n, (select array_agg(id order by kode) as ider from organisation where kilde = 'bench') v,
        (select * from vaegt where type = 'akasse') a, (select * from vaegt where type = 'jobcenter') j) o
    join organisation v on v.id = o.virksomhed_id join organisation m on m.id = o.myndighed_id,
      (select array_agg(concept_uri order by concept_uri) as uris, array_agg(titel order by concept_uri) as titler from stillingsbetegnelse) u
    order by n desc;
  insert into jobordre (id, sagsnummer, version, status, type, titel, beskrivelse, formidlingsfrist, antal_stillinger, arbejdssted, arbejdskommune, virksomhed_id,
      virksomhed_navn, cvr, myndighed_id, myndighed_navn, sagsbehandler_navn, oprettet_af_virksomhed, oprettet_af_navn, oprettet_tid, aendret_tid, sendt_tid,
      venter_siden, afsluttet_tid)
    select id, 'JO-B-' || n, 1, status, 1, left(titel || ' til ' || (array['butikken', 'natholdet', 'værkstedet', 'plejehjemmet', 'kontoret'])[1 + n % 5] || ' nr. ' || n, 100),
      repeat('Vi søger en kollega, der kan lide at arbejde sammen med andre. ', 12), (tid + interval '60 days')::date, 1 + n % 3,
      '{"by": "Vanløse", "postnummer": "2720"}', k.koder[1 + floor(98 * power((n::bigint * 7919 % 1000) / 1000.0, 3))::int], virksomhed_id, virksomhed_navn, cvr, myndighed_id, myndighed_navn,
      case when status <> 'AFVENTER_MODTAGELSE' then 'Prøve' end, true, 'Bo Bager', tid, aendret, tid,
      case when status = 'AFVENTER_MODTAGELSE' then tid end, case when status like 'AFSLUTTET%' then aendret end
    from ordre, (select array_agg(kode order by kode) as koder from organisation where type = 'kommune') k;
  insert into jobordre_samarbejde (id, jobordre_id, inviterende_id, inviterende_navn, inviteret_id, inviteret_navn, tekst, fra, til, status,
      inviteret_af_navn, inviteret_tid)
    select gen_random_uuid(), o.id, o.myndighed_id, o.myndighed_navn, h.id, h.navn, 'Har I nogen?', o.tid::date, o.tid::date + 30,
      case when status like 'AFSLUTTET%' then 'OPHOERT' when n % 4 = 1 then 'INVITERET' else 'AFTALT' end, 'Prøve', o.tid
    from ordre o join organisation m on m.id = o.myndighed_id and m.type = 'akasse',
      (select id, navn from organisation where type = 'akasse' order by kode desc limit 1) h
    where n % 50 < 2 and status <> 'AFVENTER_MODTAGELSE' and o.myndighed_id <> h.id;
  insert into jobordre_kontakt (jobordre_id, virksomhed_id, kontaktperson, intern_kommentar)
    select id, virksomhed_id, '{"fornavn": "Bo", "efternavn": "Bager", "telefon": "70101010"}', 'Ring efter klokken ti.' from ordre;
  insert into jobordre_stilling (jobordre_id, nummer, concept_uri, titel)
    select id, 0, uri, titel from ordre union all select id, 1, uri2, titel2 from ordre where n % 3 = 0 and uri2 <> uri;
  insert into jobordre_version (jobordre_id, version, indhold, tid, organisation_id, af_navn)
    select id, 1, jsonb_build_object('titel', titel, 'beskrivelse', repeat('Vi søger en kollega. ', 12)), tid, virksomhed_id, 'Bo Bager' from ordre;
  insert into jobordre_myndighed (id, jobordre_id, virksomhed_id, myndighed_id, maade, fra)
    select gen_random_uuid(), id, virksomhed_id, myndighed_id, 'VALGT', tid from ordre;
  insert into jobordre_haendelse (id, jobordre_id, virksomhed_id, art, til_status, myndighed_id, organisation_id, organisation_navn, bruger_navn, tid, registreret_tid)
    select gen_random_uuid(), id, virksomhed_id, h.art, h.til, myndighed_id, myndighed_id, 'Prøve', 'Prøve', h.hvornaar, h.hvornaar
    from ordre, lateral (values ('SENDT', 'AFVENTER_MODTAGELSE', tid), ('MODTAGET', 'UNDER_BEHANDLING', tid + interval '4 hours'),
      ('AFSLUTTET', status, aendret)) h(art, til, hvornaar)
    where h.art = 'SENDT' or (h.art = 'MODTAGET' and status <> 'AFVENTER_MODTAGELSE') or status like 'AFSLUTTET%';`

/** Own citizens of who has the order: none on the waiting ones, three in two on the others. What was shared closes 90 days after the order. */
const KANDIDATER = `
  create temp table egne as select myndighed_id, array_agg(id) as ider from (
    select akasse_id as myndighed_id, id from person union all select jobcenter_id, id from person) p group by 1;
  create temp table kandidat as select gen_random_uuid() as id, gen_random_uuid() as samtykke_id, o.id as jobordre_id, o.virksomhed_id, o.virksomhed_navn,
      o.myndighed_id, o.myndighed_navn, e.ider[1 + (o.n + k) % cardinality(e.ider)] as borger_id, s.status, o.tid + interval '1 day' * k as fundet,
      case when s.status > 9201 then o.tid + interval '1 day' * k + interval '3 hours' end as henvist,
      case when s.status >= 9204 then o.tid + interval '1 day' * (k + 6) end as endelig,
      o.status like 'AFSLUTTET%' as lukket, o.aendret
    from ordre o join egne e on e.myndighed_id = o.myndighed_id, generate_series(1, (array[0, 0, 1, 1, 1, 1, 2, 2, 3, 5])[1 + (o.n / 2) % 10]) k,
      lateral (select case when o.status like 'AFSLUTTET%' then (array[9204, 9205, 9205, 9206, 9207, 9208])[1 + (o.n + k) % 6]
        else (array[9201, 9202, 9202, 9203, 9205])[1 + (o.n / 4 + k) % 5] end as status) s
    where o.status <> 'AFVENTER_MODTAGELSE' order by o.n desc, k;
  insert into formidling (id, jobordre_id, virksomhed_id, borger_id, version, status, myndighed_id, myndighed_navn, sagsbehandler_navn, oprettet_tid, aendret_tid,
      henvist_tid, endelig_tid, endelig_af_id)
    select id, jobordre_id, virksomhed_id, borger_id, 1, status, myndighed_id, myndighed_navn, 'Prøve', fundet, coalesce(endelig, henvist, fundet), henvist,
      endelig, case when endelig is not null then myndighed_id end from kandidat;
  insert into formidlingsstand (formidling_id, jobordre_id, virksomhed_id, myndighed_id, myndighed_navn, status, henvist_tid, aendret_tid)
    select id, jobordre_id, virksomhed_id, myndighed_id, myndighed_navn, status, henvist, coalesce(endelig, henvist, fundet) from kandidat;
  insert into formidlingslog (id, formidling_id, jobordre_id, virksomhed_id, borger_id, fra_status, til_status, myndighed_id, organisation_id, organisation_navn,
      bruger_navn, tid, registreret_tid)
    select gen_random_uuid(), id, jobordre_id, virksomhed_id, borger_id, l.fra, l.til, myndighed_id, myndighed_id, myndighed_navn, 'Prøve', l.hvornaar, l.hvornaar
    from kandidat, lateral (values (null, 9201, fundet), (9201, 9202, henvist), (9202, status, endelig)) l(fra, til, hvornaar) where l.hvornaar is not null;
  insert into samtykke (id, borger_id, jobordre_id, formidling_id, hvad, tekstversion, tekst, givet_tid, organisation_id, organisation_navn, bruger_navn,
      trukket_tid, trukket_af)
    select samtykke_id, borger_id, jobordre_id, id, '{navn,telefon}', '2023_1', 'Jeg siger ja til, at mine oplysninger deles.', henvist, myndighed_id, myndighed_navn,
      'Prøve', case when status = 9208 then endelig end, case when status = 9208 then 'BORGER' end from kandidat where henvist is not null;
  insert into deling (id, samtykke_id, formidling_id, jobordre_id, borger_id, afsender_id, modtager_id, modtager_navn, navn, telefon, delt_tid, til, lukket_tid, lukket_grund)
    select gen_random_uuid(), samtykke_id, id, jobordre_id, borger_id, myndighed_id, virksomhed_id, virksomhed_navn, case when not taget then 'Ledig' end,
      case when not taget then '20304050' end, henvist, case when lukket then (aendret + interval '90 days')::date end,
      case when status = 9208 then endelig when taget then aendret + interval '90 days' end, case when status = 9208 then 'TRUKKET' when taget then 'UDLOEBET' end
    from kandidat, lateral (select status = 9208 or (lukket and aendret < now() - interval '90 days') as taget) t where henvist is not null;`

async function opretBrugere(alt: postgres.Sql): Promise<Brugere> {
  const brugere = await alt<(OrganisationRef & { brugerId: string })[]>`
    with ny as (insert into bruger (organisation_id, udsteder, subject, navn, rolle)
      select id, 'bench', 'jobordre-' || id, 'Prøve Medarbejder', case type when 'virksomhed' then 'virksomhedsbruger' else 'sagsbehandler' end
      from organisation where kilde = 'bench' or type in ('akasse', 'jobcenter') returning id, organisation_id)
    select ny.id as "brugerId", o.id, o.type, o.kode, o.navn, o.kort_navn as "kortNavn" from ny join organisation o on o.id = ny.organisation_id order by o.kode`
  const som =
    ({ brugerId, ...organisation }: OrganisationRef & { brugerId: string }): (() => Kontekst) =>
    () => ({
      ...systemKontekst(new Date()),
      aktoer: {
        slags: 'bruger',
        brugerId,
        navn: 'Prøve',
        rolle: organisation.type === 'virksomhed' ? 'virksomhedsbruger' : 'sagsbehandler',
        organisation,
      },
      kilde: 'UI',
    })
  // The smallest code has the largest share, as the weights were given.
  const stoerst = (type: OrganisationRef['type']) => som(brugere.find((b) => b.type === type)!)
  return {
    akasse: stoerst('akasse'),
    jobcenter: stoerst('jobcenter'),
    virksomhed: stoerst('virksomhed'),
    virksomheder: brugere.filter((b) => b.type === 'virksomhed').map((b) => ({ id: b.id, som: som(b) })),
  }
}
