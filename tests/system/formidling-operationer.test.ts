import type { z } from 'zod'
import { OPERATIONER } from '#lib/api/operationer'
import { hentCpr } from '#lib/borger/find'
import { plusDage } from '#lib/dato'
import { type Kontekst, transaktion } from '#lib/kontekst'
import { systemKontekst } from '#lib/ur'
import { expect, test as grund } from '#tests/opsaetning/database'
import { deles, ja, nyOrdre } from '#tests/system/formidling-scene'
import { aabnScene, IDAG, koder, type Scene } from '#tests/system/scene'

const test = grund.extend<{ scene: Scene }>({
  scene: async ({ database }, use) => {
    const scene = await aabnScene(database)
    await use(scene)
    await scene.luk()
  },
})

const frisk = (ctx: Kontekst): Kontekst => ({ ...ctx, frist: Date.now() + 20_000, requestId: crypto.randomUUID() })

/** An operation as it is declared: its schemas judge what goes in and what comes out, and it runs in one transaction. */
async function kald(
  ctx: Kontekst,
  navn: string,
  ind: { param?: unknown; krop?: unknown; cpr?: string; borgerId?: string; version?: number } = {},
) {
  const op = OPERATIONER.find((o) => o.navn === navn)
  if (!op || 'strom' in op) throw new Error(`${navn} findes ikke`)
  const krop = 'krop' in op && op.krop ? (op.krop as z.ZodType).parse(ind.krop) : undefined
  const svar = await transaktion(frisk(ctx), (ctx) =>
    op.udfoer(ctx, {
      param: ind.param,
      query: undefined,
      krop,
      borgerId: '',
      cpr: '',
      version: 0,
      ...ind,
      ...(krop ? { krop } : {}),
    } as never),
  )
  return { ...svar, krop: (op.svar as z.ZodType).parse(svar.krop) as Record<string, never> }
}

test('Et fagsystem henviser, fortæller hvordan det gik, og læser loggen; personstatus følger med', async ({
  scene,
}) => {
  const [anna, jens, freja] = [await scene.som('anna'), await scene.som('jens'), await scene.som('freja')]
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const cpr = await scene.somSystem(() => transaktion(systemKontekst(anna.nu), (ctx) => hentCpr(ctx, medlem)))
  const ordre = await nyOrdre(scene, anna)
  const formidlingIdentifier = crypto.randomUUID()
  const grundlag = { formidlingIdentifier, jobordreIdentifier: ordre.id }
  const samtykke = { ...ja(), tidspunkt: `${IDAG}T10:00:00+01:00` }
  const put = (ctx: Kontekst, krop: object, om = cpr) =>
    kald(ctx, 'UpdateJobordreFormidling', { cpr: om, krop: { ...grundlag, ...krop } })
  expect(await koder(put(anna, { formidlingsstatusType: 9203 }))).toEqual(['JO-060'])
  expect(await koder(put(anna, { formidlingsstatusType: 9202 }, '6101709999'))).toEqual(['4922'])
  const ny = await put(anna, { formidlingsstatusType: 9201, kommentar: 'Fundet' })
  expect([ny.status, ny.version]).toEqual([201, 1])
  expect(await koder(put(anna, { formidlingsstatusType: 9202 }))).toEqual(['JO-071'])
  const henvist = await put(anna, { formidlingsstatusType: 9202, samtykke, deles })
  expect([henvist.status, henvist.version]).toEqual([200, 2])
  await put(anna, { formidlingsstatusType: 9204, resultatdato: plusDage(IDAG, 7) })
  expect(await koder(put(anna, { formidlingsstatusType: 9203 }))).toEqual(['1014'])
  await put(anna, { formidlingsstatusType: 9203, kommentar: 'For tidligt' })
  await expect(put(freja, { formidlingsstatusType: 9207 })).rejects.toThrow()

  const log = await kald(anna, 'HentFormidlingslog', { param: { id: ordre.id } })
  expect(log.krop.formidlinger).toMatchObject([
    { formidlingIdentifier, formidlingsstatusType: 9203, civilregistrationIdentifier: cpr, kommentar: 'Fundet' },
  ])
  expect(
    (log.krop.linjer as unknown as { tilStatus: number; rettelse: boolean }[]).map((l) => [l.tilStatus, l.rettelse]),
  ).toEqual([
    [9201, false],
    [9202, false],
    [9204, false],
    [9203, true],
  ])
  // Another authority that may know the order sees that there is one, and the citizen's own kommune may ask about the citizen.
  const jens1 = await kald(jens, 'HentFormidlingslog', { param: { id: ordre.id } })
  expect(jens1.krop).toMatchObject({
    linjer: [],
    formidlinger: [{ formidlingsstatusType: 9203, navn: null, civilregistrationIdentifier: null, telefon: null }],
  })
  for (const ctx of [anna, jens]) {
    const status = await kald(ctx, 'GetPersonStatus', { borgerId: medlem })
    expect(status.krop.personstatus).toEqual([
      { jobordreIdentifier: ordre.id, jobordreType: 1, jobordrestatusType: 1, formidlingsstatusType: 9203 },
    ])
  }
  expect((await kald(freja, 'GetPersonStatus', { borgerId: medlem })).krop.personstatus).toEqual([])

  await kald(anna, 'TraekFormidlingssamtykke', { param: { id: formidlingIdentifier } })
  expect((await scene.sql`select status from formidling where id = ${formidlingIdentifier}`)[0]?.status).toBe(9206)
})

