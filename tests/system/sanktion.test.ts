import { indmeldIAkasse } from '#lib/akassemedlemskab/indmeld'
import { udmeldAfAkasse } from '#lib/akassemedlemskab/udmeld'
import { plusDage } from '#lib/dato'
import { tilknytJobcenter } from '#lib/jobcentertilknytning/tilknyt'
import { type Kontekst, transaktion } from '#lib/kontekst'
import { besvarNuph } from '#lib/nuph/besvar'
import { spoergOmNuph, svarPaaSpoergsmaal } from '#lib/nuph/dialog'
import { genoptagNuph } from '#lib/nuph/genoptag'
import { hentNuph } from '#lib/nuph/queries'
import { tilbagekaldNuph } from '#lib/nuph/tilbagekald'
import { IkkeFundet } from '#lib/regelfund'
import { hentSanktion, listSanktioner } from '#lib/sanktion/queries'
import { annullerSanktion, registrerSanktion, retSanktion } from '#lib/sanktion/registrer'
import { expect, test as grund } from '#tests/opsaetning/database'
import { karantaene, sendUnderretning, svar } from '#tests/system/nuph-scene'
import { aabnScene, IDAG, koder, paaDag, type Scene } from '#tests/system/scene'

const test = grund.extend<{ scene: Scene }>({
  scene: async ({ database }, use) => {
    const scene = await aabnScene(database)
    await use(scene)
    await scene.luk()
  },
})

const nyttMedlem = (scene: Scene) => scene.somSystem(() => scene.nytMedlem())
const tilbud = { haendelse: 'H05', tilbudsbeskrivelse: 'Et kursus' }
const som = (felter: ReturnType<typeof karantaene>, nuphId: string | null = null) => ({ ...felter, nuphId })

/** The member leaves HK today and is a member of 3F from tomorrow. */
async function skiftTil3F(scene: Scene, medlem: string): Promise<void> {
  const tre = await scene.find('akasse', '9001')
  await scene.somSystem(async () => {
    const [m] = await scene.sql<{ id: string }[]>`
      select id from akassemedlemskab where borger_id = ${medlem} and registreret_til is null`
    await udmeldAfAkasse(paaDag(0, '12:00'), { medlemskabId: m?.id ?? '', til: IDAG })
    await indmeldIAkasse(paaDag(0, '12:01'), {
      borgerId: medlem,
      akasseId: tre.id,
      forsikring: 'FULDTID',
      fra: plusDage(IDAG, 1),
    })
  })
}
/** Somebody at 3F. */
async function hos3F(scene: Scene, dag: number): Promise<Kontekst> {
  const ctx = await scene.som('anna', dag)
  if (ctx.aktoer.slags !== 'bruger') throw new Error('Anna er sagsbehandler')
  const organisation = await scene.find('akasse', '9001')
  const [b] = await scene.sql<{ id: string }[]>`
    insert into bruger (organisation_id, udsteder, subject, navn, rolle) values (${organisation.id}, 'proeve', 'tre', 'Tre F', 'sagsbehandler')
    on conflict (udsteder, subject, organisation_id) do update set navn = excluded.navn returning id`
  return { ...ctx, aktoer: { ...ctx.aktoer, brugerId: b?.id ?? '', navn: 'Tre F', organisation } }
}
async function afKommunen(scene: Scene, medlem: string): Promise<void> {
  const [aarhus, kommune] = [await scene.find('jobcenter', '75100'), await scene.find('kommune', '751')]
  await scene.somSystem(() =>
    tilknytJobcenter(paaDag(0, '12:00'), {
      borgerId: medlem,
      jobcenterId: aarhus.id,
      kommuneId: kommune.id,
      fra: plusDage(IDAG, 1),
    }),
  )
}

