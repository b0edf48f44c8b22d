import postgres from 'postgres'
import { brugDatabase, raaSql } from '#db/client'
import { person } from '#demo/personer'
import { cprHmac, cprNoegler } from '#lib/borger/cpr-kryptering'
import { env } from '#lib/env'
import { transaktion } from '#lib/kontekst'
import { expect, test as grund } from '#tests/opsaetning/database'
import { aabnScene, afgoer, IDAG, paaDag, type Scene, send } from '#tests/system/scene'

type Som = {
  borger?: string
  organisation?: string
  dag?: string
  session?: string
  cprHmac?: string
  registrerer?: string
}

const test = grund.extend<{ scene: Scene; web: Web }>({
  scene: async ({ database }, use) => {
    const scene = await aabnScene(database)
    await use(scene)
    await scene.luk()
  },
  web: async ({ database }, use) => {
    const sql = postgres(database.adresser.web, { max: 1, onnotice: () => {} })
    await use((som, tekst, vaerdier = []) =>
      sql.begin(async (tx) => {
        await tx`select set_config('samspor.borger', ${som.borger ?? ''}, true), set_config('samspor.organisation', ${som.organisation ?? ''}, true),
          set_config('samspor.dag', ${som.dag ?? IDAG}, true), set_config('samspor.session', ${som.session ?? ''}, true),
          set_config('samspor.cpr_hmac', ${som.cprHmac ?? ''}, true), set_config('samspor.registrerer', ${som.registrerer ?? ''}, true)`
        return [...(await tx.unsafe(tekst, vaerdier))]
      }),
    )
    await sql.end({ timeout: 2 })
  },
})
type Web = (som: Som, tekst: string, vaerdier?: string[]) => Promise<postgres.Row[]>

/** Every table that tells about a person or belongs to an organisation, as the catalogue has it. */
async function tabeller(scene: Scene): Promise<{ navn: string; borger: boolean; organisation: boolean }[]> {
  return scene.sql`
    select c.relname as navn, bool_or(a.attname = 'borger_id') as borger, bool_or(a.attname = 'organisation_id') as organisation
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname in ('borger_id', 'organisation_id') and a.attnum > 0
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') group by 1 order by 1`
}

test('Hver tabel om personer har rækkeværn, også over for sin ejer', async ({ scene }) => {
  const raekker = await tabeller(scene)
  expect(raekker.length).toBeGreaterThan(25)
  const navne = [...raekker.map((t) => t.navn), 'borger']
  const aabne = await scene.sql`select relname from pg_class where relname in ${scene.sql(navne)} and relkind = 'r'
    and not (relrowsecurity and relforcerowsecurity)`
  expect(aabne.map((r) => r.relname)).toEqual([])
})

test('Uden en person er alle tabeller tomme, og de er det ikke i virkeligheden', async ({ scene, web }) => {
  let fyldte = 0
  for (const { navn } of [...(await tabeller(scene)), { navn: 'borger' }]) {
    expect((await web({}, `select count(*)::int as n from "${navn}"`))[0]?.n, navn).toBe(0)
    if ((await scene.antal(navn)) > 0) fyldte += 1
  }
  expect(fyldte).toBeGreaterThan(18)
})

test('Ingen borger ser en række om en anden', async ({ scene, web }) => {
  const [karen, bo] = [await scene.borgerId('karen'), await scene.borgerId('bo')]
  for (const mig of [karen, bo]) {
    let egne = 0
    for (const t of (await tabeller(scene)).filter((t) => t.borger)) {
      const raekker = await web({ borger: mig }, `select borger_id from "${t.navn}" where borger_id is not null`)
      egne += raekker.length
      expect(
        raekker.filter((r) => r.borger_id !== mig),
        t.navn,
      ).toEqual([])
    }
    expect(egne).toBeGreaterThan(8)
    expect((await web({ borger: mig }, 'select id from borger')).map((r) => r.id)).toEqual([mig])
  }
})

