import { z } from 'zod'
import { AFLYST_AF, AKASSEDELTAGELSE } from '#db/schema/samtale'
import { erDag } from '#lib/dato'
import type { Samtalefelter } from '#lib/samtale/input'
import { danskTid, laesKlokkeslaet } from '#lib/samtale/tid'

const TIME_MS = 3_600_000
const valgfri = (maks: number) =>
  z
    .string()
    .max(maks)
    .default('')
    .transform((t) => t.replace(/\r\n/g, '\n').trim() || null)
const tom = <T extends z.ZodType>(indre: T) => z.preprocess((v) => (v === '' ? undefined : v), indre)
const valgt = z
  .literal('ja')
  .optional()
  .transform((v) => v === 'ja')

const felter = {
  borgerId: z.guid(),
  samtaletype: z.coerce.number().int().positive(),
  samtaleform: z.string().max(40).default(''),
  start: z.string(),
  kl: z.string().max(20).default(''),
  slut: z.string().max(20).default(''),
  moedeholder: z.string().max(1000).default(''),
  titel: z.string().max(1000).default(''),
  beskrivelse: valgfri(20_000),
  sted: valgfri(1000),
  adresse: valgfri(1000),
  telefon: valgfri(200),
  borgerRinger: valgt,
  videolink: valgfri(1000),
  /** Hours before the start until which it can be moved; empty: cannot. */
  ombookTimer: tom(z.coerce.number().int().min(1).max(1000).optional()),
  akassedeltagelse: tom(z.enum(AKASSEDELTAGELSE).optional()),
  deltagerNavn: valgfri(1000),
  deltagerRolle: z.string().max(40).default(''),
  deltagerForm: z.string().max(40).default(''),
  vejledtOmKonsekvens: valgt,
  indstillingId: tom(z.guid().optional()),
}
type Raa = z.infer<z.ZodObject<typeof felter>>

/** The moment that a day and a clock mean, or an issue at the field that is wrong. */
function tidspunkt(ctx: z.RefinementCtx, dag: string, kl: string, felt: string): Date | undefined {
  const klokken = laesKlokkeslaet(kl)
  if (!klokken) ctx.addIssue({ code: 'custom', path: [felt], message: 'Skriv klokkeslættet som 10.00.' })
  if (!klokken || !erDag(dag)) return undefined
  const tid = danskTid(dag, klokken)
  if (!tid)
    ctx.addIssue({
      code: 'custom',
      path: [felt],
      message: 'Klokkeslættet findes ikke: uret stilles frem den nat.',
    })
  return tid
}

function tilFelter(f: Raa, ctx: z.RefinementCtx): Samtalefelter {
  if (!erDag(f.start)) ctx.addIssue({ code: 'custom', path: ['start'], message: 'Skriv en dato, der findes.' })
  const start = tidspunkt(ctx, f.start, f.kl, 'kl')
  const slut = tidspunkt(ctx, f.start, f.slut, 'slut')
  if (f.samtaleform === '')
    ctx.addIssue({ code: 'custom', path: ['samtaleform'], message: 'Vælg, hvordan samtalen holdes.' })
  if (!start || !slut) return z.NEVER
  return {
    form: f.samtaleform,
    start,
    slut,
    moedeholder: f.moedeholder,
    titel: f.titel,
    beskrivelse: f.beskrivelse,
    sted: f.sted,
    adresse: f.adresse,
    telefon: f.telefon,
    borgerRinger: f.borgerRinger,
    videolink: f.videolink,
    ombookSenest: f.ombookTimer ? new Date(start.getTime() - f.ombookTimer * TIME_MS) : null,
    akassedeltagelse: f.akassedeltagelse ?? null,
    deltagere: f.deltagerNavn ? [{ navn: f.deltagerNavn, rolle: f.deltagerRolle, form: f.deltagerForm }] : [],
    vejledtOmKonsekvens: f.vejledtOmKonsekvens,
  }
}

const aftaler = { praktiskeAftaler: valgfri(20_000), bindendeAftaler: valgfri(20_000) }
const hvilken = { borgerId: z.guid(), id: z.guid(), version: z.coerce.number().int().positive() }

/** A new summons as the form gives it: wall time, and moments out. */
export const Indkaldelse = z.object(felter).transform((f, ctx) => ({
  borgerId: f.borgerId,
  type: f.samtaletype,
  indstillingId: f.indstillingId ?? null,
  bookingId: null,
  ...tilFelter(f, ctx),
}))
/** An interview that was held without a summons. */
export const Holdt = z.object({ ...felter, ...aftaler }).transform((f, ctx) => ({
  borgerId: f.borgerId,
  type: f.samtaletype,
  indstillingId: f.indstillingId ?? null,
  bookingId: null,
  praktiskeAftaler: f.praktiskeAftaler,
  bindendeAftaler: f.bindendeAftaler,
  ...tilFelter(f, ctx),
}))
/** A summons that is moved or changed. */
export const Rettelse = z.object({ ...felter, ...hvilken }).transform((f, ctx) => ({
  borgerId: f.borgerId,
  id: f.id,
  version: f.version,
  type: f.samtaletype,
  ...tilFelter(f, ctx),
}))
export const Afholdelse = z.object({ ...hvilken, ...aftaler })
export const Hvilken = z.object(hvilken)
export const Aflysning = z.object({
  ...hvilken,
  aflystAf: tom(z.enum(AFLYST_AF).optional()),
  aflysningsgrund: z.string().max(5000).default(''),
})
export const Berigtigelse = z.object({ ...hvilken, kommentar: z.string().max(5000).default('') })
export const Undtagelse = z.object({
  borgerId: z.guid(),
  fra: z.string().refine(erDag, 'Skriv en dato, der findes.'),
  til: tom(z.string().refine(erDag, 'Skriv en dato, der findes.').optional()),
  begrundelse: z.string().max(5000).default(''),
})
