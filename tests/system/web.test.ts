import { createHash, randomBytes } from 'node:crypto'
import { type IncomingHttpHeaders, request } from 'node:http'
import { connect } from 'node:net'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from '@playwright/test'
import { opretKladde } from '#lib/indstilling/kladde'
import { felter } from '#tests/system/scene'
import { type ServerScene, startServerScene } from '#tests/system/server-scene'

let scene: ServerScene
test.beforeAll(async () => {
  scene = await startServerScene()
})
test.afterAll(() => scene.slut())

type Svar = { status: number; hoveder: IncomingHttpHeaders; krop: Buffer }
type Spoergsmaal = { metode?: string; hoveder?: Record<string, string>; krop?: Buffer | string }

/** One request on a connection of its own. */
function spoerg(sti: string, { metode = 'GET', hoveder = {}, krop }: Spoergsmaal = {}): Promise<Svar> {
  return new Promise((ok, nej) => {
    const ud = request(
      scene.server.url,
      { path: sti, method: metode, headers: hoveder, agent: false },
      async (svar) => {
        const dele: Buffer[] = []
        for await (const del of svar) dele.push(del as Buffer)
        ok({ status: svar.statusCode ?? 0, hoveder: svar.headers, krop: Buffer.concat(dele) })
      },
    )
    ud.once('error', nej)
    ud.end(krop)
  })
}

/** Bytes straight on the wire; resolves with everything that came back when the server has closed. */
function raat(...stykker: string[]): Promise<string> {
  return new Promise((ok) => {
    const stik = connect(Number(new URL(scene.server.url).port), '127.0.0.1')
    let tekst = ''
    stik.on('data', (bid) => {
      tekst += bid.toString('latin1')
    })
    stik.on('error', () => {})
    stik.once('close', () => ok(tekst))
    for (const stykke of stykker) stik.write(stykke)
  })
}

/** A signed-in session of somebody in the cast, as sign-in would have left it. Gives the Cookie header. */
async function loggetInd(noegle: string): Promise<string> {
  const { aktoer } = await scene.som(noegle)
  const cookie = randomBytes(32).toString('base64url')
  const hash = createHash('sha256').update(cookie).digest()
  const bruger = aktoer.slags === 'bruger' ? aktoer : undefined
  await scene.sql`insert into session (hash, doer, subject, udsteder, borger_id, bruger_id, organisation_id, rolle, sikringsniveau, oprettet, sidst_set,
      inaktiv_efter, udloeber)
    values (${hash}, ${bruger?.organisation.type ?? 'borger'}, ${noegle}, 'proeve', ${aktoer.slags === 'borger' ? aktoer.borgerId : null},
      ${bruger?.brugerId ?? null}, ${bruger?.organisation.id ?? null}, ${bruger?.rolle ?? null}, 'Substantial', now(), now(),
      now() + interval '1 hour', now() + interval '8 hours')`
  return `samspor=${cookie}`
}

const FAELLES = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
}

test('Hvert svar har de samme værn, hvem af de to der end svarer', async () => {
  const stilark = /href="(\/samspor\.[0-9a-f]+\.css)"/.exec((await spoerg('/login')).krop.toString())?.[1] ?? ''
  const cookie = await loggetInd('anna')
  const svar = {
    borgerside: await spoerg('/borger', { hoveder: { cookie: await loggetInd('ivan') } }),
    medarbejderside: await spoerg('/myndighed/overblik', { hoveder: { cookie } }),
    stilark: await spoerg(stilark),
    'findes ikke': await spoerg('/intet/her'),
    'findes ikke hos borgeren': await spoerg('/borger/intet', { hoveder: { cookie: await loggetInd('ivan') } }),
    'forkert metode': await spoerg('/login', { metode: 'DELETE' }),
    'forkert navn': await spoerg('/login', { hoveder: { host: 'ond.dk' } }),
    'ikke en adresse': await spoerg('/borger/%ff'),
  }
  expect(Object.values(svar).map((s) => s.status)).toEqual([200, 200, 200, 404, 404, 405, 421, 400])
  for (const [hvad, { hoveder }] of Object.entries(svar)) {
    expect(hoveder, hvad).toMatchObject(FAELLES)
    expect(hoveder['x-powered-by'], hvad).toBeUndefined()
  }
  expect(svar.medarbejderside.hoveder['content-security-policy']).toContain("script-src 'nonce-")
  expect(svar.borgerside.hoveder['content-security-policy']).toContain("script-src 'none'")
})

test('En metode, som adressen ikke kender, får at vide, hvilke den kender', async () => {
  const allow = async (sti: string, metode: string) => {
    const { status, hoveder } = await spoerg(sti, { metode })
    return [status, hoveder.allow]
  }
  expect(await allow('/login', 'TRACE')).toEqual([405, 'GET, HEAD, POST'])
  expect(await allow('/borger', 'POST')).toEqual([405, 'GET, HEAD'])
  expect(await allow('/healthz', 'OPTIONS')).toEqual([405, 'GET, HEAD'])
  expect(await allow('/api/demo/ur', 'DELETE')).toEqual([405, 'GET, HEAD, PUT'])
  expect(await allow('/ikon.svg', 'POST')).toEqual([405, 'GET, HEAD'])
})

