import { createHmac } from 'node:crypto'
import type { Hemmeligheder } from '#start/hemmeligheder'
import { DOERE, type Env, type Opsaetning } from '#start/miljoe'

/** The addresses of one database for the roles that use it. `direkte`: past a pooler, for LISTEN. */
export type Databaseadresser = { web: string; worker: string; ejer?: string; direkte?: string }

/** The processes that the launcher starts. */
export type Barn = 'web' | 'worker' | 'demo'

/** The issuer of the demo listens one port above the pages, the receiver of Digital Post two above, the mail server three. */
export function demoAdresser({ url, port }: Pick<Opsaetning, 'url' | 'port'>): {
  udsteder: string
  digitalPost: string
  mail: string
} {
  const { hostname } = new URL(url)
  return {
    udsteder: `http://${hostname}:${port + 1}`,
    digitalPost: `http://127.0.0.1:${port + 2}`,
    mail: `smtp://127.0.0.1:${port + 3}`,
  }
}

/**
 * The environment of one child: what the operator set, what the demo adds, and no database login that the process does
 * not need. In the demo the web process also holds the owner's login, because `nulstil` empties and fills the tables.
 */
export function barnemiljoe(
  barn: Barn,
  {
    env,
    opsaetning,
    hemmeligheder,
    databaser,
  }: { env: Env; opsaetning: Opsaetning; hemmeligheder?: Hemmeligheder; databaser: Databaseadresser },
): NodeJS.ProcessEnv {
  const { DATABASE_URL_EJER: _ejer, DATABASE_URL_WORKER: _worker, NODE_ENV: _nodeEnv, ...arvet } = env
  return {
    ...(opsaetning.demo && hemmeligheder ? demoVaerdier(env, opsaetning, hemmeligheder) : {}),
    ...udenTomme(arvet),
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    TZ: 'UTC',
    PORT: String(opsaetning.port),
    HOST: opsaetning.host,
    SAMSPOR_URL: opsaetning.url,
    SAMSPOR_DATA: opsaetning.data,
    SAMSPOR_DEMO: opsaetning.demo ? '1' : '0',
    DATABASE_URL: databaser.web,
    DATABASE_URL_DIREKTE: databaser.direkte ?? env.DATABASE_URL_DIREKTE ?? databaser.worker,
    ...(barn === 'web' ? {} : { DATABASE_URL_WORKER: databaser.worker }),
    ...(opsaetning.demo && databaser.ejer && barn !== 'worker' ? { DATABASE_URL_EJER: databaser.ejer } : {}),
  }
}

function demoVaerdier(env: Env, opsaetning: Opsaetning, hemmeligheder: Hemmeligheder): Record<string, string> {
  const { udsteder, digitalPost, mail } = demoAdresser(opsaetning)
  const doere = DOERE.flatMap((doer) => [
    [`OIDC_${doer}_ISSUER`, udsteder],
    [`OIDC_${doer}_CLIENT_ID`, `samspor-${doer.toLowerCase()}`],
    [`OIDC_${doer}_CLIENT_SECRET`, hemmeligheder.klienthemmelighed[doer]],
  ])
  return {
    ...Object.fromEntries(doere),
    AUTH_SECRET: env.AUTH_SECRET || hemmeligheder.authSecret,
    CPR_NOEGLE: env.CPR_NOEGLE || hemmeligheder.cprNoegle,
    DIGITAL_POST_URL: digitalPost,
    DIGITAL_POST_SYSTEM: 'samspor-demo',
    DIGITAL_POST_NOEGLE: hemmeligheder.digitalPostNoegle,
    MAIL_URL: mail,
    MAIL_AFSENDER: 'Samspor <ingen-svar@samspor.example>',
    TILLAD_ERSTATNINGSNUMRE: '1',
    API_ISSUER: udsteder,
    API_DEMO_NOEGLE: createHmac('sha256', hemmeligheder.authSecret).update('demoens api-klienter').digest('base64url'),
  }
}

function udenTomme(env: Env): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((par): par is [string, string] => Boolean(par[1])))
}
