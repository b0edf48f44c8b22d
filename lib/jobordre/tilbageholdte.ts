import { and, asc, eq, sql } from 'drizzle-orm'
import { jobordre } from '#db/schema/jobordre'
import { maa } from '#lib/adgang/maa'
import { findOrd, type Ord } from '#lib/jobordre/ordliste'
import { ordremaal } from '#lib/jobordre/queries'
import type { TxKontekst } from '#lib/kontekst'
import { listKoder } from '#lib/regelsaet/vaerdier'

export type Tilbageholdt = {
  id: string
  version: number
  sagsnummer: string
  virksomhedNavn: string
  cvr: string
  myndighedNavn: string
  titel: string
  beskrivelse: string
  krav: string[]
  tilbageholdt: string[]
  bekraeftet: { kode: string; grund: string }[]
  sendtTid: Date | null
}

/** Orders that wait for Kundesupport, the oldest first, at most 50 at a time, and the words that the rules look for. */
export async function listTilbageholdte(ctx: TxKontekst): Promise<{ ordrer: Tilbageholdt[]; ord: Ord[] }> {
  const raekker = await ctx.db
    .select()
    .from(jobordre)
    .where(
      and(sql`${jobordre.tilbageholdt} <> '{}'`, eq(jobordre.proeve, false), maa(ctx, 'jobordre.frigiv', ordremaal)),
    )
    .orderBy(asc(jobordre.sendtTid), asc(jobordre.id))
    .limit(50)
  const lister = await Promise.all(
    ['forskelsbehandling_ord', 'betaling_ord'].map((liste) => listKoder(ctx, liste, ctx.dag)),
  )
  return {
    ordrer: raekker.map((r) => ({
      id: r.id,
      version: r.version,
      sagsnummer: r.sagsnummer ?? '',
      virksomhedNavn: r.virksomhedNavn,
      cvr: r.cvr,
      myndighedNavn: r.myndighedNavn ?? '',
      titel: r.titel,
      beskrivelse: r.beskrivelse,
      krav: r.krav.map((k) => k.tekst),
      tilbageholdt: r.tilbageholdt,
      bekraeftet: r.bekraeftet,
      sendtTid: r.sendtTid,
    })),
    ord: lister.flat().map((k) => ({ kode: k.kode, ord: k.navn })),
  }
}

/** A text in pieces, the words that were found apart from the rest. */
export function delVedOrd(tekst: string, ord: readonly Ord[]): { tekst: string; fundet: boolean }[] {
  const fundne = findOrd(tekst, ord).map((f) => f.fundet.toLowerCase())
  if (fundne.length === 0) return [{ tekst, fundet: false }]
  const moenster = new RegExp(`(${fundne.map((f) => f.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})`, 'iu')
  return tekst
    .split(moenster)
    .filter((t) => t !== '')
    .map((t) => ({ tekst: t, fundet: fundne.includes(t.toLowerCase()) }))
}
