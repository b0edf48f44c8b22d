import { akassemedlemskab } from '#db/schema/kontaktforloeb'
import { kanOverhovedet } from '#lib/adgang/matrix'
import { aabnRelation } from '#lib/adgang/relation'
import { vurderIndmeldelse } from '#lib/akassemedlemskab/regler'
import { logAdgang } from '#lib/audit/log'
import { doedsfald } from '#lib/borger/doed'
import { hentBorger } from '#lib/borger/hent'
import { laasBorger } from '#lib/borger/laas'
import { aabnForCpr, findEllerOpretBorger } from '#lib/borger/registrer'
import type { Dag } from '#lib/dato'
import { emit } from '#lib/events/emit'
import { flytTilAkasse } from '#lib/indstilling/skift-akasse'
import { hentForloeb } from '#lib/kontaktforloeb/queries'
import { type Kontekst, transaktion } from '#lib/kontekst'
import { opdaterOverblik } from '#lib/overdragelse/overblik'
import { Afvist, afvisBlok, type Regelfund } from '#lib/regelfund'

type Indmeldelse = {
  /** The caller's own id of the membership. */
  id?: string | undefined
  forsikring: 'FULDTID' | 'DELTID'
  fra: Dag
  til?: Dag | null
}

/**
 * An a-kasse registers its member by CPR. A citizen whom nobody knew is made in the same transaction; the name is used for them alone, and
 * the answer is the same either way. Refused with AM-001 when another a-kasse has a membership in the period, and 1013 for others.
 */
export async function indmeldMedCpr(
  ctx: Kontekst,
  input: Indmeldelse & { cpr: string; navn: string },
): Promise<{ medlemskabId: string }> {
  return transaktion(ctx, async (ctx) => {
    if (ctx.aktoer.slags !== 'bruger' || !kanOverhovedet(ctx.aktoer, 'akassemedlemskab.opret'))
      throw new Afvist([KUN_AKASSER], 403)
    const { cpr, navn, ...indmeldelse } = input
    const { borgerId } = await findEllerOpretBorger(ctx, { cpr, navn })
    await aabnForCpr(ctx, borgerId)
    return indmeldIAkasse(ctx, { ...indmeldelse, borgerId, akasseId: ctx.aktoer.organisation.id })
  })
}

/**
 * A membership from a day, with its insurance category. The right to see the citizen opens in the same transaction, and the citizen's
 * undecided indstillinger follow along.
 */
export async function indmeldIAkasse(
  ctx: Kontekst,
  input: Indmeldelse & { borgerId: string; akasseId: string },
): Promise<{ medlemskabId: string }> {
  return transaktion(ctx, async (ctx) => {
    const { borgerId, akasseId, forsikring, fra } = input
    const til = input.til ?? null
    await laasBorger(ctx, borgerId, 'skriv')
    const borger = await hentBorger(ctx, borgerId, 'akassemedlemskab.opret')
    const { medlemskaber } = await hentForloeb(ctx, borgerId)
    afvisBlok(
      vurderIndmeldelse({
        startDato: fra,
        slutDato: til,
        doed: doedsfald(borger),
        foedselsdato: borger.foedselsdato,
        kendte: medlemskaber.map((m) => ({ ...m, egen: m.akasseId === akasseId })),
      }),
    )
    const id = input.id ?? crypto.randomUUID()
    await ctx.db
      .insert(akassemedlemskab)
      .values({ id, borgerId, akasseId, forsikring, gyldigFra: fra, gyldigTil: til, registreretFra: ctx.nu })
    await aabnRelation(ctx, { organisationId: akasseId, borgerId, grundlagId: id, fra, til })
    if (fra <= ctx.dag) await flytTilAkasse(ctx, borgerId)
    // One that begins later, or is over, says nothing about today; and its a-kasse sees nothing of today either.
    if (fra <= ctx.dag && (til === null || til >= ctx.dag)) await opdaterOverblik(ctx, borgerId)
    await emit(ctx, 'AkassemedlemskabOprettet', { eksternId: id, borgerId, version: 1 })
    await logAdgang(ctx, [
      {
        art: 'OPRET',
        handling: 'akassemedlemskab.opret',
        formaal: 'Registrerede et medlemskab',
        objektType: 'akassemedlemskab',
        objektId: id,
        borgerId,
      },
    ])
    return { medlemskabId: id }
  })
}

const KUN_AKASSER: Regelfund = {
  kode: '1013',
  niveau: 'BLOK',
  besked: 'Kun en a-kasse kan registrere et medlemskab.',
  hvemKan: 'Borgerens a-kasse',
}
