import { eq } from 'drizzle-orm'
import { jobordre, jobordreKontakt, jobordreStilling, jobordreVersion } from '#db/schema/jobordre'
import type { JobordreFelter } from '#lib/jobordre/input'
import { type Jobordre, somFelter } from '#lib/jobordre/queries'
import type { TxKontekst } from '#lib/kontekst'
import { findArbejdskommune } from '#lib/virksomhed/enheder'

/** The columns of `jobordre` that the form writes, and the kommune that its place of work is found to lie in. */
export const ordrefelter = async (ctx: TxKontekst, f: JobordreFelter) => ({
  titel: f.titel,
  beskrivelse: f.beskrivelse,
  antalStillinger: f.antalStillinger,
  startdato: f.startdato,
  varighedDage: f.varighedDage,
  formidlingsfrist: f.formidlingsfrist,
  henvendelsesmaade: f.henvendelsesmaade,
  maksAntalHenvisninger: f.maksAntalHenvisninger,
  ugentligArbejdstidType: f.ugentligArbejdstidType,
  timerPrUge: f.timerPrUge,
  arbejdstidsforhold: f.arbejdstidsforhold,
  krav: f.krav,
  pNummer: f.pNummer,
  arbejdssted: f.arbejdssted,
  arbejdskommune: await findArbejdskommune(ctx, f),
  jobannonceId: f.jobannonceId,
  bekraeftet: f.bekraeftet,
})

/** What stands beside a new order: its titles, and what only company and responsible authority read. */
export async function opretTilhoerende(ctx: TxKontekst, ordre: Beliggende, f: JobordreFelter): Promise<void> {
  if (f.stillinger.length > 0)
    await ctx.db
      .insert(jobordreStilling)
      .values(f.stillinger.map((s, nummer) => ({ jobordreId: ordre.id, nummer, ...s })))
  await ctx.db
    .insert(jobordreKontakt)
    .values({ jobordreId: ordre.id, virksomhedId: ordre.virksomhedId, ...kontaktfelter(f) })
}

/** The same of an order that is changed. */
export async function gemTilhoerende(ctx: TxKontekst, ordre: Beliggende, f: JobordreFelter): Promise<void> {
  await ctx.db.delete(jobordreStilling).where(eq(jobordreStilling.jobordreId, ordre.id))
  if (f.stillinger.length > 0)
    await ctx.db
      .insert(jobordreStilling)
      .values(f.stillinger.map((s, nummer) => ({ jobordreId: ordre.id, nummer, ...s })))
  await ctx.db.update(jobordreKontakt).set(kontaktfelter(f)).where(eq(jobordreKontakt.jobordreId, ordre.id))
}

type Beliggende = Pick<Jobordre, 'id' | 'virksomhedId'>
const kontaktfelter = (f: JobordreFelter) => ({
  kontaktperson: f.kontaktperson,
  internKommentar: f.internKommentar,
  oenskerMail: f.oenskerMail,
  sagsbehandlerTilladt: f.sagsbehandlerTilladt,
})

/** Keeps the order as it was sent or changed. */
export async function gemVersion(ctx: TxKontekst, ordre: Jobordre): Promise<void> {
  await ctx.db.insert(jobordreVersion).values({
    jobordreId: ordre.id,
    version: ordre.version,
    indhold: { ...(await somFelter(ctx, ordre)) },
    tid: ctx.nu,
    organisationId: ctx.aktoer.slags === 'bruger' ? ctx.aktoer.organisation.id : null,
    afNavn: ctx.aktoer.navn,
  })
}

/** Changes columns of a locked order and its version number; the row as it stands after. */
export async function opdater(
  ctx: TxKontekst,
  ordre: Jobordre,
  felter: Partial<typeof jobordre.$inferInsert>,
): Promise<Jobordre> {
  const [efter] = await ctx.db
    .update(jobordre)
    .set({ ...felter, aendretTid: ctx.nu })
    .where(eq(jobordre.id, ordre.id))
    .returning()
  if (!efter) throw new Error(`jobordre ${ordre.id} er låst og skulle kunne ændres`)
  return efter
}
