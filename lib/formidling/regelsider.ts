import {
  type Henvisningsfakta,
  type Rettelsesfakta,
  type Samtykkefakta,
  type Statusfakta,
  vurderHenvisning,
  vurderRettelse,
  vurderSamtykke,
  vurderStatusskift,
} from '#lib/formidling/regler'
import { regelside } from '#lib/regelsaet/regelside'
import { type Invitationsfakta, vurderInvitation } from '#lib/samarbejde/regler'

const DAG = '2026-11-26'
const BEK = 'Bekendtgørelse om en aktiv beskæftigelsesindsats § 137'
const GDPR = 'Databeskyttelsesforordningen artikel 5, 6 og 7'
const koder = (fund: { kode: string }[]): string[] => fund.map((f) => f.kode)

const ALT_GALT: Henvisningsfakta = {
  ordrestatus: 'INAKTIV',
  formidlingsfrist: '2026-11-25',
  dag: DAG,
  antalHenviste: 3,
  maks: 3,
  erEgen: false,
  staarPaaOrdren: true,
  doed: false,
}
const henvisning = regelside<Partial<Henvisningsfakta>, string[]>({
  id: 'formidling/henvisning',
  navn: 'Kan en borger sættes på jobordren?',
  regel:
    'Jobordren er under behandling, fristen er ikke gået, der er plads, borgeren er ens egen og står der ikke allerede. Kontrollerne kommer i den rækkefølge og stopper ved den første.',
  kilde: BEK,
  gaelderFra: '2023-12-04',
  koder: ['JO-050', 'JO-051', 'JO-052', '4922', 'JO-053'],
  doem: (ret) => koder(vurderHenvisning({ ...ALT_GALT, ...ret })),
  eksempler: [
    { navn: 'på pause', givet: {}, svar: ['JO-050'] },
    { navn: 'dagen efter fristen', givet: { ordrestatus: 'UNDER_BEHANDLING' }, svar: ['JO-051'] },
    {
      navn: 'fristens dag, men fuldt',
      givet: { ordrestatus: 'UNDER_BEHANDLING', formidlingsfrist: DAG },
      svar: ['JO-052'],
    },
    {
      navn: 'plads til én, men ikke ens egen borger',
      givet: { ordrestatus: 'UNDER_BEHANDLING', formidlingsfrist: DAG, antalHenviste: 2 },
      svar: ['4922'],
    },
    {
      navn: 'egen borger, som står der',
      givet: { ordrestatus: 'UNDER_BEHANDLING', formidlingsfrist: DAG, antalHenviste: 2, erEgen: true },
      svar: ['JO-053'],
    },
    {
      navn: 'egen borger',
      givet: {
        ordrestatus: 'UNDER_BEHANDLING',
        formidlingsfrist: DAG,
        antalHenviste: 2,
        erEgen: true,
        staarPaaOrdren: false,
      },
      svar: [],
    },
  ],
})

