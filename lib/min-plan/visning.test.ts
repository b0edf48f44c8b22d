import { expect, test } from '@playwright/test'
import { planafsnit } from '#lib/min-plan/visning'

const krav = (antalPrUge: number, gyldigFra: string, gyldigTil: string | null) => ({
  kravId: null,
  nummer: 1,
  antalPrUge,
  gyldigFra,
  gyldigTil,
  jobomraader: [],
  geografi: null,
  kanaler: [],
  tekst: null,
  registreretAfNavn: 'HK/Danmarks A-kasse',
})
const saetninger = (dag: string) =>
  planafsnit(
    {
      jobmaal: [],
      tilbud: [],
      aftaler: [],
      krav: [krav(2, '2026-11-01', '2026-11-30'), krav(3, '2026-12-01', null)],
    } as unknown as Parameters<typeof planafsnit>[0],
    dag,
  )
    .find((a) => a.id === 'krav')
    ?.punkter.map((p) => p.titel)

test('et krav, der afløses, er dagen før det, der gælder, og dagen efter det, der gjaldt', () => {
  const foer = ['Du skal søge mindst 2 job om ugen', 'Du skal snart søge mindst 3 job om ugen']
  expect(saetninger('2026-11-29')).toEqual(foer)
  expect(saetninger('2026-11-30'), 'sidste dag').toEqual(foer)
  expect(saetninger('2026-12-01')).toEqual([
    'Gælder ikke mere: mindst 2 job om ugen',
    'Du skal søge mindst 3 job om ugen',
  ])
})
