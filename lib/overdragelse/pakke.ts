import { and, eq, gte, isNull, lte, ne, or, sql } from 'drizzle-orm'
import { jobcentertilknytning } from '#db/schema/kontaktforloeb'
import { overdragelsespakke, overdragelsespunkt } from '#db/schema/overdragelse'
import { opretTraad, type Part, skrivBesked } from '#lib/besked/skriv'
import type { Skabelon } from '#lib/besked/tekster'
import { laasBorger } from '#lib/borger/laas'
import { type Dag, daekker, plusDage, visDato } from '#lib/dato'
import { emit } from '#lib/events/emit'
import { type Forloebsfakta, hentForloeb } from '#lib/kontaktforloeb/queries'
import { type Kontekst, type TxKontekst, transaktion } from '#lib/kontekst'
import { lukOpgaver, stilOpgave } from '#lib/opgave/stil'
import { indsaml } from '#lib/overdragelse/indsamlere'
import { hentTal, hentTekst } from '#lib/regelsaet/vaerdier'

/** Beskedtype 9208: Overdragelse af kontaktforløb. */
const OVERDRAGELSE = 9208

type Om = { fravaerId: string; borgerId: string }

/**
 * The course ends with `slut` and goes on in the kommune: what the a-kasse leaves is gathered at once, the kommune gets its task, and the
 * citizen is told. The kommune settles it from the day after `slut`; when that has passed, from now. Under the citizen's lock.
 */
export async function opretPakke(ctx: TxKontekst, { fravaerId, borgerId, slut }: Om & { slut: Dag }): Promise<void> {
  const parter = await findParter(ctx, borgerId, slut)
  if (!parter) return
  const { akasse, jobcenter } = parter
  const id = crypto.randomUUID()
  const dage = await dageFor(ctx, slut)
  await ctx.db.insert(overdragelsespakke).values({
    id,
    borgerId,
    fravaerId,
    akasseId: akasse.id,
    jobcenterId: jobcenter?.id ?? null,
    ...dage,
    status: 'AABEN',
    oprettetTid: ctx.nu,
    version: 1,
  })
  const emner = await indsaml(ctx, { borgerId, akasseId: akasse.id, gaelderFra: dage.gaelderFra })
  if (emner.length > 0)
    await ctx.db
      .insert(overdragelsespunkt)
      .values(emner.map((emne, nr) => ({ ...emne, pakkeId: id, borgerId, nummer: nr + 1, status: 'VENTER' as const })))
  if (jobcenter) await stilOverdraget(ctx, { pakkeId: id, borgerId, jobcenterId: jobcenter.id, fra: dage.gaelderFra })
  await emit(ctx, 'OverdragelseOprettet', { eksternId: id, borgerId, version: 1 })
  await fortael(ctx, borgerId, parter, slut < ctx.dag ? 'OVERDRAGELSE_SENT' : 'OVERDRAGELSE', slut)
}

/** The end has another date: the same parcel, from another day, and everybody is told. */
export async function flytSlutdato(ctx: TxKontekst, om: Om & { slut: Dag }): Promise<void> {
  const parter = await findParter(ctx, om.borgerId, om.slut)
  if (!parter) return
  const [flyttet] = await ctx.db
    .update(overdragelsespakke)
    .set({ ...(await dageFor(ctx, om.slut)), version: sql`${overdragelsespakke.version} + 1` })
    .where(staar(om.fravaerId))
    .returning({ id: overdragelsespakke.id, version: overdragelsespakke.version })
  if (!flyttet) return opretPakke(ctx, om)
  await emit(ctx, 'OverdragelseAendret', { eksternId: flyttet.id, borgerId: om.borgerId, version: flyttet.version })
  await fortael(ctx, om.borgerId, parter, om.slut < ctx.dag ? 'OVERDRAGELSE_SENT' : 'OVERDRAGELSE_FLYTTET', om.slut)
}

/**
 * The end was a mistake: the a-kasse has the interviews again, and the parcel is taken back. What the kommune registered meanwhile stands.
 * Both are told by the event; the citizen by a message, when the a-kasse has them again.
 */
export async function tilbagekaldPakke(
  ctx: TxKontekst,
  { fravaerId, borgerId, fortael: fortaelles }: Om & { fortael: boolean },
): Promise<void> {
  const [tilbage] = await ctx.db
    .update(overdragelsespakke)
    .set({ status: 'TILBAGEKALDT', tilbagekaldtTid: ctx.nu, version: sql`${overdragelsespakke.version} + 1` })
    .where(staar(fravaerId))
    .returning({ id: overdragelsespakke.id, version: overdragelsespakke.version, slut: overdragelsespakke.slutDato })
  if (!tilbage) return
  await lukOpgaver(ctx, tilbage.id, ['OVERDRAGET'])
  await emit(ctx, 'OverdragelseTilbagekaldt', { eksternId: tilbage.id, borgerId, version: tilbage.version })
  const parter = fortaelles ? await findParter(ctx, borgerId, tilbage.slut) : undefined
  if (parter) await fortael(ctx, borgerId, parter, 'OVERDRAGELSE_TRUKKET', tilbage.slut)
}

