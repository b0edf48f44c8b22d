import { expect, test } from '@playwright/test'
import { createConfig, lintFromString } from '@redocly/openapi-core'
import { lavOpenapi } from '#lib/api/openapi'
import { OPERATIONER } from '#lib/api/operationer'
import { byg } from '#lib/api/rute'

const sted = { samsporUrl: 'https://samspor.dk', tokenUrl: 'https://udsteder.dk/token', tilladErstatning: false }
const dokument = lavOpenapi(sted)
const findRute = byg(OPERATIONER)

test('hver operation står i dokumentet, og hver sti i dokumentet fører til sin operation', () => {
  const iDokumentet = Object.entries(dokument.paths).flatMap(([sti, metoder]) =>
    Object.entries(metoder).map(([metode, op]) => `${metode.toUpperCase()} ${sti} ${op.operationId}`),
  )
  expect(iDokumentet.sort()).toEqual(OPERATIONER.map((op) => `${op.metode} ${op.sti} ${op.navn}`).sort())
  for (const linje of iDokumentet) {
    const [metode = '', sti = '', navn] = linje.split(' ')
    const fundet = findRute(metode, sti.replaceAll(/\{\w+\}/g, 'x'))
    expect(fundet.slags === 'operation' && fundet.operation.navn).toBe(navn)
  }
})

test('dokumentet holder en offentlig granskers anbefalede regler', async () => {
  const config = await createConfig({ extends: ['recommended'] })
  const fund = await lintFromString({
    source: JSON.stringify(dokument),
    absoluteRef: 'openapi.json',
    config,
  })
  expect(fund.map((f) => `${f.severity} ${f.ruleId} ${f.location[0]?.pointer} ${f.message}`)).toEqual([])
})

test('CPR-mønstret følger opsætningen: dag plus 60 er kun med, hvor det er tilladt', () => {
  const moenster = (tilladErstatning: boolean) => {
    const cpr = lavOpenapi({ ...sted, tilladErstatning }).components.parameters?.Cpr as { schema: { pattern: string } }
    return new RegExp(cpr.schema.pattern)
  }
  expect(['2902041234', '3104801234', '6701801234', '0000000000'].map((cpr) => moenster(false).test(cpr))).toEqual([
    true,
    false,
    false,
    false,
  ])
  expect(['6701801234', '9101801234', '9104801234', '6013801234'].map((cpr) => moenster(true).test(cpr))).toEqual([
    true,
    true,
    false,
    false,
  ])
})
