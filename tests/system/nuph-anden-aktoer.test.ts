import { JOBVEJEN } from '#demo/medarbejdere'
import { plusDage } from '#lib/dato'
import { nummererEvents } from '#lib/events/nummerer'
import { tilknytJobcenter } from '#lib/jobcentertilknytning/tilknyt'
import { type Kontekst, transaktion } from '#lib/kontekst'
import { besvarNuph } from '#lib/nuph/besvar'
import { spoergOmNuph, svarPaaSpoergsmaal } from '#lib/nuph/dialog'
import { kladdeFraSamtale } from '#lib/nuph/fra-samtale'
import { kasserNuphKladde, opretNuphKladde } from '#lib/nuph/kladde'
import { hentForloebOm, hentNuph, listNuph } from '#lib/nuph/queries'
import { berigtigNuph } from '#lib/nuph/ret'
import { sendNuph } from '#lib/nuph/send'
import { hentNuphside } from '#lib/nuph/side'
import { tilbagekaldNuph } from '#lib/nuph/tilbagekald'
import { listOpgaver } from '#lib/opgave/queries'
import { IkkeFundet } from '#lib/regelfund'
import { udeblevFraSamtale } from '#lib/samtale/afhold'
import { indkald } from '#lib/samtale/registrer'
import { listSanktioner } from '#lib/sanktion/queries'
import { registrerSanktion } from '#lib/sanktion/registrer'
import { afslutTildeling } from '#lib/tildeling/afslut'
import { expect, test as grund } from '#tests/opsaetning/database'
import { karantaene, sendUnderretning, svar, underretning } from '#tests/system/nuph-scene'
import { kl, samtalen } from '#tests/system/samtale-scene'
import { aabnScene, IDAG, paaDag, type Scene } from '#tests/system/scene'
import { fremmedAktoer, tildelJobvejen } from '#tests/system/tildeling-scene'

const test = grund.extend<{ scene: Scene }>({
  scene: async ({ database }, use) => {
    const scene = await aabnScene(database)
    await use(scene)
    await scene.luk()
  },
})

const frisk = (ctx: Kontekst): Kontekst => ({ ...ctx, frist: Date.now() + 20_000, requestId: crypto.randomUUID() })
const laes = <T>(ctx: Kontekst, arbejde: Parameters<typeof transaktion<T>>[1]) => transaktion(frisk(ctx), arbejde)
const ikke = (loefte: Promise<unknown>) => expect(loefte).rejects.toBeInstanceOf(IkkeFundet)
const tildelt = async (scene: Scene): Promise<string> => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  await tildelJobvejen(scene, medlem)
  return medlem
}
/** What an organisation has to do about a case. */
const opgaver = async (scene: Scene, noegle: string, nuphId: string): Promise<string[]> => {
  const { opgaver } = await laes(await scene.som(noegle), (tx) => listOpgaver(tx, 'alle'))
  return opgaver.filter((o) => o.objektId === nuphId).map((o) => o.type)
}

test('Fra en udeblivelse hos kommunen: aktøren sender på kommunens vegne, og alle kan se begge navne', async ({
  scene,
}) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const jens = await scene.som('jens')
  const moede = samtalen(medlem, { type: 12, moedeholder: 'Jens Jensen', start: kl(7) })
  const { samtaleId } = await indkald(jens, moede)
  await tildelJobvejen(scene, medlem)
  const jonna = await scene.som('jonna', 7, '11:00')
  await ikke(kladdeFraSamtale(frisk(jonna), { samtaleId, version: 1 }))
  await udeblevFraSamtale(await scene.som('jens', 7, '10:50'), { id: samtaleId, version: 1 })
  const { id } = await kladdeFraSamtale(frisk(jonna), { samtaleId, version: 2 })
  const { sagsnummer } = await sendNuph(frisk(jonna), { id, version: 1 })

  const [anna, jensen] = [await scene.som('anna', 7), await scene.som('jens', 7)]
  for (const ctx of [anna, jensen, jonna])
    expect(await laes(ctx, (tx) => hentNuph(tx, id, 'nuph.se'))).toMatchObject({
      sagsnummer,
      afsenderNavn: 'Jobcenter København',
      andenAktoer: JOBVEJEN.navn,
      afsenderBrugerNavn: 'Jonna Juhl',
      haendelse: 'H01',
    })
  const { versioner } = await laes(anna, (tx) => hentForloebOm(tx, id))
  expect(versioner[0]).toMatchObject({ afNavn: 'Jonna Juhl', indhold: { andenAktoer: JOBVEJEN.navn } })
  const [besked] =
    await scene.sql`select b.afsender_navn, b.tekst from besked b join nuph n on n.traad_id = b.traad_id where n.id = ${id}`
  expect(besked?.afsender_navn, 'borgeren hører det fra kommunen').toBe('Jobcenter København')
  const parter = await scene.sql`select o.navn from traad_part p join organisation o on o.id = p.organisation_id
    join nuph n on n.traad_id = p.traad_id where n.id = ${id}`
  expect(parter.map((p) => p.navn)).toEqual(['Jobcenter København'])
  expect(await opgaver(scene, 'anna', id)).toEqual(['NY_UNDERRETNING'])
})

