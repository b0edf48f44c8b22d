import type { Dag } from '#lib/dato'
import { type Regelside, regelside } from '#lib/regelsaet/regelside'
import { type Kadencefakta, type Kadenceregler, kadence } from '#lib/samtale/kadence'
import { opfoelgningstype, type Samtalefakta, vurderSamtale } from '#lib/samtale/regler'
import { vurderAftaler } from '#lib/samtale/regler-udfald'

/** The rule set of 2024 and the one of 1 July 2026, as regelvaerdier.csv has them. */
const SAET_2024: Kadenceregler = {
  saetFra: '2024-01-01',
  akasseMindst: 3,
  akasseMaaneder: 3,
  jobcenterMindst: 3,
  jobcenterMaaneder: 6,
  jobcenterRegnesFra: 'TILMELDING',
  uddannelsespaalaegMindst: 6,
  foersteUger: 2,
  andelProcent: 100,
}
export const SAET_2026: Kadenceregler = {
  ...SAET_2024,
  saetFra: '2026-07-01',
  akasseMindst: 2,
  jobcenterMindst: 2,
  jobcenterRegnesFra: 'OVERTAGELSE',
  andelProcent: 75,
}

type Holdt = { dag: Dag; type: number }
type KadenceGivet = { saet: '2024' | '2026'; dag: Dag; holdt: readonly Holdt[]; overtaget?: Dag; paalaeg?: boolean }
type KadenceSvar = { afholdt: number; mangler: number; naesteSenest: Dag | null; forsinket: boolean }
const TILMELDT = '2026-09-01'

/** A course from 1 September 2026: with the a-kasse, or with the kommune from `overtaget`. */
function doemKadence({ saet, dag, holdt, overtaget, paalaeg = false }: KadenceGivet): KadenceSvar | null {
  const holder = overtaget ? 'JOBCENTER' : 'AKASSE'
  const fakta: Kadencefakta = {
    dag,
    tilmeldt: TILMELDT,
    ansvarlig: holder,
    overtaget: overtaget ?? null,
    iUddannelsespaalaeg: paalaeg,
    samtaler: holdt.map((s) => ({ ...s, status: 'AFHOLDT', holder })),
    undtagelser: [],
  }
  const svar = kadence(saet === '2024' ? SAET_2024 : SAET_2026, fakta)
  return svar && pluk(svar)
}
const pluk = ({ afholdt, mangler, naesteSenest, forsinket }: KadenceSvar): KadenceSvar => ({
  afholdt,
  mangler,
  naesteSenest,
  forsinket,
})
const job = (dag: Dag): Holdt => ({ dag, type: 17 })

export const hvornaar = (dag: Dag, kl = '10:00') => new Date(`${dag}T${kl}:00+01:00`)
export const samtalen = (ret: Partial<Samtalefakta> = {}): Samtalefakta => ({
  nu: hvornaar('2026-11-23'),
  hvad: 'INDKALD',
  doed: false,
  skriver: 'AKASSE',
  tilknyttet: true,
  type: 17,
  typenavn: 'Jobsamtale med a-kasse',
  formKendt: true,
  deltagere: [],
  start: hvornaar('2026-11-30'),
  slut: hvornaar('2026-11-30', '10:45'),
  ombookSenest: null,
  ansvarlig: 'AKASSE',
  kontaktgruppe: 1,
  tilladte: [7, 12, 13, 15, 17, 19],
  nulstillende: true,
  andre: [],
  kraeverAkassedeltagelse: false,
  akassedeltagelse: null,
  booking: null,
  opfoelgning: null,
  selvbook: null,
  ...ret,
})
const koder = (f: Samtalefakta): string[] => vurderSamtale(f).map((fund) => fund.kode)
const HOLDT_KL_10 = { id: 's1', type: 17, start: hvornaar('2026-11-20'), status: 'AFHOLDT', nulstillende: true }

