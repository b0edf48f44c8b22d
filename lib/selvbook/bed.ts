import { selvbookfrist } from '#db/schema/selvbook'
import { logAdgang } from '#lib/audit/log'
import { doedsfald, vurderDoed } from '#lib/borger/doed'
import { type Borger, hentBorger } from '#lib/borger/hent'
import { laasBorger } from '#lib/borger/laas'
import { emit } from '#lib/events/emit'
import { type Kontekst, type TxKontekst, transaktion } from '#lib/kontekst'
import { afvisBlok, type Regelfund } from '#lib/regelfund'
import { type Holder, hentSamtalegrundlag, myndighedFor } from '#lib/samtale/grundlag'
import { ellerNull, type NySamtale } from '#lib/samtale/input'
import { telefonFor } from '#lib/samtale/registrer'
import { UDEN_MOEDEPLIGT } from '#lib/samtale/regler'
import { danskTid } from '#lib/samtale/tid'
import { aabnTraad, felterForBedt, skrivOmSelvbooking, TITEL } from '#lib/selvbook/besked'
import type { NySelvbookfrist } from '#lib/selvbook/input'
import { lukSelvbookopgaver } from '#lib/selvbook/opgave'
import { vurderFrist } from '#lib/selvbook/regler'

/**
 * Asks the citizen to book an interview themself before and including a day: told in plain words and to the other authority as an event, in
 * one commit. Judged as a summons on the last day would be, and refused with every finding at once.
 */
export async function bedOmSelvbooking(
  ctx: Kontekst,
  input: NySelvbookfrist,
): Promise<{ fristId: string; advarsler: Regelfund[] }> {
  return transaktion(ctx, async (ctx) => {
    await laasBorger(ctx, input.borgerId, 'skriv')
    const borger = await hentBorger(ctx, input.borgerId, 'selvbook.skriv')
    const mig = myndighedFor(ctx)
    const titel = input.titel.trim()
    const beskrivelse = ellerNull(input.beskrivelse)
    const advarsler = afvisBlok([
      ...vurderDoed(doedsfald(borger)),
      ...vurderFrist({
        dag: ctx.dag,
        senest: input.senest,
        titel,
        beskrivelse: beskrivelse ?? '',
        ...(await hentFakta(ctx, mig, borger, input)),
      }),
    ])
    const vejled = input.vejledtOmKonsekvens && input.type !== UDEN_MOEDEPLIGT
    const traadId = await aabnTraad(ctx, borger.id, mig)
    await skrivOmSelvbooking(
      ctx,
      { borgerId: borger.id, traadId, afsender: mig },
      'SELVBOOK_BEDT',
      TITEL.BEDT,
      felterForBedt(
        { ...input, titel, beskrivelse, vejled },
        { navn: mig.navn, telefon: await telefonFor(ctx, mig.id) },
      ),
    )
    const fristId = crypto.randomUUID()
    await ctx.db.insert(selvbookfrist).values({
      id: fristId,
      borgerId: borger.id,
      organisationId: mig.id,
      type: input.type,
      titel,
      beskrivelse,
      senest: input.senest,
      ombookTimer: input.ombookTimer,
      vejledtOmKonsekvens: vejled,
      status: 'AABEN',
      traadId,
      oprettetTid: ctx.nu,
      oprettetAfNavn: mig.bruger,
    })
    await lukSelvbookopgaver(ctx, borger.id, mig.id, input.type)
    await emit(ctx, 'SelvbookingOprettet', { eksternId: fristId, borgerId: borger.id })
    await logAdgang(ctx, [
      {
        art: 'OPRET',
        handling: 'selvbook.skriv',
        formaal: 'Bad borgeren selv booke en samtale',
        objektType: 'selvbookfrist',
        objektId: fristId,
        borgerId: borger.id,
      },
    ])
    return { fristId, advarsler }
  })
}

/** What a summons at noon of the last day would be judged by, and the interview that makes the question needless. */
async function hentFakta(ctx: TxKontekst, mig: Holder, borger: Borger, f: NySelvbookfrist) {
  const start = danskTid(f.senest, '12:00') ?? ctx.nu
  const taenkt: NySamtale = {
    borgerId: borger.id,
    type: f.type,
    form: '',
    start,
    slut: start,
    moedeholder: '',
    titel: f.titel,
    beskrivelse: null,
    sted: null,
    adresse: null,
    telefon: null,
    borgerRinger: false,
    videolink: null,
    ombookSenest: null,
    akassedeltagelse: null,
    deltagere: [],
    vejledtOmKonsekvens: false,
    indstillingId: null,
    bookingId: null,
  }
  const { fakta } = await hentSamtalegrundlag(ctx, mig, borger, taenkt, 'INDKALD')
  const booket = fakta.andre.find((s) => s.type === f.type && s.status === 'INDKALDT' && s.start > ctx.nu)
  return { samtale: fakta, booket: booket ?? null }
}