test('Spørgsmål og svar når både kommunen og aktøren; den ene svarer for begge', async ({ scene }) => {
  const medlem = await tildelt(scene)
  const [jonna, anna] = [await scene.som('jonna'), await scene.som('anna')]
  const { id } = await sendUnderretning(jonna, medlem)
  const { indlaegId } = await spoergOmNuph(frisk(anna), { id, tekst: 'Hvornår talte I med medlemmet?' })
  for (const noegle of ['jens', 'jonna']) expect(await opgaver(scene, noegle, id), noegle).toEqual(['NUPH_SPOERGSMAAL'])
  await svarPaaSpoergsmaal(frisk(jonna), { id, spoergsmaalId: indlaegId, tekst: 'I mandags.' })
  for (const noegle of ['jens', 'jonna']) expect(await opgaver(scene, noegle, id), noegle).toEqual([])
  expect((await opgaver(scene, 'anna', id)).sort()).toEqual(['NUPH_SVAR', 'NY_UNDERRETNING'])

  await besvarNuph(frisk(anna), { id, version: 1, felter: svar({ svartype: 'V12' }) })
  for (const noegle of ['jens', 'jonna']) expect(await opgaver(scene, noegle, id), noegle).toEqual(['NUPH_SVAR'])
  const { indlaegId: mit } = await spoergOmNuph(frisk(jonna), { id, tekst: 'Hvorfor ingen konsekvens?' })
  await expect(
    svarPaaSpoergsmaal(frisk(await scene.som('jens')), { id, spoergsmaalId: mit, tekst: 'Det ved vi ikke.' }),
    'kommunen svarer ikke sig selv',
  ).rejects.toMatchObject({ fund: [{ kode: 'NUPH-E37' }] })

  await scene.somSystem(async () => {
    while ((await nummererEvents(new Date(), Date.now() + 10_000)) > 0);
  })
  const jobvejen = await scene.find('anden_aktoer', JOBVEJEN.kode)
  const hoert = await scene.sql`select e.navn from event_modtager m join event e on e.id = m.event_id
    where m.organisation_id = ${jobvejen.id} and m.ekstern_id = ${id} order by m.loebenummer`
  expect(hoert.map((h) => h.navn)).toEqual(['NuphSpoergsmaal', 'NuphBesvaret'])
})

test('Dialogen føres også om det, kommunen selv har sendt om borgeren, men ikke om en fremmed kommunes', async ({
  scene,
}) => {
  const medlem = await tildelt(scene)
  const [jonna, anna] = [await scene.som('jonna'), await scene.som('anna')]
  const { id } = await sendUnderretning(await scene.som('jens'), medlem)
  const { indlaegId } = await spoergOmNuph(frisk(anna), { id, tekst: 'Hvornår?' })
  await svarPaaSpoergsmaal(frisk(jonna), { id, spoergsmaalId: indlaegId, tekst: 'I mandags.' })
  await ikke(berigtigNuph(frisk(jonna), { id, version: 1, felter: underretning(), kommentar: 'x' }))
  await ikke(tilbagekaldNuph(frisk(jonna), { id, version: 1, grund: 'FEJL', kommentar: '' }))
  await ikke(besvarNuph(frisk(jonna), { id, version: 1, felter: svar() }))
  const odense = await scene.find('jobcenter', '46100')
  await scene.sql`update nuph set afsender_id = ${odense.id} where id = ${id}`
  expect((await laes(jonna, (tx) => hentNuph(tx, id, 'nuph.se'))).id).toBe(id)
  await ikke(spoergOmNuph(frisk(jonna), { id, tekst: 'Hvad nu?' }))
})

