import { brugDatabase } from '#db/client'
import { enGang } from '#lib/anmodning'
import { plusDage } from '#lib/dato'
import { afslaaIndstilling, godkendIndstilling } from '#lib/indstilling/afgoer'
import { opretKladde } from '#lib/indstilling/kladde'
import { sendIndstilling } from '#lib/indstilling/send'
import { tagIndstilling } from '#lib/indstilling/tag'
import { traekIndstilling } from '#lib/indstilling/traek'
import type { Kontekst } from '#lib/kontekst'
import { expect, test as grund } from '#tests/opsaetning/database'
import {
  aabnScene,
  afslagMed,
  felter,
  godkendMed,
  IDAG,
  koder,
  type Scene,
  send,
  tilfaeldig,
} from '#tests/system/scene'

const test = grund.extend<{ scene: Scene }>({
  scene: async ({ database }, use) => {
    const scene = await aabnScene(database)
    await use(scene)
    await scene.luk()
  },
})

const FROE = Number(process.env.SAMSPOR_FROE ?? 20261123)
const frisk = (ctx: Kontekst): Kontekst => ({ ...ctx, frist: Date.now() + 20_000, requestId: crypto.randomUUID() })
const pause = (ms: number) => new Promise((ok) => setTimeout(ok, ms))

test('Afgør to sagsbehandlere på én gang, vinder den ene, og den anden får det at vide', async ({ scene }) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const jens = await scene.som('jens')
  const anna = await scene.som('anna')
  for (let gang = 0; gang < 10; gang += 1) {
    const id = await send(anna, medlem)
    await tagIndstilling(jens, { id, version: 2 })
    const svar = await Promise.all([
      koder(godkendIndstilling(frisk(jens), { id, version: 3, felter: godkendMed() })),
      koder(afslaaIndstilling(frisk(jens), { id, version: 3, felter: afslagMed() })),
    ])
    expect(svar.filter((k) => k.length === 0)).toHaveLength(1)
    expect(svar.find((k) => k.length > 0)?.[0]).toMatch(/IN-409|IN-004/)
    expect(await scene.antal('brev', { indstilling_id: id })).toBe(1)
    expect(await scene.antal('afgoerelse', { indstilling_id: id })).toBe(1)
  }
})

test('Tyve afsendelser med samme nøgle er én', async ({ scene }) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const anna = await scene.som('anna')
  const { id } = await opretKladde(anna, { borgerId: medlem, felter: felter() })
  const ind = { id, version: 1 }
  const svar = await Promise.allSettled(
    Array.from({ length: 20 }, () => enGang(frisk(anna), 'samme', ind, (ctx) => sendIndstilling(ctx, ind))),
  )
  const numre = svar.flatMap((s) => (s.status === 'fulfilled' ? [s.value.sagsnummer] : []))
  expect(numre.length).toBeGreaterThanOrEqual(1)
  expect(new Set(numre).size).toBe(1)
  for (const s of svar) if (s.status === 'rejected') expect(String(s.reason)).toContain('Ingen ledig forbindelse')
  expect(await scene.antal('traad', { borger_id: medlem })).toBe(1)
  expect(await scene.antal('event', { ekstern_id: id, navn: 'IndstillingSendt' })).toBe(1)
  expect(await scene.antal('opgave', { objekt_id: id })).toBe(1)
})

