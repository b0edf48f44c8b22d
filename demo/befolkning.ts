import type postgres from 'postgres'
import { cprHmac, krypterCpr, type Noegler } from '#lib/borger/cpr-kryptering'
import { type Dag, plusDage } from '#lib/dato'

/** How large a country to make. `froe` (0-9) chooses which one: the same number gives the same people again. */
export type Befolkning = { borgere: number; beskeder: number; historik: number; froe: number }

export const STOERSTE = { borgere: 1_000_000, beskeder: 100, historik: 2_000_000, froe: 9 } as const

/** Citizens per transaction: about a second's work at ten messages each, so that progress can be told. */
const BLOK = 500
const FORNAVNE =
  'Anne Bent Carla Dan Else Finn Gitte Hans Ida Jens Kirsten Lars Mona Niels Olga Poul Rikke Søren Tove Åge'.split(' ')
const EFTERNAVNE =
  'Andersen Berg Christensen Dahl Eriksen Friis Gram Hansen Iversen Jensen Kjær Larsen Madsen Nielsen Olsen Poulsen Rasmussen Sørensen Thomsen Østergaard'.split(
    ' ',
  )

/**
 * Fills the database with a synthetic country, as the worker's role and through all its constraints: citizens with membership, jobcenter,
 * registration, hours, kontaktforløb and threads; every twentieth has an open indstilling with its task. `historik` are people whose
 * time as jobseekers is over. Rows go in by sets of SQL, not through the use cases, so there are no events, letters or log rows.
 * A citizen is made whole or not at all, and one who is there already is left alone: stopped half way, it goes on where it was.
 * `fremdrift` hears how many are done. Gives the number of new citizens.
 */
export async function skabBefolkning(
  sql: postgres.Sql,
  noegler: Noegler,
  { borgere, beskeder, historik, froe }: Befolkning,
  dag: Dag,
  fremdrift: (faerdige: number) => void,
): Promise<number> {
  let nye = 0
  let faerdige = 0
  const afsnit = [
    { foerste: 1, antal: borgere, tidligere: false },
    { foerste: STOERSTE.borgere + 1, antal: historik, tidligere: true },
  ]
  for (const { foerste, antal, tidligere } of afsnit) {
    for (let fra = foerste; fra < foerste + antal; fra += BLOK) {
      const numre = Array.from({ length: Math.min(BLOK, foerste + antal - fra) }, (_, i) => fra + i)
      nye += await sql.begin(async (tx) => {
        await tx`set local statement_timeout = 0`
        const blok = await findNye(tx, noegler, { numre, froe, tidligere }, dag)
        if (blok.length === 0) return 0
        await opretBorgere(tx, noegler, blok, { froe, slut: tidligere ? plusDage(dag, -500) : null }, dag)
        if (beskeder > 0 && !tidligere) await opretTraade(tx, blok, { beskeder, froe }, dag)
        return blok.length
      })
      faerdige += numre.length
      fremdrift(faerdige)
    }
  }
  return nye
}

type Blok = { numre: number[]; froe: number; tidligere: boolean }

type Ny = Record<
  | 'n'
  | 'borger_id'
  | 'akasse_id'
  | 'jobcenter_id'
  | 'kommune_id'
  | 'krypteret'
  | 'hmac'
  | 'foedt'
  | 'tilmeldt'
  | 'timer',
  string
>

/** The block's citizens that are not there yet, and the organisations and days that each of them always draws. */
async function findNye(tx: postgres.TransactionSql, noegler: Noegler, blok: Blok, dag: Dag): Promise<Ny[]> {
  const { numre, froe, tidligere } = blok
  const personer = numre.map((n) => opdigtet(n, froe))
  return tx<Ny[]>`
    select p.n::text, p.krypteret, p.hmac, p.foedt, ${tx.unsafe(uuid('borger', froe))} as borger_id,
      a.id[1 + ${tx.unsafe(lod(1, 'cardinality(a.id)', froe))}] as akasse_id,
      j.jobcenter_id[k.nr] as jobcenter_id, j.kommune_id[k.nr] as kommune_id,
      (${dag}::date - 30 - ${tx.unsafe(lod(3, '330', froe))} - case when ${tidligere} then 730 else 0 end)::text as tilmeldt,
      (${tx.unsafe(lod(4, '60000', froe))} / 100.0)::text as timer
    from unnest(${numre}::bigint[], ${personer.map((p) => krypterCpr(p.cpr, noegler).toString('hex'))}::text[],
      ${personer.map((p) => cprHmac(p.cpr, noegler.aktuel).toString('hex'))}::text[], ${personer.map((p) => p.foedt)}::text[])
      as p(n, krypteret, hmac, foedt)
    cross join (select array_agg(id order by kode) as id from organisation where type = 'akasse') a
    cross join (select array_agg(jobcenter_id order by jobcenter_id, kommune_id) as jobcenter_id,
        array_agg(kommune_id order by jobcenter_id, kommune_id) as kommune_id
      from jobcenter_kommune where gyldig_fra <= ${dag} and (gyldig_til is null or gyldig_til >= ${dag})) j
    cross join lateral (select 1 + ${tx.unsafe(lod(2, 'cardinality(j.jobcenter_id)', froe))} as nr) k
    where not exists (select from borger_cpr c where c.cpr_hmac = decode(p.hmac, 'hex'))`
}