test('En organisation ser kun borgere, den har eller for nylig havde', async ({ scene, web }) => {
  for (const [type, kode] of [
    ['akasse', '9010'],
    ['akasse', '9013'],
    ['jobcenter', '85100'],
    ['jobcenter', '46100'],
  ] as const) {
    const org = await scene.find(type, kode)
    const maa = await scene.sql<{ borger_id: string }[]>`select distinct borger_id from adgangsrelation
      where organisation_id = ${org.id} and fra <= ${IDAG} and (laesbar_til is null or laesbar_til >= ${IDAG})`
    const tilladt = new Set(maa.map((r) => r.borger_id))
    expect(tilladt.size, kode).toBeGreaterThan(0)
    for (const t of (await tabeller(scene)).filter((t) => t.borger && t.navn !== 'adgangslog')) {
      const fremmede = (
        await web({ organisation: org.id }, `select borger_id from "${t.navn}" where borger_id is not null`)
      ).filter((r) => !tilladt.has(r.borger_id))
      expect(fremmede, `${t.navn} for ${kode}`).toEqual([])
    }
    expect((await web({ organisation: org.id }, 'select id from borger')).every((r) => tilladt.has(r.id))).toBe(true)
  }
})

test('En relation, der er forældet eller først begynder i morgen, åbner intet', async ({ scene, web }) => {
  const odense = await scene.find('jobcenter', '46100')
  const mads = await scene.borgerId('mads')
  const ser = async (dag: string) =>
    (await web({ organisation: odense.id, dag }, 'select id from borger where id = $1', [mads])).length
  const [r] = await scene.sql<
    { fra: string; laesbar_til: string }[]
  >`select fra::text, laesbar_til::text from adgangsrelation
    where organisation_id = ${odense.id} and borger_id = ${mads}`
  const naboen = (dag: string, n: number) => new Date(Date.parse(dag) + n * 86_400_000).toISOString().slice(0, 10)
  expect(await ser(r?.laesbar_til ?? '')).toBe(1)
  expect(await ser(naboen(r?.laesbar_til ?? '', 1))).toBe(0)
  expect(await ser(r?.fra ?? '')).toBe(1)
  expect(await ser(naboen(r?.fra ?? '', -1))).toBe(0)
})

test('Den, der spurgte, er glemt efter commit og efter fortrydelse', async ({ scene, database }) => {
  await brugDatabase(database.adresser.web)
  const karen = await scene.borgerId('karen')
  const ctx = { ...paaDag(0), aktoer: { slags: 'borger' as const, borgerId: karen, navn: 'Karen' } }
  const laes = () => raaSql()`select coalesce(current_setting('samspor.borger', true), '') as hvem`
  await transaktion(ctx, async () => {})
  await transaktion(ctx, async () => Promise.reject(new Error('fortrydes'))).catch(() => {})
  for (let i = 0; i < 12; i += 1) expect((await laes())[0]?.hvem).toBe('')
})

test('Webrollen kan hverken rette eller slette i loggen og blandt events', async ({ scene, web }) => {
  const hk = await scene.find('akasse', '9013')
  for (const tekst of [
    "update adgangslog set formaal = 'x'",
    'delete from adgangslog',
    "update event set note = 'x'",
    'delete from event',
    'truncate adgangslog',
    'delete from besked',
    'delete from afgoerelse',
    "update adgangsrelation set kategori = 'EGEN'",
    'update adgangsrelation set fra = fra - 1',
    "insert into adgangsrelation (organisation_id, borger_id, kategori, grundlag_id, fra) select id, id, 'EGEN', id, '2020-01-01' from organisation",
    'update adgangsrelation set til = null, laesbar_til = null',
    "update ur set forskydning_ms = '0'",
    "update akassemedlemskab set gyldig_til = '2026-11-30'",
    "update jobcentertilknytning set gyldig_til = '2026-11-30'",
    "update tilmelding set gyldig_til = '2026-11-30'",
    "update fravaer set slut_dato = '2026-11-30', afslutningsaarsag = 9752",
    'update dagpengetaeller set timer_forbrugt = 0',
    "update samtale set status = 'AFHOLDT'",
    'update akassevalg set deltager = true',
    "update samtaleundtagelse set begrundelse = 'x'",
    'update kalenderadgang set lukket_tid = null, borger_id = borger_id',
    'update borger_paamindelse set borger_id = borger_id',
    'update borger_paamindelse set sidst_sendt_tid = null',
    'delete from borger_paamindelse',
    'delete from samtale',
    "update bookingtid set start_tid = start_tid + interval '1 hour'",
    'delete from bookingtid',
    'update selvbookfrist set senest = senest + 1',
    'delete from selvbookfrist',
    'update borger_cpr set gyldig_til = gyldig_fra',
    "update borger set navn = 'x'",
    'delete from fravaer',
    'delete from akassemedlemskab',
    'delete from borger',
    'delete from overdragelsespakke',
    'delete from overdragelsespunkt',
    "update overdragelsespunkt set titel = 'x'",
    'update overdragelsespakke set borger_id = borger_id',
    "update sanktion set status = 'ANNULLERET'",
    'delete from sanktion',
    "update nuph_version set indhold = '{}'",
    'delete from nuph_version',
    "update nuph_svar set svartype = 'V12'",
    'delete from nuph_svar',
    "update nuph_indlaeg set tekst = 'x'",
    'delete from nuph_indlaeg',
    'update nuph_borgerindlaeg set tekst = tekst',
    'delete from nuph_borgerindlaeg',
    'update nuph_registrering set fund = fund',
    'delete from nuph_registrering',
    'truncate nuph, sanktion cascade',
    "update sanktionstype set kategori = 'K01'",
    'delete from nuph_haendelse',
    "insert into kontaktforloeb_eskalering (fravaer_id, naaet_dag, borger_id, eskaleret_tid) select id, '2026-11-01', id, now() from borger",
  ]) {
    await expect(web({ organisation: hk.id }, tekst), tekst).rejects.toMatchObject({ code: '42501' })
  }
})

