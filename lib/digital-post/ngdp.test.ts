import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from '@playwright/test'
import { naesteForsoeg } from '#lib/digital-post/genforsoeg'
import { type Ngdp, ngdp } from '#lib/digital-post/ngdp'

const UUID = '5d2a9c40-17be-4b36-8f52-6c1e0d9a7b02'
const CPR = '6701801234'
const KVITTERING = {
  transmissionId: 't-1',
  messageUUID: UUID,
  messageId: 'AFG-1',
  errorMessage: `intet om ${CPR}`,
  timeStamp: '2026-11-23T09:16:00Z',
  receiptStatus: 'RECEIVED',
}
const LAEST = { transmissionId: 't-1', messageUuid: UUID, status: 'RECEIVED', tid: new Date('2026-11-23T09:16:00Z') }
const FEJL = {
  code: 'memo.invalid',
  message: `Modtager ${CPR} findes ikke`,
  fieldErrors: [{ resource: 'memo', field: 'recipientID', code: 'pattern', message: `${CPR}?`, rejectedValue: CPR }],
}

const json =
  (status: number, indhold: unknown, hoveder: Record<string, string> = {}): RequestListener =>
  (_, svar) =>
    svar.writeHead(status, { 'content-type': 'application/json', ...hoveder }).end(JSON.stringify(indhold))

const PROEV = (aarsag: string, efter?: number) => ({
  udfald: 'PROEV_IGEN',
  aarsag,
  ...(efter !== undefined && { efter }),
})

const AFSENDELSER: { navn: string; modtager: RequestListener; forventet: unknown }[] = [
  {
    navn: '201 med kvittering er afsendt',
    modtager: json(201, KVITTERING),
    forventet: { udfald: 'AFSENDT', kvittering: LAEST },
  },
  {
    navn: '201 uden læselig kvittering er også afsendt',
    modtager: json(201, { tak: 1 }),
    forventet: { udfald: 'AFSENDT', kvittering: null },
  },
  {
    navn: '201 uden indhold er også afsendt',
    modtager: (_, svar) => svar.writeHead(201).end(),
    forventet: { udfald: 'AFSENDT', kvittering: null },
  },
  { navn: '409 betyder, at brevet findes', modtager: json(409, {}), forventet: { udfald: 'FINDES' } },
  {
    navn: '409 om et andet brev med samme uuid afvises',
    modtager: json(409, { code: 'memo.uuid.in.use' }),
    forventet: { udfald: 'AFVIST', fejlkode: 'HTTP 409 memo.uuid.in.use' },
  },
  {
    navn: '400 med "already exists" betyder, at brevet findes',
    modtager: json(400, { code: 'memo.already.exists' }),
    forventet: { udfald: 'FINDES' },
  },
  {
    navn: '400 afvises uden CPR i fejlen',
    modtager: json(400, FEJL),
    forventet: { udfald: 'AFVIST', fejlkode: 'HTTP 400 memo.invalid (recipientID: pattern)' },
  },
  {
    navn: '400 uden indhold afvises',
    modtager: (_, svar) => svar.writeHead(400).end(),
    forventet: { udfald: 'AFVIST', fejlkode: 'HTTP 400' },
  },
  {
    navn: '400 med en kode, der er et CPR-nummer, skjuler det',
    modtager: json(400, { code: CPR }),
    forventet: { udfald: 'AFVIST', fejlkode: 'HTTP 400 #' },
  },
  {
    navn: '403 afvises',
    modtager: json(403, { code: 'forbidden' }),
    forventet: { udfald: 'AFVIST', fejlkode: 'HTTP 403 forbidden' },
  },
  { navn: '413 afvises', modtager: json(413, {}), forventet: { udfald: 'AFVIST', fejlkode: 'HTTP 413' } },
  { navn: '401 prøves igen, for brevet fejler ikke noget', modtager: json(401, {}), forventet: PROEV('LOGIN') },
  {
    navn: '429 prøves igen efter den tid, der bliver bedt om',
    modtager: json(429, {}, { 'retry-after': '120' }),
    forventet: PROEV('OVERBELASTET', 120),
  },
  {
    navn: '503 med et klokkeslæt regnes fra svarets eget ur',
    modtager: json(503, {}, { date: 'Mon, 23 Nov 2026 09:00:00 GMT', 'retry-after': 'Mon, 23 Nov 2026 09:05:00 GMT' }),
    forventet: PROEV('UTILGAENGELIG', 300),
  },
  {
    navn: '503 med en umulig ventetid ser bort fra den',
    modtager: json(503, {}, { 'retry-after': 'snart' }),
    forventet: PROEV('UTILGAENGELIG'),
  },
  {
    navn: '503 med en alt for lang ventetid venter højst et døgn',
    modtager: json(503, {}, { 'retry-after': '99999999' }),
    forventet: PROEV('UTILGAENGELIG', 86400),
  },
  { navn: '500 prøves igen', modtager: json(500, FEJL), forventet: PROEV('UTILGAENGELIG') },
  { navn: '200 er ikke det samme som 201', modtager: json(200, KVITTERING), forventet: PROEV('UFORSTAAELIGT_SVAR') },
  {
    navn: 'omstilling følges ikke',
    modtager: json(302, {}, { location: 'http://127.0.0.1:1/' }),
    forventet: PROEV('OMSTILLING'),
  },
  {
    navn: 'en webside i stedet for et svar prøves igen',
    modtager: (_, svar) => svar.writeHead(502).end('<html>Bad gateway</html>'),
    forventet: PROEV('UTILGAENGELIG'),
  },
  {
    navn: 'en afbrudt forbindelse prøves igen',
    modtager: (anmodning) => anmodning.socket.destroy(),
    forventet: PROEV('NETVAERK'),
  },
  {
    navn: 'et svar, der går i stå midt i, prøves igen',
    modtager: (_, svar) => svar.writeHead(201, { 'content-length': '100' }).write('{'),
    forventet: PROEV('TIDSUDLOEB'),
  },
  { navn: 'et svar, der aldrig kommer, prøves igen', modtager: () => {}, forventet: PROEV('TIDSUDLOEB') },
  {
    navn: 'et endeløst svar læses ikke til ende',
    modtager: (_, svar) => hael(svar.writeHead(400)),
    forventet: { udfald: 'AFVIST', fejlkode: 'HTTP 400' },
  },
]
for (const { navn, modtager, forventet } of AFSENDELSER) {
  test(`Afsendelse: ${navn}`, async () => {
    await mod(modtager, async (port) => expect(await port.send(UUID, Buffer.from('<memo/>'))).toEqual(forventet))
  })
}

