import { indmeldIAkasse } from '#lib/akassemedlemskab/indmeld'
import { udmeldAfAkasse } from '#lib/akassemedlemskab/udmeld'
import { plusDage } from '#lib/dato'
import { type Kontekst, transaktion } from '#lib/kontekst'
import { kladdeFraSamtale } from '#lib/nuph/fra-samtale'
import { IkkeFundet, Utilgaengelig } from '#lib/regelfund'
import { udeblevFraSamtale } from '#lib/samtale/afhold'
import { aflysSamtale, berigtigSamtale } from '#lib/samtale/aflys'
import { indkald, registrerAfholdt } from '#lib/samtale/registrer'
import { retSamtale } from '#lib/samtale/ret'
import { vaelgAkassensDeltagelse } from '#lib/samtale/valg'
import { bedOmSelvbooking } from '#lib/selvbook/bed'
import { bookTid } from '#lib/selvbook/book'
import { koerSelvbookdag } from '#lib/selvbook/dagligt'
import { flytBooking } from '#lib/selvbook/flyt'
import { lukSelvbookfrist } from '#lib/selvbook/luk'
import { listEgneTider, listFrister, listLedigeTider } from '#lib/selvbook/queries'
import { fjernTid, tilbydTider } from '#lib/selvbook/tilbyd'
import { afmeld } from '#lib/tilmelding/afmeld'
import { expect, test as grund } from '#tests/opsaetning/database'
import { kl, samtalen } from '#tests/system/samtale-scene'
import { aabnScene, IDAG, koder, paaDag, type Scene } from '#tests/system/scene'
import { bedt, spoergsmaal, tilbud } from '#tests/system/selvbook-scene'

const test = grund.extend<{ scene: Scene }>({
  scene: async ({ database }, use) => {
    const scene = await aabnScene(database)
    await use(scene)
    await scene.luk()
  },
})

const nytMedlem = (scene: Scene, m?: Parameters<Scene['nytMedlem']>[0]) => scene.somSystem(() => scene.nytMedlem(m))
const borgeren = (borgerId: string, dage = 0, tid?: string): Kontekst => ({
  ...paaDag(dage, tid ?? '10:00'),
  aktoer: { slags: 'borger', borgerId, navn: 'x' },
})
const dagsskifte = (scene: Scene, dag: number) => scene.somSystem(() => koerSelvbookdag(paaDag(dag, '00:05')))
const fristen = async (scene: Scene, id: string) => {
  const [f] = await scene.sql<{ status: string; grund: string | null; samtaleId: string | null }[]>`
    select status, lukket_grund as grund, samtale_id as "samtaleId" from selvbookfrist where id = ${id}`
  return f
}
const tagetAf = async (scene: Scene, id: string): Promise<string | null> => {
  const [t] = await scene.sql<{ borger: string | null }[]>`select borger_id as borger from bookingtid where id = ${id}`
  return t?.borger ?? null
}
/** Can nobody take the time any more? */
const erVaek = async (scene: Scene, id: string): Promise<boolean> =>
  (await scene.sql`select id from bookingtid where id = ${id} and fjernet_tid is null and samtale_id is null`)
    .length === 0
const events = async (scene: Scene, id: string): Promise<string[]> =>
  (await scene.sql<{ navn: string }[]>`select navn from event where ekstern_id = ${id} order by registreret_tid`).map(
    (r) => r.navn,
  )
const beskeder = async (scene: Scene, borgerId: string): Promise<{ titel: string; tekst: string; fra: string }[]> =>
  scene.sql`select titel, tekst, afsender_navn as fra from besked where borger_id = ${borgerId} order by sendt_tid, nummer`
const opgaver = async (scene: Scene, borgerId: string): Promise<string[]> =>
  (
    await scene.sql<{ kode: string; frist: string }[]>`
      select g.kode, o.frist::text from opgave o join organisation g on g.id = o.organisation_id
      where o.borger_id = ${borgerId} and o.type = 'SELVBOOK_PASSERET' and o.lukket_tid is null`
  ).map((o) => `${o.kode} ${o.frist}`)

