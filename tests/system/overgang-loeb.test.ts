import { udmeldAfAkasse } from '#lib/akassemedlemskab/udmeld'
import { indberetTimer } from '#lib/dagpengetaeller/indberet'
import { plusDage } from '#lib/dato'
import { afslutUdenMedlemskab } from '#lib/fravaer/afslut'
import { opretKladde } from '#lib/indstilling/kladde'
import { sendIndstilling } from '#lib/indstilling/send'
import type { Kontekst } from '#lib/kontekst'
import { skrivKladde } from '#lib/min-plan/kladde'
import { publicerKladde } from '#lib/min-plan/udgiv'
import { besvarNuph } from '#lib/nuph/besvar'
import { fortrydAfslutning, saetSlutdato } from '#lib/overdragelse/afslut'
import { IkkeFundet } from '#lib/regelfund'
import { indkald } from '#lib/samtale/registrer'
import { expect, test as grund } from '#tests/opsaetning/database'
import { karantaene, svar as nuphsvar, sendUnderretning } from '#tests/system/nuph-scene'
import { samtalen } from '#tests/system/samtale-scene'
import { aabnScene, felter, IDAG, koder, paaDag, type Scene, tilfaeldig } from '#tests/system/scene'

/**
 * The second in which the course changes hands. Three things are done to one citizen at once, each by its own connection and with pauses of
 * its own; what comes of it must be what one of the six orders gives when they are done one after the other. The course is ended by the
 * a-kasse, by the platform because the membership is over, or by both. `SAMSPOR_RUNDER=10000` runs long.
 */
const RUNDER = Number(process.env.SAMSPOR_RUNDER ?? 60)
const FROE = Number(process.env.SAMSPOR_FROE ?? 20261123)
const SAMTIDIGE = 3

const test = grund.extend<{ scene: Scene }>({
  scene: async ({ database }, use) => {
    const scene = await aabnScene(database)
    await use(scene)
    await scene.luk()
  },
})

type Sag = { borgerId: string; fravaerId: string; indstillingId: string; medlemskabId: string; nuphId: string }
type Handling = (sag: Sag) => Promise<unknown>

const frisk = (ctx: Kontekst): Kontekst => ({ ...ctx, frist: Date.now() + 20_000, requestId: crypto.randomUUID() })
const pause = (ms: number) => new Promise((ok) => setTimeout(ok, ms))
const I_MORGEN = 1
/** The worker's act is about everybody at once, so nobody else's second may run beside it. */
const PLATFORMEN = 'platformenSlutter'

/** Everything that can be done in the handover second, by the authority that may think that it still, or already, has the citizen. */
async function handlinger(scene: Scene): Promise<Record<string, Handling>> {
  const [anna, annaI, jensI] = [
    await scene.som('anna'),
    await scene.som('anna', I_MORGEN),
    await scene.som('jens', I_MORGEN),
  ]
  const dato = { slutDato: IDAG, aarsag: 9752, kommentar: null }
  const udgiv =
    (ctx: Kontekst): Handling =>
    ({ borgerId }) =>
      publicerKladde(frisk(ctx), { borgerId, version: 1 })
  return {
    afslut: ({ fravaerId }) => saetSlutdato(frisk(anna), { fravaerId, version: 1, ...dato }),
    afslutIgen: ({ fravaerId }) =>
      saetSlutdato(frisk(anna), { fravaerId, version: 1, ...dato, slutDato: plusDage(IDAG, -1) }),
    fortryd: ({ fravaerId }) => fortrydAfslutning(frisk(anna), { fravaerId, version: 2, kommentar: 'Forkert medlem.' }),
    jobmaalAkasse: udgiv(annaI),
    jobmaalKommune: udgiv(jensI),
    indstil: ({ indstillingId }) => sendIndstilling(frisk(annaI), { id: indstillingId, version: 1 }),
    samtaleAkasse: ({ borgerId }) => indkald(frisk(annaI), samtalen(borgerId)),
    samtaleKommune: ({ borgerId }) =>
      indkald(
        frisk(jensI),
        samtalen(borgerId, { type: 7, moedeholder: 'Jens Jobsen', akassedeltagelse: 'DELTAGER_IKKE' }),
      ),
    timer: ({ borgerId }) =>
      scene.find('akasse', '9013').then((hk) => indberetTimer(frisk(anna), rapport(borgerId, hk.id, '438.00'))),
    udmeld: ({ medlemskabId }) => udmeldAfAkasse(frisk(anna), { medlemskabId, til: IDAG }),
    [PLATFORMEN]: () => afslutUdenMedlemskab(frisk(paaDag(I_MORGEN))),
    sanktion: ({ nuphId }) =>
      besvarNuph(frisk(anna), {
        id: nuphId,
        version: 1,
        felter: nuphsvar({ svartype: 'V21' }),
        sanktion: karantaene(),
      }),
  }
}

