import { JOBORDRE_STATUS } from '#db/schema/jobordre'
import { omvaelgMyndighed, overdragJobordre, returnerJobordre } from '#lib/jobordre/flyt'
import { frigivJobordre } from '#lib/jobordre/frigiv'
import { kasserJobordreKladde, opretJobordreKladde } from '#lib/jobordre/kladde'
import { HANDLINGER, type Jobordrestatus } from '#lib/jobordre/livscyklus'
import { modtagJobordre, skiftSagsbehandler } from '#lib/jobordre/modtag'
import { skrivNotat } from '#lib/jobordre/notat'
import { hentJobordre } from '#lib/jobordre/queries'
import { retJobordre } from '#lib/jobordre/ret'
import { sendJobordre } from '#lib/jobordre/send'
import { afslutOpfyldt, genaktiverJobordre, inaktiverJobordre, traekJobordre } from '#lib/jobordre/status'
import { type Kontekst, transaktion } from '#lib/kontekst'
import { proev } from '#lib/proev'
import { Afvist, IkkeFundet } from '#lib/regelfund'
import { expect, test as grund } from '#tests/opsaetning/database'
import { jobordre, meldKlar, sendOrdre } from '#tests/system/jobordre-scene'
import { aabnScene, IDAG, type Scene } from '#tests/system/scene'

const test = grund.extend<{ scene: Scene }>({
  scene: async ({ database }, use) => {
    const scene = await aabnScene(database)
    await use(scene)
    await scene.luk()
  },
})

const AKTOERER = [
  'virksomheden',
  'anden virksomhed',
  'ansvarlig a-kasse',
  'tidligere a-kasse',
  'inviteret a-kasse',
  'anden a-kasse',
  'jobcenter',
  'kundesupport',
  'borger',
] as const
type Navn = (typeof AKTOERER)[number]

type Gerning = {
  hvem: readonly Navn[]
  i: readonly Jobordrestatus[]
  udfoer: (ctx: Kontekst, id: string) => Promise<unknown>
}

const ALLE = JOBORDRE_STATUS
const SENDTE = JOBORDRE_STATUS.filter((s) => s !== 'KLADDE')

/** Who may do what, in which status. Everybody and everything else may not. */
const gerninger = (kbhId: string): Record<string, Gerning> => ({
  se: {
    // A draft is the company's own (and open to support); the head stays readable for who had it and who was asked.
    hvem: ['virksomheden', 'ansvarlig a-kasse', 'tidligere a-kasse', 'jobcenter', 'kundesupport'],
    i: SENDTE,
    udfoer: (ctx, id) => transaktion(ctx, (ctx) => hentJobordre(ctx, id)),
  },
  send: { hvem: ['virksomheden'], i: HANDLINGER.send, udfoer: (ctx, id) => sendJobordre(ctx, { id, version: 1 }) },
  kasser: {
    hvem: ['virksomheden'],
    i: HANDLINGER.skrivKladde,
    udfoer: (ctx, id) => kasserJobordreKladde(ctx, { id, version: 1 }),
  },
  ret: {
    hvem: ['virksomheden', 'ansvarlig a-kasse'],
    i: HANDLINGER.ret,
    udfoer: (ctx, id) => retJobordre(ctx, { id, version: 1, felter: jobordre(kbhId) }),
  },
  modtag: {
    hvem: ['ansvarlig a-kasse'],
    i: HANDLINGER.modtag,
    udfoer: (ctx, id) => modtagJobordre(ctx, { id, version: 1 }),
  },
  sagsbehandler: {
    hvem: ['ansvarlig a-kasse'],
    i: HANDLINGER.ret,
    udfoer: (ctx, id) => skiftSagsbehandler(ctx, { id, version: 1 }),
  },
  returner: {
    hvem: ['ansvarlig a-kasse'],
    i: HANDLINGER.returner,
    udfoer: (ctx, id) => returnerJobordre(ctx, { id, version: 1, aarsag: '9303', tilId: kbhId }),
  },
  overdrag: {
    hvem: ['ansvarlig a-kasse'],
    i: HANDLINGER.overdrag,
    udfoer: (ctx, id) => overdragJobordre(ctx, { id, version: 1, aarsag: '9301', tilId: kbhId }),
  },
  omvaelg: {
    hvem: ['virksomheden'],
    i: HANDLINGER.omvaelg,
    udfoer: (ctx, id) => omvaelgMyndighed(ctx, { id, version: 1, tilId: kbhId }),
  },
  inaktiver: {
    hvem: ['virksomheden', 'ansvarlig a-kasse'],
    i: HANDLINGER.inaktiver,
    udfoer: (ctx, id) => inaktiverJobordre(ctx, { id, version: 1 }),
  },
  genaktiver: {
    hvem: ['virksomheden', 'ansvarlig a-kasse'],
    i: HANDLINGER.genaktiver,
    udfoer: (ctx, id) => genaktiverJobordre(ctx, { id, version: 1 }),
  },
  opfyldt: {
    hvem: ['virksomheden', 'ansvarlig a-kasse'],
    i: HANDLINGER.afslutOpfyldt,
    udfoer: (ctx, id) => afslutOpfyldt(ctx, { id, version: 1, antalBesat: 1, antalBesatVedHenvisning: 0 }),
  },
  traek: {
    hvem: ['virksomheden', 'ansvarlig a-kasse'],
    i: HANDLINGER.afslutTrukket,
    udfoer: (ctx, id) => traekJobordre(ctx, { id, version: 1, kommentar: 'Virksomheden ringede.' }),
  },
  notat: { hvem: ['ansvarlig a-kasse'], i: SENDTE, udfoer: (ctx, id) => skrivNotat(ctx, { id, tekst: 'Et notat.' }) },
  // Nothing here is kept back: support is told that there is nothing to release.
  frigiv: { hvem: ['kundesupport'], i: [], udfoer: (ctx, id) => frigivJobordre(ctx, { id, version: 1 }) },
})

