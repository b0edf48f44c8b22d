import { setTimeout as vent } from 'node:timers/promises'
import { type Klient, kraev, type Svar } from '#konformitet/klient'
import type { Regel } from '#konformitet/regel'

/** How long the feed may take to tell of the probe orders. */
const VENT_MS = 20_000
const JOBORDRE = 120001
/** A reason that needs no words. */
const INGEN_EGNEDE = '9301'

type Ordre = { id: string; titel: string; version: number }

/** An a-kasse's system takes the probe for job orders: found in the feed, fetched, taken, returned and handed on. */
export const jobordreregler: readonly Regel[] = [
  {
    gruppe: 'Jobordrer',
    navn: 'jobordre-proeve',
    saetning: 'Et system, der gør, hvad prøvejobordrerne siger, bliver set gøre det, trin for trin.',
    kilde: 'STAR, IT-nyhedsbrev 31/2023',
    kraever: ['StartRekrutteringsproeve', 'GetJobordre', 'ModtagJobordre', 'ReturnerJobordre', 'OverdragJobordre'],
    medAkassekode: true,
    koer: async ({ akasse, akassekode }) => {
      const foer = await laesFeed(akasse, 0)
      const sti = `/Rekrutteringsmyndighed/${akassekode}/proeve`
      const startet = await akasse('POST', sti, { krop: { system: 'Konformitetsprøven' } })
      kraev(startet.status === 201, 'prøven skulle begynde', startet)
      const [henvis, returner, overdrag] = await findOrdrer(akasse, foer.naeste)
      kraev(
        henvis !== undefined && returner !== undefined && overdrag !== undefined,
        'feedet fortalte ikke om tre prøver',
      )
      const jobcenter = await etJobcenter(akasse)
      const goer = async (o: Ordre, gerning: string, krop: object) => {
        const svar = await akasse('POST', `/Jobordre/${o.id}/action/${gerning}`, { version: o.version, krop })
        kraev(svar.status === 200, `${gerning} skulle lykkes`, svar)
        return { ...o, version: svar.krop.version as number }
      }
      await goer(henvis, 'modtag', {})
      await goer(returner, 'returner', { aarsag: INGEN_EGNEDE, jobcenter })
      await goer(await goer(overdrag, 'modtag', {}), 'overdrag', { aarsag: INGEN_EGNEDE, jobcenter })
      const svar = await akasse('GET', sti)
      const set = Object.keys(svar.krop.trin).sort()
      kraev(
        ['HENTET', 'MODTAGET', 'OVERDRAGET', 'RETURNERET'].every((t) => set.includes(t)),
        'ventede, at trinene var set',
        svar,
      )
    },
  },
  {
    gruppe: 'Jobordrer',
    navn: 'klarmelding-bevis',
    saetning: 'Et bevis, som ingen har underskrevet, giver JO-081.',
    kilde: 'STAR, IT-nyhedsbrev 31/2023',
    kraever: ['MeldKlar'],
    medAkassekode: true,
    koer: async ({ akasse, akassekode }) => {
      const krop = { klarFra: new Date().toISOString().slice(0, 10), bevis: 'e30.e30.e30' }
      const svar = await akasse('PUT', `/Rekrutteringsmyndighed/${akassekode}/klarmelding`, { krop, proev: true })
      kraev(svar.status === 422 && svar.koder.includes('JO-081'), 'ventede JO-081', svar)
    },
  },
]

/** Reads on from a number to the end of the feed. */
async function laesFeed(akasse: Klient, fra: number): Promise<{ naeste: number; ider: string[] }> {
  const ider: string[] = []
  for (let efter = fra; ; ) {
    const svar: Svar = await akasse('GET', `/Webservicebesked?efter=${efter}&antal=500`)
    kraev(svar.status === 200, 'feedet skulle kunne læses', svar)
    const { webservicebeskeder: raekker, naeste } = svar.krop
    if (raekker.length === 0) return { naeste: efter, ider }
    ider.push(
      ...raekker
        .filter((r: { EntitetId: number; Aendringstype: number }) => r.EntitetId === JOBORDRE && r.Aendringstype === 1)
        .map((r: { EksternIdentifier: string }) => r.EksternIdentifier),
    )
    efter = naeste
  }
}

/** Fetches what the feed tells of until the three probes are there, by their titles. */
async function findOrdrer(akasse: Klient, fra: number): Promise<Ordre[]> {
  const frist = Date.now() + VENT_MS
  const fundne: Ordre[] = []
  for (let efter = fra; fundne.length < 3 && Date.now() < frist; await vent(500)) {
    const { naeste, ider } = await laesFeed(akasse, efter)
    efter = naeste
    for (const id of ider) {
      const svar = await akasse('GET', `/Jobordre/${id}`)
      if (svar.status === 200 && /^Prøve \d:/.test(svar.krop.title))
        fundne.push({ id, titel: svar.krop.title, version: svar.krop.version })
    }
  }
  return fundne.sort((a, b) => a.titel.localeCompare(b.titel, 'da'))
}

async function etJobcenter(akasse: Klient): Promise<string> {
  const svar = await akasse('GET', '/Organisation?type=jobcenter')
  const kode = (svar.krop?.organisationer ?? [])
    .map((o: { kode: string }) => o.kode)
    .find((k: string) => k.endsWith('00'))
  kraev(kode !== undefined, 'der skulle være et hovedjobcenter', svar)
  return kode
}
