import { AfslagFelter, GodkendFelter, IndstillingFelter } from '#lib/indstilling/input'
import {
  type Afgoerelsesfakta,
  type Sendefakta,
  vurderAfslag,
  vurderGodkendelse,
  vurderSend,
} from '#lib/indstilling/regler'
import { regelside } from '#lib/regelsaet/regelside'

const felter = IndstillingFelter.parse({
  tilbudstype: '9301',
  tekst: 'Vi er enige.',
  enig: 'ja',
  enigDato: '2026-11-20',
  enigForm: 'SAMTALE',
})
const fakta: Sendefakta = {
  dag: '2026-11-23',
  ansvarlig: 'AKASSE',
  erMedlemHosAfsender: true,
  harJobcenter: true,
  doed: false,
  felter,
  praktikUgerNormalt: 4,
  loentilskudUgerNormalt: 26,
  tilmeldtUger: 10,
}

type Ret = Partial<Omit<Sendefakta, 'felter'>> & { felter?: Record<string, unknown> }
const send = (ret: Ret): string[] =>
  vurderSend({ ...fakta, ...ret, felter: { ...felter, ...ret.felter } }).map((f) => f.kode)

const afsendelse = regelside<Ret, string[]>({
  id: 'indstilling/send',
  navn: 'Kan a-kassen sende en indstilling?',
  regel:
    'Borgerens a-kasse kan indstille, så længe den har kontaktforløbet, når borgeren er enig, og der er en kommune at sende til. Typen og aftalen skal stå der.',
  kilde: 'STAR, IT-nyhedsbrev 31/2023: Indstilling af tilbud til dagpengemodtagere',
  gaelderFra: '2024-01-01',
  koder: ['IN-001', 'IN-002', 'IN-003', 'IN-W01', 'IN-W02', 'BB-006', 'BB-009', '1014', '4405', '4933'],
  doem: send,
  eksempler: [
    { navn: 'med type og enighed', givet: {}, svar: [] },
    { navn: 'uden tekst', givet: { felter: { tekst: '' } }, svar: [] },
    { navn: 'kommunen har samtalerne', givet: { ansvarlig: 'JOBCENTER' }, svar: ['IN-001'] },
    { navn: 'medlemmet er afmeldt', givet: { ansvarlig: 'INGEN' }, svar: ['IN-001'] },
    { navn: 'enigheden mangler', givet: { felter: { enig: false } }, svar: ['IN-002'] },
    { navn: 'aftalens dato mangler', givet: { felter: { enigDato: null } }, svar: ['IN-002'] },
    { navn: 'aftalens form mangler', givet: { felter: { enigForm: null } }, svar: ['IN-002'] },
    { navn: 'aftalen er fra i dag', givet: { felter: { enigDato: '2026-11-23' } }, svar: [] },
    { navn: 'aftalen ligger i morgen', givet: { felter: { enigDato: '2026-11-24' } }, svar: ['IN-002'] },
    { navn: 'medlemmet er i en anden a-kasse', givet: { erMedlemHosAfsender: false }, svar: ['IN-003'] },
    { navn: 'ingen kommune kan modtage', givet: { harJobcenter: false }, svar: ['BB-006'] },
    { navn: 'borgeren er død', givet: { doed: true }, svar: ['4405'] },
    { navn: 'typen mangler', givet: { felter: { tilbudstype: null } }, svar: ['1014'] },
    { navn: 'typen er Andet uden tekst', givet: { felter: { tilbudstype: 9309, tekst: ' ' } }, svar: ['1014'] },
    { navn: 'starten er i dag', givet: { felter: { forslagStart: '2026-11-23' } }, svar: [] },
    { navn: 'starten ligger i går', givet: { felter: { forslagStart: '2026-11-22' } }, svar: ['1014'] },
    { navn: 'løntilskud efter 25 uger', givet: { tilmeldtUger: 25, felter: { tilbudstype: 9302 } }, svar: ['IN-W01'] },
    { navn: 'løntilskud efter 26 uger', givet: { tilmeldtUger: 26, felter: { tilbudstype: 9302 } }, svar: [] },
    { navn: 'praktik i 4 uger', givet: { felter: { forslagUger: 4 } }, svar: [] },
    { navn: 'praktik i 5 uger', givet: { felter: { forslagUger: 5 } }, svar: ['IN-W02'] },
    { navn: 'teksten indeholder koder', givet: { felter: { tekst: 'Se <b>her</b>' } }, svar: ['4933'] },
    { navn: 'teksten indeholder et CPR-nummer', givet: { felter: { tekst: 'Nr. 070180-1234' } }, svar: ['BB-009'] },
    {
      navn: 'alt er galt',
      givet: {
        doed: true,
        erMedlemHosAfsender: false,
        harJobcenter: false,
        felter: { enig: false, tilbudstype: null, tekst: '<i>' },
      },
      svar: ['4405', 'IN-003', 'BB-006', 'IN-002', '1014', '4933'],
    },
  ],
})