test('Af sanktionsregisteret ser aktøren kun udfaldet af sin egen underretning', async ({ scene }) => {
  const medlem = await tildelt(scene)
  const [jens, jonna, anna] = [await scene.som('jens'), await scene.som('jonna'), await scene.som('anna')]
  const tilbud = { haendelse: 'H05', tilbudsbeskrivelse: 'Et kursus' }
  const kommunens = await sendUnderretning(jens, medlem, { ...tilbud, haendelsesdato: plusDage(IDAG, -1) })
  await besvarNuph(frisk(anna), {
    id: kommunens.id,
    version: 1,
    felter: svar({ svartype: 'V21' }),
    sanktion: karantaene({ haendelsesdato: plusDage(IDAG, -1) }),
  })
  // Arrears and fraud are the a-kasse's own.
  await registrerSanktion(frisk(anna), {
    borgerId: medlem,
    felter: { ...karantaene({ sanktionstype: '92' }), nuphId: null },
  })
  const { id } = await sendUnderretning(jonna, medlem, {
    ...tilbud,
    haendelsesdato: plusDage(IDAG, -2),
    begrundelse: 'Sagde nej.',
  })
  expect(await laes(jonna, (tx) => listSanktioner(tx, medlem))).toEqual([])
  await besvarNuph(frisk(anna), {
    id,
    version: 1,
    felter: svar({ svartype: 'V21' }),
    sanktion: karantaene({ haendelsesdato: plusDage(IDAG, -2) }),
  })
  expect((await laes(jonna, (tx) => listSanktioner(tx, medlem))).map((s) => s.nuphId)).toEqual([id])
  expect((await laes(jonna, (tx) => hentNuphside(tx, id))).sanktion).toMatchObject({ kategori: 'K02', nuphId: id })
  expect((await laes(jonna, (tx) => hentNuphside(tx, kommunens.id))).sanktion, 'kommunens egen').toBeUndefined()
  expect(await laes(await fremmedAktoer(scene), (tx) => listSanktioner(tx, medlem))).toEqual([])
  expect(await laes(jens, (tx) => listSanktioner(tx, medlem))).toHaveLength(2)
})

test('Når tildelingen er slut, læser aktøren det, den har sendt, og kommunen fører sagen videre', async ({ scene }) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const tildelingId = await tildelJobvejen(scene, medlem)
  const [jonna, anna, jens] = [await scene.som('jonna'), await scene.som('anna'), await scene.som('jens')]
  const { id } = await sendUnderretning(jonna, medlem)
  const kladde = await opretNuphKladde(frisk(jonna), { borgerId: medlem, felter: underretning() })
  await spoergOmNuph(frisk(anna), { id, tekst: 'Hvornår?' })
  await afslutTildeling(frisk(jens), { id: tildelingId, sidsteDag: IDAG })

  const senere = await scene.som('jonna', 1)
  const { sager } = await laes(senere, (tx) => listNuph(tx))
  expect(sager.map((s) => s.id)).toEqual(expect.arrayContaining([id, kladde.id]))
  const side = await laes(senere, (tx) => hentNuphside(tx, id))
  expect(side).toMatchObject({ maaRette: false, maaSkrive: false, borgerNavn: expect.stringContaining('Prøve') })
  expect(side.indlaeg).toHaveLength(1)
  await ikke(sendNuph(frisk(senere), { id: kladde.id, version: 1 }))
  await ikke(tilbagekaldNuph(frisk(senere), { id, version: 1, grund: 'FEJL', kommentar: '' }))
  await ikke(spoergOmNuph(frisk(senere), { id, tekst: 'Hvad nu?' }))
  await ikke(opretNuphKladde(frisk(senere), { borgerId: medlem, felter: underretning() }))
  const { opgaver } = await laes(senere, (tx) => listOpgaver(tx, 'alle'))
  expect(opgaver.filter((o) => o.borgerId === medlem)).toEqual([])

  const kommunen = await scene.som('jens', 1)
  await kasserNuphKladde(frisk(kommunen), { id: kladde.id, version: 1 })
  expect(await tilbagekaldNuph(frisk(kommunen), { id, version: 1, grund: 'FEJL', kommentar: '' })).toEqual({
    status: 'TILBAGEKALDT',
  })
})

