import { fravaer } from '#db/schema/kontaktforloeb'
import { logAdgang } from '#lib/audit/log'
import { doedsfald, vurderDoed } from '#lib/borger/doed'
import { type Borger, hentBorger } from '#lib/borger/hent'
import { laasBorger } from '#lib/borger/laas'
import { type Dag, daekker } from '#lib/dato'
import { emit } from '#lib/events/emit'
import { opgoerelse } from '#lib/fravaer/afslut'
import { hentFravaersgrundlag, hentSlutgrundlag, hentStartgrundlag, skriverFor } from '#lib/fravaer/grundlag'
import { registrant } from '#lib/fravaer/queries'
import { vurderFravaer } from '#lib/fravaer/regler'
import { vurderSlut75, vurderStart75, vurderUdover } from '#lib/fravaer/regler75'
import { type Forloebsfakta, hentForloeb } from '#lib/kontaktforloeb/queries'
import { DAGPENGEMODTAGER, KONTAKTFORLOEB_HOS_AKASSEN } from '#lib/kontaktforloeb/regler'
import { type Kontekst, type TxKontekst, transaktion } from '#lib/kontekst'
import { fortaelOmRegistrering } from '#lib/nuph/senere-registrering'
import { efterAendringAf75 } from '#lib/overdragelse/efter-aendring'
import { afvisBlok, type Regelfund } from '#lib/regelfund'

export type NytFravaer = {
  /** The caller's own id. */
  id?: string | undefined
  borgerId: string
  fravaerstype: number
  start: Dag
  slut?: Dag | null
  aarsag?: number | null
  kommentar?: string | null
  /** When the citizen told of it; left out: now. */
  anmeldtTid?: Date | undefined
  /** Whom the platform registers for; an organisation always registers for itself. */
  registreretAf?: { id: string; navn: string } | null
}

/**
 * Registers a fravær. Days are included at both ends. Type 75 is the platform's to begin (`startKontaktforloeb`); a start that is missing
 * may be registered by the citizen's a-kasse, with a comment, on the same conditions. Refused with every finding at once.
 */
export async function registrerFravaer(
  ctx: Kontekst,
  input: NytFravaer,
): Promise<{ fravaerId: string; advarsler: Regelfund[] }> {
  return transaktion(ctx, async (ctx) => {
    const { borgerId, fravaerstype } = input
    await laasBorger(ctx, borgerId, 'skriv')
    const borger = await hentBorger(ctx, borgerId, 'fravaer.skriv')
    const forloeb = await hentForloeb(ctx, borgerId, input.start)
    const er75 = fravaerstype === KONTAKTFORLOEB_HOS_AKASSEN
    const fund = er75 ? await vurder75(ctx, borger, input, forloeb) : await vurderAndet(ctx, input, forloeb)
    const advarsler = afvisBlok([...vurderDoed(doedsfald(borger)), ...fund])
    const id = input.id ?? crypto.randomUUID()
    const af = input.registreretAf
    await ctx.db.insert(fravaer).values({
      id,
      borgerId,
      fravaerstype,
      startDato: input.start,
      slutDato: input.slut ?? null,
      afslutningsaarsag: input.aarsag ?? null,
      anmeldtTid: input.anmeldtTid ?? ctx.nu,
      kommentar: input.kommentar ?? null,
      ...(af ? { registreretAfId: af.id, registreretAfNavn: af.navn } : registrant(ctx)),
      ...(er75 && input.slut ? await opgoerelse(ctx, borgerId, input.slut, forloeb) : {}),
      registreretFra: ctx.nu,
    })
    await emit(ctx, er75 ? 'KontaktforloebStartet' : 'FravaerOprettet', { eksternId: id, borgerId, version: 1 })
    await fortaelOmRegistrering(ctx, id)
    if (er75)
      await efterAendringAf75(ctx, {
        id,
        borgerId,
        foer: null,
        efter: { slut: input.slut ?? null, aarsag: input.aarsag ?? null },
      })
    await logAdgang(ctx, [
      {
        art: 'OPRET',
        handling: 'fravaer.skriv',
        formaal: `Registrerede fravær af type ${fravaerstype}`,
        objektType: 'fravaer',
        objektId: id,
        borgerId,
      },
    ])
    return { fravaerId: id, advarsler }
  })
}

async function vurderAndet(ctx: TxKontekst, input: NytFravaer, forloeb: Forloebsfakta): Promise<Regelfund[]> {
  const felter = {
    fravaerstype: input.fravaerstype,
    startDato: input.start,
    slutDato: input.slut ?? null,
    aarsag: input.aarsag ?? null,
    anmeldtTid: input.anmeldtTid ?? ctx.nu,
  }
  return vurderFravaer(await hentFravaersgrundlag(ctx, felter, forloeb))
}

async function vurder75(
  ctx: TxKontekst,
  borger: Borger,
  input: NytFravaer,
  forloeb: Forloebsfakta,
): Promise<Regelfund[]> {
  const { start, slut = null, aarsag = null, kommentar = null } = input
  const skriver = skriverFor(ctx, forloeb)
  const tilmeldt = forloeb.tilmeldinger.find((t) => daekker({ fra: t.gyldigFra, til: t.gyldigTil }, start))
  const grundlag = await hentStartgrundlag(ctx, borger.id, start, tilmeldt?.kontaktgruppe ?? 0, forloeb)
  const fund = [
    ...vurderStart75({ skriver, startDato: start, dag: ctx.dag, kommentar, grundlag }),
    ...(tilmeldt?.kontaktgruppe === DAGPENGEMODTAGER ? vurderUdover(tilmeldt, slut) : []),
  ]
  if (slut === null) return fund
  const slutgrundlag = await hentSlutgrundlag(ctx, borger, slut, forloeb)
  return [
    ...fund,
    ...vurderSlut75({ ...slutgrundlag, dag: ctx.dag, skriver, startDato: start, slutDato: slut, aarsag }),
  ]
}
