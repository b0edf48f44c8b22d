import { and, desc, eq } from 'drizzle-orm'
import { deling } from '#db/schema/jobordre'
import { kanOverhovedet } from '#lib/adgang/matrix'
import { hentBorger, hentDoedsfald, maaBorger } from '#lib/borger/hent'
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
import { hentTal, type Kode, listKoder } from '#lib/regelsaet/vaerdier'
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
  const person = await hentBorger(ctx, borgerId, 'formidling.opret')
  const tekst = (await listKoder(ctx, 'samtykketekst', ctx.dag)).at(-1)
  if (!tekst) throw new Error(`Ingen samtykketekst den ${ctx.dag}`)
  return {
    titel: ordre.titel,
    kandidat: person.navn,
    beskyttet: person.navnebeskyttetTil !== null && person.navnebeskyttetTil >= ctx.dag,
    modtager: aftale?.inviterendeNavn ?? ordre.virksomhedNavn,
    erAnsvarlig,
    erForeslaaet: (await findEgetForslag(ctx, jobordreId, borgerId)) !== undefined,
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

/** One candidate on an order as the reader may know them, and what may be done. */
export async function hentKandidatside(
  ctx: TxKontekst,
  jobordreId: string,
  formidlingId: string,
): Promise<Kandidatside> {
  const f = await hentFormidling(ctx, formidlingId)
  const [kandidat] = await listKandidater(ctx, jobordreId, { formidlingId })
  if (!kandidat || f.jobordreId !== jobordreId) throw new IkkeFundet(`formidling ${formidlingId}`)
  const ordre = await hentJobordre(ctx, jobordreId, 'formidling.ordre')
  const mig = ctx.aktoer.slags === 'bruger' ? ctx.aktoer.organisation.id : ''
  const part = await findPart(ctx, f, ordre)
  const mulige = await listMulige(ctx, f, ordre, part)
  const harOrdren = ordre.myndighedId === mig && ordre.status === 'UNDER_BEHANDLING'
  const egen = f.myndighedId === mig
  const endtUdenJob = f.status === 9206 || f.status === 9207
  return {
    ordre: { ...ordre, virksomhedNavn: part.harOrdren || f.samarbejdeId === null ? ordre.virksomhedNavn : null },
    kandidat,
    erEgen: egen,
    samtykker: await listSamtykkerFor(ctx, formidlingId),
    delt: await listDelt(ctx, formidlingId, mig),
    log: (await listFormidlingslog(ctx, { formidlingId })).toReversed(),
    mulige: mulige.filter((s) => s !== 9202),
    rettelser: await listRettelser(ctx, f, ordre),
    aarsager: await listKoder(ctx, 'afvisningsaarsag', ctx.dag),
    kan: {
      henvis: egen && harOrdren && mulige.includes(9202) && (await maaBorger(ctx, f.borgerId, 'formidling.opret')),
      sendVidere: !egen && harOrdren && mulige.includes(9202) && kandidat.delingLukketTid === null,
      underret:
        egen &&
        endtUdenJob &&
        kanOverhovedet(ctx.aktoer, 'nuph.opret') &&
        (await maaBorger(ctx, f.borgerId, 'nuph.opret')) &&
        !(await hentDoedsfald(ctx, f.borgerId)),
    },
  }
}

const UDEN_OPLYSNINGER = { aarsag: null, tekst: null, aarsager: [], resultatdato: null }

/** The statuses that the rules of who and of order let through; what each of them needs to be told is judged when it is sent. */
async function listMulige(
  ctx: TxKontekst,
  f: Formidling,
  ordre: Jobordre,
  part: Awaited<ReturnType<typeof findPart>>,
): Promise<Formidlingsstatus[]> {
  const fra = f.status as Formidlingsstatus
  const resultatDage = await hentTal(ctx, 'jobordre_egne_henvisninger_dage', ctx.dag)
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

async function listRettelser(ctx: TxKontekst, f: Formidling, ordre: Jobordre): Promise<Formidlingsstatus[]> {
  if (f.endeligTid === null || ctx.aktoer.slags !== 'bruger') return []
  const mig = ctx.aktoer.organisation.id
  const fakta = {
    ...UDEN_OPLYSNINGER,
    fra: f.status as Formidlingsstatus,
    dag: ctx.dag,
    erVirksomhed: false,
    satteSelv: f.endeligAfId === mig,
    endeligTid: f.endeligTid,
    rettelseDage: await hentTal(ctx, 'formidling_rettelse_dage', ctx.dag),
    kommentar: 'skrives i formularen',
    samtykkeTrukket: f.henvistTid === null || (await findSamtykke(ctx, f.id)) === undefined,
    maks: ordre.maksAntalHenvisninger,
    antalHenviste: await taelHenviste(ctx, ordre.id),
    staarPaaOrdren: await staarPaaOrdren(ctx, f.jobordreId, f.borgerId, f.id),
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