/** A row that is right, and the ways in which a program could write it about somebody else, in somebody else's name, or without ground. */
const nyRaekke = (medlem: string) => ({
  medlemskab: (akasse: string) =>
    `insert into akassemedlemskab (id, borger_id, akasse_id, forsikring, gyldig_fra, gyldig_til, registreret_fra)
      values (gen_random_uuid(), '${medlem}', '${akasse}', 'FULDTID', '2001-01-01', '2001-02-01', now())`,
  tilknytning: (jobcenter: string) =>
    `insert into jobcentertilknytning (id, borger_id, jobcenter_id, kommune_id, gyldig_fra, gyldig_til, registreret_fra)
      select gen_random_uuid(), '${medlem}', '${jobcenter}', id, '2001-01-01', '2001-02-01', now() from organisation where type = 'kommune' and kode = '101'`,
  tilmelding: () =>
    `insert into tilmelding (id, borger_id, kontaktgruppe, gyldig_fra, gyldig_til, paabegyndt_tid, registreret_fra)
      values (gen_random_uuid(), '${medlem}', 1, '2001-01-01', '2001-02-01', now(), now())`,
  fravaer: (type: number, af: string | null, slut = '2001-02-01', aarsag: number | null = type === 75 ? 9752 : null) =>
    `insert into fravaer (id, borger_id, fravaerstype, start_dato, slut_dato, afslutningsaarsag, anmeldt_tid, registreret_af_id, registreret_af_navn, registreret_fra)
      values (gen_random_uuid(), '${medlem}', ${type}, '2001-01-01', '${slut}', ${aarsag}, now(), ${af ? `'${af}'` : 'null'}, 'x', now())`,
  timer: (akasse: string) =>
    `insert into dagpengetaeller (borger_id, akasse_id, indplaceringsdato, forsikring, timer_forbrugt, opgjort_til, indberettet_tid)
      values ('${medlem}', '${akasse}', '2001-01-01', 'FULDTID', 1, '2001-01-31', now())`,
  samtale: (holder: string, af: string | null) =>
    `insert into samtale (id, borger_id, organisation_id, type, form, start_tid, slut_tid, moedeholder, titel, status, nulstillende,
      vejledt_om_konsekvens, registreret_af_id, registreret_af_navn, registreret_fra)
      values (gen_random_uuid(), '${medlem}', '${holder}', 17, 'TELEFON', now(), now() + interval '1 hour', 'x', 'x', 'INDKALDT', true, true,
      ${af ? `'${af}'` : 'null'}, 'x', now())`,
  frist: (org: string) =>
    `insert into selvbookfrist (borger_id, organisation_id, type, titel, senest, vejledt_om_konsekvens, status, traad_id, oprettet_tid, oprettet_af_navn)
      values ('${medlem}', '${org}', 17, 'x', '2026-12-01', true, 'AABEN', gen_random_uuid(), now(), 'x')`,
  tid: (org: string, taget = false) =>
    `insert into bookingtid (organisation_id, form, start_tid, slut_tid, moedeholder, borger_ringer, oprettet_tid, oprettet_af_navn, samtale_id, borger_id)
      values ('${org}', 'TELEFON', now() + interval '9 days', now() + interval '9 days 1 hour', gen_random_uuid()::text, false, now(), 'x',
      ${taget ? `gen_random_uuid(), '${medlem}'` : 'null, null'})`,
  valg: () => `insert into akassevalg (borger_id, deltager, valgt_tid) values ('${medlem}', true, now())`,
  undtagelse: (org: string) =>
    `insert into samtaleundtagelse (borger_id, organisation_id, fra, begrundelse, registreret_af_navn, registreret_tid)
      values ('${medlem}', '${org}', '2001-01-01', 'x', 'x', now())`,
  kalender: () => `insert into kalenderadgang (borger_id, hash, oprettet_tid) values ('${medlem}', '\\xaa', now())`,
  mail: () => `insert into borger_paamindelse (borger_id, email, kode_hash, kode_udloeber_tid, oprettet_tid)
    values ('${medlem}', 'x@example.dk', '\\xaa', now(), now())`,
  mailordre: (slags: string) =>
    `insert into levering (slags, noegle, borger_id, objekt_id, run_at, forsoeg, oprettet_tid)
      values ('${slags}', gen_random_uuid()::text, '${medlem}', gen_random_uuid(), now(), 0, now())`,
  relation: (org: string, grundlag = 'gen_random_uuid()') =>
    `insert into adgangsrelation (organisation_id, borger_id, kategori, grundlag_id, fra)
      values ('${org}', '${medlem}', 'EGEN', ${grundlag}, '2001-01-01')`,
})
const NY_BORGER = `insert into borger (id, navn, foedselsdato, oprettet_tid) values (gen_random_uuid(), 'x', '2001-01-01', now())`

