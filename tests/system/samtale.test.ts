import { indmeldIAkasse } from '#lib/akassemedlemskab/indmeld'
import { udmeldAfAkasse } from '#lib/akassemedlemskab/udmeld'
import { hentBorgerside } from '#lib/borger/side'
import { plusDage } from '#lib/dato'
import { afslutKontaktforloeb } from '#lib/fravaer/afslut'
import { afslutAfgoerelse } from '#lib/indstilling/afslut-afgoerelse'
import { transaktion } from '#lib/kontekst'
import { IkkeFundet } from '#lib/regelfund'
import { afholdSamtale, udeblevFraSamtale } from '#lib/samtale/afhold'
import { aflysSamtale, berigtigSamtale } from '#lib/samtale/aflys'
import { flytFoersteSamtaler } from '#lib/samtale/flyt-foerste'
import {
  ForOfte,
  hentKalender,
  hentKalenderadresse,
  lukKalenderadresse,
  nyKalenderadresse,
} from '#lib/samtale/kalender'
import { indkald, registrerAfholdt } from '#lib/samtale/registrer'
import { retSamtale } from '#lib/samtale/ret'
import { hentKadenceregler } from '#lib/samtale/stand'
import { undtagFraSamtaler } from '#lib/samtale/undtag'
import { vaelgAkassensDeltagelse } from '#lib/samtale/valg'
import { expect, test as grund } from '#tests/opsaetning/database'
import { kl, samtalen } from '#tests/system/samtale-scene'
import { aabnScene, afgoer, IDAG, koder, paaDag, type Scene, send } from '#tests/system/scene'

const test = grund.extend<{ scene: Scene }>({
  scene: async ({ database }, use) => {
    const scene = await aabnScene(database)
    await use(scene)
    await scene.luk()
  },
})

const AFTALER = { praktiskeAftaler: 'Næste gang på video.', bindendeAftaler: 'Du søger to job om ugen.' }
const nytMedlem = (scene: Scene, m?: Parameters<Scene['nytMedlem']>[0]) => scene.somSystem(() => scene.nytMedlem(m))
const events = async (scene: Scene, id: string): Promise<string[]> =>
  (await scene.sql<{ navn: string }[]>`select navn from event where ekstern_id = ${id} order by registreret_tid`).map(
    (r) => r.navn,
  )
const beskeder = async (scene: Scene, borgerId: string): Promise<{ titel: string; tekst: string }[]> =>
  scene.sql`select titel, tekst from besked where borger_id = ${borgerId} order by sendt_tid, nummer`
const aabneOpgaver = async (scene: Scene, borgerId: string): Promise<string[]> =>
  (
    await scene.sql<{ type: string; frist: string; kode: string }[]>`
      select o.type, o.frist::text, g.kode from opgave o join organisation g on g.id = o.organisation_id
      where o.borger_id = ${borgerId} and o.lukket_tid is null order by 1`
  ).map((o) => `${o.type} ${o.kode} ${o.frist}`)

test('En indkaldelse er én besked i klare ord, ét event og én linje i loggen', async ({ scene }) => {
  const medlem = await nytMedlem(scene)
  const { samtaleId, advarsler } = await indkald(await scene.som('anna'), samtalen(medlem))
  expect(advarsler).toEqual([])
  expect(await events(scene, samtaleId)).toEqual(['SamtaleIndkaldt'])
  const [besked] = await beskeder(scene, medlem)
  expect(besked?.titel).toBe('Indkaldelse til samtale')
  for (const ord of [
    'Du skal til en samtale mandag den 30. november 2026 kl. 10.00–10.45.',
    'Du skal møde her: Store Torv 1, 1000 København K.',
    'Du skal tale med Anna Andersen fra HK/Danmarks A-kasse.',
    'Tag dit cv med.',
    'Du kan flytte samtalen, til og med 29. november 2026 kl. 10.00. Ring til os på 70 00 00 00.',
    'Du har pligt til at møde.',
  ])
    expect(besked?.tekst).toContain(ord)
  const [raekke] =
    await scene.sql`select vejledt_om_konsekvens, besked_tid, nulstillende, status from samtale where id = ${samtaleId}`
  expect(raekke).toMatchObject({ vejledt_om_konsekvens: true, nulstillende: true, status: 'INDKALDT' })
  expect(raekke?.besked_tid).not.toBeNull()
  expect(await scene.antal('adgangslog', { objekt_id: samtaleId, art: 'OPRET' })).toBe(1)
})

