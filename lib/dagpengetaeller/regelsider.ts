import { type Modtagelse, modtagelse, type Taellerfakta, vurderTaeller } from '#lib/dagpengetaeller/regler'
import { regelside } from '#lib/regelsaet/regelside'
import { laesTimer } from '#lib/timeimport/raekke'

const medlem = (egen: boolean, gyldigFra: string, gyldigTil: string | null) => ({ egen, gyldigFra, gyldigTil })
const DAG = '2026-11-23'

const modtages = regelside<ReturnType<typeof medlem>[], Modtagelse>({
  id: 'dagpengetaeller/modtagelse',
  navn: 'Fra hvilken a-kasse modtages timer?',
  regel:
    'Fra borgerens a-kasse, og fra en tidligere eller kommende inden for de dage, STAR tillader. Har borgeren fået en ny a-kasse, gemmes den tidligeres timer ikke på borgeren; den nye får dem som besked. En kommende venter, til den tidligere er ude.',
  kilde: 'STAR, starwiki: DagpengetaellerService',
  gaelderFra: '2020-01-01',
  koder: ['DT-001'],
  doem: (medlemskaber) => modtagelse(medlemskaber, DAG),
  eksempler: [
    { navn: 'egen i dag', givet: [medlem(true, '2020-01-01', null)], svar: 'GEM' },
    { navn: 'egen til i dag', givet: [medlem(true, '2020-01-01', DAG)], svar: 'GEM' },
    { navn: 'tidligere, uden ny', givet: [medlem(true, '2020-01-01', '2026-11-22')], svar: 'GEM' },
    { navn: 'kommende, uden nuværende', givet: [medlem(true, '2026-12-01', null)], svar: 'GEM' },
    {
      navn: 'tidligere, med ny i dag',
      givet: [medlem(true, '2020-01-01', '2026-11-22'), medlem(false, DAG, null)],
      svar: 'VIDERESEND',
    },
    {
      navn: 'tidligere, med ny fra i morgen',
      givet: [medlem(true, '2020-01-01', '2026-11-22'), medlem(false, '2026-11-24', null)],
      svar: 'GEM',
    },
    {
      navn: 'kommende, med nuværende',
      givet: [medlem(false, '2020-01-01', '2026-11-30'), medlem(true, '2026-12-01', null)],
      svar: 'AFVIS',
    },
  ],
})

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

const indberetning = regelside<Partial<Taellerfakta>, string[]>({
  id: 'dagpengetaeller/indberetning',
  navn: 'Kan timerne indberettes?',
  regel:
    'Timer er hele hundrededele, opgjort til en dag, der er kommet, i en indplacering. De vokser, eller de rettes med en kommentar. At grænsen er nået, er en advarsel: slutdatoen er a-kassens egen handling.',
  kilde: 'STAR, starwiki: DagpengetaellerService; rækkefølgen er Samspors',
  gaelderFra: '2020-01-01',
  koder: [
    'DT-001',
    'DT-002',
    'DT-003',
    'DT-004',
    'DT-005',
    'DT-006',
    'DT-007',
    'DT-W01',
    'DT-W02',
    '1003',
    '1014',
    '4405',
  ],
  doem: vurder,
  eksempler: [
    { navn: 'flere timer', givet: {}, svar: [] },
    { navn: 'i dag', givet: { opgjortTil: DAG }, svar: [] },
    { navn: 'i morgen', givet: { opgjortTil: '2026-11-24' }, svar: ['DT-002'] },
    { navn: 'en hundrededel færre', givet: { timerForbrugt: '299.99' }, svar: ['DT-007'] },
    { navn: 'en hundrededel færre som korrektion', givet: { timerForbrugt: '299.99', harKorrektion: true }, svar: [] },
    { navn: 'en tidligere dag', givet: { opgjortTil: '2026-10-30' }, svar: ['DT-007'] },
    { navn: 'det samme igen', givet: { timerForbrugt: '300', opgjortTil: '2026-10-31' }, svar: ['DT-006'] },
    { navn: 'den første uden indplacering', givet: { seneste: undefined }, svar: ['DT-003'] },
    { navn: 'den første med indplacering', givet: { seneste: undefined, indplaceringsdato: '2026-08-03' }, svar: [] },
    { navn: 'en ny indplacering uden dato', givet: { nyIndplacering: true }, svar: ['1014'] },
    { navn: 'en ny samme dag', givet: { nyIndplacering: true, indplaceringsdato: '2026-08-03' }, svar: ['DT-004'] },
    {
      navn: 'en ny dagen efter med færre timer',
      givet: { nyIndplacering: true, indplaceringsdato: '2026-08-04', timerForbrugt: '0' },
      svar: [],
    },
    { navn: 'en anden dato uden newGrading', givet: { indplaceringsdato: '2026-08-04' }, svar: ['DT-005'] },
    { navn: 'opgjort før indplaceringen', givet: { indplaceringsdato: '2026-11-23' }, svar: ['1003'] },
    { navn: 'lige under grænsen', givet: { timerForbrugt: '409.99' }, svar: [] },
    { navn: 'på grænsen', givet: { timerForbrugt: '410.00' }, svar: ['DT-W01'] },
    { navn: 'på grænsen uden forløb', givet: { timerForbrugt: '410.00', aabent75: undefined }, svar: [] },
    {
      navn: 'rettet under grænsen efter afslutning',
      givet: { harKorrektion: true, aabent75: undefined, afsluttet75: { id: 'f', slutDato: '2026-11-10' } },
      svar: ['DT-W02'],
    },
    {
      navn: 'fra en kommende a-kasse, om en død',
      givet: { modtagelse: 'AFVIS', doed: true },
      svar: ['4405', 'DT-001'],
    },
    { navn: 'videresendt uden indplacering', givet: { modtagelse: 'VIDERESEND' }, svar: ['DT-003'] },
    {
      navn: 'videresendt, lavere end kendt',
      givet: { modtagelse: 'VIDERESEND', timerForbrugt: '1', indplaceringsdato: '2026-01-01' },
      svar: [],
    },
  ],
})

const hundrededele = regelside({
  id: 'dagpengetaeller/hundrededele',
  navn: 'Timer er hundrededele',
  regel: 'Timer skrives med komma eller punktum og højst to decimaler, fra 0 til 7696. Tom er et nej.',
  kilde: 'STAR, starwiki: DagpengetaellerService',
  gaelderFra: '2024-01-01',
  koder: ['1014'],
  doem: laesTimer,
  eksempler: [
    { navn: 'komma', givet: '402,06', svar: '402.06' },
    { navn: 'punktum', givet: '402.06', svar: '402.06' },
    { navn: 'det højeste', givet: '7696', svar: '7696.00' },
    { navn: 'en hundrededel over', givet: '7696,01', svar: '' },
    { navn: 'tre decimaler', givet: '4,005', svar: '' },
  ],
})

export const dagpengetaellerregler = [modtages, indberetning, hundrededele] as const