test('Borgeren bedes booke, vælger en tid og får en kvittering, og myndigheden har samtalen', async ({ scene }) => {
  const medlem = await nytMedlem(scene)
  const { fristId, tidIder } = await bedt(await scene.som('anna'), medlem)
  const { samtaleId } = await bookTid(borgeren(medlem), { fristId, tidId: tidIder[0] ?? '' })
  expect(await fristen(scene, fristId)).toMatchObject({ status: 'BOOKET', samtaleId })
  expect(await tagetAf(scene, tidIder[0] ?? '')).toBe(medlem)
  const [s] =
    await scene.sql`select s.status, o.kode, s.type, s.booking_id, s.ombook_senest, s.vejledt_om_konsekvens, s.registreret_af_navn,
    s.nulstillende, s.titel from samtale s join organisation o on o.id = s.organisation_id where s.id = ${samtaleId}`
  expect(s).toMatchObject({
    status: 'INDKALDT',
    kode: '9013',
    type: 17,
    booking_id: tidIder[0],
    ombook_senest: kl(6, '09:00'),
    vejledt_om_konsekvens: true,
    registreret_af_navn: 'Borgeren',
    nulstillende: true,
    titel: 'Dine job og din plan',
  })
  expect(await events(scene, samtaleId)).toEqual(['SamtaleIndkaldt'])
  expect(await events(scene, fristId)).toEqual(['SelvbookingOprettet', 'SelvbookingBooket'])
  const [bedtOm, kvittering] = await beskeder(scene, medlem)
  expect(bedtOm?.fra).toBe('HK/Danmarks A-kasse')
  for (const ord of [
    'Vælg en tid senest fredag den 27. november 2026.',
    'Den handler om: Dine job og din plan.',
    'Ring til os på 70 00 00 00.',
    'Du har pligt til at vælge en tid og til at møde.',
  ])
    expect(bedtOm?.tekst).toContain(ord)
  expect(kvittering?.fra).toBe('Samspor')
  for (const ord of [
    'Din samtale er mandag den 30. november 2026 kl. 09.00–09.45.',
    'Du skal møde her: Store Torv 1, 1000 København K.',
    'Du kan selv vælge en anden tid, til og med 29. november 2026 kl. 09.00.',
    'Du har pligt til at møde.',
  ])
    expect(kvittering?.tekst).toContain(ord)
  const [traad] = await scene.sql`select beskedtype from traad where borger_id = ${medlem}`
  expect(traad?.beskedtype).toBe(9202)
  expect(await scene.antal('adgangslog', { objekt_id: samtaleId, art: 'OPRET' })).toBe(1)
  await aflysSamtale(await scene.som('anna'), { id: samtaleId, version: 1, aflystAf: 'BORGER', grund: 'Har fået job' })
  expect(await tagetAf(scene, tidIder[0] ?? '')).toBeNull()
})

test('Tyve, der klikker i samme sekund, får én tid én gang', async ({ scene }) => {
  const medlemmer = await scene.somSystem(async () => {
    const nye: string[] = []
    for (let nr = 0; nr < 20; nr += 1) nye.push(await scene.nytMedlem())
    return nye
  })
  const anna = await scene.som('anna')
  const { tidIder } = await tilbydTider(anna, tilbud({ til: '09:45' }))
  const frister: string[] = []
  for (const medlem of medlemmer) frister.push((await bedOmSelvbooking(anna, spoergsmaal(medlem))).fristId)
  const svar = await Promise.all(
    medlemmer.map((medlem, nr) =>
      koder(
        somEnPerson(() =>
          bookTid(
            { ...borgeren(medlem), frist: Date.now() + 20_000, requestId: crypto.randomUUID() },
            { fristId: frister[nr] ?? '', tidId: tidIder[0] ?? '' },
          ),
        ),
      ),
    ),
  )
  expect(svar.filter((k) => k.length === 0)).toHaveLength(1)
  expect(svar.filter((k) => k.length > 0).flat()).toEqual(Array(19).fill('SB-012'))
  expect(await scene.antal('samtale', { booking_id: tidIder[0] ?? '' })).toBe(1)
})

test('Den samme borger kan klikke to gange og får én samtale', async ({ scene }) => {
  const medlem = await nytMedlem(scene)
  const { fristId, tidIder } = await bedt(await scene.som('anna'), medlem)
  const svar = await Promise.all(
    tidIder.map((tidId) => koder(bookTid({ ...borgeren(medlem), requestId: crypto.randomUUID() }, { fristId, tidId }))),
  )
  expect(svar.flat()).toEqual(['SB-010'])
  expect(await scene.antal('samtale', { borger_id: medlem })).toBe(1)
})

test('To klik på den samme tid er ét, både når den bookes, og når den byttes', async ({ scene }) => {
  const medlem = await nytMedlem(scene)
  const { fristId, tidIder } = await bedt(await scene.som('anna'), medlem)
  const [foerste = '', anden = ''] = tidIder
  const en = await bookTid(borgeren(medlem), { fristId, tidId: foerste })
  expect(await bookTid(borgeren(medlem), { fristId, tidId: foerste })).toEqual(en)
  const flyttet = await flytBooking(borgeren(medlem), { fristId, tidId: anden })
  expect(await flytBooking(borgeren(medlem), { fristId, tidId: anden })).toEqual(flyttet)
  expect(await beskeder(scene, medlem)).toHaveLength(3)
  expect(await scene.antal('samtale', { borger_id: medlem })).toBe(2)
})

test('Booket senere, end den kan flyttes: kvitteringen lover intet', async ({ scene }) => {
  const medlem = await nytMedlem(scene)
  const { fristId, tidIder } = await bedt(await scene.som('anna'), medlem, { tilbud: { dag: plusDage(IDAG, 1) } })
  const { samtaleId } = await bookTid(borgeren(medlem), { fristId, tidId: tidIder[0] ?? '' })
  const [s] = await scene.sql`select ombook_senest from samtale where id = ${samtaleId}`
  expect(s?.ombook_senest).toBeNull()
  expect((await beskeder(scene, medlem)).at(-1)?.tekst).toContain('Passer tiden ikke? Ring til os på')
})

