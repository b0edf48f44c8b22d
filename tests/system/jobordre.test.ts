import { plusDage } from '#lib/dato'
import { koerJobordredag } from '#lib/jobordre/dagligt'
import { omvaelgMyndighed, overdragJobordre, returnerJobordre } from '#lib/jobordre/flyt'
import { afvisJobordre, frigivJobordre } from '#lib/jobordre/frigiv'
import { gemJobordreKladde, kasserJobordreKladde, kopierJobordre, opretJobordreKladde } from '#lib/jobordre/kladde'
import { modtagJobordre } from '#lib/jobordre/modtag'
import { skrivNotat } from '#lib/jobordre/notat'
import { opretForVirksomhed } from '#lib/jobordre/opret-for-virksomhed'
import { findKontakt, hentJobordre, listHaendelser, listJobordrer } from '#lib/jobordre/queries'
import { retJobordre } from '#lib/jobordre/ret'
import { sendJobordre } from '#lib/jobordre/send'
import { afslutOpfyldt, genaktiverJobordre, inaktiverJobordre, traekJobordre } from '#lib/jobordre/status'
import { transaktion } from '#lib/kontekst'
import { Afvist, IkkeFundet } from '#lib/regelfund'
import { expect, test as grund } from '#tests/opsaetning/database'
import {
  AMBULANCEFOERER,
  ANLAEGSGARTNER,
  aabenOrdre,
  jobordre,
  meldKlar,
  sendOrdre,
} from '#tests/system/jobordre-scene'
import { aabnScene, IDAG, koder, paaDag, type Scene } from '#tests/system/scene'

const test = grund.extend<{ scene: Scene }>({
  scene: async ({ database }, use) => {
    const scene = await aabnScene(database)
    await use(scene)
    await scene.luk()
  },
})

/** Bente's bakery, Anna in HK (ready) and Tom in 3F (not ready), Jens in København. */
async function folk(scene: Scene) {
  // What earlier stories left open is neither a duplicate nor in the way.
  await scene.sql`update jobordre set status = 'AFSLUTTET_TRUKKET', venter_siden = null, afsluttet_tid = now()
    where status in ('AFVENTER_MODTAGELSE', 'UNDER_BEHANDLING', 'INAKTIV')`
  await scene.sql`update jobordre set sendt_tid = sendt_tid - interval '1 day'`
  const hk = await scene.find('akasse', '9013')
  await meldKlar(scene, hk)
  const kbh = await scene.find('jobcenter', '10100')
  return {
    hk,
    kbh,
    bente: await scene.som('bente'),
    anna: await scene.som('anna'),
    jens: await scene.som('jens'),
    tom: await scene.som('tom'),
  }
}

test('Virksomheden sender til a-kassen, som modtager, overdrager til kommunen, og intet skrives igen', async ({
  scene,
}) => {
  const { hk, kbh, bente, anna, jens } = await folk(scene)
  const felter = jobordre(hk.id, { internKommentar: 'Ring efter kl. 14.' })
  const sendt = await sendOrdre(bente, felter)
  expect(sendt.sagsnummer).toMatch(/^JO-2026-\d{6}$/)
  expect(sendt.myndighed).toBe(hk.navn)
  expect(await scene.antal('event', { ekstern_id: sendt.id, navn: 'JobordreOprettet' })).toBe(1)

  await modtagJobordre(anna, { id: sendt.id, version: 1 })
  expect(await koder(modtagJobordre(anna, { id: sendt.id, version: 1 }))).toEqual(['JO-060'])
  await skrivNotat(anna, { id: sendt.id, tekst: 'Ringet til Bo.' })
  const { myndighed } = await overdragJobordre(anna, { id: sendt.id, version: 1, aarsag: '9301', tilId: kbh.id })
  expect(myndighed).toBe(kbh.navn)

  const hosJens = await transaktion(jens, async (ctx) => ({
    ordre: await hentJobordre(ctx, sendt.id),
    kontakt: await findKontakt(ctx, sendt.id),
    historie: (await listHaendelser(ctx, sendt.id)).map((h) => h.art).reverse(),
  }))
  expect(hosJens.ordre).toMatchObject({
    status: 'AFVENTER_MODTAGELSE',
    sagsnummer: sendt.sagsnummer,
    beskrivelse: felter.beskrivelse,
  })
  expect(hosJens.kontakt?.internKommentar).toBe('Ring efter kl. 14.')
  expect(hosJens.historie).toEqual(['SENDT', 'MODTAGET', 'NOTAT', 'OVERDRAGET'])
  // The company never reads what the authorities write for themselves; the a-kasse reads the head on, and no contact.
  const hosBente = await transaktion(bente, (ctx) => listHaendelser(ctx, sendt.id))
  expect(hosBente.map((h) => h.art)).not.toContain('NOTAT')
  const hosAnna = await transaktion(anna, async (ctx) => ({
    ordre: await hentJobordre(ctx, sendt.id),
    kontakt: await findKontakt(ctx, sendt.id),
  }))
  expect(hosAnna.ordre.status).toBe('AFVENTER_MODTAGELSE')
  expect(hosAnna.kontakt).toBeUndefined()
  await expect(modtagJobordre(anna, { id: sendt.id, version: 1 })).rejects.toThrow(IkkeFundet)
  await modtagJobordre(jens, { id: sendt.id, version: 1 })
  // A jobcentre cannot hand back, and the bakery's own row tells who has it.
  await expect(overdragJobordre(jens, { id: sendt.id, version: 1, aarsag: '9304', tilId: kbh.id })).rejects.toThrow(
    IkkeFundet,
  )
  expect(await scene.antal('virksomhedsbesked', { jobordre_id: sendt.id })).toBe(3)
  expect(await scene.antal('jobordre_myndighed', { jobordre_id: sendt.id })).toBe(2)
})

