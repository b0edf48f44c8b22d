import { generateKeyPair, SignJWT } from 'jose'
import { plusDage } from '#lib/dato'
import { env } from '#lib/env'
import { hentFeed } from '#lib/events/feed'
import { nummererEvents } from '#lib/events/nummerer'
import { overdragJobordre, returnerJobordre } from '#lib/jobordre/flyt'
import { modtagJobordre } from '#lib/jobordre/modtag'
import { listRekrutteringsmyndigheder } from '#lib/jobordre/myndigheder'
import { hentJobordre, listJobordrer } from '#lib/jobordre/queries'
import { type Kontekst, transaktion } from '#lib/kontekst'
import { IkkeFundet } from '#lib/regelfund'
import { KITVERSION, laesBevis, skrivBevis } from '#lib/rekruttering/bevis'
import { tilsePaaBeredskab } from '#lib/rekruttering/helbred'
import { afmeldKlar, meldKlar } from '#lib/rekruttering/klarmelding'
import { hentProeve, startProeve } from '#lib/rekruttering/proeve'
import { noterTrin } from '#lib/rekruttering/proevetrin'
import { listBeredskab } from '#lib/rekruttering/queries'
import type { Klarmeldingsfelter } from '#lib/rekruttering/regler'
import { systemKontekst } from '#lib/ur'
import { expect, test as grund } from '#tests/opsaetning/database'
import { aabnScene, IDAG, koder, paaDag, type Scene } from '#tests/system/scene'

const test = grund.extend<{ scene: Scene }>({
  scene: async ({ database }, use) => {
    const scene = await aabnScene(database)
    await scene.sql`truncate jobordre, klarmelding, rekrutteringsproeve, abonnement, forbruger cascade`
    await use(scene)
    await scene.luk()
  },
})

const HK = '9013'
const FELTER: Klarmeldingsfelter = { klarFra: IDAG, klarTil: null, stillinger: null, maksAabne: null }

const frisk = <T extends Kontekst>(ctx: T): T => ({
  ...ctx,
  frist: Date.now() + 10_000,
  requestId: crypto.randomUUID(),
})

/** The a-kasse's own system. */
async function system(scene: Scene, noegle = 'anna', dage = 0, kl = '10:00'): Promise<Kontekst> {
  const ctx = await scene.som(noegle, dage, kl)
  if (ctx.aktoer.slags !== 'bruger') throw new Error(`${noegle} har ingen organisation`)
  return { ...ctx, aktoer: { ...ctx.aktoer, rolle: 'klient' }, kilde: 'API' }
}

const nummerer = (scene: Scene) =>
  scene.somSystem(async () => {
    while ((await nummererEvents(new Date(), Date.now() + 10_000)) > 0);
  })

const proeveordrer = async (scene: Scene) => {
  const raekker = await scene.sql<{ id: string; titel: string; version: number }[]>`
    select id, titel, version from jobordre where proeve and status = 'AFVENTER_MODTAGELSE' order by titel`
  return raekker.map((r) => ({ ...r }))
}

const noter = (ctx: Kontekst, id: string, trin: 'HENTET' | 'HENVIST') =>
  transaktion(frisk(ctx), async (tx) => noterTrin(tx, await hentJobordre(tx, id), trin))

/** Takes the a-kasse's system through every step. */
async function bestaa(scene: Scene, ctx: Kontekst): Promise<string> {
  await startProeve(frisk(ctx), { kode: HK, system: 'Prøvesystem 1.0' })
  await nummerer(scene)
  await hentFeed(frisk(ctx), { efter: 0, antal: 100 })
  const [henvis, returner, overdrag] = await proeveordrer(scene)
  const kbh = await scene.find('jobcenter', '10100')
  await noter(ctx, henvis!.id, 'HENTET')
  await modtagJobordre(frisk(ctx), { id: henvis!.id, version: henvis!.version })
  await noter(ctx, henvis!.id, 'HENVIST')
  const flyt = { aarsag: '9301', tilId: kbh.id }
  await returnerJobordre(frisk(ctx), { id: returner!.id, version: returner!.version, ...flyt })
  await modtagJobordre(frisk(ctx), { id: overdrag!.id, version: overdrag!.version })
  const frem = await transaktion(frisk(ctx), (tx) => hentJobordre(tx, overdrag!.id))
  await overdragJobordre(frisk(ctx), { id: overdrag!.id, version: frem.version, ...flyt })
  return (await transaktion(frisk(ctx), (tx) => hentProeve(tx, HK))).bevis ?? ''
}

