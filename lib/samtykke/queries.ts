import { and, desc, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import { deling, formidling, samtykke } from '#db/schema/formidling'
import { jobordre } from '#db/schema/jobordre'
import { maa } from '#lib/adgang/maa'
import { logAdgang } from '#lib/audit/log'
import type { Dag } from '#lib/dato'
import type { Formidlingsstatus } from '#lib/formidling/regler'
import { selv, type TxKontekst } from '#lib/kontekst'

export type Samtykkelinje = {
  id: string
  formidlingId: string
  jobordreId: string
  titel: string
  virksomhedNavn: string
  by: string | null
  status: Formidlingsstatus
  hvad: string[]
  tekst: string
  givetTid: Date
  skrevetAf: string
  trukketTid: Date | null
  /** Who has or had what was shared, and whether it is gone there. */
  modtagere: {
    navn: string
    deltTid: Date
    /** Last day on which they see it; null while nobody knows. */
    til: Dag | null
    lukketTid: Date | null
    kvitteretTid: Date | null
  }[]
}

/** The citizen's own: every yes, to what, and where it went. The newest first, at most 100. */
export async function listEgneSamtykker(ctx: TxKontekst): Promise<Samtykkelinje[]> {
  const borgerId = selv(ctx)
  const raekker = await ctx.db
    .select({ s: samtykke, status: formidling.status, ordre: jobordre })
    .from(samtykke)
    .innerJoin(formidling, eq(formidling.id, samtykke.formidlingId))
    .innerJoin(jobordre, eq(jobordre.id, samtykke.jobordreId))
    .where(and(eq(samtykke.borgerId, borgerId), maa(ctx, 'samtykke.se', { borgerId: samtykke.borgerId })))
    .orderBy(desc(samtykke.givetTid), desc(samtykke.id))
    .limit(100)
  const delinger =
    raekker.length === 0
      ? []
      : await ctx.db
          .select()
          .from(deling)
          .where(
            inArray(
              deling.samtykkeId,
              raekker.map((r) => r.s.id),
            ),
          )
          .orderBy(deling.deltTid)
          .limit(500)
  return raekker.map(({ s, status, ordre }) => ({
    id: s.id,
    formidlingId: s.formidlingId,
    jobordreId: s.jobordreId,
    titel: ordre.titel,
    virksomhedNavn: ordre.virksomhedNavn,
    by: ordre.arbejdssted.by ?? null,
    status: status as Formidlingsstatus,
    hvad: s.hvad,
    tekst: s.tekst,
    givetTid: s.givetTid,
    skrevetAf: `${s.brugerNavn}, ${s.organisationNavn}`,
    trukketTid: s.trukketTid,
    modtagere: delinger
      .filter((d) => d.samtykkeId === s.id)
      .map((d) => ({
        navn: d.modtagerNavn,
        deltTid: d.deltTid,
        til: d.til,
        lukketTid: d.lukketTid,
        kvitteretTid: d.kvitteretTid,
      })),
  }))
}

/** What was shared with the reader's organisation and has closed, and it has not acknowledged: the oldest first, at most 100. No names. */
export async function listUkvitterede(ctx: TxKontekst): Promise<
  {
    delingId: string
    formidlingId: string
    jobordreId: string
    titel: string
    lukketTid: Date | null
    grund: string | null
  }[]
> {
  if (ctx.aktoer.slags !== 'bruger') return []
  return ctx.db
    .select({
      delingId: deling.id,
      formidlingId: deling.formidlingId,
      jobordreId: deling.jobordreId,
      titel: jobordre.titel,
      lukketTid: deling.lukketTid,
      grund: deling.lukketGrund,
    })
    .from(deling)
    .innerJoin(jobordre, eq(jobordre.id, deling.jobordreId))
    .where(
      and(
        isNotNull(deling.lukketTid),
        isNull(deling.kvitteretTid),
        maa(ctx, 'deling.kvitter', {
          forfatter: deling.modtagerId,
          virksomhed: deling.modtagerId,
          pNummer: jobordre.pNummer,
        }),
      ),
    )
    .orderBy(deling.lukketTid)
    .limit(100)
}

/** The consents that the reader's authority wrote down for one candidate, the newest first. */
export async function listSamtykkerFor(ctx: TxKontekst, formidlingId: string) {
  const fundne = await ctx.db
    .select()
    .from(samtykke)
    .where(
      and(
        eq(samtykke.formidlingId, formidlingId),
        maa(ctx, 'samtykke.se', { borgerId: samtykke.borgerId, forfatter: samtykke.organisationId }),
      ),
    )
    .orderBy(desc(samtykke.givetTid))
    .limit(20)
  await logAdgang(
    ctx,
    fundne.map((s) => ({
      art: 'LAES',
      handling: 'samtykke.se',
      formaal: 'Samtykke på en jobordre',
      objektType: 'samtykke',
      objektId: s.id,
      borgerId: s.borgerId,
    })),
  )
  return fundne
}
