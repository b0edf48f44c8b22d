import { type Dag, plusDage } from '#lib/dato'
import { type Slut75, TIMEGRAENSE_NAAET, UDDANNELSESPAALAEG, vurderSlut75 } from '#lib/fravaer/regler75'
import { ansvarlig } from '#lib/kontaktforloeb/regler'
import { beregnPrognose, erGammel } from '#lib/overdragelse/prognose'
import { vurderPunkt } from '#lib/overdragelse/regler'
import { regelside } from '#lib/regelsaet/regelside'

const NYHEDSBREV = 'STAR, IT-nyhedsbrev 31/2023: Kontaktforløb i a-kassen'
const koder = (f: Partial<Slut75>): string[] =>
  vurderSlut75({
    dag: '2026-11-26',
    skriver: 'EGEN_AKASSE',
    startDato: '2026-08-01',
    slutDato: '2026-11-25',
    aarsag: TIMEGRAENSE_NAAET,
    // 9751 can be given to the end of 2026, as the list of codes has it.
    gyldigeAarsager: (f.slutDato ?? '') > '2026-12-31' ? [TIMEGRAENSE_NAAET] : [UDDANNELSESPAALAEG, TIMEGRAENSE_NAAET],
    timerForbrugt: '410.00',
    graenseTimer: '410.00',
    alder: 40,
    uddannelsespaalaegUnder: (f.slutDato ?? '') > '2026-12-31' ? null : 25,
    ...f,
  }).map((x) => x.kode)

