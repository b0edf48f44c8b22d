import type postgres from 'postgres'
import type { Kodelister } from '#db/indlaes-kodelister'
import { gemEgneAlias } from '#db/stillingsalias'

/** How the source of an imported row begins: by it an upgrade knows a list that is no longer ours to write. */
export const INDLAEST = 'Indlæst: '

type Raekke = Record<string, string | string[] | boolean | number | null>

/**
 * Writes the product's own short lists to the database, all or nothing, and again without effect. A row that is already there is
 * brought up to date by its key; nothing is deleted: what is no longer in force has an end date.
 */
export async function gemKodelister(sql: postgres.Sql, lister: Kodelister): Promise<void> {
  await sql.begin(async (tx) => {
    await gem(
      tx,
      'kode',
      ['liste', 'kode', 'gyldig_fra'],
      lister.koder.map((r) => ({ liste: r.liste, kode: r.kode, star_id: r.starId, navn: r.navn, ...gyldighed(r) })),
    )
    await gem(
      tx,
      'regelvaerdi',
      ['regel', 'omraade', 'gyldig_fra'],
      lister.regelvaerdier.map((r) => ({
        regel: r.regel,
        vaerdi: r.vaerdi,
        enhed: r.enhed,
        omraade: r.omraade,
        ...gyldighed(r),
      })),
    )
    await gem(
      tx,
      'tekst',
      ['noegle', 'gyldig_fra'],
      lister.tekster.map((r) => ({ noegle: r.noegle, vaerdi: r.vaerdi, ...gyldighed(r) })),
    )
    await gem(
      tx,
      'opbevaring',
      ['klasse'],
      lister.opbevaring.map((r) => ({ klasse: r.klasse, periode: r.periode, starter: r.starter, kilde: r.kilde })),
    )
    await gemUnderretningslister(tx, lister)
    await gemStillingsbetegnelser(tx, lister)
    await gemOrganisationer(tx, lister)
  })
}

/** The lists of the underretning. One that the operator has imported is no longer ours: the whole list stands as it was loaded. */
async function gemUnderretningslister(tx: postgres.TransactionSql, lister: Kodelister): Promise<void> {
  const noegle = ['kode', 'gyldig_fra']
  const vores = async (tabel: string, raekker: object[]) => {
    const [indlaest] = await tx`select 1 from ${tx(tabel)} where kilde like ${`${INDLAEST}%`} limit 1`
    if (!indlaest) await gem(tx, tabel, noegle, raekker.map(kolonner))
  }
  await vores('nuph_haendelse', lister.nuphHaendelser)
  await vores('nuph_svartype', lister.nuphSvartyper)
  await gem(tx, 'nuph_blokerende_fravaer', ['fravaerstype', 'gyldig_fra'], lister.nuphBlokerendeFravaer.map(kolonner))
  await vores('sanktionstype', lister.sanktionstyper)
  await gem(tx, 'aktivitet_slutaarsag', noegle, lister.aktivitetSlutaarsager.map(kolonner))
}

/** A typed row as its table has it: `gyldigFra` → `gyldig_fra`. */
export const kolonner = (raekke: object): Raekke =>
  Object.fromEntries(
    Object.entries(raekke).map(([navn, vaerdi]) => [navn.replace(/[A-Z]/g, (b) => `_${b.toLowerCase()}`), vaerdi]),
  )

/**
 * Only titles that nobody has given before: what the operator imported, also the end of a title, stands. The synonyms are ours, and so is
 * a group where nobody knew it.
 */
async function gemStillingsbetegnelser(
  tx: postgres.TransactionSql,
  { stillingsbetegnelser }: Kodelister,
): Promise<void> {
  const raekker = stillingsbetegnelser.map((r) => ({
    concept_uri: r.conceptUri,
    titel: r.titel,
    synonymer: r.synonymer,
    disco08: r.disco08,
    ...gyldighed(r),
  }))
  const kendte = await tx<{ concept_uri: string }[]>`select distinct concept_uri from stillingsbetegnelse`
  const uri = new Set(kendte.map((r) => r.concept_uri))
  const nye = raekker.filter((r) => !uri.has(r.concept_uri))
  if (nye.length > 0) await tx`insert into stillingsbetegnelse ${tx(nye)}`
  for (const { concept_uri, gyldig_fra, synonymer, disco08 } of raekker) {
    if (!uri.has(concept_uri)) continue
    await tx`update stillingsbetegnelse set synonymer = ${synonymer}
      where concept_uri = ${concept_uri} and gyldig_fra = ${gyldig_fra} and synonymer <> ${synonymer}`
    await tx`update stillingsbetegnelse set disco08 = ${disco08} where concept_uri = ${concept_uri} and disco08 is null`
  }
  await gemEgneAlias(tx)
}

