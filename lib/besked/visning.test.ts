import { expect, test } from '@playwright/test'
import { udfyld } from '#lib/besked/tekster'
import {
  borgerensHvem,
  borgerensIndblik,
  borgerensOrd,
  borgerensTekst,
  FORTALES_IKKE,
  FORTALTE,
} from '#lib/besked/visning'
import { laesSlags, slagsFor } from '#lib/events/borgerens-slags'
import { EVENTS } from '#lib/events/navne'
import { kortId, laesId } from '#lib/id'
import { IkkeFundet } from '#lib/regelfund'
import { lix } from '#lib/tekst/lix'

test('historien bruger lovens ord på dagen', () => {
  expect(borgerensOrd('IndstillingTaget', 'jobcentret')).toBe('Jobcentret begyndte at se på anbefalingen')
  expect(borgerensOrd('IndstillingSendt', 'kommunen')).toBe('Din a-kasse sendte en anbefaling til kommunen')
})

test('en afgørelse fortælles ikke, før brevet er leveret', () => {
  expect(FORTALTE).not.toContain('IndstillingAfgjort')
  expect(FORTALTE).not.toContain('IndstillingBrevAfvist')
})

test('historien og svarene kan læses let', () => {
  const svar = borgerensTekst({ tekst: udfyld('INDSTILLING_AFSLAG', { kommune: 'Aarhus Kommune' }), digitalPost: true })
  expect(lix(svar)).toBeLessThanOrEqual(40)
  expect(lix(FORTALTE.map((navn) => borgerensOrd(navn, 'kommunen')).join('.\n'))).toBeLessThanOrEqual(35)
})

test('alt, der sker, er enten sagt med borgerens ord eller har en grund til ikke at være det', () => {
  const ord = new Set<string>(FORTALTE)
  const uden = Object.keys(EVENTS).filter((n) => !ord.has(n) && !(n in FORTALES_IKKE))
  expect(uden).toEqual([])
  expect(FORTALTE.filter((n) => n in FORTALES_IKKE)).toEqual([])
})

test('hver linje i historien er kort og uden koder', () => {
  for (const navn of FORTALTE) {
    const linje = borgerensOrd(navn, 'kommunen')
    expect(linje.split(' ').length, linje).toBeLessThanOrEqual(10)
    expect(linje, linje).not.toMatch(/\d|indstilling|tilmeld|berigtig|kontaktforløb|borgeren/i)
  }
})

test('historiens slags følger det, den handler om', () => {
  expect(slagsFor('MinPlanPubliceret')).toBe('plan')
  expect(slagsFor('IndstillingSendt')).toBe('tilbud')
  expect(slagsFor('BeskedSendt')).toBe('beskeder')
  expect(slagsFor('KontaktforloebAfsluttet')).toBe('ansvar')
  expect(laesSlags('plan')).toBe('plan')
  expect([laesSlags(null), laesSlags('toString'), laesSlags('alt')]).toEqual([undefined, undefined, undefined])
})

test('et svar med brev henviser til borgerens egen Digital Post', () => {
  const tekst = udfyld('INDSTILLING_GODKENDT', { kommune: 'Aarhus Kommune' })
  expect(borgerensTekst({ tekst, digitalPost: true })).toContain(
    'Afgørelsen ligger i din Digital Post. Tilbuddet står i din plan.',
  )
  expect(borgerensTekst({ tekst, digitalPost: false })).toBe(tekst)
})

test('borgeren ser sig selv som "Dig", og et ukendt opslag med loggens egne ord', () => {
  expect(borgerensHvem('Borgeren')).toBe('Dig')
  expect(borgerensHvem('Aarhus Kommune')).toBe('Aarhus Kommune')
  expect(borgerensIndblik('noget.nyt', 'Tilsyn')).toBe('Tilsyn')
})

test('et kort id er det samme id, og alt andet er en side, der ikke findes', () => {
  const id = '7406dd3f-e7e6-4171-867b-dc4411cc5ab1'
  expect(laesId(kortId(id))).toBe(id)
  expect(laesId(id)).toBe(id)
  for (const forkert of [undefined, '', 'xyz', `${id}0`, kortId(id).toUpperCase()])
    expect(() => laesId(forkert)).toThrow(IkkeFundet)
})
