import { indmeldIAkasse } from '#lib/akassemedlemskab/indmeld'
import { udmeldAfAkasse } from '#lib/akassemedlemskab/udmeld'
import { enGang } from '#lib/anmodning'
import { hentTraad } from '#lib/besked/queries'
import { svarITraad } from '#lib/besked/svar'
import { plusDage } from '#lib/dato'
import { hentHistorik } from '#lib/events/historik'
import { afslaaIndstilling, godkendIndstilling } from '#lib/indstilling/afgoer'
import { afslutAfgoerelse, genaabnEfterAfvistBrev } from '#lib/indstilling/afslut-afgoerelse'
import { berigtigIndstilling } from '#lib/indstilling/berigtig'
import { gemKladde, opretKladde } from '#lib/indstilling/kladde'
import { hentAfgoerelse, hentIndstilling } from '#lib/indstilling/queries'
import { sendIndstilling } from '#lib/indstilling/send'
import { tagIndstilling } from '#lib/indstilling/tag'
import { traekIndstilling } from '#lib/indstilling/traek'
import { tilknytJobcenter } from '#lib/jobcentertilknytning/tilknyt'
import { type Kontekst, transaktion } from '#lib/kontekst'
import { proev } from '#lib/proev'
import { IkkeFundet } from '#lib/regelfund'
import { expect, test as grund } from '#tests/opsaetning/database'
import {
  aabnScene,
  afgoer,
  afslagMed,
  felter,
  godkendMed,
  IDAG,
  koder,
  paaDag,
  type Scene,
  send,
} from '#tests/system/scene'

const test = grund.extend<{ scene: Scene }>({
  scene: async ({ database }, use) => {
    const scene = await aabnScene(database)
    await use(scene)
    await scene.luk()
  },
})

const opret = (anna: Kontekst, borgerId: string, ret = {}) => opretKladde(anna, { borgerId, felter: felter(ret) })
const laes = <T>(ctx: Kontekst, arbejde: Parameters<typeof transaktion<T>>[1]) => transaktion(ctx, arbejde)

test('En sendt indstilling er én besked af type 11, én opgave, ét event og to linjer i loggen', async ({ scene }) => {
  const { sql } = scene
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const anna = await scene.som('anna')
  const { id } = await opret(anna, medlem)
  const svar = await sendIndstilling(anna, { id, version: 1 })
  const traade = await sql`select * from traad where borger_id = ${medlem}`
  expect(traade).toHaveLength(1)
  expect(traade[0]).toMatchObject({ beskedtype: 11, antal_beskeder: 1, maa_besvares: true })
  expect(await scene.antal('besked', { borger_id: medlem })).toBe(1)
  expect(await scene.antal('traad_part', { borger_id: medlem })).toBe(2)
  const opgaver = await sql`select o.type, g.kode from opgave o join organisation g on g.id = o.organisation_id
    where o.borger_id = ${medlem}`
  expect(opgaver.map((o) => ({ ...o }))).toEqual([{ type: 'NY_INDSTILLING', kode: '10100' }])
  expect(await scene.antal('event', { ekstern_id: id, navn: 'IndstillingSendt' })).toBe(1)
  expect(await scene.antal('adgangslog', { objekt_id: id, handling: 'indstilling.send' })).toBe(2)
  expect(svar.sagsnummer).toMatch(/^SAG-2026-\d{6}$/)
  expect(await scene.sag(id)).toMatchObject({ status: 'MODTAGET', version: 2 })
})

