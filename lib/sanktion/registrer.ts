import { and, eq, gte, isNull, lte, or } from 'drizzle-orm'
import { adgangsrelation } from '#db/schema/adgang'
import { borger as borgertabel } from '#db/schema/borger'
import { nuph, sanktion } from '#db/schema/nuph'
import { logAdgang } from '#lib/audit/log'
import { type Doedsfald, doedsfald } from '#lib/borger/doed'
import { hentBorger } from '#lib/borger/hent'
import { laasBorger } from '#lib/borger/laas'
import type { Dag } from '#lib/dato'
import { emit } from '#lib/events/emit'
import { hundrededele } from '#lib/kontaktforloeb/regler'
import { type Kontekst, type TxKontekst, transaktion } from '#lib/kontekst'
import { genoptagNuph } from '#lib/nuph/genoptag'
import { hentNuph } from '#lib/nuph/queries'
import { stilOpgave } from '#lib/opgave/stil'
import { Afvist, afvisBlok, type Regelfund } from '#lib/regelfund'
import {
  findSanktionstype,
  hentParametre,
  hentSanktion,
  listGentagelserAf,
  listKarantaener,
  sanktionPaaNuph,
} from '#lib/sanktion/queries'
import { type Sanktion, type Sanktionsfelter, vurderRettelse, vurderSanktion } from '#lib/sanktion/regler'

/** What a correction is made for. */
export type Anledning = 'AFGOERELSE' | 'KLAGE' | 'GENOPTAGELSE' | 'FEJL'

/**
 * The a-kasse registers a sanction that it has decided, of its own accord or as the answer to an underretning. Whoever the citizen's a-kasse
 * was on the day it happened decides and registers.
 */
export async function registrerSanktion(
  ctx: Kontekst,
  input: { id?: string | undefined; borgerId: string; felter: Sanktionsfelter },
): Promise<{ id: string; advarsler: Regelfund[] }> {
  return transaktion(ctx, async (ctx) => {
    const { borgerId, felter } = input
    await laasBorger(ctx, borgerId, 'laes')
    const { fund, raekke } = await vurder(ctx, borgerId, felter)
    const advarsler = afvisBlok(fund)
    const id = input.id ?? crypto.randomUUID()
    await ctx.db.insert(sanktion).values({
      ...(await faelles(ctx, borgerId, felter, raekke)),
      id,
      version: 1,
      status: 'REGISTRERET',
      anledning: 'AFGOERELSE',
    })
    await emit(ctx, 'SanktionOprettet', { eksternId: id, borgerId, version: 1 })
    await log(ctx, id, borgerId, 'OPRET', 'Registrerede en sanktion')
    return { id, advarsler }
  })
}

/** Says a sanction anew, with a comment: a new row that names the one it corrects. The same again is no new row. */
export async function retSanktion(
  ctx: Kontekst,
  input: { id: string; version: number; felter: Sanktionsfelter; kommentar: string; anledning: Anledning },
): Promise<{ version: number; advarsler: Regelfund[] }> {
  return transaktion(ctx, async (ctx) => {
    const gammel = await hentUnderLaas(ctx, input)
    const { fund, raekke } = await vurder(ctx, gammel.borgerId, input.felter, gammel)
    const rettelse = vurderRettelse(gammel.status, input.kommentar)
    if (rettelse.length === 0 && erDetSamme(gammel, input.felter)) return { version: gammel.version, advarsler: [] }
    const advarsler = afvisBlok([...rettelse, ...fund])
    await ctx.db.insert(sanktion).values({
      ...(await faelles(ctx, gammel.borgerId, input.felter, raekke)),
      id: gammel.id,
      version: gammel.version + 1,
      retterVersionId: gammel.versionId,
      status: 'AENDRET',
      anledning: input.anledning,
      berigtigelseskommentar: input.kommentar.trim(),
    })
    await emit(ctx, 'SanktionAendret', { eksternId: gammel.id, borgerId: gammel.borgerId, version: gammel.version + 1 })
    await log(ctx, gammel.id, gammel.borgerId, 'AENDR', 'Rettede en sanktion')
    return { version: gammel.version + 1, advarsler }
  })
}

/**
 * The sanction falls away; its row stays. A repeated karantæne that stands on it is flagged for review and never changed by itself, and the
 * underretning it answered is reopened, unless the changed answer is in the same transaction (`iSvar`).
 */
