import { fravaer, tilmelding } from '#db/schema/kontaktforloeb'
import { laasBorger } from '#lib/borger/laas'
import { type Dag, daekker } from '#lib/dato'
import { emit } from '#lib/events/emit'
import { hentForloeb, hentGraense, hentTimer } from '#lib/kontaktforloeb/queries'
import { KONTAKTFORLOEB_HOS_AKASSEN, type Startsvar, vurderStart } from '#lib/kontaktforloeb/regler'
import { type Kontekst, type TxKontekst, transaktion } from '#lib/kontekst'

/**
 * The citizen registers as jobseeker from a Danish calendar day. In the same transaction the platform starts fravær 75 when the hours
 * allow it and the citizen is not in the overgangsgruppe (newsletter 31/2023). The answer says whether, and why not.
 */
export async function tilmeld(
  ctx: Kontekst,
  input: { borgerId: string; dato: Dag; kontaktgruppe: number; paabegyndtTid: Date },
): Promise<{ tilmeldingId: string; forloeb: Startsvar }> {
  return transaktion(ctx, async (ctx) => {
    await laasBorger(ctx, input.borgerId, 'skriv')
    const id = crypto.randomUUID()
    const { borgerId, kontaktgruppe, paabegyndtTid } = input
    await ctx.db
      .insert(tilmelding)
      .values({ id, borgerId, kontaktgruppe, paabegyndtTid, gyldigFra: input.dato, registreretFra: ctx.nu })
    return { tilmeldingId: id, forloeb: await startKontaktforloeb(ctx, input) }
  })
}

async function startKontaktforloeb(
  ctx: TxKontekst,
  input: { borgerId: string; dato: Dag; kontaktgruppe: number },
): Promise<Startsvar> {
  const { borgerId, dato } = input
  const fakta = await hentForloeb(ctx, borgerId, dato)
  const timer = await hentTimer(ctx, borgerId)
  const svar = vurderStart({
    kontaktgruppe: input.kontaktgruppe,
    iOvergangsgruppe: fakta.iOvergangsgruppe,
    harAabent75: fakta.fravaer.some(
      (f) => f.fravaerstype === KONTAKTFORLOEB_HOS_AKASSEN && daekker({ fra: f.startDato, til: f.slutDato }, dato),
    ),
    timerForbrugt: timer?.timerForbrugt ?? null,
    graenseTimer: await hentGraense(ctx, fakta.medlemskab?.forsikring ?? 'FULDTID', dato),
    harMedlemskab: fakta.medlemskab !== undefined,
  })
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
  await emit(ctx, 'KontaktforloebStartet', { eksternId: id, borgerId })
  return svar
}
