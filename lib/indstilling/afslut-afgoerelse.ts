import { createHash } from 'node:crypto'
import { and, eq, isNull } from 'drizzle-orm'
import { bilag, bilagDel } from '#db/schema/besked'
import { brev } from '#db/schema/digital-post'
import { afgoerelse, indstilling } from '#db/schema/indstilling'
import { organisation } from '#db/schema/organisation'
import { skrivBesked } from '#lib/besked/skriv'
import { scanner } from '#lib/bilag/kontrol'
import { laasBorger } from '#lib/borger/laas'
import type { Dag } from '#lib/dato'
import { emit } from '#lib/events/emit'
import { bestil } from '#lib/events/levering'
import { type Indstilling, skiftStatus } from '#lib/indstilling/queries'
import { BESKEDTYPE } from '#lib/indstilling/regler'
import { flytTilAkasse } from '#lib/indstilling/skift-akasse'
import { hentForloeb } from '#lib/kontaktforloeb/queries'
import { type Kontekst, type TxKontekst, transaktion } from '#lib/kontekst'
import { tilbudTilfoejet } from '#lib/min-plan/aendring'
import { publicerNyPlan } from '#lib/min-plan/publicer'
import { lukOpgaver, stilOpgave } from '#lib/opgave/stil'
import { listKoder } from '#lib/regelsaet/vaerdier'
import { bedOmOpfoelgning } from '#lib/samtale/foerste'

type Afgoerelse = typeof afgoerelse.$inferSelect
type Brev = typeof brev.$inferSelect
/** The letter as the a-kasse gets it after a refusal. `egetDokument`: made by Samspor. */
type Kopi = { pdf: Buffer; egetDokument: boolean }
const DEL = 262_144

/**
 * The letter has been accepted (or sent on paper): the result becomes final, as SYSTEM on behalf of the caseworker. Twice is once: a case
 * that no longer waits is left alone.
 */
export async function afslutAfgoerelse(ctx: Kontekst, brevId: string): Promise<void> {
  await transaktion(ctx, async (ctx) => {
    const fundet = await hentVentende(ctx, brevId)
    if (!fundet) return
    const { sag, afgoerelsen, brevet } = fundet
    const kopi = { pdf: brevet.pdf, egetDokument: true }
    await goerEndelig(ctx, { sag, afgoerelsen, kommuneId: brevet.kommuneId, kopi })
  })
}

/**
 * The decision is with the citizen: it becomes final, and everything that follows from it happens in this one transaction. Approval writes
 * the tilbud in Min plan; refusal puts a copy of the letter in the thread to the a-kasse, when there is one. The caller holds the
 * citizen's write lock.
 */
export async function goerEndelig(
  ctx: TxKontekst,
  input: { sag: Indstilling; afgoerelsen: Afgoerelse; kommuneId: string; kopi: Kopi | undefined },
): Promise<Indstilling> {
  const { sag, afgoerelsen, kopi } = input
  await ctx.db.update(afgoerelse).set({ endeligTid: ctx.nu }).where(eq(afgoerelse.id, afgoerelsen.id))
  await flytTilAkasse(ctx, sag.borgerId)
  const akasse = await hentAkasse(ctx, sag.borgerId)
  const ny = await skiftStatus(ctx, sag, afgoerelsen.resultat, { slutTid: ctx.nu })
  await lukOpgaver(ctx, sag.id, ['NY_INDSTILLING', 'SEND_PAPIRBREV', 'BREV_IKKE_LEVERET'])
  const kommune = await hentPart(ctx, input.kommuneId)
  if (afgoerelsen.resultat === 'GODKENDT') {
    await skrivIMinPlan(ctx, sag, afgoerelsen)
    await bedOmOpfoelgning(ctx, sag, afgoerelsen)
  }
  await svarITraaden(ctx, sag, afgoerelsen, { kommune, akasse, kopi })
  if (akasse) {
    await stilOpgave(ctx, {
      organisationId: akasse.id,
      type: 'SVAR_PAA_INDSTILLING',
      beskedtype: BESKEDTYPE,
      borgerId: sag.borgerId,
      objektId: sag.id,
      emne: `Svar på ${sag.sagsnummer}`,
    })
  }
  await emit(ctx, afgoerelsen.resultat === 'GODKENDT' ? 'IndstillingGodkendt' : 'IndstillingAfslaaet', {
    eksternId: sag.id,
    borgerId: sag.borgerId,
    version: ny.version,
  })
  return ny
}

