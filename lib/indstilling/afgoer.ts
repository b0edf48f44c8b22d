import { eq, sql } from 'drizzle-orm'
import { afgoerelse } from '#db/schema/indstilling'
import { logAdgang } from '#lib/audit/log'
import { vurderFil } from '#lib/bilag/filkontrol'
import { hentDoedsfald } from '#lib/borger/hent'
import { laasBorger } from '#lib/borger/laas'
import { opretAfgoerelsesbrev } from '#lib/digital-post/opret-brev'
import { emit } from '#lib/events/emit'
import { goerEndelig } from '#lib/indstilling/afslut-afgoerelse'
import type { AfslagFelter, GodkendFelter } from '#lib/indstilling/input'
import { hentIndstilling, type Indstilling, skiftStatus } from '#lib/indstilling/queries'
import { type Afgoerelsesfakta, vurderAfslag, vurderGodkendelse, vurderOvergang } from '#lib/indstilling/regler'
import { type Forloebsfakta, hentForloeb } from '#lib/kontaktforloeb/queries'
import { type Kontekst, type TxKontekst, transaktion } from '#lib/kontekst'
import {
  erPerson,
  findSagsbehandler,
  type NavngivetSagsbehandler,
  type Sagsbehandler,
} from '#lib/organisation/sagsbehandler'
import { Afvist, afvisBlok, type Regelfund } from '#lib/regelfund'

/**
 * How the decision reaches the citizen: Samspor sends the letter, or the kommune's own system has sent it and gives its number in Digital
 * Post; with a refusal also a copy for the a-kasse (a PDF).
 */
export type Post = { slags: 'SAMSPOR' } | { slags: 'EGET_SYSTEM'; digitalPostId: string; kopi?: Uint8Array | undefined }

type Afgoerelse<F> = {
  id: string
  version: number
  felter: F
  /** Null is neither (IN-005); left out, Samspor sends. */
  post?: Post | null
  sagsbehandler?: NavngivetSagsbehandler | undefined
}
type Afgjort = { status: Indstilling['status']; version: number; advarsler: Regelfund[] }
type Ny = typeof afgoerelse.$inferInsert

/** The kommune says yes. The tilbud is written in Min plan when the letter has been accepted, not before. */
export async function godkendIndstilling(ctx: Kontekst, input: Afgoerelse<GodkendFelter>): Promise<Afgjort> {
  return afgoer(ctx, input, (fakta) => vurderGodkendelse(fakta, input.felter), {
    resultat: 'GODKENDT',
    tilbudStart: input.felter.tilbudStart,
    tilbudSlut: input.felter.tilbudSlut,
    timerPrUge: input.felter.timerPrUge,
    minutterPrUge: input.felter.minutterPrUge,
    sted: input.felter.sted,
    kontaktperson: input.felter.kontaktperson,
    maal: input.felter.maal,
  })
}

/** The kommune says no, with its reason and the law behind it. */
export async function afslaaIndstilling(ctx: Kontekst, input: Afgoerelse<AfslagFelter>): Promise<Afgjort> {
  return afgoer(ctx, input, (fakta) => vurderAfslag(fakta, input.felter), {
    resultat: 'AFSLAG',
    begrundelse: input.felter.begrundelse,
    lovhjemmel: input.felter.lovhjemmel,
  })
}

/**
 * Stores the decision. With a letter of ours the case waits in AFGJORT_AFVENTER_POST: nobody but the jobcenter sees a result before
 * Digital Post has accepted it (docs/beslutninger). With a letter that the kommune's own system has sent, the result is final at once.
 */