test('Flytter borgeren, og har begge kommuner samme aktør, handler den ikke i den gamles navn', async ({ scene }) => {
  const medlem = await tildelt(scene)
  const jonna = await scene.som('jonna')
  const kladde = await opretNuphKladde(frisk(jonna), { borgerId: medlem, felter: underretning() })
  const sendt = await opretNuphKladde(frisk(jonna), {
    borgerId: medlem,
    felter: underretning({ haendelsesdato: plusDage(IDAG, -1) }),
  })
  await sendNuph(frisk(jonna), { id: sendt.id, version: 1 })
  const [aarhus, kommune] = [await scene.find('jobcenter', '75100'), await scene.find('kommune', '751')]
  await scene.somSystem(() =>
    tilknytJobcenter(paaDag(0), {
      borgerId: medlem,
      jobcenterId: aarhus.id,
      kommuneId: kommune.id,
      fra: plusDage(IDAG, 1),
    }),
  )
  const [t] = await scene.sql<
    { id: string }[]
  >`insert into tildeling (borger_id, jobcenter_id, aktoer_id, fra, tildelt_af_navn, tildelt_tid)
    select ${medlem}, ${aarhus.id}, id, ${plusDage(IDAG, 1)}, 'Århus', now() from organisation where kode = ${JOBVEJEN.kode} returning id`
  await scene.sql`insert into adgangsrelation (organisation_id, borger_id, kategori, grundlag_id, fra)
    select id, ${medlem}, 'TILDELT', ${t?.id ?? ''}, ${plusDage(IDAG, 1)} from organisation where kode = ${JOBVEJEN.kode}`
  const imorgen = await scene.som('jonna', 1)
  await ikke(sendNuph(frisk(imorgen), { id: kladde.id, version: 1 }))
  await ikke(tilbagekaldNuph(frisk(imorgen), { id: sendt.id, version: 1, grund: 'FEJL', kommentar: '' }))
  const bagMuren = await laes(imorgen, (tx) =>
    tx.db.execute(`update nuph set aendret_tid = now() where id = '${kladde.id}' returning id`),
  )
  expect([...bagMuren]).toEqual([])
  expect(await laes(imorgen, (tx) => hentNuph(tx, sendt.id, 'nuph.se'))).toMatchObject({ status: 'SENDT' })
})

test('En anden aktør uden borgeren finder intet: hverken borger, sag eller kladde', async ({ scene }) => {
  const medlem = await tildelt(scene)
  const jonna = await scene.som('jonna')
  const { id } = await sendUnderretning(jonna, medlem)
  const kladde = await opretNuphKladde(frisk(jonna), { borgerId: medlem, felter: underretning() })
  const fremmed = await fremmedAktoer(scene)
  for (const sag of [id, kladde.id]) await ikke(laes(fremmed, (tx) => hentNuph(tx, sag, 'nuph.se')))
  await ikke(opretNuphKladde(frisk(fremmed), { borgerId: medlem, felter: underretning() }))
  expect((await laes(fremmed, (tx) => listNuph(tx))).sager).toEqual([])
  // The kommune's own draft is not the anden aktør's either; its is the kommune's.
  const kommunens = await opretNuphKladde(frisk(await scene.som('jens')), {
    borgerId: medlem,
    felter: underretning({ haendelsesdato: plusDage(IDAG, -1) }),
  })
  await ikke(laes(jonna, (tx) => hentNuph(tx, kommunens.id, 'nuph.se')))
  expect((await laes(await scene.som('jens'), (tx) => hentNuph(tx, kladde.id, 'nuph.send'))).id).toBe(kladde.id)
})
