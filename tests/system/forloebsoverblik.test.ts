import { spawnSync } from 'node:child_process'
import { sql } from 'drizzle-orm'
import { indmeldIAkasse } from '#lib/akassemedlemskab/indmeld'
import { udmeldAfAkasse } from '#lib/akassemedlemskab/udmeld'
import { kaedNyeRaekker } from '#lib/audit/kaede'
import { indberetTimer } from '#lib/dagpengetaeller/indberet'
import { type Dag, plusDage } from '#lib/dato'
import { tilknytJobcenter } from '#lib/jobcentertilknytning/tilknyt'
import { type Kontekst, transaktion } from '#lib/kontekst'
import { listOpgaver } from '#lib/opgave/queries'
import { fortrydAfslutning, saetSlutdato } from '#lib/overdragelse/afslut'
import { eksporterForloeb } from '#lib/overdragelse/eksport'
import { eskalerForsinkede } from '#lib/overdragelse/frister'
import { type Forloebsfilter, listForloeb, listNaaede, taelForventede } from '#lib/overdragelse/liste'
import { genopbygOverblik, kontrollerOverblik } from '#lib/overdragelse/overblik'
import { afmeld } from '#lib/tilmelding/afmeld'
import { expect, test as grund } from '#tests/opsaetning/database'
import { aabnScene, IDAG, paaDag, type Scene, tilfaeldig } from '#tests/system/scene'

const test = grund.extend<{ scene: Scene }>({
  scene: async ({ database }, use) => {
    const scene = await aabnScene(database)
    await use(scene)
    await scene.luk()
  },
})

const standard: Forloebsfilter = { sorter: 'tilbage', faldende: false }
const liste = (ctx: Kontekst, filter: Partial<Forloebsfilter> = {}) =>
  transaktion({ ...ctx, frist: Date.now() + 10_000 }, (tx) => listForloeb(tx, { ...standard, ...filter }))

const opgoer = async (
  scene: Scene,
  borgerId: string,
  timer: string,
  opgjortTil: Dag,
  dage = 0,
  korrektion: { kommentar: string; fra: Date } | null = null,
) => {
  const { id: akasseId } = await scene.find('akasse', '9013')
  const foerste = (await scene.antal('dagpengetaeller', { borger_id: borgerId })) === 0
  return indberetTimer(paaDag(dage), {
    borgerId,
    akasseId,
    forsikring: 'FULDTID',
    timerForbrugt: timer,
    opgjortTil,
    indplaceringsdato: '2026-01-01',
    nyIndplacering: foerste,
    korrektion,
  })
}
const raekke = async (scene: Scene, borgerId: string) => {
  const [r] =
    await scene.sql`select timer, tilbage, tilstand, opgjort_til::text as opgjort, forventet::text as forventet, slut_dato::text as slut,
    naaet_dag::text as naaet, (select kode from organisation where id = akasse_id) as akasse, (select kode from organisation where id = jobcenter_id) as jobcenter
    from forloebsoverblik where borger_id = ${borgerId}`
  return r
}
const forskelle = (scene: Scene, dage = 0) =>
  scene.somSystem(async () => (await kontrollerOverblik(paaDag(dage))).forskelle)

