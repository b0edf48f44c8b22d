import type { Arbejdssted } from '#db/schema/jobordre'
import { emit } from '#lib/events/emit'
import { hentJobordrefakta, oprettetDag } from '#lib/jobordre/fakta'
import { gemTilhoerende, gemVersion, opdater, ordrefelter } from '#lib/jobordre/gem'
import { fortaelVirksomheden, skrivHaendelse } from '#lib/jobordre/haendelse'
import type { JobordreFelter } from '#lib/jobordre/input'
import { begraensetTil } from '#lib/jobordre/kladde'
import { vurderHandling } from '#lib/jobordre/livscyklus'
import { findOrd } from '#lib/jobordre/ordliste'
import { forkertVersion, type Jobordre, laasJobordre, somFelter } from '#lib/jobordre/queries'
import { tilbageholdesFor, vurderJobordre } from '#lib/jobordre/regler'
import { afvisOrdre } from '#lib/jobordre/send'
import { type Kontekst, type TxKontekst, transaktion } from '#lib/kontekst'
import type { Regelfund } from '#lib/regelfund'
import { Afvist } from '#lib/regelfund'
import { listKoderI } from '#lib/regelsaet/vaerdier'

/**
 * An order that was sent is changed, by the company or the responsible authority: a new version, the earlier one is kept. Judged as when it
 * was sent, but by the rules of the day it was made where those came later, and without asking again who may be chosen: the authority is
 * changed by its own act. Words that ask are marked in the history; the authority already has the order.
 */
export async function retJobordre(
  ctx: Kontekst,
  input: { id: string; version: number; felter: JobordreFelter },
): Promise<{ version: number; advarsler: Regelfund[] }> {
  return transaktion(ctx, async (ctx) => {
    const foer = await laasJobordre(ctx, input.id, 'jobordre.ret')
    const ulovlig = vurderHandling(foer.status, 'ret')
    if (ulovlig.length > 0) throw new Afvist(ulovlig, 409)
    if (foer.version !== input.version) throw forkertVersion(foer)
    const pNummer = (await begraensetTil(ctx)) ?? input.felter.pNummer
    const raa = { ...input.felter, type: foer.type, myndighedId: foer.myndighedId, pNummer }
    const felter = { ...raa, bekraeftet: await staarVed(ctx, foer, raa) }
    const fund = await vurderSendt(ctx, foer, felter)
    // What was lawful when it was set is not unlawful because a day has passed or the register has grown, as long as it is not changed.
    const uroert: Record<string, boolean> = {
      'JO-020': felter.formidlingsfrist === foer.formidlingsfrist,
      'JO-025': felter.pNummer === foer.pNummer && sammeSted(felter.arbejdssted, foer.arbejdssted),
    }
    const gaelder = fund.filter((f) => !uroert[f.kode])
    afvisOrdre(gaelder)
    const egen = ctx.aktoer.slags === 'bruger' && ctx.aktoer.organisation.id === foer.virksomhedId
    const nyeOrd = tilbageholdesFor(gaelder).filter((k) => !foer.bekraeftet.some((b) => b.kode === k))
    const ordre = await opdater(ctx, foer, { ...(await ordrefelter(ctx, felter)), version: foer.version + 1 })
    await gemTilhoerende(ctx, ordre, felter)
    await gemVersion(ctx, ordre)
    await skrivHaendelse(ctx, ordre, { art: 'RETTET', ...(nyeOrd.length > 0 && { aarsag: nyeOrd.join(', ') }) })
    if (!egen) await fortaelVirksomheden(ctx, ordre, 'RETTET', ordre.myndighedNavn ?? '')
    if (foer.tilbageholdt.length === 0)
      await emit(ctx, 'JobordreAendret', { eksternId: ordre.id, borgerId: null, version: ordre.version })
    return { version: ordre.version, advarsler: gaelder }
  })
}

const sammeSted = (a: Arbejdssted, b: Arbejdssted): boolean =>
  ([...Object.keys(a), ...Object.keys(b)] as (keyof Arbejdssted)[]).every((felt) => (a[felt] ?? '') === (b[felt] ?? ''))

const vurderSendt = async (ctx: TxKontekst, ordre: Jobordre, felter: JobordreFelter): Promise<Regelfund[]> =>
  vurderJobordre(
    await hentJobordrefakta(ctx, felter, {
      ordreId: ordre.id,
      cvr: ordre.cvr,
      virksomhedId: ordre.virksomhedId,
      oprettet: oprettetDag(ordre),
      valg: false,
      ny: false,
    }),
  )

/** What is worth a second look in an order as it stands: shown to who has just changed it. What keeps an order back has its own place. */
export async function listBemaerkninger(ctx: TxKontekst, ordre: Jobordre): Promise<Regelfund[]> {
  const fund = await vurderSendt(ctx, ordre, await somFelter(ctx, ordre))
  return fund.filter((f) => f.niveau === 'ADVAR' && tilbageholdesFor([f]).length === 0)
}

/**
 * A reason that was given before covers the words that stood then. When new words ask, it has to be given anew, and by the company: an
 * authority cannot answer for it.
 */
async function staarVed(
  ctx: TxKontekst,
  foer: Jobordre,
  felter: JobordreFelter,
): Promise<JobordreFelter['bekraeftet']> {
  const lister = await listKoderI(ctx, ['forskelsbehandling_ord', 'betaling_ord'], ctx.dag)
  const ord = [...lister.forskelsbehandling_ord, ...lister.betaling_ord].map((k) => ({ kode: k.kode, ord: k.navn }))
  const iTeksten = (f: Pick<JobordreFelter, 'titel' | 'beskrivelse' | 'krav'>) =>
    new Set(findOrd([f.titel, f.beskrivelse, ...f.krav.map((k) => k.tekst)].join('\n'), ord).map((o) => o.kode))
  const kendte = iTeksten(foer)
  const nye = [...iTeksten(felter)].some((kode) => !kendte.has(kode))
  const egen = ctx.aktoer.slags === 'bruger' && ctx.aktoer.organisation.id === foer.virksomhedId
  const gammel = (b: { kode: string; grund: string }) =>
    foer.bekraeftet.some((f) => f.kode === b.kode && f.grund === b.grund)
  return felter.bekraeftet.filter((b) => (gammel(b) ? !nye : egen))
}
