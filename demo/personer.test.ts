import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { afviste } from '#demo/afviste'
import { DOERE, maanedsslut } from '#demo/person'
import { person, personer } from '#demo/personer'

const borgere = personer.filter((p) => p.doer === 'borger')
const virksomheder = personer.filter((p) => p.doer === 'virksomhed')

/** The birth date that an erstatningspersonnummer stands for, or undefined when the date does not exist. */
function foedselsdato(cpr: string): string | undefined {
  const dag = Number(cpr.slice(0, 2)) - 60
  const [maaned, aar, syvende] = [Number(cpr.slice(2, 4)), Number(cpr.slice(4, 6)), Number(cpr[6])]
  const i2000 = syvende === 4 || syvende === 9 ? aar <= 36 : syvende >= 5 && aar <= 57
  const dato = new Date(Date.UTC((i2000 ? 2000 : 1900) + aar, maaned - 1, dag))
  return dato.getUTCDate() === dag && dato.getUTCMonth() === maaned - 1 ? dato.toISOString().slice(0, 10) : undefined
}

function cvrGaarOp(cvr: string): boolean {
  const vaegte = [2, 7, 6, 5, 4, 3, 2, 1]
  return /^\d{8}$/.test(cvr) && vaegte.reduce((sum, v, i) => sum + v * Number(cvr[i]), 0) % 11 === 0
}

test('alle i rollelisten og blandt de afviste har hver deres nøgle', () => {
  const noegler = [...personer, ...afviste].map((p) => p.noegle)
  expect(new Set(noegler).size).toBe(noegler.length)
})

test('alle i rollelisten har hver deres sub, navn og rid', () => {
  for (const vaerdier of [
    personer.map((p) => p.claims.sub),
    personer.map((p) => p.navn),
    personer.flatMap((p) => p.rid ?? []),
  ]) {
    expect(new Set(vaerdier).size).toBe(vaerdier.length)
  }
})

test('CPR-numre er forskellige, har en rigtig dato og kan ikke tilhøre nogen', () => {
  const numre = borgere.map((b) => b.cpr ?? '')
  expect(new Set(numre).size).toBe(numre.length)
  for (const cpr of numre) {
    expect(cpr).toMatch(/^[6-9]\d{9}$/)
    const alder = 2026 - Number(foedselsdato(cpr)?.slice(0, 4))
    expect(alder, cpr).toBeGreaterThanOrEqual(18)
    expect(alder, cpr).toBeLessThan(66)
  }
})

test('userinfo har samme CPR-nummer som rollelisten', () => {
  for (const b of borgere) expect(b.claims['dk.cpr']).toBe(b.cpr)
})

test('CVR-numre går op i modulus 11', () => {
  for (const v of virksomheder) expect(cvrGaarOp(v.organisation?.kode ?? ''), v.noegle).toBe(true)
  expect(cvrGaarOp('13748136')).toBe(true)
  expect(cvrGaarOp('99000008')).toBe(false)
})

test('enhver dør har nogen at logge ind som, og ingen har en organisation af en anden slags end sin dør', () => {
  for (const doer of DOERE) expect(personer.some((p) => p.doer === doer)).toBe(true)
  for (const p of personer.filter((en) => en.organisation)) expect(p.organisation?.type).toBe(p.doer)
})

test('rollelisten holder, hvad historierne lover', () => {
  expect(person('karen').historie?.timer?.at(-1)?.timer).toBe('402.06')
  expect(person('bo').historie).toMatchObject({ akasse: [{ forsikring: 'DELTID' }] })
  expect(person('langt-navn').navn.length).toBeGreaterThan(60)
  expect(Number(foedselsdato(person('ulrik').cpr ?? '')?.slice(0, 4))).toBeGreaterThan(2026 - 25)
  expect(['ivan', 'ditte', 'morten'].map((n) => person(n).historie?.fravaer?.[0]?.til)).toEqual([-2, -1, 0])
  expect(() => person('ingen')).toThrow('karen')
})

for (const [nu, maaneder, dag] of [
  ['2026-11-23', -1, '2026-10-31'],
  ['2026-01-01', -1, '2025-12-31'],
  ['2024-03-31', -1, '2024-02-29'],
  ['2026-03-15', -3, '2025-12-31'],
] as const) {
  test(`set fra ${nu} er månedsslut ${maaneder} den ${dag}`, () => expect(maanedsslut(nu, maaneder)).toBe(dag))
}

test('uanset hvilken dag demoen begynder, er timer opgjort efter tilmelding, og perioder begynder før de slutter', () => {
  const dage = (fra: string, til: string) => Math.round((Date.parse(til) - Date.parse(fra)) / 86_400_000)
  const foerTilmelding: string[] = []
  for (let dag = 0; dag < 366; dag++) {
    const nu = new Date(Date.UTC(2026, 0, 1 + dag)).toISOString().slice(0, 10)
    for (const { noegle, historie: h } of borgere) {
      for (const t of h?.timer ?? []) {
        if (dage(nu, maanedsslut(nu, t.opgjortTil)) < (h?.tilmeldtFra ?? 0)) foerTilmelding.push(`${noegle} ${nu}`)
      }
    }
  }
  expect(foerTilmelding).toEqual([])
  for (const { noegle, historie: h } of borgere) {
    for (const p of [...(h?.akasse ?? []), ...(h?.jobcenter ?? []), ...(h?.fravaer ?? [])]) {
      expect(p.til ?? p.fra, noegle).toBeGreaterThanOrEqual(p.fra)
    }
  }
})

test('a-kasser, jobcentre og stillinger i historierne findes i kodelisterne', () => {
  const linjer = (liste: string) => readFileSync(`db/kodelister/${liste}.csv`, 'utf8').split('\n')
  const akasser = linjer('akasser').map((l) => l.split(';')[0])
  const jobcentre = linjer('jobcentre').map((l) => l.split(';')[0])
  const stillinger = linjer('stillingsbetegnelser')
  for (const { noegle, historie: h, organisation } of personer) {
    if (organisation?.type === 'akasse') expect(akasser, noegle).toContain(organisation.kode)
    if (organisation?.type === 'jobcenter') expect(jobcentre, noegle).toContain(organisation.kode)
    for (const { kode } of h?.akasse ?? []) expect(akasser, noegle).toContain(kode)
    for (const { kode } of h?.jobcenter ?? []) expect(jobcentre, noegle).toContain(kode)
    for (const titel of h?.jobmaal ?? [])
      expect(
        stillinger.some((l) => l.includes(`;${titel};`)),
        titel,
      ).toBe(true)
  }
})