const SKIFT: Statusfakta = {
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
const status = regelside<Partial<Statusfakta>, string[]>({
  id: 'formidling/status',
  navn: 'Kan kandidatens status skifte?',
  regel:
    'Virksomheden svarer til samtale, ansat, ikke valgt eller mødte ikke. Resten er myndighedens. En årsag er et valg; kun "andet" har ord, og motivation må ingen have.',
  kilde: BEK,
  gaelderFra: '2023-12-04',
  koder: ['JO-060', 'JO-061', '1014', '9131'],
  doem: (ret) => koder(vurderStatusskift({ ...SKIFT, ...ret })),
  eksempler: [
    { navn: 'henvist til samtale', givet: {}, svar: [] },
    { navn: 'virksomheden: takket nej', givet: { part: 'virksomhed', til: 9206 }, svar: ['JO-061'] },
    { navn: 'fra foreslået til ansat', givet: { fra: 9201, til: 9204, resultatdato: DAG }, svar: ['JO-060'] },
    { navn: 'en endelig status', givet: { fra: 9204 }, svar: ['JO-060'] },
    {
      navn: 'hjælperen sender selv til virksomheden',
      givet: { fra: 9201, til: 9202, harOrdren: false, egneTil: DAG },
      svar: ['JO-061'],
    },
    { navn: 'efter overdragelse, sidste dag', givet: { harOrdren: false, egneTil: DAG }, svar: [] },
    { navn: 'efter overdragelse, dagen efter', givet: { harOrdren: false, egneTil: '2026-11-25' }, svar: ['JO-061'] },
    { navn: '90 dage efter afslutning', givet: { afsluttetDag: '2026-08-28' }, svar: [] },
    { navn: '91 dage efter afslutning', givet: { afsluttetDag: '2026-08-27' }, svar: ['JO-060'] },
    { navn: 'ikke valgt uden årsag', givet: { til: 9205 }, svar: ['1014'] },
    { navn: 'ikke valgt, andet uden ord', givet: { til: 9205, aarsag: 9228 }, svar: ['1014'] },
    { navn: 'ikke valgt, andet med ord', givet: { til: 9205, aarsag: 9228, tekst: 'Vi fandt en anden' }, svar: [] },
    { navn: 'motivation med ord', givet: { til: 9205, aarsag: 9226, tekst: 'Er syg' }, svar: ['1014'] },
    { navn: 'ukendt årsag', givet: { til: 9205, aarsag: 9999 }, svar: ['9131'] },
    { navn: 'ansat uden første arbejdsdag', givet: { til: 9204 }, svar: ['1014'] },
  ],
})

const RETTELSE: Rettelsesfakta = {
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
  maks: 1,
  antalHenviste: 0,
  staarPaaOrdren: false,
}
const rettelse = regelside<Partial<Rettelsesfakta>, string[]>({
  id: 'formidling/rettelse',
  navn: 'Kan en endelig status rettes?',
  regel: 'Af den, der satte den, inden for 14 dage og med en kommentar.',
  kilde: 'Samspor',
  gaelderFra: '2023-12-04',
  koder: ['JO-060', 'JO-061', 'JO-071', 'JO-052', 'JO-053', '1014'],
  doem: (ret) => koder(vurderRettelse({ ...RETTELSE, ...ret })),
  eksempler: [
    { navn: 'på sidste dag', givet: {}, svar: [] },
    { navn: 'dagen efter', givet: { dag: '2026-11-27' }, svar: ['JO-060'] },
    { navn: 'af en anden', givet: { satteSelv: false }, svar: ['JO-061'] },
    { navn: 'uden kommentar', givet: { kommentar: ' ' }, svar: ['1014'] },
    { navn: 'noget, der ikke er endeligt', givet: { fra: 9203, endeligTid: null }, svar: ['JO-060'] },
    { navn: 'til foreslået', givet: { til: 9201 }, svar: ['JO-060'] },
    { navn: 'virksomheden: til takket nej', givet: { til: 9206 }, svar: ['JO-060'] },
    { navn: 'efter et trukket samtykke', givet: { samtykkeTrukket: true }, svar: ['JO-071'] },
    {
      navn: 'fra takket nej, som er slettet hos virksomheden',
      givet: { fra: 9206, til: 9202, erVirksomhed: false },
      svar: ['JO-071'],
    },
    { navn: 'når virksomheden har fået nok', givet: { antalHenviste: 1 }, svar: ['JO-052'] },
    {
      navn: 'fra én plads til den samme plads',
      givet: { fra: 9204, til: 9203, antalHenviste: 1 },
      svar: [],
    },
    { navn: 'når borgeren er på igen', givet: { staarPaaOrdren: true }, svar: ['JO-053'] },
    { navn: 'fra ansat til ikke valgt', givet: { fra: 9204, til: 9205, aarsag: 9221 }, svar: [] },
  ],
})

const JA: Samtykkefakta = {
  samtykke: { tidspunkt: new Date(`${DAG}T08:00:00Z`), tekstversion: '2023_1', hvad: ['navn', 'telefon'] },
  deles: { aftaltNavn: null, telefon: '20304050', email: null, cvUrl: null, begrundelse: null },
  nu: new Date(`${DAG}T09:00:00Z`),
  sendtTid: new Date(`${DAG}T08:00:30Z`),
  trukketTid: null,
  tekstversioner: ['2023_1'],
  navnebeskyttet: false,
}
const samtykke = regelside<Partial<Samtykkefakta>, string[]>({
  id: 'formidling/samtykke',
  navn: 'Må oplysningerne deles?',
  regel:
    'Kun det, borgeren har sagt ja til på netop den jobordre, deles. Et beskyttet navn deles ikke; et aftalt navn gør.',
  kilde: GDPR,
  gaelderFra: '2023-12-04',
  koder: ['JO-071', 'JO-072', '9131', '1014'],
  doem: (ret) => koder(vurderSamtykke({ ...JA, ...ret })),
  eksempler: [
    { navn: 'ja til navn og telefon', givet: {}, svar: [] },
    { navn: 'intet ja', givet: { samtykke: null }, svar: ['JO-071'] },
    { navn: 'et ja i fremtiden', givet: { nu: new Date(`${DAG}T07:00:00Z`) }, svar: ['JO-071'] },
    {
      navn: 'et ja fra før jobordren blev sendt',
      givet: { sendtTid: new Date(`${DAG}T08:01:00Z`) },
      svar: ['JO-071'],
    },
    { navn: 'et ja, der er trukket siden', givet: { trukketTid: new Date(`${DAG}T08:00:00Z`) }, svar: ['JO-071'] },
    { navn: 'et nyt ja efter et trukket', givet: { trukketTid: new Date(`${DAG}T07:59:59Z`) }, svar: [] },
    { navn: 'e-mail uden ja', givet: { deles: { ...JA.deles, email: 'a@b.dk' } }, svar: ['JO-071'] },
    { navn: 'hverken telefon eller e-mail', givet: { deles: { ...JA.deles, telefon: null } }, svar: ['1014'] },
    { navn: 'beskyttet navn', givet: { navnebeskyttet: true }, svar: ['JO-072'] },
    {
      navn: 'beskyttet, med aftalt navn',
      givet: { navnebeskyttet: true, deles: { ...JA.deles, aftaltNavn: 'M.' } },
      svar: [],
    },
    { navn: 'en tekst, der ikke findes', givet: { tekstversioner: [] }, svar: ['9131'] },
  ],
})

const INVITATION: Invitationsfakta = {
  tekst: 'Har I bagere?',
  fra: DAG,
  til: '2026-12-10',
  dag: DAG,
  formidlingsfrist: '2026-12-10',
  inviteret: { navn: '3F', erSelv: false, findesPaaDagen: true },
  alleredeInviteret: false,
}
const invitation = regelside<Partial<Invitationsfakta>, string[]>({
  id: 'formidling/invitation',
  navn: 'Kan en anden a-kasse inviteres til at hjælpe?',
  regel: 'Den ansvarlige a-kasse inviterer en anden ved navn til én jobordre, i en periode, som højst går til fristen.',
  kilde: 'STAR, IT-nyhedsbrev 31/2023',
  gaelderFra: '2023-12-04',
  koder: ['1003', '1014', '9131', 'JO-073'],
  doem: (ret) => koder(vurderInvitation({ ...INVITATION, ...ret })),
  eksempler: [
    { navn: 'til og med fristen', givet: {}, svar: [] },
    { navn: 'dagen efter fristen', givet: { til: '2026-12-11' }, svar: ['1014'] },
    { navn: 'slut før start', givet: { fra: '2026-12-11' }, svar: ['1003'] },
    { navn: 'uden tekst', givet: { tekst: ' ' }, svar: ['1014'] },
    {
      navn: 'sig selv',
      givet: { inviteret: { navn: 'HK', erSelv: true, findesPaaDagen: true } },
      svar: ['1014'],
    },
    {
      navn: 'en ophørt a-kasse',
      givet: { inviteret: { navn: 'NNF', erSelv: false, findesPaaDagen: false } },
      svar: ['9131'],
    },
    { navn: 'to gange', givet: { alleredeInviteret: true }, svar: ['JO-073'] },
  ],
})

export const formidlingsregler = [henvisning, status, rettelse, samtykke, invitation] as const