test('Ingen registrerer i en andens navn, om en andens borger eller åbner muren for sig selv', async ({
  scene,
  web,
}) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const ny = nyRaekke(medlem)
  const [hk, foa] = [await scene.find('akasse', '9013'), await scene.find('akasse', '9010')]
  const [kbh, aarhus] = [await scene.find('jobcenter', '10100'), await scene.find('jobcenter', '75100')]
  const nej: [string, Som, string][] = [
    ['HK melder ind i FOA', { organisation: hk.id }, ny.medlemskab(foa.id)],
    ['en kommune som a-kasse', { organisation: kbh.id }, ny.medlemskab(kbh.id)],
    ['borgeren melder sig selv ind', { borger: medlem }, ny.medlemskab(hk.id)],
    ['København tilknytter Aarhus', { organisation: kbh.id }, ny.tilknytning(aarhus.id)],
    ['en a-kasse tilknytter', { organisation: hk.id }, ny.tilknytning(kbh.id)],
    ['Aarhus uden nummeret', { organisation: aarhus.id }, ny.tilknytning(aarhus.id)],
    ['borgeren tilmelder sig uden om alle', { borger: medlem }, ny.tilmelding()],
    ['FOA tilmelder HK’s medlem', { organisation: foa.id }, ny.tilmelding()],
    ['FOA tilmelder, også med nummeret', { organisation: foa.id, registrerer: medlem }, ny.tilmelding()],
    ['HK i kommunens navn', { organisation: hk.id }, ny.fravaer(10, kbh.id)],
    ['kommunen skriver type 75', { organisation: kbh.id }, ny.fravaer(75, kbh.id)],
    ['borgeren skriver fravær', { borger: medlem }, ny.fravaer(10, null)],
    ['type 75 i platformens navn uden tilmelding', { organisation: hk.id }, ny.fravaer(75, null)],
    ['9753 uden afmelding', { organisation: hk.id }, ny.fravaer(75, null, '2001-02-01', 9753)],
    ['FOA opgør HK’s medlem', { organisation: foa.id }, ny.timer(foa.id)],
    ['HK opgør i FOA’s navn', { organisation: hk.id }, ny.timer(foa.id)],
    ['kommunen opgør', { organisation: kbh.id }, ny.timer(kbh.id)],
    ['FOA åbner muren for sig selv', { organisation: foa.id }, ny.relation(foa.id)],
    ['også med nummeret', { organisation: foa.id, registrerer: medlem }, ny.relation(foa.id)],
    ['HK indkalder i kommunens navn', { organisation: hk.id }, ny.samtale(hk.id, kbh.id)],
    ['HK indkalder i ingens navn', { organisation: hk.id }, ny.samtale(hk.id, null)],
    ['FOA indkalder HK’s medlem', { organisation: foa.id }, ny.samtale(foa.id, foa.id)],
    [
      'Aarhus indkalder, også med nummeret',
      { organisation: aarhus.id, registrerer: medlem },
      ny.samtale(aarhus.id, aarhus.id),
    ],
    ['borgeren indkalder sig selv', { borger: medlem }, ny.samtale(hk.id, null)],
    ['FOA beder HK’s medlem booke', { organisation: foa.id }, ny.frist(foa.id)],
    ['HK beder i FOA’s navn', { organisation: hk.id }, ny.frist(foa.id)],
    ['borgeren beder sig selv', { borger: medlem }, ny.frist(hk.id)],
    ['HK åbner FOA’s tid', { organisation: hk.id }, ny.tid(foa.id)],
    ['borgeren åbner en tid', { borger: medlem }, ny.tid(hk.id)],
    ['HK åbner en tid, der er taget', { organisation: hk.id }, ny.tid(hk.id, true)],
    ['HK vælger for borgeren', { organisation: hk.id }, ny.valg()],
    ['FOA undtager HK’s medlem', { organisation: foa.id }, ny.undtagelse(foa.id)],
    ['HK undtager i kommunens navn', { organisation: hk.id }, ny.undtagelse(kbh.id)],
    ['HK laver borgerens kalender', { organisation: hk.id }, ny.kalender()],
    ['HK giver en mail for borgeren', { organisation: hk.id }, ny.mail()],
    ['HK beder om borgerens link', { organisation: hk.id }, ny.mailordre('MAILBEKRAEFTELSE')],
    ['FOA minder HK’s medlem', { organisation: foa.id }, ny.mailordre('BORGERPAAMINDELSE')],
    ['en kommune opretter en borger', { organisation: kbh.id }, NY_BORGER],
    ['en borger opretter en borger', { borger: medlem }, NY_BORGER],
  ]
  for (const [hvem, som, tekst] of nej) await expect(web(som, tekst), hvem).rejects.toMatchObject({ code: '42501' })
  const ja: [string, Som, string][] = [
    ['HK melder ind', { organisation: hk.id }, ny.medlemskab(hk.id)],
    ['København tilknytter', { organisation: kbh.id }, ny.tilknytning(kbh.id)],
    ['Aarhus med nummeret', { organisation: aarhus.id, registrerer: medlem }, ny.tilmelding()],
    ['HK skriver ferie', { organisation: hk.id }, ny.fravaer(10, hk.id)],
    ['HK skriver type 75', { organisation: hk.id }, ny.fravaer(75, hk.id)],
    ['HK indkalder', { organisation: hk.id }, ny.samtale(hk.id, hk.id)],
    ['HK beder sit medlem booke', { organisation: hk.id }, ny.frist(hk.id)],
    ['HK åbner en tid', { organisation: hk.id }, ny.tid(hk.id)],
    ['borgeren vælger', { borger: medlem }, ny.valg()],
    ['borgeren giver sin mail', { borger: medlem }, ny.mail()],
    ['borgeren beder om et link', { borger: medlem }, ny.mailordre('MAILBEKRAEFTELSE')],
    ['HK minder sit medlem', { organisation: hk.id }, ny.mailordre('BORGERPAAMINDELSE')],
    ['HK undtager', { organisation: hk.id }, ny.undtagelse(hk.id)],
    ['HK opgør', { organisation: hk.id }, ny.timer(hk.id)],
    ['HK opretter en borger', { organisation: hk.id }, NY_BORGER],
  ]
  for (const [hvem, som, tekst] of ja) expect(await web(som, tekst), hvem).toEqual([])
})

