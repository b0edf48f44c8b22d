import { expect, test } from '@playwright/test'
import { type Env, erDemo, laesOpsaetning, vurderOpsaetning } from '#start/miljoe'

const NOEGLE = `1:${Buffer.alloc(32, 7).toString('base64')}`

const oidc = Object.fromEntries(
  ['BORGER', 'AKASSE', 'JOBCENTER', 'VIRKSOMHED', 'STAR'].flatMap((doer) => [
    [`OIDC_${doer}_ISSUER`, 'https://login.example.dk'],
    [`OIDC_${doer}_CLIENT_ID`, 'samspor'],
    [`OIDC_${doer}_CLIENT_SECRET`, 'hemmelig'],
  ]),
)
const drift: Env = {
  ...oidc,
  SAMSPOR_URL: 'https://samspor.dk',
  DATABASE_URL: 'postgres://samspor_web:a@db/samspor',
  DATABASE_URL_WORKER: 'postgres://samspor_worker:b@db/samspor',
  AUTH_SECRET: 'x'.repeat(32),
  CPR_NOEGLE: NOEGLE,
  DIGITAL_POST_URL: 'https://post.example.dk',
  DIGITAL_POST_SYSTEM: 'samspor',
  DIGITAL_POST_NOEGLE: 'en-lang-noegle',
}
const variabler = (env: Env) => vurderOpsaetning(env).map(({ variabel }) => variabel)

test('uden noget sat er det en demo på egen database', () => {
  expect(laesOpsaetning({})).toMatchObject({
    demo: true,
    indlejret: true,
    port: 3000,
    host: '127.0.0.1',
    url: 'http://127.0.0.1:3000',
  })
})

test('en tom variabel er det samme som ingen', () => {
  expect(laesOpsaetning({ PORT: '', DATABASE_URL: '', SAMSPOR_DEMO: '', AUTH_SECRET: '' })).toMatchObject({
    demo: true,
    port: 3000,
  })
})

test('en fuld opsætning til drift kan bruges', () => {
  expect(vurderOpsaetning(drift)).toEqual([])
  expect(laesOpsaetning(drift)).toMatchObject({ demo: false, indlejret: false, url: 'https://samspor.dk' })
})

test('demo er kun selvvalgt, når hverken database eller udsteder er sat', () => {
  expect(erDemo({})).toBe(true)
  expect(erDemo({ DATABASE_URL: drift.DATABASE_URL })).toBe(false)
  expect(erDemo({ OIDC_STAR_CLIENT_ID: 'x' })).toBe(false)
  expect(erDemo({ DATABASE_URL: drift.DATABASE_URL, SAMSPOR_DEMO: '1' })).toBe(true)
})

test('demo afvises ved siden af en rigtig udsteder, men ikke en på samme maskine', () => {
  expect(variabler({ SAMSPOR_DEMO: '1', OIDC_BORGER_ISSUER: 'https://login.example.dk' })).toEqual(['SAMSPOR_DEMO'])
  expect(variabler({ SAMSPOR_DEMO: '1', OIDC_BORGER_ISSUER: 'http://127.0.0.1:3001' })).toEqual([])
})

test('drift nævner alt, der mangler, på én gang', () => {
  const {
    AUTH_SECRET: _a,
    OIDC_JOBCENTER_ISSUER: _b,
    DIGITAL_POST_URL: _c,
    DATABASE_URL_WORKER: _d,
    ...mangler
  } = drift
  expect(variabler(mangler).sort()).toEqual([
    'AUTH_SECRET',
    'DATABASE_URL_WORKER',
    'DIGITAL_POST_URL',
    'OIDC_JOBCENTER_ISSUER',
  ])
  expect(() => laesOpsaetning(mangler)).toThrow(/AUTH_SECRET: mangler: mindst 32/)
})

const forkerte: [string, string][] = [
  ['PORT', '70000'],
  ['PORT', 'tre'],
  ['HOST', 'ikke en vært'],
  ['SAMSPOR_URL', 'https://samspor.dk/borger'],
  ['SAMSPOR_URL', 'samspor.dk'],
  ['SAMSPOR_URL', 'http://samspor.dk'],
  ['SAMSPOR_DEMO', 'ja'],
  ['DATABASE_URL', 'mysql://a@b/c'],
  ['DATABASE_URL', 'postgres://a@b'],
  ['DATABASE_PREPARE', 'nej'],
  ['AUTH_SECRET', 'kort'],
  ['CPR_NOEGLE', 'ingen kolon'],
  ['CPR_NOEGLE', '1:Zm9yIGtvcnQ='],
  ['CPR_NOEGLE', `${NOEGLE},2${NOEGLE},3${NOEGLE}`],
  ['OIDC_AKASSE_ISSUER', 'http://login.example.dk'],
  ['TILLAD_ERSTATNINGSNUMRE', '1'],
  ['VIRUSSCANNER', 'clamav'],
  ['LOG_LEVEL', 'meget'],
]
for (const [variabel, vaerdi] of forkerte) {
  test(`${variabel}=${vaerdi} afvises og nævnes`, () =>
    expect(variabler({ ...drift, [variabel]: vaerdi })).toContain(variabel))
}

test('to nøgler til CPR er tilladt under skift', () =>
  expect(variabler({ ...drift, CPR_NOEGLE: `${NOEGLE},2${NOEGLE.slice(1)}` })).toEqual([]))

test('web må ikke logge ind som ejer af databasen', () => {
  expect(variabler({ ...drift, DATABASE_URL_EJER: drift.DATABASE_URL })).toEqual(['DATABASE_URL'])
})

test('demoen bruger tre porte, så de to sidste må ikke være uden for rækken', () => {
  expect(variabler({ PORT: '65534' })).toEqual(['PORT'])
  expect(variabler({ ...drift, PORT: '65534' })).toEqual([])
})

test('adressen følger porten, og en skråstreg til sidst tæller ikke', () => {
  expect(laesOpsaetning({ PORT: '4000' }).url).toBe('http://127.0.0.1:4000')
  expect(laesOpsaetning({ HOST: '::1' }).url).toBe('http://[::1]:3000')
  expect(laesOpsaetning({ HOST: '0.0.0.0' }).url).toBe('http://127.0.0.1:3000')
  expect(laesOpsaetning({ SAMSPOR_URL: 'http://localhost:3000/' }).url).toBe('http://localhost:3000')
})
