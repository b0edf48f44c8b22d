import { person } from '#demo/personer'
import { ENHEDER } from '#demo/virksomheder'
import type { Kontekst } from '#lib/kontekst'
import { transaktion } from '#lib/kontekst'
import { hentVirksomhed } from '#lib/organisation/virksomhed'
import { opretSession } from '#lib/session/opret'
import { listEnheder } from '#lib/virksomhed/enheder'
import { expect, test } from '#tests/opsaetning/database'
import { aabnScene, IDAG, paaDag } from '#tests/system/scene'

type Claims = Record<string, unknown>
const logInd = (claims: Claims) =>
  opretSession({ doer: 'virksomhed', issuer: 'https://udsteder', claims, idToken: undefined })

test('en rettighed til én enhed gælder kun den person, også når kollegaen logger ind bagefter', async ({
  database,
}) => {
  const scene = await aabnScene(database)
  const brugere = () => scene.sql<{ id: string; navn: string; p: string | null; rolle: string }[]>`
    select b.id, b.navn, b.p_nummer as p, b.rolle from bruger b where b.udsteder = 'https://udsteder' order by b.navn`
  const som = async (navn: string): Promise<Kontekst> => {
    const b = (await brugere()).find((x) => x.navn === navn)!
    const organisation = await scene.find('virksomhed', '99000007')
    const aktoer = { slags: 'bruger', brugerId: b.id, navn, rolle: 'virksomhedsbruger', organisation } as const
    return { ...paaDag(0), aktoer }
  }
  try {
    const bodil = person('bodil').claims
    expect(await logInd(bodil)).toEqual({ cookie: expect.any(String) })
    expect(await logInd(person('bente').claims)).toEqual({ cookie: expect.any(String) })
    expect((await brugere()).map(({ navn, p, rolle }) => [navn, p, rolle])).toEqual([
      ['Bente Bager', null, 'virksomhedsadministrator'],
      ['Bodil Bolle', '1099000079', 'virksomhedsbruger'],
    ])
    const [org] = await scene.sql`select p_nummer from organisation where type = 'virksomhed' and kode = '99000007'`
    expect(org?.p_nummer, 'virksomheden får ikke den første medarbejders enhed').toBeNull()
    const pNummer = async (navn: string) => (await transaktion(await som(navn), hentVirksomhed)).pNummer
    expect(await pNummer('Bodil Bolle')).toBe('1099000079')
    expect(await pNummer('Bente Bager')).toBeNull()

    // The right is judged anew at every sign-in.
    await logInd({ ...bodil, rettigheder: ['jobag.jobordre'] })
    expect(await pNummer('Bodil Bolle')).toBeNull()
    expect(await logInd({ ...bodil, 'nemlogin.p_number': undefined })).toEqual({ fejl: 'rolle' })
  } finally {
    await scene.luk()
  }
})

test('demoens virksomheder har enheder, to a-kasser er klar, og vognmanden er i konflikt', async ({ database }) => {
  const scene = await aabnScene(database)
  try {
    const bente = await scene.som('bente')
    const enheder = await transaktion(bente, (ctx) => listEnheder(ctx, '99000007', IDAG))
    expect(enheder.map((e) => e.navn)).toEqual(['Kringlen i Valby', 'Kringlen på Amager'])
    expect(ENHEDER).toHaveLength(4)
    expect(await scene.sql`select cvr, tilstand from virksomhedstilstand where til is null`).toEqual([
      { cvr: '99000015', tilstand: 'KONFLIKTRAMT' },
    ])
    expect(
      await scene.sql`select o.kode, k.stillinger is null as alle from klarmelding k join organisation o on o.id = k.akasse_id order by 1`,
    ).toEqual([
      { kode: '9001', alle: true },
      { kode: '9013', alle: false },
    ])
  } finally {
    await scene.luk()
  }
})