/** The rows as a table named `nye` for the statements below; the worker's role may make no temporary ones. */
const nyeRaekker = (tx: postgres.TransactionSql, blok: readonly Ny[]) =>
  tx`jsonb_to_recordset(${tx.json(blok as never)}) as nye(n bigint, borger_id uuid, akasse_id uuid, jobcenter_id uuid, kommune_id uuid,
    krypteret text, hmac text, foedt date, tilmeldt date, timer numeric)`

/** People, and what makes somebody responsible for them. */
async function opretBorgere(
  tx: postgres.TransactionSql,
  noegler: Noegler,
  blok: readonly Ny[],
  { froe, slut }: { froe: number; slut: Dag | null },
  dag: Dag,
): Promise<void> {
  const nye = nyeRaekker(tx, blok)
  await tx`insert into borger (id, navn, foedselsdato, oprettet_tid)
    select borger_id, (${FORNAVNE}::text[])[1 + ${tx.unsafe(lod(5, String(FORNAVNE.length), froe))}] || ' ' ||
      (${EFTERNAVNE}::text[])[1 + ${tx.unsafe(lod(6, String(EFTERNAVNE.length), froe))}] || ' ' || n, foedt, tilmeldt from ${nye}`
  await tx`insert into borger_cpr (id, borger_id, cpr_krypteret, cpr_hmac, noegle_id, gyldig_fra)
    select ${tx.unsafe(uuid('cpr', froe))}, borger_id, decode(krypteret, 'hex'), decode(hmac, 'hex'), ${noegler.aktuel.id}, foedt from ${nye}`
  await tx`insert into akassemedlemskab (version_id, id, borger_id, akasse_id, forsikring, gyldig_fra, gyldig_til, registreret_fra)
    select ${tx.unsafe(uuid('medlemskab', froe))}, ${tx.unsafe(uuid('medlemskab', froe))}, borger_id, akasse_id,
      case when n % 6 = 0 then 'DELTID' else 'FULDTID' end, tilmeldt - 1000, ${slut}::date, tilmeldt from ${nye}`
  await tx`insert into jobcentertilknytning (version_id, id, borger_id, jobcenter_id, kommune_id, gyldig_fra, gyldig_til, registreret_fra)
    select ${tx.unsafe(uuid('tilknytning', froe))}, ${tx.unsafe(uuid('tilknytning', froe))}, borger_id, jobcenter_id, kommune_id,
      tilmeldt - 1000, ${slut}::date, tilmeldt from ${nye}`
  await tx`insert into adgangsrelation (id, organisation_id, borger_id, kategori, grundlag_id, fra, til, laesbar_til)
    select gen_random_uuid(), o.organisation_id, borger_id, 'EGEN', o.grundlag_id, tilmeldt - 1000, ${slut}::date, ${slut}::date + 120 from ${nye}
    cross join lateral (values (akasse_id, ${tx.unsafe(uuid('medlemskab', froe))}), (jobcenter_id, ${tx.unsafe(uuid('tilknytning', froe))}))
      as o(organisation_id, grundlag_id)`
  await tx`insert into tilmelding (version_id, id, borger_id, kontaktgruppe, gyldig_fra, gyldig_til, paabegyndt_tid, registreret_fra)
    select ${tx.unsafe(uuid('tilmelding', froe))}, ${tx.unsafe(uuid('tilmelding', froe))}, borger_id, 1, tilmeldt, ${slut}::date, tilmeldt, tilmeldt
    from ${nye}`
  await tx`insert into dagpengetaeller (id, borger_id, akasse_id, indplaceringsdato, forsikring, timer_forbrugt, opgjort_til, indberettet_tid)
    select ${tx.unsafe(uuid('taeller', froe))}, borger_id, akasse_id, tilmeldt, case when n % 6 = 0 then 'DELTID' else 'FULDTID' end,
      timer, coalesce(${slut}::date, ${dag}::date - 7), coalesce(${slut}::date, ${dag}::date - 7) from ${nye}`
  // Beyond the limit of hours the kommune holds the course; before it the a-kasse still does.
  await tx`insert into fravaer (version_id, id, borger_id, fravaerstype, start_dato, slut_dato, afslutningsaarsag, anmeldt_tid,
      registreret_af_navn, registreret_fra)
    select ${tx.unsafe(uuid('fravaer', froe))}, ${tx.unsafe(uuid('fravaer', froe))}, borger_id, 75, tilmeldt, s.slut,
      case when s.slut is not null then 9753 end, tilmeldt, 'Samspor', tilmeldt
    from ${nye} cross join lateral (select coalesce(${slut}::date,
      case when timer >= case when n % 6 = 0 then 333 else 410 end then ${dag}::date - 8 end) as slut) s`
}

