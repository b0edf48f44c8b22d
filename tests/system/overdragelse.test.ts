import { eq } from 'drizzle-orm'
import { overdragelsespakke } from '#db/schema/overdragelse'
import { hentTraad } from '#lib/besked/queries'
import { MELLEM_MYNDIGHEDER, TIL_BORGEREN } from '#lib/besked/regler'
import { startDialog } from '#lib/besked/start'
import { svarITraad } from '#lib/besked/svar'
import { indberetTimer } from '#lib/dagpengetaeller/indberet'
import { plusDage } from '#lib/dato'
import { tilknytJobcenter } from '#lib/jobcentertilknytning/tilknyt'
import { hentBorgerforloeb } from '#lib/kontaktforloeb/borgerens'
import { type Kontekst, transaktion } from '#lib/kontekst'
import { afgoerPunkt, overtagAlt, spoergOmPunkt } from '#lib/overdragelse/afgoer'
import { fortrydAfslutning, saetSlutdato } from '#lib/overdragelse/afslut'
import { mindOmPakker } from '#lib/overdragelse/frister'
import { flytForfaldnePakker } from '#lib/overdragelse/pakke'
import { hentPakke, hentSenestePakke, listPakker } from '#lib/overdragelse/queries'
import { IkkeFundet } from '#lib/regelfund'
import { afmeld } from '#lib/tilmelding/afmeld'
import { expect, test as grund } from '#tests/opsaetning/database'
import { aabnScene, IDAG, koder, paaDag, type Scene, send } from '#tests/system/scene'

const test = grund.extend<{ scene: Scene }>({
  scene: async ({ database }, use) => {
    const scene = await aabnScene(database)
    await use(scene)
    await scene.luk()
  },
})

const NAAET = 9752
const laes = <T>(ctx: Kontekst, arbejde: Parameters<typeof transaktion<T>>[1]) =>
  transaktion({ ...ctx, frist: Date.now() + 10_000 }, arbejde)

/** A member with 420 hours; the course is open. Gives the citizen and the fravær. */
async function klarTilSlut(scene: Scene, timer = '420.00') {
  const borgerId = await scene.somSystem(async () => {
    const id = await scene.nytMedlem({ tilmeldtFra: -100 })
    const hk = await scene.find('akasse', '9013')
    await indberetTimer(paaDag(-5), {
      borgerId: id,
      akasseId: hk.id,
      forsikring: 'FULDTID',
      timerForbrugt: timer,
      opgjortTil: '2026-10-31',
      indplaceringsdato: '2026-01-01',
      nyIndplacering: true,
    })
    return id
  })
  const [f] = await scene.sql<
    { id: string }[]
  >`select id from fravaer where borger_id = ${borgerId} and registreret_til is null`
  return { borgerId, fravaerId: f?.id ?? '' }
}

const slut = (fravaerId: string, slutDato = IDAG, ret: object = {}) => ({
  fravaerId,
  version: 1,
  slutDato,
  aarsag: NAAET,
  kommentar: null,
  ...ret,
})

const events = async (scene: Scene, id: string) =>
  (await scene.sql<{ navn: string }[]>`select navn from event where ekstern_id = ${id} order by registreret_tid`).map(
    (e) => e.navn,
  )

async function pakkeOm(scene: Scene, borgerId: string) {
  const [p] = await scene.sql<
    { id: string; status: string; slut: string; fra: string; til: string; jobcenter: string | null }[]
  >`
    select id, status, slut_dato::text as slut, gaelder_fra::text as fra, akasse_laeser_til::text as til, jobcenter_id as jobcenter
    from overdragelsespakke where borger_id = ${borgerId} order by oprettet_tid desc, (status = 'TILBAGEKALDT') limit 1`
  if (!p) throw new Error('der er ingen pakke')
  return p
}

