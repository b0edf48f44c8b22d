import { and, eq } from 'drizzle-orm'
import { bilag } from '#db/schema/besked'
import { nuph } from '#db/schema/nuph'
import { logAdgang } from '#lib/audit/log'
import { doedsfald } from '#lib/borger/doed'
import { hentBorger, hentDoedsfald, maaBorger } from '#lib/borger/hent'
import { type Kontekst, type TxKontekst, transaktion } from '#lib/kontekst'
import { helKilde, type NuphFelter } from '#lib/nuph/input'
import { hentKilde } from '#lib/nuph/kilde'
import { vurderDoedISagen, vurderHandling } from '#lib/nuph/livscyklus'
import { forkertVersion, hentNuph, type Nuph } from '#lib/nuph/queries'
import { Afvist, afvisBlok } from '#lib/regelfund'
import { hentJobcenterBag } from '#lib/tildeling/queries'

export type NyKladde = {
  /** The caller's own id. */
  id?: string | undefined
  borgerId: string
  felter: NuphFelter
  /** The name of an anden aktør on whose work it builds; one that writes itself is named by that. */
  andenAktoer?: string | null
  /** Written by the platform; a caseworker confirms it. */
  automatisk?: boolean
}

/**
 * A draft of the kommune, also when an anden aktør writes it on its behalf; nothing leaves. What the source object says is copied, so that
 * nobody types it twice.
 */
export async function opretNuphKladde(ctx: Kontekst, input: NyKladde): Promise<{ id: string }> {
  return transaktion(ctx, async (ctx) => {
    const borger = await hentBorger(ctx, input.borgerId, 'nuph.opret')
    if (ctx.aktoer.slags !== 'bruger') throw new Error('kun en kommune skriver en underretning')
    afvisBlok(vurderDoedISagen(doedsfald(borger), 'skrivKladde'))
    const id = input.id ?? crypto.randomUUID()
    const felter = helKilde(input.felter)
    const kilde = await hentKilde(ctx, input.borgerId, felter)
    await ctx.db.insert(nuph).values({
      id,
      borgerId: input.borgerId,
      andenAktoer: input.andenAktoer ?? null,
      ...(await hentAfsender(ctx, input.borgerId)),
      version: 1,
      status: 'KLADDE',
      ...felter,
      kildeOplysninger: kilde?.oplysninger ?? null,
      ...(input.automatisk
        ? { automatisk: true, afsenderBrugerNavn: 'Samspor' }
        : { afsenderBrugerId: ctx.aktoer.brugerId, afsenderBrugerNavn: ctx.aktoer.navn }),
      oprettetTid: ctx.nu,
      aendretTid: ctx.nu,
    })
    await logAdgang(ctx, [
      {
        art: 'OPRET',
        handling: 'nuph.opret',
        formaal: 'Ny kladde til en underretning',
        objektType: 'nuph',
        objektId: id,
        borgerId: input.borgerId,
      },
    ])
    return { id }
  })
}

/** The kommune answers for it: an anden aktør writes in the name of the jobcenter that has given it the citizen. */
async function hentAfsender(ctx: TxKontekst, borgerId: string) {
  if (ctx.aktoer.slags !== 'bruger') throw new Error('kun en kommune skriver en underretning')
  const { id, type, navn } = ctx.aktoer.organisation
  if (type !== 'anden_aktoer') return { afsenderId: id, afsenderNavn: navn }
  const paaVegneAf = await hentJobcenterBag(ctx, borgerId)
  return { afsenderId: paaVegneAf.id, afsenderNavn: paaVegneAf.navn, andenAktoerId: id, andenAktoer: navn }
}

/** Keeps what has been written so far; a draft may be half done, and is judged when it is sent. */
export async function gemNuphKladde(
  ctx: Kontekst,
  input: { id: string; version: number; felter: NuphFelter; andenAktoer?: string | null },
): Promise<{ version: number }> {
  return transaktion(ctx, async (ctx) => {
    const sag = await hentKladde(await hentNuph(ctx, input.id, 'nuph.send'), input.version)
    afvisBlok(vurderDoedISagen(await hentDoedsfald(ctx, sag.borgerId), 'skrivKladde'))
    const felter = helKilde(input.felter)
    const kilde = await hentKilde(ctx, sag.borgerId, felter)
    const [gemt] = await ctx.db
      .update(nuph)
      .set({
        ...felter,
        kildeOplysninger: kilde?.oplysninger ?? null,
        andenAktoer: input.andenAktoer ?? sag.andenAktoer,
        version: sag.version + 1,
        aendretTid: ctx.nu,
      })
      .where(and(eq(nuph.id, sag.id), eq(nuph.version, input.version), eq(nuph.status, 'KLADDE')))
      .returning({ version: nuph.version })
    if (!gemt) throw forkertVersion(sag)
    await logAdgang(ctx, [
      {
        art: 'AENDR',
        handling: 'nuph.send',
        formaal: 'Skrev i en kladde til en underretning',
        objektType: 'nuph',
        objektId: sag.id,
        borgerId: sag.borgerId,
      },
    ])
    return gemt
  })
}

/** Throws a draft and its document away. What was sent is never deleted. `hosOs`: the citizen can still be opened afterwards. */
export async function kasserNuphKladde(
  ctx: Kontekst,
  input: { id: string; version: number },
): Promise<{ borgerId: string; hosOs: boolean }> {
  return transaktion(ctx, async (ctx) => {
    const sag = await hentKladde(await hentNuph(ctx, input.id, 'nuph.send'), input.version)
    await ctx.db.delete(bilag).where(eq(bilag.nuphId, sag.id))
    const slettet = await ctx.db
      .delete(nuph)
      .where(and(eq(nuph.id, sag.id), eq(nuph.version, input.version), eq(nuph.status, 'KLADDE')))
      .returning({ id: nuph.id })
    if (slettet.length === 0) throw forkertVersion(sag)
    await logAdgang(ctx, [
      {
        art: 'SLET',
        handling: 'nuph.send',
        formaal: 'Kasserede en kladde til en underretning',
        objektType: 'nuph',
        objektId: sag.id,
        borgerId: sag.borgerId,
      },
    ])
    return { borgerId: sag.borgerId, hosOs: await maaBorger(ctx, sag.borgerId, 'borger.se') }
  })
}

function hentKladde(sag: Nuph, version: number): Nuph {
  const ulovlig = vurderHandling(sag.status, 'skrivKladde')
  if (ulovlig.length > 0) throw new Afvist(ulovlig, 409)
  if (sag.version !== version) throw forkertVersion(sag)
  return sag
}

/** The stored case as fields, for judging it and for showing it again. */
export const felterFra = (sag: Nuph): NuphFelter => ({
  haendelse: sag.haendelse,
  haendelsesdato: sag.haendelsesdato,
  haendelsestidspunkt: sag.haendelsestidspunkt,
  kildeSlags: sag.kildeSlags,
  kildeId: sag.kildeId,
  vejledtOmKonsekvens: sag.vejledtOmKonsekvens,
  vejledtDato: sag.vejledtDato,
  afbudModtaget: sag.afbudModtaget,
  moedteMinutterForSent: sag.moedteMinutterForSent,
  kontaktGenoprettetTid: sag.kontaktGenoprettetTid,
  modtagetFraTilbudsstedDato: sag.modtagetFraTilbudsstedDato,
  tilbudsbeskrivelse: sag.tilbudsbeskrivelse,
  borgersForklaring: sag.borgersForklaring,
  begrundelse: sag.begrundelse,
})
