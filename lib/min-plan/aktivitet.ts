import { logAdgang } from '#lib/audit/log'
import { doedsfald, vurderDoed } from '#lib/borger/doed'
import { hentBorger } from '#lib/borger/hent'
import { laasBorger } from '#lib/borger/laas'
import type { Dag } from '#lib/dato'
import { type Kontekst, type TxKontekst, transaktion } from '#lib/kontekst'
import { publicerNyPlan } from '#lib/min-plan/publicer'
import { hentGaeldendePlan, type PlanIndhold } from '#lib/min-plan/queries'
import {
  type Aktivitetsfelter,
  INTET_NYT,
  vurderAktivitet,
  vurderAktivitetsslut,
  vurderSkriver,
  vurderSlutaarsag,
} from '#lib/min-plan/regler'
import { forfatterFor, hentSkriverfakta } from '#lib/min-plan/skriver'
import { listSlutaarsager } from '#lib/min-plan/slutaarsag'
import { planenErAendret } from '#lib/min-plan/udgiv'
import { kladdeFraAktivitet } from '#lib/nuph/fra-aktivitet'
import { findSagsbehandler, type NavngivetSagsbehandler } from '#lib/organisation/sagsbehandler'
import { Afvist, afvisBlok, IkkeFundet } from '#lib/regelfund'
import { listKoder } from '#lib/regelsaet/vaerdier'

type Sagsbehandlet = { sagsbehandler?: NavngivetSagsbehandler | undefined }
type Tilbud = PlanIndhold['tilbud'][number]
export type Aktivitetssvar = { tilbudId: string; nummer: number }

/** The jobcenter puts a tilbud or another activity in the plan, also while the a-kasse has the interviews, before it begins. */
export async function tilfoejAktivitet(
  ctx: Kontekst,
  input: { borgerId: string; felter: Aktivitetsfelter } & Sagsbehandlet,
): Promise<Aktivitetssvar> {
  return transaktion(ctx, async (ctx) => {
    const { borgerId, felter } = input
    await aabn(ctx, borgerId, true)
    const linje = await vurderet(ctx, felter, input, undefined)
    const tilbudId = crypto.randomUUID()
    return udgiv(ctx, borgerId, tilbudId, linje.sagsbehandlerId, (tilbud) => [
      ...tilbud,
      { ...linje.felter, tilbudId, indstillingId: null, slutaarsag: null },
    ])
  })
}

/** Says an activity anew. `version` is the number of the plan that was seen. */
export async function retAktivitet(
  ctx: Kontekst,
  input: { borgerId: string; tilbudId: string; version: number; felter: Aktivitetsfelter } & Sagsbehandlet,
): Promise<Aktivitetssvar> {
  return transaktion(ctx, async (ctx) => {
    const { borgerId, tilbudId } = input
    await aabn(ctx, borgerId, true)
    const gammel = await hentTilbud(ctx, input)
    const linje = await vurderet(ctx, input.felter, input, gammel.start)
    return udgiv(ctx, borgerId, tilbudId, linje.sagsbehandlerId, (tilbud) =>
      tilbud.map((t) =>
        t.tilbudId === tilbudId
          ? { ...t, ...linje.felter, slutaarsag: t.slut === linje.felter.slut ? t.slutaarsag : null }
          : t,
      ),
    )
  })
}

/**
 * Gives an activity another last day, today or later, and says why it ends. Also for somebody who is no longer registered. A negative cause
 * writes a draft of an underretning, which the kommune confirms (`kladdeId`).
 */
export async function afslutAktivitet(
  ctx: Kontekst,
  input: { borgerId: string; tilbudId: string; version: number; slut: Dag; slutaarsag?: string | null },
): Promise<Aktivitetssvar & { kladdeId: string | null }> {
  return transaktion(ctx, async (ctx) => {
    const { borgerId, tilbudId, slut } = input
    const slutaarsag = input.slutaarsag ?? null
    await aabn(ctx, borgerId, false)
    const aarsag = (await listSlutaarsager(ctx, ctx.dag)).find((a) => a.kode === slutaarsag)
    afvisBlok([
      ...vurderAktivitetsslut(await hentTilbud(ctx, input), slut, ctx.dag),
      ...vurderSlutaarsag(slutaarsag, aarsag),
    ])
    const svar = await udgiv(ctx, borgerId, tilbudId, forfatterFor(ctx).brugerId, (tilbud) =>
      tilbud.map((t) => (t.tilbudId === tilbudId ? { ...t, slut, slutaarsag } : t)),
    )
    const kladde = await kladdeFraAktivitet(ctx, { borgerId, tilbudId, slut, aarsag })
    return { ...svar, kladdeId: kladde?.id ?? null }
  })
}

