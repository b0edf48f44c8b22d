import type { Kildeoplysninger, NUPH_STATUS, nuphBlokerendeFravaer, nuphHaendelse } from '#db/schema/nuph'
import { type Doedsfald, vurderDoed } from '#lib/borger/doed'
import { type Dag, daekker, plusDage, visDato, visKlokkeslaet, visKortDato, visTidspunkt } from '#lib/dato'
import type { Regelfund } from '#lib/regelfund'
import { vurderFritekst } from '#lib/tekst/fritekst'

export type NuphStatus = (typeof NUPH_STATUS)[number]
export type Haendelse = typeof nuphHaendelse.$inferSelect
export type Blokering = typeof nuphBlokerendeFravaer.$inferSelect

/** Every legal move. A status with no moves is final; a case that was wrong from the start is sent anew to the right a-kasse. */
export const OVERGANGE: Record<NuphStatus, readonly NuphStatus[]> = {
  KLADDE: ['SENDT'],
  // To itself: a corrected version, or one more interim answer.
  SENDT: ['SENDT', 'MIDLERTIDIGT_BESVARET', 'BESVARET', 'TILBAGEKALDT', 'AFVIST'],
  MIDLERTIDIGT_BESVARET: ['MIDLERTIDIGT_BESVARET', 'BESVARET', 'TILBAGEKALDT', 'AFVIST'],
  BESVARET: ['GENOPTAGET', 'LUKKET'],
  GENOPTAGET: ['BESVARET'],
  LUKKET: ['GENOPTAGET'],
  TILBAGEKALDT: [],
  AFVIST: [],
}

/** Statuses in which the a-kasse owes an answer. */
export const VENTER_PAA_SVAR: readonly NuphStatus[] = ['SENDT', 'MIDLERTIDIGT_BESVARET', 'GENOPTAGET']

const STATUSORD: Record<NuphStatus, string> = {
  KLADDE: 'er en kladde',
  SENDT: 'er sendt',
  MIDLERTIDIGT_BESVARET: 'er under behandling i a-kassen',
  BESVARET: 'er besvaret',
  GENOPTAGET: 'er genoptaget',
  TILBAGEKALDT: 'er trukket tilbage',
  AFVIST: 'blev sendt til en a-kasse, som borgeren ikke er medlem af',
  LUKKET: 'er lukket',
}

/** What people do to a case, and in which statuses each is possible. An answer's place follows from its type (`svarregler`). */
export const HANDLINGER = {
  skrivKladde: ['KLADDE'],
  send: ['KLADDE'],
  berigtig: ['SENDT'],
  tilbagekald: ['SENDT', 'MIDLERTIDIGT_BESVARET', 'BESVARET', 'LUKKET'],
  genoptag: ['BESVARET', 'LUKKET'],
} as const satisfies Record<string, readonly NuphStatus[]>

/** NUPH-E32 when the status does not allow it. A draft has no receiver to withdraw from, and a case is sent once. */
export function vurderHandling(status: NuphStatus, handling: keyof typeof HANDLINGER): Regelfund[] {
  return (HANDLINGER[handling] as readonly NuphStatus[]).includes(status) ? [] : [ulovligt(status)]
}

/** NUPH-E32: who comes second, or asks for what the status does not allow, is told what the case has become. */
export function vurderOvergang(fra: NuphStatus, til: NuphStatus): Regelfund[] {
  return OVERGANGE[fra].includes(til) ? [] : [ulovligt(fra)]
}

/** Whatever is done to a case or its draft by an authority or the citizen. */
export const SAGSHANDLINGER = [
  'skrivKladde',
  'vedlaegBilag',
  'send',
  'berigtig',
  'spoerg',
  'svarForeloebigt',
  'forklar',
  'kasser',
  'tilbagekald',
  'svarPaaSpoergsmaal',
  'svarEndeligt',
  'genoptag',
] as const
export type Sagshandling = (typeof SAGSHANDLINGER)[number]

const KUN_TILBAGE = 'Kommunen kan kassere kladden eller trække underretningen tilbage'

/**
 * What cannot be done to the case of a citizen who has died, why, and who can do what instead. Left out is what ends the case or corrects
 * what stands in it: a withdrawal, a final answer, the answer that an open question waits for, and the reopening that the estate's complaint
 * leads to.
 */
