import { and, eq, gt, inArray, isNull, lt, ne } from 'drizzle-orm'
import { minPlan, planTilbud } from '#db/schema/min-plan'
import { nuph } from '#db/schema/nuph'
import { organisation } from '#db/schema/organisation'
import { samtale } from '#db/schema/samtale'
import { daekker, dagFor, visKortDato, visKortTidspunkt } from '#lib/dato'
import type { TxKontekst } from '#lib/kontekst'
import type { Kilde, Nuphfelter, Optaget } from '#lib/nuph/sendefakta'
import { listKoder } from '#lib/regelsaet/vaerdier'
import { JOBSAMTALE } from '#lib/samtale/regler'

type Henvisning = Pick<Nuphfelter, 'kildeSlags' | 'kildeId' | 'haendelsestidspunkt'>

/**
 * What the underretning is about, looked up where it is registered: nobody retypes an indkaldelse. Undefined when there is no such thing on
 * this citizen. HENVISNING and PALAEG are registered elsewhere so far: the id is kept, and the caller's word stands.
 */
export async function hentKilde(ctx: TxKontekst, borgerId: string, om: Henvisning): Promise<Kilde | undefined> {
  if (!om.kildeSlags || !om.kildeId) return undefined
  switch (om.kildeSlags) {
    case 'SAMTALE':
      return hentSamtalen(ctx, borgerId, om.kildeId, om.haendelsestidspunkt)
    case 'AKTIVITET':
      return hentAktiviteten(ctx, borgerId, om.kildeId)
    case 'NUPH':
      return hentUnderretningen(ctx, borgerId, om.kildeId)
    default:
      return {
        slags: om.kildeSlags,
        id: om.kildeId,
        beskrivelse: om.kildeSlags === 'HENVISNING' ? 'Henvisning' : 'Uddannelsespålæg',
        dag: null,
        start: null,
        slutDag: null,
        erJobsamtale: false,
        stand: 'PLANLAGT',
        oplysninger: {},
      }
  }
}

/**
 * The interview as it is registered now; FLYTTET when the time that the underretning names is one it had before. When the citizen could read
 * the summons is when its message was in the mailbox: delivery, never reading.
 */
async function hentSamtalen(
  ctx: TxKontekst,
  borgerId: string,
  id: string,
  tidspunkt: Date | null,
): Promise<Kilde | undefined> {
  const versioner = await ctx.db
    .select({ s: samtale, navn: organisation.navn, telefon: organisation.telefon })
    .from(samtale)
    .innerJoin(organisation, eq(organisation.id, samtale.organisationId))
    .where(and(eq(samtale.id, id), eq(samtale.borgerId, borgerId)))
    .orderBy(samtale.registreretFra)
    .limit(50)
  const nu = versioner.find((v) => v.s.registreretTil === null)
  const foerste = versioner[0]
  if (!nu || !foerste) return undefined
  const { s } = nu
  const flyttet =
    tidspunkt !== null &&
    tidspunkt.getTime() !== s.startTid.getTime() &&
    versioner.some((v) => v.s.startTid.getTime() === tidspunkt.getTime())
  const typer = new Map((await listKoder(ctx, 'samtaletype', dagFor(s.startTid))).map((k) => [Number(k.kode), k.navn]))
  const type = typer.get(s.type) ?? 'Samtale'
  return {
    slags: 'SAMTALE',
    id,
    beskrivelse: `${type} ${visKortTidspunkt(s.startTid)} hos ${nu.navn}`,
    dag: dagFor(s.startTid),
    start: s.startTid,
    slutDag: null,
    erJobsamtale: s.type === JOBSAMTALE,
    stand: flyttet ? 'FLYTTET' : STAND[s.status](s.aflystAf),
    oplysninger: {
      type,
      form: s.form,
      start: s.startTid.toISOString(),
      slut: s.slutTid.toISOString(),
      ...(s.sted && { sted: s.sted }),
      titel: s.titel,
      moedeholder: s.moedeholder,
      ...(nu.telefon && { kontakt: nu.telefon }),
      indkaldtTid: foerste.s.registreretFra.toISOString(),
      indkaldtVia: 'Beskedbakken',
      leveretTid: s.beskedTid?.toISOString() ?? null,
      selvbooket: s.bookingId !== null,
    },
  }
}

