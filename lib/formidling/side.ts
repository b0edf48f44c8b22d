import { and, desc, eq } from 'drizzle-orm'
import { deling } from '#db/schema/formidling'
import { kanOverhovedet } from '#lib/adgang/matrix'
import { hentBorger, hentDoedsfald, listBorgerrettigheder } from '#lib/borger/hent'
import { type Dag, dagFor } from '#lib/dato'
import {
  type Formidling,
  findPart,
  findSamtykke,
  hentFormidling,
  type Kandidat,
  type Loglinje,
  listFormidlingslog,
  listKandidater,
  staarPaaOrdren,
} from '#lib/formidling/queries'
import { type Formidlingsstatus, OVERGANGE, vurderRettelse, vurderStatusskift } from '#lib/formidling/regler'
import { findEgetForslag } from '#lib/jobordre/myndighedsside'
import { hentJobordre, type Jobordre, listStillinger, taelHenviste } from '#lib/jobordre/queries'
import type { TxKontekst } from '#lib/kontekst'
import { IkkeFundet } from '#lib/regelfund'
import { hentTalFor, type Kode, listKoder } from '#lib/regelsaet/vaerdier'
import { hentInviteretJobordre } from '#lib/samarbejde/queries'
import { listSamtykkerFor } from '#lib/samtykke/queries'

export type Henvisside = {
  titel: string
  kandidat: string
  beskyttet: boolean
  /** Who gets to see the candidate: the company, or the a-kasse that asked for help. */
  modtager: string
  erAnsvarlig: boolean
  /** Stands on the order already, as found by the reader's own authority. */
  erForeslaaet: boolean
  tekst: Kode
}

/**
 * The order that the reader looks for citizens for: it has it, or helps with it by agreement. For others there is no such page. Only what an
 * a-kasse that helps may read.
 */
export async function hentFindeside(
  ctx: TxKontekst,
  jobordreId: string,
): Promise<{ titel: string; stilling: string | undefined }> {
  const ordre = await hentJobordre(ctx, jobordreId, 'formidling.ordre')
  if (!kanOverhovedet(ctx.aktoer, 'formidling.opret')) throw new IkkeFundet(`jobordre ${jobordreId}`)
  if (!erAnsvarligFor(ctx, ordre)) await hentAftale(ctx, jobordreId)
  return { titel: ordre.titel, stilling: (await listStillinger(ctx, jobordreId))[0]?.titel }
}

const erAnsvarligFor = (ctx: TxKontekst, ordre: Jobordre): boolean =>
  ctx.aktoer.slags === 'bruger' && ordre.myndighedId === ctx.aktoer.organisation.id

async function hentAftale(ctx: TxKontekst, jobordreId: string) {
  const { samarbejde } = await hentInviteretJobordre(ctx, jobordreId)
  if (samarbejde.status !== 'AFTALT') throw new IkkeFundet(`samarbejde om jobordre ${jobordreId}`)
  return samarbejde
}

/** What the form needs that shows a citizen to somebody. Only for who has the order, and by agreement. */
export async function hentHenvisside(ctx: TxKontekst, jobordreId: string, borgerId: string): Promise<Henvisside> {
  const ordre = await hentJobordre(ctx, jobordreId, 'formidling.ordre')
  const erAnsvarlig = erAnsvarligFor(ctx, ordre)
  const aftale = erAnsvarlig ? undefined : await hentAftale(ctx, jobordreId)
  const [person, tekster, forslag] = await Promise.all([
    hentBorger(ctx, borgerId, 'formidling.opret'),
    listKoder(ctx, 'samtykketekst', ctx.dag),
    findEgetForslag(ctx, jobordreId, borgerId),
  ])
  const tekst = tekster.at(-1)
  if (!tekst) throw new Error(`Ingen samtykketekst den ${ctx.dag}`)
  return {
    titel: ordre.titel,
    kandidat: person.navn,
    beskyttet: person.navnebeskyttetTil !== null && person.navnebeskyttetTil >= ctx.dag,
    modtager: aftale?.inviterendeNavn ?? ordre.virksomhedNavn,
    erAnsvarlig,
    erForeslaaet: forslag !== undefined,
    tekst,
  }
}

type Samtykke = Awaited<ReturnType<typeof listSamtykkerFor>>[number]

export type Kandidatside = {
  ordre: Pick<Jobordre, 'id' | 'titel' | 'sagsnummer' | 'antalStillinger'> & { virksomhedNavn: string | null }
  kandidat: Kandidat
  erEgen: boolean
  samtykker: Samtykke[]
  /** What the reader's organisation shared, with whom, and whether it is gone there. */
  delt: {
    id: string
    modtagerNavn: string
    deltTid: Date
    til: Dag | null
    lukketTid: Date | null
    kvitteretTid: Date | null
  }[]
  log: Loglinje[]
  /** What the status may become now, and what a final one may be corrected to. */
  mulige: Formidlingsstatus[]
  rettelser: Formidlingsstatus[]
  aarsager: Kode[]
  kan: { henvis: boolean; sendVidere: boolean; underret: boolean }
}

