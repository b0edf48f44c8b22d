import { hentCpr } from '#lib/borger/find'
import { plusDage } from '#lib/dato'
import { givGaesteadgang } from '#lib/gaesteadgang/giv'
import { type Kontekst, transaktion } from '#lib/kontekst'
import { besvarNuph } from '#lib/nuph/besvar'
import { koerUnderretningsdag } from '#lib/nuph/dagligt'
import { spoergOmNuph } from '#lib/nuph/dialog'
import { forklarNuph } from '#lib/nuph/forklar'
import { genoptagNuph } from '#lib/nuph/genoptag'
import { hentForloebOm, hentNuph, listNuph } from '#lib/nuph/queries'
import { berigtigNuph } from '#lib/nuph/ret'
import { tilbagekaldNuph } from '#lib/nuph/tilbagekald'
import { IkkeFundet } from '#lib/regelfund'
import { expect, test as grund } from '#tests/opsaetning/database'
import { karantaene, sendUnderretning, svar, underretning } from '#tests/system/nuph-scene'
import { aabnScene, IDAG, koder, paaDag, type Scene } from '#tests/system/scene'

const test = grund.extend<{ scene: Scene }>({
  scene: async ({ database }, use) => {
    const scene = await aabnScene(database)
    await use(scene)
    await scene.luk()
  },
})

const sagen = async (scene: Scene, id: string) => (await scene.sql`select * from nuph where id = ${id}`)[0]
const beskeder = async (scene: Scene, borgerId: string): Promise<string[]> =>
  (
    await scene.sql<{ tekst: string }[]>`select tekst from besked where borger_id = ${borgerId} order by sendt_tid, id`
  ).map((b) => b.tekst)
const borgeren = (ctx: Kontekst, borgerId: string): Kontekst => ({
  ...ctx,
  aktoer: { slags: 'borger', borgerId, navn: 'Prøve' },
})
const V01 = svar({ svartype: 'V01', hoeringsfrist: plusDage(IDAG, 7) })
const nyttMedlem = (scene: Scene) => scene.somSystem(() => scene.nytMedlem())

test('En rettelse er en ny version, begge står der, og borgeren får kun besked, når det betyder noget', async ({
  scene,
}) => {
  const medlem = await nyttMedlem(scene)
  const [jens, anna] = [await scene.som('jens'), await scene.som('anna', 0, '10:05')]
  const { id } = await sendUnderretning(jens, medlem)
  const kun = { ...underretning(), begrundelse: 'Medlemmet har ikke søgt job i september og oktober.' }
  expect((await berigtigNuph(jens, { id, version: 1, felter: underretning(), kommentar: 'Intet nyt' })).version).toBe(1)
  expect((await berigtigNuph(jens, { id, version: 1, felter: kun, kommentar: 'Måneden manglede' })).version).toBe(2)
  expect(await beskeder(scene, medlem)).toHaveLength(1)
  expect(await koder(berigtigNuph(jens, { id, version: 1, felter: kun, kommentar: 'x' }))).toEqual(['NUPH-409'])
  const igaar = { ...kun, haendelsesdato: plusDage(IDAG, -1) }
  expect(await koder(berigtigNuph(jens, { id, version: 2, felter: igaar, kommentar: '' }))).toEqual(['1014'])
  await berigtigNuph(jens, { id, version: 2, felter: igaar, kommentar: 'Forkert dag' })
  const tekster = await beskeder(scene, medlem)
  expect(tekster).toHaveLength(2)
  expect(tekster.filter((t) => t.includes('rettet sin besked'))).toHaveLength(1)
  for (const ctx of [jens, anna]) {
    const { versioner } = await transaktion(ctx, async (tx) => {
      await hentNuph(tx, id, 'nuph.se')
      return hentForloebOm(tx, id)
    })
    expect(versioner.map((v) => [v.version, v.indhold.haendelsesdato, v.kommentar])).toEqual([
      [1, IDAG, null],
      [2, IDAG, 'Måneden manglede'],
      [3, plusDage(IDAG, -1), 'Forkert dag'],
    ])
  }
  expect(await scene.antal('event', { ekstern_id: id, navn: 'NuphBerigtiget' })).toBe(2)
  expect(await koder(besvarNuph(anna, { id, version: 1, felter: svar() })), 'a-kassen så en gammel').toEqual([
    'NUPH-409',
  ])
})

