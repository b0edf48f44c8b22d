import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Listefund, listefundMellemRaekker } from '#db/kodelister-sammenhaeng'
import type { KODELISTER } from '#db/kodelister-skema'
import { type ENHEDER, type Felter, type Listenavn, SKEMA } from '#db/kodelister-skema'
import { laesCsv } from '#db/laes-csv'
import type { Dag } from '#lib/dato'

/** From which day, to which day (that day counts; null = open) a row holds, and who says so. */
export type Gyldighed = { gyldigFra: Dag; gyldigTil: Dag | null; kilde: string }
export type Akasse = Gyldighed & {
  kode: string
  starKode: string | null
  navn: string
  kortNavn: string
  cvr: string | null
  hjemmeside: string | null
  efterfoelger: string | null
}
export type Kommune = Gyldighed & { kode: string; navn: string; region: string }
export type Jobcenter = Gyldighed & { kode: string; navn: string; kommuner: string[] }
export type Stillingsbetegnelse = Gyldighed & {
  conceptUri: string
  titel: string
  synonymer: string[]
  disco08: string | null
}
export type Kode = Gyldighed & {
  liste: (typeof KODELISTER)[number]
  kode: string
  starId: string | null
  navn: string
}
export type Regelvaerdi = Gyldighed & { regel: string; vaerdi: string; enhed: keyof typeof ENHEDER; omraade: string }
export type Tekst = Gyldighed & { noegle: string; vaerdi: string }
export type Opbevaring = Gyldighed & { klasse: string; periode: string; starter: string }

export type NuphHaendelse = Gyldighed & {
  kode: string
  starId: string | null
  navn: string
  handlerOm: string
  borgertekst: string
  negativ: boolean
  kilder: string[]
  kildeKraeves: boolean
  tidspunktKraeves: boolean
  begrundelseKraeves: boolean
  kontaktStraks: boolean
  blokerer: boolean
  fristFra: string
  afloestAf: string | null
  henvisning: string | null
}
export type NuphSvartype = Gyldighed & {
  kode: string
  starId: string | null
  navn: string
  gruppe: string
  endeligt: boolean
  ikkeKorrekt: boolean
  sanktionskategori: string | null
  kraever: string[]
  saedvanligFor: string[]
  afloestAf: string | null
}
export type NuphBlokerendeFravaer = Gyldighed & {
  fravaerstype: number
  niveau: string
  fund: string
  kunRegistreretFoer: boolean
  sorter: number
}
export type AktivitetSlutaarsag = Gyldighed & {
  kode: string
  starId: string | null
  navn: string
  negativ: boolean
  handlerOm: string | null
  sorter: number
}
export type Sanktionstype = Gyldighed & {
  kode: string
  starId: string | null
  navn: string
  kategori: string
  haendelser: string[]
  kommunenSer: boolean
  afloestAf: string | null
}

export type Kodelister = {
  akasser: Akasse[]
  kommuner: Kommune[]
  jobcentre: Jobcenter[]
  stillingsbetegnelser: Stillingsbetegnelse[]
  koder: Kode[]
  regelvaerdier: Regelvaerdi[]
  tekster: Tekst[]
  opbevaring: Opbevaring[]
  nuphHaendelser: NuphHaendelse[]
  nuphSvartyper: NuphSvartype[]
  nuphBlokerendeFravaer: NuphBlokerendeFravaer[]
  sanktionstyper: Sanktionstype[]
  aktivitetSlutaarsager: AktivitetSlutaarsag[]
}

/** The files do not hold together. `fund` is everything that is wrong, not only the first thing. */
export class Kodelistefejl extends Error {
  constructor(readonly fund: Listefund[]) {
    const linjer = fund.map((f) => `${f.fil} linje ${f.linje}: ${f.besked}`)
    super(`Kodelisterne kan ikke indlæses (${fund.length} fejl):\n${linjer.join('\n')}`)
    this.name = 'Kodelistefejl'
  }
}

type Uden<L extends Listenavn> = Omit<Felter<L>, 'gyldig_fra' | 'gyldig_til' | 'kilde'>

const tomErNull = (felt: string) => (felt === '' ? null : felt)
const ja = (felt: string) => felt === 'ja'
const delt = (felt: string, tegn: string) => (felt === '' ? [] : felt.split(tegn))
const gyldighed = (f: { gyldig_fra: string; gyldig_til: string; kilde: string }): Gyldighed => ({
  gyldigFra: f.gyldig_fra,
  gyldigTil: tomErNull(f.gyldig_til),
  kilde: f.kilde,
})

