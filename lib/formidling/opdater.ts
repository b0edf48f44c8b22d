import { sql } from 'drizzle-orm'
import { FORMIDLING } from '#db/schema/formidling'
import { dagFor } from '#lib/dato'
import { pauserVedMaksimum, spoergOmAfslutning } from '#lib/formidling/maksimum'
import { findPart, findSamtykke, hentFormidling, staarPaaOrdren } from '#lib/formidling/queries'
import { type Formidlingsstatus, TAELLER, vurderRettelse, vurderStatusskift } from '#lib/formidling/regler'
import { forkertVersion, gemNotat, skiftFormidling } from '#lib/formidling/skriv'
import { fortaelVirksomheden } from '#lib/jobordre/haendelse'
import { type Jobordre, laasJobordre, taelHenviste } from '#lib/jobordre/queries'
import { type Kontekst, type TxKontekst, transaktion } from '#lib/kontekst'
import type { NavngivetSagsbehandler } from '#lib/organisation/sagsbehandler'
import { Afvist, afvisBlok } from '#lib/regelfund'
import { hentTal, listKoder } from '#lib/regelsaet/vaerdier'
import { noterTrin } from '#lib/rekruttering/proevetrin'
import { vurderNotat } from '#lib/samtykke/regler'
import { vurderFritekst } from '#lib/tekst/fritekst'

export type Opdatering = {
  formidlingId: string
  version: number
  status: Formidlingsstatus
  aarsag?: number | null | undefined
  /** With a rejection: what the reason was, in the employer's words. */
  tekst?: string | null | undefined
  /** With ANSAT: the first day of work. */
  resultatdato?: string | null | undefined
  kommentar?: string | null | undefined
  sagsbehandler?: NavngivetSagsbehandler | undefined
}

/**
 * How it went with a candidate, told by the authority or by the employer: to an interview, hired, not chosen and why, did not come; and by the
 * authority: declined, withdrawn. Nothing here sanctions anybody.
 */
export async function opdaterFormidling(
  ctx: Kontekst,
  input: Opdatering,
): Promise<{ id: string; version: number; status: number }> {
  return transaktion(ctx, async (ctx) => {
    const { f, ordre } = await laasKandidatOgOrdre(ctx, input)
    const part = await findPart(ctx, f, ordre)
    const fund = vurderStatusskift({
      ...(await fakta(ctx, f, input)),
      ...part,
      afsluttetDag: ordre.afsluttetTid ? dagFor(ordre.afsluttetTid) : null,
      resultatDage: await hentTal(ctx, 'jobordre_egne_henvisninger_dage', ctx.dag),
    })
    if (fund.some((x) => x.kode === 'JO-061')) throw new Afvist(fund, 403)
    if (fund.some((x) => x.kode === 'JO-060')) throw new Afvist(fund, 409)
    afvisBlok([...fund, ...vurderTekster(input)])
    // Sending to the employer takes a consent and has its own checks: `henvisKandidat`, `sendForslagVidere`.
    if (input.status === FORMIDLING.HENVIST) throw new Afvist([BRUG_HENVIS])
    const skiftet = await skiftFormidling(ctx, f, input.status, input)
    if (part.part === 'borgerens') await gemNotat(ctx, f, { kommentar: input.kommentar ?? null, cvUrl: null })
    await noterTrin(ctx, ordre, 'HENVIST')
    await fortael(ctx, ordre, f.henvistTid !== null, input.status)
    return { id: f.id, version: skiftet.version, status: skiftet.status }
  })
}

