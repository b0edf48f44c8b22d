import { type Dag, erDag } from '#lib/dato'
import { hentFravaer } from '#lib/fravaer/queries'
import { retFravaer } from '#lib/fravaer/ret'
import { type Kontekst, transaktion } from '#lib/kontekst'
import { Afvist, type Regelfund } from '#lib/regelfund'

export type Slutdato = {
  fravaerId: string
  /** The version of the course that the caller saw. */
  version: number
  /** As it was typed: a day, or something that is none. */
  slutDato: string
  aarsag: number | null
  /** Only when an end that was registered is changed. */
  kommentar: string | null
}

/** The a-kasse ends its course, or moves an end that was wrong: the form's way into `retFravaer`, with what a form can leave out. */
export async function saetSlutdato(ctx: Kontekst, input: Slutdato): Promise<{ advarsler: Regelfund[] }> {
  const { slutDato: slut, aarsag } = input
  const mangler: Regelfund[] = []
  if (!erDag(slut))
    mangler.push({
      kode: '1014',
      niveau: 'BLOK',
      besked: slut === '' ? 'Skriv slutdatoen.' : 'Slutdatoen er ikke en dato, der findes.',
      felt: 'slutDato',
    })
  if (mangler.length > 0 && aarsag === null)
    mangler.push({
      kode: 'KF-006',
      niveau: 'BLOK',
      besked: 'Skriv, hvorfor kontaktforløbet slutter.',
      felt: 'fravaersAfslutningsAarsag',
    })
  if (mangler.length > 0) throw new Afvist(mangler)
  return sigSlut(ctx, { ...input, slut })
}

/**
 * The end was a mistake: the a-kasse has the interviews again from now, the parcel is taken back, and the citizen and the kommune are told.
 * Refused without a comment (KF-009).
 */
export async function fortrydAfslutning(
  ctx: Kontekst,
  input: { fravaerId: string; version: number; kommentar: string | null },
): Promise<void> {
  await sigSlut(ctx, { ...input, slut: null, aarsag: null })
}

/** The course says what it said, but for its end. */
async function sigSlut(
  ctx: Kontekst,
  om: { fravaerId: string; version: number; slut: Dag | null; aarsag: number | null; kommentar: string | null },
): Promise<{ advarsler: Regelfund[] }> {
  return transaktion(ctx, async (ctx) => {
    const forloeb = await hentFravaer(ctx, om.fravaerId, 'fravaer.skriv')
    return retFravaer(ctx, {
      id: om.fravaerId,
      version: om.version,
      fravaerstype: forloeb.fravaerstype,
      start: forloeb.startDato,
      slut: om.slut,
      aarsag: om.aarsag,
      kommentar: om.kommentar?.trim() || (forloeb.slutDato === null ? forloeb.kommentar : null),
    })
  })
}
