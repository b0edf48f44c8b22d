import { plusDage } from '#lib/dato'
import { koerEfterarbejde } from '#lib/formidling/efterarbejde'
import { foreslaaKandidat } from '#lib/formidling/foreslaa'
import { henvisKandidat } from '#lib/formidling/henvis'
import { opdaterFormidling, retFormidling } from '#lib/formidling/opdater'
import { listPersonstatus } from '#lib/formidling/personstatus'
import { listFormidlingslog, listKandidater } from '#lib/formidling/queries'
import { sendForslagVidere } from '#lib/formidling/send-videre'
import { omvaelgMyndighed, overdragJobordre } from '#lib/jobordre/flyt'
import { modtagJobordre } from '#lib/jobordre/modtag'
import { traekJobordre } from '#lib/jobordre/status'
import { type Kontekst, transaktion } from '#lib/kontekst'
import { inviterAkasse } from '#lib/samarbejde/inviter'
import { listEgneSamtykker, listUkvitterede } from '#lib/samtykke/queries'
import { traekSamtykke } from '#lib/samtykke/traek'
import { expect, test as grund } from '#tests/opsaetning/database'
import { aftal, deles, ja, nyOrdre } from '#tests/system/formidling-scene'
import { aabnScene, IDAG, koder, paaDag, type Scene } from '#tests/system/scene'

const test = grund.extend<{ scene: Scene }>({
  scene: async ({ database }, use) => {
    const scene = await aabnScene(database)
    await use(scene)
    await scene.luk()
  },
})

const frisk = (ctx: Kontekst): Kontekst => ({ ...ctx, frist: Date.now() + 20_000, requestId: crypto.randomUUID() })
const senere = (ctx: Kontekst, kl = '12:00'): Kontekst => ({ ...frisk(ctx), nu: new Date(`${IDAG}T${kl}:00+01:00`) })
const borgerCtx = (borgerId: string): Kontekst => ({
  ...paaDag(0),
  aktoer: { slags: 'borger', borgerId, navn: 'Prøve' },
})
const org = (ctx: Kontekst) => {
  if (ctx.aktoer.slags !== 'bruger') throw new Error('ikke en organisation')
  return ctx.aktoer.organisation
}
const raekke = async (scene: Scene, id: string) => (await scene.sql`select * from formidling where id = ${id}`)[0]
const ordren = async (scene: Scene, id: string) => (await scene.sql`select * from jobordre where id = ${id}`)[0]
const beskeder = async (scene: Scene, id: string): Promise<string[]> =>
  (await scene.sql`select slags from virksomhedsbesked where jobordre_id = ${id} order by tid, slags`).map(
    (b) => b.slags,
  )
const efterarbejde = (scene: Scene) => scene.somSystem(() => koerEfterarbejde(paaDag(0, '13:00')))
const henvis = (ctx: Kontekst, jobordreId: string, borgerId: string, tidspunkt = ctx.nu) =>
  henvisKandidat(frisk(ctx), { jobordreId, borgerId, samtykke: ja({ tidspunkt }), deles })
const afvis = (ctx: Kontekst, formidlingId: string, version = 1) =>
  opdaterFormidling(frisk(ctx), { formidlingId, version, status: 9205, aarsag: 9221 })
const ret = (ctx: Kontekst, formidlingId: string, version: number, status: 9202 | 9204) =>
  retFormidling(frisk(ctx), {
    formidlingId,
    version,
    status,
    kommentar: 'Forkert knap',
    ...(status === 9204 && { resultatdato: IDAG }),
  })

test('Den, der havde ordren, retter til ansat: rettelsen står, og workeren sætter den fulde ordre på pause', async ({
  scene,
}) => {
  const [anna, jens] = [await scene.som('anna'), await scene.som('jens')]
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const ordre = await nyOrdre(scene, anna, { maksAntalHenvisninger: 1 })
  const { id } = await henvis(anna, ordre.id, medlem)
  await afvis(anna, id)
  await scene.sql`update jobordre set status = 'UNDER_BEHANDLING' where id = ${ordre.id}`
  const kbh = await scene.find('jobcenter', '10100')
  const version = (await ordren(scene, ordre.id))?.version
  await overdragJobordre(frisk(anna), { id: ordre.id, version, aarsag: '9301', tilId: kbh.id })
  await modtagJobordre(frisk(jens), { id: ordre.id, version: (await ordren(scene, ordre.id))?.version })
  await ret(anna, id, 2, 9204)
  expect(await raekke(scene, id)).toMatchObject({ status: 9204 })
  expect((await ordren(scene, ordre.id))?.status).toBe('UNDER_BEHANDLING')
  await efterarbejde(scene)
  await efterarbejde(scene)
  expect((await ordren(scene, ordre.id))?.status).toBe('INAKTIV')
  expect((await beskeder(scene, ordre.id)).filter((s) => s === 'BESAT')).toHaveLength(1)
})

