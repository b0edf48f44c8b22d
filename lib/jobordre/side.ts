/** What the company's page of one order shows, read for it at once. */
import { FORMIDLING } from '#db/schema/formidling'
import { dagFor, plusDage } from '#lib/dato'
import { type Kandidat, listKandidater } from '#lib/formidling/queries'
import { aendringer, INDHOLDSLISTER, type Indholdslinje, indholdslinjer, somKodenavne } from '#lib/jobordre/indhold'
import type { JobordreFelter } from '#lib/jobordre/input'
import {
  type Haendelse,
  type Jobordre,
  listHaendelser,
  listOrdrensMyndigheder,
  listVersioner,
  somFelter,
} from '#lib/jobordre/queries'
import type { TxKontekst } from '#lib/kontekst'
import { hentTal, type Kodenavn, listKoderI } from '#lib/regelsaet/vaerdier'

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
  aarsager: Kodenavn[]
  overdragelsesaarsager: Kodenavn[]
  haendelser: Haendelse[]
  versioner: Ordreversion[]
  /** Name and telephone of every authority that has or had the order. */
  myndigheder: Map<string, { navn: string; telefon: string | null }>
  /** As many are hired as there are positions. */
  altBesat: boolean
}

const LISTER = [...INDHOLDSLISTER, 'afvisningsaarsag', 'overdragelsesaarsag'] as const

/** Content, candidates, history, versions, asked for in one go. The order was loaded for a purpose. */
export async function hentOrdreside(ctx: TxKontekst, ordre: Jobordre): Promise<Ordreside> {
  const [koder, felter, kandidater, haendelser, versioner, rettelseDage, myndigheder] = await Promise.all([
    listKoderI(ctx, LISTER, ctx.dag),
    somFelter(ctx, ordre),
    listKandidater(ctx, ordre.id),
    listHaendelser(ctx, ordre.id),
    listVersioner(ctx, ordre.id),
    hentTal(ctx, 'formidling_rettelse_dage', ctx.dag),
    listOrdrensMyndigheder(ctx, ordre.id),
  ])
  const navne = somKodenavne(koder)
  return {
    linjer: indholdslinjer(felter, navne),
    kandidater,
    kanRettes: (k) => k.satteSelv && k.endeligTid !== null && plusDage(dagFor(k.endeligTid), rettelseDage) >= ctx.dag,
    aarsager: koder.afvisningsaarsag,
    overdragelsesaarsager: koder.overdragelsesaarsag,
    haendelser,
    versioner: versioner.flatMap((v, nr) => {
      const foer = versioner[nr + 1]
      if (!foer) return []
      const [gammel, ny] = [foer.indhold, v.indhold] as unknown as [JobordreFelter, JobordreFelter]
      return [{ version: v.version, tid: v.tid, afNavn: v.afNavn, aendringer: aendringer(gammel, ny, navne) }]
    }),
    myndigheder,
    altBesat:
      kandidater.filter((k) => k.status === FORMIDLING.ANSAT).length >= ordre.antalStillinger &&
      (ordre.status === 'UNDER_BEHANDLING' || ordre.status === 'INAKTIV'),
  }
}
