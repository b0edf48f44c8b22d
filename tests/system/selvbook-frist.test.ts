import { indmeldIAkasse } from '#lib/akassemedlemskab/indmeld'
import { udmeldAfAkasse } from '#lib/akassemedlemskab/udmeld'
import { plusDage } from '#lib/dato'
import { IkkeFundet } from '#lib/regelfund'
import { indkald, registrerAfholdt } from '#lib/samtale/registrer'
import { vaelgAkassensDeltagelse } from '#lib/samtale/valg'
import { bedOmSelvbooking } from '#lib/selvbook/bed'
import { bookTid } from '#lib/selvbook/book'
import { lukSelvbookfrist } from '#lib/selvbook/luk'
import { afmeld } from '#lib/tilmelding/afmeld'
import { expect } from '#tests/opsaetning/database'
import { kl, samtalen } from '#tests/system/samtale-scene'
import { IDAG, koder, paaDag, type Scene } from '#tests/system/scene'
import {
  bedt,
  beskeder,
  borgeren,
  dagsskifte,
  events,
  fristen,
  nytMedlem,
  opgaver,
  spoergsmaal,
  test,
} from '#tests/system/selvbook-scene'

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

/** The citizen is no longer registered as jobseeker from today on. */
async function afmeldFra(scene: Scene, borgerId: string): Promise<void> {
  const [t] = await scene.sql<{ id: string }[]>`
    select id from tilmelding where borger_id = ${borgerId} and registreret_til is null`
  await scene.somSystem(() => afmeld(paaDag(0), { borgerId, tilmeldingId: t?.id ?? '', sidsteDag: IDAG }))
}
