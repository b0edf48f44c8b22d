import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import postgres from 'postgres'
import { plusDage } from '#lib/dato'
import { expect, test } from '#tests/opsaetning/server'
import { fagsystem, koder } from '#tests/system/api-scene'
import { systemer } from '#tests/system/forloeb-scene'
import { ANLAEGSGARTNER } from '#tests/system/jobordre-scene'
import { IDAG } from '#tests/system/scene'

const ny = (ret: object = {}) => ({
  arbejdsgiver: { cvr: '99000007', navn: 'Bageriet Kringlen ApS' },
  title: 'Gartner til haven',
  conceptUriDa: ANLAEGSGARTNER,
  jobordreBeskrivelse: 'Bede og plæner.',
  formidlingsfrist: plusDage(IDAG, 30),
  kontaktperson: { fornavn: 'Bo', efternavn: 'Bager', telefon: '70101010' },
  ...ret,
})

test('en a-kasses system opretter, henter, retter, pauser og overdrager; kommunen modtager', async ({ server }) => {
  const { hk, koebenhavn } = await systemer(server)
  const id = randomUUID()
  const proevet = await hk('POST', '/Jobordre', {
    proev: true,
    krop: ny({
      jobordreIdentifier: id,
      timerPrUge: 37,
      ugentligArbejdstidType: 2,
      formidlingsfrist: plusDage(IDAG, 181),
    }),
  })
  expect([proevet.status, koder(proevet)]).toEqual([422, ['JO-020', 'JO-023']])
  const oprettet = await hk('POST', '/Jobordre', { krop: ny({ jobordreIdentifier: id }) })
  expect(oprettet.status).toBe(201)
  expect(oprettet.krop.sagsnummer).toMatch(/^JO-\d{4}-\d{6}$/)
  expect((await hk('POST', '/Jobordre', { krop: ny({ jobordreIdentifier: id }) })).status).toBe(409)

  const hentet = await hk('GET', `/Jobordre/${id}`)
  expect(hentet.krop).toMatchObject({
    jobordrestatusType: 1,
    conceptUriDa: ANLAEGSGARTNER,
    kontaktperson: { telefon: '70101010' },
  })
  // A jobcentre may know of every order that was sent, and not of whom to call.
  expect((await koebenhavn('GET', `/Jobordre/${id}`)).krop).toMatchObject({
    jobordrestatusType: 1,
    kontaktperson: null,
    internKommentar: null,
  })
  const { arbejdsgiver: _, ...indhold } = ny({ title: 'Gartner' })
  expect((await hk('PUT', `/Jobordre/${id}`, { version: 1, krop: indhold })).krop.version).toBe(2)
  expect(koder(await hk('PUT', `/Jobordre/${id}`, { version: 1, krop: indhold }))).toEqual(['JO-064'])
  expect((await koebenhavn('PUT', `/Jobordre/${id}`, { version: 2, krop: indhold })).status).toBe(404)

  expect((await hk('PUT', `/Jobordre/${id}/status`, { version: 2, krop: { jobordrestatusType: 9102 } })).status).toBe(
    200,
  )
  expect(koder(await hk('PUT', `/Jobordre/${id}/status`, { version: 2, krop: { jobordrestatusType: 9102 } }))).toEqual([
    'JO-060',
  ])
  expect(koder(await hk('PUT', `/Jobordre/${id}/status`, { version: 2, krop: { jobordrestatusType: 7 } }))).toEqual([
    '9131',
  ])
  const overdraget = await hk('POST', `/Jobordre/${id}/action/overdrag`, {
    version: 2,
    krop: { aarsag: '9301', jobcenter: '10100' },
  })
  expect(overdraget.krop.rekrutteringsansvarligMyndighed).toContain('København')
  expect((await koebenhavn('POST', `/Jobordre/${id}/action/modtag`, { version: 2, krop: {} })).status).toBe(200)
  const historik = await koebenhavn('GET', `/Jobordre/${id}/historik`)
  expect(historik.krop.haendelser.map((h: { art: string }) => h.art)).toEqual([
    'MODTAGET',
    'OVERDRAGET',
    'INAKTIVERET',
    'RETTET',
    'OPRETTET',
  ])
  const egne = await koebenhavn('GET', '/Jobordre/paatypeogstatus?jobordrestatusType=1')
  expect(egne.krop.jobordrer.map((o: { jobordreIdentifier: string }) => o.jobordreIdentifier)).toContain(id)
})