test('Alle grunde til at afvise kommer på én gang, og kladden bliver liggende', async ({ scene }) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem({ akasse: '9001', uden: 'jobcenter' }))
  const tom = await scene.som('tom')
  const { id } = await opret(tom, medlem, {
    tilbudstype: null,
    enig: false,
    tekst: 'Se <b>her</b>, CPR 670180-1234',
    forslagStart: plusDage(IDAG, -1),
  })
  await scene.somSystem(() => scene.afslut(medlem, plusDage(IDAG, -1)))
  expect(await koder(sendIndstilling(tom, { id, version: 1 }))).toEqual(
    ['1014', '1014', '4933', 'BB-006', 'BB-009', 'IN-001', 'IN-002'].sort(),
  )
  expect(await scene.antal('traad', { borger_id: medlem, beskedtype: '11' })).toBe(0)
  expect(await scene.antal('opgave', { borger_id: medlem, type: 'NY_INDSTILLING' })).toBe(0)
  expect(await scene.sag(id)).toMatchObject({ status: 'KLADDE', version: 1 })
})

test('A-kassen kan sende dagen før og på slutdagen, men ikke dagen efter', async ({ scene }) => {
  const slut = plusDage(IDAG, 3)
  const medlem = await scene.somSystem(async () => {
    const id = await scene.nytMedlem()
    await scene.afslut(id, slut)
    return id
  })
  for (const [dage, ventet] of [
    [2, []],
    [3, []],
    [4, ['IN-001']],
  ] as const) {
    const anna = await scene.som('anna', dage)
    const { id } = await opret(anna, medlem)
    expect(await koder(sendIndstilling(anna, { id, version: 1 })), `${dage} dage frem`).toEqual([...ventet])
  }
  const sent = { ...(await scene.som('anna', 3)), nu: new Date(`${slut}T23:59:59+01:00`) }
  const { id } = await opret(sent, medlem)
  expect(await koder(sendIndstilling(sent, { id, version: 1 })), 'sidste sekund af slutdagen').toEqual([])
})

test('En død borgers sag tages og afgøres ikke, heller ikke på prøve, og a-kassen kan trække den', async ({
  scene,
}) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const [anna, jens] = [await scene.som('anna'), await scene.som('jens')]
  const [taget, utaget] = [await send(anna, medlem), await send(anna, medlem)]
  await tagIndstilling(jens, { id: taget, version: 2 })
  await scene.sql`update borger set doed_dato = '2026-11-01' where id = ${medlem}`
  const godkend = { id: taget, version: 3, felter: godkendMed() }
  expect(await koder(godkendIndstilling(jens, godkend))).toEqual(['4405'])
  expect(
    await koder(godkendIndstilling(jens, { ...godkend, post: { slags: 'EGET_SYSTEM', digitalPostId: 'x' } })),
  ).toEqual(['4405'])
  expect(await koder(afslaaIndstilling(jens, { id: taget, version: 3, felter: afslagMed() }))).toEqual(['4405'])
  expect(await koder(proev(jens, (ctx) => godkendIndstilling(ctx, godkend)))).toEqual(['4405'])
  expect(await koder(tagIndstilling(jens, { id: utaget, version: 2 }))).toEqual(['4405'])
  const afvist = await godkendIndstilling(jens, godkend).catch((fejl) => fejl)
  expect(afvist.fund).toEqual([
    {
      kode: '4405',
      niveau: 'BLOK',
      besked: 'Borgeren er registreret som død den 1. november 2026. I kan ikke afgøre indstillingen.',
      regel: 'Der registreres intet om en borger, der er død',
      kilde: 'STAR, starwiki: fejlkode 4405',
      aarsag: { type: 'borger', id: medlem, beskrivelse: expect.stringContaining('CPR: død') },
      hvemKan: expect.stringContaining('A-kassen kan trække indstillingen tilbage'),
    },
  ])
  expect(await scene.antal('afgoerelse', { indstilling_id: taget })).toBe(0)
  expect(await scene.antal('brev', { borger_id: medlem })).toBe(0)
  expect(await scene.sag(taget)).toMatchObject({ status: 'UNDER_BEHANDLING', version: 3 })
  expect(await scene.sag(utaget)).toMatchObject({ status: 'MODTAGET', version: 2 })
  await traekIndstilling(anna, { id: utaget, version: 2, aarsag: 'ANDET', kommentar: 'Medlemmet er død.' })
  expect(await scene.sag(utaget)).toMatchObject({ status: 'TRUKKET' })
})

