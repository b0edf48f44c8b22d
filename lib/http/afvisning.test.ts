import { expect, test } from '@playwright/test'
import { afvisning } from '#lib/http/afvisning'

const VORES = { host: '127.0.0.1:3000' }
const HJEMMEFRA = { ...VORES, cookie: 'x=1; samspor=abc', origin: 'http://127.0.0.1:3000' }

const eksempler: [string, string, string, Record<string, string>, number | undefined][] = [
  ['en borger læser', 'GET', '/borger/beskeder', VORES, undefined],
  ['en vagt spørger på maskinens eget navn', 'GET', '/healthz', { host: 'localhost:3000' }, undefined],
  ['et fremmed navn', 'GET', '/borger', { host: 'ond.dk' }, 421],
  ['intet navn', 'GET', '/borger', {}, 421],
  ['billedtjenesten', 'GET', '/_next/image', VORES, 404],
  ['en dør, ingen bruger', 'GET', '/borger', { ...VORES, 'next-resume': '1' }, 400],
  ['en anden protokol', 'GET', '/borger', { ...VORES, upgrade: 'websocket' }, 400],
  ['en ukendt metode', 'TRACE', '/login', VORES, 405],
  ['sletning uden for API’et', 'DELETE', '/borger', VORES, 405],
  ['sletning i API’et', 'DELETE', '/api/v1/Abonnement/1', VORES, undefined],
  ['spørgsmål om muligheder', 'OPTIONS', '/borger', VORES, 405],
  ['det samme til API’et, som selv siger nej', 'OPTIONS', '/api/v1/Nuph', VORES, undefined],
  ['en borgers formular', 'POST', '/borger/min-plan', VORES, undefined],
  ['en handling på borgerens side', 'POST', '/borger', { ...VORES, 'next-action': 'x' }, 400],
  [
    'en fil til borgerens side',
    'POST',
    '/borger',
    { ...VORES, 'content-type': 'multipart/form-data; boundary=x' },
    400,
  ],
  ['medarbejderens formular', 'POST', '/myndighed/soeg', HJEMMEFRA, undefined],
  ['medarbejderens formular over https', 'POST', '/drift', { ...HJEMMEFRA, cookie: '__Host-samspor=a' }, undefined],
  ['uden session', 'POST', '/myndighed/soeg', { ...HJEMMEFRA, cookie: 'ikkesamspor=a' }, 403],
  ['fra et andet sted', 'POST', '/myndighed/soeg', { ...HJEMMEFRA, origin: 'https://ond.dk' }, 403],
]
for (const [hvad, metode, sti, hoveder, status] of eksempler) {
  test(`${hvad}: ${metode} ${sti} ${status ? `afvises med ${status}` : 'slippes igennem'}`, () =>
    expect(afvisning({ metode, sti, hoved: (navn) => hoveder[navn] })).toBe(status))
}
