import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { expect, test } from '@playwright/test'
import { renderToStaticMarkup } from 'react-dom/server'
import { Stillingsfelt } from '#components/jobordre/stillingsfelt'
import { sidehoveder } from '#lib/http/hoveder'
import { laesValg, valgvaerdi, visValg } from '#lib/kodeliste/valg'

const uri = 'http://data.star.dk/esco/occupation/00000000-0000-4000-8000-000000000001'
const alias = '11111111-0000-5000-8000-000000000001'
const kok = { conceptUri: uri, aliasId: null, titel: 'Kok', stilling: 'Kok' }
const mesterkok = { conceptUri: uri, aliasId: alias, titel: 'mesterkok', stilling: 'Kok' }
const vis = (valg: Partial<Parameters<typeof Stillingsfelt>[0]>) =>
  renderToStaticMarkup(<Stillingsfelt navn="stilling" label="Stillingsbetegnelse" soegt="kok" {...valg} />)

test('et valg kan skrives i ét felt og læses igen', () => {
  for (const v of [kok, mesterkok])
    expect(laesValg(valgvaerdi(v))).toEqual({ conceptUri: v.conceptUri, aliasId: v.aliasId })
  expect([laesValg(undefined), laesValg('  ')]).toEqual([undefined, undefined])
  expect([visValg(kok), visValg(mesterkok)]).toEqual(['Kok', 'mesterkok (Kok)'])
})

test('uden script er resultaterne radioknapper, og det, der var valgt, er det stadig', () => {
  const html = vis({ fundet: [kok, mesterkok], valgt: mesterkok })
  expect(html.match(/type="radio"/g)).toHaveLength(2)
  expect(html).toMatch(new RegExp(`checked="" value="${uri} ${alias}"|value="${uri} ${alias}" checked=""`))
  expect(html.match(/checked=""/g)).toHaveLength(1)
  expect(html).toContain('value="se-soeg-stilling"')
  expect(vis({})).not.toContain('radio')
  expect(vis({ fundet: [] })).toContain('Ingen resultater for “kok”')
})

test('scriptet fylder under 4 kB på nettet, og kun sider, der beder om det, må hente det', () => {
  expect(gzipSync(readFileSync('public/arbejdsgiver.js')).length).toBeLessThan(4096)
  const politik = (valg: object) => sidehoveder(valg)['content-security-policy']
  expect(politik({ skript: true })).toContain("script-src 'self'; connect-src 'self';")
  expect(politik({})).toContain("script-src 'none'")
})