test('En a-kasse overdrager en jobordre én gang, og kun til et hovedjobcenter', async ({ scene }) => {
  const { hk, kbh, bente, anna, tom } = await folk(scene)
  const id = await aabenOrdre(bente, anna, jobordre(hk.id))
  expect(await koder(overdragJobordre(anna, { id, version: 1, aarsag: '9999', tilId: kbh.id }))).toEqual(['9131'])
  expect(await koder(overdragJobordre(anna, { id, version: 1, aarsag: '9306', tilId: kbh.id }))).toEqual(['1014'])
  const treF = await scene.find('akasse', '9001')
  expect(await koder(overdragJobordre(anna, { id, version: 1, aarsag: '9301', tilId: treF.id }))).toEqual(['JO-062'])
  await expect(overdragJobordre(tom, { id, version: 1, aarsag: '9301', tilId: kbh.id })).rejects.toThrow(IkkeFundet)
  await overdragJobordre(anna, { id, version: 1, aarsag: '9301', tilId: kbh.id })
  // The bakery objects, and chooses the a-kasse again; then it may not hand over a second time.
  await omvaelgMyndighed(bente, { id, version: 1, tilId: hk.id })
  await modtagJobordre(anna, { id, version: 1 })
  expect(await koder(overdragJobordre(anna, { id, version: 1, aarsag: '9301', tilId: kbh.id }))).toEqual(['JO-063'])
})

test('Returnerer a-kassen, før den har modtaget, ligger jobordren hos kommunen', async ({ scene }) => {
  const { hk, kbh, bente, anna } = await folk(scene)
  const { id } = await sendOrdre(bente, jobordre(hk.id))
  expect(await koder(overdragJobordre(anna, { id, version: 1, aarsag: '9303', tilId: kbh.id }))).toEqual(['JO-060'])
  await returnerJobordre(anna, { id, version: 1, aarsag: '9303', tilId: kbh.id })
  const [o] = await scene.sql`select status, myndighed_id from jobordre where id = ${id}`
  expect(o).toMatchObject({ status: 'AFVENTER_MODTAGELSE', myndighed_id: kbh.id })
})

