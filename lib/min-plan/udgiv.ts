import { and, gte, inArray, isNull, lte, or } from 'drizzle-orm'
import { stillingsbetegnelse } from '#db/schema/kodeliste'
import type { Kladdeindhold } from '#db/schema/min-plan'
import { logAdgang } from '#lib/audit/log'
import { doedsfald, vurderDoed } from '#lib/borger/doed'
import { hentBorger } from '#lib/borger/hent'
import { laasBorger } from '#lib/borger/laas'
import type { Dag } from '#lib/dato'
import { type Kontekst, type TxKontekst, transaktion } from '#lib/kontekst'
import { hentKladde, sletKladde } from '#lib/min-plan/kladde'
import { kravfelter, registrerKrav, vurderNytKrav } from '#lib/min-plan/krav'
import { type Plandele, publicerNyPlan } from '#lib/min-plan/publicer'
import { hentGaeldendePlan, type PlanIndhold } from '#lib/min-plan/queries'
import { INTET_NYT, type Plandel, vurderAftaler, vurderJobmaal, vurderSkriver } from '#lib/min-plan/regler'
import { forfatterFor, hentSkriverfakta } from '#lib/min-plan/skriver'
import { findSagsbehandler, type NavngivetSagsbehandler } from '#lib/organisation/sagsbehandler'
import { Afvist, afvisBlok, type Regelfund } from '#lib/regelfund'
import { hentTal } from '#lib/regelsaet/vaerdier'

/**
 * Publishes the organisation's draft as the citizen's next plan: its own parts as they are written, the others' as they stand. Who may is
 * derived under the citizen's lock, so that two authorities in the handover second have one winner. A draft that was written upon another
 * version than the present is refused (MP-007): somebody else's change must be seen first.
 */
export async function publicerKladde(
  ctx: Kontekst,
  input: { borgerId: string; version: number; sagsbehandler?: NavngivetSagsbehandler | undefined },
): Promise<{ planId: string; nummer: number }> {
  return transaktion(ctx, async (ctx) => {
    const { borgerId, version } = input
    await laasBorger(ctx, borgerId, 'skriv')
    const borger = await hentBorger(ctx, borgerId, 'minplan.skriv')
    const kladde = await hentKladde(ctx, borgerId, version)
    const { indhold } = kladde
    const gammel = await hentGaeldendePlan(ctx, borgerId)
    const forfatter = forfatterFor(ctx)
    const fakta = await hentSkriverfakta(ctx, borgerId)
    const maa = vurderSkriver(skrevneDele(indhold, gammel), fakta)
    afvisBlok(maa)
    if ((gammel?.nummer ?? 0) !== kladde.grundlag) throw planenErAendret(gammel)
    const skriverJobmaal = vurderSkriver(['jobmaal'], fakta).length === 0
    afvisBlok([
      ...vurderDoed(doedsfald(borger)),
      ...manglerSagsbehandler(ctx, input.sagsbehandler),
      ...(await vurderIndholdet(ctx, { borgerId, indhold, gammel, skriverJobmaal })),
    ])
    const sagsbehandler = await findSagsbehandler(ctx, input.sagsbehandler)
    if (indhold.krav) await registrerKrav(ctx, { borgerId, felter: await kravfelter(ctx, indhold.krav) })
    const titler = await findTitler(ctx, indhold.jobmaal?.map((m) => m.conceptUri) ?? [], ctx.dag)
    const udgivet = await publicerNyPlan(ctx, {
      borgerId,
      ny: (nu) => samlet(ctx.dag, indhold, nu, titler, forfatter.navn),
      af: { id: forfatter.id, navn: forfatter.navn, brugerId: sagsbehandler.id },
    })
    if (!udgivet) throw new Afvist([INTET_NYT])
    await sletKladde(ctx, kladde)
    await logAdgang(ctx, [
      {
        art: 'AENDR',
        handling: 'minplan.skriv',
        formaal: `Udgav plan ${udgivet.nummer}`,
        objektType: 'minPlan',
        objektId: udgivet.planId,
        borgerId,
      },
    ])
    return udgivet
  })
}

/** The parts that the draft would change. An empty list upon an empty one changes nothing, and asks for no right. */
function skrevneDele({ jobmaal, krav, aftaler }: Kladdeindhold, gammel: PlanIndhold | undefined): Plandel[] {
  const dele: Plandel[] = []
  if (jobmaal) dele.push('jobmaal')
  if (krav) dele.push('krav')
  if (aftaler && aftaler.length + (gammel?.aftaler.length ?? 0) > 0) dele.push('aftaler')
  return dele
}