const rapport = (borgerId: string, akasseId: string, timerForbrugt: string) => ({
  borgerId,
  akasseId,
  forsikring: 'FULDTID' as const,
  timerForbrugt,
  opgjortTil: timerForbrugt === '438.00' ? IDAG : '2026-10-31',
  indplaceringsdato: '2026-01-01',
  nyIndplacering: timerForbrugt !== '438.00',
})

test('Hvad der end sker i det sekund, forløbet skifter hænder, er der en rækkefølge, der forklarer det', async ({
  scene,
}) => {
  test.setTimeout(60_000 + RUNDER * 1500)
  const alt = await handlinger(scene)
  const [anna, jens] = [await scene.som('anna'), await scene.som('jens')]
  const hk = await scene.find('akasse', '9013')
  const [kok] = await scene.sql<
    { uri: string }[]
  >`select concept_uri as uri from stillingsbetegnelse order by 1 limit 1`
  const indhold = {
    jobmaal: [{ conceptUri: kok?.uri ?? '', alias: null, tekst: null, primaer: true }],
    krav: null,
    aftaler: null,
  }

  // Is the platform to end a course that nobody else's act makes it end, the membership has ended beforehand.
  const nySag = async (navne: readonly string[]): Promise<Sag> => {
    const borgerId = await scene.nytMedlem({ tilmeldtFra: -100 })
    await indberetTimer(paaDag(-5), rapport(borgerId, hk.id, '420.00'))
    for (const ctx of [anna, jens]) await skrivKladde(frisk(ctx), { borgerId, version: 0, grundlag: 0, indhold })
    const { id } = await opretKladde(frisk(anna), { borgerId, felter: felter() })
    const { id: nuphId } = await sendUnderretning(frisk(jens), borgerId, {
      haendelse: 'H05',
      tilbudsbeskrivelse: 'Et kursus',
    })
    const [f] = await scene.sql`select id from fravaer where borger_id = ${borgerId} and registreret_til is null`
    const [m] =
      await scene.sql`select id from akassemedlemskab where borger_id = ${borgerId} and registreret_til is null`
    const medlemskabId = String(m?.id)
    if (navne.includes(PLATFORMEN) && !navne.includes('udmeld'))
      await udmeldAfAkasse(frisk(anna), { medlemskabId, til: IDAG })
    return { borgerId, fravaerId: String(f?.id), indstillingId: id, medlemskabId, nuphId }
  }
  /** What stands afterwards, without names and times. */
  const stand = async ({ borgerId }: Sag): Promise<string> => {
    const [r] = await scene.sql`select
      (select array_agg(coalesce(slut_dato || ' ' || afslutningsaarsag, 'aabent') order by start_dato) from fravaer where borger_id = ${borgerId} and fravaerstype = 75
        and registreret_til is null and berigtiget_tid is null) as forloeb,
      (select array_agg(status || ' ' || slut_dato order by status, slut_dato) from overdragelsespakke where borger_id = ${borgerId}) as pakker,
      (select array_agg(art order by art) from overdragelsespunkt where borger_id = ${borgerId}) as i_pakken,
      (select array_agg(nummer || ' ' || publiceret_af_navn || ' ' || status order by nummer) from min_plan where borger_id = ${borgerId}) as planer,
      (select array_agg(status) from indstilling where borger_id = ${borgerId}) as sager,
      (select array_agg(coalesce(gyldig_til::text, 'loeber')) from akassemedlemskab where borger_id = ${borgerId} and registreret_til is null) as medlem,
      (select array_agg(n.status || ' ' || (select count(*) from nuph_svar s where s.nuph_id = n.id)) from nuph n where n.borger_id = ${borgerId}) as underretninger,
      (select array_agg(sanktionstype || ' ' || version) from sanktion where borger_id = ${borgerId}) as sanktioner,
      (select count(*) from besked where borger_id = ${borgerId}) as beskeder,
      (select array_agg(type order by type) from opgave where borger_id = ${borgerId} and lukket_tid is null) as opgaver,
      (select array_agg(type order by type) from samtale where borger_id = ${borgerId} and registreret_til is null) as samtaler,
      (select array_agg(navn order by navn) from event where borger_id = ${borgerId}) as haendt,
      (select array_agg(tilstand || ' ' || coalesce(slut_dato::text, '')) from forloebsoverblik where borger_id = ${borgerId}) as overblik`
    return JSON.stringify(r)
  }
  const svar = async (handling: Handling, sag: Sag): Promise<string> => {
    try {
      return (await koder(handling(sag))).join('+') || 'ja'
    } catch (fejl) {
      // Who has lost the citizen finds nothing there.
      if (fejl instanceof IkkeFundet) return 'findes ikke'
      throw fejl
    }
  }

  // What each order gives, one after the other: worked out when first asked for.
  const kendte = new Map<string, Map<string, string>>()
  const lovlige = async (navne: readonly string[]): Promise<Map<string, string>> => {
    const noegle = navne.join(' ')
    const fundet = kendte.get(noegle)
    if (fundet) return fundet
    const udfald = new Map<string, string>()
    for (const orden of raekkefoelger(navne)) {
      const sag = await nySag(navne)
      const svarene = new Map<string, string>()
      for (const navn of orden) svarene.set(navn, await svar(alt[navn] as Handling, sag))
      udfald.set(JSON.stringify([navne.map((n) => svarene.get(n)), await stand(sag)]), orden.join(' → '))
    }
    kendte.set(noegle, udfald)
    return udfald
  }

  const tal = tilfaeldig(FROE)
  const set = new Map<string, Set<string>>()
  const en = async (nr: number, navne: readonly string[], pauser: readonly number[]) => {
    const ventet = await lovlige(navne)
    const sag = await nySag(navne)
    const svarene = await Promise.all(
      navne.map((navn, i) => pause(pauser[i] ?? 0).then(() => svar(alt[navn] as Handling, sag))),
    )
    const udfald = JSON.stringify([svarene, await stand(sag)])
    expect([...ventet.keys()], `frø ${FROE}, nr. ${nr}, ${navne.join(' | ')}`).toContain(udfald)
    set.set(navne.join(' '), (set.get(navne.join(' ')) ?? new Set()).add(ventet.get(udfald) ?? ''))
  }

  await scene.somSystem(async () => {
    const proeves = udvalg(bland(treere(Object.keys(alt)), tal), Math.max(5, RUNDER / 20))
    for (const navne of proeves) await lovlige(navne)
    for (let nr = 0; nr < RUNDER; ) {
      const navnene = (i: number) => proeves[(nr + i) % proeves.length] ?? []
      const alene = Array.from({ length: SAMTIDIGE }, (_, i) => navnene(i).includes(PLATFORMEN)).indexOf(true)
      const antal = Math.min(alene === 0 ? 1 : alene > 0 ? alene : SAMTIDIGE, RUNDER - nr)
      await Promise.all(
        Array.from({ length: antal }, (_, i) => en(nr + i, navnene(i), [tal() * 15, tal() * 15, tal() * 15])),
      )
      nr += antal
    }
  })
  const flere = [...set.values()].filter((ordener) => ordener.size > 1)
  expect(flere.length, 'der skal være set mere end én rækkefølge, ellers er intet prøvet').toBeGreaterThan(0)
})