test('Overblikket følger tællere, slutdato, medlemskab og kommune i samme øjeblik', async ({ scene }) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  expect(await raekke(scene, medlem)).toMatchObject({
    timer: null,
    tilbage: '410.00',
    tilstand: 'IKKE_OPGJORT',
    akasse: '9013',
    jobcenter: '10100',
  })
  await scene.somSystem(() => opgoer(scene, medlem, '160.33', '2026-09-30', -3))
  expect(await raekke(scene, medlem)).toMatchObject({
    timer: '160.33',
    tilbage: '249.67',
    tilstand: 'NORMAL',
    opgjort: '2026-09-30',
  })
  await scene.somSystem(() => opgoer(scene, medlem, '410.00', '2026-10-31', -2))
  expect(await raekke(scene, medlem)).toMatchObject({
    tilbage: '0.00',
    tilstand: 'NAAET_IKKE_AFSLUTTET',
    naaet: plusDage(IDAG, -2),
  })
  const [f] = await scene.sql`select id from fravaer where borger_id = ${medlem} and registreret_til is null`
  const anna = await scene.som('anna')
  await saetSlutdato(anna, { fravaerId: f?.id, version: 1, slutDato: IDAG, aarsag: 9752, kommentar: null })
  expect(await raekke(scene, medlem)).toMatchObject({ tilstand: 'OVERDRAGET', slut: IDAG })
  await fortrydAfslutning(anna, { fravaerId: f?.id, version: 2, kommentar: 'Fejl' })
  expect(await raekke(scene, medlem)).toMatchObject({ tilstand: 'NAAET_IKKE_AFSLUTTET', slut: null })

  const aarhus = await scene.find('jobcenter', '75100')
  const { id: kommuneId } = await scene.find('kommune', '751')
  await scene.somSystem(() =>
    tilknytJobcenter(paaDag(0), { borgerId: medlem, jobcenterId: aarhus.id, kommuneId, fra: IDAG }),
  )
  expect((await raekke(scene, medlem))?.jobcenter).toBe('75100')
  const [m] = await scene.sql`select id from akassemedlemskab where borger_id = ${medlem}`
  await udmeldAfAkasse(anna, { medlemskabId: m?.id, til: IDAG })
  const foa = await scene.find('akasse', '9010')
  await scene.somSystem(() =>
    indmeldIAkasse(paaDag(0), { borgerId: medlem, akasseId: foa.id, forsikring: 'DELTID', fra: plusDage(IDAG, 1) }),
  )
  expect((await raekke(scene, medlem))?.akasse, 'skiftet er først i morgen').toBe('9013')
  await scene.somSystem(() => genopbygOverblik(paaDag(1)))
  expect((await raekke(scene, medlem))?.akasse).toBe('9010')
  const [t] = await scene.sql`select id from tilmelding where borger_id = ${medlem}`
  await scene.somSystem(() =>
    afmeld(paaDag(1), { tilmeldingId: t?.id, borgerId: medlem, sidsteDag: plusDage(IDAG, 1) }),
  )
  expect(await raekke(scene, medlem), 'afmeldt er ikke overdraget').toBeUndefined()
})

test('Efter tilfældige handlinger er overblikket præcis det, kilderne giver, og genopbygning retter det, nogen har ødelagt', async ({
  scene,
}) => {
  await scene.somSystem(() => genopbygOverblik(paaDag(0)))
  const terning = tilfaeldig(20261126)
  const medlemmer: string[] = []
  for (let i = 0; i < 12; i += 1) medlemmer.push(await scene.somSystem(() => scene.nytMedlem({ tilmeldtFra: -90 })))
  const anna = await scene.som('anna')
  for (let nr = 0; nr < 60; nr += 1) {
    const borgerId = medlemmer[Math.floor(terning() * medlemmer.length)] ?? ''
    const [f] =
      await scene.sql`select id, slut_dato, (select count(*)::int from fravaer v where v.id = f.id) as version from fravaer f
      where borger_id = ${borgerId} and fravaerstype = 75 and registreret_til is null`
    const valg = terning()
    if (valg < 0.6)
      await scene.somSystem(() =>
        opgoer(scene, borgerId, (terning() * 600).toFixed(2), plusDage(IDAG, -Math.floor(terning() * 80)), 0, {
          kommentar: 'Rettet',
          fra: paaDag(-2).nu,
        }),
      )
    else if (f && f.slut_dato === null)
      await saetSlutdato(anna, {
        fravaerId: f.id,
        version: f.version,
        slutDato: IDAG,
        aarsag: 9752,
        kommentar: null,
      }).catch(() => {})
    else if (f) await fortrydAfslutning(anna, { fravaerId: f.id, version: f.version, kommentar: 'Fejl' })
  }
  expect(await forskelle(scene)).toEqual([])
  await scene.sql`update forloebsoverblik set tilbage = 1 where borger_id = ${medlemmer[0] ?? ''}`
  await scene.sql`delete from forloebsoverblik where borger_id = ${medlemmer[1] ?? ''}`
  const fundet = await forskelle(scene)
  expect(fundet).toHaveLength(2)
  expect(fundet.sort()).toEqual([`${medlemmer[0]}: tilbage`, `${medlemmer[1]}: mangler`].sort())
  await scene.somSystem(() => genopbygOverblik(paaDag(0)))
  expect(await forskelle(scene)).toEqual([])
})

