import postgres from 'postgres'
import { PLEJEHJEMMET } from '#demo/medarbejdere'
import { plusDage } from '#lib/dato'
import { foreslaaKandidat } from '#lib/formidling/foreslaa'
import { henvisKandidat } from '#lib/formidling/henvis'
import { opdaterFormidling } from '#lib/formidling/opdater'
import { type Formidlingsstatus, OVERGANGE } from '#lib/formidling/regler'
import { sendForslagVidere } from '#lib/formidling/send-videre'
import { overdragJobordre } from '#lib/jobordre/flyt'
import type { Kontekst } from '#lib/kontekst'
import { IkkeFundet } from '#lib/regelfund'
import { inviterAkasse } from '#lib/samarbejde/inviter'
import { accepterSamarbejde, afslaaSamarbejde, ophoerSamarbejde } from '#lib/samarbejde/svar'
import { kvitterDeling } from '#lib/samtykke/kvitter'
import { traekSamtykke } from '#lib/samtykke/traek'
import { expect, test as grund } from '#tests/opsaetning/database'
import { aftal, deles, ja, nyOrdre } from '#tests/system/formidling-scene'
import { aabnScene, IDAG, koder, paaDag, type Scene } from '#tests/system/scene'

const test = grund.extend<{ scene: Scene }>({
  scene: async ({ database }, use) => {
    const scene = await aabnScene(database)
    await use(scene)
    await scene.luk()
  },
})

const frisk = (ctx: Kontekst): Kontekst => ({ ...ctx, frist: Date.now() + 20_000, requestId: crypto.randomUUID() })
/** `ja`, the code of the refusal, or `findes ikke`: the two ways to be told no. */
const svarPaa = async (gjort: Promise<unknown>): Promise<string> => {
  try {
    return (await koder(gjort))[0] ?? 'ja'
  } catch (fejl) {
    if (fejl instanceof IkkeFundet) return 'findes ikke'
    throw fejl
  }
}
const organisationen = (ctx: Kontekst) => {
  if (ctx.aktoer.slags !== 'bruger') throw new Error('ikke en organisation')
  return ctx.aktoer.organisation
}

/** HK has the order, 3F helps with it, and both have a candidate; everybody who could try something. */
async function opstil(scene: Scene) {
  const [anna, tom, freja, jens, bente, pia, stine] = await Promise.all(
    ['anna', 'tom', 'freja', 'jens', 'bente', 'pia', 'stine'].map((n) => scene.som(n)),
  )
  if (!anna || !tom || !freja || !jens || !bente || !pia || !stine) throw new Error('holdet mangler')
  const kode3f = organisationen(tom).kode
  const [egen, hos3f] = await scene.somSystem(async () => [
    await scene.nytMedlem(),
    await scene.nytMedlem({ akasse: kode3f }),
  ])
  const borger = (id = ''): Kontekst => ({ ...paaDag(0), aktoer: { slags: 'borger', borgerId: id, navn: 'Prøve' } })
  return {
    egen: egen ?? '',
    hos3f: hos3f ?? '',
    kode3f,
    folk: {
      ansvarlig: anna,
      hjaelper: tom,
      'anden a-kasse': freja,
      kommune: jens,
      virksomhed: bente,
      'anden virksomhed': pia,
      star: stine,
      borgeren: borger(egen),
      'anden borger': borger(hos3f),
    } as Record<string, Kontekst>,
  }
}

/** Puts the row where the test wants it, past the rules. */
const saet = async (scene: Scene, id: string, status: number) => {
  const endelig = status >= 9204
  await scene.sql`update formidling set status = ${status}, version = 1, endelig_tid = ${endelig ? paaDag(0).nu : null}, endelig_af_id = null,
    henvist_tid = ${status === 9201 ? null : paaDag(0).nu}, afvisningsaarsag = ${status === 9205 ? 9221 : null},
    resultatdato = null where id = ${id}`
  await scene.sql`update formidlingsstand set status = ${status}, henvist_tid = ${status === 9201 ? null : paaDag(0).nu} where formidling_id = ${id}`
}

const STATUSSER = [9201, 9202, 9203, 9204, 9205, 9206, 9207, 9208] as const

