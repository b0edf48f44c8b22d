import type postgres from 'postgres'
import { Importfejl, type Importfund, type Importraekke, type Importrapport, laesImportfil } from '#db/importfil'
import { type Dag, erDag } from '#lib/dato'
import { erCvr } from '#lib/virksomhed/cvr'

const KOLONNER = [
  'cvr',
  'p_nummer',
  'navn',
  'kommunekode',
  'vej',
  'husnummer',
  'postnummer',
  'by',
  'gyldig_fra',
  'gyldig_til',
] as const

/** One period of one unit, with the line it stands on. */
export type Penhed = {
  linje: number
  cvr: string
  pNummer: string
  navn: string
  kommunekode: string
  adresse: { vej?: string; husnummer?: string; postnummer?: string; by?: string }
  gyldigFra: Dag
  gyldigTil: Dag | null
}

/**
 * The units of companies out of a file: cvr, p_nummer, navn, kommunekode, vej, husnummer, postnummer, by, gyldig_fra, gyldig_til (may be empty).
 * A unit may have several periods, also under different companies, but one at a time. Pure. Throws `Importfejl` with every finding.
 */
export function tolkPenheder(bytes: Uint8Array): Penhed[] {
  const fund: Importfund[] = []
  const { raekker } = laesImportfil(bytes, KOLONNER, fund)
  const enheder = raekker.flatMap((raekke) => enhedI(raekke, fund))
  fund.push(...overlap(enheder))
  if (enheder.length === 0 && fund.length === 0) fund.push({ linje: 1, besked: 'der er ingen enheder i filen' })
  if (fund.length > 0) throw new Importfejl(fund)
  return enheder
}

function enhedI({ linje, felt }: Importraekke, fund: Importfund[]): Penhed[] {
  const foer = fund.length
  const kraev = (holder: boolean, besked: string) => {
    if (!holder) fund.push({ linje, besked })
  }
  const til = felt('gyldig_til')
  kraev(erCvr(felt('cvr')), `cvr "${felt('cvr')}" er ikke et gyldigt CVR-nummer`)
  kraev(/^\d{10}$/.test(felt('p_nummer')), `p_nummer "${felt('p_nummer')}" skal have ti cifre`)
  kraev(felt('navn') !== '' && felt('navn').length <= 500, `navn skal være 1-500 tegn, er ${felt('navn').length}`)
  // The CVR register has three digits, the address register the same with a nought before.
  kraev(/^0?\d{3}$/.test(felt('kommunekode')), `kommunekode "${felt('kommunekode')}" skal have tre cifre`)
  kraev(
    /^(\d{4})?$/.test(felt('postnummer')),
    `postnummer "${felt('postnummer')}" skal have fire cifre eller være tomt`,
  )
  kraev(erDag(felt('gyldig_fra')), `gyldig_fra "${felt('gyldig_fra')}" skal være en dato: ÅÅÅÅ-MM-DD`)
  kraev(til === '' || erDag(til), `gyldig_til "${til}" skal være tom eller en dato: ÅÅÅÅ-MM-DD`)
  if (erDag(til)) kraev(til >= felt('gyldig_fra'), `gyldig_til ${til} er før gyldig_fra ${felt('gyldig_fra')}`)
  if (fund.length > foer) return []
  const adresse = ['vej', 'husnummer', 'postnummer', 'by'].flatMap((k) => (felt(k) ? [[k, felt(k)]] : []))
  return [
    {
      linje,
      cvr: felt('cvr'),
      pNummer: felt('p_nummer'),
      navn: felt('navn'),
      kommunekode: felt('kommunekode').slice(-3),
      adresse: Object.fromEntries(adresse),
      gyldigFra: felt('gyldig_fra'),
      gyldigTil: til || null,
    },
  ]
}

