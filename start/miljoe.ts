import { isIP } from 'node:net'
import path from 'node:path'

/** The doors to the platform, as they are named in the variables that configure their sign-in. */
export const DOERE = ['BORGER', 'AKASSE', 'JOBCENTER', 'ANDEN_AKTOER', 'VIRKSOMHED', 'STAR'] as const
/** A door that can stay shut: not every platform has andre aktører. */
const VALGFRI_DOER = 'ANDEN_AKTOER'

/** One variable that is missing or wrong, and what was expected of it. */
export type Opsaetningsfund = { variabel: string; forventet: string }

/** Everything that is wrong with the configuration, told at once: the start stops here and touches nothing. */
export class Opsaetningsfejl extends Error {
  override name = 'Opsaetningsfejl'
  constructor(readonly fund: readonly Opsaetningsfund[]) {
    super(['Opsætningen kan ikke bruges:', ...fund.map((f) => `  ${f.variabel}: ${f.forventet}`)].join('\n'))
  }
}

/** The configuration as the launcher uses it. `indlejret`: no DATABASE_URL, so we run our own PostgreSQL. */
export type Opsaetning = { demo: boolean; indlejret: boolean; port: number; host: string; url: string; data: string }

/** What the process environment holds; an empty variable counts as unset. */
export type Env = Record<string, string | undefined>

/** Reads the configuration, or throws `Opsaetningsfejl` naming every variable that cannot be used. */
export function laesOpsaetning(env: Env): Opsaetning {
  const fund = vurderOpsaetning(env)
  if (fund.length > 0) throw new Opsaetningsfejl(fund)
  const port = Number(env.PORT || 3000)
  const host = env.HOST || '127.0.0.1'
  return {
    demo: erDemo(env),
    indlejret: !env.DATABASE_URL,
    port,
    host,
    url: (
      env.SAMSPOR_URL || `http://${host === '0.0.0.0' || host === '::' ? '127.0.0.1' : visHost(host)}:${port}`
    ).replace(/\/$/, ''),
    data: path.resolve(env.SAMSPOR_DATA || '.data'),
  }
}

/** Demo is on by itself only where nothing real has been configured: no database and no identity provider. */
export function erDemo(env: Env): boolean {
  if (env.SAMSPOR_DEMO) return env.SAMSPOR_DEMO === '1'
  return !env.DATABASE_URL && !Object.keys(env).some((navn) => navn.startsWith('OIDC_') && env[navn])
}