export async function annullerSanktion(
  ctx: Kontekst,
  input: { id: string; version: number; kommentar: string; anledning: Anledning; iSvar?: boolean },
): Promise<{ version: number }> {
  return transaktion(ctx, async (ctx) => {
    const gammel = await hentUnderLaas(ctx, input)
    afvisBlok(vurderRettelse(gammel.status, input.kommentar))
    const {
      versionId,
      registreretTid: _tid,
      registreretAfNavn: _navn,
      registreretAfBruger: _bruger,
      ...resten
    } = gammel
    await ctx.db.insert(sanktion).values({
      ...resten,
      ...registrant(ctx),
      version: gammel.version + 1,
      retterVersionId: versionId,
      status: 'ANNULLERET',
      anledning: input.anledning,
      berigtigelseskommentar: input.kommentar.trim(),
    })
    await emit(ctx, 'SanktionAnnulleret', {
      eksternId: gammel.id,
      borgerId: gammel.borgerId,
      version: gammel.version + 1,
    })
    await log(ctx, gammel.id, gammel.borgerId, 'AENDR', 'Annullerede en sanktion')
    await flagGentagelser(ctx, gammel)
    if (gammel.nuphId && !input.iSvar) await genoptag(ctx, gammel.nuphId)
    return { version: gammel.version + 1 }
  })
}

async function genoptag(ctx: TxKontekst, nuphId: string): Promise<void> {
  const [sag] = await ctx.db
    .select({ status: nuph.status, version: nuph.version })
    .from(nuph)
    .where(eq(nuph.id, nuphId))
  if (sag && (sag.status === 'BESVARET' || sag.status === 'LUKKET'))
    await genoptagNuph(ctx, { id: nuphId, version: sag.version, anledning: 'SANKTION_ANNULLERET', tekst: null })
}

/** Does it say the same as the row that stands? Hours are compared as numbers. */
function erDetSamme(gammel: Sanktion, felter: Sanktionsfelter): boolean {
  const vaerdi = (v: Sanktionsfelter, n: keyof Sanktionsfelter) =>
    n === 'timer' || n === 'afvikledeTimer' ? (v[n] === null ? null : hundrededele(v[n])) : v[n]
  return (Object.keys(felter) as (keyof Sanktionsfelter)[]).every((n) => vaerdi(gammel, n) === vaerdi(felter, n))
}

/** R-SANK-04: a K03 that repeats this karantæne is looked at by the a-kasse that wrote it. */
async function flagGentagelser(ctx: TxKontekst, annulleret: Sanktion): Promise<void> {
  if (annulleret.kategori !== 'K02') return
  for (const { id, akasseId } of await listGentagelserAf(ctx, annulleret.id))
    await stilOpgave(ctx, {
      organisationId: akasseId,
      type: 'SANKTION_GENNEMGANG',
      borgerId: annulleret.borgerId,
      objektId: id,
      emne: 'En karantæne er annulleret. Gennemgå gentagelsen.',
    })
}

async function hentUnderLaas(ctx: TxKontekst, { id, version }: { id: string; version: number }): Promise<Sanktion> {
  const [fundet] = await ctx.db
    .select({ borgerId: sanktion.borgerId })
    .from(sanktion)
    .where(eq(sanktion.id, id))
    .limit(1)
  if (fundet) await laasBorger(ctx, fundet.borgerId, 'laes')
  const gammel = await hentSanktion(ctx, id, 'sanktion.ret')
  if (gammel.version !== version)
    throw new Afvist(
      [
        {
          kode: 'SR-409',
          niveau: 'BLOK',
          besked: 'Sanktionen er ændret af en anden. Hent den nye version, og prøv igen.',
          aarsag: { type: 'sanktion', id, beskrivelse: `Version ${gammel.version}` },
        },
      ],
      409,
    )
  return gammel
}

/** `gammel` is the row that is corrected. */
async function vurder(ctx: TxKontekst, borgerId: string, felter: Sanktionsfelter, gammel?: Sanktion) {
  const egetId = gammel?.id
  const type = await findSanktionstype(ctx, felter.sanktionstype, felter.afgoerelsesdato)
  const doed = await hvemOgDoed(ctx, borgerId, felter.nuphId, egetId)
  const mig = ctx.aktoer.slags === 'bruger' ? ctx.aktoer.organisation.id : ''
  const [raekke] = felter.nuphId ? await ctx.db.select().from(nuph).where(eq(nuph.id, felter.nuphId)) : []
  const fund = vurderSanktion({
    dag: ctx.dag,
    doed,
    felter,
    type: type.gaeldende,
    kendtType: type.kendt,
    // Who was the a-kasse on the day was settled when the underretning was sent, and when the row that is corrected was written.
    erMedlemPaaHaendelsesdatoen: raekke
      ? raekke.haendelsesdato === felter.haendelsesdato
      : gammel?.haendelsesdato === felter.haendelsesdato || (await varVores(ctx, borgerId, felter.haendelsesdato)),
    nuph: felter.nuphId
      ? {
          haendelse: raekke?.haendelse ?? '',
          erVores: raekke?.akasseId === mig,
          sammeBorger: raekke?.borgerId === borgerId,
        }
      : undefined,
    karantaener: (await listKarantaener(ctx, borgerId)).filter((k) => k.id !== egetId),
    parametre: await hentParametre(ctx, felter.haendelsesdato),
  })
  const staar = raekke && !egetId ? await sanktionPaaNuph(ctx, raekke.id) : undefined
  if (staar) fund.push(kunEn(staar))
  return { fund, raekke: { type: type.gaeldende, nuph: raekke } }
}

