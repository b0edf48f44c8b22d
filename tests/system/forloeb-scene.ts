import postgres from 'postgres'
import { plusDage } from '#lib/dato'
import type { Server } from '#tests/opsaetning/server'
import { type Apisvar, type Fagsystem, fagsystem } from '#tests/system/api-scene'
import { IDAG } from '#tests/system/scene'

let loebenr = 0
/** A CPR number that nobody has: an erstatningspersonnummer (day + 60) of 2 March in the year. */
export const nyCpr = (aar = '80'): string => `6203${aar}${aar < '37' ? 4 : 1}${String(100 + loebenr++)}`

/** The fagsystemer that meet about a citizen. */
export async function systemer(server: Server) {
  const [hk, foa, koebenhavn, aarhus, jobnet] = await Promise.all([
    fagsystem(server, 'fagsystem-hk'),
    fagsystem(server, 'fagsystem-foa'),
    fagsystem(server, 'fagsystem-koebenhavn'),
    fagsystem(server, 'fagsystem-aarhus'),
    fagsystem(server, 'jobnet'),
  ])
  return { hk, foa, koebenhavn, aarhus, jobnet }
}

/** A membership from long ago, made over the API; the citizen is new. */
export const indmeld = (akasse: Fagsystem, cpr: string, ret: object = {}): Promise<Apisvar> =>
  akasse('POST', '/Akassemedlemskab', {
    cpr,
    krop: { navn: 'Prøve Prøvesen', forsikring: 'FULDTID', startDato: plusDage(IDAG, -400), ...ret },
  })

export const tilknytKoebenhavn = (jobcenter: Fagsystem, cpr: string): Promise<Apisvar> =>
  jobcenter('POST', '/Jobcentertilknytning', {
    cpr,
    krop: { kommuneKode: '101', startDato: plusDage(IDAG, -400) },
  })

export const tilmeldIdag = (hvem: Fagsystem, cpr: string, ret: object = {}): Promise<Apisvar> =>
  hvem('POST', '/Tilmelding', { cpr, krop: { tilmeldingsDato: IDAG, kontaktgruppe: 1, ...ret } })

/** A member of HK in København who registered today: `cpr`, and the ids of membership, tilmelding and fravær 75. */
export async function nytMedlem(server: Server, aar?: string) {
  const { hk, koebenhavn } = await systemer(server)
  const cpr = nyCpr(aar)
  const medlemskab = await indmeld(hk, cpr)
  await tilknytKoebenhavn(koebenhavn, cpr)
  const tilmelding = await tilmeldIdag(hk, cpr)
  return {
    cpr,
    medlemskabId: String(medlemskab.krop.id),
    tilmeldingId: String(tilmelding.krop.id),
    fravaerId: String(tilmelding.krop.kontaktforloeb.fravaerIdentifier),
  }
}

/** The events of one thing, in their order, as they stand in the database. */
export async function eventsOm(server: Server, eksternId: string): Promise<string[]> {
  const sql = postgres(server.database.superbruger, { max: 1, onnotice: () => {} })
  const raekker = await sql<
    { navn: string }[]
  >`select navn from event where ekstern_id = ${eksternId} order by registreret_tid, navn`
  await sql.end({ timeout: 2 })
  return raekker.map((r) => r.navn)
}

/** How many rows a table has: all, or those of one thing. */
export async function antal(server: Server, tabel: string, id?: string): Promise<number> {
  const sql = postgres(server.database.superbruger, { max: 1, onnotice: () => {} })
  const [r] = await sql<
    { n: number }[]
  >`select count(*)::int as n from ${sql(tabel)} where ${id ? sql`id = ${id}` : sql`true`}`
  await sql.end({ timeout: 2 })
  return r?.n ?? -1
}