test('Af flere tider i samme minut vises én, og den næste, når den er taget', async ({ scene }) => {
  const [medlem, anden] = [await nytMedlem(scene), await nytMedlem(scene)]
  const anna = await scene.som('anna')
  const dagen = { dag: plusDage(IDAG, 16), fra: '09:00', til: '09:45' }
  const { fristId } = await bedt(anna, medlem, { tilbud: dagen })
  await bedOmSelvbooking(anna, spoergsmaal(anden))
  await tilbydTider(anna, tilbud(dagen))
  await tilbydTider(anna, tilbud({ ...dagen, form: 'TELEFON', telefon: '70203040' }))
  const { id } = await scene.find('akasse', '9013')
  const vist = async (ctx: Kontekst) =>
    (await transaktion({ ...ctx, frist: Date.now() + 5000 }, (ctx) => listLedigeTider(ctx, id))).filter((t) =>
      t.startTid.toISOString().startsWith(dagen.dag),
    )
  const foer = await vist(borgeren(medlem))
  expect(foer.map((t) => t.form)).toEqual(['PERSONLIGT', 'TELEFON'])
  await bookTid(borgeren(medlem), { fristId, tidId: foer[0]?.id ?? '' })
  const efter = await vist(borgeren(anden))
  expect(efter.map((t) => t.form)).toEqual(['PERSONLIGT', 'TELEFON'])
  expect(efter[0]?.id).not.toBe(foer[0]?.id)
})

test('Dagen før, på dagen og dagen efter fristen, også før dagsskiftet', async ({ scene }) => {
  const [foer, paa, efter] = [await nytMedlem(scene), await nytMedlem(scene), await nytMedlem(scene)]
  const anna = await scene.som('anna')
  const book = async (medlem: string, dage: number, tid: string) => {
    const { fristId, tidIder } = await bedt(anna, medlem)
    return koder(bookTid(borgeren(medlem, dage, tid), { fristId, tidId: tidIder[0] ?? '' }))
  }
  expect(await book(foer, 3, '23:59')).toEqual([])
  expect(await book(paa, 4, '23:59')).toEqual([])
  expect(await book(efter, 5, '00:00')).toEqual(['SB-011'])
})

test('Borgeren vælger en anden tid, og den gamle er fri for andre; to, der bytter, venter ikke på hinanden', async ({
  scene,
}) => {
  const [a, b] = [await nytMedlem(scene), await nytMedlem(scene)]
  const anna = await scene.som('anna')
  const { fristId, tidIder } = await bedt(anna, a, { tilbud: { til: '11:15' } })
  const [foerste = '', anden = '', tredje = ''] = tidIder
  const { fristId: bs } = await bedOmSelvbooking(anna, spoergsmaal(b))
  const { samtaleId } = await bookTid(borgeren(a), { fristId, tidId: foerste })
  await bookTid(borgeren(b), { fristId: bs, tidId: anden })
  const bytter = await Promise.all([
    koder(flytBooking(borgeren(a), { fristId, tidId: anden })),
    koder(flytBooking(borgeren(b), { fristId: bs, tidId: foerste })),
  ])
  expect(bytter.flat()).toEqual(['SB-012', 'SB-012'])
  const flyttet = await flytBooking(borgeren(a), { fristId, tidId: tredje })
  expect(flyttet).toEqual({ samtaleId, version: 2 })
  expect([await tagetAf(scene, foerste), await tagetAf(scene, tredje)]).toEqual([null, a])
  expect(await koder(flytBooking(borgeren(b), { fristId: bs, tidId: foerste }))).toEqual([])
  expect(await events(scene, samtaleId)).toEqual(['SamtaleIndkaldt', 'SamtaleAendret'])
  const sidste = (await beskeder(scene, a)).at(-1)
  expect(sidste?.tekst).toContain('Din samtale er nu mandag den 30. november 2026 kl. 10.30–11.15.')
  expect(sidste?.tekst).toContain('Før var den mandag den 30. november 2026 kl. 09.00–09.45.')
  const versioner = await scene.sql<{ booking: string }[]>`
    select booking_id as booking from samtale where id = ${samtaleId} order by registreret_fra`
  expect(versioner.map((v) => v.booking)).toEqual([foerste, tredje])
})

test('Tiden kan flyttes til og med samtalens egen frist og ikke et minut efter', async ({ scene }) => {
  const medlem = await nytMedlem(scene)
  const anna = await scene.som('anna')
  const { fristId, tidIder } = await bedt(anna, medlem, { tilbud: { til: '11:15' } })
  const [foerste = '', anden = '', tredje = ''] = tidIder
  await bookTid(borgeren(medlem), { fristId, tidId: foerste })
  await flytBooking(borgeren(medlem, 6, '09:00'), { fristId, tidId: anden })
  expect(await koder(flytBooking(borgeren(medlem, 6, '09:46'), { fristId, tidId: tredje }))).toEqual(['SB-013'])
  const uden = await nytMedlem(scene)
  const bedtUden = await bedt(anna, uden, { frist: { ombookTimer: null } })
  await bookTid(borgeren(uden), { fristId: bedtUden.fristId, tidId: bedtUden.tidIder[0] ?? '' })
  const igen = { fristId: bedtUden.fristId, tidId: bedtUden.tidIder[1] ?? '' }
  expect(await koder(flytBooking(borgeren(uden), igen))).toEqual(['SB-013'])
})

