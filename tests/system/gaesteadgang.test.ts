import { person } from '#demo/personer'
import { listOpslag } from '#lib/audit/hvem-har-set'
import { hentBorger } from '#lib/borger/hent'
import { soeg } from '#lib/borger/soeg'
import { visCprNummer } from '#lib/borger/vis-cpr'
import { type Dag, plusDage } from '#lib/dato'
import { afslutGaesteadgang } from '#lib/gaesteadgang/afslut'
import { givGaesteadgang } from '#lib/gaesteadgang/giv'
import { listGaesteadgange } from '#lib/gaesteadgang/queries'
import { afslaaIndstilling } from '#lib/indstilling/afgoer'
import { hentSagsside } from '#lib/indstilling/side'
import { tagIndstilling } from '#lib/indstilling/tag'
import { type Kontekst, transaktion } from '#lib/kontekst'
import { proev } from '#lib/proev'
import { IkkeFundet } from '#lib/regelfund'
import { afmeldFraSide, tilmeldFraSide } from '#lib/tilmelding/fra-side'
import { expect, test as grund } from '#tests/opsaetning/database'
import { aabnScene, afslagMed, IDAG, koder, type Scene } from '#tests/system/scene'

const test = grund.extend<{ scene: Scene }>({
  scene: async ({ database }, use) => {
    const scene = await aabnScene(database)
    await use(scene)
    await scene.luk()
  },
})

const GRUND = 'Borgeren flytter hertil den 1. december.'
const cpr = (noegle: string) => person(noegle).cpr ?? ''
const giv = (ctx: Kontekst, nummer: string, dage = 5, begrundelse = GRUND) =>
  givGaesteadgang(ctx, { cpr: nummer, begrundelse, til: plusDage(IDAG, dage) })
const frisk = (ctx: Kontekst): Kontekst => ({ ...ctx, frist: Date.now() + 10_000 })
const ser = (ctx: Kontekst, borgerId: string): Promise<boolean> =>
  transaktion({ ...ctx, frist: Date.now() + 10_000 }, (tx) => hentBorger(tx, borgerId, 'borger.se')).then(
    () => true,
    (fejl) => {
      if (fejl instanceof IkkeFundet) return false
      throw fejl
    },
  )

test('Et andet jobcenter får adgang fra i dag til og med den sidste dag, og borgeren kan se det', async ({ scene }) => {
  const karen = await scene.borgerId('karen')
  expect(await ser(await scene.som('asger'), karen), 'før').toBe(false)
  const { id } = await giv(await scene.som('asger'), cpr('karen'))
  const dage: boolean[] = []
  for (const dag of [-1, 0, 5, 6]) dage.push(await ser(await scene.som('asger', dag), karen))
  expect(dage).toEqual([false, true, true, false])
  expect(await ser(await scene.som('nanna'), karen), 'et tredje jobcenter').toBe(false)

  const asger = await scene.som('asger')
  expect(await transaktion(asger, (tx) => soeg(tx, cpr('karen')))).toEqual({ sti: `/myndighed/borgere/${karen}` })
  expect(await visCprNummer(asger, karen)).toMatchObject({ navn: 'Karen Eksempel' })

  const hosKaren = await scene.som('karen')
  const [adgang] = await transaktion(hosKaren, (tx) => listGaesteadgange(tx))
  expect(adgang).toMatchObject({ id, begrundelse: GRUND, fra: IDAG, til: plusDage(IDAG, 5), gaelder: true })
  const { opslag } = await transaktion(hosKaren, (tx) => listOpslag(tx, karen, null))
  const gjort = opslag.filter((o) => o.organisation.includes('Aarhus')).flatMap((o) => o.hvad)
  expect(gjort).toEqual(expect.arrayContaining(['Fik gæsteadgang til dig', 'Så på din sag', 'Så dit CPR-nummer']))
})

