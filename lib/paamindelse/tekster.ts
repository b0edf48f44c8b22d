import type { Paamindelsesstand } from '#lib/paamindelse/regler'

/** The reminder, whole. It names no sender and no subject: others may read the citizen's mail. */
export const PAAMINDELSE = {
  emne: 'Ny besked i Samspor',
  tekst: 'Der er en ny besked til dig i Samspor. Log ind for at læse den.',
} as const

/** The link that proves that the address is the citizen's: it works only for one who is logged in as them. */
export const bekraeftelse = (link: string) => ({
  emne: 'Bekræft din e-mail til Samspor',
  tekst: [
    'Du har bedt Samspor skrive til dig på denne e-mail, når der er en ny besked til dig.',
    `Åbn linket, og log ind. Det virker i 24 timer.\n${link}`,
    'Har du ikke bedt om det? Så gør ingenting. Du får ikke flere mails fra os.',
  ].join('\n\n'),
})

/** What the profile says about the address, in the citizen's words. */
export const STANDTEKST: Readonly<Record<Paamindelsesstand, (email: string) => string>> = {
  INGEN: () => 'Du får ingen mail fra os i dag.',
  UBEKRAEFTET: (email) => `Vi har sendt et link til ${email}. Åbn det inden 24 timer, så er du i gang.`,
  UDLOEBET: (email) => `Linket til ${email} virker ikke mere. Bed om et nyt.`,
  BEKRAEFTET: (email) => `Vi skriver til ${email}, når der er en ny besked.`,
  FEJLET: (email) => `Vi kunne ikke sende til ${email}. Ret adressen, eller fjern den.`,
}

export const PROFILTEKST = {
  titel: 'Mail, når der er nyt',
  forklaring:
    'Vi kan skrive til dig, når der er en ny besked. Du får højst én mail om dagen, og kun mellem kl. 9 og 22. Der står ikke, hvad beskeden handler om, eller hvem den er fra. Du får stadig dine breve i Digital Post.',
  bekraeft: 'Tryk på knappen, så skriver vi til dig på den mail, du har givet os.',
  bekraeftet: 'Din mail er bekræftet',
  fjernet: 'Din mail er fjernet. Du får ikke flere mails fra os.',
} as const