test('Mens fristen er åben, indkalder ingen til den type, og den, der er booket, kan ikke bedes igen', async ({
  scene,
}) => {
  const medlem = await nytMedlem(scene)
  const anna = await scene.som('anna')
  const { fristId, tidIder } = await bedt(anna, medlem)
  expect(await koder(indkald(anna, samtalen(medlem)))).toEqual(['SA-026'])
  expect(await koder(indkald(anna, samtalen(medlem, { type: 12 })))).toEqual([])
  expect(await koder(bedOmSelvbooking(anna, spoergsmaal(medlem)))).toEqual(['SB-008'])
  expect(await koder(bedOmSelvbooking(anna, spoergsmaal(medlem, { type: 12 })))).toEqual(['SB-009'])
  await bookTid(borgeren(medlem), { fristId, tidId: tidIder[0] ?? '' })
  expect(await koder(bedOmSelvbooking(anna, spoergsmaal(medlem)))).toEqual(['SB-009'])
  await indkald(anna, samtalen(medlem, { start: kl(20) }))
})

test('Hvert nej, når borgeren bedes booke, har sin kode, alle på én gang', async ({ scene }) => {
  const medlem = await nytMedlem(scene)
  const [anna, jens] = [await scene.som('anna'), await scene.som('jens')]
  const nej = (ret: object, hvem = anna) => koder(bedOmSelvbooking(hvem, spoergsmaal(medlem, ret)))
  expect(await nej({ senest: plusDage(IDAG, -1), titel: ' ' })).toEqual(['SA-019', 'SB-006'])
  expect(await nej({ senest: plusDage(IDAG, 181) })).toEqual(['SB-006'])
  expect(await nej({ beskrivelse: '<b>husk</b>' })).toEqual(['4933'])
  expect(await nej({ type: 4 })).toEqual(['SA-001'])
  expect(await nej({ type: 99 })).toEqual(['1014'])
  expect(await nej({ type: 7 }, jens)).toEqual(['KF-010'])
  expect(await nej({ type: 19 }, jens)).toEqual(['KF-010', 'SB-007'])
  await expect(bedOmSelvbooking(await scene.som('freja'), spoergsmaal(medlem))).rejects.toBeInstanceOf(IkkeFundet)
  expect(await koder(bedOmSelvbooking(anna, spoergsmaal(await scene.borgerId('dagmar'))))).toContain('4405')
  await scene.somSystem(() => scene.afslut(medlem, plusDage(IDAG, 2)))
  expect(await nej({ senest: plusDage(IDAG, 3) })).toEqual(['KF-011'])
  expect(await nej({ senest: plusDage(IDAG, 2) })).toEqual([])
})

test('Dagen for samtalen afgør, om tiden kan bruges', async ({ scene }) => {
  const medlem = await nytMedlem(scene)
  const { fristId, tidIder } = await bedt(await scene.som('anna'), medlem)
  await scene.somSystem(() => scene.afslut(medlem, plusDage(IDAG, 6)))
  expect(await koder(bookTid(borgeren(medlem), { fristId, tidId: tidIder[0] ?? '' }))).toEqual(['KF-011'])
})

test('Til kommunens første samtale vælger borgeren først, om a-kassen er med', async ({ scene }) => {
  const medlem = await nytMedlem(scene)
  await scene.somSystem(() => scene.afslut(medlem, IDAG))
  const { fristId, tidIder } = await bedt(await scene.som('jens', 1), medlem, { frist: { type: 7 } })
  const book = () => bookTid(borgeren(medlem, 1, '12:00'), { fristId, tidId: tidIder[0] ?? '' })
  expect(await koder(book())).toEqual(['SA-005'])
  await vaelgAkassensDeltagelse(borgeren(medlem, 1, '12:00'), { deltager: true })
  const { samtaleId } = await book()
  const [s] = await scene.sql`select akassedeltagelse from samtale where id = ${samtaleId}`
  expect(s?.akassedeltagelse).toBe('DELTAGER')
})

test('En andens frist og en andens tid findes ikke', async ({ scene }) => {
  const [medlem, anden] = [await nytMedlem(scene), await nytMedlem(scene)]
  const { fristId, tidIder } = await bedt(await scene.som('anna'), medlem)
  const valg = { fristId, tidId: tidIder[0] ?? '' }
  await expect(bookTid(borgeren(anden), valg)).rejects.toBeInstanceOf(IkkeFundet)
  await expect(flytBooking(borgeren(anden), valg)).rejects.toBeInstanceOf(IkkeFundet)
  await expect(bookTid(await scene.som('anna'), valg)).rejects.toBeInstanceOf(IkkeFundet)
  const freja = await scene.som('freja')
  await expect(lukSelvbookfrist(freja, { id: fristId, grund: 'x' })).rejects.toBeInstanceOf(IkkeFundet)
  await expect(fjernTid(freja, { id: valg.tidId })).rejects.toBeInstanceOf(IkkeFundet)
  await expect(tilbydTider(borgeren(medlem), tilbud())).rejects.toBeInstanceOf(IkkeFundet)
  const frejas = await tilbydTider(freja, tilbud())
  expect(await koder(bookTid(borgeren(medlem), { fristId, tidId: frejas.tidIder[0] ?? '' }))).toEqual(['SB-012'])
})