test('Medlemmets gamle a-kasse får IN-003, og en fremtidig aftaledato får IN-002', async ({ scene }) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const anna = await scene.som('anna')
  const { id } = await opret(anna, medlem, { enigDato: plusDage(IDAG, 1) })
  await scene.somSystem(async () => {
    const [m] = await scene.sql<{ id: string }[]>`select id from akassemedlemskab where borger_id = ${medlem}`
    await udmeldAfAkasse(paaDag(0, '07:00'), { medlemskabId: m?.id ?? '', til: plusDage(IDAG, -1) })
    const ny = await scene.find('akasse', '9001')
    await indmeldIAkasse(paaDag(0, '07:01'), { borgerId: medlem, akasseId: ny.id, forsikring: 'FULDTID', fra: IDAG })
  })
  expect(await koder(sendIndstilling(anna, { id, version: 1 }))).toEqual(['IN-002', 'IN-003'])
  const tom = await scene.som('tom')
  await expect(hent(tom, id, 'indstilling.se'), 'en andens kladde').rejects.toThrow(IkkeFundet)
  expect(await send(tom, medlem)).toBeTruthy()
})

const hent = (ctx: Kontekst, id: string, handling: 'indstilling.se' | 'indstilling.tag') =>
  laes(ctx, (tx) => hentIndstilling(tx, id, handling))

test('Efter et skift ser den nye a-kasse den sendte indstilling, og den gamle kan ikke læse nye', async ({ scene }) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const anna = await scene.som('anna')
  const gammel = await send(anna, medlem)
  await scene.somSystem(async () => {
    const [m] = await scene.sql<{ id: string }[]>`select id from akassemedlemskab where borger_id = ${medlem}`
    await udmeldAfAkasse(paaDag(0), { medlemskabId: m?.id ?? '', til: IDAG })
    const ny = await scene.find('akasse', '9001')
    await indmeldIAkasse(paaDag(0, '10:01'), {
      borgerId: medlem,
      akasseId: ny.id,
      forsikring: 'FULDTID',
      fra: plusDage(IDAG, 1),
    })
  })
  const tom = await scene.som('tom', 1)
  expect(await hent(tom, gammel, 'indstilling.se')).toMatchObject({ status: 'MODTAGET' })
  const ny = await send(tom, medlem)
  await expect(hent(await scene.som('anna', 1), ny, 'indstilling.se')).rejects.toThrow(IkkeFundet)
  expect(await hent(await scene.som('anna', 120), gammel, 'indstilling.se'), 'som tidligere egen').toBeTruthy()
  await expect(hent(await scene.som('anna', 121), gammel, 'indstilling.se')).rejects.toThrow(IkkeFundet)
})

test('Kommunen tager sagen, spørger i tråden, og a-kassen svarer', async ({ scene }) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const [anna, jens] = [await scene.som('anna'), await scene.som('jens')]
  const id = await send(anna, medlem)
  const { traad_id: traadId } = await scene.sag(id)
  await tagIndstilling(jens, { id, version: 2 })
  await tagIndstilling(jens, { id, version: 2 })
  expect(await scene.sag(id), 'at tage sin egen sag igen ændrer intet').toMatchObject({ version: 3 })
  const aabne = () => scene.sql<{ type: string; kode: string }[]>`
    select o.type, g.kode from opgave o join organisation g on g.id = o.organisation_id
    where o.borger_id = ${medlem} and o.lukket_tid is null order by o.type, g.kode`
  await svarITraad(jens, { traadId, tekst: 'Hvor foregår kurset?' })
  expect((await aabne()).map((o) => `${o.type} ${o.kode}`)).toEqual([
    'NY_INDSTILLING 10100',
    'SPOERGSMAAL_TIL_INDSTILLING 9013',
  ])
  await svarITraad(anna, { traadId, tekst: 'I Valby.' })
  expect((await aabne()).map((o) => `${o.type} ${o.kode}`)).toEqual([
    'NY_INDSTILLING 10100',
    'SPOERGSMAAL_TIL_INDSTILLING 10100',
  ])
  const borgeren = som(medlem)
  const traad = await laes(borgeren, (tx) => hentTraad(tx, traadId))
  expect(traad.beskeder.map((b) => b.nummer)).toEqual([1, 2, 3])
  await expect(svarITraad(borgeren, { traadId, tekst: 'Må jeg skrive?' })).rejects.toThrow(IkkeFundet)
})

