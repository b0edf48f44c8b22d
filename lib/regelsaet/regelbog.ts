import type { Dag } from '#lib/dato'
import type { Regelside } from '#lib/regelsaet/regelside'

/** A dated value as db/kodelister/regelvaerdier.csv holds it. */
export type Regelvaerdi = {
  regel: string
  vaerdi: string
  enhed: string
  omraade: string
  gyldig_fra: string
  gyldig_til: string
  kilde: string
}

/**
 * docs/regler.md: every rule with its source, its dates and the examples that test it, and the values that the law may change. Written from
 * the rules themselves, so that a changed rule is a readable change of the page.
 */
export function regelbog(
  emner: readonly { emne: string; regler: readonly Regelside[] }[],
  vaerdier: readonly Regelvaerdi[],
): string {
  return [
    '# Regler',
    '',
    'Denne side er skrevet af reglerne selv. Hvert eksempel er en prøve: `npm test` siger nej, når en regel svarer noget andet, og når siden',
    'ikke er skrevet om. `npm run regler` skriver den igen. Et svar er det, reglen siger; en liste af koder er tom, når der ikke er noget i vejen.',
    '',
    ...emner.flatMap(({ emne, regler }) => [`## ${emne}`, '', ...regler.flatMap(side)]),
    '## Værdier med dato',
    '',
    'Begge dage hører med. Er der ingen sidste dag, gælder værdien stadig.',
    '',
    tabel(
      ['Regel', 'Værdi', 'Område', 'Gælder', 'Kilde'],
      vaerdier.map((v) => [
        `\`${v.regel}\``,
        `${v.vaerdi}${enhed(v)}`,
        v.omraade,
        periode(v.gyldig_fra, v.gyldig_til),
        v.kilde,
      ]),
    ),
    '',
  ].join('\n')
}

function side(r: Regelside): string[] {
  const koder = r.koder.length > 0 ? [`- Koder: ${r.koder.join(', ')}`] : []
  return [
    `### ${r.navn}`,
    '',
    r.regel,
    '',
    `- Kilde: ${r.kilde}`,
    `- Gælder: ${periode(r.gaelderFra, r.gaelderTil)}`,
    ...koder,
    '',
    tabel(
      ['Eksempel', 'Givet', 'Svar'],
      r.eksempler.map((e) => [e.navn, vis(e.givet), vis(e.svar)]),
    ),
    '',
  ]
}

/** Units that a number stands with, as people write them. */
const ENHEDER: Readonly<Record<string, string>> = {
  timer: 'timer',
  minutter: 'minutter',
  dage: 'dage',
  arbejdsdage: 'arbejdsdage',
  uger: 'uger',
  maaneder: 'måneder',
  aar: 'år',
  procent: 'procent',
  tegn: 'tegn',
  bytes: 'bytes',
}

const enhed = ({ enhed }: Regelvaerdi): string => (ENHEDER[enhed] ? ` ${ENHEDER[enhed]}` : '')

const periode = (fra: Dag, til: Dag | undefined): string => `${fra} – ${til || ''}`.trim()

/** Facts as a reader sees them: `dag: 2026-11-23, timerForbrugt: 409.99`. */
function vis(vaerdi: unknown): string {
  if (vaerdi === null || vaerdi === undefined) return 'ingen'
  if (Array.isArray(vaerdi)) return vaerdi.length === 0 ? 'intet' : vaerdi.map(vis).join(' · ')
  if (typeof vaerdi === 'boolean') return vaerdi ? 'ja' : 'nej'
  if (vaerdi instanceof Date) return vaerdi.toISOString()
  if (typeof vaerdi !== 'object') return String(vaerdi)
  const led = Object.entries(vaerdi).map(([k, v]) => {
    const tekst = vis(v)
    return `${k}: ${v !== null && typeof v === 'object' && !(v instanceof Date) ? `(${tekst})` : tekst}`
  })
  return led.join(', ') || '–'
}

const celle = (tekst: string): string => tekst.replace(/[|<>\\]/g, (t) => `\\${t}`).replace(/\s+/g, ' ')

const tabel = (hoveder: readonly string[], raekker: readonly (readonly string[])[]): string =>
  [hoveder, hoveder.map(() => '---'), ...raekker.map((r) => r.map(celle))].map((r) => `| ${r.join(' | ')} |`).join('\n')
