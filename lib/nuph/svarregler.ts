import type { nuphSvartype } from '#db/schema/nuph'
import type { Doedsfald } from '#lib/borger/doed'
import { type Dag, visDato } from '#lib/dato'
import { type NuphStatus, vurderDoedISagen, vurderOvergang } from '#lib/nuph/livscyklus'
import type { Regelfund } from '#lib/regelfund'
import { vurderFritekst } from '#lib/tekst/fritekst'

export type Svartype = typeof nuphSvartype.$inferSelect

/** Does the answer say that the result of an earlier one has changed? */
export const erAendring = (svartype: Pick<Svartype, 'gruppe'>): boolean => svartype.gruppe === 'AENDRET'

export type Svarfelter = {
  svartype: string
  /** For a changed answer: what the result is now. */
  resultat: string | null
  grund: string | null
  hoeringsfrist: Dag | null
  begrundelse: string | null
  erstatterSvarId: string | null
  anledning: string | null
  rettelseAkasseId: string | null
  usaedvanligGrund: string | null
}

export type Svarfakta = {
  dag: Dag
  doed: Doedsfald
  status: NuphStatus
  haendelse: string
  haendelsesnavn: string
  /** The acting a-kasse is the one that the underretning was sent to. */
  erModtager: boolean
  felter: Svarfelter
  /** In force today; `kendt` is the newest row of the code whatever its dates. */
  svartype: Svartype | undefined
  kendtSvartype: Svartype | undefined
  /** The row of `resultat`, for a changed answer. */
  resultat: Svartype | undefined
  /** Codes of grounds and occasions in force today. */
  grunde: readonly string[]
  anledninger: readonly string[]
  /** The category of the sanction on this underretning, registered earlier or in this transaction. */
  sanktion: { id: string; kategori: string } | undefined
  harAabentSpoergsmaal: boolean
  sidsteEndelige: { id: string; svartype: string } | undefined
}

/** The status that an answer leads to. */
export function statusEfter(svartype: Pick<Svartype, 'gruppe' | 'endeligt'>): NuphStatus {
  if (svartype.gruppe === 'IKKE_VORES') return 'AFVIST'
  return svartype.endeligt ? 'BESVARET' : 'MIDLERTIDIGT_BESVARET'
}

/**
 * May the a-kasse answer so? The pair of event and answer warns and never locks: what counts is that the answer shows the right result
 * (STAR's principle for the earlier list).
 */
export function vurderSvar(f: Svarfakta): Regelfund[] {
  const fund: Regelfund[] = []
  if (!f.erModtager)
    fund.push({
      kode: 'NUPH-E30',
      niveau: 'BLOK',
      besked: 'Underretningen er ikke sendt til jer.',
      regel: 'Den a-kasse, borgeren var medlem af den dag, det skete, svarer',
      kilde: 'Samspor',
    })
  if (!f.svartype) return [...fund, ukendtSvar(f)]
  fund.push(...vurderDoedISagen(f.doed, f.svartype.endeligt ? 'svarEndeligt' : 'svarForeloebigt'))
  fund.push(...vurderRaekkefoelge(f, f.svartype), ...vurderKrav(f, f.svartype), ...vurderPar(f, f.svartype))
  return [
    ...fund,
    ...vurderFritekst(f.felter.begrundelse ?? '', 'begrundelse', 1500),
    ...vurderFritekst(f.felter.usaedvanligGrund ?? '', 'usaedvanligGrund', 300),
  ]
}

const ukendtSvar = ({ felter, kendtSvartype: kendt, dag }: Svarfakta): Regelfund => ({
  kode: 'NUPH-E33',
  niveau: 'BLOK',
  besked: kendt
    ? `Svaret "${kendt.navn}" kan ikke bruges den ${visDato(dag)}.${kendt.afloestAf ? ` Brug ${kendt.afloestAf}.` : ''}`
    : `Svaret ${felter.svartype} står ikke på listen.`,
  felt: 'svartype',
  kilde: kendt?.kilde ?? 'Samspor: kodelisten',
})

/** A new final answer after a final one is only possible as a change of it, and an answer to a closed case as none at all. */
export function vurderRaekkefoelge(f: Svarfakta, svartype: Svartype): Regelfund[] {
  const aendrer = erAendring(svartype)
  if (f.status === 'BESVARET' && aendrer) return []
  const fund = vurderOvergang(f.status, statusEfter(svartype))
  if (f.status === 'GENOPTAGET' && !aendrer && f.sidsteEndelige && svartype.endeligt && !svartype.ikkeKorrekt)
    fund.push({
      kode: 'NUPH-E34',
      niveau: 'BLOK',
      besked: 'Underretningen er besvaret før. Svar, at svaret er ændret, eller at underretningen ikke er korrekt.',
      felt: 'svartype',
      regel: 'Et endeligt svar ændres kun med et nyt svar, der nævner det gamle',
      kilde: 'Samspor',
      aarsag: { type: 'nuphSvar', id: f.sidsteEndelige.id, beskrivelse: f.sidsteEndelige.svartype },
    })
  return fund
}