const som = (borgerId: string): Kontekst => ({ ...paaDag(0), aktoer: { slags: 'borger', borgerId, navn: 'Prøve' } })

test('Ingen uden for jobcentret kan se resultatet, før brevet er modtaget', async ({ scene }) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const [anna, jens] = [await scene.som('anna'), await scene.som('jens')]
  const id = await send(anna, medlem)
  await afgoer(jens, id, 'GODKENDT')
  expect(await scene.sag(id)).toMatchObject({ status: 'AFGJORT_AFVENTER_POST' })
  expect(await hent(jens, id, 'indstilling.se')).toMatchObject({ status: 'AFGJORT_AFVENTER_POST' })
  for (const ctx of [anna, som(medlem)]) {
    const navn = ctx.aktoer.slags
    expect(await hent(ctx, id, 'indstilling.se'), navn).toMatchObject({ status: 'UNDER_BEHANDLING' })
    const skjult = await laes(ctx, async (tx) => ({
      afgoerelse: await hentAfgoerelse(tx, id),
      historik: (await hentHistorik(tx, id)).map((l) => l.tekst).filter((t) => t.includes('afgørelse')),
      raa: (await tx.db.execute(`select 1 from afgoerelse where indstilling_id = '${id}'`)).length,
      breve: (await tx.db.execute(`select 1 from brev where indstilling_id = '${id}'`)).length,
      planer: (await tx.db.execute(`select 1 from min_plan where borger_id = '${medlem}'`)).length,
    }))
    expect(skjult, navn).toEqual({ afgoerelse: null, historik: [], raa: 0, breve: 0, planer: 0 })
  }
  await expect(laes(jens, (tx) => hentAfgoerelse(tx, id))).resolves.toMatchObject({ resultat: 'GODKENDT' })
  expect(await koder(traekIndstilling(anna, { id, version: 4, aarsag: 'MEDLEM_I_JOB', kommentar: '' }))).toEqual([
    'IN-004',
  ])
})

test('Når brevet er modtaget, står tilbuddet i planen, og alle får besked én gang', async ({ scene }) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const [anna, jens] = [await scene.som('anna'), await scene.som('jens')]
  const id = await send(anna, medlem)
  await afgoer(jens, id, 'GODKENDT')
  const brevId = await scene.brevFor(id)
  const modtaget = paaDag(0, '11:00')
  await scene.somSystem(() => Promise.all([1, 2, 3].map(() => afslutAfgoerelse(modtaget, brevId))))
  expect(await scene.sag(id)).toMatchObject({ status: 'GODKENDT', version: 5 })
  const [plan] = await scene.sql`select * from min_plan where borger_id = ${medlem}`
  expect(plan).toMatchObject({ nummer: 1, status: 'PUBLICERET' })
  expect(await scene.antal('plan_tilbud', { indstilling_id: id })).toBe(1)
  const [traad] =
    await scene.sql`select antal_beskeder, antal_bilag from traad where id = ${(await scene.sag(id)).traad_id}`
  expect({ ...traad }, 'svaret i tråden har intet bilag ved godkendelse').toEqual({ antal_beskeder: 2, antal_bilag: 0 })
  expect(await scene.antal('opgave', { objekt_id: id, type: 'SVAR_PAA_INDSTILLING' })).toBe(1)
  expect(await scene.antal('event', { ekstern_id: id, navn: 'IndstillingGodkendt' })).toBe(1)
  await expect(laes(anna, (tx) => hentAfgoerelse(tx, id))).resolves.toMatchObject({ resultat: 'GODKENDT', brev: null })
  await expect(laes(som(medlem), (tx) => hentAfgoerelse(tx, id))).resolves.toMatchObject({ resultat: 'GODKENDT' })
})