test('Borgeren tager kun en ledig tid hos den, der har bedt dem booke, og laver kun den samtale, tiden er til', async ({
  scene,
  web,
}) => {
  const [medlem, anden] = [
    await scene.somSystem(() => scene.nytMedlem()),
    await scene.somSystem(() => scene.nytMedlem()),
  ]
  const hk = await scene.find('akasse', '9013')
  const nyTid = async () => {
    const [t] = await scene.sql.unsafe<{ id: string }[]>(`${nyRaekke(medlem).tid(hk.id)} returning id`)
    return t?.id ?? ''
  }
  const [foerste, optaget] = [await nyTid(), await nyTid()]
  const tag = (som: Som, tid: string, borger: string, samtale = 'gen_random_uuid()') =>
    web(som, `update bookingtid set samtale_id = ${samtale}, borger_id = '${borger}' where id = '${tid}' returning id`)
  expect(await tag({ borger: medlem }, foerste, medlem), 'ingen har spurgt').toEqual([])
  await scene.sql.unsafe(nyRaekke(medlem).frist(hk.id))
  await scene.sql`update bookingtid set samtale_id = gen_random_uuid(), borger_id = ${anden} where id = ${optaget}`
  expect(await tag({ borger: medlem }, optaget, medlem), 'en andens').toEqual([])
  await expect(tag({ borger: medlem }, foerste, anden), 'til en anden').rejects.toMatchObject({ code: '42501' })
  await expect(tag({ organisation: hk.id }, foerste, medlem), 'myndigheden').rejects.toMatchObject({ code: '42501' })
  await expect(
    web({ borger: medlem }, `update bookingtid set fjernet_tid = now(), fjernet_af_navn = 'x' where id = '${foerste}'`),
  ).rejects.toMatchObject({ code: '42501' })
  const samtalen = (id: string, start: string, tid: string) =>
    `insert into samtale (id, borger_id, organisation_id, type, form, start_tid, slut_tid, moedeholder, titel, status, nulstillende,
      vejledt_om_konsekvens, registreret_af_navn, registreret_fra, booking_id)
      select '${id}', '${medlem}', organisation_id, 17, form, ${start}, slut_tid, moedeholder, 'x', 'INDKALDT', true, true, 'Borgeren', now(), id::text
      from bookingtid where id = '${tid}'`
  const id = crypto.randomUUID()
  const book = (start: string) =>
    web(
      { borger: medlem },
      `with t as (update bookingtid set samtale_id = '${id}', borger_id = '${medlem}' where id = '${foerste}' returning 1) select * from t`,
    ).then(() => web({ borger: medlem }, samtalen(id, start, foerste)))
  await expect(web({ borger: medlem }, samtalen(id, 'start_tid', foerste)), 'ikke taget').rejects.toMatchObject({
    code: '42501',
  })
  await expect(book("start_tid - interval '1 hour'"), 'en anden tid').rejects.toMatchObject({ code: '42501' })
  expect(await web({ borger: medlem }, samtalen(id, 'start_tid', foerste))).toEqual([])
  const frigiv = (som: Som) =>
    web(som, `update bookingtid set samtale_id = null, borger_id = null where id = '${foerste}' returning id`)
  expect(await frigiv({ organisation: hk.id }), 'uden at nævne den').toEqual([])
  expect(await frigiv({ borger: anden })).toEqual([])
})