test('Trækkes den tilbage før svaret, er den slut; efter svaret genoptages den, og a-kassen svarer igen', async ({
  scene,
}) => {
  const [jens, anna] = [await scene.som('jens'), await scene.som('anna', 0, '10:05')]
  const [foer, efter] = [await nyttMedlem(scene), await nyttMedlem(scene)]
  const a = await sendUnderretning(jens, foer)
  await besvarNuph(anna, { id: a.id, version: 1, felter: V01 })
  expect(await beskeder(scene, foer), 'intet om et foreløbigt svar').toHaveLength(1)
  expect(await koder(tilbagekaldNuph(jens, { id: a.id, version: 1, grund: 'ANDET', kommentar: '' }))).toEqual(['1014'])
  await tilbagekaldNuph(await scene.som('jens', 0, '10:10'), { id: a.id, version: 1, grund: 'FEJL', kommentar: '' })
  expect(await sagen(scene, a.id)).toMatchObject({ status: 'TILBAGEKALDT', anledning: 'FEJL' })
  expect((await beskeder(scene, foer))[1]).toContain('trukket sin besked')
  expect(await scene.sql`select 1 from opgave where objekt_id = ${a.id} and lukket_tid is null`).toHaveLength(0)

  const b = await sendUnderretning(jens, efter, { haendelse: 'H05', tilbudsbeskrivelse: 'Et kursus' })
  const { svarId } = await besvarNuph(anna, {
    id: b.id,
    version: 1,
    felter: svar({ svartype: 'V21' }),
    sanktion: karantaene(),
  })
  expect(await tilbagekaldNuph(jens, { id: b.id, version: 1, grund: 'FEJL', kommentar: '' })).toEqual({
    status: 'GENOPTAGET',
  })
  expect(
    (await scene.sql`select status from sanktion where nuph_id = ${b.id}`)[0]?.status,
    'kommunen rører den ikke',
  ).toBe('REGISTRERET')
  expect(await koder(besvarNuph(anna, { id: b.id, version: 1, felter: svar() })), 'ikke et helt nyt svar').toEqual([
    'NUPH-E34',
    'NUPH-E39',
  ])
  const aendret = await besvarNuph(anna, {
    id: b.id,
    version: 1,
    felter: svar({ svartype: 'V40', resultat: 'V12', erstatterSvarId: svarId, anledning: 'TILBAGEKALDT' }),
    annuller: 'Kommunen trak underretningen tilbage.',
  })
  expect(aendret.status).toBe('BESVARET')
  expect(
    (await scene.sql`select status from sanktion where nuph_id = ${b.id} order by version`).map((r) => r.status),
  ).toEqual(['REGISTRERET', 'ANNULLERET'])
  const tekster = await beskeder(scene, efter)
  expect(tekster.map((t) => t.slice(0, 60))).toHaveLength(4)
  expect(tekster.filter((t) => t.includes('nu ingen betydning'))).toHaveLength(1)
  expect(await scene.antal('event', { ekstern_id: b.id, navn: 'NuphGenoptaget' })).toBe(1)
})

