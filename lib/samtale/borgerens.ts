import { daekker, dagFor } from '#lib/dato'
import { hentForloeb } from '#lib/kontaktforloeb/queries'
import type { TxKontekst } from '#lib/kontekst'
import { listKoder } from '#lib/regelsaet/vaerdier'
import { hentAkassevalg } from '#lib/samtale/grundlag'
import { hentKalenderadresse } from '#lib/samtale/kalender'
import { listSamtaler, type Samtale } from '#lib/samtale/queries'
import { erJobsamtale } from '#lib/samtale/regler'

export type BorgerensSamtaler = {
  /** Those that lie ahead, the nearest first; and what has been, the latest first. */
  kommende: Samtale[]
  tidligere: Samtale[]
  naeste: string | null
  /** What the ways of meeting are called. */
  former: Map<string, string>
  /** Whether the a-kasse is to take part in the first interview with the kommune; undefined when there is nothing to choose. */
  valg: { deltager: boolean | null } | undefined
  kalenderadresse: string | null
}

const ANTAL = 20

/** Everything on the citizen's own page about interviews; a page by key of what has been. */
export async function hentBorgerensSamtaler(
  ctx: TxKontekst,
  borgerId: string,
  efter?: string,
): Promise<BorgerensSamtaler> {
  const { samtaler, naeste } = await listSamtaler(ctx, borgerId, { antal: ANTAL, efter })
  const ligger = (s: Samtale) => s.slutTid > ctx.nu && (s.status === 'INDKALDT' || s.status === 'AFLYST')
  return {
    kommende: samtaler.filter(ligger).reverse(),
    tidligere: samtaler.filter((s) => !ligger(s)),
    naeste,
    former: new Map((await listKoder(ctx, 'samtaleform', ctx.dag)).map((k) => [k.kode, k.navn])),
    valg: await hentValg(ctx, borgerId, samtaler),
    kalenderadresse: await hentKalenderadresse(ctx),
  }
}

/** The citizen's next interview, for the overview; undefined when none lies ahead. */
export async function hentNaesteSamtale(ctx: TxKontekst, borgerId: string): Promise<Samtale | undefined> {
  const { samtaler } = await listSamtaler(ctx, borgerId, { antal: ANTAL })
  return samtaler.filter((s) => s.status === 'INDKALDT' && s.slutTid > ctx.nu).at(-1)
}

/** There is a choice for a member of an a-kasse who is registered as jobseeker, until the kommune has held its first interview. */
async function hentValg(
  ctx: TxKontekst,
  borgerId: string,
  samtaler: readonly Samtale[],
): Promise<BorgerensSamtaler['valg']> {
  const { medlemskab, tilmeldinger } = await hentForloeb(ctx, borgerId)
  const tilmeldt = tilmeldinger.find((t) => daekker({ fra: t.gyldigFra, til: t.gyldigTil }, ctx.dag))
  if (!medlemskab || !tilmeldt) return undefined
  const holdt = samtaler.some(
    (s) =>
      s.status === 'AFHOLDT' &&
      s.myndighed.type === 'jobcenter' &&
      erJobsamtale(s.type) &&
      dagFor(s.startTid) >= tilmeldt.gyldigFra,
  )
  if (holdt) return undefined
  return { deltager: (await hentAkassevalg(ctx, borgerId))?.deltager ?? null }
}
