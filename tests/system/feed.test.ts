import postgres from 'postgres'
import { svarITraad } from '#lib/besked/svar'
import { indberetTimer } from '#lib/dagpengetaeller/indberet'
import { dagFor, plusDage } from '#lib/dato'
import { emit } from '#lib/events/emit'
import { type Feed, hentFeed } from '#lib/events/feed'
import type { Eventnavn } from '#lib/events/navne'
import { nummererEvents } from '#lib/events/nummerer'
import { sletGamleEvents } from '#lib/events/opbevaring'
import { afslutAfgoerelse } from '#lib/indstilling/afslut-afgoerelse'
import { tilknytJobcenter } from '#lib/jobcentertilknytning/tilknyt'
import { type Kontekst, transaktion } from '#lib/kontekst'
import { systemKontekst } from '#lib/ur'
import { expect, test as grund } from '#tests/opsaetning/database'
import { aabnScene, afgoer, IDAG, koder, paaDag, type Scene, send } from '#tests/system/scene'

const test = grund.extend<{ scene: Scene }>({
  scene: async ({ database }, use) => {
    const scene = await aabnScene(database)
    await use(scene)
    await scene.luk()
  },
})

const frist = () => Date.now() + 10_000
const frisk = <T extends Kontekst>(ctx: T): T => ({
  ...ctx,
  frist: Date.now() + 10_000,
  requestId: crypto.randomUUID(),
})

/** The system of an organisation in the cast: what a fagsystem is over the API. */
async function system(scene: Scene, noegle: string, dage = 0): Promise<Kontekst> {
  const ctx = await scene.som(noegle, dage)
  if (ctx.aktoer.slags !== 'bruger') throw new Error(`${noegle} har ingen organisation`)
  return { ...ctx, aktoer: { ...ctx.aktoer, rolle: 'klient' }, kilde: 'API' }
}

const nummerer = (scene: Scene) =>
  scene.somSystem(async () => {
    let antal = 0
    for (;;) {
      const nye = await nummererEvents(new Date(), frist())
      if (nye === 0) return antal
      antal += nye
    }
  })

async function alt(ctx: Kontekst, efter = 0, antal = 1000): Promise<Feed['raekker']> {
  const raekker: Feed['raekker'] = []
  for (let fra = efter; ; ) {
    const svar = await hentFeed(frisk(ctx), { efter: fra, antal })
    raekker.push(...svar.raekker)
    if (svar.raekker.length === 0) return raekker
    fra = svar.naeste
  }
}

/** The names of what an organisation hears about one citizen, in the order of the feed. */
async function hoerer(scene: Scene, ctx: Kontekst, borgerId: string): Promise<string[]> {
  const ider = (await alt(ctx)).map((r) => r.WebservicebeskedId)
  const raekker = await scene.sql<{ navn: string }[]>`
    select navn from event where borger_id = ${borgerId} and id in ${scene.sql(ider)} order by loebenummer`
  return raekker.map((r) => r.navn)
}

/** What both authorities hear of a citizen who becomes a member, belongs to a kommune and registers as jobseeker. */
const TILMELDT = [
  'AkassemedlemskabOprettet',
  'JobcentertilknytningOprettet',
  'TilmeldingOprettet',
  'KontaktgruppeOprettet',
  'KontaktforloebStartet',
]