test('Et CPR-nummer gemmes kun af den a-kasse, der har nævnt det, og ingen borger får to', async ({ scene, web }) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const hk = await scene.find('akasse', '9013')
  const gem = (som: Som, hmac = 'ab') =>
    web(
      { organisation: hk.id, ...som },
      `insert into borger_cpr (borger_id, cpr_krypteret, cpr_hmac, noegle_id, gyldig_fra) values ('${medlem}', '\\x00', '\\x${hmac}', 'x', '2001-01-01')`,
    )
  await expect(gem({})).rejects.toMatchObject({ code: '42501' })
  await expect(gem({ cprHmac: 'ac' })).rejects.toMatchObject({ code: '42501' })
  await expect(gem({ cprHmac: 'ab' }), 'den har allerede et').rejects.toMatchObject({ code: '23P01' })
})

test('Den, der har nævnt nummeret, ser kun det, reglerne spørger om, om den ene borger', async ({ scene, web }) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  await send(await scene.som('anna'), medlem)
  const [foa, aarhus] = [await scene.find('akasse', '9010'), await scene.find('jobcenter', '75100')]
  const alle = [...(await tabeller(scene)).filter((t) => t.borger), { navn: 'borger' }]
  const ser = async (som: Som): Promise<string[]> => {
    const set: string[] = []
    for (const { navn } of alle) {
      const felt = navn === 'borger' ? 'id' : 'borger_id'
      if ((await web(som, `select 1 from "${navn}" where ${felt} = $1`, [medlem])).length > 0) set.push(navn)
    }
    return set.sort()
  }
  expect(await ser({ organisation: foa.id, registrerer: medlem })).toEqual(['akassemedlemskab', 'borger'])
  expect(await ser({ organisation: aarhus.id, registrerer: medlem })).toEqual([
    'adgangsrelation',
    'akassemedlemskab',
    'borger',
    'forloebsoverblik',
    'fravaer',
    'jobcentertilknytning',
    'tilmelding',
  ])
  expect(await ser({ organisation: foa.id })).toEqual([])
})