test('Borgeren ser kun tider hos den, der beder dem booke, og ser ikke, hvem der har taget de andre', async ({
  scene,
}) => {
  const [medlem, anden] = [await nytMedlem(scene), await nytMedlem(scene)]
  const anna = await scene.som('anna')
  const { fristId, tidIder } = await bedt(anna, medlem, { tilbud: { dag: plusDage(IDAG, 15) } })
  const frejas = await tilbydTider(await scene.som('freja'), tilbud())
  const ser = (ctx: Kontekst, navn: string, id: string) =>
    transaktion({ ...ctx, frist: Date.now() + 5000 }, async (ctx) => {
      const { id: organisationId } = await scene.find('akasse', navn)
      return (await listLedigeTider(ctx, organisationId)).some((t) => t.id === id)
    })
  const [foerste = '', sidste = ''] = tidIder
  expect(await ser(borgeren(medlem), '9013', foerste)).toBe(true)
  expect(await ser(borgeren(medlem), '9010', frejas.tidIder[0] ?? '')).toBe(false)
  expect(await ser(borgeren(anden), '9013', foerste)).toBe(false)
  await bookTid(borgeren(medlem), { fristId, tidId: foerste })
  expect([await ser(borgeren(medlem), '9013', foerste), await ser(borgeren(medlem), '9013', sidste)]).toEqual([
    false,
    true,
  ])
  const tredje = await nytMedlem(scene)
  await bedOmSelvbooking(anna, spoergsmaal(tredje))
  const set = await transaktion({ ...borgeren(tredje), frist: Date.now() + 5000 }, (ctx) =>
    ctx.db.execute<{ id: string }>(`select id from bookingtid where id in ('${foerste}', '${sidste}')`),
  )
  expect(set.map((t) => t.id)).toEqual([sidste])
})

test('Tider tilbydes samlet eller slet ikke, og ingen har to på én gang', async ({ scene }) => {
  const anna = await scene.som('anna')
  const nej = (ret: object) => koder(tilbydTider(anna, tilbud(ret)))
  expect(await nej({ fra: '12:00', til: '09:00', adresse: null })).toEqual(['1003', 'SA-019'])
  expect(await nej({ minutter: 9 })).toEqual(['SB-001'])
  expect(await nej({ minutter: 120 })).toEqual(['SB-002'])
  expect(await nej({ fra: '00:00', til: '23:59', minutter: 10 })).toEqual(['SB-002'])
  expect(await nej({ dag: IDAG, fra: '10:00', til: '11:00' })).toEqual(['SB-003'])
  expect(await nej({ form: 'RØGSIGNAL' })).toEqual(['1014'])
  expect(await nej({ form: 'VIDEO', videolink: null })).toEqual(['SA-019'])
  const mine = tilbud({ moedeholder: 'Berit Bang' })
  const { tidIder } = await tilbydTider(anna, mine)
  expect(tidIder).toHaveLength(2)
  expect(await nej({ moedeholder: 'berit bang ', fra: '10:00', til: '11:00', minutter: 30 })).toEqual(['SB-004'])
  expect(await nej({ moedeholder: 'Berit Bang', fra: '10:30', til: '11:00', minutter: 30 })).toEqual([])
  expect(await koder(tilbydTider(await scene.som('jens'), mine))).toEqual([])
  const samtidig = tilbud({ moedeholder: 'Carla Carlsen' })
  const svar = await Promise.all(
    Array.from({ length: 4 }, () => koder(tilbydTider({ ...anna, requestId: crypto.randomUUID() }, samtidig))),
  )
  expect(svar.filter((k) => k.length === 0)).toHaveLength(1)
  expect(svar.flat()).toEqual(Array(3).fill('SB-004'))
  await fjernTid(anna, { id: tidIder[0] ?? '' })
  await fjernTid(anna, { id: tidIder[0] ?? '' })
  expect(await nej({ moedeholder: 'Berit Bang', til: '09:45' })).toEqual([])
})