test('En a-kasse, der hjælper, ser kun egne ansatte: workeren spørger virksomheden, én gang', async ({ scene }) => {
  const [anna, tom] = [await scene.som('anna'), await scene.som('tom')]
  const [egen, hos3f] = await scene.somSystem(async () => [
    await scene.nytMedlem(),
    await scene.nytMedlem({ akasse: org(tom).kode }),
  ])
  const ordre = await nyOrdre(scene, anna, { antalStillinger: 2 })
  await aftal(anna, tom, ordre.id, org(tom).kode)
  const forslag = await foreslaaKandidat(frisk(tom), {
    jobordreId: ordre.id,
    borgerId: hos3f ?? '',
    samtykke: ja(),
    deles,
  })
  await sendForslagVidere(frisk(anna), { formidlingId: forslag.id, version: 1 })
  const { id } = await henvis(anna, ordre.id, egen ?? '')
  const ansat = (ctx: Kontekst, formidlingId: string, version: number) =>
    opdaterFormidling(frisk(ctx), { formidlingId, version, status: 9204, resultatdato: IDAG })
  await ansat(anna, id, 1)
  await ansat(tom, forslag.id, 2)
  const besat = async () => (await beskeder(scene, ordre.id)).filter((s) => s === 'BESAT').length
  expect(await besat()).toBe(0)
  await efterarbejde(scene)
  await efterarbejde(scene)
  expect(await besat()).toBe(1)
})

test('Forslag bliver ikke stående, når ordren går videre eller afsluttes', async ({ scene }) => {
  const [anna, tom, jens, bente] = [
    await scene.som('anna'),
    await scene.som('tom'),
    await scene.som('jens'),
    await scene.som('bente'),
  ]
  const [egen, hos3f] = await scene.somSystem(async () => [
    await scene.nytMedlem(),
    await scene.nytMedlem({ akasse: org(tom).kode }),
  ])
  const kbh = await scene.find('jobcenter', '10100')
  const medForslag = async () => {
    const ordre = await nyOrdre(scene, anna)
    await aftal(anna, tom, ordre.id, org(tom).kode)
    const eget = await foreslaaKandidat(frisk(anna), { jobordreId: ordre.id, borgerId: egen ?? '' })
    const hjaelp = await foreslaaKandidat(frisk(tom), {
      jobordreId: ordre.id,
      borgerId: hos3f ?? '',
      samtykke: ja(),
      deles,
    })
    return { ...ordre, forslag: [eget.id, hjaelp.id] }
  }
  const stand = async (o: { forslag: string[] }) =>
    (await Promise.all(o.forslag.map((id) => raekke(scene, id)))).map((f) => [f?.status, f?.endelig_af_id])
  const vaek = [
    [9208, null],
    [9208, null],
  ]
  // The giver sees both, so the receiver can refer the same citizen at once.
  const overdraget = await medForslag()
  await overdragJobordre(frisk(anna), { id: overdraget.id, version: overdraget.version, aarsag: '9301', tilId: kbh.id })
  expect(await stand(overdraget)).toEqual(vaek)
  const delt = await scene.sql`select navn, lukket_grund from deling where jobordre_id = ${overdraget.id}`
  expect([...delt]).toEqual([{ navn: null, lukket_grund: 'AFSLUTTET' }])
  const version = (await ordren(scene, overdraget.id))?.version
  await modtagJobordre(frisk(jens), { id: overdraget.id, version })
  await henvis(jens, overdraget.id, egen ?? '')
  const linjer = await transaktion(anna, (ctx) =>
    listFormidlingslog(ctx, { formidlingId: overdraget.forslag[0] ?? '' }),
  )
  expect(linjer.at(-1)).toMatchObject({
    fraStatus: 9201,
    tilStatus: 9208,
    kommentar: expect.stringContaining('gik til'),
  })
  // The company sees no proposal; the worker takes them.
  const [omvalgt, lukket] = [await medForslag(), await medForslag()]
  await omvaelgMyndighed(frisk(bente), { id: omvalgt.id, version: omvalgt.version, tilId: kbh.id })
  await traekJobordre(frisk(bente), { id: lukket.id, version: lukket.version })
  expect((await stand(omvalgt)).map(([status]) => status)).toEqual([9201, 9201])
  await efterarbejde(scene)
  expect(await stand(omvalgt)).toEqual(vaek)
  expect(await stand(lukket)).toEqual(vaek)
  for (const o of [overdraget, omvalgt, lukket]) expect(await beskeder(scene, o.id)).not.toContain('UDGAAET')
})

