import type { Dag } from '#lib/dato'
import { type Regelside, regelside } from '#lib/regelsaet/regelside'
import { hvornaar, samtalen } from '#lib/samtale/regelsider'
import type { Samtalefakta } from '#lib/samtale/regler'
import { vurderSamtale } from '#lib/samtale/regler'
import {
  delTiden,
  naesteDag,
  type Status,
  vurderBooking,
  vurderFrist,
  vurderNyTid,
  vurderTidstilbud,
} from '#lib/selvbook/regler'

const DAG: Dag = '2026-11-23'
const FRIST = { id: 'f1', hos: 'HK/Danmarks A-kasse', senest: '2026-11-27' }
const BOOKET = { id: 's1', start: hvornaar('2026-11-30') }
const kun = (fund: readonly { kode: string }[]): string[] => fund.map((f) => f.kode)

type Spurgt = Partial<Pick<Samtalefakta, 'skriver' | 'type' | 'ansvarlig'>> & {
  senest?: Dag
  aabenFrist?: boolean
  booket?: boolean
}
type Tilbudt = { fra: string; til: string; minutter: number; klokken?: string; optaget?: string }

/** The rules of the citizen's own booking as docs/regler.md tells them. */
export const selvbookregler: readonly Regelside[] = [
  regelside({
    id: 'selvbook/frist',
    navn: 'Hvem der kan bede borgeren selv booke, og hvornår',
    regel:
      'Fristen er den sidste dag, borgeren kan booke på. Den dag afgør, hvem der kan holde typen, som ved en indkaldelse. Borgeren bedes kun én gang om en type ad gangen og ikke, når en samtale af typen er booket.',
    kilde: 'STAR, starwiki: InterviewService',
    gaelderFra: '2024-01-01',
    koder: ['SB-006', 'SB-007', 'SB-008', 'SB-009', 'KF-010', 'KF-011'],
    doem: ({ senest = '2026-11-27', aabenFrist, booket, ...ret }: Spurgt) =>
      kun(
        vurderFrist({
          dag: DAG,
          senest,
          titel: 'Dine job og din plan',
          beskrivelse: '',
          samtale: samtalen({ ...ret, selvbook: aabenFrist ? FRIST : null }),
          booket: booket ? BOOKET : null,
        }),
      ),
    eksempler: [
      { navn: 'frist i går', givet: { senest: '2026-11-22' }, svar: ['SB-006'] },
      { navn: 'frist i dag', givet: { senest: '2026-11-23' }, svar: [] },
      { navn: 'frist om 180 dage', givet: { senest: '2027-05-22' }, svar: [] },
      { navn: 'frist om 181 dage', givet: { senest: '2027-05-23' }, svar: ['SB-006'] },
      { navn: 'a-kassen, mens den har forløbet på fristens dag', givet: { ansvarlig: 'AKASSE' }, svar: [] },
      { navn: 'a-kassen, når forløbet er slut før', givet: { ansvarlig: 'JOBCENTER' }, svar: ['KF-011'] },
      {
        navn: 'kommunen, mens a-kassen har forløbet',
        givet: { skriver: 'JOBCENTER', type: 7, ansvarlig: 'AKASSE' },
        svar: ['KF-010'],
      },
      {
        navn: 'fælles jobsamtale, hvor to myndigheder skal have tid',
        givet: { skriver: 'JOBCENTER', type: 19, ansvarlig: 'JOBCENTER' },
        svar: ['SB-007'],
      },
      { navn: 'borgeren er bedt om det allerede', givet: { aabenFrist: true }, svar: ['SB-008'] },
      { navn: 'en samtale af typen er booket', givet: { booket: true }, svar: ['SB-009'] },
    ],
  }),
  regelside({
    id: 'selvbook/eller-indkaldelse',
    navn: 'Enten bookes eller indkaldes',
    regel:
      'Mens borgeren er bedt om selv at booke en type, indkalder ingen til den. En samtale, der er holdt, registreres som ellers.',
    kilde: 'STAR, starwiki: InterviewService',
    gaelderFra: '2024-01-01',
    koder: ['SA-026'],
    doem: ({ aabenFrist, hvad }: { aabenFrist: boolean; hvad: Samtalefakta['hvad'] }) =>
      kun(
        vurderSamtale(
          samtalen({
            hvad,
            selvbook: aabenFrist ? FRIST : null,
            ...(hvad === 'AFHOLDT' && { start: hvornaar('2026-11-20'), slut: hvornaar('2026-11-20', '10:45') }),
          }),
        ),
      ),
    eksempler: [
      { navn: 'indkaldelse med en åben frist', givet: { aabenFrist: true, hvad: 'INDKALD' }, svar: ['SA-026'] },
      { navn: 'indkaldelse uden', givet: { aabenFrist: false, hvad: 'INDKALD' }, svar: [] },
      { navn: 'en samtale, der er holdt', givet: { aabenFrist: true, hvad: 'AFHOLDT' }, svar: [] },
    ],
  }),
  regelside({
    id: 'selvbook/book',
    navn: 'Borgeren booker en tid',
    regel: 'Der kan bookes til og med fristens dag, så længe fristen er åben og tiden ledig.',
    kilde: 'Samspor',
    gaelderFra: '2024-01-01',
    koder: ['SB-010', 'SB-011', 'SB-012'],
    doem: (f: { dag: Dag; status?: Status; ledig?: boolean }) =>
      kun(vurderBooking({ status: 'AABEN', ledig: true, senest: '2026-11-27', ...f })),
    eksempler: [
      { navn: 'dagen før fristen', givet: { dag: '2026-11-26' }, svar: [] },
      { navn: 'på fristens dag', givet: { dag: '2026-11-27' }, svar: [] },
      { navn: 'dagen efter', givet: { dag: '2026-11-28' }, svar: ['SB-011'] },
      { navn: 'en anden tog tiden', givet: { dag: '2026-11-26', ledig: false }, svar: ['SB-012'] },
      { navn: 'der er booket', givet: { dag: '2026-11-26', status: 'BOOKET' }, svar: ['SB-010'] },
      { navn: 'fristen er lukket', givet: { dag: '2026-11-26', status: 'LUKKET' }, svar: ['SB-010'] },
      { navn: 'fristen er passeret', givet: { dag: '2026-11-28', status: 'PASSERET' }, svar: ['SB-010'] },
    ],
  }),
  regelside({
    id: 'selvbook/flyt',
    navn: 'Borgeren vælger en anden tid',
    regel: 'En tid, som borgeren har booket, kan skiftes til og med det tidspunkt, der står i samtalen.',
    kilde: 'Databekendtgørelsen § 20',
    gaelderFra: '2024-01-01',
    koder: ['SB-012', 'SB-013'],
    doem: (f: { klokken: string; samtalestatus?: string; booket?: boolean; ledig?: boolean }) =>
      kun(
        vurderNyTid({
          samtalestatus: 'INDKALDT',
          booket: true,
          ledig: true,
          ombookSenest: hvornaar('2026-11-29'),
          nu: hvornaar('2026-11-29', f.klokken),
          ...f,
        }),
      ),
    eksempler: [
      { navn: 'på minuttet', givet: { klokken: '10:00' }, svar: [] },
      { navn: 'minuttet efter', givet: { klokken: '10:01' }, svar: ['SB-013'] },
      { navn: 'den nye tid er taget', givet: { klokken: '09:00', ledig: false }, svar: ['SB-012'] },
      { navn: 'samtalen er aflyst', givet: { klokken: '09:00', samtalestatus: 'AFLYST' }, svar: ['SB-013'] },
      { navn: 'myndigheden har selv flyttet den', givet: { klokken: '09:00', booket: false }, svar: ['SB-013'] },
    ],
  }),
  regelside({
    id: 'selvbook/tider',
    navn: 'Tider, som en myndighed holder åbne',
    regel:
      'Tider på 10 til 240 minutter åbnes samlet, alle eller ingen, og højst 50 ad gangen. En mødeholder har ikke to på én gang.',
    kilde: 'Samspor',
    gaelderFra: '2024-01-01',
    koder: ['SB-001', 'SB-002', 'SB-003', 'SB-004'],
    doem: ({ klokken = '08:00', optaget, ...f }: Tilbudt) => ({
      tider: delTiden({ dag: DAG, ...f }).length,
      koder: kun(
        vurderTidstilbud({
          ...f,
          dag: DAG,
          nu: hvornaar(DAG, klokken),
          formKendt: true,
          oplysninger: {
            form: 'TELEFON',
            moedeholder: 'Anna',
            sted: '',
            adresse: '',
            telefon: '',
            borgerRinger: false,
            videolink: '',
          },
          andre: optaget ? [{ start: hvornaar(DAG, optaget), slut: hvornaar(DAG, '23:59') }] : [],
        }),
      ),
    }),
    eksempler: [
      { navn: 'en formiddag', givet: { fra: '09:00', til: '12:00', minutter: 45 }, svar: { tider: 4, koder: [] } },
      {
        navn: 'resten er for kort',
        givet: { fra: '09:00', til: '11:59', minutter: 45 },
        svar: { tider: 3, koder: [] },
      },
      {
        navn: 'kortere end den korteste',
        givet: { fra: '09:00', til: '12:00', minutter: 9 },
        svar: { tider: 0, koder: ['SB-001'] },
      },
      {
        navn: 'ikke plads til én',
        givet: { fra: '09:00', til: '09:44', minutter: 45 },
        svar: { tider: 0, koder: ['SB-002'] },
      },
      {
        navn: 'den første begynder nu',
        givet: { fra: '09:00', til: '12:00', minutter: 45, klokken: '09:00' },
        svar: { tider: 4, koder: ['SB-003'] },
      },
      {
        navn: 'den næste begynder, når den sidste slutter',
        givet: { fra: '09:00', til: '12:00', minutter: 45, optaget: '12:00' },
        svar: { tider: 4, koder: [] },
      },
      {
        navn: 'et minut oven i',
        givet: { fra: '09:00', til: '12:00', minutter: 45, optaget: '11:59' },
        svar: { tider: 4, koder: ['SB-004'] },
      },
    ],
  }),
  regelside({
    id: 'selvbook/dagen-efter',
    navn: 'Hvad en ny dag gør ved en åben frist',
    regel:
      'Går fristen, får myndigheden en opgave, og der sker ikke andet af sig selv. Den lukkes, når borgeren er død, er afmeldt, eller samtalerne er hos en anden.',
    kilde: 'Samspor',
    gaelderFra: '2024-01-01',
    koder: [],
    doem: (f: { dag: Dag; doed?: boolean; tilmeldt?: boolean; harBorgeren?: boolean }) =>
      naesteDag({ senest: '2026-11-27', doed: false, tilmeldt: true, harBorgeren: true, navn: 'HK', ...f })?.status ??
      'AABEN',
    eksempler: [
      { navn: 'på fristens dag', givet: { dag: '2026-11-27' }, svar: 'AABEN' },
      { navn: 'dagen efter', givet: { dag: '2026-11-28' }, svar: 'PASSERET' },
      { navn: 'borgeren er død', givet: { dag: '2026-11-25', doed: true }, svar: 'LUKKET' },
      { navn: 'borgeren er afmeldt', givet: { dag: '2026-11-25', tilmeldt: false }, svar: 'LUKKET' },
      { navn: 'borgeren er hos en anden', givet: { dag: '2026-11-25', harBorgeren: false }, svar: 'LUKKET' },
      {
        navn: 'fristen gik samme dag, som borgeren kom til en anden',
        givet: { dag: '2026-11-28', harBorgeren: false },
        svar: 'LUKKET',
      },
    ],
  }),
] as const