/** Was the citizen the acting a-kasse's on the day? By what opened the wall: it is seen also long after the member has gone. */
async function varVores(ctx: TxKontekst, borgerId: string, dag: Dag): Promise<boolean> {
  if (ctx.aktoer.slags !== 'bruger') return false
  const fundne = await ctx.db
    .select({ id: adgangsrelation.borgerId })
    .from(adgangsrelation)
    .where(
      and(
        eq(adgangsrelation.organisationId, ctx.aktoer.organisation.id),
        eq(adgangsrelation.borgerId, borgerId),
        eq(adgangsrelation.kategori, 'EGEN'),
        lte(adgangsrelation.fra, dag),
        or(isNull(adgangsrelation.til), gte(adgangsrelation.til, dag)),
      ),
    )
    .limit(1)
  return fundne.length > 0
}

/** One underretning has one sanction: the citizen must not meet two for one event. */
const kunEn = (staar: Sanktion): Regelfund => ({
  kode: 'SR-012',
  niveau: 'BLOK',
  besked: 'Der står allerede en sanktion på underretningen. Ret den, eller annullér den først.',
  felt: 'sanktionstype',
  regel: 'En underretning kan have én sanktion ad gangen',
  kilde: 'Samspor',
  aarsag: {
    type: 'sanktion',
    id: staar.id,
    beskrivelse: `Registreret af ${staar.akasseNavn}, version ${staar.version}`,
  },
  hvemKan: 'Den a-kasse, der har registreret sanktionen',
})

/**
 * The right to register comes from the underretning that was sent to us, from the membership, or (a correction) from having written the row.
 * Gives whether the citizen has died.
 */
async function hvemOgDoed(
  ctx: TxKontekst,
  borgerId: string,
  nuphId: string | null,
  egetId: string | undefined,
): Promise<Doedsfald> {
  if (egetId || nuphId) {
    if (nuphId && !egetId) await hentNuph(ctx, nuphId, 'nuph.besvar')
    const [fundet] = await ctx.db
      .select({ id: borgertabel.id, doedDato: borgertabel.doedDato })
      .from(borgertabel)
      .where(eq(borgertabel.id, borgerId))
    return fundet ? doedsfald(fundet) : false
  }
  return doedsfald(await hentBorger(ctx, borgerId, 'sanktion.opret'))
}

async function faelles(
  ctx: TxKontekst,
  borgerId: string,
  felter: Sanktionsfelter,
  raekke: Awaited<ReturnType<typeof vurder>>['raekke'],
) {
  if (!raekke.type) throw new Error('uden type skulle SR-001 have stoppet den')
  return {
    ...felter,
    ...registrant(ctx),
    borgerId,
    kategori: raekke.type.kategori,
    kommunenSer: raekke.type.kommunenSer,
    kommuneId: raekke.nuph?.afsenderId ?? null,
    andenAktoerId: raekke.nuph?.andenAktoerId ?? null,
  }
}

function registrant(ctx: TxKontekst) {
  if (ctx.aktoer.slags !== 'bruger') throw new Error('kun en a-kasse registrerer sanktioner')
  const { organisation, brugerId, navn } = ctx.aktoer
  return {
    akasseId: organisation.id,
    akasseNavn: organisation.navn,
    registreretAfNavn: navn,
    registreretAfBruger: brugerId,
    registreretTid: ctx.nu,
  }
}

const log = (ctx: TxKontekst, id: string, borgerId: string, art: 'OPRET' | 'AENDR', formaal: string) =>
  logAdgang(ctx, [
    {
      art,
      handling: art === 'OPRET' ? 'sanktion.opret' : 'sanktion.ret',
      formaal,
      objektType: 'sanktion',
      objektId: id,
      borgerId,
    },
  ])
