import postgres from 'postgres'
import { cprHmac, cprNoegler, krypterCpr } from '#lib/borger/cpr-kryptering'
import { plusDage } from '#lib/dato'
import { HOVEDLINJE } from '#lib/timeimport/kolonner'
import type { Server } from '#tests/opsaetning/server'
import { expect } from '#tests/opsaetning/server'
import type { Apisvar, Fagsystem, Kald } from '#tests/system/api-scene'
import { IDAG } from '#tests/system/scene'

let loebenr = 0

/** CPR numbers that nobody has: erstatningspersonnumre of a month of their own. */
export const cprnumre = (antal: number): string[] =>
  Array.from({ length: antal }, () => {
    const n = loebenr++
    const to = (tal: number) => String(tal).padStart(2, '0')
    return `${61 + (n % 28)}05${to(40 + (Math.floor(n / 28) % 20))}${1000 + Math.floor(n / 560)}`
  })

/**
 * Many members of an a-kasse by bare SQL, with the a-kasse's course for all of them. The server's keys must stand in `process.env`. Gives
 * their numbers, in the order of their names.
 */
export async function lavMedlemmer(
  server: Pick<Server, 'env' | 'database'>,
  antal: number,
  akasse = '9013',
  fra = plusDage(IDAG, -400),
): Promise<string[]> {
  Object.assign(process.env, server.env)
  const sql = postgres(server.database.superbruger, { max: 1, onnotice: () => {} })
  const numre = cprnumre(antal)
  const noegler = cprNoegler({ CPR_NOEGLE: server.env.CPR_NOEGLE })
  const raekker = numre.map((cpr) => ({
    hmac: cprHmac(cpr, noegler.aktuel).toString('hex'),
    krypteret: krypterCpr(cpr, noegler).toString('hex'),
  }))
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx`create temp table nye on commit drop as select gen_random_uuid() as id, decode(r.hmac, 'hex') as hmac, decode(r.krypteret, 'hex') as krypteret
      from jsonb_to_recordset(${JSON.stringify(raekker)}::text::jsonb) as r(hmac text, krypteret text)`
    await tx`insert into borger (id, navn, foedselsdato, oprettet_tid) select id, 'Filmedlem', '1970-01-01', now() from nye`
    await tx`insert into borger_cpr (borger_id, cpr_krypteret, cpr_hmac, noegle_id, gyldig_fra)
      select id, krypteret, hmac, ${noegler.aktuel.id}, '1970-01-01' from nye`
    await tx`insert into akassemedlemskab (id, borger_id, akasse_id, forsikring, gyldig_fra, registreret_fra)
      select n.id, n.id, o.id, 'FULDTID', ${fra}, '2025-01-01' from nye n, organisation o where o.type = 'akasse' and o.kode = ${akasse}`
    await tx`insert into adgangsrelation (organisation_id, borger_id, kategori, grundlag_id, fra)
      select o.id, n.id, 'EGEN', n.id, ${fra} from nye n, organisation o where o.type = 'akasse' and o.kode = ${akasse}`
    await tx`insert into fravaer (id, borger_id, fravaerstype, start_dato, anmeldt_tid, registreret_af_navn, registreret_fra)
      select id, id, 75, ${plusDage(IDAG, -90)}, now(), 'Samspor', '2026-01-01' from nye`
  })
  await sql.end({ timeout: 2 })
  return numre
}

export type Linje = {
  cpr: string
  timer: string
  til?: string
  indplaceret?: string
  ny?: string
  kommentar?: string
  fra?: string
}

/** A line of a file: the first report of a new indplacering unless told. */
export const linje = ({
  cpr,
  timer,
  til = plusDage(IDAG, -1),
  indplaceret = plusDage(IDAG, -100),
  ny = 'ja',
  kommentar = '',
  fra = '',
}: Linje) => `${cpr};FULDTID;${timer};${til};${indplaceret};${ny};;${kommentar};${fra}`

export const fil = (linjer: readonly string[], hoved = HOVEDLINJE): Uint8Array =>
  Buffer.from(`${[hoved, ...linjer].join('\n')}\n`)

export const STI = '/Dagpengetaeller/Import'
export const send = (hvem: Fagsystem, bytes: Uint8Array, ret: Partial<Kald> = {}): Promise<Apisvar> =>
  hvem('POST', STI, { raa: bytes, ...ret, hoveder: { 'content-type': 'text/csv', ...ret.hoveder } })

/** The file once the worker has nothing more to do with it. */
export async function naar(hvem: Fagsystem, id: string, status: string, ms = 20_000): Promise<Apisvar['krop']> {
  let svar: Apisvar | undefined
  await expect
    .poll(
      async () => {
        svar = await hvem('GET', `${STI}/${id}`)
        return svar.krop.status
      },
      { timeout: ms, intervals: [50, 100, 200] },
    )
    .toBe(status)
  return svar?.krop
}

/** Sends a file and waits for its dry run. */
export async function kontrolleret(hvem: Fagsystem, linjer: readonly string[]): Promise<Apisvar['krop']> {
  const svar = await send(hvem, fil(linjer))
  expect(svar.status, JSON.stringify(svar.krop)).toBe(201)
  return naar(hvem, svar.krop.id, 'KLAR')
}

/** … and applies it. */
export async function indlaest(hvem: Fagsystem, linjer: readonly string[], kunGode = false): Promise<Apisvar['krop']> {
  const { id } = await kontrolleret(hvem, linjer)
  const svar = await hvem('POST', `${STI}/${id}/action/indlaes`, { krop: { kunGode } })
  expect(svar.status, JSON.stringify(svar.krop)).toBe(200)
  return naar(hvem, id, 'FAERDIG')
}