test('Formidling: hver status × hver ny status × hver aktør, på egen og på hjælperens kandidat', async ({ scene }) => {
  test.setTimeout(400_000)
  const { egen, hos3f, kode3f, folk } = await opstil(scene)
  const { ansvarlig, hjaelper } = folk
  if (!ansvarlig || !hjaelper) throw new Error('holdet mangler')
  const ordre = await nyOrdre(scene, ansvarlig)
  await aftal(ansvarlig, hjaelper, ordre.id, kode3f)
  const egne = await henvisKandidat(frisk(ansvarlig), { jobordreId: ordre.id, borgerId: egen, samtykke: ja(), deles })
  const hans = await foreslaaKandidat(frisk(hjaelper), { jobordreId: ordre.id, borgerId: hos3f, samtykke: ja(), deles })
  await sendForslagVidere(frisk(ansvarlig), { formidlingId: hans.id, version: 1 })
  const mere = (til: number) =>
    til === 9205 ? { aarsag: 9221 } : til === 9204 ? { resultatdato: plusDage(IDAG, 7) } : {}
  const ARBEJDSGIVER = [9203, 9204, 9205, 9207]
  for (const [kandidat, id] of [
    ['egen', egne.id],
    ['hjælperens', hans.id],
  ] as const)
    for (const fra of STATUSSER)
      for (const til of STATUSSER)
        for (const [navn, ctx] of Object.entries(folk)) {
          const maaSe: Record<string, boolean> = {
            ansvarlig: true,
            hjaelper: kandidat === 'hjælperens',
            virksomhed: fra !== 9201,
          }
          await saet(scene, id, fra)
          const fik = await svarPaa(
            opdaterFormidling(frisk(ctx), { formidlingId: id, version: 1, status: til, ...mere(til) }),
          )
          const lovligt = OVERGANGE[fra as Formidlingsstatus].includes(til)
          let ventet = 'findes ikke'
          if (maaSe[navn]) {
            const maaDet =
              navn === 'ansvarlig' ||
              (navn === 'virksomhed' && ARBEJDSGIVER.includes(til)) ||
              (navn === 'hjaelper' && til !== 9202)
            ventet = !lovligt ? 'JO-060' : !maaDet ? 'JO-061' : til === 9202 ? 'JO-071' : 'ja'
          }
          expect(fik, `${kandidat}: ${navn} ${fra} til ${til}`).toBe(ventet)
        }
})

test('Forslag og henvisning: hver ordrestatus × hver aktør', async ({ scene }) => {
  test.setTimeout(200_000)
  const { egen, hos3f, kode3f, folk } = await opstil(scene)
  const { ansvarlig, hjaelper } = folk
  if (!ansvarlig || !hjaelper) throw new Error('holdet mangler')
  const ordre = await nyOrdre(scene, ansvarlig)
  await aftal(ansvarlig, hjaelper, ordre.id, kode3f)
  for (const status of ['AFVENTER_MODTAGELSE', 'UNDER_BEHANDLING', 'INAKTIV', 'AFSLUTTET_OPFYLDT'] as const) {
    await scene.sql`update jobordre set status = ${status}, venter_siden = ${status === 'AFVENTER_MODTAGELSE' ? paaDag(0).nu : null},
      afsluttet_tid = ${status === 'AFSLUTTET_OPFYLDT' ? paaDag(0).nu : null} where id = ${ordre.id}`
    for (const [navn, ctx] of Object.entries(folk)) {
      await scene.sql`update formidling set status = 9208, endelig_tid = now() where jobordre_id = ${ordre.id} and status < 9204`
      await scene.sql`update formidlingsstand set status = 9208 where jobordre_id = ${ordre.id}`
      const borgerId = navn === 'hjaelper' ? hos3f : egen
      const fikForslag = await svarPaa(
        foreslaaKandidat(frisk(ctx), { jobordreId: ordre.id, borgerId, samtykke: ja(), deles }),
      )
      await scene.sql`update formidling set status = 9208, endelig_tid = now() where jobordre_id = ${ordre.id} and status < 9204`
      const fikHenvist = await svarPaa(
        henvisKandidat(frisk(ctx), { jobordreId: ordre.id, borgerId, samtykke: ja(), deles }),
      )
      const gaar = status === 'UNDER_BEHANDLING' ? 'ja' : 'JO-050'
      const ventet: Record<string, [string, string]> = {
        ansvarlig: [gaar, gaar],
        hjaelper: [gaar, 'JO-061'],
        // A jobcentre and the company know the order, and are told that it is not theirs to act on.
        kommune: ['JO-070', 'JO-061'],
        virksomhed: ['JO-070', 'JO-061'],
      }
      expect([fikForslag, fikHenvist], `${navn} ${status}`).toEqual(ventet[navn] ?? ['findes ikke', 'findes ikke'])
    }
  }
})

