import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { laesRetryAfter, naesteProeve, pauseEfter, vurderSvar } from '#lib/abonnement/regler'

const NU = new Date('2026-11-23T09:00:00Z')
const svar = (status: number | null, ret: { fejl?: string; ventMs?: number } = {}) => ({
  status,
  fejl: null,
  ventMs: null,
  ...ret,
})
const foerst = { forsoeg: 0, foersteTid: null }
const siden = (timer: number, forsoeg = 10) => ({ forsoeg, foersteTid: new Date(NU.getTime() - timer * 3_600_000) })

for (const status of [200, 201, 202, 204, 299])
  test(`${status} er leveret`, () => expect(vurderSvar(svar(status), foerst, NU, 0.5)).toEqual({ slags: 'LEVERET' }))

for (const status of [100, 301, 302, 307, 308, 400, 401, 404, 409, 422, 429, 500, 502, 503, 504, null])
  test(`${status} prøves igen`, () =>
    expect(vurderSvar(svar(status), foerst, NU, 0.5)).toMatchObject({ slags: 'IGEN' }))

test('410 er et klart ord', () => expect(vurderSvar(svar(410), foerst, NU, 0.5)).toMatchObject({ slags: 'VAEK' }))

test('Et godt svar, der blev for langt eller for langsomt, er ikke leveret', () =>
  expect(vurderSvar(svar(200, { fejl: 'Modtagerens svar var over 64 kB' }), foerst, NU, 0.5)).toMatchObject({
    slags: 'IGEN',
  }))

const graenser = [
  { timer: 71.99, slags: 'IGEN' },
  { timer: 72, slags: 'PARKERET' },
]
for (const { timer, slags } of graenser)
  test(`${timer} timer efter det første forsøg: ${slags}`, () =>
    expect(vurderSvar(svar(500), siden(timer), NU, 0.5).slags).toBe(slags))

test('Pausen er et minut, der fordobles til en time, spredt tilfældigt', () => {
  expect([1, 2, 3, 7, 8, 50].map((n) => pauseEfter(n, 1) / 60_000)).toEqual([1, 2, 4, 60, 60, 60])
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1000 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, t) => {
      const pause = pauseEfter(n, t)
      return pause >= 1000 && pause <= 3_600_000
    }),
  )
})

test('Retry-After bliver fulgt ved 429 og 503, og hele modtageren får ro', () => {
  const udfald = vurderSvar(svar(429, { ventMs: 120_000 }), foerst, NU, 0)
  expect(udfald).toMatchObject({ runAt: new Date('2026-11-23T09:02:00Z'), ventTil: new Date('2026-11-23T09:02:00Z') })
  expect(vurderSvar(svar(503, { ventMs: 120_000 }), foerst, NU, 0)).toMatchObject({
    ventTil: new Date('2026-11-23T09:02:00Z'),
  })
  expect(vurderSvar(svar(500, { ventMs: 120_000 }), foerst, NU, 0)).toMatchObject({ ventTil: null })
  expect(vurderSvar(svar(429, { ventMs: 1e12 }), foerst, NU, 0), 'højst et døgn').toMatchObject({
    ventTil: new Date('2026-11-24T09:00:00Z'),
  })
})

test('Retry-After er sekunder eller en dato, aldrig bagud', () => {
  expect(laesRetryAfter('120', 0)).toBe(120_000)
  expect(laesRetryAfter('Thu, 01 Jan 1970 00:02:00 GMT', 60_000)).toBe(60_000)
  for (const vaerdi of [undefined, '', '-5', 'snart', '1e9', '99999999999', 'Thu, 01 Jan 1970 00:00:00 GMT'])
    expect(laesRetryAfter(vaerdi, 60_000), vaerdi).toBeNull()
})

test('En tavs modtager prøves igen mellem et halvt og et helt minut senere', () => {
  expect(naesteProeve(NU, 0)).toEqual(new Date('2026-11-23T09:00:30Z'))
  expect(naesteProeve(NU, 1)).toEqual(new Date('2026-11-23T09:01:00Z'))
})