test('Webrollen kan ikke skrive en linje i en anden organisations log', async ({ scene, web }) => {
  const [hk, foa] = [await scene.find('akasse', '9013'), await scene.find('akasse', '9010')]
  const skriv = (org: string) =>
    web(
      { organisation: hk.id },
      `insert into adgangslog (tid, organisation_id, bruger_navn, art, handling, objekt_type, formaal, kilde, request_id)
      values (now(), '${org}', 'x', 'LAES', 'x', 'x', 'x', 'UI', 'x')`,
    )
  await expect(skriv(foa.id)).rejects.toMatchObject({ code: '42501' })
  expect(await skriv(hk.id)).toEqual([])
})

test('En session ses kun med sin hemmelighed', async ({ scene, web }) => {
  const karen = await scene.borgerId('karen')
  await scene.sql`insert into session (hash, doer, subject, udsteder, sikringsniveau, borger_id, oprettet, sidst_set, inaktiv_efter, udloeber)
    values ('\\xaa', 'borger', 's', 'u', 'x', ${karen}, now(), now(), now() + interval '1 hour', now() + interval '1 hour')`
  const ser = async (som: Som) => (await web(som, 'select 1 from session')).length
  expect(await ser({})).toBe(0)
  expect(await ser({ borger: await scene.borgerId('bo') })).toBe(0)
  expect(await ser({ session: 'ab' })).toBe(0)
  expect(await ser({ session: 'aa' })).toBe(1)
  expect(await web({}, `select * from find_session('\\xbb')`)).toEqual([])
})

test('Et CPR-nummer findes kun af den, der kender det', async ({ web }) => {
  const noegler = cprNoegler(env())
  const hmac = (cpr: string) => cprHmac(cpr, noegler.aktuel).toString('hex')
  const karen = person('karen').cpr ?? ''
  const ser = async (cprHmac: string) => (await web({ cprHmac }, 'select 1 from borger_cpr')).length
  expect(await ser('')).toBe(0)
  expect(await ser(hmac('6701801235'))).toBe(0)
  expect(await ser(hmac(karen))).toBe(1)
})

test('Numrene står ikke i klar nogen steder i databasen', async ({ scene }) => {
  const kolonner = await scene.sql<
    { t: string; k: string }[]
  >`select table_name as t, column_name as k from information_schema.columns
    where table_schema = 'public' and data_type in ('text', 'jsonb', 'ARRAY')`
  const cpr = person('karen').cpr ?? ''
  for (const { t, k } of kolonner) {
    const fundet = await scene.sql.unsafe(
      `select 1 from "${t}" where replace("${k}"::text, '-', '') like '%${cpr}%' limit 1`,
    )
    expect(fundet.length, `${t}.${k}`).toBe(0)
  }
})

