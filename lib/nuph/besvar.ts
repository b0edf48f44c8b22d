import { and, eq, isNull } from 'drizzle-orm'
import { nuph, nuphIndlaeg, nuphSvar } from '#db/schema/nuph'
import { logAdgang } from '#lib/audit/log'
import type { Skabelon } from '#lib/besked/tekster'
import { hentDoedsfald } from '#lib/borger/hent'
import { emit } from '#lib/events/emit'
import { type Kontekst, type TxKontekst, transaktion } from '#lib/kontekst'
import { fortaelBorgeren } from '#lib/nuph/borgerbesked'
import {
  findHaendelse,
  findSvartype,
  forkertVersion,
  hentNuph,
  kommunensSide,
  laasForNuph,
  listSvar,
  type Nuph,
  skiftStatus,
} from '#lib/nuph/queries'
import {
  erAendring,
  type Svarfakta,
  type Svarfelter,
  type Svartype,
  statusEfter,
  vurderRaekkefoelge,
  vurderSvar,
} from '#lib/nuph/svarregler'
import { lukOpgaver, stilOpgave } from '#lib/opgave/stil'
import { Afvist, afvisBlok, type Regelfund } from '#lib/regelfund'
import { listKoder } from '#lib/regelsaet/vaerdier'
import { sanktionPaaNuph } from '#lib/sanktion/queries'
import { annullerSanktion, registrerSanktion } from '#lib/sanktion/registrer'
import type { Sanktionsfelter } from '#lib/sanktion/regler'

export type Svarinput = {
  id: string
  version: number
  felter: Svarfelter
  /** A sanction that is registered in the same transaction as the answer. */
  sanktion?: Omit<Sanktionsfelter, 'nuphId'> | null
  /** With a changed answer: the sanction of the earlier answer falls away, and why. */
  annuller?: string | null
}

/** The a-kasse answers. A final answer tells the citizen too; an interim one only the kommune. The same rules for form, API and dry run. */
export async function besvarNuph(
  ctx: Kontekst,
  input: Svarinput,
): Promise<{ svarId: string; status: string; advarsler: Regelfund[] }> {
  return transaktion(ctx, async (ctx) => {
    await laasForNuph(ctx, input.id)
    const sag = await hentNuph(ctx, input.id, 'nuph.besvar')
    if (sag.version !== input.version) throw forkertVersion(sag)
    const advarsler: Regelfund[] = []
    if (input.annuller) await annullerPaaNuph(ctx, sag, input.annuller)
    if (input.sanktion) {
      // Who comes second is told what the case has become, before the sanction is judged.
      const foer = await hentSvarfakta(ctx, sag, input.felter)
      if (foer.svartype) afvisBlok(vurderRaekkefoelge(foer.fakta, foer.svartype))
      const svar = await registrerSanktion(ctx, {
        borgerId: sag.borgerId,
        felter: { ...input.sanktion, nuphId: sag.id },
      })
      advarsler.push(...svar.advarsler)
    }
    const { fakta, svartype } = await hentSvarfakta(ctx, sag, input.felter)
    advarsler.push(...afvisBlok(vurderSvar(fakta)))
    if (!svartype) throw new Error('uden svartype skulle NUPH-E33 have stoppet svaret')
    const til = statusEfter(svartype)
    const svarId = await gemSvar(ctx, sag, input.felter, svartype, fakta)
    // A changed answer to an answered case leaves its status as it is, and the days to its closing begin anew.
    if (sag.status === 'BESVARET' && til === 'BESVARET')
      await ctx.db.update(nuph).set({ afsluttetTid: ctx.nu, aendretTid: ctx.nu }).where(eq(nuph.id, sag.id))
    else await skiftStatus(ctx, sag, til, { afsluttetTid: svartype.endeligt ? ctx.nu : null })
    await lukOpgaver(ctx, sag.id, svartype.endeligt ? ['NY_UNDERRETNING', 'NUPH_NY_REGISTRERING'] : [])
    for (const organisationId of kommunensSide(sag))
      await stilOpgave(ctx, {
        organisationId,
        type: 'NUPH_SVAR',
        borgerId: sag.borgerId,
        objektId: sag.id,
        emne: `${svartype.navn} (${sag.sagsnummer})`,
      })
    const skabelon = skabelonFor(fakta, svartype)
    if (skabelon) await fortaelBorgeren(ctx, sag, skabelon)
    await emit(ctx, eventFor(svartype), { eksternId: sag.id, borgerId: sag.borgerId, version: sag.version })
    await logAdgang(ctx, [
      {
        art: 'OPRET',
        handling: 'nuph.besvar',
        formaal: `Svarede på underretning ${sag.sagsnummer}`,
        objektType: 'nuph',
        objektId: sag.id,
        borgerId: sag.borgerId,
      },
    ])
    return { svarId, status: til, advarsler }
  })
}

