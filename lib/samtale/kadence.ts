import { type Dag, daekker, plusUger } from '#lib/dato'
import type { Ansvarlig } from '#lib/kontaktforloeb/regler'
import { erJobsamtale, type Myndighed } from '#lib/samtale/regler'

/** The numbers of the rule set that a course follows (docs: regelvaerdier samtaler_*). */
export type Kadenceregler = {
  /** The day whose set it is: the tilmelding, or today where the set holds for running courses too. */
  saetFra: Dag
  akasseMindst: number
  akasseMaaneder: number
  jobcenterMindst: number
  jobcenterMaaneder: number
  jobcenterRegnesFra: 'TILMELDING' | 'OVERTAGELSE'
  uddannelsespaalaegMindst: number | null
  foersteUger: number
  /** Per cent of the group who must have all the interviews; under 100 some may be left out. */
  andelProcent: number
}

export type Kadencefakta = {
  dag: Dag
  tilmeldt: Dag
  ansvarlig: Ansvarlig
  /** The first day on which the jobcenter has the course; null while the a-kasse does. */
  overtaget: Dag | null
  iUddannelsespaalaeg: boolean
  /** Interviews of this course, held and called to. */
  samtaler: readonly { dag: Dag; type: number; status: string; holder: Myndighed }[]
  undtagelser: readonly { holder: Myndighed; fra: Dag; til: Dag | null }[]
}

export type Kadence = {
  hos: Myndighed
  kraevet: number
  afholdt: number
  mangler: number
  /** The first one, which is held with everybody: by when, and whether it has been. */
  foersteSenest: Dag | null
  foersteAfholdt: boolean
  /** By when the next one is to be held; null when none is missing. */
  naesteSenest: Dag | null
  forsinket: boolean
  /** The next one that has been called to. */
  naesteIndkaldt: Dag | null
  undtaget: boolean
}

/**
 * How many interviews are held, how many are missing, and by when: of the authority that has the course on the day. Only jobsamtaler count,
 * never Anden samtale (12), and only those that the authority held itself. Null when nobody has the course. Source: LAB § 31; lov 1750.
 */
export function kadence(regler: Kadenceregler, f: Kadencefakta): Kadence | null {
  if (f.ansvarlig === 'INGEN') return null
  const hos = f.ansvarlig
  const egne = f.samtaler.filter((s) => s.holder === hos && erJobsamtale(s.type) && s.dag >= f.tilmeldt)
  const afholdt = egne.filter((s) => s.status === 'AFHOLDT' && s.dag <= f.dag).length
  const undtaget = f.undtagelser.some((u) => u.holder === hos && daekker(u, f.dag))
  const { kraevet, senest, foersteSenest } = krav(regler, f, hos)
  const foersteAfholdt = afholdt > 0
  const mangler = undtaget && foersteAfholdt ? 0 : Math.max(0, kraevet - afholdt)
  const naesteSenest = mangler === 0 ? null : foersteAfholdt ? senest : (foersteSenest ?? senest)
  const indkaldt = egne
    .filter((s) => s.status === 'INDKALDT' && s.dag >= f.dag)
    .map((s) => s.dag)
    .sort()
  return {
    hos,
    kraevet,
    afholdt,
    mangler,
    foersteSenest,
    foersteAfholdt,
    naesteSenest,
    forsinket: naesteSenest !== null && naesteSenest < f.dag,
    naesteIndkaldt: indkaldt[0] ?? null,
    undtaget,
  }
}

function krav(
  r: Kadenceregler,
  f: Kadencefakta,
  hos: Myndighed,
): { kraevet: number; senest: Dag; foersteSenest: Dag | null } {
  if (hos === 'AKASSE')
    return {
      kraevet: r.akasseMindst,
      senest: plusMaaneder(f.tilmeldt, r.akasseMaaneder),
      foersteSenest: plusUger(f.tilmeldt, r.foersteUger),
    }
  const fra = r.jobcenterRegnesFra === 'OVERTAGELSE' ? (f.overtaget ?? f.tilmeldt) : f.tilmeldt
  return {
    kraevet: (f.iUddannelsespaalaeg && r.uddannelsespaalaegMindst) || r.jobcenterMindst,
    senest: plusMaaneder(fra, r.jobcenterMaaneder),
    foersteSenest: null,
  }
}

/** The same day of the month, months later; in a shorter month its last day. */
export function plusMaaneder(dag: Dag, antal: number): Dag {
  const [aar = 0, maaned = 0, nr = 0] = dag.split('-').map(Number)
  const sidste = new Date(Date.UTC(aar, maaned + antal, 0)).getUTCDate()
  return new Date(Date.UTC(aar, maaned - 1 + antal, Math.min(nr, sidste))).toISOString().slice(0, 10)
}