/** Every three acts of which one at least ends the course. */
function treere(navne: readonly string[]): string[][] {
  const slutter = ['afslut', PLATFORMEN]
  return navne
    .flatMap((a, i) => navne.slice(i + 1).flatMap((b, j) => navne.slice(i + j + 2).map((c) => [a, b, c])))
    .filter((tre) => tre.some((navn) => slutter.includes(navn)))
}

/** So many of them, in their order, but first those that are needed for every act to be tried. */
function udvalg(tripler: readonly string[][], antal: number): string[][] {
  const sete = new Set<string>()
  const nye = tripler.filter((tre) => {
    const bringerNyt = tre.some((navn) => !sete.has(navn))
    for (const navn of tre) sete.add(navn)
    return bringerNyt
  })
  return [...nye, ...tripler.filter((tre) => !nye.includes(tre))].slice(0, Math.max(nye.length, antal))
}

const bland = <T>(alle: readonly T[], tal: () => number): T[] =>
  alle
    .map((t) => ({ t, nr: tal() }))
    .sort((a, b) => a.nr - b.nr)
    .map(({ t }) => t)

function raekkefoelger(navne: readonly string[]): string[][] {
  if (navne.length <= 1) return [[...navne]]
  return navne.flatMap((navn) => raekkefoelger(navne.filter((n) => n !== navn)).map((rest) => [navn, ...rest]))
}
