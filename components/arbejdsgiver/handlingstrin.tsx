import type { ReactNode } from 'react'
import { HvemHjaelper } from '#components/arbejdsgiver/hvem-hjaelper'
import { Tekstfelt, Tekstomraade } from '#components/ui/felt'
import type { Felter } from '#lib/http/formular'
import { omvaelgMyndighed } from '#lib/jobordre/flyt'
import { kasserJobordreKladde, kopierJobordre } from '#lib/jobordre/kladde'
import type { Jobordrehandling } from '#lib/jobordre/livscyklus'
import { listRekrutteringsmyndigheder } from '#lib/jobordre/myndigheder'
import { type Jobordre, listStillinger } from '#lib/jobordre/queries'
import { ANDEN_KOMMUNE, EN_AKASSE } from '#lib/jobordre/skrevet'
import { afslutOpfyldt, genaktiverJobordre, inaktiverJobordre, traekJobordre } from '#lib/jobordre/status'
import type { Kontekst, TxKontekst } from '#lib/kontekst'
import { Afvist, type Regelfund } from '#lib/regelfund'
import { hentTekst } from '#lib/regelsaet/vaerdier'

type Skrevet = { v: Felter; fund: readonly Regelfund[] }
type Hvilken = { id: string; version: number }

/** An act that has a page of its own: what it says and asks, and the use case behind its button. Gives the address to go on to. */
export type Trin = {
  titel: string
  knap: string
  /** Cannot be undone. */
  fare?: boolean
  /** What the order's status must allow; copying is always possible. */
  handling?: Jobordrehandling
  vis: (ctx: TxKontekst, ordre: Jobordre, skrevet: Skrevet) => Promise<ReactNode>
  udfoer: (ctx: Kontekst, hvilken: Hvilken, v: Felter) => Promise<string>
}

const ordren = ({ id }: Hvilken) => `/arbejdsgiver/jobordrer/${id}`

const Kommentar = ({ v, fund, label = 'Besked til myndigheden' }: Skrevet & { label?: string }) => (
  <Tekstomraade navn="kommentar" label={label} valgfri maks={1000} linjer={3} vaerdi={v.kommentar} fund={fund} />
)

