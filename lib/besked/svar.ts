import { eq } from 'drizzle-orm'
import { traad as traadTabel } from '#db/schema/besked'
import { indstilling } from '#db/schema/indstilling'
import { organisation } from '#db/schema/organisation'
import { logAdgang } from '#lib/audit/log'
import { maerkLaest } from '#lib/besked/laest'
import { hentTraad } from '#lib/besked/queries'
import { type Part, skrivBesked } from '#lib/besked/skriv'
import { laasBorger } from '#lib/borger/laas'
import { hentForloeb } from '#lib/kontaktforloeb/queries'
import { type Kontekst, type TxKontekst, transaktion } from '#lib/kontekst'
import { lukOpgaver, stilOpgave } from '#lib/opgave/stil'
import { afvisBlok, IkkeFundet, type Regelfund } from '#lib/regelfund'
import { vurderFritekst } from '#lib/tekst/fritekst'

/** May this be written in the thread? BB-002: the thread takes no replies; BB-004: it is closed. */
export function vurderSvar(traad: { maaBesvares: boolean; lukket: boolean }, tekst: string): Regelfund[] {
  const fund: Regelfund[] = []
  if (!traad.maaBesvares) fund.push({ kode: 'BB-002', niveau: 'BLOK', besked: 'Beskeden kan ikke besvares.' })
  if (traad.lukket)
    fund.push({ kode: 'BB-004', niveau: 'BLOK', besked: 'Tråden er lukket. Der kan ikke skrives mere i den.' })
  if (tekst.trim() === '') fund.push({ kode: '1014', niveau: 'BLOK', besked: 'Skriv en tekst.', felt: 'tekst' })
  return [...fund, ...vurderFritekst(tekst, 'tekst', 10_000)]
}

/**
 * An authority writes in a thread: a question or its answer, visible to both authorities and to the citizen. The other side gets a
 * task; one's own open question-task is done by answering.
 */
export async function svarITraad(
  ctx: Kontekst,
  input: { traadId: string; tekst: string },
): Promise<{ beskedId: string }> {
  return transaktion(ctx, async (ctx) => {
    await laasForTraad(ctx, input.traadId)
    const traad = await hentTraad(ctx, input.traadId, 'besked.svar')
    if (ctx.aktoer.slags !== 'bruger') throw new Error('kun en myndighed kan svare i en tråd')
    afvisBlok(vurderSvar(traad, input.tekst))
    const [sag] = await ctx.db.select().from(indstilling).where(eq(indstilling.traadId, traad.id))
    const mig = ctx.aktoer.organisation
    const modpart = sag ? await hentModpart(ctx, sag, mig.type) : undefined
    const svar = await skrivBesked(ctx, {
      traadId: traad.id,
      borgerId: traad.borgerId,
      skabelon: 'SVAR',
      felter: { tekst: input.tekst.trim() },
      titel: traad.emne,
      afsender: { id: mig.id, navn: mig.navn },
      modtagerNavn: modpart?.navn ?? null,
    })
    if (sag && modpart) {
      await lukOpgaver(ctx, traad.id, ['SPOERGSMAAL_TIL_INDSTILLING'])
      await stilOpgave(ctx, {
        organisationId: modpart.id,
        type: 'SPOERGSMAAL_TIL_INDSTILLING',
        borgerId: traad.borgerId,
        objektId: traad.id,
        emne: `Ny besked om ${sag.sagsnummer}`,
      })
    }
    await maerkLaest(ctx, traad)
    await logAdgang(ctx, [
      {
        art: 'OPRET',
        handling: 'besked.svar',
        formaal: 'Skrev i en tråd',
        objektType: 'besked',
        objektId: svar.beskedId,
        borgerId: traad.borgerId,
      },
    ])
    return svar
  })
}

/** The right to write depends on who has the citizen today: their lock is taken before the thread is judged. */
async function laasForTraad(ctx: TxKontekst, traadId: string): Promise<void> {
  const [fundet] = await ctx.db
    .select({ borgerId: traadTabel.borgerId })
    .from(traadTabel)
    .where(eq(traadTabel.id, traadId))
  if (!fundet) throw new IkkeFundet(`tråd ${traadId}`)
  await laasBorger(ctx, fundet.borgerId, 'laes')
}

/** Whom an authority writes to: the jobcenter of the case, or the a-kasse that has the citizen today (nobody, between two a-kasser). */
async function hentModpart(
  ctx: TxKontekst,
  sag: { borgerId: string; jobcenterId: string | null },
  mig: string,
): Promise<Part | undefined> {
  if (mig === 'jobcenter') {
    const { medlemskab } = await hentForloeb(ctx, sag.borgerId)
    return medlemskab && { id: medlemskab.akasseId, navn: medlemskab.akasseNavn }
  }
  const [jobcenter] = await ctx.db
    .select({ id: organisation.id, navn: organisation.navn })
    .from(organisation)
    .where(eq(organisation.id, sag.jobcenterId ?? ''))
  return jobcenter
}
