/** What the footer names: the authority answerable for the solution, and the running version. */
export type Fodoplysninger = { ansvarlig: string; version: string }

/** The footer of every page. All of it is required: by the accessibility law, by data protection, by DKFDS. */
export function Sidefod({ ansvarlig, version }: Fodoplysninger) {
  return (
    <footer className="fod">
      <div className="ramme raekke">
        <span>Ansvarlig myndighed: {ansvarlig}</span>
        <a href="/kontakt">Kontakt</a>
        <a href="/was">Tilgængelighedserklæring</a>
        <a href="/persondata">Persondata</a>
        <a href="/cookies">Cookies</a>
        <span className="lille">Version {version}</span>
      </div>
    </footer>
  )
}