test('En samtale flyttes, holdes og berigtiges, og hver version bliver stående', async ({ scene }) => {
  const medlem = await nytMedlem(scene)
  const anna = (dage = 0, tid?: string) => scene.som('anna', dage, tid)
  const { samtaleId: id } = await indkald(await anna(), samtalen(medlem))
  const igen = await retSamtale(await anna(), { id, version: 1, ...samtalen(medlem) })
  expect(igen.version).toBe(1)
  const flyttet = await retSamtale(await anna(), { id, version: 1, ...samtalen(medlem, { start: kl(8, '13:00') }) })
  expect(flyttet.version).toBe(2)
  expect((await beskeder(scene, medlem)).map((b) => b.titel)).toEqual([
    'Indkaldelse til samtale',
    'Din samtale er ændret',
  ])
  expect(await koder(retSamtale(await anna(), { id, version: 1, ...samtalen(medlem) }))).toEqual(['409'])
  expect(await koder(afholdSamtale(await anna(8, '12:59'), { id, version: 2, ...AFTALER }))).toEqual(['SA-009'])
  await afholdSamtale(await anna(8, '14:00'), { id, version: 2, ...AFTALER })
  expect(await koder(aflysSamtale(await anna(8), { id, version: 3, aflystAf: 'BORGER', grund: 'x' }))).toEqual([
    'SA-015',
  ])
  expect(await koder(berigtigSamtale(await anna(8), { id, version: 3, kommentar: ' ' }))).toEqual(['BB-007'])
  await berigtigSamtale(await anna(9), { id, version: 3, kommentar: 'Forkert medlem' })
  expect(await koder(berigtigSamtale(await anna(9), { id, version: 4, kommentar: 'Igen' }))).toEqual(['SA-015'])
  const versioner = await scene.sql<{ status: string; slut: string | null }[]>`
    select status, registreret_til::text as slut from samtale where id = ${id} order by registreret_fra`
  expect(versioner.map((v) => v.status)).toEqual(['INDKALDT', 'INDKALDT', 'AFHOLDT', 'BERIGTIGET'])
  expect(versioner.filter((v) => v.slut === null)).toHaveLength(1)
  expect(await events(scene, id)).toEqual(['SamtaleIndkaldt', 'SamtaleAendret', 'SamtaleAfholdt', 'SamtaleBerigtiget'])
})

test('Det samme igen er ingen ny version og ingen besked, også med deltagere', async ({ scene }) => {
  const medlem = await nytMedlem(scene)
  const deltagere = [{ navn: 'Bo Bisidder', rolle: 'BISIDDER', form: 'PERSONLIGT' }]
  const anna = await scene.som('anna')
  const { samtaleId: id } = await indkald(anna, samtalen(medlem, { deltagere }))
  const foer = (await beskeder(scene, medlem)).length
  const svar = await retSamtale(anna, { id, version: 1, ...samtalen(medlem, { deltagere }) })
  expect([svar.version, (await beskeder(scene, medlem)).length]).toEqual([1, foer])
  const anden = [{ navn: 'Bo Bisidder', rolle: 'BISIDDER', form: 'VIDEO' }]
  expect((await retSamtale(anna, { id, version: 1, ...samtalen(medlem, { deltagere: anden }) })).version).toBe(2)
})