test('A-kassen sætter slutdato: pakken samles, borgeren får besked, og kommunen får opgaven, alt sammen på én gang', async ({
  scene,
}) => {
  const { borgerId, fravaerId } = await klarTilSlut(scene)
  const anna = await scene.som('anna')
  const { traadId } = await startDialog(anna, {
    borgerId,
    beskedtype: TIL_BORGEREN,
    titel: 'Husk dit CV',
    tekst: 'Det mangler endnu.',
    maaBesvares: false,
    slutDato: null,
  })
  const sag = await send(anna, borgerId)
  const jens = await scene.som('jens')
  await expect(laes(jens, (tx) => hentTraad(tx, traadId))).rejects.toThrow(IkkeFundet)

  await saetSlutdato(anna, slut(fravaerId))
  const borgeren = { ...anna, aktoer: { slags: 'borger' as const, borgerId, navn: 'Prøve' } }
  const ser = (dage: number) =>
    laes({ ...borgeren, dag: plusDage(IDAG, dage) }, (tx) => hentBorgerforloeb(tx, borgerId))
  expect(await ser(0)).toMatchObject({ ansvarlig: 'AKASSE', sidsteDag: IDAG })
  expect(await ser(1)).toMatchObject({ ansvarlig: 'JOBCENTER', sidsteDag: null })
  const pakke = await laes(jens, (tx) => hentSenestePakke(tx, borgerId))
  expect(pakke).toMatchObject({
    status: 'AABEN',
    slutDato: IDAG,
    gaelderFra: plusDage(IDAG, 1),
    akasseLaeserTil: plusDage(IDAG, 30),
  })
  expect(pakke?.punkter.map((p) => [p.art, p.objektId, p.status])).toEqual([
    ['TRAAD', traadId, 'VENTER'],
    ['INDSTILLING', sag, 'VENTER'],
  ])
  expect(await events(scene, fravaerId)).toEqual(['KontaktforloebStartet', 'KontaktforloebAfsluttet'])
  expect(await events(scene, pakke?.id ?? '')).toEqual(['OverdragelseOprettet'])
  const [besked] = await scene.sql`select b.titel, b.tekst from besked b join traad t on t.id = b.traad_id
    where t.borger_id = ${borgerId} and t.beskedtype = 9208`
  expect(besked?.titel).toBe('Kommunen overtager dine samtaler')
  expect(besked?.tekst).toContain('overtager dine samtaler fra den 24. november 2026')
  const kbh = await scene.find('jobcenter', '10100')
  expect(await scene.antal('opgave', { borger_id: borgerId, type: 'OVERDRAGET', organisation_id: kbh.id })).toBe(1)
  // Kommunen læser tråden allerede fra den dag, men skriver ikke i den.
  expect((await laes(jens, (tx) => hentTraad(tx, traadId))).beskeder[0]?.tekst).toBe('Det mangler endnu.')
  await expect(svarITraad(jens, { traadId, tekst: 'Hej' })).rejects.toThrow(IkkeFundet)
  await expect(laes(await scene.som('nanna'), (tx) => hentTraad(tx, traadId))).rejects.toThrow(IkkeFundet)
})

test('Opgaverne om grænsen lukkes, når forløbet slutter', async ({ scene }) => {
  const { borgerId, fravaerId } = await klarTilSlut(scene)
  const hk = await scene.find('akasse', '9013')
  const aabne = async () =>
    (
      await scene.sql`select type from opgave where organisation_id = ${hk.id} and borger_id = ${borgerId}
        and type like 'TIMEGRAENSE%' and lukket_tid is null`
    ).map((o) => o.type)
  expect(await aabne()).toEqual(['TIMEGRAENSE_NAAET'])
  await saetSlutdato(await scene.som('anna'), slut(fravaerId))
  expect(await aabne()).toEqual([])
  await fortrydAfslutning(await scene.som('anna'), { fravaerId, version: 2, kommentar: 'Forkert medlem.' })
  expect(await aabne(), 'grænsen er stadig nået').toEqual(['TIMEGRAENSE_NAAET'])
})

test('En slutdato, der mangler noget, afvises med det hele på én gang, og intet er sket', async ({ scene }) => {
  const { borgerId, fravaerId } = await klarTilSlut(scene, '398.20')
  const anna = await scene.som('anna')
  expect(await koder(saetSlutdato(anna, slut(fravaerId, '', { aarsag: null })))).toEqual(['1014', 'KF-006'])
  expect(await koder(saetSlutdato(anna, slut(fravaerId, '2026-11-31')))).toEqual(['1014'])
  expect(await koder(saetSlutdato(anna, slut(fravaerId)))).toEqual(['KF-003'])
  expect(await koder(saetSlutdato(anna, slut(fravaerId, '2026-12-01')))).toEqual(['KF-003', 'KF-005'])
  expect(await koder(saetSlutdato(anna, slut(fravaerId, IDAG, { aarsag: 9751 })))).toEqual(['KF-004'])
  expect(await koder(saetSlutdato(anna, slut(fravaerId, IDAG, { version: 2 })))).toEqual(['409'])
  await expect(saetSlutdato(await scene.som('freja'), slut(fravaerId))).rejects.toThrow(IkkeFundet)
  expect(await koder(saetSlutdato(await scene.som('jens'), slut(fravaerId)))).toContain('KF-007')
  expect(await scene.antal('overdragelsespakke', { borger_id: borgerId })).toBe(0)
})