test('V40 uden annullering lader sanktionen stå, og det gamle svar kan læses', async ({ scene }) => {
  const [jens, anna] = [await scene.som('jens'), await scene.som('anna', 0, '10:05')]
  const medlem = await nyttMedlem(scene)
  const { id } = await sendUnderretning(jens, medlem, { haendelse: 'H05', tilbudsbeskrivelse: 'Et kursus' })
  const { svarId } = await besvarNuph(anna, {
    id,
    version: 1,
    felter: svar({ svartype: 'V21' }),
    sanktion: karantaene(),
  })
  const v40 = svar({ svartype: 'V40', resultat: 'V21', erstatterSvarId: svarId, anledning: 'CKA' })
  expect(await koder(besvarNuph(anna, { id, version: 1, felter: { ...v40, erstatterSvarId: null } }))).toEqual(['1014'])
  expect(await koder(besvarNuph(anna, { id, version: 1, felter: { ...v40, resultat: null } }))).toContain('1014')
  await besvarNuph(anna, { id, version: 1, felter: v40 })
  expect(await koder(besvarNuph(anna, { id, version: 1, felter: v40 })), 'det er erstattet').toEqual(['1014'])
  const { svar: alle } = await transaktion(jens, async (tx) => {
    await hentNuph(tx, id, 'nuph.se')
    return hentForloebOm(tx, id)
  })
  expect(alle.map((s) => [s.nummer, s.svartype, s.resultat, s.erstatterSvarId])).toEqual([
    [1, 'V21', null, null],
    [2, 'V40', 'V21', svarId],
  ])
  expect(await scene.antal('sanktion', { nuph_id: id })).toBe(1)
})

test('Et svar uden konsekvens, mens sanktionen står, er afvist: den annulleres i samme handling', async ({ scene }) => {
  const [jens, anna] = [await scene.som('jens'), await scene.som('anna', 0, '10:05')]
  const { id } = await sendUnderretning(jens, await nyttMedlem(scene), {
    haendelse: 'H05',
    tilbudsbeskrivelse: 'Et kursus',
  })
  const { svarId } = await besvarNuph(anna, {
    id,
    version: 1,
    felter: svar({ svartype: 'V21' }),
    sanktion: karantaene(),
  })
  const v40 = svar({ svartype: 'V40', resultat: 'V12', erstatterSvarId: svarId, anledning: 'KLAGE_AKASSE' })
  expect(await koder(besvarNuph(anna, { id, version: 1, felter: v40 }))).toEqual(['NUPH-E39'])
  expect(await scene.antal('nuph_svar', { nuph_id: id })).toBe(1)
  await besvarNuph(anna, { id, version: 1, felter: v40, annuller: 'Medhold' })
})

test('A-kassen genoptager selv, og sagen lukkes 30 dage efter svaret, hvis ingen venter på et spørgsmål', async ({
  scene,
}) => {
  const [jens, anna] = [await scene.som('jens'), await scene.som('anna', 0, '10:05')]
  const medlem = await nyttMedlem(scene)
  const [{ id }, { id: medSpoergsmaal }] = [
    await sendUnderretning(jens, medlem),
    await sendUnderretning(jens, medlem, { haendelsesdato: plusDage(IDAG, -1) }),
  ]
  await besvarNuph(anna, { id, version: 1, felter: svar() })
  await besvarNuph(anna, { id: medSpoergsmaal, version: 1, felter: svar() })
  await spoergOmNuph(jens, { id: medSpoergsmaal, tekst: 'Hvorfor?' })
  const dag = (n: number) => scene.somSystem(() => koerUnderretningsdag(paaDag(n, '00:05')))
  const statusser: string[] = []
  for (const n of [29, 30, 31]) {
    await dag(n)
    statusser.push((await sagen(scene, id))?.status)
  }
  expect(statusser).toEqual(['BESVARET', 'LUKKET', 'LUKKET'])
  expect(await scene.antal('event', { ekstern_id: id, navn: 'NuphLukket' })).toBe(1)
  expect((await sagen(scene, medSpoergsmaal))?.status, 'et åbent spørgsmål').toBe('BESVARET')
  const senere = await scene.som('anna', 31)
  expect(await koder(genoptagNuph(senere, { id, version: 1, anledning: 'NOGET', tekst: null }))).toEqual(['1014'])
  await genoptagNuph(senere, { id, version: 1, anledning: 'NYE_OPLYSNINGER', tekst: 'En lægeerklæring' })
  expect(await sagen(scene, id)).toMatchObject({ status: 'GENOPTAGET', lukket_tid: null })
  expect(await koder(genoptagNuph(senere, { id, version: 1, anledning: 'NYE_OPLYSNINGER', tekst: null }))).toEqual([
    'NUPH-E32',
  ])
  expect((await beskeder(scene, medlem)).at(-1)).toContain('ser igen på')
})

