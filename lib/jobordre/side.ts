/** What the company's page of one order shows, read for it at once. */
import { inArray } from 'drizzle-orm'
import { FORMIDLING } from '#db/schema/jobordre'
import { organisation } from '#db/schema/organisation'
import { dagFor, plusDage } from '#lib/dato'
import { type Kandidat, listKandidater } from '#lib/formidling/queries'
import { aendringer, hentKodenavne, type Indholdslinje, indholdslinjer } from '#lib/jobordre/indhold'
import type { JobordreFelter } from '#lib/jobordre/input'
import { type Haendelse, type Jobordre, listHaendelser, listVersioner, somFelter } from '#lib/jobordre/queries'
import type { TxKontekst } from '#lib/kontekst'
import { hentTal, type Kode, listKoder } from '#lib/regelsaet/vaerdier'

export type Ordreversion = {
  version: number
  tid: Date
  afNavn: string
  aendringer: { navn: string; foer: string; efter: string }[]
}

export type Ordreside = {
  linjer: Indholdslinje[]
  kandidater: Kandidat[]
  /** Whether a final answer may still be corrected. */
  kanRettes: (k: Kandidat) => boolean
  aarsager: Kode[]
  overdragelsesaarsager: Kode[]
  haendelser: Haendelse[]
  versioner: Ordreversion[]
  /** Name and telephone of every authority that has or had the order. */
  myndigheder: Map<string, { navn: string; telefon: string | null }>
  /** As many are hired as there are positions. */
  altBesat: boolean
}

/** Content, candidates, history, versions. The order was loaded for a purpose. */
export async function hentOrdreside(ctx: TxKontekst, ordre: Jobordre): Promise<Ordreside> {
  const navne = await hentKodenavne(ctx)
  const kandidater = await listKandidater(ctx, ordre.id)
  const haendelser = await listHaendelser(ctx, ordre.id)
  const versioner = await listVersioner(ctx, ordre.id)
  const rettelseDage = await hentTal(ctx, 'formidling_rettelse_dage', ctx.dag)
  const ider = [ordre.myndighedId, ...haendelser.flatMap((h) => [h.myndighedId, h.fraMyndighedId])]
  return {
    linjer: indholdslinjer(await somFelter(ctx, ordre), navne),
    kandidater,
    kanRettes: (k) => k.satteSelv && k.endeligTid !== null && plusDage(dagFor(k.endeligTid), rettelseDage) >= ctx.dag,
    aarsager: await listKoder(ctx, 'afvisningsaarsag', ctx.dag),
    overdragelsesaarsager: await listKoder(ctx, 'overdragelsesaarsag', ctx.dag),
    haendelser,
    versioner: versioner.flatMap((v, nr) => {
      const foer = versioner[nr + 1]
      if (!foer) return []
      const [gammel, ny] = [foer.indhold, v.indhold] as unknown as [JobordreFelter, JobordreFelter]
      return [{ version: v.version, tid: v.tid, afNavn: v.afNavn, aendringer: aendringer(gammel, ny, navne) }]
    }),
    myndigheder: await hentMyndigheder(ctx, ider),
    altBesat:
      kandidater.filter((k) => k.status === FORMIDLING.ANSAT).length >= ordre.antalStillinger &&
      (ordre.status === 'UNDER_BEHANDLING' || ordre.status === 'INAKTIV'),
  }
}

async function hentMyndigheder(ctx: TxKontekst, ider: readonly (string | null)[]): Promise<Ordreside['myndigheder']> {
  const kendte = [...new Set(ider.filter((id) => id !== null))]
  if (kendte.length === 0) return new Map()
  const fundne = await ctx.db
    .select({ id: organisation.id, navn: organisation.navn, telefon: organisation.telefon })
    .from(organisation)
    .where(inArray(organisation.id, kendte))
  return new Map(fundne.map(({ id, ...o }) => [id, o]))
}
