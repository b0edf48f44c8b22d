import type postgres from 'postgres'
import { INDLAEST, kolonner as somTabel } from '#db/gem-kodelister'
import { Importfejl, type Importfund, type Importrapport, laesImportfil } from '#db/importfil'
import { tolkOfficielListe } from '#db/indlaes-kodelister'
import { SKEMA } from '#db/kodelister-skema'
import { HANDLER_OM } from '#db/schema/nuph'
import { type Dag, plusDage } from '#lib/dato'

/**
 * The official lists of underretninger that an operator can load, the table of each, the columns that only our rules ask for, with what a
 * file without them says, and the properties that some row must carry: without one, a rule would have nothing to find.
 */
export const OFFICIELLE: Record<
  'nuph-haendelser' | 'nuph-svartyper' | 'sanktionstyper',
  {
    fil: 'nuph_haendelser' | 'nuph_svartyper' | 'sanktionstyper'
    tabel: string
    vores: Record<string, string>
    kraeves: readonly (readonly [kolonne: string, vaerdi: string])[]
  }
> = {
  'nuph-haendelser': {
    fil: 'nuph_haendelser',
    tabel: 'nuph_haendelse',
    vores: { handler_om: 'ANDET' },
    kraeves: HANDLER_OM.filter((om) => om !== 'ANDET').map((om) => ['handler_om', om]),
  },
  'nuph-svartyper': {
    fil: 'nuph_svartyper',
    tabel: 'nuph_svartype',
    vores: { ikke_korrekt: 'nej' },
    kraeves: [
      ['gruppe', 'AENDRET'],
      ['gruppe', 'IKKE_VORES'],
      ['ikke_korrekt', 'ja'],
    ],
  },
  sanktionstyper: { fil: 'sanktionstyper', tabel: 'sanktionstype', vores: {}, kraeves: [] },
}
export type Officiel = keyof typeof OFFICIELLE
export const erOfficiel = (navn: string): navn is Officiel => Object.hasOwn(OFFICIELLE, navn)

type Raekke = Record<string, string | string[] | boolean | number | null>
const GYLDIGHED = ['gyldig_fra', 'gyldig_til', 'kilde']

/**
 * The rows of one official list out of a file: the columns of our own file without its days and source, in any order; comma or semicolon,
 * UTF-8 or Windows-1252. Pure. Throws `Importfejl` with every finding and its line.
 */
export function tolkOfficiel(liste: Officiel, bytes: Uint8Array): Raekke[] {
  const { fil, vores, kraeves } = OFFICIELLE[liste]
  const ventet = Object.keys(SKEMA[fil].kolonner).filter((k) => !GYLDIGHED.includes(k))
  const fund: Importfund[] = []
  const set = new Map<string, number>()
  const baaret = new Set<string>()
  const indhold = laesImportfil(
    bytes,
    ventet.filter((k) => !Object.hasOwn(vores, k)),
    fund,
  )
  const raekker = indhold.raekker.flatMap(({ linje, felt: hent }) => {
    const felt = Object.fromEntries(ventet.map((k) => [k, indhold.kolonner.includes(k) ? hent(k) : (vores[k] ?? '')]))
    for (const [kolonne, vaerdi] of kraeves) if (felt[kolonne] === vaerdi) baaret.add(`${kolonne}=${vaerdi}`)
    const anden = set.get(felt.kode ?? '')
    if (anden !== undefined) fund.push({ linje, besked: `"${felt.kode}" står også på linje ${anden}` })
    set.set(felt.kode ?? '', linje)
    const laest = tolkOfficielListe(fil, felt)
    fund.push(...laest.fund.map((besked) => ({ linje, besked })))
    return laest.raekke ? [somTabel(laest.raekke)] : []
  })
  if (raekker.length === 0 && fund.length === 0) fund.push({ linje: 1, besked: 'der er ingen rækker i filen' })
  else
    for (const [kolonne, vaerdi] of kraeves.filter(([k, v]) => !baaret.has(`${k}=${v}`)))
      fund.push({
        linje: 1,
        besked: `ingen række har ${kolonne} ${vaerdi}, som reglerne spørger efter${indhold.kolonner.includes(kolonne) ? '' : `; tilføj kolonnen ${kolonne}`}`,
      })
  if (fund.length > 0) throw new Importfejl(fund.sort((a, b) => a.linje - b.linje))
  return raekker
}

/**
 * Makes the database's list the same as the file from `dag` on, as the owner, all or nothing, as for stillingsbetegnelser: new codes begin,
 * changed ones get a new row, missing ones end the day before. The same file again changes nothing.
 */
export async function importerOfficiel(
  sql: postgres.Sql,
  liste: Officiel,
  raekker: readonly Raekke[],
  { dag, kilde }: { dag: Dag; kilde: string },
): Promise<Importrapport> {
  const { tabel } = OFFICIELLE[liste]
  return sql.begin(async (tx) => {
    await tx`lock table ${tx(tabel)} in share row exclusive mode`
    const [senere] = await tx<{ dag: Dag }[]>`
      select gyldig_fra::text as dag from ${tx(tabel)} where gyldig_fra > ${dag} order by 1 desc limit 1`
    if (senere)
      throw new Importfejl([
        { linje: 1, besked: `en liste fra ${senere.dag} er indlæst; vælg --fra ${senere.dag} eller senere` },
      ])
    const gaeldende = await tx<Raekke[]>`select * from ${tx(tabel)} where gyldig_til is null or gyldig_til >= ${dag}`
    const kendt = new Map(gaeldende.map((r) => [r.kode, r]))
    const iFilen = new Set(raekker.map((r) => r.kode))
    const nye = raekker.filter((r) => !kendt.has(r.kode ?? ''))
    const aendrede = raekker.filter((r) => {
      const foer = kendt.get(r.kode ?? '')
      return foer && Object.keys(r).some((k) => JSON.stringify(foer[k]) !== JSON.stringify(r[k]))
    })
    const ophoerte = gaeldende.filter((r) => !iFilen.has(r.kode ?? ''))
    const slut = [...ophoerte, ...aendrede].map((r) => String(r.kode))
    await tx`delete from ${tx(tabel)} where kode = any(${slut}) and gyldig_fra = ${dag}`
    await tx`update ${tx(tabel)} set gyldig_til = ${plusDage(dag, -1)}
      where kode = any(${slut}) and gyldig_fra < ${dag} and (gyldig_til is null or gyldig_til >= ${dag})`
    for (const r of [...nye, ...aendrede])
      await tx`insert into ${tx(tabel)} ${tx({ ...r, gyldig_fra: dag, gyldig_til: null, kilde: `${INDLAEST}${kilde}` })}`
    const vis = (r: Raekke | undefined) => `${r?.kode} ${r?.navn}`
    return {
      nye: nye.map(vis),
      aendrede: aendrede.map((r) => ({ fra: vis(kendt.get(r.kode ?? '')), til: vis(r) })),
      ophoerte: ophoerte.map(vis),
      uaendrede: raekker.length - nye.length - aendrede.length,
    }
  })
}
