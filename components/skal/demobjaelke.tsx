import { dagFor, visKlokkeslaet, visTidspunkt } from '#lib/dato'

const MODTAGERE = {
  digitalPost: {
    navn: 'Digital Post',
    valg: [
      ['OK', 'Virker'],
      ['NEDE', 'Er nede'],
      ['AFVISER', 'Afviser breve'],
      ['FRITAGET', 'Borgeren er fritaget'],
    ],
  },
  webhook: {
    navn: 'Fagsystemer',
    valg: [
      ['OK', 'Virker'],
      ['NEDE', 'Er nede'],
      ['LANGSOM', 'Er langsomme'],
      ['AFVISER', 'Svarer 500'],
    ],
  },
  mail: {
    navn: 'E-mail',
    valg: [
      ['OK', 'Virker'],
      ['NEDE', 'Er nede'],
      ['AFVISER', 'Afviser modtageren'],
    ],
  },
} as const

/** Which way each outside receiver is told to behave. */
export type Demofejl = {
  digitalPost: 'OK' | 'NEDE' | 'AFVISER' | 'FRITAGET'
  webhook: 'OK' | 'NEDE' | 'LANGSOM' | 'AFVISER'
  mail: 'OK' | 'NEDE' | 'AFVISER'
}

/**
 * The bar of a demo: Samspor's clock, the failure switch, reset, and the way to what was sent (`post`) and to the cast. One ordinary form that posts
 * to /api/demo/bjaelke with `handling` = `ur` (field `nu`, Danish wall time), `frem-1`, `frem-7` (days), `fejl` or
 * `nulstil`; the answer goes back to `retur`.
 */
export function Demobjaelke({ nu, fejl, post, retur }: { nu: Date; fejl: Demofejl; post: string; retur: string }) {
  const lokal = `${dagFor(nu)}T${visKlokkeslaet(nu).replace('.', ':')}`
  return (
    <details className="demo">
      <summary className="ramme">
        Demo · {visTidspunkt(nu)}
        {fejl.digitalPost !== 'OK' && ' · Digital Post er ændret'}
        {fejl.webhook !== 'OK' && ' · Fagsystemer er ændret'}
        {fejl.mail !== 'OK' && ' · E-mail er ændret'}
      </summary>
      <form className="ramme raekke pb-3" method="post" action="/api/demo/bjaelke">
        <input type="hidden" name="retur" value={retur} />
        <label htmlFor="demo-nu">Stil uret frem til</label>
        <input id="demo-nu" name="nu" type="datetime-local" min={lokal} defaultValue={lokal} />
        <DemoKnap handling="ur">Stil uret</DemoKnap>
        <DemoKnap handling="frem-1">1 dag frem</DemoKnap>
        <DemoKnap handling="frem-7">1 uge frem</DemoKnap>
        {Object.entries(MODTAGERE).map(([navn, modtager]) => (
          <span key={navn} className="raekke">
            <label htmlFor={`demo-${navn}`}>{modtager.navn}</label>
            <select id={`demo-${navn}`} name={navn} defaultValue={fejl[navn as keyof Demofejl]}>
              {modtager.valg.map(([vaerdi, tekst]) => (
                <option key={vaerdi} value={vaerdi}>
                  {tekst}
                </option>
              ))}
            </select>
          </span>
        ))}
        <DemoKnap handling="fejl">Gem</DemoKnap>
        <DemoKnap handling="nulstil">Nulstil alt</DemoKnap>
        <a href={post}>Breve og mails</a>
        <a href="/login">Personer at logge ind som</a>
      </form>
    </details>
  )
}

function DemoKnap({ handling, children }: { handling: string; children: string }) {
  return (
    <button type="submit" name="handling" value={handling} className="knap sekundaer">
      {children}
    </button>
  )
}
