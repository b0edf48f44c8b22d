import { and, eq, inArray } from 'drizzle-orm'
import { jobordreSamarbejde } from '#db/schema/jobordre'
import { organisation } from '#db/schema/organisation'
import { daekker } from '#lib/dato'
import { emit } from '#lib/events/emit'
import { skrivHaendelse } from '#lib/jobordre/haendelse'
import { vurderHandling } from '#lib/jobordre/livscyklus'
import { laasJobordre } from '#lib/jobordre/queries'
import { type Kontekst, transaktion } from '#lib/kontekst'
import { Afvist, afvisBlok } from '#lib/regelfund'
import { type Invitation, vurderInvitation } from '#lib/samarbejde/regler'

/** The responsible a-kasse asks another, by name, to help with one concrete recruitment, for a time. */
export async function inviterAkasse(
  ctx: Kontekst,
  input: Invitation & { jobordreId: string; akasseKode: string },
): Promise<{ id: string }> {
  return transaktion(ctx, async (ctx) => {
    const ordre = await laasJobordre(ctx, input.jobordreId, 'samarbejde.inviter')
    const ulovlig = vurderHandling(ordre.status, 'inviter')
    if (ulovlig.length > 0) throw new Afvist(ulovlig, 409)
    const { aktoer } = ctx
    if (aktoer.slags !== 'bruger') throw new Error('kun en a-kasse inviterer')
    const [anden] = await ctx.db
      .select()
      .from(organisation)
      .where(and(eq(organisation.type, 'akasse'), eq(organisation.kode, input.akasseKode)))
    const aabne = anden
      ? await ctx.db
          .select({ id: jobordreSamarbejde.id })
          .from(jobordreSamarbejde)
          .where(
            and(
              eq(jobordreSamarbejde.jobordreId, ordre.id),
              eq(jobordreSamarbejde.inviteretId, anden.id),
              inArray(jobordreSamarbejde.status, ['INVITERET', 'AFTALT']),
            ),
          )
      : []
    afvisBlok(
      vurderInvitation({
        ...input,
        dag: ctx.dag,
        formidlingsfrist: ordre.formidlingsfrist,
        inviteret: anden
          ? {
              navn: anden.navn,
              erSelv: anden.id === aktoer.organisation.id,
              findesPaaDagen: daekker({ fra: anden.gyldigFra, til: anden.gyldigTil }, ctx.dag),
            }
          : null,
        alleredeInviteret: aabne.length > 0,
      }),
    )
    if (!anden) throw new Error('a-kassen er prøvet')
    const [ny] = await ctx.db
      .insert(jobordreSamarbejde)
      .values({
        jobordreId: ordre.id,
        inviterendeId: aktoer.organisation.id,
        inviterendeNavn: aktoer.organisation.navn,
        inviteretId: anden.id,
        inviteretNavn: anden.navn,
        tekst: input.tekst.trim(),
        fra: input.fra,
        til: input.til,
        status: 'INVITERET',
        inviteretAfNavn: aktoer.navn,
        inviteretTid: ctx.nu,
      })
      .returning({ id: jobordreSamarbejde.id })
    if (!ny) throw new Error('invitationen blev ikke skrevet')
    await skrivHaendelse(ctx, ordre, { art: 'INVITERET', kommentar: anden.navn, kunMyndigheder: true })
    await emit(ctx, 'SamarbejdeOprettet', { eksternId: ny.id, borgerId: null })
    return ny
  })
}
