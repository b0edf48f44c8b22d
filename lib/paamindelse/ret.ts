import { borgerPaamindelse } from '#db/schema/paamindelse'
import { logAdgang } from '#lib/audit/log'
import { laasBorger } from '#lib/borger/laas'
import { bestil } from '#lib/events/levering'
import { type Kontekst, selv, type TxKontekst, transaktion } from '#lib/kontekst'
import { kodeFor, kodeHash } from '#lib/paamindelse/kode'
import { antalLinksIDoegnet, lukPaamindelse } from '#lib/paamindelse/queries'
import { LINK_TIMER, vurderNytLink } from '#lib/paamindelse/regler'
import { afvisBlok } from '#lib/regelfund'

/**
 * The citizen gives an address, or asks for a new link to the same. The one before ends at once, and with it its link; nothing is sent to the
 * new one but the link, until it has been confirmed.
 */
export async function gemPaamindelse(ctx: Kontekst, input: { email: string }): Promise<void> {
  await transaktion(ctx, async (ctx) => {
    const borgerId = selv(ctx)
    await laasBorger(ctx, borgerId, 'skriv')
    afvisBlok(vurderNytLink(await antalLinksIDoegnet(ctx)))
    await lukPaamindelse(ctx)
    const id = crypto.randomUUID()
    await ctx.db.insert(borgerPaamindelse).values({
      id,
      borgerId,
      email: input.email,
      kodeHash: kodeHash(kodeFor(id)),
      kodeUdloeberTid: new Date(ctx.nu.getTime() + LINK_TIMER * 3_600_000),
      oprettetTid: ctx.nu,
    })
    await bestil(ctx, { slags: 'MAILBEKRAEFTELSE', noegle: id, borgerId, objektId: id })
    await noter(ctx, 'OPRET', id, 'Bad om mail, når der er nyt')
  })
}

/** The address is taken away, confirmed or not. Twice is once. */
export async function fjernPaamindelse(ctx: Kontekst): Promise<void> {
  await transaktion(ctx, async (ctx) => {
    await laasBorger(ctx, selv(ctx), 'skriv')
    const id = await lukPaamindelse(ctx)
    if (id) await noter(ctx, 'SLET', id, 'Fjernede sin mail')
  })
}

/** The citizen's own deeds about their address, in the log. */
export const noter = (ctx: TxKontekst, art: 'OPRET' | 'AENDR' | 'SLET', objektId: string, formaal: string) =>
  logAdgang(ctx, [
    { art, handling: 'paamindelse.ret', formaal, objektType: 'borgerPaamindelse', objektId, borgerId: selv(ctx) },
  ])