test('Fejler planen, mens afgørelsen gøres endelig, er intet ændret', async ({ scene }) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const id = await send(await scene.som('anna'), medlem)
  await afgoer(await scene.som('jens'), id, 'GODKENDT')
  await scene.sql`insert into min_plan (borger_id, nummer, status, aendring, publiceret_af_navn)
    values (${medlem}, 1, 'AFLOEST', 'optager nummeret', 'prøve')`
  const foer = await scene.antal('besked', { borger_id: medlem })
  const brevId = await scene.brevFor(id)
  await scene.somSystem(() => expect(afslutAfgoerelse(paaDag(0, '11:00'), brevId)).rejects.toThrow())
  expect(await scene.sag(id)).toMatchObject({ status: 'AFGJORT_AFVENTER_POST', version: 4 })
  expect(await scene.antal('besked', { borger_id: medlem })).toBe(foer)
  expect(await scene.antal('event', { ekstern_id: id, navn: 'IndstillingGodkendt' })).toBe(0)
})

test('Et afslag lægger en kopi i tråden til a-kassen og ændrer ikke planen', async ({ scene }) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const [anna, jens] = [await scene.som('anna'), await scene.som('jens')]
  const id = await send(anna, medlem)
  await afgoer(jens, id, 'AFSLAG')
  const brevId = await scene.brevFor(id)
  await scene.somSystem(() => afslutAfgoerelse(paaDag(0, '11:00'), brevId))
  expect(await scene.sag(id)).toMatchObject({ status: 'AFSLAG' })
  const traad = await laes({ ...anna, nu: paaDag(0, '12:00').nu }, async (tx) =>
    hentTraad(tx, (await scene.sag(id)).traad_id),
  )
  expect(traad.beskeder.at(-1)?.bilag).toHaveLength(1)
  const [ens] = await scene.sql`
    select sha256(string_agg(d.indhold, ''::bytea order by d.nummer)) = sha256(b.pdf) as ens
    from bilag f join bilag_del d on d.bilag_id = f.id join brev b on b.id = ${brevId} where f.borger_id = ${medlem} group by b.pdf`
  expect(ens?.ens, 'kopien er brevet byte for byte').toBe(true)
  expect(await scene.antal('min_plan', { borger_id: medlem })).toBe(0)
})

test('Afgørelsen afvises med IN-004 til IN-010, og intet er gemt', async ({ scene }) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const [anna, jens] = [await scene.som('anna'), await scene.som('jens')]
  const id = await send(anna, medlem)
  const ja = (version: number, ret = {}) => koder(godkendIndstilling(jens, { id, version, felter: godkendMed(ret) }))
  const nej = (ret = {}) => koder(afslaaIndstilling(jens, { id, version: 3, felter: afslagMed(ret) }))
  expect(await ja(2), 'ikke taget endnu').toEqual(['IN-010'])
  await tagIndstilling(jens, { id, version: 2 })
  expect(await nej({ begrundelse: null, lovhjemmel: null })).toEqual(['IN-006', 'IN-006'])
  expect(await ja(3, { tilbudSlut: null })).toEqual(['IN-007'])
  expect(await ja(3, { tilbudStart: plusDage(IDAG, -1) })).toEqual(['IN-008'])
  expect(await ja(3, { tilbudSlut: plusDage(IDAG, 1) })).toEqual(['1003'])
  expect(await ja(2), 'den version, der ikke gælder mere').toEqual(['IN-409'])
  expect(await scene.antal('brev', { indstilling_id: id })).toBe(0)
  expect(await ja(3, { tilbudStart: IDAG }), 'start samme dag er lovlig').toEqual([])
  expect(await ja(4), 'allerede afgjort').toEqual(['IN-004'])
  expect(await scene.antal('brev', { indstilling_id: id })).toBe(1)
})

