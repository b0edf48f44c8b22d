import type { TxKontekst } from '#lib/kontekst'
import { Afvist, type Regelfund } from '#lib/regelfund'
import type { Samtale } from '#lib/samtale/queries'
import { type Bookingtid, listFrister, listLedigeTider, type Selvbookfrist } from '#lib/selvbook/queries'

export type Selvbooking = { frist: Selvbookfrist; tider: Bookingtid[] }
export type BorgerensSelvbooking = {
  /** What the citizen is asked to book, the nearest deadline first. */
  aabne: Selvbooking[]
  /** What they booked and can still move, by the interview's id. */
  kanFlyttes: ReadonlyMap<string, Selvbooking>
}

/** The citizen's own part of booking; `samtaler` are the interviews that lie ahead. */
export async function hentBorgerensSelvbooking(
  ctx: TxKontekst,
  borgerId: string,
  samtaler: readonly Samtale[],
): Promise<BorgerensSelvbooking> {
  const frister = await listFrister(ctx, borgerId)
  const flytbare = new Set(samtaler.filter((s) => kanFlyttes(s, ctx.nu)).map((s) => s.id))
  const tiderHos = new Map<string, Bookingtid[]>()
  const med = async (frist: Selvbookfrist): Promise<Selvbooking> => {
    const tider = tiderHos.get(frist.organisationId) ?? (await listLedigeTider(ctx, frist.organisationId))
    tiderHos.set(frist.organisationId, tider)
    return { frist, tider }
  }
  const aabne: Selvbooking[] = []
  const kan = new Map<string, Selvbooking>()
  for (const frist of frister) {
    if (erAaben(frist, ctx)) aabne.push(await med(frist))
    else if (frist.samtaleId && flytbare.has(frist.samtaleId)) kan.set(frist.samtaleId, await med(frist))
  }
  return { aabne: aabne.sort((a, b) => a.frist.senest.localeCompare(b.frist.senest)), kanFlyttes: kan }
}

/** What the citizen must book, for the overview: the nearest deadline first. */
export async function listSkalBookes(ctx: TxKontekst, borgerId: string): Promise<Selvbookfrist[]> {
  const frister = await listFrister(ctx, borgerId, { kunAabne: true })
  return frister.filter((f) => erAaben(f, ctx)).sort((a, b) => a.senest.localeCompare(b.senest))
}

const erAaben = (f: Selvbookfrist, { dag }: { dag: string }): boolean => f.status === 'AABEN' && f.senest >= dag

const kanFlyttes = (s: Samtale, nu: Date): boolean =>
  s.status === 'INDKALDT' && s.bookingId !== null && s.ombookSenest !== null && s.ombookSenest >= nu

const ANDEN_DAG = 'Tiden kan ikke bruges, fordi dine samtaler er hos en anden den dag. Vælg en anden dag, eller ring.'
const OPTAGET = 'Du har allerede en samtale på den tid. Vælg en anden.'

/** The rules speak to a caseworker; the same no in the words of one who books. */
const TIL_BORGEREN: Readonly<Record<string, string>> = {
  '8060': 'Du er ikke tilmeldt som ledig den dag. Vælg en anden dag, eller ring.',
  'KF-010': ANDEN_DAG,
  'KF-011': ANDEN_DAG,
  'SA-001': ANDEN_DAG,
  'SA-007': ANDEN_DAG,
  'SA-002': OPTAGET,
  'SA-003': OPTAGET,
  'SA-005': 'Vælg først, om din a-kasse skal være med. Det gør du længere nede på siden.',
}

/** Carries out what the citizen asked for; a no comes back in the citizen's words. */
export async function iBorgerensOrd<T>(arbejde: () => Promise<T>): Promise<T> {
  try {
    return await arbejde()
  } catch (fejl) {
    if (fejl instanceof Afvist) throw new Afvist(fejl.fund.map(oversaet), fejl.status)
    throw fejl
  }
}

const oversaet = (fund: Regelfund): Regelfund => ({ ...fund, besked: TIL_BORGEREN[fund.kode] ?? fund.besked })