test('En tid, der er taget, kan ikke fjernes, og en, der er fjernet, kan ikke tages', async ({ scene }) => {
  const medlem = await nytMedlem(scene)
  const anna = await scene.som('anna')
  const { fristId, tidIder } = await bedt(anna, medlem)
  const [foerste = '', anden = ''] = tidIder
  await fjernTid(anna, { id: anden })
  expect(await koder(bookTid(borgeren(medlem), { fristId, tidId: anden }))).toEqual(['SB-012'])
  await bookTid(borgeren(medlem), { fristId, tidId: foerste })
  expect(await koder(fjernTid(anna, { id: foerste }))).toEqual(['SB-005'])
  const egne = await transaktion({ ...anna, frist: Date.now() + 5000 }, (ctx) => listEgneTider(ctx, { antal: 100 }))
  expect(egne.tider.filter((t) => tidIder.includes(t.id)).map((t) => t.borgerId)).toEqual([medlem])
})

test('Fristen lukkes med en grund, én gang, og borgeren får det at vide', async ({ scene }) => {
  const medlem = await nytMedlem(scene)
  const [anna, jens] = [await scene.som('anna'), await scene.som('jens')]
  const { fristId, tidIder } = await bedt(anna, medlem)
  expect(await koder(lukSelvbookfrist(jens, { id: fristId, grund: 'x' }))).toEqual(['SB-014'])
  expect(await koder(lukSelvbookfrist(anna, { id: fristId, grund: ' ' }))).toEqual(['SB-015'])
  await lukSelvbookfrist(anna, { id: fristId, grund: 'Vi ringer i stedet' })
  expect(await koder(lukSelvbookfrist(anna, { id: fristId, grund: 'igen' }))).toEqual(['SB-010'])
  expect((await beskeder(scene, medlem)).at(-1)?.tekst).toBe(
    'Du skal ikke længere selv vælge tid til samtalen om: Dine job og din plan. Grund: Vi ringer i stedet.',
  )
  expect(await events(scene, fristId)).toEqual(['SelvbookingOprettet', 'SelvbookingLukket'])
  expect(await koder(bookTid(borgeren(medlem), { fristId, tidId: tidIder[0] ?? '' }))).toEqual(['SB-010'])
  await indkald(anna, samtalen(medlem))
})

test('Den, der ikke bookede, er en opgave dagen efter og intet andet, og to gange er én', async ({ scene }) => {
  const medlem = await nytMedlem(scene)
  const { fristId } = await bedt(await scene.som('anna'), medlem)
  await dagsskifte(scene, 4)
  expect([(await fristen(scene, fristId))?.status, await opgaver(scene, medlem)]).toEqual(['AABEN', []])
  await dagsskifte(scene, 5)
  await dagsskifte(scene, 5)
  expect((await fristen(scene, fristId))?.status).toBe('PASSERET')
  expect(await opgaver(scene, medlem)).toEqual([`9013 ${plusDage(IDAG, 9)}`])
  expect(await events(scene, fristId)).toEqual(['SelvbookingOprettet', 'SelvbookingPasseret'])
  expect(await beskeder(scene, medlem)).toHaveLength(1)
  expect(await scene.antal('samtale', { borger_id: medlem })).toBe(0)
  await bedOmSelvbooking(await scene.som('anna', 5), spoergsmaal(medlem, { senest: plusDage(IDAG, 8) }))
  expect(await opgaver(scene, medlem)).toEqual([])
})

test('Den, der overtager forløbet inden fristen, beder om en booking, og natten lader den stå', async ({ scene }) => {
  const medlem = await nytMedlem(scene)
  await scene.somSystem(() => scene.afslut(medlem, plusDage(IDAG, 2)))
  const { fristId } = await bedt(await scene.som('jens'), medlem, { frist: { type: 7, senest: plusDage(IDAG, 6) } })
  for (const dag of [1, 2, 3, 6]) {
    await dagsskifte(scene, dag)
    expect((await fristen(scene, fristId))?.status, `dag ${dag}`).toBe('AABEN')
  }
  await dagsskifte(scene, 7)
  expect((await fristen(scene, fristId))?.status).toBe('PASSERET')
})

test('Er samtalen holdt uden booking, lukkes fristen, og borgeren hører det; en anden type rører den ikke', async ({
  scene,
}) => {
  const medlem = await nytMedlem(scene)
  const anna = await scene.som('anna')
  const { fristId } = await bedt(anna, medlem)
  const holdt = (type: number, kl: string) => ({
    ...samtalen(medlem, { type, start: new Date(`${IDAG}T${kl}:00+01:00`), slut: new Date(`${IDAG}T${kl}:30+01:00`) }),
    praktiskeAftaler: null,
    bindendeAftaler: type === 17 ? 'Ingen aftaler i dag.' : null,
  })
  const sidst = await scene.som('anna', 0, '15:00')
  await registrerAfholdt(sidst, holdt(12, '09:00'))
  expect((await fristen(scene, fristId))?.status).toBe('AABEN')
  await registrerAfholdt({ ...sidst, requestId: crypto.randomUUID() }, holdt(17, '10:00'))
  expect(await fristen(scene, fristId)).toMatchObject({ status: 'LUKKET', grund: 'Samtalen er holdt' })
  expect((await beskeder(scene, medlem)).at(-1)?.titel).toBe('Du skal ikke selv vælge tid')
})