test('En gæst læser sagen, men får ikke afgørelsen at vide før andre og kan intet gøre ved den', async ({ scene }) => {
  const camilla = await scene.borgerId('camilla')
  const [jens, asger] = [await scene.som('jens'), await scene.som('asger')]
  const [sag] = await scene.sql<{ id: string; version: number }[]>`
    select id, version from indstilling where borger_id = ${camilla} and status = 'UNDER_BEHANDLING'`
  const { id, version } = sag ?? { id: '', version: 0 }
  await afslaaIndstilling(jens, { id, version, felter: afslagMed() })
  await giv(asger, cpr('camilla'))
  const gaestens = await transaktion(asger, (tx) => hentSagsside(tx, id))
  expect(gaestens).toMatchObject({ afgoerelse: null, traad: null, maaBehandle: false })
  expect(gaestens.sag.status).toBe('UNDER_BEHANDLING')
  expect(gaestens.historik.map((h) => h.tekst).join()).not.toContain('afgørelse')
  const jensens = await transaktion(jens, (tx) => hentSagsside(tx, id))
  expect(jensens.sag.status).toBe('AFGJORT_AFVENTER_POST')
  expect(jensens.historik.map((h) => h.tekst).join()).toContain('afgørelse')
  await expect(tagIndstilling(asger, { id, version: version + 1 })).rejects.toThrow(IkkeFundet)
})

test('En gæst kan læse om borgeren, men hverken afmelde eller tilmelde: det gør borgerens egen kommune', async ({
  scene,
}) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const [asger, jens] = [await scene.som('asger'), await scene.som('jens')]
  await giv(asger, (await visCprNummer(jens, medlem)).cpr)
  expect(await ser(asger, medlem)).toBe(true)
  const [t] = await scene.sql`select id from tilmelding where borger_id = ${medlem} and registreret_til is null`
  const [j] =
    await scene.sql`select id from jobcentertilknytning where borger_id = ${medlem} and registreret_til is null`
  const afmeldelse = { borgerId: medlem, tilmeldingId: String(t?.id), afmeldingsDato: IDAG }
  const afmeld = (ctx: Kontekst) => transaktion(frisk(ctx), (tx) => afmeldFraSide(tx, afmeldelse))
  const tilmeld = (ctx: Kontekst, tilmeldingsDato: Dag) =>
    transaktion(frisk(ctx), (tx) =>
      tilmeldFraSide(tx, {
        borgerId: medlem,
        tilmeldingsDato,
        kontaktgruppe: 1,
        visitationskategori: null,
        begyndtDag: '',
        begyndtKl: '',
        kommentar: null,
      }),
    )
  expect(await koder(afmeld(asger))).toEqual(['TM-004'])
  expect(await koder(proev(frisk(asger), (tx) => afmeldFraSide(tx, afmeldelse)))).toEqual(['TM-004'])
  expect(await koder(tilmeld(asger, IDAG)), 'alle grunde på én gang').toEqual(['TM-003', 'TM-004'])
  const afvist = await afmeld(asger).catch((fejl) => fejl)
  expect(afvist.fund[0]).toMatchObject({
    regel: expect.stringContaining('Den kommune, som borgeren hører til'),
    kilde: 'Samspor',
    aarsag: { type: 'jobcentertilknytning', id: j?.id, beskrivelse: expect.stringContaining('København') },
    hvemKan: expect.stringContaining('København'),
  })
  expect(await scene.antal('tilmelding', { borger_id: medlem })).toBe(1)
  expect(await koder(afmeld(jens))).toEqual([])
  const [jensI, asgerI] = [await scene.som('jens', 1), await scene.som('asger', 1)]
  expect(await koder(tilmeld(asgerI, plusDage(IDAG, 1)))).toEqual(['TM-004'])
  expect(await koder(tilmeld(jensI, plusDage(IDAG, 1)))).toEqual([])
})

test('Svaret er det samme for et nummer, ingen har, og for en død, og alle forsøg er logget', async ({ scene }) => {
  const asger = await scene.som('asger')
  const foer = await scene.antal('adgangslog', { handling: 'gaesteadgang.giv', art: 'OPRET' })
  await scene.sql`update borger set doed_dato = ${IDAG} where id = ${await scene.borgerId('berit')}`
  const svar = []
  for (const nummer of [cpr('camilla'), cpr('berit'), '6701801235']) svar.push(await giv(asger, nummer))
  for (const s of svar) expect(Object.keys(s).sort()).toEqual(['id', 'til'])
  expect(new Set(svar.map((s) => s.til)).size).toBe(1)
  expect(await scene.antal('adgangslog', { handling: 'gaesteadgang.giv', art: 'OPRET' })).toBe(foer + 3)
  expect(await ser(asger, await scene.borgerId('camilla'))).toBe(true)
  expect(await ser(asger, await scene.borgerId('berit')), 'den døde').toBe(false)
})