test('En slutdato bagud: kommunen har ansvaret fra registreringen, og det, a-kassen skrev imens, gælder stadig', async ({
  scene,
}) => {
  const { borgerId, fravaerId } = await klarTilSlut(scene)
  const anna = await scene.som('anna')
  const { traadId } = await startDialog(
    { ...anna, ...tid(-3) },
    {
      borgerId,
      beskedtype: MELLEM_MYNDIGHEDER,
      titel: 'Mødet',
      tekst: 'Kommer I?',
      maaBesvares: true,
      slutDato: null,
    },
  )
  const sag = await send({ ...anna, ...tid(-2) }, borgerId, { enigDato: plusDage(IDAG, -2) })
  await saetSlutdato(anna, slut(fravaerId, plusDage(IDAG, -10)))
  const p = await pakkeOm(scene, borgerId)
  expect(p).toMatchObject({ slut: plusDage(IDAG, -10), fra: IDAG, til: plusDage(IDAG, 29) })
  expect((await scene.sag(sag)).status).toBe('MODTAGET')
  expect((await laes(anna, (tx) => hentTraad(tx, traadId))).lukket).toBe(false)
  const [besked] = await scene.sql`select b.tekst from besked b join traad t on t.id = b.traad_id
    where t.borger_id = ${borgerId} and t.beskedtype = 9208`
  expect(besked?.tekst).toContain('Det, du har aftalt med a-kassen siden, gælder stadig')
  // Med det samme: pakken er kommunens at tage stilling til.
  expect(await koder(overtagAlt(await scene.som('jens'), { pakkeId: p.id }))).toEqual([])
})

const tid = (dage: number) => {
  const { nu, dag } = paaDag(dage)
  return { nu, dag }
}

test('Kommunen tager stilling punkt for punkt: fra dagen efter, hvert én gang, og a-kassen får kvittering, når det hele er afgjort', async ({
  scene,
}) => {
  const { borgerId, fravaerId } = await klarTilSlut(scene)
  const anna = await scene.som('anna')
  const { traadId } = await startDialog(anna, {
    borgerId,
    beskedtype: TIL_BORGEREN,
    titel: 'Husk dit CV',
    tekst: 'Det mangler.',
    maaBesvares: false,
    slutDato: null,
  })
  await send(anna, borgerId)
  await saetSlutdato(anna, slut(fravaerId))
  const { id: pakkeId } = await pakkeOm(scene, borgerId)
  const svar = { pakkeId, nummer: 1, svar: 'OVERTAGET', begrundelse: null } as const
  const imorgen = await scene.som('jens', 1)
  expect(await koder(afgoerPunkt(await scene.som('jens'), svar))).toEqual(['OD-004'])
  expect(await koder(overtagAlt(await scene.som('jens'), { pakkeId }))).toEqual(['OD-004'])
  await expect(afgoerPunkt(imorgen, { ...svar, nummer: 9 })).rejects.toThrow(IkkeFundet)
  await expect(afgoerPunkt(await scene.som('nanna', 1), svar)).rejects.toThrow(IkkeFundet)
  await expect(afgoerPunkt(await scene.som('anna', 1), svar)).rejects.toThrow(IkkeFundet)

  expect(await afgoerPunkt(imorgen, svar)).toEqual({ version: 2, status: 'AABEN' })
  expect(await koder(afgoerPunkt(imorgen, svar))).toEqual(['OD-002'])
  // En overtaget tråd er også kommunens.
  expect((await laes(imorgen, (tx) => hentTraad(tx, traadId))).laesere).toContain('Jobcenter København')
  const nej = { pakkeId, nummer: 2, svar: 'IKKE_RELEVANT' } as const
  expect(await koder(afgoerPunkt(imorgen, { ...nej, begrundelse: ' ' }))).toEqual(['OD-003'])
  expect(await koder(afgoerPunkt(imorgen, { ...nej, begrundelse: '<b>x</b>' }))).toEqual(['4933'])
  expect(await afgoerPunkt(imorgen, { ...nej, begrundelse: 'Den er løst.' })).toEqual({
    version: 3,
    status: 'AFSLUTTET',
  })
  expect(await koder(overtagAlt(imorgen, { pakkeId }))).toEqual(['OD-002'])
  expect(await events(scene, pakkeId)).toEqual([
    'OverdragelseOprettet',
    'OverdragelsePunktAfgjort',
    'OverdragelseModtaget',
  ])
  const [o] =
    await scene.sql`select lukket_tid is not null as lukket from opgave where objekt_id = ${pakkeId} and type = 'OVERDRAGET'`
  expect(o?.lukket).toBe(true)
  // A-kassen læser svarene, så længe dagene rækker: den 30. dag, men ikke den 31.
  const fraAkassen = async (dage: number) => laes(await scene.som('anna', dage), (tx) => hentPakke(tx, pakkeId))
  expect((await fraAkassen(30)).punkter.map((p) => p.begrundelse)).toEqual([null, 'Den er løst.'])
  await expect(fraAkassen(31)).rejects.toThrow(IkkeFundet)
  expect((await laes(await scene.som('jens', 31), (tx) => hentPakke(tx, pakkeId))).status).toBe('AFSLUTTET')
})