test('Opgaven om den, der ikke bookede, går med borgeren, og kun en samtale af typen løser den', async ({ scene }) => {
  const [skifter, bliver] = [await nytMedlem(scene), await nytMedlem(scene)]
  const anna = await scene.som('anna')
  for (const medlem of [skifter, bliver]) await bedt(anna, medlem)
  await dagsskifte(scene, 5)
  const senere = await scene.som('anna', 5, '12:00')
  await indkald(senere, samtalen(bliver, { type: 12, start: kl(8) }))
  expect(await opgaver(scene, bliver)).toHaveLength(1)
  await indkald({ ...senere, requestId: crypto.randomUUID() }, samtalen(bliver, { type: 17, start: kl(9) }))
  expect(await opgaver(scene, bliver)).toEqual([])
  const [m] = await scene.sql<{ id: string }[]>`
    select id from akassemedlemskab where borger_id = ${skifter} and registreret_til is null`
  const tre = await scene.find('akasse', '9001')
  await scene.somSystem(async () => {
    await udmeldAfAkasse(paaDag(5), { medlemskabId: m?.id ?? '', til: plusDage(IDAG, 5) })
    const nyt = { borgerId: skifter, akasseId: tre.id, forsikring: 'FULDTID', fra: plusDage(IDAG, 6) } as const
    await indmeldIAkasse(paaDag(5), nyt)
  })
  expect(await opgaver(scene, skifter)).toHaveLength(1)
  await dagsskifte(scene, 6)
  expect(await opgaver(scene, skifter)).toEqual([])
})

test('Fristen lukkes, når borgeren skifter a-kasse, afmeldes, dør, eller forløbet er en andens', async ({ scene }) => {
  const [skifter, afmeldt, doed, overdraget] = await scene.somSystem(async () => [
    await scene.nytMedlem(),
    await scene.nytMedlem(),
    await scene.nytMedlem(),
    await scene.nytMedlem(),
  ])
  const anna = await scene.som('anna')
  const bed = async (medlem = '') =>
    (await bedOmSelvbooking(anna, spoergsmaal(medlem, { senest: plusDage(IDAG, 20) }))).fristId
  const frister = [await bed(skifter), await bed(afmeldt), await bed(doed), await bed(overdraget)]
  const [m] = await scene.sql<{ id: string }[]>`
    select id from akassemedlemskab where borger_id = ${skifter ?? ''} and registreret_til is null`
  const tre = await scene.find('akasse', '9001')
  await scene.somSystem(async () => {
    await udmeldAfAkasse(paaDag(0), { medlemskabId: m?.id ?? '', til: IDAG })
    const nyt = { borgerId: skifter ?? '', akasseId: tre.id, forsikring: 'FULDTID', fra: plusDage(IDAG, 1) } as const
    await indmeldIAkasse(paaDag(0), nyt)
    await scene.afslut(overdraget ?? '', IDAG)
  })
  await scene.sql`update borger set doed_dato = ${IDAG} where id = ${doed ?? ''}`
  await afmeldFra(scene, afmeldt ?? '')
  await dagsskifte(scene, 1)
  await dagsskifte(scene, 1)
  const udfald = await Promise.all(frister.map((id) => fristen(scene, id)))
  expect(udfald.map((f) => [f?.status, f?.grund])).toEqual([
    ['LUKKET', 'HK/Danmarks A-kasse har ikke længere dine samtaler'],
    ['LUKKET', 'Du er ikke længere tilmeldt som ledig'],
    ['LUKKET', 'Borgeren er registreret som død'],
    ['LUKKET', 'HK/Danmarks A-kasse har ikke længere dine samtaler'],
  ])
  const antalOm = async (id = '') =>
    (await beskeder(scene, id)).filter((b) => b.titel === 'Du skal ikke selv vælge tid').length
  expect([await antalOm(skifter), await antalOm(doed)]).toEqual([1, 0])
  for (const id of [skifter, afmeldt, doed, overdraget]) expect(await opgaver(scene, id ?? '')).toEqual([])
})

test('Den, der overtog medlemmet, kan aflyse det, der er booket hos den gamle, og tiden bliver fri', async ({
  scene,
}) => {
  const medlem = await nytMedlem(scene)
  const { fristId, tidIder } = await bedt(await scene.som('anna'), medlem)
  const { samtaleId } = await bookTid(borgeren(medlem), { fristId, tidId: tidIder[0] ?? '' })
  const [m] = await scene.sql<{ id: string }[]>`
    select id from akassemedlemskab where borger_id = ${medlem} and registreret_til is null`
  const foa = await scene.find('akasse', '9010')
  await scene.somSystem(async () => {
    await udmeldAfAkasse(paaDag(0), { medlemskabId: m?.id ?? '', til: IDAG })
    await indmeldIAkasse(paaDag(0), {
      borgerId: medlem,
      akasseId: foa.id,
      forsikring: 'FULDTID',
      fra: plusDage(IDAG, 1),
    })
  })
  const freja = await scene.som('freja', 1)
  await aflysSamtale(freja, { id: samtaleId, version: 1, aflystAf: 'MYNDIGHED', grund: 'Du er hos os nu' })
  expect([await tagetAf(scene, tidIder[0] ?? ''), await erVaek(scene, tidIder[0] ?? '')]).toEqual([null, false])
})

