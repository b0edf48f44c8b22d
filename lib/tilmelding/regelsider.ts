import { regelside } from '#lib/regelsaet/regelside'
import { type Afmeldingsfakta, type Tilmeldingsfakta, vurderAfmelding, vurderTilmelding } from '#lib/tilmelding/regler'

const DAG = '2026-11-23'
const andenKommune = { tilknytningId: 'j', kommune: 'Aarhus Kommune', fra: '2026-01-01' }
const tilmeld = (ret: Partial<Tilmeldingsfakta> = {}) =>
  vurderTilmelding({
    dag: DAG,
    dato: DAG,
    doed: false,
    kontaktgruppe: 1,
    kendteKontaktgrupper: [1],
    begyndtDag: DAG,
    kommentar: null,
    erPlatform: false,
    kendte: [],
    ...ret,
  }).map((f) => f.kode)

const tilmelding = regelside<Partial<Tilmeldingsfakta>, string[]>({
  id: 'tilmelding/tilmelding',
  navn: 'Kan borgeren tilmeldes fra dagen?',
  regel:
    'En tilmelding gælder fra den dag, den er begyndt, og aldrig fra en dag, der ikke er kommet. En tidligere dag kræver en kommentar, og der er én tilmelding ad gangen.',
  kilde: 'Samspor; STAR, starwiki: Tilmelding',
  gaelderFra: '2020-01-01',
  koder: ['TM-001', 'TM-002', 'TM-003', 'TM-004', 'TM-W01', '4405'],
  doem: tilmeld,
  eksempler: [
    { navn: 'i dag', givet: {}, svar: [] },
    { navn: 'i morgen', givet: { dato: '2026-11-24' }, svar: ['TM-001'] },
    { navn: 'begyndt i morgen', givet: { begyndtDag: '2026-11-24' }, svar: ['TM-001'] },
    { navn: 'i går uden kommentar', givet: { dato: '2026-11-22' }, svar: ['TM-002'] },
    { navn: 'i går med kommentar', givet: { dato: '2026-11-22', kommentar: 'Begyndt 23.58' }, svar: [] },
    { navn: 'i går af platformen', givet: { dato: '2026-11-22', erPlatform: true }, svar: [] },
    { navn: 'en ukendt kontaktgruppe', givet: { kontaktgruppe: 7 }, svar: ['TM-W01'] },
    {
      navn: 'dagen efter en afmelding',
      givet: { kendte: [{ id: 't', gyldigFra: '2026-01-01', gyldigTil: '2026-11-22' }] },
      svar: [],
    },
    {
      navn: 'på afmeldingsdagen',
      givet: { kendte: [{ id: 't', gyldigFra: '2026-01-01', gyldigTil: DAG }] },
      svar: ['TM-003'],
    },
    { navn: 'af en anden kommune fra dens side', givet: { andenKommune }, svar: ['TM-004'] },
    {
      navn: 'som død og allerede tilmeldt',
      givet: { doed: true, kendte: [{ id: 't', gyldigFra: '2026-01-01', gyldigTil: null }] },
      svar: ['4405', 'TM-003'],
    },
  ],
})

const afmeld = (ret: Partial<Afmeldingsfakta>) =>
  vurderAfmelding({
    dag: DAG,
    sidsteDag: DAG,
    doed: false,
    tilmelding: { id: 't', gyldigFra: '2026-01-01', gyldigTil: null },
    hoejstDageFrem: 30,
    ...ret,
  }).map((f) => f.kode)
const afmeldt = { id: 't', gyldigFra: '2026-01-01', gyldigTil: DAG }

const afmelding = regelside<Partial<Afmeldingsfakta>, string[]>({
  id: 'tilmelding/afmelding',
  navn: 'Kan borgeren afmeldes med dagen som den sidste?',
  regel: 'Fra i dag og højst 30 dage frem, 60 i mindre intensiv indsats. Kun en åben tilmelding kan afsluttes.',
  kilde: 'STAR, starwiki: Tilmelding (4322, 4317)',
  gaelderFra: '2020-01-01',
  koder: ['4317', '4322', '4405', 'TM-004'],
  doem: afmeld,
  eksempler: [
    { navn: 'i går', givet: { sidsteDag: '2026-11-22' }, svar: ['4322'] },
    { navn: 'i dag', givet: {}, svar: [] },
    { navn: '30 dage frem', givet: { sidsteDag: '2026-12-23' }, svar: [] },
    { navn: '31 dage frem', givet: { sidsteDag: '2026-12-24' }, svar: ['4322'] },
    { navn: 'mindre intensiv, 60 dage frem', givet: { sidsteDag: '2027-01-22', hoejstDageFrem: 60 }, svar: [] },
    { navn: 'mindre intensiv, 61 dage frem', givet: { sidsteDag: '2027-01-23', hoejstDageFrem: 60 }, svar: ['4322'] },
    { navn: 'af en anden kommune fra dens side', givet: { andenKommune }, svar: ['TM-004'] },
    { navn: 'allerede afmeldt', givet: { tilmelding: afmeldt }, svar: ['4317'] },
    {
      navn: 'allerede afmeldt, i går, som død',
      givet: { tilmelding: afmeldt, sidsteDag: '2026-11-22', doed: true },
      svar: ['4405', '4317', '4322'],
    },
  ],
})

export const tilmeldingsregler = [tilmelding, afmelding] as const