test('Alle fund på én gang, og det skrevne ligger i kladden', async ({ scene }) => {
  const { bente, kbh } = await folk(scene)
  const foa = await scene.find('akasse', '9010')
  const { id } = await opretJobordreKladde(bente, {
    felter: jobordre(foa.id, {
      titel: '',
      beskrivelse: 'Vi søger en <b>ung</b> pige.',
      stillinger: [],
      timerPrUge: 37,
      ugentligArbejdstidType: 2,
      formidlingsfrist: plusDage(IDAG, 181),
      kontaktperson: { fornavn: 'Bo', efternavn: 'Bager' },
      pNummer: '1234567890',
    }),
  })
  expect([...new Set(await koder(sendJobordre(bente, { id, version: 1 })))].sort()).toEqual(
    ['1014', '4353', '4933', 'JO-004', 'JO-010', 'JO-020', 'JO-022', 'JO-023', 'JO-030', 'JO-040'].sort(),
  )
  expect(await scene.antal('jobordre', { id, status: 'KLADDE' })).toBe(1)
  await gemJobordreKladde(bente, { id, version: 1, felter: jobordre(kbh.id) })
  expect(await koder(sendJobordre(bente, { id, version: 1 }))).toEqual(['JO-064'])
  await sendJobordre(bente, { id, version: 2 })
  expect(await koder(sendJobordre(bente, { id, version: 1 }))).toEqual(['JO-060'])
})

for (const [dage, kode] of [
  [-1, ['JO-020']],
  [0, []],
  [180, []],
  [181, ['JO-020']],
] as const)
  test(`Fristen ${dage} dage frem giver ${kode.join() || 'intet'}`, async ({ scene }) => {
    const { bente, kbh } = await folk(scene)
    const felter = jobordre(kbh.id, { formidlingsfrist: plusDage(IDAG, dage), startdato: plusDage(IDAG, 100 + dage) })
    expect((await koder(sendOrdre(bente, felter))).filter((k) => k !== 'JO-022')).toEqual(kode)
  })

test('En jobordre fra før stillingsbetegnelserne kan stadig rettes; en ny skal have en', async ({ scene }) => {
  const { bente, kbh } = await folk(scene)
  expect(await koder(sendOrdre(bente, jobordre(kbh.id, { stillinger: [] })))).toEqual(['JO-010'])
  const { id } = await sendOrdre(bente, jobordre(kbh.id))
  await scene.sql`delete from jobordre_stilling where jobordre_id = ${id}`
  await scene.sql`update jobordre set oprettet_tid = '2023-12-03T22:59:59Z' where id = ${id}`
  await retJobordre(bente, { id, version: 1, felter: jobordre(kbh.id, { stillinger: [], titel: 'Gartner' }) })
  await scene.sql`update jobordre set oprettet_tid = '2023-12-03T23:00:00Z' where id = ${id}`
  expect(await koder(retJobordre(bente, { id, version: 2, felter: jobordre(kbh.id, { stillinger: [] }) }))).toEqual([
    'JO-010',
  ])
})

test('En a-kasse kan kun vælges, når den har meldt sig klar til stillingen og har plads', async ({ scene }) => {
  const { hk, bente, anna } = await folk(scene)
  await meldKlar(scene, hk, { stillinger: ['9999'] })
  expect(await koder(sendOrdre(bente, jobordre(hk.id, { startdato: plusDage(IDAG, 61) })))).toEqual(['JO-004'])
  await meldKlar(scene, hk, { maksAabne: 1 })
  const id = await aabenOrdre(bente, anna, jobordre(hk.id))
  expect(await koder(sendOrdre(bente, jobordre(hk.id, { startdato: plusDage(IDAG, 50) })))).toEqual(['JO-004'])
  await traekJobordre(bente, { id, version: 1 })
  await sendOrdre(bente, jobordre(hk.id))
  await scene.sql`update klarmelding set pause_fra = now(), pause_grund = 'Svarer ikke'`
  expect(await koder(sendOrdre(bente, jobordre(hk.id, { startdato: plusDage(IDAG, 60) })))).toEqual(['JO-004'])
})

test('Et ord spørger; bekræftet holder det jobordren tilbage, og STAR frigiver eller afviser', async ({ scene }) => {
  const { hk, bente, anna } = await folk(scene)
  const stine = await scene.som('stine')
  const felter = jobordre(hk.id, {
    beskrivelse: 'Du skal arbejde med ældre borgere.',
    startdato: plusDage(IDAG, 70),
    bekraeftet: [{ kode: 'JO-040', grund: 'Det er dem, vi passer.' }],
  })
  expect(await koder(sendOrdre(bente, { ...felter, bekraeftet: [] }))).toEqual(['JO-040'])
  const { id, tilbageholdt } = await sendOrdre(bente, felter)
  expect(tilbageholdt).toEqual(['JO-040'])
  await expect(modtagJobordre(anna, { id, version: 1 })).rejects.toThrow(IkkeFundet)
  expect(await scene.antal('event', { ekstern_id: id })).toBe(0)
  await expect(frigivJobordre(anna, { id, version: 1 })).rejects.toThrow(IkkeFundet)
  await frigivJobordre(stine, { id, version: 1 })
  expect(await koder(frigivJobordre(stine, { id, version: 1 }))).toEqual(['JO-060'])
  await modtagJobordre(anna, { id, version: 1 })

  const anden = await sendOrdre(bente, { ...felter, startdato: plusDage(IDAG, 71) })
  await afvisJobordre(stine, { id: anden.id, version: 1, grund: 'Skriv, hvad arbejdet er.' })
  const [o] = await scene.sql`select status, tilbageholdt from jobordre where id = ${anden.id}`
  expect(o).toMatchObject({ status: 'AFSLUTTET_TRUKKET', tilbageholdt: [] })
})

