import type { ReactNode } from 'react'
import { Hovedmenu } from '#components/skal/hovedmenu'
import { type Fodoplysninger, Sidefod } from '#components/skal/sidefod'
import { navigation } from '#components/skal/tekster'
import { visKlokkeslaet } from '#lib/dato'

/**
 * Body of the staff pages: one row of 48 px, navigation at the side, content. Search goes by POST, because it may hold
 * a CPR number. `andre` are the organisations one may change to, each with the address that does it.
 */
export function MedarbejderSkal({
  doer,
  sti,
  organisation,
  andre = [],
  bruger,
  opgaver,
  opsaetning = false,
  fod,
  demobjaelke,
  children,
}: {
  doer: 'akasse' | 'jobcenter' | 'anden_aktoer' | 'star'
  sti: string
  organisation: string
  andre?: readonly { href: string; navn: string }[]
  bruger: { navn: string; rolle: string; udloeber?: Date }
  /** How many open tasks are mine. */
  opgaver?: number
  /** Shows the way to the organisation's own set-up. */
  opsaetning?: boolean
  fod: Fodoplysninger
  demobjaelke?: ReactNode
  children: ReactNode
}) {
  const punkter = [...navigation[doer], ...(opsaetning ? [{ href: '/myndighed/opsaetning', tekst: 'Opsætning' }] : [])]
  return (
    <>
      <a className="spring" href="#indhold">
        Spring til indhold
      </a>
      {demobjaelke}
      <header className="hoved">
        <div className="ramme bred raekke">
          <a className="maerke" href={navigation[doer][0].href}>
            Samspor
          </a>
          {andre.length > 0 ? <Skifter navn={organisation} andre={andre} /> : <b>{organisation}</b>}
          {doer !== 'star' && <Soeg />}
          <span className="raekke skub ingen-print">
            {opgaver !== undefined && <a href="/myndighed/overblik">Opgaver ({opgaver.toLocaleString('da-DK')})</a>}
            <a href="/kontakt">Hjælp</a>
            <details className="luk">
              <summary>{bruger.navn}</summary>
              <div>
                <p>{bruger.rolle}</p>
                {bruger.udloeber && <p className="lille">Du bliver logget af kl. {visKlokkeslaet(bruger.udloeber)}</p>}
                <a href="/logout">Log af</a>
              </div>
            </details>
          </span>
        </div>
      </header>
      <div className="ramme bred to-spalter">
        <div className="ingen-print pt-4">
          <Hovedmenu punkter={punkter} sti={sti} form="side" />
        </div>
        <main id="indhold" tabIndex={-1}>
          {children}
        </main>
      </div>
      <Sidefod {...fod} />
    </>
  )
}

function Soeg() {
  return (
    <search>
      <form method="post" action="/myndighed/soeg" className="raekke ingen-print">
        <label className="sr" htmlFor="soeg">
          Søg efter CPR-nummer, navn, sagsnummer eller CVR-nummer
        </label>
        <input id="soeg" name="soeg" type="search" autoComplete="off" className="w-56" />
        <button type="submit" className="knap sekundaer">
          Søg
        </button>
      </form>
    </search>
  )
}

function Skifter({ navn, andre }: { navn: string; andre: readonly { href: string; navn: string }[] }) {
  return (
    <details className="luk venstre">
      <summary>
        <b>{navn}</b>
      </summary>
      <div>
        <p>Skift til</p>
        <ul>
          {andre.map((o) => (
            <li key={o.href}>
              <a href={o.href}>{o.navn}</a>
            </li>
          ))}
        </ul>
      </div>
    </details>
  )
}
