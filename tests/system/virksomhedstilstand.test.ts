import { iTransaktion } from '#db/client'
import { type Kontekst, transaktion } from '#lib/kontekst'
import { IkkeFundet } from '#lib/regelfund'
import { findSession } from '#lib/session/find'
import { opretSession } from '#lib/session/opret'
import { listAabneTilstande, listTilstande, ophaevTilstand, saetTilstand } from '#lib/virksomhedstilstand/tilstand'
import { expect, test as grund } from '#tests/opsaetning/database'
import { aabnScene, koder, type Scene } from '#tests/system/scene'

const test = grund.extend<{ scene: Scene }>({
  scene: async ({ database }, use) => {
    const scene = await aabnScene(database)
    await scene.sql`truncate virksomhedstilstand`
    await use(scene)
    await scene.luk()
  },
})

const CVR = '99000023'
const frisk = <T extends Kontekst>(ctx: T): T => ({
  ...ctx,
  frist: Date.now() + 10_000,
  requestId: crypto.randomUUID(),
})
const logInd = (cvr: string) =>
  opretSession({
    doer: 'virksomhed',
    issuer: 'proeve',
    idToken: undefined,
    claims: {
      sub: `p-${cvr}`,
      loa: 'https://data.gov.dk/concept/core/nsis/Substantial',
      identity_type: 'professional',
      'nemlogin.cvr': cvr,
      'nemlogin.org_name': 'Firma',
      'nemlogin.name': 'P',
    },
  })
const erInde = async (cookie: string) => (await iTransaktion(Date.now() + 3000, (db) => findSession(db, cookie))).slags

test('En spærret virksomhed er ude ved næste klik og kan ikke logge ind, før den er ophævet', async ({ scene }) => {
  const stine = await scene.som('stine')
  const inde = await logInd(CVR)
  if (!('cookie' in inde)) throw new Error('kunne ikke logge ind')
  expect(await erInde(inde.cookie)).toBe('gyldig')
  await saetTilstand(stine, { cvr: '99 00 00 23', tilstand: 'SPAERRET', aarsag: 'Misbrug af oplysninger om ansøgere.' })
  expect(await erInde(inde.cookie)).toBe('udloebet')
  expect(await logInd(CVR)).toEqual({ fejl: 'spaerret' })
  expect(await logInd('99000007'), 'andre mærker intet').toHaveProperty('cookie')
  await ophaevTilstand(frisk(stine), { cvr: CVR, tilstand: 'SPAERRET', grund: 'Aftalt med virksomheden.' })
  expect(await erInde(inde.cookie), 'den gamle kommer ikke igen').toBe('udloebet')
  expect(await logInd(CVR)).toHaveProperty('cookie')
})

test('Historikken bevares med grund og navn, og hver tilstand er der én gang ad gangen', async ({ scene }) => {
  const stine = await scene.som('stine')
  const saet = (tilstand: 'SPAERRET' | 'KONFLIKTRAMT', aarsag = 'Blokade') =>
    koder(saetTilstand(frisk(stine), { cvr: CVR, tilstand, aarsag }))
  expect(await koder(ophaevTilstand(frisk(stine), { cvr: CVR, tilstand: 'KONFLIKTRAMT', grund: 'x' }))).toEqual([
    'JO-091',
  ])
  expect(await saet('KONFLIKTRAMT', ' ')).toEqual(['1014'])
  expect(await saet('KONFLIKTRAMT')).toEqual([])
  expect(await saet('KONFLIKTRAMT')).toEqual(['JO-090'])
  expect(await saet('SPAERRET', '<b>x</b>')).toEqual(['4933'])
  expect(await saet('SPAERRET')).toEqual([])
  await ophaevTilstand(frisk(stine), { cvr: CVR, tilstand: 'KONFLIKTRAMT', grund: 'Konflikten er slut' })
  expect(await saet('KONFLIKTRAMT', 'Ny blokade')).toEqual([])
  const historik = await transaktion(frisk(stine), (tx) => listTilstande(tx, CVR))
  expect(historik).toHaveLength(3)
  expect(historik.filter((h) => h.til)).toMatchObject([
    { ophaevetAfNavn: stine.aktoer.navn, ophaevetGrund: 'Konflikten er slut' },
  ])
  expect(await transaktion(frisk(stine), (tx) => listAabneTilstande(tx))).toHaveLength(2)
  expect(await koder(saetTilstand(frisk(stine), { cvr: '12345678', tilstand: 'SPAERRET', aarsag: 'x' }))).toEqual([
    'CVR-E02',
  ])
})

test('To på samme tid: én sætter, den anden får det at vide', async ({ scene }) => {
  const stine = await scene.som('stine')
  const svar = await Promise.all(
    [1, 2].map(() => koder(saetTilstand(frisk(stine), { cvr: CVR, tilstand: 'SPAERRET', aarsag: 'x' }))),
  )
  expect(svar.flat()).toEqual(['JO-090'])
})

test('Kun Kundesupport: ikke driften, en a-kasse, et jobcenter eller virksomheden selv', async ({ scene }) => {
  for (const hvem of ['dorte', 'anna', 'jens', 'pia']) {
    const ctx = await scene.som(hvem)
    await expect(saetTilstand(frisk(ctx), { cvr: CVR, tilstand: 'SPAERRET', aarsag: 'x' })).rejects.toThrow(IkkeFundet)
    await expect(transaktion(frisk(ctx), (tx) => listTilstande(tx, CVR))).rejects.toThrow(IkkeFundet)
  }
})