test('En virksomhed i konflikt kan sende, men ingen hører om det; en spærret kan ikke', async ({ scene }) => {
  const { kbh, jens } = await folk(scene)
  const vagn = await scene.som('vagn')
  await scene.sql`delete from virksomhedstilstand`
  await scene.sql`insert into virksomhedstilstand (cvr, tilstand, fra, aarsag, sat_af_navn) values ('99000015', 'KONFLIKTRAMT', '2026-01-01', 'Blokade', 'Stine')`
  const { id, tilbageholdt } = await sendOrdre(vagn, jobordre(kbh.id))
  expect(tilbageholdt).toEqual(['JO-003'])
  expect(
    (await transaktion(jens, (ctx) => listJobordrer(ctx, { omfang: 'alle' }))).ordrer.map((o) => o.id),
  ).not.toContain(id)
  await scene.sql`insert into virksomhedstilstand (cvr, tilstand, fra, aarsag, sat_af_navn) values ('99000015', 'SPAERRET', '2026-01-01', 'Misbrug', 'Stine')`
  expect(await koder(sendOrdre(vagn, jobordre(kbh.id, { startdato: null })))).toContain('JO-002')
})

test('Den samme stilling, enhed og dato advarer; 21 på en time standses', async ({ scene }) => {
  const { bente, kbh } = await folk(scene)
  const felter = jobordre(kbh.id, { startdato: plusDage(IDAG, 99) })
  const sendte = [await sendOrdre(bente, felter), await sendOrdre(bente, felter)]
  expect(sendte[0]?.advarsler.map((f) => f.kode)).toEqual([])
  expect(sendte[1]?.advarsler.map((f) => f.kode)).toEqual(['JO-042'])
  const kladder = []
  for (let nr = 0; nr < 20; nr += 1)
    kladder.push(
      await opretJobordreKladde(bente, {
        felter: jobordre(kbh.id, {
          startdato: plusDage(IDAG, nr),
          stillinger: [{ conceptUri: AMBULANCEFOERER, aliasId: null, titel: 'x' }],
        }),
      }),
    )
  // Five at a time: exactly 18 more fit in the hour.
  const svar: string[][] = []
  while (kladder.length > 0)
    svar.push(
      ...(await Promise.all(kladder.splice(0, 5).map(({ id }) => koder(sendJobordre(bente, { id, version: 1 }))))),
    )
  expect(svar.filter((k) => !k.includes('JO-043'))).toHaveLength(18)
})

test('Pause, igen, afslut: kun hvad status tillader, og tallene bliver spurgt', async ({ scene }) => {
  const { hk, bente, anna } = await folk(scene)
  const id = await aabenOrdre(bente, anna, jobordre(hk.id))
  await inaktiverJobordre(bente, { id, version: 1 })
  expect(await koder(inaktiverJobordre(anna, { id, version: 1 }))).toEqual(['JO-060'])
  await genaktiverJobordre(anna, { id, version: 1 })
  expect(await koder(afslutOpfyldt(bente, { id, version: 1, antalBesat: 1, antalBesatVedHenvisning: 2 }))).toEqual([
    '1014',
  ])
  await afslutOpfyldt(bente, { id, version: 1, antalBesat: 2, antalBesatVedHenvisning: 1 })
  expect(await koder(traekJobordre(bente, { id, version: 1 }))).toEqual(['JO-060'])
  const kopi = await kopierJobordre(bente, { id })
  const [k] = await scene.sql`select status, formidlingsfrist, titel from jobordre where id = ${kopi.id}`
  expect(k).toMatchObject({ status: 'KLADDE', formidlingsfrist: null, titel: 'Anlægsgartner til parken' })
  await kasserJobordreKladde(bente, { id: kopi.id, version: 1 })
  expect(await scene.antal('jobordre', { id: kopi.id })).toBe(0)
})

