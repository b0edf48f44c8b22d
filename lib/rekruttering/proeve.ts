import { and, eq, gte, inArray, isNull, lte, or, sql } from 'drizzle-orm'
import { jobordre, jobordreKontakt, jobordreMyndighed, jobordreStilling, jobordreVersion } from '#db/schema/jobordre'
import { stillingsbetegnelse } from '#db/schema/kodeliste'
import { organisation } from '#db/schema/organisation'
import { rekrutteringsproeve } from '#db/schema/rekruttering'
import { logAdgang } from '#lib/audit/log'
import { plusDage } from '#lib/dato'
import { emit } from '#lib/events/emit'
import { skrivHaendelse } from '#lib/jobordre/haendelse'
import { AABNE } from '#lib/jobordre/livscyklus'
import type { Jobordre } from '#lib/jobordre/queries'
import { type Kontekst, type TxKontekst, transaktion } from '#lib/kontekst'
import { afvisBlok, IkkeFundet } from '#lib/regelfund'
import { hentTal } from '#lib/regelsaet/vaerdier'
import { type Akasse, findProeve, hentAkasse, type Proeve } from '#lib/rekruttering/queries'
import { vurderProeve } from '#lib/rekruttering/regler'

/** What the system is asked to do, each with an order of its own. The texts are read by the system's makers. */
const OPGAVER = [
  ['Prøve 1: modtag og henvis', 'Hent jobordren, modtag den, og henvis et medlem, eller opdatér et forslag.'],
  ['Prøve 2: returnér', 'Returnér jobordren, uden at modtage den.'],
  ['Prøve 3: modtag og overdrag', 'Modtag jobordren, og overdrag den til et jobcenter.'],
] as const

/**
 * An a-kasse's system asks to be tried: Samspor sends it three orders that no employer stands behind, as any order is sent, and sees itself
 * what the system does with them. A new probe ends the one before.
 */
export async function startProeve(ctx: Kontekst, input: { kode: string; system: string }): Promise<Proeve> {
  return transaktion(ctx, async (ctx) => {
    const akasse = await hentAkasse(ctx, input.kode, 'klarmelding.ret')
    const { aktoer } = ctx
    const erSelv = aktoer.slags === 'bruger' && aktoer.rolle === 'klient' && aktoer.organisation.id === akasse.id
    afvisBlok(vurderProeve({ erAkasse: erSelv, gaelder: akasse.gaelder }))
    await lukProeveordrer(ctx, akasse.id)
    const timer = await hentTal(ctx, 'rekrutteringsproeve_timer', ctx.dag)
    const id = crypto.randomUUID()
    await ctx.db.insert(rekrutteringsproeve).values({
      id,
      akasseId: akasse.id,
      brugerId: aktoer.slags === 'bruger' ? aktoer.brugerId : null,
      systemNavn: input.system,
      startetTid: ctx.nu,
      frist: new Date(ctx.nu.getTime() + timer * 3_600_000),
    })
    for (const [titel, beskrivelse] of OPGAVER) await sendProeveordre(ctx, akasse, titel, beskrivelse)
    await logAdgang(ctx, [
      {
        art: 'OPRET',
        handling: 'klarmelding.ret',
        formaal: `${akasse.navn} prøver ${input.system} af med jobordrer`,
        objektType: 'rekrutteringsproeve',
        objektId: id,
      },
    ])
    return (await findProeve(ctx, akasse.id))!
  })
}

/** How far the newest probe of the a-kasse's system has come. Not there when it was never tried. */
export async function hentProeve(ctx: TxKontekst, kode: string): Promise<Proeve> {
  const akasse = await hentAkasse(ctx, kode, 'klarmelding.ret')
  const proeve = await findProeve(ctx, akasse.id)
  if (!proeve) throw new IkkeFundet(`prøve for ${kode}`)
  return proeve
}

/**
 * Probe orders whose probe is over are closed: of one a-kasse, when it starts anew, or of all whose time is up or that passed. Returns how
 * many.
 */