/** Every finding about the configuration, in the order of the table in docs/drift.md. Pure. */
export function vurderOpsaetning(env: Env): Opsaetningsfund[] {
  const fund: Opsaetningsfund[] = []
  const kraev = (opfyldt: boolean, variabel: string, forventet: string) => {
    if (!opfyldt) fund.push({ variabel, forventet })
  }
  const demo = erDemo(env)

  kraev(
    erPort(env.PORT, demo ? 65_532 : 65_535),
    'PORT',
    'et portnummer, fx 3000. Demoen bruger også de tre næste porte.',
  )
  kraev(!env.HOST || erHost(env.HOST), 'HOST', 'en IP-adresse eller et værtsnavn, fx 127.0.0.1.')
  kraev(!env.SAMSPOR_URL || erUdgangspunkt(env.SAMSPOR_URL), 'SAMSPOR_URL', 'adressen uden sti, fx https://samspor.dk.')
  kraev(erEnAf(env.SAMSPOR_DEMO, ['0', '1']), 'SAMSPOR_DEMO', '1 (demo) eller 0 (drift).')
  kraev(erEnAf(env.DATABASE_PREPARE, ['on', 'off']), 'DATABASE_PREPARE', 'on eller off.')
  kraev(erEnAf(env.TILLAD_ERSTATNINGSNUMRE, ['0', '1']), 'TILLAD_ERSTATNINGSNUMRE', '0 eller 1.')
  kraev(
    erEnAf(env.LOG_LEVEL, LOG_NIVEAUER),
    'LOG_LEVEL',
    `${LOG_NIVEAUER.slice(0, -1).join(', ')} eller ${LOG_NIVEAUER.at(-1)}.`,
  )
  kraev(erVirusscanner(env.VIRUSSCANNER), 'VIRUSSCANNER', 'ingen eller clamd://vært:port.')
  kraev(erMailserver(env.MAIL_URL), 'MAIL_URL', 'smtp://bruger:kode@vært:port, smtps://… eller tom.')
  kraev(
    !env.MAIL_URL || env.MAIL_AFSENDER?.includes('@') === true,
    'MAIL_AFSENDER',
    'afsenderen af mails, fx Samspor <ingen-svar@samspor.dk>, når MAIL_URL er sat.',
  )
  for (const navn of DATABASER)
    kraev(!env[navn] || erPostgresUrl(env[navn]), navn, 'postgres://bruger:kode@vært:port/database.')
  kraev(
    !env.AUTH_SECRET || env.AUTH_SECRET.length >= 32,
    'AUTH_SECRET',
    'mindst 32 tilfældige tegn (openssl rand -base64 32).',
  )
  kraev(
    !env.CPR_NOEGLE || erNoegler(env.CPR_NOEGLE),
    'CPR_NOEGLE',
    'id:nøgle, hvor nøglen er 32 byte i base64; to adskilt af komma under skift.',
  )

  if (env.DATABASE_URL) fund.push(...vurderDatabase(env, demo))
  return [...fund, ...(demo ? vurderDemo(env) : vurderDrift(env))]
}

function vurderDatabase(env: Env, demo: boolean): Opsaetningsfund[] {
  const fund: Opsaetningsfund[] = []
  if (!env.DATABASE_URL_WORKER)
    fund.push({ variabel: 'DATABASE_URL_WORKER', forventet: 'mangler: workerens egen rolle i samme database.' })
  if (demo && !env.DATABASE_URL_EJER)
    fund.push({ variabel: 'DATABASE_URL_EJER', forventet: 'mangler: demoen skal kunne oprette tabeller og personer.' })
  if (env.DATABASE_URL_EJER && brugerI(env.DATABASE_URL_EJER) === brugerI(env.DATABASE_URL)) {
    fund.push({ variabel: 'DATABASE_URL', forventet: 'en anden rolle end ejeren af databasen (DATABASE_URL_EJER).' })
  }
  return fund
}

/** The demo hands out identities to whoever asks, so it never stands beside an identity provider that is real. */
function vurderDemo(env: Env): Opsaetningsfund[] {
  return DOERE.map((doer) => `OIDC_${doer}_ISSUER`)
    .filter((navn) => env[navn] && !erLokal(env[navn]))
    .map(() => ({ variabel: 'SAMSPOR_DEMO', forventet: '0, når OIDC_*_ISSUER peger på en rigtig udsteder.' }))
    .slice(0, 1)
}

function vurderDrift(env: Env): Opsaetningsfund[] {
  const fund = PAAKRAEVET_I_DRIFT.filter(([navn]) => !env[navn]).map(([variabel, forventet]) => ({
    variabel,
    forventet: `mangler: ${forventet}`,
  }))
  if (env.SAMSPOR_URL && !env.SAMSPOR_URL.startsWith('https://') && !erLokal(env.SAMSPOR_URL)) {
    fund.push({ variabel: 'SAMSPOR_URL', forventet: 'en adresse, der begynder med https://.' })
  }
  for (const navn of DOERE.map((doer) => `OIDC_${doer}_ISSUER`)) {
    if (env[navn] && !env[navn].startsWith('https://') && !erLokal(env[navn])) {
      fund.push({ variabel: navn, forventet: 'en adresse, der begynder med https://.' })
    }
  }
  if (env.TILLAD_ERSTATNINGSNUMRE === '1') {
    fund.push({ variabel: 'TILLAD_ERSTATNINGSNUMRE', forventet: '0: erstatningsnumre er kun til demo og prøver.' })
  }
  return fund
}