test('Et andet jobcenter end borgerens i dag kan ikke afgøre', async ({ scene }) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const jens = await scene.som('jens')
  const id = await send(await scene.som('anna'), medlem)
  await tagIndstilling(jens, { id, version: 2 })
  const odense = await scene.find('jobcenter', '46100')
  await scene.sql`update jobcentertilknytning set jobcenter_id = ${odense.id} where borger_id = ${medlem}`
  expect(await koder(godkendIndstilling(jens, { id, version: 3, felter: godkendMed() }))).toEqual(['IN-009'])
})

test('A-kassen trækker tilbage med en grund, og kommunens opgave lukker', async ({ scene }) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const anna = await scene.som('anna')
  const id = await send(anna, medlem)
  const traek = (aarsag: string, kommentar = '') => koder(traekIndstilling(anna, { id, version: 2, aarsag, kommentar }))
  expect(await traek('')).toEqual(['1014'])
  expect(await traek('ANDET')).toEqual(['1014'])
  expect(await traek('MEDLEM_I_JOB')).toEqual([])
  expect(await scene.sag(id)).toMatchObject({ status: 'TRUKKET', version: 3 })
  expect(await scene.sql`select 1 from opgave where objekt_id = ${id} and lukket_tid is null`).toHaveLength(0)
  const traad = await laes(som(medlem), async (tx) => hentTraad(tx, (await scene.sag(id)).traad_id))
  expect(traad.beskeder.at(-1)?.tekst).toContain('Medlemmet har fået job')
  expect(await koder(tagIndstilling(await scene.som('jens'), { id, version: 3 }))).toEqual(['IN-004'])
})

test('En berigtiget indstilling er kun en stub for borgeren, og filen kan ikke hentes', async ({ scene }) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const anna = await scene.som('anna')
  const { id } = await opret(anna, medlem)
  const [fil] = await scene.sql<{ id: string }[]>`
    insert into bilag (borger_id, indstilling_id, navn, mime, stoerrelse, sha256, kontrol, komplet, oprettet_tid, eget_dokument)
    values (${medlem}, ${id}, 'kursus.pdf', 'application/pdf', 3, '\\x00', 'REN', true, now(), false) returning id`
  await scene.sql`insert into bilag_del (bilag_id, borger_id, nummer, indhold) values (${fil?.id ?? ''}, ${medlem}, 0, 'abc')`
  await sendIndstilling(anna, { id, version: 1 })
  const traadId = (await scene.sag(id)).traad_id
  const foer = await laes(som(medlem), (tx) => hentTraad(tx, traadId))
  expect(foer.beskeder[0]?.bilag.map((b) => b.navn)).toEqual(['kursus.pdf'])
  expect(await koder(berigtigIndstilling(anna, { id, version: 2, kommentar: ' ' }))).toEqual(['BB-007'])
  await berigtigIndstilling(anna, { id, version: 2, kommentar: 'Sendt til den forkerte' })
  for (const ctx of [som(medlem), anna, await scene.som('jens')]) {
    const traad = await laes(ctx, (tx) => hentTraad(tx, traadId))
    expect(traad.lukket).toBe(true)
    expect(traad.beskeder.map((b) => [b.tekst, b.bilag.length, b.fjernetTid !== null])).toEqual([['', 0, true]])
    expect(JSON.stringify(traad)).not.toContain('regneark')
  }
  expect(await scene.antal('event', { ekstern_id: id, navn: 'IndstillingBerigtiget' })).toBe(1)
  expect(await scene.sql`select 1 from opgave where objekt_id = ${id} and lukket_tid is null`).toHaveLength(0)
})

