import { expect, test } from '@playwright/test'
import { FORMIDLING } from '#db/schema/jobordre'
import {
  erEndelig,
  type Formidlingsstatus,
  type Henvisningsfakta,
  OVERGANGE,
  type Rettelsesfakta,
  type Samtykkefakta,
  type Statusfakta,
  vurderHenvisning,
  vurderRettelse,
  vurderSamtykke,
  vurderStatusskift,
} from '#lib/formidling/regler'
import { vurderInvitation, vurderSvar } from '#lib/samarbejde/regler'
import { erCvUrl } from '#lib/samtykke/regler'

const DAG = '2026-11-26'
const alle = Object.values(FORMIDLING) as Formidlingsstatus[]
const koder = (fund: { kode: string }[]): string[] => fund.map((f) => f.kode)

const mulig: Henvisningsfakta = {
  ordrestatus: 'UNDER_BEHANDLING',
  formidlingsfrist: DAG,
  dag: DAG,
  antalHenviste: 0,
  maks: 1,
  erEgen: true,
  staarPaaOrdren: false,
}

test('Der kan henvises på fristens dag, når der er plads til én', () => {
  expect(vurderHenvisning(mulig)).toEqual([])
  expect(vurderHenvisning({ ...mulig, maks: null, antalHenviste: 998 })).toEqual([])
})

test('Kontrollerne stopper ved den første i rækkefølgen', () => {
  const alt: Henvisningsfakta = {
    ordrestatus: 'INAKTIV',
    formidlingsfrist: '2026-11-25',
    dag: DAG,
    antalHenviste: 1,
    maks: 1,
    erEgen: false,
    staarPaaOrdren: true,
  }
  const trin: Partial<Henvisningsfakta>[] = [
    {},
    { ordrestatus: 'UNDER_BEHANDLING' },
    { formidlingsfrist: DAG },
    { antalHenviste: 0 },
    { erEgen: true },
    { staarPaaOrdren: false },
  ]
  const set: string[][] = []
  let fakta = alt
  for (const t of trin) {
    fakta = { ...fakta, ...t }
    set.push(koder(vurderHenvisning(fakta)))
  }
  expect(set).toEqual([['JO-050'], ['JO-051'], ['JO-052'], ['4922'], ['JO-053'], []])
})

const skift: Statusfakta = {
  fra: 9202,
  til: 9203,
  part: 'borgerens',
  harOrdren: true,
  egneTil: null,
  afsluttetDag: null,
  resultatDage: 90,
  dag: DAG,
  aarsag: null,
  tekst: null,
  aarsager: ['9221', '9226', '9228'],
  resultatdato: null,
}
const oplysninger = (til: number) =>
  til === 9204 ? { resultatdato: DAG } : til === 9205 ? { aarsag: 9221 } : { resultatdato: null, aarsag: null }

test('Alle skift for alle parter: kun de lovlige går igennem', () => {
  for (const fra of alle)
    for (const til of alle)
      for (const part of ['borgerens', 'ansvarlig', 'virksomhed', 'ingen'] as const) {
        const fund = koder(vurderStatusskift({ ...skift, fra, til, part, ...oplysninger(til) }))
        const maaDet = part !== 'ingen' && (part !== 'virksomhed' || [9203, 9204, 9205, 9207].includes(til))
        const lovligt = OVERGANGE[fra].includes(til)
        const ventet = [...(maaDet ? [] : ['JO-061']), ...(lovligt ? [] : ['JO-060'])]
        expect(fund, `${part}: ${fra} til ${til}`).toEqual(ventet)
      }
  expect(alle.filter(erEndelig)).toEqual([9204, 9205, 9206, 9207, 9208])
})

const graenser = [
  { dag: '2027-02-24', hvad: 'sidste dag', fund: [] },
  { dag: '2027-02-25', hvad: 'dagen efter', fund: ['JO-060'] },
]
for (const { dag, hvad, fund } of graenser)
  test(`Resultat efter afslutning, ${hvad}`, () =>
    expect(koder(vurderStatusskift({ ...skift, dag, afsluttetDag: DAG }))).toEqual(fund))

for (const { dag, fund } of [
  { dag: DAG, fund: [] },
  { dag: '2026-11-27', fund: ['JO-061'] },
])
  test(`Egne henvisninger efter overdragelse, ${dag}`, () =>
    expect(koder(vurderStatusskift({ ...skift, dag, harOrdren: false, egneTil: DAG }))).toEqual(fund))

const rettelse: Rettelsesfakta = {
  fra: 9205,
  til: 9203,
  dag: DAG,
  aarsag: null,
  tekst: null,
  aarsager: ['9221'],
  resultatdato: null,
  erVirksomhed: true,
  satteSelv: true,
  endeligTid: new Date('2026-11-12T10:00:00+01:00'),
  rettelseDage: 14,
  kommentar: 'Forkert knap',
  samtykkeTrukket: false,
  staarPaaOrdren: false,
}
const rettelser: { hvad: string; ret: Partial<Rettelsesfakta>; fund: string[] }[] = [
  { hvad: 'på sidste dag', ret: {}, fund: [] },
  { hvad: 'dagen efter', ret: { dag: '2026-11-27' }, fund: ['JO-060'] },
  { hvad: 'af en anden', ret: { satteSelv: false }, fund: ['JO-061'] },
  { hvad: 'uden ord', ret: { kommentar: ' ' }, fund: ['1014'] },
  { hvad: 'af noget, der ikke er endeligt', ret: { fra: 9203, endeligTid: null }, fund: ['JO-060'] },
  { hvad: 'til foreslået', ret: { til: 9201 }, fund: ['JO-060'] },
  { hvad: 'til takket nej af virksomheden', ret: { til: 9206 }, fund: ['JO-060'] },
  { hvad: 'til ansat uden dag', ret: { til: 9204 }, fund: ['1014'] },
  { hvad: 'efter et trukket samtykke', ret: { samtykkeTrukket: true }, fund: ['JO-071'] },
  { hvad: 'når borgeren er på igen', ret: { staarPaaOrdren: true }, fund: ['JO-053'] },
  { hvad: 'til afvist af anden årsag', ret: { til: 9205, aarsag: 9221, fra: 9204 }, fund: [] },
]
for (const { hvad, ret, fund } of rettelser)
  test(`Rettelse ${hvad}`, () => expect(koder(vurderRettelse({ ...rettelse, ...ret }))).toEqual(fund))

