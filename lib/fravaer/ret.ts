import { logAdgang } from '#lib/audit/log'
import { doedsfald, vurderDoed } from '#lib/borger/doed'
import { hentBorger } from '#lib/borger/hent'
import { laasBorger } from '#lib/borger/laas'
import { type Dag, dagFor } from '#lib/dato'
import { emit } from '#lib/events/emit'
import { opgoerelse } from '#lib/fravaer/afslut'
import { hentFravaersgrundlag, hentSlutgrundlag, skriverFor } from '#lib/fravaer/grundlag'
import { type Fravaer, hentFravaer, registrant, skrivVersion } from '#lib/fravaer/queries'
import { vurderFravaer, vurderIkkeBerigtiget, vurderSammeType } from '#lib/fravaer/regler'
import { vurderAendring75, vurderSkriver } from '#lib/fravaer/regler75'
import { type Forloebsfakta, hentForloeb } from '#lib/kontaktforloeb/queries'
import { KONTAKTFORLOEB_HOS_AKASSEN } from '#lib/kontaktforloeb/regler'
import { foraeldet } from '#lib/kontaktforloeb/version'
import { type Kontekst, type TxKontekst, transaktion } from '#lib/kontekst'
import { fortaelOmRegistrering } from '#lib/nuph/senere-registrering'
import { efterAendringAf75 } from '#lib/overdragelse/efter-aendring'
import { afvisBlok, type Regelfund } from '#lib/regelfund'

export type Fravaersrettelse = {
  id: string
  /** The version that the caller saw. */
  version: number
  fravaerstype: number
  start: Dag
  slut: Dag | null
  aarsag: number | null
  kommentar: string | null
  anmeldtTid?: Date | undefined
}

const slutPaa = (f: Fravaer) => ({ slut: f.slutDato, aarsag: f.afslutningsaarsag })

const er75 = (f: Fravaer) => f.fravaerstype === KONTAKTFORLOEB_HOS_AKASSEN

/**
 * Says a fravær anew: a new version, the old one is kept. This is also how the a-kasse ends the course (type 75), and how it moves or takes
 * away an end that was wrong, with a comment. The same again is no new version.
 */
export async function retFravaer(
  ctx: Kontekst,
  input: Fravaersrettelse,
): Promise<{ version: number; advarsler: Regelfund[] }> {
  return transaktion(ctx, async (ctx) => {
    const gammel = await hentUnderLaas(ctx, input.id, input.version)
    if (erUaendret(gammel, input)) return { version: gammel.version, advarsler: [] }
    const borger = await hentBorger(ctx, gammel.borgerId, 'fravaer.skriv')
    const advarsler = afvisBlok([
      ...vurderDoed(doedsfald(borger)),
      ...vurderIkkeBerigtiget(gammel.berigtigetTid !== null),
      ...vurderSammeType(gammel.fravaerstype, input.fravaerstype),
      ...(er75(gammel) ? await vurder75(ctx, gammel, input) : await vurderAndet(ctx, gammel, input)),
    ])
    const version = await skrivVersion(ctx, gammel, {
      startDato: input.start,
      slutDato: input.slut,
      afslutningsaarsag: input.aarsag,
      kommentar: input.kommentar,
      anmeldtTid: input.anmeldtTid ?? gammel.anmeldtTid,
      ...registrant(ctx),
      ...(er75(gammel) ? await snapshot(ctx, gammel.borgerId, input.slut) : {}),
    })
    await emit(ctx, eventFor(gammel, input), { eksternId: gammel.id, borgerId: gammel.borgerId, version })
    await fortaelOmRegistrering(ctx, gammel.id)
    if (er75(gammel))
      await efterAendringAf75(ctx, {
        ...gammel,
        foer: slutPaa(gammel),
        efter: { slut: input.slut, aarsag: input.aarsag },
      })
    await log(ctx, gammel, `Ændrede fravær af type ${gammel.fravaerstype}`, 'AENDR')
    return { version, advarsler }
  })
}

