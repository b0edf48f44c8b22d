import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { iTransaktion, type Tx } from '#db/client'
import { stillingsbetegnelse } from '#db/schema/kodeliste'
import { bruger, organisation } from '#db/schema/organisation'
import { BAGERIET, JOBVEJEN, PLEJEHJEMMET, VOGNMANDEN } from '#demo/medarbejdere'
import { personer } from '#demo/personer'
import { type Dag, dagFor } from '#lib/dato'
import type { Kontekst } from '#lib/kontekst'
import { systemKontekst } from '#lib/ur'
import { erCvr } from '#lib/virksomhed/cvr'

export type Org = typeof organisation.$inferSelect
export type Scene = {
  dag: Dag
  find: (type: Org['type'], kode: string) => Org
  ansat: (org: Org) => Promise<{ id: string; navn: string }>
  koncept: Map<string, string>
}

/** The organisations by code, fictive CVR and telephone where the facts have none, and staff of the cast as users. */
export async function byg(nu: Date): Promise<Scene> {
  const alle = await iTransaktion(Date.now() + 10_000, async (db) => {
    await givFiktiveCvr(db)
    for (const v of [BAGERIET, VOGNMANDEN, PLEJEHJEMMET]) {
      const virksomhed: typeof organisation.$inferInsert = {
        type: 'virksomhed',
        kode: v.cvr,
        cvr: v.cvr,
        navn: v.navn,
        kortNavn: v.navn,
        gyldigFra: '2020-01-01',
        kilde: 'Demo',
      }
      await db.insert(organisation).values(virksomhed).onConflictDoNothing()
    }
    await db
      .insert(organisation)
      .values({
        type: 'anden_aktoer',
        kode: JOBVEJEN.kode,
        cvr: JOBVEJEN.kode,
        navn: JOBVEJEN.navn,
        kortNavn: 'Jobvejen',
        gyldigFra: '2020-01-01',
        kilde: 'Demo',
      })
      .onConflictDoNothing()
    return db.select().from(organisation)
  })
  const koncepter = await iTransaktion(Date.now() + 5000, (db) =>
    db.select({ uri: stillingsbetegnelse.conceptUri, titel: stillingsbetegnelse.titel }).from(stillingsbetegnelse),
  )
  const find: Scene['find'] = (type, kode) => {
    const fundet = alle.find((o) => o.type === type && o.kode === kode)
    if (!fundet) throw new Error(`${type} ${kode} findes ikke i kodelisterne`)
    return fundet
  }
  return {
    dag: dagFor(nu),
    find,
    ansat: (org) => findAnsat(org),
    koncept: new Map(koncepter.map((k) => [k.titel, k.uri])),
  }
}

/** Authorities whose number the facts lack get a made-up one that passes the check digit, so that they can send letters in the demo. */
async function givFiktiveCvr(db: Tx): Promise<void> {
  await db.execute(
    sql`update organisation set telefon = coalesce(telefon, '70 00 00 00') where type in ('kommune', 'jobcenter', 'akasse')`,
  )
  const uden = await db
    .select({ id: organisation.id })
    .from(organisation)
    .where(and(isNull(organisation.cvr), inArray(organisation.type, ['kommune', 'jobcenter', 'akasse'])))
    .orderBy(organisation.type, organisation.kode)
  let nummer = 98_000_000
  for (const { id } of uden) {
    do nummer += 1
    while (!erCvr(String(nummer)))
    await db
      .update(organisation)
      .set({ cvr: String(nummer) })
      .where(eq(organisation.id, id))
  }
}

/** The organisation's caseworker of the cast as a user, as after a first sign-in; a fictive one where the cast has nobody. */
async function findAnsat(org: Org): Promise<{ id: string; navn: string }> {
  const medvirkende = personer.find(
    (p) => p.organisation?.type === org.type && p.organisation.kode === org.kode && p.rolle === 'sagsbehandler',
  )
  const subject = String(medvirkende?.claims.sub ?? `demo-${org.kode}`)
  const udsteder = process.env[`OIDC_${org.type.toUpperCase()}_ISSUER`] ?? 'demo'
  const navn = medvirkende?.navn ?? 'Demo Medarbejder'
  const rid = medvirkende?.rid
  // The demo may have moved to another address, and its issuer with it: the person is the same.
  const [kendt] = rid
    ? await iTransaktion(Date.now() + 5000, (db) =>
        db
          .select({ id: bruger.id })
          .from(bruger)
          .where(and(eq(bruger.organisationId, org.id), eq(bruger.rid, rid))),
      )
    : []
  if (kendt) return { id: kendt.id, navn }
  const [fundet] = await iTransaktion(Date.now() + 5000, (db) =>
    db
      .insert(bruger)
      .values({
        organisationId: org.id,
        udsteder,
        subject,
        navn,
        rid: rid ?? null,
        rolle: 'sagsbehandler',
      })
      .onConflictDoUpdate({ target: [bruger.udsteder, bruger.subject, bruger.organisationId], set: { navn } })
      .returning({ id: bruger.id }),
  )
  return { id: fundet!.id, navn }
}

export const paaDag = (dag: Dag, kl = '10:00'): Date => new Date(`${dag}T${kl}:00+01:00`)

export async function somAnsat(scene: Scene, org: Org, nu: Date): Promise<Kontekst> {
  const person = await scene.ansat(org)
  if (org.type !== 'akasse' && org.type !== 'jobcenter') throw new Error('kun myndigheder har sagsbehandlere')
  return {
    ...systemKontekst(nu),
    aktoer: {
      slags: 'bruger',
      brugerId: person.id,
      navn: person.navn,
      rolle: 'sagsbehandler',
      organisation: { id: org.id, type: org.type, kode: org.kode, navn: org.navn, kortNavn: org.kortNavn },
    },
  }
}