/** What came of it: it could be done, it was refused with codes, or there is nothing there for this actor. */
async function proevet(ctx: Kontekst, udfoer: (ctx: Kontekst) => Promise<unknown>): Promise<string> {
  try {
    await proev(ctx, udfoer)
    return 'ja'
  } catch (fejl) {
    if (fejl instanceof IkkeFundet) return 'findes ikke'
    if (fejl instanceof Afvist) return fejl.fund.map((f) => f.kode).join(',')
    throw fejl
  }
}

test('Status × handling × aktør: kun de rigtige, og kun hvor status tillader det', async ({ scene }) => {
  test.setTimeout(240_000)
  const [hk, kbh] = [await scene.find('akasse', '9013'), await scene.find('jobcenter', '10100')]
  await meldKlar(scene, hk)
  const aktoerer: Record<Navn, Kontekst> = {
    virksomheden: await scene.som('bente'),
    'anden virksomhed': await scene.som('pia'),
    'ansvarlig a-kasse': await scene.som('anna'),
    'tidligere a-kasse': await scene.som('tom'),
    'inviteret a-kasse': await scene.som('inge'),
    'anden a-kasse': await scene.som('freja'),
    jobcenter: await scene.som('jens'),
    kundesupport: await scene.som('stine'),
    borger: await scene.som('karen'),
  }
  const orgId = (navn: Navn) => {
    const { aktoer } = aktoerer[navn]
    return aktoer.slags === 'bruger' ? aktoer.organisation.id : ''
  }
  const { id } = await sendOrdre(aktoerer.virksomheden, jobordre(hk.id))
  const [o] = await scene.sql`select virksomhed_id from jobordre where id = ${id}`
  await scene.sql`insert into jobordre_myndighed (jobordre_id, virksomhed_id, myndighed_id, maade, fra, til)
    values (${id}, ${o?.virksomhed_id}, ${orgId('tidligere a-kasse')}, 'VALGT', now() - interval '2 days', now() - interval '1 day')`
  await scene.sql`insert into jobordre_samarbejde (jobordre_id, inviterende_id, inviterende_navn, inviteret_id, inviteret_navn, tekst, fra, til, status, inviteret_af_navn, inviteret_tid)
    values (${id}, ${hk.id}, 'HK', ${orgId('inviteret a-kasse')}, 'Akademikernes', 'Hjælp os.', ${IDAG}, ${IDAG}, 'AFTALT', 'Anna', now())`

  const kladde = await opretJobordreKladde(aktoerer.virksomheden, { felter: jobordre(hk.id, { startdato: IDAG }) })

  const set: string[] = []
  const skulle: string[] = []
  for (const status of ALLE) {
    const denne = status === 'KLADDE' ? kladde.id : id
    if (status !== 'KLADDE')
      await scene.sql`update jobordre set status = ${status}, venter_siden = ${status === 'AFVENTER_MODTAGELSE' ? new Date() : null},
        afsluttet_tid = ${status.startsWith('AFSLUTTET') ? new Date() : null} where id = ${id}`
    for (const [navn, { hvem, i, udfoer }] of Object.entries(gerninger(kbh.id)))
      for (const aktoer of AKTOERER) {
        const linje = (svar: string) => `${status} ${navn} ${aktoer}: ${svar}`
        const egenKladde = status === 'KLADDE' && !['virksomheden', 'kundesupport'].includes(aktoer)
        const maa = hvem.includes(aktoer) && !egenKladde
        const svar = await proevet({ ...aktoerer[aktoer], frist: Date.now() + 20_000 }, (ctx) => udfoer(ctx, denne))
        set.push(linje(svar))
        if (!maa) skulle.push(linje('findes ikke'))
        else if (i.includes(status) || navn === 'se' || navn === 'notat') skulle.push(linje('ja'))
        else skulle.push(linje('JO-060'))
      }
  }
  expect(set).toEqual(skulle)
  expect(set.length).toBe(ALLE.length * AKTOERER.length * 15)
})
