import { plusDage } from '#lib/dato'
import type { Kontekst } from '#lib/kontekst'
import { besvarNuph } from '#lib/nuph/besvar'
import { koerUnderretningsdag } from '#lib/nuph/dagligt'
import { spoergOmNuph, svarPaaSpoergsmaal } from '#lib/nuph/dialog'
import { forklarNuph } from '#lib/nuph/forklar'
import { genoptagNuph } from '#lib/nuph/genoptag'
import { opretNuphKladde } from '#lib/nuph/kladde'
import { berigtigNuph } from '#lib/nuph/ret'
import { sendNuph } from '#lib/nuph/send'
import { tilbagekaldNuph } from '#lib/nuph/tilbagekald'
import { expect, test as grund } from '#tests/opsaetning/database'
import { karantaene, svar, underretning } from '#tests/system/nuph-scene'
import { aabnScene, IDAG, paaDag, type Scene, tilfaeldig } from '#tests/system/scene'

const test = grund.extend<{ scene: Scene }>({
  scene: async ({ database }, use) => {
    const scene = await aabnScene(database)
    await use(scene)
    await scene.luk()
  },
})

const FROE = Number(process.env.SAMSPOR_FROE ?? 20261130)
const SAGER = 300

/** What was done to a case, in order; by it the test knows what must stand in the tables. */
type Spor = { id: string; borgerId: string; gjort: string[] }

/** One case of the month, played through the use cases with a mix as a kommune and an a-kasse would know it. */
async function spil(scene: Scene, tal: () => number, medlem: string): Promise<Spor> {
  const chance = (p: number) => tal() < p
  let minut = 0
  const naeste = async (hvem: string): Promise<Kontekst> => {
    minut += 1
    const ctx = await scene.som(
      hvem,
      0,
      `${String(9 + Math.floor(minut / 60)).padStart(2, '0')}:${String(minut % 60).padStart(2, '0')}`,
    )
    return { ...ctx, frist: Date.now() + 20_000, requestId: crypto.randomUUID() }
  }
  const som = async (): Promise<Kontekst> => ({
    ...(await naeste('jens')),
    aktoer: { slags: 'borger', borgerId: medlem, navn: 'Prøve' },
  })
  const gjort: string[] = []
  const felter = underretning({
    haendelse: 'H08',
    kildeSlags: 'HENVISNING',
    kildeId: crypto.randomUUID(),
    begrundelse: 'Sagde nej til et job.',
  })
  const { id } = await opretNuphKladde(await naeste('jens'), { borgerId: medlem, felter })
  const spor = { id, borgerId: medlem, gjort }
  if (chance(0.04)) return spor
  await sendNuph(await naeste('jens'), { id, version: 1 })
  gjort.push('NuphOprettet')
  let version = 1
  if (chance(0.08)) {
    const rettet = {
      ...felter,
      ...(chance(0.5) ? { haendelsesdato: plusDage(IDAG, -1) } : { begrundelse: 'Sagde nej til to job.' }),
    }
    version = (await berigtigNuph(await naeste('jens'), { id, version, felter: rettet, kommentar: 'Fejl' })).version
    gjort.push('NuphBerigtiget')
  }
  if (chance(0.2)) {
    await forklarNuph(await som(), { id, slags: 'FORKLARING', tekst: 'Jobbet lå for langt væk.' })
    gjort.push('NuphBorgerindlaeg')
  }
  if (chance(0.15)) {
    const { indlaegId } = await spoergOmNuph(await naeste('anna'), { id, tekst: 'Hvilket job?' })
    await svarPaaSpoergsmaal(await naeste('jens'), { id, spoergsmaalId: indlaegId, tekst: 'Som tjener.' })
    gjort.push('NuphSpoergsmaal', 'NuphSpoergsmaalBesvaret')
  }
  if (chance(0.25)) {
    await besvarNuph(await naeste('anna'), {
      id,
      version,
      felter: svar({ svartype: 'V01', hoeringsfrist: plusDage(IDAG, 7) }),
    })
    gjort.push('NuphMidlertidigtBesvaret')
  }
  if (chance(0.06)) {
    await tilbagekaldNuph(await naeste('jens'), { id, version, grund: 'FEJL', kommentar: '' })
    gjort.push('NuphTilbagekaldt')
    return spor
  }
  if (chance(0.05)) {
    await besvarNuph(await naeste('anna'), { id, version, felter: svar({ svartype: 'V30' }) })
    gjort.push('NuphAfvist')
    return spor
  }
  if (chance(0.08)) return spor
  const [{ haendelsesdato } = { haendelsesdato: IDAG }] =
    await scene.sql`select haendelsesdato::text as haendelsesdato from nuph where id = ${id}`
  const udfald = tal()
  const med = { haendelsesdato, startdato: haendelsesdato }
  const [svartype, sanktion] =
    udfald < 0.45
      ? (['V12', null] as const)
      : udfald < 0.8
        ? (['V21', karantaene({ ...med, sanktionstype: '17' })] as const)
        : (['V20', karantaene({ ...med, sanktionstype: 'S03', timer: null })] as const)
  const { svarId } = await besvarNuph(await naeste('anna'), { id, version, felter: svar({ svartype }), sanktion })
  gjort.push(...(sanktion ? ['SanktionOprettet'] : []), 'NuphBesvaret')
  const bagefter = tal()
  if (bagefter < 0.06) {
    await tilbagekaldNuph(await naeste('jens'), { id, version, grund: 'FEJL', kommentar: '' })
    gjort.push('NuphTilbagekaldt', 'NuphGenoptaget')
  } else if (bagefter < 0.12) {
    await genoptagNuph(await naeste('anna'), { id, version, anledning: 'NYE_OPLYSNINGER', tekst: null })
    gjort.push('NuphGenoptaget')
  } else return spor
  if (chance(0.3)) return spor
  const v40 = svar({ svartype: 'V40', resultat: 'V12', erstatterSvarId: svarId, anledning: 'NYE_OPLYSNINGER' })
  await besvarNuph(await naeste('anna'), { id, version, felter: v40, annuller: sanktion ? 'Ny vurdering' : null })
  gjort.push(...(sanktion ? ['SanktionAnnulleret'] : []), 'NuphBesvaret')
  return spor
}