test('Systemet gennemfører prøven, får et bevis og melder a-kassen klar; virksomheder kan vælge den', async ({
  scene,
}) => {
  const hk = await system(scene)
  expect(await koder(meldKlar(frisk(hk), { kode: HK, felter: FELTER })), 'uden prøve').toEqual(['JO-081'])

  const bevis = await bestaa(scene, hk)
  expect(await laesBevis(bevis, hk.nu)).toMatchObject({
    akasse: HK,
    system: 'Prøvesystem 1.0',
    kit: KITVERSION,
    udsteder: env().SAMSPOR_URL,
  })

  const klar = await meldKlar(frisk(hk), { kode: HK, felter: { ...FELTER, stillinger: ['41', '5223'], maksAabne: 3 } })
  expect(await scene.antal('event', { navn: 'KlarmeldingOprettet', ekstern_id: klar.id })).toBe(1)
  const valgbare = (dag = IDAG) =>
    scene
      .som('bente')
      .then((ctx) =>
        transaktion(ctx, (tx) => listRekrutteringsmyndigheder(tx, { dag })).then(
          (alle) => alle.filter((m) => m.kode === HK).length,
        ),
      )
  expect(await valgbare()).toBe(1)
  expect(await valgbare(plusDage(IDAG, -1)), 'dagen før').toBe(0)

  const ny = await meldKlar(frisk(hk), { kode: HK, felter: { ...FELTER, klarTil: plusDage(IDAG, 3) } })
  expect(await scene.antal('klarmelding', { akasse_id: klar.akasseId })).toBe(2)
  expect([await valgbare(plusDage(IDAG, 3)), await valgbare(plusDage(IDAG, 4))]).toEqual([1, 0])
  await afmeldKlar(frisk(hk), { kode: HK })
  expect(await valgbare()).toBe(0)
  expect(await scene.antal('event', { navn: 'KlarmeldingAendret', ekstern_id: ny.id })).toBe(2)
  expect(await koder(afmeldKlar(frisk(hk), { kode: HK }))).toEqual(['JO-088'])
})

test('Ingen virksomhed og intet jobcenter ser prøveordrerne, og de tæller ikke', async ({ scene }) => {
  const hk = await system(scene)
  await bestaa(scene, hk)
  expect(await scene.antal('virksomhedsbesked')).toBe(0)
  expect(await scene.antal('jobordre_myndighed')).toBe(3)
  for (const noegle of ['jens', 'anna']) {
    const { ordrer } = await transaktion(await scene.som(noegle), (tx) => listJobordrer(tx, { omfang: 'alle' }))
    expect(
      ordrer.map((o) => o.titel),
      noegle,
    ).toEqual([])
  }
})

test('Et trin tæller kun, når det er systemet selv, og først når ordren er fortalt', async ({ scene }) => {
  const hk = await system(scene)
  await startProeve(frisk(hk), { kode: HK, system: 'S' })
  const [ordre] = await proeveordrer(scene)
  const trin = async () => Object.keys((await transaktion(frisk(hk), (tx) => hentProeve(tx, HK))).trin)
  await noter(hk, ordre!.id, 'HENTET')
  expect(await trin(), 'gættet, ikke fortalt').toEqual([])
  await expect(noter(await scene.som('anna'), ordre!.id, 'HENVIST'), 'en sagsbehandler').rejects.toThrow(IkkeFundet)
  await nummerer(scene)
  await hentFeed(frisk(hk), { efter: 0, antal: 100 })
  await noter(hk, ordre!.id, 'HENTET')
  expect(await trin()).toEqual(['HENTET'])
  const forSent = await system(scene, 'anna', 2)
  await noter(forSent, ordre!.id, 'HENVIST')
  expect(await trin(), 'efter fristen').toEqual(['HENTET'])
})