test('A-kassen mindes om svaret efter 10 arbejdsdage og er for sent på den efter 20, hver én gang', async ({
  scene,
}) => {
  const { id } = await sendUnderretning(await scene.som('jens'), await nyttMedlem(scene))
  const set: [number, boolean, boolean][] = []
  // The seed day is a Monday: ten working days are the Monday two weeks on, twenty the one four weeks on.
  for (const n of [13, 14, 15, 27, 28, 29]) {
    await scene.somSystem(() => koerUnderretningsdag(paaDag(n, '00:05')))
    const [o] =
      await scene.sql`select paamindet_tid, eskaleret_tid from opgave where objekt_id = ${id} and type = 'NY_UNDERRETNING'`
    set.push([n, Boolean(o?.paamindet_tid), Boolean(o?.eskaleret_tid)])
  }
  expect(set).toEqual([
    [13, false, false],
    [14, true, false],
    [15, true, false],
    [27, true, false],
    [28, true, true],
    [29, true, true],
  ])
  const [o] =
    await scene.sql`select paamindet_tid, eskaleret_tid from opgave where objekt_id = ${id} and type = 'NY_UNDERRETNING'`
  expect([o?.paamindet_tid, o?.eskaleret_tid]).toEqual([paaDag(14, '00:05').nu, paaDag(28, '00:05').nu])
})

test('En dag lukker og minder om alle, også når der er flere end en portion', async ({ scene }) => {
  const jens = await scene.som('jens')
  const medlem = await nyttMedlem(scene)
  const { id } = await sendUnderretning(jens, medlem)
  await scene.sql`insert into nuph select (jsonb_populate_record(n, jsonb_build_object('id', gen_random_uuid(), 'sagsnummer', 'PRØVE-' || g, 'traad_id', null,
    'kilde_slags', 'HENVISNING', 'kilde_id', gen_random_uuid(), 'status', case when g <= 1100 then 'BESVARET' else 'SENDT' end))).* from nuph n, generate_series(1, 2200) g where n.id = ${id}`
  await scene.sql`insert into opgave (organisation_id, borger_id, type, objekt_id, emne, frist, oprettet_tid)
    select akasse_id, borger_id, 'NY_UNDERRETNING', id, 'x', ${IDAG}, ${jens.nu} from nuph where sagsnummer like 'PRØVE-%' and status = 'SENDT'`
  await scene.somSystem(() => koerUnderretningsdag(paaDag(30, '00:05')))
  expect(await scene.sql`select 1 from nuph where status = 'LUKKET' and sagsnummer like 'PRØVE-%'`).toHaveLength(1100)
  expect(
    await scene.sql`select 1 from opgave where type = 'NY_UNDERRETNING' and borger_id = ${medlem} and eskaleret_tid is not null`,
  ).toHaveLength(1101)
})