test('npm run kontroller regner overblikket efter', async ({ scene }) => {
  await scene.somSystem(async () => {
    await genopbygOverblik(paaDag(0))
    while ((await kaedNyeRaekker(Date.now() + 10_000)) > 0);
  })
  await scene.sql`update ur set forskydning_ms = ${String(paaDag(0).nu.getTime() - Date.now())}`
  const kontroller = () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['.build/worker/kontroller.js'], {
      encoding: 'utf8',
    })
    return { status, stdout, stderr }
  }
  expect(kontroller()).toMatchObject({ status: 0, stdout: expect.stringContaining('Overblikket over kontaktforløb') })
  await scene.sql`update forloebsoverblik set navn = 'En anden' where borger_id = (select borger_id from forloebsoverblik limit 1)`
  expect(kontroller()).toMatchObject({ status: 1, stderr: expect.stringContaining(': navn.') })
  await scene.somSystem(() => genopbygOverblik(paaDag(0)))
})

test('Listen er ens egen, sorteret begge veje, snævret ind og delt i sider uden huller og gentagelser', async ({
  scene,
}) => {
  const jens = await scene.som('jens')
  const alle = (await liste(jens)).linjer
  expect(alle.length).toBeGreaterThan(10)
  expect(alle.map((f) => Number(f.tilbage))).toEqual(alle.map((f) => Number(f.tilbage)).sort((a, b) => a - b))
  for (const sorter of ['tilbage', 'forventet', 'navn'] as const) {
    for (const faldende of [false, true]) {
      const set: string[] = []
      for (let efter: string | undefined; ; ) {
        const side = await liste(jens, { sorter, faldende, antal: 3, efter })
        set.push(...side.linjer.map((f) => f.borgerId))
        if (!side.naeste) break
        efter = side.naeste
      }
      expect([...set].sort(), `${sorter} ${faldende}`).toEqual(alle.map((f) => f.borgerId).sort())
      expect(new Set(set).size).toBe(set.length)
    }
  }
  const inden = (await liste(jens, { inden: '8.00' })).linjer
  expect(inden.length).toBeGreaterThan(0)
  expect(inden.every((f) => Number(f.tilbage) <= 8)).toBe(true)
  const naaede = (await liste(jens, { tilstand: 'NAAET_IKKE_AFSLUTTET' })).linjer
  expect(naaede.map((f) => f.navn)).toContain('Grethe Grønlund')
  const hk = await scene.find('akasse', '9013')
  const kunHk = (await liste(jens, { modpart: hk.id })).linjer
  expect(new Set(kunHk.map((f) => f.modpartNavn)).size).toBe(1)
  expect((await liste(await scene.som('nanna'))).linjer.map((f) => f.navn)).not.toContain('Grethe Grønlund')
  expect(await scene.antal('adgangslog', { handling: 'forloebsoverblik.se', art: 'SOEG' })).toBeGreaterThanOrEqual(
    alle.length,
  )
})

test('Overdragne vises i listen i de dage, reglen siger, og siden kun, når der spørges om dem', async ({ scene }) => {
  const jens = await scene.som('jens')
  const navne = async (filter: Partial<Forloebsfilter> = {}) => (await liste(jens, filter)).linjer.map((f) => f.navn)
  // Ditte sluttede i går, Ivan i forgårs, Signe for 35 dage siden: overblikket gemmer dem i 30.
  expect(await navne()).toContain('Ditte Dam')
  expect(await navne()).not.toContain('Ivan Iversen')
  const overdragne = await navne({ tilstand: 'OVERDRAGET' })
  expect(overdragne).toContain('Ivan Iversen')
  expect(overdragne).not.toContain('Signe Sørensen')
})

