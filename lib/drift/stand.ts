import { sql } from 'drizzle-orm'
import { iTransaktion } from '#db/client'
import type { TxKontekst } from '#lib/kontekst'

export type Driftstal = {
  parkerede: number
  proeves_igen: number
  venter: number
  forsinkede_breve: number
  unummererede: number
  ukaedede: number
  kaedefejl: number
  bilag_venter: number
  opgjort: Date
}

/** The operator's figures, as the worker counted them last: numbers over everybody, and never a person. */
export async function hentDriftstal(ctx: TxKontekst): Promise<Driftstal | undefined> {
  const [tal] = await ctx.db.execute<Omit<Driftstal, 'opgjort'> & { opgjort: string }>(sql`select * from driftstal`)
  return tal && { ...tal, opgjort: new Date(tal.opgjort) }
}

/** Counts anew. The web role cannot: row level security shows it no citizen's rows here. */
export async function opgoerDriftstal(kaedefejl: number, frist: number): Promise<void> {
  await iTransaktion(frist, (db) =>
    db.execute(sql`
      insert into driftstal select 1,
        (select count(*) from levering where parkeret_tid is not null),
        (select count(*) from levering where faerdig_tid is null and parkeret_tid is null and forsoeg > 0 and slags = 'BREV'),
        (select count(*) from levering where faerdig_tid is null and parkeret_tid is null and slags = 'BREV'),
        (select count(*) from brev where status = 'FORSINKET'),
        (select count(*) from event where loebenummer is null and masse)
          + (select count(*) from event where loebenummer is null and not masse),
        (select count(*) from adgangslog where kaede_nr is null and tid < clock_timestamp() - interval '5 minutes'),
        ${kaedefejl}, clock_timestamp(),
        (select count(*) from levering where faerdig_tid is null and parkeret_tid is null and slags = 'BILAG')
      on conflict (id) do update set parkerede = excluded.parkerede, proeves_igen = excluded.proeves_igen, venter = excluded.venter,
        forsinkede_breve = excluded.forsinkede_breve, unummererede = excluded.unummererede, ukaedede = excluded.ukaedede,
        kaedefejl = excluded.kaedefejl, opgjort = excluded.opgjort, bilag_venter = excluded.bilag_venter`),
  )
}

export type Regelraekke = {
  regel: string
  vaerdi: string
  enhed: string
  gyldig_fra: string
  gyldig_til: string | null
  kilde: string
}

/** The dated rules as they are stored, the newest of each first. */
export async function listRegler(ctx: TxKontekst): Promise<Regelraekke[]> {
  return ctx.db.execute<Regelraekke>(
    sql`select regel, vaerdi, enhed, gyldig_fra::text, gyldig_til::text, kilde from regelvaerdi order by regel, gyldig_fra desc limit 500`,
  )
}