/**
 * Reads the files of a folder as typed rows. Pure apart from reading the files.
 * Throws `Kodelistefejl` with all findings when a file, a row or a reference between rows is wrong.
 */
export function laesKodelister(mappe: string): Kodelister {
  const filer = Object.keys(SKEMA).map((navn) => [navn, readFileSync(join(mappe, `${navn}.csv`), 'utf8')])
  return tolkKodelister(Object.fromEntries(filer) as Record<Listenavn, string>)
}

/** The same from texts already in memory, one per file without its `.csv`. */
export function tolkKodelister(filer: Record<Listenavn, string>): Kodelister {
  const fund: Listefund[] = []
  const raa = <L extends Listenavn>(navn: L) => raekkerI(navn, filer[navn], fund)
  const felter = {
    akasser: raa('akasser'),
    kommuner: raa('kommuner'),
    jobcentre: raa('jobcentre'),
    stillingsbetegnelser: raa('stillingsbetegnelser'),
    koder: raa('koder'),
    regelvaerdier: raa('regelvaerdier'),
    tekster: raa('tekster'),
    opbevaring: raa('opbevaring'),
    nuph_haendelser: raa('nuph_haendelser'),
    nuph_svartyper: raa('nuph_svartyper'),
    nuph_blokerende_fravaer: raa('nuph_blokerende_fravaer'),
    sanktionstyper: raa('sanktionstyper'),
    aktivitet_slutaarsager: raa('aktivitet_slutaarsager'),
  }
  fund.push(...listefundMellemRaekker(felter))
  if (fund.length > 0) throw new Kodelistefejl(fund)

  return {
    akasser: felter.akasser.map(({ felter: f }) => ({
      kode: f.kode,
      starKode: tomErNull(f.star_kode),
      navn: f.navn,
      kortNavn: f.kort_navn,
      cvr: tomErNull(f.cvr),
      hjemmeside: tomErNull(f.hjemmeside),
      efterfoelger: tomErNull(f.efterfoelger),
      ...gyldighed(f),
    })),
    kommuner: felter.kommuner.map(({ felter: f }) => ({
      kode: f.kode,
      navn: f.navn,
      region: f.region,
      ...gyldighed(f),
    })),
    jobcentre: felter.jobcentre.map(({ felter: f }) => ({
      kode: f.kode,
      navn: f.navn,
      kommuner: delt(f.kommuner, ','),
      ...gyldighed(f),
    })),
    stillingsbetegnelser: felter.stillingsbetegnelser.map(({ felter: f }) => ({
      conceptUri: f.concept_uri,
      titel: f.titel,
      synonymer: delt(f.synonymer, '|'),
      disco08: tomErNull(f.disco08),
      ...gyldighed(f),
    })),
    koder: felter.koder.map(({ felter: f }) => ({
      liste: f.liste as Kode['liste'],
      kode: f.kode,
      starId: tomErNull(f.star_id),
      navn: f.navn,
      ...gyldighed(f),
    })),
    regelvaerdier: felter.regelvaerdier.map(({ felter: f }) => ({
      regel: f.regel,
      vaerdi: f.vaerdi,
      enhed: f.enhed as Regelvaerdi['enhed'],
      omraade: f.omraade,
      ...gyldighed(f),
    })),
    tekster: felter.tekster.map(({ felter: f }) => ({ noegle: f.noegle, vaerdi: f.vaerdi, ...gyldighed(f) })),
    opbevaring: felter.opbevaring.map(({ felter: f }) => ({
      klasse: f.klasse,
      periode: f.periode,
      starter: f.starter,
      ...gyldighed(f),
    })),
    nuphHaendelser: felter.nuph_haendelser.map(({ felter: f }) => ({ ...haendelse(f), ...gyldighed(f) })),
    nuphSvartyper: felter.nuph_svartyper.map(({ felter: f }) => ({ ...svartype(f), ...gyldighed(f) })),
    nuphBlokerendeFravaer: felter.nuph_blokerende_fravaer.map(({ felter: f }) => ({
      fravaerstype: Number(f.fravaerstype),
      niveau: f.niveau,
      fund: f.fund,
      kunRegistreretFoer: ja(f.kun_registreret_foer),
      sorter: Number(f.sorter),
      ...gyldighed(f),
    })),
    sanktionstyper: felter.sanktionstyper.map(({ felter: f }) => ({ ...sanktionstype(f), ...gyldighed(f) })),
    aktivitetSlutaarsager: felter.aktivitet_slutaarsager.map(({ felter: f }) => ({
      kode: f.kode,
      starId: tomErNull(f.star_id),
      navn: f.navn,
      negativ: ja(f.negativ),
      handlerOm: tomErNull(f.handler_om),
      sorter: Number(f.sorter),
      ...gyldighed(f),
    })),
  }
}

