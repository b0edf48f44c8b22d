import { Brud, hentKontrakt, hentToken, kraev, lavKlient } from '#konformitet/klient'
import type { Proeve, Regel } from '#konformitet/regel'
import { REGLER } from '#konformitet/regler'

export type Valg = {
  baseUrl: string
  tokenUrl: string
  klient: string
  kommune?: string
  /** Code of the a-kasse that the client acts for; a demo is asked. */
  akasse?: string
  /** CPR number of a member; without it the demo behind `baseUrl` is asked to make one. */
  borger?: string
  modtager?: string
  /** Only rules whose name or group begins so. */
  kun?: string
}
export type Resultat = Pick<Regel, 'gruppe' | 'navn' | 'saetning' | 'kilde'> & {
  udfald: 'holder' | 'brudt' | 'sprunget over'
  grund?: string
  ms: number
}

/** Tries every rule against a server, one after the other; `fortael` hears of each as it is known. Throws when nothing can be tried. */
export async function koerRegler(valg: Valg, fortael: (r: Resultat) => void): Promise<Resultat[]> {
  const proeve = await klargoer(valg)
  const har = new Set(proeve.kontrakt.operationer.map((o) => o.operation.operationId))
  const resultater: Resultat[] = []
  for (const regel of REGLER.filter((r) => !valg.kun || r.navn.startsWith(valg.kun) || r.gruppe.startsWith(valg.kun))) {
    const { gruppe, navn, saetning, kilde } = regel
    const begyndt = performance.now()
    const udfald = await proev(regel, proeve, har)
    const resultat = { gruppe, navn, saetning, kilde, ...udfald, ms: Math.round(performance.now() - begyndt) }
    resultater.push(resultat)
    fortael(resultat)
  }
  return resultater
}

async function proev(regel: Regel, p: Proeve, har: ReadonlySet<string>): Promise<Pick<Resultat, 'udfald' | 'grund'>> {
  const mangler = regel.kraever?.find((navn) => !har.has(navn))
  if (mangler) return { udfald: 'sprunget over', grund: `dokumentet har ikke ${mangler}` }
  if (regel.medKommune && !p.kommune) return { udfald: 'sprunget over', grund: 'kræver --kommune' }
  if (regel.medAkassekode && !p.akassekode) return { udfald: 'sprunget over', grund: 'kræver --akasse' }
  try {
    await regel.koer(p)
    return { udfald: 'holder' }
  } catch (fejl) {
    return { udfald: 'brudt', grund: fejl instanceof Brud ? fejl.message : `uventet: ${String(fejl).slice(0, 300)}` }
  }
}

async function klargoer(valg: Valg): Promise<Proeve> {
  const baseUrl = valg.baseUrl.replace(/\/$/, '')
  const kontrakt = await hentKontrakt(baseUrl)
  const scopes = new Set(
    kontrakt.operationer.flatMap((o) => (o.operation.security ?? []).flatMap((s) => Object.values(s).flat())),
  )
  const klient = async (navn: string) =>
    lavKlient(baseUrl, kontrakt, await hentToken(valg.tokenUrl, navn, [...scopes].join(' ')))
  const akassekode = valg.akasse ?? (await demoensAkasse(baseUrl, valg.klient))
  return {
    baseUrl,
    tokenUrl: valg.tokenUrl,
    ...(akassekode && { akassekode }),
    kontrakt,
    klient: valg.klient,
    akasse: await klient(valg.klient),
    ...(valg.kommune && { kommune: await klient(valg.kommune) }),
    cpr: valg.borger ?? (await lavBorger(baseUrl, valg)),
    modtager: valg.modtager ?? '127.0.0.1',
  }
}

/** A member of the client's own a-kasse and the other client's jobcenter, where the server is a demo. */
async function lavBorger(baseUrl: string, { klient, kommune }: Valg): Promise<string> {
  const demo = new URL('/api/demo/', baseUrl)
  const hvor = 'Angiv --borger med CPR-nummeret på et medlem; serveren er ingen demo, der kan lave et.'
  const klienter = await fetch(new URL('klienter', demo))
  kraev(klienter.ok, hvor)
  const { klienter: kendte } = (await klienter.json()) as { klienter: { id: string; organisation: string }[] }
  const kodeFor = (k: string | undefined) =>
    kendte.find((kendt) => kendt.id === k?.split(':')[0])?.organisation.split(':')[1]
  const svar = await fetch(new URL('borgere', demo), {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-samspor-demo': '1' },
    body: JSON.stringify({ antal: 1, akasse: kodeFor(klient), jobcenter: kodeFor(kommune) ?? '10100' }),
  })
  kraev(svar.status === 201, hvor)
  const { borgere } = (await svar.json()) as { borgere: { cpr: string }[] }
  kraev(borgere[0] !== undefined, hvor)
  return borgere[0].cpr
}

/** Whom the client acts for, where the server is a demo that says so. */
async function demoensAkasse(baseUrl: string, klient: string): Promise<string | undefined> {
  const svar = await fetch(new URL('klienter', new URL('/api/demo/', baseUrl)))
  if (!svar.ok) return undefined
  const { klienter } = (await svar.json()) as { klienter: { id: string; organisation: string }[] }
  return klienter.find((k) => k.id === klient.split(':')[0])?.organisation.split(':')[1]
}
