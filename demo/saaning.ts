import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { brugDatabase, iTransaktion, lukDatabase, type Tx } from '#db/client'
import { brev } from '#db/schema/digital-post'
import { stillingsbetegnelse } from '#db/schema/kodeliste'
import { planUdkast } from '#db/schema/min-plan'
import { bruger, organisation } from '#db/schema/organisation'
import { borgere } from '#demo/borgere'
import { spilJobordrer } from '#demo/jobordrer'
import { BAGERIET, JOBVEJEN, PLEJEHJEMMET, VOGNMANDEN } from '#demo/medarbejdere'
import { historienPaa, plandag, REGLEN_FRA } from '#demo/paa-dagen'
import { type BorgerHistorie, type IndstillingHistorie, maanedsslut, type Person, personer } from '#demo/personer'
import { spilSelvbooking } from '#demo/selvbooking'
import { type Ansat, spilUnderretninger } from '#demo/underretninger'
import { saaEnheder, saaTilstande } from '#demo/virksomheder'
import { indmeldIAkasse } from '#lib/akassemedlemskab/indmeld'
import { opretBorger } from '#lib/borger/opret'
import { indberetTimer } from '#lib/dagpengetaeller/indberet'
import { type Dag, dagFor, plusDage } from '#lib/dato'
import { afslutKontaktforloeb } from '#lib/fravaer/afslut'
import { registrerFravaer } from '#lib/fravaer/registrer'
import { afslaaIndstilling, godkendIndstilling } from '#lib/indstilling/afgoer'
import { afslutAfgoerelse } from '#lib/indstilling/afslut-afgoerelse'
import { opretKladde } from '#lib/indstilling/kladde'
import { sendIndstilling } from '#lib/indstilling/send'
import { tagIndstilling } from '#lib/indstilling/tag'
import { traekIndstilling } from '#lib/indstilling/traek'
import { tilknytJobcenter } from '#lib/jobcentertilknytning/tilknyt'
import { type Kontekst, transaktion } from '#lib/kontekst'
import { skrivKladde } from '#lib/min-plan/kladde'
import { registrerKrav } from '#lib/min-plan/krav'
import { kvitterPlan } from '#lib/min-plan/kvitter'
import { publicerNyPlan } from '#lib/min-plan/publicer'
import { genopbygOverblik } from '#lib/overdragelse/overblik'
import { udeblevFraSamtale } from '#lib/samtale/afhold'
import { indkald, registrerAfholdt } from '#lib/samtale/registrer'
import { danskTid } from '#lib/samtale/tid'
import { tildelBorger } from '#lib/tildeling/tildel'
import { tilmeld } from '#lib/tilmelding/tilmeld'
import { systemKontekst } from '#lib/ur'
import { erCvr } from '#lib/virksomhed/cvr'

type Org = typeof organisation.$inferSelect
type Scene = {
  dag: Dag
  find: (type: Org['type'], kode: string) => Org
  ansat: (org: Org) => Promise<{ id: string; navn: string }>
  koncept: Map<string, string>
}

/** Has the demo nobody yet? `url` is the worker's login. */
export async function erTom(url: string): Promise<boolean> {
  await brugDatabase(url)
  const [svar] = await iTransaktion(Date.now() + 5000, (db) =>
    db.execute<{ tom: boolean }>(sql`select not exists (select from borger) as tom`),
  )
  return svar?.tom ?? true
}

/**
 * Plays the cast's stories up to `nu` through the real use cases, so that every row the demo shows was made the way it is made in
 * production. The units of companies are a register, which the owner loads; all else is the worker's. The database has its code lists. Works for any `nu` from 2024-01-02: what cannot have happened
 * on that day is moved or left out (demo/paa-dagen.ts).
 */
export async function saaDemo(urler: { ejer: string; worker: string }, nu: Date): Promise<void> {
  await saaEnheder(urler.ejer, dagFor(nu))
  await brugDatabase(urler.worker)
  const forskydning = nu.getTime() - Date.now()
  await iTransaktion(Date.now() + 5000, (db) =>
    db.execute(
      sql`update ur set forskydning_ms = ${Math.abs(forskydning) < 60_000 ? '0' : String(Math.round(forskydning))}, demo = true where id = 1`,
    ),
  )
  const scene = await byg(nu)
  await saaTilstande(scene.dag, scene.find)
  for (const person of borgere) await spil(scene, person)
  const ansat: Ansat = (type, kode, dage, kl) =>
    somAnsat(scene, scene.find(type, kode), paaDag(plusDage(scene.dag, dage), kl))
  await spilUnderretninger(scene.dag, ansat)
  await spilSelvbooking(scene.dag, ansat)
  await spilJobordrer({
    dag: scene.dag,
    find: scene.find,
    koncept: scene.koncept,
    ansat,
  })
  // The stories were played on their own days; today is another.
  await genopbygOverblik(systemKontekst(nu))
}

