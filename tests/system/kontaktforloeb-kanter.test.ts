import { indmeldIAkasse } from '#lib/akassemedlemskab/indmeld'
import { udmeldAfAkasse } from '#lib/akassemedlemskab/udmeld'
import { svarITraad } from '#lib/besked/svar'
import { cprHmac, cprNoegler, krypterCpr } from '#lib/borger/cpr-kryptering'
import { findCprSkift } from '#lib/borger/cpr-skift'
import { findBorgerId } from '#lib/borger/find'
import { hentBorgerside } from '#lib/borger/side'
import { indberetTimer } from '#lib/dagpengetaeller/indberet'
import { type Dag, plusDage } from '#lib/dato'
import { env } from '#lib/env'
import { registrerFravaer } from '#lib/fravaer/registrer'
import { berigtigFravaer, retFravaer } from '#lib/fravaer/ret'
import { listTypevalg } from '#lib/fravaer/valg'
import { opretKladde } from '#lib/indstilling/kladde'
import { tilknytJobcenter } from '#lib/jobcentertilknytning/tilknyt'
import { hentForloeb, hentTimer } from '#lib/kontaktforloeb/queries'
import { type Kontekst, transaktion } from '#lib/kontekst'
import { IkkeFundet } from '#lib/regelfund'
import { afmeld } from '#lib/tilmelding/afmeld'
import { tilmeld } from '#lib/tilmelding/tilmeld'
import { expect, test as grund } from '#tests/opsaetning/database'
import { aabnScene, IDAG, koder, paaDag, type Scene, send } from '#tests/system/scene'

const test = grund.extend<{ scene: Scene }>({
  scene: async ({ database }, use) => {
    const scene = await aabnScene(database)
    await use(scene)
    await scene.luk()
  },
})

const MORGEN = plusDage(IDAG, 1)
type Raekke = { id: string; version: number; start: Dag; slut: Dag | null; aarsag: number | null }
/** The citizen's courses in the a-kasse, as they are known now, oldest first. */
const forloeb = async (scene: Scene, medlem: string) => [
  ...(await scene.sql<Raekke[]>`select f.id, (select count(*)::int from fravaer v where v.id = f.id) as version,
    f.start_dato::text as start, f.slut_dato::text as slut, f.afslutningsaarsag as aarsag
    from fravaer f where borger_id = ${medlem} and fravaerstype = 75 and registreret_til is null and berigtiget_tid is null order by start_dato`),
]
const sidste = async (scene: Scene, medlem: string): Promise<Raekke> => {
  const r = (await forloeb(scene, medlem)).at(-1)
  if (!r) throw new Error('intet forløb')
  return r
}
const timer = async (ctx: Kontekst, borgerId: string, antal: string, ret: object = {}) => {
  if (ctx.aktoer.slags !== 'bruger') throw new Error('kun en a-kasse')
  return indberetTimer(ctx, {
    borgerId,
    akasseId: ctx.aktoer.organisation.id,
    forsikring: 'FULDTID',
    timerForbrugt: antal,
    opgjortTil: ctx.dag,
    indplaceringsdato: plusDage(IDAG, -60),
    ...ret,
  })
}
const afmeldNu = async (scene: Scene, ctx: Kontekst, medlem: string) => {
  const [t] = await scene.sql<{ id: string }[]>`select id from tilmelding where borger_id = ${medlem}
    and registreret_til is null and gyldig_til is null`
  return afmeld(ctx, { tilmeldingId: t?.id ?? '', borgerId: medlem, sidsteDag: ctx.dag })
}
const tilmeldNu = (ctx: Kontekst, medlem: string) =>
  tilmeld(ctx, { borgerId: medlem, dato: ctx.dag, kontaktgruppe: 1, paabegyndtTid: ctx.nu })
const hos = (ctx: Kontekst, medlem: string, dag?: Dag) =>
  transaktion(ctx, async (tx) => (await hentForloeb(tx, medlem, dag)).ansvarlig)

