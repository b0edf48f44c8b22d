import { randomBytes } from 'node:crypto'
import { and, eq, gt, sql } from 'drizzle-orm'
import { iTransaktion, type Tx } from '#db/client'
import { parkeretFormular } from '#db/schema/session'
import { cprNoegler, dekrypter, krypter } from '#lib/borger/cpr-kryptering'
import { env } from '#lib/env'
import type { Felter } from '#lib/http/formular'
import type { Regelfund } from '#lib/regelfund'
import { sessionHash } from '#lib/session/cookie'

const MINUTTER = 30
const MAKS = 64 * 1024

/** What a form held when it was refused or its sender's session had run out. Files are never kept. */
export type Parkeret = { formular: string; felter: Felter; fund: readonly Regelfund[] }

/**
 * Keeps a form for the same person for half an hour, encrypted, and gives the random id that the page shows it by. Nothing has been
 * carried out; the person sees every field as typed and presses send again.
 */
export async function parker(subject: string, sti: string, indhold: Parkeret): Promise<string> {
  const id = randomBytes(24).toString('base64url')
  const bytes = Buffer.from(JSON.stringify(indhold))
  if (bytes.length > MAKS) throw new Error('formularen er for stor til at gemme')
  await iTransaktion(Date.now() + 3000, async (db) => {
    await vis(db, id)
    await db.insert(parkeretFormular).values({
      hash: sessionHash(id),
      subject,
      sti,
      felterKrypteret: krypter(bytes, 'FORMULAR', cprNoegler(env())),
      udloeber: new Date(Date.now() + MINUTTER * 60_000),
    })
  })
  return id
}

/** The form that was kept under `id` for this person and this path; undefined when it is not theirs or its time is up. */
export async function hentParkeret(
  id: string | undefined,
  subject: string,
  sti: string,
): Promise<Parkeret | undefined> {
  if (!id || id.length > 60) return undefined
  const [raekke] = await iTransaktion(Date.now() + 3000, async (db) => {
    await vis(db, id)
    return db
      .select({ felter: parkeretFormular.felterKrypteret })
      .from(parkeretFormular)
      .where(
        and(
          eq(parkeretFormular.hash, sessionHash(id)),
          eq(parkeretFormular.subject, subject),
          eq(parkeretFormular.sti, sti),
          gt(parkeretFormular.udloeber, new Date()),
        ),
      )
  })
  return raekke && (JSON.parse(dekrypter(raekke.felter, 'FORMULAR', cprNoegler(env())).toString()) as Parkeret)
}

/** The row is seen only by one who holds its id. */
const vis = (db: Tx, id: string) =>
  db.execute(sql`select set_config('samspor.parkeret', ${sessionHash(id).toString('hex')}, true)`)
