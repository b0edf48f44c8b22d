import { daekker } from '#lib/dato'
import { skriverFor, tilladteTyper } from '#lib/fravaer/grundlag'
import type { Forloebsfakta } from '#lib/kontaktforloeb/queries'
import { DAGPENGEMODTAGER, KONTAKTFORLOEB_HOS_AKASSEN } from '#lib/kontaktforloeb/regler'
import type { TxKontekst } from '#lib/kontekst'
import { listKoder } from '#lib/regelsaet/vaerdier'

export type Typevalg = {
  typer: { kode: number; navn: string }[]
  /** The list knows nothing about the citizen's kontaktgruppe: every type is offered, and registering warns (FR-W01). */
  ukendtKontaktgruppe: boolean
}

/**
 * The types that the caller may choose for the citizen today: those of the kontaktgruppe and visitationskategori, and type 75 only for the
 * citizen's own a-kasse where a start is missing. Empty when the citizen never was tilmeldt.
 */
export async function listTypevalg(ctx: TxKontekst, forloeb: Forloebsfakta): Promise<Typevalg> {
  const paaDagen = forloeb.tilmeldinger.find((t) => daekker({ fra: t.gyldigFra, til: t.gyldigTil }, ctx.dag))
  const tilmelding = paaDagen ?? forloeb.tilmeldinger[0]
  if (!tilmelding) return { typer: [], ukendtKontaktgruppe: false }
  const tilladte = await tilladteTyper(ctx, tilmelding, ctx.dag)
  const alle = (await listKoder(ctx, 'fravaerstype', ctx.dag)).map((k) => ({ kode: Number(k.kode), navn: k.navn }))
  return {
    typer: alle
      .filter(({ kode }) =>
        kode === KONTAKTFORLOEB_HOS_AKASSEN ? manglerStart(ctx, forloeb) : (tilladte?.includes(kode) ?? true),
      )
      .sort((a, b) => a.kode - b.kode),
    ukendtKontaktgruppe: tilladte === undefined,
  }
}

/** Type 75 may be missing: the citizen is tilmeldt as dagpengemodtager, and no course is open. */
function manglerStart(ctx: TxKontekst, forloeb: Forloebsfakta): boolean {
  const skriver = skriverFor(ctx, forloeb)
  const tilmeldt = forloeb.tilmeldinger.some(
    (t) => t.kontaktgruppe === DAGPENGEMODTAGER && daekker({ fra: t.gyldigFra, til: t.gyldigTil }, ctx.dag),
  )
  const aabent = forloeb.fravaer.some((f) => f.fravaerstype === KONTAKTFORLOEB_HOS_AKASSEN && f.slutDato === null)
  return (skriver === 'EGEN_AKASSE' || skriver === 'STAR') && tilmeldt && !aabent
}
