import { createHash } from 'node:crypto'
import { nuphVersion } from '#db/schema/nuph'
import type { TxKontekst } from '#lib/kontekst'
import { felterFra } from '#lib/nuph/kladde'
import type { Nuph } from '#lib/nuph/queries'

/** Keeps the case as it was sent or corrected, word for word, with the hash of what it says. */
export async function gemVersion(ctx: TxKontekst, sag: Nuph, kommentar: string | null = null): Promise<void> {
  const indhold = versionsindhold(sag)
  await ctx.db.insert(nuphVersion).values({
    nuphId: sag.id,
    version: sag.version,
    borgerId: sag.borgerId,
    indhold,
    tid: ctx.nu,
    afNavn: ctx.aktoer.navn,
    kommentar,
    sha256: createHash('sha256').update(JSON.stringify(indhold)).digest('hex'),
  })
}

function versionsindhold(sag: Nuph): Record<string, unknown> {
  return {
    ...felterFra(sag),
    haendelsestidspunkt: sag.haendelsestidspunkt?.toISOString() ?? null,
    kontaktGenoprettetTid: sag.kontaktGenoprettetTid?.toISOString() ?? null,
    kildeOplysninger: sag.kildeOplysninger,
    akasseNavn: sag.akasseNavn,
    afsenderNavn: sag.afsenderNavn,
    andenAktoer: sag.andenAktoer,
  }
}
