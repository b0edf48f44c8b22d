import type { ReactNode } from 'react'
import { HvemHjaelper } from '#components/arbejdsgiver/hvem-hjaelper'
import { type Afsnit, Jobbet, Stillingen } from '#components/jobordre/afsnit'
import { HvorOgHvornaar } from '#components/jobordre/hvor-og-hvornaar'
import { KontaktOgFrist } from '#components/jobordre/kontakt-og-frist'
import { Knap } from '#components/ui/knap'
import type { Formulargrundlag } from '#lib/jobordre/formular'

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
  g: Formulargrundlag
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