test('et jobcenter, der beder om det, hører om alle sendte jobordrer; andre hører om deres egne', async ({
  server,
}) => {
  const hk = await fagsystem(server, 'fagsystem-hk')
  const [odense, koebenhavn] = [
    await fagsystem(server, 'fagsystem-odense'),
    await fagsystem(server, 'fagsystem-koebenhavn'),
  ]
  const hoert = async (kald: typeof hk, id: string): Promise<number[]> => {
    const typer: number[] = []
    for (let efter = 0; ; ) {
      const { krop } = await kald('GET', `/Webservicebesked?efter=${efter}&antal=1000`)
      if (krop.webservicebeskeder.length === 0) return typer
      for (const b of krop.webservicebeskeder) if (b.EksternIdentifier === id) typer.push(b.Aendringstype)
      efter = krop.naeste
    }
  }
  const opret = async () => (await hk('POST', '/Jobordre', { krop: ny() })).krop.jobordreIdentifier as string
  const valg = (kald: typeof hk, alleJobordrer: boolean) =>
    kald('PUT', '/Webservicebesked/valg', { krop: { alleJobordrer } })

  expect((await odense('GET', '/Webservicebesked/valg')).krop).toEqual({ alleJobordrer: false })
  const foer = await opret()
  await expect.poll(() => hoert(hk, foer), { timeout: 10_000 }).toEqual([1])
  expect(await hoert(odense, foer)).toEqual([])

  expect((await valg(odense, true)).krop).toMatchObject({ alleJobordrer: true })
  expect((await valg(odense, true)).status, 'to gange er én').toBe(200)
  const alle = await opret()
  await expect.poll(() => hoert(odense, alle), { timeout: 10_000 }).toEqual([1])
  expect((await odense('GET', `/Jobordre/${alle}`)).status, 'det, de hører om, kan de hente').toBe(200)
  expect(await hoert(odense, foer), 'valget gælder fremad').toEqual([])
  expect(await hoert(koebenhavn, alle), 'kun dem, der har valgt det').toEqual([])

  await valg(odense, false)
  const efter = await opret()
  await expect.poll(() => hoert(hk, efter), { timeout: 10_000 }).toEqual([1])
  expect(await hoert(odense, efter)).toEqual([])

  const nej = await valg(hk, true)
  expect([nej.status, koder(nej)]).toEqual([422, ['150010']])
  expect((await valg(hk, false)).status).toBe(200)
  const uden = await fagsystem(server, 'fagsystem-odense', 'eksternkommunikation.webservicebesked.read')
  expect((await valg(uden, true)).status).toBe(403)
})

test('kun dem, der kan vælges, og det jobcenter, en enhed hører til', async ({ server }) => {
  const { hk } = await systemer(server)
  const valg = await hk('GET', `/Rekrutteringsmyndighed?dato=${IDAG}`)
  expect(valg.krop.myndigheder.length).toBeGreaterThan(90)
  const foer = await hk('GET', '/Rekrutteringsmyndighed?dato=2023-12-03')
  expect(foer.krop.myndigheder.filter((m: { type: string }) => m.type === 'akasse')).toEqual([])
  expect(koder(await hk('GET', '/VirksomhedJobcenterTilknytning/99000007/1999999999'))).toEqual(['4353'])
})

type Optagelse = {
  navn: string
  metode: string
  sti: string
  krop?: unknown
  svar: { status: number; koder: string[]; felter?: Record<string, unknown> }
}

test('optagne kald fra før stillingsbetegnelserne giver det samme som altid', async ({ server }) => {
  const { hk } = await systemer(server)
  const gammel = randomUUID()
  expect((await hk('POST', '/Jobordre', { krop: ny({ jobordreIdentifier: gammel }) })).status).toBe(201)
  const sql = postgres(server.database.superbruger, { max: 1, onnotice: () => {} })
  await sql`delete from jobordre_stilling where jobordre_id = ${gammel}`
  await sql`update jobordre set oprettet_tid = '2023-11-01' where id = ${gammel}`
  await sql.end()
  const optagelser = readFileSync('tests/optagelser/jobordre-foer-stillingsbetegnelser.json', 'utf8')
    .replaceAll('{gammel}', gammel)
    .replaceAll('{frist}', plusDage(IDAG, 30))
  for (const { navn, metode, sti, krop, svar } of JSON.parse(optagelser) as Optagelse[]) {
    const version = metode === 'PUT' ? (await hk('GET', `/Jobordre/${gammel}`)).version : undefined
    const fik = await hk(metode, sti, {
      ...(krop !== undefined && { krop }),
      ...(version !== undefined && { version }),
    })
    expect([navn, fik.status, fik.status >= 400 ? koder(fik) : []]).toEqual([navn, svar.status, svar.koder])
    if (svar.felter) expect(fik.krop).toMatchObject(svar.felter)
  }
})

test('uden scope er der ingen adgang, og en fremmed a-kasse ser ingenting', async ({ server }) => {
  const { hk } = await systemer(server)
  const { krop } = await hk('POST', '/Jobordre', { krop: ny() })
  const laeser = await fagsystem(server, 'fagsystem-hk', 'virksomhedsindsats.jobordre.read')
  expect((await laeser('POST', '/Jobordre', { krop: ny() })).status).toBe(403)
  const { foa } = await systemer(server)
  expect((await foa('GET', `/Jobordre/${krop.jobordreIdentifier}`)).status).toBe(404)
})
