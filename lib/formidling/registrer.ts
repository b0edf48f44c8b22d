import { eq } from 'drizzle-orm'
import { FORMIDLING, formidling } from '#db/schema/formidling'
import { foreslaaKandidat } from '#lib/formidling/foreslaa'
import { henvisKandidat } from '#lib/formidling/henvis'
import { opdaterFormidling, retFormidling } from '#lib/formidling/opdater'
import { type Formidling, hentFormidling } from '#lib/formidling/queries'
import { erEndelig, type Formidlingsstatus, type Samtykkefelter } from '#lib/formidling/regler'
import { type Kontekst, type TxKontekst, transaktion } from '#lib/kontekst'
import type { NavngivetSagsbehandler } from '#lib/organisation/sagsbehandler'
import { Afvist, IkkeFundet } from '#lib/regelfund'
import type { Delefelter } from '#lib/samtykke/giv'

export type Registrering = {
  formidlingId: string
  jobordreId: string
  borgerId: string
  status: Formidlingsstatus
  /** The version that was read; left out, the newest. */
  version?: number | undefined
  kommentar?: string | null | undefined
  cvUrl?: string | null | undefined
  samtykke?: Samtykkefelter | null | undefined
  deles?: Delefelter | undefined
  aarsag?: number | null | undefined
  tekst?: string | null | undefined
  resultatdato?: string | null | undefined
  sagsbehandler?: NavngivetSagsbehandler | undefined
}

/**
 * STAR's one operation: puts a candidate on an order, or tells how it went, by the caller's own id. It is the use case that a page would call
 * for the same: found, referred, moved, or, when the status was final, corrected.
 */
export async function registrerFormidling(
  ctx: Kontekst,
  input: Registrering,
): Promise<{ id: string; version: number; status: number; ny: boolean }> {
  return transaktion(ctx, async (ctx) => {
    const kendt = await findEgen(ctx, input)
    return kendt ? ret(ctx, kendt, input) : opret(ctx, input)
  })
}

async function opret(ctx: TxKontekst, input: Registrering) {
  const { formidlingId, status } = input
  if (status !== FORMIDLING.FORESLAAET && status !== FORMIDLING.HENVIST) throw new Afvist([BEGYNDER], 409)
  const felter = { ...input, id: formidlingId, samtykke: input.samtykke ?? null }
  const gjort =
    status === FORMIDLING.FORESLAAET
      ? await foreslaaKandidat(ctx, felter)
      : await henvisKandidat(ctx, {
          id: formidlingId,
          jobordreId: input.jobordreId,
          borgerId: input.borgerId,
          kommentar: input.kommentar,
          sagsbehandler: input.sagsbehandler,
          samtykke: felter.samtykke,
          deles: { ...input.deles, cvUrl: input.deles?.cvUrl ?? input.cvUrl },
        })
  return { id: gjort.id, version: gjort.version, status, ny: true }
}

async function ret(ctx: TxKontekst, f: Formidling, input: Registrering) {
  const version = input.version || f.version
  if (erEndelig(f.status)) {
    const rettet = await retFormidling(ctx, {
      ...input,
      formidlingId: f.id,
      version,
      kommentar: input.kommentar ?? '',
    })
    return { ...rettet, ny: false }
  }
  if (input.status === FORMIDLING.HENVIST) {
    const gjort = await henvisKandidat(ctx, {
      formidlingId: f.id,
      version,
      kommentar: input.kommentar,
      sagsbehandler: input.sagsbehandler,
      samtykke: input.samtykke ?? null,
      deles: { ...input.deles, cvUrl: input.deles?.cvUrl ?? input.cvUrl },
    })
    return { id: gjort.id, version: gjort.version, status: FORMIDLING.HENVIST, ny: false }
  }
  return { ...(await opdaterFormidling(ctx, { ...input, formidlingId: f.id, version })), ny: false }
}

/** The caller's own candidate by its id. One by that id about another citizen, or on another order, is not there. */
async function findEgen(ctx: TxKontekst, input: Registrering): Promise<Formidling | undefined> {
  const [findes] = await ctx.db
    .select({ id: formidling.id })
    .from(formidling)
    .where(eq(formidling.id, input.formidlingId))
  if (!findes) return undefined
  const f = await hentFormidling(ctx, input.formidlingId, 'formidling.ret')
  if (f.jobordreId !== input.jobordreId || f.borgerId !== input.borgerId)
    throw new IkkeFundet(`formidling ${input.formidlingId}`)
  return f
}

const BEGYNDER = {
  kode: 'JO-060',
  niveau: 'BLOK' as const,
  besked: 'En kandidat begynder som foreslået (9201) eller henvist (9202).',
  felt: 'formidlingsstatusType',
  regel: 'Status skifter i en fast rækkefølge',
  kilde: 'Bekendtgørelse om en aktiv beskæftigelsesindsats § 137',
}
