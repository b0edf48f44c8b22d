import type { sanktionstype, sanktion as tabel } from '#db/schema/nuph'
import { type Doedsfald, vurderDoed } from '#lib/borger/doed'
import { type Dag, visDato, visKortDato } from '#lib/dato'
import { hundrededele } from '#lib/kontaktforloeb/regler'
import type { Regelfund } from '#lib/regelfund'
import { vurderFritekst } from '#lib/tekst/fritekst'

export type Sanktionstype = typeof sanktionstype.$inferSelect
export type Kategori = Sanktionstype['kategori']
export type Sanktion = typeof tabel.$inferSelect

export type Sanktionsfelter = {
  sanktionstype: string
  nuphId: string | null
  haendelsesdato: Dag
  afgoerelsesdato: Dag
  startdato: Dag
  slutdato: Dag | null
  /** Two decimals as text. */
  timer: string | null
  afvikledeTimer: string | null
  forsikring: 'FULDTID' | 'DELTID'
  gentagelseAfSanktionId: string | null
  arbejdskravTimer: number | null
  arbejdskravPeriode: 'MAANEDER_3' | 'UGER_12' | null
  arbejdskravOpfyldtDato: Dag | null
}

export type Sanktionsfakta = {
  dag: Dag
  doed: Doedsfald
  felter: Sanktionsfelter
  /** In force on the day of the decision; `kendt` is the newest row of the code whatever its dates. */
  type: Sanktionstype | undefined
  kendtType: Sanktionstype | undefined
  erMedlemPaaHaendelsesdatoen: boolean
  /** The underretning that it answers, as the register sees it. */
  nuph: { haendelse: string; erVores: boolean; sammeBorger: boolean } | undefined
  /** Karantæner that count, across a-kasser, newest event first. */
  karantaener: readonly Pick<Sanktion, 'id' | 'haendelsesdato' | 'akasseNavn'>[]
  parametre: Parametre
}

/** Dated values of the law, in hours and months. */
export type Parametre = {
  karantaeneTimer: Record<'FULDTID' | 'DELTID', string>
  arbejdskrav: Record<'FULDTID' | 'DELTID', Record<'MAANEDER_3' | 'UGER_12', number>>
  gentagelseMaaneder: number
}

const LOV = 'Lov om arbejdsløshedsforsikring § 63'

/** May this be registered? Every finding at once. The type is chosen by the day of the decision. */
export function vurderSanktion(f: Sanktionsfakta): Regelfund[] {
  return [
    ...vurderDoed(f.doed),
    ...vurderType(f),
    ...vurderDage(f),
    ...vurderTilknytning(f),
    ...(f.type ? [...vurderTimer(f, f.type.kategori), ...vurderGentagelse(f, f.type.kategori)] : []),
    ...(f.type ? vurderArbejdskrav(f, f.type.kategori) : []),
  ]
}

function vurderType({ type, kendtType, felter }: Sanktionsfakta): Regelfund[] {
  if (type) return []
  return [
    {
      kode: 'SR-001',
      niveau: 'BLOK',
      besked: kendtType
        ? `Sanktionen "${kendtType.navn}" kan ikke bruges den ${visDato(felter.afgoerelsesdato)}.${kendtType.afloestAf ? ` Brug ${kendtType.afloestAf}.` : ''}`
        : `Sanktionen ${felter.sanktionstype} står ikke på listen.`,
      felt: 'sanktionstype',
      kilde: kendtType?.kilde ?? 'Samspor: kodelisten',
    },
  ]
}

function vurderDage({ felter, dag }: Sanktionsfakta): Regelfund[] {
  const fund: Regelfund[] = []
  if (felter.afgoerelsesdato < felter.haendelsesdato || felter.afgoerelsesdato > dag)
    fund.push({
      kode: 'SR-002',
      niveau: 'BLOK',
      besked: 'Afgørelsen ligger på hændelsens dag eller senere, og den er truffet.',
      felt: 'afgoerelsesdato',
      kilde: 'Samspor',
    })
  if (felter.startdato < felter.haendelsesdato)
    fund.push({
      kode: 'SR-003',
      niveau: 'BLOK',
      besked: 'Sanktionen kan ikke begynde, før det skete.',
      felt: 'startdato',
      kilde: 'Samspor',
    })
  if (felter.slutdato && felter.slutdato < felter.startdato)
    fund.push({ kode: '1003', niveau: 'BLOK', besked: 'Slutdatoen ligger før startdatoen.', felt: 'slutdato' })
  return fund
}