test('Afsendelse sender de samme bytes, længden og hvem vi er', async () => {
  const xml = Buffer.from('<memo:Message>æøå</memo:Message>')
  let set: IncomingMessage | undefined
  const krop: Buffer[] = []
  const modtager: RequestListener = (anmodning, svar) => {
    set = anmodning
    anmodning.on('data', (del) => krop.push(del)).on('end', () => svar.writeHead(201).end())
  }
  await mod(modtager, (port) => port.send(UUID, xml))
  expect(set?.method).toBe('POST')
  expect(set?.url).toBe(`/apis/v1/memos/?memo-message-uuid=${UUID}`)
  expect(set?.headers['content-length']).toBe(String(xml.length))
  expect(set?.headers['content-type']).toBe('application/xml')
  expect(set?.headers.authorization).toBe(`Basic ${Buffer.from('samspor:hemmelig').toString('base64')}`)
  expect(Buffer.concat(krop).equals(xml)).toBe(true)
})

test('Uden nogen i den anden ende prøves der igen', async () => {
  const port = ngdp({ url: 'http://127.0.0.1:1', system: 's', noegle: 'n' })
  expect(await port.send(UUID, Buffer.from('x'))).toEqual(PROEV('NETVAERK'))
  expect(await port.opslag(CPR)).toBe('UTILGAENGELIG')
  expect(await port.hentKvitteringer()).toEqual({ kvitteringer: [], ulaeselige: [], afbrudt: 'NETVAERK' })
  expect(await port.fjernKvittering('r-1')).toBe(false)
})

const kontakt = (status?: string) => ({
  contacts: status ? [{ id: '1', cprNumber: CPR, mailboxSubscription: { publicRegistrationStatus: status } }] : [],
})
const OPSLAG = [
  { navn: 'tilmeldt', modtager: json(200, kontakt('REGISTERED')), forventet: 'REGISTERED' },
  { navn: 'fritaget', modtager: json(200, kontakt('EXEMPT')), forventet: 'EXEMPT' },
  { navn: 'lukket postkasse', modtager: json(200, kontakt('CLOSED')), forventet: 'CLOSED' },
  {
    navn: 'status på kontakten',
    modtager: json(200, { contacts: [{ registrationStatus: 'EXEMPT' }] }),
    forventet: 'EXEMPT',
  },
  { navn: 'ingen postkasse', modtager: json(200, kontakt()), forventet: 'UKENDT' },
  { navn: 'kontakt uden postkasse', modtager: json(200, { contacts: [{}] }), forventet: 'UKENDT' },
  { navn: 'fremmed status', modtager: json(200, kontakt('NOGET_NYT')), forventet: 'UKENDT' },
  { navn: 'uforståeligt svar', modtager: json(200, [1]), forventet: 'UTILGAENGELIG' },
  { navn: 'nede', modtager: json(503, {}), forventet: 'UTILGAENGELIG' },
]
for (const { navn, modtager, forventet } of OPSLAG) {
  test(`Opslag: ${navn}`, async () => {
    await mod(modtager, async (port) => expect(await port.opslag(CPR)).toBe(forventet))
  })
}