test('Samarbejde: hver status × hver handling × hver aktør', async ({ scene }) => {
  test.setTimeout(200_000)
  const { kode3f, folk } = await opstil(scene)
  const { ansvarlig, hjaelper } = folk
  if (!ansvarlig || !hjaelper) throw new Error('holdet mangler')
  const ordre = await nyOrdre(scene, ansvarlig)
  const id = await aftal(ansvarlig, hjaelper, ordre.id, kode3f)
  for (const [navn, ctx] of Object.entries(folk)) {
    const fik = await svarPaa(
      inviterAkasse(frisk(ctx), { jobordreId: ordre.id, akasseKode: kode3f, tekst: 'Hjælp?', fra: IDAG, til: IDAG }),
    )
    expect(fik, `${navn} inviterer`).toBe(navn === 'ansvarlig' ? 'JO-073' : 'findes ikke')
  }
  const handlinger = {
    accepter: (ctx: Kontekst) => accepterSamarbejde(ctx, { id }),
    afslaa: (ctx: Kontekst) => afslaaSamarbejde(ctx, { id }),
    ophoer: (ctx: Kontekst) => ophoerSamarbejde(ctx, { id, grund: 'Nok nu' }),
  }
  for (const status of ['INVITERET', 'AFTALT', 'AFSLAAET', 'OPHOERT'] as const)
    for (const [handling, goer] of Object.entries(handlinger))
      for (const [navn, ctx] of Object.entries(folk)) {
        await scene.sql`update jobordre_samarbejde set status = ${status} where id = ${id}`
        const muligt = status === 'INVITERET' || (status === 'AFTALT' && handling === 'ophoer')
        const part = navn === 'hjaelper' || navn === 'ansvarlig'
        const ventet = !part
          ? 'findes ikke'
          : navn === 'ansvarlig' && handling !== 'ophoer'
            ? 'JO-061'
            : muligt
              ? 'ja'
              : 'JO-060'
        expect(await svarPaa(goer(frisk(ctx))), `${navn} ${handling} ${status}`).toBe(ventet)
      }
})

test('Samtykke og deling: hver aktør, åben og lukket', async ({ scene }) => {
  const { egen, folk } = await opstil(scene)
  const { ansvarlig } = folk
  if (!ansvarlig) throw new Error('holdet mangler')
  for (const [navn, ctx] of Object.entries(folk)) {
    const ordre = await nyOrdre(scene, ansvarlig)
    const { id } = await henvisKandidat(frisk(ansvarlig), {
      jobordreId: ordre.id,
      borgerId: egen,
      samtykke: ja(),
      deles,
    })
    const [s] =
      await scene.sql`select s.id, d.id as deling from samtykke s join deling d on d.samtykke_id = s.id where s.formidling_id = ${id}`
    const kvitter = () => svarPaa(kvitterDeling(frisk(ctx), { delingId: s?.deling }))
    const modtager = navn === 'virksomhed'
    expect(await kvitter(), `${navn} kvitterer for en åben`).toBe(modtager ? 'JO-060' : 'findes ikke')
    const traek = await svarPaa(traekSamtykke(frisk(ctx), { samtykkeId: s?.id }))
    expect(traek, `${navn} trækker`).toBe(['ansvarlig', 'borgeren'].includes(navn) ? 'ja' : 'findes ikke')
    if (traek !== 'ja') await traekSamtykke(frisk(ansvarlig), { samtykkeId: s?.id })
    expect(await kvitter(), `${navn} kvitterer for en lukket`).toBe(modtager ? 'ja' : 'findes ikke')
  }
})