function vurderTilknytning(f: Sanktionsfakta): Regelfund[] {
  const fund: Regelfund[] = []
  if (!f.erMedlemPaaHaendelsesdatoen)
    fund.push({
      kode: 'SR-004',
      niveau: 'BLOK',
      besked: `Borgeren var ikke medlem hos jer den ${visDato(f.felter.haendelsesdato)}.`,
      felt: 'haendelsesdato',
      regel: 'Den a-kasse, borgeren var medlem af den dag, det skete, afgør og registrerer',
      kilde: 'Samspor',
    })
  if (f.felter.nuphId && (!f.nuph?.erVores || !f.nuph.sammeBorger))
    fund.push({
      kode: 'SR-005',
      niveau: 'BLOK',
      besked: 'Underretningen findes ikke hos jer om den borger.',
      felt: 'nuphId',
      kilde: 'Samspor',
    })
  else if (f.nuph && f.type && !f.type.kommunenSer)
    fund.push({
      kode: 'SR-011',
      niveau: 'BLOK',
      besked: `"${f.type.navn}" er a-kassens egen sag. Registrér den uden underretning.`,
      felt: 'sanktionstype',
      regel: 'Sanktioner, som kommunen ikke ser, svarer ikke på en underretning',
      kilde: f.type.kilde,
    })
  else if (f.nuph && f.type && f.type.haendelser.length > 0 && !f.type.haendelser.includes(f.nuph.haendelse))
    fund.push({
      kode: 'SR-W03',
      niveau: 'ADVAR',
      besked: 'Sanktionen er usædvanlig for den hændelse. Kontrollér, før du registrerer.',
      felt: 'sanktionstype',
      kilde: f.type.kilde,
    })
  return fund
}

function vurderTimer({ felter, parametre }: Sanktionsfakta, kategori: Kategori): Regelfund[] {
  if (kategori !== 'K02') return []
  const efterLoven = parametre.karantaeneTimer[felter.forsikring]
  if (felter.timer === null || hundrededele(felter.timer) <= 0)
    return [
      {
        kode: 'SR-006',
        niveau: 'BLOK',
        besked: `En karantæne har et antal timer. Tre uger er ${efterLoven} timer for den, der er ${ord(felter.forsikring)}.`,
        felt: 'timer',
        kilde: LOV,
      },
    ]
  const fund: Regelfund[] = []
  if (hundrededele(felter.timer) !== hundrededele(efterLoven))
    fund.push({
      kode: 'SR-W01',
      niveau: 'ADVAR',
      besked: `Tre ugers karantæne er ${efterLoven} timer for den, der er ${ord(felter.forsikring)}. Du har skrevet ${felter.timer}.`,
      felt: 'timer',
      kilde: LOV,
    })
  if (felter.afvikledeTimer !== null && hundrededele(felter.afvikledeTimer) > hundrededele(felter.timer))
    fund.push({
      kode: '1014',
      niveau: 'BLOK',
      besked: 'Der kan ikke være afviklet flere timer, end karantænen er på.',
      felt: 'afvikledeTimer',
    })
  return fund
}

/** K03 names the karantæne that it repeats; only karantæne counts, never an exclusion "så længe". */
function vurderGentagelse(f: Sanktionsfakta, kategori: Kategori): Regelfund[] {
  const inden = f.karantaener.filter((k) =>
    erInden(k.haendelsesdato, f.felter.haendelsesdato, f.parametre.gentagelseMaaneder),
  )
  const valgt = inden.find((k) => k.id === f.felter.gentagelseAfSanktionId)
  if (kategori === 'K03' && !valgt)
    return [
      {
        kode: 'SR-007',
        niveau: 'BLOK',
        besked: `Vælg den karantæne, der gentages. Den skal ligge i de ${f.parametre.gentagelseMaaneder} måneder før hændelsen.`,
        felt: 'gentagelseAfSanktionId',
        regel: 'Gentagelse kræver en tidligere karantæne, der ikke er annulleret',
        kilde: LOV,
      },
    ]
  if (kategori !== 'K03' && f.felter.gentagelseAfSanktionId !== null)
    return [
      hoererTilEnAnden(
        'Den sanktion gentager ikke en anden. Fjern den karantæne, der gentages.',
        'gentagelseAfSanktionId',
      ),
    ]
  const [seneste] = inden
  if (kategori !== 'K02' || !seneste) return []
  return [
    {
      kode: 'SR-W04',
      niveau: 'ADVAR',
      besked: `Medlemmet har fået karantæne for en hændelse den ${visDato(seneste.haendelsesdato)}. Er det en gentagelse med arbejdskrav?`,
      felt: 'sanktionstype',
      regel: `To karantæner inden for ${f.parametre.gentagelseMaaneder} måneder giver arbejdskrav`,
      kilde: LOV,
      aarsag: {
        type: 'sanktion',
        id: seneste.id,
        beskrivelse: `Karantæne ${visKortDato(seneste.haendelsesdato)}, ${seneste.akasseNavn}`,
      },
    },
  ]
}

