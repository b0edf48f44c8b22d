const DOERNAVN: Record<string, string> = {
  borger: 'Borgere',
  akasse: 'A-kasser',
  jobcenter: 'Jobcentre',
  anden_aktoer: 'Andre aktører',
  virksomhed: 'Virksomheder',
  star: 'Styrelsen',
}

type Person = { navn: string; hint: string; doer: string }

/** The cast as lines for the terminal, one group per door; empty when the demo does not tell. */
export async function visRollebesaetning(url: string): Promise<string[]> {
  try {
    const svar = await fetch(`${url}/api/demo/personer`, { signal: AbortSignal.timeout(3000) })
    if (!svar.ok) return []
    const indhold: unknown = await svar.json()
    return linjer(personerI(indhold))
  } catch {
    return []
  }
}

/** Groups people by the door they use, in the order in which the doors first appear. Pure. */
export function linjer(personer: readonly Person[]): string[] {
  // One very long name must not push every hint out of the window.
  const bredde = Math.min(24, Math.max(0, ...personer.map(({ navn }) => navn.length)))
  const doere = [...new Set(personer.map(({ doer }) => doer))]
  return doere.flatMap((doer) => [
    `  ${DOERNAVN[doer] ?? doer}`,
    ...personer.filter((p) => p.doer === doer).map(({ navn, hint }) => `    ${navn.padEnd(bredde)}  ${hint}`),
  ])
}

function personerI(indhold: unknown): Person[] {
  const liste = Array.isArray(indhold) ? indhold : (indhold as { personer?: unknown } | null)?.personer
  if (!Array.isArray(liste)) return []
  return liste.filter((p): p is Person => ['navn', 'hint', 'doer'].every((felt) => typeof p?.[felt] === 'string'))
}
