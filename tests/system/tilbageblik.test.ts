import { hentForloebsside } from '#lib/borger/forloebsside'
import { hentBorgerside } from '#lib/borger/side'
import { indberetTimer } from '#lib/dagpengetaeller/indberet'
import { type Dag, plusDage, visDato } from '#lib/dato'
import { listSagshistorik } from '#lib/events/sagshistorik'
import { listBorgerensTidslinje } from '#lib/events/tidslinje'
import { registrerFravaer } from '#lib/fravaer/registrer'
import { retFravaer } from '#lib/fravaer/ret'
import { hentBorgerforloeb, listTimer } from '#lib/kontaktforloeb/borgerens'
import { hentTimer } from '#lib/kontaktforloeb/queries'
import { laesTilbageblik } from '#lib/kontaktforloeb/tidspunkt'
import { type Kontekst, transaktion } from '#lib/kontekst'
import { IkkeFundet } from '#lib/regelfund'
import { listReglerIKraft } from '#lib/regelsaet/i-kraft'
import { systemKontekst } from '#lib/ur'
import { expect, test as grund } from '#tests/opsaetning/database'
import { aabnScene, afgoer, IDAG, paaDag, type Scene, send } from '#tests/system/scene'

const test = grund.extend<{ scene: Scene }>({
  scene: async ({ database }, use) => {
    const scene = await aabnScene(database)
    await use(scene)
    await scene.luk()
  },
})

const dag = (dage: number): Dag => plusDage(IDAG, dage)
/** The citizen's page as `ctx` sees it, looking back to a day. */
const se = (ctx: Kontekst, borgerId: string, paa: Dag, kendt: 'dengang' | 'nu' = 'dengang') =>
  transaktion({ ...ctx, frist: Date.now() + 10_000 }, async (tx) => {
    const blik = laesTilbageblik(tx, { dag: paa, kendt })
    const data = await hentBorgerside(tx, borgerId, blik.tidspunkt)
    return { ...data, ...(await hentForloebsside(tx, data, blik)) }
  })
const aabent75 = async (scene: Scene, medlem: string) => {
  const [f] = await scene.sql<{ id: string; start: string }[]>`select id, start_dato::text as start from fravaer
    where borger_id = ${medlem} and fravaerstype = 75 and registreret_til is null`
  return { id: f?.id ?? '', start: f?.start ?? '' }
}
const opgoer = async (
  scene: Scene,
  medlem: string,
  timer: string,
  naar: { opgjortTil: Dag; registreret: number },
  ret = {},
) => {
  const hk = await scene.find('akasse', '9013')
  await scene.somSystem(() =>
    indberetTimer(paaDag(naar.registreret, '12:00'), {
      borgerId: medlem,
      akasseId: hk.id,
      forsikring: 'FULDTID',
      timerForbrugt: timer,
      opgjortTil: naar.opgjortTil,
      indplaceringsdato: dag(-60),
      ...ret,
    }),
  )
}

test('En slutdato, der blev registreret for sent: siden viser begge svar og den registrering, der ændrede det', async ({
  scene,
}) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  await opgoer(scene, medlem, '411.00', { opgjortTil: dag(-20), registreret: -15 })
  const anna = await scene.som('anna', 0, '10:05')
  const f = await aabent75(scene, medlem)
  await retFravaer(anna, {
    id: f.id,
    version: 1,
    fravaerstype: 75,
    start: f.start,
    slut: dag(-10),
    aarsag: 9752,
    kommentar: null,
  })

  const iMorgen = await scene.som('anna', 1)
  const dengang = await se(iMorgen, medlem, dag(-9))
  expect([dengang.forloeb.ansvarlig, dengang.forloeb.fravaer[0]?.slutDato]).toEqual(['AKASSE', null])
  expect(dengang.viden).toMatchObject({
    dengang: 'AKASSE',
    nu: 'JOBCENTER',
    registrering: { tid: anna.nu, hvad: 'Slutdato for kontaktforløb hos a-kassen', af: 'HK/Danmarks A-kasse' },
  })
  const nu = await se(iMorgen, medlem, dag(-9), 'nu')
  expect([nu.forloeb.ansvarlig, nu.forloeb.fravaer[0]?.slutDato]).toEqual(['JOBCENTER', dag(-10)])
  expect(nu.viden?.dengang).toBe('AKASSE')
  for (const paa of [dag(-10), IDAG]) expect((await se(iMorgen, medlem, paa)).viden, paa).toBeUndefined()
})

