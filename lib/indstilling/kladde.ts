import { and, eq } from 'drizzle-orm'
import { bilag } from '#db/schema/besked'
import { indstilling } from '#db/schema/indstilling'
import { logAdgang } from '#lib/audit/log'
import { doedsfald, vurderDoed } from '#lib/borger/doed'
import { hentBorger } from '#lib/borger/hent'
import type { IndstillingFelter } from '#lib/indstilling/input'
import { aendretAfEnAnden, hentIndstilling, type Indstilling } from '#lib/indstilling/queries'
import { vurderOvergang } from '#lib/indstilling/regler'
import { type Kontekst, transaktion } from '#lib/kontekst'
import { Afvist, afvisBlok } from '#lib/regelfund'

/** A draft for a member, empty or filled, under the caller's own `id` when given. The same caseworker's open draft for the member is not doubled: the page asks first. */
export async function opretKladde(
  ctx: Kontekst,
  input: { id?: string | undefined; borgerId: string; felter?: IndstillingFelter },
): Promise<{ id: string }> {
  return transaktion(ctx, async (ctx) => {
    if (ctx.aktoer.slags !== 'bruger') throw new Error('kun en a-kasse kan oprette en indstilling')
    const borger = await hentBorger(ctx, input.borgerId, 'indstilling.opret')
    afvisBlok(vurderDoed(doedsfald(borger)))
    const id = input.id ?? crypto.randomUUID()
    await ctx.db.insert(indstilling).values({
      id,
      borgerId: input.borgerId,
      akasseId: ctx.aktoer.organisation.id,
      version: 1,
      status: 'KLADDE',
      oprettetAf: ctx.aktoer.brugerId,
      oprettetTid: ctx.nu,
      aendretTid: ctx.nu,
      ...(input.felter ? kolonner(input.felter, ctx.nu, ctx.aktoer.brugerId) : { tekst: '' }),
    })
    await logAdgang(ctx, [
      {
        art: 'OPRET',
        handling: 'indstilling.opret',
        formaal: 'Ny kladde',
        objektType: 'indstilling',
        objektId: id,
        borgerId: input.borgerId,
      },
    ])
    return { id }
  })
}

/** Keeps what has been typed so far. Nothing is judged here but the version: a draft may be half done. */
export async function gemKladde(
  ctx: Kontekst,
  input: { id: string; version: number; felter: IndstillingFelter },
): Promise<{ version: number }> {
  return transaktion(ctx, async (ctx) => {
    if (ctx.aktoer.slags !== 'bruger') throw new Error('kun en a-kasse kan rette en kladde')
    const sag = await hentIndstilling(ctx, input.id, 'indstilling.ret')
    if (sag.status !== 'KLADDE') throw new Afvist(vurderOvergang(sag.status, 'KLADDE'))
    const [gemt] = await ctx.db
      .update(indstilling)
      .set({ ...kolonner(input.felter, ctx.nu, ctx.aktoer.brugerId), version: sag.version + 1, aendretTid: ctx.nu })
      .where(and(eq(indstilling.id, sag.id), eq(indstilling.version, input.version), eq(indstilling.status, 'KLADDE')))
      .returning({ version: indstilling.version })
    if (!gemt) throw aendretAfEnAnden(sag)
    return gemt
  })
}

/** Throws a draft and its file away. What was sent can never be deleted, only withdrawn or berigtiget. */
export async function kasserKladde(
  ctx: Kontekst,
  input: { id: string; version: number },
): Promise<{ borgerId: string }> {
  return transaktion(ctx, async (ctx) => {
    const sag = await hentIndstilling(ctx, input.id, 'indstilling.ret')
    if (sag.status !== 'KLADDE') throw new Afvist(vurderOvergang(sag.status, 'KLADDE'))
    await ctx.db.delete(bilag).where(eq(bilag.indstillingId, sag.id))
    const slettet = await ctx.db
      .delete(indstilling)
      .where(and(eq(indstilling.id, sag.id), eq(indstilling.version, input.version), eq(indstilling.status, 'KLADDE')))
      .returning({ id: indstilling.id })
    if (slettet.length === 0) throw aendretAfEnAnden(sag)
    await logAdgang(ctx, [
      {
        art: 'SLET',
        handling: 'indstilling.ret',
        formaal: 'Kasserede en kladde',
        objektType: 'indstilling',
        objektId: sag.id,
        borgerId: sag.borgerId,
      },
    ])
    return { borgerId: sag.borgerId }
  })
}

/** The fields as columns. The text is cut nowhere: sending refuses what is too long, and the draft keeps it. */
function kolonner(felter: IndstillingFelter, nu: Date, brugerId: string) {
  const { enig, timerPrUge, ...resten } = felter
  return {
    ...resten,
    timerPrUge: timerPrUge === null ? null : String(timerPrUge),
    enigBekraeftet: enig ? nu : null,
    enigBekraeftetAf: enig ? brugerId : null,
  }
}

/** A stored draft as form fields, for judging it and for showing it again. */
export function felterFra(sag: Indstilling): IndstillingFelter {
  return {
    tilbudstype: sag.tilbudstype,
    forslagStart: sag.forslagStart,
    forslagUger: sag.forslagUger,
    timerPrUge: sag.timerPrUge === null ? null : Number(sag.timerPrUge),
    virksomhedCvr: sag.virksomhedCvr,
    virksomhedPNummer: sag.virksomhedPNummer,
    virksomhedNavn: sag.virksomhedNavn,
    udbyderNavn: sag.udbyderNavn,
    kursusnummer: sag.kursusnummer,
    jobmaal: sag.jobmaal,
    tekst: sag.tekst,
    enigDato: sag.enigDato,
    enigForm: sag.enigForm,
    enig: sag.enigBekraeftet !== null,
  }
}