const STOPPET_VED_DOED: { readonly [H in Sagshandling]?: readonly [kan: string, hvemKan: string] } = {
  skrivKladde: ['I kan ikke skrive en underretning.', KUN_TILBAGE],
  vedlaegBilag: ['I kan ikke vedlægge et dokument.', KUN_TILBAGE],
  send: ['Underretningen kan ikke sendes eller rettes.', KUN_TILBAGE],
  berigtig: ['Underretningen kan ikke sendes eller rettes.', KUN_TILBAGE],
  spoerg: ['I kan ikke stille et nyt spørgsmål.', 'A-kassen kan svare endeligt, og kommunen kan trække den tilbage'],
  svarForeloebigt: ['Medlemmet kan ikke høres, og sagen kan ikke vente.', 'A-kassen kan svare endeligt'],
  forklar: ['Der kan ikke skrives mere i sagen.', 'A-kassen, som boet kan skrive til'],
}

/** 4405: may this be done to the case when the citizen's death has been registered? */
export function vurderDoedISagen(doed: Doedsfald, handling: Sagshandling): Regelfund[] {
  const stoppet = STOPPET_VED_DOED[handling]
  return stoppet ? vurderDoed(doed, ...stoppet) : []
}

/** Nobody is written to about their own case after their death; the authorities are told as ever. */
export const faarBesked = (doed: Doedsfald): boolean => doed === false

const ulovligt = (status: NuphStatus): Regelfund => ({
  kode: 'NUPH-E32',
  niveau: 'BLOK',
  besked: `Det kan ikke lade sig gøre nu. Underretningen ${STATUSORD[status]}.`,
  regel: 'En underretning har en livscyklus; slutstatus kan ikke ændres',
  kilde: 'Samspor',
  ...(status === 'AFVIST' && { hvemKan: 'Kommunen kan sende en ny underretning til den rigtige a-kasse' }),
})

/** What the underretning is about, as far as it can be looked up. */
export type Kilde = {
  slags: 'SAMTALE' | 'AKTIVITET' | 'HENVISNING' | 'PALAEG' | 'NUPH'
  id: string
  beskrivelse: string
  /** The Danish day on which it was to be; null where it has none. */
  dag: Dag | null
  start: Date | null
  /** Last day, for an activity that runs for a time. */
  slutDag: Dag | null
  erJobsamtale: boolean
  stand: 'PLANLAGT' | 'AFHOLDT' | 'UDEBLEVET' | 'AFLYST_AF_MYNDIGHED' | 'AFLYST_AF_BORGER' | 'FLYTTET' | 'FJERNET'
  oplysninger: Kildeoplysninger
}

export type Fravaerslinje = {
  id: string
  type: number
  navn: string
  startDato: Dag
  slutDato: Dag | null
  registreretAf: string
  anmeldtTid: Date
}

/** Something else that the citizen had been called to, or took part in, at the same time. */
export type Optaget = { id: string; art: 'SAMTALE' | 'TILBUD'; beskrivelse: string; hos: string }

export type Nuphfelter = {
  haendelse: string
  haendelsesdato: Dag
  haendelsestidspunkt: Date | null
  kildeSlags: Kilde['slags'] | null
  kildeId: string | null
  vejledtOmKonsekvens: boolean | null
  vejledtDato: Dag | null
  moedteMinutterForSent: number | null
  modtagetFraTilbudsstedDato: Dag | null
  tilbudsbeskrivelse: string | null
  borgersForklaring: string | null
  begrundelse: string | null
}

export type Sendefakta = {
  nu: Date
  dag: Dag
  doed: Doedsfald
  felter: Nuphfelter
  /** The row of the list that is in force on the day of the event, and the newest row of the code whatever its dates. */
  haendelse: Haendelse | undefined
  kendtHaendelse: Haendelse | undefined
  /** The citizen's a-kasse on the day of the event. */
  medlemskab: { akasseId: string; akasseNavn: string } | undefined
  tilmeldtSom: number | undefined
  varAfmeldt: boolean
  kilde: Kilde | undefined
  fravaer: readonly Fravaerslinje[]
  blokeringer: readonly Blokering[]
  optaget: readonly Optaget[]
  akassenHarForloebet: boolean
  findes: { id: string; sagsnummer: string } | undefined
  /** Days after the event (or the tilbudssted's notice) within which it must be told. */
  fristDage: number
}

const NYHEDSBREV = 'STAR, IT-nyhedsbrev 31/2023: Underretninger'
const DATABEK = 'Databekendtgørelsen § 118'

/**
 * NUPH-E09: the citizen has left the kommune. What an underretning is judged by can then not be seen, and any other answer would give a
 * wrong reason.
 */
