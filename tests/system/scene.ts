import postgres from 'postgres'
import { brugDatabase } from '#db/client'
import { person } from '#demo/personer'
import { indmeldIAkasse } from '#lib/akassemedlemskab/indmeld'
import { opretBorger } from '#lib/borger/opret'
import { type Dag, dagFor, plusDage } from '#lib/dato'
import { afslutKontaktforloeb } from '#lib/fravaer/afslut'
import { afslaaIndstilling, godkendIndstilling } from '#lib/indstilling/afgoer'
import type { IndstillingFelter } from '#lib/indstilling/input'
import { opretKladde } from '#lib/indstilling/kladde'
import { sendIndstilling } from '#lib/indstilling/send'
import { tagIndstilling } from '#lib/indstilling/tag'
import { tilknytJobcenter } from '#lib/jobcentertilknytning/tilknyt'
import type { Kontekst, OrganisationRef } from '#lib/kontekst'
import { Afvist } from '#lib/regelfund'
import { tilmeld } from '#lib/tilmelding/tilmeld'
import { systemKontekst } from '#lib/ur'
import { TESTDAG } from '#start/skabelon'
import type { Testdatabase } from '#tests/opsaetning/testdatabase'

/** The day on which the template was seeded. */
export const IDAG: Dag = dagFor(new Date(TESTDAG))
export const TILBUD_START = plusDage(IDAG, 14)

type Medlem = {
  akasse?: string
  jobcenter?: string
  kommune?: string
  tilmeldtFra?: number
  uden?: 'jobcenter' | 'medlemskab'
  /** Keep the task about the first interview; otherwise the a-kasse has none with this citizen. */
  foersteSamtale?: true
}
let loebenr = 0

/** The cast in one test database: who they are as actors, and what stands in the tables when nobody's wall is in the way. */
export type Scene = Awaited<ReturnType<typeof aabnScene>>

/** Opens the view behind the walls. Close it with `luk`. People act as the web role, `somSystem` as the worker. */
export async function aabnScene(database: Testdatabase) {
  const sql = postgres(database.superbruger, { max: 4, onnotice: () => {} })

  const find = async (type: string, kode: string): Promise<OrganisationRef> => {
    const [o] = await sql<OrganisationRef[]>`
      select id, type, kode, navn, kort_navn as "kortNavn" from organisation where type = ${type} and kode = ${kode}`
    if (!o) throw new Error(`${type} ${kode} findes ikke`)
    return o
  }
  const borgerId = async (noegle: string): Promise<string> => {
    const [b] = await sql<{ id: string }[]>`select id from borger where navn = ${person(noegle).navn}`
    if (!b) throw new Error(`borgeren ${noegle} findes ikke`)
    return b.id
  }
  /** The context of somebody in the cast, on a day counted from the seed day. */
  const som = async (noegle: string, dage = 0, kl = '10:00'): Promise<Kontekst> => {
    const p = person(noegle)
    const ctx = paaDag(dage, kl)
    if (!p.organisation || !p.rolle)
      return { ...ctx, aktoer: { slags: 'borger', borgerId: await borgerId(noegle), navn: p.navn } }
    const organisation = await find(p.organisation.type, p.organisation.kode)
    const [b] = await sql<{ id: string }[]>`
      insert into bruger (organisation_id, udsteder, subject, navn, rolle, p_nummer)
      values (${organisation.id}, 'proeve', ${noegle}, ${p.navn}, ${p.rolle}, ${p.enhed ?? null})
      on conflict (udsteder, subject, organisation_id) do update set navn = excluded.navn returning id`
    return { ...ctx, aktoer: { slags: 'bruger', brugerId: b?.id ?? '', navn: p.navn, rolle: p.rolle, organisation } }
  }
  const somSystem = async <T>(arbejde: () => Promise<T>): Promise<T> => {
    await brugDatabase(database.adresser.worker)
    try {
      return await arbejde()
    } finally {
      await brugDatabase(database.adresser.web)
    }
  }
  /** A citizen of the test's own: in HK and København with the a-kasse holding the course, unless told. Call as system. */
  const nytMedlem = async (m: Medlem = {}): Promise<string> => {
    loebenr += 1
    const tilmeldtFra = m.tilmeldtFra ?? -60
    const ctx = systemKontekst(new Date(`${plusDage(IDAG, tilmeldtFra)}T08:00:00+01:00`))
    const cpr = `610170${String(1000 + loebenr)}`
    const { borgerId } = await opretBorger(ctx, { cpr, navn: `Prøve Nr${loebenr}`, foedselsdato: '1970-01-01' })
    if (m.uden !== 'medlemskab') {
      const akasse = await find('akasse', m.akasse ?? '9013')
      await indmeldIAkasse(ctx, { borgerId, akasseId: akasse.id, forsikring: 'FULDTID', fra: plusDage(IDAG, -1000) })
    }
    if (m.uden !== 'jobcenter') {
      const jobcenter = await find('jobcenter', m.jobcenter ?? '10100')
      const kommune = await find('kommune', m.kommune ?? '101')
      await tilknytJobcenter(ctx, {
        borgerId,
        jobcenterId: jobcenter.id,
        kommuneId: kommune.id,
        fra: plusDage(IDAG, -1000),
      })
    }
    await tilmeld(ctx, { borgerId, dato: plusDage(IDAG, tilmeldtFra), kontaktgruppe: 1, paabegyndtTid: ctx.nu })
    if (!m.foersteSamtale) await sql`delete from opgave where borger_id = ${borgerId} and type = 'FOERSTE_SAMTALE'`
    return borgerId
  }
  /** The a-kasse's course ends with `slut`; registered this morning. Call as system. */
  const afslut = async (borgerId: string, slut: Dag): Promise<void> => {
    const hk = await find('akasse', '9013')
    await afslutKontaktforloeb(paaDag(0, '07:00'), { borgerId, slut, aarsag: 9752, afsluttetAf: hk })
  }
  const antal = async (tabel: string, hvor: Record<string, string> = {}): Promise<number> => {
    const led = Object.keys(hvor).map((k, i) => ` and ${k}::text = $${i + 1}`)
    const [r] = await sql.unsafe<{ antal: number }[]>(
      `select count(*)::int as antal from ${tabel} where true${led.join('')}`,
      Object.values(hvor),
    )
    return r?.antal ?? -1
  }
  const sag = async (id: string) => {
    const [r] = await sql`select * from indstilling where id = ${id}`
    return r as { status: string; version: number; traad_id: string; jobcenter_id: string; sagsnummer: string }
  }
  const brevFor = async (id: string): Promise<string> => {
    const [r] = await sql<{ id: string }[]>`
      select brev_id as id from afgoerelse where indstilling_id = ${id} and annulleret_tid is null`
    return r?.id ?? ''
  }
  return {
    sql,
    find,
    borgerId,
    som,
    somSystem,
    nytMedlem,
    afslut,
    antal,
    sag,
    brevFor,
    luk: () => sql.end({ timeout: 2 }),
  }
}

