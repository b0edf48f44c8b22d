import { and, eq } from 'drizzle-orm'
import { jobordreSamarbejde } from '#db/schema/jobordre'
import { logAdgang } from '#lib/audit/log'
import { emit } from '#lib/events/emit'
import { saetDelingsfrist } from '#lib/formidling/ved-afslutning'
import { type Kontekst, type TxKontekst, transaktion } from '#lib/kontekst'
import { Afvist, afvisBlok } from '#lib/regelfund'
import { hentSamarbejde, type Samarbejde } from '#lib/samarbejde/queries'
import { type Samarbejdshandling, vurderSvar } from '#lib/samarbejde/regler'
import { vurderFritekst } from '#lib/tekst/fritekst'

/** The invited a-kasse says yes: from here it may propose its members, as long as the agreement lasts. */
export const accepterSamarbejde = (ctx: Kontekst, input: { id: string }) =>
  besvar(ctx, input.id, 'accepter', (ctx) => ({
    status: 'AFTALT',
    besvaretAfNavn: ctx.aktoer.navn,
    besvaretTid: ctx.nu,
  }))

/** The invited a-kasse says no. */
export const afslaaSamarbejde = (ctx: Kontekst, input: { id: string }) =>
  besvar(ctx, input.id, 'afslaa', (ctx) => ({
    status: 'AFSLAAET',
    besvaretAfNavn: ctx.aktoer.navn,
    besvaretTid: ctx.nu,
  }))

/** Either party ends it, with a reason that the other reads. What was shared has its last days from today. */
export const ophoerSamarbejde = (ctx: Kontekst, input: { id: string; grund: string }) =>
  besvar(ctx, input.id, 'ophoer', (ctx) => {
    afvisBlok(vurderFritekst(input.grund, 'grund', 1000))
    return { status: 'OPHOERT', ophoertTid: ctx.nu, ophoertGrund: input.grund.trim() || 'Aftalen blev afsluttet.' }
  })

/** The row is locked as an agreement is used under: what is proposed comes before the end of it, or is told that it ended. */
async function besvar(
  ctx: Kontekst,
  id: string,
  handling: Samarbejdshandling,
  nyt: (ctx: TxKontekst) => Partial<Samarbejde>,
): Promise<{ id: string; status: Samarbejde['status'] }> {
  return transaktion(ctx, async (ctx) => {
    const s = await hentSamarbejde(ctx, id, 'samarbejde.ret', true)
    const organisationId = ctx.aktoer.slags === 'bruger' ? ctx.aktoer.organisation.id : ''
    if (handling !== 'ophoer' && s.inviteretId !== organisationId) throw new Afvist([KUN_INVITERET], 403)
    const fund = vurderSvar({ status: s.status, handling, til: s.til, dag: ctx.dag })
    if (fund.length > 0) throw new Afvist(fund, 409)
    const [ny] = await ctx.db
      .update(jobordreSamarbejde)
      .set(nyt(ctx))
      .where(and(eq(jobordreSamarbejde.id, id), eq(jobordreSamarbejde.status, s.status)))
      .returning()
    if (!ny) throw new Error('samarbejdet var låst og er ændret')
    if (handling === 'ophoer') await saetDelingsfrist(ctx, s.jobordreId, { samarbejdeId: id })
    await emit(ctx, 'SamarbejdeAendret', { eksternId: id, borgerId: null })
    await logAdgang(ctx, [
      {
        art: 'AENDR',
        handling: 'samarbejde.ret',
        formaal: `Samarbejde om en jobordre: ${ny.status.toLowerCase()}`,
        objektType: 'jobordre_samarbejde',
        objektId: id,
      },
    ])
    return { id, status: ny.status }
  })
}

const KUN_INVITERET = {
  kode: 'JO-061',
  niveau: 'BLOK' as const,
  besked: 'Det er den inviterede a-kasse, der svarer på invitationen.',
  regel: 'Et samarbejde aftales: den ene inviterer, den anden siger ja',
  kilde: 'STAR, IT-nyhedsbrev 31/2023',
  hvemKan: 'Den inviterede a-kasse',
}