test('Syg og rask igen: forløbet slutter, timerne bliver, og et nyt forløb begynder, hvor forbruget slap', async ({
  scene,
}) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const [anna, iMorgen] = [await scene.som('anna'), await scene.som('anna', 1)]
  await timer(anna, medlem, '409.99')
  await afmeldNu(scene, anna, medlem)
  expect(await forloeb(scene, medlem)).toMatchObject([{ slut: IDAG, aarsag: 9753 }])
  const { forloeb: start } = await tilmeldNu(iMorgen, medlem)
  expect(start.start).toBe(true)
  expect(await forloeb(scene, medlem)).toMatchObject([{ slut: IDAG }, { start: MORGEN, slut: null }])
  const stand = await transaktion(iMorgen, (tx) => hentTimer(tx, medlem))
  expect(stand).toMatchObject({ timerForbrugt: '409.99', indplaceringsdato: plusDage(IDAG, -60) })
  expect(await hos(iMorgen, medlem)).toBe('AKASSE')
})

test('Tilmeldes igen på grænsen: intet nyt forløb, og kommunen er ansvarlig med det samme', async ({ scene }) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const [anna, iMorgen] = [await scene.som('anna'), await scene.som('anna', 1)]
  await timer(anna, medlem, '410.00')
  await afmeldNu(scene, anna, medlem)
  const { forloeb: start, advarsler } = await tilmeldNu(iMorgen, medlem)
  expect([start, advarsler.map((f) => f.kode)]).toEqual([{ start: false, grund: 'GRAENSEN_ER_NAAET' }, ['KF-014']])
  expect(await forloeb(scene, medlem)).toHaveLength(1)
  expect(await hos(iMorgen, medlem)).toBe('JOBCENTER')
})

test('En ny indplacering begynder forfra: a-kassen får forløbet igen', async ({ scene }) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const [anna, iMorgen] = [await scene.som('anna'), await scene.som('anna', 1)]
  await timer(anna, medlem, '480.99')
  await afmeldNu(scene, anna, medlem)
  await timer(iMorgen, medlem, '0.00', { indplaceringsdato: MORGEN, nyIndplacering: true })
  expect((await tilmeldNu(iMorgen, medlem)).forloeb.start).toBe(true)
})

test('Borgeren flytter: forløbet hos a-kassen er urørt', async ({ scene }) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const foer = await forloeb(scene, medlem)
  await scene.somSystem(async () => {
    const [aarhus, kommune] = [await scene.find('jobcenter', '75100'), await scene.find('kommune', '751')]
    await tilknytJobcenter(paaDag(0), { borgerId: medlem, jobcenterId: aarhus.id, kommuneId: kommune.id, fra: IDAG })
  })
  expect(await forloeb(scene, medlem)).toEqual(foer)
  expect(await hos(await scene.som('anna'), medlem)).toBe('AKASSE')
})

test('Rettes timerne ned under grænsen efter slutdatoen, åbner intet af sig selv, men a-kassen kan', async ({
  scene,
}) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const [anna, iMorgen] = [await scene.som('anna'), await scene.som('anna', 1)]
  await timer(anna, medlem, '415.00')
  const aaben = await sidste(scene, medlem)
  const slut = { id: aaben.id, fravaerstype: 75, start: aaben.start, kommentar: null }
  await retFravaer(anna, { ...slut, version: aaben.version, slut: IDAG, aarsag: 9752 })
  const { advarsler } = await timer(iMorgen, medlem, '380.00', {
    korrektion: { kommentar: 'Talt dobbelt', fra: iMorgen.nu },
  })
  expect(advarsler.map((f) => f.kode)).toEqual(['DT-W02'])
  expect(await forloeb(scene, medlem)).toMatchObject([{ slut: IDAG, aarsag: 9752 }])
  expect(await hos(iMorgen, medlem), 'kommunen er stadig ansvarlig').toBe('JOBCENTER')

  const lukket = await sidste(scene, medlem)
  const aabn = (kommentar: string | null) =>
    retFravaer(iMorgen, { ...slut, version: lukket.version, slut: null, aarsag: null, kommentar })
  expect(await koder(aabn(null))).toEqual(['KF-009'])
  await aabn('Timerne var talt dobbelt')
  expect(await hos(iMorgen, medlem)).toBe('AKASSE')
  expect(
    await scene.antal('event', { borger_id: medlem, navn: 'KontaktforloebAendret' }),
    'kommunen får det at vide',
  ).toBe(1)
})