test('Kan myndigheden ikke selv den dag, bydes tiden ikke til andre; en berigtiget er fri; ingen af dem er en booking', async ({
  scene,
}) => {
  const [a, b] = [await nytMedlem(scene), await nytMedlem(scene)]
  const anna = await scene.som('anna')
  const bookningen = async (medlem: string) => {
    const { fristId, tidIder } = await bedt(anna, medlem)
    const { samtaleId } = await bookTid(borgeren(medlem), { fristId, tidId: tidIder[0] ?? '' })
    return { fristId, tidId: tidIder[0] ?? '', anden: tidIder[1] ?? '', samtaleId }
  }
  const foerste = await bookningen(a)
  const uroert = samtalen(a, { start: kl(7, '09:00'), moedeholder: 'Dorte', adresse: 'Store Torv 1' })
  await retSamtale(anna, { id: foerste.samtaleId, version: 1, ...uroert })
  expect(await tagetAf(scene, foerste.tidId)).toBe(a)
  await retSamtale(anna, { id: foerste.samtaleId, version: 2, ...samtalen(a, { start: kl(8) }) })
  expect([await tagetAf(scene, foerste.tidId), await erVaek(scene, foerste.tidId)]).toEqual([null, true])
  expect(await koder(flytBooking(borgeren(a), { fristId: foerste.fristId, tidId: foerste.anden }))).toEqual(['SB-013'])
  const anden = await bookningen(b)
  await berigtigSamtale(anna, { id: anden.samtaleId, version: 1, kommentar: 'Forkert medlem' })
  expect([await tagetAf(scene, anden.tidId), await erVaek(scene, anden.tidId)]).toEqual([null, false])
  const c = await nytMedlem(scene)
  const tredje = await bookningen(c)
  await aflysSamtale(anna, { id: tredje.samtaleId, version: 1, aflystAf: 'MYNDIGHED', grund: 'Anna er syg' })
  expect([await tagetAf(scene, tredje.tidId), await erVaek(scene, tredje.tidId)]).toEqual([null, true])
})

test('En underretning om den, der ikke mødte, siger, at borgeren selv bookede', async ({ scene }) => {
  const medlem = await nytMedlem(scene)
  await scene.somSystem(() => scene.afslut(medlem, IDAG))
  const { fristId, tidIder } = await bedt(await scene.som('jens', 1), medlem, { frist: { type: 12 } })
  const { samtaleId } = await bookTid(borgeren(medlem, 1, '12:00'), { fristId, tidId: tidIder[0] ?? '' })
  const jens = await scene.som('jens', 7, '12:00')
  await udeblevFraSamtale(jens, { id: samtaleId, version: 1 })
  const { id } = await kladdeFraSamtale(jens, { samtaleId, version: 2 })
  const [sag] = await scene.sql`select kilde_oplysninger from nuph where id = ${id}`
  expect(sag?.kilde_oplysninger).toMatchObject({ selvbooket: true })
})

test('Jobnet booker på borgerens vegne, og kvitteringen er stadig Samspors', async ({ scene }) => {
  const medlem = await nytMedlem(scene)
  const { fristId, tidIder } = await bedt(await scene.som('anna'), medlem)
  const star = await scene.find('star', 'STAR')
  const stine = await scene.som('stine')
  if (stine.aktoer.slags !== 'bruger') throw new Error('Stine er ansat')
  const jobnet: Kontekst = { ...stine, aktoer: { ...stine.aktoer, rolle: 'klient', organisation: star } }
  const { samtaleId } = await bookTid(jobnet, { fristId, tidId: tidIder[0] ?? '' })
  await flytBooking(jobnet, { fristId, tidId: tidIder[1] ?? '' })
  expect((await beskeder(scene, medlem)).map((b) => b.fra)).toEqual(['HK/Danmarks A-kasse', 'Samspor', 'Samspor'])
  const [s] =
    await scene.sql`select o.kode, s.registreret_af_navn as af from samtale s join organisation o on o.id = s.organisation_id
    where s.id = ${samtaleId} and s.registreret_til is null`
  expect(s).toMatchObject({ kode: '9013' })
  const frister = await transaktion({ ...jobnet, frist: Date.now() + 5000 }, (ctx) => listFrister(ctx, medlem))
  expect(frister.map((f) => f.status)).toEqual(['BOOKET'])
})

/** Who is told that everything is busy tries again. */
async function somEnPerson<T>(arbejde: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await arbejde()
    } catch (fejl) {
      if (!(fejl instanceof Utilgaengelig)) throw fejl
    }
  }
}

/** The citizen is no longer registered as jobseeker from today on. */
async function afmeldFra(scene: Scene, borgerId: string): Promise<void> {
  const [t] = await scene.sql<{ id: string }[]>`
    select id from tilmelding where borger_id = ${borgerId} and registreret_til is null`
  await scene.somSystem(() => afmeld(paaDag(0), { borgerId, tilmeldingId: t?.id ?? '', sidsteDag: IDAG }))
}
