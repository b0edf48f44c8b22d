/** One line of a navigation. */
export type Navpunkt = { href: string; tekst: string }

/** The navigation behind each door. */
export const navigation = {
  borger: [
    { href: '/borger', tekst: 'Overblik' },
    { href: '/borger/beskeder', tekst: 'Beskeder' },
    { href: '/borger/samtaler', tekst: 'Samtaler' },
    { href: '/borger/min-plan', tekst: 'Min plan' },
    { href: '/borger/sag', tekst: 'Min sag' },
    { href: '/borger/timer', tekst: 'Timer med dagpenge' },
    { href: '/borger/profil', tekst: 'Min profil' },
  ],
  akasse: [
    { href: '/myndighed/overblik', tekst: 'Opgaver' },
    { href: '/myndighed/borgere', tekst: 'Medlemmer' },
    { href: '/myndighed/overdragelser', tekst: 'Overdragelser' },
    { href: '/myndighed/tider', tekst: 'Tider til booking' },
    { href: '/myndighed/indstillinger', tekst: 'Indstillinger om tilbud' },
    { href: '/myndighed/nuph', tekst: 'Underretninger' },
    { href: '/myndighed/jobordrer', tekst: 'Jobordrer' },
    { href: '/myndighed/timer', tekst: 'Indberet timer' },
    { href: '/myndighed/statistik', tekst: 'Statistik' },
  ],
  jobcenter: [
    { href: '/myndighed/overblik', tekst: 'Opgaver' },
    { href: '/myndighed/borgere', tekst: 'Borgere' },
    { href: '/myndighed/overdragelser', tekst: 'Overdragelser' },
    { href: '/myndighed/tider', tekst: 'Tider til booking' },
    { href: '/myndighed/indstillinger', tekst: 'Indstillinger om tilbud' },
    { href: '/myndighed/nuph', tekst: 'Underretninger' },
    { href: '/myndighed/jobordrer', tekst: 'Jobordrer' },
    { href: '/myndighed/gaesteadgang', tekst: 'Gæsteadgang' },
    { href: '/myndighed/statistik', tekst: 'Statistik' },
  ],
  anden_aktoer: [
    { href: '/myndighed/overblik', tekst: 'Opgaver' },
    { href: '/myndighed/borgere', tekst: 'Borgere' },
    { href: '/myndighed/nuph', tekst: 'Underretninger' },
  ],
  virksomhed: [
    { href: '/arbejdsgiver', tekst: 'Jobordrer' },
    { href: '/arbejdsgiver/jobordrer/ny', tekst: 'Opret jobordre' },
    { href: '/arbejdsgiver/virksomhed', tekst: 'Virksomheden' },
  ],
  star: [
    { href: '/drift', tekst: 'Driftsstatus' },
    { href: '/drift/jobordrer', tekst: 'Jobordrer' },
  ],
} as const satisfies Record<string, readonly Navpunkt[]>

/** The point of the navigation that the address belongs to: the longest that it starts with. */
export function aktivtPunkt(punkter: readonly Navpunkt[], sti: string): string | undefined {
  return punkter
    .map((p) => p.href)
    .filter((href) => sti === href || sti.startsWith(`${href}/`))
    .sort((a, b) => b.length - a.length)[0]
}

/** What the solution is called to those who use it. */
export const LOESNING = 'Samspor'

/** Text of the browser's tab: "Fejl: Beskeder – Samspor", "(2) Beskeder – Samspor". Never with a name or CPR in it. */
export function sidetitel({ side, fejl, ulaeste = 0 }: { side: string; fejl?: boolean; ulaeste?: number }): string {
  return `${fejl ? 'Fejl: ' : ''}${ulaeste > 0 ? `(${ulaeste}) ` : ''}${side} – ${LOESNING}`
}

/** The themes of app/samspor.css. */
export type Tema = 'tema-borger' | 'tema-virksomhed' | 'tema-medarbejder'
