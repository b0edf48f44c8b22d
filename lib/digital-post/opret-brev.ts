import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { brev } from '#db/schema/digital-post'
import type { afgoerelse } from '#db/schema/indstilling'
import { organisation } from '#db/schema/organisation'
import { cprNoegler, krypter } from '#lib/borger/cpr-kryptering'
import { hentCpr } from '#lib/borger/find'
import { hentBorger } from '#lib/borger/hent'
import { afgoerelsesbrev } from '#lib/digital-post/afgoerelsesbrev'
import { byggBrev } from '#lib/digital-post/brev-pdf'
import { vurderFoerAfsendelse } from '#lib/digital-post/kontrol'
import { byggMemo, type MemoBrev } from '#lib/digital-post/memo'
import { env } from '#lib/env'
import { bestil } from '#lib/events/levering'
import type { Indstilling } from '#lib/indstilling/queries'
import { hentForloeb } from '#lib/kontaktforloeb/queries'
import type { TxKontekst } from '#lib/kontekst'
import { Afvist, afvisBlok } from '#lib/regelfund'
import { hentTal, hentVaerdi, listKoder } from '#lib/regelsaet/vaerdier'

/** Shown in everybody's mailbox list, so it says nothing about the result. */
const TITEL = 'Afgørelse om tilbud'

/**
 * Makes the decision letter once: the PDF the caseworker previews is, byte for byte, the one that is sent. The MeMo holds the CPR number
 * and is stored encrypted, with its SHA-256 as evidence. Sending is the worker's; the job is ordered here, in the decision's transaction.
 */
export async function opretAfgoerelsesbrev(
  ctx: TxKontekst,
  input: { brevId: string; sag: Indstilling; afgoerelse: typeof afgoerelse.$inferInsert },
): Promise<void> {
  const { brevId, sag } = input
  const borger = await hentBorger(ctx, sag.borgerId, 'borger.se')
  const kommune = await hentAfsender(ctx, sag.borgerId)
  const indhold = await brevindhold(ctx, input, borger.navn, kommune)
  const pdf = await byggBrev(indhold)
  const messageUuid = crypto.randomUUID()
  const cpr = await hentCpr(ctx, sag.borgerId)
  const brevet: MemoBrev = {
    slags: 'DIGITALPOST',
    uuid: messageUuid,
    titel: TITEL,
    id: `${sag.sagsnummer}-${input.afgoerelse.nummer}`,
    afsender: {
      cvr: kommune.cvr,
      navn: kommune.navn,
      ...(kommune.telefon && { telefon: kommune.telefon }),
      system: { id: 'SAMSPOR', navn: 'Samspor' },
    },
    modtager: { cpr, navn: borger.navn },
    kanBesvares: false,
    sag: { id: sag.sagsnummer ?? '', system: 'Samspor' },
    oplysninger: [{ type: 'Indstilling', navn: 'indstillingId', vaerdi: sag.id }],
    oprettet: ctx.nu,
    dokument: {
      id: brevId,
      titel: TITEL,
      filer: [{ mime: 'application/pdf', navn: 'afgoerelse.pdf', sprog: 'da', indhold: pdf }],
    },
  }
  const dele = (nr: number) => indhold.afsnit.at(nr)?.tekst.join(' ') ?? ''
  afvisBlok(
    vurderFoerAfsendelse({
      memo: brevet,
      afgoerelse: {
        resultat: indhold.titel,
        begrundelse: dele(1),
        hjemmel: input.afgoerelse.lovhjemmel ?? dele(2),
        klagevejledning: dele(-2),
        kontakt: dele(-1),
      },
      modtager: { gaeldendeCpr: cpr, doed: borger.doedDato !== null },
      lokalUdgave: env().SAMSPOR_DEMO,
    }),
  )
  const memo = Buffer.from(byggMemo(brevet))
  await ctx.db.insert(brev).values({
    id: brevId,
    borgerId: sag.borgerId,
    jobcenterId: input.afgoerelse.jobcenterId,
    kommuneId: kommune.id,
    indstillingId: sag.id,
    status: 'KLAR',
    titel: TITEL,
    messageUuid,
    memoKrypteret: krypter(memo, 'BREV', cprNoegler(env())),
    memoSha256: createHash('sha256').update(memo).digest(),
    pdf,
    forsoeg: 0,
    oprettetTid: ctx.nu,
  })
  ctx.spor.breve.push({ brevId, titel: TITEL, pdf, indhold })
  await bestil(ctx, { slags: 'BREV', noegle: brevId, borgerId: sag.borgerId, objektId: brevId })
}

/** The kommune is the authority behind the letter. Without a CVR number it cannot send in Digital Post. */
async function hentAfsender(
  ctx: TxKontekst,
  borgerId: string,
): Promise<{ id: string; navn: string; cvr: string; telefon: string | null }> {
  const { tilknytning } = await hentForloeb(ctx, borgerId)
  const [kommune] = tilknytning
    ? await ctx.db.select().from(organisation).where(eq(organisation.id, tilknytning.kommuneId))
    : []
  if (!kommune?.cvr) {
    throw new Afvist([
      {
        kode: 'DP-001',
        niveau: 'BLOK',
        besked: 'Kommunen kan ikke sende Digital Post, fordi dens CVR-nummer mangler i Samspor.',
        hvemKan: 'Samspors drift',
      },
    ])
  }
  return { id: kommune.id, navn: kommune.navn, cvr: kommune.cvr, telefon: kommune.telefon }
}

async function brevindhold(
  ctx: TxKontekst,
  { sag, afgoerelse: a }: { sag: Indstilling; afgoerelse: typeof afgoerelse.$inferInsert },
  modtagerNavn: string,
  kommune: { navn: string; telefon: string | null },
) {
  const typer = await listKoder(ctx, 'tilbudstype', ctx.dag)
  const tilbud = typer.find((t) => t.kode === String(sag.tilbudstype))?.navn ?? 'Tilbud'
  const hjemler = await listKoder(ctx, 'lovhjemmel_godkendelse', ctx.dag)
  const faelles = {
    modtagerNavn,
    kommune: kommune.navn,
    telefon: kommune.telefon,
    sagsbehandler: a.besluttetAfNavn,
    sagsnummer: sag.sagsnummer ?? '',
    dato: ctx.dag,
    tilbud,
    hos: sag.virksomhedNavn ?? sag.udbyderNavn,
    indstillingSendt: sag.sendtTid,
    klage: {
      instans: (await hentVaerdi(ctx, 'klageinstans', ctx.dag)).vaerdi,
      fristUger: await hentTal(ctx, 'klagefrist_uger', ctx.dag),
      sendesTil: kommune.navn,
    },
  }
  if (a.resultat === 'AFSLAG') {
    return afgoerelsesbrev({
      ...faelles,
      resultat: 'AFSLAG',
      begrundelse: a.begrundelse ?? '',
      lovhjemmel: a.lovhjemmel ?? '',
    })
  }
  return afgoerelsesbrev({
    ...faelles,
    resultat: 'GODKENDT',
    lovhjemmel: hjemler.find((h) => h.kode === String(sag.tilbudstype))?.navn ?? null,
    start: a.tilbudStart ?? ctx.dag,
    slut: a.tilbudSlut ?? ctx.dag,
    timerPrUge: a.timerPrUge ?? null,
    minutterPrUge: a.minutterPrUge ?? null,
    sted: a.sted ?? null,
    kontaktperson: a.kontaktperson ?? null,
    maal: a.maal ?? null,
  })
}
