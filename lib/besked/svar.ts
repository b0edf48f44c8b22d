import { and, eq, isNull } from 'drizzle-orm'
import { traadPart, traad as traadTabel } from '#db/schema/besked'
import { indstilling } from '#db/schema/indstilling'
import { organisation } from '#db/schema/organisation'
import { logAdgang } from '#lib/audit/log'
import { maerkLaest } from '#lib/besked/laest'
import { hentTraad, type Traadvisning } from '#lib/besked/queries'
import { MELLEM_MYNDIGHEDER, vurderSvar } from '#lib/besked/regler'
import { type Part, skrivBesked } from '#lib/besked/skriv'
import { findModpart } from '#lib/besked/start'
import { vurderDoed } from '#lib/borger/doed'
import { hentDoedsfald } from '#lib/borger/hent'
import { laasBorger } from '#lib/borger/laas'
import { BESKEDTYPE } from '#lib/indstilling/regler'
import { hentForloeb } from '#lib/kontaktforloeb/queries'
import { type Kontekst, type TxKontekst, transaktion } from '#lib/kontekst'
import { lukOpgaver, stilOpgave } from '#lib/opgave/stil'
import { afvisBlok, IkkeFundet } from '#lib/regelfund'

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
    const [sag] = await ctx.db.select().from(indstilling).where(eq(indstilling.traadId, traad.id))
    const mig = ctx.aktoer.organisation
    const modpart = sag ? await hentModpart(ctx, sag, mig.type) : await hentSamtalepart(ctx, traad)
    afvisBlok([
      ...vurderDoed(traad.doed && (await hentDoedsfald(ctx, traad.borgerId)), 'I kan ikke svare.'),
      ...vurderSvar(traad, input.tekst),
      ...(traad.beskedtype === MELLEM_MYNDIGHEDER && !modpart ? [MODPART_VAEK] : []),
    ])
    const svar = await skrivBesked(ctx, {
      traadId: traad.id,
      borgerId: traad.borgerId,
      skabelon: 'SVAR',
      felter: { tekst: input.tekst.trim() },
      titel: traad.emne,
      afsender: { id: mig.id, navn: mig.navn },
      modtagerNavn: modpart?.navn ?? null,
    })
    if (modpart) {
      const type = sag ? 'SPOERGSMAAL_TIL_INDSTILLING' : 'NY_BESKED'
      await lukOpgaver(ctx, traad.id, [type])
      await stilOpgave(ctx, {
        organisationId: modpart.id,
        type,
        beskedtype: sag ? BESKEDTYPE : traad.beskedtype,
        borgerId: traad.borgerId,
        objektId: traad.id,
        emne: sag ? `Ny besked om ${sag.sagsnummer}` : `Ny besked fra ${mig.navn}`,
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

/** The other authority of a dialogue, when it still has the citizen: nobody writes to one who no longer may read. */
async function hentSamtalepart(ctx: TxKontekst, traad: Traadvisning): Promise<Part | undefined> {
  const modpart = await findModpart(ctx, await hentForloeb(ctx, traad.borgerId))
  if (!modpart) return undefined
  const [deltager] = await ctx.db
    .select({ id: traadPart.organisationId })
    .from(traadPart)
    .where(and(eq(traadPart.traadId, traad.id), eq(traadPart.organisationId, modpart.id), isNull(traadPart.til)))
  return deltager && modpart
}

const MODPART_VAEK = {
  kode: 'BB-006',
  niveau: 'BLOK',
  besked: 'Den anden myndighed har ikke længere borgeren. Skriv en ny besked til den, der har borgeren nu.',
} as const

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
