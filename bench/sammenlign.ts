import type postgres from 'postgres'

export type Fordeling = { p50: number; p95: number; p99: number }
export type Sammenligning = { hvad: string; samspor: Fordeling; bart: Fordeling }

/** Turn by turn, so that both meet the same machine. The first eight of each are warming. Each is told its number, from 0. */
export async function sammenlign(
  hvad: string,
  gange: number,
  samspor: (nr: number) => Promise<unknown>,
  bart: (nr: number) => Promise<unknown>,
): Promise<Sammenligning> {
  const tider: [number[], number[]] = [[], []]
  for (let nr = 0; nr < OPVARMNING + gange; nr++)
    for (const [i, arbejde] of [samspor, bart].entries()) {
      const fra = performance.now()
      await arbejde(nr)
      if (nr >= OPVARMNING) tider[i]!.push(performance.now() - fra)
    }
  const svar = { hvad, samspor: fordel(tider[0]), bart: fordel(tider[1]) }
  console.log(`        ${hvad}: ${svar.samspor.p50.toFixed(1)} ms, bare SQL ${svar.bart.p50.toFixed(1)} ms`)
  return svar
}

export const OPVARMNING = 8

/** The quantiles of times in milliseconds. */
export function fordel(tider: number[]): Fordeling {
  const sorteret = tider.sort((a, b) => a - b)
  const ved = (del: number) => sorteret[Math.min(sorteret.length - 1, Math.floor(sorteret.length * del))] ?? Number.NaN
  return { p50: ved(0.5), p95: ved(0.95), p99: ved(0.99) }
}

/** How often the database has read each of the tables from end to end; what it has counted is told within a second. */
export async function hentGennemlaesninger(
  alt: postgres.Sql,
  tabeller: readonly string[],
): Promise<Map<string, number>> {
  await new Promise((ok) => setTimeout(ok, 1500))
  const raekker = await alt<{ navn: string; antal: number }[]>`
    select relname as navn, seq_scan::int as antal from pg_stat_user_tables where relname in ${alt([...tabeller])}`
  return new Map(raekker.map((r) => [r.navn, r.antal]))
}
