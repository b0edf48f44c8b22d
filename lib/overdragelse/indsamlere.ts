import { and, asc, desc, eq, gte, inArray, isNull, or, sql } from 'drizzle-orm'
import { traad, traadPart } from '#db/schema/besked'
import { indstilling } from '#db/schema/indstilling'
import { kravTilJobsoegning, minPlan, planJobmaal } from '#db/schema/min-plan'
import { organisation } from '#db/schema/organisation'
import type { PUNKT_ART } from '#db/schema/overdragelse'
import { samtale } from '#db/schema/samtale'
import { type Dag, dagFor, visKortDato, visKortTidspunkt } from '#lib/dato'
import type { TxKontekst } from '#lib/kontekst'

/** One thing to hand over: what it is, in words that stand alone, and the row it is about. */
export type Emne = { art: (typeof PUNKT_ART)[number]; objektId: string; titel: string; detaljer: string | null }

/** What a collector is asked: the citizen, the a-kasse that hands over, and the first day with the kommune. */
export type Spoergsmaal = { borgerId: string; akasseId: string; gaelderFra: Dag }

type Indsamler = (ctx: TxKontekst, spurgt: Spoergsmaal) => Promise<Emne[]>

/** At most so many of a kind; a citizen with more has them all on their page. */
const HOEJST = 50

/** One collector for each subject that a course leaves behind, in the order in which the kommune reads them. */
const INDSAMLERE: readonly Indsamler[] = [aabneTraade, uafgjorteIndstillinger, aftalteSamtaler, krav, jobmaal]

/** Everything that goes along. What the a-kasse cannot see is not its to hand over. */
export async function indsaml(ctx: TxKontekst, spurgt: Spoergsmaal): Promise<Emne[]> {
  const emner: Emne[] = []
  for (const indsamler of INDSAMLERE) emner.push(...(await indsamler(ctx, spurgt)))
  return emner
}

/** Threads of the a-kasse that are neither closed nor taken away nor past their day; a case's own thread goes with the case. */
async function aabneTraade(ctx: TxKontekst, { borgerId, akasseId, gaelderFra }: Spoergsmaal): Promise<Emne[]> {
  const raekker = await ctx.db
    .select({ id: traad.id, emne: traad.emne, sidsteTid: traad.sidsteTid, antal: traad.antalBeskeder })
    .from(traad)
    .innerJoin(
      traadPart,
      and(eq(traadPart.traadId, traad.id), eq(traadPart.organisationId, akasseId), isNull(traadPart.til)),
    )
    .where(
      and(
        eq(traad.borgerId, borgerId),
        inArray(traad.beskedtype, [...OVERDRAGES]),
        isNull(traad.lukketTid),
        isNull(traad.berigtigetTid),
        or(isNull(traad.slutDato), sql`${traad.slutDato} >= ${gaelderFra}`),
      ),
    )
    .orderBy(desc(traad.sidsteTid))
    .limit(HOEJST)
  return raekker.map((t) => ({
    art: 'TRAAD',
    objektId: t.id,
    titel: t.emne,
    detaljer: t.antal === 1 ? '1 besked' : `${t.antal} beskeder`,
  }))
}
/** 9205 to the citizen and 9206 between authorities: what somebody wrote, and not what the platform tells. */
const OVERDRAGES = [9205, 9206] as const

async function uafgjorteIndstillinger(ctx: TxKontekst, { borgerId }: Spoergsmaal): Promise<Emne[]> {
  const sager = await ctx.db
    .select({ id: indstilling.id, nr: indstilling.sagsnummer, sendt: indstilling.sendtTid })
    .from(indstilling)
    .where(
      and(
        eq(indstilling.borgerId, borgerId),
        inArray(indstilling.status, ['MODTAGET', 'UNDER_BEHANDLING', 'AFGJORT_AFVENTER_POST']),
      ),
    )
    .orderBy(asc(indstilling.sendtTid))
    .limit(HOEJST)
  return sager.map((s) => ({
    art: 'INDSTILLING',
    objektId: s.id,
    titel: `Indstilling ${s.nr}`,
    detaljer: s.sendt && `Sendt ${visKortDato(dagFor(s.sendt))}`,
  }))
}

/** Interviews that somebody has been summoned to and that have not begun, whoever holds them: the kommune keeps or cancels them. */
async function aftalteSamtaler(ctx: TxKontekst, { borgerId }: Spoergsmaal): Promise<Emne[]> {
  const aftalt = await ctx.db
    .select({ id: samtale.id, titel: samtale.titel, start: samtale.startTid, hos: organisation.navn })
    .from(samtale)
    .innerJoin(organisation, eq(organisation.id, samtale.organisationId))
    .where(
      and(
        eq(samtale.borgerId, borgerId),
        isNull(samtale.registreretTil),
        eq(samtale.status, 'INDKALDT'),
        gte(samtale.startTid, ctx.nu),
      ),
    )
    .orderBy(asc(samtale.startTid))
    .limit(HOEJST)
  return aftalt.map((s) => ({
    art: 'SAMTALE',
    objektId: s.id,
    titel: s.titel,
    detaljer: `${visKortTidspunkt(s.start)}, ${s.hos}`,
  }))
}

async function krav(ctx: TxKontekst, { borgerId, gaelderFra }: Spoergsmaal): Promise<Emne[]> {
  const i = kravTilJobsoegning
  const kravene = await ctx.db
    .select()
    .from(i)
    .where(
      and(
        eq(i.borgerId, borgerId),
        isNull(i.registreretTil),
        isNull(i.fejloprettetTid),
        or(isNull(i.gyldigTil), gte(i.gyldigTil, gaelderFra)),
      ),
    )
    .orderBy(asc(i.gyldigFra))
    .limit(HOEJST)
  return kravene.map((k) => ({
    art: 'KRAV',
    objektId: k.id,
    titel: `${k.antalPrUge === 1 ? '1 ansøgning' : `${k.antalPrUge} ansøgninger`} om ugen`,
    detaljer: `${k.tekst ? `${k.tekst}. ` : ''}Gælder fra ${visKortDato(k.gyldigFra)}${k.gyldigTil ? ` til ${visKortDato(k.gyldigTil)}` : ''}`,
  }))
}

async function jobmaal(ctx: TxKontekst, { borgerId }: Spoergsmaal): Promise<Emne[]> {
  const maal = await ctx.db
    .select({ planId: planJobmaal.planId, titel: planJobmaal.titel, primaer: planJobmaal.primaer })
    .from(planJobmaal)
    .innerJoin(minPlan, eq(minPlan.id, planJobmaal.planId))
    .where(and(eq(planJobmaal.borgerId, borgerId), inArray(minPlan.status, ['PUBLICERET', 'KVITTERET'])))
    .orderBy(asc(planJobmaal.nummer))
    .limit(HOEJST)
  return maal.map((m) => ({
    art: 'JOBMAAL',
    objektId: m.planId,
    titel: m.titel,
    detaljer: m.primaer ? 'Det vigtigste jobmål' : null,
  }))
}
