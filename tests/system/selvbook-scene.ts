import { plusDage } from '#lib/dato'
import type { Kontekst } from '#lib/kontekst'
import { bedOmSelvbooking } from '#lib/selvbook/bed'
import { koerSelvbookdag } from '#lib/selvbook/dagligt'
import type { NySelvbookfrist, Tidstilbud } from '#lib/selvbook/input'
import { tilbydTider } from '#lib/selvbook/tilbyd'
import { test as grund } from '#tests/opsaetning/database'
import { aabnScene, IDAG, paaDag, type Scene } from '#tests/system/scene'

let loebenr = 0

/** Times of a morning in a week, by somebody of the test's own: names are what the wall against two times at once goes by. */
export const tilbud = (ret: Partial<Tidstilbud> = {}): Tidstilbud => {
  loebenr += 1
  return {
    dag: plusDage(IDAG, 7),
    fra: '09:00',
    til: '10:30',
    minutter: 45,
    form: 'PERSONLIGT',
    moedeholder: `Anna Nummer ${loebenr}`,
    sted: null,
    adresse: 'Store Torv 1, 1000 København K',
    telefon: null,
    borgerRinger: false,
    videolink: null,
    ...ret,
  }
}

/** The citizen is asked to book a jobsamtale within four days. */
export const spoergsmaal = (borgerId: string, ret: Partial<NySelvbookfrist> = {}): NySelvbookfrist => ({
  borgerId,
  type: 17,
  titel: 'Dine job og din plan',
  beskrivelse: null,
  senest: plusDage(IDAG, 4),
  ombookTimer: 24,
  vejledtOmKonsekvens: true,
  ...ret,
})

/** Two open times and a citizen who is asked to take one. */
export async function bedt(
  myndighed: Kontekst,
  borgerId: string,
  ret: { tilbud?: Partial<Tidstilbud>; frist?: Partial<NySelvbookfrist> } = {},
): Promise<{ fristId: string; tidIder: string[] }> {
  const { tidIder } = await tilbydTider(myndighed, tilbud(ret.tilbud))
  const { fristId } = await bedOmSelvbooking(myndighed, spoergsmaal(borgerId, ret.frist))
  return { fristId, tidIder }
}

export const test = grund.extend<{ scene: Scene }>({
  scene: async ({ database }, use) => {
    const scene = await aabnScene(database)
    await use(scene)
    await scene.luk()
  },
})

export const nytMedlem = (scene: Scene, m?: Parameters<Scene['nytMedlem']>[0]) =>
  scene.somSystem(() => scene.nytMedlem(m))
export const borgeren = (borgerId: string, dage = 0, tid?: string): Kontekst => ({
  ...paaDag(dage, tid ?? '10:00'),
  aktoer: { slags: 'borger', borgerId, navn: 'x' },
})
export const dagsskifte = (scene: Scene, dag: number) => scene.somSystem(() => koerSelvbookdag(paaDag(dag, '00:05')))
export const fristen = async (scene: Scene, id: string) => {
  const [f] = await scene.sql<{ status: string; grund: string | null; samtaleId: string | null }[]>`
    select status, lukket_grund as grund, samtale_id as "samtaleId" from selvbookfrist where id = ${id}`
  return f
}
export const tagetAf = async (scene: Scene, id: string): Promise<string | null> => {
  const [t] = await scene.sql<{ borger: string | null }[]>`select borger_id as borger from bookingtid where id = ${id}`
  return t?.borger ?? null
}
/** Can nobody take the time any more? */
export const erVaek = async (scene: Scene, id: string): Promise<boolean> =>
  (await scene.sql`select id from bookingtid where id = ${id} and fjernet_tid is null and samtale_id is null`)
    .length === 0
export const events = async (scene: Scene, id: string): Promise<string[]> =>
  (await scene.sql<{ navn: string }[]>`select navn from event where ekstern_id = ${id} order by registreret_tid`).map(
    (r) => r.navn,
  )
export const beskeder = async (
  scene: Scene,
  borgerId: string,
): Promise<{ titel: string; tekst: string; fra: string }[]> =>
  scene.sql`select titel, tekst, afsender_navn as fra from besked where borger_id = ${borgerId} order by sendt_tid, nummer`
export const opgaver = async (scene: Scene, borgerId: string): Promise<string[]> =>
  (
    await scene.sql<{ kode: string; frist: string }[]>`
      select g.kode, o.frist::text from opgave o join organisation g on g.id = o.organisation_id
      where o.borger_id = ${borgerId} and o.type = 'SELVBOOK_PASSERET' and o.lukket_tid is null`
  ).map((o) => `${o.kode} ${o.frist}`)
