import type { ReactNode } from 'react'

/** What the texts of a whole-page error need; each uses what it has. */
export type Fejldata = {
  /** Short reference, the same as in the log. */
  kode?: string
  telefon?: string
  /** Who changed the case, and when ("10.05"). */
  navn?: string
  kl?: string
  /** Where "Gå til overblik" leads. */
  overblik?: string
  /** Where "Prøv igen" and "Hent den nye version" lead. */
  igen?: string
  /** May ask for guest access: staff of a jobcenter. */
  gaesteadgang?: string
}

export type Fejltekst = {
  titel: string
  tekst: (d: Fejldata) => ReactNode
  veje?: (d: Fejldata) => readonly (readonly [href: string | undefined, tekst: string])[]
}

const logInd = (tekst: string) => () => [['/login', tekst]] as const
const ring = (d: Fejldata) => (d.telefon ? ` Du kan ringe til ${d.telefon}.` : '')

/** The words of every whole-page error and log-in case. Not allowed and not there are one case: they look the same. */
export const FEJL = {
  'findes-ikke': {
    titel: 'Siden findes ikke',
    tekst: (d) =>
      `Siden findes ikke, eller du har ikke adgang til den.${d.gaesteadgang ? ' Borgeren kan være flyttet til en anden kommune eller a-kasse.' : ''}`,
    veje: (d) => [
      [d.overblik ?? '/', 'Gå til overblik'],
      [d.gaesteadgang, 'Bed om gæsteadgang'],
    ],
  },
  'ingen-adgang': {
    titel: 'Du har ikke adgang',
    tekst: () => 'Din bruger mangler en rolle til Samspor. Kontakt jeres lokale administrator.',
  },
  aendret: {
    titel: 'Sagen er ændret af en anden',
    tekst: (d) =>
      `${d.navn ?? 'En anden'} ændrede sagen${d.kl ? ` kl. ${d.kl}` : ''}. Dine ændringer er gemt som kladde.`,
    veje: (d) => [[d.igen, 'Hent den nye version']],
  },
  'for-mange': {
    titel: 'Prøv igen om lidt',
    tekst: () => 'Du har prøvet for mange gange. Vent nogle minutter.',
  },
  fejl: {
    titel: 'Der skete en fejl',
    tekst: (d) => `Prøv igen. Sker det igen, så ring${d.telefon ? ` til ${d.telefon}` : ''} og oplys fejlkoden.`,
    veje: (d) => [[d.igen, 'Prøv igen']],
  },
  travlt: {
    titel: 'Der er travlt lige nu',
    tekst: () => 'Vi kunne ikke nå at svare. Intet er gemt. Prøv igen om lidt.',
    veje: (d) => [[d.igen, 'Prøv igen']],
  },
  opdaterer: {
    titel: 'Vi opdaterer siden',
    tekst: (d) => `Vi er tilbage${d.kl ? ` kl. ${d.kl}` : ' om lidt'}.`,
  },
  afbrudt: {
    titel: 'Du afbrød login',
    tekst: () => 'Du er ikke logget ind. Prøv igen, når du er klar.',
    veje: logInd('Log ind'),
  },
  'lav-sikkerhed': {
    titel: 'Du skal logge ind med højere sikkerhed',
    tekst: () => 'Her skal du bruge MitID med sikkerhedsniveauet Betydelig.',
    veje: logInd('Log ind igen'),
  },
  ukendt: {
    titel: 'Vi kan ikke finde dig',
    tekst: () => 'Vi kan ikke se, at du er tilmeldt som ledig. Kontakt din a-kasse, hvis det er en fejl.',
  },
  'forkert-doer': {
    titel: 'Du er logget ind som medarbejder',
    tekst: () => 'Log ind med dit private MitID for at se dine egne beskeder.',
    veje: () => [['/logout', 'Log af']],
  },
  spaerret: {
    titel: 'Virksomheden er spærret',
    tekst: (d) =>
      `STAR har spærret virksomhedens adgang til Samspor. I kan ikke logge ind, før den er ophævet. Hav CVR-nummeret klar, og ring til STARs kundesupport${d.telefon ? ` på ${d.telefon}` : '. Nummeret står på star.dk'}.`,
    veje: () => [['/kontakt', 'Hjælp og kontakt']],
  },
  'login-nede': {
    titel: 'Login virker ikke lige nu',
    tekst: (d) => `Fejlen ligger hos logintjenesten. Prøv igen senere.${ring(d)}`,
    veje: logInd('Prøv igen'),
  },
  'logget-af': {
    titel: 'Du er logget af',
    tekst: () => 'Luk browseren, hvis andre bruger den samme computer.',
    veje: logInd('Log ind'),
  },
  'tid-udloebet': {
    titel: 'Du er logget af',
    tekst: () => 'Der gik for lang tid. Vi har gemt din kladde. Log ind for at fortsætte.',
    veje: logInd('Log ind'),
  },
} as const satisfies Record<string, Fejltekst>

/** The name of a whole-page error. */
export type Fejlsag = keyof typeof FEJL