const borgerenErRejst = (besked: string): Regelfund => ({
  kode: 'NUPH-E09',
  niveau: 'BLOK',
  besked: `Borgeren er ikke længere hos jer. ${besked}`,
  regel: 'En underretning sendes af den kommune, borgeren hører til',
  kilde: 'Samspor',
  hvemKan: 'Den kommune, borgeren hører til nu',
})

/** NUPH-E09 as it is said of a draft, and of a correction of what was sent. */
export const REJST = {
  kladde: borgerenErRejst('I kan kun kassere kladden.'),
  rettelse: borgerenErRejst('En rettelse kan ikke kontrolleres. Træk underretningen tilbage, hvis den er forkert.'),
}

/** May this underretning be sent now? Every finding at once. The list is chosen by the day of the event, never by today. */
export function vurderUnderretning(f: Sendefakta): Regelfund[] {
  return [
    ...vurderDoedISagen(f.doed, 'send'),
    ...vurderModtager(f),
    ...vurderHaendelse(f),
    ...(f.haendelse ? [...vurderKilde(f, f.haendelse), ...vurderOplysninger(f, f.haendelse)] : []),
    ...(f.haendelse?.negativ ? [...vurderRegistreringer(f, f.haendelse), ...vurderVejledning(f)] : []),
    ...(f.haendelse ? vurderFrist(f, f.haendelse) : []),
    ...vurderDublet(f),
    ...vurderFritekst(f.felter.begrundelse ?? '', 'begrundelse', 1500),
    ...vurderFritekst(f.felter.borgersForklaring ?? '', 'borgersForklaring', 1500),
    ...vurderFritekst(f.felter.tilbudsbeskrivelse ?? '', 'tilbudsbeskrivelse', 1500),
  ]
}

function vurderModtager(f: Sendefakta): Regelfund[] {
  const fund: Regelfund[] = []
  const dagen = visDato(f.felter.haendelsesdato)
  if (!f.medlemskab)
    fund.push({
      kode: 'NUPH-E01',
      niveau: 'BLOK',
      besked: `Borgeren var ikke medlem af en a-kasse den ${dagen}.`,
      felt: 'haendelsesdato',
      regel: 'En underretning sendes til den a-kasse, borgeren var medlem af den dag, det skete',
      kilde: 'Samspor',
      hvemKan: 'A-kassen registrerer medlemskabet',
    })
  if (f.varAfmeldt)
    fund.push({
      kode: 'NUPH-E17',
      niveau: 'BLOK',
      besked: `Borgeren var afmeldt som ledig den ${dagen}.`,
      felt: 'haendelsesdato',
      kilde: 'Samspor',
      hvemKan: 'A-kassen eller kommunen, hvis afmeldingen er forkert',
    })
  else if (f.tilmeldtSom !== 1)
    fund.push({
      kode: 'NUPH-E02',
      niveau: 'BLOK',
      besked: 'En underretning kan kun sendes om en dagpengemodtager.',
      felt: 'haendelsesdato',
      regel: 'Underretninger handler om borgere i kontaktgruppe 1 den dag, det skete',
      kilde: NYHEDSBREV,
    })
  return fund
}

function vurderHaendelse(f: Sendefakta): Regelfund[] {
  if (f.haendelse) return []
  const faelles = { kode: 'NUPH-E03', niveau: 'BLOK' as const, felt: 'haendelse' }
  const kendt = f.kendtHaendelse
  if (!kendt)
    return [
      { ...faelles, besked: `Hændelsen ${f.felter.haendelse} står ikke på listen.`, kilde: 'Samspor: kodelisten' },
    ]
  return [
    {
      ...faelles,
      besked: [
        `Hændelsen "${kendt.navn}" gælder ikke den ${visDato(f.felter.haendelsesdato)}.`,
        kendt.afloestAf ? `Brug ${kendt.afloestAf}.` : '',
        kendt.henvisning ?? '',
      ]
        .filter(Boolean)
        .join(' '),
      regel: 'Listen over hændelser følger den dag, det skete',
      kilde: kendt.kilde,
      gaelderFra: kendt.gyldigFra,
    },
  ]
}

