import { plusDage } from '#lib/dato'
import { registrerFravaer } from '#lib/fravaer/registrer'
import type { Kontekst } from '#lib/kontekst'
import { transaktion } from '#lib/kontekst'
import { tilfoejAktivitet } from '#lib/min-plan/aktivitet'
import { kladdeFraSamtale } from '#lib/nuph/fra-samtale'
import { felterFra, gemNuphKladde, opretNuphKladde } from '#lib/nuph/kladde'
import { hentNuph } from '#lib/nuph/queries'
import { sendNuph } from '#lib/nuph/send'
import { afholdSamtale } from '#lib/samtale/afhold'
import { aflysSamtale } from '#lib/samtale/aflys'
import { hentSamtale } from '#lib/samtale/queries'
import { indkald } from '#lib/samtale/registrer'
import { retSamtale } from '#lib/samtale/ret'
import { somNy } from '#lib/samtale/version'
import { expect, test as grund } from '#tests/opsaetning/database'
import { underretning } from '#tests/system/nuph-scene'
import { kl, samtalen } from '#tests/system/samtale-scene'
import { aabnScene, IDAG, koder, paaDag, type Scene } from '#tests/system/scene'

const test = grund.extend<{ scene: Scene }>({
  scene: async ({ database }, use) => {
    const scene = await aabnScene(database)
    await use(scene)
    await scene.luk()
  },
})

/** The meeting is seven days after the seed day. */
const MOEDE = 7
const UGE = plusDage(IDAG, MOEDE)

async function indkaldt(scene: Scene, medlem: string, ret: Parameters<typeof samtalen>[1] = {}): Promise<string> {
  const { samtaleId } = await indkald(
    await scene.som('jens'),
    samtalen(medlem, { type: 12, moedeholder: 'Jens Jensen', start: kl(MOEDE), ...ret }),
  )
  return samtaleId
}

/** "Mødte ikke op" after the meeting, and then send: the codes, or `[]`. */
async function send(scene: Scene, samtaleId: string, dag = MOEDE, tid = '11:00', version = 1): Promise<string[]> {
  const jens = await scene.som('jens', dag, tid)
  const { id } = await kladdeFraSamtale(jens, { samtaleId, version })
  return koder(sendNuph(jens, { id, version: 1 }))
}

const fravaer = (
  scene: Scene,
  borgerId: string,
  fravaerstype: number,
  start: string,
  slut: string | null,
  ctx: Kontekst,
) => scene.somSystem(() => registrerFravaer(ctx, { borgerId, fravaerstype, start, slut }))

test('Borgeren mødte ikke op: kladden er skrevet af samtalen, og den sendes, når mødet er begyndt', async ({
  scene,
}) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const samtaleId = await indkaldt(scene, medlem)
  expect(await koder(send(scene, samtaleId, MOEDE, '09:59')), 'ingen er udeblevet endnu').toEqual(['SA-009'])
  expect(await send(scene, samtaleId, MOEDE, '10:01')).toEqual([])
  const [sag] = await scene.sql`select * from nuph where kilde_id = ${samtaleId} and status = 'SENDT'`
  expect(sag).toMatchObject({
    haendelse: 'H01',
    kilde_slags: 'SAMTALE',
    vejledt_om_konsekvens: true,
    automatisk: false,
    version: 1,
    akasse_navn: 'HK/Danmarks A-kasse',
  })
  expect(sag?.kilde_oplysninger).toMatchObject({ type: 'Anden samtale', moedeholder: 'Jens Jensen', selvbooket: false })
  expect(sag?.kilde_oplysninger.leveretTid).toBeTruthy()
  const [besked] = await scene.sql`select tekst from besked where traad_id = ${sag?.traad_id}`
  expect(besked?.tekst).toContain('ikke mødte op til samtalen den 30. november 2026 kl. 10.00')
  expect(besked?.tekst).toContain('Ring med det samme til Jens Jensen')
  expect(await scene.antal('event', { ekstern_id: sag?.id, navn: 'NuphOprettet' })).toBe(1)
})

