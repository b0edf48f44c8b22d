import { type Doedsfald, vurderDoed } from '#lib/borger/doed'
import { type Dag, plusDage, visDato, visKortDato } from '#lib/dato'
import type { Regelfund } from '#lib/regelfund'

export type KendtTilmelding = { id: string; gyldigFra: Dag; gyldigTil: Dag | null }

/** Whom the citizen belongs to on the day, when that is another jobcenter than the one that acts. */
export type AndenKommune = { tilknytningId: string; kommune: string; fra: Dag }

export type Tilmeldingsfakta = {
  dag: Dag
  dato: Dag
  doed: Doedsfald
  kontaktgruppe: number
  kendteKontaktgrupper: readonly number[]
  begyndtDag: Dag
  kommentar: string | null
  /** The platform itself (a seed, an import) tells how it was; it explains nothing. */
  erPlatform: boolean
  kendte: readonly KendtTilmelding[]
  andenKommune?: AndenKommune | undefined
}

/** May the citizen be tilmeldt from this day? Every finding at once. */
export function vurderTilmelding(f: Tilmeldingsfakta): Regelfund[] {
  const fund = [...vurderDoed(f.doed), ...vurderKommunen(f.andenKommune)]
  if (f.dato > f.dag || f.begyndtDag > f.dag)
    fund.push({
      kode: 'TM-001',
      niveau: 'BLOK',
      besked: 'En tilmelding kan ikke ligge i fremtiden.',
      felt: f.dato > f.dag ? 'tilmeldingsDato' : 'paabegyndtTid',
      kilde: 'Samspor',
    })
  if (f.dato < f.dag && !f.kommentar && !f.erPlatform)
    fund.push({
      kode: 'TM-002',
      niveau: 'BLOK',
      besked: 'Skriv, hvorfor tilmeldingen gælder fra en tidligere dag.',
      felt: 'kommentar',
      regel: 'En tilmelding gælder fra den dag, den er begyndt',
      kilde: 'Samspor',
    })
  if (!f.kendteKontaktgrupper.includes(f.kontaktgruppe))
    fund.push({
      kode: 'TM-W01',
      niveau: 'ADVAR',
      besked: `Kontaktgruppe ${f.kontaktgruppe} står ikke i kodelisten. Kontrollér den.`,
      felt: 'kontaktgruppe',
    })
  const samtidig = f.kendte.find((k) => k.gyldigTil === null || k.gyldigTil >= f.dato)
  if (samtidig) fund.push(alleredeTilmeldt(samtidig))
  return fund
}

/**
 * From a page a kommune acts for its own citizens: that it can see another's (guest access, a citizen who moved) is access to read. A program
 * that names the citizen by CPR may act for any, as STAR's table of access says.
 */
function vurderKommunen(anden: AndenKommune | undefined): Regelfund[] {
  if (!anden) return []
  return [
    {
      kode: 'TM-004',
      niveau: 'BLOK',
      besked: `Borgeren hører til ${anden.kommune}. I kan se borgeren, men ikke tilmelde eller afmelde.`,
      regel:
        'Den kommune, som borgeren hører til, tilmelder og afmelder. At kunne læse om en borger giver ikke ret til at registrere',
      kilde: 'Samspor',
      aarsag: {
        type: 'jobcentertilknytning',
        id: anden.tilknytningId,
        beskrivelse: `Hører til ${anden.kommune} fra ${visKortDato(anden.fra)}`,
      },
      hvemKan: `${anden.kommune}, borgerens a-kasse eller borgeren selv på Jobnet`,
    },
  ]
}

const alleredeTilmeldt = (t: KendtTilmelding): Regelfund => ({
  kode: 'TM-003',
  niveau: 'BLOK',
  besked: `Borgeren er allerede tilmeldt fra den ${visDato(t.gyldigFra)}.`,
  felt: 'tilmeldingsDato',
  regel: 'Der er én tilmelding ad gangen',
  kilde: 'Samspor',
  aarsag: {
    type: 'tilmelding',
    id: t.id,
    beskrivelse: `Tilmelding ${visKortDato(t.gyldigFra)}–${t.gyldigTil ? visKortDato(t.gyldigTil) : ''}`,
  },
  hvemKan: 'A-kassen eller kommunen kan afmelde borgeren først',
})

export type Afmeldingsfakta = {
  dag: Dag
  /** The last day as tilmeldt. */
  sidsteDag: Dag
  doed: Doedsfald
  tilmelding: KendtTilmelding
  /** How many days ahead an afmelding may lie. */
  hoejstDageFrem: number
  andenKommune?: AndenKommune | undefined
}

/** May the tilmelding end with this day? Today at the earliest (STAR: Tilmelding, 4322). */
export function vurderAfmelding(f: Afmeldingsfakta): Regelfund[] {
  const { tilmelding } = f
  const fund = [...vurderDoed(f.doed), ...vurderKommunen(f.andenKommune)]
  if (tilmelding.gyldigTil !== null)
    fund.push({
      kode: '4317',
      niveau: 'BLOK',
      besked: `Der er ingen åben tilmelding at afslutte. Borgeren er afmeldt med udgangen af den ${visDato(tilmelding.gyldigTil)}.`,
      kilde: 'STAR, starwiki: Tilmelding',
      aarsag: {
        type: 'tilmelding',
        id: tilmelding.id,
        beskrivelse: `Tilmelding ${visKortDato(tilmelding.gyldigFra)}–${visKortDato(tilmelding.gyldigTil)}`,
      },
    })
  const senest = plusDage(f.dag, f.hoejstDageFrem)
  if (f.sidsteDag < f.dag || f.sidsteDag > senest)
    fund.push({
      kode: '4322',
      niveau: 'BLOK',
      besked: `Afmeldingsdatoen skal ligge fra i dag til den ${visDato(senest)}.`,
      felt: 'afmeldingsDato',
      regel: `En afmelding ligger højst ${f.hoejstDageFrem} dage frem`,
      kilde: 'STAR, starwiki: Tilmelding',
    })
  return fund
}