const hoererTilEnAnden = (besked: string, felt: string): Regelfund => ({
  kode: 'SR-013',
  niveau: 'BLOK',
  besked,
  felt,
  regel: 'Kun en gentagelse har en tidligere karantæne, og kun den og udelukkelse har et arbejdskrav',
  kilde: LOV,
})

function vurderArbejdskrav({ felter, parametre }: Sanktionsfakta, kategori: Kategori): Regelfund[] {
  if (kategori !== 'K03' && kategori !== 'K04')
    return felter.arbejdskravTimer === null && felter.arbejdskravPeriode === null
      ? []
      : [hoererTilEnAnden('Den sanktion har ikke et arbejdskrav. Fjern timer og periode.', 'arbejdskravTimer')]
  if (felter.arbejdskravTimer === null || felter.arbejdskravPeriode === null)
    return [
      {
        kode: 'SR-008',
        niveau: 'BLOK',
        besked: 'Skriv arbejdskravets timer og periode.',
        felt: 'arbejdskravTimer',
        kilde: LOV,
      },
    ]
  const efterLoven = parametre.arbejdskrav[felter.forsikring][felter.arbejdskravPeriode]
  if (felter.arbejdskravTimer === efterLoven) return []
  return [
    {
      kode: 'SR-W02',
      niveau: 'ADVAR',
      besked: `Arbejdskravet er normalt ${efterLoven} timer i den periode. Du har skrevet ${felter.arbejdskravTimer}.`,
      felt: 'arbejdskravTimer',
      kilde: LOV,
    },
  ]
}

/**
 * Is the earlier event within the months before the later? The day itself counts, and the same date so many months ago does not: the
 * period has then passed (our reading; the source does not say).
 */
export const erInden = (foerst: Dag, sidst: Dag, maaneder: number): boolean =>
  foerst <= sidst && plusMaaneder(foerst, maaneder) > sidst

/** The same date some months on; the last day of the month when it has no such date. */
export function plusMaaneder(dag: Dag, antal: number): Dag {
  const [aar = 0, maaned = 1, dato = 1] = dag.split('-').map(Number)
  const sidste = new Date(Date.UTC(aar, maaned + antal, 0)).getUTCDate()
  return new Date(Date.UTC(aar, maaned - 1 + antal, Math.min(dato, sidste))).toISOString().slice(0, 10)
}

/** A correction and an annulment say why, and what has been annulled is final. */
export function vurderRettelse(nuvaerende: Sanktion['status'], kommentar: string): Regelfund[] {
  const fund: Regelfund[] = []
  if (nuvaerende === 'ANNULLERET')
    fund.push({
      kode: 'SR-009',
      niveau: 'BLOK',
      besked: 'Sanktionen er annulleret og kan ikke ændres. Registrér en ny.',
      kilde: 'Samspor',
    })
  if (!kommentar.trim())
    fund.push({
      kode: 'SR-010',
      niveau: 'BLOK',
      besked: 'Skriv, hvorfor sanktionen ændres.',
      felt: 'berigtigelseskommentar',
      regel: 'En rettelse i registeret har en kommentar',
      kilde: 'STAR: berigtigelse',
    })
  return [...fund, ...vurderFritekst(kommentar, 'berigtigelseskommentar', 1500)]
}

const ord = (f: 'FULDTID' | 'DELTID') => (f === 'FULDTID' ? 'fuldtidsforsikret' : 'deltidsforsikret')