test('En ny prøve afslutter den forrige, og en prøve, hvis tid er gået, ryddes op', async ({ scene }) => {
  const hk = await system(scene)
  await startProeve(frisk(hk), { kode: HK, system: 'S' })
  const igen = await system(scene, 'anna', 0, '11:00')
  await startProeve(igen, { kode: HK, system: 'S' })
  expect(await scene.antal('jobordre', { proeve: 'true', status: 'AFSLUTTET_TRUKKET' })).toBe(3)
  await scene.somSystem(() => tilsePaaBeredskab(paaDag(0, '12:00')))
  expect((await proeveordrer(scene)).length, 'inden for fristen').toBe(3)
  await scene.somSystem(() => tilsePaaBeredskab(paaDag(1, '12:00')))
  expect(await proeveordrer(scene)).toEqual([])
})

test('Beviset: et fremmed, et udløbet, et ændret og en andens', async ({ scene }) => {
  const hk = await system(scene)
  const meld = (bevis: string, ctx = hk) => koder(meldKlar(frisk(ctx), { kode: HK, bevis, felter: FELTER }))
  const eget = await skrivBevis({ akasse: HK, system: 'S', bestaaet: hk.nu })
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
  const fremmed = await new SignJWT({ akasse: HK, system: 'S', bestaaet: hk.nu.toISOString(), kit: '1' })
    .setProtectedHeader({ alg: 'ES256', typ: 'rekrutteringsbevis+jwt' })
    .setIssuer('https://anden.example')
    .setExpirationTime(Math.floor(hk.nu.getTime() / 1000) + 3600)
    .sign(privateKey)
  expect(await meld(fremmed), 'en, vi ikke kender').toEqual(['JO-081'])
  expect(await meld(`${eget.slice(0, -4)}AAAA`), 'ændret').toEqual(['JO-081'])
  expect(await meld('vrøvl')).toEqual(['JO-081'])
  expect(await meld(await skrivBevis({ akasse: '9001', system: 'S', bestaaet: hk.nu }))).toEqual(['JO-082'])
  const etAar = (dage: number) =>
    skrivBevis({ akasse: HK, system: 'S', bestaaet: new Date(hk.nu.getTime() + dage * 86_400_000) })
  expect(await meld(await etAar(-365)), 'i dag for et år siden').toEqual(['JO-081'])
  expect(await meld(await etAar(-364)), 'dagen før det udløber').toEqual([])
  expect(await meld(eget)).toEqual([])

  const { exportJWK } = await import('jose')
  env().REKRUTTERING_NOEGLER.push((await exportJWK(publicKey)) as never)
  expect(await meld(fremmed), 'en, vi kender').toEqual([])
  env().REKRUTTERING_NOEGLER.length = 0
})

test('Hvert nej om periode, dækning og antal, på én gang', async ({ scene }) => {
  const hk = await system(scene)
  const bevis = await skrivBevis({ akasse: HK, system: 'S', bestaaet: hk.nu })
  const meld = (ret: Partial<Klarmeldingsfelter>) =>
    koder(meldKlar(frisk(hk), { kode: HK, bevis, felter: { ...FELTER, ...ret } }))
  expect(await meld({ klarFra: plusDage(IDAG, -1) })).toEqual(['JO-083'])
  expect(await meld({ klarFra: plusDage(IDAG, 2), klarTil: plusDage(IDAG, 1) })).toEqual(['JO-083'])
  expect(await meld({ stillinger: ['99', 'x', '41'], maksAabne: 0 })).toEqual(['JO-084', 'JO-084', 'JO-085'])
  expect(await meld({ stillinger: [] })).toEqual(['JO-084'])
  expect(await meld({ klarTil: IDAG, stillinger: ['4', '52', '5223'], maksAabne: 9999 })).toEqual([])
})

