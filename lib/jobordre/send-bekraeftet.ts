import { gemJobordreKladde } from '#lib/jobordre/kladde'
import { SPOERGER } from '#lib/jobordre/kladdeformular'
import { hentJobordre, somFelter } from '#lib/jobordre/queries'
import { sendJobordre } from '#lib/jobordre/send'
import { type Kontekst, transaktion } from '#lib/kontekst'
import { afvisBlok } from '#lib/regelfund'
import { vurderFritekst } from '#lib/tekst/fritekst'

/** Sends a draft with the reasons that were given for words that ask, by the code's field. The reasons are kept also when it is refused. */
export async function sendBekraeftet(
  ctx: Kontekst,
  input: { id: string; version: number; grunde: Readonly<Record<string, string | undefined>> },
): Promise<void> {
  const { id, grunde } = input
  const version = await transaktion(ctx, async (ctx) => {
    const felter = await somFelter(ctx, await hentJobordre(ctx, id, 'jobordre.send'))
    const bekraeftet = SPOERGER.flatMap((kode) => {
      const grund = (grunde[grundfelt(kode)] ?? felter.bekraeftet.find((b) => b.kode === kode)?.grund ?? '').trim()
      return grund ? [{ kode, grund }] : []
    })
    if (JSON.stringify(bekraeftet) === JSON.stringify(felter.bekraeftet)) return input.version
    afvisBlok(bekraeftet.flatMap((b) => vurderFritekst(b.grund, grundfelt(b.kode), 500)))
    return (await gemJobordreKladde(ctx, { id, version: input.version, felter: { ...felter, bekraeftet } })).version
  })
  await sendJobordre(ctx, { id, version })
}

/** The field in which a code's reason is written: `grund040`. */
export const grundfelt = (kode: string): string => `grund${kode.slice(3)}`
