import { eq } from 'drizzle-orm'
import { borger } from '#db/schema/borger'
import type { Handling } from '#lib/adgang/matrix'
import { type Doedsfald, doedsfald } from '#lib/borger/doed'
import { hentBorger, hentDoedsfald, maaBorger } from '#lib/borger/hent'
import type { TxKontekst } from '#lib/kontekst'
import { hentNuphBilag } from '#lib/nuph/bilag'
import { type Dagen, hentDagen } from '#lib/nuph/dagen'
import { arbejdsdageSiden, type Friststand, friststand, hvisTur, type Tur } from '#lib/nuph/frister'
import { type Kildevalg, listKilder } from '#lib/nuph/kildevalg'
import {
  findHaendelse,
  hentForloebOm,
  hentNuph,
  listHaendelser,
  listSvartyper,
  maaNuph,
  type Nuph,
} from '#lib/nuph/queries'
import { vurderNuphKladde } from '#lib/nuph/send'
import type { Haendelse } from '#lib/nuph/sendefakta'
import type { Svartype } from '#lib/nuph/svarregler'
import type { Regelfund } from '#lib/regelfund'
import { hentTal, type Kode, listKoder } from '#lib/regelsaet/vaerdier'
import { hentSanktion, sanktionPaaNuph } from '#lib/sanktion/queries'
import type { Sanktion } from '#lib/sanktion/regler'

export type Nuphside = Awaited<ReturnType<typeof hentForloebOm>> & {
  sag: Nuph
  borgerNavn: string
  doed: Doedsfald
  haendelse: Haendelse | undefined
  /** Names of events on the day, for earlier versions. */
  haendelser: ReadonlyMap<string, string>
  svartyper: ReadonlyMap<string, string>
  grunde: ReadonlyMap<string, string>
  bilag: Awaited<ReturnType<typeof hentNuphBilag>>
  sanktion: Sanktion | undefined
  tur: Tur
  /** Working days since it was sent, and how that stands against the limits; null before it is sent and when it has been answered. */
  alder: { arbejdsdage: number; stand: Friststand } | null
  maaRette: boolean
  maaSvare: boolean
  maaSkrive: boolean
}

/** Everything about one underretning that either authority sees, and what the reader may do with it. */
export async function hentNuphside(ctx: TxKontekst, id: string): Promise<Nuphside> {
  const sag = await hentNuph(ctx, id, 'nuph.se')
  const om = await hentForloebOm(ctx, id)
  const [person] = await ctx.db.select({ navn: borger.navn }).from(borger).where(eq(borger.id, sag.borgerId))
  const aabne = (type: string) => om.indlaeg.some((i) => i.type === type && i.besvaretTid === null)
  const tur = hvisTur(sag.status, {
    tilUnderretningen: aabne('SPOERGSMAAL_TIL_UNDERRETNING'),
    tilSvaret: aabne('SPOERGSMAAL_TIL_SVAR'),
  })
  const kommunensDel = ctx.aktoer.slags === 'bruger' && ctx.aktoer.organisation.type !== 'akasse'
  const paa = await sanktionPaaNuph(ctx, id)
  return {
    ...om,
    sag,
    borgerNavn: person?.navn ?? '',
    doed: await hentDoedsfald(ctx, sag.borgerId),
    haendelse: (await findHaendelse(ctx, sag.haendelse, sag.haendelsesdato)).gaeldende,
    haendelser: new Map((await listHaendelser(ctx, sag.haendelsesdato)).map((h) => [h.kode, h.navn])),
    svartyper: new Map((await listSvartyper(ctx, ctx.dag)).map((s) => [s.kode, s.navn])),
    grunde: new Map((await listKoder(ctx, 'nuph_grund', ctx.dag)).map((k) => [k.kode, k.navn])),
    bilag: await hentNuphBilag(ctx, id),
    sanktion: paa && (!kommunensDel || paa.kommunenSer) ? await hentSanktion(ctx, paa.id, 'sanktion.se') : undefined,
    tur,
    alder: await alderFor(ctx, sag, tur),
    maaRette: await maaNuph(ctx, id, 'nuph.ret'),
    maaSvare: await maaNuph(ctx, id, 'nuph.besvar'),
    maaSkrive: await maaNuph(ctx, id, 'nuph.dialog'),
  }
}

async function alderFor(ctx: TxKontekst, sag: Nuph, tur: Tur): Promise<Nuphside['alder']> {
  if (!sag.sendtTid || tur === 'INGEN') return null
  // A reopened case is counted anew, as the daily reminder does.
  const arbejdsdage = arbejdsdageSiden(sag.status === 'GENOPTAGET' ? sag.aendretTid : sag.sendtTid, ctx.dag)
  return {
    arbejdsdage,
    stand: friststand(arbejdsdage, {
      paamind: await hentTal(ctx, 'nuph_svar_paamindelse_arbejdsdage', ctx.dag),
      overskredet: await hentTal(ctx, 'nuph_svar_overskredet_arbejdsdage', ctx.dag),
    }),
  }
}

export type Formside = {
  borger: { id: string; navn: string; doed: Doedsfald }
  haendelser: Haendelse[]
  kilder: Kildevalg[]
}

/**
 * The form of a case that stands: of a draft while the citizen is the kommune's, of what was sent while it sees the citizen's registrations.
 * Undefined when the citizen has left or died meanwhile; then the page says so.
 */
export async function findFormside(ctx: TxKontekst, sag: Nuph): Promise<Formside | undefined> {
  const handling = sag.status === 'KLADDE' ? 'nuph.opret' : 'fravaer.se'
  if (!(await maaBorger(ctx, sag.borgerId, handling))) return undefined
  const form = await hentFormside(ctx, sag.borgerId, handling)
  return form.borger.doed ? undefined : form
}

/** What the form of an underretning offers: the events in force on the day, and what they could be about. */
export async function hentFormside(
  ctx: TxKontekst,
  borgerId: string,
  handling: Handling = 'nuph.opret',
): Promise<Formside> {
  const borger = await hentBorger(ctx, borgerId, handling)
  return {
    borger: { id: borger.id, navn: borger.navn, doed: doedsfald(borger) },
    haendelser: await listHaendelser(ctx, ctx.dag),
    kilder: await listKilder(ctx, borgerId),
  }
}

/** The live check beside a draft: every finding as it would be at sending. */
export const kontroller = async (ctx: TxKontekst, sag: Nuph): Promise<Regelfund[]> =>
  (await vurderNuphKladde(ctx, sag)).fund

export type Svarside = Nuphside & { typer: Svartype[]; anledninger: Kode[]; dagen: Dagen }

/**
 * What the form of an answer offers, and what it is weighed by; the usual answers to the event first. About a citizen who has died only what
 * ends the case: no hearing, and a consequence only with the sanction that stood there before.
 */
export async function hentSvarside(ctx: TxKontekst, id: string): Promise<Svarside> {
  const side = await hentNuphside(ctx, id)
  await hentNuph(ctx, id, 'nuph.besvar')
  const passer = (t: Svartype) => t.saedvanligFor.includes('ALLE') || t.saedvanligFor.includes(side.sag.haendelse)
  const muligt = (t: Svartype) =>
    !side.doed || (t.endeligt && (!t.sanktionskategori || t.sanktionskategori === side.sanktion?.kategori))
  const typer = (await listSvartyper(ctx, ctx.dag)).filter(muligt).sort((a, b) => Number(passer(b)) - Number(passer(a)))
  return {
    ...side,
    typer,
    anledninger: await listKoder(ctx, 'nuph_anledning', ctx.dag),
    dagen: await hentDagen(ctx, side.sag),
  }
}