test('Er borgeren flyttet for længst, svarer og sanktionerer den a-kasse, der fik underretningen, og begge ser den', async ({
  scene,
}) => {
  const medlem = await nyttMedlem(scene)
  const { id } = await sendUnderretning(await scene.som('jens'), medlem, tilbud)
  await skiftTil3F(scene, medlem)
  await afKommunen(scene, medlem)
  for (const dag of [121, 400]) {
    const [jens, anna] = [await scene.som('jens', dag), await scene.som('anna', dag)]
    const { indlaegId } = await spoergOmNuph(anna, { id, tekst: `Dag ${dag}?` })
    await svarPaaSpoergsmaal(jens, { id, spoergsmaalId: indlaegId, tekst: 'Ja' })
  }
  const anna = await scene.som('anna', 400)
  const { svarId } = await besvarNuph(anna, {
    id,
    version: 1,
    felter: svar({ svartype: 'V21' }),
    sanktion: karantaene(),
  })
  const tre = await hos3F(scene, 400)
  await expect(besvarNuph(tre, { id, version: 1, felter: svar() })).rejects.toThrow(IkkeFundet)
  expect(
    await scene.sql`select 1 from opgave where objekt_id = ${id} and type in ('NY_UNDERRETNING', 'NUPH_SPOERGSMAAL') and lukket_tid is null`,
  ).toHaveLength(0)
  expect(await scene.antal('besked', { borger_id: medlem })).toBe(2)
  const [sanktion] = await transaktion(tre, (tx) => listSanktioner(tx, medlem))
  expect(sanktion).toMatchObject({ akasseNavn: 'HK/Danmarks A-kasse', kategori: 'K02', status: 'REGISTRERET' })
  const jens = await scene.som('jens', 401)
  await tilbagekaldNuph(jens, { id, version: 1, grund: 'FEJL', kommentar: '' })
  const hk = await scene.som('anna', 402)
  await besvarNuph(hk, {
    id,
    version: 1,
    felter: svar({ svartype: 'V40', resultat: 'V12', erstatterSvarId: svarId, anledning: 'TILBAGEKALDT' }),
    annuller: 'Trukket tilbage',
  })
  await genoptagNuph(hk, { id, version: 1, anledning: 'CKA', tekst: null })
  expect((await scene.sql`select status from nuph where id = ${id}`)[0]?.status).toBe('GENOPTAGET')
})

test('En sanktion uden underretning kan rettes og annulleres af den, der skrev den, også når medlemmet er gået', async ({
  scene,
}) => {
  const medlem = await nyttMedlem(scene)
  const anna = await scene.som('anna')
  const { id } = await registrerSanktion(anna, { borgerId: medlem, felter: som(karantaene({ sanktionstype: '86' })) })
  await skiftTil3F(scene, medlem)
  const senere = await scene.som('anna', 300)
  const rettet = await retSanktion(senere, {
    id,
    version: 1,
    felter: som(karantaene({ sanktionstype: '86', timer: '90.00', forsikring: 'DELTID' })),
    kommentar: 'Deltid',
    anledning: 'FEJL',
  })
  expect(rettet.version).toBe(2)
  expect(await koder(annullerSanktion(senere, { id, version: 1, kommentar: 'x', anledning: 'FEJL' }))).toEqual([
    'SR-409',
  ])
  expect(await koder(annullerSanktion(senere, { id, version: 2, kommentar: ' ', anledning: 'FEJL' }))).toEqual([
    'SR-010',
  ])
  await annullerSanktion(senere, { id, version: 2, kommentar: 'Medhold', anledning: 'KLAGE' })
  expect(await koder(annullerSanktion(senere, { id, version: 3, kommentar: 'x', anledning: 'FEJL' }))).toEqual([
    'SR-009',
  ])
  expect(
    (await scene.sql`select version, status from sanktion where id = ${id} order by version`).map((r) => r.status),
  ).toEqual(['REGISTRERET', 'AENDRET', 'ANNULLERET'])
  const tre = await hos3F(scene, 300)
  await expect(annullerSanktion(tre, { id, version: 3, kommentar: 'x', anledning: 'FEJL' })).rejects.toThrow(IkkeFundet)
  expect(
    await koder(registrerSanktion(tre, { borgerId: medlem, felter: som(karantaene({ sanktionstype: '86' })) })),
    'ikke medlem den dag',
  ).toEqual(['SR-004'])
})