test('En sag fortæller hver sit: kommunen om indsendelsen, a-kassen om behandlingen, begge om udfaldet', async ({
  scene,
}) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const id = await send(await scene.som('anna'), medlem)
  await nummerer(scene)
  const [hk, kbh] = [await system(scene, 'anna'), await system(scene, 'jens')]
  const foer = { hk: await hoerer(scene, hk, medlem), kbh: await hoerer(scene, kbh, medlem) }
  expect(foer).toEqual({ hk: TILMELDT, kbh: [...TILMELDT, 'BeskedSendt', 'IndstillingSendt'] })
  await afgoer(await scene.som('jens'), id, 'GODKENDT')
  await nummerer(scene)
  expect((await hoerer(scene, hk, medlem)).slice(5), 'intet udfald før brevet er modtaget').toEqual([
    'IndstillingTaget',
  ])
  expect((await hoerer(scene, kbh, medlem)).slice(7)).toEqual(['IndstillingAfgjort'])
  const brevId = await scene.brevFor(id)
  await scene.somSystem(() => afslutAfgoerelse(paaDag(0, '11:00'), brevId))
  await nummerer(scene)
  const efter = (await hoerer(scene, hk, medlem)).slice(6)
  expect(efter.filter((n) => n.startsWith('Indstilling'))).toEqual(['IndstillingGodkendt'])
  expect(efter).toContain('BeskedSendt')
  expect(efter).toContain('MinPlanPubliceret')
  expect((await hoerer(scene, kbh, medlem)).slice(8).filter((n) => n.startsWith('Indstilling'))).toEqual([
    'IndstillingGodkendt',
  ])
})

test('Afsenderen af en besked får den ikke selv at høre; modparten og Jobnet gør', async ({ scene }) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const id = await send(await scene.som('anna'), medlem)
  const { traad_id } = await scene.sag(id)
  await svarITraad(await scene.som('jens'), { traadId: traad_id, tekst: 'Hvad koster kurset?' })
  await nummerer(scene)
  const beskeder = async (noegle: string) =>
    (await hoerer(scene, await system(scene, noegle), medlem)).filter((n) => n === 'BeskedSendt').length
  expect([await beskeder('anna'), await beskeder('jens'), await beskeder('stine')]).toEqual([1, 1, 2])
  const jobnet = await alt(await system(scene, 'stine'))
  expect(new Set(jobnet.map((r) => r.EntitetNavn))).toEqual(
    new Set(['BorgerBesked', 'MinPlan', 'Samtale', 'Selvbooking']),
  )
})

test('Flytter borgeren, hører både den gamle og den nye kommune om det', async ({ scene }) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  await send(await scene.som('anna'), medlem)
  const [aarhus, aarhusKommune] = [await scene.find('jobcenter', '75100'), await scene.find('kommune', '751')]
  await scene.somSystem(() =>
    tilknytJobcenter(paaDag(0, '12:00'), {
      borgerId: medlem,
      jobcenterId: aarhus.id,
      kommuneId: aarhusKommune.id,
      fra: IDAG,
    }),
  )
  await nummerer(scene)
  const flyttet = async (noegle: string) =>
    (await hoerer(scene, await system(scene, noegle), medlem)).includes('IndstillingFlyttet')
  expect([await flyttet('anna'), await flyttet('jens'), await flyttet('asger'), await flyttet('nanna')]).toEqual([
    true,
    true,
    true,
    false,
  ])
})

test('Timer er kun for kommunen, og Min plan for dem alle', async ({ scene }) => {
  const medlem = await scene.somSystem(async () => {
    const medlem = await scene.nytMedlem()
    const hk = await scene.find('akasse', '9013')
    await indberetTimer(paaDag(0), {
      borgerId: medlem,
      akasseId: hk.id,
      forsikring: 'FULDTID',
      timerForbrugt: '100',
      opgjortTil: '2026-10-31',
      indplaceringsdato: plusDage(IDAG, -60),
    })
    await transaktion(paaDag(0), (ctx) =>
      emit(ctx, 'MinPlanPubliceret', { eksternId: crypto.randomUUID(), borgerId: medlem, version: 2 }),
    )
    return medlem
  })
  await nummerer(scene)
  const hvad = async (noegle: string) =>
    (await hoerer(scene, await system(scene, noegle), medlem)).filter((n) => /Dagpenge|MinPlan/.test(n))
  expect(await hvad('jens')).toEqual(['DagpengetaellerIndberettet', 'MinPlanPubliceret'])
  expect(await hvad('anna')).toEqual(['MinPlanPubliceret'])
  expect(await hvad('stine')).toEqual(['MinPlanPubliceret'])
})

