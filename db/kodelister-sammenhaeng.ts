import { ENHEDER, type Felter, type Listenavn, SKEMA } from '#db/kodelister-skema'
import { erDag, plusDage } from '#lib/dato'

/** Something wrong in a file of db/kodelister, with the line that must be changed. */
export type Listefund = { fil: string; linje: number; kolonne?: string; besked: string }

type Raekke<L extends Listenavn> = { linje: number; felter: Felter<L> }
export type Raekker = { [L in Listenavn]: Raekke<L>[] }

/** From this day every kommune must have exactly one jobcenter: the a-kasser's part of the kontaktforløb begins. */
const DAEKKET_FRA = '2024-01-01'
const UENDELIG = '9999-12-31'

/** What rows must keep besides their own patterns: real days, no two versions of a thing on one day, known references. */
export function listefundMellemRaekker(lister: Raekker): Listefund[] {
  const navne = Object.keys(SKEMA) as Listenavn[]
  return [
    ...navne.flatMap((navn) => gyldighedsfund(navn, lister[navn])),
    ...cvrFund(lister.akasser),
    ...efterfoelgerfund(lister.akasser),
    ...titelfund(lister.stillingsbetegnelser),
    ...hjemmelfund(lister.koder),
    ...vaerdifund(lister),
    ...jobcenterfund(lister),
  ]
}

function gyldighedsfund<L extends Listenavn>(navn: L, raekker: Raekke<L>[]): Listefund[] {
  const fil = `${navn}.csv`
  const fund: Listefund[] = []
  const foer = new Map<string, { fra: string; til: string; linje: number }[]>()
  for (const { linje, felter } of raekker) {
    const f = felter as Record<string, string>
    const fra = f.gyldig_fra ?? ''
    const til = f.gyldig_til || UENDELIG
    if (!erDag(fra)) fund.push({ fil, linje, kolonne: 'gyldig_fra', besked: `dagen ${fra} findes ikke` })
    if (!erDag(til)) fund.push({ fil, linje, kolonne: 'gyldig_til', besked: `dagen ${til} findes ikke` })
    if (til < fra)
      fund.push({ fil, linje, kolonne: 'gyldig_til', besked: `gyldig_til ${til} er før gyldig_fra ${fra}` })

    const noegle = SKEMA[navn].noegle.map((kolonne) => f[kolonne]).join(' ')
    const versioner = foer.get(noegle) ?? []
    const anden = versioner.find((v) => v.fra <= til && fra <= v.til)
    if (anden) fund.push({ fil, linje, besked: `${noegle} gælder samtidig med linje ${anden.linje}` })
    foer.set(noegle, [...versioner, { fra, til, linje }])
  }
  return fund
}

/** CVR numbers carry a check: the digits weighted 2, 7, 6, 5, 4, 3, 2, 1 add up to a multiple of 11. */
export function cvrErMuligt(cvr: string): boolean {
  const vaegte = [2, 7, 6, 5, 4, 3, 2, 1]
  return /^\d{8}$/.test(cvr) && vaegte.reduce((sum, vaegt, i) => sum + vaegt * Number(cvr[i]), 0) % 11 === 0
}

function cvrFund(akasser: Raekke<'akasser'>[]): Listefund[] {
  return akasser
    .filter(({ felter: f }) => f.cvr !== '' && !cvrErMuligt(f.cvr))
    .map(({ linje, felter: f }) => ({
      fil: 'akasser.csv',
      linje,
      kolonne: 'cvr',
      besked: `cvr ${f.cvr} går ikke op i modulus 11`,
    }))
}

function efterfoelgerfund(akasser: Raekke<'akasser'>[]): Listefund[] {
  return akasser.flatMap(({ linje, felter: f }) => {
    if (f.efterfoelger === '') return []
    const fund = (besked: string) => [{ fil: 'akasser.csv', linje, kolonne: 'efterfoelger', besked }]
    if (f.gyldig_til === '') return fund('en a-kasse med efterfølger skal have gyldig_til')
    const overtager = akasser.some(
      ({ felter: a }) =>
        a.kode === f.efterfoelger &&
        a.kode !== f.kode &&
        a.gyldig_fra <= naesteDag(f.gyldig_til) &&
        naesteDag(f.gyldig_til) <= (a.gyldig_til || UENDELIG),
    )
    return overtager ? [] : fund(`a-kassen ${f.efterfoelger} findes ikke dagen efter ${f.gyldig_til}`)
  })
}

