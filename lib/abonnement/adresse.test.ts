import type { LookupAddress } from 'node:dns'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from '@playwright/test'
import { type Adresseregler, maaKaldes, type Opslag, sikkertOpslag, vurderUrl } from '#lib/abonnement/adresse'
import { aabnLinje, sendWebhook } from '#lib/abonnement/udveksling'

const drift: Adresseregler = { lokal: false, porte: [443, 8443] }
const demo: Adresseregler = { lokal: true, porte: [443, 8443] }
const koder = (url: string, regler = drift) => vurderUrl(url, regler).map((f) => f.kode)

const GODE = [
  'https://fagsystem.dk/webhook',
  'https://fagsystem.dk:8443/',
  'https://api.kmd.dk/samspor?id=7',
  'https://xn--kbenhavn-54a.dk/',
  'https://københavn.dk/',
  'https://8.8.8.8/',
  'https://[2a00:1450:400f:80c::200e]/',
]
for (const url of GODE) test(`${url} må bruges`, () => expect(koder(url)).toEqual([]))

/** Ways to write an address that is not on the public net, or that hides what it is. */
const TRICKS = [
  'http://fagsystem.dk/',
  'ftp://fagsystem.dk/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'gopher://127.0.0.1:6379/_FLUSHALL',
  'https://localhost/',
  'https://LOCALHOST/',
  'https://localhost./',
  'https://fagsystem.dk./',
  'https://a.localhost/',
  'https://samspor/',
  'https://postgres.internal/',
  'https://metadata.google.internal/computeMetadata/v1/',
  'https://printer.local/',
  'https://router.lan/',
  'https://127.0.0.1/',
  'https://127.0.0.1.:443/',
  'https://127.1/',
  'https://2130706433/',
  'https://0x7f000001/',
  'https://0x7f.0.0.1/',
  'https://0177.0.0.1/',
  'https://017700000001/',
  'https://127.0.0.1%2f@fagsystem.dk/',
  'https://①②⑦.⓪.⓪.①/',
  'https://127。0。0。1/',
  'https://0/',
  'https://0.0.0.0/',
  'https://10.0.0.1/',
  'https://172.16.0.1/',
  'https://172.31.255.255/',
  'https://192.168.1.1/',
  'https://169.254.169.254/latest/meta-data/',
  'https://2852039166/',
  'https://0xa9fea9fe/',
  'https://100.64.0.1/',
  'https://100.100.100.200/',
  'https://192.0.0.192/',
  'https://198.18.0.1/',
  'https://203.0.113.7/',
  'https://224.0.0.1/',
  'https://255.255.255.255/',
  'https://[::1]/',
  'https://[::]/',
  'https://[::ffff:127.0.0.1]/',
  'https://[::ffff:a9fe:a9fe]/',
  'https://[0:0:0:0:0:ffff:7f00:1]/',
  'https://[::127.0.0.1]/',
  'https://[fe80::1]/',
  'https://[fc00::1]/',
  'https://[fd00:ec2::254]/',
  'https://[ff02::1]/',
  'https://[64:ff9b::7f00:1]/',
  'https://[2002:7f00:1::]/',
  'https://[2001:0:7f00:1::]/',
  'https://[2001:db8::1]/',
  'https://bruger:kode@fagsystem.dk/',
  'https://fagsystem.dk@127.0.0.1/',
  'https://127.0.0.1@fagsystem.dk/',
  'https://fagsystem.dk:22/',
  'https://fagsystem.dk:5432/',
  'https://fagsystem.dk:80/',
  'https://fagsystem.dk/#a',
  'https://fag system.dk/',
  'https:///webhook',
  'webhook',
  `https://fagsystem.dk/${'a'.repeat(2000)}`,
]
for (const url of TRICKS) test(`${url.slice(0, 60)} må ikke bruges`, () => expect(koder(url).length).toBeGreaterThan(0))

test('I demoen må det være denne maskine, men stadig ikke et andet indre net', () => {
  for (const url of ['http://127.0.0.1:4402/webhook', 'http://localhost:4402/', 'https://[::1]:9/'])
    expect(koder(url, demo), url).toEqual([])
  for (const url of ['http://10.0.0.1/', 'https://169.254.169.254/', 'https://[fd00::1]/', 'http://fagsystem.dk/'])
    expect(koder(url, demo).length, url).toBeGreaterThan(0)
})

test('Alle fund kommer på én gang', () => {
  expect(koder('http://a:b@127.0.0.1:22/#x')).toEqual(['WH-002', 'WH-003', 'WH-001', 'WH-004', 'WH-005'])
})

test('En adresse med zone, tekst eller ingenting må ikke kaldes', () => {
  for (const ip of ['fe80::1%eth0', '2a00::1%eth0', '', 'x', '1.2.3', '1.2.3.4.5'])
    expect(maaKaldes(ip, true), ip).toBe(false)
  expect(maaKaldes('1.1.1.1', false)).toBe(true)
})

const slaaOp = (adresser: LookupAddress[], lokal = false, valg: object = { all: true }) =>
  new Promise<string>((svar) => {
    const opslag: Opslag = (_navn, s) => s(null, adresser)
    sikkertOpslag(lokal, opslag)('fagsystem.dk', valg, (fejl, fundet) =>
      svar(fejl ? fejl.constructor.name : JSON.stringify(fundet)),
    )
  })

test('Et navn, der peger ind ad, får ingen forbindelse, heller ikke når kun ét af svarene gør', async () => {
  const ude = { address: '1.1.1.1', family: 4 }
  expect(await slaaOp([ude])).toBe(JSON.stringify([ude]))
  expect(await slaaOp([ude], false, {})).toBe('"1.1.1.1"')
  expect(await slaaOp([ude, { address: '10.0.0.1', family: 4 }])).toBe('ForbudtAdresse')
  expect(await slaaOp([{ address: '::ffff:127.0.0.1', family: 6 }])).toBe('ForbudtAdresse')
  expect(await slaaOp([{ address: '127.0.0.1', family: 4 }])).toBe('ForbudtAdresse')
  expect(await slaaOp([])).toBe('ForbudtAdresse')
})

test('Et navn, der skifter mellem kontrol og kald, når aldrig frem til den indre maskine', async () => {
  let besoeg = 0
  const indre = createServer((_req, res) => {
    besoeg += 1
    res.end()
  })
  await new Promise<void>((klar) => indre.listen(0, '127.0.0.1', klar))
  const { port } = indre.address() as AddressInfo
  const svar = [[{ address: '1.1.1.1', family: 4 }], [{ address: '127.0.0.1', family: 4 }]]
  let opslag = 0
  const skifter: Opslag = (_navn, s) => s(null, svar[Math.min(opslag++, 1)] ?? [])
  expect(await slaaOp([{ address: '1.1.1.1', family: 4 }])).toContain('1.1.1.1')
  opslag = 1
  const linje = aabnLinje(`https://fagsystem.dk:${port}/`, { lokal: false, porte: [port] }, 4, skifter)
  const udfald = await sendWebhook(linje, { id: 'x', krop: '{}', hemmeligheder: [Buffer.alloc(32)] })
  expect(udfald).toMatchObject({ status: null, fejl: 'Adressen er ikke på det offentlige internet' })
  expect(besoeg).toBe(0)
  indre.close()
})
