import type { ReactNode } from 'react'
import { HvemHjaelper } from '#components/arbejdsgiver/hvem-hjaelper'
import { HvorOgHvornaar } from '#components/arbejdsgiver/hvor-og-hvornaar'
import { KontaktOgFrist } from '#components/arbejdsgiver/kontakt-og-frist'
import { Krav } from '#components/arbejdsgiver/krav'
import { Stillingsfelt } from '#components/arbejdsgiver/stillingsfelt'
import { Tekstfelt, Tekstomraade } from '#components/ui/felt'
import { Knap } from '#components/ui/knap'
import type { Felter } from '#lib/http/formular'
import type { Formulargrundlag } from '#lib/jobordre/formular'
import { STILLINGSFELTER } from '#lib/jobordre/skrevet'
import type { Regelfund } from '#lib/regelfund'

/** What every section of the form gets: what stands in the fields, the findings, and what can be chosen. */
export type Afsnit = { v: Felter; fund: readonly Regelfund[]; g: Formulargrundlag }

/**
 * The employer's job order on one page, in five sections. `myndighed` stands instead of the choice when the order has been sent: then who has it
 * is changed by its own act. `children` are the buttons.
 */
export function Jobordreformular({
  token,
  skjult,
  myndighed,
  gem,
  children,
  ...afsnit
}: Afsnit & {
  token: string
  /** Hidden fields: which draft, and the version that was read. */
  skjult: Readonly<Record<string, string>>
  myndighed?: ReactNode
  /** Address that the script saves the draft to while one writes. */
  gem?: string
  children: ReactNode
}) {
  const overskrifter = [
    ['stillingen', 'Stillingen'],
    ['jobbet', 'Jobbet'],
    ['hvor-og-hvornaar', 'Hvor og hvornår'],
    ['hvem-hjaelper', 'Hvem skal hjælpe jer?'],
    ['kontakt-og-frist', 'Kontakt og frist'],
  ] as const
  const indhold = [
    <Stillingen key="stillingen" {...afsnit} />,
    <Jobbet key="jobbet" {...afsnit} />,
    <HvorOgHvornaar key="hvor" {...afsnit} />,
    myndighed ?? <HvemHjaelper key="hvem" {...afsnit} />,
    <KontaktOgFrist key="kontakt" {...afsnit} />,
  ]
  return (
    <>
      <nav className="hidden md:block" aria-label="Afsnit på siden">
        <ul className="raekke list-none p-0">
          {overskrifter.map(([id, tekst]) => (
            <li key={id}>
              <a className="fil" href={`#${id}`}>
                {tekst}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <form method="post" noValidate data-gem={gem}>
        <input type="hidden" name="_token" value={token} />
        {Object.entries(skjult).map(([navn, vaerdi]) => (
          <input key={navn} type="hidden" name={navn} value={vaerdi} />
        ))}
        {overskrifter.map(([id, tekst], nr) => (
          <section key={id} aria-labelledby={id}>
            <h2 id={id} className="border-t border-linje pt-4">
              {tekst}
            </h2>
            {indhold[nr]}
          </section>
        ))}
        {gem && <p role="status" className="lille" data-gemt="" />}
        {children}
      </form>
    </>
  )
}

function Stillingen({ v, fund, g }: Afsnit) {
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
      <Stillingsfelt
        {...felt(primaer)}
        label="Stillingsbetegnelse"
        hjaelp="Skriv, hvad I kalder stillingen, og vælg den betegnelse, der passer bedst."
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
          <Stillingsfelt key={navn} {...felt(navn)} label={`Stillingsbetegnelse ${nr + 2}`} valgfri />
        ))}
      </details>
    </>
  )
}

function Jobbet({ v, fund, g }: Afsnit) {
  const spoerger = (kode: string, grund: string) => fund.some((f) => f.kode === kode) || Boolean(v[grund])
  return (
    <>
      <Tekstomraade
        navn="beskrivelse"
        label="Beskrivelse"
        hjaelp="Fortæl, hvad arbejdet går ud på, og hvad I lægger vægt på. Skriv ikke om alder, køn, religion eller andet, der ikke har med jobbet at gøre."
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

/** The buttons of a draft. */
export const Kladdeknapper = () => (
  <div className="raekke my-8">
    <Knap name="handling" value="tjek">
      Fortsæt til Tjek jeres svar
    </Knap>
    <Knap name="handling" value="gem" art="sekundaer">
      Gem kladde
    </Knap>
  </div>
)