test('Et spørgsmål begynder en dialog med a-kassen, og punktet venter stadig', async ({ scene }) => {
  const { borgerId, fravaerId } = await klarTilSlut(scene)
  const anna = await scene.som('anna')
  await send(anna, borgerId)
  await saetSlutdato(anna, slut(fravaerId))
  const { id: pakkeId } = await pakkeOm(scene, borgerId)
  const jens = await scene.som('jens')
  expect(await koder(spoergOmPunkt(jens, { pakkeId, nummer: 1, tekst: ' ' }))).toEqual(['1014'])
  const { traadId } = await spoergOmPunkt(jens, { pakkeId, nummer: 1, tekst: 'Hvad er aftalt?' })
  const [punkt] = (await laes(jens, (tx) => hentPakke(tx, pakkeId))).punkter
  expect(punkt).toMatchObject({ status: 'VENTER', spoergsmaalTraadId: traadId })
  expect((await laes(anna, (tx) => hentTraad(tx, traadId))).beskeder[0]?.tekst).toBe('Hvad er aftalt?')
})

test('To, der tager det sidste samtidig, afslutter pakken én gang', async ({ scene }) => {
  const { borgerId, fravaerId } = await klarTilSlut(scene)
  const anna = await scene.som('anna')
  await send(anna, borgerId)
  await startDialog(anna, {
    borgerId,
    beskedtype: TIL_BORGEREN,
    titel: 'Hej',
    tekst: 'Hej.',
    maaBesvares: false,
    slutDato: null,
  })
  await saetSlutdato(anna, slut(fravaerId))
  const { id: pakkeId } = await pakkeOm(scene, borgerId)
  const jens = await scene.som('jens', 1)
  const tag = (nummer: number) => koder(afgoerPunkt(jens, { pakkeId, nummer, svar: 'OVERTAGET', begrundelse: null }))
  expect((await Promise.all([tag(1), tag(2)])).flat()).toEqual([])
  expect((await pakkeOm(scene, borgerId)).status).toBe('AFSLUTTET')
  expect((await events(scene, pakkeId)).filter((e) => e === 'OverdragelseModtaget')).toHaveLength(1)

  const anden = await klarTilSlut(scene)
  await saetSlutdato(anna, slut(anden.fravaerId))
  const p = await pakkeOm(scene, anden.borgerId)
  const svar = await Promise.all([
    koder(overtagAlt(jens, { pakkeId: p.id })),
    koder(overtagAlt(jens, { pakkeId: p.id })),
  ])
  expect(svar.flat()).toEqual(['OD-002'])
})