test('Aftalen fra en holdt samtale kan rettes, også når der er holdt en senere', async ({ scene }) => {
  const medlem = await nytMedlem(scene)
  const anna = await scene.som('anna')
  const foerste = await registrerAfholdt(anna, { ...samtalen(medlem, { start: kl(-20) }), ...AFTALER })
  await registrerAfholdt(anna, { ...samtalen(medlem, { start: kl(-2) }), ...AFTALER })
  const rettet = { ...AFTALER, bindendeAftaler: 'Du søger tre job om ugen.' }
  expect((await afholdSamtale(anna, { id: foerste.samtaleId, version: 1, ...rettet })).version).toBe(2)
})

test('Den, der ikke mødte, er registreret som udeblevet, og uden vejledning siges det', async ({ scene }) => {
  const medlem = await nytMedlem(scene)
  const { samtaleId: id } = await indkald(
    await scene.som('anna'),
    samtalen(medlem, { start: kl(1), vejledtOmKonsekvens: false }),
  )
  expect(await koder(udeblevFraSamtale(await scene.som('anna', 0), { id, version: 1 }))).toContain('SA-009')
  const { advarsler } = await udeblevFraSamtale(await scene.som('anna', 1, '11:00'), { id, version: 1 })
  expect(advarsler.map((f) => f.kode)).toEqual(['SA-W02'])
  expect(await events(scene, id)).toEqual(['SamtaleIndkaldt', 'SamtaleUdeblevet'])
  await afholdSamtale(await scene.som('anna', 2), { id, version: 2, ...AFTALER })
})

test('En aflysning siger hvem og hvorfor, også til borgeren', async ({ scene }) => {
  const medlem = await nytMedlem(scene)
  const { samtaleId: id } = await indkald(await scene.som('anna'), samtalen(medlem))
  const uden = { id, version: 1, aflystAf: null, grund: '' }
  expect(await koder(aflysSamtale(await scene.som('anna'), uden))).toEqual(['SA-012', 'SA-012'])
  expect(await koder(aflysSamtale(await scene.som('jens'), { ...uden, aflystAf: 'MYNDIGHED', grund: 'x' }))).toEqual([
    'SA-016',
  ])
  await aflysSamtale(await scene.som('anna'), { id, version: 1, aflystAf: 'MYNDIGHED', grund: 'Anna er syg' })
  const sidste = (await beskeder(scene, medlem)).at(-1)
  expect(sidste?.tekst).toBe(
    'Din samtale mandag den 30. november 2026 kl. 10.00–10.45 er aflyst. Du skal ikke møde.\nHK/Danmarks A-kasse har aflyst. Grund: Anna er syg.',
  )
})

test('Hvert nej har sin kode, alle på én gang', async ({ scene }) => {
  const medlem = await nytMedlem(scene)
  const anna = await scene.som('anna')
  const nej = (ret: object) => koder(indkald(anna, samtalen(medlem, ret)))
  expect(await nej({ start: kl(-1) })).toEqual(['SA-008'])
  expect(await nej({ type: 99 })).toEqual(['1014'])
  expect(await nej({ type: 4 })).toEqual(['SA-001'])
  expect(await nej({ type: 10 })).toEqual(['1014'])
  expect(await nej({ slut: kl(7), adresse: null, titel: '', ombookSenest: kl(7) })).toEqual([
    '1003',
    'SA-010',
    'SA-019',
    'SA-019',
  ])
  expect(await nej({ form: 'TELEFON', borgerRinger: true })).toEqual(['SA-019'])
  expect(await nej({ form: 'VIDEO', videolink: 'http://video.dk' })).toEqual(['1014'])
  expect(await nej({ type: 19 })).toEqual(['SA-005'])
  expect(await nej({ deltagere: [{ navn: 'Jens', rolle: 'JOBCENTER', form: 'VIDEO' }] })).toEqual(['SA-005'])
  expect(await nej({ indstillingId: crypto.randomUUID(), type: 12 })).toEqual(['SA-013'])
  const holdt = (ret: object) => koder(registrerAfholdt(anna, { ...samtalen(medlem, ret), ...AFTALER }))
  expect(await holdt({ start: kl(1) })).toEqual(['SA-009'])
  expect(await holdt({ start: kl(-1), bookingId: 'b-1' })).toEqual(['SA-006'])
  expect(await holdt({ start: kl(-1), type: 12 })).toEqual(['KF-012'])
  expect(
    await koder(
      registrerAfholdt(anna, { ...samtalen(medlem, { start: kl(-1) }), praktiskeAftaler: '', bindendeAftaler: ' ' }),
    ),
  ).toEqual(['SA-011'])
  await expect(indkald(await scene.som('freja'), samtalen(medlem))).rejects.toBeInstanceOf(IkkeFundet)
  const dagmar = await scene.borgerId('dagmar')
  expect(await koder(indkald(anna, samtalen(dagmar)))).toContain('4405')
})

