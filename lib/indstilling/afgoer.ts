import { eq, sql } from 'drizzle-orm'
import { afgoerelse } from '#db/schema/indstilling'
import { logAdgang } from '#lib/audit/log'
import { laasBorger } from '#lib/borger/laas'
import { opretAfgoerelsesbrev } from '#lib/digital-post/opret-brev'
import { emit } from '#lib/events/emit'
import type { AfslagFelter, GodkendFelter } from '#lib/indstilling/input'
import { hentIndstilling, type Indstilling, skiftStatus } from '#lib/indstilling/queries'
import { type Afgoerelsesfakta, vurderAfslag, vurderGodkendelse, vurderOvergang } from '#lib/indstilling/regler'
import { hentForloeb } from '#lib/kontaktforloeb/queries'
import { type Kontekst, type TxKontekst, transaktion } from '#lib/kontekst'
import { Afvist, afvisBlok } from '#lib/regelfund'

type Sag = { id: string; version: number }
type Ny = typeof afgoerelse.$inferInsert

/** The kommune says yes. The tilbud is written in Min plan when the letter has been accepted, not before (`afslutAfgoerelse`). */
export async function godkendIndstilling(ctx: Kontekst, input: Sag & { felter: GodkendFelter }): Promise<void> {
  await afgoer(ctx, input, (fakta) => vurderGodkendelse(fakta, input.felter), {
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
export async function afslaaIndstilling(ctx: Kontekst, input: Sag & { felter: AfslagFelter }): Promise<void> {
  await afgoer(ctx, input, (fakta) => vurderAfslag(fakta, input.felter), {
    resultat: 'AFSLAG',
    begrundelse: input.felter.begrundelse,
    lovhjemmel: input.felter.lovhjemmel,
  })
}

/**
 * Stores the decision and its letter and hands the letter to the worker. The case waits in AFGJORT_AFVENTER_POST: nobody but the
 * jobcenter sees a result before Digital Post has accepted the letter (docs/beslutninger).
 */
async function afgoer(
  ctx: Kontekst,
  input: Sag,
  vurder: (fakta: Afgoerelsesfakta) => Parameters<typeof afvisBlok>[0],
  indhold: Partial<Ny> & { resultat: 'GODKENDT' | 'AFSLAG' },
): Promise<void> {
  await transaktion(ctx, async (ctx) => {
    if (ctx.aktoer.slags !== 'bruger') throw new Error('kun en sagsbehandler kan afgøre en indstilling')
    const sag = await hentIndstilling(ctx, input.id, 'indstilling.afgoer')
    await laasBorger(ctx, sag.borgerId, 'laes')
    const ulovlig = vurderOvergang(sag.status, 'AFGJORT_AFVENTER_POST')
    if (ulovlig.length > 0) throw new Afvist(ulovlig)
    const forloeb = await hentForloeb(ctx, sag.borgerId)
    afvisBlok(
      vurder({
        dag: ctx.dag,
        erNuvaerendeJobcenter: forloeb.tilknytning?.jobcenterId === ctx.aktoer.organisation.id,
        harBrev: true,
      }),
    )
    const ny = await skiftStatus(
      ctx,
      sag,
      'AFGJORT_AFVENTER_POST',
      { sagsbehandlerId: ctx.aktoer.brugerId, sagsbehandlerNavn: ctx.aktoer.navn },
      input.version,
    )

    const afgoerelseId = crypto.randomUUID()
    const brevId = crypto.randomUUID()
    const raekke: Ny = {
      ...indhold,
      id: afgoerelseId,
      indstillingId: sag.id,
      borgerId: sag.borgerId,
      nummer: await naesteNummer(ctx, sag),
      besluttetDag: ctx.dag,
      besluttetTid: ctx.nu,
      besluttetAf: ctx.aktoer.brugerId,
      besluttetAfNavn: ctx.aktoer.navn,
      jobcenterId: ctx.aktoer.organisation.id,
      brevId,
    }
    await ctx.db.insert(afgoerelse).values(raekke)
    await opretAfgoerelsesbrev(ctx, { brevId, sag, afgoerelse: raekke })
    await emit(ctx, 'IndstillingAfgjort', { eksternId: sag.id, borgerId: sag.borgerId, version: ny.version })
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
  })
}

async function naesteNummer(ctx: TxKontekst, sag: Indstilling): Promise<number> {
  const [sidste] = await ctx.db
    .select({ nr: sql<number>`coalesce(max(${afgoerelse.nummer}), 0)::int` })
    .from(afgoerelse)
    .where(eq(afgoerelse.indstillingId, sag.id))
  return (sidste?.nr ?? 0) + 1
}
