import { expect, test } from '@playwright/test'
import type { Felter } from '#lib/http/formular'
import { aendringer, indholdslinjer } from '#lib/jobordre/indhold'
import { type JobordreFelter, TOMME_FELTER } from '#lib/jobordre/input'
import { FLERE_KRAV, kravraekker, type Laesegrundlag, laesSkrevet, somSkrevet } from '#lib/jobordre/skrevet'

const KBH = {
  id: '00000000-0000-4000-8000-000000000001',
  type: 'jobcenter',
  kode: '10100',
  navn: 'Jobcenter København',
  foreslaaet: true,
} as const
const AARHUS = {
  ...KBH,
  id: '00000000-0000-4000-8000-000000000002',
  kode: '75100',
  navn: 'Jobcenter Aarhus',
  foreslaaet: false,
}
const TRE_F = {
  ...AARHUS,
  id: '00000000-0000-4000-8000-000000000003',
  type: 'akasse',
  kode: '9001',
  navn: '3F',
} as const
const ENHED = {
  pNummer: '1099000071',
  navn: 'Kringlen',
  kommunekode: '101',
  adresse: { vej: 'Kringlegade', husnummer: '4', postnummer: '2300', by: 'København S' },
}
const BAGER = { conceptUri: 'http://data.star.dk/esco/occupation/1', aliasId: null, titel: 'Bager' }

const grundlag: Laesegrundlag = {
  enheder: [ENHED],
  fastEnhed: null,
  myndigheder: [KBH, AARHUS, TRE_F],
  arbejdstider: ['1', '3'],
  valgte: { stilling: BAGER },
  foer: TOMME_FELTER,
}
const om = { enheder: [ENHED], myndigheder: [KBH, AARHUS, TRE_F], foreslaaetId: KBH.id }
const laes = (v: Felter) => laesSkrevet(v, grundlag)

const ORDRE: JobordreFelter = {
  ...TOMME_FELTER,
  titel: 'Bager',
  beskrivelse: 'Bag brød.\nOm natten.',
  stillinger: [BAGER],
  antalStillinger: 2,
  startdato: '2026-12-01',
  formidlingsfrist: '2026-12-20',
  ugentligArbejdstidType: 1,
  timerPrUge: 37,
  arbejdstidsforhold: [3],
  krav: [{ type: 'SPROG', tekst: 'Dansk i tale', vaegt: 'GERNE' }],
  pNummer: ENHED.pNummer,
  arbejdssted: { ...ENHED.adresse, navn: ENHED.navn },
  myndighedId: TRE_F.id,
  kontaktperson: { fornavn: 'Bente', efternavn: 'Bager', telefon: '70102030' },
  internKommentar: 'Ring først.',
  oenskerMail: true,
  bekraeftet: [{ kode: 'JO-040', grund: 'Det er i orden.' }],
}

test('En jobordre, der bliver vist i formularen og læst igen, er den samme', () => {
  for (const myndighedId of [KBH.id, AARHUS.id, TRE_F.id, null]) {
    const { felter, fund, mangler } = laes(somSkrevet({ ...ORDRE, myndighedId }, om))
    expect(felter).toEqual({ ...ORDRE, myndighedId })
    expect([...fund, ...mangler]).toEqual([])
  }
})

test('Det, der ikke kan læses, bliver sagt ved sit felt og ikke gættet', () => {
  const { felter, fund } = laes({
    ...somSkrevet(ORDRE, om),
    timerPrUge: 'mange',
    startdato: '2026-02-31',
    stilling2: 'kok',
  })
  expect(fund.map((f) => f.felt).sort()).toEqual(['startdato', 'stilling2', 'timerPrUge'])
  expect(felter).toMatchObject({ timerPrUge: null, startdato: null, stillinger: [BAGER] })
})

test('Et tømt felt tager stillingsbetegnelsen væk', () => {
  expect(laes({ ...somSkrevet(ORDRE, om), stilling: '' }).felter.stillinger).toEqual([])
})