test('En anden a-kasse, et jobcenter og en sagsbehandler kan ikke melde HK klar; STAR kan', async ({ scene }) => {
  const hk = await system(scene)
  const bevis = await skrivBevis({ akasse: HK, system: 'S', bestaaet: hk.nu })
  const input = { kode: HK, bevis, felter: FELTER }
  for (const hvem of [await system(scene, 'tom'), await system(scene, 'jens'), await scene.som('anna')])
    await expect(meldKlar(frisk(hvem), input)).rejects.toThrow(IkkeFundet)
  const star = await scene.som('stine')
  const meldt = await meldKlar(star, input)
  expect(meldt.meldtAfOrganisation).toBe('Styrelsen for Arbejdsmarked og Rekruttering')
  const [linje] = (await transaktion(frisk(star), (tx) => listBeredskab(tx))).filter((b) => b.kode === HK)
  expect(linje).toMatchObject({ klarFra: IDAG, meldtAfNavn: star.aktoer.navn, pauseFra: null, aabne: 0 })
  expect(await koder(startProeve(frisk(star), { kode: HK, system: 'S' })), 'kun systemet prøves').toEqual(['JO-086'])
})

test('To klarmeldinger på samme tid: én gælder', async ({ scene }) => {
  const hk = await system(scene)
  const bevis = await skrivBevis({ akasse: HK, system: 'S', bestaaet: hk.nu })
  await Promise.all([1, 2, 3].map((n) => meldKlar(frisk(hk), { kode: HK, bevis, felter: { ...FELTER, maksAabne: n } })))
  expect(await scene.sql`select count(*)::int as n from klarmelding where erstattet_tid is null`).toMatchObject([
    { n: 1 },
  ])
  expect(await scene.antal('klarmelding')).toBe(3)
})

/** An order that a company sent to HK yesterday at ten, and that waits. */
async function ventendeOrdre(scene: Scene): Promise<string> {
  const hk = await scene.find('akasse', HK)
  const [firma] = await scene.sql<{ id: string; kode: string; navn: string }[]>`
    select id, kode, navn from organisation where type = 'virksomhed' order by kode limit 1`
  const virksomhed = firma ?? {
    ...(
      await scene.sql<{ id: string; kode: string; navn: string }[]>`
      insert into organisation (type, kode, navn, kort_navn, cvr, gyldig_fra, kilde) values ('virksomhed', '99000007', 'Firma', 'Firma', '99000007', '2020-01-01', 'prøve')
      returning id, kode, navn`
    )[0]!,
  }
  const tid = paaDag(-1).nu
  const [o] = await scene.sql<{ id: string }[]>`
    insert into jobordre (sagsnummer, version, status, type, titel, beskrivelse, formidlingsfrist, virksomhed_id, virksomhed_navn, cvr, myndighed_id,
      myndighed_navn, oprettet_af_virksomhed, oprettet_af_navn, oprettet_tid, aendret_tid, sendt_tid, venter_siden)
    values (${`JO-${crypto.randomUUID().slice(0, 6)}`}, 1, 'AFVENTER_MODTAGELSE', 1, 'Kok', 'Kok til kantinen', ${plusDage(IDAG, 30)}, ${virksomhed.id},
      ${virksomhed.navn}, ${virksomhed.kode}, ${hk.id}, ${hk.navn}, true, 'P', ${tid}, ${tid}, ${tid}, ${tid}) returning id`
  await scene.sql`insert into jobordre_myndighed (jobordre_id, virksomhed_id, myndighed_id, maade, fra) values (${o!.id}, ${virksomhed.id}, ${hk.id}, 'VALGT', ${tid})`
  await scene.sql`insert into event (navn, entitet_id, entitet_navn, aendringstype, ekstern_id, version, organisation_navn, tid, registreret_tid)
    values ('JobordreOprettet', 120001, 'Jobordre', 1, ${o!.id}, 1, 'Firma', ${tid}, ${tid})`
  await nummerer(scene)
  return o!.id
}

