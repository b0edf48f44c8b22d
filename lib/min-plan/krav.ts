import { type Kladdeindhold, kravTilJobsoegning } from '#db/schema/min-plan'
import { logAdgang } from '#lib/audit/log'
import { doedsfald, vurderDoed } from '#lib/borger/doed'
import { hentBorger } from '#lib/borger/hent'
import { laasBorger } from '#lib/borger/laas'
import { type Dag, plusDage } from '#lib/dato'
import { emit } from '#lib/events/emit'
import { foraeldet } from '#lib/kontaktforloeb/version'
import { type Kontekst, type TxKontekst, transaktion } from '#lib/kontekst'
import { hentKrav, type Krav, listGaeldendeKrav, skrivKravversion } from '#lib/min-plan/krav-queries'
import { publicerNyPlan } from '#lib/min-plan/publicer'
import { FEJLOPRETTET, type Kravfelter, vurderKrav, vurderKravslut, vurderSkriver } from '#lib/min-plan/regler'
import { forfatterFor, hentSkriverfakta } from '#lib/min-plan/skriver'
import { afvisBlok, type Regelfund } from '#lib/regelfund'
import { hentTal } from '#lib/regelsaet/vaerdier'

export type Kravsvar = { id: string; version: number; planNummer: number | null }
type Kravinput = Omit<NonNullable<Kladdeindhold['krav']>, 'antalPrUge'> & { antalPrUge?: number | undefined }

/** What was not said is the usual: the rule's number of applications a week, from today. */
export async function kravfelter(ctx: TxKontekst, krav: Kravinput): Promise<Kravfelter> {
  return {
    ...krav,
    antalPrUge: krav.antalPrUge ?? (await hentTal(ctx, 'ansoegninger_pr_uge', ctx.dag)),
    gyldigFra: krav.gyldigFra ?? ctx.dag,
  }
}

/**
 * The a-kasse says what it asks of the citizen's job search, also after the handover. One requirement holds at a time: the running one
 * ends the day before. The citizen's plan gets a new version, and the jobcenter hears of it. The same again is no new version.
 */
export async function skrivKrav(ctx: Kontekst, input: { borgerId: string; krav: Kravinput }): Promise<Kravsvar> {
  return transaktion(ctx, async (ctx) => {
    const { borgerId } = input
    await laasBorger(ctx, borgerId, 'skriv')
    const borger = await hentBorger(ctx, borgerId, 'minplan.skriv')
    const felter = await kravfelter(ctx, input.krav)
    afvisBlok(vurderSkriver(['krav'], await hentSkriverfakta(ctx, borgerId)))
    afvisBlok([...vurderDoed(doedsfald(borger)), ...(await vurderNytKrav(ctx, borgerId, felter))])
    const krav = await registrerKrav(ctx, { borgerId, felter })
    return { ...krav, planNummer: await nyPlan(ctx, borgerId) }
  })
}

/** Ends a requirement with its last day. The day may be moved while the requirement runs. */
export async function afslutKrav(
  ctx: Kontekst,
  input: { id: string; version: number; gyldigTil: Dag },
): Promise<Kravsvar> {
  return transaktion(ctx, async (ctx) => {
    const krav = await hentUnderLaas(ctx, input.id, input.version)
    afvisBlok(
      vurderKravslut(
        { gyldigFra: krav.gyldigFra, fejloprettet: krav.fejloprettetTid !== null },
        input.gyldigTil,
        ctx.dag,
      ),
    )
    if (krav.gyldigTil === input.gyldigTil) return { id: krav.id, version: krav.version, planNummer: null }
    const version = await skrivKravversion(ctx, krav, { gyldigTil: input.gyldigTil, ...registrant(ctx) })
    await fortael(ctx, 'KravAendret', krav, version, 'Afsluttede krav til jobsøgning')
    return { id: krav.id, version, planNummer: await nyPlan(ctx, krav.borgerId) }
  })
}

/** Takes a requirement away that was registered by mistake: it counts for nothing, and everything about it is kept. The comment says why. */
export async function fejlopretKrav(
  ctx: Kontekst,
  input: { id: string; version: number; kommentar: string },
): Promise<Kravsvar> {
  return transaktion(ctx, async (ctx) => {
    const krav = await hentUnderLaas(ctx, input.id, input.version)
    afvisBlok(krav.fejloprettetTid ? [FEJLOPRETTET] : [])
    const version = await skrivKravversion(ctx, krav, {
      fejloprettetTid: ctx.nu,
      fejloprettetKommentar: input.kommentar,
      ...registrant(ctx),
    })
    await fortael(ctx, 'KravFejloprettet', krav, version, 'Fejloprettede krav til jobsøgning')
    return { id: krav.id, version, planNummer: await nyPlan(ctx, krav.borgerId) }
  })
}