const haendelse = (f: Uden<'nuph_haendelser'>) => ({
  kode: f.kode,
  starId: tomErNull(f.star_id),
  navn: f.navn,
  handlerOm: f.handler_om,
  borgertekst: f.borgertekst,
  negativ: ja(f.negativ),
  kilder: delt(f.kilder, '|'),
  kildeKraeves: ja(f.kilde_kraeves),
  tidspunktKraeves: ja(f.tidspunkt_kraeves),
  begrundelseKraeves: ja(f.begrundelse_kraeves),
  kontaktStraks: ja(f.kontakt_straks),
  blokerer: ja(f.blokerer),
  fristFra: f.frist_fra,
  afloestAf: tomErNull(f.afloest_af),
  henvisning: tomErNull(f.henvisning),
})

const svartype = (f: Uden<'nuph_svartyper'>) => ({
  kode: f.kode,
  starId: tomErNull(f.star_id),
  navn: f.navn,
  gruppe: f.gruppe,
  endeligt: ja(f.endeligt),
  ikkeKorrekt: ja(f.ikke_korrekt),
  sanktionskategori: tomErNull(f.sanktionskategori),
  kraever: delt(f.kraever, '|'),
  saedvanligFor: delt(f.saedvanlig_for, '|'),
  afloestAf: tomErNull(f.afloest_af),
})

const sanktionstype = (f: Uden<'sanktionstyper'>) => ({
  kode: f.kode,
  starId: tomErNull(f.star_id),
  navn: f.navn,
  kategori: f.kategori,
  haendelser: delt(f.haendelser, '|'),
  kommunenSer: ja(f.kommunen_ser),
  afloestAf: tomErNull(f.afloest_af),
})

const OFFICIELLE = { nuph_haendelser: haendelse, nuph_svartyper: svartype, sanktionstyper: sanktionstype }

/** One row of an official list by column name, judged by the same patterns as our own files. Days and source are the import's. */
export function tolkOfficielListe(
  liste: keyof typeof OFFICIELLE,
  felt: Record<string, string>,
): { raekke?: object; fund: string[] } {
  const fund = Object.entries(SKEMA[liste].kolonner).flatMap(([kolonne, regel]) => {
    const vaerdi = felt[kolonne]
    if (vaerdi === undefined || (vaerdi === '' && 'maaVaereTom' in regel && regel.maaVaereTom)) return []
    return regel.moenster.test(vaerdi) ? [] : [`${kolonne} "${vaerdi}" skal ${regel.skal}`]
  })
  return fund.length > 0 ? { fund } : { raekke: OFFICIELLE[liste](felt as never), fund }
}

/** The rows of one file by column name. What is wrong within a single row goes to `fund`; such a row is left out. */
function raekkerI<L extends Listenavn>(navn: L, tekst: string, fund: Listefund[]) {
  const fil = `${navn}.csv`
  const kolonner = Object.entries(SKEMA[navn].kolonner)
  const [hoved, ...data] = laesCsv(tekst)
  const ventet = kolonner.map(([kolonne]) => kolonne).join(';')
  if (hoved?.felter.join(';') !== ventet) {
    fund.push({ fil, linje: 1, besked: `overskriften skal være ${ventet}` })
    return []
  }
  return data.flatMap(({ linje, felter }) => {
    const foer = fund.length
    if (felter.length !== kolonner.length)
      fund.push({ fil, linje, besked: `skal have ${kolonner.length} felter, har ${felter.length}` })
    else
      kolonner.forEach(([kolonne, regel], i) => {
        const felt = felter[i] ?? ''
        if (felt === '' && 'maaVaereTom' in regel && regel.maaVaereTom) return
        if (!regel.moenster.test(felt))
          fund.push({ fil, linje, kolonne, besked: `${kolonne} "${felt}" skal ${regel.skal}` })
      })
    if (fund.length > foer) return []
    return [{ linje, felter: Object.fromEntries(kolonner.map(([k], i) => [k, felter[i] ?? ''])) as Felter<L> }]
  })
}