/** Corrects a final status: by whom set it, within the days of the rule, with a comment. It may fill the order again. */
export async function retFormidling(
  ctx: Kontekst,
  input: Opdatering & { kommentar: string },
): Promise<{ id: string; version: number; status: number }> {
  return transaktion(ctx, async (ctx) => {
    const { f, ordre } = await laasKandidatOgOrdre(ctx, input)
    const { aktoer } = ctx
    const fund = vurderRettelse({
      ...(await fakta(ctx, f, input)),
      erVirksomhed: aktoer.slags === 'bruger' && aktoer.organisation.type === 'virksomhed',
      satteSelv: aktoer.slags === 'bruger' && f.endeligAfId === aktoer.organisation.id,
      endeligTid: f.endeligTid,
      rettelseDage: await hentTal(ctx, 'formidling_rettelse_dage', ctx.dag),
      kommentar: input.kommentar,
      // A candidate who never reached the employer cannot be corrected into one that has: that takes a referral.
      samtykkeTrukket: f.henvistTid === null || (await findSamtykke(ctx, f.id)) === undefined,
      maks: ordre.maksAntalHenvisninger,
      antalHenviste: await taelHenviste(ctx, ordre.id),
      staarPaaOrdren: await staarPaaOrdren(ctx, f.jobordreId, f.borgerId, f.id),
    })
    if (fund.some((x) => x.kode === 'JO-060' && !x.felt)) throw new Afvist(fund, 409)
    if (fund.some((x) => x.kode === 'JO-061')) throw new Afvist(fund, 403)
    afvisBlok([...fund, ...vurderTekster(input)])
    const rettet = await skiftFormidling(ctx, f, input.status, { ...input, rettelse: true })
    if (TAELLER.includes(input.status)) await pauserVedMaksimum(ctx, ordre)
    await fortael(ctx, ordre, f.henvistTid !== null, input.status)
    return { id: f.id, version: rettet.version, status: rettet.status }
  })
}

async function laasKandidatOgOrdre(ctx: TxKontekst, input: { formidlingId: string; version: number }) {
  const { jobordreId } = await hentFormidling(ctx, input.formidlingId, 'formidling.ret')
  const ordre = await laasJobordre(ctx, jobordreId, 'formidling.ordre')
  // A withdrawal takes the same row, so a consent that is read from here stands until the change is stored.
  await ctx.db.execute(sql`select id from formidling where id = ${input.formidlingId} for no key update`)
  const f = await hentFormidling(ctx, input.formidlingId, 'formidling.ret')
  if (f.version !== input.version) throw forkertVersion(f)
  return { f, ordre }
}

const fakta = async (ctx: TxKontekst, f: { status: number }, input: Opdatering) => ({
  fra: f.status as Formidlingsstatus,
  til: input.status,
  dag: ctx.dag,
  aarsag: input.aarsag ?? null,
  tekst: input.tekst ?? null,
  aarsager: (await listKoder(ctx, 'afvisningsaarsag', ctx.dag)).map((k) => k.kode),
  resultatdato: input.resultatdato ?? null,
})

const vurderTekster = (input: Opdatering) => [
  ...vurderNotat({ kommentar: input.kommentar }),
  ...vurderFritekst(input.tekst ?? '', 'tekst', 250),
]

/** The employer hears what it did not do itself and had been sent; who hired as many as there are positions is asked to close. */
async function fortael(ctx: TxKontekst, ordre: Jobordre, harHaftDen: boolean, til: Formidlingsstatus): Promise<void> {
  const { aktoer } = ctx
  const hvem = aktoer.slags === 'bruger' ? aktoer.organisation.navn : aktoer.navn
  const selv = aktoer.slags === 'bruger' && aktoer.organisation.type === 'virksomhed'
  if (til === FORMIDLING.ANSAT) await spoergOmAfslutning(ctx, ordre, selv ? 'I' : hvem)
  if (!selv && harHaftDen && (til === FORMIDLING.TAKKET_NEJ || til === FORMIDLING.TRUKKET))
    await fortaelVirksomheden(ctx, ordre, 'UDGAAET', hvem)
}

const BRUG_HENVIS = {
  kode: 'JO-071',
  niveau: 'BLOK' as const,
  besked: 'Skriv borgerens samtykke, når kandidaten sendes til virksomheden.',
  felt: 'samtykke',
  regel: 'Oplysninger om en borger deles kun med borgerens samtykke til netop den jobordre',
  kilde: 'Databeskyttelsesforordningen artikel 6 og 7',
  hvemKan: 'Borgeren siger ja, og myndigheden skriver det ned',
}