test('En fortrudt afslutning trækker pakken tilbage, og en ny slutdato giver en ny pakke', async ({ scene }) => {
  const { borgerId, fravaerId } = await klarTilSlut(scene)
  const anna = await scene.som('anna')
  const { traadId } = await startDialog(anna, {
    borgerId,
    beskedtype: TIL_BORGEREN,
    titel: 'Husk',
    tekst: 'Husk.',
    maaBesvares: false,
    slutDato: null,
  })
  await saetSlutdato(anna, slut(fravaerId))
  const { id: foerste } = await pakkeOm(scene, borgerId)
  const jens = await scene.som('jens', 1)
  expect(await koder(fortrydAfslutning(anna, { fravaerId, version: 2, kommentar: ' ' }))).toEqual(['KF-009'])
  await fortrydAfslutning(anna, { fravaerId, version: 2, kommentar: 'Timerne var talt forkert' })
  expect(await events(scene, foerste)).toEqual(['OverdragelseOprettet', 'OverdragelseTilbagekaldt'])
  expect(await koder(overtagAlt(jens, { pakkeId: foerste }))).toEqual(['OD-001'])
  await expect(
    laes(jens, (tx) => hentTraad(tx, traadId)),
    'kommunen læser ikke videre',
  ).rejects.toThrow(IkkeFundet)
  const titler = await scene.sql`select b.titel from besked b join traad t on t.id = b.traad_id
    where t.borger_id = ${borgerId} and t.beskedtype = 9208 order by b.sendt_tid, b.titel`
  expect(titler.map((t) => t.titel).sort()).toEqual([
    'Din a-kasse har dine samtaler igen',
    'Kommunen overtager dine samtaler',
  ])
  expect(await scene.antal('opgave', { objekt_id: foerste })).toBe(1)

  await saetSlutdato(anna, slut(fravaerId, plusDage(IDAG, 1), { version: 3 }))
  const anden = await pakkeOm(scene, borgerId)
  expect(anden.id).not.toBe(foerste)
  // En anden dato er samme pakke, og alle får besked.
  await saetSlutdato(anna, slut(fravaerId, '2026-11-30', { version: 4, kommentar: 'Sidste dag i måneden' }))
  expect(await pakkeOm(scene, borgerId)).toMatchObject({ id: anden.id, slut: '2026-11-30', fra: '2026-12-01' })
  expect(await events(scene, anden.id)).toEqual(['OverdragelseOprettet', 'OverdragelseAendret'])
})

test('En fortrydelse efter dagene med fælles læseadgang virker også', async ({ scene }) => {
  const { borgerId, fravaerId } = await klarTilSlut(scene)
  await saetSlutdato(await scene.som('anna'), slut(fravaerId))
  await fortrydAfslutning(await scene.som('anna', 40), { fravaerId, version: 2, kommentar: 'Fejl' })
  expect((await pakkeOm(scene, borgerId)).status).toBe('TILBAGEKALDT')
})

test('En borger, der bliver afmeldt før slutdatoen, har ingen overdragelse mere, og får ingen besked om samtaler', async ({
  scene,
}) => {
  const { borgerId, fravaerId } = await klarTilSlut(scene)
  await saetSlutdato(await scene.som('anna'), slut(fravaerId, '2026-11-30'))
  const [t] = await scene.sql<{ id: string }[]>`select id from tilmelding where borger_id = ${borgerId}`
  await scene.somSystem(() => afmeld(paaDag(1), { tilmeldingId: t?.id ?? '', borgerId, sidsteDag: plusDage(IDAG, 1) }))
  const p = await pakkeOm(scene, borgerId)
  expect(p.status).toBe('TILBAGEKALDT')
  expect(await events(scene, p.id)).toEqual(['OverdragelseOprettet', 'OverdragelseTilbagekaldt'])
  expect(await scene.antal('traad', { borger_id: borgerId, beskedtype: '9208' })).toBe(1)
})

test('To a-kassemedarbejdere, der afslutter samtidig, giver én pakke', async ({ scene }) => {
  const { borgerId, fravaerId } = await klarTilSlut(scene)
  const anna = await scene.som('anna')
  const svar = await Promise.all([
    koder(saetSlutdato(anna, slut(fravaerId))),
    koder(saetSlutdato(anna, slut(fravaerId))),
  ])
  expect(svar.flat()).toEqual(['409'])
  expect(await scene.antal('overdragelsespakke', { borger_id: borgerId })).toBe(1)
})

