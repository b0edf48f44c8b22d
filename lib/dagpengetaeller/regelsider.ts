import { type Taellerfakta, vurderTaeller } from '#lib/dagpengetaeller/regler'
import { regelside } from '#lib/regelsaet/regelside'
import { laesTimer } from '#lib/timeimport/raekke'

const kendt = {
  id: 'seneste',
  forsikring: 'FULDTID',
  timerForbrugt: '300.00',
  opgjortTil: '2026-10-31',
  indplaceringsdato: '2026-01-01',
}
const fakta: Taellerfakta = {
  dag: '2026-11-23',
  doed: false,
  modtagelse: 'GEM',
  nyIndplacering: false,
  indplaceringsdato: null,
  forsikring: 'FULDTID',
  timerForbrugt: '300.00',
  opgjortTil: '2026-10-31',
  harKorrektion: false,
  seneste: kendt,
  graenseTimer: null,
  aabent75: undefined,
  afsluttet75: undefined,
}
const koder = (givet: Partial<Taellerfakta>): string[] => vurderTaeller({ ...fakta, ...givet }).map((f) => f.kode)

/** The rules of a report of hours, the same for one member, for a file and over the API. */
export const dagpengetaellerregler = [
  regelside({
    id: 'dagpengetaeller/vokser',
    navn: 'Timer vokser, eller de rettes',
    regel:
      'Der indberettes, når noget er ændret. Færre timer eller en tidligere dag end sidst er en korrektion med kommentar og dato.',
    kilde: 'STAR, starwiki: DagpengetaellerService',
    gaelderFra: '2024-01-01',
    koder: ['DT-006', 'DT-007'],
    doem: koder,
    eksempler: [
      { navn: 'som sidst', givet: {}, svar: ['DT-006'] },
      { navn: 'en hundrededel færre', givet: { timerForbrugt: '299.99' }, svar: ['DT-007'] },
      { navn: 'en hundrededel flere', givet: { timerForbrugt: '300.01' }, svar: [] },
      { navn: 'dagen før', givet: { opgjortTil: '2026-10-30' }, svar: ['DT-007'] },
      { navn: 'dagen efter', givet: { opgjortTil: '2026-11-01' }, svar: [] },
      { navn: 'færre timer som korrektion', givet: { timerForbrugt: '100.00', harKorrektion: true }, svar: [] },
    ],
  }),
  regelside({
    id: 'dagpengetaeller/ikke-i-fremtiden',
    navn: 'Timer er opgjort til en dag, der er kommet',
    regel: 'Timer kan højst være opgjort til og med i dag.',
    kilde: 'Samspor',
    gaelderFra: '2024-01-01',
    koder: ['DT-002'],
    doem: (opgjortTil: string) => koder({ opgjortTil, timerForbrugt: '310.00' }),
    eksempler: [
      { navn: 'i går', givet: '2026-11-22', svar: [] },
      { navn: 'i dag', givet: '2026-11-23', svar: [] },
      { navn: 'i morgen', givet: '2026-11-24', svar: ['DT-002'] },
    ],
  }),
  regelside({
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
  }),
] as const
