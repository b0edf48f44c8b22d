import { and, eq, gt, isNull, lt, sql } from 'drizzle-orm'
import { bookingtid } from '#db/schema/selvbook'
import { maa } from '#lib/adgang/maa'
import { kanOverhovedet } from '#lib/adgang/matrix'
import { logAdgang } from '#lib/audit/log'
import { visDato } from '#lib/dato'
import { type Kontekst, type TxKontekst, transaktion } from '#lib/kontekst'
import { Afvist, afvisBlok, IkkeFundet } from '#lib/regelfund'
import { listKoder } from '#lib/regelsaet/vaerdier'
import { myndighedFor } from '#lib/samtale/grundlag'
import { ellerNull } from '#lib/samtale/input'
import type { Tidstilbud } from '#lib/selvbook/input'
import { delTiden, overlapper, type Periode, vurderFjernTid, vurderTidstilbud } from '#lib/selvbook/regler'

/**
 * Opens several times of a day for citizens to book. All or none: refused with every finding, also when a colleague opens a time for the
 * same person in the same second.
 */
export async function tilbydTider(ctx: Kontekst, input: Tidstilbud): Promise<{ tidIder: string[] }> {
  return transaktion(ctx, async (ctx) => {
    if (!kanOverhovedet(ctx.aktoer, 'bookingtid.ret')) throw new IkkeFundet('åbne tider')
    const mig = myndighedFor(ctx)
    const moedeholder = input.moedeholder.trim()
    const tider = delTiden(input)
    // Two colleagues who open times for the same person in the same second: one waits, and is told what the other has opened.
    await ctx.db.execute(
      sql`select pg_advisory_xact_lock(hashtextextended(${`${mig.id} ${moedeholder.toLowerCase()}`}, 0))`,
    )
    const former = await listKoder(ctx, 'samtaleform', input.dag)
    afvisBlok(
      vurderTidstilbud({
        ...input,
        nu: ctx.nu,
        formKendt: former.some((f) => f.kode === input.form),
        oplysninger: {
          form: input.form,
          moedeholder,
          sted: input.sted ?? '',
          adresse: input.adresse ?? '',
          telefon: input.telefon ?? '',
          borgerRinger: input.borgerRinger,
          videolink: input.videolink ?? '',
        },
        andre: await hentMoedeholdersTider(ctx, mig.id, moedeholder, tider),
      }),
    )
    const raekker = tider.map(({ start, slut }) => ({
      id: crypto.randomUUID(),
      organisationId: mig.id,
      form: input.form,
      startTid: start,
      slutTid: slut,
      moedeholder,
      sted: ellerNull(input.sted),
      adresse: ellerNull(input.adresse),
      telefon: ellerNull(input.telefon),
      borgerRinger: input.borgerRinger,
      videolink: ellerNull(input.videolink),
      oprettetTid: ctx.nu,
      oprettetAfNavn: mig.bruger,
    }))
    await ctx.db
      .insert(bookingtid)
      .values(raekker)
      .catch((fejl) => {
        if (erOverlap(fejl)) throw new Afvist([overlapper(moedeholder)], 409)
        throw fejl
      })
    await log(ctx, 'OPRET', raekker[0]?.id ?? '', `Åbnede ${raekker.length} tider den ${visDato(input.dag)}`)
    return { tidIder: raekker.map((r) => r.id) }
  })
}

/** Takes a time away that nobody has booked. Twice is once. */
export async function fjernTid(ctx: Kontekst, input: { id: string }): Promise<void> {
  await transaktion(ctx, async (ctx) => {
    const [tid] = await ctx.db
      .select()
      .from(bookingtid)
      .where(and(eq(bookingtid.id, input.id), maa(ctx, 'bookingtid.ret', { forfatter: bookingtid.organisationId })))
    if (!tid) throw new IkkeFundet(`bookingtid ${input.id}`)
    if (tid.fjernetTid) return
    afvisBlok(vurderFjernTid({ taget: tid.samtaleId !== null }))
    const [fjernet] = await ctx.db
      .update(bookingtid)
      .set({ fjernetTid: ctx.nu, fjernetAfNavn: myndighedFor(ctx).bruger })
      .where(and(eq(bookingtid.id, tid.id), isNull(bookingtid.samtaleId), isNull(bookingtid.fjernetTid)))
      .returning({ id: bookingtid.id })
    if (!fjernet) throw new Afvist(vurderFjernTid({ taget: true }), 409)
    await log(ctx, 'SLET', tid.id, 'Fjernede en ledig tid')
  })
}

const log = (ctx: TxKontekst, art: 'OPRET' | 'SLET', objektId: string, formaal: string): Promise<void> =>
  logAdgang(ctx, [{ art, handling: 'bookingtid.ret', formaal, objektType: 'bookingtid', objektId }])

/** What the person has open or booked already around the times. */
async function hentMoedeholdersTider(
  ctx: TxKontekst,
  organisationId: string,
  moedeholder: string,
  tider: readonly Periode[],
): Promise<Periode[]> {
  const [foerste, sidste] = [tider[0], tider.at(-1)]
  if (!foerste || !sidste) return []
  return ctx.db
    .select({ start: bookingtid.startTid, slut: bookingtid.slutTid })
    .from(bookingtid)
    .where(
      and(
        eq(bookingtid.organisationId, organisationId),
        eq(sql`lower(${bookingtid.moedeholder})`, moedeholder.toLowerCase()),
        isNull(bookingtid.fjernetTid),
        lt(bookingtid.startTid, sidste.slut),
        gt(bookingtid.slutTid, foerste.start),
      ),
    )
    .limit(1)
}

/** The exclusion constraint: another time of the same person was opened in the same moment. */
const erOverlap = (fejl: unknown): boolean =>
  fejl instanceof Error && ((fejl.cause ?? fejl) as { code?: string }).code === '23P01'