/** A P-nummer is one company's at a time, and has one name and address at a time. */
function overlap(enheder: readonly Penhed[]): Importfund[] {
  const orden = [...enheder].sort((a, b) => sammenlign(a.pNummer, b.pNummer) || sammenlign(a.gyldigFra, b.gyldigFra))
  return orden.flatMap((e, nr) => {
    const foer = orden[nr - 1]
    if (!foer || foer.pNummer !== e.pNummer || (foer.gyldigTil !== null && foer.gyldigTil < e.gyldigFra)) return []
    return [
      { linje: e.linje, besked: `p_nummer ${e.pNummer} gælder allerede fra linje ${foer.linje} den ${e.gyldigFra}` },
    ]
  })
}

const sammenlign = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

type Raekke = Omit<Penhed, 'linje'>
const vis = (r: Raekke) => `${r.pNummer} ${r.navn} (CVR ${r.cvr})`
const ens = (a: readonly Raekke[], b: readonly Raekke[]) =>
  JSON.stringify(a.map(felter)) === JSON.stringify(b.map(felter))
const felter = (r: Raekke) => [
  r.gyldigFra,
  r.gyldigTil,
  r.cvr,
  r.navn,
  r.kommunekode,
  ...[r.adresse.vej, r.adresse.husnummer, r.adresse.postnummer, r.adresse.by].map((f) => f ?? ''),
]

/**
 * Gives every P-nummer that the file names the periods that the file has, as the owner, all or nothing; other units stand. The same file
 * again changes nothing. `dag` decides what the report calls ended: in force before, and no longer.
 */
export async function importerPenheder(
  sql: postgres.Sql,
  enheder: readonly Penhed[],
  { dag, kilde }: { dag: Dag; kilde: string },
): Promise<Importrapport> {
  return sql.begin(async (tx) => {
    await tx`lock table produktionsenhed in share row exclusive mode`
    const iFilen = perNummer(enheder)
    const kendte = perNummer(
      await tx<Raekke[]>`
        select p_nummer as "pNummer", cvr, navn, kommunekode, adresse, gyldig_fra::text as "gyldigFra", gyldig_til::text as "gyldigTil"
        from produktionsenhed where p_nummer = any(${[...iFilen.keys()]})`,
    )
    const rapport: Importrapport = { nye: [], aendrede: [], ophoerte: [], uaendrede: 0 }
    const skift: Raekke[] = []
    for (const [nummer, nu] of iFilen) {
      const foer = kendte.get(nummer)
      if (foer && ens(foer, nu)) {
        rapport.uaendrede++
        continue
      }
      skift.push(...nu)
      const [gammel, ny] = [foer && paaDagen(foer, dag), paaDagen(nu, dag)]
      if (!foer) rapport.nye.push(vis(nu.at(-1)!))
      else if (gammel && !ny) rapport.ophoerte.push(vis(gammel))
      else rapport.aendrede.push({ fra: vis(gammel ?? foer.at(-1)!), til: vis(ny ?? nu.at(-1)!) })
    }
    await tx`delete from produktionsenhed where p_nummer = any(${skift.map((r) => r.pNummer)})`
    const raekker = skift.map((r) => ({
      p_nummer: r.pNummer,
      cvr: r.cvr,
      navn: r.navn,
      kommunekode: r.kommunekode,
      adresse: tx.json(r.adresse),
      gyldig_fra: r.gyldigFra,
      gyldig_til: r.gyldigTil,
      kilde,
    }))
    for (let fra = 0; fra < raekker.length; fra += 1000)
      await tx`insert into produktionsenhed ${tx(raekker.slice(fra, fra + 1000) as never[])}`
    return rapport
  })
}

function perNummer<R extends Raekke>(raekker: readonly R[]): Map<string, R[]> {
  const samlet = new Map<string, R[]>()
  for (const r of [...raekker].sort((a, b) => sammenlign(a.gyldigFra, b.gyldigFra)))
    samlet.set(r.pNummer, [...(samlet.get(r.pNummer) ?? []), r])
  return samlet
}

const paaDagen = (raekker: readonly Raekke[], dag: Dag): Raekke | undefined =>
  raekker.find((r) => r.gyldigFra <= dag && (r.gyldigTil === null || r.gyldigTil >= dag))