test('Grænsen er nået, og a-kassen venter: efter fem arbejdsdage får begge besked, én gang', async ({ scene }) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  // Indberettet mandag den 23. november: fem arbejdsdage er gået mandag den 30.
  await scene.somSystem(() => opgoer(scene, medlem, '411.00', '2026-10-31'))
  const [f] = await scene.sql`select id from fravaer where borger_id = ${medlem}`
  const eskaleret = async (dag: number) => {
    await scene.somSystem(() => eskalerForsinkede(paaDag(dag, '07:00')))
    return scene.antal('event', { ekstern_id: f?.id, navn: 'KontaktforloebEskaleret' })
  }
  expect([await eskaleret(4), await eskaleret(6), await eskaleret(7), await eskaleret(8)]).toEqual([0, 0, 1, 1])
  const [o] = await scene.sql`select eskaleret_tid is not null as e from opgave
    where objekt_id = ${f?.id} and type = 'TIMEGRAENSE_NAAET'`
  expect(o?.e).toBe(true)
  expect(
    (await scene.sql`select slut_dato from fravaer where borger_id = ${medlem}`)[0]?.slut_dato,
    'intet afsluttes af sig selv',
  ).toBeNull()
  for (const hvem of ['anna', 'jens'] as const) {
    const fundet = (await liste(await scene.som(hvem, 8), { tilstand: 'NAAET_IKKE_AFSLUTTET' })).linjer.find(
      (l) => l.borgerId === medlem,
    )
    expect(fundet?.eskaleret, hvem).toBe(true)
  }
  const naaede = await transaktion({ ...(await scene.som('anna', 8)), frist: Date.now() + 5000 }, listNaaede)
  expect(naaede.map((l) => l.naaetDag)).toEqual(naaede.map((l) => l.naaetDag).sort())
  expect(naaede.find((l) => l.borgerId === medlem)?.eskaleret).toBe(true)
})

test('Kommunen får én advis, når a-kassen venter; den følger borgeren, og er væk, når timerne rettes eller forløbet slutter', async ({
  scene,
}) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  await scene.somSystem(() => opgoer(scene, medlem, '411.00', '2026-10-31'))
  const [f] = await scene.sql`select id from fravaer where borger_id = ${medlem}`
  const advis = async () =>
    (
      await scene.sql`select o.kode, g.art, g.frist, g.emne from opgave g join organisation o on o.id = g.organisation_id
        where g.borger_id = ${medlem} and g.type = 'TIMEGRAENSE_IKKE_AFSLUTTET' and g.lukket_tid is null`
    ).map((r) => ({ ...r }))
  const dagsskifte = (dag: number) => scene.somSystem(() => eskalerForsinkede(paaDag(dag, '07:00')))
  await dagsskifte(6)
  expect(await advis(), 'dagen før').toEqual([])
  await dagsskifte(7)
  const hos = (kode: string, naaet = '23.11.2026') => [
    { kode, art: 'ADVIS', frist: null, emne: `Timegrænsen blev nået den ${naaet}, og a-kassen har ikke sat slutdato` },
  ]
  expect(await advis()).toEqual(hos('10100'))
  await dagsskifte(7)
  await dagsskifte(8)
  expect(await scene.antal('opgave', { borger_id: medlem, type: 'TIMEGRAENSE_IKKE_AFSLUTTET' }), 'igen er intet').toBe(
    1,
  )
  const jens = await scene.som('jens', 8)
  const jensAdvis = await transaktion(jens, (tx) => listOpgaver(tx, 'advis'))
  expect(jensAdvis.opgaver.map((o) => o.borgerId)).toContain(medlem)

  const aarhus = await scene.find('jobcenter', '75100')
  const { id: kommuneId } = await scene.find('kommune', '751')
  await scene.somSystem(() =>
    tilknytJobcenter(paaDag(9), { borgerId: medlem, jobcenterId: aarhus.id, kommuneId, fra: plusDage(IDAG, 9) }),
  )
  await dagsskifte(9)
  expect(await advis(), 'efter flytningen').toEqual(hos('75100'))

  const [t] = await scene.sql`select indberettet_tid from dagpengetaeller where borger_id = ${medlem}`
  const rettelse = { kommentar: 'Timerne var forkerte.', fra: new Date(String(t?.indberettet_tid)) }
  const anna = await scene.som('anna', 9, '11:00')
  const { id: akasseId } = await scene.find('akasse', '9013')
  const ret = (timerForbrugt: string, kl: number) =>
    indberetTimer(
      { ...anna, nu: new Date(anna.nu.getTime() + kl * 60_000), frist: Date.now() + 10_000 },
      {
        borgerId: medlem,
        akasseId,
        forsikring: 'FULDTID',
        timerForbrugt,
        opgjortTil: '2026-10-31',
        indplaceringsdato: '2026-01-01',
        nyIndplacering: false,
        korrektion: rettelse,
      },
    )
  await ret('400.00', 0)
  expect(await advis(), 'under grænsen igen').toEqual([])
  await ret('411.00', 1)
  await dagsskifte(16)
  expect(await advis(), 'nået på ny').toEqual(hos('75100', '02.12.2026'))
  await saetSlutdato(await scene.som('anna', 16), {
    fravaerId: String(f?.id),
    version: 1,
    slutDato: plusDage(IDAG, 16),
    aarsag: 9752,
    kommentar: null,
  })
  expect(await advis(), 'forløbet er slut').toEqual([])
  await dagsskifte(17)
  expect(await advis()).toEqual([])
})