test('Mellem to a-kasser kan kun STAR skrive i forløbet', async ({ scene }) => {
  const medlem = await scene.somSystem(async () => {
    const id = await scene.nytMedlem()
    const [m] = await scene.sql<{ id: string }[]>`select id from akassemedlemskab where borger_id = ${id}`
    await udmeldAfAkasse(paaDag(0, '07:00'), { medlemskabId: m?.id ?? '', til: IDAG })
    const foa = await scene.find('akasse', '9001')
    await indmeldIAkasse(paaDag(0, '07:01'), {
      borgerId: id,
      akasseId: foa.id,
      forsikring: 'FULDTID',
      fra: plusDage(IDAG, 5),
    })
    return id
  })
  const { id, version } = await sidste(scene, medlem)
  const berigtig = (ctx: Kontekst) => koder(berigtigFravaer(ctx, { id, version, kommentar: 'Fejl' }))
  await expect(berigtig(await scene.som('anna', 1)), 'den gamle').rejects.toThrow(IkkeFundet)
  await expect(berigtig(await scene.som('tom', 1)), 'den nye er ikke begyndt').rejects.toThrow(IkkeFundet)
  expect(await berigtig(await scene.som('jens', 1)), 'kommunen').toEqual(['KF-007'])
  const anna = await scene.som('anna', 1)
  if (anna.aktoer.slags !== 'bruger') throw new Error('anna er bruger')
  const organisation = await scene.find('star', 'STAR')
  const jobnet: Kontekst = { ...anna, aktoer: { ...anna.aktoer, rolle: 'klient', organisation } }
  expect(await berigtig(jobnet), 'STAR').toEqual([])
})

const hvem75 = [
  { hvem: 'egen a-kasse', person: 'anna', dage: 0, svar: [] },
  { hvem: 'kommunen', person: 'jens', dage: 0, svar: ['KF-007'] },
  { hvem: 'en anden a-kasse', person: 'freja', dage: 0, svar: 'ikke fundet' },
] as const
for (const { hvem, person, dage, svar } of hvem75) {
  test(`Fravær 75, når ${hvem} skriver: ${svar.length === 0 ? 'ja' : svar}`, async ({ scene }) => {
    const medlem = await scene.somSystem(() => scene.nytMedlem())
    await timer(await scene.som('anna'), medlem, '410.00')
    const f = await sidste(scene, medlem)
    const ctx = await scene.som(person, dage)
    const dom = (loefte: Promise<unknown>) =>
      koder(loefte).catch((fejl) => {
        if (fejl instanceof IkkeFundet) return 'ikke fundet'
        throw fejl
      })
    const luk = {
      id: f.id,
      version: f.version,
      fravaerstype: 75,
      start: f.start,
      slut: IDAG,
      aarsag: 9752,
      kommentar: null,
    }
    expect(await dom(retFravaer(ctx, luk)), 'afslutter').toEqual(svar)
    const efter = await sidste(scene, medlem)
    expect(
      await dom(berigtigFravaer(ctx, { id: f.id, version: efter.version, kommentar: 'Fejl' })),
      'berigtiger',
    ).toEqual(svar)
    const opret = { borgerId: medlem, fravaerstype: 75, start: IDAG, kommentar: 'Mangler' }
    const alleredeNej = svar.length === 0 ? ['KF-014'] : svar === 'ikke fundet' ? svar : ['KF-001', 'KF-007', 'KF-014']
    expect(await dom(registrerFravaer(ctx, opret)), 'opretter').toEqual(alleredeNej)
  })
}

test('Om en død borger kan heller ikke en kladde eller et svar skrives', async ({ scene }) => {
  const dagmar = await scene.borgerId('dagmar')
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const id = await send(await scene.som('anna'), medlem)
  const { traad_id: traadId } = await scene.sag(id)
  const svar = async () => koder(svarITraad(await scene.som('anna', 1), { traadId, tekst: 'Er det i orden?' }))
  expect(await svar()).toEqual([])
  await scene.sql`update borger set doed_dato = ${IDAG} where id = ${medlem}`
  expect(await svar()).toEqual(['4405'])
  expect(await koder(opretKladde(await scene.som('anna'), { borgerId: dagmar }))).toEqual(['4405'])
  const ferie = { borgerId: dagmar, fravaerstype: 10, start: plusDage(IDAG, -30), slut: plusDage(IDAG, -25) }
  expect(await koder(registrerFravaer(await scene.som('anna'), ferie))).toEqual(['4405'])
})