test('Skæve adresser er aldrig en fejl hos os', async () => {
  for (const sti of [
    '/borger/%ff',
    '/%c0%af',
    '/borger/%',
    '/borger/beskeder/%00',
    '/myndighed/%e0%a4%a',
    '//ond.dk/x',
    '/\\x',
  ])
    expect((await spoerg(sti)).status, sti).toBeLessThan(500)
  expect(await raat('GET * HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n')).toContain(' 400 ')
  expect(await raat('dette er ikke http\r\n\r\n')).toContain(' 400 ')
})

test('HEAD svarer som GET, uden krop', async () => {
  for (const sti of ['/kontakt', '/ikon.svg', '/healthz']) {
    const [get, head] = [await spoerg(sti), await spoerg(sti, { metode: 'HEAD' })]
    const uden = ({ date: _, ...resten }: IncomingHttpHeaders) => resten
    expect([head.status, uden(head.hoveder), head.krop.length], sti).toEqual([200, uden(get.hoveder), 0])
  }
})

test('Sider og stilark kommer pakket, når browseren kan pakke ud, og stilarket kun én gang', async () => {
  const raa = await spoerg('/kontakt')
  const pakket = await spoerg('/kontakt', { hoveder: { 'accept-encoding': 'gzip' } })
  expect(pakket.hoveder['content-encoding']).toBe('gzip')
  expect(gunzipSync(pakket.krop).toString()).toBe(raa.krop.toString())
  const sti = /href="(\/samspor\.[0-9a-f]+\.css)"/.exec(raa.krop.toString())?.[1] ?? ''
  const [css, br] = [await spoerg(sti), await spoerg(sti, { hoveder: { 'accept-encoding': 'gzip, br' } })]
  expect(br.hoveder).toMatchObject({
    'content-encoding': 'br',
    'cache-control': 'public, max-age=31536000, immutable',
    'content-type': 'text/css; charset=utf-8',
    vary: 'accept-encoding',
  })
  expect(brotliDecompressSync(br.krop)).toEqual(css.krop)
})

test('For store hoveder afvises, og ingen andre mærker det', async () => {
  expect(await raat(`GET /login HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Fyld: ${'a'.repeat(20_000)}\r\n\r\n`)).toContain(
    ' 431 ',
  )
  expect((await spoerg('/healthz')).status).toBe(200)
})

test('Den, der aldrig bliver færdig med at spørge, bliver lukket ude', async () => {
  expect(await raat('GET /login HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Langsom: ')).toContain(' 408 ')
})

test('Den, der går midt i det hele, vælter ingenting', async () => {
  const pid = scene.server.web.pid()
  const hoved = `POST /login HTTP/1.1\r\nHost: 127.0.0.1:${new URL(scene.server.url).port}\r\nContent-Length: 1000\r\n\r\n`
  await Promise.all(
    Array.from(
      { length: 20 },
      () =>
        new Promise<void>((ok) => {
          const stik = connect(Number(new URL(scene.server.url).port), '127.0.0.1', () =>
            stik.write(`${hoved}doer=borger`, () => stik.resetAndDestroy()),
          )
          stik.once('close', () => ok())
        }),
    ),
  )
  expect((await spoerg('/login')).status).toBe(200)
  expect(scene.server.web.pid()).toBe(pid)
})

test('En formular til en side, der ikke er, får en side at vide det', async () => {
  const hoveder = {
    cookie: await loggetInd('anna'),
    origin: scene.server.url,
    'content-type': 'multipart/form-data; boundary=skel',
  }
  const svar = await spoerg('/myndighed/indstillinger/findes/ikke/her', { metode: 'POST', hoveder, krop: fil(100) })
  expect([svar.status, svar.krop.toString()]).toEqual([404, expect.stringContaining('<h1>')])
})

test('En formular, der er for stor, får svar og bliver ikke skåret over', async () => {
  const { status, krop } = await spoerg('/login', { metode: 'POST', krop: `doer=${'x'.repeat(3_000_000)}` })
  expect(status).toBe(413)
  expect(krop.toString()).toContain('<h1>')
})

const PDF = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\n',
)
const HALE = Buffer.from('\ntrailer<</Size 4/Root 1 0 R>>\nstartxref\n164\n%%EOF\n')

/** A PDF of about so many bytes, as a browser sends the draft's form with it. */
function fil(bytes: number, version = 1): Buffer {
  const fyld = Buffer.alloc(bytes, '% fyld\n')
  const felt = (navn: string, vaerdi: string) =>
    `--skel\r\ncontent-disposition: form-data; name="${navn}"\r\n\r\n${vaerdi}\r\n`
  return Buffer.concat([
    Buffer.from(felt('version', String(version)) + felt('handling', 'vedhaeft')),
    Buffer.from(
      '--skel\r\ncontent-disposition: form-data; name="bilag"; filename="plan.pdf"\r\ncontent-type: application/pdf\r\n\r\n',
    ),
    PDF,
    fyld,
    HALE,
    Buffer.from('\r\n--skel--\r\n'),
  ])
}