test('To samtaler af samme type på samme tid, og to der nulstiller', async ({ scene }) => {
  const medlem = await nytMedlem(scene)
  const anna = await scene.som('anna')
  const { samtaleId } = await indkald(anna, samtalen(medlem))
  expect(await koder(indkald(anna, samtalen(medlem)))).toEqual(['SA-002'])
  expect(await koder(indkald(anna, samtalen(medlem, { type: 15, nulstillende: true })))).toEqual(['SA-003'])
  await indkald(anna, samtalen(medlem, { type: 15 }))
  await indkald(anna, samtalen(medlem, { type: 9, nulstillende: true, start: kl(7, '10:01') }))
  await aflysSamtale(anna, { id: samtaleId, version: 1, aflystAf: 'BORGER', grund: 'Har fået job' })
  await indkald(anna, samtalen(medlem))
  await registrerAfholdt(anna, { ...samtalen(medlem, { start: kl(-2) }), ...AFTALER })
  const foer = samtalen(medlem, { start: kl(-3), type: 12 })
  expect(await koder(registrerAfholdt(anna, { ...foer, praktiskeAftaler: null, bindendeAftaler: null }))).toEqual([
    'SA-004',
  ])
})

test('I overdragelsens sekund får én ret: dagen for samtalen afgør hvem', async ({ scene }) => {
  const medlem = await nytMedlem(scene)
  await scene.somSystem(() => scene.afslut(medlem, IDAG))
  const [anna, jens] = [await scene.som('anna'), await scene.som('jens')]
  const jc = { type: 7, akassedeltagelse: 'DELTAGER_IKKE' } as const
  const idag = { start: kl(0, '15:00') }
  const imorgen = { start: kl(1, '08:00') }
  expect(await koder(indkald(jens, samtalen(medlem, { ...jc, ...idag })))).toEqual(['KF-010'])
  expect(await koder(indkald(anna, samtalen(medlem, imorgen)))).toEqual(['KF-011'])
  await indkald(anna, samtalen(medlem, idag))
  const svar = await Promise.all([
    koder(indkald(jens, samtalen(medlem, { ...jc, ...imorgen }))),
    koder(indkald({ ...jens, requestId: crypto.randomUUID() }, samtalen(medlem, { ...jc, ...imorgen }))),
    koder(indkald(anna, samtalen(medlem, { ...jc, ...imorgen }))),
  ])
  expect(svar.flat().filter((k) => k !== 'SA-002')).toEqual(['KF-011'])
  expect(svar.filter((k) => k.length === 0)).toHaveLength(1)
  expect(await scene.antal('samtale', { borger_id: medlem, type: '7' })).toBe(1)
})