/** Threads of one message from the a-kasse; for every twentieth citizen the newest is an indstilling that waits at the jobcenter. */
async function opretTraade(
  tx: postgres.TransactionSql,
  blok: readonly Ny[],
  { beskeder, froe }: { beskeder: number; froe: number },
  dag: Dag,
): Promise<void> {
  const id = (slags: string) => tx.unsafe(`md5('${slags} ${froe} ' || n || ' ' || t)::uuid`)
  const traade = tx`(
    select n, t, borger_id, akasse_id, jobcenter_id, o.navn as akasse, j.navn as jobcenter, ${id('traad')} as traad_id,
      t = ${beskeder} and n % 20 = 0 as er_indstilling,
      ${dag}::date - (${beskeder}::int - t) * interval '9 days' - (n % 600) * interval '1 minute' - interval '15 hours' as tid,
      (array['Svar på din indstilling', 'Din plan er ændret', 'Spørgsmål om dit kursus', 'Samtale i næste uge'])[1 + t % 4] as emne
    from ${nyeRaekker(tx, blok)} cross join generate_series(1, ${beskeder}::int) t
    join organisation o on o.id = akasse_id join organisation j on j.id = jobcenter_id) nye_traade`
  await tx`insert into traad (id, borger_id, beskedtype, emne, afsender_navn, afsender_type, afsender_organisation_id, modtager_navn,
      oprettet_tid, sidste_tid, antal_beskeder, antal_bilag, maa_besvares)
    select traad_id, borger_id, 11, case when er_indstilling then 'Indstilling om tilbud' else emne end, akasse, 'SAGSBEHANDLER', akasse_id,
      case when er_indstilling then jobcenter end, tid, tid, 1, 0, true from ${traade}`
  await tx`insert into traad_part (traad_id, organisation_id, borger_id, fra)
    select traad_id, akasse_id, borger_id, tid from ${traade}
    union all select traad_id, jobcenter_id, borger_id, tid from ${traade} where er_indstilling`
  await tx`insert into besked (id, traad_id, borger_id, nummer, skabelon, afsender_type, afsender_navn, afsender_organisation_id, modtager_navn,
      titel, tekst, status, sendt_tid)
    select ${id('besked')}, traad_id, borger_id, 1, case when er_indstilling then 'INDSTILLING_SENDT' else 'SPOERGSMAAL' end, 'SAGSBEHANDLER',
      akasse, akasse_id, case when er_indstilling then jobcenter end, case when er_indstilling then 'Indstilling om tilbud' else emne end,
      'Vi har set på din sag og vil gerne høre fra dig. Skriv her, hvis du har spørgsmål.', 'SENDT', tid from ${traade}`
  await tx`insert into indstilling (id, sagsnummer, borger_id, akasse_id, jobcenter_id, traad_id, version, status, tilbudstype, forslag_uger,
      jobmaal, tekst, enig_dato, enig_form, enig_bekraeftet, oprettet_tid, aendret_tid, sendt_tid)
    select ${id('indstilling')}, 'SAG-' || to_char(tid, 'YYYY') || '-' || lpad(nextval('sagsnummer')::text, 6, '0'), borger_id, akasse_id,
      jobcenter_id, traad_id, 2, 'MODTAGET', 9302, 4, 'Lagermedarbejder', 'Medlemmet vil gerne tilbage i arbejde og mangler praksis.',
      tid::date, 'SAMTALE', tid, tid, tid, tid from ${traade} where er_indstilling`
  await tx`insert into opgave (id, organisation_id, borger_id, type, objekt_id, emne, frist, oprettet_tid)
    select ${id('opgave')}, jobcenter_id, borger_id, 'NY_INDSTILLING', ${id('indstilling')}, 'Indstilling om tilbud', tid::date + 14, tid
    from ${traade} where er_indstilling`
}

/** A number below `under` that the same citizen always draws. */
const lod = (emne: number, under: string, froe: number) =>
  `((hashint8extended(n, ${froe * 100 + emne}) & 2147483647) % ${under})::int`

const uuid = (slags: string, froe: number) => `md5('${slags} ${froe} ' || n)::uuid`

const DAGE = 16_000
const NUMRE_PR_FROE = 250

/**
 * A person who cannot exist: born 1955-1998, the day with 60 added as in an erstatningspersonnummer, and no two with the same number.
 * The seventh digit 1-3 says that the year is in the 1900s. `n` is at most 16,000 × 250.
 */
export function opdigtet(n: number, froe: number): { cpr: string; foedt: Dag } {
  const foedt = plusDage('1955-01-01', (n * 7919) % DAGE)
  const [aar = '', maaned = '', dagen = ''] = foedt.split('-')
  const loebenummer = 1000 + froe * NUMRE_PR_FROE + Math.floor(n / DAGE)
  return { cpr: `${Number(dagen) + 60}${maaned}${aar.slice(2)}${loebenummer}`, foedt }
}