async function aabn(ctx: TxKontekst, borgerId: string, kraeverKontaktgruppe: boolean): Promise<void> {
  await laasBorger(ctx, borgerId, 'skriv')
  const borger = await hentBorger(ctx, borgerId, 'minplan.skriv')
  const fakta = await hentSkriverfakta(ctx, borgerId)
  afvisBlok(
    vurderSkriver(['aktiviteter'], {
      ...fakta,
      harKontaktgruppe: fakta.harKontaktgruppe || !kraeverKontaktgruppe,
    }),
  )
  afvisBlok(vurderDoed(doedsfald(borger)))
}

async function hentTilbud(
  ctx: TxKontekst,
  { borgerId, tilbudId, version }: { borgerId: string; tilbudId: string; version: number },
): Promise<Tilbud> {
  const plan = await hentGaeldendePlan(ctx, borgerId)
  const tilbud = plan?.tilbud.find((t) => t.tilbudId === tilbudId)
  if (!plan || !tilbud) throw new IkkeFundet(`tilbud ${tilbudId}`)
  if (plan.nummer !== version) throw planenErAendret(plan)
  return tilbud
}

/** The fields as a line of the plan, judged. A person in the jobcenter answers for what is written; a system names one (8055). */
async function vurderet(
  ctx: TxKontekst,
  felter: Aktivitetsfelter,
  { sagsbehandler: navngivet }: Sagsbehandlet,
  gammelStart: Dag | undefined,
) {
  const erSystem = ctx.aktoer.slags === 'bruger' && ctx.aktoer.rolle === 'klient'
  const sagsbehandler = navngivet?.navn ?? (erSystem ? null : ctx.aktoer.navn)
  const typer = await listKoder(ctx, 'tilbudstype', ctx.dag)
  afvisBlok(
    vurderAktivitet(felter, {
      dag: ctx.dag,
      typer: new Set(typer.map((t) => Number(t.kode))),
      gammelStart: gammelStart ?? null,
      sagsbehandler,
    }),
  )
  const { start, slut, navn } = felter
  if (!start || !slut) throw new Error('en aktivitet har to dage')
  const typenavn = typer.find((t) => Number(t.kode) === felter.tilbudstype)?.navn ?? 'Tilbud'
  const fundet = await findSagsbehandler(ctx, navngivet)
  return {
    felter: {
      ...felter,
      start,
      slut,
      navn: navn?.trim() || typenavn,
      sagsbehandler,
      registreretAfNavn: forfatterFor(ctx).navn,
    },
    sagsbehandlerId: fundet.id,
  }
}

async function udgiv(
  ctx: TxKontekst,
  borgerId: string,
  tilbudId: string,
  brugerId: string,
  ny: (tilbud: Omit<Tilbud, 'planId' | 'borgerId' | 'nummer'>[]) => Omit<Tilbud, 'planId' | 'borgerId' | 'nummer'>[],
): Promise<Aktivitetssvar> {
  const udgivet = await publicerNyPlan(ctx, {
    borgerId,
    ny: (nu) => ({ ...nu, tilbud: ny(nu.tilbud) }),
    af: { ...forfatterFor(ctx), brugerId },
  })
  if (!udgivet) throw new Afvist([INTET_NYT])
  await logAdgang(ctx, [
    {
      art: 'AENDR',
      handling: 'minplan.skriv',
      formaal: `Skrev tilbud i plan ${udgivet.nummer}`,
      objektType: 'minPlan',
      objektId: udgivet.planId,
      borgerId,
    },
  ])
  return { tilbudId, nummer: udgivet.nummer }
}