/** Each type that covers the day of the meeting, and what it does to an underretning about it. */
for (const [type, navn, kode] of [
  [11, 'sygdom', 'NUPH-E10'],
  [4, 'barsel i 14 dage', 'NUPH-E11'],
  [8, 'barsel', 'NUPH-E11'],
  [2, 'midlertidigt arbejde', 'NUPH-E12'],
  [3, 'borgerligt ombud', 'NUPH-E13'],
  [10, 'ferie', 'NUPH-E14'],
] as const)
  test(`${navn}: slutter den dagen før eller begynder dagen efter, sendes der; på dagen stopper den`, async ({
    scene,
  }) => {
    const dage: [string, string, string, string[]][] = [
      ['slutter dagen før', plusDage(UGE, -2), plusDage(UGE, -1), []],
      ['slutter på dagen', plusDage(UGE, -2), UGE, [kode]],
      ['kun dagen', UGE, UGE, [kode]],
      ['begynder på dagen', UGE, plusDage(UGE, 2), [kode]],
      ['begynder dagen efter', plusDage(UGE, 1), plusDage(UGE, 2), []],
    ]
    for (const [hvad, start, slut, ventet] of dage) {
      const medlem = await scene.somSystem(() => scene.nytMedlem())
      const samtaleId = await indkaldt(scene, medlem)
      await registreret(scene, medlem, type, start, slut)
      expect(await send(scene, samtaleId), hvad).toEqual(ventet)
    }
  })

/** By the use case where the type may be registered for a dagpengemodtager; else as a row, as another system may have left it. */
async function registreret(
  scene: Scene,
  medlem: string,
  type: number,
  start: string,
  slut: string,
  dag = 0,
  tid = '09:00',
) {
  const ctx = paaDag(dag, tid)
  const fejl = await koder(fravaer(scene, medlem, type, start, slut, ctx))
  if (fejl.length === 0) return
  await scene.sql`insert into fravaer (id, borger_id, fravaerstype, start_dato, slut_dato, anmeldt_tid, registreret_af_navn, registreret_fra)
    values (gen_random_uuid(), ${medlem}, ${type}, ${start}, ${slut}, ${ctx.nu}, 'HK', ${ctx.nu})`
}

test('Ferie, der er registreret efter mødet, stopper ikke; a-kassen får en bemærkning', async ({ scene }) => {
  for (const [tid, ventet] of [
    ['09:59', ['NUPH-E14']],
    ['10:01', []],
  ] as const) {
    const medlem = await scene.somSystem(() => scene.nytMedlem())
    const samtaleId = await indkaldt(scene, medlem)
    const ctx = paaDag(MOEDE, tid)
    await scene.sql`insert into fravaer (id, borger_id, fravaerstype, start_dato, slut_dato, anmeldt_tid, registreret_af_navn, registreret_fra)
      values (gen_random_uuid(), ${medlem}, 10, ${UGE}, ${UGE}, ${ctx.nu}, 'HK', ${ctx.nu})`
    const jens = await scene.som('jens', MOEDE, '11:00')
    const { id } = await kladdeFraSamtale(jens, { samtaleId, version: 1 })
    if (ventet.length > 0) expect(await koder(sendNuph(jens, { id, version: 1 })), tid).toEqual(ventet)
    else expect((await sendNuph(jens, { id, version: 1 })).advarsler.map((a) => a.kode)).toEqual(['NUPH-W01'])
  }
})

test('Et andet møde på samme tid stopper; slutter det, når samtalen begynder, eller er det aflyst, sendes der', async ({
  scene,
}) => {
  for (const [hvad, start, slut, aflyst, ventet] of [
    ['samme tid', '09:30', '10:15', false, ['NUPH-E15']],
    ['slutter kl. 10', '09:15', '10:00', false, []],
    ['begynder kl. 10', '10:00', '10:30', false, ['NUPH-E15']],
    ['aflyst', '09:30', '10:15', true, []],
  ] as const) {
    const medlem = await scene.somSystem(() => scene.nytMedlem())
    const samtaleId = await indkaldt(scene, medlem)
    const anna = await scene.som('anna')
    const andet = await indkald(anna, samtalen(medlem, { start: kl(MOEDE, start), slut: kl(MOEDE, slut) }))
    if (aflyst) await aflysSamtale(anna, { id: andet.samtaleId, version: 1, aflystAf: 'MYNDIGHED', grund: 'Sygdom' })
    expect(await send(scene, samtaleId), hvad).toEqual(ventet)
  }
})