test('Samarbejde over kontrakten: invitation, ja, forslag, videre, kvittering', async ({ scene }) => {
  const [anna, tom] = [await scene.som('anna'), await scene.som('tom')]
  const kode = tom.aktoer.slags === 'bruger' ? tom.aktoer.organisation.kode : ''
  const medlem = await scene.somSystem(() => scene.nytMedlem({ akasse: kode }))
  const cpr = await scene.somSystem(() => transaktion(systemKontekst(anna.nu), (ctx) => hentCpr(ctx, medlem)))
  const ordre = await nyOrdre(scene, anna)
  const inviteret = await kald(anna, 'InviterTilJobordre', {
    param: { id: ordre.id },
    krop: { akasseKode: kode, tekst: 'Har I bagere?', fra: IDAG, til: plusDage(IDAG, 5) },
  })
  const id = String(inviteret.krop.samarbejdeIdentifier)
  expect((await kald(tom, 'ListInvitationer')).krop.invitationer).toHaveLength(1)
  await kald(tom, 'AccepterSamarbejde', { param: { id } })
  const set = await kald(tom, 'HentInviteretJobordre', { param: { id: ordre.id } })
  expect(JSON.stringify(set.krop)).not.toMatch(/Ring ikke|70102030|Bageriet|99000007/)
  const forslag = await kald(tom, 'OpretJobordreFormidling', {
    cpr,
    krop: {
      jobordreIdentifier: ordre.id,
      formidlingsstatusType: 9201,
      samtykke: { ...ja(), tidspunkt: `${IDAG}T10:00:00+01:00` },
      deles,
    },
  })
  const kandidat = { id: String(forslag.krop.formidlingIdentifier) }
  const log = await kald(anna, 'HentFormidlingslog', { param: { id: ordre.id } })
  expect(log.krop.formidlinger).toMatchObject([
    { telefon: '20304050', civilregistrationIdentifier: null, kommentar: null },
  ])
  await kald(anna, 'SendForslagVidere', { param: kandidat, version: 1, krop: {} })
  await kald(anna, 'SkiftFormidlingsstatus', { param: kandidat, version: 2, krop: { formidlingsstatusType: 9203 } })
  expect((await kald(tom, 'HentFormidlingslog', { param: { id: ordre.id } })).krop.formidlinger).toHaveLength(1)
  await kald(tom, 'TraekFormidlingssamtykke', { param: kandidat })
  const [lukket] = (await kald(anna, 'ListLukkedeDelinger')).krop.delinger as unknown as { delingIdentifier: string }[]
  await kald(anna, 'KvitterDeling', { param: { id: lukket?.delingIdentifier } })
  expect((await kald(anna, 'ListLukkedeDelinger')).krop.delinger).toEqual([])
  expect((await kald(anna, 'ListJobordreSamarbejder', { param: { id: ordre.id } })).krop.samarbejder).toMatchObject([
    { status: 'AFTALT', inviteretTid: expect.any(String) },
  ])
  await kald(anna, 'OphoerSamarbejde', { param: { id }, krop: { grund: 'Vi har nok.' } })
})