test('Tallene pr. måned er listen talt sammen', async ({ scene }) => {
  const jens = await scene.som('jens')
  const tal = await transaktion({ ...jens, frist: Date.now() + 5000 }, taelForventede)
  expect(tal.map((t) => t.maaned)).toEqual([
    '2026-11',
    '2026-12',
    '2027-01',
    '2027-02',
    '2027-03',
    '2027-04',
    '2027-05',
  ])
  const { linjer } = await liste(jens, { antal: 1000 })
  const ventet = linjer.filter((f) => f.forventet && f.tilstand !== 'OVERDRAGET')
  expect(tal.reduce((sum, t) => sum + t.antal, 0)).toBe(ventet.length)
  expect(tal[0]?.antal).toBe(ventet.filter((f) => (f.forventet ?? '') <= '2026-11-30').length)
})

test('Mens der tælles, er det organisationens egen række, der åbner muren, og kun så længe', async ({ scene }) => {
  const jens = await scene.som('jens')
  const organisation = jens.aktoer.slags === 'bruger' ? jens.aktoer.organisation.id : ''
  const nanna = await scene.som('nanna')
  const tael = async (ctx: Kontekst) =>
    (await transaktion({ ...ctx, frist: Date.now() + 5000 }, taelForventede)).reduce((sum, t) => sum + t.antal, 0)
  const [foer, hosAndre] = [await tael(jens), await tael(nanna)]
  // A course of the organisation's whose citizen it has no relation to: counted, and never seen.
  const id = crypto.randomUUID()
  await scene.sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx`insert into forloebsoverblik (borger_id, navn, fravaer_id, jobcenter_id, forsikring, graense, tilbage, forventet, tilstand, start_dato)
      values (${id}, 'Uden relation', ${id}, ${organisation}, 'FULDTID', 410, 410, ${IDAG}, 'NORMAL', ${IDAG})`
  })
  const ses = await transaktion({ ...jens, frist: Date.now() + 5000 }, async (tx) => {
    const her = async () => (await tx.db.execute(sql`select 1 from forloebsoverblik where borger_id = ${id}`)).length
    const set = [await her()]
    await taelForventede(tx)
    return [...set, await her()]
  })
  expect(ses).toEqual([0, 0])
  expect([await tael(jens), await tael(nanna)]).toEqual([foer + 1, hosAndre])
  await scene.sql`delete from forloebsoverblik where borger_id = ${id}`
})

