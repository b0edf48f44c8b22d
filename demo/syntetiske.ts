import { randomInt } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { iTransaktion } from '#db/client'
import { jobcenterKommune, organisation } from '#db/schema/organisation'
import type { Person } from '#demo/person'
import { spilPersoner } from '#demo/saaning'

const FORNAVNE = [
  'Alma',
  'Birk',
  'Clara',
  'Ditte',
  'Elias',
  'Freja',
  'Gustav',
  'Hanne',
  'Ivan',
  'Jytte',
  'Kaj',
  'Lærke',
]
const EFTERNAVNE = ['Ager', 'Bæk', 'Dal', 'Eng', 'Fjord', 'Gren', 'Høj', 'Kær', 'Lund', 'Mose', 'Skov', 'Ås']

const Oenske = z.strictObject({
  antal: z.int().min(1).max(500),
  akasse: z.string().regex(/^\d{4}$/),
  jobcenter: z.string().regex(/^\d{5}$/),
})
export type Syntetisk = { cpr: string; navn: string }

/**
 * Makes citizens for a vendor's own tests: each is a member of the a-kasse, belongs to the jobcenter, is registered as jobseeker, and has
 * the kontaktforløb in the a-kasse; all of it through the use cases that production uses. `url` is the worker's login.
 */
export async function lavBorgere(url: string, nu: Date, krop: unknown): Promise<Syntetisk[] | { fejl: string }> {
  const oenske = Oenske.safeParse(krop)
  if (!oenske.success) return { fejl: 'Send { "antal": 1–500, "akasse": "9013", "jobcenter": "10100" }.' }
  const { antal, akasse, jobcenter } = oenske.data
  const kommune = await findKommune(akasse, jobcenter)
  if (!kommune) return { fejl: 'A-kassen eller jobcentret findes ikke. Koderne står i GET /api/v1/Organisation.' }
  const numre = new Set<string>()
  while (numre.size < antal) numre.add(tilfaeldigtCpr())
  const borgere = [...numre].map((cpr) => ({ cpr, navn: `${en(FORNAVNE)} ${en(EFTERNAVNE)}` }))
  await spilPersoner(
    url,
    nu,
    borgere.map((b) => somPerson(b, akasse, jobcenter, kommune)),
  )
  return borgere
}

/** One of the jobcenter's kommuner; undefined when one of the two codes is unknown. */
async function findKommune(akasse: string, jobcenter: string): Promise<string | undefined> {
  return iTransaktion(Date.now() + 5000, async (db) => {
    const kode = (type: 'akasse' | 'jobcenter', vaerdi: string) =>
      db
        .select({ id: organisation.id })
        .from(organisation)
        .where(and(eq(organisation.type, type), eq(organisation.kode, vaerdi)))
    const [[kasse], [center]] = [await kode('akasse', akasse), await kode('jobcenter', jobcenter)]
    if (!kasse || !center) return undefined
    const [kommune] = await db
      .select({ kode: organisation.kode })
      .from(jobcenterKommune)
      .innerJoin(organisation, eq(organisation.id, jobcenterKommune.kommuneId))
      .where(eq(jobcenterKommune.jobcenterId, center.id))
      .limit(1)
    return kommune?.kode
  })
}

/** Day + 60: a number that belongs to nobody. Seventh digit 0–3 is the 1900s. */
function tilfaeldigtCpr(): string {
  const to = (tal: number) => String(tal).padStart(2, '0')
  return `${to(randomInt(61, 89))}${to(randomInt(1, 13))}${to(randomInt(60, 100))}${randomInt(4)}${String(randomInt(1000)).padStart(3, '0')}`
}

const en = (navne: readonly string[]): string => navne[randomInt(navne.length)] ?? ''

const somPerson = ({ cpr, navn }: Syntetisk, akasse: string, jobcenter: string, kommune: string): Person => ({
  noegle: cpr,
  navn,
  hint: '',
  doer: 'borger',
  claims: {},
  cpr,
  historie: {
    tilmeldtFra: -60,
    akasse: [{ kode: akasse, forsikring: 'FULDTID', fra: -400 }],
    jobcenter: [{ kode: jobcenter, kommune, fra: -400 }],
    fravaer: [{ type: 75, fra: -60 }],
  },
})
