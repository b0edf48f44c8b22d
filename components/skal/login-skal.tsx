import { Dokument } from '#components/skal/dokument'
import type { Side } from '#components/skal/side-skal'
import { Sidefod } from '#components/skal/sidefod'
import { sidetitel, type Tema } from '#components/skal/tekster'

/** Frame of pages for people who are not signed in: log-in, log-out, receipts and whole-page errors. */
export function LoginSkal({ tema = 'tema-borger', ...side }: Omit<Side, 'sti'> & { tema?: Tema }) {
  return (
    <Dokument titel={sidetitel(side)} stilark={side.stilark} tema={tema}>
      {side.demobjaelke}
      <header className="hoved">
        <div className="ramme raekke">
          <a className="maerke" href="/">
            Samspor
          </a>
          <a className="skub" href="/kontakt">
            Hjælp og kontakt
          </a>
        </div>
      </header>
      <main className="ramme" id="indhold" tabIndex={-1}>
        {side.children}
      </main>
      <Sidefod {...side.fod} />
    </Dokument>
  )
}