test('Muren med rå SQL: fremmede ser intet, kommunen ser tal efter overdragelse og aldrig medlemmet', async ({
  scene,
  database,
}) => {
  const { egen, hos3f, kode3f, folk } = await opstil(scene)
  const { ansvarlig, hjaelper } = folk
  if (!ansvarlig || !hjaelper) throw new Error('holdet mangler')
  const ordre = await nyOrdre(scene, ansvarlig)
  await aftal(ansvarlig, hjaelper, ordre.id, kode3f)
  const egne = await henvisKandidat(frisk(ansvarlig), {
    jobordreId: ordre.id,
    borgerId: egen,
    samtykke: ja(),
    deles,
    kommentar: 'Kun os',
  })
  await foreslaaKandidat(frisk(hjaelper), {
    jobordreId: ordre.id,
    borgerId: hos3f,
    samtykke: ja(),
    deles,
    kommentar: 'Kun 3F',
  })
  const web = postgres(database.adresser.web, { max: 1, onnotice: () => {} })
  const somOrganisation = (organisation: string, tekst: string, borger = '') =>
    web.begin(async (tx) => {
      await tx`select set_config('samspor.organisation', ${organisation}, true), set_config('samspor.borger', ${borger}, true),
        set_config('samspor.dag', ${IDAG}, true), set_config('samspor.alle', '', true)`
      return tx.unsafe(tekst)
    })
  const tael = async (organisation: string, borger = ''): Promise<Record<string, number>> => {
    const ud: Record<string, number> = {}
    for (const t of [
      'formidling',
      'formidlingsstand',
      'formidlingsnotat',
      'formidlingslog',
      'samtykke',
      'deling',
      'jobordre_samarbejde',
    ])
      ud[t] = Number(
        (
          await somOrganisation(
            organisation,
            `select count(*)::int as n from ${t} where ${t === 'formidlingsnotat' ? `borger_id in ('${egen}', '${hos3f}')` : `jobordre_id = '${ordre.id}'`}`,
            borger,
          )
        )[0]?.n,
      )
    return ud
  }
  const intet = {
    formidling: 0,
    formidlingsstand: 0,
    formidlingsnotat: 0,
    formidlingslog: 0,
    samtykke: 0,
    deling: 0,
    jobordre_samarbejde: 0,
  }
  const kbh = await scene.find('jobcenter', '10100')
  const hk = organisationen(ansvarlig).id
  try {
    expect(await tael(organisationen(folk['anden a-kasse'] ?? ansvarlig).id), 'fremmed a-kasse').toEqual(intet)
    expect(await tael((await scene.find('virksomhed', PLEJEHJEMMET.cvr)).id), 'fremmed virksomhed').toEqual(intet)
    expect(await tael('', crypto.randomUUID()), 'fremmed borger').toEqual(intet)
    expect(await tael(hk), 'den ansvarlige').toEqual({
      formidling: 2,
      formidlingsstand: 2,
      formidlingsnotat: 1,
      formidlingslog: 1,
      samtykke: 2,
      deling: 2,
      jobordre_samarbejde: 1,
    })
    expect(await tael(organisationen(hjaelper).id), 'hjælperen ser kun sit eget').toEqual({
      ...intet,
      formidling: 1,
      formidlingsstand: 1,
      formidlingsnotat: 1,
      formidlingslog: 1,
      samtykke: 1,
      deling: 1,
      jobordre_samarbejde: 1,
    })
    expect(await tael(organisationen(folk.virksomhed ?? ansvarlig).id), 'virksomheden ser den henviste').toEqual({
      ...intet,
      formidling: 1,
      formidlingsstand: 1,
      samtykke: 1,
      deling: 1,
      jobordre_samarbejde: 1,
    })
    await overdragJobordre(frisk(ansvarlig), { id: ordre.id, version: ordre.version, aarsag: '9301', tilId: kbh.id })
    // København has the citizen as its own too: it would know them by the id alone.
    expect(await tael(kbh.id), 'kommunen efter overdragelse').toEqual({ ...intet, formidlingsstand: 2 })
    const stand = await somOrganisation(kbh.id, `select * from formidlingsstand where formidling_id = '${egne.id}'`)
    expect(Object.keys(stand[0] ?? {}).sort()).toEqual([
      'aendret_tid',
      'formidling_id',
      'henvist_tid',
      'jobordre_id',
      'myndighed_id',
      'myndighed_navn',
      'status',
      'virksomhed_id',
    ])
    const skriv = (organisation: string, tekst: string) => somOrganisation(organisation, tekst)
    expect(
      (await skriv(kbh.id, `update formidling set status = 9203 where id = '${egne.id}' returning id`)).length,
    ).toBe(0)
    expect(
      (await skriv(kbh.id, `update formidlingsstand set status = 9203 where formidling_id = '${egne.id}' returning 1`))
        .length,
    ).toBe(0)
    await expect(skriv(hk, `update formidlingslog set til_status = 9201`)).rejects.toMatchObject({ code: '42501' })
    await expect(skriv(hk, `delete from formidlingslog`)).rejects.toMatchObject({ code: '42501' })
    await expect(skriv(hk, `delete from deling`)).rejects.toMatchObject({ code: '42501' })
    await expect(
      skriv(
        kbh.id,
        `insert into deling (samtykke_id, formidling_id, jobordre_id, borger_id, afsender_id, modtager_id, modtager_navn, delt_tid)
         select gen_random_uuid(), '${egne.id}', '${ordre.id}', '${egen}', '${kbh.id}', '${kbh.id}', 'os', now()`,
      ),
    ).rejects.toMatchObject({ code: '42501' })
  } finally {
    await web.end({ timeout: 2 })
  }
})
