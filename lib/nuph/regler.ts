import { type Dag, daekker, plusDage, visDato, visKlokkeslaet } from '#lib/dato'
import { NYHEDSBREV, vurderRegistreringer } from '#lib/nuph/daekning'
import { vurderDoedISagen } from '#lib/nuph/livscyklus'
import type { Haendelse, Kilde, Nuphfelter, Sendefakta } from '#lib/nuph/sendefakta'
import type { Regelfund } from '#lib/regelfund'
import { vurderFritekst } from '#lib/tekst/fritekst'

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