function vurderKilde(f: Sendefakta, haendelse: Haendelse): Regelfund[] {
  const { kilde, felter } = f
  const fund: Regelfund[] = []
  const e04 = (besked: string): Regelfund => ({
    kode: 'NUPH-E04',
    niveau: 'BLOK',
    besked,
    felt: 'kildeId',
    regel: `${haendelse.navn} handler om noget, der er registreret på borgeren`,
    kilde: 'Samspor',
    ...(kilde && { aarsag: { type: kilde.slags.toLowerCase(), id: kilde.id, beskrivelse: kilde.beskrivelse } }),
  })
  if (!felter.kildeId) {
    if (haendelse.kildeKraeves) fund.push(e04('Vælg den samtale eller aktivitet, det handler om.'))
  } else if (!kilde || !haendelse.kilder.includes(kilde.slags) || kilde.stand === 'FJERNET')
    fund.push(e04('Det, underretningen handler om, findes ikke på borgeren, eller det passer ikke til hændelsen.'))
  else fund.push(...vurderKildensStand(f, kilde, e04))
  if (haendelse.tidspunktKraeves && !felter.haendelsestidspunkt)
    fund.push({ kode: '1014', niveau: 'BLOK', besked: 'Skriv, hvornår mødet begyndte.', felt: 'haendelsestidspunkt' })
  if (felter.haendelsesdato > f.dag || (felter.haendelsestidspunkt && felter.haendelsestidspunkt > f.nu))
    fund.push({
      kode: 'NUPH-E05',
      niveau: 'BLOK',
      besked: felter.haendelsestidspunkt
        ? `Mødet er ikke begyndt endnu. Du kan sende underretningen efter kl. ${visKlokkeslaet(felter.haendelsestidspunkt)}.`
        : 'Det kan ikke være sket endnu.',
      felt: 'haendelsesdato',
      kilde: 'Samspor',
    })
  return fund
}

function vurderKildensStand(f: Sendefakta, kilde: Kilde, e04: (besked: string) => Regelfund): Regelfund[] {
  const aarsag = { type: kilde.slags.toLowerCase(), id: kilde.id, beskrivelse: kilde.beskrivelse }
  if (kilde.stand === 'AFHOLDT' && f.haendelse?.handlerOm === 'UDEBLEVET_FRA_SAMTALE')
    return [
      {
        kode: 'NUPH-E06',
        niveau: 'BLOK',
        besked: 'Samtalen er registreret som afholdt. Ret samtalen først, hvis det er forkert.',
        felt: 'kildeId',
        kilde: 'Samspor',
        aarsag,
        hvemKan: 'Den myndighed, der holdt samtalen',
      },
    ]
  if (kilde.stand === 'AFLYST_AF_MYNDIGHED' || kilde.stand === 'FLYTTET')
    return [
      {
        kode: 'NUPH-E07',
        niveau: 'BLOK',
        besked:
          kilde.stand === 'FLYTTET'
            ? 'Mødet blev flyttet af jer selv. Borgeren kan ikke være udeblevet fra det.'
            : 'Mødet blev aflyst af jer selv. Borgeren kan ikke være udeblevet fra det.',
        felt: 'kildeId',
        regel: 'Der sendes ingen underretning om et møde, som myndigheden selv aflyste eller flyttede',
        kilde: 'Samspor',
        aarsag,
      },
    ]
  // A tilbud can be refused before it begins.
  const uden = kilde.dag === null
  const fra = f.haendelse?.handlerOm === 'AFSLAG_PAA_TILBUD' ? '' : (kilde.dag ?? '')
  const passer = uden || daekker({ fra, til: kilde.slutDag ?? kilde.dag }, f.felter.haendelsesdato)
  if (!passer) return [e04(`Datoen er en anden end ${kilde.beskrivelse}.`)]
  return []
}

function vurderOplysninger(f: Sendefakta, haendelse: Haendelse): Regelfund[] {
  const fund: Regelfund[] = []
  const form = (felt: string, besked: string) => fund.push({ kode: '1014', niveau: 'BLOK', besked, felt })
  const { felter } = f
  if (haendelse.begrundelseKraeves && !felter.begrundelse?.trim()) form('begrundelse', 'Skriv, hvad det bygger på.')
  if (
    !felter.kildeId &&
    haendelse.kilder.includes('AKTIVITET') &&
    !felter.tilbudsbeskrivelse?.trim() &&
    !haendelse.kildeKraeves
  )
    form('tilbudsbeskrivelse', 'Skriv, hvilket tilbud det var.')
  if (felter.vejledtOmKonsekvens === null && haendelse.negativ)
    form('vejledtOmKonsekvens', 'Svar på, om borgeren er vejledt skriftligt om konsekvensen.')
  if (felter.vejledtOmKonsekvens && !felter.vejledtDato) form('vejledtDato', 'Skriv, hvornår borgeren blev vejledt.')
  if (felter.vejledtDato && felter.vejledtDato > f.dag) form('vejledtDato', 'Datoen må ikke ligge i fremtiden.')
  if (felter.modtagetFraTilbudsstedDato) {
    if (felter.modtagetFraTilbudsstedDato > f.dag)
      form('modtagetFraTilbudsstedDato', 'Datoen må ikke ligge i fremtiden.')
    if (felter.modtagetFraTilbudsstedDato < felter.haendelsesdato)
      form('modtagetFraTilbudsstedDato', 'I kan ikke have fået besked, før det skete.')
  }
  return fund
}