const STAND: Record<(typeof samtale.$inferSelect)['status'], (af: string | null) => Kilde['stand']> = {
  INDKALDT: () => 'PLANLAGT',
  AFHOLDT: () => 'AFHOLDT',
  UDEBLEVET: () => 'UDEBLEVET',
  AFLYST: (af) => (af === 'BORGER' ? 'AFLYST_AF_BORGER' : 'AFLYST_AF_MYNDIGHED'),
  BERIGTIGET: () => 'FJERNET',
}

async function hentAktiviteten(ctx: TxKontekst, borgerId: string, id: string): Promise<Kilde | undefined> {
  const [fundet] = await ctx.db
    .select({ t: planTilbud, af: minPlan.publiceretAfNavn })
    .from(planTilbud)
    .innerJoin(minPlan, eq(minPlan.id, planTilbud.planId))
    .where(
      and(
        eq(planTilbud.tilbudId, id),
        eq(planTilbud.borgerId, borgerId),
        inArray(minPlan.status, ['PUBLICERET', 'KVITTERET']),
      ),
    )
    .limit(1)
  if (!fundet) return undefined
  const { t } = fundet
  return {
    slags: 'AKTIVITET',
    id,
    beskrivelse: `${t.navn} ${visKortDato(t.start)}–${visKortDato(t.slut)}`,
    dag: t.start,
    start: null,
    slutDag: t.slut,
    erJobsamtale: false,
    stand: 'PLANLAGT',
    oplysninger: {
      titel: t.navn,
      start: t.start,
      slut: t.slut,
      ...(t.sted && { sted: t.sted }),
      ...(t.kontaktperson && { kontakt: t.kontaktperson }),
    },
  }
}

async function hentUnderretningen(ctx: TxKontekst, borgerId: string, id: string): Promise<Kilde | undefined> {
  const [fundet] = await ctx.db
    .select({ sagsnummer: nuph.sagsnummer, haendelsesdato: nuph.haendelsesdato })
    .from(nuph)
    .where(and(eq(nuph.id, id), eq(nuph.borgerId, borgerId), ne(nuph.status, 'KLADDE')))
  if (!fundet) return undefined
  return {
    slags: 'NUPH',
    id,
    beskrivelse: `Underretning ${fundet.sagsnummer}`,
    dag: null,
    start: null,
    slutDag: null,
    erJobsamtale: false,
    stand: 'PLANLAGT',
    oplysninger: { titel: fundet.sagsnummer ?? '' },
  }
}

/** What else the citizen was called to, or took part in, at the moment: lawful absence from this meeting. */
export async function listOptaget(
  ctx: TxKontekst,
  borgerId: string,
  kildeId: string | null,
  start: Date,
): Promise<Optaget[]> {
  const samtaler = await ctx.db
    .select({ id: samtale.id, titel: samtale.titel, start: samtale.startTid, hos: organisation.navn })
    .from(samtale)
    .innerJoin(organisation, eq(organisation.id, samtale.organisationId))
    .where(
      and(
        eq(samtale.borgerId, borgerId),
        isNull(samtale.registreretTil),
        inArray(samtale.status, ['INDKALDT', 'AFHOLDT']),
        lt(samtale.startTid, new Date(start.getTime() + 1)),
        gt(samtale.slutTid, start),
        kildeId ? ne(samtale.id, kildeId) : undefined,
      ),
    )
    .limit(10)
  const dagen = dagFor(start)
  // A tilbud of full working weeks is taken to cover working hours; others have no fixed hours that we know.
  const tilbud = await ctx.db
    .select({ t: planTilbud })
    .from(planTilbud)
    .innerJoin(minPlan, eq(minPlan.id, planTilbud.planId))
    .where(and(eq(planTilbud.borgerId, borgerId), inArray(minPlan.status, ['PUBLICERET', 'KVITTERET'])))
    .limit(50)
  return [
    ...samtaler.map((s) => ({
      id: s.id,
      art: 'SAMTALE' as const,
      beskrivelse: `${s.titel} ${visKortTidspunkt(s.start)}`,
      hos: s.hos,
    })),
    ...tilbud
      .filter(
        ({ t }) => t.tilbudId !== kildeId && daekker({ fra: t.start, til: t.slut }, dagen) && (t.timerPrUge ?? 0) >= 37,
      )
      .map(({ t }) => ({
        id: t.tilbudId,
        art: 'TILBUD' as const,
        beskrivelse: `${t.navn} ${visKortDato(t.start)}–${visKortDato(t.slut)}`,
        hos: t.registreretAfNavn,
      })),
  ]
}