test('Har I selv aflyst eller flyttet mødet, eller er det holdt, kan borgeren ikke være udeblevet', async ({
  scene,
}) => {
  const nyt = async () => {
    const medlem = await scene.somSystem(() => scene.nytMedlem())
    return { medlem, id: await indkaldt(scene, medlem) }
  }
  const jens = await scene.som('jens')
  const aflyst = await nyt()
  await aflysSamtale(jens, { id: aflyst.id, version: 1, aflystAf: 'MYNDIGHED', grund: 'Sygdom' })
  expect(await send(scene, aflyst.id)).toEqual(['NUPH-E07'])

  const afbud = await nyt()
  await aflysSamtale(jens, { id: afbud.id, version: 1, aflystAf: 'BORGER', grund: 'Kan ikke' })
  expect(await send(scene, afbud.id), 'borgerens eget afbud').toEqual([])
  expect((await scene.sql`select afbud_modtaget from nuph where kilde_id = ${afbud.id}`)[0]?.afbud_modtaget).toBe(true)

  const holdt = await nyt()
  await afholdSamtale(await scene.som('jens', MOEDE, '11:00'), {
    id: holdt.id,
    version: 1,
    praktiskeAftaler: 'Vi ses',
    bindendeAftaler: null,
  })
  expect(await send(scene, holdt.id)).toEqual(['NUPH-E06'])

  const nytOgFlyttet = async () => {
    const moede = await nyt()
    const gammel = await transaktion(jens, (tx) => hentSamtale(tx, moede.id, 'samtale.skriv'))
    const start = kl(MOEDE + 1)
    const slut = new Date(start.getTime() + 2_700_000)
    await retSamtale(jens, { ...somNy(gammel), id: moede.id, version: 1, start, slut })
    return moede
  }
  const flyttet = await nytOgFlyttet()
  const felter = underretning({
    haendelse: 'H01',
    haendelsesdato: UGE,
    haendelsestidspunkt: kl(MOEDE),
    kildeSlags: 'SAMTALE',
    kildeId: flyttet.id,
  })
  const senere = await scene.som('jens', MOEDE + 1, '11:00')
  const { id } = await opretNuphKladde(senere, { borgerId: flyttet.medlem, felter })
  expect(await koder(sendNuph(senere, { id, version: 1 })), 'det gamle tidspunkt').toEqual(['NUPH-E07'])
  const nyere = await nytOgFlyttet()
  expect(await koder(send(scene, nyere.id, MOEDE + 1)), 'set, før det blev flyttet').toEqual(['409'])
  expect(await send(scene, nyere.id, MOEDE + 1, '11:00', 2), 'det nye').toEqual([])
})

test('En samtale med en anden borger, og en, der ikke findes, kan der ikke sendes om', async ({ scene }) => {
  const [medlem, anden] = await scene.somSystem(async () => [await scene.nytMedlem(), await scene.nytMedlem()])
  const samtaleId = await indkaldt(scene, anden)
  const jens = await scene.som('jens', MOEDE, '11:00')
  for (const kildeId of [samtaleId, crypto.randomUUID(), null]) {
    const felter = underretning({
      haendelse: 'H01',
      haendelsesdato: UGE,
      haendelsestidspunkt: kl(MOEDE),
      kildeSlags: kildeId ? 'SAMTALE' : null,
      kildeId,
    })
    const { id } = await opretNuphKladde(jens, { borgerId: medlem, felter })
    expect(await koder(sendNuph(jens, { id, version: 1 }))).toEqual(['NUPH-E04'])
  }
})

test('Mødte borgeren for sent, sendes der med en bemærkning, og kladden kan siges om, til den er sendt', async ({
  scene,
}) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const samtaleId = await indkaldt(scene, medlem)
  const jens = await scene.som('jens', MOEDE, '11:00')
  const { id } = await kladdeFraSamtale(jens, { samtaleId, version: 1 })
  const sag = await transaktion(jens, (tx) => hentNuph(tx, id, 'nuph.send'))
  const felter = { ...felterFra(sag), moedteMinutterForSent: 12, vejledtOmKonsekvens: false, vejledtDato: null }
  expect(await gemNuphKladde(jens, { id, version: 1, felter })).toEqual({ version: 2 })
  expect(await koder(gemNuphKladde(jens, { id, version: 1, felter }))).toEqual(['NUPH-409'])
  expect(await koder(sendNuph(jens, { id, version: 1 })), 'en gammel version').toEqual(['NUPH-409'])
  const { advarsler } = await sendNuph(jens, { id, version: 2 })
  expect(advarsler.map((a) => a.kode).sort()).toEqual(['NUPH-W05', 'NUPH-W06'])
  expect(await koder(gemNuphKladde(jens, { id, version: 1, felter }))).toEqual(['NUPH-E32'])
  expect(await koder(sendNuph(jens, { id, version: 1 })), 'to gange').toEqual(['NUPH-E32'])
})