const TRIN: Readonly<Record<string, Trin>> = {
  pause: {
    titel: 'Sæt jobordren på pause',
    knap: 'Sæt på pause',
    handling: 'inaktiver',
    vis: async (_, ordre, skrevet) => (
      <>
        <p>
          {ordre.myndighedNavn} sender ikke flere kandidater, før I tager jobordren af pause igen. I kan stadig svare på
          dem, I har fået.
        </p>
        <Kommentar {...skrevet} />
      </>
    ),
    udfoer: async (ctx, hvilken, v) => {
      await inaktiverJobordre(ctx, { ...hvilken, kommentar: v.kommentar })
      return `${ordren(hvilken)}?pause`
    },
  },
  genoptag: {
    titel: 'Tag jobordren af pause',
    knap: 'Tag af pause',
    handling: 'genaktiver',
    vis: async (_, ordre, skrevet) => (
      <>
        <p>{ordre.myndighedNavn} kan igen sende kandidater.</p>
        <Kommentar {...skrevet} />
      </>
    ),
    udfoer: async (ctx, hvilken, v) => {
      await genaktiverJobordre(ctx, { ...hvilken, kommentar: v.kommentar })
      return `${ordren(hvilken)}?genoptaget`
    },
  },
  afslut: {
    titel: 'Afslut jobordren',
    knap: 'Afslut jobordren',
    handling: 'afslutOpfyldt',
    vis: async (_, ordre, { v, fund }) => (
      <>
        <p>
          Afslut, når I ikke mangler flere. {ordre.myndighedNavn} får besked. Jobordren kan ikke åbnes igen, men I kan
          kopiere den.
        </p>
        <Tekstfelt
          navn="antalBesat"
          label="Hvor mange stillinger er besat?"
          hjaelp={`Jobordren har ${ordre.antalStillinger}.`}
          vaerdi={v.antalBesat}
          bredde={4}
          inputMode="numeric"
          fund={fund}
        />
        <Tekstfelt
          navn="antalBesatVedHenvisning"
          label="Hvor mange af dem er besat med kandidater, I fik gennem jobordren?"
          hjaelp="Skriv 0, hvis I selv fandt dem alle."
          vaerdi={v.antalBesatVedHenvisning}
          bredde={4}
          inputMode="numeric"
          fund={fund}
        />
        <Kommentar v={v} fund={fund} />
      </>
    ),
    udfoer: async (ctx, hvilken, v) => {
      const antal = (felt: string) => (/^\s*\d{1,4}\s*$/.test(v[felt] ?? '') ? Number(v[felt]) : -1)
      await afslutOpfyldt(ctx, {
        ...hvilken,
        antalBesat: antal('antalBesat'),
        antalBesatVedHenvisning: antal('antalBesatVedHenvisning'),
        kommentar: v.kommentar,
      })
      return `${ordren(hvilken)}?afsluttet`
    },
  },
  traek: {
    titel: 'Træk jobordren tilbage',
    knap: 'Træk jobordren tilbage',
    fare: true,
    handling: 'afslutTrukket',
    vis: async (_, ordre, skrevet) => (
      <>
        <p>
          {ordre.myndighedNavn} stopper med at finde kandidater, og jobordren bliver lukket. Det kan ikke fortrydes, men
          I kan kopiere den. Er stillingerne besat, så vælg i stedet{' '}
          <a href={`/arbejdsgiver/jobordrer/${ordre.id}/afslut`}>Afslut</a>.
        </p>
        <Kommentar {...skrevet} label="Hvorfor trækker I den tilbage?" />
      </>
    ),
    udfoer: async (ctx, hvilken, v) => {
      await traekJobordre(ctx, { ...hvilken, kommentar: v.kommentar })
      return `${ordren(hvilken)}?trukket`
    },
  },
  vaelg: {
    titel: 'Vælg en anden myndighed',
    knap: 'Vælg myndigheden',
    handling: 'omvaelg',
    vis: async (ctx, ordre, { v, fund }) => (
      <>
        <p>
          {ordre.myndighedNavn} har jobordren nu. Den nye myndighed får den med det samme og skal modtage den. I skal
          ikke skrive noget igen, og I beholder de kandidater, I har fået.
        </p>
        <HvemHjaelper
          v={{ myndighed: '', ...v }}
          fund={fund}
          g={await hentValg(ctx, ordre)}
          ingen="Ingen andre a-kasser kan tage imod jobordren lige nu."
        />
      </>
    ),
    udfoer: async (ctx, hvilken, v) => {
      const valgt = v.myndighed === ANDEN_KOMMUNE ? v.kommuneId : v.myndighed === EN_AKASSE ? v.akasseId : v.myndighed
      if (!valgt || !/^[0-9a-f-]{36}$/.test(valgt)) throw new Afvist([INGEN_VALGT])
      await omvaelgMyndighed(ctx, { ...hvilken, tilId: valgt })
      return `${ordren(hvilken)}?valgt`
    },
  },
  kopier: {
    titel: 'Kopiér jobordren',
    knap: 'Kopiér til en ny kladde',
    vis: async () => (
      <p>
        I får en kladde med det samme indhold. Dato, frist og hvem der skal hjælpe jer, vælger I igen. Kandidaterne
        følger ikke med.
      </p>
    ),
    udfoer: async (ctx, { id }) => `/arbejdsgiver/jobordrer/${(await kopierJobordre(ctx, { id })).id}/ret`,
  },
  slet: {
    titel: 'Slet kladden',
    knap: 'Slet kladden',
    fare: true,
    handling: 'skrivKladde',
    vis: async () => <p>Kladden er ikke sendt til nogen. Når den er slettet, kan I ikke få den tilbage.</p>,
    udfoer: async (ctx, hvilken) => {
      await kasserJobordreKladde(ctx, hvilken)
      return '/arbejdsgiver?slettet'
    },
  },
}

/** The act of an address, if there is one. */
export const findTrin = (navn: string | undefined): Trin | undefined =>
  navn && Object.hasOwn(TRIN, navn) ? TRIN[navn] : undefined

/** Everybody who can be chosen for the order, but who has it. */
async function hentValg(ctx: TxKontekst, ordre: Jobordre) {
  const [primaer] = await listStillinger(ctx, ordre.id)
  const alle = await listRekrutteringsmyndigheder(ctx, {
    dag: ctx.dag,
    conceptUri: primaer?.conceptUri,
    pNummer: ordre.pNummer,
  })
  const myndigheder = alle.filter((m) => m.id !== ordre.myndighedId)
  return {
    myndigheder,
    foreslaaet: myndigheder.find((m) => m.type === 'jobcenter' && m.foreslaaet),
    kommune: await hentTekst(ctx, 'jobcenter.ubestemt', ctx.dag),
  }
}

const INGEN_VALGT: Regelfund = {
  kode: 'JO-004',
  niveau: 'BLOK',
  felt: 'myndighed',
  besked: 'Vælg, hvem der skal hjælpe jer.',
}