test('Filen har hele listen, og hver borger i den er logget som eksport', async ({ scene }) => {
  const jens = await scene.som('jens')
  const { linjer } = await liste(jens, { antal: 1000 })
  const navne = Object.fromEntries(
    ['NORMAL', 'NAERMER_SIG', 'NAAET_IKKE_AFSLUTTET', 'OVERDRAGET', 'IKKE_OPGJORT'].map((t) => [t, t]),
  )
  const fil = await new Response(
    eksporterForloeb(jens, standard, navne as Parameters<typeof eksporterForloeb>[2]),
  ).text()
  expect(fil.split('\r\n').filter(Boolean)).toHaveLength(linjer.length + 1)
  expect(await scene.antal('adgangslog', { art: 'EKSPORT', handling: 'forloebsoverblik.se' })).toBe(linjer.length)
})

test('I en nat, hvor uret stilles, regnes dagene efter kalenderen', async ({ scene }) => {
  for (const [nat, dag] of [
    ['2026-10-25T02:30:00+01:00', '2026-10-25'],
    ['2026-10-25T02:30:00+02:00', '2026-10-25'],
    ['2027-03-28T03:30:00+02:00', '2027-03-28'],
  ] as const) {
    const ctx = { ...paaDag(0), nu: new Date(nat), dag }
    expect(await scene.somSystem(() => genopbygOverblik(ctx))).toBeUndefined()
    expect(await scene.somSystem(async () => (await kontrollerOverblik(ctx)).forskelle)).toEqual([])
  }
})

test('En side af listen læser sine egne rækker og ikke dem før eller efter', async ({ scene }) => {
  const jens = await scene.som('jens')
  const organisation = jens.aktoer.slags === 'bruger' ? jens.aktoer.organisation.id : ''
  const { id: akasse } = await scene.find('akasse', '9013')
  await scene.sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx`create temp table nye on commit drop as select gen_random_uuid() as id, n from generate_series(1, 3000) n`
    await tx`insert into borger (id, navn, foedselsdato, oprettet_tid) select id, 'Ledig ' || n, '1980-01-01', now() from nye`
    await tx`insert into adgangsrelation (organisation_id, borger_id, kategori, grundlag_id, fra)
      select ${organisation}, id, 'EGEN', id, ${IDAG}::date from nye`
    await tx`insert into forloebsoverblik (borger_id, navn, fravaer_id, akasse_id, jobcenter_id, forsikring, timer, graense, tilbage, forventet, tilstand,
        naaet_dag, start_dato)
      select id, 'Ledig ' || n, id, ${akasse}, ${organisation}, 'FULDTID', 410 - n / 10.0, 410, n / 10.0, ${IDAG}::date + n / 10,
        case when n % 2 = 0 then 'NAERMER_SIG' else 'NORMAL' end, null, ${IDAG}::date - 100 from nye`
  })
  await scene.sql`analyze forloebsoverblik`
  await scene.sql`analyze adgangsrelation`
  const laeste = (filter: Partial<Forloebsfilter>) =>
    transaktion({ ...jens, frist: Date.now() + 10_000 }, async (tx) => {
      const hidtil = async () => {
        const [r] = await tx.db.execute<{
          raekker: number
        }>(sql`select sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::int as raekker
          from pg_stat_xact_user_tables where relname in ('forloebsoverblik', 'adgangsrelation')`)
        return r?.raekker ?? Number.NaN
      }
      const foer = await hidtil()
      const side = await listForloeb(tx, { ...standard, ...filter })
      return { ...side, raekker: (await hidtil()) - foer }
    })
  let langtNede: string | null = null
  for (let nr = 0; nr < 2; nr++) langtNede = (await laeste({ antal: 1000, efter: langtNede ?? undefined })).naeste
  expect(langtNede).not.toBeNull()
  const sider: Partial<Forloebsfilter>[] = [
    {},
    { faldende: true },
    { sorter: 'forventet' },
    { sorter: 'forventet', faldende: true },
    { sorter: 'navn' },
    { inden: '150.00', faldende: true },
    { tilstand: 'NAERMER_SIG' },
    { efter: langtNede ?? undefined },
  ]
  for (const side of sider) {
    // The first times the statement is planned for its values, later for any; both must hold.
    for (let gang = 0; gang < 7; gang++) {
      const { linjer, raekker } = await laeste(side)
      expect(linjer).toHaveLength(50)
      expect(raekker, `${JSON.stringify(side)}, gang ${gang}`).toBeLessThan(400)
    }
  }
})
