import { eq } from 'drizzle-orm'
import { organisation } from '#db/schema/organisation'
import { samtale } from '#db/schema/samtale'
import { logAdgang } from '#lib/audit/log'
import { type Borger, hentBorger } from '#lib/borger/hent'
import { laasBorger } from '#lib/borger/laas'
import { daekker, dagFor } from '#lib/dato'
import { emit } from '#lib/events/emit'
import type { Forloebsfakta } from '#lib/kontaktforloeb/queries'
import { type Kontekst, type TxKontekst, transaktion } from '#lib/kontekst'
import { lukOpgaver } from '#lib/opgave/stil'
import { afvisBlok, type Regelfund } from '#lib/regelfund'
import { BESKEDTITEL, beskedfelter, skrivOmSamtale } from '#lib/samtale/besked'
import { hentAkassevalg, hentSamtalegrundlag, myndighedFor } from '#lib/samtale/grundlag'
import { type Aftaler, ellerNull, type NySamtale } from '#lib/samtale/input'
import { registrant } from '#lib/samtale/queries'
import { erJobsamtale, UDEN_MOEDEPLIGT, vurderSamtale } from '#lib/samtale/regler'
import { vurderAftaler, vurderIndkaldelse } from '#lib/samtale/regler-udfald'
import { lukVedAfholdt } from '#lib/selvbook/luk'
import { lukSelvbookopgaver } from '#lib/selvbook/opgave'

export type Registreret = { samtaleId: string; advarsler: Regelfund[] }

/**
 * Calls the citizen to an interview: what, when, where and with whom, told to the citizen in plain words and to the other authority as an
 * event, in one commit. Refused with every finding at once.
 */
export async function indkald(ctx: Kontekst, input: NySamtale): Promise<Registreret> {
  return transaktion(ctx, async (ctx) => {
    const { borger, ny, advarsler } = await vurderNy(ctx, input, 'INDKALD', (ny) => vurderIndkaldelse(somTekster(ny)))
    const mig = myndighedFor(ctx)
    const moedepligt = ny.type !== UDEN_MOEDEPLIGT
    const vejled = moedepligt && ny.vejledtOmKonsekvens
    const traadId = await skrivOmSamtale(
      ctx,
      { borgerId: borger.id, traadId: null, afsender: mig },
      'SAMTALE_INDKALDT',
      BESKEDTITEL.INDKALDT,
      beskedfelter(ny, { navn: mig.navn, telefon: await telefonFor(ctx, mig.id) }, { moedepligt, vejled }),
    )
    const samtaleId = await gemSamtale(ctx, mig.id, ny, {
      status: 'INDKALDT',
      vejledtOmKonsekvens: vejled,
      traadId,
      beskedTid: ctx.nu,
    })
    await lukSelvbookopgaver(ctx, borger.id, mig.id, ny.type)
    await emit(ctx, 'SamtaleIndkaldt', { eksternId: samtaleId, borgerId: borger.id, version: 1 })
    await log(ctx, samtaleId, borger.id, 'Indkaldte borgeren til en samtale')
    return { samtaleId, advarsler }
  })
}

/** Registers an interview that was held without a summons. The citizen was there, so no message is written. */
export async function registrerAfholdt(ctx: Kontekst, input: NySamtale & Aftaler): Promise<Registreret> {
  return transaktion(ctx, async (ctx) => {
    const aftaler: Aftaler = {
      praktiskeAftaler: ellerNull(input.praktiskeAftaler),
      bindendeAftaler: ellerNull(input.bindendeAftaler),
    }
    const { borger, ny, advarsler, forloeb } = await vurderNy(ctx, input, 'AFHOLDT', (ny) => [
      ...vurderAftaler({ type: ny.type, ...aftaler }),
      ...vurderIndkaldelse(somTekster(ny)).filter((f) => f.kode !== 'SA-019' || f.felt === 'moedeholder'),
    ])
    const mig = myndighedFor(ctx)
    const samtaleId = await gemSamtale(ctx, mig.id, ny, { status: 'AFHOLDT', vejledtOmKonsekvens: false, ...aftaler })
    await lukSelvbookopgaver(ctx, borger.id, mig.id, ny.type)
    await lukVedAfholdt(ctx, borger.id, ny.type)
    await lukFoerste(ctx, forloeb, ny)
    await emit(ctx, 'SamtaleRegistreret', { eksternId: samtaleId, borgerId: borger.id, version: 1 })
    await log(ctx, samtaleId, borger.id, 'Registrerede en samtale som afholdt')
    return { samtaleId, advarsler }
  })
}

