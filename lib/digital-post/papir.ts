import { and, eq } from 'drizzle-orm'
import { brev } from '#db/schema/digital-post'
import { maa } from '#lib/adgang/maa'
import { logAdgang } from '#lib/audit/log'
import type { Dag } from '#lib/dato'
import { bestil } from '#lib/events/levering'
import { type Kontekst, type TxKontekst, transaktion } from '#lib/kontekst'
import { afvisBlok, IkkeFundet, type Regelfund } from '#lib/regelfund'

const maal = { borgerId: brev.borgerId, forfatter: brev.jobcenterId }

/** The citizen is exempt: a person notes the day the letter was posted, and the result becomes final by the worker. */
export async function noterPapirSendt(ctx: Kontekst, input: { brevId: string; dag: Dag | null }): Promise<void> {
  await transaktion(ctx, async (ctx) => {
    const [fundet] = await ctx.db
      .select()
      .from(brev)
      .where(and(eq(brev.id, input.brevId), maa(ctx, 'brev.papir', maal)))
    if (!fundet) throw new IkkeFundet(`brev ${input.brevId}`)
    const fund: Regelfund[] = []
    if (!input.dag)
      fund.push({ kode: '1014', niveau: 'BLOK', besked: 'Skriv, hvilken dag brevet blev sendt.', felt: 'sendtDag' })
    else if (input.dag > ctx.dag)
      fund.push({ kode: '1014', niveau: 'BLOK', besked: 'Datoen må ikke ligge i fremtiden.', felt: 'sendtDag' })
    if (fundet.status !== 'PAPIR')
      fund.push({ kode: 'DP-002', niveau: 'BLOK', besked: 'Brevet skal ikke sendes på papir.' })
    afvisBlok(fund)
    await ctx.db.update(brev).set({ status: 'PAPIR_SENDT', papirSendtDag: input.dag }).where(eq(brev.id, fundet.id))
    await bestil(ctx, { slags: 'BREV', noegle: `${fundet.id} papir`, borgerId: fundet.borgerId, objektId: fundet.id })
    await logAdgang(ctx, [
      {
        art: 'AENDR',
        handling: 'brev.papir',
        formaal: 'Brevet er sendt med posten',
        objektType: 'brev',
        objektId: fundet.id,
        borgerId: fundet.borgerId,
      },
    ])
  })
}

/** The exact PDF that was sent, for the jobcenter that sent it. */
export async function hentBrevPdf(ctx: TxKontekst, brevId: string): Promise<Buffer> {
  const [fundet] = await ctx.db
    .select({ pdf: brev.pdf, borgerId: brev.borgerId })
    .from(brev)
    .where(and(eq(brev.id, brevId), maa(ctx, 'brev.se', maal)))
  if (!fundet) throw new IkkeFundet(`brev ${brevId}`)
  await logAdgang(ctx, [
    {
      art: 'LAES',
      handling: 'brev.se',
      formaal: 'Læste brevet',
      objektType: 'brev',
      objektId: brevId,
      borgerId: fundet.borgerId,
    },
  ])
  return fundet.pdf
}