test('100 gange trækkes og afgøres sagen samtidig, og den ender altid ét sted', async ({ scene }) => {
  const tal = tilfaeldig(FROE)
  const [anna, jens] = [await scene.som('anna'), await scene.som('jens')]
  const medlemmer = await scene.somSystem(async () => [await scene.nytMedlem(), await scene.nytMedlem()])
  const vundet = { traek: 0, afgoer: 0 }
  const en = async (nr: number) => {
    const id = await send(frisk(anna), medlemmer[nr % 2] ?? '')
    await tagIndstilling(frisk(jens), { id, version: 2 })
    const [foerst, sidst] = [tal() * 12, tal() * 12]
    const [trukket, afgjort] = await Promise.all([
      pause(foerst).then(() =>
        koder(traekIndstilling(frisk(anna), { id, version: 3, aarsag: 'MEDLEM_I_JOB', kommentar: '' })),
      ),
      pause(sidst).then(() => koder(afslaaIndstilling(frisk(jens), { id, version: 3, felter: afslagMed() }))),
    ])
    const hvad = `frø ${FROE}, nr. ${nr}`
    expect(
      [trukket, afgjort].filter((k) => k.length === 0),
      hvad,
    ).toHaveLength(1)
    vundet[trukket.length === 0 ? 'traek' : 'afgoer'] += 1
    const { status } = await scene.sag(id)
    expect(status, hvad).toBe(trukket.length === 0 ? 'TRUKKET' : 'AFGJORT_AFVENTER_POST')
    expect(await scene.antal('brev', { indstilling_id: id }), hvad).toBe(trukket.length === 0 ? 0 : 1)
    const aabne = await scene.sql`select 1 from opgave where objekt_id = ${id} and lukket_tid is null`
    expect(aabne.length, hvad).toBe(trukket.length === 0 ? 0 : 1)
  }
  for (let nr = 0; nr < 100; nr += 4) await Promise.all([0, 1, 2, 3].map((n) => en(nr + n)))
  expect(Math.min(vundet.traek, vundet.afgoer), 'begge skal have vundet, ellers er intet prøvet').toBeGreaterThan(0)
})

test('110 gange overgår kontaktforløbet, mens der sendes: ingen sag sendes, efter at afslutningen gælder', async ({
  scene,
  database,
}) => {
  const tal = tilfaeldig(FROE + 1)
  const anna = await scene.som('anna')
  const medlemmer: string[] = []
  await scene.somSystem(async () => {
    for (let i = 0; i < 110; i += 1) medlemmer.push(await scene.nytMedlem())
  })
  const sager: { id: string }[] = []
  for (const borgerId of medlemmer) sager.push(await opretKladde(frisk(anna), { borgerId, felter: felter() }))
  // The worker role may do both acts; what is tried here is the lock, and the walls are tried elsewhere.
  await brugDatabase(database.adresser.worker)
  const udfald: string[] = []
  const en = async (i: number) => {
    const [borgerId, sag] = [medlemmer[i] ?? '', sager[i]?.id ?? '']
    const [a, b] = [tal() * 15, tal() * 15]
    const [, svar] = await Promise.all([
      pause(a).then(() => scene.afslut(borgerId, plusDage(IDAG, -1))),
      pause(b).then(() => koder(sendIndstilling(frisk(anna), { id: sag, version: 1 }))),
    ])
    const hvad = `frø ${FROE}, nr. ${i}`
    const [r] = await scene.sql<{ sendt: boolean; traade: number }[]>`
      select i.status = 'MODTAGET' as sendt, (select count(*)::int from traad t where t.borger_id = i.borger_id and t.beskedtype = 11) as traade
      from indstilling i where i.id = ${sag}`
    expect(r?.traade, hvad).toBe(svar.length === 0 ? 1 : 0)
    expect(svar.length === 0 ? [] : svar, hvad).toEqual(svar.length === 0 ? [] : ['IN-001'])
    expect(r?.sendt, hvad).toBe(svar.length === 0)
    const laast = await scene.sql`
      select 1 from event s join event k on k.borger_id = s.borger_id and k.navn = 'KontaktforloebAfsluttet'
      where s.borger_id = ${borgerId} and s.navn = 'IndstillingSendt' and s.registreret_tid > k.registreret_tid + interval '1 ms'`
    expect(laast, `${hvad}: sendt efter afslutningen`).toHaveLength(0)
    udfald.push(svar.length === 0 ? 'sendt' : 'afvist')
  }
  for (let i = 0; i < 110; i += 4) await Promise.all([0, 1, 2, 3].filter((n) => i + n < 110).map((n) => en(i + n)))
  expect(new Set(udfald), 'begge udfald skal være set').toEqual(new Set(['sendt', 'afvist']))
})