const gentagelse = (af: string, dag: string) =>
  karantaene({
    sanktionstype: '49',
    haendelsesdato: dag,
    afgoerelsesdato: dag,
    startdato: dag,
    timer: null,
    gentagelseAfSanktionId: af,
    arbejdskravTimer: 300,
    arbejdskravPeriode: 'MAANEDER_3',
  })

test('De 12 måneder går på tværs af a-kasser: dagen før er en gentagelse, på dagen er den ikke', async ({ scene }) => {
  for (const [dag, ventet] of [
    [364, []],
    [365, ['SR-007']],
    [366, ['SR-007']],
  ] as const) {
    const medlem = await nyttMedlem(scene)
    const { id } = await registrerSanktion(await scene.som('anna'), {
      borgerId: medlem,
      felter: som(karantaene({ sanktionstype: '86' })),
    })
    await skiftTil3F(scene, medlem)
    const tre = await hos3F(scene, dag)
    expect(
      await koder(registrerSanktion(tre, { borgerId: medlem, felter: som(gentagelse(id, plusDage(IDAG, dag))) })),
      `dag ${dag}`,
    ).toEqual(ventet)
    if (ventet.length > 0) continue
    const igen = karantaene({
      sanktionstype: '86',
      haendelsesdato: tre.dag,
      afgoerelsesdato: tre.dag,
      startdato: tre.dag,
    })
    expect(
      (await registrerSanktion(tre, { borgerId: medlem, felter: som(igen) })).advarsler.map((a) => a.kode),
    ).toEqual(['SR-W04'])
  }
})

test('Annulleres en karantæne, skal gentagelsen gennemgås i den a-kasse, der skrev den; ingen ændrer den', async ({
  scene,
}) => {
  const medlem = await nyttMedlem(scene)
  const { id } = await registrerSanktion(await scene.som('anna'), {
    borgerId: medlem,
    felter: som(karantaene({ sanktionstype: '86' })),
  })
  await skiftTil3F(scene, medlem)
  const tre = await hos3F(scene, 200)
  const anden = await registrerSanktion(tre, { borgerId: medlem, felter: som(gentagelse(id, tre.dag)) })
  await annullerSanktion(await scene.som('anna', 201), {
    id,
    version: 1,
    kommentar: 'Medhold i klage',
    anledning: 'KLAGE',
  })
  const [opgave] = await scene.sql`select o.kode from opgave p join organisation o on o.id = p.organisation_id
    where p.objekt_id = ${anden.id} and p.type = 'SANKTION_GENNEMGANG'`
  expect(opgave?.kode).toBe('9001')
  expect(await transaktion(await hos3F(scene, 201), (tx) => hentSanktion(tx, anden.id, 'sanktion.se'))).toMatchObject({
    status: 'REGISTRERET',
    version: 1,
  })
})

test('To udelukkelser giver ingen gentagelse, og en udelukkelse kan ikke gentages', async ({ scene }) => {
  const medlem = await nyttMedlem(scene)
  const anna = await scene.som('anna')
  const k01 = som(karantaene({ sanktionstype: 'S03', timer: null }))
  const { id } = await registrerSanktion(anna, { borgerId: medlem, felter: k01 })
  expect((await registrerSanktion(anna, { borgerId: medlem, felter: k01 })).advarsler).toEqual([])
  expect(await koder(registrerSanktion(anna, { borgerId: medlem, felter: som(gentagelse(id, IDAG)) }))).toEqual([
    'SR-007',
  ])
})

