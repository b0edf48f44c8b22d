import { NUPH_STATUS } from '#db/schema/nuph'
import { plusDage } from '#lib/dato'
import type { Kontekst } from '#lib/kontekst'
import { besvarNuph } from '#lib/nuph/besvar'
import { spoergOmNuph } from '#lib/nuph/dialog'
import { forklarNuph } from '#lib/nuph/forklar'
import { genoptagNuph } from '#lib/nuph/genoptag'
import { gemNuphKladde, kasserNuphKladde, opretNuphKladde } from '#lib/nuph/kladde'
import type { NuphStatus } from '#lib/nuph/livscyklus'
import { berigtigNuph } from '#lib/nuph/ret'
import { sendNuph } from '#lib/nuph/send'
import { tilbagekaldNuph } from '#lib/nuph/tilbagekald'
import { IkkeFundet } from '#lib/regelfund'
import { expect, test as grund } from '#tests/opsaetning/database'
import { sendUnderretning, svar, underretning } from '#tests/system/nuph-scene'
import { aabnScene, IDAG, koder, type Scene } from '#tests/system/scene'

const test = grund.extend<{ scene: Scene }>({
  scene: async ({ database }, use) => {
    const scene = await aabnScene(database)
    await use(scene)
    await scene.luk()
  },
})

const ny = underretning({ begrundelse: 'Medlemmet har ikke søgt job i september.' })

/** What can be done to a case: by whom, in which statuses it goes through, and what it is told in the others. */
const HANDLINGER: Record<
  string,
  {
    hvem: { readonly [aktoer: string]: readonly NuphStatus[] }
    ellers: string[]
    goer: (ctx: Kontekst, id: string) => Promise<unknown>
  }
> = {
  skrivKladde: {
    hvem: { kommunen: ['KLADDE'] },
    ellers: ['NUPH-E32'],
    goer: (ctx, id) => gemNuphKladde(ctx, { id, version: 1, felter: ny }),
  },
  send: {
    hvem: { kommunen: ['KLADDE'] },
    ellers: ['NUPH-E32'],
    goer: (ctx, id) => sendNuph(ctx, { id, version: 1 }),
  },
  kassér: {
    hvem: { kommunen: ['KLADDE'] },
    ellers: ['NUPH-E32'],
    goer: (ctx, id) => kasserNuphKladde(ctx, { id, version: 1 }),
  },
  berigtig: {
    hvem: { kommunen: ['SENDT'] },
    ellers: ['NUPH-E32'],
    goer: (ctx, id) => berigtigNuph(ctx, { id, version: 1, felter: ny, kommentar: 'Måneden' }),
  },
  tilbagekald: {
    hvem: { kommunen: ['SENDT', 'MIDLERTIDIGT_BESVARET', 'BESVARET', 'LUKKET'] },
    ellers: ['NUPH-E32'],
    goer: (ctx, id) => tilbagekaldNuph(ctx, { id, version: 1, grund: 'FEJL', kommentar: '' }),
  },
  // Both ask, each about what the other wrote.
  spørg: {
    hvem: {
      kommunen: ['MIDLERTIDIGT_BESVARET', 'BESVARET'],
      'a-kassen': ['SENDT', 'MIDLERTIDIGT_BESVARET', 'GENOPTAGET'],
    },
    ellers: ['NUPH-E35'],
    goer: (ctx, id) => spoergOmNuph(ctx, { id, tekst: 'Hvorfor?' }),
  },
  svarForeløbigt: {
    hvem: { 'a-kassen': ['SENDT', 'MIDLERTIDIGT_BESVARET'] },
    ellers: ['NUPH-E32'],
    goer: (ctx, id) =>
      besvarNuph(ctx, { id, version: 1, felter: svar({ svartype: 'V01', hoeringsfrist: plusDage(IDAG, 7) }) }),
  },
  svarEndeligt: {
    hvem: { 'a-kassen': ['SENDT', 'MIDLERTIDIGT_BESVARET', 'GENOPTAGET'] },
    ellers: ['NUPH-E32'],
    goer: (ctx, id) =>
      besvarNuph(ctx, { id, version: 1, felter: svar({ svartype: 'V11', begrundelse: 'Ikke rigtigt' }) }),
  },
  afvis: {
    hvem: { 'a-kassen': ['SENDT', 'MIDLERTIDIGT_BESVARET'] },
    ellers: ['NUPH-E32'],
    goer: (ctx, id) => besvarNuph(ctx, { id, version: 1, felter: svar({ svartype: 'V30' }) }),
  },
  genoptag: {
    hvem: { 'a-kassen': ['BESVARET', 'LUKKET'] },
    ellers: ['NUPH-E32'],
    goer: (ctx, id) => genoptagNuph(ctx, { id, version: 1, anledning: 'CKA', tekst: null }),
  },
  forklar: {
    hvem: { borgeren: ['SENDT', 'MIDLERTIDIGT_BESVARET', 'GENOPTAGET'] },
    ellers: ['NUPH-E38'],
    goer: (ctx, id) => forklarNuph(ctx, { id, slags: 'FORKLARING', tekst: 'Sådan var det.' }),
  },
}
/** Who asks. An anden kommune and an anden a-kasse know nothing of the case; a citizen of another case neither. */
const AKTOERER = ['kommunen', 'anden kommune', 'a-kassen', 'anden a-kasse', 'borgeren', 'anden borger'] as const