/** The fund of a blocking absence says which registration, by whom and when, and what would change it. */
function vurderRegistreringer(f: Sendefakta, haendelse: Haendelse): Regelfund[] {
  return [
    ...f.blokeringer.flatMap((b) => f.fravaer.flatMap((a) => fravaersfund(f, haendelse, b, a))),
    ...f.optaget.map((o) => optagetfund(haendelse, o)),
    ...(f.akassenHarForloebet && f.kilde?.erJobsamtale
      ? [
          {
            kode: 'NUPH-W02',
            niveau: 'ADVAR' as const,
            besked: 'A-kassen har kontaktforløbet på datoen. Kontrollér, at samtalens type er rigtig.',
            kilde: NYHEDSBREV,
          },
        ]
      : []),
    ...vurderMoedet(f),
  ]
}

const FORKLARING: Record<string, string> = {
  'NUPH-E10': 'Borgeren er sygemeldt på datoen.',
  'NUPH-E11': 'Borgeren er på barsel på datoen.',
  'NUPH-E12': 'Borgeren er i midlertidigt arbejde på datoen.',
  'NUPH-E13': 'Borgeren har borgerligt ombud på datoen.',
  'NUPH-E14': 'Borgeren holder ferie på datoen.',
  'NUPH-W10': 'Borgeren har et fravær på datoen, som kan have betydning.',
}

function fravaersfund(f: Sendefakta, haendelse: Haendelse, b: Blokering, a: Fravaerslinje): Regelfund[] {
  if (a.type !== b.fravaerstype || !daekker({ fra: a.startDato, til: a.slutDato }, f.felter.haendelsesdato)) return []
  const moedet = f.felter.haendelsestidspunkt ?? f.kilde?.start
  const aarsag = {
    type: 'fravaer',
    id: a.id,
    beskrivelse: `${a.navn} ${visKortDato(a.startDato)}–${a.slutDato ? visKortDato(a.slutDato) : ''}, registreret af ${a.registreretAf} ${visTidspunkt(a.anmeldtTid)}`,
  }
  if (b.kunRegistreretFoer && moedet && a.anmeldtTid >= moedet)
    return [
      {
        kode: 'NUPH-W01',
        niveau: 'ADVAR',
        besked: 'Ferien er registreret efter mødet. A-kassen vurderer, om den tæller.',
        kilde: 'Samspor',
        aarsag,
      },
    ]
  const stopper = b.niveau === 'BLOK' && haendelse.blokerer
  return [
    {
      kode: b.fund,
      niveau: stopper ? 'BLOK' : 'ADVAR',
      besked: `${FORKLARING[b.fund] ?? 'Borgeren har fravær på datoen.'}${stopper ? ' Underretningen er ikke sendt.' : ''}`,
      felt: 'haendelsesdato',
      regel: 'Et lovligt fravær på dagen stopper en underretning om udeblivelse fra en samtale',
      kilde: b.kilde,
      gaelderFra: b.gyldigFra,
      aarsag,
      hvemKan: `${a.registreretAf}, hvis registreringen er forkert`,
    },
  ]
}

const optagetfund = (haendelse: Haendelse, o: Optaget): Regelfund => ({
  kode: o.art === 'SAMTALE' ? 'NUPH-E15' : 'NUPH-E16',
  niveau: haendelse.blokerer ? 'BLOK' : 'ADVAR',
  besked:
    o.art === 'SAMTALE'
      ? 'Borgeren var indkaldt til et andet møde på samme tid.'
      : 'Borgeren deltog i et tilbud på tidspunktet.',
  felt: 'haendelsestidspunkt',
  regel: 'Den, der er indkaldt eller deltager et andet sted på samme tid, er ikke udeblevet',
  kilde: 'danskmetal.dk: lovligt fravær; Samspor',
  aarsag: { type: o.art.toLowerCase(), id: o.id, beskrivelse: o.beskrivelse },
  hvemKan: `${o.hos}, hvis det er forkert`,
})

