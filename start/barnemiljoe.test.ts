import { expect, test } from '@playwright/test'
import { barnemiljoe } from '#start/barnemiljoe'
import { nyeHemmeligheder } from '#start/hemmeligheder'
import { laesOpsaetning } from '#start/miljoe'
import { udenSamspor } from '#start/skabelon'

const hemmeligheder = nyeHemmeligheder()
const databaser = { web: 'postgres://w@h/d', worker: 'postgres://k@h/d', ejer: 'postgres://e@h/d' }
const demo = (env: Record<string, string> = {}) => ({ env, opsaetning: laesOpsaetning(env), hemmeligheder, databaser })
const drift = (env: Record<string, string> = {}) => ({
  env,
  opsaetning: { demo: false, indlejret: false, port: 3000, host: '0.0.0.0', url: 'https://samspor.dk', data: '/d' },
  databaser,
})

test('i drift får ingen proces et login til databasen, som den ikke bruger', () => {
  const alt = { DATABASE_URL_EJER: databaser.ejer, DATABASE_URL_WORKER: databaser.worker }
  expect(barnemiljoe('web', drift(alt))).toMatchObject({ DATABASE_URL: databaser.web })
  expect(barnemiljoe('web', drift(alt)).DATABASE_URL_WORKER).toBeUndefined()
  expect(barnemiljoe('web', drift(alt)).DATABASE_URL_EJER).toBeUndefined()
  expect(barnemiljoe('worker', drift(alt))).toMatchObject({ DATABASE_URL_WORKER: databaser.worker })
  expect(barnemiljoe('worker', drift(alt)).DATABASE_URL_EJER).toBeUndefined()
})

test('demoen giver hver dør sin klient hos udstederen på naboporten', () => {
  const env = barnemiljoe('web', demo({ PORT: '4000' }))
  expect(env).toMatchObject({
    SAMSPOR_DEMO: '1',
    OIDC_BORGER_ISSUER: 'http://127.0.0.1:4001',
    OIDC_STAR_CLIENT_ID: 'samspor-star',
    DIGITAL_POST_URL: 'http://127.0.0.1:4002',
    TILLAD_ERSTATNINGSNUMRE: '1',
    CPR_NOEGLE: hemmeligheder.cprNoegle,
  })
  expect(env.OIDC_BORGER_CLIENT_SECRET).not.toBe(env.OIDC_AKASSE_CLIENT_SECRET)
})

test('det, som er sat i miljøet, går forud for demoens egne værdier', () => {
  expect(barnemiljoe('web', demo({ DIGITAL_POST_URL: 'http://127.0.0.1:9' })).DIGITAL_POST_URL).toBe(
    'http://127.0.0.1:9',
  )
})

test('drift får intet fra demoen', () => {
  const env = barnemiljoe('web', drift())
  expect(Object.keys(env).filter((navn) => navn.startsWith('OIDC_'))).toEqual([])
  expect(env).toMatchObject({ SAMSPOR_DEMO: '0', NODE_ENV: 'production' })
})

test('en udviklers egne variabler når ikke ind i prøverne', () => {
  const env = {
    PATH: '/bin',
    DATABASE_URL: 'x',
    OIDC_BORGER_ISSUER: 'y',
    SAMSPOR_DEMO: '0',
    PORT: '1',
    NODE_ENV: 'test',
  } as const
  expect(udenSamspor(env)).toEqual({ PATH: '/bin', NODE_ENV: 'test' })
})