test('Kommunen ser kun det, dens egen underretning har ført til, og aldrig svig og restance', async ({ scene }) => {
  const medlem = await nyttMedlem(scene)
  const [jens, anna] = [await scene.som('jens'), await scene.som('anna')]
  for (const type of ['90', '91', '92', '93', '86'])
    await registrerSanktion(anna, { borgerId: medlem, felter: som(karantaene({ sanktionstype: type })) })
  const { id } = await sendUnderretning(jens, medlem, tilbud)
  await besvarNuph(anna, { id, version: 1, felter: svar({ svartype: 'V21' }), sanktion: karantaene() })
  const ser = async (ctx: Kontekst) =>
    (await transaktion(ctx, (tx) => listSanktioner(tx, medlem))).map((s) => s.sanktionstype).sort()
  expect(await ser(jens)).toEqual(['S04'])
  expect(await ser(anna)).toEqual(['86', '90', '91', '92', '93', 'S04'])
  expect(await ser({ ...jens, aktoer: { slags: 'borger', borgerId: medlem, navn: 'Prøve' } })).toHaveLength(6)
  for (const fremmed of ['asger', 'nanna', 'tom']) expect(await ser(await scene.som(fremmed)), fremmed).toEqual([])
  // A type that kommuner do not see has no underretning: it would else be seen as it stood before the correction.
  const [sanktion] = await scene.sql`select id from sanktion where nuph_id = ${id}`
  const ret = { id: sanktion?.id, version: 1, felter: som(karantaene({ sanktionstype: '92' }), id), kommentar: 'Svig' }
  expect(await koder(retSanktion(anna, { ...ret, anledning: 'FEJL' }))).toEqual(['SR-011'])
})

test('Annulleres en sanktion uden et nyt svar, genoptages underretningen, og borgeren og kommunen får det at vide', async ({
  scene,
}) => {
  const medlem = await nyttMedlem(scene)
  const [jens, anna] = [await scene.som('jens'), await scene.som('anna')]
  const { id } = await sendUnderretning(jens, medlem, tilbud)
  await besvarNuph(anna, { id, version: 1, felter: svar({ svartype: 'V21' }), sanktion: karantaene() })
  const [s] = await scene.sql`select id from sanktion where nuph_id = ${id}`
  await annullerSanktion(anna, { id: s?.id, version: 1, kommentar: 'Fejl', anledning: 'FEJL' })
  expect((await transaktion(jens, (tx) => hentNuph(tx, id, 'nuph.se'))).status).toBe('GENOPTAGET')
  expect(await scene.antal('event', { ekstern_id: id, navn: 'NuphGenoptaget' })).toBe(1)
  expect(await scene.antal('besked', { borger_id: medlem })).toBe(3)
})

test('En underretning har én sanktion, og felter fra en anden slags sanktion siges med ord', async ({ scene }) => {
  const medlem = await nyttMedlem(scene)
  const [jens, anna] = [await scene.som('jens'), await scene.som('anna')]
  const { id } = await sendUnderretning(jens, medlem, tilbud)
  await besvarNuph(anna, { id, version: 1, felter: svar({ svartype: 'V21' }), sanktion: karantaene() })
  const igen = registrerSanktion(anna, { borgerId: medlem, felter: som(karantaene(), id) })
  expect(await koder(igen)).toContain('SR-012')
  expect(await scene.antal('sanktion', { nuph_id: id })).toBe(1)
  const [s] = await scene.sql<{ id: string }[]>`select id from sanktion where nuph_id = ${id}`
  const med = karantaene({ arbejdskravTimer: 300, arbejdskravPeriode: 'MAANEDER_3' })
  expect(await koder(registrerSanktion(anna, { borgerId: medlem, felter: som(med) }))).toContain('SR-013')
  const gentager = karantaene({ gentagelseAfSanktionId: s?.id ?? null })
  expect(await koder(registrerSanktion(anna, { borgerId: medlem, felter: som(gentager) }))).toContain('SR-013')
})

