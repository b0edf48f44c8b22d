import { daekker, visKortDato, visTidspunkt } from '#lib/dato'
import type { Blokering, Fravaerslinje, Haendelse, Optaget, Sendefakta } from '#lib/nuph/sendefakta'
import type { Regelfund } from '#lib/regelfund'

export const NYHEDSBREV = 'STAR, IT-nyhedsbrev 31/2023: Underretninger'

/** The fund of a blocking absence says which registration, by whom and when, and what would change it. */
export function vurderRegistreringer(f: Sendefakta, haendelse: Haendelse): Regelfund[] {
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
