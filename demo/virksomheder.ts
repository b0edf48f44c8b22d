/**
 * What the three companies need before they can choose an authority: units as the register has them, a-kasser that are ready, and the conflict
 * that the haulier is in. Everything is made up but the places.
 */
import { sql } from 'drizzle-orm'
import postgres from 'postgres'
import { iTransaktion } from '#db/client'
import { importerPenheder, type Penhed } from '#db/importer-penheder'
import type { organisation } from '#db/schema/organisation'
import { BAGERIET, HK, PLEJEHJEMMET, TRE_F, VOGNMANDEN } from '#demo/medarbejdere'
import { type Dag, plusDage } from '#lib/dato'

type Org = typeof organisation.$inferSelect

const enhed = (cvr: string, pNummer: string, navn: string, kommunekode: string, vej: string, sted: string): Penhed => {
  const [postnummer, ...by] = sted.split(' ')
  const [, gade, husnummer] = /^(.*) (\S+)$/.exec(vej) ?? []
  return {
    linje: 0,
    cvr,
    pNummer,
    navn,
    kommunekode,
    adresse: { vej: gade!, husnummer: husnummer!, postnummer: postnummer!, by: by.join(' ') },
    gyldigFra: '2020-01-01',
    gyldigTil: null,
  }
}

export const ENHEDER: readonly Penhed[] = [
  enhed(BAGERIET.cvr, BAGERIET.pNummer, 'Kringlen på Amager', '101', 'Kringlegade 4', '2300 København S'),
  enhed(BAGERIET.cvr, BAGERIET.valby, 'Kringlen i Valby', '101', 'Gærvej 12', '2500 Valby'),
  enhed(VOGNMANDEN.cvr, VOGNMANDEN.pNummer, 'Vesterskov Terminal', '751', 'Diselvej 7', '8200 Aarhus N'),
  enhed(PLEJEHJEMMET.cvr, '1099000233', 'Plejehjemmet Åhaven', '461', 'Åhavevej 1', '5000 Odense C'),
]

/** The units, as the owner of the database does it with `npm run import -- penheder`. */
export async function saaEnheder(ejer: string, dag: Dag): Promise<void> {
  const db = postgres(ejer, { max: 1, onnotice: () => {} })
  try {
    await importerPenheder(db, ENHEDER, { dag, kilde: 'Demo' })
  } finally {
    await db.end({ timeout: 3 })
  }
}

/** HK covers shops, offices and sales, 3F all occupations; both have been ready since the first day. `dag` is today in the demo. */
const KLAR: readonly { kode: string; stillinger: string[] | null }[] = [
  { kode: HK, stillinger: ['33', '41', '42', '43', '44', '52'] },
  { kode: TRE_F, stillinger: null },
]

export async function saaTilstande(dag: Dag, find: (type: Org['type'], kode: string) => Org): Promise<void> {
  await iTransaktion(Date.now() + 5000, async (db) => {
    for (const { kode, stillinger } of KLAR) {
      const { id, navn } = find('akasse', kode)
      const liste =
        stillinger &&
        sql`array[${sql.join(
          stillinger.map((s) => sql`${s}`),
          sql`, `,
        )}]::text[]`
      await db.execute(sql`
        insert into klarmelding (akasse_id, klar_fra, stillinger, meldt_af_navn, meldt_af_organisation, meldt_tid)
        values (${id}, '2023-12-04', ${liste ?? sql`null`}, ${`Fagsystemet i ${navn}`}, ${navn}, '2023-12-04T09:00:00+01:00') on conflict do nothing`)
      // No fagsystem runs in the demo, and one that fetches nothing is paused after a day: theirs has fetched what comes. It last asked long
      // ago, so the operator's list of readers leaves it out.
      await db.execute(sql`
        with system as (
          insert into bruger (organisation_id, udsteder, subject, navn, rolle)
            values (${id}, 'demo', ${`fagsystem-${kode}`}, ${`Fagsystemet i ${navn}`}, 'klient') on conflict do nothing returning id)
        insert into forbruger (bruger_id, organisation_id, navn, efter, sidst_hentet)
          select id, ${id}, ${`Fagsystemet i ${navn}`}, 9007199254740991, '2023-12-04T09:00:00+01:00' from system`)
    }
    await db.execute(sql`
      insert into virksomhedstilstand (cvr, tilstand, fra, aarsag, sat_af_navn)
      values (${VOGNMANDEN.cvr}, 'KONFLIKTRAMT', ${`${plusDage(dag, -6)}T09:00:00+01:00`}, 'Varslet blokade på transportområdet', 'Stine Stær') on conflict do nothing`)
  })
}