test('Borgeren vælger, om a-kassen er med til den første samtale hos kommunen, og kan vælge om', async ({ scene }) => {
  const medlem = await nytMedlem(scene)
  await scene.somSystem(() => scene.afslut(medlem, IDAG))
  const jens = await scene.som('jens', 1)
  const borgeren = { ...(await scene.som('karen')), aktoer: { slags: 'borger' as const, borgerId: medlem, navn: 'x' } }
  const ny = samtalen(medlem, { type: 7, start: kl(9) })
  expect(await koder(indkald(jens, ny))).toEqual(['SA-005'])
  await vaelgAkassensDeltagelse(borgeren, { deltager: true })
  const { samtaleId } = await indkald(jens, ny)
  const [raekke] = await scene.sql`select akassedeltagelse from samtale where id = ${samtaleId}`
  expect(raekke?.akassedeltagelse).toBe('DELTAGER')
  await vaelgAkassensDeltagelse(borgeren, { deltager: false })
  await vaelgAkassensDeltagelse(borgeren, { deltager: false })
  expect(await scene.antal('akassevalg', { borger_id: medlem })).toBe(2)
  expect(await events(scene, samtaleId)).toEqual(['SamtaleIndkaldt', 'SamtaleAkassevalg'])
  await indkald(jens, samtalen(medlem, { type: 7, start: kl(20) }))
})

test('Forløbet følger reglerne på tilmeldingsdagen, og et forsøg i kommunen går foran', async ({ scene }) => {
  const anna = await scene.som('anna')
  const regler = (tilmeldt: string, kommune?: string) =>
    transaktion({ ...anna, frist: Date.now() + 5000 }, (ctx) => hentKadenceregler(ctx, tilmeldt, ctx.dag, kommune))
  expect(await regler('2023-12-31')).toBeUndefined()
  expect(await regler('2024-01-01')).toMatchObject({
    akasseMindst: 3,
    jobcenterRegnesFra: 'TILMELDING',
    andelProcent: 100,
  })
  expect(await regler('2026-06-30')).toMatchObject({ akasseMindst: 3, saetFra: '2024-01-01' })
  expect(await regler('2026-07-01')).toMatchObject({
    akasseMindst: 2,
    jobcenterMindst: 2,
    jobcenterRegnesFra: 'OVERTAGELSE',
    andelProcent: 75,
    saetFra: '2026-07-01',
  })
  await scene.sql`insert into regelvaerdi (regel, vaerdi, enhed, omraade, gyldig_fra, kilde)
    values ('samtaler_akasse_mindst', '4', 'antal', '461', '2026-09-01', 'Forsøg')`
  expect((await regler('2026-08-31', '461'))?.akasseMindst).toBe(2)
  expect(await regler('2026-09-01', '461')).toMatchObject({ akasseMindst: 4, jobcenterMindst: 2 })
  expect((await regler('2026-09-01', '101'))?.akasseMindst).toBe(2)
  await scene.sql`update regelvaerdi set vaerdi = 'ja' where regel = 'samtaler_gaelder_igangvaerende'`
  expect((await regler('2024-01-01'))?.akasseMindst).toBe(2)
  await scene.sql`update regelvaerdi set vaerdi = 'nej' where regel = 'samtaler_gaelder_igangvaerende'`
})

test('Et nyt forløb beder a-kassen om den første samtale, og den lukker, når den er holdt', async ({ scene }) => {
  const medlem = await nytMedlem(scene, { tilmeldtFra: -5, foersteSamtale: true })
  expect(await aabneOpgaver(scene, medlem)).toEqual([`FOERSTE_SAMTALE 9013 ${plusDage(IDAG, 9)}`])
  const anden = { praktiskeAftaler: 'x', bindendeAftaler: null }
  await registrerAfholdt(await scene.som('anna'), {
    ...samtalen(medlem, { start: kl(-1, '09:00'), type: 12 }),
    ...anden,
  })
  expect(await aabneOpgaver(scene, medlem)).toHaveLength(1)
  await registrerAfholdt(await scene.som('anna'), { ...samtalen(medlem, { start: kl(-1) }), ...AFTALER })
  expect(await aabneOpgaver(scene, medlem)).toEqual([])
})