test('Afvist og henvist igen: et træk lukker begge rækker, og takket nej lukker det delte', async ({ scene }) => {
  const [anna, bente] = [await scene.som('anna'), await scene.som('bente')]
  const [medlem, andet] = await scene.somSystem(async () => [await scene.nytMedlem(), await scene.nytMedlem()])
  const ordre = await nyOrdre(scene, anna)
  const foerste = await henvis(anna, ordre.id, medlem ?? '')
  await afvis(bente, foerste.id)
  const anden = await henvis(senere(anna), ordre.id, medlem ?? '')
  const [nyeste] = await transaktion(borgerCtx(medlem ?? ''), listEgneSamtykker)
  await traekSamtykke(senere(borgerCtx(medlem ?? '')), { samtykkeId: nyeste?.id ?? '' })
  const aabne =
    await scene.sql`select id from deling where jobordre_id = ${ordre.id} and (lukket_tid is null or navn is not null)`
  expect([...aabne]).toEqual([])
  expect([(await raekke(scene, foerste.id))?.status, (await raekke(scene, anden.id))?.status]).toEqual([9205, 9206])
  expect(await scene.antal('samtykke', { borger_id: medlem ?? '', trukket_af: 'BORGER' })).toBe(2)
  expect((await beskeder(scene, ordre.id)).filter((s) => s === 'TRUKKET')).toHaveLength(1)

  const { id } = await henvis(anna, ordre.id, andet ?? '')
  await opdaterFormidling(frisk(anna), { formidlingId: id, version: 1, status: 9206 })
  const set = await transaktion(bente, (ctx) => listKandidater(ctx, ordre.id))
  expect(set.find((k) => k.id === id)).toMatchObject({ status: 9206, navn: null, telefon: null })
  expect((await transaktion(bente, listUkvitterede)).filter((d) => d.jobordreId === ordre.id)).toHaveLength(3)
  expect(await koder(ret(anna, id, 2, 9202))).toEqual(['JO-071'])
})

test('Et ja fra før ordren blev sendt bruges ikke; en rettelse tager en plads; en død sættes ikke på', async ({
  scene,
}) => {
  const [anna, bente] = [await scene.som('anna'), await scene.som('bente')]
  const [et, to] = await scene.somSystem(async () => [await scene.nytMedlem(), await scene.nytMedlem()])
  const ordre = await nyOrdre(scene, anna, { maksAntalHenvisninger: 1 })
  expect(await koder(henvis(anna, ordre.id, et ?? '', new Date(`${IDAG}T09:59:00+01:00`)))).toEqual(['JO-071'])
  const foerste = await henvis(anna, ordre.id, et ?? '')
  await afvis(bente, foerste.id)
  await scene.sql`update jobordre set status = 'UNDER_BEHANDLING' where id = ${ordre.id}`
  await henvis(anna, ordre.id, to ?? '')
  expect(await koder(ret(bente, foerste.id, 2, 9204))).toEqual(['JO-052'])
  const anden = await nyOrdre(scene, anna)
  await scene.sql`update borger set doed_dato = ${plusDage(IDAG, -1)} where id = ${to}`
  expect(await koder(foreslaaKandidat(frisk(anna), { jobordreId: anden.id, borgerId: to ?? '' }))).toEqual(['4405'])
  expect(await koder(henvis(anna, anden.id, to ?? ''))).toEqual(['4405'])
})