/** What an answer is judged by, with the sanction as it stands in this transaction. */
export async function hentSvarfakta(
  ctx: TxKontekst,
  sag: Nuph,
  felter: Svarfelter,
): Promise<{ fakta: Svarfakta; svartype: Svartype | undefined }> {
  const { gaeldende, kendt } = await findSvartype(ctx, felter.svartype, ctx.dag)
  const resultat = felter.resultat ? (await findSvartype(ctx, felter.resultat, ctx.dag)).gaeldende : undefined
  const haendelse = (await findHaendelse(ctx, sag.haendelse, sag.haendelsesdato)).gaeldende
  const endelige = (await listSvar(ctx, sag.id)).filter((s) => s.endeligt)
  const koder = async (liste: string) => (await listKoder(ctx, liste, ctx.dag)).map((k) => k.kode)
  const sanktion = await sanktionPaaNuph(ctx, sag.id)
  const sidste = endelige.at(-1)
  return {
    svartype: gaeldende,
    fakta: {
      dag: ctx.dag,
      doed: await hentDoedsfald(ctx, sag.borgerId),
      status: sag.status,
      haendelse: sag.haendelse,
      haendelsesnavn: haendelse?.navn ?? sag.haendelse,
      erModtager: ctx.aktoer.slags === 'bruger' && ctx.aktoer.organisation.id === sag.akasseId,
      felter,
      svartype: gaeldende,
      kendtSvartype: kendt,
      resultat,
      grunde: await koder('nuph_grund'),
      anledninger: await koder('nuph_anledning'),
      sanktion: sanktion && { id: sanktion.id, kategori: sanktion.kategori },
      harAabentSpoergsmaal: await harAabentSpoergsmaal(ctx, sag.id),
      sidsteEndelige: sidste && { id: sidste.id, svartype: sidste.svartype },
    },
  }
}

async function harAabentSpoergsmaal(ctx: TxKontekst, nuphId: string): Promise<boolean> {
  const aabne = await ctx.db
    .select({ id: nuphIndlaeg.id })
    .from(nuphIndlaeg)
    .where(
      and(
        eq(nuphIndlaeg.nuphId, nuphId),
        eq(nuphIndlaeg.type, 'SPOERGSMAAL_TIL_UNDERRETNING'),
        isNull(nuphIndlaeg.besvaretTid),
      ),
    )
    .limit(1)
  return aabne.length > 0
}

async function annullerPaaNuph(ctx: TxKontekst, sag: Nuph, kommentar: string): Promise<void> {
  const sanktion = await sanktionPaaNuph(ctx, sag.id)
  if (!sanktion)
    throw new Afvist([
      { kode: 'SR-009', niveau: 'BLOK', besked: 'Der er ingen sanktion at annullere.', felt: 'annuller' },
    ])
  await annullerSanktion(ctx, {
    id: sanktion.id,
    version: sanktion.version,
    kommentar,
    anledning: 'GENOPTAGELSE',
    iSvar: true,
  })
}

async function gemSvar(
  ctx: TxKontekst,
  sag: Nuph,
  felter: Svarfelter,
  svartype: Svartype,
  fakta: Svarfakta,
): Promise<string> {
  if (ctx.aktoer.slags !== 'bruger') throw new Error('kun en a-kasse svarer på en underretning')
  const id = crypto.randomUUID()
  const konsekvens = (erAendring(svartype) ? fakta.resultat : svartype)?.sanktionskategori
  await ctx.db.insert(nuphSvar).values({
    id,
    nuphId: sag.id,
    borgerId: sag.borgerId,
    nummer: (await listSvar(ctx, sag.id)).length + 1,
    nuphVersion: sag.version,
    ...felter,
    svartype: svartype.kode,
    resultat: erAendring(svartype) ? felter.resultat : null,
    endeligt: svartype.endeligt,
    sanktionId: konsekvens ? (fakta.sanktion?.id ?? null) : null,
    akasseId: ctx.aktoer.organisation.id,
    akasseNavn: ctx.aktoer.organisation.navn,
    brugerId: ctx.aktoer.brugerId,
    brugerNavn: ctx.aktoer.navn,
    tid: ctx.nu,
  })
  return id
}

const eventFor = (svartype: Svartype) =>
  svartype.gruppe === 'IKKE_VORES' ? 'NuphAfvist' : svartype.endeligt ? 'NuphBesvaret' : 'NuphMidlertidigtBesvaret'

/** What the citizen is told: nothing of an interim answer; of the rest whether it has consequences, and never which. */
function skabelonFor(fakta: Svarfakta, svartype: Svartype): Skabelon | null {
  if (svartype.gruppe === 'IKKE_VORES') return 'NUPH_AFVIST'
  if (!svartype.endeligt) return null
  if (erAendring(svartype))
    return fakta.resultat?.gruppe === 'KONSEKVENS' ? 'NUPH_SVAR_AENDRET' : 'NUPH_SVAR_AENDRET_INGEN'
  return svartype.gruppe === 'KONSEKVENS' ? 'NUPH_BETYDNING' : 'NUPH_INGEN_BETYDNING'
}
