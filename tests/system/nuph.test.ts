import { plusDage } from '#lib/dato'
import { transaktion } from '#lib/kontekst'
import { besvarNuph } from '#lib/nuph/besvar'
import { spoergOmNuph, svarPaaSpoergsmaal } from '#lib/nuph/dialog'
import { forklarNuph } from '#lib/nuph/forklar'
import { opretNuphKladde } from '#lib/nuph/kladde'
import { hentNuph } from '#lib/nuph/queries'
import { berigtigNuph } from '#lib/nuph/ret'
import { sendNuph } from '#lib/nuph/send'
import { tilbagekaldNuph } from '#lib/nuph/tilbagekald'
import { expect, test as grund } from '#tests/opsaetning/database'
import { karantaene, sendUnderretning, svar, underretning } from '#tests/system/nuph-scene'
import { aabnScene, IDAG, koder, type Scene } from '#tests/system/scene'

const test = grund.extend<{ scene: Scene }>({
  scene: async ({ database }, use) => {
    const scene = await aabnScene(database)
    await use(scene)
    await scene.luk()
  },
})

test('Kommunen sender, borgeren forklarer, a-kassen spørger, får svar og svarer med en karantæne', async ({
  scene,
}) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const [jens, anna] = [await scene.som('jens'), await scene.som('anna')]
  const { id, sagsnummer } = await sendUnderretning(jens, medlem)
  expect(sagsnummer).toMatch(/^SAG-2026-\d{6}$/)
  expect(await scene.antal('opgave', { objekt_id: id, type: 'NY_UNDERRETNING' })).toBe(1)
  expect(await scene.antal('besked', { borger_id: medlem })).toBe(1)
  const borger = { ...jens, aktoer: { slags: 'borger' as const, borgerId: medlem, navn: 'Prøve' } }
  await forklarNuph(borger, { id, slags: 'FORKLARING', tekst: 'Jeg har søgt to job.' })
  await forklarNuph(borger, { id, slags: 'INDKALDELSE_IKKE_MODTAGET', tekst: '' })
  await forklarNuph(borger, { id, slags: 'INDKALDELSE_IKKE_MODTAGET', tekst: '' })
  expect(await scene.antal('nuph_borgerindlaeg', { nuph_id: id })).toBe(2)

  const { indlaegId } = await spoergOmNuph(anna, { id, tekst: 'Hvilken uge?' })
  expect(await koder(spoergOmNuph(anna, { id, tekst: 'Og igen?' }))).toEqual(['NUPH-E36'])
  expect(await koder(svarPaaSpoergsmaal(anna, { id, spoergsmaalId: indlaegId, tekst: 'Selv' }))).toEqual(['NUPH-E37'])
  await svarPaaSpoergsmaal(jens, { id, spoergsmaalId: indlaegId, tekst: 'Uge 42.' })

  expect(await koder(besvarNuph(anna, { id, version: 1, felter: svar({ svartype: 'V21' }) }))).toEqual([
    'NUPH-E31',
    'NUPH-W20',
  ])
  const besvaret = await besvarNuph(anna, {
    id,
    version: 1,
    felter: svar({ svartype: 'V21', usaedvanligGrund: 'Det var et afslag på arbejde.' }),
    sanktion: karantaene(),
  })
  expect(besvaret.status).toBe('BESVARET')
  expect(besvaret.advarsler.map((a) => a.kode)).toEqual(['SR-W03', 'NUPH-W20'])
  expect(await scene.antal('sanktion', { nuph_id: id })).toBe(1)
  expect(await scene.antal('besked', { borger_id: medlem })).toBe(2)
  expect(await koder(besvarNuph(anna, { id, version: 1, felter: svar() }))).toEqual(['NUPH-E32', 'NUPH-E39'])
})

test('En anden a-kasses underretning findes ikke, og en anden kommune kan ikke trække den tilbage', async ({
  scene,
}) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const jens = await scene.som('jens')
  const { id } = await sendUnderretning(jens, medlem)
  for (const fremmed of ['fatima', 'mette']) {
    const ctx = await scene.som(fremmed).catch(() => undefined)
    if (!ctx) continue
    await expect(besvarNuph(ctx, { id, version: 1, felter: svar() })).rejects.toThrow(/nuph/)
    await expect(tilbagekaldNuph(ctx, { id, version: 1, grund: 'FEJL', kommentar: '' })).rejects.toThrow(/nuph/)
  }
})

test('Sendes den samme hændelse to gange, er den anden en dublet, og en tilbagekaldt kan sendes igen', async ({
  scene,
}) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const jens = await scene.som('jens')
  const { id } = await sendUnderretning(jens, medlem)
  const anden = await opretNuphKladde(jens, { borgerId: medlem, felter: underretning() })
  expect(await koder(sendNuph(jens, { id: anden.id, version: 1 }))).toEqual(['NUPH-E20'])
  expect(await tilbagekaldNuph(jens, { id, version: 1, grund: 'FEJL', kommentar: '' })).toEqual({
    status: 'TILBAGEKALDT',
  })
  await sendNuph(jens, { id: anden.id, version: 1 })
})

test('Fristen er dagen efter: to dage efter skal der stå hvorfor', async ({ scene }) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const jens = await scene.som('jens')
  const iForgaars = { haendelse: 'H05', haendelsesdato: plusDage(IDAG, -2), tilbudsbeskrivelse: 'Et kursus' }
  const kladde = await opretNuphKladde(jens, {
    borgerId: medlem,
    felter: underretning({ ...iForgaars, begrundelse: null }),
  })
  expect(await koder(sendNuph(jens, { id: kladde.id, version: 1 }))).toEqual(['1014', 'NUPH-W04'])
  const { id } = await sendUnderretning(jens, medlem, { ...iForgaars, begrundelse: 'Vi fik først besked i dag.' })
  expect(id).toBeTruthy()
})

test('En halv kilde er ingen: kladden gemmes, og reglen beder om den, hvor hændelsen kræver den', async ({ scene }) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const jens = await scene.som('jens')
  for (const halv of [{ kildeSlags: 'AKTIVITET' as const }, { kildeId: crypto.randomUUID() }]) {
    const { id } = await opretNuphKladde(jens, {
      borgerId: medlem,
      felter: underretning({ haendelse: 'H03', ...halv }),
    })
    expect(await koder(sendNuph(jens, { id, version: 1 }))).toEqual(['NUPH-E04'])
  }
})

test('Sendt ved en anden aktør: navnet står i hver version og hos a-kassen, og kommunen svarer for sagen', async ({
  scene,
}) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const jens = await scene.som('jens')
  const { id } = await opretNuphKladde(jens, {
    borgerId: medlem,
    felter: underretning(),
    andenAktoer: 'Job & Vækst ApS',
  })
  await sendNuph(jens, { id, version: 1 })
  const felter = underretning({ begrundelse: 'Heller ikke i september.' })
  await berigtigNuph(jens, { id, version: 1, felter, kommentar: 'September manglede.' })
  const versioner = await scene.sql`select indhold ->> 'andenAktoer' as ved from nuph_version where nuph_id = ${id}`
  expect(versioner.map((v) => v.ved)).toEqual(['Job & Vækst ApS', 'Job & Vækst ApS'])
  const sag = await transaktion(await scene.som('anna'), (tx) => hentNuph(tx, id, 'nuph.se'))
  expect(sag).toMatchObject({ andenAktoer: 'Job & Vækst ApS', afsenderNavn: 'Jobcenter København' })
})