test('CPR melder et dødsfald: kandidaten udgår, det delte tømmes, og et forslag kan ikke sendes videre', async ({
  scene,
}) => {
  const [anna, tom, bente] = [await scene.som('anna'), await scene.som('tom'), await scene.som('bente')]
  const [egen, hos3f] = await scene.somSystem(async () => [
    await scene.nytMedlem(),
    await scene.nytMedlem({ akasse: org(tom).kode }),
  ])
  const ordre = await nyOrdre(scene, anna)
  await aftal(anna, tom, ordre.id, org(tom).kode)
  const forslag = await foreslaaKandidat(frisk(tom), {
    jobordreId: ordre.id,
    borgerId: hos3f ?? '',
    samtykke: ja(),
    deles,
  })
  const sendt = await henvis(anna, ordre.id, egen ?? '')
  await scene.sql`update borger set doed_dato = ${IDAG} where id in (${egen ?? ''}, ${hos3f ?? ''})`
  await efterarbejde(scene)
  await efterarbejde(scene)
  for (const id of [forslag.id, sendt.id])
    expect(await raekke(scene, id)).toMatchObject({ status: 9208, endelig_af_id: null })
  const aabne =
    await scene.sql`select id from deling where jobordre_id = ${ordre.id} and (lukket_tid is null or navn is not null)`
  expect([...aabne]).toEqual([])
  // The employer had been sent one of them, and hears of that one alone, without a reason.
  expect((await beskeder(scene, ordre.id)).filter((s) => s === 'UDGAAET')).toHaveLength(1)
  const log = await transaktion(bente, (ctx) => listFormidlingslog(ctx, { formidlingId: sendt.id }))
  expect(JSON.stringify(log)).not.toMatch(/død/i)
  await expect(
    sendForslagVidere(frisk(anna), { formidlingId: forslag.id, version: 2 }),
    'et trukket forslag',
  ).rejects.toThrow()
})

test('Et ja trukket gennem den nye myndighed trækkes også hos den gamle; et ja givet bagefter står', async ({
  scene,
}) => {
  const [anna, jens, bente] = [await scene.som('anna'), await scene.som('jens'), await scene.som('bente')]
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const ordre = await nyOrdre(scene, anna)
  const hosAnna = await henvis(anna, ordre.id, medlem)
  await afvis(bente, hosAnna.id)
  const kbh = await scene.find('jobcenter', '10100')
  await overdragJobordre(frisk(anna), {
    id: ordre.id,
    version: (await ordren(scene, ordre.id))?.version,
    aarsag: '9301',
    tilId: kbh.id,
  })
  await modtagJobordre(frisk(jens), { id: ordre.id, version: (await ordren(scene, ordre.id))?.version })
  const hosJens = await henvis(senere(jens), ordre.id, medlem)
  const jaHos = async (formidlingId: string) =>
    (
      await scene.sql`select id, trukket_tid from samtykke where formidling_id = ${formidlingId} order by givet_tid desc`
    )[0]
  await traekSamtykke(senere(jens, '12:30'), { samtykkeId: (await jaHos(hosJens.id))?.id })
  expect((await jaHos(hosAnna.id))?.trukket_tid, 'bag muren').toBeNull()
  const igen = await henvis(senere(jens, '12:45'), ordre.id, medlem, new Date(`${IDAG}T12:45:00+01:00`))
  await efterarbejde(scene)
  await efterarbejde(scene)
  expect((await jaHos(hosAnna.id))?.trukket_tid).not.toBeNull()
  expect((await jaHos(igen.id))?.trukket_tid).toBeNull()
  const aabne = await scene.sql`select formidling_id from deling where jobordre_id = ${ordre.id} and lukket_tid is null`
  expect(aabne.map((d) => d.formidling_id)).toEqual([igen.id])
  expect((await raekke(scene, hosAnna.id))?.status, 'den afviste forbliver afvist').toBe(9205)
})

test('Rettelse, mens borgeren trækker sit samtykke: rettelsen venter og får nej', async ({ scene }) => {
  const [anna, bente] = [await scene.som('anna'), await scene.som('bente')]
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const ordre = await nyOrdre(scene, anna)
  const { id } = await henvis(anna, ordre.id, medlem)
  await afvis(bente, id)
  const [mit] = await transaktion(borgerCtx(medlem), listEgneSamtykker)
  let rettelse: Promise<string[]> | undefined
  await transaktion(borgerCtx(medlem), async (ctx) => {
    await traekSamtykke(ctx, { samtykkeId: mit?.id ?? '' })
    rettelse = koder(ret(bente, id, 2, 9202))
    await new Promise((ok) => setTimeout(ok, 700))
  })
  expect(await rettelse).toEqual(['JO-071'])
  expect(await raekke(scene, id)).toMatchObject({ status: 9205 })
})