test('Et skiftet CPR-nummer: begge numre finder borgeren, siden siger hvornår, og det gamle vises ikke', async ({
  scene,
}) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const [gammelt, nyt] = ['6101701999', '6103701998']
  const noegler = cprNoegler(env())
  await scene.sql`update borger_cpr set gyldig_til = ${plusDage(IDAG, -11)}, cpr_hmac = ${cprHmac(gammelt, noegler.aktuel)},
    cpr_krypteret = ${krypterCpr(gammelt, noegler)} where borger_id = ${medlem}`
  await scene.sql`insert into borger_cpr (id, borger_id, cpr_krypteret, cpr_hmac, noegle_id, gyldig_fra) values (gen_random_uuid(), ${medlem},
    ${krypterCpr(nyt, noegler)}, ${cprHmac(nyt, noegler.aktuel)}, ${noegler.aktuel.id}, ${plusDage(IDAG, -10)})`
  await transaktion(await scene.som('anna'), async (tx) => {
    expect([await findBorgerId(tx, gammelt), await findBorgerId(tx, nyt)]).toEqual([medlem, medlem])
    expect(await findCprSkift(tx, medlem)).toBe(plusDage(IDAG, -10))
    const side = JSON.stringify(await hentBorgerside(tx, medlem))
    expect(side).toContain(nyt.slice(0, 6))
    expect(side).not.toMatch(new RegExp(`${gammelt}|${nyt}|${gammelt.slice(0, 6)}-`))
    expect(await findCprSkift(tx, await scene.borgerId('karen'))).toBeUndefined()
  })
})

test('Visitationskategorien bestemmer sammen med kontaktgruppen, hvilke typer der kan vælges og registreres', async ({
  scene,
}) => {
  const anna = await scene.som('anna')
  const medlemMed = async (visitationskategori: number | null, kontaktgruppe = 1) => {
    const medlem = await scene.somSystem(() => scene.nytMedlem())
    await scene.sql`update tilmelding set visitationskategori = ${visitationskategori}, kontaktgruppe = ${kontaktgruppe} where borger_id = ${medlem}`
    const valg = await transaktion(anna, async (tx) => listTypevalg(tx, await hentForloeb(tx, medlem)))
    const registrer = (fravaerstype: number) =>
      koder(registrerFravaer(anna, { borgerId: medlem, fravaerstype, start: IDAG, slut: IDAG }))
    return { typer: valg.typer.map((t) => t.kode), ukendt: valg.ukendtKontaktgruppe, registrer }
  }
  for (const kategori of [null, 9, 10, 11]) {
    const { typer, registrer } = await medlemMed(kategori)
    expect(typer, `kategori ${kategori}`).toEqual([1, 2, 3, 4, 10, 11, 9101, 9102, 9103])
    expect(await registrer(10)).toEqual([])
    expect(await registrer(9)).toEqual(['FR-001'])
  }
  const blank = await medlemMed(7)
  expect(blank.typer, 'et tomt felt i tabellen er et nej').toEqual([])
  expect([await blank.registrer(1), await blank.registrer(2), await blank.registrer(10)]).toEqual([
    ['4591'],
    ['4592'],
    ['FR-001'],
  ])
  const ukendt = await medlemMed(null, 12)
  expect([ukendt.ukendt, ukendt.typer.length, await ukendt.registrer(10)]).toEqual([true, 13, []])
})

test('Et forløb, der registreres bagefter, varer højst så længe som tilmeldingen', async ({ scene }) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem({ uden: 'medlemskab' }))
  const hk = await scene.find('akasse', '9013')
  const fra = plusDage(IDAG, -60)
  await scene.somSystem(async () => {
    await indmeldIAkasse(paaDag(-5), { borgerId: medlem, akasseId: hk.id, forsikring: 'FULDTID', fra })
    await afmeldNu(scene, paaDag(-3), medlem)
  })
  const anna = await scene.som('anna')
  const til = (slut: Dag | null) =>
    koder(
      registrerFravaer(anna, {
        borgerId: medlem,
        fravaerstype: 75,
        start: fra,
        slut,
        aarsag: slut === null ? null : 9753,
        kommentar: 'Medlemskabet kom for sent.',
      }),
    )
  expect(await til(null)).toContain('KF-002')
  expect(await til(plusDage(IDAG, -2)), 'dagen efter afmeldingen').toContain('KF-002')
  expect(await til(plusDage(IDAG, -3)), 'sidste dag som tilmeldt').not.toContain('KF-002')
})
