import { indmeldIAkasse } from '#lib/akassemedlemskab/indmeld'
import { udmeldAfAkasse } from '#lib/akassemedlemskab/udmeld'
import { aabnTidligereBeskeder } from '#lib/besked/aabn'
import { hentTraad } from '#lib/besked/queries'
import { svarITraad } from '#lib/besked/svar'
import { hentBilag } from '#lib/bilag/hent'
import { plusDage } from '#lib/dato'
import { afslaaIndstilling } from '#lib/indstilling/afgoer'
import { afslutAfgoerelse } from '#lib/indstilling/afslut-afgoerelse'
import { berigtigIndstilling } from '#lib/indstilling/berigtig'
import { flytForfaldneTilAkasse } from '#lib/indstilling/skift-akasse'
import { tagIndstilling } from '#lib/indstilling/tag'
import { traekIndstilling } from '#lib/indstilling/traek'
import { type Kontekst, transaktion } from '#lib/kontekst'
import { IkkeFundet } from '#lib/regelfund'
import { expect, test as grund } from '#tests/opsaetning/database'
import { aabnScene, afgoer, afslagMed, IDAG, koder, paaDag, type Scene, send } from '#tests/system/scene'

const test = grund.extend<{ scene: Scene }>({
  scene: async ({ database }, use) => {
    const scene = await aabnScene(database)
    await use(scene)
    await scene.luk()
  },
})

/** The member leaves HK on the day before `fra` and is a member of 3F from `fra`; known to Samspor on day `registreret`. */
async function skift(scene: Scene, medlem: string, fra: number, registreret = 0): Promise<void> {
  await scene.somSystem(async () => {
    await udmeld(scene, medlem, fra - 1, registreret)
    await indmeld(scene, medlem, fra, registreret)
  })
}

async function udmeld(scene: Scene, medlem: string, til: number, registreret = 0): Promise<void> {
  const [m] = await scene.sql<{ id: string }[]>`
    select id from akassemedlemskab where borger_id = ${medlem} and registreret_til is null`
  const ctx = paaDag(registreret, '08:00')
  await udmeldAfAkasse(ctx, { medlemskabId: m?.id ?? '', til: plusDage(IDAG, til) })
}

async function indmeld(scene: Scene, medlem: string, fra: number, registreret = 0): Promise<void> {
  const tre = await scene.find('akasse', '9001')
  const ctx = paaDag(registreret, '08:01')
  await indmeldIAkasse(ctx, { borgerId: medlem, akasseId: tre.id, forsikring: 'FULDTID', fra: plusDage(IDAG, fra) })
}

const dagsskifte = (scene: Scene, dag: number) => scene.somSystem(() => flytForfaldneTilAkasse(paaDag(dag, '00:05')))

const traek = (ctx: Kontekst, id: string, version: number) =>
  traekIndstilling(ctx, { id, version, aarsag: 'MEDLEM_I_JOB', kommentar: '' })

/** What somebody gets: `ja`, the codes of the refusal, or `findes ikke`. */
async function faar(handling: Promise<unknown>): Promise<string> {
  try {
    return (await koder(handling)).join(' ') || 'ja'
  } catch (fejl) {
    if (fejl instanceof IkkeFundet) return 'findes ikke'
    throw fejl
  }
}

for (const { naar, dage, hk, tre } of [
  { naar: 'dagen før skiftet', dage: 2, hk: 'ja', tre: 'findes ikke' },
  { naar: 'på dagen', dage: 3, hk: 'findes ikke', tre: 'ja' },
  { naar: 'dagen efter', dage: 4, hk: 'findes ikke', tre: 'ja' },
]) {
  test(`${naar} kan kun den a-kasse, borgeren er medlem af, skrive i sagen og trække den`, async ({ scene }) => {
    const medlem = await scene.somSystem(() => scene.nytMedlem())
    const id = await send(await scene.som('anna'), medlem)
    const { traad_id: traadId } = await scene.sag(id)
    await skift(scene, medlem, 3)
    await dagsskifte(scene, dage)
    const [anna, tom] = [await scene.som('anna', dage), await scene.som('tom', dage)]
    expect(await faar(svarITraad(anna, { traadId, tekst: 'Fra HK' }))).toBe(hk)
    expect(await faar(svarITraad(tom, { traadId, tekst: 'Fra 3F' }))).toBe(tre)
    if (hk === 'findes ikke') expect(await faar(traek(anna, id, 2)), 'HK').toBe(hk)
    expect(await faar(traek(tom, id, 2)), '3F').toBe(tre)
    if (hk === 'ja') expect(await faar(traek(anna, id, 2)), 'HK').toBe('ja')
    expect(await faar(laes(anna, traadId)), 'HK læser videre').toBe('ja')
    const fjern = { id, version: 3, kommentar: 'Sendt ved en fejl' }
    expect(await faar(berigtigIndstilling(anna, fjern)), 'HK fjerner').toBe(hk)
  })
}

