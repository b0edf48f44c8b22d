import type postgres from 'postgres'
import { Importfejl, type Importfund, type Importraekke, type Importrapport, laesImportfil } from '#db/importfil'
import { type Dag, erDag } from '#lib/dato'
import { erCvr } from '#lib/virksomhed/cvr'

const KOLONNER = ['cvr', 'navn', 'gyldig_fra', 'gyldig_til'] as const

export type AndenAktoer = { cvr: string; navn: string; gyldigFra: Dag; gyldigTil: Dag | null }

/**
 * The andre aktører that kommuner of this installation use, out of a file: cvr, navn, gyldig_fra, gyldig_til (may be empty). Pure. Throws
 * `Importfejl` with every finding.
 */
export function tolkAndreAktoerer(bytes: Uint8Array): AndenAktoer[] {
  const fund: Importfund[] = []
  const { raekker } = laesImportfil(bytes, KOLONNER, fund)
  const set = new Set<string>()
  const aktoerer = raekker.map(({ linje, felt }) => aktoerI({ linje, felt }, set, fund))
  if (aktoerer.length === 0 && fund.length === 0) fund.push({ linje: 1, besked: 'der er ingen aktører i filen' })
  if (fund.length > 0) throw new Importfejl(fund)
  return aktoerer
}

function aktoerI({ linje, felt }: Importraekke, set: Set<string>, fund: Importfund[]): AndenAktoer {
  const kraev = (holder: boolean, besked: string) => {
    if (!holder) fund.push({ linje, besked })
  }
  const [cvr, navn, fra, til] = [felt('cvr'), felt('navn'), felt('gyldig_fra'), felt('gyldig_til')]
  kraev(erCvr(cvr), `cvr "${cvr}" er ikke et gyldigt CVR-nummer`)
  kraev(!set.has(cvr), `cvr "${cvr}" står i filen to gange`)
  kraev(navn !== '' && navn.length <= 140, `navn skal være 1-140 tegn, er ${navn.length}`)
  kraev(erDag(fra), `gyldig_fra "${fra}" skal være en dato: ÅÅÅÅ-MM-DD`)
  kraev(til === '' || erDag(til), `gyldig_til "${til}" skal være tom eller en dato: ÅÅÅÅ-MM-DD`)
  if (erDag(fra) && erDag(til)) kraev(til >= fra, `gyldig_til ${til} er før gyldig_fra ${fra}`)
  set.add(cvr)
  return { cvr, navn, gyldigFra: fra, gyldigTil: til || null }
}

/** Gives every anden aktør of the file its name and days, as the owner, all or nothing; others stand. The same file again changes nothing. */
export async function importerAndreAktoerer(
  sql: postgres.Sql,
  aktoerer: readonly AndenAktoer[],
  { dag, kilde }: { dag: Dag; kilde: string },
): Promise<Importrapport> {
  return sql.begin(async (tx) => {
    const rapport: Importrapport = { nye: [], aendrede: [], ophoerte: [], uaendrede: 0 }
    for (const a of aktoerer) {
      const [foer] = await tx<
        AndenAktoer[]
      >`select kode as cvr, navn, gyldig_fra::text as "gyldigFra", gyldig_til::text as "gyldigTil"
        from organisation where type = 'anden_aktoer' and kode = ${a.cvr} for update`
      if (foer && foer.navn === a.navn && foer.gyldigFra === a.gyldigFra && foer.gyldigTil === a.gyldigTil) {
        rapport.uaendrede++
        continue
      }
      await tx`insert into organisation (type, kode, cvr, navn, kort_navn, gyldig_fra, gyldig_til, kilde)
        values ('anden_aktoer', ${a.cvr}, ${a.cvr}, ${a.navn}, ${a.navn}, ${a.gyldigFra}, ${a.gyldigTil}, ${kilde})
        on conflict (type, kode) do update set navn = excluded.navn, kort_navn = excluded.kort_navn, gyldig_fra = excluded.gyldig_fra,
          gyldig_til = excluded.gyldig_til, kilde = excluded.kilde`
      if (!foer) rapport.nye.push(vis(a))
      else if (erSlut(a, dag) && !erSlut(foer, dag)) rapport.ophoerte.push(vis(a))
      else rapport.aendrede.push({ fra: vis(foer), til: vis(a) })
    }
    return rapport
  })
}

const vis = (a: AndenAktoer) => `${a.cvr} ${a.navn}`
const erSlut = (a: AndenAktoer, dag: Dag) => a.gyldigTil !== null && a.gyldigTil < dag
