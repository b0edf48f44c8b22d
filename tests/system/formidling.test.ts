import { sql as drizzleSql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { arbejdsdageImellem, plusDage } from '#lib/dato'
import { koerFormidlingsdag } from '#lib/formidling/dagligt'
import { foreslaaKandidat } from '#lib/formidling/foreslaa'
import { henvisKandidat } from '#lib/formidling/henvis'
import { opdaterFormidling, retFormidling } from '#lib/formidling/opdater'
import { listFormidlingslog, listKandidater, listStand } from '#lib/formidling/queries'
import { sendForslagVidere } from '#lib/formidling/send-videre'
import { overdragJobordre } from '#lib/jobordre/flyt'
import { inaktiverJobordre, traekJobordre } from '#lib/jobordre/status'
import { type Kontekst, type TxKontekst, tomtSpor, transaktion } from '#lib/kontekst'
import { hentInviteretJobordre, listInvitationer } from '#lib/samarbejde/queries'
import { ophoerSamarbejde } from '#lib/samarbejde/svar'
import { kvitterDeling } from '#lib/samtykke/kvitter'
import { listEgneSamtykker, listUkvitterede } from '#lib/samtykke/queries'
import { traekSamtykke } from '#lib/samtykke/traek'
import { expect, test as grund } from '#tests/opsaetning/database'
import { aftal, deles, ja, nyOrdre } from '#tests/system/formidling-scene'
import { aabnScene, IDAG, koder, paaDag, type Scene, tilfaeldig } from '#tests/system/scene'

const test = grund.extend<{ scene: Scene }>({
  scene: async ({ database }, use) => {
    const scene = await aabnScene(database)
    await use(scene)
    await scene.luk()
  },
})

const frisk = (ctx: Kontekst): Kontekst => ({ ...ctx, frist: Date.now() + 20_000, requestId: crypto.randomUUID() })
const paa = (ctx: Kontekst, dage: number): Kontekst => ({ ...ctx, ...dagene(dage) })
const dagene = (dage: number) => {
  const { nu, dag } = paaDag(dage)
  return { nu, dag, frist: Date.now() + 20_000 }
}
const borgerCtx = (borgerId: string, dage = 0): Kontekst => ({
  ...paaDag(dage),
  aktoer: { slags: 'borger', borgerId, navn: 'Prøve' },
})
const raekke = async (scene: Scene, id: string) =>
  (await scene.sql`select *, resultatdato::text from formidling where id = ${id}`)[0]
const beskeder = async (scene: Scene, jobordreId: string): Promise<string[]> =>
  (await scene.sql`select slags from virksomhedsbesked where jobordre_id = ${jobordreId} order by tid, slags`).map(
    (b) => b.slags,
  )

test('Hele vejen: henvist, til samtale, ansat; virksomheden ser det, der er sagt ja til, og bliver bedt om at afslutte', async ({
  scene,
}) => {
  const [anna, bente] = [await scene.som('anna'), await scene.som('bente')]
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const ordre = await nyOrdre(scene, anna)
  const foer = await scene.antal('event', { navn: 'FormidlingOprettet' })
  const { id, version } = await henvisKandidat(anna, {
    jobordreId: ordre.id,
    borgerId: medlem,
    samtykke: ja(),
    deles,
    kommentar: 'Ringede i går.',
  })
  expect(await scene.antal('event', { navn: 'FormidlingOprettet' })).toBe(foer + 1)
  const [kandidat] = await transaktion(bente, (ctx) => listKandidater(ctx, ordre.id))
  expect(kandidat).toMatchObject({
    id,
    status: 9202,
    telefon: '20304050',
    cvUrl: 'https://cv.example/kandidat',
    begrundelse: 'Har bagt i ti år.',
    kommentar: null,
    borgerId: null,
  })
  expect(kandidat?.navn).toMatch(/^Prøve Nr/)
  const samtale = await opdaterFormidling(bente, { formidlingId: id, version, status: 9203 })
  expect(
    await koder(opdaterFormidling(bente, { formidlingId: id, version, status: 9204, resultatdato: IDAG })),
  ).toEqual(['VERSION'])
  await opdaterFormidling(bente, {
    formidlingId: id,
    version: samtale.version,
    status: 9204,
    resultatdato: plusDage(IDAG, 7),
  })
  expect(await raekke(scene, id)).toMatchObject({ status: 9204, resultatdato: plusDage(IDAG, 7) })
  expect(await beskeder(scene, ordre.id)).toEqual(['BESAT', 'KANDIDAT'])
  const log = await transaktion(anna, (ctx) => listFormidlingslog(ctx, { jobordreId: ordre.id }))
  expect(log.map((l) => [l.fraStatus, l.tilStatus, l.organisationNavn === 'Bageriet Kringlen ApS'])).toEqual([
    [null, 9202, false],
    [9202, 9203, true],
    [9203, 9204, true],
  ])
  expect((await scene.sql`select status from jobordre where id = ${ordre.id}`)[0]?.status).toBe('UNDER_BEHANDLING')
})

test('Kontrollerne kommer i rækkefølge og stopper ved den første', async ({ scene }) => {
  const [anna, jens] = [await scene.som('anna'), await scene.som('jens')]
  const [medlem, andet, fremmed] = await scene.somSystem(async () => [
    await scene.nytMedlem(),
    await scene.nytMedlem(),
    await scene.nytMedlem({ akasse: '9001' }),
  ])
  const ordre = await nyOrdre(scene, anna, { maksAntalHenvisninger: 2 })
  const henvis = (ctx: Kontekst, borgerId: string, mere: object = {}) =>
    henvisKandidat(frisk(ctx), { jobordreId: ordre.id, borgerId, samtykke: ja(), deles, ...mere })
  expect(await koder(henvis(anna, fremmed ?? ''))).toEqual(['4922'])
  expect(await koder(henvis(anna, crypto.randomUUID()))).toEqual(['4922'])
  expect(await koder(henvis(anna, medlem ?? '', { samtykke: null }))).toEqual(['JO-071'])
  expect(await koder(henvis(anna, medlem ?? '', { samtykke: ja({ hvad: ['navn', 'telefon'] }) }))).toEqual(['JO-071'])
  expect(await koder(henvis(anna, medlem ?? '', { samtykke: ja({ tekstversion: 'x' }) }))).toEqual(['9131'])
  expect(await koder(henvis(jens, medlem ?? ''))).toEqual(['JO-061'])
  expect(await koder(henvis(anna, medlem ?? ''))).toEqual([])
  expect(await koder(henvis(anna, medlem ?? ''))).toEqual(['JO-053'])
  expect(await koder(henvis(paa(anna, 31), fremmed ?? ''))).toEqual(['JO-051'])
  expect(await koder(henvis(anna, andet ?? ''))).toEqual([])
  const [o] = await scene.sql`select status from jobordre where id = ${ordre.id}`
  expect(o?.status, 'fuld og derfor på pause').toBe('INAKTIV')
  expect(await beskeder(scene, ordre.id)).toContain('MAKSIMUM')
  expect(await koder(henvis(anna, fremmed ?? ''))).toEqual(['JO-050'])
  await scene.sql`update jobordre set status = 'UNDER_BEHANDLING' where id = ${ordre.id}`
  expect(await koder(henvis(anna, fremmed ?? ''))).toEqual(['JO-052'])
})

test('Et beskyttet navn deles ikke af sig selv', async ({ scene }) => {
  const anna = await scene.som('anna')
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  await scene.sql`update borger set navnebeskyttet_til = ${plusDage(IDAG, 90)} where id = ${medlem}`
  const ordre = await nyOrdre(scene, anna)
  const henvis = (aftaltNavn?: string) =>
    henvisKandidat(frisk(anna), {
      jobordreId: ordre.id,
      borgerId: medlem,
      samtykke: ja(),
      deles: { ...deles, aftaltNavn },
    })
  expect(await koder(henvis())).toEqual(['JO-072'])
  const { id } = await henvis('Kandidat M.')
  expect((await scene.sql`select navn from deling where formidling_id = ${id}`)[0]?.navn).toBe('Kandidat M.')
})

test('Tyve på én gang, hver på sin egen forbindelse: maksimum bliver aldrig passeret', async ({ scene, database }) => {
  test.setTimeout(300_000)
  const anna = await scene.som('anna')
  const medlemmer = await scene.somSystem(async () => {
    const alle: string[] = []
    for (let i = 0; i < 20; i += 1) alle.push(await scene.nytMedlem())
    return alle
  })
  // The pool would let ten through at a time.
  const forbindelser = medlemmer.map(() => postgres(database.adresser.web, { max: 1, onnotice: () => {} }))
  try {
    await Promise.all(forbindelser.map((f) => f`select 1`))
    for (const maks of [1, 3, 7, 19]) {
      const ordre = await nyOrdre(scene, frisk(anna), { maksAntalHenvisninger: maks })
      const svar = await Promise.all(
        medlemmer.map((borgerId, i) =>
          koder(
            paaForbindelse(forbindelser[i] as postgres.Sql, frisk(anna), (ctx) =>
              henvisKandidat(ctx, { jobordreId: ordre.id, borgerId, samtykke: ja(), deles }),
            ),
          ),
        ),
      )
      expect(
        svar.filter((s) => s.length === 0),
        `maks ${maks}`,
      ).toHaveLength(maks)
      // Whoever comes after the last place finds the order paused.
      expect(new Set(svar.flat())).toEqual(new Set(['JO-050']))
      const [n] = await scene.sql`select (select count(*)::int from formidling where jobordre_id = j.id) as antal,
        (select count(*)::int from deling where jobordre_id = j.id) as delt, status from jobordre j where id = ${ordre.id}`
      expect(n).toMatchObject({ antal: maks, delt: maks, status: 'INAKTIV' })
    }
  } finally {
    await Promise.all(forbindelser.map((f) => f.end({ timeout: 2 })))
  }
})

/** As `transaktion`, on a connection of the caller's own. */
async function paaForbindelse<T>(
  sql: postgres.Sql,
  ctx: Kontekst,
  arbejde: (ctx: TxKontekst) => Promise<T>,
): Promise<T> {
  const organisation = ctx.aktoer.slags === 'bruger' ? ctx.aktoer.organisation.id : ''
  const igen = (fejl: unknown): Promise<T> => {
    // Nineteen wait for one lock, and the database lets nobody wait for long, nor run for long on a loaded machine: who gave up stored nothing,
    // and tries again.
    if (['55P03', '57014'].includes((fejl as { cause?: { code?: string } }).cause?.code ?? ''))
      return paaForbindelse(sql, ctx, arbejde)
    throw fejl
  }
  return drizzle(sql, { casing: 'snake_case' })
    .transaction(async (db) => {
      await db.execute(
        drizzleSql`select set_config('samspor.organisation', ${organisation}, true), set_config('samspor.dag', ${ctx.dag}, true)`,
      )
      return arbejde({ ...ctx, db, spor: tomtSpor() })
    })
    .catch(igen)
}

test('En borger trækker sit samtykke: alle mister det på stedet, og hver modtager kvitterer', async ({ scene }) => {
  const [anna, bente] = [await scene.som('anna'), await scene.som('bente')]
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const ordre = await nyOrdre(scene, anna)
  const { id } = await henvisKandidat(anna, { jobordreId: ordre.id, borgerId: medlem, samtykke: ja(), deles })
  const [mit] = await transaktion(borgerCtx(medlem), listEgneSamtykker)
  expect(mit).toMatchObject({ virksomhedNavn: 'Bageriet Kringlen ApS', trukketTid: null })
  await traekSamtykke(borgerCtx(medlem), { samtykkeId: mit?.id ?? '' })
  await traekSamtykke(borgerCtx(medlem), { samtykkeId: mit?.id ?? '' })
  expect(await raekke(scene, id)).toMatchObject({ status: 9206, endelig_af_id: null })
  expect((await scene.sql`select * from deling where formidling_id = ${id}`)[0]).toMatchObject({
    navn: null,
    telefon: null,
    cv_url: null,
    begrundelse: null,
    lukket_grund: 'TRUKKET',
    kvitteret_tid: null,
  })
  expect(await beskeder(scene, ordre.id)).toEqual(['KANDIDAT', 'TRUKKET'])
  expect(await scene.antal('event', { navn: 'SamtykkeTrukket', ekstern_id: id })).toBe(1)
  const [kandidat] = await transaktion(bente, (ctx) => listKandidater(ctx, ordre.id))
  expect(kandidat).toMatchObject({ navn: null, telefon: null, status: 9206 })
  const [ukvitteret] = await transaktion(bente, listUkvitterede)
  await kvitterDeling(bente, { delingId: ukvitteret?.delingId ?? '' })
  expect(await transaktion(bente, listUkvitterede)).toEqual([])
  expect(
    await koder(retFormidling(anna, { formidlingId: id, version: 2, status: 9202, kommentar: 'Fortrudt' })),
  ).toEqual(['JO-061'])
  // A new yes is a new referral.
  const igen = (tidspunkt: Date) =>
    henvisKandidat(
      { ...frisk(anna), nu: new Date(`${IDAG}T12:00:00+01:00`) },
      { jobordreId: ordre.id, borgerId: medlem, samtykke: ja({ tidspunkt }), deles },
    )
  expect(await koder(igen(mit?.givetTid ?? new Date())), 'det gamle ja').toEqual(['JO-071'])
  await igen(new Date(`${IDAG}T11:00:00+01:00`))
  expect(await scene.antal('samtykke', { borger_id: medlem })).toBe(2)
})

test('Myndigheden trækker på borgerens ord; en fremmed kan ikke', async ({ scene }) => {
  const [anna, freja] = [await scene.som('anna'), await scene.som('freja')]
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const ordre = await nyOrdre(scene, anna)
  const { id } = await henvisKandidat(anna, { jobordreId: ordre.id, borgerId: medlem, samtykke: ja(), deles })
  const [s] = await scene.sql<{ id: string }[]>`select id from samtykke where formidling_id = ${id}`
  const input = { samtykkeId: s?.id ?? '' }
  await expect(traekSamtykke(freja, input)).rejects.toThrow('samtykke')
  await expect(traekSamtykke(borgerCtx(crypto.randomUUID()), input)).rejects.toThrow('samtykke')
  await traekSamtykke(anna, input)
  expect(await raekke(scene, id)).toMatchObject({ status: 9206 })
  expect(
    await koder(retFormidling(anna, { formidlingId: id, version: 2, status: 9202, kommentar: 'Fortrudt' })),
  ).toEqual(['JO-071'])
})

test('Tilbagetrækning på samme tid som henvisning og svar: aldrig en åben deling uden samtykke', async ({ scene }) => {
  test.setTimeout(180_000)
  const tal = tilfaeldig(Number(process.env.SAMSPOR_FROE ?? 20261126))
  const pause = () => new Promise((ok) => setTimeout(ok, tal() * 12))
  const [anna, tom, bente] = [await scene.som('anna'), await scene.som('tom'), await scene.som('bente')]
  const [medlem, hos3f] = await scene.somSystem(async () => [
    await scene.nytMedlem(),
    await scene.nytMedlem({ akasse: tom.aktoer.slags === 'bruger' ? tom.aktoer.organisation.kode : '' }),
  ])
  for (let i = 0; i < 12; i += 1) {
    const ordre = await nyOrdre(scene, anna)
    await aftal(anna, tom, ordre.id, tom.aktoer.slags === 'bruger' ? tom.aktoer.organisation.kode : '')
    const forslag = await foreslaaKandidat(frisk(tom), {
      jobordreId: ordre.id,
      borgerId: hos3f ?? '',
      samtykke: ja(),
      deles,
    })
    const egen = await henvisKandidat(frisk(anna), {
      jobordreId: ordre.id,
      borgerId: medlem ?? '',
      samtykke: ja(),
      deles,
    })
    const ja1 = (await scene.sql`select id from samtykke where formidling_id = ${forslag.id}`)[0]?.id
    const ja2 = (await scene.sql`select id from samtykke where formidling_id = ${egen.id}`)[0]?.id
    await Promise.all([
      pause().then(() => koder(sendForslagVidere(frisk(anna), { formidlingId: forslag.id, version: 1 }))),
      pause().then(() => traekSamtykke(borgerCtx(hos3f ?? ''), { samtykkeId: ja1 })),
      pause().then(() =>
        koder(opdaterFormidling(frisk(bente), { formidlingId: egen.id, version: 1, status: 9204, resultatdato: IDAG })),
      ),
      pause().then(() => traekSamtykke(borgerCtx(medlem ?? ''), { samtykkeId: ja2 })),
    ])
    const brud = await scene.sql`select d.id from deling d join samtykke s on s.id = d.samtykke_id
      where d.jobordre_id = ${ordre.id} and s.trukket_tid is not null and (d.lukket_tid is null or d.navn is not null)`
    expect([...brud]).toEqual([])
    const [f] =
      await scene.sql`select f.status, s.status as stand from formidling f join formidlingsstand s on s.formidling_id = f.id where f.id = ${forslag.id}`
    expect(f).toMatchObject({ status: 9206, stand: 9206 })
  }
})

test('Samarbejde: den inviterede ser kun det, den skal, foreslår efter ja, og kun den ansvarlige sender videre', async ({
  scene,
}) => {
  const [anna, tom, freja, bente] = [
    await scene.som('anna'),
    await scene.som('tom'),
    await scene.som('freja'),
    await scene.som('bente'),
  ]
  const kode = tom.aktoer.slags === 'bruger' ? tom.aktoer.organisation.kode : ''
  const [hos3f, egen] = await scene.somSystem(async () => [
    await scene.nytMedlem({ akasse: kode }),
    await scene.nytMedlem(),
  ])
  const ordre = await nyOrdre(scene, anna)
  const forslag = { jobordreId: ordre.id, borgerId: hos3f ?? '', samtykke: ja(), deles }
  await expect(foreslaaKandidat(tom, forslag)).rejects.toThrow('jobordre')
  const aftale = await aftal(anna, tom, ordre.id, kode)
  await henvisKandidat(anna, { jobordreId: ordre.id, borgerId: egen ?? '', samtykke: ja(), deles })
  const set = await transaktion(tom, (ctx) => hentInviteretJobordre(ctx, ordre.id))
  expect(Object.keys(set).sort()).toEqual([
    'antalStillinger',
    'arbejdstidsforhold',
    'beskrivelse',
    'by',
    'formidlingsfrist',
    'id',
    'sagsnummer',
    'samarbejde',
    'startdato',
    'status',
    'stillinger',
    'timerPrUge',
    'titel',
    'ugentligArbejdstidType',
  ])
  expect((await transaktion(tom, listInvitationer)).filter((i) => i.jobordreId === ordre.id)).toHaveLength(1)
  await expect(transaktion(freja, (ctx) => hentInviteretJobordre(ctx, ordre.id))).rejects.toThrow('jobordre')
  expect(await koder(foreslaaKandidat(frisk(tom), { ...forslag, samtykke: null }))).toEqual(['JO-071'])
  const f = await foreslaaKandidat(frisk(tom), forslag)
  expect(await transaktion(tom, (ctx) => listKandidater(ctx, ordre.id)), 'kun egne').toHaveLength(1)
  expect(await transaktion(tom, (ctx) => listStand(ctx, ordre.id)), 'heller ikke andres antal').toHaveLength(1)
  expect(await transaktion(bente, (ctx) => listKandidater(ctx, ordre.id)), 'kun den henviste').toHaveLength(1)
  const annas = await transaktion(anna, (ctx) => listKandidater(ctx, ordre.id))
  expect(annas.find((k) => k.id === f.id)).toMatchObject({ borgerId: null, telefon: '20304050', kommentar: null })
  expect(await koder(opdaterFormidling(frisk(tom), { formidlingId: f.id, version: 1, status: 9202 }))).toEqual([
    'JO-061',
  ])
  expect(await koder(sendForslagVidere(frisk(tom), { formidlingId: f.id, version: 1 }))).toEqual(['JO-061'])
  await sendForslagVidere(frisk(anna), { formidlingId: f.id, version: 1 })
  const bentes = await transaktion(bente, (ctx) => listKandidater(ctx, ordre.id))
  expect(bentes.find((k) => k.id === f.id)).toMatchObject({ status: 9202, telefon: '20304050' })
  await opdaterFormidling(frisk(bente), {
    formidlingId: f.id,
    version: 2,
    status: 9205,
    aarsag: 9228,
    tekst: 'Vi fandt en anden.',
  })
  expect((await transaktion(tom, (ctx) => listKandidater(ctx, ordre.id)))[0]).toMatchObject({ status: 9205 })
  await ophoerSamarbejde(frisk(anna), { id: aftale, grund: 'Vi har nok.' })
  expect(await koder(foreslaaKandidat(frisk(tom), forslag))).toEqual(['JO-070'])
  const [d] =
    await scene.sql`select til::text from deling where formidling_id = ${f.id} and modtager_id = ${anna.aktoer.slags === 'bruger' ? anna.aktoer.organisation.id : ''}`
  expect(d?.til).toEqual(plusDage(IDAG, 90))
})

test('Årsager: 9228 kræver tekst, 9226 må ingen have; en rettelse er den samme parts, inden for dagene og med ord', async ({
  scene,
}) => {
  const [anna, bente] = [await scene.som('anna'), await scene.som('bente')]
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const ordre = await nyOrdre(scene, anna, { maksAntalHenvisninger: 1 })
  const { id } = await henvisKandidat(anna, { jobordreId: ordre.id, borgerId: medlem, samtykke: ja(), deles })
  const afvis = (aarsag: number | null, tekst?: string) =>
    opdaterFormidling(frisk(bente), { formidlingId: id, version: 1, status: 9205, aarsag, tekst })
  expect(await koder(afvis(null))).toEqual(['1014'])
  expect(await koder(afvis(9228))).toEqual(['1014'])
  expect(await koder(afvis(9226, 'Er syg'))).toEqual(['1014'])
  expect(await koder(afvis(9999))).toEqual(['9131'])
  expect(await koder(opdaterFormidling(frisk(bente), { formidlingId: id, version: 1, status: 9206 }))).toEqual([
    'JO-061',
  ])
  expect(await koder(opdaterFormidling(frisk(bente), { formidlingId: id, version: 1, status: 9204 }))).toEqual(['1014'])
  await afvis(9221)
  // A slot is free again, so the order goes on.
  await scene.sql`update jobordre set status = 'UNDER_BEHANDLING' where id = ${ordre.id}`
  const ret = (ctx: Kontekst, mere: object = {}) =>
    retFormidling(frisk(ctx), { formidlingId: id, version: 2, status: 9203, kommentar: 'Forkert knap', ...mere })
  expect(await koder(opdaterFormidling(frisk(bente), { formidlingId: id, version: 2, status: 9203 }))).toEqual([
    'JO-060',
  ])
  expect(await koder(ret(anna))).toEqual(['JO-061'])
  expect(await koder(ret(bente, { kommentar: ' ' }))).toEqual(['1014'])
  expect(await koder(ret(paaDagMed(bente, 15)))).toEqual(['JO-060'])
  await ret(paaDagMed(bente, 14))
  expect(await raekke(scene, id)).toMatchObject({ status: 9203, endelig_tid: null, afvisningsaarsag: null })
  expect((await scene.sql`select status from jobordre where id = ${ordre.id}`)[0]?.status, 'fuld igen').toBe('INAKTIV')
})
const paaDagMed = (ctx: Kontekst, dage: number): Kontekst => ({
  ...ctx,
  nu: paaDag(dage).nu,
  dag: plusDage(IDAG, dage),
})

test('Efter overdragelse: a-kassen opdaterer egne i 90 dage, kommunen ser tal og aldrig hvem', async ({ scene }) => {
  const [anna, jens] = [await scene.som('anna'), await scene.som('jens')]
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const ordre = await nyOrdre(scene, anna)
  const { id } = await henvisKandidat(anna, { jobordreId: ordre.id, borgerId: medlem, samtykke: ja(), deles })
  const kbh = await scene.find('jobcenter', '10100')
  await overdragJobordre(frisk(anna), { id: ordre.id, version: ordre.version, aarsag: '9301', tilId: kbh.id })
  const stand = await transaktion(jens, (ctx) => listStand(ctx, ordre.id))
  expect(stand).toEqual([
    { formidlingId: id, myndighedNavn: expect.any(String), status: 9202, henvistTid: anna.nu, aendretTid: anna.nu },
  ])
  expect(await transaktion(jens, (ctx) => listKandidater(ctx, ordre.id))).toEqual([])
  expect(await transaktion(jens, (ctx) => listFormidlingslog(ctx, { jobordreId: ordre.id }))).toEqual([])
  await expect(opdaterFormidling(frisk(jens), { formidlingId: id, version: 1, status: 9203 })).rejects.toThrow(
    'formidling',
  )
  expect(
    await koder(opdaterFormidling(paaDagMed(frisk(anna), 91), { formidlingId: id, version: 1, status: 9203 })),
  ).toEqual(['JO-061'])
  await opdaterFormidling(paaDagMed(frisk(anna), 90), { formidlingId: id, version: 1, status: 9203 })
})

test('Dagen: påmindelse én gang efter fem arbejdsdage, delinger lukkes 90 dage efter afslutning', async ({ scene }) => {
  const [anna, bente] = [await scene.som('anna'), await scene.som('bente')]
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const ordre = await nyOrdre(scene, anna)
  const { id } = await henvisKandidat(anna, { jobordreId: ordre.id, borgerId: medlem, samtykke: ja(), deles })
  const koer = (dage: number) => scene.somSystem(() => koerFormidlingsdag(paaDag(dage, '00:05')))
  const arbejdsdag = (nr: number) =>
    [...Array(30).keys()].find((d) => arbejdsdageImellem(IDAG, plusDage(IDAG, d)) === nr) ?? 0
  await koer(3)
  expect(await beskeder(scene, ordre.id)).not.toContain('SVAR')
  const svar = async () => (await beskeder(scene, ordre.id)).filter((s) => s === 'SVAR').length
  // The fifth working day has only begun.
  await koer(arbejdsdag(5))
  expect(await svar()).toBe(0)
  await koer(arbejdsdag(5) + 1)
  await koer(arbejdsdag(5) + 2)
  expect(await svar()).toBe(1)
  await koer(30)
  await koer(30)
  expect(await svar(), 'og på fristens dag').toBe(2)
  await traekJobordre(frisk(bente), { id: ordre.id, version: ordre.version })
  await koer(31)
  const deling = async () =>
    (await scene.sql`select til::text, navn, lukket_grund from deling where formidling_id = ${id}`)[0]
  expect(await deling()).toMatchObject({ til: plusDage(IDAG, 90), lukket_grund: null })
  // A result may be told for 90 days after the end.
  await koer(90)
  expect((await deling())?.navn).toBeTruthy()
  const set = (dage: number) => transaktion({ ...bente, ...dagene(dage) }, (ctx) => listKandidater(ctx, ordre.id))
  expect((await set(90))[0]?.telefon).toBe('20304050')
  expect((await set(91))[0]?.telefon, 'også før natten').toBeNull()
  const aendret = await scene.antal('event', { navn: 'FormidlingAendret', ekstern_id: id })
  await opdaterFormidling(paaDagMed(frisk(bente), 90), { formidlingId: id, version: 1, status: 9203 })
  expect(
    await koder(opdaterFormidling(paaDagMed(frisk(bente), 91), { formidlingId: id, version: 2, status: 9207 })),
  ).toEqual(['JO-060'])
  await koer(91)
  expect(await deling()).toMatchObject({ navn: null, lukket_grund: 'UDLOEBET' })
  expect(await scene.antal('event', { navn: 'FormidlingAendret', ekstern_id: id })).toBe(aendret + 2)
})

test('En ordre på pause tager ingen', async ({ scene }) => {
  const anna = await scene.som('anna')
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const ordre = await nyOrdre(scene, anna)
  await inaktiverJobordre(frisk(anna), { id: ordre.id, version: ordre.version })
  expect(await koder(foreslaaKandidat(frisk(anna), { jobordreId: ordre.id, borgerId: medlem }))).toEqual(['JO-050'])
})