const afgoerer: Afgoerelsesfakta = {
  dag: '2026-11-23',
  doed: false,
  erNuvaerendeJobcenter: true,
  post: 'SAMSPOR',
  harSagsbehandler: true,
  harKopi: false,
}
const tilbud = GodkendFelter.parse({ tilbudStart: '2026-11-23', tilbudSlut: '2026-12-20' })
type Godkend = Partial<Afgoerelsesfakta> & { tilbud?: Partial<typeof tilbud> }

const godkendelse = regelside<Godkend, string[]>({
  id: 'indstilling/godkend',
  navn: 'Kan kommunen godkende indstillingen?',
  regel:
    'Borgerens nuværende kommune afgør. Tilbuddet skal have en start og en slutning, og det må ikke begynde før afgørelsen. Der skal sendes et brev, som en person står bag.',
  kilde: 'STAR, IT-nyhedsbrev 31/2023; LAB § 42',
  gaelderFra: '2024-01-01',
  koder: ['IN-005', 'IN-007', 'IN-008', 'IN-009', '1003', '4405', '8055'],
  doem: ({ tilbud: ret, ...fakta }) =>
    vurderGodkendelse({ ...afgoerer, ...fakta }, { ...tilbud, ...ret }).map((f) => f.kode),
  eksempler: [
    { navn: 'tilbuddet begynder på afgørelsens dag', givet: {}, svar: [] },
    { navn: 'tilbuddet begynder dagen før', givet: { tilbud: { tilbudStart: '2026-11-22' } }, svar: ['IN-008'] },
    { navn: 'tilbuddet mangler', givet: { tilbud: { tilbudStart: null, tilbudSlut: null } }, svar: ['IN-007'] },
    { navn: 'slut ligger før start', givet: { tilbud: { tilbudSlut: '2026-11-22' } }, svar: ['1003'] },
    { navn: 'en anden kommune afgør', givet: { erNuvaerendeJobcenter: false }, svar: ['IN-009'] },
    { navn: 'borgeren er død', givet: { doed: true }, svar: ['4405'] },
    { navn: 'brevet mangler', givet: { post: null }, svar: ['IN-005'] },
    { navn: 'Samspors brev har ingen underskriver', givet: { harSagsbehandler: false }, svar: ['8055'] },
    { navn: 'eget brev uden underskriver', givet: { post: 'EGET_SYSTEM', harSagsbehandler: false }, svar: [] },
  ],
})

type Afslag = Partial<Afgoerelsesfakta> & { begrundelse?: string; lovhjemmel?: string }
const afslag = regelside<Afslag, string[]>({
  id: 'indstilling/afslaa',
  navn: 'Kan kommunen give afslag?',
  regel: 'Et afslag har en begrundelse og den lovregel, det bygger på. A-kassen får en kopi.',
  kilde: 'Forvaltningsloven §§ 22-24; STAR, IT-nyhedsbrev 31/2023',
  gaelderFra: '2024-01-01',
  koder: ['IN-006', 'IN-W03', '4405'],
  doem: ({ begrundelse, lovhjemmel, ...fakta }) =>
    vurderAfslag({ ...afgoerer, ...fakta }, AfslagFelter.parse({ begrundelse, lovhjemmel })).map((f) => f.kode),
  eksempler: [
    { navn: 'begrundet, med lovregel', givet: { begrundelse: 'Ingen plads.', lovhjemmel: 'LAB' }, svar: [] },
    { navn: 'uden begrundelse og lovregel', givet: {}, svar: ['IN-006', 'IN-006'] },
    { navn: 'uden lovregel', givet: { begrundelse: 'Ingen plads.' }, svar: ['IN-006'] },
    { navn: 'borgeren er død', givet: { doed: true, begrundelse: 'Nej.', lovhjemmel: 'LAB' }, svar: ['4405'] },
    {
      navn: 'eget brev uden kopi til a-kassen',
      givet: { post: 'EGET_SYSTEM', begrundelse: 'Nej.', lovhjemmel: 'LAB' },
      svar: ['IN-W03'],
    },
  ],
})

export const indstillingsregler = [afsendelse, godkendelse, afslag] as const
