import { plusDage } from '#lib/dato'
import type { Kontekst } from '#lib/kontekst'
import { transaktion } from '#lib/kontekst'
import { besvarNuph } from '#lib/nuph/besvar'
import { bevisPdf } from '#lib/nuph/bevis-pdf'
import { foersteBrud } from '#lib/nuph/beviskaede'
import { findBevispakke, udstedBevispakke } from '#lib/nuph/bevispakke'
import { spoergOmNuph } from '#lib/nuph/dialog'
import { forklarNuph } from '#lib/nuph/forklar'
import { opretNuphKladde } from '#lib/nuph/kladde'
import { berigtigNuph } from '#lib/nuph/ret'
import { IkkeFundet } from '#lib/regelfund'
import { registrerSanktion } from '#lib/sanktion/registrer'
import { statistikfil } from '#lib/statistik/csv'
import { findMangler } from '#lib/statistik/fuldstaendighed'
import { taelKvalitet } from '#lib/statistik/kvalitet'
import { expect, test as grund } from '#tests/opsaetning/database'
import { karantaene, sendUnderretning, svar, underretning } from '#tests/system/nuph-scene'
import { aabnScene, IDAG, type Scene } from '#tests/system/scene'

const test = grund.extend<{ scene: Scene }>({
  scene: async ({ database }, use) => {
    const scene = await aabnScene(database)
    await use(scene)
    await scene.luk()
  },
})
const somBorger = (ctx: Kontekst, borgerId: string): Kontekst => ({
  ...ctx,
  aktoer: { slags: 'borger', borgerId, navn: 'Prøve' },
})

test('Pakken har alt i orden, kæden holder, koden findes bagefter, og udleveringen er logget', async ({ scene }) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const [jens, anna] = [await scene.som('jens'), await scene.som('anna')]
  const { id, sagsnummer } = await sendUnderretning(jens, medlem)
  await berigtigNuph(jens, {
    id,
    version: 1,
    felter: underretning({ begrundelse: 'Heller ikke i september.' }),
    kommentar: 'September manglede.',
  })
  await forklarNuph(somBorger(jens, medlem), { id, slags: 'FORKLARING', tekst: 'Jeg har søgt to job.' })
  await spoergOmNuph(anna, { id, tekst: 'Hvilken uge?' })
  await besvarNuph(anna, {
    id,
    version: 2,
    felter: svar({ svartype: 'V21', usaedvanligGrund: 'Det var et afslag på arbejde.' }),
    sanktion: karantaene(),
  })

  const pakke = await udstedBevispakke(anna, id)
  expect(pakke.sagsnummer).toBe(sagsnummer)
  expect(foersteBrud(pakke.led, pakke.rod)).toBeNull()
  expect(pakke.led[0]?.slags).toBe('UDSTEDELSE')
  expect(pakke.led.at(-1)?.slags).toBe('ADGANGSLOG')
  const slags = pakke.led.map((l) => l.slags)
  expect(slags.filter((s) => s === 'VERSION')).toHaveLength(2)
  for (const s of ['BORGERENS_ORD', 'SVAR', 'DIALOG', 'SANKTION', 'BESKED']) expect(slags, s).toContain(s)
  const tider = pakke.led.slice(1, -1).map((l) => l.tid ?? '')
  expect(tider).toEqual([...tider].sort())
  expect(JSON.stringify(pakke)).not.toContain('610170')

  expect(await findBevispakke(pakke.rod)).toMatchObject({ sagsnummer, udsteder: pakke.udsteder })
  expect(await findBevispakke('0'.repeat(64))).toBeUndefined()
  expect(await findBevispakke("' or true --")).toBeUndefined()
  expect(await scene.antal('adgangslog', { objekt_id: id, art: 'EKSPORT' })).toBe(1)

  const pdf = await bevisPdf(pakke, { navn: 'Prøve', adresse: 'https://samspor.dk/bevis' })
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  expect(pdf.includes('StructTreeRoot')).toBe(true)
})

