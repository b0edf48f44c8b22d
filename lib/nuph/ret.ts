import { and, eq } from 'drizzle-orm'
import { nuph } from '#db/schema/nuph'
import { logAdgang } from '#lib/audit/log'
import { maaBorger } from '#lib/borger/hent'
import { emit } from '#lib/events/emit'
import { type Kontekst, transaktion } from '#lib/kontekst'
import { harNytBilag, sendNuphBilag, vurderNuphBilag } from '#lib/nuph/bilag'
import { fortaelBorgeren, haendelsesfelter } from '#lib/nuph/borgerbesked'
import { hentSendefakta } from '#lib/nuph/fakta'
import { helKilde, type NuphFelter } from '#lib/nuph/input'
import { felterFra } from '#lib/nuph/kladde'
import { vurderHandling } from '#lib/nuph/livscyklus'
import { forkertVersion, hentNuph, laasForNuph, type Nuph } from '#lib/nuph/queries'
import { REJST, vurderUnderretning } from '#lib/nuph/regler'
import { gemVersion } from '#lib/nuph/version'
import { Afvist, afvisBlok, type Regelfund } from '#lib/regelfund'
import { vurderFritekst } from '#lib/tekst/fritekst'

/**
 * The kommune corrects what it told: a new version that passes the same rules, while the a-kasse has not begun to answer. Both see both
 * versions. The citizen is told when the event, its day or what it is about became another. The same again is no new version.
 */
export async function berigtigNuph(
  ctx: Kontekst,
  input: { id: string; version: number; felter: NuphFelter; kommentar: string },
): Promise<{ version: number; advarsler: Regelfund[] }> {
  return transaktion(ctx, async (ctx) => {
    const felter = helKilde(input.felter)
    await laasForNuph(ctx, input.id, 'skriv')
    const gammel = await hentNuph(ctx, input.id, 'nuph.ret')
    const ulovlig = vurderHandling(gammel.status, 'berigtig')
    if (ulovlig.length > 0) throw new Afvist(ulovlig, 409)
    if (gammel.version !== input.version) throw forkertVersion(gammel)
    if (erDetSamme(felterFra(gammel), felter) && !(await harNytBilag(ctx, gammel.id)))
      return { version: gammel.version, advarsler: [] }
    if (!(await maaBorger(ctx, gammel.borgerId, 'fravaer.se'))) throw new Afvist([REJST.rettelse])
    const fakta = await hentSendefakta(ctx, gammel.borgerId, felter, gammel.id)
    const advarsler = afvisBlok([
      ...vurderUnderretning(fakta),
      ...vurderSammeModtager(gammel, fakta.medlemskab?.akasseId),
      ...vurderKommentar(input.kommentar),
      ...(await vurderNuphBilag(ctx, gammel.id)),
    ])
    const [ny] = await ctx.db
      .update(nuph)
      .set({
        ...felter,
        kildeOplysninger: fakta.kilde?.oplysninger ?? gammel.kildeOplysninger,
        vejledtOmKonsekvens: felter.vejledtOmKonsekvens ?? false,
        version: gammel.version + 1,
        aendretTid: ctx.nu,
      })
      .where(and(eq(nuph.id, gammel.id), eq(nuph.version, gammel.version), eq(nuph.status, 'SENDT')))
      .returning()
    if (!ny) throw forkertVersion(gammel)
    await gemVersion(ctx, ny, input.kommentar)
    await sendNuphBilag(ctx, ny)
    if (fakta.haendelse?.negativ && erNytForBorgeren(gammel, ny))
      await fortaelBorgeren(ctx, ny, 'NUPH_RETTET', haendelsesfelter(ny, fakta.haendelse))
    await emit(ctx, 'NuphBerigtiget', { eksternId: ny.id, borgerId: ny.borgerId, version: ny.version })
    await logAdgang(ctx, [
      {
        art: 'AENDR',
        handling: 'nuph.ret',
        formaal: `Rettede underretning ${ny.sagsnummer}`,
        objektType: 'nuph',
        objektId: ny.id,
        borgerId: ny.borgerId,
      },
    ])
    return { version: ny.version, advarsler }
  })
}

/** Does it say the same, word for word? Times are compared as moments. */
const erDetSamme = (gammel: NuphFelter, ny: NuphFelter): boolean => {
  const noegler = Object.keys(gammel) as (keyof NuphFelter)[]
  return noegler.every((n) => JSON.stringify(gammel[n]) === JSON.stringify(ny[n] ?? null))
}

const erNytForBorgeren = (gammel: Nuph, ny: Nuph): boolean =>
  gammel.haendelse !== ny.haendelse ||
  gammel.haendelsesdato !== ny.haendelsesdato ||
  gammel.kildeId !== ny.kildeId ||
  gammel.haendelsestidspunkt?.getTime() !== ny.haendelsestidspunkt?.getTime()

/** Another day can have another a-kasse; then it is another underretning, and this one is withdrawn. */
function vurderSammeModtager(sag: Nuph, akasseId: string | undefined): Regelfund[] {
  if (!akasseId || akasseId === sag.akasseId) return []
  return [
    {
      kode: 'NUPH-E08',
      niveau: 'BLOK',
      besked: 'Borgeren var medlem af en anden a-kasse den dag. Træk underretningen tilbage, og send en ny.',
      felt: 'haendelsesdato',
      kilde: 'Samspor',
    },
  ]
}

export function vurderKommentar(kommentar: string): Regelfund[] {
  const fund = vurderFritekst(kommentar, 'kommentar', 1500)
  if (!kommentar.trim()) fund.push({ kode: '1014', niveau: 'BLOK', besked: 'Skriv hvorfor.', felt: 'kommentar' })
  return fund
}