async function gemOrganisationer(tx: postgres.TransactionSql, lister: Kodelister): Promise<void> {
  const star: Raekke = {
    type: 'star',
    kode: 'STAR',
    star_kode: null,
    navn: 'Styrelsen for Arbejdsmarked og Rekruttering',
    kort_navn: 'STAR',
    cvr: null,
    gyldig_fra: '2014-01-01',
    gyldig_til: null,
    kilde: 'star.dk',
  }
  const akasser = lister.akasser.map((r) => ({
    type: 'akasse',
    kode: r.kode,
    star_kode: r.starKode,
    navn: r.navn,
    kort_navn: r.kortNavn,
    cvr: r.cvr,
    ...gyldighed(r),
  }))
  const kommuner = lister.kommuner.map((r) => ({
    type: 'kommune',
    kode: r.kode,
    star_kode: null,
    navn: kommunenavn(r.navn),
    kort_navn: r.navn,
    cvr: null,
    ...gyldighed(r),
  }))
  const jobcentre = lister.jobcentre.map((r) => ({
    type: 'jobcenter',
    kode: r.kode,
    star_kode: r.kode,
    navn: r.navn,
    kort_navn: r.navn.replace(/^Jobcenter /, ''),
    cvr: null,
    ...gyldighed(r),
  }))
  await gem(tx, 'organisation', ['type', 'kode'], [star, ...akasser, ...kommuner, ...jobcentre])
  for (const { kode, efterfoelger } of lister.akasser) {
    if (efterfoelger) {
      await tx`update organisation set efterfoelger_id = e.id from organisation e
        where organisation.type = 'akasse' and organisation.kode = ${kode} and e.type = 'akasse' and e.kode = ${efterfoelger}`
    }
  }
  const par = lister.jobcentre.flatMap((j) =>
    j.kommuner.map((kommune) => ({ jobcenter: j.kode, kommune, fra: j.gyldigFra, til: j.gyldigTil ?? '' })),
  )
  await tx`insert into jobcenter_kommune (jobcenter_id, kommune_id, gyldig_fra, gyldig_til)
    select j.id, k.id, p.fra::date, nullif(p.til, '')::date
    from unnest(${par.map((p) => p.jobcenter)}::text[], ${par.map((p) => p.kommune)}::text[], ${par.map((p) => p.fra)}::text[], ${par.map((p) => p.til)}::text[])
      as p(jobcenter, kommune, fra, til)
    join organisation j on j.type = 'jobcenter' and j.kode = p.jobcenter join organisation k on k.type = 'kommune' and k.kode = p.kommune
    on conflict (jobcenter_id, kommune_id, gyldig_fra) do update set gyldig_til = excluded.gyldig_til`
}

/** Two carry a form of their own; all others are the place and the word. */
const kommunenavn = (sted: string): string =>
  ({ København: 'Københavns Kommune', Bornholm: 'Bornholms Regionskommune' })[sted] ?? `${sted} Kommune`

const gyldighed = (r: { gyldigFra: string; gyldigTil: string | null; kilde: string }) => ({
  gyldig_fra: r.gyldigFra,
  gyldig_til: r.gyldigTil,
  kilde: r.kilde,
})

async function gem(tx: postgres.TransactionSql, tabel: string, noegle: string[], raekker: Raekke[]): Promise<void> {
  const foerste = raekker[0]
  if (!foerste) return
  const andre = Object.keys(foerste).filter((k) => !noegle.includes(k))
  await tx`insert into ${tx(tabel)} ${tx(raekker)}
    on conflict (${tx(noegle)}) do update set ${tx.unsafe(andre.map((k) => `"${k}" = ${k === 'cvr' ? `coalesce(excluded.cvr, ${tabel}.cvr)` : `excluded."${k}"`}`).join(', '))}`
}
