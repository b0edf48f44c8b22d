import type { Felter } from '#lib/http/formular'
import { type Kontekst, type Spor, transaktion } from '#lib/kontekst'
import { fraFelter, tilFormfelter, tilIndhold } from '#lib/min-plan/formular'
import { skrivKladde } from '#lib/min-plan/kladde'
import { hentGaeldendePlan, type PlanIndhold } from '#lib/min-plan/queries'
import { publicerKladde } from '#lib/min-plan/udgiv'
import { proev } from '#lib/proev'
import { Afvist, type Regelfund } from '#lib/regelfund'

type Sendt = { borgerId: string; kladdeversion: number; grundlag: number; felter: Felter }

/** The form's fields as the organisation's draft. Whatever is half done is kept as it is; only what has no shape is refused. */
export async function gemFormular(
  ctx: Kontekst,
  { borgerId, kladdeversion, grundlag, felter }: Sendt,
): Promise<{ version: number }> {
  const laest = tilIndhold(fraFelter(felter))
  if ('fund' in laest) throw new Afvist(laest.fund, 400)
  return skrivKladde(ctx, { borgerId, version: kladdeversion, grundlag, indhold: laest.indhold })
}

/**
 * The page's form through the same two use cases as the API: the draft is kept, and published when that was asked. Findings stand at the
 * form's own fields. Undefined when it was only kept.
 */
export async function udgivFormular(
  ctx: Kontekst,
  { kun, ...sendt }: Sendt & { kun: 'gem' | 'udgiv' },
): Promise<{ planId: string; nummer: number } | undefined> {
  try {
    return await transaktion(ctx, async (ctx) => {
      const { version } = await gemFormular(ctx, sendt)
      return kun === 'udgiv' ? publicerKladde(ctx, { borgerId: sendt.borgerId, version }) : undefined
    })
  } catch (fejl) {
    if (fejl instanceof Afvist) throw new Afvist(tilFormfelter(fejl.fund), fejl.status)
    throw fejl
  }
}

/** What the citizen would see, by publishing and undoing it; or everything that would stop it. */
export async function proevFormular(
  ctx: Kontekst,
  sendt: Sendt,
): Promise<{ plan: PlanIndhold; spor: Spor } | { fund: readonly Regelfund[] }> {
  try {
    const { svar, spor } = await proev(ctx, async (ctx) => {
      await udgivFormular(ctx, { ...sendt, kun: 'udgiv' })
      return hentGaeldendePlan(ctx, sendt.borgerId)
    })
    if (!svar) throw new Error('prøven gav ingen plan')
    return { plan: svar, spor }
  } catch (fejl) {
    if (fejl instanceof Afvist) return { fund: fejl.fund }
    throw fejl
  }
}
