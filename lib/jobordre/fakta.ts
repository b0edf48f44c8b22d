import { sql } from 'drizzle-orm'
import type { Dag } from '#lib/dato'
import { dagFor } from '#lib/dato'
import type { JobordreFelter } from '#lib/jobordre/input'
import { vurderValg } from '#lib/jobordre/myndigheder'
import type { Jobordre } from '#lib/jobordre/queries'
import type { Jobordrefakta } from '#lib/jobordre/regler'
import type { TxKontekst } from '#lib/kontekst'
import { findStarsTelefon } from '#lib/organisation/star'
import { findVaerdi, hentTalFor, listKoderI } from '#lib/regelsaet/vaerdier'
import { listEnheder, passerPNummer } from '#lib/virksomhed/enheder'

const LISTER = [
  'jobordre_type',
  'henvendelsesmaade',
  'arbejdstidsforhold',
  'ugentlig_arbejdstid',
  'jobkrav',
  'forskelsbehandling_ord',
  'betaling_ord',
] as const
const GRAENSER = [
  'jobordre_frist_dage',
  'jobordre_startdato_dage',
  'jobordre_start_foer_frist_dage',
  'jobordre_nye_i_timen',
] as const

/**
 * What the rules need to know about an order on today's day. `oprettet` is the day it was made: an order from before titles came stays
 * valid without one. `valg` false: the authority is not chosen anew, so whether it can be is not asked.
 */
export async function hentJobordrefakta(
  ctx: TxKontekst,
  felter: JobordreFelter,
  om: {
    ordreId: string
    cvr: string
    virksomhedId: string
    oprettet: Dag
    valg: boolean
    ny: boolean
    rekrutterSelv?: string
  },
): Promise<Jobordrefakta> {
  const { dag } = ctx
  const koder = await listKoderI(ctx, LISTER, dag)
  const kun = (liste: (typeof LISTER)[number]) => koder[liste].map((k) => k.kode)
  const ord = (liste: (typeof LISTER)[number]) => koder[liste].map((k) => ({ kode: k.kode, ord: k.navn }))
  const tal = await hentTalFor(ctx, GRAENSER, dag)
  const primaer = felter.stillinger[0]?.conceptUri ?? null
  return {
    felter,
    dag,
    cvr: om.cvr,
    stillinger: await hentStillinger(ctx, felter, om.oprettet),
    stillingKraeves: (await findVaerdi(ctx, 'jobordre_stilling_kraeves', om.oprettet))?.vaerdi === 'ja',
    pNummerPasser: !felter.pNummer || (await passerPNummer(ctx, om.cvr, felter.pNummer, dag)),
    enheder: felter.pNummer || !erVirksomhed(ctx) ? [] : await listEnheder(ctx, om.cvr, dag),
    supportTelefon: (await findStarsTelefon(ctx.db)) ?? null,
    tilstande: await ctx.db.execute<Jobordrefakta['tilstande'][number]>(sql`
      select id, tilstand, fra from virksomhedstilstand where cvr = ${om.cvr} and fra <= ${ctx.nu.toISOString()}::timestamptz
        and (til is null or til > ${ctx.nu.toISOString()}::timestamptz) limit 10`),
    myndighed: await hentValg(ctx, felter, om, primaer),
    koder: {
      jobordreType: kun('jobordre_type'),
      henvendelsesmaade: kun('henvendelsesmaade'),
      arbejdstidsforhold: kun('arbejdstidsforhold'),
      ugentligArbejdstid: kun('ugentlig_arbejdstid'),
      jobkrav: kun('jobkrav'),
    },
    ord: { forskelsbehandling: ord('forskelsbehandling_ord'), betaling: ord('betaling_ord') },
    ligner: primaer ? await findLignende(ctx, felter, om, primaer) : null,
    nyeSidsteTime: om.ny ? await taelNye(ctx, om.virksomhedId) : 0,
    graenser: {
      fristDage: tal.jobordre_frist_dage,
      startdatoDage: tal.jobordre_startdato_dage,
      startFoerFristDage: tal.jobordre_start_foer_frist_dage,
      nyeITimen: tal.jobordre_nye_i_timen,
    },
  }
}

const erVirksomhed = ({ aktoer }: TxKontekst): boolean =>
  aktoer.slags === 'bruger' && aktoer.organisation.type === 'virksomhed'

/** The day an order was made, for the rules that hold from a day on. */
export const oprettetDag = (ordre: Jobordre): Dag => dagFor(ordre.oprettetTid)

async function hentValg(
  ctx: TxKontekst,
  felter: JobordreFelter,
  om: { valg: boolean; rekrutterSelv?: string },
  primaer: string | null,
): Promise<Jobordrefakta['myndighed']> {
  if (!felter.myndighedId) return null
  const valg = await vurderValg(ctx, felter.myndighedId, { dag: ctx.dag, conceptUri: primaer, pNummer: felter.pNummer })
  return valg && { ...valg, kanVaelges: valg.kanVaelges || !om.valg || om.rekrutterSelv === felter.myndighedId }
}

async function hentStillinger(ctx: TxKontekst, felter: JobordreFelter, dag: Dag): Promise<Jobordrefakta['stillinger']> {
  if (felter.stillinger.length === 0) return []
  const valg = JSON.stringify(felter.stillinger.map((s, nr) => ({ nr, uri: s.conceptUri, alias: s.aliasId })))
  return ctx.db.execute<Jobordrefakta['stillinger'][number]>(sql`
    select v.uri as "conceptUri",
      exists (select from stillingsbetegnelse s where s.concept_uri = v.uri and s.gyldig_fra <= ${dag} and (s.gyldig_til is null or s.gyldig_til >= ${dag})) as findes,
      v.alias is null or exists (select from stillingsalias a where a.alias_id = v.alias and a.concept_uri = v.uri and a.gyldig_fra <= ${dag}
        and (a.gyldig_til is null or a.gyldig_til >= ${dag})) as "aliasPasser"
    from jsonb_to_recordset(${valg}::text::jsonb) as v(nr int, uri text, alias uuid) order by v.nr`)
}

async function findLignende(
  ctx: TxKontekst,
  felter: JobordreFelter,
  om: { ordreId: string; virksomhedId: string },
  primaer: string,
): Promise<Jobordrefakta['ligner']> {
  const [fundet] = await ctx.db.execute<{ id: string; sagsnummer: string }>(sql`
    select j.id, j.sagsnummer from jobordre j join jobordre_stilling s on s.jobordre_id = j.id and s.nummer = 0
      where j.virksomhed_id = ${om.virksomhedId} and j.id <> ${om.ordreId} and j.status in ('AFVENTER_MODTAGELSE', 'UNDER_BEHANDLING', 'INAKTIV')
        and j.p_nummer is not distinct from ${felter.pNummer}::text and s.concept_uri = ${primaer}
        and j.startdato is not distinct from ${felter.startdato}::date
      order by j.sendt_tid desc limit 1`)
  return fundet ?? null
}

/** Sent within the last hour by the company; its row is locked by the sender, so that two at once are counted one after the other. */
async function taelNye(ctx: TxKontekst, virksomhedId: string): Promise<number> {
  const [raekke] = await ctx.db.execute<{ antal: number }>(sql`
    select count(*)::int as antal from jobordre where virksomhed_id = ${virksomhedId}
      and sendt_tid > ${ctx.nu.toISOString()}::timestamptz - interval '1 hour' and not proeve`)
  return raekke?.antal ?? 0
}