/** Everything that a new requirement is judged by, against those that stand. */
export async function vurderNytKrav(ctx: TxKontekst, borgerId: string, felter: Kravfelter): Promise<Regelfund[]> {
  const { gaeldende } = await listGaeldendeKrav(ctx, borgerId)
  if (gaeldende.some((k) => erDetSamme(k, felter))) return []
  const senere = gaeldende.find((k) => k.gyldigFra > felter.gyldigFra)?.gyldigFra ?? null
  return vurderKrav(felter, { dag: ctx.dag, senere })
}

/**
 * Writes the requirement in the register, judged before: one that begins on the same day is said anew, one that runs into it ends the day
 * before. The caller holds the citizen's write lock and publishes the plan.
 */
export async function registrerKrav(
  ctx: TxKontekst,
  { borgerId, felter, akasse }: { borgerId: string; felter: Kravfelter; akasse?: { id: string; navn: string } },
): Promise<{ id: string; version: number }> {
  const { gaeldende } = await listGaeldendeKrav(ctx, borgerId)
  const indhold = {
    antalPrUge: felter.antalPrUge,
    jobomraader: [...felter.jobomraader],
    geografi: felter.geografi,
    kanaler: [...felter.kanaler],
    tekst: felter.tekst,
  }
  const samme = gaeldende.find((k) => erDetSamme(k, felter))
  if (samme) return { id: samme.id, version: samme.version }
  const loebende = gaeldende.find((k) => k.gyldigTil === null || k.gyldigTil >= felter.gyldigFra)
  if (loebende?.gyldigFra === felter.gyldigFra) {
    const version = await skrivKravversion(ctx, loebende, { ...indhold, gyldigTil: null, ...registrant(ctx, akasse) })
    await fortael(ctx, 'KravAendret', loebende, version, 'Ændrede krav til jobsøgning')
    return { id: loebende.id, version }
  }
  if (loebende) {
    const version = await skrivKravversion(ctx, loebende, {
      gyldigTil: plusDage(felter.gyldigFra, -1),
      ...registrant(ctx, akasse),
    })
    await fortael(ctx, 'KravAendret', loebende, version, 'Afsluttede krav til jobsøgning')
  }
  const id = crypto.randomUUID()
  await ctx.db.insert(kravTilJobsoegning).values({
    id,
    borgerId,
    ...indhold,
    gyldigFra: felter.gyldigFra,
    ...registrant(ctx, akasse),
    registreretFra: ctx.nu,
  })
  await fortael(ctx, 'KravOprettet', { id, borgerId }, 1, 'Skrev krav til jobsøgning')
  return { id, version: 1 }
}

/** Does what is asked for hold already, on that day and on? Then it is no new requirement. */
const erDetSamme = (a: Kravfelter & { gyldigTil: Dag | null }, b: Kravfelter): boolean =>
  a.gyldigTil === null &&
  a.gyldigFra <= b.gyldigFra &&
  a.antalPrUge === b.antalPrUge &&
  a.geografi === b.geografi &&
  a.tekst === b.tekst &&
  a.jobomraader.join('\n') === b.jobomraader.join('\n') &&
  a.kanaler.join('\n') === b.kanaler.join('\n')

/** The row as it is once the citizen's lock is held, for an a-kasse that may write; 409 when it is not the version that was seen. */
async function hentUnderLaas(ctx: TxKontekst, id: string, version: number): Promise<Krav> {
  const { borgerId } = await hentKrav(ctx, id, 'minplan.skriv')
  await laasBorger(ctx, borgerId, 'skriv')
  const borger = await hentBorger(ctx, borgerId, 'minplan.skriv')
  // What was asked of somebody who is no longer registered may still be ended or taken away.
  afvisBlok(vurderSkriver(['krav'], { ...(await hentSkriverfakta(ctx, borgerId)), harKontaktgruppe: true }))
  afvisBlok(vurderDoed(doedsfald(borger)))
  const krav = await hentKrav(ctx, id, 'minplan.skriv')
  if (krav.version !== version) throw foraeldet('Kravet', krav.version)
  return krav
}

function registrant(ctx: TxKontekst, akasse?: { id: string; navn: string }) {
  const { id, navn } = akasse ?? forfatterFor(ctx)
  return { akasseId: id, registreretAfNavn: navn }
}

async function nyPlan(ctx: TxKontekst, borgerId: string): Promise<number | null> {
  const ny = await publicerNyPlan(ctx, { borgerId, ny: (nu) => nu, af: forfatterFor(ctx) })
  return ny?.nummer ?? null
}

async function fortael(
  ctx: TxKontekst,
  navn: 'KravOprettet' | 'KravAendret' | 'KravFejloprettet',
  { id, borgerId }: { id: string; borgerId: string },
  version: number,
  formaal: string,
): Promise<void> {
  await emit(ctx, navn, { eksternId: id, borgerId, version })
  await logAdgang(ctx, [
    {
      art: navn === 'KravOprettet' ? 'OPRET' : navn === 'KravFejloprettet' ? 'SLET' : 'AENDR',
      handling: 'minplan.skriv',
      formaal,
      objektType: 'kravTilJobsoegning',
      objektId: id,
      borgerId,
    },
  ])
}