/** Takes a fravær away that was registered by mistake: it counts for nothing, and everything about it is kept. The comment says why. */
export async function berigtigFravaer(
  ctx: Kontekst,
  input: { id: string; version: number; kommentar: string },
): Promise<{ version: number }> {
  return transaktion(ctx, async (ctx) => {
    const gammel = await hentUnderLaas(ctx, input.id, input.version)
    const borger = await hentBorger(ctx, gammel.borgerId, 'fravaer.skriv')
    const forloeb = await hentForloeb(ctx, gammel.borgerId)
    afvisBlok([
      ...vurderDoed(doedsfald(borger)),
      ...vurderIkkeBerigtiget(gammel.berigtigetTid !== null),
      ...(er75(gammel) ? vurderSkriver(skriverFor(ctx, forloeb)) : []),
    ])
    const version = await skrivVersion(ctx, gammel, {
      berigtigetTid: ctx.nu,
      berigtigetKommentar: input.kommentar,
      ...registrant(ctx),
    })
    await emit(ctx, er75(gammel) ? 'KontaktforloebBerigtiget' : 'FravaerBerigtiget', {
      eksternId: gammel.id,
      borgerId: gammel.borgerId,
      version,
    })
    if (er75(gammel)) await efterAendringAf75(ctx, { ...gammel, foer: slutPaa(gammel), efter: null })
    await log(ctx, gammel, `Berigtigede fravær af type ${gammel.fravaerstype}`, 'SLET')
    return { version }
  })
}

/** The row as it is once the citizen's lock is held; 409 when it is not the version that the caller saw. */
async function hentUnderLaas(ctx: TxKontekst, id: string, version: number): Promise<Fravaer> {
  const { borgerId } = await hentFravaer(ctx, id, 'fravaer.skriv')
  await laasBorger(ctx, borgerId, 'skriv')
  const raekke = await hentFravaer(ctx, id, 'fravaer.skriv')
  if (raekke.version !== version) throw foraeldet('Fraværet', raekke.version)
  return raekke
}

const erUaendret = (f: Fravaer, ny: Fravaersrettelse): boolean =>
  f.berigtigetTid === null &&
  f.fravaerstype === ny.fravaerstype &&
  f.startDato === ny.start &&
  f.slutDato === ny.slut &&
  f.afslutningsaarsag === ny.aarsag &&
  f.kommentar === ny.kommentar &&
  (ny.anmeldtTid === undefined || ny.anmeldtTid.getTime() === f.anmeldtTid.getTime())

async function vurderAndet(ctx: TxKontekst, gammel: Fravaer, ny: Fravaersrettelse): Promise<Regelfund[]> {
  const felter = {
    fravaerstype: gammel.fravaerstype,
    startDato: ny.start,
    slutDato: ny.slut,
    aarsag: ny.aarsag,
    anmeldtTid: ny.anmeldtTid ?? gammel.anmeldtTid,
  }
  const forloeb = await hentForloeb(ctx, gammel.borgerId, ny.start)
  return vurderFravaer(await hentFravaersgrundlag(ctx, felter, forloeb, gammel.id))
}

async function vurder75(ctx: TxKontekst, gammel: Fravaer, ny: Fravaersrettelse): Promise<Regelfund[]> {
  const borger = await hentBorger(ctx, gammel.borgerId, 'fravaer.skriv')
  const forloeb = await hentForloeb(ctx, gammel.borgerId)
  return vurderAendring75({
    dag: ctx.dag,
    skriver: skriverFor(ctx, forloeb),
    kommentar: ny.kommentar,
    gammel: {
      id: gammel.id,
      startDato: gammel.startDato,
      slutDato: gammel.slutDato,
      aarsag: gammel.afslutningsaarsag,
    },
    ny: { startDato: ny.start, slutDato: ny.slut, aarsag: ny.aarsag },
    tilmeldinger: forloeb.tilmeldinger.map((t) => ({ ...t, begyndtDag: dagFor(t.paabegyndtTid) })),
    andre75: kun75(forloeb),
    slutgrundlag: await hentSlutgrundlag(ctx, borger, ny.slut ?? ctx.dag, forloeb),
  })
}

const kun75 = (forloeb: Forloebsfakta) => forloeb.fravaer.filter((f) => f.fravaerstype === KONTAKTFORLOEB_HOS_AKASSEN)

/** What the end was settled on; nothing when the course is open again. */
async function snapshot(ctx: TxKontekst, borgerId: string, slut: Dag | null) {
  if (slut !== null) return opgoerelse(ctx, borgerId, slut, await hentForloeb(ctx, borgerId))
  return { timerVedAfslutning: null, graenseVedAfslutning: null, forsikringVedAfslutning: null }
}

function eventFor(gammel: Fravaer, ny: Fravaersrettelse) {
  if (!er75(gammel)) return 'FravaerAendret'
  return gammel.slutDato === null && ny.slut !== null ? 'KontaktforloebAfsluttet' : 'KontaktforloebAendret'
}

async function log(ctx: TxKontekst, f: Fravaer, formaal: string, art: 'AENDR' | 'SLET'): Promise<void> {
  await logAdgang(ctx, [
    { art, handling: 'fravaer.skriv', formaal, objektType: 'fravaer', objektId: f.id, borgerId: f.borgerId },
  ])
}
