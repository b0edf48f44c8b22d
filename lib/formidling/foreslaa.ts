import { and, eq } from 'drizzle-orm'
import { FORMIDLING } from '#db/schema/formidling'
import { jobordreSamarbejde } from '#db/schema/jobordre'
import { hentDoedsfald, maaBorger } from '#lib/borger/hent'
import { laasBorger } from '#lib/borger/laas'
import { staarPaaOrdren } from '#lib/formidling/queries'
import { type Samtykkefelter, vurderHenvisning } from '#lib/formidling/regler'
import { opretFormidling } from '#lib/formidling/skriv'
import { type Jobordre, laasJobordre, taelHenviste } from '#lib/jobordre/queries'
import { type Kontekst, type TxKontekst, transaktion } from '#lib/kontekst'
import type { NavngivetSagsbehandler } from '#lib/organisation/sagsbehandler'
import { Afvist, afvisBlok, IkkeFundet } from '#lib/regelfund'
import { type Delefelter, del, proevSamtykke, registrerSamtykke } from '#lib/samtykke/giv'
import { vurderNotat } from '#lib/samtykke/regler'

export type Forslag = {
  id?: string | undefined
  jobordreId: string
  borgerId: string
  kommentar?: string | null | undefined
  cvUrl?: string | null | undefined
  sagsbehandler?: NavngivetSagsbehandler | undefined
  /** Needed by one that helps: what it proposes is shared with the responsible a-kasse. */
  samtykke?: Samtykkefelter | null | undefined
  deles?: Delefelter | undefined
}

/**
 * Puts a citizen on the order as found, not sent to the employer. Who has the order does it for itself and shares nothing; an a-kasse that helps
 * proposes its member, who has said yes to being shown to the responsible a-kasse.
 */
export async function foreslaaKandidat(ctx: Kontekst, input: Forslag): Promise<{ id: string; version: number }> {
  return transaktion(ctx, async (ctx) => {
    const erEgen = await laasKandidat(ctx, input.borgerId)
    const { ordre, aftale } = await laasOrdreOgAftale(ctx, input.jobordreId)
    await vurderMulighed(ctx, ordre, input.borgerId, erEgen)
    afvisBlok(vurderNotat(input))
    const delbart = aftale
      ? await proevSamtykke(ctx, ordre, input.borgerId, { samtykke: input.samtykke ?? null, deles: input.deles ?? {} })
      : null
    const f = await opretFormidling(ctx, ordre, {
      id: input.id,
      borgerId: input.borgerId,
      status: FORMIDLING.FORESLAAET,
      samarbejdeId: aftale?.id ?? null,
      kommentar: input.kommentar ?? null,
      cvUrl: input.cvUrl ?? null,
      sagsbehandler: input.sagsbehandler,
    })
    if (aftale && delbart && input.samtykke)
      await del(
        ctx,
        f,
        await registrerSamtykke(ctx, f, input.samtykke),
        { id: aftale.inviterendeId, navn: aftale.inviterendeNavn },
        delbart,
      )
    return { id: f.id, version: f.version }
  })
}

/**
 * The citizen's lock comes first, and only for one's own: a number that is not theirs and one that nobody has are the same. Tells whether it is
 * one's own; the rule says it in its turn.
 */
export async function laasKandidat(ctx: TxKontekst, borgerId: string): Promise<boolean> {
  if (!(await maaBorger(ctx, borgerId, 'formidling.opret'))) return false
  await laasBorger(ctx, borgerId, 'skriv')
  return maaBorger(ctx, borgerId, 'formidling.opret')
}

/** The order for one that may put citizens on it: the responsible authority, or an a-kasse by agreement (JO-070). */
async function laasOrdreOgAftale(ctx: TxKontekst, jobordreId: string) {
  const ordre = await laasJobordre(ctx, jobordreId, 'formidling.ordre')
  const organisationId = ctx.aktoer.slags === 'bruger' ? ctx.aktoer.organisation.id : ''
  if (ordre.myndighedId === organisationId) return { ordre, aftale: null }
  // Taking the agreement's row makes an end of it come before or after this.
  const [aftale] = await ctx.db
    .select()
    .from(jobordreSamarbejde)
    .where(
      and(
        eq(jobordreSamarbejde.jobordreId, jobordreId),
        eq(jobordreSamarbejde.inviteretId, organisationId),
        eq(jobordreSamarbejde.status, 'AFTALT'),
      ),
    )
    .for('no key update')
  if (!aftale || aftale.fra > ctx.dag || aftale.til < ctx.dag) throw new Afvist([IKKE_AFTALT], 403)
  return { ordre, aftale }
}

/** The ordered checks; the first that fails is the answer. The count stands still while the order is locked. */
export async function vurderMulighed(
  ctx: TxKontekst,
  ordre: Jobordre,
  borgerId: string,
  erEgen: boolean,
  undtagen?: string,
): Promise<void> {
  const fund = vurderHenvisning({
    ordrestatus: ordre.status,
    formidlingsfrist: ordre.formidlingsfrist,
    dag: ctx.dag,
    antalHenviste: await taelHenviste(ctx, ordre.id),
    maks: ordre.maksAntalHenvisninger,
    erEgen,
    // Who cannot see the citizen (another a-kasse's, sent on) does not learn of it; the worker takes who has died off the order.
    doed: await hentDoedsfald(ctx, borgerId),
    staarPaaOrdren: erEgen && (await staarPaaOrdren(ctx, ordre.id, borgerId, undtagen)),
  })
  if (fund.length > 0) throw new Afvist(fund)
}

/** The order as the responsible authority, which alone sends to the employer; others are told so (JO-061), or that it is not there. */
export async function laasEgenOrdre(ctx: TxKontekst, jobordreId: string): Promise<Jobordre> {
  const ordre = await laasJobordre(ctx, jobordreId, 'formidling.ordre')
  if (ctx.aktoer.slags !== 'bruger') throw new IkkeFundet(`jobordre ${jobordreId}`)
  if (ordre.myndighedId !== ctx.aktoer.organisation.id) throw new Afvist([IKKE_ANSVARLIG], 403)
  return ordre
}

const IKKE_ANSVARLIG = {
  kode: 'JO-061',
  niveau: 'BLOK' as const,
  besked: 'Kun den myndighed, der har jobordren, kan sende kandidater til virksomheden.',
  regel: 'Kun den ansvarlige myndighed sender kandidater til virksomheden',
  kilde: 'Bekendtgørelse om en aktiv beskæftigelsesindsats § 137',
  hvemKan: 'Den ansvarlige myndighed',
}

const IKKE_AFTALT = {
  kode: 'JO-070',
  niveau: 'BLOK' as const,
  besked: 'Der er ingen aftale om at hjælpe med jobordren i dag.',
  regel: 'En a-kasse foreslår medlemmer på en andens jobordre efter aftale',
  kilde: 'STAR, IT-nyhedsbrev 31/2023',
  hvemKan: 'Den ansvarlige a-kasse inviterer, og den inviterede siger ja',
}
