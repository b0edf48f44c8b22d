import { indmeldIAkasse } from '#lib/akassemedlemskab/indmeld'
import { udmeldAfAkasse } from '#lib/akassemedlemskab/udmeld'
import { plusDage } from '#lib/dato'
import { type Kontekst, transaktion } from '#lib/kontekst'
import { kladdeFraSamtale } from '#lib/nuph/fra-samtale'
import { IkkeFundet, Utilgaengelig } from '#lib/regelfund'
import { udeblevFraSamtale } from '#lib/samtale/afhold'
import { aflysSamtale, berigtigSamtale } from '#lib/samtale/aflys'
import { retSamtale } from '#lib/samtale/ret'
import { bedOmSelvbooking } from '#lib/selvbook/bed'
import { bookTid } from '#lib/selvbook/book'
import { flytBooking } from '#lib/selvbook/flyt'
import { lukSelvbookfrist } from '#lib/selvbook/luk'
import { listEgneTider, listFrister, listLedigeTider } from '#lib/selvbook/queries'
import { fjernTid, tilbydTider } from '#lib/selvbook/tilbyd'
import { expect } from '#tests/opsaetning/database'
import { kl, samtalen } from '#tests/system/samtale-scene'
import { IDAG, koder, paaDag } from '#tests/system/scene'
import {
  bedt,
  beskeder,
  borgeren,
  erVaek,
  events,
  fristen,
  nytMedlem,
  spoergsmaal,
  tagetAf,
  test,
  tilbud,
} from '#tests/system/selvbook-scene'

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

test('Dagen for samtalen afgør, om tiden kan bruges', async ({ scene }) => {
  const medlem = await nytMedlem(scene)
  const { fristId, tidIder } = await bedt(await scene.som('anna'), medlem)
  await scene.somSystem(() => scene.afslut(medlem, plusDage(IDAG, 6)))
  expect(await koder(bookTid(borgeren(medlem), { fristId, tidId: tidIder[0] ?? '' }))).toEqual(['KF-011'])
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