test('Fristen lukker dagen efter; to arbejdsdage uden svar minder én gang', async ({ scene }) => {
  const { hk, bente } = await folk(scene)
  const { id } = await sendOrdre(bente, jobordre(hk.id, { formidlingsfrist: plusDage(IDAG, 6), startdato: null }))
  const paa = (dage: number) => scene.somSystem(() => koerJobordredag(paaDag(dage, '00:05')))
  await paa(1)
  expect(await scene.antal('virksomhedsbesked', { jobordre_id: id, slags: 'VENTER' })).toBe(0)
  await paa(4)
  await paa(4)
  expect(await scene.antal('virksomhedsbesked', { jobordre_id: id, slags: 'VENTER' })).toBe(1)
  await paa(6)
  expect(await scene.antal('jobordre', { id, status: 'AFVENTER_MODTAGELSE' })).toBe(1)
  await paa(7)
  await paa(7)
  expect(await scene.antal('jobordre', { id, status: 'AFSLUTTET_FRIST' })).toBe(1)
  expect(await scene.antal('virksomhedsbesked', { jobordre_id: id, slags: 'FRIST' })).toBe(1)
})

test('Hører a-kassen op, går jobordren til efterfølgeren, eller til en kommune, der skal modtage den', async ({
  scene,
}) => {
  const { hk, bente, anna } = await folk(scene)
  const id = await aabenOrdre(bente, anna, jobordre(hk.id, { formidlingsfrist: plusDage(IDAG, 90) }))
  const tre = await scene.find('akasse', '9001')
  await meldKlar(scene, tre)
  await scene.sql`update organisation set gyldig_til = ${plusDage(IDAG, 10)}, efterfoelger_id = ${tre.id} where id = ${hk.id}`
  await scene.somSystem(() => koerJobordredag(paaDag(10)))
  expect(await scene.antal('jobordre', { id, myndighed_id: hk.id })).toBe(1)
  await scene.somSystem(() => koerJobordredag(paaDag(11)))
  expect(await scene.antal('jobordre', { id, myndighed_id: tre.id, status: 'UNDER_BEHANDLING' })).toBe(1)
})

test('En myndighed opretter for en virksomhed og har jobordren med det samme', async ({ scene }) => {
  const { anna, kbh, hk } = await folk(scene)
  const { id } = await opretForVirksomhed(anna, {
    cvr: '99000023',
    virksomhedNavn: 'Nyt Firma ApS',
    felter: jobordre(kbh.id),
  }).catch((f) => {
    throw new Error(JSON.stringify(f.fund ?? String(f)))
  })
  const [o] = await scene.sql`select status, myndighed_id, oprettet_af_virksomhed from jobordre where id = ${id}`
  expect(o).toMatchObject({ status: 'UNDER_BEHANDLING', myndighed_id: hk.id, oprettet_af_virksomhed: false })
})

test('Overdragelse mod virksomhedens eget valg i samme sekund: én vinder, og én myndighed har den', async ({
  scene,
}) => {
  const { hk, kbh, bente, anna } = await folk(scene)
  const aarhus = await scene.find('jobcenter', '75100')
  for (let runde = 0; runde < 10; runde += 1) {
    const id = await aabenOrdre(bente, anna, jobordre(hk.id, { startdato: plusDage(IDAG, runde) }))
    await Promise.allSettled([
      overdragJobordre(anna, { id, version: 1, aarsag: '9301', tilId: kbh.id }),
      omvaelgMyndighed(bente, { id, version: 1, tilId: aarhus.id }),
      traekJobordre(bente, { id, version: 1 }),
    ])
    const [o] =
      await scene.sql`select j.myndighed_id, (select count(*) from jobordre_myndighed m where m.jobordre_id = j.id and m.til is null)::int as aabne,
      (select m.myndighed_id from jobordre_myndighed m where m.jobordre_id = j.id and m.til is null) as aaben from jobordre j where j.id = ${id}`
    expect(o?.aabne).toBe(1)
    expect(o?.aaben).toBe(o?.myndighed_id)
  }
})