/** Nobody's context on a day counted from the seed day: `aktoer` is the platform until somebody is put there. */
export function paaDag(dage: number, kl = '10:00'): Kontekst {
  return systemKontekst(new Date(`${plusDage(IDAG, dage)}T${kl}:00+01:00`), 20_000)
}

/** A recommendation that may be sent. */
export const felter = (ret: Partial<IndstillingFelter> = {}): IndstillingFelter => ({
  tilbudstype: 9304,
  forslagStart: null,
  forslagUger: 4,
  timerPrUge: 37,
  virksomhedCvr: null,
  virksomhedPNummer: null,
  virksomhedNavn: null,
  udbyderNavn: 'Kursushuset',
  kursusnummer: null,
  jobmaal: null,
  tekst: 'Et kursus i regneark på fire uger.',
  enigDato: IDAG,
  enigForm: 'SAMTALE',
  enig: true,
  ...ret,
})

const godkend = {
  tilbudStart: TILBUD_START,
  tilbudSlut: plusDage(TILBUD_START, 28),
  timerPrUge: 37,
  minutterPrUge: 0,
  sted: 'Kursushuset',
  kontaktperson: null,
  maal: 'Kan bruge regneark.',
}
const afslag = { begrundelse: 'Kurset findes allerede i planen.', lovhjemmel: 'LAB kapitel 14' }

export const godkendMed = (ret: Partial<typeof godkend> = {}) => ({ ...godkend, ...ret })
export const afslagMed = (ret: Partial<Record<keyof typeof afslag, string | null>> = {}) => ({ ...afslag, ...ret })

/** Draft and send in one go. */
export async function send(ctx: Kontekst, borgerId: string, ret: Partial<IndstillingFelter> = {}): Promise<string> {
  const { id } = await opretKladde(ctx, { borgerId, felter: felter(ret) })
  await sendIndstilling(ctx, { id, version: 1 })
  return id
}

/** Takes a case that was just sent and decides it. */
export async function afgoer(ctx: Kontekst, id: string, resultat: 'GODKENDT' | 'AFSLAG'): Promise<void> {
  await tagIndstilling(ctx, { id, version: 2 })
  if (resultat === 'GODKENDT') await godkendIndstilling(ctx, { id, version: 3, felter: godkendMed() })
  else await afslaaIndstilling(ctx, { id, version: 3, felter: afslagMed() })
}

/** The codes of the refusal, in alphabetical order; `[]` when it went through. Other errors are thrown on. */
export async function koder(loefte: Promise<unknown>): Promise<string[]> {
  try {
    await loefte
    return []
  } catch (fejl) {
    if (!(fejl instanceof Afvist)) throw fejl
    return fejl.fund.map((f) => f.kode).sort()
  }
}

/** A small generator with a seed, so that a failing order can be played again. */
export function tilfaeldig(froe: number): () => number {
  let s = froe >>> 0
  return () => {
    s = (Math.imul(s, 1664525) + 1013904223) >>> 0
    return s / 4294967296
  }
}
