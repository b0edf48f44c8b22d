import { expect, test } from '#tests/opsaetning/server'
import { fagsystem, koder } from '#tests/system/api-scene'

test('organisationerne kan bladres igennem uden at nogen mangler eller kommer to gange', async ({ server }) => {
  const hk = await fagsystem(server, 'fagsystem-hk')
  const alle: string[] = []
  let efter = ''
  do {
    const { krop } = await hk('GET', `/Organisation?antal=17${efter}`)
    alle.push(...krop.organisationer.map((o: { type: string; kode: string }) => `${o.type} ${o.kode}`))
    efter = krop.naeste ? `&efter=${krop.naeste}` : ''
  } while (efter)
  expect(new Set(alle).size).toBe(alle.length)
  expect(alle.filter((o) => o.startsWith('kommune'))).toHaveLength(98)
  expect(alle.filter((o) => o.startsWith('akasse'))).toHaveLength(22)
  expect(alle.filter((o) => o.startsWith('virksomhed') || o.startsWith('star'))).toEqual([])
  expect(koder(await hk('GET', '/Organisation?efter=Aalborg'))).toEqual(['1014'])
})

test('et jobcenter kommer med sine kommuner, en kommune med sit jobcenter, en nedlagt a-kasse med sin efterfølger', async ({
  server,
}) => {
  const hk = await fagsystem(server, 'fagsystem-hk')
  const taarnby = await hk('GET', '/Organisation/jobcenter/18500')
  expect(taarnby.krop.hoererSammenMed.map((k: { kode: string }) => k.kode)).toEqual(['155', '185'])
  const dragoer = await hk('GET', '/Organisation/kommune/155')
  expect(dragoer.krop.hoererSammenMed).toMatchObject([{ type: 'jobcenter', kode: '18500' }])
  expect((await hk('GET', '/Organisation/kommune/155?dag=2019-01-01')).krop.hoererSammenMed).toEqual([])
  const akasser = await hk('GET', '/Organisation?type=akasse&antal=100')
  const nnf = akasser.krop.organisationer.find((a: { kortNavn: string }) => a.kortNavn === 'NNF')
  expect((await hk('GET', `/Organisation/akasse/${nnf.kode}`)).krop).toMatchObject({
    gyldigTil: '2024-12-31',
    efterfoelger: { type: 'akasse' },
  })
  expect((await hk('GET', '/Organisation/kommune/999')).status).toBe(404)
  expect((await hk('GET', '/Organisation/virksomhed/99000007')).status).toBe(400)
})

test('en kodeliste er den, der gælder på dagen', async ({ server }) => {
  const hk = await fagsystem(server, 'fagsystem-hk')
  const koderPaa = async (dag: string) =>
    (await hk('GET', `/Kodeliste/afslutningsaarsag${dag}`)).krop.koder.map((k: { kode: string }) => k.kode)
  expect(await koderPaa('')).toContain('9751')
  expect(await koderPaa('?dag=2026-12-31')).toContain('9751')
  expect(await koderPaa('?dag=2027-01-01')).not.toContain('9751')
  expect(await koderPaa('?dag=1999-01-01')).toEqual([])
  const lister = (await hk('GET', '/Kodeliste')).krop.kodelister
  expect(lister.map((l: { liste: string }) => l.liste)).toContain('fravaerstype')
  expect((await hk('GET', '/Kodeliste/findes_ikke')).status).toBe(404)
  expect((await hk('GET', '/Kodeliste/fravaerstype?dag=2026-02-30')).status).toBe(400)
})

test('en stilling findes på titel og synonym, dem der begynder med ordet først', async ({ server }) => {
  const hk = await fagsystem(server, 'fagsystem-hk')
  const soeg = async (tekst: string) => (await hk('GET', `/Stillingsbetegnelse?soeg=${encodeURIComponent(tekst)}`)).krop
  const titler = async (tekst: string) =>
    (await soeg(tekst)).stillingsbetegnelser.map((s: { titel: string }) => s.titel)
  expect(await titler('KUNDEANSVARLIG')).toEqual(['Account manager'])
  expect(await titler('ambulancef')).toEqual(['Ambulancefører'])
  const assistent = await titler('butik')
  expect(assistent[0]).toMatch(/^Butik/)
  expect(await titler('%%')).toEqual([])
  expect((await hk('GET', '/Stillingsbetegnelse?soeg=a')).status).toBe(400)
  expect((await hk('GET', '/Stillingsbetegnelse?soeg=as&antal=3')).krop.stillingsbetegnelser).toHaveLength(3)
  expect((await hk('GET', '/Stillingsbetegnelse?soeg=bogholder&dag=2001-01-01')).krop.stillingsbetegnelser).toEqual([])
})

test('hvert træf siger, hvilke ord der passede, og hvilket alias de er', async ({ server }) => {
  const hk = await fagsystem(server, 'fagsystem-hk')
  const [fundet] = (await hk('GET', '/Stillingsbetegnelse?soeg=kundeansv')).krop.stillingsbetegnelser
  expect(fundet).toMatchObject({ titel: 'Account manager', disco08: '3322', traf: { titel: 'kundeansvarlig' } })
  expect(fundet.synonymer).toEqual(expect.arrayContaining(['kundeansvarlig', 'key account manager']))
  expect(fundet.traf.aliasId).toMatch(/^[0-9a-f-]{36}$/)
  const [titel] = (await hk('GET', '/Stillingsbetegnelse?soeg=ambulancef')).krop.stillingsbetegnelser
  expect(titel.traf).toEqual({ aliasId: null, titel: 'Ambulancefører' })
})
