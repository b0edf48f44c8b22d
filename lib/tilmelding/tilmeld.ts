import { fravaer, tilmelding } from '#db/schema/kontaktforloeb'
import { logAdgang } from '#lib/audit/log'
import { doedsfald } from '#lib/borger/doed'
import { hentBorger } from '#lib/borger/hent'
import { laasBorger } from '#lib/borger/laas'
import { type Dag, dagFor } from '#lib/dato'
import { emit } from '#lib/events/emit'
import { hentStartgrundlag } from '#lib/fravaer/grundlag'
import { hentForloeb } from '#lib/kontaktforloeb/queries'
import { KONTAKTFORLOEB_HOS_AKASSEN, type Startgrund, startfund, vurderStart } from '#lib/kontaktforloeb/regler'
import { type Kontekst, type TxKontekst, transaktion } from '#lib/kontekst'
import { opdaterOverblik } from '#lib/overdragelse/overblik'
import { afvisBlok, type Regelfund } from '#lib/regelfund'
import { listKoder } from '#lib/regelsaet/vaerdier'
import { bedOmFoersteSamtale } from '#lib/samtale/foerste'
import { findAndenKommune } from '#lib/tilmelding/kommune'
import { vurderTilmelding } from '#lib/tilmelding/regler'

export type NyTilmelding = {
  id?: string | undefined
  borgerId: string
  dato: Dag
  kontaktgruppe: number
  visitationskategori?: number | null
  /** When the citizen began it; it may have been registered after midnight. */
  paabegyndtTid: Date
  kommentar?: string | null
  /** The citizen was found on a page, not named by CPR: only the kommune that they belong to may (TM-004). */
  fraSiden?: true
}

/** Whether the a-kasse got the course, as which fravær, and why not. */
export type Start = { start: true; fravaerId: string } | { start: false; grund: Startgrund }

/**
 * The citizen registers as jobseeker from a Danish calendar day. In the same transaction the platform starts fravær 75 when the hours
 * allow it and the citizen is not in the overgangsgruppe (newsletter 31/2023). The answer says whether, and why not.
 */
export async function tilmeld(
  ctx: Kontekst,
  input: NyTilmelding,
): Promise<{ tilmeldingId: string; forloeb: Start; advarsler: Regelfund[] }> {
  return transaktion(ctx, async (ctx) => {
    const { borgerId, dato, kontaktgruppe, visitationskategori = null, paabegyndtTid, kommentar = null } = input
    await laasBorger(ctx, borgerId, 'skriv')
    const borger = await hentBorger(ctx, borgerId, 'tilmelding.opret')
    const { tilmeldinger, tilknytning } = await hentForloeb(ctx, borgerId)
    const advarsler = afvisBlok(
      vurderTilmelding({
        dag: ctx.dag,
        dato,
        doed: doedsfald(borger),
        kontaktgruppe,
        kendteKontaktgrupper: (await listKoder(ctx, 'kontaktgruppe', dato)).map((k) => Number(k.kode)),
        begyndtDag: dagFor(paabegyndtTid),
        kommentar,
        erPlatform: ctx.aktoer.slags === 'system',
        kendte: tilmeldinger,
        andenKommune: input.fraSiden && findAndenKommune(ctx, tilknytning),
      }),
    )
    const id = input.id ?? crypto.randomUUID()
    await ctx.db.insert(tilmelding).values({
      id,
      borgerId,
      kontaktgruppe,
      visitationskategori,
      paabegyndtTid,
      kommentar,
      gyldigFra: dato,
      registreretFra: ctx.nu,
    })
    const om = { eksternId: id, borgerId, version: 1 }
    await emit(ctx, 'TilmeldingOprettet', om)
    await emit(ctx, 'KontaktgruppeOprettet', om)
    await logAdgang(ctx, [
      {
        art: 'OPRET',
        handling: 'tilmelding.opret',
        formaal: 'Tilmeldte borgeren som arbejdssøgende',
        objektType: 'tilmelding',
        objektId: id,
        borgerId,
      },
    ])
    const forloeb = await startKontaktforloeb(ctx, input)
    if (forloeb.start) await bedOmFoersteSamtale(ctx, { tilmeldingId: id, borgerId, dato })
    else advarsler.push(startfund(forloeb.grund, 'ADVAR'))
    return { tilmeldingId: id, forloeb, advarsler }
  })
}

async function startKontaktforloeb(ctx: TxKontekst, { borgerId, dato, kontaktgruppe }: NyTilmelding): Promise<Start> {
  const forloeb = await hentForloeb(ctx, borgerId, dato)
  const svar = vurderStart(await hentStartgrundlag(ctx, borgerId, dato, kontaktgruppe, forloeb))
  if (!svar.start) return svar
  const id = crypto.randomUUID()
  await ctx.db.insert(fravaer).values({
    id,
    borgerId,
    fravaerstype: KONTAKTFORLOEB_HOS_AKASSEN,
    startDato: dato,
    anmeldtTid: ctx.nu,
    registreretAfNavn: 'Samspor',
    registreretFra: ctx.nu,
  })
  await emit(ctx, 'KontaktforloebStartet', { eksternId: id, borgerId, version: 1 })
  await opdaterOverblik(ctx, borgerId)
  return { start: true, fravaerId: id }
}