export async function lukProeveordrer(ctx: TxKontekst, akasseId: string | null): Promise<number> {
  const lukket = await ctx.db
    .update(jobordre)
    .set({ status: 'AFSLUTTET_TRUKKET', venterSiden: null, afsluttetTid: ctx.nu, aendretTid: ctx.nu })
    .where(
      and(
        eq(jobordre.proeve, true),
        inArray(jobordre.status, [...AABNE]),
        akasseId
          ? eq(jobordre.myndighedId, akasseId)
          : sql`not exists (select from rekrutteringsproeve r where r.startet_tid = ${jobordre.oprettetTid} and r.bestaaet_tid is null
              and r.frist > ${ctx.nu.toISOString()})`,
      ),
    )
    .returning({ id: jobordre.id })
  return lukket.length
}

/** As an order that an employer sends: the same rows, the same history, the same message to the a-kasse's system. */
async function sendProeveordre(ctx: TxKontekst, akasse: Akasse, titel: string, beskrivelse: string): Promise<void> {
  const [star] = await ctx.db
    .select({ id: organisation.id })
    .from(organisation)
    .where(eq(organisation.type, 'star'))
    .limit(1)
  if (!star) throw new Error('STAR er ikke registreret som organisation')
  const id = crypto.randomUUID()
  const ordre: Jobordre = {
    id,
    sagsnummer: `PROEVE-${id.slice(0, 8)}`,
    version: 1,
    status: 'AFVENTER_MODTAGELSE',
    tilbageholdt: [],
    bekraeftet: [],
    type: 1,
    titel,
    beskrivelse,
    startdato: null,
    varighedDage: null,
    formidlingsfrist: plusDage(ctx.dag, 7),
    henvendelsesmaade: null,
    maksAntalHenvisninger: null,
    antalStillinger: 1,
    ugentligArbejdstidType: 1,
    timerPrUge: 37,
    arbejdstidsforhold: [],
    krav: [],
    arbejdssted: { navn: 'Prøvevirksomheden', by: 'København', postnummer: '1000' },
    arbejdskommune: null,
    jobannonceId: null,
    virksomhedId: star.id,
    virksomhedNavn: 'Prøvevirksomheden',
    cvr: '00000000',
    pNummer: null,
    myndighedId: akasse.id,
    myndighedNavn: akasse.navn,
    sagsbehandlerId: null,
    sagsbehandlerNavn: null,
    oprettetAfVirksomhed: true,
    oprettetAfNavn: 'Samspor',
    oprettetTid: ctx.nu,
    aendretTid: ctx.nu,
    sendtTid: ctx.nu,
    venterSiden: ctx.nu,
    paamindetTid: null,
    afsluttetTid: null,
    antalBesat: null,
    antalBesatVedHenvisning: null,
    proeve: true,
  }
  await ctx.db.insert(jobordre).values(ordre)
  await ctx.db.insert(jobordreMyndighed).values({
    jobordreId: id,
    virksomhedId: star.id,
    myndighedId: akasse.id,
    maade: 'VALGT',
    fra: ctx.nu,
  })
  await ctx.db.insert(jobordreKontakt).values({
    jobordreId: id,
    virksomhedId: star.id,
    kontaktperson: { fornavn: 'Prøve', efternavn: 'Samspor', email: 'proeve@example.org' },
  })
  const stilling = await enStilling(ctx)
  await ctx.db.insert(jobordreStilling).values({ jobordreId: id, nummer: 0, ...stilling })
  await ctx.db.insert(jobordreVersion).values({
    jobordreId: id,
    version: 1,
    indhold: { titel, beskrivelse, proeve: true },
    tid: ctx.nu,
    afNavn: 'Samspor',
  })
  await skrivHaendelse(ctx, ordre, { art: 'SENDT', kommentar: 'Prøve af a-kassens system' })
  await emit(ctx, 'JobordreOprettet', { eksternId: id, borgerId: null, version: 1 })
}

async function enStilling(ctx: TxKontekst): Promise<{ conceptUri: string; titel: string }> {
  const { conceptUri, titel, gyldigFra, gyldigTil } = stillingsbetegnelse
  const [fundet] = await ctx.db
    .select({ conceptUri, titel })
    .from(stillingsbetegnelse)
    .where(and(lte(gyldigFra, ctx.dag), or(isNull(gyldigTil), gte(gyldigTil, ctx.dag))))
    .orderBy(titel)
    .limit(1)
  if (!fundet) throw new Error('der er ingen stillingsbetegnelser')
  return fundet
}