test('Timer ses på begge akser: opgjort senest dagen, og indberettet, før den sluttede', async ({ scene }) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  await opgoer(scene, medlem, '81.40', { opgjortTil: dag(-50), registreret: -48 })
  await opgoer(scene, medlem, '241.73', { opgjortTil: dag(-20), registreret: -18 })
  const korrektion = { korrektion: { kommentar: 'Talt dobbelt', fra: paaDag(-40).nu } }
  await opgoer(scene, medlem, '200.00', { opgjortTil: dag(-20), registreret: -5 }, korrektion)
  const anna = await scene.som('anna')
  const timer = async (paa: number, kendt: 'dengang' | 'nu' = 'dengang') =>
    (await se(anna, medlem, dag(paa), kendt)).timer?.timerForbrugt
  expect(await timer(-49), 'opgjort, men ikke indberettet').toBeUndefined()
  expect(await timer(-49, 'nu')).toBe('81.40')
  expect(await timer(-48)).toBe('81.40')
  expect(await timer(-19), 'opgjort dagen før, indberettet dagen efter').toBe('81.40')
  expect(await timer(-20, 'nu'), 'kendt nu er det rettede').toBe('200.00')
  expect(await timer(-21, 'nu'), 'dagen før opgørelsen').toBe('81.40')
  expect(await timer(-18)).toBe('241.73')
  expect(await timer(-6), 'dagen før rettelsen').toBe('241.73')
  expect(await timer(-5), 'rettelsens dag').toBe('200.00')
  const linjer = async (paa?: number) =>
    (
      await transaktion(anna, (tx) =>
        listTimer(tx, medlem, paa === undefined ? {} : laesTilbageblik(tx, { dag: dag(paa) }).tidspunkt),
      )
    ).map((o) => [o.timer, o.rettet, o.erRettelse])
  expect(await linjer()).toEqual([
    ['200.00', false, true],
    ['241.73', true, false],
    ['81.40', false, false],
  ])
  expect(await linjer(-6), 'dengang var den ikke rettet').toEqual([
    ['241.73', false, false],
    ['81.40', false, false],
  ])
  expect(await transaktion(anna, (tx) => hentTimer(tx, medlem)), 'en skrivning ser alt').toMatchObject({
    timerForbrugt: '200.00',
  })
})

for (const { nat, dato, foer, efter } of [
  {
    nat: 'natten, hvor uret stilles frem',
    dato: '2026-03-29',
    foer: '2026-03-29T21:59:59.999Z',
    efter: '2026-03-29T22:00:00.000Z',
  },
  {
    nat: 'natten, hvor uret stilles tilbage',
    dato: '2026-10-25',
    foer: '2026-10-25T22:59:59.999Z',
    efter: '2026-10-25T23:00:00.000Z',
  },
]) {
  test(`${nat}: det sidste øjeblik hører dagen til, det næste gør ikke`, async ({ scene }) => {
    const medlemmer = await scene.somSystem(async () => {
      const to = [await scene.nytMedlem({ tilmeldtFra: -300 }), await scene.nytMedlem({ tilmeldtFra: -300 })]
      for (const [nr, tid] of [foer, efter].entries()) {
        const ctx = systemKontekst(new Date(tid), 20_000)
        await registrerFravaer(ctx, { borgerId: to[nr] ?? '', fravaerstype: 10, start: dato, slut: dato })
      }
      return to
    })
    const anna = await scene.som('anna')
    const ferie = async (nr: number, paa: Dag) =>
      (await se(anna, medlemmer[nr] ?? '', paa)).forloeb.fravaer.some((f) => f.fravaerstype === 10)
    expect(await ferie(0, dato), 'registreret i dagens sidste øjeblik').toBe(true)
    expect(await ferie(1, dato), 'registreret et millisekund senere').toBe(false)
    expect(await ferie(1, plusDage(dato, 1))).toBe(true)
    expect(await ferie(0, plusDage(dato, -1)), 'dagen før').toBe(false)
  })
}

test('Indstillinger, plan og historik er, som de var, og intet kan gøres derfra', async ({ scene }) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const [anna, jens] = [await scene.som('anna', 0, '10:00'), await scene.som('jens', 1, '10:00')]
  const id = await send(anna, medlem)
  await afgoer(jens, id, 'AFSLAG')
  const senere = await scene.som('anna', 3)
  expect((await se(senere, medlem, dag(-1))).sager).toEqual([])
  expect((await se(senere, medlem, IDAG)).sager).toMatchObject([{ id, status: 'MODTAGET' }])
  const bagefter = await se(senere, medlem, dag(1))
  expect(bagefter.sager, 'før brevet er leveret').toMatchObject([{ status: 'UNDER_BEHANDLING' }])
  expect(bagefter.historik.map((l) => l.tekst)).not.toContain('Kommunen traf en afgørelse og sendte brevet')
  expect((await se(senere, medlem, dag(-1))).historik.map((l) => l.tekst)).not.toContain(
    'Indstillingen blev sendt til kommunen',
  )
  const { maaIndstille, maaSkrive, maaSeCpr, maaRegistrere, maaTilmelde, maaAfmelde } = bagefter
  expect([maaIndstille, maaSkrive, maaSeCpr, maaRegistrere, maaTilmelde, maaAfmelde]).toEqual(Array(6).fill(false))
  const idag = await transaktion(senere, async (tx) => {
    const data = await hentBorgerside(tx, medlem)
    return { ...data, ...(await hentForloebsside(tx, data, laesTilbageblik(tx, {}))) }
  })
  expect([idag.maaIndstille, idag.maaRegistrere, idag.maaAfmelde, idag.maaTilmelde]).toEqual([true, true, true, false])
})

