import type { ReactNode } from 'react'
import { Dokument } from '#components/skal/dokument'
import { Hovedmenu } from '#components/skal/hovedmenu'
import { type Fodoplysninger, Sidefod } from '#components/skal/sidefod'
import { type Navpunkt, sidetitel, type Tema } from '#components/skal/tekster'
import { visKlokkeslaet } from '#lib/dato'

/** What every plain page says about itself. */
export type Side = {
  /** Name of the page, for the tab: "Beskeder". */
  side: string
  /** Path of the page, for the navigation: "/borger/beskeder". */
  sti: string
  /** Address of the built stylesheet. */
  stilark: string
  fod: Fodoplysninger
  /** Address of the page's static script, if it has one. */
  skript?: string | undefined
  /** The form came back with findings that stop it. */
  fejl?: boolean
  demobjaelke?: ReactNode
  children: ReactNode
}

/** Who is signed in, and when the session ends if nothing more happens (machine time). */
export type LoggetInd = { navn: string; udloeber?: Date }

/** Frame of the plain pages for citizens and employers: three header rows, content, footer. No script. */
export function SideSkal({
  tema,
  titel,
  ansvarlig,
  bruger,
  fuldmagt,
  punkter,
  tal,
  titeltal,
  ...side
}: Side & {
  tema: Tema
  /** What the solution does, in row 2. */
  titel: string
  /** Who is answerable for the reader's case, in row 2. */
  ansvarlig?: string
  bruger: LoggetInd
  fuldmagt?: { navn: string; skift: string }
  punkter: readonly Navpunkt[]
  tal?: Readonly<Record<string, string | undefined>>
  titeltal?: number
}) {
  return (
    <Dokument
      titel={sidetitel({ side: side.side, fejl: side.fejl, ulaeste: titeltal })}
      stilark={side.stilark}
      tema={tema}
      skript={side.skript}
    >
      {side.demobjaelke}
      <header>
        <div className="hoved">
          <div className="ramme raekke">
            <a className="maerke" href={punkter[0]?.href ?? '/'}>
              Samspor
            </a>
            <span className="skub">{bruger.navn}</span>
            <a className="ingen-print" href="/logout">
              Log af
            </a>
          </div>
        </div>
        <div className="hoved">
          <div className="ramme raekke">
            <b>{titel}</b>
            {ansvarlig && <span>{ansvarlig}</span>}
            <a className="skub ingen-print" href="/kontakt">
              Hjælp og kontakt
            </a>
          </div>
        </div>
        <div className="hoved ingen-print">
          <div className="ramme">
            <Hovedmenu punkter={punkter} sti={side.sti} tal={tal} form="top" />
          </div>
        </div>
        {fuldmagt && (
          <section className="bjaelke" aria-label="Fuldmagt">
            <div className="ramme">
              Du handler for <b>{fuldmagt.navn}</b>.{' '}
              <a className="fil" href={fuldmagt.skift}>
                Skift
              </a>
            </div>
          </section>
        )}
      </header>
      <main className="ramme" id="indhold" tabIndex={-1}>
        {side.children}
        {bruger.udloeber && (
          <p className="lille ingen-print mt-8">Du bliver logget af kl. {visKlokkeslaet(bruger.udloeber)}</p>
        )}
      </main>
      <Sidefod {...side.fod} />
    </Dokument>
  )
}
