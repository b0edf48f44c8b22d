import { type Doedsfald, vurderDoed } from '#lib/borger/doed'
import { type Dag, plusDage, visDato, visKortDato } from '#lib/dato'
import type { Regelfund } from '#lib/regelfund'

export type KendtTilknytning = {
  id: string
  jobcenterId: string
  kommuneId: string
  gyldigFra: Dag
  gyldigTil: Dag | null
}
export type Tilknytningsfakta = {
  startDato: Dag
  slutDato: Dag | null
  jobcenterId: string
  kommuneId: string
  doed: Doedsfald
  /** Undefined: there is no kommune with the code. */
  kommuneBetjenes: boolean | undefined
  kendte: readonly KendtTilknytning[]
}

/** May the citizen belong to this jobcenter and kommune from the day? One that runs until then is no hindrance: it ends the day before. */
export function vurderTilknytning(f: Tilknytningsfakta): Regelfund[] {
  const fund = vurderDoed(f.doed)
  if (f.slutDato !== null && f.slutDato < f.startDato)
    fund.push({ kode: '1003', niveau: 'BLOK', besked: 'Slutdatoen ligger før startdatoen.', felt: 'slutDato' })
  if (f.kommuneBetjenes === undefined)
    fund.push({ kode: '1014', niveau: 'BLOK', besked: 'Der er ingen kommune med den kode.', felt: 'kommuneKode' })
  else if (!f.kommuneBetjenes)
    fund.push({
      kode: 'JT-001',
      niveau: 'BLOK',
      besked: 'Kommunen hører ikke til det jobcenter.',
      felt: 'kommuneKode',
      regel: 'En kommune hører til ét jobcenter',
      kilde: 'Samspor: db/kodelister/jobcentre.csv',
      hvemKan: 'STAR fastsætter, hvilke kommuner et jobcenter har',
    })
  return [...fund, ...vurderKendte(f)]
}

function vurderKendte(f: Tilknytningsfakta): Regelfund[] {
  const senere = f.kendte.find((k) => k.gyldigFra >= f.startDato && k.gyldigFra <= (f.slutDato ?? UENDELIG))
  if (senere)
    return [
      {
        kode: 'JT-002',
        niveau: 'BLOK',
        besked: `Borgeren er allerede tilknyttet fra den ${visDato(senere.gyldigFra)}. En ny skal begynde senere.`,
        felt: 'startDato',
        regel: 'En borger hører til ét jobcenter ad gangen',
        kilde: 'Samspor',
        aarsag: tilknytningen(senere),
        hvemKan: 'Det jobcenter, som borgeren er tilknyttet, eller STAR',
      },
    ]
  const foer = afsluttesAf(f.startDato, f.kendte)[0]
  if (!foer) return []
  if (foer.jobcenterId === f.jobcenterId && foer.kommuneId === f.kommuneId && foer.gyldigTil === f.slutDato)
    return [
      {
        kode: 'JT-003',
        niveau: 'BLOK',
        besked: 'Borgeren er allerede tilknyttet jobcentret og kommunen.',
        felt: 'startDato',
        aarsag: tilknytningen(foer),
      },
    ]
  return [
    {
      kode: 'JT-W01',
      niveau: 'ADVAR',
      besked: `Den hidtidige tilknytning slutter den ${visDato(plusDage(f.startDato, -1))}. Sager, der ikke er afgjort, følger med borgeren.`,
      aarsag: tilknytningen(foer),
    },
  ]
}

/** Those that a tilknytning from this day puts an end to: they began before it and run into it. */
export const afsluttesAf = <T extends KendtTilknytning>(startDato: Dag, kendte: readonly T[]): T[] =>
  kendte.filter((k) => k.gyldigFra < startDato && (k.gyldigTil === null || k.gyldigTil >= startDato))

const UENDELIG = '9999-12-31'
const tilknytningen = (k: KendtTilknytning) => ({
  type: 'jobcentertilknytning',
  id: k.id,
  beskrivelse: `Tilknytning fra ${visKortDato(k.gyldigFra)}`,
})
