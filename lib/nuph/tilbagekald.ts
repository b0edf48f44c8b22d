import { logAdgang } from '#lib/audit/log'
import { emit } from '#lib/events/emit'
import { type Kontekst, transaktion } from '#lib/kontekst'
import { fortaelBorgeren } from '#lib/nuph/borgerbesked'
import { vurderHandling } from '#lib/nuph/livscyklus'
import { forkertVersion, hentNuph, laasForNuph, skiftStatus } from '#lib/nuph/queries'
import { vurderKommentar } from '#lib/nuph/ret'
import { lukOpgaver, stilOpgave } from '#lib/opgave/stil'
import { Afvist, afvisBlok, type Regelfund } from '#lib/regelfund'
import { listKoder } from '#lib/regelsaet/vaerdier'
import { sanktionPaaNuph } from '#lib/sanktion/queries'

/**
 * The kommune takes its underretning back. Before a final answer that ends it; after one the case is reopened, and the a-kasse looks again.
 * A sanction that stands on it is flagged to the a-kasse and never changed by the kommune.
 */
export async function tilbagekaldNuph(
  ctx: Kontekst,
  input: { id: string; version: number; grund: string; kommentar: string },
): Promise<{ status: string }> {
  return transaktion(ctx, async (ctx) => {
    await laasForNuph(ctx, input.id)
    const sag = await hentNuph(ctx, input.id, 'nuph.ret')
    const besvaret = sag.status === 'BESVARET' || sag.status === 'LUKKET'
    const til = besvaret ? 'GENOPTAGET' : 'TILBAGEKALDT'
    const ulovlig = vurderHandling(sag.status, 'tilbagekald')
    if (ulovlig.length > 0) throw new Afvist(ulovlig, 409)
    if (sag.version !== input.version) throw forkertVersion(sag)
    const grunde = await listKoder(ctx, 'nuph_tilbagekaldsgrund', ctx.dag)
    afvisBlok(
      vurderGrund(
        input,
        grunde.map((g) => g.kode),
      ),
    )
    await skiftStatus(ctx, sag, til, {
      anledning: besvaret ? 'TILBAGEKALDT' : input.grund,
      anledningTekst: input.kommentar || (grunde.find((g) => g.kode === input.grund)?.navn ?? null),
      lukketTid: null,
      ...(!besvaret && { afsluttetTid: ctx.nu }),
    })
    await lukOpgaver(ctx, sag.id, ['NY_UNDERRETNING', 'NUPH_SPOERGSMAAL', 'NUPH_NY_REGISTRERING', 'NUPH_SVAR'])
    const sanktion = await sanktionPaaNuph(ctx, sag.id)
    if (sag.akasseId && (besvaret || sanktion))
      await stilOpgave(ctx, {
        organisationId: sag.akasseId,
        type: besvaret ? 'NY_UNDERRETNING' : 'SANKTION_GENNEMGANG',
        borgerId: sag.borgerId,
        objektId: besvaret ? sag.id : (sanktion?.id ?? sag.id),
        emne: `Kommunen har trukket ${sag.sagsnummer} tilbage`,
      })
    await fortaelBorgeren(ctx, sag, besvaret ? 'NUPH_TILBAGEKALDT_EFTER_SVAR' : 'NUPH_TILBAGEKALDT')
    await emit(ctx, 'NuphTilbagekaldt', { eksternId: sag.id, borgerId: sag.borgerId, version: sag.version })
    if (besvaret) await emit(ctx, 'NuphGenoptaget', { eksternId: sag.id, borgerId: sag.borgerId, version: sag.version })
    await logAdgang(ctx, [
      {
        art: 'AENDR',
        handling: 'nuph.ret',
        formaal: `Trak underretning ${sag.sagsnummer} tilbage`,
        objektType: 'nuph',
        objektId: sag.id,
        borgerId: sag.borgerId,
      },
    ])
    return { status: til }
  })
}

function vurderGrund({ grund, kommentar }: { grund: string; kommentar: string }, lovlige: string[]): Regelfund[] {
  const fund: Regelfund[] = []
  if (!lovlige.includes(grund))
    fund.push({ kode: '1014', niveau: 'BLOK', besked: 'Vælg, hvorfor den trækkes tilbage.', felt: 'grund' })
  if (grund === 'ANDET') fund.push(...vurderKommentar(kommentar))
  return fund
}