test('En a-kasse, hvis system er tavst i 24 timer, sættes på pause; virksomheden får det at vide én gang', async ({
  scene,
}) => {
  const hk = await system(scene)
  const bevis = await skrivBevis({ akasse: HK, system: 'S', bestaaet: hk.nu })
  await meldKlar(frisk(hk), { kode: HK, bevis, felter: FELTER })
  const ordre = await ventendeOrdre(scene)
  const tilse = (dage: number, kl: string) => scene.somSystem(() => tilsePaaBeredskab(paaDag(dage, kl)))
  const valgbar = async () =>
    (await transaktion(frisk(await scene.som('anna')), (tx) => listRekrutteringsmyndigheder(tx, { dag: IDAG }))).some(
      (m) => m.kode === HK,
    )

  expect(await tilse(0, '09:59'), 'et minut før').toBe(0)
  expect(await valgbar()).toBe(true)
  expect(await tilse(0, '10:00'), 'på timen').toBe(1)
  expect(await tilse(0, '10:01'), 'to gange er én').toBe(0)
  expect(await valgbar()).toBe(false)
  expect(await scene.sql`select slags from virksomhedsbesked where jobordre_id = ${ordre}`).toMatchObject([
    { slags: 'KAN_IKKE' },
  ])
  expect(await scene.sql`select pause_grund from klarmelding where erstattet_tid is null`).toMatchObject([
    { pause_grund: expect.stringContaining('24 timer') },
  ])

  const meld = () => koder(meldKlar(frisk(hk), { kode: HK, felter: FELTER, bevis }))
  expect(await meld(), 'stadig tavs').toEqual(['JO-087'])
  const { naeste } = await hentFeed(frisk(hk), { efter: 0, antal: 1000 })
  expect(await meld(), 'hentet, men ikke spurgt videre').toEqual(['JO-087'])
  await hentFeed(frisk(hk), { efter: naeste, antal: 1000 })
  expect(await meld()).toEqual([])
  expect(await valgbar()).toBe(true)
  expect(await tilse(0, '10:02')).toBe(0)
})

test('Taget imod på en webhook er hentet; parkeret er ikke', async ({ scene }) => {
  const hk = await system(scene)
  const bevis = await skrivBevis({ akasse: HK, system: 'S', bestaaet: hk.nu })
  await meldKlar(frisk(hk), { kode: HK, bevis, felter: FELTER })
  const akasse = await scene.find('akasse', HK)
  const [a] = await scene.sql<{ id: string }[]>`
    insert into abonnement (organisation_id, url, beskrivelse, hemmelighed_krypteret, status, version, oprettet_tid, aendret_tid)
    values (${akasse.id}, 'https://modtager.example/x', '', '\\x00', 'AKTIV', 1, now(), now()) returning id`
  await ventendeOrdre(scene)
  await scene.sql`update webhook_levering set parkeret_tid = now() where abonnement_id = ${a!.id}`
  const tilse = () => scene.somSystem(() => tilsePaaBeredskab(systemKontekst(paaDag(0, '10:00').nu)))
  await scene.sql`update webhook_levering set parkeret_tid = null, faerdig_tid = now() where abonnement_id = ${a!.id}`
  expect(await tilse()).toBe(0)
  await scene.sql`update webhook_levering set parkeret_tid = now(), faerdig_tid = null where abonnement_id = ${a!.id}`
  expect(await tilse()).toBe(1)
})

test('Åbne jobordrer tælles med af den, der ser efter; a-kassen kan ikke vælges, når den har nok', async ({
  scene,
}) => {
  const hk = await system(scene)
  const bevis = await skrivBevis({ akasse: HK, system: 'S', bestaaet: hk.nu })
  await meldKlar(frisk(hk), { kode: HK, bevis, felter: { ...FELTER, maksAabne: 1 } })
  const valgbar = async () =>
    (await transaktion(frisk(await scene.som('jens')), (tx) => listRekrutteringsmyndigheder(tx, { dag: IDAG }))).some(
      (m) => m.kode === HK,
    )
  expect(await valgbar()).toBe(true)
  await ventendeOrdre(scene)
  await scene.somSystem(() => tilsePaaBeredskab(paaDag(0, '09:00')))
  expect(await valgbar()).toBe(false)
})
