import { type Dag, visKortDato, visTimer } from '#lib/dato'
import type { Forloebslinje } from '#lib/overdragelse/liste'
import { type Tilstand, visSkoen } from '#lib/overdragelse/prognose'

/** What a spreadsheet needs to see that the file is UTF-8. */
export const BOM = '\uFEFF'

/**
 * One cell: quoted when it must be, and never a formula. A spreadsheet runs what begins with one of these signs; an apostrophe before it
 * makes it text.
 */
export function celle(tekst: string): string {
  const ufarlig = /^[=+\-@\t\r]/.test(tekst) ? `'${tekst}` : tekst
  return /[;"\n\r]/.test(ufarlig) ? `"${ufarlig.replaceAll('"', '""')}"` : ufarlig
}

/** A row of cells that ends as spreadsheets want it. */
export const linje = (celler: readonly string[]) => `${celler.map(celle).join(';')}\r\n`

export const overskrifter = (akasse: boolean): string =>
  linje([
    akasse ? 'Medlem' : 'Borger',
    akasse ? 'Kommune' : 'A-kasse',
    'Forsikring',
    'Timer brugt',
    'Grænse',
    'Timer tilbage',
    'Forventet overdragelse (skøn)',
    'Opgjort til',
    'Status',
  ])

/** A row of the file, as the list shows it: decimal comma without thousands, Danish dates. */
export const tilLinje = (f: Forloebslinje, dag: Dag, tilstandsnavn: Record<Tilstand, string>): string =>
  linje([
    f.navn,
    f.modpartNavn ?? '',
    f.forsikring === 'DELTID' ? 'Deltid' : 'Fuldtid',
    f.timer ? visTimer(f.timer).replace('.', '') : '',
    visTimer(f.graense).replace('.', ''),
    visTimer(f.tilbage).replace('.', ''),
    f.tilstand === 'OVERDRAGET' || f.tilstand === 'NAAET_IKKE_AFSLUTTET' ? '' : visSkoen(f, dag),
    f.opgjortTil ? visKortDato(f.opgjortTil) : '',
    f.slutDato && f.tilstand === 'OVERDRAGET'
      ? `${tilstandsnavn.OVERDRAGET} ${visKortDato(f.slutDato)}`
      : tilstandsnavn[f.tilstand],
  ])