/** Loads under the citizen's lock and judges. The citizen's own choice answers whether the a-kasse takes part, where nobody else has. */
async function vurderNy(
  ctx: TxKontekst,
  input: NySamtale,
  hvad: 'INDKALD' | 'AFHOLDT',
  mere: (ny: NySamtale) => Regelfund[],
): Promise<{ borger: Borger; ny: NySamtale; advarsler: Regelfund[]; forloeb: Forloebsfakta }> {
  await laasBorger(ctx, input.borgerId, 'skriv')
  const borger = await hentBorger(ctx, input.borgerId, 'samtale.skriv')
  const { fakta, forloeb, foersteIJobcenter } = await hentSamtalegrundlag(ctx, myndighedFor(ctx), borger, input, hvad)
  const valg = foersteIJobcenter && !input.akassedeltagelse ? await hentAkassevalg(ctx, borger.id) : undefined
  const akassedeltagelse = valg ? (valg.deltager ? 'DELTAGER' : 'DELTAGER_IKKE') : input.akassedeltagelse
  const ny = { ...input, akassedeltagelse, nulstillende: fakta.nulstillende } as const
  const advarsler = afvisBlok([...vurderSamtale({ ...fakta, akassedeltagelse }), ...mere(ny)])
  return { borger, ny, advarsler, forloeb }
}

type Udfald = Pick<typeof samtale.$inferInsert, 'status' | 'vejledtOmKonsekvens'> &
  Partial<Pick<typeof samtale.$inferInsert, 'traadId' | 'beskedTid' | 'praktiskeAftaler' | 'bindendeAftaler'>>

/** The first version of an interview that `organisationId` holds. */
export async function gemSamtale(
  ctx: TxKontekst,
  organisationId: string,
  ny: NySamtale,
  udfald: Udfald,
): Promise<string> {
  const id = ny.id ?? crypto.randomUUID()
  await ctx.db.insert(samtale).values({
    id,
    borgerId: ny.borgerId,
    organisationId,
    type: ny.type,
    ...kolonner(ny),
    indstillingId: ny.indstillingId,
    bookingId: ny.bookingId,
    ...registrant(ctx),
    registreretFra: ctx.nu,
    ...udfald,
  })
  return id
}

/** What was told about an interview, as its columns. */
export const kolonner = (ny: Omit<NySamtale, 'id' | 'borgerId' | 'type' | 'indstillingId' | 'bookingId'>) => ({
  form: ny.form,
  startTid: ny.start,
  slutTid: ny.slut,
  moedeholder: ny.moedeholder.trim(),
  titel: ny.titel.trim(),
  beskrivelse: ellerNull(ny.beskrivelse),
  sted: ellerNull(ny.sted),
  adresse: ellerNull(ny.adresse),
  telefon: ellerNull(ny.telefon),
  borgerRinger: ny.borgerRinger,
  videolink: ellerNull(ny.videolink),
  ombookSenest: ny.ombookSenest,
  akassedeltagelse: ny.akassedeltagelse,
  deltagere: [...ny.deltagere],
  nulstillende: ny.nulstillende ?? false,
})

/** The same as texts, for the rule that looks at what the citizen must know. */
export const somTekster = (s: {
  form: string
  titel: string
  beskrivelse: string | null
  moedeholder: string
  sted: string | null
  adresse: string | null
  telefon: string | null
  borgerRinger: boolean
  videolink: string | null
}) => ({
  form: s.form,
  titel: s.titel,
  moedeholder: s.moedeholder,
  beskrivelse: s.beskrivelse ?? '',
  sted: s.sted ?? '',
  adresse: s.adresse ?? '',
  telefon: s.telefon ?? '',
  borgerRinger: s.borgerRinger,
  videolink: s.videolink ?? '',
})

/** The tasks that a held interview answers: the first one after the tilmelding, and the follow-up on a tilbud. */
export async function lukFoerste(
  ctx: TxKontekst,
  forloeb: Forloebsfakta,
  holdt: { type: number; start: Date; indstillingId: string | null },
): Promise<void> {
  const dag = dagFor(holdt.start)
  const tilmeldt = forloeb.tilmeldinger.find((t) => daekker({ fra: t.gyldigFra, til: t.gyldigTil }, dag))
  if (tilmeldt && erJobsamtale(holdt.type)) await lukOpgaver(ctx, tilmeldt.id, ['FOERSTE_SAMTALE'])
  if (holdt.indstillingId) await lukOpgaver(ctx, holdt.indstillingId, ['TILBUD_OPFOELGNING'])
}

/** The organisation's own telephone, as it has told it. */
export async function telefonFor(ctx: TxKontekst, organisationId: string): Promise<string | null> {
  const [o] = await ctx.db
    .select({ telefon: organisation.telefon })
    .from(organisation)
    .where(eq(organisation.id, organisationId))
  return o?.telefon ?? null
}

const log = (ctx: TxKontekst, objektId: string, borgerId: string, formaal: string): Promise<void> =>
  logAdgang(ctx, [{ art: 'OPRET', handling: 'samtale.skriv', formaal, objektType: 'samtale', objektId, borgerId }])