const sagtJa: Samtykkefakta = {
  samtykke: { tidspunkt: new Date(`${DAG}T08:00:00Z`), tekstversion: '2023_1', hvad: ['navn', 'telefon'] },
  deles: { aftaltNavn: null, telefon: '20304050', email: null, cvUrl: null, begrundelse: null },
  nu: new Date(`${DAG}T09:00:00Z`),
  tekstversioner: ['2023_1'],
  navnebeskyttet: false,
}
const samtykker: { hvad: string; ret: Partial<Samtykkefakta>; fund: string[] }[] = [
  { hvad: 'med ja til det, der deles', ret: {}, fund: [] },
  { hvad: 'uden ja', ret: { samtykke: null }, fund: ['JO-071'] },
  { hvad: 'i fremtiden', ret: { nu: new Date(`${DAG}T07:00:00Z`) }, fund: ['JO-071'] },
  { hvad: 'mere end sagt', ret: { deles: { ...sagtJa.deles, email: 'a@b.dk' } }, fund: ['JO-071'] },
  { hvad: 'hverken telefon eller e-mail', ret: { deles: { ...sagtJa.deles, telefon: null } }, fund: ['1014'] },
  { hvad: 'beskyttet navn', ret: { navnebeskyttet: true }, fund: ['JO-072'] },
  { hvad: 'aftalt navn', ret: { navnebeskyttet: true, deles: { ...sagtJa.deles, aftaltNavn: 'M.' } }, fund: [] },
  { hvad: 'ukendt tekst', ret: { tekstversioner: [] }, fund: ['9131'] },
]
for (const { hvad, ret, fund } of samtykker)
  test(`Samtykke: ${hvad}`, () => expect(koder(vurderSamtykke({ ...sagtJa, ...ret }))).toEqual(fund))

const invitation = {
  tekst: 'Har I bagere?',
  fra: DAG,
  til: '2026-12-10',
  dag: DAG,
  formidlingsfrist: '2026-12-10',
  inviteret: { navn: '3F', erSelv: false, findesPaaDagen: true },
  alleredeInviteret: false,
}
const invitationer: { hvad: string; ret: Partial<typeof invitation>; fund: string[] }[] = [
  { hvad: 'til fristens dag', ret: {}, fund: [] },
  { hvad: 'forbi fristen', ret: { til: '2026-12-11' }, fund: ['1014'] },
  { hvad: 'baglæns', ret: { fra: '2026-12-11' }, fund: ['1003'] },
  { hvad: 'uden tekst', ret: { tekst: ' ' }, fund: ['1014'] },
  { hvad: '1001 tegn', ret: { tekst: 'x'.repeat(1001) }, fund: ['1014'] },
  { hvad: 'til sig selv', ret: { inviteret: { navn: 'HK', erSelv: true, findesPaaDagen: true } }, fund: ['1014'] },
  { hvad: 'til en ophørt', ret: { inviteret: { navn: 'NNF', erSelv: false, findesPaaDagen: false } }, fund: ['9131'] },
  { hvad: 'to gange', ret: { alleredeInviteret: true }, fund: ['JO-073'] },
]
for (const { hvad, ret, fund } of invitationer)
  test(`Invitation ${hvad}`, () => expect(koder(vurderInvitation({ ...invitation, ...ret }))).toEqual(fund))

test('En invitation besvares én gang, og ikke når dens dage er gået', () => {
  const svar = (
    status: 'INVITERET' | 'AFTALT' | 'AFSLAAET' | 'OPHOERT',
    handling: 'accepter' | 'afslaa' | 'ophoer',
    til = DAG,
  ) => koder(vurderSvar({ status, handling, til, dag: DAG }))
  expect(svar('INVITERET', 'accepter')).toEqual([])
  expect(svar('INVITERET', 'accepter', '2026-11-25')).toEqual(['JO-070'])
  expect(svar('AFTALT', 'accepter')).toEqual(['JO-060'])
  expect(svar('AFSLAAET', 'ophoer')).toEqual(['JO-060'])
  expect(svar('AFTALT', 'ophoer')).toEqual([])
})

test('Adressen til et CV er https og højst 500 tegn', () => {
  expect(erCvUrl('https://cv.example/a')).toBe(true)
  for (const nej of [
    'http://cv.example',
    'javascript:alert(1)',
    'https://a:b@cv.example',
    `https://cv.example/${'x'.repeat(500)}`,
    'cv',
  ])
    expect(erCvUrl(nej), nej).toBe(false)
})
