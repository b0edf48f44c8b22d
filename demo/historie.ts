import { sql } from 'drizzle-orm'
import { iTransaktion } from '#db/client'
import { planUdkast } from '#db/schema/min-plan'
import { spilIndstilling } from '#demo/indstillinger'
import { historienPaa, plandag } from '#demo/paa-dagen'
import { type BorgerHistorie, maanedsslut, type Person } from '#demo/person'
import { spilSamtaler } from '#demo/samtaler'
import { type Org, paaDag, type Scene, somAnsat } from '#demo/scene'
import { indmeldIAkasse } from '#lib/akassemedlemskab/indmeld'
import { opretBorger } from '#lib/borger/opret'
import { indberetTimer } from '#lib/dagpengetaeller/indberet'
import { type Dag, plusDage } from '#lib/dato'
import { afslutKontaktforloeb } from '#lib/fravaer/afslut'
import { registrerFravaer } from '#lib/fravaer/registrer'
import { tilknytJobcenter } from '#lib/jobcentertilknytning/tilknyt'
import { type Kontekst, transaktion } from '#lib/kontekst'
import { skrivKladde } from '#lib/min-plan/kladde'
import { registrerKrav } from '#lib/min-plan/krav'
import { kvitterPlan } from '#lib/min-plan/kvitter'
import { publicerNyPlan } from '#lib/min-plan/publicer'
import { tildelBorger } from '#lib/tildeling/tildel'
import { tilmeld } from '#lib/tilmelding/tilmeld'
import { systemKontekst } from '#lib/ur'

/** Plays the story of one of the cast from the tilmelding to today. Who has no story is only somebody who can sign in. */
export async function spil(scene: Scene, person: Person): Promise<void> {
  if (!person.historie || !person.cpr) return
  const h = historienPaa(person.historie, scene.dag)
  const dag = (dage: number) => plusDage(scene.dag, dage)
  const start = systemKontekst(paaDag(dag(h.tilmeldtFra), '08:00'))
  const { borgerId } = await opretBorger(start, {
    cpr: person.cpr,
    navn: person.navn,
    foedselsdato: foedselsdag(person.cpr),
    navnebeskyttetTil: h.navnebeskyttetTil === undefined ? null : dag(h.navnebeskyttetTil),
    ...(h.overgangsgruppe && { overgangsgruppe: { fra: '2024-01-01', kilde: 'Overgangsregler 2024' } }),
  })
  for (const m of h.akasse) {
    await indmeldIAkasse(start, {
      borgerId,
      akasseId: scene.find('akasse', m.kode).id,
      forsikring: m.forsikring,
      fra: dag(m.fra),
      til: m.til === undefined ? null : dag(m.til),
    })
  }
  for (const j of h.jobcenter) {
    await tilknytJobcenter(start, {
      borgerId,
      jobcenterId: scene.find('jobcenter', j.kode).id,
      kommuneId: scene.find('kommune', j.kommune).id,
      fra: dag(j.fra),
      til: j.til === undefined ? null : dag(j.til),
    })
  }
  await tilmeld(start, { borgerId, dato: dag(h.tilmeldtFra), kontaktgruppe: 1, paabegyndtTid: start.nu })
  await planOgFravaer(scene, borgerId, h)
  for (const i of h.indstillinger ?? []) await spilIndstilling(scene, borgerId, h, i)
  await spilTildeling(scene, borgerId, h)
  await afslutHistorien(scene, borgerId, h)
}

async function spilTildeling(scene: Scene, borgerId: string, h: BorgerHistorie): Promise<void> {
  if (!h.andenAktoer) return
  const fra = plusDage(scene.dag, h.andenAktoer.fra)
  const jobcenter = scene.find('jobcenter', h.jobcenter[0]!.kode)
  await tildelBorger(await somAnsat(scene, jobcenter, paaDag(fra)), {
    borgerId,
    aktoer: h.andenAktoer.kode,
    fra,
    til: undefined,
  })
}

/** Day + 60 and the rule of the seventh digit. */
function foedselsdag(cpr: string): Dag {
  const dag = String(Number(cpr.slice(0, 2)) % 60).padStart(2, '0')
  const aar = Number(cpr.slice(4, 6))
  const syvende = Number(cpr[6])
  const aarhundrede =
    syvende <= 3 ? 1900 : syvende === 4 || syvende === 9 ? (aar <= 36 ? 2000 : 1900) : aar <= 57 ? 2000 : 1800
  return `${aarhundrede + aar}-${cpr.slice(2, 4)}-${dag}`
}