test('Et andet sted kræver postnummer og by, og et ukendt sted skal vælges', () => {
  const v = somSkrevet(ORDRE, om)
  expect(laes({ ...v, pNummer: 'andet' }).mangler.map((f) => f.felt)).toEqual(['postnummer'])
  expect(laes({ ...v, pNummer: '' }).mangler.map((f) => f.felt)).toEqual(['pNummer'])
  const { felter, mangler } = laes({ ...v, pNummer: 'andet', postnummer: '5000', by: 'Odense C' })
  expect(mangler).toEqual([])
  expect(felter).toMatchObject({ pNummer: null, arbejdssted: { postnummer: '5000', by: 'Odense C' } })
})

test('En enheds jobordre med arbejde et andet sted bliver hos enheden', () => {
  const hjemmefra = { ...ORDRE, arbejdssted: { postnummer: '5000', by: 'Odense C' } }
  const v = somSkrevet(hjemmefra, om)
  expect(v.pNummer).toBe('andet')
  expect(laesSkrevet(v, { ...grundlag, foer: hjemmefra }).felter).toEqual(hjemmefra)
  const kunDen = { ...grundlag, fastEnhed: ENHED.pNummer }
  expect(laesSkrevet({ ...v, pNummer: 'andet' }, kunDen).felter.pNummer).toBe(ENHED.pNummer)
  expect(laes({ ...v, pNummer: '1099000079' }).felter.pNummer).toBeNull()
})

test('Et forkert P-nummer bliver sagt, og et arbejdssted i udlandet bliver der, så længe byen er den samme', () => {
  const uden = { ...grundlag, enheder: [] }
  const v = { ...somSkrevet(ORDRE, { ...om, enheder: [] }), pNummer: '10 99 00 00 71' }
  expect(laesSkrevet(v, uden).felter.pNummer).toBe('1099000071')
  expect(laesSkrevet({ ...v, pNummer: '123' }, uden).fund.map((f) => f.felt)).toEqual(['pNummer'])
  const foer = { ...ORDRE, pNummer: null, arbejdssted: { postnummer: '21119', by: 'Malmø', land: 'SE' } }
  const udland = somSkrevet(foer, om)
  expect(laesSkrevet(udland, { ...grundlag, foer }).felter).toEqual(foer)
  expect(
    laesSkrevet({ ...udland, postnummer: '5000', by: 'Odense C' }, { ...grundlag, foer }).felter.arbejdssted,
  ).toEqual({ postnummer: '5000', by: 'Odense C' })
})

test('Knappen giver plads til to krav mere', () => {
  expect(kravraekker({ kravantal: '3', handling: FLERE_KRAV })).toBe(5)
})

test('Radioen bestemmer, og kun den, der kan vælges, bliver valgt', () => {
  const v = { ...somSkrevet(ORDRE, om), kommuneId: AARHUS.id }
  expect(laes({ ...v, myndighed: 'akasse' }).felter.myndighedId).toBe(TRE_F.id)
  expect(laes({ ...v, myndighed: 'kommune' }).felter.myndighedId).toBe(AARHUS.id)
  expect(laes({ ...v, myndighed: 'en fremmed' }).felter.myndighedId).toBeNull()
})

test('Krav rykker sammen, og der er altid plads til flere', () => {
  const v = { krav1: '', krav3: 'Kørekort B', krav3Type: 'KOEREKORT', krav3Vaegt: 'SKAL' }
  expect(laes(v).vaerdier).toMatchObject({ krav1: 'Kørekort B', krav1Type: 'KOEREKORT' })
  expect(laes(v).vaerdier.krav3).toBeUndefined()
  expect([kravraekker({}), kravraekker({ krav4: 'x' }), kravraekker({ kravantal: '99' })]).toEqual([3, 6, 20])
})

test('Forskellen mellem to versioner står med ord', () => {
  const efter = { ...ORDRE, titel: 'Konditor', antalStillinger: 3, startdato: null }
  expect(aendringer(ORDRE, efter, {})).toEqual([
    { navn: 'Titel', foer: 'Bager', efter: 'Konditor' },
    { navn: 'Antal stillinger', foer: '2', efter: '3' },
    { navn: 'Startdato', foer: '1. december 2026', efter: 'Hurtigst muligt' },
  ])
  expect(indholdslinjer(ORDRE, {}).find(([navn]) => navn === 'Arbejdssted')?.[1]).toBe(
    'Kringlen, Kringlegade 4, 2300 København S',
  )
})