test('De samme værdier igen er ingen ny række, og en annulleret siger stadig nej', async ({ scene }) => {
  const medlem = await nyttMedlem(scene)
  const anna = await scene.som('anna')
  const felter = som(karantaene({ sanktionstype: '86' }))
  const { id } = await registrerSanktion(anna, { borgerId: medlem, felter })
  const ret = (version: number, nye: Partial<typeof felter>) =>
    retSanktion(anna, { id, version, felter: { ...felter, ...nye }, kommentar: 'x', anledning: 'FEJL' })
  expect(await ret(1, {})).toEqual({ version: 1, advarsler: [] })
  expect(await ret(1, { timer: '111.0' }), 'de samme timer').toEqual({ version: 1, advarsler: [] })
  expect(await scene.antal('sanktion', { id })).toBe(1)
  expect(await scene.antal('event', { ekstern_id: id })).toBe(1)
  expect((await ret(1, { timer: '90.00' })).version).toBe(2)
  await annullerSanktion(anna, { id, version: 2, kommentar: 'x', anledning: 'FEJL' })
  expect(await koder(ret(3, { timer: '90.00' }))).toContain('SR-009')
})

test('Flytter en rettelse hændelsens dag, spørges der om den nye dag som om en ny sanktion', async ({ scene }) => {
  const medlem = await nyttMedlem(scene)
  const { id } = await registrerSanktion(await scene.som('anna'), {
    borgerId: medlem,
    felter: som(karantaene({ sanktionstype: '86' })),
  })
  await skiftTil3F(scene, medlem)
  const senere = await scene.som('anna', 300)
  const ret = (dag: string, nye: Partial<ReturnType<typeof som>> = {}) =>
    retSanktion(senere, {
      id,
      version: 1,
      felter: {
        ...som(
          karantaene({
            sanktionstype: '86',
            haendelsesdato: dag,
            afgoerelsesdato: plusDage(IDAG, 200),
            startdato: dag,
          }),
        ),
        ...nye,
      },
      kommentar: 'Forkert dag',
      anledning: 'FEJL',
    })
  expect(await koder(ret(plusDage(IDAG, 1))), 'den første dag i 3F').toEqual(['SR-004'])
  expect(await koder(ret(plusDage(IDAG, -1001))), 'før medlemskabet').toEqual(['SR-004'])
  expect(await koder(ret(IDAG, { startdato: plusDage(IDAG, -1) }))).toEqual(['SR-003'])
  expect((await ret(plusDage(IDAG, -1000))).version, 'den første dag').toBe(2)
})

test('En gentagelse, der selv er annulleret eller rettet til noget andet, skal ingen gennemgå', async ({ scene }) => {
  const anna = await scene.som('anna')
  for (const art of ['annulleret', 'rettet', 'staar'] as const) {
    const medlem = await nyttMedlem(scene)
    const { id } = await registrerSanktion(anna, { borgerId: medlem, felter: som(karantaene({ sanktionstype: '86' })) })
    const anden = await registrerSanktion(anna, { borgerId: medlem, felter: som(gentagelse(id, IDAG)) })
    if (art === 'annulleret')
      await annullerSanktion(anna, { id: anden.id, version: 1, kommentar: 'x', anledning: 'FEJL' })
    if (art === 'rettet')
      await retSanktion(anna, {
        id: anden.id,
        version: 1,
        felter: som(karantaene({ sanktionstype: 'S03', timer: null })),
        kommentar: 'x',
        anledning: 'FEJL',
      })
    await annullerSanktion(anna, { id, version: 1, kommentar: 'Medhold', anledning: 'KLAGE' })
    expect(await scene.antal('opgave', { objekt_id: anden.id, type: 'SANKTION_GENNEMGANG' }), art).toBe(
      art === 'staar' ? 1 : 0,
    )
  }
})