const LOG_NIVEAUER = ['debug', 'info', 'warn', 'error', 'fatal', 'silent']
const DATABASER = ['DATABASE_URL', 'DATABASE_URL_WORKER', 'DATABASE_URL_EJER', 'DATABASE_URL_DIREKTE']

const PAAKRAEVET_I_DRIFT: readonly (readonly [string, string])[] = [
  ['SAMSPOR_URL', 'adressen, som borgere og myndigheder bruger.'],
  ['AUTH_SECRET', 'mindst 32 tilfældige tegn (openssl rand -base64 32).'],
  ['CPR_NOEGLE', 'id:nøgle, hvor nøglen er 32 byte i base64.'],
  ...DOERE.filter((doer) => doer !== VALGFRI_DOER).flatMap((doer) => [
    [`OIDC_${doer}_ISSUER`, 'udstederen, som denne dør logger ind hos.'] as const,
    [`OIDC_${doer}_CLIENT_ID`, 'Samspors klient-id hos udstederen.'] as const,
    [`OIDC_${doer}_CLIENT_SECRET`, 'klientens hemmelighed.'] as const,
  ]),
  ['DIGITAL_POST_URL', 'adressen på Digital Post.'],
  ['DIGITAL_POST_SYSTEM', 'afsendersystemets id i Digital Post.'],
  ['DIGITAL_POST_NOEGLE', 'nøglen til afsendersystemet.'],
]

const erEnAf = (vaerdi: string | undefined, tilladt: readonly string[]) => !vaerdi || tilladt.includes(vaerdi)
const erPort = (vaerdi: string | undefined, hoejst: number) =>
  !vaerdi || (/^\d{1,5}$/.test(vaerdi) && +vaerdi >= 1 && +vaerdi <= hoejst)
const erHost = (vaerdi: string) => isIP(vaerdi) > 0 || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(vaerdi)
const visHost = (host: string) => (isIP(host) === 6 ? `[${host}]` : host)
const erVirusscanner = (vaerdi: string | undefined) =>
  !vaerdi || vaerdi === 'ingen' || /^clamd:\/\/[^/:]+:\d{1,5}$/.test(vaerdi)
const erMailserver = (vaerdi: string | undefined) =>
  !vaerdi || (/^smtps?:$/.test(laesUrl(vaerdi)?.protocol ?? '') && laesUrl(vaerdi)!.hostname !== '')
const erPostgresUrl = (vaerdi: string | undefined) =>
  /^postgres(ql)?:$/.test(laesUrl(vaerdi)?.protocol ?? '') && laesUrl(vaerdi)!.pathname.length > 1
const brugerI = (vaerdi: string | undefined) => laesUrl(vaerdi)?.username
const erNoegler = (vaerdi: string) => {
  const noegler = vaerdi.split(',').map((del) => /^[A-Za-z0-9_-]{1,16}:([A-Za-z0-9+/]{43}=)$/.exec(del.trim()))
  return noegler.length <= 2 && noegler.every(Boolean)
}

function erUdgangspunkt(vaerdi: string): boolean {
  const url = laesUrl(vaerdi)
  return (
    url !== undefined &&
    /^https?:$/.test(url.protocol) &&
    url.pathname === '/' &&
    !url.search &&
    !url.hash &&
    !url.username
  )
}

/** A loopback address: nobody outside the machine is meant. */
function erLokal(vaerdi: string | undefined): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(laesUrl(vaerdi)?.hostname ?? '')
}

function laesUrl(vaerdi: string | undefined): URL | undefined {
  return vaerdi && URL.canParse(vaerdi) ? new URL(vaerdi) : undefined
}