async function planOgFravaer(scene: Scene, borgerId: string, h: BorgerHistorie): Promise<void> {
  const akasse = scene.find('akasse', h.akasse[0]!.kode)
  for (const t of h.timer ?? []) {
    const opgjortTil = maanedsslut(scene.dag, t.opgjortTil)
    await indberetTimer(systemKontekst(paaDag(opgjortTil, '12:00')), {
      borgerId,
      akasseId: akasse.id,
      forsikring: h.akasse[0]!.forsikring,
      timerForbrugt: t.timer,
      opgjortTil,
      indplaceringsdato: plusDage(scene.dag, h.tilmeldtFra),
    })
  }
  for (const f of (h.fravaer ?? []).filter((f) => f.type !== 75)) {
    const start = plusDage(scene.dag, f.fra)
    await registrerFravaer(systemKontekst(paaDag(start)), {
      borgerId,
      fravaerstype: f.type,
      start,
      slut: f.til === undefined ? null : plusDage(scene.dag, f.til),
      registreretAf: { id: akasse.id, navn: akasse.navn },
    })
  }
  await minPlan(scene, borgerId, h, akasse)
}

/** The plan and what the a-kasse asks of the job search, as they stand on the day they were made; a draft is the caseworker's own. */
async function minPlan(scene: Scene, borgerId: string, h: BorgerHistorie, akasse: Org): Promise<void> {
  for (const u of h.udkast ?? [])
    await transaktion(systemKontekst(paaDag(u.dag)), (ctx) =>
      ctx.db.insert(planUdkast).values({ ...u, borgerId, akasseNavn: akasse.navn, kilde: 'Demo' }),
    )
  if (!h.minPlan) return
  const maal = (h.jobmaal ?? []).map((titel, i) => ({
    titel,
    conceptUri: scene.koncept.get(titel) ?? `ukendt:${titel}`,
    alias: null,
    tekst: null,
    primaer: i === 0,
  }))
  if (h.minPlan === 'KLADDE') {
    await skrivKladde(await somAnsat(scene, akasse, paaDag(plusDage(scene.dag, -1))), {
      borgerId,
      version: 0,
      grundlag: 0,
      indhold: { jobmaal: maal.map(({ titel: _titel, ...m }) => m), krav: null, aftaler: null },
    })
    return
  }
  const lavet = paaDag(plandag(h, scene.dag))
  await transaktion(systemKontekst(lavet), async (ctx) => {
    await registrerKrav(ctx, {
      borgerId,
      akasse,
      felter: {
        antalPrUge: 2,
        jobomraader: [],
        geografi: null,
        kanaler: [],
        tekst: 'Søg bredt og på nettet',
        gyldigFra: ctx.dag,
      },
    })
    await publicerNyPlan(ctx, {
      borgerId,
      ny: (nu) => ({ ...nu, jobmaal: maal.map((m) => ({ ...m, registreretAfNavn: akasse.navn, gyldigFra: ctx.dag })) }),
      af: { id: akasse.id, navn: akasse.navn, brugerId: null },
    })
  })
  if (h.minPlan === 'KVITTERET') await kvitter(borgerId, lavet)
}

async function kvitter(borgerId: string, lavet: Date): Promise<void> {
  const ctx: Kontekst = {
    ...systemKontekst(new Date(lavet.getTime() + 3_600_000)),
    aktoer: { slags: 'borger', borgerId, navn: '' },
  }
  await kvitterPlan(ctx, { borgerId, nummer: 1 })
}

/** What ends last: the a-kasse's course, and a life. */
async function afslutHistorien(scene: Scene, borgerId: string, h: BorgerHistorie): Promise<void> {
  const slut75 = h.fravaer?.find((f) => f.type === 75 && f.til !== undefined)
  if (slut75?.til !== undefined && (await harAabentForloeb(borgerId))) {
    const akasse = scene.find('akasse', h.akasse[0]!.kode)
    const slut = plusDage(scene.dag, slut75.til)
    const registreret = slut > scene.dag ? scene.dag : slut
    await afslutKontaktforloeb(systemKontekst(paaDag(registreret, '07:00')), {
      borgerId,
      slut,
      aarsag: slut75.aarsag ?? 9752,
      afsluttetAf: { id: akasse.id, navn: akasse.navn },
    })
  }
  await spilSamtaler(scene, borgerId, h)
  if (h.doed !== undefined) {
    const doed = plusDage(scene.dag, h.doed)
    await iTransaktion(Date.now() + 5000, (db) =>
      db.execute(sql`update borger set doed_dato = ${doed} where id = ${borgerId}`),
    )
  }
}

const harAabentForloeb = async (borgerId: string): Promise<boolean> => {
  const [svar] = await iTransaktion(Date.now() + 5000, (db) =>
    db.execute<{ findes: boolean }>(
      sql`select exists (select from fravaer where borger_id = ${borgerId} and fravaerstype = 75 and slut_dato is null and registreret_til is null) as findes`,
    ),
  )
  return svar?.findes ?? false
}
