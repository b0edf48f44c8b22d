import { and, eq, isNull } from 'drizzle-orm'
import { nuphIndlaeg } from '#db/schema/nuph'
import { logAdgang } from '#lib/audit/log'
import type { Doedsfald } from '#lib/borger/doed'
import { hentDoedsfald } from '#lib/borger/hent'
import { emit } from '#lib/events/emit'
import { type Kontekst, type TxKontekst, transaktion } from '#lib/kontekst'
import { type NuphStatus, vurderDoedISagen } from '#lib/nuph/livscyklus'
import { hentNuph, kommunensSide, laasForNuph, type Nuph, type NuphIndlaeg } from '#lib/nuph/queries'
import { lukOpgaver, stilOpgave } from '#lib/opgave/stil'
import { afvisBlok, IkkeFundet, type Regelfund } from '#lib/regelfund'
import { vurderFritekst } from '#lib/tekst/fritekst'

export type Spoergsmaalstype = 'SPOERGSMAAL_TIL_UNDERRETNING' | 'SPOERGSMAAL_TIL_SVAR'

/** When each kind of question can be asked: the a-kasse about the underretning until it has answered, the kommune about an answer. */
const TILLADT: Record<Spoergsmaalstype, readonly NuphStatus[]> = {
  SPOERGSMAAL_TIL_UNDERRETNING: ['SENDT', 'MIDLERTIDIGT_BESVARET', 'GENOPTAGET'],
  SPOERGSMAAL_TIL_SVAR: ['MIDLERTIDIGT_BESVARET', 'BESVARET'],
}

/** NUPH-E35 not in this status, NUPH-E36 one is open already, 4405 the citizen has died. Pure. */
export function vurderSpoergsmaal(
  type: Spoergsmaalstype,
  status: NuphStatus,
  harAabent: boolean,
  doed: Doedsfald,
): Regelfund[] {
  const fund = vurderDoedISagen(doed, 'spoerg')
  if (!TILLADT[type].includes(status))
    fund.push({
      kode: 'NUPH-E35',
      niveau: 'BLOK',
      besked:
        type === 'SPOERGSMAAL_TIL_SVAR'
          ? 'Der er intet svar at spørge til.'
          : 'Underretningen er besvaret eller afsluttet. I kan ikke spørge til den nu.',
      kilde: 'STAR, IT-nyhedsbrev 31/2023: dialog på den enkelte underretning',
    })
  if (harAabent)
    fund.push({
      kode: 'NUPH-E36',
      niveau: 'BLOK',
      besked: 'I venter allerede på svar på et spørgsmål. Vent på svaret, før I spørger igen.',
      regel: 'Der er ét åbent spørgsmål i hver retning',
      kilde: 'Samspor',
    })
  return fund
}

/** Asks the other authority about this one underretning. The a-kasse asks about the underretning, the kommune about the answer. */
export async function spoergOmNuph(
  ctx: Kontekst,
  input: { id: string; tekst: string },
): Promise<{ indlaegId: string }> {
  return transaktion(ctx, async (ctx) => {
    await laasForNuph(ctx, input.id)
    const sag = await hentNuph(ctx, input.id, 'nuph.dialog')
    const jegErAkasse = erAkasse(ctx)
    const type: Spoergsmaalstype = jegErAkasse ? 'SPOERGSMAAL_TIL_UNDERRETNING' : 'SPOERGSMAAL_TIL_SVAR'
    const aabent = await findAabent(ctx, sag.id, type)
    const doed = await hentDoedsfald(ctx, sag.borgerId)
    afvisBlok([...vurderSpoergsmaal(type, sag.status, aabent !== undefined, doed), ...vurderTekst(input.tekst)])
    const indlaegId = await gem(ctx, sag, { type, tekst: input.tekst.trim(), spoergsmaalId: null })
    for (const organisationId of jegErAkasse ? kommunensSide(sag) : [sag.akasseId ?? ''])
      await stilOpgave(ctx, {
        organisationId,
        type: 'NUPH_SPOERGSMAAL',
        borgerId: sag.borgerId,
        objektId: sag.id,
        emne: `Spørgsmål om ${sag.sagsnummer}`,
      })
    await emit(ctx, 'NuphSpoergsmaal', { eksternId: sag.id, borgerId: sag.borgerId, version: sag.version })
    return { indlaegId }
  })
}

