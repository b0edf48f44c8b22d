import { z } from 'zod'

const DOERE = ['BORGER', 'AKASSE', 'JOBCENTER', 'ANDEN_AKTOER', 'VIRKSOMHED', 'STAR'] as const
const tilSlukket = z
  .enum(['0', '1'])
  .default('0')
  .transform((v) => v === '1')

/** A private part (`d`) has nothing to do in a list of those we believe. */
const Noeglesaet = z.object({ keys: z.array(z.looseObject({ kty: z.enum(['OKP', 'EC']), d: z.undefined() })) })

const Miljoe = z.object({
  SAMSPOR_URL: z
    .url()
    .default('http://127.0.0.1:3000')
    .transform((v) => v.replace(/\/$/, '')),
  DATABASE_URL: z.string().startsWith('postgres'),
  DATABASE_URL_WORKER: z.string().startsWith('postgres').optional(),
  DATABASE_URL_DIREKTE: z.string().startsWith('postgres').optional(),
  DATABASE_PREPARE: z.enum(['on', 'off']).default('on'),
  DATABASE_FORBINDELSER: z.coerce.number().int().min(2).max(100).default(10),
  /** Portions of files of counters that one worker process does at once; each keeps one processor of the database busy. */
  TIMEIMPORT_SAMTIDIGE: z.coerce.number().int().min(1).max(8).default(2),
  SAMSPOR_DEMO: tilSlukket,
  AUTH_SECRET: z.string().min(32),
  CPR_NOEGLE: z.string().min(40),
  TILLAD_ERSTATNINGSNUMRE: tilSlukket,
  DIGITAL_POST_URL: z.url(),
  DIGITAL_POST_SYSTEM: z.string().default('samspor'),
  DIGITAL_POST_NOEGLE: z.string().min(8),
  /** The operator's mail server, `smtp://user:password@host:port` or `smtps://…`; empty: no e-mail. */
  MAIL_URL: z
    .string()
    .regex(/^(smtps?:\/\/[^\s/]+)?\/?$/)
    .optional()
    .transform((v) => v || undefined),
  MAIL_AFSENDER: z.string().includes('@').optional(),
  /** Ports that a webhook may go to, with commas between. */
  WEBHOOK_PORTE: z
    .string()
    .regex(/^\d{1,5}(,\d{1,5})*$/)
    .default('443,8443')
    .transform((v) => v.split(',').map(Number)),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  VIRUSSCANNER: z.string().default('ingen'),
  API_ISSUER: z.url().optional(),
  API_AUDIENCE: z.string().min(1).optional(),
  API_KALD_PR_MINUT: z.coerce.number().int().min(1).max(1_000_000).default(3000),
  /** Public keys of installations whose word about a tried system counts here, as a JWK Set. */
  REKRUTTERING_NOEGLER: z
    .string()
    .default('{"keys":[]}')
    .transform((v, ctx) => {
      try {
        return Noeglesaet.parse(JSON.parse(v)).keys
      } catch {
        ctx.addIssue({ code: 'custom', message: 'et JWK Set med offentlige nøgler: {"keys":[…]}' })
        return z.NEVER
      }
    }),
  API_DEMO_NOEGLE: z.string().min(16).optional(),
})
export type Miljoe = z.infer<typeof Miljoe> & { oidc: Partial<Record<Doer, OidcIndstilling>> }
export type Doer = Lowercase<(typeof DOERE)[number]>
export type OidcIndstilling = { issuer: string; clientId: string; clientSecret: string }

let laest: Miljoe | undefined

/** The configuration, read and checked once. A wrong or missing variable stops the process and is named; values are never printed. */
export function env(): Miljoe {
  laest ??= laesMiljoe(process.env)
  return laest
}

/** Pure reading of a set of variables, for `env()` and its tests. Throws with one line per wrong variable. */
export function laesMiljoe(variable: Record<string, string | undefined>): Miljoe {
  const svar = Miljoe.safeParse(variable)
  if (!svar.success) {
    const linjer = svar.error.issues.map((fejl) => `  ${fejl.path.join('.')}: ${fejl.message}`)
    throw new Error(`Konfigurationen kan ikke bruges:\n${linjer.join('\n')}\nSe docs/drift.md.`)
  }
  if (svar.data.MAIL_URL && !svar.data.MAIL_AFSENDER) throw new Error('MAIL_AFSENDER mangler: MAIL_URL er sat.')
  const oidc: Miljoe['oidc'] = {}
  for (const doer of DOERE) {
    const issuer = variable[`OIDC_${doer}_ISSUER`]
    const clientId = variable[`OIDC_${doer}_CLIENT_ID`]
    const clientSecret = variable[`OIDC_${doer}_CLIENT_SECRET`]
    if (issuer && clientId && clientSecret) oidc[doer.toLowerCase() as Doer] = { issuer, clientId, clientSecret }
    else if (issuer || clientId || clientSecret)
      throw new Error(`OIDC_${doer}_ISSUER, _CLIENT_ID og _CLIENT_SECRET skal sættes sammen.`)
  }
  return { ...svar.data, oidc }
}
