import { expect, test } from '@playwright/test'
import { modtagelse, type Taellerfakta, vurderTaeller } from '#lib/dagpengetaeller/regler'

const medlem = (egen: boolean, gyldigFra: string, gyldigTil: string | null) => ({ egen, gyldigFra, gyldigTil })
const DAG = '2026-11-23'
const modtagelser = [
  { hvad: 'egen i dag', medlemskaber: [medlem(true, '2020-01-01', null)], bliver: 'GEM' },
  { hvad: 'egen til i dag', medlemskaber: [medlem(true, '2020-01-01', DAG)], bliver: 'GEM' },
  { hvad: 'tidligere, uden ny', medlemskaber: [medlem(true, '2020-01-01', '2026-11-22')], bliver: 'GEM' },
  { hvad: 'kommende, uden nuværende', medlemskaber: [medlem(true, '2026-12-01', null)], bliver: 'GEM' },
  {
    hvad: 'tidligere, med ny i dag',
    medlemskaber: [medlem(true, '2020-01-01', '2026-11-22'), medlem(false, DAG, null)],
    bliver: 'VIDERESEND',
  },
  {
    hvad: 'tidligere, med ny fra i morgen',
    medlemskaber: [medlem(true, '2020-01-01', '2026-11-22'), medlem(false, '2026-11-24', null)],
    bliver: 'GEM',
  },
  {
    hvad: 'kommende, med nuværende',
    medlemskaber: [medlem(false, '2020-01-01', '2026-11-30'), medlem(true, '2026-12-01', null)],
    bliver: 'AFVIS',
  },
] as const
for (const { hvad, medlemskaber, bliver } of modtagelser) {
  test(`timer fra en a-kasse, der er ${hvad}: ${bliver}`, () => expect(modtagelse(medlemskaber, DAG)).toBe(bliver))
}

const seneste = {
  id: 'o1',
  forsikring: 'FULDTID',
  timerForbrugt: '300.00',
  opgjortTil: '2026-10-31',
  indplaceringsdato: '2026-08-03',
}
const vurder = (ret: Partial<Taellerfakta> = {}) =>
  vurderTaeller({
    dag: DAG,
    doed: false,
    modtagelse: 'GEM',
    nyIndplacering: false,
    indplaceringsdato: null,
    forsikring: 'FULDTID',
    timerForbrugt: '320.00',
    opgjortTil: '2026-11-22',
    harKorrektion: false,
    seneste,
    graenseTimer: '410.00',
    aabent75: { id: 'f', startDato: '2026-08-03' },
    afsluttet75: undefined,
    ...ret,
  }).map((f) => f.kode)

const opgoerelser: { hvad: string; ret: Partial<Taellerfakta>; koder: string[] }[] = [
  { hvad: 'flere timer', ret: {}, koder: [] },
  { hvad: 'i dag', ret: { opgjortTil: DAG }, koder: [] },
  { hvad: 'i morgen', ret: { opgjortTil: '2026-11-24' }, koder: ['DT-002'] },
  { hvad: 'en hundrededel færre', ret: { timerForbrugt: '299.99' }, koder: ['DT-007'] },
  { hvad: 'en hundrededel færre som korrektion', ret: { timerForbrugt: '299.99', harKorrektion: true }, koder: [] },
  { hvad: 'en tidligere dag', ret: { opgjortTil: '2026-10-30' }, koder: ['DT-007'] },
  { hvad: 'det samme igen', ret: { timerForbrugt: '300', opgjortTil: '2026-10-31' }, koder: ['DT-006'] },
  { hvad: 'den første uden indplacering', ret: { seneste: undefined }, koder: ['DT-003'] },
  { hvad: 'den første med indplacering', ret: { seneste: undefined, indplaceringsdato: '2026-08-03' }, koder: [] },
  { hvad: 'en ny indplacering uden dato', ret: { nyIndplacering: true }, koder: ['1014'] },
  { hvad: 'en ny samme dag', ret: { nyIndplacering: true, indplaceringsdato: '2026-08-03' }, koder: ['DT-004'] },
  {
    hvad: 'en ny dagen efter med færre timer',
    ret: { nyIndplacering: true, indplaceringsdato: '2026-08-04', timerForbrugt: '0' },
    koder: [],
  },
  { hvad: 'en anden dato uden newGrading', ret: { indplaceringsdato: '2026-08-04' }, koder: ['DT-005'] },
  { hvad: 'opgjort før indplaceringen', ret: { indplaceringsdato: '2026-11-23' }, koder: ['1003'] },
  { hvad: 'lige under grænsen', ret: { timerForbrugt: '409.99' }, koder: [] },
  { hvad: 'på grænsen', ret: { timerForbrugt: '410.00' }, koder: ['DT-W01'] },
  { hvad: 'på grænsen uden forløb', ret: { timerForbrugt: '410.00', aabent75: undefined }, koder: [] },
  {
    hvad: 'rettet under grænsen efter afslutning',
    ret: { harKorrektion: true, aabent75: undefined, afsluttet75: { id: 'f', slutDato: '2026-11-10' } },
    koder: ['DT-W02'],
  },
  { hvad: 'fra en kommende a-kasse, om en død', ret: { modtagelse: 'AFVIS', doed: true }, koder: ['4405', 'DT-001'] },
  { hvad: 'videresendt uden indplacering', ret: { modtagelse: 'VIDERESEND' }, koder: ['DT-003'] },
  {
    hvad: 'videresendt, lavere end kendt',
    ret: { modtagelse: 'VIDERESEND', timerForbrugt: '1', indplaceringsdato: '2026-01-01' },
    koder: [],
  },
]
for (const { hvad, ret, koder } of opgoerelser) {
  test(`timer: ${hvad}: ${koder.join(', ') || 'ja'}`, () => expect(vurder(ret)).toEqual(koder))
}
