import { findCprSkift } from '#lib/borger/cpr-skift'
import { maaBorger } from '#lib/borger/hent'
import type { Borgerside } from '#lib/borger/side'
import { type Dag, daekker } from '#lib/dato'
import { listSagshistorik, type Sagshistoriklinje } from '#lib/events/sagshistorik'
import { hentFravaersnavne } from '#lib/fravaer/navne'
import type { Tilmeldingslinje } from '#lib/kontaktforloeb/queries'
import { slutningenAf, type Tilbageblik } from '#lib/kontaktforloeb/tidspunkt'
import { hentVidensforskel, type Vidensforskel } from '#lib/kontaktforloeb/viden'
import type { TxKontekst } from '#lib/kontekst'
import { listReglerIKraft, type Regellinje } from '#lib/regelsaet/i-kraft'
import { findAndenKommune } from '#lib/tilmelding/kommune'

/** What a caseworker sees about fravær, tilmelding and history of a citizen, and what a look back adds. */
export type Forloebsside = {
  blik: Tilbageblik
  /** Only on a page that looks back. */
  regler: Regellinje[]
  viden: Vidensforskel | undefined
  navne: Awaited<ReturnType<typeof hentFravaersnavne>>
  tilmelding: Tilmeldingslinje | undefined
  historik: Sagshistoriklinje[]
  cprSkift: Dag | undefined
  maaRegistrere: boolean
  maaTilmelde: boolean
  maaAfmelde: boolean
}

/** Loads it for the citizen of `side`, who was loaded for a purpose. Nothing can be done from a page that looks back, or about the dead. */
export async function hentForloebsside(ctx: TxKontekst, side: Borgerside, blik: Tilbageblik): Promise<Forloebsside> {
  const { borger, forloeb } = side
  const { dag, kendtPr } = blik.tidspunkt
  const paaDagen = forloeb.tilmeldinger.find((t) => daekker({ fra: t.gyldigFra, til: t.gyldigTil }, dag))
  const seneste = forloeb.tilmeldinger.find((t) => t.gyldigFra <= dag)
  const kanSkrive = !blik.ser && borger.doedDato === null
  const kanTilmelde = kanSkrive && !findAndenKommune(ctx, forloeb.tilknytning)
  const { linjer } = await listSagshistorik(ctx, borger.id, {
    til: blik.ser ? slutningenAf(dag) : undefined,
    antal: 8,
  })
  return {
    blik,
    regler: blik.ser ? await listReglerIKraft(ctx, dag, paaDagen?.gyldigFra ?? null) : [],
    viden: blik.ser ? await hentVidensforskel(ctx, borger.id, dag, kendtPr ?? slutningenAf(dag)) : undefined,
    navne: await hentFravaersnavne(ctx),
    tilmelding: paaDagen ?? seneste,
    historik: linjer,
    cprSkift: await findCprSkift(ctx, borger.id),
    maaRegistrere: kanSkrive && (await maaBorger(ctx, borger.id, 'fravaer.skriv')),
    maaTilmelde: kanTilmelde && !paaDagen && (await maaBorger(ctx, borger.id, 'tilmelding.opret')),
    maaAfmelde: kanTilmelde && paaDagen?.gyldigTil === null && (await maaBorger(ctx, borger.id, 'tilmelding.afmeld')),
  }
}