/** Answers the open question that the other authority asked; also after the citizen's death, since the case would else wait for ever. */
export async function svarPaaSpoergsmaal(
  ctx: Kontekst,
  input: { id: string; spoergsmaalId: string; tekst: string },
): Promise<{ indlaegId: string }> {
  return transaktion(ctx, async (ctx) => {
    await laasForNuph(ctx, input.id)
    const sag = await hentNuph(ctx, input.id, 'nuph.dialog')
    const [spoergsmaal] = await ctx.db
      .select()
      .from(nuphIndlaeg)
      .where(and(eq(nuphIndlaeg.id, input.spoergsmaalId), eq(nuphIndlaeg.nuphId, sag.id)))
    if (!spoergsmaal || spoergsmaal.type === 'SVAR_PAA_SPOERGSMAAL') throw new IkkeFundet('spørgsmålet')
    afvisBlok([...vurderSvaret(ctx, spoergsmaal), ...vurderTekst(input.tekst)])
    await ctx.db.update(nuphIndlaeg).set({ besvaretTid: ctx.nu }).where(eq(nuphIndlaeg.id, spoergsmaal.id))
    const indlaegId = await gem(ctx, sag, {
      type: 'SVAR_PAA_SPOERGSMAAL',
      tekst: input.tekst.trim(),
      spoergsmaalId: spoergsmaal.id,
    })
    // Each direction has its own open question, and its own task; the kommune and its anden aktør are one side.
    const [minSide, denAnden] = erAkasse(ctx)
      ? [[sag.akasseId ?? ''], kommunensSide(sag)]
      : [kommunensSide(sag), [sag.akasseId ?? '']]
    for (const organisationId of minSide) await lukOpgaver(ctx, sag.id, ['NUPH_SPOERGSMAAL'], organisationId)
    for (const organisationId of new Set([...denAnden, spoergsmaal.organisationId]))
      await stilOpgave(ctx, {
        organisationId,
        type: 'NUPH_SVAR',
        borgerId: sag.borgerId,
        objektId: sag.id,
        emne: `Svar på jeres spørgsmål om ${sag.sagsnummer}`,
      })
    await emit(ctx, 'NuphSpoergsmaalBesvaret', { eksternId: sag.id, borgerId: sag.borgerId, version: sag.version })
    return { indlaegId }
  })
}

function vurderSvaret(ctx: TxKontekst, spoergsmaal: NuphIndlaeg): Regelfund[] {
  const fund: Regelfund[] = []
  if (erAkasse(ctx) === (spoergsmaal.type === 'SPOERGSMAAL_TIL_UNDERRETNING'))
    fund.push({
      kode: 'NUPH-E37',
      niveau: 'BLOK',
      besked: 'I har selv stillet spørgsmålet. Den anden myndighed svarer.',
    })
  if (spoergsmaal.besvaretTid)
    fund.push({ kode: 'NUPH-E37', niveau: 'BLOK', besked: 'Spørgsmålet er allerede besvaret.' })
  return fund
}

const erAkasse = (ctx: TxKontekst) => ctx.aktoer.slags === 'bruger' && ctx.aktoer.organisation.type === 'akasse'

function vurderTekst(tekst: string): Regelfund[] {
  const fund = vurderFritekst(tekst, 'tekst', 1500)
  if (!tekst.trim()) fund.push({ kode: '1014', niveau: 'BLOK', besked: 'Skriv teksten.', felt: 'tekst' })
  return fund
}

async function findAabent(ctx: TxKontekst, nuphId: string, type: Spoergsmaalstype) {
  const [fundet] = await ctx.db
    .select({ id: nuphIndlaeg.id })
    .from(nuphIndlaeg)
    .where(and(eq(nuphIndlaeg.nuphId, nuphId), eq(nuphIndlaeg.type, type), isNull(nuphIndlaeg.besvaretTid)))
  return fundet
}

async function gem(
  ctx: TxKontekst,
  sag: Nuph,
  ny: Pick<NuphIndlaeg, 'type' | 'tekst' | 'spoergsmaalId'>,
): Promise<string> {
  if (ctx.aktoer.slags !== 'bruger') throw new Error('kun en myndighed skriver i dialogen')
  const id = crypto.randomUUID()
  await ctx.db.insert(nuphIndlaeg).values({
    id,
    nuphId: sag.id,
    borgerId: sag.borgerId,
    ...ny,
    organisationId: ctx.aktoer.organisation.id,
    organisationNavn: ctx.aktoer.organisation.navn,
    brugerId: ctx.aktoer.brugerId,
    brugerNavn: ctx.aktoer.navn,
    tid: ctx.nu,
  })
  await logAdgang(ctx, [
    {
      art: 'OPRET',
      handling: 'nuph.dialog',
      formaal: `Skrev om underretning ${sag.sagsnummer}`,
      objektType: 'nuph',
      objektId: sag.id,
      borgerId: sag.borgerId,
    },
  ])
  return id
}