test('Et afvist brev sender sagen tilbage med en opgave, og den kan afgøres igen', async ({ scene }) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const jens = await scene.som('jens')
  const id = await send(await scene.som('anna'), medlem)
  await afgoer(jens, id, 'AFSLAG')
  const foerste = await scene.brevFor(id)
  await scene.somSystem(() => genaabnEfterAfvistBrev(paaDag(0, '11:00'), foerste, 'Ugyldigt brev'))
  expect(await scene.sag(id)).toMatchObject({ status: 'UNDER_BEHANDLING', version: 5 })
  expect(
    await scene.sql`select 1 from opgave where objekt_id = ${id} and type = 'BREV_IKKE_LEVERET'
    and lukket_tid is null and ansvarlig_navn = 'Jens Jobsen'`,
  ).toHaveLength(1)
  await godkendIndstilling(jens, { id, version: 5, felter: godkendMed() })
  const andet = await scene.brevFor(id)
  expect(andet).not.toBe(foerste)
  await scene.somSystem(async () => {
    await afslutAfgoerelse(paaDag(0, '11:30'), foerste)
    expect(await scene.sag(id), 'det gamle brev kan intet mere').toMatchObject({ status: 'AFGJORT_AFVENTER_POST' })
    await afslutAfgoerelse(paaDag(0, '12:00'), andet)
  })
  expect(await scene.sag(id)).toMatchObject({ status: 'GODKENDT' })
  expect(
    await scene.sql`select 1 from opgave where objekt_id = ${id} and type = 'BREV_IKKE_LEVERET' and lukket_tid is null`,
  ).toHaveLength(0)
})

test('Andres sager findes ikke, hverken for læsning eller handling', async ({ scene }) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const id = await send(await scene.som('anna'), medlem)
  const [freja, nanna, inge, stine] = await Promise.all(['freja', 'nanna', 'inge', 'stine'].map((n) => scene.som(n)))
  const karen = await scene.som('karen')
  for (const ctx of [freja, nanna, inge, stine, karen] as Kontekst[]) {
    await expect(hent(ctx, id, 'indstilling.se'), ctx.aktoer.navn).rejects.toThrow(IkkeFundet)
  }
  await expect(tagIndstilling(nanna as Kontekst, { id, version: 2 })).rejects.toThrow(IkkeFundet)
  await expect(opret(freja as Kontekst, medlem)).rejects.toThrow(IkkeFundet)
  await expect(
    traekIndstilling(freja as Kontekst, { id, version: 2, aarsag: 'MEDLEM_I_JOB', kommentar: '' }),
  ).rejects.toThrow(IkkeFundet)
  await expect(
    berigtigIndstilling(await scene.som('jens'), { id, version: 2, kommentar: 'ikke min at fjerne' }),
  ).rejects.toThrow(IkkeFundet)
})

test('Samme nøgle sender én gang, og andet indhold under den afvises', async ({ scene }) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const anna = await scene.som('anna')
  const { id } = await opret(anna, medlem)
  const noegle = crypto.randomUUID()
  const ind = { id, version: 1 }
  const foerste = await enGang(anna, noegle, ind, (ctx) => sendIndstilling(ctx, ind))
  const anden = await enGang(anna, noegle, ind, (ctx) => sendIndstilling(ctx, ind))
  expect(anden).toEqual(foerste)
  expect(await scene.antal('traad', { borger_id: medlem })).toBe(1)
  expect(await koder(enGang(anna, noegle, { id, version: 9 }, (ctx) => sendIndstilling(ctx, ind)))).toEqual([
    'REQ-ANDEN',
  ])
})

test('En afvist afsendelse bruger ikke nøglen op', async ({ scene }) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const anna = await scene.som('anna')
  const { id } = await opret(anna, medlem, { enig: false })
  const noegle = crypto.randomUUID()
  expect(await koder(enGang(anna, noegle, 'a', (c) => sendIndstilling(c, { id, version: 1 })))).toEqual(['IN-002'])
  const { version } = await gemKladde(anna, { id, version: 1, felter: felter() })
  await enGang(anna, noegle, 'b', (c) => sendIndstilling(c, { id, version }))
  expect(await scene.sag(id)).toMatchObject({ status: 'MODTAGET' })
})

