import { sql } from 'drizzle-orm'
import { type AnyPgColumn, check, customType, date, timestamp, uuid } from 'drizzle-orm/pg-core'

/** Bytes: ciphertext, hashes and file parts. */
export const bytea = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' })

/** A moment. Stored in UTC, read as `Date`; what people see is always Europe/Copenhagen. */
export const tid = () => timestamp({ withTimezone: true, mode: 'date' })

/** A calendar day of the law, 'YYYY-MM-DD'. Never a timestamp: midnight is not a fact. */
export const dag = () => date({ mode: 'string' })

/** Random, so that an id tells nothing and cannot be guessed. */
export const noegle = () => uuid().primaryKey().defaultRandom()

/** Days on which the law or the relation holds, both included. Open end = null. */
export const gyldighed = { gyldigFra: dag().notNull(), gyldigTil: dag() }

/** When the platform knew it: a corrected row is closed here, never changed. */
export const registrering = { registreretFra: tid().notNull(), registreretTil: tid() }

/** The database refuses what the type refuses. */
export const enAf = (navn: string, kolonne: AnyPgColumn, vaerdier: readonly string[]) =>
  check(navn, sql`${kolonne} in (${sql.raw(vaerdier.map((v) => `'${v}'`).join(', '))})`)

export const faldendeAldrig = (navn: string, fra: AnyPgColumn, til: AnyPgColumn) =>
  check(navn, sql`${til} is null or ${til} >= ${fra}`)