/** The rules about seeing a handover come, ending the course, and taking over, with their border days. */
export const overdragelsesregler = [
  regelside({
    id: 'overdragelse/timegraense',
    navn: 'Slut: timegrænsen er nået',
    regel: 'A-kassen afslutter forløbet, når forbruget er nået op på 410 timer, for deltidsforsikrede 333.',
    kilde: NYHEDSBREV,
    gaelderFra: '2024-01-01',
    koder: ['KF-003'],
    doem: (givet: { timer: string | null; graense: string }) =>
      koder({ timerForbrugt: givet.timer, graenseTimer: givet.graense }),
    eksempler: [
      { navn: 'en hundrededel under', givet: { timer: '409.99', graense: '410.00' }, svar: ['KF-003'] },
      { navn: 'præcis på grænsen', givet: { timer: '410.00', graense: '410.00' }, svar: [] },
      { navn: 'en hundrededel over', givet: { timer: '410.01', graense: '410.00' }, svar: [] },
      { navn: 'deltid, en hundrededel under', givet: { timer: '332.99', graense: '333.00' }, svar: ['KF-003'] },
      { navn: 'deltid, præcis på grænsen', givet: { timer: '333.00', graense: '333.00' }, svar: [] },
      { navn: 'ikke opgjort', givet: { timer: null, graense: '410.00' }, svar: ['KF-003'] },
    ],
  }),
  regelside({
    id: 'overdragelse/slutdato',
    navn: 'Slut: hvilken dag',
    regel: 'Slutdatoen ligger tidligst på startdatoen og senest på den sidste dag i den måned, hvor den registreres.',
    kilde: 'Samspor',
    gaelderFra: '2024-01-01',
    koder: ['1003', 'KF-005', 'KF-006'],
    doem: (givet: { dag: Dag; slut: Dag; uden?: 'årsag' }) =>
      koder({ dag: givet.dag, slutDato: givet.slut, ...(givet.uden && { aarsag: null }) }),
    eksempler: [
      { navn: 'dagen før starten', givet: { dag: '2026-11-26', slut: '2026-07-31' }, svar: ['1003'] },
      { navn: 'på startdatoen', givet: { dag: '2026-11-26', slut: '2026-08-01' }, svar: [] },
      { navn: 'i dag', givet: { dag: '2026-11-26', slut: '2026-11-26' }, svar: [] },
      { navn: 'i morgen', givet: { dag: '2026-11-26', slut: '2026-11-27' }, svar: [] },
      { navn: 'den sidste i måneden', givet: { dag: '2026-11-26', slut: '2026-11-30' }, svar: [] },
      { navn: 'den første i næste måned', givet: { dag: '2026-11-26', slut: '2026-12-01' }, svar: ['KF-005'] },
      { navn: 'den første, registreret på dagen', givet: { dag: '2026-12-01', slut: '2026-12-01' }, svar: [] },
      { navn: 'den 29. februar i et skudår', givet: { dag: '2028-02-01', slut: '2028-02-29' }, svar: [] },
      {
        navn: 'uden årsag',
        givet: { dag: '2026-11-26', slut: '2026-11-26', uden: 'årsag' as const },
        svar: ['KF-006'],
      },
    ],
  }),
  regelside({
    id: 'overdragelse/uddannelsespaalaeg',
    navn: 'Slut: målgruppen for uddannelsespålæg',
    regel:
      'Kun den, der er under 25 år på slutdatoen, kan være i målgruppen. Årsagen kan bruges til og med den 31. december 2026.',
    kilde: 'LAB § 27, stk. 3',
    gaelderFra: '2024-01-01',
    gaelderTil: '2026-12-31',
    koder: ['KF-004', 'KF-W01', '4340'],
    doem: (givet: { alder: number; slut: Dag }) =>
      koder({
        aarsag: UDDANNELSESPAALAEG,
        alder: givet.alder,
        slutDato: givet.slut,
        dag: givet.slut,
        timerForbrugt: null,
      }),
    eksempler: [
      { navn: '24 år på slutdatoen', givet: { alder: 24, slut: '2026-11-26' }, svar: ['KF-W01'] },
      { navn: '25 år på slutdatoen', givet: { alder: 25, slut: '2026-11-26' }, svar: ['KF-004'] },
      { navn: 'den sidste dag, årsagen findes', givet: { alder: 24, slut: '2026-12-31' }, svar: ['KF-W01'] },
      { navn: 'dagen efter', givet: { alder: 24, slut: '2027-01-01' }, svar: ['4340'] },
    ],
  }),
  regelside({
    id: 'overdragelse/ansvar',
    navn: 'Hvem har samtalerne omkring slutdatoen',
    regel: 'Slutdatoen er a-kassens sidste dag. Kommunen har samtalerne fra dagen efter.',
    kilde: 'Samspor',
    gaelderFra: '2024-01-01',
    koder: [],
    doem: (givet: { slut: Dag; dag: Dag }) =>
      ansvarlig(
        [{ startDato: '2026-08-01', slutDato: givet.slut }],
        [{ kontaktgruppe: 1, gyldigFra: '2026-08-01', gyldigTil: null }],
        givet.dag,
      ),
    eksempler: [
      { navn: 'dagen før slutdatoen', givet: { slut: '2026-10-25', dag: '2026-10-24' }, svar: 'AKASSE' },
      { navn: 'på slutdatoen, natten med 25 timer', givet: { slut: '2026-10-25', dag: '2026-10-25' }, svar: 'AKASSE' },
      { navn: 'dagen efter', givet: { slut: '2026-10-25', dag: '2026-10-26' }, svar: 'JOBCENTER' },
      { navn: 'hen over nytår', givet: { slut: '2026-12-31', dag: '2027-01-01' }, svar: 'JOBCENTER' },
    ],
  }),
  regelside({
    id: 'overdragelse/skoen',
    navn: 'Forventet overdragelse',
    regel:
      'Skønnet er den månedsslut, hvor timerne når grænsen: tidligst med fuld ydelse, ellers i borgerens egen takt. Længden af en måned betyder intet.',
    kilde: 'Samspor: efter a-kasser.dk, vejledning om udbetaling af dagpenge',
    gaelderFra: '2024-01-01',
    koder: [],
    doem: (givet: { startDato: Dag; deltid?: true; rapporter: { timer: string; opgjortTil: Dag }[] }) => {
      const p = beregnPrognose({
        startDato: givet.startDato,
        slutDato: null,
        aarsag: null,
        rapporter: givet.rapporter,
        graense: givet.deltid ? '333.00' : '410.00',
        maanedTimer: givet.deltid ? '130.00' : '160.33',
        dagTimer: givet.deltid ? '6.00' : '7.40',
      })
      return [p.tilstand, p.forventet]
    },
    eksempler: [
      {
        navn: 'ikke opgjort, fra den 1.',
        givet: { startDato: '2024-09-01', rapporter: [] },
        svar: ['IKKE_OPGJORT', '2024-11-30'],
      },
      {
        navn: 'ikke opgjort, fra den 16. september 2024',
        givet: { startDato: '2024-09-16', rapporter: [] },
        svar: ['IKKE_OPGJORT', '2024-12-31'],
      },
      {
        navn: 'deltid, midt i måneden',
        givet: { startDato: '2024-09-16', deltid: true as const, rapporter: [] },
        svar: ['IKKE_OPGJORT', '2024-12-31'],
      },
      {
        navn: 'præcis en måneds ydelse tilbage',
        givet: { startDato: '2026-08-01', rapporter: [{ timer: '249.67', opgjortTil: '2026-10-31' }] },
        svar: ['NAERMER_SIG', '2026-11-30'],
      },
      {
        navn: 'en hundrededel mere tilbage',
        givet: { startDato: '2026-08-01', rapporter: [{ timer: '249.66', opgjortTil: '2026-10-31' }] },
        svar: ['NORMAL', '2026-12-31'],
      },
      {
        navn: 'en hundrededel under grænsen',
        givet: { startDato: '2026-08-01', rapporter: [{ timer: '409.99', opgjortTil: '2026-10-31' }] },
        svar: ['NAERMER_SIG', '2026-11-30'],
      },
      {
        navn: 'på grænsen',
        givet: { startDato: '2026-08-01', rapporter: [{ timer: '410.00', opgjortTil: '2026-10-31' }] },
        svar: ['NAAET_IKKE_AFSLUTTET', '2026-10-31'],
      },
    ],
  }),
  regelside({
    id: 'overdragelse/gammel-opgoerelse',
    navn: 'Opgørelsen er gammel',
    regel: 'En opgørelse er gammel, når den er ældre end 45 dage.',
    kilde: 'Samspor',
    gaelderFra: '2024-01-01',
    koder: [],
    doem: (givet: { dageSiden: number }) => erGammel('2026-10-12', plusDage('2026-10-12', givet.dageSiden), 45),
    eksempler: [
      { navn: 'dag 44', givet: { dageSiden: 44 }, svar: false },
      { navn: 'dag 45', givet: { dageSiden: 45 }, svar: false },
      { navn: 'dag 46', givet: { dageSiden: 46 }, svar: true },
    ],
  }),
  regelside({
    id: 'overdragelse/punkt',
    navn: 'Kommunen tager stilling',
    regel:
      'Kommunen tager stilling fra dagen efter a-kassens sidste dag, til hvert punkt én gang. Det, den ikke overtager, får en grund.',
    kilde: 'Samspor',
    gaelderFra: '2024-01-01',
    koder: ['OD-001', 'OD-002', 'OD-003', 'OD-004'],
    doem: (givet: {
      dag: Dag
      status: 'AABEN' | 'AFSLUTTET' | 'TILBAGEKALDT'
      punkt: 'VENTER' | 'OVERTAGET'
      grund?: string
    }) =>
      vurderPunkt(
        { dag: givet.dag, status: givet.status, gaelderFra: '2026-11-27', doed: false },
        givet.punkt,
        givet.grund === undefined
          ? { svar: 'OVERTAGET', begrundelse: null }
          : { svar: 'IKKE_RELEVANT', begrundelse: givet.grund },
      ).map((f) => f.kode),
    eksempler: [
      {
        navn: 'på a-kassens sidste dag',
        givet: { dag: '2026-11-26', status: 'AABEN', punkt: 'VENTER' },
        svar: ['OD-004'],
      },
      { navn: 'dagen efter', givet: { dag: '2026-11-27', status: 'AABEN', punkt: 'VENTER' }, svar: [] },
      { navn: 'to gange', givet: { dag: '2026-11-27', status: 'AABEN', punkt: 'OVERTAGET' }, svar: ['OD-002'] },
      {
        navn: 'ikke relevant uden grund',
        givet: { dag: '2026-11-27', status: 'AABEN', punkt: 'VENTER', grund: ' ' },
        svar: ['OD-003'],
      },
      {
        navn: 'ikke relevant med grund',
        givet: { dag: '2026-11-27', status: 'AABEN', punkt: 'VENTER', grund: 'Løst' },
        svar: [],
      },
      {
        navn: 'trukket tilbage',
        givet: { dag: '2026-11-27', status: 'TILBAGEKALDT', punkt: 'VENTER' },
        svar: ['OD-001'],
      },
      {
        navn: 'allerede modtaget',
        givet: { dag: '2026-11-27', status: 'AFSLUTTET', punkt: 'OVERTAGET' },
        svar: ['OD-002'],
      },
    ],
  }),
] as const