test('Kvitteringer hentes en for en, og de ulæselige bliver liggende', async () => {
  const svar: Record<string, RequestListener> = {
    '/apis/v1/receipts/?size=100': json(200, { content: ['r-1', 'r-2', 'r-3'] }),
    '/apis/v1/receipts/r-1': json(200, KVITTERING),
    '/apis/v1/receipts/r-2': json(200, { ...KVITTERING, receiptStatus: 'NOGET_NYT' }),
    '/apis/v1/receipts/r-3': json(200, {
      ...KVITTERING,
      receiptStatus: 'INVALID',
      errorCode: 'cpr.unknown',
      timeStamp: '2026-11-23T10:16:00.5+01:00',
    }),
  }
  await mod(
    (anmodning, s) => svar[anmodning.url ?? '']?.(anmodning, s),
    async (port) => {
      expect(await port.hentKvitteringer()).toEqual({
        kvitteringer: [
          { id: 'r-1', kvittering: LAEST },
          {
            id: 'r-3',
            kvittering: {
              ...LAEST,
              status: 'INVALID',
              fejlkode: 'cpr.unknown',
              tid: new Date('2026-11-23T09:16:00.500Z'),
            },
          },
        ],
        ulaeselige: ['r-2'],
      })
    },
  )
})

test('Det, der nåede at blive hentet, beholdes, når modtageren går ned', async () => {
  const svar: Record<string, RequestListener> = {
    '/apis/v1/receipts/?size=100': json(200, { content: ['r-1', 'r-2'] }),
    '/apis/v1/receipts/r-1': json(200, KVITTERING),
    '/apis/v1/receipts/r-2': json(503, {}),
  }
  await mod(
    (anmodning, s) => svar[anmodning.url ?? '']?.(anmodning, s),
    async (port) => {
      expect(await port.hentKvitteringer()).toEqual({
        kvitteringer: [{ id: 'r-1', kvittering: LAEST }],
        ulaeselige: [],
        afbrudt: 'UTILGAENGELIG',
      })
    },
  )
})

test("En liste med fremmede stier i stedet for id'er bruges ikke", async () => {
  await mod(json(200, { content: ['../memos/'] }), async (port) => {
    expect(await port.hentKvitteringer()).toEqual({ kvitteringer: [], ulaeselige: [], afbrudt: 'UFORSTAAELIGT_SVAR' })
  })
})

for (const { status, vaek } of [
  { status: 200, vaek: true },
  { status: 204, vaek: true },
  { status: 404, vaek: true },
  { status: 500, vaek: false },
  { status: 403, vaek: false },
]) {
  test(`Fjern kvittering: ${status} betyder, at den ${vaek ? 'er væk' : 'bliver liggende'}`, async () => {
    await mod(
      (_, svar) => svar.writeHead(status).end(),
      async (port) => expect(await port.fjernKvittering('r-1')).toBe(vaek),
    )
  })
}

test('Der ventes 1, 5, 15 og 60 minutter, derefter en time ad gangen i et døgn', () => {
  const plan = Array.from({ length: 40 }, (_, i) => naesteForsoeg(i + 1))
  expect(plan.slice(0, 6)).toEqual([1, 5, 15, 60, 60, 60])
  const minutter = plan.filter((m) => m !== null)
  expect(plan.slice(minutter.length).every((m) => m === null)).toBe(true)
  const sum = minutter.reduce((a, b) => a + b, 0)
  expect(sum).toBeLessThanOrEqual(24 * 60)
  expect(sum + 60).toBeGreaterThan(24 * 60)
})

async function mod(modtager: RequestListener, handling: (port: Ngdp) => Promise<unknown>): Promise<void> {
  const server: Server = createServer(modtager)
  await new Promise<void>((klar) => server.listen(0, '127.0.0.1', klar))
  const { port } = server.address() as AddressInfo
  try {
    await handling(
      ngdp({ url: `http://127.0.0.1:${port}/apis/v1`, system: 'samspor', noegle: 'hemmelig', tidsgraenseMs: 300 }),
    )
  } finally {
    server.closeAllConnections()
    await new Promise((lukket) => server.close(lukket))
  }
}

/** Writes until the other end hangs up. */
function hael(svar: import('node:http').ServerResponse): void {
  const skriv = () => {
    if (!svar.destroyed && svar.write('x'.repeat(16_384))) setImmediate(skriv)
    else if (!svar.destroyed) svar.once('drain', skriv)
  }
  skriv()
}
