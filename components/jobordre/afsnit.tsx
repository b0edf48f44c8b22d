import type { ComponentProps, ReactNode } from 'react'
import { Krav } from '#components/jobordre/krav'
import { Stillingsfelt } from '#components/jobordre/stillingsfelt'
import { Tekstfelt, Tekstomraade } from '#components/ui/felt'
import type { Felter } from '#lib/http/formular'
import type { Feltgrundlag } from '#lib/jobordre/formular'
import { STILLINGSFELTER } from '#lib/jobordre/skrevet'
import type { Regelfund } from '#lib/regelfund'

/**
 * What every section of an order's form gets: what stands in the fields, the findings, and what can be chosen. The same fields for the company
 * and for an authority that fills them in for it.
 */
export type Afsnit = { v: Felter; fund: readonly Regelfund[]; g: Feltgrundlag }

/** What is looked for. `felt` is the field of a title: staff pages have one with suggestions. */
export function Stillingen({
  v,
  fund,
  g,
  felt: Felt = Stillingsfelt,
}: Afsnit & { felt?: (p: ComponentProps<typeof Stillingsfelt>) => ReactNode }) {
  const [primaer, ...flere] = STILLINGSFELTER
  const felt = (navn: string) => ({
    navn,
    fund,
    soegt: v[navn] ?? '',
    valgt: g.stillinger[navn]?.valgt,
    fundet: g.stillinger[navn]?.fundet,
  })
  const brugt = (navn: string) => Boolean(v[navn]) || fund.some((f) => f.felt === navn)
  return (
    <>
      <Felt
        {...felt(primaer)}
        label="Stillingsbetegnelse"
        hjaelp="Skriv, hvad stillingen bliver kaldt, og vælg den betegnelse, der passer bedst."
      />
      <Tekstfelt
        navn="titel"
        label="Titel"
        hjaelp="Det, kandidaterne ser først. For eksempel: Bager til morgenholdet."
        vaerdi={v.titel}
        fund={fund}
      />
      <Tekstfelt
        navn="antalStillinger"
        label="Antal stillinger"
        vaerdi={v.antalStillinger}
        bredde={4}
        inputMode="numeric"
        fund={fund}
      />
      <details open={flere.some(brugt)}>
        <summary>Op til fire flere stillingsbetegnelser (valgfrit)</summary>
        <p className="hjaelp">
          Brug dem, hvis jobbet kan passes af flere fag. Tøm feltet for at tage en betegnelse væk.
        </p>
        {flere.map((navn, nr) => (
          <Felt key={navn} {...felt(navn)} label={`Stillingsbetegnelse ${nr + 2}`} valgfri />
        ))}
      </details>
    </>
  )
}

/** What the work is, and what is asked of whom. Only the company can answer for a word that asks; an authority rewords it. */
export function Jobbet({ v, fund, g }: Afsnit) {
  const spoerger = (kode: string, grund: string) =>
    !g.forMyndighed && (fund.some((f) => f.kode === kode) || Boolean(v[grund]))
  return (
    <>
      <Tekstomraade
        navn="beskrivelse"
        label="Beskrivelse"
        hjaelp="Fortæl, hvad arbejdet går ud på, og hvad der er vigtigt. Skriv ikke om alder, køn, religion eller andet, der ikke har med jobbet at gøre."
        maks={5000}
        linjer={8}
        vaerdi={v.beskrivelse}
        fund={fund}
      />
      {spoerger('JO-040', 'grund040') && <Grund navn="grund040" v={v} fund={fund} />}
      {spoerger('JO-041', 'grund041') && <Grund navn="grund041" v={v} fund={fund} />}
      <Krav v={v} fund={fund} typer={g.koder.jobkrav} />
    </>
  )
}

/** A word asks. Whoever means it says why; Kundesupport looks at it before the order is sent. */
export function Grund({ navn, v, fund }: { navn: 'grund040' | 'grund041'; v: Felter; fund: readonly Regelfund[] }) {
  return (
    <Tekstomraade
      navn={navn}
      label="Teksten er i orden, fordi …"
      hjaelp="Ret teksten, eller skriv her, hvorfor den er i orden. Så ser kundesupport på den, før jobordren bliver sendt."
      maks={500}
      linjer={3}
      vaerdi={v[navn]}
      fund={fund}
    />
  )
}
