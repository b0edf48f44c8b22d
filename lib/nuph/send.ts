import { and, eq } from 'drizzle-orm'
import { nuph } from '#db/schema/nuph'
import { maa } from '#lib/adgang/maa'
import { logAdgang } from '#lib/audit/log'
import { maaBorger } from '#lib/borger/hent'
import { emit } from '#lib/events/emit'
import { type Kontekst, type TxKontekst, transaktion } from '#lib/kontekst'
import { sendNuphBilag, vurderNuphBilag } from '#lib/nuph/bilag'
import { fortaelBorgeren, haendelsesfelter } from '#lib/nuph/borgerbesked'
import { hentSendefakta } from '#lib/nuph/fakta'
import { felterFra } from '#lib/nuph/kladde'
import { vurderHandling } from '#lib/nuph/livscyklus'
import { forkertVersion, hentNuph, laasForNuph, type Nuph, nuphmaal, skiftStatus } from '#lib/nuph/queries'
import { REJST, vurderUnderretning } from '#lib/nuph/regler'
import type { Sendefakta } from '#lib/nuph/sendefakta'
import { gemVersion } from '#lib/nuph/version'
import { stilOpgave } from '#lib/opgave/stil'
import { Afvist, afvisBlok, type Regelfund } from '#lib/regelfund'
import { nytSagsnummer } from '#lib/sagsnummer'

/**
 * The kommune tells the a-kasse what happened. Every finding at once; a registration that covers the day stops it before the a-kasse sees
 * it. In the same transaction: the case's number, its first version, the a-kasse's task, the citizen's message, and the event.
 */
export async function sendNuph(
  ctx: Kontekst,
  input: { id: string; version: number },
): Promise<{ id: string; sagsnummer: string; advarsler: Regelfund[] }> {
  return transaktion(ctx, async (ctx) => {
    await afvisRejst(ctx, input.id)
    await laasForNuph(ctx, input.id, 'skriv')
    const kladde = await hentNuph(ctx, input.id, 'nuph.send')
    const ulovlig = vurderHandling(kladde.status, 'send')
    if (ulovlig.length > 0) throw new Afvist(ulovlig, 409)
    if (kladde.version !== input.version) throw forkertVersion(kladde)
    const { fund, fakta } = await vurderNuphKladde(ctx, kladde)
    const advarsler = afvisBlok(fund)
    const { medlemskab, haendelse, kilde } = fakta
    if (!medlemskab || !haendelse) throw new Error('uden a-kasse eller hændelse skulle NUPH-E01/E03 have stoppet den')

    const sagsnummer = await nytSagsnummer(ctx)
    const sag = await skiftStatus(ctx, kladde, 'SENDT', {
      sagsnummer,
      version: 1,
      sendtTid: ctx.nu,
      akasseId: medlemskab.akasseId,
      akasseNavn: medlemskab.akasseNavn,
      vejledtOmKonsekvens: kladde.vejledtOmKonsekvens ?? false,
      kildeOplysninger: kilde?.oplysninger ?? kladde.kildeOplysninger,
      ...(ctx.aktoer.slags === 'bruger' && {
        afsenderBrugerId: ctx.aktoer.brugerId,
        afsenderBrugerNavn: ctx.aktoer.navn,
      }),
    })
    await gemVersion(ctx, sag)
    await sendNuphBilag(ctx, sag)
    await stilOpgave(ctx, {
      organisationId: medlemskab.akasseId,
      type: 'NY_UNDERRETNING',
      borgerId: sag.borgerId,
      objektId: sag.id,
      emne: `${haendelse.navn} (${sagsnummer})`,
    })
    if (haendelse.negativ) await fortaelBorgeren(ctx, sag, 'NUPH_SENDT', haendelsesfelter(sag, haendelse))
    await emit(ctx, 'NuphOprettet', { eksternId: sag.id, borgerId: sag.borgerId, version: 1 })
    await logAdgang(ctx, [
      {
        art: 'OPRET',
        handling: 'nuph.send',
        formaal: `Sendte underretning ${sagsnummer}`,
        objektType: 'nuph',
        objektId: sag.id,
        borgerId: sag.borgerId,
      },
    ])
    return { id: sag.id, sagsnummer, advarsler }
  })
}

/** Asked before the lock: the row of a citizen who left long ago cannot even be locked. */
async function afvisRejst(ctx: TxKontekst, id: string): Promise<void> {
  const [kladde] = await ctx.db
    .select({ borgerId: nuph.borgerId })
    .from(nuph)
    .where(and(eq(nuph.id, id), eq(nuph.status, 'KLADDE'), maa(ctx, 'nuph.send', nuphmaal(ctx))))
  if (kladde && !(await maaBorger(ctx, kladde.borgerId, 'nuph.opret'))) throw new Afvist([REJST.kladde])
}

/** Every finding about a draft now. Also what the live check beside the form and "Se, før du sender" show. */
export async function vurderNuphKladde(ctx: TxKontekst, sag: Nuph): Promise<{ fund: Regelfund[]; fakta: Sendefakta }> {
  const fakta = await hentSendefakta(ctx, sag.borgerId, felterFra(sag), sag.id)
  if (!(await maaBorger(ctx, sag.borgerId, 'nuph.opret'))) return { fund: [REJST.kladde], fakta }
  return { fund: [...vurderUnderretning(fakta), ...(await vurderNuphBilag(ctx, sag.id))], fakta }
}