test(`En måned med ${SAGER} underretninger: registret, beskederne, hændelserne og status passer sammen i hver`, async ({
  scene,
}) => {
  test.setTimeout(400_000)
  const tal = tilfaeldig(FROE)
  const medlemmer: string[] = []
  await scene.somSystem(async () => {
    for (let i = 0; i < 50; i += 1) medlemmer.push(await scene.nytMedlem())
  })
  const sager: Spor[] = []
  for (let i = 0; i < SAGER; i += 1) sager.push(await spil(scene, tal, medlemmer[i % medlemmer.length] ?? ''))
  await scene.somSystem(() => koerUnderretningsdag(paaDag(30, '00:05')))
  const hvad = `frø ${FROE}`

  // Each case: its events in the order of what was done, the closing last.
  for (const { id, gjort } of sager) {
    const events =
      await scene.sql`select navn from event where ekstern_id = ${id} or ekstern_id in (select s.id from sanktion s where s.nuph_id = ${id})
      order by registreret_tid`
    const [sag] = await scene.sql`select status from nuph where id = ${id}`
    expect(
      events.map((e) => e.navn),
      `${hvad}, ${id}`,
    ).toEqual([...gjort, ...(sag?.status === 'LUKKET' ? ['NuphLukket'] : [])])
    expect(sag?.status, `${hvad}, ${gjort.join()}`).toBe(statusAf(gjort))
  }

  const brud = await scene.sql`
    select 'sanktionssvar uden række i registret' as hvad, s.id from nuph_svar s join nuph_svartype t on t.kode = coalesce(s.resultat, s.svartype)
      where t.sanktionskategori is not null and not exists (select from sanktion r where r.id = s.sanktion_id and r.nuph_id = s.nuph_id and r.kategori = t.sanktionskategori)
    union all select 'sanktion uden svar', r.id from sanktion r where r.nuph_id is not null and not exists (select from nuph_svar s where s.sanktion_id = r.id)
    union all select 'svar uden konsekvens, men sanktionen står', n.id from nuph n join lateral (
        select * from nuph_svar s where s.nuph_id = n.id and s.endeligt order by nummer desc limit 1) s on true
      join nuph_svartype t on t.kode = coalesce(s.resultat, s.svartype)
      where t.sanktionskategori is null and n.status <> 'GENOPTAGET' and exists (select from sanktion r where r.nuph_id = n.id and r.status <> 'ANNULLERET'
        and not exists (select from sanktion e where e.retter_version_id = r.version_id))
    union all select 'versioner', n.id from nuph n where n.status <> 'KLADDE' and n.version <> (select count(*) from nuph_version v where v.nuph_id = n.id)
    union all select 'kladde, der har forladt huset', n.id from nuph n where n.status = 'KLADDE' and (n.traad_id is not null or exists (select from event e where e.ekstern_id = n.id))
    union all select 'åben opgave på en afsluttet sag', n.id from nuph n join opgave o on o.objekt_id = n.id and o.lukket_tid is null and o.type = 'NY_UNDERRETNING'
      where n.status in ('TILBAGEKALDT', 'AFVIST', 'BESVARET', 'LUKKET')
    union all select 'ingen åben opgave, hvor svaret skyldes', n.id from nuph n where n.status in ('SENDT', 'MIDLERTIDIGT_BESVARET', 'GENOPTAGET')
      and not exists (select from opgave o where o.objekt_id = n.id and o.lukket_tid is null and o.type = 'NY_UNDERRETNING')
    union all select 'forældreløs', v.nuph_id from nuph_version v where not exists (select from nuph n where n.id = v.nuph_id)
    union all select 'to endelige svar', n.id from nuph n where (select count(*) from nuph_svar s where s.nuph_id = n.id and s.endeligt and s.svartype <> 'V40') > 1`
  expect([...brud], hvad).toEqual([])

  // Each message once: as many in the case's thread as what was done gives.
  for (const { id, gjort } of sager) {
    const [r] =
      await scene.sql`select count(*)::int as n, count(distinct b.skabelon || b.sendt_tid)::int as forskellige from besked b join nuph n on n.traad_id = b.traad_id where n.id = ${id}`
    const rettet =
      (
        await scene.sql`select count(distinct indhold ->> 'haendelsesdato')::int as n from nuph_version where nuph_id = ${id}`
      )[0]?.n === 2
        ? 1
        : 0
    const ventet =
      gjort.filter((g) => ['NuphOprettet', 'NuphTilbagekaldt', 'NuphAfvist', 'NuphBesvaret'].includes(g)).length +
      rettet +
      (gjort.includes('NuphGenoptaget') && !gjort.includes('NuphTilbagekaldt') ? 1 : 0)
    expect(r?.n, `${hvad}, ${gjort.join()}`).toBe(ventet)
  }
  const statusser = await scene.sql`select distinct status from nuph where id in ${scene.sql(sager.map((s) => s.id))}`
  expect(statusser.map((s) => s.status).sort(), 'måneden når dem alle').toEqual([
    'AFVIST',
    'GENOPTAGET',
    'KLADDE',
    'LUKKET',
    'MIDLERTIDIGT_BESVARET',
    'SENDT',
    'TILBAGEKALDT',
  ])
})

/** Where a case stands after the month, by what was done to it. */
function statusAf(gjort: string[]): string {
  const sidste = gjort
    .filter(
      (g) =>
        /Oprettet|Berigtiget|MidlertidigtBesvaret|Tilbagekaldt|Afvist|Genoptaget|NuphBesvaret/.test(g) &&
        g.startsWith('Nuph'),
    )
    .at(-1)
  if (!sidste) return 'KLADDE'
  const efter: Record<string, string> = {
    NuphOprettet: 'SENDT',
    NuphBerigtiget: 'SENDT',
    NuphMidlertidigtBesvaret: 'MIDLERTIDIGT_BESVARET',
    NuphTilbagekaldt: 'TILBAGEKALDT',
    NuphAfvist: 'AFVIST',
    NuphGenoptaget: 'GENOPTAGET',
    NuphBesvaret: 'LUKKET',
  }
  return efter[sidste] ?? ''
}
