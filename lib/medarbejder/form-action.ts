import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import type { z } from 'zod'
import { enGang } from '#lib/anmodning'
import { logAfvisning } from '#lib/audit/log'
import { type Felter, samlDatoer } from '#lib/http/formular'
import { lokalSti } from '#lib/http/hoveder'
import { zodFund } from '#lib/http/zod-fund'
import type { TxKontekst } from '#lib/kontekst'
import { parker } from '#lib/medarbejder/parkeret'
import { hvemSender } from '#lib/medarbejder/session'
import { Afvist, IkkeFundet, type Regelfund, Utilgaengelig } from '#lib/regelfund'

/**
 * A use case as a staff form, with and without script. `udfoer` runs in one transaction, once per hidden field `noegle` (a double click
 * gets the first answer), and says where to go. Refused, or the session ran out: the page comes back with every finding and everything
 * that was typed (`?svar=…`). With `handling=se` (or `se-` and more) nothing is carried out: the page comes back to show what it would do. `sti` is the page the form stands on, made from its fields.
 */
export function formAction<S extends z.ZodType>(
  navn: string,
  skema: S,
  sti: (felter: Felter) => string,
  udfoer: (ctx: TxKontekst, input: z.infer<S>) => Promise<string>,
): (data: FormData) => Promise<void> {
  return async (data) => {
    const felter = samlDatoer(tilFelter(data))
    const side = lokalSti(sti(felter), '/myndighed/overblik')
    const hvem = await hvemSender()
    if (hvem.slags === 'ingen') redirect(`/login?retur=${encodeURIComponent(side)}`)
    const tilbage = async (fund: readonly Regelfund[]) => {
      const { _token, noegle: _noegle, ...typet } = felter
      return `${side}${side.includes('?') ? '&' : '?'}svar=${await parker(hvem.subject, side.split('?')[0] ?? side, { formular: navn, felter: typet, fund })}`
    }
    if (hvem.slags === 'udloebet') {
      redirect(
        `/login?retur=${encodeURIComponent(await tilbage([{ kode: 'LOGIN', niveau: 'ADVAR', besked: 'Du blev logget af. Det, du skrev, er her endnu. Intet er sendt.' }]))}`,
      )
    }
    const laest = skema.safeParse(felter)
    if (!laest.success) redirect(await tilbage(zodFund(laest.error)))
    if (felter.handling?.split('-')[0] === 'se') redirect(await tilbage([]))
    const udfald = await udfoerEnGang(hvem.ctx, felter.noegle, laest.data, navn, udfoer)
    // The same page with another fragment would otherwise be shown as it was, and the frame keep its old counts.
    revalidatePath('/', 'layout')
    redirect('videre' in udfald ? udfald.videre : await tilbage(udfald.fund))
  }
}

async function udfoerEnGang<T>(
  ctx: Parameters<typeof enGang>[0],
  noegle: string | undefined,
  input: T,
  navn: string,
  udfoer: (ctx: TxKontekst, input: T) => Promise<string>,
): Promise<{ videre: string } | { fund: readonly Regelfund[] }> {
  try {
    return { videre: await enGang(ctx, noegle || ctx.requestId, { navn, input }, (tx) => udfoer(tx, input)) }
  } catch (fejl) {
    if (fejl instanceof Afvist) {
      await logAfvisning(
        ctx,
        navn,
        fejl.fund.map((f) => f.kode),
      )
      return { fund: fejl.fund }
    }
    if (fejl instanceof Utilgaengelig) {
      return {
        fund: [{ kode: '503', niveau: 'BLOK', besked: 'Vi kunne ikke nå at svare. Intet er gemt. Prøv igen om lidt.' }],
      }
    }
    if (fejl instanceof IkkeFundet) return { videre: '/myndighed/findes-ikke' }
    throw fejl
  }
}

/** Text fields only; files have a door of their own. */
function tilFelter(data: FormData): Felter {
  const felter: Felter = {}
  for (const [navn, vaerdi] of data)
    if (typeof vaerdi === 'string' && !navn.startsWith('$ACTION')) felter[navn] = vaerdi
  return felter
}