/** What a sender should think of before a notice goes out: late arrival, and a summons that did not reach the citizen in time. */
function vurderMoedet(f: Sendefakta): Regelfund[] {
  const fund: Regelfund[] = []
  const { moedteMinutterForSent: forSent } = f.felter
  if (forSent)
    fund.push({
      kode: 'NUPH-W06',
      niveau: 'ADVAR',
      besked: `Borgeren mødte ${forSent} minutter for sent. Er det en udeblivelse? Skriv, hvad borgeren forklarede.`,
      felt: 'moedteMinutterForSent',
      regel: 'Den, der er begyndt i tide og forsinket ganske lidt, har fået medhold i klager',
      kilde: 'Samspor; omtalt klagesag (fagbladet3f.dk)',
    })
  const { leveretTid } = f.kilde?.oplysninger ?? {}
  const start = f.kilde?.start ?? f.felter.haendelsestidspunkt
  if (
    f.kilde?.slags === 'SAMTALE' &&
    start &&
    leveretTid !== undefined &&
    (leveretTid === null || new Date(leveretTid) > start)
  )
    fund.push({
      kode: 'NUPH-W07',
      niveau: 'ADVAR',
      besked: 'Vi kan ikke se, at indkaldelsen nåede borgeren før mødet.',
      felt: 'kildeId',
      regel: 'Borgeren skal kunne møde dagen efter, at indkaldelsen er modtaget',
      kilde: 'Rådighedsbekendtgørelsen § 13',
      aarsag: { type: 'samtale', id: f.kilde.id, beskrivelse: f.kilde.beskrivelse },
    })
  return fund
}

function vurderVejledning(f: Sendefakta): Regelfund[] {
  if (f.felter.vejledtOmKonsekvens !== false) return []
  return [
    {
      kode: 'NUPH-W05',
      niveau: 'ADVAR',
      besked: 'Borgeren er ikke vejledt skriftligt om konsekvensen. Det kan få betydning for a-kassens vurdering.',
      felt: 'vejledtOmKonsekvens',
      regel: 'Borgeren skal vide skriftligt, at udeblivelse kan få betydning for dagpengene',
      kilde: 'BEK 1183/2019 om andre aktører § 11',
    },
  ]
}

/** The last day on which it is in time: the day after the event, or after the tilbudssted told. Calendar days (our reading of § 118). */
export const sidsteRettidigeDag = (
  felter: Pick<Nuphfelter, 'haendelsesdato' | 'modtagetFraTilbudsstedDato'>,
  fristFra: Haendelse['fristFra'],
  fristDage: number,
): Dag =>
  plusDage(
    fristFra === 'TILBUDSSTED' ? (felter.modtagetFraTilbudsstedDato ?? felter.haendelsesdato) : felter.haendelsesdato,
    fristDage,
  )

function vurderFrist(f: Sendefakta, haendelse: Haendelse): Regelfund[] {
  const sidste = sidsteRettidigeDag(f.felter, haendelse.fristFra, f.fristDage)
  if (!haendelse.negativ || f.dag <= sidste) return []
  const begrundet = Boolean(f.felter.begrundelse?.trim())
  return [
    {
      kode: 'NUPH-W04',
      niveau: 'ADVAR',
      besked: `Fristen var den ${visDato(sidste)}.${begrundet ? '' : ' Skriv, hvorfor den sendes nu.'}`,
      felt: 'begrundelse',
      regel: 'En underretning sendes samme dag eller senest dagen efter',
      kilde: DATABEK,
    },
    ...(begrundet
      ? []
      : [
          {
            kode: '1014',
            niveau: 'BLOK' as const,
            besked: 'Skriv, hvorfor underretningen sendes efter fristen.',
            felt: 'begrundelse',
          },
        ]),
  ]
}

function vurderDublet({ findes }: Sendefakta): Regelfund[] {
  if (!findes) return []
  return [
    {
      kode: 'NUPH-E20',
      niveau: 'BLOK',
      besked: `Der findes allerede en underretning om hændelsen: ${findes.sagsnummer}.`,
      regel: 'Der er én underretning om den samme hændelse',
      kilde: 'Samspor',
      aarsag: { type: 'nuph', id: findes.id, beskrivelse: findes.sagsnummer },
      hvemKan: 'Afsenderen kan rette eller trække den tilbage',
    },
  ]
}