test('Skifter medlemmet a-kasse, er den første samtale den nyes, og efter forløbet er den ingens', async ({
  scene,
}) => {
  const medlem = await nytMedlem(scene, { tilmeldtFra: -5, foersteSamtale: true })
  const frist = plusDage(IDAG, 9)
  const dagsskifte = (dag: number) => scene.somSystem(() => flytFoersteSamtaler(paaDag(dag, '00:05')))
  const tre = await scene.find('akasse', '9001')
  const [m] = await scene.sql<{ id: string }[]>`
    select id from akassemedlemskab where borger_id = ${medlem} and registreret_til is null`
  await scene.somSystem(() => udmeldAfAkasse(paaDag(0), { medlemskabId: m?.id ?? '', til: IDAG }))
  await scene.somSystem(() =>
    indmeldIAkasse(paaDag(0), { borgerId: medlem, akasseId: tre.id, forsikring: 'FULDTID', fra: plusDage(IDAG, 1) }),
  )
  await dagsskifte(0)
  expect(await aabneOpgaver(scene, medlem)).toEqual([`FOERSTE_SAMTALE 9013 ${frist}`])
  await dagsskifte(1)
  await dagsskifte(1)
  expect(await aabneOpgaver(scene, medlem)).toEqual([`FOERSTE_SAMTALE 9001 ${frist}`])
  await scene.somSystem(() =>
    afslutKontaktforloeb(paaDag(2), { borgerId: medlem, slut: plusDage(IDAG, 2), aarsag: 9752, afsluttetAf: tre }),
  )
  const foerste = async () => (await aabneOpgaver(scene, medlem)).filter((o) => o.startsWith('FOERSTE_SAMTALE'))
  await dagsskifte(2)
  expect(await foerste()).toHaveLength(1)
  await dagsskifte(3)
  expect(await foerste()).toEqual([])
})

test('Siden kan se tilbage: samtalen er, som den var kendt den dag', async ({ scene }) => {
  const medlem = await nytMedlem(scene)
  const { samtaleId: id } = await indkald(await scene.som('anna'), samtalen(medlem, { start: kl(1) }))
  await afholdSamtale(await scene.som('anna', 1, '12:00'), { id, version: 1, ...AFTALER })
  const set = async (tidspunkt: { dag: string; kendtPr?: Date }) => {
    const anna = await scene.som('anna', 3)
    const { samtaler } = await transaktion(anna, (ctx) => hentBorgerside(ctx, medlem, tidspunkt))
    return { status: samtaler.samtaler.map((s) => s.status), afholdt: samtaler.kadence?.afholdt }
  }
  const igaar = plusDage(IDAG, -1)
  expect(await set({ dag: igaar, kendtPr: kl(-1, '23:59') })).toEqual({ status: [], afholdt: 0 })
  expect(await set({ dag: IDAG, kendtPr: kl(0, '23:59') })).toEqual({ status: ['INDKALDT'], afholdt: 0 })
  expect(await set({ dag: plusDage(IDAG, 1), kendtPr: kl(1, '11:59') })).toEqual({ status: ['INDKALDT'], afholdt: 0 })
  expect(await set({ dag: plusDage(IDAG, 1), kendtPr: kl(1, '23:59') })).toEqual({ status: ['AFHOLDT'], afholdt: 1 })
  expect(await set({ dag: plusDage(IDAG, 3) })).toEqual({ status: ['AFHOLDT'], afholdt: 1 })
  expect(await scene.antal('adgangslog', { borger_id: medlem, art: 'LAES' })).toBeGreaterThan(0)
})

test('Et godkendt tilbud skal følges op af den, der har forløbet, når det begynder', async ({ scene }) => {
  const medlem = await nytMedlem(scene)
  const anna = await scene.som('anna')
  const id = await send(anna, medlem)
  await afgoer(await scene.som('jens'), id, 'GODKENDT')
  await scene.somSystem(async () => afslutAfgoerelse(paaDag(0), await scene.brevFor(id)))
  expect((await aabneOpgaver(scene, medlem)).filter((o) => o.startsWith('TILBUD'))).toEqual([
    'TILBUD_OPFOELGNING 9013 2026-12-21',
  ])
  const ny = (ret: object) => koder(indkald(anna, samtalen(medlem, { indstillingId: id, ...ret })))
  expect(await ny({ type: 17 })).toEqual(['SA-014'])
  const { samtaleId } = await indkald(anna, samtalen(medlem, { indstillingId: id, type: 12 }))
  await afholdSamtale(await scene.som('anna', 8), {
    id: samtaleId,
    version: 1,
    praktiskeAftaler: 'Møder kl. 8',
    bindendeAftaler: null,
  })
  expect((await aabneOpgaver(scene, medlem)).filter((o) => o.startsWith('TILBUD'))).toEqual([])
})