function titelfund(stillinger: Raekke<'stillingsbetegnelser'>[]): Listefund[] {
  const linjer = new Map<string, string>()
  return stillinger.flatMap(({ linje, felter: f }) => {
    const anden = linjer.get(f.titel.toLowerCase())
    linjer.set(f.titel.toLowerCase(), f.concept_uri)
    if (anden === undefined || anden === f.concept_uri) return []
    return [{ fil: 'stillingsbetegnelser.csv', linje, kolonne: 'titel', besked: `${f.titel} har to adresser` }]
  })
}

function hjemmelfund(koder: Raekke<'koder'>[]): Listefund[] {
  const tilbud = new Set(koder.filter(({ felter: f }) => f.liste === 'tilbudstype').map(({ felter: f }) => f.kode))
  return koder
    .filter(({ felter: f }) => f.liste.startsWith('lovhjemmel_') && !tilbud.has(f.kode))
    .map(({ linje, felter: f }) => ({
      fil: 'koder.csv',
      linje,
      kolonne: 'kode',
      besked: `tilbudstypen ${f.kode} findes ikke`,
    }))
}

function vaerdifund({ regelvaerdier, kommuner }: Raekker): Listefund[] {
  const kendte = new Set(['hele landet', ...kommuner.map(({ felter: f }) => f.kode)])
  return regelvaerdier.flatMap(({ linje, felter: f }) => {
    const fil = 'regelvaerdier.csv'
    const fund: Listefund[] = []
    if (!ENHEDER[f.enhed as keyof typeof ENHEDER].test(f.vaerdi))
      fund.push({ fil, linje, kolonne: 'vaerdi', besked: `vaerdi "${f.vaerdi}" passer ikke til enheden ${f.enhed}` })
    if (!kendte.has(f.omraade))
      fund.push({ fil, linje, kolonne: 'omraade', besked: `kommunen ${f.omraade} findes ikke` })
    return fund
  })
}

function jobcenterfund({ jobcentre, kommuner }: Raekker): Listefund[] {
  const kendte = new Set(kommuner.map(({ felter: f }) => f.kode))
  const ukendte = jobcentre.flatMap(({ linje, felter: f }) =>
    f.kommuner
      .split(',')
      .filter((kode) => !kendte.has(kode))
      .map((kode) => ({ fil: 'jobcentre.csv', linje, kolonne: 'kommuner', besked: `kommunen ${kode} findes ikke` })),
  )
  // Who serves whom can only change on a day where a row begins, or on the day after one ends.
  const skiftedage = [...jobcentre, ...kommuner]
    .flatMap(({ felter: f }) => [f.gyldig_fra, ...(f.gyldig_til === '' ? [] : [naesteDag(f.gyldig_til)])])
    .filter((dag) => dag > DAEKKET_FRA)
  const dage = [...new Set([DAEKKET_FRA, ...skiftedage])]
  const gaelder = (f: { gyldig_fra: string; gyldig_til: string }, dag: string) =>
    f.gyldig_fra <= dag && dag <= (f.gyldig_til || UENDELIG)

  const forkerte = dage.flatMap((dag) =>
    kommuner
      .filter(({ felter: k }) => gaelder(k, dag))
      .flatMap(({ linje, felter: k }) => {
        const antal = jobcentre.filter(
          ({ felter: j }) => gaelder(j, dag) && j.kommuner.split(',').includes(k.kode),
        ).length
        if (antal === 1) return []
        return [{ fil: 'kommuner.csv', linje, besked: `${k.kode} ${k.navn} har ${antal} jobcentre den ${dag}` }]
      }),
  )
  return [...ukendte, ...forkerte]
}

/** The day after, or the text itself where it is no day: that is already a finding of its own. */
function naesteDag(dag: string): string {
  return erDag(dag) ? plusDage(dag, 1) : dag
}