const laes = (ctx: Kontekst, traadId: string) => transaktion(ctx, (tx) => hentTraad(tx, traadId))

test('Afgørelse, opgave og kopi af afslaget kommer til den nye a-kasse, og sagen siger det', async ({ scene }) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const [anna, jens] = [await scene.som('anna'), await scene.som('jens')]
  const id = await send(anna, medlem)
  const { traad_id: traadId } = await scene.sag(id)
  await svarITraad(jens, { traadId, tekst: 'Hvor foregår kurset?' })
  await skift(scene, medlem, 1)
  await dagsskifte(scene, 1)
  await dagsskifte(scene, 1)
  expect(await scene.antal('event', { ekstern_id: id, navn: 'IndstillingSkiftetAkasse' }), 'én gang').toBe(1)
  expect(await aabneOpgaver(scene, medlem)).toEqual(['NY_INDSTILLING 10100', 'SPOERGSMAAL_TIL_INDSTILLING 9001'])

  const jensDagen = await scene.som('jens', 1)
  await afgoer(jensDagen, id, 'AFSLAG')
  const brevId = await scene.brevFor(id)
  await scene.somSystem(() => afslutAfgoerelse(paaDag(1, '11:00'), brevId))
  expect(await aabneOpgaver(scene, medlem)).toEqual(['SPOERGSMAAL_TIL_INDSTILLING 9001', 'SVAR_PAA_INDSTILLING 9001'])

  const tom = { ...(await scene.som('tom', 1)), nu: paaDag(1, '12:00').nu }
  const hos3F = await laes(tom, traadId)
  expect(
    hos3F.beskeder.map((b) => b.nummer),
    'kun det, der er skrevet i 3F’s tid',
  ).toEqual([3])
  const [kopi] = hos3F.beskeder[0]?.bilag ?? []
  expect(kopi?.navn).toMatch(/^Kopi af afgørelse SAG-/)
  await expect(transaktion(tom, (tx) => hentBilag(tx, kopi?.id ?? ''))).resolves.toBeTruthy()
  expect(hos3F.beskeder[0]?.modtagerNavn).toBe((await scene.find('akasse', '9001')).navn)
})

async function aabneOpgaver(scene: Scene, medlem: string): Promise<string[]> {
  const opgaver = await scene.sql<{ type: string; kode: string }[]>`
    select o.type, g.kode from opgave o join organisation g on g.id = o.organisation_id
    where o.borger_id = ${medlem} and o.lukket_tid is null`
  return opgaver.map((o) => `${o.type} ${o.kode}`).sort()
}

test('Det, der blev skrevet før, åbner kun kommunen for den nye a-kasse', async ({ scene }) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const id = await send(await scene.som('anna'), medlem)
  const { traad_id: traadId } = await scene.sag(id)
  await skift(scene, medlem, 1)
  await dagsskifte(scene, 1)
  const [anna, tom, jens] = [await scene.som('anna', 1), await scene.som('tom', 1), await scene.som('jens', 1)]
  expect((await laes(tom, traadId)).beskeder).toEqual([])
  expect((await laes(jens, traadId)).kommetSenere).toEqual([(await scene.find('akasse', '9001')).navn])
  expect(await faar(aabnTidligereBeskeder(tom, { traadId }))).toBe('findes ikke')
  expect(await faar(aabnTidligereBeskeder(anna, { traadId }))).toBe('findes ikke')
  await aabnTidligereBeskeder(jens, { traadId })
  await aabnTidligereBeskeder(jens, { traadId })
  expect((await laes(tom, traadId)).beskeder.map((b) => b.nummer)).toEqual([1])
  expect(await scene.antal('adgangslog', { borger_id: medlem, handling: 'besked.aabn', art: 'AENDR' })).toBe(1)
})