async function kladde(): Promise<{ id: string; sti: string; hoveder: Record<string, string> }> {
  const [borgerId] = await scene.somSystem(() => Promise.all([scene.nytMedlem()]))
  const { id } = await opretKladde(await scene.som('anna'), { borgerId: borgerId ?? '', felter: felter() })
  const hoveder = {
    cookie: await loggetInd('anna'),
    origin: scene.server.url,
    'content-type': 'multipart/form-data; boundary=skel',
  }
  return { id, sti: `/myndighed/indstillinger/${id}/gem`, hoveder }
}

test('En fil på ni megabyte kommer helt frem og hjem igen, og én på tolv får at vide, at den er for stor', async () => {
  const { id, sti, hoveder } = await kladde()
  const gemt = async () => {
    const [r] = await scene.sql<{ id: string; stoerrelse: number }[]>`
      select id, stoerrelse from bilag where indstilling_id = ${id}`
    return r
  }
  const stoerrelse = 9_000_000 + PDF.length + HALE.length
  const ni = await spoerg(sti, { metode: 'POST', hoveder, krop: fil(9_000_000) })
  expect([ni.status, ni.hoveder.location]).toEqual([303, `/myndighed/indstillinger/${id}?gemt=1#bilag-afsnit`])
  expect((await gemt())?.stoerrelse).toBe(stoerrelse)
  const hentet = await spoerg(`/myndighed/bilag/${(await gemt())?.id}`, { hoveder: { cookie: hoveder.cookie ?? '' } })
  expect([hentet.status, hentet.krop.length]).toEqual([200, stoerrelse])
  const tolv = await spoerg(sti, { metode: 'POST', hoveder, krop: fil(12_000_000, 2) })
  expect([tolv.status, tolv.hoveder.location]).toEqual([303, expect.stringContaining('?svar=')])
  expect((await gemt())?.stoerrelse).toBe(stoerrelse)
})

test('Får processen besked på at stoppe, gør den det færdigt, den er i gang med, og er så væk', async () => {
  const { id, sti, hoveder } = await kladde()
  const krop = fil(500_000)
  const pid = scene.server.web.pid()
  const svar = new Promise<Svar>((ok, nej) => {
    const ud = request(
      scene.server.url,
      { path: sti, method: 'POST', headers: { ...hoveder, 'content-length': krop.length } },
      (r) => {
        r.resume()
        r.once('end', () => ok({ status: r.statusCode ?? 0, hoveder: r.headers, krop: Buffer.alloc(0) }))
      },
    )
    ud.once('error', nej)
    ud.write(krop.subarray(0, 300_000))
    // The first part is in the database, so the upload is under way; then comes the word to stop, and then the rest.
    const igang = async () => {
      await expect.poll(async () => scene.antal('bilag_del')).toBeGreaterThan(0)
      process.kill(pid ?? 0, 'SIGTERM')
      await expect
        .poll(() =>
          spoerg('/healthz').then(
            () => 'svarer',
            () => 'lukket',
          ),
        )
        .toBe('lukket')
      ud.end(krop.subarray(300_000))
    }
    igang().catch(nej)
  })
  const { status, hoveder: svarhoveder } = await svar
  expect([status, svarhoveder.location]).toEqual([303, `/myndighed/indstillinger/${id}?gemt=1#bilag-afsnit`])
  expect(svarhoveder.connection).toBe('close')
  // The launcher starts it again; another process answers now.
  await scene.server.klar()
  expect(scene.server.web.pid()).not.toBe(pid)
})

test('Den offentlige prøve af en kode: 120 om minuttet til deling, og derefter hvornår der kan spørges igen', async () => {
  const { url } = scene.server
  const hoveder = { origin: url, 'content-type': 'application/x-www-form-urlencoded' }
  const proev = () => spoerg('/bevis', { metode: 'POST', hoveder, krop: `kode=${'0'.repeat(64)}` })
  expect((await spoerg('/bevis', { metode: 'POST', krop: 'kode=x' })).status, 'fra en anden side').toBe(403)
  const begyndt = Date.now()
  let nej: Svar | undefined
  let ja = 0
  while (!nej && ja < 400) {
    const svar = await proev()
    if (svar.status === 200) ja += 1
    else nej = svar
  }
  // What has come back meanwhile, one each half second, may be used too.
  expect(ja).toBeGreaterThanOrEqual(120)
  expect(ja).toBeLessThanOrEqual(121 + (Date.now() - begyndt) / 500)
  expect(nej?.status).toBe(429)
  expect(Number(nej?.hoveder['retry-after'])).toBeGreaterThanOrEqual(1)
  expect(nej?.hoveder['content-type']).toContain('text/html')
  expect(nej?.krop.toString()).toContain('href="/bevis"')
  expect((await spoerg('/bevis')).status, 'siden kan stadig læses').toBe(200)
  await expect.poll(async () => (await proev()).status, { timeout: 10_000 }).toBe(200)
})