test('Et tilbageblik bliver logget med dagen, og adgangen er dagens', async ({ scene }) => {
  const karen = await scene.borgerId('karen')
  await se(await scene.som('anna'), karen, dag(-30))
  await se(await scene.som('anna'), karen, dag(-30), 'nu')
  const [log] = await scene.sql`select array_agg(formaal order by tid) as formaal from adgangslog
    where borger_id = ${karen} and formaal like 'Så borgeren%'`
  const naar = `Så borgeren, som det var den ${visDato(dag(-30))}`
  expect(log?.formaal).toEqual([`${naar} (kendt dengang)`, `${naar} (kendt nu)`])
  const camilla = await scene.borgerId('camilla')
  await expect(se(await scene.som('freja'), camilla, dag(-60)), 'en a-kasse uden borgeren').rejects.toThrow(IkkeFundet)
  const foer = await scene.antal('adgangslog', { borger_id: karen })
  await transaktion(await scene.som('karen'), (tx) => hentBorgerforloeb(tx, karen, { dag: dag(-30) }))
  expect(await scene.antal('adgangslog', { borger_id: karen }), 'borgerens egne opslag logges ikke').toBe(foer)
})

test('Reglerne er dagens, men samtalerne følger tilmeldingsdagen', async ({ scene }) => {
  const regler = async (paa: Dag, tilmeldt: Dag | null) =>
    Object.fromEntries(
      (await transaktion(await scene.som('anna'), (tx) => listReglerIKraft(tx, paa, tilmeldt))).map((r) => [
        r.regel,
        [r.vaerdi, r.fra],
      ]),
    )
  expect(await regler('2023-12-31', '2023-12-01')).toEqual({})
  expect(await regler('2024-01-01', '2024-01-01')).toMatchObject({
    graense_fuldtid_timer: ['410,00 timer', '2024-01-01'],
    graense_deltid_timer: ['333,00 timer', '2024-01-01'],
    graense_sammenligning: ['når timerne er lig med eller over grænsen', '2024-01-01'],
    samtaler_akasse_mindst: ['mindst 3', '2024-01-01'],
  })
  expect((await regler('2026-08-01', '2026-06-30')).samtaler_akasse_mindst).toEqual(['mindst 3', '2024-01-01'])
  expect((await regler('2026-08-01', '2026-07-01')).samtaler_akasse_mindst).toEqual(['mindst 2', '2026-07-01'])
})

test('Historikken er kun det, læseren må vide: en tidligere a-kasse hører ikke om den nye', async ({ scene }) => {
  const camilla = await scene.borgerId('camilla')
  const entiteter = async (hvem: string) =>
    transaktion(await scene.som(hvem), async (tx) => {
      const { linjer } = await listSagshistorik(tx, camilla, { antal: 60 })
      return new Set(linjer.map((l) => l.tekst))
    })
  const [hk, treF] = [await entiteter('anna'), await entiteter('tom')]
  expect(hk).toContain('Borgeren blev medlem af en a-kasse')
  expect(treF).not.toContain('Borgeren blev medlem af en a-kasse')
  const akassen = async (hvem: string) =>
    transaktion(await scene.som(hvem), async (tx) => (await hentBorgerside(tx, camilla)).forloeb.medlemskab?.akasseKode)
  expect([await akassen('anna'), await akassen('tom')]).toEqual(['9013', undefined])
})

test('Borgerens historie pager på nøgle, for én slags ad gangen, og ser tilbage', async ({ scene }) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const anna = await scene.som('anna')
  for (let i = 0; i < 33; i += 1) {
    const start = dag(10 + i)
    const nu = new Date(anna.nu.getTime() + i * 60_000)
    await registrerFravaer(
      { ...anna, nu, frist: Date.now() + 10_000 },
      { borgerId: medlem, fravaerstype: 10, start, slut: start },
    )
  }
  const borgeren: Kontekst = { ...anna, aktoer: { slags: 'borger', borgerId: medlem, navn: 'Prøve' } }
  const side = (udsnit: object) =>
    transaktion({ ...borgeren, frist: Date.now() + 10_000 }, (tx) => listBorgerensTidslinje(tx, medlem, udsnit))
  const foerste = await side({ slags: 'ansvar' })
  expect([foerste.linjer.length, foerste.naeste === null]).toEqual([30, false])
  expect(foerste.linjer[0]?.om).toBe(`Ferie. Fra den ${visDato(dag(42))} til og med den ${visDato(dag(42))}.`)
  const anden = await side({ slags: 'ansvar', efter: foerste.naeste })
  const alle = [...foerste.linjer, ...anden.linjer].map((l) => l.id)
  expect(new Set(alle).size, 'ingen linje kommer to gange').toBe(alle.length)
  expect(anden.naeste).toBeNull()
  expect((await side({ slags: 'plan' })).linjer).toEqual([])
  expect((await side({ til: paaDag(-1, '23:59').nu })).linjer.some((l) => /fravær/.test(l.tekst))).toBe(false)
})