test('En række siger, hvad der er ændret, hos hvem og hvordan; CPR-nummeret kun til den, der har borgeren i dag', async ({
  scene,
}) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const id = await send(await scene.som('anna'), medlem)
  await nummerer(scene)
  const kbh = await system(scene, 'jens')
  const raekke = (await alt(kbh)).find((r) => r.EksternIdentifier === id)
  const [e] = await scene.sql<
    { id: string; loebenummer: string }[]
  >`select id, loebenummer from event where ekstern_id = ${id} and navn = 'IndstillingSendt'`
  expect(raekke).toMatchObject({
    Loebenummer: Number(e?.loebenummer),
    WebservicebeskedId: e?.id,
    EntitetId: 9403,
    EntitetNavn: 'IndstillingOmTilbud',
    VersionIdentifier: '2',
    IdentifikationstypeId: 1,
    Aendringstype: 1,
    Tidspunkt: '2026-11-23T09:00:00.000Z',
  })
  expect(raekke?.Identifikation).toMatch(/^610170\d{4}$/)
  const besked = (await alt(kbh)).find((r) => r.EntitetId === 9402)
  expect(besked?.VersionIdentifier).toBe('N/A')
  const senere = await alt(await system(scene, 'jens', 30))
  expect(senere.find((r) => r.EksternIdentifier === id)?.Identifikation, 'stadig egen om en måned').toMatch(/^610170/)
  await scene.sql`update adgangsrelation set til = ${IDAG}, laesbar_til = ${plusDage(IDAG, 120)} where borger_id = ${medlem}`
  const tidligere = await alt(await system(scene, 'jens', 1))
  expect(tidligere.find((r) => r.EksternIdentifier === id)).toMatchObject({ Identifikation: null })
})

test('Et kald er skrevet i adgangsloggen én gang for hver borger', async ({ scene }) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  await send(await scene.som('anna'), medlem)
  await nummerer(scene)
  const kbh = frisk(await system(scene, 'jens'))
  const { raekker } = await hentFeed(kbh, { efter: 0, antal: 1000 })
  expect(raekker.length).toBeGreaterThan(3)
  const log = await scene.sql<
    { borger_id: string }[]
  >`select borger_id from adgangslog where request_id = ${kbh.requestId}`
  const cpr = new Set(raekker.map((r) => r.Identifikation).filter(Boolean))
  expect(log).toHaveLength(cpr.size)
  expect(log.map((l) => l.borger_id)).toContain(medlem)
})

test('En lang transaktion holder ingen tilbage, og dens events kommer, når den er færdig', async ({
  scene,
  database,
}) => {
  const [langsom, hurtig] = await scene.somSystem(() => Promise.all([scene.nytMedlem(), scene.nytMedlem()]))
  await nummerer(scene)
  const kbh = await system(scene, 'jens')
  const foer = (await alt(kbh)).length
  const aaben = postgres(database.adresser.worker, { max: 1, onnotice: () => {} })
  let slip = () => {}
  const skrevet = new Promise<void>((klar) => {
    void aaben.begin(async (sql) => {
      await sql`insert into event (navn, entitet_id, entitet_navn, aendringstype, ekstern_id, borger_id, organisation_navn, tid, registreret_tid)
        values ('KontaktforloebStartet', 9401, 'KontaktforloebAnsvar', 1, gen_random_uuid(), ${langsom ?? ''}, 'Prøve', now(), clock_timestamp())`
      klar()
      await new Promise<void>((ok) => {
        slip = ok
      })
    })
  })
  await skrevet
  const meld = (borgerId: string, navn: Eventnavn) =>
    scene.somSystem(() =>
      transaktion(systemKontekst(new Date()), (ctx) => emit(ctx, navn, { eksternId: crypto.randomUUID(), borgerId })),
    )
  for (let i = 0; i < 5; i++) await meld(hurtig ?? '', 'KontaktforloebAfsluttet')
  expect(await nummerer(scene)).toBe(5)
  expect((await alt(kbh)).length).toBe(foer + 5)
  const sidst = (await alt(kbh)).at(-1)?.Loebenummer ?? 0
  slip()
  await aaben.end({ timeout: 2 })
  expect(await nummerer(scene)).toBe(1)
  expect(await alt(kbh, sidst)).toMatchObject([{ Loebenummer: sidst + 1 }])
})