/** The citizen belongs to another kommune: what is not settled goes along, with its task. Under the citizen's lock. */
export async function flytPakker(ctx: TxKontekst, borgerId: string, jobcenterId: string): Promise<void> {
  const flyttede = await ctx.db
    .update(overdragelsespakke)
    .set({ jobcenterId, version: sql`${overdragelsespakke.version} + 1` })
    .where(
      and(
        eq(overdragelsespakke.borgerId, borgerId),
        eq(overdragelsespakke.status, 'AABEN'),
        or(isNull(overdragelsespakke.jobcenterId), ne(overdragelsespakke.jobcenterId, jobcenterId)),
      ),
    )
    .returning({ id: overdragelsespakke.id, version: overdragelsespakke.version, fra: overdragelsespakke.gaelderFra })
  for (const { id, version, fra } of flyttede) {
    await lukOpgaver(ctx, id, ['OVERDRAGET'])
    await stilOverdraget(ctx, { pakkeId: id, borgerId, jobcenterId, fra })
    await emit(ctx, 'OverdragelseAendret', { eksternId: id, borgerId, version })
  }
}

/** Moves that were registered ahead and take effect now, each in its own transaction. As the worker; again is nothing. */
export async function flytForfaldnePakker(ctx: Kontekst): Promise<void> {
  const forfaldne = await transaktion(ctx, (ctx) =>
    ctx.db
      .selectDistinct({ borgerId: overdragelsespakke.borgerId, jobcenterId: jobcentertilknytning.jobcenterId })
      .from(overdragelsespakke)
      .innerJoin(
        jobcentertilknytning,
        and(
          eq(jobcentertilknytning.borgerId, overdragelsespakke.borgerId),
          isNull(jobcentertilknytning.registreretTil),
        ),
      )
      .where(
        and(
          eq(overdragelsespakke.status, 'AABEN'),
          lte(jobcentertilknytning.gyldigFra, ctx.dag),
          or(isNull(jobcentertilknytning.gyldigTil), gte(jobcentertilknytning.gyldigTil, ctx.dag)),
          or(
            isNull(overdragelsespakke.jobcenterId),
            ne(jobcentertilknytning.jobcenterId, overdragelsespakke.jobcenterId),
          ),
        ),
      )
      .limit(1000),
  )
  for (const { borgerId, jobcenterId } of forfaldne)
    await transaktion(ctx, async (ctx) => {
      await laasBorger(ctx, borgerId, 'skriv')
      await flytPakker(ctx, borgerId, jobcenterId)
    })
}

/** The parcel of a course that has not been taken back. */
const staar = (fravaerId: string) =>
  and(eq(overdragelsespakke.fravaerId, fravaerId), ne(overdragelsespakke.status, 'TILBAGEKALDT'))

async function dageFor(ctx: TxKontekst, slut: Dag) {
  const fra = plusDage(slut, 1) < ctx.dag ? ctx.dag : plusDage(slut, 1)
  const overlap = await hentTal(ctx, 'overdragelse_overlap_dage', ctx.dag)
  return { slutDato: slut, gaelderFra: fra, akasseLaeserTil: plusDage(fra, overlap - 1) }
}

type Parter = { akasse: Part; jobcenter: Part | null; kommune: string }

/** The citizen's authorities today, or as they were on the last day of the course; without an a-kasse there is nobody to hand over. */
async function findParter(ctx: TxKontekst, borgerId: string, slut: Dag): Promise<Parter | undefined> {
  const forloeb: Forloebsfakta = await hentForloeb(ctx, borgerId)
  const paa = <R extends { gyldigFra: Dag; gyldigTil: Dag | null }>(raekker: R[]) =>
    raekker.find((r) => daekker({ fra: r.gyldigFra, til: r.gyldigTil }, slut))
  const medlemskab = forloeb.medlemskab ?? paa(forloeb.medlemskaber)
  if (!medlemskab) return undefined
  const { tilknytning } = forloeb
  return {
    akasse: { id: medlemskab.akasseId, navn: medlemskab.akasseNavn },
    jobcenter: tilknytning ? { id: tilknytning.jobcenterId, navn: tilknytning.jobcenterNavn } : null,
    kommune: tilknytning?.kommuneNavn ?? 'Kommunen',
  }
}

const stilOverdraget = (
  ctx: TxKontekst,
  om: { pakkeId: string; borgerId: string; jobcenterId: string; fra: Dag },
): Promise<void> =>
  stilOpgave(ctx, {
    organisationId: om.jobcenterId,
    type: 'OVERDRAGET',
    borgerId: om.borgerId,
    objektId: om.pakkeId,
    emne: `I har samtalerne fra den ${visDato(om.fra)}`,
  })

/** Titles by template; the authority is called what the law calls it on the day. */
const TITEL = {
  OVERDRAGELSE: (kommunen) => `${kommunen} overtager dine samtaler`,
  OVERDRAGELSE_SENT: (kommunen) => `${kommunen} har overtaget dine samtaler`,
  OVERDRAGELSE_FLYTTET: (kommunen) => `${kommunen} overtager dine samtaler en anden dag`,
  OVERDRAGELSE_TRUKKET: () => 'Din a-kasse har dine samtaler igen',
} as const satisfies Partial<Record<Skabelon, (kommunen: string) => string>>

/** The citizen's own words for it, which both authorities can read as well. */
async function fortael(
  ctx: TxKontekst,
  borgerId: string,
  { akasse, jobcenter, kommune }: Parter,
  skabelon: keyof typeof TITEL,
  slut: Dag,
): Promise<void> {
  const titel = TITEL[skabelon](await hentTekst(ctx, 'jobcenter.bestemt_stort', ctx.dag))
  const { traadId } = await opretTraad(ctx, {
    borgerId,
    beskedtype: OVERDRAGELSE,
    emne: titel,
    afsender: akasse,
    modtager: jobcenter,
    maaBesvares: false,
  })
  await skrivBesked(ctx, {
    traadId,
    borgerId,
    skabelon,
    felter: { kommune, akasse: akasse.navn, slut: visDato(slut), fra: visDato(plusDage(slut, 1)) },
    titel,
    afsender: akasse,
    modtagerNavn: jobcenter?.navn ?? null,
  })
}
