import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { expect, test } from '@playwright/test'
import { scan } from '#lib/bilag/clamd'
import { opretKladde } from '#lib/indstilling/kladde'
import { opretNuphKladde } from '#lib/nuph/kladde'
import { fagsystem, koder } from '#tests/system/api-scene'
import { underretning } from '#tests/system/nuph-scene'
import { felter, IDAG } from '#tests/system/scene'
import { type ServerScene, startServerScene } from '#tests/system/server-scene'

const EICAR = 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'
const pdf = (mere = '') =>
  Buffer.from(
    `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n%${mere}\ntrailer<</Size 3/Root 1 0 R>>\nstartxref\n9\n%%EOF\n`,
  )

/** What speaks clamd's protocol in these tests: reads INSTREAM to its end and answers as clamd does. */
async function startClamd() {
  const set: number[] = []
  const clamd = { svarer: true as boolean, port: 0, set, luk: () => {} }
  const server = createServer((strom: Socket) => {
    strom.on('error', () => {})
    if (!clamd.svarer) return strom.destroy()
    let bytes = Buffer.alloc(0)
    strom.on('data', (bid) => {
      bytes = Buffer.concat([bytes, bid])
      const fil = fraInstream(bytes)
      if (!fil) return
      set.push(fil.length)
      strom.end(fil.includes(EICAR) ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0')
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  clamd.port = (server.address() as AddressInfo).port
  clamd.luk = () => server.close()
  return clamd
}

function fraInstream(bytes: Buffer): Buffer | undefined {
  const hoved = 'zINSTREAM\0'
  if (bytes.length < hoved.length) return undefined
  if (bytes.toString('latin1', 0, hoved.length) !== hoved) throw new Error('ikke INSTREAM')
  const dele: Buffer[] = []
  for (let fra = hoved.length; bytes.length >= fra + 4; ) {
    const laengde = bytes.readUInt32BE(fra)
    if (laengde === 0) return Buffer.concat(dele)
    dele.push(bytes.subarray(fra + 4, fra + 4 + laengde))
    fra += 4 + laengde
  }
  return undefined
}

/** A browser without the browser: the headers of a signed-in member of staff. */
async function loggetInd(scene: ServerScene, noegle: string) {
  const { url } = scene.server
  const { aktoer } = await scene.som(noegle)
  if (aktoer.slags !== 'bruger') throw new Error(`${noegle} er ikke medarbejder`)
  const cookie = randomBytes(32).toString('base64url')
  await scene.sql`insert into session (hash, doer, subject, udsteder, bruger_id, organisation_id, rolle, sikringsniveau, oprettet, sidst_set, inaktiv_efter, udloeber)
    values (${createHash('sha256').update(cookie).digest()}, ${aktoer.organisation.type}, ${noegle}, 'proeve', ${aktoer.brugerId}, ${aktoer.organisation.id},
      ${aktoer.rolle}, 'Substantial', now(), now(), now() + interval '30 minutes', now() + interval '8 hours')`
  return { cookie: `samspor=${cookie}`, origin: url }
}

/** What Anna's session can be asked for. */
async function anna(scene: ServerScene) {
  const { url } = scene.server
  const headers = await loggetInd(scene, 'anna')
  return {
    vedhaeft: async (id: string, fil: Buffer) => {
      const krop = new FormData()
      const [kladde] = await scene.sql`select version from indstilling where id = ${id}`
      krop.set('version', String(kladde?.version))
      krop.set('handling', 'vedhaeft')
      for (const [felt, vaerdi] of Object.entries(felter()))
        if (vaerdi !== null) krop.set(felt, vaerdi === true ? 'ja' : String(vaerdi))
      krop.set('bilag', new File([new Uint8Array(fil)], 'plan.pdf', { type: 'application/pdf' }))
      const sti = `${url}/myndighed/indstillinger/${id}/gem`
      expect((await fetch(sti, { method: 'POST', headers, body: krop, redirect: 'manual' })).status).toBe(303)
      const [r] = await scene.sql`select id from bilag where indstilling_id = ${id} and komplet`
      return String(r?.id)
    },
    hent: async (bilagId: string) => (await fetch(`${url}/myndighed/bilag/${bilagId}`, { headers })).status,
    side: async (sti: string) => (await fetch(`${url}/myndighed/indstillinger/${sti}`, { headers })).text(),
  }
}

test('Med en viruskontrol kan et bilag åbnes og sendes, når det er rent, og først da', async () => {
  test.setTimeout(90_000)
  const clamd = await startClamd()
  const scene = await startServerScene({ VIRUSSCANNER: `clamd://127.0.0.1:${clamd.port}` })
  try {
    const medlem = await scene.somSystem(() => scene.nytMedlem())
    const { id } = await opretKladde(await scene.som('anna'), { borgerId: medlem, felter: felter() })
    const hos = await anna(scene)
    const stand = (bilagId: string) =>
      expect.poll(async () => (await scene.sql`select kontrol from bilag where id = ${bilagId}`)[0]?.kontrol, {
        timeout: 10_000,
      })
    const forsoeg = async (bilagId: string) =>
      (
        await scene.sql`select forsoeg, fejl, laan_til from levering where slags = 'BILAG' and objekt_id = ${bilagId}`
      )[0]

    // 700 kB: three parts of the file as it is stored.
    const stor = pdf('x'.repeat(700_000))
    const ren = await hos.vedhaeft(id, stor)
    await stand(ren).toBe('REN')
    expect(clamd.set.at(-1), 'hele filen er vist').toBe(stor.length)
    expect(await hos.hent(ren)).toBe(200)
    expect(await hos.side(`${id}/se`)).toContain('Det modtager kommunen')

    const syg = await hos.vedhaeft(id, pdf(EICAR))
    await stand(syg).toBe('AFVIST')
    expect(await hos.hent(syg)).toBe(404)
    expect(await hos.side(id)).toContain('Viruskontrollen har afvist filen')
    expect(await hos.side(`${id}/se`)).toContain('Viruskontrollen har afvist bilaget. Fjern det')

    clamd.svarer = false
    const venter = await hos.vedhaeft(id, pdf('igen'))
    await expect.poll(async () => (await forsoeg(venter))?.fejl, { timeout: 10_000 }).toBeTruthy()
    expect(await hos.hent(venter), 'ingen får en fil, som ikke er kontrolleret').toBe(404)
    expect(await hos.side(id)).toContain('ved at blive kontrolleret for virus')
    expect(await hos.side(`${id}/se`)).toContain('Vent et øjeblik')
    clamd.svarer = true
    await scene.frem(2)
    await stand(venter).toBe('REN')
    expect(await hos.hent(venter)).toBe(200)
  } finally {
    await scene.slut()
    clamd.luk()
  }
})

test('På en underretning: formularen tager én PDF, og den sendes og hentes, når den er ren, og først da', async () => {
  test.setTimeout(90_000)
  const clamd = await startClamd()
  const scene = await startServerScene({ VIRUSSCANNER: `clamd://127.0.0.1:${clamd.port}` })
  try {
    const { url } = scene.server
    const medlem = await scene.somSystem(() => scene.nytMedlem())
    const jens = await loggetInd(scene, 'jens')
    const { id } = await opretNuphKladde(await scene.som('jens'), {
      borgerId: medlem,
      felter: underretning({ haendelsesdato: IDAG }),
    })
    const vedhaeft = async (fil: Buffer, navn = 'brev.pdf', headers: Record<string, string> = jens) => {
      const krop = new FormData()
      krop.set('bilag', new File([new Uint8Array(fil)], navn, { type: 'application/pdf' }))
      const svar = await fetch(`${url}/myndighed/nuph/${id}/bilag`, {
        method: 'POST',
        headers,
        body: krop,
        redirect: 'manual',
      })
      return { status: svar.status, til: svar.headers.get('location') ?? '' }
    }
    const filer = () => scene.sql<{ id: string; kontrol: string; navn: string }[]>`
      select id, kontrol, navn from bilag where nuph_id = ${id} and komplet order by oprettet_tid`
    const stand = () => expect.poll(async () => (await filer())[0]?.kontrol, { timeout: 10_000 })
    const hent = async (headers = jens) =>
      (await fetch(`${url}/myndighed/bilag/${(await filer())[0]?.id}`, { headers })).status
    const side = async () => (await fetch(`${url}/myndighed/nuph/${id}`, { headers: jens })).text()
    const fag = await fagsystem(scene.server, 'fagsystem-koebenhavn')
    // Over the API, in the server's own process: it is the one that knows of the scanner.
    const send = async () => {
      const svar = await fag('POST', `/Nuph/${id}/action/send`, { version: 1 })
      return svar.status === 200 ? [] : koder(svar)
    }

    // The route by itself: no session, another site, another authority, and a file that is no PDF.
    expect((await vedhaeft(pdf(), 'brev.pdf', { origin: url })).status).toBe(403)
    const ukendt = { origin: url, cookie: `samspor=${randomBytes(32).toString('base64url')}` }
    expect((await vedhaeft(pdf(), 'brev.pdf', ukendt)).til).toContain('/login')
    expect((await vedhaeft(pdf(), 'brev.pdf', { ...jens, origin: 'https://eksempel.dk' })).status).toBe(403)
    expect((await vedhaeft(pdf(), 'brev.pdf', await loggetInd(scene, 'anna'))).status, 'en kladde er kommunens').toBe(
      404,
    )
    const afvist = await vedhaeft(Buffer.from('<brev/>'), 'brev.pdf')
    expect(afvist, 'tilbage til siden med et fund').toMatchObject({
      status: 303,
      til: expect.stringContaining('?svar='),
    })
    expect(await (await fetch(new URL(afvist.til, url), { headers: jens })).text()).toContain('PDF')
    expect(await filer()).toHaveLength(0)

    clamd.svarer = false
    expect(await vedhaeft(pdf('venter'), 'venter.pdf')).toMatchObject({
      status: 303,
      til: expect.stringContaining('gemt=1'),
    })
    expect(await hent(), 'ingen får en fil, som ikke er kontrolleret').toBe(404)
    expect(await side()).toContain('ved at blive kontrolleret for virus')
    expect(await send()).toEqual(['BB-010'])

    clamd.svarer = true
    await vedhaeft(pdf(EICAR), 'syg.pdf')
    expect(
      (await filer()).map((f) => f.navn),
      'den nye erstatter',
    ).toEqual(['syg.pdf'])
    await stand().toBe('AFVIST')
    expect(await hent()).toBe(404)
    expect(await side()).toContain('Viruskontrollen har afvist')
    expect(await send()).toEqual(['BB-011'])

    await vedhaeft(pdf('ren'), 'ren.pdf')
    await stand().toBe('REN')
    expect(await hent()).toBe(200)
    const anna = await loggetInd(scene, 'anna')
    expect(await hent(anna), 'før den er sendt').toBe(404)
    expect(await send()).toEqual([])
    expect(await hent(anna)).toBe(200)
    expect(await filer()).toMatchObject([{ navn: 'ren.pdf', kontrol: 'REN' }])
  } finally {
    await scene.slut()
    clamd.luk()
  }
})

async function* dele(...tekster: string[]) {
  for (const tekst of tekster) yield Buffer.from(tekst)
}

const SVAR: { navn: string; svar: string; udfald: Record<string, string> }[] = [
  { navn: 'OK er ren', svar: 'stream: OK\0', udfald: { udfald: 'REN' } },
  { navn: 'FOUND er afvist', svar: 'stream: Win.Test FOUND\0', udfald: { udfald: 'AFVIST', fund: 'Win.Test' } },
  {
    navn: 'scannerens egen grænse er intet svar',
    svar: 'INSTREAM size limit exceeded. ERROR\0',
    udfald: { udfald: 'UTILGAENGELIG', aarsag: 'INSTREAM size limit exceeded. ERROR' },
  },
  { navn: 'et afbrudt OK er intet svar', svar: 'stream: OK', udfald: { udfald: 'UTILGAENGELIG' } },
  { navn: 'noget helt andet er intet svar', svar: 'HTTP/1.1 200 OK\0', udfald: { udfald: 'UTILGAENGELIG' } },
]
for (const { navn, svar, udfald } of SVAR) {
  test(`Scannerens svar: ${navn}`, async () => {
    const server = createServer((strom) => strom.on('error', () => {}).once('data', () => strom.end(svar)))
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    expect(await scan({ vaert: '127.0.0.1', port }, dele('a', 'b'), 2000)).toMatchObject(udfald)
    server.close()
  })
}

test('En scanner, der tier eller ikke er der, venter ingen på', async () => {
  const server = createServer((strom) => strom.on('error', () => {}).resume())
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  expect(await scan({ vaert: '127.0.0.1', port }, dele('a'), 200)).toMatchObject({ aarsag: 'svarede ikke i tide' })
  server.close()
  expect(await scan({ vaert: '127.0.0.1', port: 1 }, dele('a'), 200)).toMatchObject({ udfald: 'UTILGAENGELIG' })
})
