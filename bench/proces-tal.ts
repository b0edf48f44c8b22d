import { readdirSync, readFileSync } from 'node:fs'

/** What a process has used, from /proc; undefined where there is none (then those columns of the report stay empty). */
const TIK_PR_SEKUND = 100

/** CPU seconds of a process so far; with `medBoern` also of its children, living and dead (PostgreSQL's backends). */
export function cpuSekunder(pid: number, medBoern = false): number | undefined {
  const eget = laesStat(pid)
  if (!eget) return undefined
  const tik = medBoern ? eget.bruger + eget.system + eget.boern : eget.bruger + eget.system
  if (!medBoern) return tik / TIK_PR_SEKUND
  const levende = readdirSync('/proc')
    .filter((navn) => /^\d+$/.test(navn))
    .map((navn) => laesStat(Number(navn)))
    .filter((stat) => stat?.foraelder === pid)
    .reduce((sum, stat) => sum + (stat?.bruger ?? 0) + (stat?.system ?? 0), 0)
  return (tik + levende) / TIK_PR_SEKUND
}

/** Resident memory in MB (10^6 bytes). */
export function hukommelseMb(pid: number): number | undefined {
  try {
    const kb = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return kb ? (Number(kb) * 1024) / 1e6 : undefined
  } catch {
    return undefined
  }
}

function laesStat(pid: number) {
  try {
    // The name in parentheses may hold anything; what follows it is numbers.
    const tekst = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const felter = tekst.slice(tekst.lastIndexOf(')') + 2).split(' ')
    const tal = (nr: number) => Number(felter[nr])
    return { foraelder: tal(1), bruger: tal(11), system: tal(12), boern: tal(13) + tal(14) }
  } catch {
    return undefined
  }
}