test('Rollerne ejer intet, og intet udsyn eller ukendt funktion går uden om værnet', async ({ scene }) => {
  const { sql } = scene
  const ejet =
    await sql`select c.relname from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname in ('samspor_web', 'samspor_worker')`
  expect(ejet).toHaveLength(0)
  const staerke =
    await sql`select rolname from pg_roles where rolname like 'samspor%' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)`
  expect(staerke).toHaveLength(0)
  const udsyn =
    await sql`select relname from pg_class where relkind in ('v', 'm') and relnamespace = 'public'::regnamespace`
  expect(udsyn).toHaveLength(0)
  const definer = await sql`select proname from pg_proc where prosecdef and pronamespace = 'public'::regnamespace`
  expect(definer).toHaveLength(0)
  const medlemmer =
    await sql`select 1 from pg_auth_members m join pg_roles r on r.oid = m.member where r.rolname in ('samspor_web', 'samspor_worker')`
  expect(medlemmer).toHaveLength(0)
})

test('To kontaktforløb, medlemskaber eller kommuner på samme dag kan ikke stå', async ({ scene }) => {
  const { sql } = scene
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const hk = await scene.find('akasse', '9013')
  const overlap = { code: '23P01' }
  const fravaer = (
    type: number,
  ) => sql`insert into fravaer (id, borger_id, fravaerstype, start_dato, anmeldt_tid, registreret_af_navn, registreret_fra)
    values (gen_random_uuid(), ${medlem}, ${type}, ${IDAG}, now(), 'x', now())`
  await expect(fravaer(75)).rejects.toMatchObject(overlap)
  await fravaer(11)
  await expect(sql`insert into akassemedlemskab (id, borger_id, akasse_id, forsikring, gyldig_fra, registreret_fra)
    values (gen_random_uuid(), ${medlem}, ${hk.id}, 'DELTID', ${IDAG}, now())`).rejects.toMatchObject(overlap)
  await expect(sql`insert into jobcentertilknytning (id, borger_id, jobcenter_id, kommune_id, gyldig_fra, registreret_fra)
    select gen_random_uuid(), borger_id, jobcenter_id, kommune_id, ${IDAG}, now() from jobcentertilknytning where borger_id = ${medlem}`).rejects.toMatchObject(
    overlap,
  )
  await expect(sql`insert into tilmelding (id, borger_id, kontaktgruppe, gyldig_fra, paabegyndt_tid, registreret_fra)
    values (gen_random_uuid(), ${medlem}, 1, ${IDAG}, now(), now())`).rejects.toMatchObject(overlap)
})

test('Kun det afgørende jobcenter ser en afgørelse og et brev, der er på vej', async ({ scene, web }) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const id = await send(await scene.som('anna'), medlem)
  await afgoer(await scene.som('jens'), id, 'AFSLAG')
  const [hk, kbh] = [await scene.find('akasse', '9013'), await scene.find('jobcenter', '10100')]
  const ser = async (som: Som) => [
    (await web(som, 'select 1 from afgoerelse where indstilling_id = $1', [id])).length,
    (await web(som, 'select 1 from brev where indstilling_id = $1', [id])).length,
  ]
  expect(await ser({ organisation: kbh.id })).toEqual([1, 1])
  expect(await ser({ organisation: hk.id })).toEqual([0, 0])
  expect(await ser({ borger: medlem })).toEqual([0, 0])
})

test('Opslag af referencer kan kun workeren lade være med, og ingen triggere af vores går den forbi', async ({
  scene,
}) => {
  const [maa] = await scene.sql`select has_parameter_privilege('samspor_web', 'session_replication_role', 'set') as web,
    has_parameter_privilege('samspor_worker', 'session_replication_role', 'set') as worker`
  expect(maa).toEqual({ web: false, worker: true })
  const triggere =
    await scene.sql`select tgname, tgrelid::regclass::text as tabel from pg_trigger where not tgisinternal
    and tgrelid in ('dagpengetaeller'::regclass, 'event'::regclass, 'adgangslog'::regclass)`
  expect(triggere).toEqual([])
  // Each reference of the three tables is one that lib/timeimport/laaste-referencer.ts holds a lock for.
  const referencer =
    await scene.sql`select distinct confrelid::regclass::text as til from pg_constraint where contype = 'f'
    and conrelid in ('dagpengetaeller'::regclass, 'event'::regclass, 'adgangslog'::regclass) order by 1`
  expect(referencer.map((r) => r.til)).toEqual(['borger', 'bruger', 'organisation'])
})
