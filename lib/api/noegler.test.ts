import { expect, test } from '@playwright/test'
import { exportJWK, generateKeyPair, type JSONWebKeySet } from 'jose'
import { noeglering } from '#lib/api/noegler'

const MINUT = 60_000

async function udsteder() {
  const lav = async (kid: string) => ({
    ...(await exportJWK((await generateKeyPair('ES256')).publicKey)),
    kid,
    alg: 'ES256',
  })
  const noegler = { a: await lav('a'), b: await lav('b') }
  const tilstand = { nede: false, hentet: 0, nu: 0, har: ['a'] as ('a' | 'b')[] }
  const hent = async (): Promise<JSONWebKeySet> => {
    tilstand.hentet += 1
    if (tilstand.nede) throw new Error('ECONNREFUSED')
    return { keys: tilstand.har.map((kid) => noegler[kid]) }
  }
  const ring = noeglering(hent, () => tilstand.nu)
  const find = async (kid: string): Promise<string> => {
    try {
      await ring({ alg: 'ES256', kid }, { payload: '', signature: '' })
      return 'kendt'
    } catch (fejl) {
      return (fejl as { code?: string }).code ?? (fejl as Error).message
    }
  }
  return { tilstand, find }
}

test('en ny nøgle virker straks, og den gamle holder op, når udstederen har taget den', async () => {
  const { tilstand, find } = await udsteder()
  expect(await find('a')).toBe('kendt')
  tilstand.har = ['b']
  tilstand.nu = MINUT
  expect([await find('a'), await find('b'), await find('a')]).toEqual(['kendt', 'kendt', 'ERR_JWKS_NO_MATCHING_KEY'])
})

test('en nøgle, der er trukket tilbage uden en ny, holder op efter ti minutter', async () => {
  const { tilstand, find } = await udsteder()
  await find('a')
  tilstand.har = ['b']
  tilstand.nu = 11 * MINUT
  expect(await find('a')).toBe('ERR_JWKS_NO_MATCHING_KEY')
})

test('er udstederen nede, går de kendte nøgler videre, og en ukendt er ikke forkert', async () => {
  const { tilstand, find } = await udsteder()
  await find('a')
  tilstand.nede = true
  tilstand.nu = 60 * MINUT
  expect([await find('a'), await find('b'), await find('a')]).toEqual(['kendt', 'ECONNREFUSED', 'kendt'])
})

test('opdigtede nøglenavne får os ikke til at spørge igen og igen', async () => {
  const { tilstand, find } = await udsteder()
  await find('a')
  for (let i = 0; i < 100; i++) expect(await find(`opdigtet-${i}`)).toBe('ERR_JWKS_NO_MATCHING_KEY')
  expect(tilstand.hentet).toBe(1)
})