test('Borgeren læser linjerne og ikke andres ord, heller ikke gennem muren', async ({ scene }) => {
  const [anna, bente] = [await scene.som('anna'), await scene.som('bente')]
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const ordre = await nyOrdre(scene, anna)
  const { id } = await henvis(anna, ordre.id, medlem)
  await opdaterFormidling(frisk(bente), {
    formidlingId: id,
    version: 1,
    status: 9205,
    aarsag: 9228,
    tekst: 'Ikke os',
    kommentar: 'Kom for sent',
  })
  const log = (ctx: Kontekst) => transaktion(ctx, (ctx) => listFormidlingslog(ctx, { formidlingId: id }))
  expect((await log(anna)).map((l) => [l.tilStatus, l.kommentar])).toEqual([
    [9202, null],
    [9205, 'Kom for sent'],
  ])
  expect((await log(borgerCtx(medlem))).map((l) => [l.tilStatus, l.kommentar])).toEqual([
    [9202, null],
    [9205, null],
  ])
  const bagMuren = async (ctx: Kontekst) =>
    (
      await transaktion(frisk(ctx), (ctx) =>
        ctx.db.execute(`select (select count(*)::int from formidlingslog where formidling_id = '${id}') as linjer,
          (select count(*)::int from formidlingslogtekst t join formidlingslog l on l.id = t.linje_id where l.formidling_id = '${id}') as tekster,
          (select count(*)::int from formidlingsafvisning where formidling_id = '${id}') as afvisninger`),
      )
    )[0]
  expect(await bagMuren(borgerCtx(medlem))).toEqual({ linjer: 2, tekster: 0, afvisninger: 0 })
  expect(await bagMuren(anna)).toEqual({ linjer: 2, tekster: 1, afvisninger: 1 })
  expect(await bagMuren(await scene.som('tom'))).toEqual({ linjer: 0, tekster: 0, afvisninger: 0 })
  const afvisningen = async (ctx: Kontekst) =>
    (await transaktion(frisk(ctx), (ctx) => listKandidater(ctx, ordre.id))).find((k) => k.id === id)?.afvisningstekst
  expect([await afvisningen(anna), await afvisningen(bente)]).toEqual(['Ikke os', 'Ikke os'])
  // Corrected, the words go with the status that they explained.
  await ret(bente, id, 2, 9204)
  expect([await afvisningen(anna), await afvisningen(bente)]).toEqual([null, null])
})

test('En invitation gælder tidligst fra i dag; personstatus 120 dage før medlemskabet', async ({ scene }) => {
  const [anna, tom, jens] = [await scene.som('anna'), await scene.som('tom'), await scene.som('jens')]
  const ordre = await nyOrdre(scene, anna)
  const input = { jobordreId: ordre.id, akasseKode: org(tom).kode, tekst: 'Hjælp?', til: plusDage(IDAG, 5) }
  expect(await koder(inviterAkasse(frisk(anna), { ...input, fra: plusDage(IDAG, -1) }))).toEqual(['1014'])
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  await henvis(anna, ordre.id, medlem)
  const antal = async (ctx: Kontekst) => (await transaktion(frisk(ctx), (c) => listPersonstatus(c, medlem))).length
  expect([await antal(anna), await antal(jens), await antal(tom)]).toEqual([1, 1, 0])
  for (const [dage, ventet] of [
    [121, 0],
    [120, 1],
  ] as const) {
    await scene.sql`delete from adgangsrelation where borger_id = ${medlem} and organisation_id = ${org(tom).id}`
    await scene.sql`insert into adgangsrelation (organisation_id, borger_id, kategori, grundlag_id, fra) values (${org(tom).id}, ${medlem}, 'EGEN', gen_random_uuid(), ${plusDage(IDAG, dage)})`
    expect(await antal(tom), `${dage} dage før`).toBe(ventet)
  }
})