test('Kun stillingsbetegnelsens egen titel i listen', async ({ scene }) => {
  const { bente, kbh } = await folk(scene)
  const fremmed = { conceptUri: ANLAEGSGARTNER, aliasId: crypto.randomUUID(), titel: 'Pilot' }
  expect(
    await koder(sendOrdre(bente, jobordre(kbh.id, { stillinger: [fremmed], startdato: plusDage(IDAG, 88) }))),
  ).toEqual(['JO-012'])
  const ukendt = { conceptUri: `${ANLAEGSGARTNER.slice(0, -1)}f`, aliasId: null, titel: 'Ukendt' }
  expect(
    await koder(sendOrdre(bente, jobordre(kbh.id, { stillinger: [ukendt], startdato: plusDage(IDAG, 88) }))),
  ).toEqual(['JO-011'])
})

const besked = async (loefte: Promise<unknown>, kode: string): Promise<string | undefined> => {
  try {
    await loefte
    return undefined
  } catch (fejl) {
    if (!(fejl instanceof Afvist)) throw fejl
    return fejl.fund.find((f) => f.kode === kode)?.besked
  }
}

test('En spærret virksomhed får kundesupports nummer, når STAR har et, og ellers intet om et nummer', async ({
  scene,
}) => {
  const { kbh } = await folk(scene)
  const vagn = await scene.som('vagn')
  await scene.sql`delete from virksomhedstilstand`
  await scene.sql`insert into virksomhedstilstand (cvr, tilstand, fra, aarsag, sat_af_navn) values ('99000015', 'SPAERRET', '2026-01-01', 'Misbrug', 'Stine')`
  const afslag = () => besked(sendOrdre(vagn, jobordre(kbh.id)), 'JO-002')
  await scene.sql`update organisation set telefon = null where type = 'star'`
  expect(await afslag()).toBe('Virksomheden er spærret i løsningen. Kontakt kundesupport.')
  await scene.sql`update organisation set telefon = '70 25 89 25' where type = 'star'`
  expect(await afslag()).toBe('Virksomheden er spærret i løsningen. Kontakt kundesupport på 70 25 89 25.')
})

test('Ved en enhed står enhedens P-nummer; en anden adresse er i orden, og uden enheder i registeret spørges der ikke', async ({
  scene,
}) => {
  const { bente, kbh, jens } = await folk(scene)
  const enhed = { vej: 'Kringlegade', husnummer: '4', postnummer: '2300', by: 'København S' }
  const send = (ret: Parameters<typeof jobordre>[1]) => koder(sendOrdre(bente, jobordre(kbh.id, ret)))
  expect(await send({ arbejdssted: {} })).toEqual(['JO-025'])
  expect(await send({ arbejdssted: enhed })).toEqual(['JO-025'])
  expect(await send({ arbejdssted: enhed, pNummer: '1099000071' })).toEqual([])
  expect(await send({ arbejdssted: { ...enhed, husnummer: '6' }, startdato: plusDage(IDAG, 41) })).toEqual([])

  // A register that grew after the order was sent does not stop who corrects something else.
  const { id } = await sendOrdre(bente, jobordre(kbh.id, { startdato: plusDage(IDAG, 42) }))
  await scene.sql`update jobordre set arbejdssted = ${scene.sql.json(enhed)} where id = ${id}`
  const rettet = { ...jobordre(kbh.id, { startdato: plusDage(IDAG, 42) }), arbejdssted: enhed, titel: 'Gartner' }
  await retJobordre(bente, { id, version: 1, felter: rettet })
  expect(await koder(retJobordre(bente, { id, version: 2, felter: { ...rettet, arbejdssted: {} } }))).toEqual([
    'JO-025',
  ])
  const { advarsler } = await retJobordre(jens, {
    id,
    version: 2,
    felter: { ...rettet, startdato: plusDage(IDAG, 41), arbejdssted: { ...enhed, husnummer: '6' } },
  })
  expect(
    advarsler.map((f) => f.kode),
    'også en rettelse kan ligne en anden',
  ).toEqual(['JO-042'])

  await scene.sql`delete from produktionsenhed where cvr = '99000007'`
  expect(await send({ arbejdssted: {}, startdato: plusDage(IDAG, 43) })).toEqual([])
})
