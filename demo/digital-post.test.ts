import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as vent } from 'node:timers/promises'
import { expect, test } from '@playwright/test'
import { type DigitalPost, startDigitalPost } from '#demo/digital-post'
import type { DigitalPostFejl } from '#demo/fejl'
import { person } from '#demo/personer'
import { byggMemo } from '#lib/digital-post/memo'
import { ngdp } from '#lib/digital-post/ngdp'

const KAREN = '6701801234'
const FRODE = person('frode').cpr ?? ''
const BASIC = `Basic ${Buffer.from('samspor:demo').toString('base64')}`

let mappe: string
let post: DigitalPost

const start = () =>
  startDigitalPost({
    port: 0,
    mappe,
    ventetid: { modtaget: 30, leveret: 90 },
    langsom: 120,
    samsporUrl: 'http://samspor.test',
  })

test.beforeEach(async () => {
  mappe = mkdtempSync(join(tmpdir(), 'digital-post-'))
  post = await start()
})
test.afterEach(async () => {
  await post.stop()
  rmSync(mappe, { recursive: true })
})

type Aendring = {
  uuid?: string
  cpr?: string
  emne?: string
  pdf?: string
  filnavn?: string
  url?: string
  format?: string
}

function memo(aendring: Aendring = {}) {
  const m = {
    uuid: crypto.randomUUID(),
    cpr: KAREN,
    emne: 'Afgørelse om tilbud',
    pdf: Buffer.from('%PDF-1.7 prøve').toString('base64'),
    filnavn: 'afgoerelse.pdf',
    format: 'application/pdf',
    url: 'https://samspor.example.dk/borger/sag',
    ...aendring,
  }
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<memo:Message xmlns:memo="https://DigitalPost.dk/MeMo-1" memoVersion="1.2"><memo:MessageHeader>
<memo:messageType>DIGITALPOST</memo:messageType><memo:messageUUID>${m.uuid}</memo:messageUUID>
<memo:messageID>AFG-1</memo:messageID><memo:label>${m.emne}</memo:label>
<memo:Sender><memo:senderID>99000007</memo:senderID><memo:idType>CVR</memo:idType><memo:label>Prøvekøbing &amp; Omegn</memo:label></memo:Sender>
<memo:Recipient><memo:recipientID>${m.cpr}</memo:recipientID><memo:idType>CPR</memo:idType></memo:Recipient>
</memo:MessageHeader><memo:MessageBody><memo:createdDateTime>2026-11-23T09:15:00Z</memo:createdDateTime>
<memo:MainDocument><memo:File><memo:encodingFormat>${m.format}</memo:encodingFormat><memo:filename>${m.filnavn}</memo:filename>
<memo:language>da</memo:language><memo:content>${m.pdf}</memo:content></memo:File>
<memo:Action><memo:label>Se din sag</memo:label><memo:actionCode>SELVBETJENING</memo:actionCode>
<memo:EntryPoint><memo:url>${m.url}</memo:url></memo:EntryPoint></memo:Action></memo:MainDocument></memo:MessageBody></memo:Message>`
  return { uuid: m.uuid, xml }
}

const send = ({ uuid, xml }: { uuid: string; xml: string }, headers: Record<string, string> = {}) =>
  fetch(`${post.url}/apis/v1/memos/?memo-message-uuid=${uuid}`, {
    method: 'POST',
    headers: { authorization: BASIC, 'content-type': 'application/xml', ...headers },
    body: xml,
  })

const hent = async (sti: string) => {
  const svar = await fetch(`${post.url}/apis/v1${sti}`, { headers: { authorization: BASIC } })
  return (await svar.json()) as { receipts?: Kvittering[]; contacts?: { registrationStatus: string }[] }
}

type Kvittering = { id: string; messageUUID: string; receiptStatus: string; timeStamp: string }
const kvitteringer = async (): Promise<Kvittering[]> => (await hent('/receipts/')).receipts ?? []
const statusser = async () => (await kvitteringer()).map((k) => k.receiptStatus)

const saet = (fejl: unknown, headers: Record<string, string> = { 'x-samspor-demo': '1' }) =>
  fetch(`${post.url}/styring/fejl`, { method: 'PUT', headers, body: JSON.stringify(fejl) })
const slaaTil = (digitalPost: DigitalPostFejl) => saet({ digitalPost })

const breve = async (cpr = KAREN) => {
  const svar = await fetch(`${post.url}/styring/post?cpr=${cpr}`)
  return ((await svar.json()) as { breve: { uuid: string; emne: string; status: string; pdf: string; xml: string }[] })
    .breve
}

test('et brev tages ind med 201 og teknisk kvittering, og kvitteringerne følger', async () => {
  const brev = memo()
  const svar = await send(brev)
  expect(svar.status).toBe(201)
  expect(await svar.json()).toMatchObject({ messageUUID: brev.uuid, messageId: 'AFG-1', receiptStatus: null })
  await expect.poll(statusser).toEqual(['RECEIVED', 'COMPLETED'])
  expect((await kvitteringer())[0]).toMatchObject({ messageUUID: brev.uuid, errorCode: null, errorMessage: null })
})

test('en slettet kvittering vises ikke igen', async () => {
  await send(memo())
  await expect.poll(statusser).toHaveLength(2)
  const [foerste] = await kvitteringer()
  const slet = () =>
    fetch(`${post.url}/apis/v1/receipts/${foerste?.id}`, { method: 'DELETE', headers: { authorization: BASIC } })
  expect((await slet()).status).toBe(204)
  expect((await slet()).status).toBe(404)
  expect(await statusser()).toEqual(['COMPLETED'])
})

test('samme brev to gange er ét brev, og et andet brev kan ikke bruge dets UUID', async () => {
  const brev = memo()
  await send(brev)
  const igen = await send(brev)
  expect(igen.status).toBe(409)
  expect(await igen.json()).toMatchObject({ code: 'memo.already.exists' })
  const andet = await send(memo({ uuid: brev.uuid, emne: 'Et andet brev' }))
  expect(await andet.json()).toMatchObject({ code: 'memo.uuid.in.use' })
  expect(await breve()).toHaveLength(1)
})

test('ti ens breve på én gang er ét brev', async () => {
  const brev = memo()
  const svar = await Promise.all(Array.from({ length: 10 }, () => send(brev)))
  expect(svar.map((s) => s.status).sort()).toEqual([201, ...Array(9).fill(409)])
})

test('breve, kvitteringer og sletninger overlever en genstart', async () => {
  const brev = memo()
  await send(brev)
  await expect.poll(statusser).toHaveLength(2)
  const [foerste] = await kvitteringer()
  await fetch(`${post.url}/apis/v1/receipts/${foerste?.id}`, { method: 'DELETE', headers: { authorization: BASIC } })
  await post.stop()
  post = await start()
  expect(await statusser()).toEqual(['COMPLETED'])
  expect((await send(brev)).status).toBe(409)
})

for (const [hvad, aendring, felt] of [
  ['et CPR-nummer med ni cifre', { cpr: '670180123' }, 'recipientID'],
  ['et brev uden PDF', { format: 'text/plain' }, 'File'],
  ['en fil, der ikke er en PDF', { pdf: Buffer.from('hej').toString('base64') }, 'content'],
  ['et forbudt tegn i filnavnet', { filnavn: 'a:b.pdf' }, 'filename'],
  ['et link uden https', { url: 'http://samspor.example.dk/borger' }, 'url'],
  ['et tomt emne', { emne: '' }, 'label'],
] as const) {
  test(`${hvad} afvises med 400 og feltets navn`, async () => {
    const svar = await send(memo(aendring))
    expect(svar.status).toBe(400)
    expect(await svar.json()).toMatchObject({ code: 'memo.invalid', fieldErrors: [{ resource: 'memo', field: felt }] })
  })
}

test('alle fejl i et brev kommer på én gang', async () => {
  const svar = await send(memo({ cpr: '1', emne: '', filnavn: '' }))
  const { fieldErrors } = (await svar.json()) as { fieldErrors: { field: string }[] }
  expect(fieldErrors.map((f) => f.field)).toEqual(['label', 'recipientID', 'filename'])
})

test('et link til egen maskine er lovligt i demoen', async () => {
  expect((await send(memo({ url: 'http://127.0.0.1:3000/borger/sag' }))).status).toBe(201)
})

test('UUID i adressen og i brevet skal være ens', async () => {
  const svar = await send({ ...memo(), uuid: crypto.randomUUID() })
  expect(await svar.json()).toMatchObject({ fieldErrors: [{ code: 'memo.uuid.mismatch' }] })
})

test('ødelagt XML og DOCTYPE afvises', async () => {
  expect((await send({ ...memo(), xml: '<memo:Message' })).status).toBe(400)
  const { uuid, xml } = memo()
  const medDoctype = xml.replace('?>', '?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>')
  expect(await (await send({ uuid, xml: medDoctype })).json()).toMatchObject({
    fieldErrors: [{ code: 'memo.xml.doctype' }],
  })
})

test('forkert nøgle, forkert indholdstype og manglende længde afvises', async () => {
  const forkert = `Basic ${Buffer.from('samspor:gæt').toString('base64')}`
  expect((await send(memo(), { authorization: forkert })).status).toBe(401)
  expect((await send(memo(), { 'content-type': 'text/xml' })).status).toBe(415)
  const { uuid, xml } = memo()
  const status = await new Promise((svar) => {
    const ud = request(
      `${post.url}/apis/v1/memos/?memo-message-uuid=${uuid}`,
      { method: 'POST', headers: { authorization: BASIC, 'content-type': 'application/xml' } },
      (ind) => svar(ind.statusCode),
    )
    ud.write(xml)
    ud.end()
  })
  expect(status).toBe(411)
})

test('en sms har ingen krop og højst 150 tegn', async () => {
  const sms = (tekst: string) => {
    const uuid = crypto.randomUUID()
    return {
      uuid,
      xml: `<memo:Message xmlns:memo="https://DigitalPost.dk/MeMo-1" memoVersion="1.2"><memo:MessageHeader>
<memo:messageType>NEMSMS</memo:messageType><memo:messageUUID>${uuid}</memo:messageUUID><memo:label>Husk din aftale</memo:label>
<memo:notification>${tekst}</memo:notification><memo:Sender><memo:senderID>99000015</memo:senderID><memo:idType>CVR</memo:idType>
<memo:label>Prøve A-kasse</memo:label></memo:Sender><memo:Recipient><memo:recipientID>${KAREN}</memo:recipientID>
<memo:idType>CPR</memo:idType></memo:Recipient></memo:MessageHeader></memo:Message>`,
    }
  }
  expect((await send(sms('Husk din aftale i morgen'))).status).toBe(201)
  expect((await send(sms('x'.repeat(151)))).status).toBe(400)
})

test('en fritaget borger er EXEMPT, de andre er REGISTERED', async () => {
  const status = async (cpr: string) => (await hent(`/contacts/?cprNumber=${cpr}`)).contacts?.[0]?.registrationStatus
  expect(await status(FRODE)).toBe('EXEMPT')
  expect(await status(KAREN)).toBe('REGISTERED')
  await slaaTil('FRITAGET')
  expect(await status(KAREN)).toBe('EXEMPT')
})

test('et brev til en fritaget får NOT_ALLOWED', async () => {
  await send(memo({ cpr: FRODE }))
  await expect.poll(statusser).toEqual(['NOT_ALLOWED'])
})

test('NEDE bryder forbindelsen, og bagefter virker alt igen', async () => {
  await slaaTil('NEDE')
  const brev = memo()
  await expect(send(brev)).rejects.toThrow()
  await slaaTil('OK')
  expect((await send(brev)).status).toBe(201)
})

test('AFVISER giver INVALID og aldrig RECEIVED', async () => {
  await slaaTil('AFVISER')
  expect((await send(memo())).status).toBe(201)
  await expect.poll(statusser).toEqual(['INVALID'])
  await vent(100)
  expect(await statusser()).toEqual(['INVALID'])
})

test('LANGSOM svarer, men sent', async () => {
  await slaaTil('LANGSOM')
  const foer = Date.now()
  expect((await send(memo())).status).toBe(201)
  expect(Date.now() - foer).toBeGreaterThanOrEqual(115)
})

test('HAENGER svarer ikke', async () => {
  await slaaTil('HAENGER')
  const { uuid, xml } = memo()
  const svar = fetch(`${post.url}/apis/v1/memos/?memo-message-uuid=${uuid}`, {
    method: 'POST',
    headers: { authorization: BASIC, 'content-type': 'application/xml' },
    body: xml,
    signal: AbortSignal.timeout(200),
  })
  await expect(svar).rejects.toThrow(/abort|timeout/i)
})

test('DOER_EFTER har gemt brevet: andet forsøg får 409, og kvitteringen kommer', async () => {
  await slaaTil('DOER_EFTER')
  const brev = memo()
  await expect(send(brev)).rejects.toThrow()
  expect(await (await send(brev)).json()).toMatchObject({ code: 'memo.already.exists' })
  await expect.poll(statusser).toContain('RECEIVED')
})

test('TAVS giver aldrig en kvittering, heller ikke når alt er rettet', async () => {
  await slaaTil('TAVS')
  expect((await send(memo())).status).toBe(201)
  await slaaTil('OK')
  await vent(150)
  expect(await statusser()).toEqual([])
})

test('kontakterne kræver headeren og kendte ord', async () => {
  expect((await saet({ digitalPost: 'NEDE' }, {})).status).toBe(403)
  for (const forkert of [{ digitalPost: 'VÆK' }, { sms: 'NEDE' }, null, 'NEDE', { digitalPost: 'constructor' }]) {
    expect((await saet(forkert)).status, JSON.stringify(forkert)).toBe(400)
  }
  expect(await (await fetch(`${post.url}/styring/fejl`)).json()).toEqual({
    digitalPost: 'OK',
    webhook: 'OK',
    mail: 'OK',
  })
})

test('et fremmed navn, der peger på maskinen, får intet svar', async () => {
  const { port } = new URL(post.url)
  const somVaert = (host: string) =>
    new Promise((svar) => {
      request({ host: '127.0.0.1', port, path: '/styring/post', headers: { host } }, (ind) =>
        svar(ind.statusCode),
      ).end()
    })
  expect(await somVaert('ond.example')).toBe(403)
  expect(await somVaert('samspor.test:3002')).toBe(200)
})

test('nulstil tømmer postkassen og retter alle fejl', async () => {
  await send(memo())
  await slaaTil('NEDE')
  await fetch(`${post.url}/styring/nulstil`, { method: 'POST', headers: { 'x-samspor-demo': '1' } })
  expect(await breve()).toEqual([])
  expect((await send(memo())).status).toBe(201)
})

test('postkassen viser brevet under modtagerens navn, uden CPR-nummer, og PDF og XML er de samme bytes', async () => {
  const brev = memo({ emne: 'Afgørelse &lt;b&gt; om tilbud' })
  await send(brev)
  const side = await (await fetch(`${post.url}/post`)).text()
  expect(side).toContain('<h2>Karen Eksempel</h2>')
  expect(side).toContain('Prøvekøbing &amp; Omegn')
  expect(side).toContain('Afgørelse &lt;b&gt; om tilbud')
  expect(side).not.toContain(KAREN)

  const [vist] = await breve()
  const pdf = await fetch(post.url + vist?.pdf)
  expect(pdf.headers.get('content-type')).toBe('application/pdf')
  expect(await pdf.text()).toBe('%PDF-1.7 prøve')
  expect(await (await fetch(post.url + vist?.xml)).text()).toBe(brev.xml)
})

test('et link, der ikke er en webadresse, kommer aldrig på siden', async () => {
  expect((await send(memo({ url: 'javascript:alert(1)' }))).status).toBe(400)
})

test('size begrænser listen, og det ældste kommer først', async () => {
  for (let nr = 0; nr < 3; nr++) await send(memo())
  await expect.poll(statusser).toHaveLength(6)
  const side = await hent('/receipts/?size=2')
  expect(side).toMatchObject({ elementsOnPage: 2, totalElements: 6, totalPages: 3 })
  expect(side.receipts?.map((k) => k.receiptStatus)).toContain('RECEIVED')
})

test('Samspors egen klient og modtageren forstår hinanden, fra opslag til slettet kvittering', async () => {
  const klient = ngdp({ url: `${post.url}/apis/v1`, system: 'samspor', noegle: 'demo' })
  expect(await klient.opslag(KAREN)).toBe('REGISTERED')
  expect(await klient.opslag(FRODE)).toBe('EXEMPT')

  const uuid = crypto.randomUUID()
  const brev = Buffer.from(
    byggMemo({
      slags: 'DIGITALPOST',
      uuid,
      titel: 'Afgørelse om tilbud',
      afsender: { cvr: '99000007', navn: 'Prøvekøbing Kommune' },
      modtager: { cpr: KAREN },
      oprettet: new Date('2026-11-23T09:15:00Z'),
      dokument: {
        filer: [{ mime: 'application/pdf', navn: 'afgoerelse.pdf', sprog: 'da', indhold: Buffer.from('%PDF-1.7') }],
      },
    }),
  )
  // The answer to the sending is no receipt: only the list tells that the letter is in the mailbox.
  expect(await klient.send(uuid, brev)).toEqual({ udfald: 'AFSENDT', kvittering: null })
  expect(await klient.send(uuid, brev)).toEqual({ udfald: 'FINDES' })
  await expect.poll(async () => (await klient.hentKvitteringer()).kvitteringer).toHaveLength(2)
  const { kvitteringer: hentede } = await klient.hentKvitteringer()
  expect(hentede.map(({ kvittering }) => kvittering.status)).toEqual(['RECEIVED', 'COMPLETED'])
  for (const { id } of hentede) expect(await klient.fjernKvittering(id)).toBe(true)
  expect((await klient.hentKvitteringer()).kvitteringer).toEqual([])

  await slaaTil('DOER_EFTER')
  expect(await klient.send(crypto.randomUUID(), brev)).toMatchObject({ udfald: 'AFVIST' })
  await slaaTil('NEDE')
  expect(await klient.send(uuid, brev)).toEqual({ udfald: 'PROEV_IGEN', aarsag: 'NETVAERK' })
})