function vurderKrav(f: Svarfakta, svartype: Svartype): Regelfund[] {
  const { felter } = f
  const fund: Regelfund[] = []
  const form = (felt: string, besked: string) => fund.push({ kode: '1014', niveau: 'BLOK', besked, felt })
  const kraever = (hvad: string) => svartype.kraever.includes(hvad)
  if (kraever('HOERINGSFRIST')) {
    if (!felter.hoeringsfrist) form('hoeringsfrist', 'Skriv, hvornår medlemmet senest skal svare.')
    else if (felter.hoeringsfrist < f.dag) form('hoeringsfrist', 'Høringsfristen må ikke være overskredet.')
  }
  if (kraever('SPOERGSMAAL') && !f.harAabentSpoergsmaal)
    form('svartype', 'Stil kommunen et spørgsmål, før du svarer, at I venter på oplysninger.')
  if (kraever('GRUND')) {
    if (!felter.grund) form('grund', 'Vælg grunden.')
    else if (!f.grunde.includes(felter.grund)) form('grund', 'Vælg en grund fra listen.')
    else if (felter.grund === 'ANDET' && !felter.begrundelse?.trim())
      form('begrundelse', 'Skriv, hvilken grund det er.')
  }
  if (kraever('BEGRUNDELSE') && !felter.begrundelse?.trim())
    form('begrundelse', 'Skriv, hvad der ikke er korrekt i underretningen.')
  if (erAendring(svartype)) fund.push(...vurderAendret(f))
  const gaelder = erAendring(svartype) ? f.resultat : svartype
  if (gaelder?.sanktionskategori && f.sanktion?.kategori !== gaelder.sanktionskategori)
    fund.push({
      kode: 'NUPH-E31',
      niveau: 'BLOK',
      besked: 'Registrér sanktionen, før du sender svaret.',
      felt: 'sanktion',
      regel: 'Et svar med konsekvens har en sanktion af samme slags i registeret',
      kilde: 'STAR, IT-nyhedsbrev 31/2023: sanktionsregister; Samspor',
      hvemKan: 'A-kassen, i samme handling eller før',
    })
  // Without a consequence nothing may stand in the register on this case: the citizen would be told one thing and get another.
  if (gaelder?.endeligt && !gaelder.sanktionskategori && !erAendring(gaelder) && f.sanktion)
    fund.push({
      kode: 'NUPH-E39',
      niveau: 'BLOK',
      besked: 'Der står stadig en sanktion på underretningen. Annullér den i samme handling eller før.',
      felt: 'annuller',
      regel: 'Et svar uden konsekvens har ingen sanktion i registeret',
      kilde: 'Samspor',
      aarsag: { type: 'sanktion', id: f.sanktion.id, beskrivelse: `Sanktion ${f.sanktion.kategori}` },
      hvemKan: 'A-kassen',
    })
  return fund
}

function vurderAendret(f: Svarfakta): Regelfund[] {
  const { felter } = f
  const fund: Regelfund[] = []
  const form = (felt: string, besked: string) => fund.push({ kode: '1014', niveau: 'BLOK', besked, felt })
  if (!f.resultat?.endeligt || erAendring(f.resultat) || f.resultat.gruppe === 'IKKE_VORES')
    form('resultat', 'Vælg, hvad resultatet er nu.')
  if (!felter.anledning || !f.anledninger.includes(felter.anledning))
    form('anledning', 'Vælg, hvorfor svaret er ændret.')
  if (!f.sidsteEndelige || felter.erstatterSvarId !== f.sidsteEndelige.id)
    form(
      'erstatterSvarId',
      'Et ændret svar erstatter det seneste endelige svar. Der er intet at erstatte, eller det er et andet.',
    )
  return fund
}

function vurderPar(f: Svarfakta, svartype: Svartype): Regelfund[] {
  const gaelder = erAendring(svartype) ? (f.resultat ?? svartype) : svartype
  if (gaelder.saedvanligFor.includes('ALLE') || gaelder.saedvanligFor.includes(f.haendelse)) return []
  return [
    {
      kode: 'NUPH-W20',
      niveau: 'ADVAR',
      besked: `Svaret er usædvanligt for "${f.haendelsesnavn}". Kontrollér, før du sender.`,
      felt: 'svartype',
      regel: 'Vejledningen om typiske svar låser aldrig: det rigtige resultat er det, der tæller',
      kilde: 'STAR: vejledning om underretninger',
    },
  ]
}