test('V30: ikke vores medlem. Sagen slutter, kommunen får det at vide, borgeren får ingen M2, og der kan sendes igen', async ({
  scene,
}) => {
  const [jens, anna] = [await scene.som('jens'), await scene.som('anna', 0, '10:05')]
  const medlem = await nyttMedlem(scene)
  const { id } = await sendUnderretning(jens, medlem)
  await besvarNuph(anna, { id, version: 1, felter: svar({ svartype: 'V30' }) })
  expect((await sagen(scene, id))?.status).toBe('AFVIST')
  const tekster = await beskeder(scene, medlem)
  expect(tekster).toHaveLength(2)
  expect(tekster[1]).toContain('ikke er medlem af')
  expect(await scene.antal('event', { ekstern_id: id, navn: 'NuphAfvist' })).toBe(1)
  expect(await scene.antal('event', { ekstern_id: id, navn: 'NuphBesvaret' })).toBe(0)
  expect(await scene.antal('opgave', { objekt_id: id, type: 'NUPH_SVAR' })).toBe(1)
  await sendUnderretning(jens, medlem)
})

test('Foreløbige svar kan gentages; V02 kræver et åbent spørgsmål, og V01 en frist, der ikke er gået', async ({
  scene,
}) => {
  const [jens, anna] = [await scene.som('jens'), await scene.som('anna', 0, '10:05')]
  const { id } = await sendUnderretning(jens, await nyttMedlem(scene))
  for (const frist of [null, plusDage(IDAG, -1)])
    expect(await koder(besvarNuph(anna, { id, version: 1, felter: { ...V01, hoeringsfrist: frist } }))).toEqual([
      '1014',
    ])
  await besvarNuph(anna, { id, version: 1, felter: { ...V01, hoeringsfrist: IDAG } })
  await besvarNuph(anna, { id, version: 1, felter: V01 })
  const v02 = svar({ svartype: 'V02' })
  expect(await koder(besvarNuph(anna, { id, version: 1, felter: v02 }))).toEqual(['1014'])
  await spoergOmNuph(anna, { id, tekst: 'Hvilken uge?' })
  expect((await besvarNuph(anna, { id, version: 1, felter: v02 })).status).toBe('MIDLERTIDIGT_BESVARET')
  const [o] = await scene.sql`select lukket_tid from opgave where objekt_id = ${id} and type = 'NY_UNDERRETNING'`
  expect(o?.lukket_tid, 'svaret skyldes stadig').toBeNull()
  expect(
    await koder(berigtigNuph(jens, { id, version: 1, felter: underretning({ begrundelse: 'x' }), kommentar: 'x' })),
  ).toEqual(['NUPH-E32'])
  await besvarNuph(anna, { id, version: 1, felter: svar() })
})

test('Borgeren forklarer, til a-kassen har svaret, og kun om sin egen', async ({ scene }) => {
  const [jens, anna] = [await scene.som('jens'), await scene.som('anna', 0, '10:05')]
  const medlem = await nyttMedlem(scene)
  const { id } = await sendUnderretning(jens, medlem)
  const mig = borgeren(jens, medlem)
  expect(await koder(forklarNuph(mig, { id, slags: 'FORKLARING', tekst: ' ' }))).toEqual(['1014'])
  expect(await koder(forklarNuph(mig, { id, slags: 'FORKLARING', tekst: '<b>x</b>' }))).toEqual(['4933'])
  await forklarNuph(mig, { id, slags: 'FORKLARING', tekst: 'Jeg har søgt to job.' })
  await expect(
    forklarNuph(borgeren(jens, await nyttMedlem(scene)), { id, slags: 'FORKLARING', tekst: 'x' }),
  ).rejects.toThrow(IkkeFundet)
  await besvarNuph(anna, { id, version: 1, felter: svar() })
  expect(await koder(forklarNuph(mig, { id, slags: 'FORKLARING', tekst: 'Mere' }))).toEqual(['NUPH-E38'])
  for (const ctx of [jens, anna])
    expect((await transaktion(ctx, (tx) => hentForloebOm(tx, id))).borgerens.map((b) => b.tekst)).toEqual([
      'Jeg har søgt to job.',
    ])
  expect(await scene.antal('event', { ekstern_id: id, navn: 'NuphBorgerindlaeg' })).toBe(1)
})