for (const status of NUPH_STATUS)
  test(`${status}: hver handling for hver af de seks`, async ({ scene }) => {
    test.setTimeout(120_000)
    const [medlem, anden] = await scene.somSystem(async () => [await scene.nytMedlem(), await scene.nytMedlem()])
    const jens = await scene.som('jens')
    const borger = (borgerId: string): Kontekst => ({ ...jens, aktoer: { slags: 'borger', borgerId, navn: 'Prøve' } })
    const som: Record<(typeof AKTOERER)[number], Kontekst> = {
      kommunen: jens,
      'anden kommune': await scene.som('asger'),
      'a-kassen': await scene.som('anna'),
      'anden a-kasse': await scene.som('tom'),
      borgeren: borger(medlem),
      'anden borger': borger(anden),
    }
    for (const [navn, handling] of Object.entries(HANDLINGER))
      for (const aktoer of AKTOERER) {
        const id = await sagI(scene, status, medlem, jens)
        const hvad = `${status}: ${navn} som ${aktoer}`
        const foer = await billede(scene, id)
        const udfald = await faar(
          handling.goer({ ...som[aktoer], frist: Date.now() + 20_000, requestId: crypto.randomUUID() }, id),
        )
        const ja = handling.hvem[aktoer]
        // A draft is the kommune's that writes it, and nobody else's.
        if (!ja || (status === 'KLADDE' && aktoer !== 'kommunen')) expect(udfald, hvad).toBe('findes ikke')
        else expect(udfald, hvad).toEqual(ja.includes(status) ? [] : handling.ellers)
        if (udfald !== 'findes ikke' && udfald.length === 0) expect(await billede(scene, id), hvad).not.toEqual(foer)
        else expect(await billede(scene, id), `${hvad} ændrer intet`).toEqual(foer)
        await scene.sql`update nuph set status = 'TILBAGEKALDT' where id = ${id} and status <> 'KLADDE'`
      }
  })

/** A case that stands in the status, about the same citizen each time. */
async function sagI(scene: Scene, status: NuphStatus, medlem: string, jens: Kontekst): Promise<string> {
  const frisk = { ...jens, frist: Date.now() + 20_000 }
  if (status === 'KLADDE') return (await opretNuphKladde(frisk, { borgerId: medlem, felter: underretning() })).id
  const { id } = await sendUnderretning(frisk, medlem)
  await scene.sql`update nuph set status = ${status} where id = ${id}`
  return id
}

const billede = (scene: Scene, id: string) => scene.sql`
  select n.status, n.version, n.begrundelse, (select count(*) from nuph_svar s where s.nuph_id = n.id) as svar,
    (select count(*) from nuph_indlaeg i where i.nuph_id = n.id) as indlaeg, (select count(*) from nuph_borgerindlaeg b where b.nuph_id = n.id) as borgerens,
    (select count(*) from event e where e.ekstern_id = n.id) as events
  from nuph n where n.id = ${id}`

async function faar(loefte: Promise<unknown>): Promise<string[] | 'findes ikke'> {
  try {
    return await koder(loefte)
  } catch (fejl) {
    if (fejl instanceof IkkeFundet) return 'findes ikke'
    throw fejl
  }
}