/** Plays the stories of others than the cast, in the same way. */
export async function spilPersoner(url: string, nu: Date, andre: readonly Person[]): Promise<void> {
  await brugDatabase(url)
  const scene = await byg(nu)
  for (const person of andre) await spil(scene, person)
  await genopbygOverblik(systemKontekst(nu))
}

/** The organisations by code, fictive CVR and telephone where the facts have none, and staff of the cast as users. */
async function byg(nu: Date): Promise<Scene> {
  const alle = await iTransaktion(Date.now() + 10_000, async (db) => {
    await givFiktiveCvr(db)
    for (const v of [BAGERIET, VOGNMANDEN, PLEJEHJEMMET]) {
      const virksomhed: typeof organisation.$inferInsert = {
        type: 'virksomhed',
        kode: v.cvr,
        cvr: v.cvr,
        navn: v.navn,
        kortNavn: v.navn,
        gyldigFra: '2020-01-01',
        kilde: 'Demo',
      }
      await db.insert(organisation).values(virksomhed).onConflictDoNothing()
    }
    await db
      .insert(organisation)
      .values({
        type: 'anden_aktoer',
        kode: JOBVEJEN.kode,
        cvr: JOBVEJEN.kode,
        navn: JOBVEJEN.navn,
        kortNavn: 'Jobvejen',
        gyldigFra: '2020-01-01',
        kilde: 'Demo',
      })
      .onConflictDoNothing()
    return db.select().from(organisation)
  })
  const koncepter = await iTransaktion(Date.now() + 5000, (db) =>
    db.select({ uri: stillingsbetegnelse.conceptUri, titel: stillingsbetegnelse.titel }).from(stillingsbetegnelse),
  )
  const find: Scene['find'] = (type, kode) => {
    const fundet = alle.find((o) => o.type === type && o.kode === kode)
    if (!fundet) throw new Error(`${type} ${kode} findes ikke i kodelisterne`)
    return fundet
  }
  return {
    dag: dagFor(nu),
    find,
    ansat: (org) => findAnsat(org),
    koncept: new Map(koncepter.map((k) => [k.titel, k.uri])),
  }
}

/** Authorities whose number the facts lack get a made-up one that passes the check digit, so that they can send letters in the demo. */
async function givFiktiveCvr(db: Tx): Promise<void> {
  await db.execute(
    sql`update organisation set telefon = coalesce(telefon, '70 00 00 00') where type in ('kommune', 'jobcenter', 'akasse')`,
  )
  const uden = await db
    .select({ id: organisation.id })
    .from(organisation)
    .where(and(isNull(organisation.cvr), inArray(organisation.type, ['kommune', 'jobcenter', 'akasse'])))
    .orderBy(organisation.type, organisation.kode)
  let nummer = 98_000_000
  for (const { id } of uden) {
    do nummer += 1
    while (!erCvr(String(nummer)))
    await db
      .update(organisation)
      .set({ cvr: String(nummer) })
      .where(eq(organisation.id, id))
  }
}

/** The organisation's caseworker of the cast as a user, as after a first sign-in; a fictive one where the cast has nobody. */
async function findAnsat(org: Org): Promise<{ id: string; navn: string }> {
  const medvirkende = personer.find(
    (p) => p.organisation?.type === org.type && p.organisation.kode === org.kode && p.rolle === 'sagsbehandler',
  )
  const subject = String(medvirkende?.claims.sub ?? `demo-${org.kode}`)
  const udsteder = process.env[`OIDC_${org.type.toUpperCase()}_ISSUER`] ?? 'demo'
  const navn = medvirkende?.navn ?? 'Demo Medarbejder'
  const rid = medvirkende?.rid
  // The demo may have moved to another address, and its issuer with it: the person is the same.
  const [kendt] = rid
    ? await iTransaktion(Date.now() + 5000, (db) =>
        db
          .select({ id: bruger.id })
          .from(bruger)
          .where(and(eq(bruger.organisationId, org.id), eq(bruger.rid, rid))),
      )
    : []
  if (kendt) return { id: kendt.id, navn }
  const [fundet] = await iTransaktion(Date.now() + 5000, (db) =>
    db
      .insert(bruger)
      .values({
        organisationId: org.id,
        udsteder,
        subject,
        navn,
        rid: rid ?? null,
        rolle: 'sagsbehandler',
      })
      .onConflictDoUpdate({ target: [bruger.udsteder, bruger.subject, bruger.organisationId], set: { navn } })
      .returning({ id: bruger.id }),
  )
  return { id: fundet!.id, navn }
}

