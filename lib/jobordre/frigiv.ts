import { kanIkkeVaelges } from '#lib/jobordre/flyt'
import { opdater } from '#lib/jobordre/gem'
import { fortaelVirksomheden, skrivHaendelse } from '#lib/jobordre/haendelse'
import { vurderValg } from '#lib/jobordre/myndigheder'
import { forkertVersion, type Jobordre, laasJobordre, listStillinger } from '#lib/jobordre/queries'
import { leverTil } from '#lib/jobordre/send'
import { afslut } from '#lib/jobordre/status'
import { type Kontekst, type TxKontekst, transaktion } from '#lib/kontekst'
import { Afvist } from '#lib/regelfund'

type Input = { id: string; version: number }

/** STAR's Kundesupport has looked at an order that was kept back, and lets it go: now the authority hears of it, and its days begin. */
export async function frigivJobordre(ctx: Kontekst, input: Input): Promise<void> {
  await transaktion(ctx, async (ctx) => {
    const foer = await laasTilbageholdt(ctx, input)
    const [primaer] = await listStillinger(ctx, foer.id)
    // It may have been kept back for weeks: whoever was chosen then may not be there now.
    const om = { dag: ctx.dag, conceptUri: primaer?.conceptUri ?? null, pNummer: foer.pNummer }
    const valg = foer.myndighedId ? await vurderValg(ctx, foer.myndighedId, om) : null
    if (!valg?.kanVaelges) throw new Afvist([kanIkkeVaelges(foer.myndighedNavn ?? 'Myndigheden', valg?.grund)])
    const ordre = await opdater(ctx, foer, { tilbageholdt: [], venterSiden: ctx.nu })
    await leverTil(ctx, ordre, 'VALGT')
    await skrivHaendelse(ctx, ordre, { art: 'FRIGIVET', aarsag: foer.tilbageholdt.join(', ') })
    await fortaelVirksomheden(ctx, ordre, 'FRIGIVET', ordre.myndighedNavn ?? '')
  })
}

/** Kundesupport refuses it; the company reads why. */
export async function afvisJobordre(ctx: Kontekst, input: Input & { grund: string }): Promise<void> {
  await transaktion(ctx, async (ctx) => {
    const foer = await laasTilbageholdt(ctx, input)
    const grund = input.grund.trim()
    if (!grund || grund.length > 1000)
      throw new Afvist([
        { kode: '1014', niveau: 'BLOK', felt: 'grund', besked: 'Skriv grunden. Virksomheden læser den.' },
      ])
    const { ordre } = await afslut(ctx, foer, 'AFSLUTTET_TRUKKET')
    await skrivHaendelse(ctx, ordre, { art: 'AFVIST_AF_STAR', kommentar: grund })
    await fortaelVirksomheden(ctx, ordre, 'AFVIST', 'Kundesupport')
  })
}

async function laasTilbageholdt(ctx: TxKontekst, { id, version }: Input): Promise<Jobordre> {
  const foer = await laasJobordre(ctx, id, 'jobordre.frigiv')
  if (foer.version !== version) throw forkertVersion(foer)
  if (foer.tilbageholdt.length === 0)
    throw new Afvist(
      [
        {
          kode: 'JO-060',
          niveau: 'BLOK',
          besked: 'Jobordren venter ikke på kundesupport.',
          regel: 'Kun en jobordre, der er holdt tilbage, kan frigives eller afvises',
          kilde: 'Samspor',
        },
      ],
      409,
    )
  return foer
}