/** One candidate on an order as the reader may know them, and what may be done; asked for in two goes. */
export async function hentKandidatside(
  ctx: TxKontekst,
  jobordreId: string,
  formidlingId: string,
): Promise<Kandidatside> {
  const [f, ordre] = await Promise.all([
    hentFormidling(ctx, formidlingId),
    hentJobordre(ctx, jobordreId, 'formidling.ordre'),
  ])
  if (f.jobordreId !== jobordreId) throw new IkkeFundet(`formidling ${formidlingId}`)
  const mig = ctx.aktoer.slags === 'bruger' ? ctx.aktoer.organisation.id : ''
  const egen = f.myndighedId === mig
  // Not before both are known to be the reader's: whom one has read about is logged.
  const [[kandidat], part, samtykker, delt, log, tal, aarsager, stand, maa, doed] = await Promise.all([
    listKandidater(ctx, jobordreId, { formidlingId }),
    findPart(ctx, f, ordre),
    listSamtykkerFor(ctx, formidlingId),
    listDelt(ctx, formidlingId, mig),
    listFormidlingslog(ctx, { formidlingId }),
    hentTalFor(ctx, DAGE, ctx.dag),
    listKoder(ctx, 'afvisningsaarsag', ctx.dag),
    hentRettelsesstand(ctx, f, ordre),
    egen ? listBorgerrettigheder(ctx, f.borgerId, ['formidling.opret', 'nuph.opret']) : INGEN,
    egen && hentDoedsfald(ctx, f.borgerId),
  ])
  if (!kandidat) throw new IkkeFundet(`formidling ${formidlingId}`)
  const mulige = listMulige(ctx, f, ordre, part, tal.jobordre_egne_henvisninger_dage)
  const harOrdren = ordre.myndighedId === mig && ordre.status === 'UNDER_BEHANDLING'
  const endtUdenJob = f.status === 9206 || f.status === 9207
  return {
    ordre: { ...ordre, virksomhedNavn: part.harOrdren || f.samarbejdeId === null ? ordre.virksomhedNavn : null },
    kandidat,
    erEgen: egen,
    samtykker,
    delt,
    log: log.toReversed(),
    mulige: mulige.filter((s) => s !== 9202),
    rettelser: stand ? listRettelser(ctx, f, stand, tal.formidling_rettelse_dage) : [],
    aarsager,
    kan: {
      henvis: egen && harOrdren && mulige.includes(9202) && maa['formidling.opret'],
      sendVidere: !egen && harOrdren && mulige.includes(9202) && kandidat.delingLukketTid === null,
      underret: egen && endtUdenJob && kanOverhovedet(ctx.aktoer, 'nuph.opret') && maa['nuph.opret'] && !doed,
    },
  }
}

const DAGE = ['jobordre_egne_henvisninger_dage', 'formidling_rettelse_dage'] as const
const INGEN = { 'formidling.opret': false, 'nuph.opret': false }
const UDEN_OPLYSNINGER = { aarsag: null, tekst: null, aarsager: [], resultatdato: null }

/** The statuses that the rules of who and of order let through; what each of them needs to be told is judged when it is sent. */
function listMulige(
  ctx: TxKontekst,
  f: Formidling,
  ordre: Jobordre,
  part: Awaited<ReturnType<typeof findPart>>,
  resultatDage: number,
): Formidlingsstatus[] {
  const fra = f.status as Formidlingsstatus
  return OVERGANGE[fra].filter((til) => {
    const fund = vurderStatusskift({
      ...part,
      ...UDEN_OPLYSNINGER,
      fra,
      til,
      dag: ctx.dag,
      afsluttetDag: ordre.afsluttetTid ? dagFor(ordre.afsluttetTid) : null,
      resultatDage,
    })
    return !fund.some((x) => x.kode === 'JO-060' || x.kode === 'JO-061')
  })
}

/** What a correction is judged by besides the row; undefined for a candidate that has not ended. */
async function hentRettelsesstand(ctx: TxKontekst, f: Formidling, ordre: Jobordre) {
  if (f.endeligTid === null || ctx.aktoer.slags !== 'bruger') return undefined
  const [samtykke, antalHenviste, paaOrdren] = await Promise.all([
    f.henvistTid === null ? undefined : findSamtykke(ctx, f.id),
    taelHenviste(ctx, ordre.id),
    staarPaaOrdren(ctx, f.jobordreId, f.borgerId, f.id),
  ])
  return {
    satteSelv: f.endeligAfId === ctx.aktoer.organisation.id,
    endeligTid: f.endeligTid,
    samtykkeTrukket: samtykke === undefined,
    maks: ordre.maksAntalHenvisninger,
    antalHenviste,
    staarPaaOrdren: paaOrdren,
  }
}

function listRettelser(
  ctx: TxKontekst,
  f: Formidling,
  stand: NonNullable<Awaited<ReturnType<typeof hentRettelsesstand>>>,
  rettelseDage: number,
): Formidlingsstatus[] {
  const fakta = {
    ...UDEN_OPLYSNINGER,
    ...stand,
    fra: f.status as Formidlingsstatus,
    dag: ctx.dag,
    erVirksomhed: false,
    rettelseDage,
    kommentar: 'skrives i formularen',
  }
  return (Object.keys(OVERGANGE).map(Number) as Formidlingsstatus[]).filter(
    (til) => til !== f.status && !vurderRettelse({ ...fakta, til }).some((x) => x.kode.startsWith('JO-')),
  )
}

const listDelt = (ctx: TxKontekst, formidlingId: string, mig: string): Promise<Kandidatside['delt']> =>
  ctx.db
    .select({
      id: deling.id,
      modtagerNavn: deling.modtagerNavn,
      deltTid: deling.deltTid,
      til: deling.til,
      lukketTid: deling.lukketTid,
      kvitteretTid: deling.kvitteretTid,
    })
    .from(deling)
    .where(and(eq(deling.formidlingId, formidlingId), eq(deling.afsenderId, mig)))
    .orderBy(desc(deling.deltTid))
    .limit(50)