/** The letter was refused for good: the result never was. The case is with the caseworker again, with a task saying why. */
export async function genaabnEfterAfvistBrev(ctx: Kontekst, brevId: string, grund: string): Promise<void> {
  await transaktion(ctx, async (ctx) => {
    const fundet = await hentVentende(ctx, brevId)
    if (!fundet) return
    const { sag, afgoerelsen } = fundet
    await ctx.db.update(afgoerelse).set({ annulleretTid: ctx.nu }).where(eq(afgoerelse.id, afgoerelsen.id))
    const ny = await skiftStatus(ctx, sag, 'UNDER_BEHANDLING', {})
    await stilOpgave(ctx, {
      organisationId: afgoerelsen.jobcenterId,
      type: 'BREV_IKKE_LEVERET',
      borgerId: sag.borgerId,
      objektId: sag.id,
      emne: `Brevet om ${sag.sagsnummer} kunne ikke leveres`,
      ansvarlig: sag.sagsbehandlerId ? { id: sag.sagsbehandlerId, navn: sag.sagsbehandlerNavn ?? '' } : null,
    })
    await emit(ctx, 'IndstillingBrevAfvist', {
      eksternId: sag.id,
      borgerId: sag.borgerId,
      version: ny.version,
      note: grund,
    })
  })
}

async function hentVentende(
  ctx: TxKontekst,
  brevId: string,
): Promise<{ sag: Indstilling; afgoerelsen: Afgoerelse; brevet: Brev } | undefined> {
  const [brevet] = await ctx.db.select().from(brev).where(eq(brev.id, brevId))
  if (!brevet) return undefined
  await laasBorger(ctx, brevet.borgerId, 'skriv')
  const [raekke] = await ctx.db
    .select({ sag: indstilling, afgoerelsen: afgoerelse })
    .from(afgoerelse)
    .innerJoin(indstilling, eq(indstilling.id, afgoerelse.indstillingId))
    .where(
      and(
        eq(afgoerelse.brevId, brevId),
        isNull(afgoerelse.annulleretTid),
        eq(indstilling.status, 'AFGJORT_AFVENTER_POST'),
      ),
    )
  return raekke && { ...raekke, brevet }
}

/** The a-kasse that has the citizen today gets the answer, whoever sent; between two a-kasser nobody does. */
async function hentAkasse(ctx: TxKontekst, borgerId: string): Promise<{ id: string; navn: string } | undefined> {
  const { medlemskab } = await hentForloeb(ctx, borgerId)
  return medlemskab && { id: medlemskab.akasseId, navn: medlemskab.akasseNavn }
}

async function hentPart(ctx: TxKontekst, id: string): Promise<{ id: string; navn: string }> {
  const [part] = await ctx.db
    .select({ id: organisation.id, navn: organisation.navn })
    .from(organisation)
    .where(eq(organisation.id, id))
  if (!part) throw new Error(`organisation ${id} findes ikke`)
  return part
}

/** What the kind of tilbud is called on a day. */
export async function hentTilbudsnavn(ctx: TxKontekst, tilbudstype: number | null, dag: Dag): Promise<string> {
  const typer = await listKoder(ctx, 'tilbudstype', dag)
  return typer.find((t) => t.kode === String(tilbudstype))?.navn ?? 'Tilbud'
}

/** What Min plan says has changed when a tilbud is given. */
export function planlinje(
  navn: string,
  a: { tilbudStart: Dag | null; tilbudSlut: Dag | null; sted: string | null },
  sag: Pick<Indstilling, 'virksomhedNavn' | 'udbyderNavn'>,
): string {
  const sted = a.sted ?? sag.virksomhedNavn ?? sag.udbyderNavn
  return tilbudTilfoejet({ navn, sted: sted || null, start: a.tilbudStart, slut: a.tilbudSlut })
}

