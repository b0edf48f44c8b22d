import { sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import { adgangsrelation, gaesteadgang, tildeling } from '#db/schema/adgang'
import { traad } from '#db/schema/besked'
import { borger } from '#db/schema/borger'
import { brev } from '#db/schema/digital-post'
import { indstilling } from '#db/schema/indstilling'
import {
  akassemedlemskab,
  dagpengetaellerTidligere,
  fravaer,
  jobcentertilknytning,
  tilmelding,
} from '#db/schema/kontaktforloeb'
import { kravTilJobsoegning, minPlanKladde } from '#db/schema/min-plan'
import { nuph, sanktion } from '#db/schema/nuph'
import { opgave } from '#db/schema/opgave'
import { overdragelsespakke } from '#db/schema/overdragelse'
import { JOBVEJEN } from '#demo/medarbejdere'
import { type Maal, maa } from '#lib/adgang/maa'
import { type Handling, MATRIX } from '#lib/adgang/matrix'
import { type Kontekst, transaktion } from '#lib/kontekst'
import { skrivKladde } from '#lib/min-plan/kladde'
import { skrivKrav } from '#lib/min-plan/krav'
import { pakkemaal } from '#lib/overdragelse/queries'
import { expect, test as grund } from '#tests/opsaetning/database'
import { aabnScene, afgoer, type Scene, send } from '#tests/system/scene'
import { fremmedAktoer } from '#tests/system/tildeling-scene'

const test = grund.extend<{ scene: Scene }>({
  scene: async ({ database }, use) => {
    const scene = await aabnScene(database)
    await use(scene)
    await scene.luk()
  },
})

const AKTOERER = [
  'egen a-kasse',
  'a-kasse dag 120',
  'a-kasse dag 121',
  'anden a-kasse',
  'egen kommune',
  'kommune dag 120',
  'kommune dag 121',
  'anden kommune',
  'gæst',
  'borgeren',
  'anden borger',
  'lokaladministrator',
  'star',
  'virksomhed',
  'anden aktør',
  'anden aktør dagen efter',
  'en fremmed anden aktør',
] as const
type Navn = (typeof AKTOERER)[number]

const AKASSENS: readonly Navn[] = ['egen a-kasse', 'a-kasse dag 120', 'a-kasse dag 121']
const KOMMUNENS: readonly Navn[] = ['egen kommune', 'kommune dag 120', 'kommune dag 121']

/** Job orders have states and parties of their own: `jobordre-matrix.test.ts`. */
type Jobordrens =
  `${'jobordre' | 'formidling' | 'samarbejde' | 'samtykke' | 'deling' | 'virksomhedstilstand' | 'klarmelding' | 'jobordremaal'}.${string}`
type Borgerhandling = Exclude<Handling, Jobordrens>

/** Who may, for each act. Everybody who is not named may not. */
const VENTET: Record<Borgerhandling, readonly Navn[]> = {
  'borger.se': [
    'egen a-kasse',
    'a-kasse dag 120',
    'egen kommune',
    'kommune dag 120',
    'gæst',
    'borgeren',
    'anden aktør',
  ],
  'borger.soeg': ['egen a-kasse', 'egen kommune', 'gæst', 'anden aktør'],
  'borger.cpr': ['egen a-kasse', 'egen kommune', 'gæst'],
  'kontaktforloeb.se': ['egen a-kasse', 'a-kasse dag 120', 'egen kommune', 'kommune dag 120', 'gæst', 'borgeren'],
  // By CPR: the wall is then opened for the transaction. Without it, only those whom it knows.
  'akassemedlemskab.opret': ['egen a-kasse', 'a-kasse dag 120'],
  'akassemedlemskab.se': ['egen a-kasse', 'a-kasse dag 120', 'egen kommune', 'kommune dag 120', 'gæst', 'borgeren'],
  'akassemedlemskab.afslut': ['egen a-kasse', 'a-kasse dag 120'],
  'jobcentertilknytning.opret': ['egen kommune', 'kommune dag 120', 'gæst'],
  'jobcentertilknytning.se': ['egen a-kasse', 'a-kasse dag 120', 'egen kommune', 'kommune dag 120', 'gæst', 'borgeren'],
  'tilmelding.opret': ['egen a-kasse', 'egen kommune', 'kommune dag 120', 'gæst'],
  'tilmelding.afmeld': ['egen a-kasse', 'egen kommune', 'kommune dag 120', 'gæst'],
  'tilmelding.se': ['egen a-kasse', 'a-kasse dag 120', 'egen kommune', 'kommune dag 120', 'gæst', 'borgeren'],
  'fravaer.skriv': ['egen a-kasse', 'egen kommune'],
  'fravaer.se': [
    'egen a-kasse',
    'a-kasse dag 120',
    'egen kommune',
    'kommune dag 120',
    'gæst',
    'borgeren',
    'anden aktør',
  ],
  'dagpengetaeller.opret': ['egen a-kasse', 'a-kasse dag 120'],
  'dagpengetaeller.se': ['egen a-kasse', 'a-kasse dag 120', 'egen kommune', 'kommune dag 120', 'gæst', 'borgeren'],
  'dagpengetaeller.tidligere': ['egen a-kasse', 'a-kasse dag 120'],
  // About an organisation's own files: tests/system/timeimport.test.ts.
  'taellerimport.se': [],
  'taellerimport.opret': [],
  'taellerimport.ret': [],
  'indstilling.se': ['egen a-kasse', 'a-kasse dag 120', 'egen kommune', 'kommune dag 120', 'gæst', 'borgeren'],
  'indstilling.opret': ['egen a-kasse'],
  'indstilling.ret': ['egen a-kasse', 'a-kasse dag 120'],
  'indstilling.send': ['egen a-kasse', 'a-kasse dag 120'],
  'indstilling.traek': ['egen a-kasse'],
  'indstilling.berigtig': ['egen a-kasse'],
  'indstilling.tag': ['egen kommune', 'kommune dag 120'],
  'indstilling.afgoer': ['egen kommune', 'kommune dag 120'],
  'afgoerelse.se': ['egen a-kasse', 'a-kasse dag 120', 'egen kommune', 'kommune dag 120', 'borgeren'],
  'brev.se': ['egen kommune', 'kommune dag 120'],
  'brev.papir': ['egen kommune', 'kommune dag 120'],
  'besked.se': ['egen a-kasse', 'a-kasse dag 120', 'egen kommune', 'kommune dag 120', 'borgeren'],
  'besked.svar': ['egen a-kasse'],
  'besked.aabn': [],
  'besked.start': ['egen a-kasse', 'egen kommune'],
  'besked.berigtig': ['egen a-kasse'],
  'bilag.hent': ['egen a-kasse', 'a-kasse dag 120', 'egen kommune', 'kommune dag 120', 'borgeren'],
  'minplan.se': ['egen a-kasse', 'a-kasse dag 120', 'egen kommune', 'kommune dag 120', 'gæst', 'borgeren'],
  'minplan.kvitter': ['borgeren'],
  'samtale.se': [
    'egen a-kasse',
    'a-kasse dag 120',
    'egen kommune',
    'kommune dag 120',
    'gæst',
    'borgeren',
    'anden aktør',
  ],
  'samtale.skriv': ['egen a-kasse', 'egen kommune'],
  'selvbook.se': ['egen a-kasse', 'a-kasse dag 120', 'egen kommune', 'kommune dag 120', 'gæst', 'borgeren'],
  'selvbook.skriv': ['egen a-kasse', 'egen kommune'],
  'selvbook.book': ['borgeren'],
  // About an organisation's own rows: tests/system/selvbook.test.ts.
  'bookingtid.se': [],
  'bookingtid.ret': [],
  'samtale.vaelg': ['borgeren'],
  'kalender.ret': ['borgeren'],
  'paamindelse.ret': ['borgeren'],
  'nuph.opret': ['egen kommune', 'gæst', 'anden aktør'],
  // The two authorities that it names keep it when the citizen moves on.
  'nuph.se': [...AKASSENS, ...KOMMUNENS, 'borgeren', 'anden aktør', 'anden aktør dagen efter'],
  'nuph.send': [...KOMMUNENS, 'anden aktør'],
  'nuph.ret': [...KOMMUNENS, 'anden aktør'],
  'nuph.besvar': AKASSENS,
  'nuph.dialog': [...AKASSENS, ...KOMMUNENS, 'anden aktør'],
  'nuph.forklar': ['borgeren'],
  'sanktion.se': [...AKASSENS, ...KOMMUNENS, 'borgeren', 'anden aktør', 'anden aktør dagen efter'],
  'sanktion.opret': AKASSENS,
  'sanktion.ret': AKASSENS,
  'minplan.skriv': ['egen a-kasse', 'a-kasse dag 120', 'egen kommune', 'kommune dag 120'],
  'minplan.kladde': ['egen a-kasse', 'a-kasse dag 120'],
  'kravtiljobsoegning.se': ['egen a-kasse', 'a-kasse dag 120', 'egen kommune', 'kommune dag 120', 'gæst', 'borgeren'],
  'opgave.se': ['egen kommune', 'kommune dag 120', 'kommune dag 121', 'anden aktør'],
  'opgave.ret': ['egen kommune', 'kommune dag 120', 'kommune dag 121', 'anden aktør'],
  // About an organisation's own rows: tests/system/opsaetning.test.ts.
  'opsaetning.ret': [],
  'gaesteadgang.giv': ['gæst'],
  'gaesteadgang.se': ['gæst', 'borgeren'],
  'gaesteadgang.afslut': ['gæst'],
  'tildeling.giv': ['egen kommune'],
  'tildeling.se': [...KOMMUNENS, 'borgeren', 'anden aktør'],
  'tildeling.afslut': KOMMUNENS,
  'log.se': ['borgeren'],
  // For systems alone, and about an organisation's own rows: tests/system/feed.test.ts and abonnement.test.ts.
  'webservicebesked.hent': [],
  'webservicebesked.cpr': [],
  'abonnement.se': [],
  'abonnement.ret': [],
  'forloebsoverblik.se': ['egen a-kasse', 'egen kommune'],
  'kontaktforloeb.afslut': ['egen a-kasse'],
  'overdragelse.se': ['egen a-kasse', 'a-kasse dag 120', 'egen kommune', 'kommune dag 120'],
  'overdragelse.afgoer': ['egen kommune', 'kommune dag 120'],
  'personstatus.se': ['egen a-kasse', 'a-kasse dag 120', 'egen kommune', 'gæst'],
  'drift.ordn': [],
}

/** The row that an act is about. */
function maalFor(handling: Handling, type: string): { tabel: typeof indstilling; maal: Maal; borgerId: AnyPgColumn } {
  const som = (tabel: unknown, maal: Maal) => ({
    tabel: tabel as typeof indstilling,
    maal,
    borgerId: maal.borgerId as AnyPgColumn,
  })
  const [emne] = handling.split('.')
  switch (emne) {
    case 'indstilling':
    case 'afgoerelse':
      if (handling === 'indstilling.opret') return som(borger, { borgerId: borger.id })
      return som(indstilling, {
        borgerId: indstilling.borgerId,
        afsender: indstilling.akasseId,
        modtager: indstilling.jobcenterId,
      })
    case 'besked':
    case 'bilag':
      return som(traad, { borgerId: traad.borgerId, traadId: traad.id })
    case 'akassemedlemskab':
      if (handling === 'akassemedlemskab.opret') return som(borger, { borgerId: borger.id })
      return som(akassemedlemskab, { borgerId: akassemedlemskab.borgerId, afsender: akassemedlemskab.akasseId })
    case 'jobcentertilknytning':
      if (handling === 'jobcentertilknytning.opret') return som(borger, { borgerId: borger.id })
      return som(jobcentertilknytning, {
        borgerId: jobcentertilknytning.borgerId,
        modtager: jobcentertilknytning.jobcenterId,
      })
    case 'tilmelding':
      return som(tilmelding, { borgerId: tilmelding.borgerId })
    case 'fravaer':
      return som(fravaer, { borgerId: fravaer.borgerId })
    case 'dagpengetaeller':
      if (handling === 'dagpengetaeller.tidligere')
        return som(dagpengetaellerTidligere, {
          borgerId: dagpengetaellerTidligere.borgerId,
          modtager: dagpengetaellerTidligere.tilAkasseId,
        })
      return som(borger, { borgerId: borger.id })
    case 'nuph':
      if (handling === 'nuph.opret') return som(borger, { borgerId: borger.id })
      return som(nuph, {
        borgerId: nuph.borgerId,
        afsender: nuph.afsenderId,
        forfatter: { akasse: nuph.akasseId, anden_aktoer: nuph.andenAktoerId }[type] ?? nuph.afsenderId,
      })
    case 'sanktion':
      if (handling === 'sanktion.opret') return som(borger, { borgerId: borger.id })
      return som(sanktion, {
        borgerId: sanktion.borgerId,
        forfatter: { akasse: sanktion.akasseId, anden_aktoer: sanktion.andenAktoerId }[type] ?? sanktion.kommuneId,
      })
    case 'minplan':
      if (handling !== 'minplan.kladde') return som(borger, { borgerId: borger.id })
      return som(minPlanKladde, { borgerId: minPlanKladde.borgerId, afsender: minPlanKladde.organisationId })
    case 'kravtiljobsoegning':
      return som(kravTilJobsoegning, { borgerId: kravTilJobsoegning.borgerId })
    case 'overdragelse':
      return som(overdragelsespakke, pakkemaal)
    case 'brev':
      return som(brev, { borgerId: brev.borgerId, forfatter: brev.jobcenterId })
    case 'gaesteadgang':
      return som(gaesteadgang, { borgerId: gaesteadgang.borgerId, forfatter: gaesteadgang.organisationId })
    case 'tildeling':
      if (handling === 'tildeling.giv') return som(borger, { borgerId: borger.id })
      return som(tildeling, {
        borgerId: tildeling.borgerId,
        forfatter: type === 'anden_aktoer' ? tildeling.aktoerId : tildeling.jobcenterId,
      })
    case 'webservicebesked':
    case 'abonnement':
    case 'drift':
    case 'taellerimport':
    case 'opgave':
      return som(opgave, { borgerId: opgave.borgerId, forfatter: opgave.organisationId })
    default:
      return som(borger, { borgerId: borger.id })
  }
}

/** As what the person is today, plus days since the relations ended. */
const ENDT = -10
async function aktoerer(scene: Scene, medlem: string): Promise<Record<Navn, Kontekst>> {
  const borgeren: Kontekst = { ...(await scene.som('karen')), aktoer: { slags: 'borger', borgerId: medlem, navn: 'x' } }
  const lone = await scene.som('lone')
  return {
    'egen a-kasse': await scene.som('anna', ENDT),
    'a-kasse dag 120': await scene.som('anna', ENDT + 120),
    'a-kasse dag 121': await scene.som('anna', ENDT + 121),
    'anden a-kasse': await scene.som('freja'),
    'egen kommune': await scene.som('jens', ENDT),
    'kommune dag 120': await scene.som('jens', ENDT + 120),
    'kommune dag 121': await scene.som('jens', ENDT + 121),
    'anden kommune': await scene.som('nanna'),
    gæst: await scene.som('asger'),
    borgeren,
    'anden borger': await scene.som('bo'),
    lokaladministrator: { ...lone, ...(await scene.som('lone', ENDT)) },
    star: await scene.som('stine'),
    virksomhed: await scene.som('bente'),
    'anden aktør': await scene.som('jonna', ENDT),
    'anden aktør dagen efter': await scene.som('jonna', ENDT + 1),
    'en fremmed anden aktør': await fremmedAktoer(scene, ENDT),
  }
}

/** One citizen with everything about them: a case, a letter, a thread, a task; and relations that ended at `ENDT`. */
async function raekker(scene: Scene): Promise<string> {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const id = await send(await scene.som('anna'), medlem)
  await afgoer(await scene.som('jens'), id, 'AFSLAG')
  const anna = await scene.som('anna')
  await skrivKrav(anna, {
    borgerId: medlem,
    krav: { jobomraader: [], geografi: null, kanaler: [], tekst: null, gyldigFra: null },
  })
  await skrivKladde(anna, {
    borgerId: medlem,
    version: 0,
    grundlag: 1,
    indhold: { jobmaal: null, krav: null, aftaler: [] },
  })
  const [dag] = await scene.sql<{ til: string }[]>`select ('2026-11-23'::date + ${ENDT}::int)::text as til`
  const til = dag?.til ?? ''
  await scene.sql`update adgangsrelation set til = ${til}, laesbar_til = ${til}::date + 120 where borger_id = ${medlem}`
  const [hk, kbh, aarhus] = [
    await scene.find('akasse', '9013'),
    await scene.find('jobcenter', '10100'),
    await scene.find('jobcenter', '75100'),
  ]
  await scene.sql`insert into adgangsrelation (organisation_id, borger_id, kategori, grundlag_id, fra)
    values (${aarhus.id}, ${medlem}, 'GAEST', gen_random_uuid(), '2026-11-23')`
  const asger = await scene.som('asger')
  await scene.sql`insert into gaesteadgang (organisation_id, borger_id, begrundelse, fra, til, givet_af, givet_af_navn, givet_tid)
    values (${aarhus.id}, ${medlem}, 'Flytter', '2026-11-23', '2026-12-01', ${asger.aktoer.slags === 'bruger' ? asger.aktoer.brugerId : ''}, 'Asger', now())`
  await scene.sql`insert into dagpengetaeller_tidligere (borger_id, fra_akasse_id, til_akasse_id, indplaceringsdato, forsikring, timer_forbrugt,
    opgjort_til, indberettet_tid) select ${medlem}, id, ${hk.id}, '2026-01-01', 'FULDTID', 10, '2026-02-01', now() from organisation where kode = '9010'`
  // What the a-kasse handed over; the days of the overlap are counted in tests/system/overdragelse.test.ts.
  await scene.sql`insert into overdragelsespakke (borger_id, fravaer_id, akasse_id, jobcenter_id, slut_dato, gaelder_fra, akasse_laeser_til,
      status, oprettet_tid, version)
    values (${medlem}, gen_random_uuid(), ${hk.id}, ${kbh.id}, ${til}, ${til}, '2027-12-31', 'AABEN', now(), 1)`
  // The a-kasse still takes part; the jobcenter's part ends with its relation, as when the citizen moves.
  await scene.sql`update traad_part set til = ${til}::date + 120 where organisation_id = ${kbh.id} and borger_id = ${medlem}`
  // What the jobcenter gave to an anden aktør ended with the same day.
  const jobvejen = await scene.find('anden_aktoer', JOBVEJEN.kode)
  const [t] = await scene.sql<
    { id: string }[]
  >`insert into tildeling (borger_id, jobcenter_id, aktoer_id, fra, til, tildelt_af_navn, tildelt_tid)
    values (${medlem}, ${kbh.id}, ${jobvejen.id}, ${til}::date - 30, ${til}, 'Jens', now()) returning id`
  await scene.sql`insert into adgangsrelation (organisation_id, borger_id, kategori, grundlag_id, fra, til, laesbar_til)
    values (${jobvejen.id}, ${medlem}, 'TILDELT', ${t?.id ?? ''}, ${til}::date - 30, ${til}, ${til})`
  await scene.sql`insert into opgave (organisation_id, type, art, borger_id, objekt_id, emne, frist, oprettet_tid)
    values (${jobvejen.id}, 'NUPH_SVAR', 'OPGAVE', ${medlem}, gen_random_uuid(), 'Svar', ${til}, now())`
  expect(hk.id).not.toBe(kbh.id)
  return medlem
}

/** The same, and an underretning between the two with its sanction: what names them stays theirs. */
async function raekkerMedUnderretning(scene: Scene): Promise<string> {
  const medlem = await raekker(scene)
  const [hk, kbh] = [await scene.find('akasse', '9013'), await scene.find('jobcenter', '10100')]
  const jobvejen = await scene.find('anden_aktoer', JOBVEJEN.kode)
  const [sag] = await scene.sql<
    { id: string }[]
  >`insert into nuph (sagsnummer, borger_id, version, status, haendelse, haendelsesdato,
      vejledt_om_konsekvens, afsender_id, afsender_navn, afsender_bruger_navn, anden_aktoer, anden_aktoer_id, akasse_id, akasse_navn, oprettet_tid, aendret_tid, sendt_tid)
    values ('SAG-2026-9' || substr(${medlem}, 1, 8), ${medlem}, 1, 'SENDT', 'H10', '2026-11-01', true, ${kbh.id}, 'Kbh', 'Jonna', 'Jobvejen', ${jobvejen.id}, ${hk.id}, 'HK', now(), now(), now())
    returning id`
  const sagId = sag?.id ?? ''
  await scene.sql`insert into sanktion (id, version, borger_id, akasse_id, akasse_navn, sanktionstype, kategori, kommunen_ser, nuph_id, kommune_id, anden_aktoer_id,
      haendelsesdato, afgoerelsesdato, startdato, forsikring, status, anledning, registreret_af_navn, registreret_tid)
    values (gen_random_uuid(), 1, ${medlem}, ${hk.id}, 'HK', 'S01', 'K01', true, ${sagId}, ${kbh.id}, ${jobvejen.id}, '2026-11-01', '2026-11-02', '2026-11-01',
      'FULDTID', 'REGISTRERET', 'AFGOERELSE', 'Anna', now())`
  return medlem
}

async function faar(ctx: Kontekst, handling: Handling, medlem: string): Promise<boolean> {
  const { tabel, maal, borgerId } = maalFor(handling, ctx.aktoer.slags === 'bruger' ? ctx.aktoer.organisation.type : '')
  return transaktion({ ...ctx, frist: Date.now() + 10_000 }, async (tx) => {
    const fundet = await tx.db
      .select({ ja: sql`1` })
      .from(tabel)
      .where(sql`${borgerId} = ${medlem} and ${maa(ctx, handling, maal)}`)
    return fundet.length > 0
  })
}

test('Tabellen over ventede svar har en linje for hver handling i matrixen', () => {
  expect(Object.keys(VENTET).sort()).toEqual(
    Object.keys(MATRIX)
      .filter(
        (h) =>
          !/^(jobordre|formidling|samarbejde|samtykke|deling|virksomhedstilstand|klarmelding|jobordremaal)\./.test(h),
      )
      .sort(),
  )
})

let faelles: Promise<string> | undefined
let medUnderretning: Promise<string> | undefined

for (const handling of Object.keys(VENTET) as Borgerhandling[]) {
  test(`${handling} må kun de rigtige`, async ({ scene }) => {
    const omSag = handling.startsWith('nuph.') || handling.startsWith('sanktion.')
    if (omSag) medUnderretning ??= raekkerMedUnderretning(scene)
    else faelles ??= raekker(scene)
    const medlem = (await (omSag ? medUnderretning : faelles)) ?? ''
    const alle = await aktoerer(scene, medlem)
    const maatte: string[] = []
    for (const navn of AKTOERER) if (await faar(alle[navn], handling, medlem)) maatte.push(navn)
    expect(maatte).toEqual(VENTET[handling])
  })
}

test('Relationens dage er talt rigtigt: en gæst slipper kun ind, mens det gælder', async ({ scene }) => {
  const medlem = await raekker(scene)
  const aarhus = await scene.find('jobcenter', '75100')
  await scene.sql`update adgangsrelation set til = '2026-11-25', laesbar_til = '2026-11-25'
    where organisation_id = ${aarhus.id} and borger_id = ${medlem}`
  const ind: boolean[] = []
  for (const dage of [-1, 0, 2, 3]) ind.push(await faar(await scene.som('asger', dage), 'borger.se', medlem))
  expect(ind).toEqual([false, true, true, false])
  expect(adgangsrelation.kategori.enumValues).toContain('GAEST')
})