async function afgoer(
  ctx: Kontekst,
  input: Afgoerelse<unknown>,
  vurder: (fakta: Afgoerelsesfakta) => Regelfund[],
  indhold: Partial<Ny> & { resultat: 'GODKENDT' | 'AFSLAG' },
): Promise<Afgjort> {
  const post = input.post === undefined ? { slags: 'SAMSPOR' as const } : input.post
  return transaktion(ctx, async (ctx) => {
    if (ctx.aktoer.slags !== 'bruger') throw new Error('kun en sagsbehandler kan afgøre en indstilling')
    const sag = await hentIndstilling(ctx, input.id, 'indstilling.afgoer')
    await laasBorger(ctx, sag.borgerId, post?.slags === 'EGET_SYSTEM' ? 'skriv' : 'laes')
    const ulovlig = vurderOvergang(sag.status, 'AFGJORT_AFVENTER_POST')
    if (ulovlig.length > 0) throw new Afvist(ulovlig)
    const forloeb = await hentForloeb(ctx, sag.borgerId)
    const hvem = await findAfgoerer(ctx, sag, input.sagsbehandler)
    const advarsler = afvisBlok([
      ...vurder({
        dag: ctx.dag,
        doed: await hentDoedsfald(ctx, sag.borgerId),
        erNuvaerendeJobcenter: forloeb.tilknytning?.jobcenterId === ctx.aktoer.organisation.id,
        post: post?.slags ?? null,
        harSagsbehandler: await erPerson(ctx, hvem.id),
        harKopi: post?.slags === 'EGET_SYSTEM' && post.kopi !== undefined,
      }),
      ...(await vurderKopi(post)),
    ])
    if (!post) throw new Error('uden post skulle IN-005 have stoppet afgørelsen')
    const ny = await skiftStatus(
      ctx,
      sag,
      'AFGJORT_AFVENTER_POST',
      { sagsbehandlerId: hvem.id, sagsbehandlerNavn: hvem.navn },
      input.version,
    )
    const raekke: Ny = {
      ...indhold,
      id: crypto.randomUUID(),
      indstillingId: sag.id,
      borgerId: sag.borgerId,
      nummer: await naesteNummer(ctx, sag),
      besluttetDag: ctx.dag,
      besluttetTid: ctx.nu,
      besluttetAf: hvem.id,
      besluttetAfNavn: hvem.navn,
      jobcenterId: ctx.aktoer.organisation.id,
      ...(post.slags === 'SAMSPOR' ? { brevId: crypto.randomUUID() } : { digitalPostId: post.digitalPostId }),
    }
    const [gemt] = await ctx.db.insert(afgoerelse).values(raekke).returning()
    if (!gemt) throw new Error('afgørelsen blev ikke gemt')
    await emit(ctx, 'IndstillingAfgjort', {
      eksternId: sag.id,
      borgerId: sag.borgerId,
      version: ny.version,
      sagsbehandler: hvem,
    })
    await logAdgang(ctx, [
      {
        art: 'AENDR',
        handling: 'indstilling.afgoer',
        formaal: `Afgjorde ${sag.sagsnummer}`,
        objektType: 'indstilling',
        objektId: sag.id,
        borgerId: sag.borgerId,
      },
    ])
    if (post.slags === 'SAMSPOR') {
      await opretAfgoerelsesbrev(ctx, { brevId: raekke.brevId ?? '', sag, afgoerelse: raekke })
      return { status: ny.status, version: ny.version, advarsler }
    }
    const endelig = await goerEndelig(ctx, {
      sag: ny,
      afgoerelsen: gemt,
      kommuneId: kommuneFor(forloeb),
      kopi: post.kopi && { pdf: Buffer.from(post.kopi), egetDokument: false },
    })
    return { status: endelig.status, version: endelig.version, advarsler }
  })
}

/** Who decided: the one whom the fagsystem names, or the person who has the case already when a system only carries their decision. */
async function findAfgoerer(
  ctx: TxKontekst,
  sag: Indstilling,
  navngivet: NavngivetSagsbehandler | undefined,
): Promise<Sagsbehandler> {
  const erSystem = ctx.aktoer.slags === 'bruger' && ctx.aktoer.rolle === 'klient'
  if (erSystem && !navngivet && sag.sagsbehandlerId && (await erPerson(ctx, sag.sagsbehandlerId)))
    return { id: sag.sagsbehandlerId, navn: sag.sagsbehandlerNavn ?? '' }
  return findSagsbehandler(ctx, navngivet)
}

/** The copy that the a-kasse gets is judged as any file: by its content. */
async function vurderKopi(post: Post | null): Promise<Regelfund[]> {
  if (post?.slags !== 'EGET_SYSTEM' || !post.kopi) return []
  const { fund } = await vurderFil({
    navn: 'afgoerelse.pdf',
    bytes: post.kopi,
    tilladt: ['pdf'],
    maxBytes: KOPI_MAKS,
  })
  return fund.map((f) => ({ ...f, felt: 'kopi' }))
}

/** Largest copy of a letter: 3 MiB, which is 4 MiB on the way. */
export const KOPI_MAKS = 3_145_728

function kommuneFor({ tilknytning }: Forloebsfakta): string {
  if (!tilknytning) throw new Error('uden kommune skulle IN-009 have stoppet afgørelsen')
  return tilknytning.kommuneId
}

async function naesteNummer(ctx: TxKontekst, sag: Indstilling): Promise<number> {
  const [sidste] = await ctx.db
    .select({ nr: sql<number>`coalesce(max(${afgoerelse.nummer}), 0)::int` })
    .from(afgoerelse)
    .where(eq(afgoerelse.indstillingId, sag.id))
  return (sidste?.nr ?? 0) + 1
}