/** STAR registers through a system. */
async function registrerer(scene: Scene, hvem: string): Promise<Kontekst> {
  const ctx = await scene.som(hvem, MOEDE, '12:00')
  return hvem === 'stine' && ctx.aktoer.slags === 'bruger'
    ? { ...ctx, aktoer: { ...ctx.aktoer, rolle: 'klient' } }
    : ctx
}

for (const hvem of ['anna', 'stine'])
  test(`En sygemelding, der kommer bagefter, fortælles begge én gang og ændrer intet (${hvem})`, async ({ scene }) => {
    const medlem = await scene.somSystem(() => scene.nytMedlem())
    const samtaleId = await indkaldt(scene, medlem)
    expect(await send(scene, samtaleId)).toEqual([])
    const [sag] = await scene.sql`select id, status, version, aendret_tid from nuph where kilde_id = ${samtaleId}`
    await registrerFravaer(await registrerer(scene, hvem), {
      borgerId: medlem,
      fravaerstype: 11,
      start: UGE,
      slut: null,
    })
    expect(await scene.antal('opgave', { objekt_id: sag?.id, type: 'NUPH_NY_REGISTRERING' })).toBe(2)
    expect(await scene.antal('nuph_registrering', { nuph_id: sag?.id })).toBe(1)
    expect(await scene.antal('event', { ekstern_id: sag?.id, navn: 'NuphRegistreringAendret' })).toBe(1)
    expect((await scene.sql`select id, status, version, aendret_tid from nuph where id = ${sag?.id}`)[0]).toEqual(sag)
    expect(await scene.antal('besked', { borger_id: medlem }), 'indkaldelsen og beskeden om underretningen').toBe(2)
  })

test('Et tilbud på fuld tid, der dækker dagen, stopper; et på 36 timer, eller et, der begynder dagen efter, gør ikke', async ({
  scene,
}) => {
  for (const [hvad, timerPrUge, start, slut, ventet] of [
    ['fuld tid, første dag', 37, UGE, plusDage(UGE, 20), ['NUPH-E16']],
    ['fuld tid, sidste dag', 37, plusDage(IDAG, 1), UGE, ['NUPH-E16']],
    ['36 timer', 36, UGE, plusDage(UGE, 20), []],
    ['begynder dagen efter', 37, plusDage(UGE, 1), plusDage(UGE, 20), []],
    ['slutter dagen før', 37, plusDage(IDAG, 1), plusDage(UGE, -1), []],
  ] as const) {
    const medlem = await scene.somSystem(() => scene.nytMedlem())
    const samtaleId = await indkaldt(scene, medlem)
    await tilfoejAktivitet(await scene.som('jens'), {
      borgerId: medlem,
      felter: { ...TILBUD, timerPrUge, start, slut },
    })
    expect(await send(scene, samtaleId), hvad).toEqual([...ventet])
  }
})

const TILBUD = {
  tilbudstype: 9301,
  navn: 'Virksomhedspraktik',
  minutterPrUge: 0,
  sted: null,
  adresse: null,
  kontaktperson: null,
  maal: null,
  beskrivelse: null,
}

test('Har a-kassen kontaktforløbet den dag, bemærkes en jobsamtale, og en anden samtale gør ikke', async ({
  scene,
}) => {
  for (const [hvad, slut, type, ventet] of [
    ['jobsamtale, a-kassens sidste dag er dagen før', plusDage(UGE, -1), 7, []],
    ['jobsamtale, a-kassens sidste dag er mødets', UGE, 7, ['NUPH-W02']],
    ['anden samtale, mens a-kassen har forløbet', null, 12, []],
  ] as const) {
    const medlem = await scene.somSystem(() => scene.nytMedlem())
    if (slut) await scene.somSystem(() => scene.afslut(medlem, plusDage(UGE, -1)))
    const samtaleId = await indkaldt(scene, medlem, { type, akassedeltagelse: 'DELTAGER_IKKE' })
    // The course was made longer after the summons: a kommune cannot call to a jobsamtale while the a-kasse has it.
    if (slut)
      await scene.sql`update fravaer set slut_dato = ${slut} where borger_id = ${medlem} and fravaerstype = 75 and registreret_til is null`
    const jens = await scene.som('jens', MOEDE, '11:00')
    const { id } = await kladdeFraSamtale(jens, { samtaleId, version: 1 })
    expect(
      (await sendNuph(jens, { id, version: 1 })).advarsler.map((a) => a.kode),
      hvad,
    ).toEqual([...ventet])
  }
})
