import { and, eq, isNull, sql } from 'drizzle-orm'
import { klarmelding } from '#db/schema/rekruttering'
import { logAdgang } from '#lib/audit/log'
import { emit } from '#lib/events/emit'
import { type Kontekst, type TxKontekst, transaktion } from '#lib/kontekst'
import { Afvist, afvisBlok } from '#lib/regelfund'
import { hentTal, listKoder } from '#lib/regelsaet/vaerdier'
import { laesBevis } from '#lib/rekruttering/bevis'
import {
  type Akasse,
  findBevis,
  findKlarmelding,
  hentAkasse,
  type Klarmelding,
  listAeldsteUhentede,
} from '#lib/rekruttering/queries'
import { type Klarmeldingsfelter, vurderKlarmelding } from '#lib/rekruttering/regler'

/**
 * An a-kasse is ready for job orders from a day: its own system says so, or STAR on its behalf, with a word that the system was tried
 * (without one, the newest that this installation has given). Replaces what was reported before, and ends a pause when the system keeps up.
 */
export async function meldKlar(
  ctx: Kontekst,
  input: { kode: string; bevis?: string | undefined; felter: Klarmeldingsfelter },
): Promise<Klarmelding> {
  return transaktion(ctx, async (ctx) => {
    const akasse = await hentAkasse(ctx, input.kode, 'klarmelding.ret')
    await laas(ctx, akasse)
    const bevis = input.bevis?.trim() || (await findBevis(ctx, akasse.id))
    const nuvaerende = await findKlarmelding(ctx, akasse.id)
    afvisBlok(
      vurderKlarmelding({
        felter: input.felter,
        dag: ctx.dag,
        akasse,
        bevis: bevis ? await laesBevis(bevis, ctx.nu) : undefined,
        bevisGivet: bevis !== undefined,
        nuvaerende,
        aeldsteUhentede: nuvaerende?.pauseFra ? await aeldsteUhentede(ctx, akasse.id) : undefined,
        grupper: (await listKoder(ctx, 'erhvervsgruppe', ctx.dag)).map((k) => k.kode),
      }),
    )
    if (nuvaerende) await erstat(ctx, nuvaerende)
    const ny: Klarmelding = {
      id: crypto.randomUUID(),
      akasseId: akasse.id,
      ...input.felter,
      bevis: bevis ?? null,
      ...hvem(ctx),
      meldtTid: ctx.nu,
      pauseFra: null,
      pauseGrund: null,
      erstattetTid: null,
    }
    await ctx.db.insert(klarmelding).values(ny)
    await fortael(ctx, nuvaerende ? 'KlarmeldingAendret' : 'KlarmeldingOprettet', akasse, ny.id, 'Meldt klar')
    return ny
  })
}

/** The a-kasse takes no new job orders from now on. It keeps those it has. JO-088: it was not reported ready. */
export async function afmeldKlar(ctx: Kontekst, input: { kode: string }): Promise<void> {
  return transaktion(ctx, async (ctx) => {
    const akasse = await hentAkasse(ctx, input.kode, 'klarmelding.ret')
    await laas(ctx, akasse)
    const nuvaerende = await findKlarmelding(ctx, akasse.id)
    if (!nuvaerende)
      throw new Afvist([
        {
          kode: 'JO-088',
          niveau: 'BLOK',
          besked: `${akasse.navn} er ikke meldt klar.`,
          felt: 'kode',
          kilde: 'Samspor',
        },
      ])
    await erstat(ctx, nuvaerende)
    await fortael(ctx, 'KlarmeldingAendret', akasse, nuvaerende.id, 'Afmeldt')
  })
}

/** Of two reports at once the second replaces the first's; the lock is the transaction's own. */
const laas = (ctx: TxKontekst, akasse: Akasse) =>
  ctx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`klarmelding ${akasse.id}`}, 0))`)

/** Beyond the hours of the rule, as the a-kasse or STAR may see it: STAR sees no organisation's own marks and takes the pause's word for it. */
async function aeldsteUhentede(ctx: TxKontekst, akasseId: string): Promise<Date | undefined> {
  const timer = await hentTal(ctx, 'klarmelding_stille_timer', ctx.dag)
  return (await listAeldsteUhentede(ctx.db, new Date(ctx.nu.getTime() - timer * 3_600_000), akasseId)).get(akasseId)
}

const erstat = (ctx: TxKontekst, k: Klarmelding) =>
  ctx.db
    .update(klarmelding)
    .set({ erstattetTid: ctx.nu })
    .where(and(eq(klarmelding.id, k.id), isNull(klarmelding.erstattetTid)))

const hvem = (ctx: TxKontekst) => ({
  meldtAfNavn: ctx.aktoer.navn,
  meldtAfOrganisation: ctx.aktoer.slags === 'bruger' ? ctx.aktoer.organisation.navn : 'Samspor',
})

/** STAR hears it, and the access log has it. */
async function fortael(
  ctx: TxKontekst,
  navn: 'KlarmeldingOprettet' | 'KlarmeldingAendret',
  akasse: Akasse,
  id: string,
  note: string,
): Promise<void> {
  await emit(ctx, navn, { eksternId: id, borgerId: null, note })
  await logAdgang(ctx, [
    {
      art: navn === 'KlarmeldingOprettet' ? 'OPRET' : 'AENDR',
      handling: 'klarmelding.ret',
      formaal: `${akasse.navn}: ${note.toLowerCase()}`,
      objektType: 'klarmelding',
      objektId: id,
    },
  ])
}