test('Mellem to a-kasser kan ingen a-kasse skrive, og svaret lander hos ingen af dem', async ({ scene }) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const id = await send(await scene.som('anna'), medlem)
  const { traad_id: traadId } = await scene.sag(id)
  await scene.somSystem(() => udmeld(scene, medlem, 0))
  const [anna, jens] = [await scene.som('anna', 1), await scene.som('jens', 1)]
  expect(await faar(svarITraad(anna, { traadId, tekst: 'Vi skriver stadig' }))).toBe('findes ikke')
  expect(await faar(traek(anna, id, 2))).toBe('findes ikke')
  await svarITraad(jens, { traadId, tekst: 'Er der nogen?' })
  await afgoer(jens, id, 'GODKENDT')
  const brevId = await scene.brevFor(id)
  await scene.somSystem(() => afslutAfgoerelse(paaDag(1, '11:00'), brevId))
  expect(await scene.sag(id)).toMatchObject({ status: 'GODKENDT' })
  expect(await aabneOpgaver(scene, medlem)).toEqual([])
})

test('Muren standser den tidligere a-kasse, også når ingen spørger matrixen', async ({ scene }) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const id = await send(await scene.som('anna'), medlem)
  const { traad_id: traadId } = await scene.sag(id)
  await skift(scene, medlem, 1)
  const raa = (ctx: Kontekst, tekst: string) => transaktion(ctx, async (tx) => [...(await tx.db.execute(tekst))])
  const ret = `update indstilling set slut_kommentar = 'x' where id = '${id}' returning id`
  const skriv = `insert into besked (traad_id, borger_id, nummer, skabelon, afsender_type, afsender_navn, titel, tekst, status, sendt_tid)
    values ('${traadId}', '${medlem}', 9, 'SVAR', 'SAGSBEHANDLER', 'x', 'x', 'x', 'SENDT', now())`
  const efter = await scene.som('anna', 1)
  expect(await raa(efter, `select id from indstilling where id = '${id}'`), 'læser').toHaveLength(1)
  expect(await raa(efter, ret)).toEqual([])
  await expect(raa(efter, skriv)).rejects.toMatchObject({ cause: { code: '42501' } })
  expect(await raa(await scene.som('anna'), ret), 'mens relationen løber').toHaveLength(1)
})

test('Skifter borgeren a-kasse, mens der afgøres og trækkes, er der én rækkefølge', async ({ scene }) => {
  for (let gang = 0; gang < 6; gang += 1) {
    const medlem = await scene.somSystem(() => scene.nytMedlem())
    const [anna, jens] = [await scene.som('anna'), await scene.som('jens')]
    const id = await send(anna, medlem)
    await tagIndstilling(jens, { id, version: 2 })
    // The change runs in the same process and as the same role as the others here; the role does not matter to the locks.
    const [m] = await scene.sql<{ id: string }[]>`select id from akassemedlemskab where borger_id = ${medlem}`
    const [trukket, afslaaet] = await scene.somSystem(() =>
      Promise.all([
        faar(traek(frisk(anna), id, 3)),
        faar(afslaaIndstilling(frisk(jens), { id, version: 3, felter: afslagMed() })),
        udmeldAfAkasse(paaDag(0), { medlemskabId: m?.id ?? '', til: plusDage(IDAG, -1) }).then(() =>
          indmeld(scene, medlem, 0),
        ),
      ]),
    )
    expect([trukket, afslaaet].filter((svar) => svar === 'ja').length).toBeLessThanOrEqual(1)
    expect(['ja', 'findes ikke', 'IN-409', 'IN-004']).toContain(trukket)
    expect(['ja', 'IN-409', 'IN-004']).toContain(afslaaet)
    if (afslaaet !== 'ja') continue
    const brevId = await scene.brevFor(id)
    await scene.somSystem(() => afslutAfgoerelse(paaDag(0, '12:00'), brevId))
    const parter = await scene.sql`select g.kode from traad_part p join organisation g on g.id = p.organisation_id
      where p.borger_id = ${medlem} and p.til is null order by 1`
    expect(parter.map((p) => p.kode)).toEqual(['10100', '9001'])
    expect(await aabneOpgaver(scene, medlem)).toEqual(['SVAR_PAA_INDSTILLING 9001'])
  }
})

const frisk = (ctx: Kontekst): Kontekst => ({ ...ctx, frist: Date.now() + 20_000, requestId: crypto.randomUUID() })