test('En gammel version får 409 og overskriver intet', async ({ scene }) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const anna = await scene.som('anna')
  const { id } = await opret(anna, medlem)
  await gemKladde(anna, { id, version: 1, felter: felter({ tekst: 'Den nye tekst' }) })
  const gammel = gemKladde(anna, { id, version: 1, felter: felter({ tekst: 'Den gamle tekst' }) })
  await expect(gammel).rejects.toMatchObject({ status: 409 })
  await expect(sendIndstilling(anna, { id, version: 1 })).rejects.toMatchObject({ status: 409 })
  const [raekke] = await scene.sql`select tekst from indstilling where id = ${id}`
  expect(raekke?.tekst).toBe('Den nye tekst')
})

test('En prøve viser besked, opgave og event og gemmer intet', async ({ scene }) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const anna = await scene.som('anna')
  const { id } = await opret(anna, medlem)
  const maal = ['traad', 'besked', 'opgave', 'event', 'levering']
  const taelAlle = () => Promise.all(maal.map((tabel) => scene.antal(tabel)))
  const foer = await taelAlle()
  const { spor } = await proev(anna, (ctx) => sendIndstilling(ctx, { id, version: 1 }))
  expect(spor.beskeder).toHaveLength(1)
  expect(spor.beskeder[0]?.til).toContain('Borgeren')
  expect(spor.opgaver).toHaveLength(1)
  expect(spor.events.map((e) => e.til).sort()).toEqual(['BeskedSendt', 'IndstillingSendt'])
  expect(await taelAlle()).toEqual(foer)
  expect(await scene.sag(id)).toMatchObject({ status: 'KLADDE' })
})

test('Flytter borgeren, følger sagen med, og den gamle kommune kan kun læse', async ({ scene }) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const [anna, jens] = [await scene.som('anna'), await scene.som('jens')]
  const id = await send(anna, medlem)
  await tagIndstilling(jens, { id, version: 2 })
  await flyt(scene, medlem)
  expect(await scene.sag(id)).toMatchObject({
    status: 'MODTAGET',
    jobcenter_id: (await scene.find('jobcenter', '46100')).id,
  })
  const ole = await scene.som('ole', 0, '13:00')
  const { version } = await scene.sag(id)
  await tagIndstilling(ole, { id, version })
  await godkendIndstilling(ole, { id, version: version + 1, felter: godkendMed() })
  const traadId = (await scene.sag(id)).traad_id
  expect(await laes(await scene.som('jens', 100), (tx) => hentTraad(tx, traadId)), 'læser tråden').toBeTruthy()
  await expect(laes(await scene.som('jens', 121), (tx) => hentTraad(tx, traadId))).rejects.toThrow(IkkeFundet)
  const efter = await scene.som('jens', 0, '13:00')
  await expect(tagIndstilling(efter, { id, version: version + 2 })).rejects.toThrow(IkkeFundet)
  await expect(svarITraad(efter, { traadId, tekst: 'Vi havde den før' })).rejects.toThrow(IkkeFundet)
})

test('Venter sagen på et brev, bliver den, hvor den blev afgjort, også når borgeren flytter', async ({ scene }) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const id = await send(await scene.som('anna'), medlem)
  await afgoer(await scene.som('jens'), id, 'GODKENDT')
  const brevId = await scene.brevFor(id)
  await flyt(scene, medlem)
  expect(await scene.sag(id)).toMatchObject({ status: 'AFGJORT_AFVENTER_POST' })
  await scene.somSystem(() => afslutAfgoerelse(paaDag(0, '14:00'), brevId))
  const koebenhavn = await scene.find('jobcenter', '10100')
  expect(await scene.sag(id)).toMatchObject({ status: 'GODKENDT', jobcenter_id: koebenhavn.id })
})

async function flyt(scene: Scene, borgerId: string): Promise<void> {
  const [jobcenter, kommune] = [await scene.find('jobcenter', '46100'), await scene.find('kommune', '461')]
  await scene.somSystem(() =>
    tilknytJobcenter(paaDag(0, '12:00'), { borgerId, jobcenterId: jobcenter.id, kommuneId: kommune.id, fra: IDAG }),
  )
}