test('Borgeren får hele loggen, kommunen kun sin egen; to pakker har hver sin kode', async ({ scene }) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const [jens, anna] = [await scene.som('jens'), await scene.som('anna')]
  const { id } = await sendUnderretning(jens, medlem)
  await spoergOmNuph(anna, { id, tekst: 'Hvilken uge?' })
  const log = (p: Awaited<ReturnType<typeof udstedBevispakke>>) => JSON.stringify(p.led.at(-1)?.indhold)
  const kommunens = await udstedBevispakke(jens, id)
  expect(log(kommunens)).not.toContain('Anna Akselsen')
  const borgerens = await udstedBevispakke(somBorger(jens, medlem), id)
  expect(log(borgerens)).toContain('Anna Akselsen')
  expect(borgerens.udsteder).toBe('Borgeren')
  expect(borgerens.rod).not.toBe(kommunens.rod)
})

test('Hverken en fremmed, en anden borger eller nogen med en kladde får en pakke', async ({ scene }) => {
  const [medlem, anden] = await scene.somSystem(async () => [await scene.nytMedlem(), await scene.nytMedlem()])
  const jens = await scene.som('jens')
  const { id, sagsnummer } = await sendUnderretning(jens, medlem ?? '')
  for (const fremmed of ['freja', 'nanna'])
    await expect(udstedBevispakke(await scene.som(fremmed), id), fremmed).rejects.toThrow(IkkeFundet)
  await expect(udstedBevispakke(somBorger(jens, anden ?? ''), id)).rejects.toThrow(IkkeFundet)
  const kladde = await opretNuphKladde(jens, { borgerId: medlem ?? '', felter: underretning({ haendelse: 'H05' }) })
  await expect(udstedBevispakke(jens, kladde.id)).rejects.toThrow(IkkeFundet)
  expect(await scene.antal('bevispakke', { sagsnummer })).toBe(0)
})

test('En udelukkelse mangler sin slutdato efter mere end 30 dage: ikke den 30., men den 31.', async ({ scene }) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const fra = plusDage(IDAG, -10)
  const { id } = await registrerSanktion(await scene.som('anna'), {
    borgerId: medlem,
    felter: {
      ...karantaene({ sanktionstype: 'S01', timer: null, haendelsesdato: fra, startdato: fra }),
      nuphId: null,
    },
  })
  const aabne = async (dage: number) =>
    (await transaktion(await scene.som('anna', dage), (ctx) => findMangler(ctx))).mangler.UDELUKKELSE_AABEN.filter(
      (m) => m.id === id,
    ).map((m) => m.dage)
  expect(await aabne(20)).toEqual([])
  expect(await aabne(21)).toEqual([31])
})

test('Et overskredet svar står på listen fra arbejdsdag 20, kun hos den a-kasse, der skylder det', async ({
  scene,
}) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const { id } = await sendUnderretning(await scene.som('jens'), medlem)
  const staar = async (hvem: string, dage: number) =>
    (await transaktion(await scene.som(hvem, dage), (ctx) => findMangler(ctx))).mangler.SVAR_OVERSKREDET.some(
      (m) => m.id === id,
    )
  // Sent on a Monday; 20 working days are four weeks.
  expect(await staar('anna', 27)).toBe(false)
  expect(await staar('anna', 28)).toBe(true)
  expect(await staar('tom', 28)).toBe(false)
})

test('Kommunens tal: sendt for sent og svaret som ikke korrekt tæller; små tal kan ikke læses i filen', async ({
  scene,
}) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const [jens, anna] = [await scene.som('jens'), await scene.som('anna')]
  const linje = async () =>
    (await transaktion(await scene.som('jens'), (ctx) => taelKvalitet(ctx))).find((l) => l.haendelse === 'H10')
  const foer = await linje()
  const { id } = await sendUnderretning(jens, medlem, { haendelsesdato: plusDage(IDAG, -2) })
  await besvarNuph(anna, { id, version: 1, felter: svar({ svartype: 'V11', begrundelse: 'Han har søgt.' }) })
  const efter = await linje()
  expect(efter?.sendt).toBe((foer?.sendt ?? 0) + 1)
  expect(efter?.forSent).toBe((foer?.forSent ?? 0) + 1)
  expect(efter?.ikkeKorrekt).toBe((foer?.ikkeKorrekt ?? 0) + 1)
  const fil = await statistikfil(jens)
  expect(fil).toMatch(/Afslået tilbud;færre end 5;0;0;0;0\r/)
  expect(fil).not.toMatch(/;[1-4](;|\r)/)
  expect(await scene.antal('adgangslog', { objekt_type: 'statistik', art: 'EKSPORT' })).toBe(1)
})
