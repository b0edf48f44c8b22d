import { expect, test } from '@playwright/test'
import { FORMIDLING } from '#db/schema/formidling'
import {
  erEndelig,
  type Formidlingsstatus,
  OVERGANGE,
  type Statusfakta,
  vurderStatusskift,
} from '#lib/formidling/regler'
import { vurderSvar } from '#lib/samarbejde/regler'
import { erCvUrl } from '#lib/samtykke/regler'

const DAG = '2026-11-26'
const alle = Object.values(FORMIDLING) as Formidlingsstatus[]
const koder = (fund: { kode: string }[]): string[] => fund.map((f) => f.kode)

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