test('En undtagelse kræver et regelsæt, der tillader den, en holdt første samtale og en konkret vurdering', async ({
  scene,
}) => {
  const medlem = await nytMedlem(scene)
  const gammel = await nytMedlem(scene, { tilmeldtFra: -200 })
  const undtag = async (borgerId: string, ret: object = {}, hvem = 'anna') =>
    koder(
      undtagFraSamtaler(await scene.som(hvem), {
        borgerId,
        fra: IDAG,
        til: null,
        begrundelse: 'Begynder i nyt job den 1. januar.',
        ...ret,
      }),
    )
  expect(await undtag(medlem)).toEqual(['SA-022'])
  await registrerAfholdt(await scene.som('anna'), { ...samtalen(medlem, { start: kl(-1) }), ...AFTALER })
  expect(await undtag(medlem, { begrundelse: ' ', fra: plusDage(IDAG, -1) })).toEqual(['SA-024', 'SA-025'])
  expect(await undtag(medlem, {}, 'jens')).toContain('SA-021')
  expect(await undtag(medlem)).toEqual([])
  expect(await undtag(medlem)).toEqual(['SA-023'])
  expect(await undtag(gammel)).toEqual(['SA-020', 'SA-022'])
})

test('Kalenderen findes kun med sin nøgle, viser intet om samtalen og kan lukkes', async ({ scene }) => {
  const medlem = await nytMedlem(scene)
  const { samtaleId } = await indkald(await scene.som('anna'), samtalen(medlem, { sted: 'HK' }))
  const borgeren = { ...(await scene.som('karen')), aktoer: { slags: 'borger' as const, borgerId: medlem, navn: 'x' } }
  const adresse = () => transaktion({ ...borgeren, frist: Date.now() + 5000 }, hentKalenderadresse)
  expect(await adresse()).toBeNull()
  await nyKalenderadresse(borgeren)
  const noegle = (await adresse())?.match(/\/kalender\/([\w-]{43})\.ics$/)?.[1] ?? ''
  const ics = await hentKalender(noegle)
  expect(ics).toContain(`UID:${samtaleId}`)
  for (const hemmeligt of ['HK', 'Anna', 'cv', 'Dine job']) expect(ics).not.toContain(hemmeligt)
  const [gemt] = await scene.sql<
    { n: number }[]
  >`select count(*)::int as n from kalenderadgang where encode(hash, 'base64') like ${`%${noegle}%`}`
  expect(gemt?.n).toBe(0)
  await nyKalenderadresse(borgeren)
  await expect(hentKalender(noegle)).rejects.toBeInstanceOf(IkkeFundet)
  const ny = (await adresse())?.match(/([\w-]{43})\.ics$/)?.[1] ?? ''
  expect(ny).not.toBe(noegle)
  expect(await hentKalender(ny)).toContain('SUMMARY:Møde')
  // The count fills up again with time, so a slow machine gets a few more than thirty.
  const mange = async () => {
    for (let kald = 2; kald <= 200; kald += 1) await hentKalender(ny)
  }
  await expect(mange()).rejects.toBeInstanceOf(ForOfte)
  await nyKalenderadresse(borgeren)
  const sidste = (await adresse())?.match(/([\w-]{43})\.ics$/)?.[1] ?? ''
  await lukKalenderadresse(borgeren)
  expect(await adresse()).toBeNull()
  await expect(hentKalender(sidste)).rejects.toBeInstanceOf(IkkeFundet)
  await expect(hentKalender('x')).rejects.toBeInstanceOf(IkkeFundet)
})