async function vurderIndholdet(
  ctx: TxKontekst,
  om: { borgerId: string; indhold: Kladdeindhold; gammel: PlanIndhold | undefined; skriverJobmaal: boolean },
): Promise<Regelfund[]> {
  const { borgerId, indhold, gammel, skriverJobmaal } = om
  const stod = (gammel?.jobmaal ?? []).map((m) => m.conceptUri)
  const iListen = await findTitler(ctx, indhold.jobmaal?.map((m) => m.conceptUri) ?? [], ctx.dag)
  const jobmaal = indhold.jobmaal ?? (skriverJobmaal && stod.length === 0 ? [] : undefined)
  return [
    ...(jobmaal
      ? vurderJobmaal(jobmaal, {
          kendt: new Set([...stod, ...iListen.keys()]),
          mindst: await hentTal(ctx, 'jobmaal_mindst', ctx.dag),
          hoejst: await hentTal(ctx, 'jobmaal_hoejst', ctx.dag),
        })
      : []),
    ...(indhold.krav ? await vurderNytKrav(ctx, borgerId, await kravfelter(ctx, indhold.krav)) : []),
    ...vurderAftaler(indhold.aftaler ?? []),
  ]
}

/** Titles by conceptUri, of those that are in the list on the day. */
export async function findTitler(ctx: TxKontekst, uris: readonly string[], dag: Dag): Promise<Map<string, string>> {
  if (uris.length === 0) return new Map()
  const fundet = await ctx.db
    .select({ uri: stillingsbetegnelse.conceptUri, titel: stillingsbetegnelse.titel })
    .from(stillingsbetegnelse)
    .where(
      and(
        inArray(stillingsbetegnelse.conceptUri, [...uris]),
        lte(stillingsbetegnelse.gyldigFra, dag),
        or(isNull(stillingsbetegnelse.gyldigTil), gte(stillingsbetegnelse.gyldigTil, dag)),
      ),
    )
  return new Map(fundet.map((f) => [f.uri, f.titel]))
}

/** The author's parts as the draft has them. A goal that stood there keeps its day and its author. */
function samlet(
  dag: Dag,
  indhold: Kladdeindhold,
  nu: Plandele,
  titler: ReadonlyMap<string, string>,
  navn: string,
): Plandele {
  const jobmaal = indhold.jobmaal?.map(({ conceptUri, alias, tekst, primaer }) => {
    const stod = nu.jobmaal.find((m) => m.conceptUri === conceptUri)
    return {
      conceptUri,
      alias: alias ?? stod?.alias ?? null,
      titel: titler.get(conceptUri) ?? stod?.titel ?? conceptUri,
      tekst,
      primaer,
      gyldigFra: stod?.gyldigFra ?? dag,
      registreretAfNavn: stod?.registreretAfNavn ?? navn,
    }
  })
  const aftaler = indhold.aftaler?.map((a) => {
    const stod = nu.aftaler.find((g) => g.aftaleId === a.aftaleId)
    const uaendret = stod && stod.tekst === a.tekst && stod.dag === a.dag
    return {
      aftaleId: stod?.aftaleId ?? crypto.randomUUID(),
      tekst: a.tekst,
      dag: a.dag,
      registreretAfNavn: uaendret ? stod.registreretAfNavn : navn,
    }
  })
  return { jobmaal: jobmaal ?? nu.jobmaal, tilbud: nu.tilbud, aftaler: aftaler ?? nu.aftaler }
}

/** 8055: a system says which caseworker answers for what it writes. */
function manglerSagsbehandler(ctx: TxKontekst, navngivet: NavngivetSagsbehandler | undefined): Regelfund[] {
  if (navngivet || ctx.aktoer.slags !== 'bruger' || ctx.aktoer.rolle !== 'klient') return []
  return [
    {
      kode: '8055',
      niveau: 'BLOK',
      besked: 'Oplys, hvilken sagsbehandler der har ansvaret.',
      felt: 'sagsbehandler',
      kilde: 'STAR',
    },
  ]
}

/** MP-007: the plan is another than the one that was seen. */
export function planenErAendret(nu: PlanIndhold | undefined): Afvist {
  const hvem = nu ? ` af ${nu.publiceretAfNavn}` : ''
  return new Afvist(
    [
      {
        kode: 'MP-007',
        niveau: 'BLOK',
        besked: `Planen er ændret${hvem}, siden du åbnede den. Se den nye plan, og prøv igen.`,
        felt: 'If-Match',
      },
    ],
    409,
  )
}