const paaDag = (dag: Dag, kl = '10:00'): Date => new Date(`${dag}T${kl}:00+01:00`)

async function spil(scene: Scene, person: Person): Promise<void> {
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

async function spilIndstilling(
  scene: Scene,
  borgerId: string,
  h: BorgerHistorie,
  i: IndstillingHistorie,
): Promise<void> {
  const sendtDag = plusDage(scene.dag, i.sendt)
  const akasse = scene.find(
    'akasse',
    (h.akasse.find((a) => a.fra <= i.sendt && (a.til === undefined || a.til >= i.sendt)) ?? h.akasse[0]!).kode,
  )
  const anna = await somAnsat(scene, akasse, paaDag(sendtDag))
  const [hos, start] = [i.forslag?.hos ?? null, i.forslag ? plusDage(scene.dag, i.forslag.start) : null]
  const { id } = await opretKladde(anna, {
    borgerId,
    felter: {
      tilbudstype: i.tilbudstype,
      forslagStart: start,
      forslagUger: i.forslag?.uger ?? null,
      timerPrUge: i.forslag?.timerPrUge ?? null,
      virksomhedCvr: null,
      virksomhedPNummer: null,
      virksomhedNavn: i.tilbudstype === 9304 ? null : hos,
      udbyderNavn: i.tilbudstype === 9304 ? hos : null,
      kursusnummer: null,
      jobmaal: null,
      tekst: i.tekst,
      enigDato: i.status === 'KLADDE' ? null : sendtDag,
      enigForm: i.status === 'KLADDE' ? null : 'SAMTALE',
      enig: i.status !== 'KLADDE',
    },
  })
  if (i.status === 'KLADDE') return
  await sendIndstilling(anna, { id, version: 1 })
  const senere = paaDag(plusDage(scene.dag, i.afgjort ?? i.sendt), '13:00')
  if (i.status === 'TRUKKET')
    return traekIndstilling(await somAnsat(scene, akasse, senere), {
      id,
      version: 2,
      aarsag: 'STED_FALDT_VAEK',
      kommentar: '',
    })
  if (i.status === 'MODTAGET') return
  const jobcenter = scene.find('jobcenter', h.jobcenter[0]!.kode)
  const jens = await somAnsat(scene, jobcenter, senere)
  await tagIndstilling(jens, { id, version: 2 })
  if (i.status === 'UNDER_BEHANDLING') return
  if (i.status === 'GODKENDT') {
    const slut = plusDage(start ?? sendtDag, (i.forslag?.uger ?? 2) * 7 - 3)
    await godkendIndstilling(jens, {
      id,
      version: 3,
      felter: {
        tilbudStart: start,
        tilbudSlut: slut,
        timerPrUge: i.forslag?.timerPrUge ?? 37,
        minutterPrUge: 0,
        sted: hos,
        kontaktperson: null,
        maal: i.tekst,
      },
    })
  } else {
    await afslaaIndstilling(jens, {
      id,
      version: 3,
      felter: {
        begrundelse: i.begrundelse ?? 'Tilbuddet passer ikke til jobmålet.',
        lovhjemmel: 'LAB kapitel 11 (virksomhedspraktik)',
      },
    })
  }
  await leverBrev(id, senere)
}

/** In the past of the demo the letter has long been delivered; no receiver is asked. */
async function leverBrev(indstillingId: string, nu: Date): Promise<void> {
  await transaktion(systemKontekst(nu), async (ctx) => {
    const [brevet] = await ctx.db.select({ id: brev.id }).from(brev).where(eq(brev.indstillingId, indstillingId))
    if (!brevet) throw new Error('afgørelsen har intet brev')
    await ctx.db
      .update(brev)
      .set({ status: 'LEVERET', afsendtTid: nu, modtagetTid: nu, leveretTid: nu })
      .where(eq(brev.id, brevet.id))
    await ctx.db.execute(sql`update levering set faerdig_tid = ${nu.toISOString()} where objekt_id = ${brevet.id}`)
    await afslutAfgoerelse(ctx, brevet.id)
  })
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

/** Days after the tilmelding on which a first interview was held, when the story tells of none. */
const FOERSTE_SAMTALE_DAG = 9

/** The interviews of the story; a course in the a-kasse has had its first one, as nearly all have. */
async function spilSamtaler(scene: Scene, borgerId: string, h: BorgerHistorie): Promise<void> {
  const slut75 = h.fravaer?.find((f) => f.type === 75)
  const fortalte = h.samtaler ?? []
  const foerste = h.tilmeldtFra + FOERSTE_SAMTALE_DAG
  const efterReglen = plusDage(scene.dag, h.tilmeldtFra) >= REGLEN_FRA
  const harAkassen = efterReglen && slut75 !== undefined && (slut75.til === undefined || slut75.til >= foerste)
  const mangler = harAkassen && foerste < 0 && !fortalte.some((s) => s.status === 'AFHOLDT')
  const samtaler = mangler
    ? [{ type: 17, dag: foerste, kl: '10.00', status: 'AFHOLDT' as const }, ...fortalte]
    : fortalte
  for (const s of samtaler) {
    const hosAkassen = slut75 !== undefined && (slut75.til === undefined || slut75.til >= s.dag)
    const paa = <T extends { fra: number; til?: number }>(alle: readonly T[]) =>
      alle.find((a) => a.fra <= s.dag && (a.til === undefined || a.til >= s.dag))
    const kode = hosAkassen ? paa(h.akasse)?.kode : paa(h.jobcenter)?.kode
    if (kode) await spilSamtale(scene, borgerId, scene.find(hosAkassen ? 'akasse' : 'jobcenter', kode), s)
  }
}

async function spilSamtale(
  scene: Scene,
  borgerId: string,
  org: Org,
  s: NonNullable<BorgerHistorie['samtaler']>[number],
): Promise<void> {
  const start = danskTid(plusDage(scene.dag, s.dag), s.kl.replace('.', ':'))
  if (!start) throw new Error(`klokken ${s.kl} findes ikke den nat`)
  const slut = new Date(start.getTime() + 45 * 60_000)
  const indkaldt = await somAnsat(scene, org, paaDag(plusDage(scene.dag, Math.min(s.dag - 7, -1)), '09:00'))
  const ny = {
    borgerId,
    type: s.type,
    form: 'PERSONLIGT',
    start,
    slut,
    moedeholder: indkaldt.aktoer.navn,
    titel: 'Dine job og din plan',
    beskrivelse: 'Tag dit cv med.',
    sted: org.navn,
    adresse: 'Store Torv 1, 1000 København K',
    telefon: org.telefon,
    borgerRinger: false,
    videolink: null,
    ombookSenest: new Date(start.getTime() - 24 * 3_600_000),
    akassedeltagelse: null,
    deltagere: [],
    vejledtOmKonsekvens: true,
    indstillingId: null,
    bookingId: null,
  }
  if (s.status === 'AFHOLDT') {
    await registrerAfholdt(await somAnsat(scene, org, new Date(slut.getTime() + 3_600_000)), {
      ...ny,
      praktiskeAftaler: null,
      bindendeAftaler: 'Du søger to job om ugen og skriver dem i din joblog.',
    })
    return
  }
  const jobcenter = org.type === 'jobcenter' ? ({ akassedeltagelse: 'DELTAGER_IKKE' } as const) : {}
  const { samtaleId } = await indkald(indkaldt, { ...ny, ...jobcenter })
  if (s.status === 'UDEBLEVET')
    await udeblevFraSamtale(await somAnsat(scene, org, new Date(slut.getTime() + 3_600_000)), {
      id: samtaleId,
      version: 1,
    })
}

const harAabentForloeb = async (borgerId: string): Promise<boolean> => {
  const [svar] = await iTransaktion(Date.now() + 5000, (db) =>
    db.execute<{ findes: boolean }>(
      sql`select exists (select from fravaer where borger_id = ${borgerId} and fravaerstype = 75 and slut_dato is null and registreret_til is null) as findes`,
    ),
  )
  return svar?.findes ?? false
}

async function somAnsat(scene: Scene, org: Org, nu: Date): Promise<Kontekst> {
  const person = await scene.ansat(org)
  if (org.type !== 'akasse' && org.type !== 'jobcenter') throw new Error('kun myndigheder har sagsbehandlere')
  return {
    ...systemKontekst(nu),
    aktoer: {
      slags: 'bruger',
      brugerId: person.id,
      navn: person.navn,
      rolle: 'sagsbehandler',
      organisation: { id: org.id, type: org.type, kode: org.kode, navn: org.navn, kortNavn: org.kortNavn },
    },
  }
}

/** Empties everything but the code lists and plays the stories anew, relative to `nu`. `ejer` may truncate, `worker` may write. */
export async function nulstilDemo(urler: { ejer: string; worker: string }, nu: Date): Promise<void> {
  await brugDatabase(urler.ejer)
  await iTransaktion(Date.now() + 20_000, (db) =>
    db.execute(
      sql`truncate borger, bruger, anmodning, session, parkeret_formular, adgangslog, kaedehoved, event, levering, event_modtager,
        abonnement, driftordre, driftmodtager, bevispakke, jobordre, virksomhedstilstand, klarmelding cascade`,
    ),
  )
  await saaDemo(urler, nu)
  await lukDatabase()
}