test('Egne borgere, skæve numre, for lange frister og en manglende grund afvises på én gang', async ({ scene }) => {
  const [jens, asger] = [await scene.som('jens'), await scene.som('asger')]
  expect(await koder(giv(jens, cpr('karen')))).toEqual(['GA-001'])
  expect(await koder(giv(asger, '123', 31, ''))).toEqual(['1001', '1014', 'GA-002'])
  expect(await koder(giv(asger, '', -1, '<b>x</b>'))).toEqual(['1014', '4933', 'GA-002'])
  for (const hvem of ['anna', 'lone', 'karen', 'stine'])
    await expect(giv(await scene.som(hvem), cpr('camilla')), hvem).rejects.toThrow(IkkeFundet)
})

test('Den, der har fået adgangen, kan give den tilbage, og så er borgeren væk med det samme', async ({ scene }) => {
  const yrsa = await scene.borgerId('yrsa')
  const [asger, nanna] = [await scene.som('asger'), await scene.som('nanna')]
  const { id } = await giv(asger, cpr('yrsa'))
  await expect(afslutGaesteadgang(nanna, { id }), 'andres adgang findes ikke').rejects.toThrow(IkkeFundet)
  expect(await ser(asger, yrsa)).toBe(true)
  await afslutGaesteadgang(asger, { id })
  await afslutGaesteadgang(asger, { id })
  expect(await ser(asger, yrsa)).toBe(false)
  expect(await scene.antal('adgangslog', { handling: 'gaesteadgang.afslut', art: 'AENDR', borger_id: yrsa })).toBe(1)
  const [linje] = (await transaktion(asger, (tx) => listGaesteadgange(tx))).filter((a) => a.id === id)
  expect(linje).toMatchObject({ gaelder: false, borgerNavn: null })
})

test('Muren: ingen kan give sig selv en relation uden nummer, ud over sin gæsteadgang eller længere', async ({
  scene,
}) => {
  const per = await scene.borgerId('per')
  const asger = await scene.som('asger')
  if (asger.aktoer.slags !== 'bruger') throw new Error('Asger er medarbejder')
  const { organisation, brugerId } = asger.aktoer
  const raa = (tekst: string) => transaktion(asger, async (tx) => [...(await tx.db.execute(tekst))])
  const afvist = { cause: { code: '42501' } }
  const adgang = `insert into gaesteadgang (organisation_id, borger_id, begrundelse, fra, til, givet_af, givet_af_navn, givet_tid)
    values ('${organisation.id}', '${per}', 'x', '${IDAG}', '${plusDage(IDAG, 5)}', '${brugerId}', 'x', now())`
  const relation = (kategori: string, grundlag: string, til: string) =>
    `insert into adgangsrelation (organisation_id, borger_id, kategori, grundlag_id, fra, til, laesbar_til)
    values ('${organisation.id}', '${per}', '${kategori}', '${grundlag}', '${IDAG}', '${til}', '${til}')`
  await expect(raa(adgang), 'uden nummeret i hånden').rejects.toMatchObject(afvist)
  await expect(raa(relation('GAEST', brugerId, IDAG)), 'uden gæsteadgang').rejects.toMatchObject(afvist)
  const { id } = await giv(asger, cpr('per'))
  await expect(raa(relation('EGEN', id, plusDage(IDAG, 5))), 'som egen').rejects.toMatchObject(afvist)
  await expect(
    raa(
      `update adgangsrelation set til = '${plusDage(IDAG, 50)}', laesbar_til = '${plusDage(IDAG, 50)}' where grundlag_id = '${id}'`,
    ),
    'længere',
  ).rejects.toMatchObject(afvist)
  await expect(raa(`update gaesteadgang set til = '2030-01-01' where id = '${id}'`)).rejects.toMatchObject(afvist)
})