test('Mange skriver, og flere nummererer på én gang: numrene er tætte, og hver række kommer én gang', async ({
  scene,
}) => {
  const medlemmer = await scene.somSystem(() => Promise.all([1, 2, 3, 4, 5].map(() => scene.nytMedlem())))
  await scene.somSystem(async () => {
    let faerdig = false
    const skriv = async (nr: number) => {
      for (let i = 1; i <= 20; i++) {
        await transaktion(systemKontekst(new Date()), (ctx) =>
          emit(ctx, 'DagpengetaellerIndberettet', {
            eksternId: crypto.randomUUID(),
            borgerId: medlemmer[nr % 5] ?? '',
            version: i,
          }),
        )
      }
    }
    const tael = async () => {
      while (!faerdig) await nummererEvents(new Date(), frist())
    }
    const taellere = Promise.all([tael(), tael(), tael()])
    await Promise.all([0, 1, 2, 3, 4].map(skriv))
    faerdig = true
    await taellere
  })
  await nummerer(scene)
  const [tal] =
    await scene.sql`select count(*)::int as antal, count(distinct loebenummer)::int as hver, max(loebenummer)::int as sidste,
    (select loebenummer::int from feedhoved) as hoved from event`
  expect(tal).toMatchObject({ antal: tal?.sidste, hver: tal?.antal, hoved: tal?.sidste })
  const dobbelte = await scene.sql`select 1 from event_modtager group by organisation_id, event_id having count(*) > 1`
  expect(dobbelte).toHaveLength(0)
  const galt =
    await scene.sql`select 1 from (select version, lag(version) over (partition by borger_id order by loebenummer) as foer
    from event where navn = 'DagpengetaellerIndberettet' and version is not null) x where foer >= version`
  expect(galt, 'rækkefølgen for en borger er den, de blev skrevet i').toHaveLength(0)
})

test('Man kan læse forfra og fra ethvert nummer, i sider af enhver størrelse, og får det samme', async ({ scene }) => {
  await nummerer(scene)
  const kbh = await system(scene, 'jens')
  const hele = await alt(kbh)
  expect(hele.length).toBeGreaterThan(10)
  expect(hele.map((r) => r.Loebenummer)).toEqual([...hele.map((r) => r.Loebenummer)].sort((a, b) => a - b))
  expect(await alt(kbh, 0, 7)).toEqual(hele)
  for (const i of [0, 3, hele.length - 1]) expect(await alt(kbh, hele[i]?.Loebenummer, 4)).toEqual(hele.slice(i + 1))
})

test('Ingen ser en anden organisations rækker, heller ikke uden om systemet', async ({ scene, database }) => {
  await nummerer(scene)
  const kbh = await system(scene, 'jens')
  const mine = await alt(kbh)
  const organisation = kbh.aktoer.slags === 'bruger' ? kbh.aktoer.organisation.id : ''
  const web = postgres(database.adresser.web, { max: 1, onnotice: () => {} })
  const set = await web.begin(async (sql) => {
    await sql`select set_config('samspor.organisation', ${organisation}, true), set_config('samspor.dag', ${IDAG}, true)`
    return sql<{ organisation_id: string }[]>`select organisation_id from event_modtager`
  })
  await web.end({ timeout: 2 })
  expect(new Set(set.map((r) => r.organisation_id))).toEqual(new Set([organisation]))
  expect(set).toHaveLength(mine.length)
  expect(await scene.antal('event_modtager')).toBeGreaterThan(mine.length)
  const sagsbehandler = await scene.som('jens')
  expect((await hentFeed(frisk(sagsbehandler), { efter: 0, antal: 10 })).raekker, 'feedet er for systemer').toEqual([])
})

