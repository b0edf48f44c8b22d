import { readFileSync } from 'node:fs'
import os from 'node:os'
import postgres from 'postgres'
import type { Opstilling } from '#bench/opstilling'
import { brugDatabase, lukDatabase } from '#db/client'
import { gemAlias } from '#db/importer-stillingsalias'
import { importerStillingsbetegnelser, type Titel, tolkStillingsbetegnelser } from '#db/importer-stillingsbetegnelser'
import { aliasId } from '#db/stillingsalias'
import { dagFor } from '#lib/dato'
import { soegStillingsvalg } from '#lib/kodeliste/queries'
import { transaktion } from '#lib/kontekst'
import { systemKontekst } from '#lib/ur'

/** The size of the full list: STAR's titles, and about as many synonyms as ESCO has in Danish. */
const TITLER = 1_128
const ALIAS = 7_000
const SOEGNINGER = 1_500

export type Soegemaaling = { hvad: string; p50: number; p95: number; p99: number }
export type Stillingsmaaling = {
  titler: number
  alias: number
  kilde: string
  soegninger: Soegemaaling[]
  last: number
}

/**
 * The search of the forms at the size of the full list, in process as the web role, each in a transaction of its own. `fil` is a list that the
 * operator has, with the columns of `npm run import -- stillingsbetegnelser`; without it, and for aliases it lacks, words are made up.
 */
export async function maalStillinger({ databaser, superbruger }: Opstilling, fil?: string): Promise<Stillingsmaaling> {
  const alt = postgres(superbruger, { max: 1, onnotice: () => {} })
  try {
    const om = { dag: dagFor(new Date()), kilde: 'bench' }
    const liste = fil
      ? tolkStillingsbetegnelser(readFileSync(fil))
      : { titler: opdigtede(await kendte(alt)), alias: undefined }
    await importerStillingsbetegnelser(alt, liste, om)
    if (!liste.alias) await alt.begin((tx) => gemAlias(tx, alias(liste.titler), om))
    await alt`vacuum analyze stillingsbetegnelse, stillingsalias`
    const ord = await alt<{ ord: string }[]>`
      select lower(titel) as ord from stillingsbetegnelse where gyldig_til is null
      union all select lower(navn) from stillingsalias where gyldig_til is null order by 1`
    const antalAlias = liste.alias?.length ?? ALIAS
    await brugDatabase(databaser.web)
    const soegninger = [
      await maal(
        '2 letters',
        ord.map(({ ord }) => ord.slice(0, 2)),
      ),
      await maal(
        '3 letters',
        ord.map(({ ord }) => ord.slice(0, 3)),
      ),
      await maal(
        '5 letters',
        ord.map(({ ord }) => ord.slice(0, 5)),
      ),
      await maal(
        '4 letters inside a word',
        ord.map(({ ord }) => ord.slice(3, 7)),
      ),
      await maal(
        'nothing found',
        ord.map(({ ord }) => `${ord.slice(0, 3)}xq`),
      ),
    ]
    const egne = liste.alias ? 'the operator’s list' : 'the operator’s titles, with made-up aliases'
    const kilde = fil ? egne : 'made up from our own titles'
    return { titler: liste.titler.length, alias: antalAlias, kilde, soegninger, last: os.loadavg()[0] ?? 0 }
  } finally {
    await Promise.all([alt.end({ timeout: 2 }), lukDatabase()])
  }
}

async function maal(hvad: string, tekster: readonly string[]): Promise<Soegemaaling> {
  const brugbare = tekster.filter((t) => t.trim().length >= 2)
  const tider: number[] = []
  for (let nr = -50; nr < SOEGNINGER; nr++) {
    const soeg = brugbare[(Math.abs(nr) * 7919) % brugbare.length]! // spread over the alphabet, the same every time
    const ctx = systemKontekst(new Date())
    const fra = performance.now()
    await transaktion(ctx, (tx) => soegStillingsvalg(tx, { soeg, dag: tx.dag, antal: 8 }))
    if (nr >= 0) tider.push(performance.now() - fra) // the first fifty warm it
  }
  tider.sort((a, b) => a - b)
  const del = (andel: number) => tider[Math.min(tider.length - 1, Math.floor(tider.length * andel))] ?? Number.NaN
  return { hvad, p50: del(0.5), p95: del(0.95), p99: del(0.99) }
}

async function kendte(alt: postgres.Sql): Promise<string[]> {
  const titler = await alt<{ titel: string }[]>`select titel from stillingsbetegnelse order by titel`
  return titler.map((t) => t.titel)
}

const LED = ['leder', 'konsulent', 'koordinator', 'assistent', 'medhjælper', 'specialist', 'instruktør', 'planlægger']

/** Titles as long and as alike as the real ones. */
function opdigtede(kendte: readonly string[]): Titel[] {
  return Array.from({ length: TITLER }, (_, nr) => {
    const runde = Math.floor(nr / kendte.length)
    const titel = kendte[nr % kendte.length]!
    const guid = `00000000-0000-4000-8000-${String(nr).padStart(12, '0')}`
    return {
      linje: nr + 2,
      conceptUri: `http://data.star.dk/esco/occupation/${guid}`,
      titel: runde === 0 ? titel : `${titel}${LED[runde % LED.length]}`,
      disco08: null,
    }
  })
}

/** Aliases in the manner of ESCO's: the title with a word before or behind it. */
function alias(titler: readonly Titel[]) {
  return Array.from({ length: ALIAS }, (_, nr) => {
    const { conceptUri, titel } = titler[nr % titler.length]!
    const runde = Math.floor(nr / titler.length)
    const led = LED[runde % LED.length]!
    const navn = runde % 2 === 0 ? `${led} som ${titel.toLowerCase()}` : `${titel.toLowerCase()}-${led}`
    return { linje: nr + 2, aliasId: aliasId(conceptUri, navn), conceptUri, navn }
  })
}
