import type { Doedsfald } from '#lib/borger/doed'
import { hvisTur } from '#lib/nuph/frister'
import {
  faarBesked,
  type NuphStatus,
  OVERGANGE,
  SAGSHANDLINGER,
  type Sagshandling,
  vurderDoedISagen,
} from '#lib/nuph/livscyklus'
import { afsendelsesregler } from '#lib/nuph/regelsider-send'
import { svaret } from '#lib/nuph/regelsider-svar'
import { regelside } from '#lib/regelsaet/regelside'

const DAG = '2026-11-23'

const FORVENTET: Record<NuphStatus, NuphStatus[]> = {
  KLADDE: ['SENDT'],
  SENDT: ['SENDT', 'MIDLERTIDIGT_BESVARET', 'BESVARET', 'TILBAGEKALDT', 'AFVIST'],
  MIDLERTIDIGT_BESVARET: ['MIDLERTIDIGT_BESVARET', 'BESVARET', 'TILBAGEKALDT', 'AFVIST'],
  BESVARET: ['GENOPTAGET', 'LUKKET'],
  GENOPTAGET: ['BESVARET'],
  LUKKET: ['GENOPTAGET'],
  TILBAGEKALDT: [],
  AFVIST: [],
}
const ALLE = Object.keys(FORVENTET) as NuphStatus[]
const livscyklus = regelside<{ fra: NuphStatus }, NuphStatus[]>({
  id: 'nuph/livscyklus',
  navn: 'Hvad kan en underretning blive til?',
  regel:
    'Kladde, sendt, besvaret, lukket. Den kan rettes, trækkes tilbage og genoptages, men aldrig slettes, når den er sendt.',
  kilde: 'Samspor: bygget af send, svar, spørg og ret i STAR, IT-nyhedsbrev 31/2023',
  gaelderFra: '2023-12-04',
  koder: ['NUPH-E32'],
  doem: ({ fra }) => [...OVERGANGE[fra]],
  eksempler: ALLE.map((fra) => ({ navn: fra, givet: { fra }, svar: FORVENTET[fra] })),
})

type Tur = { status: NuphStatus; aabne: { tilUnderretningen: boolean; tilSvaret: boolean } }
const tur = regelside<Tur, string>({
  id: 'nuph/tur',
  navn: 'Hvis tur er det?',
  regel: 'A-kassens, til den har svaret endeligt. Et åbent spørgsmål lægger turen hos den, der er spurgt.',
  kilde: 'Samspor',
  gaelderFra: '2023-12-04',
  koder: [],
  doem: ({ status, aabne }) => hvisTur(status, aabne),
  eksempler: [
    {
      navn: 'sendt',
      givet: { status: 'SENDT', aabne: { tilUnderretningen: false, tilSvaret: false } },
      svar: 'AKASSEN',
    },
    {
      navn: 'a-kassen har spurgt',
      givet: { status: 'SENDT', aabne: { tilUnderretningen: true, tilSvaret: false } },
      svar: 'KOMMUNEN',
    },
    {
      navn: 'besvaret',
      givet: { status: 'BESVARET', aabne: { tilUnderretningen: false, tilSvaret: false } },
      svar: 'INGEN',
    },
    {
      navn: 'kommunen har spurgt til svaret',
      givet: { status: 'BESVARET', aabne: { tilUnderretningen: false, tilSvaret: true } },
      svar: 'AKASSEN',
    },
    {
      navn: 'genoptaget',
      givet: { status: 'GENOPTAGET', aabne: { tilUnderretningen: false, tilSvaret: false } },
      svar: 'AKASSEN',
    },
  ],
})

const DOED_I_DAG: Doedsfald = { borgerId: 'b', dato: DAG }
const TILLADT: Record<Sagshandling, string[]> = {
  skrivKladde: ['4405'],
  vedlaegBilag: ['4405'],
  send: ['4405'],
  berigtig: ['4405'],
  spoerg: ['4405'],
  svarForeloebigt: ['4405'],
  forklar: ['4405'],
  kasser: [],
  tilbagekald: [],
  svarPaaSpoergsmaal: [],
  svarEndeligt: [],
  genoptag: [],
}
const doedsfald = regelside<{ doed: Doedsfald; handling: Sagshandling }, string[]>({
  id: 'nuph/doedsfald',
  navn: 'Hvad kan ske i en underretning, når borgeren er død?',
  regel:
    'Det, der slutter sagen eller retter det, der står: kommunen kasserer en kladde eller trækker underretningen tilbage, et åbent spørgsmål besvares, og a-kassen svarer endeligt eller genoptager efter boets klage. Der skrives, sendes, rettes, høres og spørges ikke mere. Reglen gælder, når dødsfaldet er registreret, uanset hvilken dag hændelsen skete.',
  kilde: 'STAR, starwiki: fejlkode 4405; hvad der kan ske i sagen, er Samspors læsning',
  gaelderFra: '2023-12-04',
  koder: ['4405'],
  doem: ({ doed, handling }) => vurderDoedISagen(doed, handling).map((f) => f.kode),
  eksempler: [
    ...SAGSHANDLINGER.map((handling) => ({
      navn: handling,
      givet: { doed: DOED_I_DAG, handling },
      svar: TILLADT[handling],
    })),
    {
      navn: 'et spørgsmål dagen før dødsfaldet er registreret',
      givet: { doed: false as const, handling: 'spoerg' },
      svar: [],
    },
    {
      navn: 'et spørgsmål dagen efter dødsfaldet',
      givet: { doed: { borgerId: 'b', dato: '2026-11-22' }, handling: 'spoerg' },
      svar: ['4405'],
    },
  ],
})

const besked = regelside<{ doed: Doedsfald }, boolean>({
  id: 'nuph/besked-ved-doedsfald',
  navn: 'Får borgeren besked om det, der sker i underretningen?',
  regel: 'Ja, til borgerens dødsfald er registreret. Derefter får kun de to myndigheder besked.',
  kilde: 'Samspor',
  gaelderFra: '2024-01-01',
  koder: [],
  doem: ({ doed }) => faarBesked(doed),
  eksempler: [
    { navn: 'dagen før dødsfaldet er registreret', givet: { doed: false }, svar: true },
    { navn: 'den dag, dødsfaldet er registreret', givet: { doed: DOED_I_DAG }, svar: false },
    { navn: 'dagen efter dødsfaldet', givet: { doed: { borgerId: 'b', dato: '2026-11-22' } }, svar: false },
  ],
})

export const underretningsregler = [...afsendelsesregler, svaret, livscyklus, doedsfald, besked, tur] as const