test('Et løbenummer, der ikke er givet endnu, bliver afvist; det sidste er blot tomt', async ({ scene }) => {
  await nummerer(scene)
  const kbh = await system(scene, 'jens')
  const [hoved] = await scene.sql<{ nr: number }[]>`select loebenummer::int as nr from feedhoved`
  const sidste = hoved?.nr ?? 0
  expect(await hentFeed(frisk(kbh), { efter: sidste, antal: 10 })).toMatchObject({ raekker: [], naeste: sidste })
  expect(await koder(hentFeed(frisk(kbh), { efter: sidste + 1, antal: 10 }))).toEqual(['WSB-001'])
})

test('Driften kan se, hvor langt et system er nået', async ({ scene }) => {
  await nummerer(scene)
  const kbh = await system(scene, 'jens')
  const [, tredje] = await alt(kbh)
  await hentFeed(frisk(kbh), { efter: tredje?.Loebenummer ?? 0, antal: 1 })
  const brugerId = kbh.aktoer.slags === 'bruger' ? kbh.aktoer.brugerId : ''
  const [stand] = await scene.sql`select efter::int from forbruger where bruger_id = ${brugerId}`
  expect(stand?.efter).toBe(tredje?.Loebenummer)
})

test('Efter 180 dage er rækkerne væk, og den, der spørger efter dem, kan se det', async ({ scene }) => {
  await nummerer(scene)
  const kbh = await system(scene, 'jens')
  const foer = await alt(kbh)
  const om180 = new Date(Date.parse(`${plusDage(IDAG, 181)}T10:00:00Z`))
  const gamle = foer.filter((r) => Date.parse(r.Tidspunkt) < om180.getTime() - 180 * 86_400_000)
  expect(gamle.length).toBeGreaterThan(5)
  const historik = await scene.antal('event')
  await scene.somSystem(() => sletGamleEvents(om180))
  const efter = await hentFeed(frisk(kbh), { efter: 0, antal: 1000 })
  expect(efter.raekker.map((r) => r.Loebenummer)).toEqual(
    foer.filter((r) => !gamle.includes(r)).map((r) => r.Loebenummer),
  )
  expect(efter.slettetTil).toBeGreaterThanOrEqual(gamle.at(-1)?.Loebenummer ?? 0)
  expect(await scene.antal('event'), 'sagens historik bliver').toBe(historik)
})

test('En masseindlæsning venter, men en borgers rækkefølge holder', async ({ scene }) => {
  const [anders, berit] = await scene.somSystem(() => Promise.all([scene.nytMedlem(), scene.nytMedlem()]))
  await nummerer(scene)
  const kbh = await system(scene, 'jens')
  const fra = (await alt(kbh)).at(-1)?.Loebenummer ?? 0
  const meld = (borgerId: string, version: number, masse: boolean) =>
    scene.somSystem(() =>
      transaktion({ ...systemKontekst(new Date()), masse }, (ctx) =>
        emit(ctx, 'DagpengetaellerIndberettet', { eksternId: crypto.randomUUID(), borgerId, version }),
      ),
    )
  await meld(anders ?? '', 1, true)
  await meld(berit ?? '', 2, true)
  await meld(berit ?? '', 3, false)
  await meld(anders ?? '', 4, true)
  await nummerer(scene)
  const ny = await alt(kbh, fra)
  // Berit's bulk event goes along with what was done for her; Anders waits.
  expect(ny.map((r) => r.VersionIdentifier)).toEqual(['2', '3', '1', '4'])
  expect(dagFor(new Date(ny[0]?.Tidspunkt ?? ''))).toBe(dagFor(new Date()))
})