test('En borger, der flytter, har sin overdragelse med, også når flytningen er registreret i forvejen', async ({
  scene,
}) => {
  const aarhus = await scene.find('jobcenter', '75100')
  const kommune = await scene.find('kommune', '751')
  for (const frem of [0, 3]) {
    const { borgerId, fravaerId } = await klarTilSlut(scene)
    await saetSlutdato(await scene.som('anna'), slut(fravaerId))
    await scene.somSystem(() =>
      tilknytJobcenter(paaDag(0, '12:00'), {
        borgerId,
        jobcenterId: aarhus.id,
        kommuneId: kommune.id,
        fra: plusDage(IDAG, frem),
      }),
    )
    expect((await pakkeOm(scene, borgerId)).jobcenter === aarhus.id).toBe(frem === 0)
    await scene.somSystem(() => flytForfaldnePakker(paaDag(3)))
    const p = await pakkeOm(scene, borgerId)
    expect(p.jobcenter).toBe(aarhus.id)
    expect(await scene.antal('opgave', { objekt_id: p.id, organisation_id: aarhus.id })).toBe(1)
    expect(await koder(overtagAlt(await scene.som('asger', 4), { pakkeId: p.id }))).toEqual([])
  }
})

test('Kommunen mindes om en overdragelse efter fem arbejdsdage, én gang', async ({ scene }) => {
  const { borgerId, fravaerId } = await klarTilSlut(scene)
  await saetSlutdato(await scene.som('anna'), slut(fravaerId))
  const { id } = await pakkeOm(scene, borgerId)
  const mindet = async (dag: number) => {
    await scene.somSystem(() => mindOmPakker(paaDag(dag, '07:00')))
    return scene.antal('event', { ekstern_id: id, navn: 'OverdragelsePaamindet' })
  }
  // Kommunens fra tirsdag den 24. november: fem arbejdsdage er gået tirsdag den 1. december.
  expect([await mindet(7), await mindet(8), await mindet(9)]).toEqual([0, 1, 1])
  const [o] = await scene.sql`select paamindet_tid is not null as mindet from opgave where objekt_id = ${id}`
  expect(o?.mindet).toBe(true)
})

test('Listen over overdragelser er ens egen og kommer i sider', async ({ scene }) => {
  const jens = await scene.som('jens')
  const alle = await laes(jens, (tx) => listPakker(tx, {}))
  expect(alle.pakker.length).toBeGreaterThan(3)
  const side = await laes(jens, (tx) => listPakker(tx, { antal: 2 }))
  const naeste = await laes(jens, (tx) => listPakker(tx, { antal: 2, efter: side.naeste ?? '' }))
  expect([...side.pakker, ...naeste.pakker].map((p) => p.id)).toEqual(alle.pakker.slice(0, 4).map((p) => p.id))
  expect((await laes(await scene.som('nanna'), (tx) => listPakker(tx, {}))).pakker).toEqual([])
  const kun = await laes(jens, (tx) => listPakker(tx, { status: 'AFSLUTTET' }))
  expect(new Set(kun.pakker.map((p) => p.status))).toEqual(new Set(['AFSLUTTET']))
})

test('Ingen skriver en pakke uden om forløbet, og ingen andre end kommunen svarer på den', async ({ scene }) => {
  const { borgerId, fravaerId } = await klarTilSlut(scene)
  const anna = await scene.som('anna')
  const hk = await scene.find('akasse', '9013')
  const opdigtet = laes(anna, (tx) =>
    tx.db.insert(overdragelsespakke).values({
      borgerId,
      fravaerId,
      akasseId: hk.id,
      jobcenterId: null,
      slutDato: IDAG,
      gaelderFra: IDAG,
      akasseLaeserTil: IDAG,
      status: 'AABEN',
      oprettetTid: anna.nu,
      version: 1,
    }),
  )
  await expect(opdigtet).rejects.toMatchObject({ cause: { code: '42501' } })
  await send(anna, borgerId)
  await saetSlutdato(anna, slut(fravaerId))
  const { id } = await pakkeOm(scene, borgerId)
  const [rettet] = await laes(anna, (tx) =>
    tx.db.execute<{
      n: number
    }>(`with x as (update overdragelsespunkt set status = 'OVERTAGET', afgjort_tid = now() where pakke_id = '${id}' returning 1)
      select count(*)::int as n from x`),
  )
  expect(rettet?.n).toBe(0)
  const borgeren: Kontekst = { ...anna, aktoer: { slags: 'borger', borgerId, navn: 'x' } }
  expect(
    await laes(borgeren, (tx) =>
      tx.db.select().from(overdragelsespakke).where(eq(overdragelsespakke.borgerId, borgerId)),
    ),
  ).toEqual([])
})