/** The answer's words in the thread. A refusal says whether a copy of the letter came with it. */
export const svaretITraaden = (resultat: 'GODKENDT' | 'AFSLAG', medKopi = true) =>
  resultat === 'GODKENDT'
    ? ({ skabelon: 'INDSTILLING_GODKENDT', titel: 'Svar: indstillingen er godkendt' } as const)
    : ({
        skabelon: medKopi ? 'INDSTILLING_AFSLAG' : 'INDSTILLING_AFSLAG_UDEN_KOPI',
        titel: 'Svar: afslag på indstillingen',
      } as const)

async function skrivIMinPlan(ctx: TxKontekst, sag: Indstilling, a: Afgoerelse): Promise<void> {
  const jobcenter = await hentPart(ctx, a.jobcenterId)
  const navn = await hentTilbudsnavn(ctx, sag.tilbudstype, a.besluttetDag)
  const { tilbudStart: start, tilbudSlut: slut } = a
  const { tilbudstype } = sag
  if (!start || !slut || tilbudstype === null) throw new Error('en godkendelse har et tilbud')
  const sted = a.sted ?? sag.virksomhedNavn ?? sag.udbyderNavn
  await publicerNyPlan(ctx, {
    borgerId: sag.borgerId,
    af: { id: jobcenter.id, navn: jobcenter.navn, brugerId: a.besluttetAf },
    ny: (nu) => ({
      ...nu,
      tilbud: [
        ...nu.tilbud,
        {
          tilbudId: crypto.randomUUID(),
          indstillingId: sag.id,
          tilbudstype,
          navn,
          start,
          slut,
          timerPrUge: a.timerPrUge,
          minutterPrUge: a.minutterPrUge,
          sted,
          adresse: null,
          kontaktperson: a.kontaktperson,
          maal: a.maal,
          beskrivelse: null,
          sagsbehandler: sag.sagsbehandlerNavn,
          slutaarsag: null,
          registreretAfNavn: jobcenter.navn,
        },
      ],
    }),
  })
}

/** The answer in the same thread. It points to Digital Post; a refusal carries a copy of the letter for the a-kasse. */
async function svarITraaden(
  ctx: TxKontekst,
  sag: Indstilling,
  a: Afgoerelse,
  {
    kommune,
    akasse,
    kopi,
  }: { kommune: { navn: string }; akasse: { navn: string } | undefined; kopi: Kopi | undefined },
): Promise<void> {
  if (!sag.traadId) throw new Error('en sendt indstilling har en tråd')
  const bilagIder = a.resultat === 'AFSLAG' && kopi ? [await laegKopi(ctx, sag, kopi)] : []
  await skrivBesked(ctx, {
    traadId: sag.traadId,
    borgerId: sag.borgerId,
    ...svaretITraaden(a.resultat, bilagIder.length > 0),
    felter: { kommune: kommune.navn },
    afsender: { id: a.jobcenterId, navn: kommune.navn },
    modtagerNavn: akasse?.navn ?? null,
    digitalPost: true,
    bilagIder,
  })
}

async function laegKopi(ctx: TxKontekst, sag: Indstilling, { pdf, egetDokument }: Kopi): Promise<string> {
  const bilagId = crypto.randomUUID()
  await ctx.db.insert(bilag).values({
    id: bilagId,
    borgerId: sag.borgerId,
    navn: `Kopi af afgørelse ${sag.sagsnummer}.pdf`,
    mime: 'application/pdf',
    stoerrelse: pdf.length,
    sha256: createHash('sha256').update(pdf).digest(),
    kontrol: egetDokument ? 'REN' : 'IKKE_KONTROLLERET',
    egetDokument,
    komplet: true,
    oprettetTid: ctx.nu,
  })
  for (let nummer = 0; nummer * DEL < pdf.length; nummer += 1) {
    await ctx.db.insert(bilagDel).values({
      bilagId,
      borgerId: sag.borgerId,
      nummer,
      indhold: pdf.subarray(nummer * DEL, (nummer + 1) * DEL),
    })
  }
  if (!egetDokument && scanner())
    await bestil(ctx, { slags: 'BILAG', noegle: bilagId, borgerId: sag.borgerId, objektId: bilagId })
  return bilagId
}