test('Før 2024 får borgeren ingen besked om underretningen, men om svaret, når det kommer i 2024', async ({
  scene,
}) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem({ tilmeldtFra: -1095 }))
  await scene.sql`update akassemedlemskab set gyldig_fra = '2015-01-01' where borger_id = ${medlem}`
  await scene.sql`update jobcentertilknytning set gyldig_fra = '2015-01-01' where borger_id = ${medlem}`
  await scene.sql`update tilmelding set gyldig_fra = '2023-11-01' where borger_id = ${medlem}`
  await scene.sql`update adgangsrelation set fra = '2015-01-01' where borger_id = ${medlem}`
  const den = async (hvem: string, dag: string): Promise<Kontekst> => ({
    ...(await scene.som(hvem)),
    nu: new Date(`${dag}T10:00:00+01:00`),
    dag,
  })
  const paa = (dag: string) => ({ haendelsesdato: dag, vejledtDato: '2023-11-20' })
  const foer = await sendUnderretning(await den('jens', '2023-12-31'), medlem, paa('2023-12-31'))
  expect(await beskeder(scene, medlem)).toHaveLength(0)
  await besvarNuph(await den('anna', '2024-01-01'), { id: foer.id, version: 1, felter: svar() })
  expect(await beskeder(scene, medlem)).toHaveLength(1)
  await sendUnderretning(await den('jens', '2024-01-01'), medlem, paa('2024-01-01'))
  expect(await beskeder(scene, medlem)).toHaveLength(2)
  expect(await koder(sendUnderretning(await den('jens', '2023-12-03'), medlem, paa('2023-12-03')))).toContain(
    'NUPH-E03',
  )
})

test('En gæstekommune sender, og den rigtige kommune kan læse den, men ikke trække den', async ({ scene }) => {
  const medlem = await nyttMedlem(scene)
  const asger = await scene.som('asger')
  await expect(sendUnderretning(asger, medlem)).rejects.toThrow(IkkeFundet)
  const cpr = await scene.somSystem(() => transaktion(paaDag(0), (tx) => hentCpr(tx, medlem)))
  await givGaesteadgang(asger, { cpr, begrundelse: 'Borgeren flytter hertil den 1. december.', til: plusDage(IDAG, 5) })
  const { id } = await sendUnderretning(asger, medlem)
  const jens = await scene.som('jens')
  expect((await transaktion(jens, (tx) => hentNuph(tx, id, 'nuph.se'))).afsenderNavn).toContain('Aarhus')
  await expect(tilbagekaldNuph(jens, { id, version: 1, grund: 'FEJL', kommentar: '' })).rejects.toThrow(IkkeFundet)
  await tilbagekaldNuph(await scene.som('asger', 20), { id, version: 1, grund: 'FEJL', kommentar: '' })
  expect((await sagen(scene, id))?.status, 'også efter gæsteadgangen').toBe('TILBAGEKALDT')
})

test('STAR læser alt, en fremmed intet, og en kladde ser kun den, der skriver den', async ({ scene }) => {
  const medlem = await nyttMedlem(scene)
  const jens = await scene.som('jens')
  const { id } = await sendUnderretning(jens, medlem)
  const { aktoer, ...rest } = await scene.som('stine')
  if (aktoer.slags !== 'bruger') throw new Error('Stine arbejder i STAR')
  const star: Kontekst = { ...rest, aktoer: { ...aktoer, rolle: 'klient' } }
  const ser = async (ctx: Kontekst) =>
    (await transaktion(ctx, (tx) => listNuph(tx, { borgerId: medlem }))).sager.map((s) => s.id)
  expect(await ser(star)).toEqual([id])
  expect(await ser(borgeren(jens, medlem))).toEqual([id])
  for (const fremmed of ['tom', 'nanna', 'asger']) expect(await ser(await scene.som(fremmed)), fremmed).toEqual([])
})