/** The rules of interviews as docs/regler.md tells them. */
export const samtaleregler: readonly Regelside[] = [
  regelside<KadenceGivet, KadenceSvar | null>({
    id: 'samtale/kadence-akasse',
    navn: 'A-kassens samtaler i de første tre måneder',
    regel:
      'A-kassen holder mindst 3 jobsamtaler inden for 3 måneder, den første inden for 2 uger. For forløb fra 1. juli 2026 er det 2. Anden samtale (12) tæller ikke.',
    kilde: 'LAB § 31, stk. 1 og 4; lov 1750 af 29. december 2025',
    gaelderFra: '2024-01-01',
    koder: [],
    doem: doemKadence,
    eksempler: [
      {
        navn: 'ingen er holdt på den 14. dag: den første skal holdes i dag',
        givet: { saet: '2026', dag: '2026-09-15', holdt: [] },
        svar: { afholdt: 0, mangler: 2, naesteSenest: '2026-09-15', forsinket: false },
      },
      {
        navn: 'dagen efter er den første forsinket',
        givet: { saet: '2026', dag: '2026-09-16', holdt: [] },
        svar: { afholdt: 0, mangler: 2, naesteSenest: '2026-09-15', forsinket: true },
      },
      {
        navn: 'én er holdt: resten inden tre måneder',
        givet: { saet: '2024', dag: '2026-09-16', holdt: [job('2026-09-15')] },
        svar: { afholdt: 1, mangler: 2, naesteSenest: '2026-12-01', forsinket: false },
      },
      {
        navn: 'to er nok efter reglerne fra 1. juli 2026',
        givet: { saet: '2026', dag: '2026-10-20', holdt: [job('2026-09-15'), job('2026-10-20')] },
        svar: { afholdt: 2, mangler: 0, naesteSenest: null, forsinket: false },
      },
      {
        navn: 'Anden samtale tæller aldrig',
        givet: { saet: '2026', dag: '2026-09-16', holdt: [{ dag: '2026-09-10', type: 12 }] },
        svar: { afholdt: 0, mangler: 2, naesteSenest: '2026-09-15', forsinket: true },
      },
      {
        navn: 'en samtale fra dagen før tilmeldingen tæller ikke',
        givet: { saet: '2026', dag: '2026-09-02', holdt: [job('2026-08-31')] },
        svar: { afholdt: 0, mangler: 2, naesteSenest: '2026-09-15', forsinket: false },
      },
      {
        navn: 'en samtale på tilmeldingsdagen tæller',
        givet: { saet: '2026', dag: '2026-09-02', holdt: [job('2026-09-01')] },
        svar: { afholdt: 1, mangler: 1, naesteSenest: '2026-12-01', forsinket: false },
      },
    ],
  }),
  regelside<KadenceGivet, KadenceSvar | null>({
    id: 'samtale/kadence-jobcenter',
    navn: 'Kommunens samtaler efter overtagelsen',
    regel:
      'Kommunen holder mindst 3 jobsamtaler, før der er gået 6 måneder fra tilmeldingen, og 6 ved uddannelsespålæg. For forløb fra 1. juli 2026 er det 2 inden for 6 måneder fra overtagelsen.',
    kilde: 'LAB § 31; lov 1750 af 29. december 2025',
    gaelderFra: '2024-01-01',
    koder: [],
    doem: doemKadence,
    eksempler: [
      {
        navn: 'reglerne fra 2024 regner fra tilmeldingen',
        givet: { saet: '2024', dag: '2026-12-01', overtaget: '2026-12-01', holdt: [] },
        svar: { afholdt: 0, mangler: 3, naesteSenest: '2027-03-01', forsinket: false },
      },
      {
        navn: 'reglerne fra 1. juli 2026 regner fra overtagelsen',
        givet: { saet: '2026', dag: '2026-12-01', overtaget: '2026-12-01', holdt: [] },
        svar: { afholdt: 0, mangler: 2, naesteSenest: '2027-06-01', forsinket: false },
      },
      {
        navn: 'uddannelsespålæg giver seks',
        givet: { saet: '2026', dag: '2026-12-01', overtaget: '2026-12-01', paalaeg: true, holdt: [job('2026-12-01')] },
        svar: { afholdt: 1, mangler: 5, naesteSenest: '2027-06-01', forsinket: false },
      },
    ],
  }),
  regelside({
    id: 'samtale/hvem',
    navn: 'Hvem der kan holde en jobsamtale',
    regel:
      'Den, der har kontaktforløbet på dagen for samtalen, holder jobsamtalerne. Dagen, den registreres, betyder intet. Begge kan holde Anden samtale.',
    kilde: 'STAR, IT-nyhedsbrev 31/2023: Kontaktforløb i a-kassen',
    gaelderFra: '2024-01-01',
    koder: ['KF-010', 'KF-011'],
    doem: (givet: Pick<Samtalefakta, 'skriver' | 'type' | 'ansvarlig'>) => koder(samtalen(givet)),
    eksempler: [
      { navn: 'a-kassen, mens den har det', givet: { skriver: 'AKASSE', type: 17, ansvarlig: 'AKASSE' }, svar: [] },
      {
        navn: 'a-kassen dagen efter slutdatoen',
        givet: { skriver: 'AKASSE', type: 17, ansvarlig: 'JOBCENTER' },
        svar: ['KF-011'],
      },
      {
        navn: 'kommunen på a-kassens sidste dag',
        givet: { skriver: 'JOBCENTER', type: 7, ansvarlig: 'AKASSE' },
        svar: ['KF-010'],
      },
      { navn: 'kommunen dagen efter', givet: { skriver: 'JOBCENTER', type: 7, ansvarlig: 'JOBCENTER' }, svar: [] },
      {
        navn: 'fælles jobsamtale registreres af kommunen',
        givet: { skriver: 'AKASSE', type: 19, ansvarlig: 'JOBCENTER' },
        svar: ['KF-011'],
      },
      {
        navn: 'Anden samtale hos den, der ikke har det',
        givet: { skriver: 'JOBCENTER', type: 12, ansvarlig: 'AKASSE' },
        svar: [],
      },
    ],
  }),
  regelside({
    id: 'samtale/opfoelgning',
    navn: 'Typen på opfølgning på et godkendt tilbud',
    regel: 'Anden samtale (12), når a-kassen har kontaktforløbet på dagen for samtalen, ellers Jobsamtale (7).',
    kilde: 'STAR, IT-nyhedsbrev 31/2023: Kontaktforløb i a-kassen',
    gaelderFra: '2024-01-01',
    koder: ['SA-014'],
    doem: opfoelgningstype,
    eksempler: [
      { navn: 'a-kassen har det', givet: 'AKASSE', svar: 12 },
      { navn: 'kommunen har det', givet: 'JOBCENTER', svar: 7 },
    ],
  }),
  regelside({
    id: 'samtale/aftaler',
    navn: 'Aftaler, der binder borgeren',
    regel:
      'Kun en jobsamtale kan have dem, og en jobsamtale, der er holdt, skal have dem. Andre typer har praktiske aftaler.',
    kilde: 'Databekendtgørelsen § 27, nr. 8',
    gaelderFra: '2024-01-01',
    koder: ['KF-012', 'SA-011'],
    doem: (givet: { type: number; bindende: string | null }) =>
      vurderAftaler({ type: givet.type, bindendeAftaler: givet.bindende, praktiskeAftaler: null }).map((f) => f.kode),
    eksempler: [
      { navn: 'jobsamtale med aftaler', givet: { type: 17, bindende: 'To job om ugen' }, svar: [] },
      { navn: 'jobsamtale uden', givet: { type: 7, bindende: null }, svar: ['SA-011'] },
      { navn: 'Anden samtale med', givet: { type: 12, bindende: 'To job om ugen' }, svar: ['KF-012'] },
      { navn: 'Anden samtale uden', givet: { type: 12, bindende: null }, svar: [] },
    ],
  }),
  regelside({
    id: 'samtale/nulstilling',
    navn: 'Samtaler, der nulstiller',
    regel:
      'En afholdt samtale ligger ikke før den seneste, der nulstiller. To, der nulstiller, kan ikke ligge på samme tid; et minut imellem er nok.',
    kilde: 'STAR, starwiki: InterviewService',
    gaelderFra: '2020-01-01',
    koder: ['SA-002', 'SA-003', 'SA-004'],
    doem: (givet: { type: number; kl: string; nulstiller: boolean }) => {
      const start = hvornaar('2026-11-20', givet.kl)
      return koder(
        samtalen({
          hvad: 'AFHOLDT',
          type: givet.type,
          nulstillende: givet.nulstiller,
          start,
          slut: new Date(start.getTime() + 60_000),
          andre: [HOLDT_KL_10],
        }),
      )
    },
    eksempler: [
      { navn: 'et minut før', givet: { type: 15, kl: '09:59', nulstiller: false }, svar: ['SA-004'] },
      { navn: 'samme tid, og den nulstiller ikke', givet: { type: 15, kl: '10:00', nulstiller: false }, svar: [] },
      { navn: 'samme tid, og begge nulstiller', givet: { type: 15, kl: '10:00', nulstiller: true }, svar: ['SA-003'] },
      { navn: 'samme tid og type', givet: { type: 17, kl: '10:00', nulstiller: true }, svar: ['SA-002'] },
      { navn: 'et minut efter', givet: { type: 17, kl: '10:01', nulstiller: true }, svar: [] },
    ],
  }),
] as const
