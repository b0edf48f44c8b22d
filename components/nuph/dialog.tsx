import { Tekstomraade } from '#components/ui/felt'
import { Knap } from '#components/ui/knap'
import { visKortTidspunkt } from '#lib/dato'
import type { Svar } from '#lib/medarbejder/side'
import type { Nuphside } from '#lib/nuph/side'

type Send = (data: FormData) => Promise<void>

/** Questions and answers between the two authorities about this one underretning; oldest first. One open question in each direction. */
export function Dialog({
  side,
  svar,
  akasse,
  kanSpoerge,
  spoerg,
  svarPaa,
}: {
  side: Nuphside
  svar: Svar
  /** Does the reader stand on the a-kasse's side? The kommune and its anden aktør are the other. */
  akasse: boolean
  kanSpoerge: boolean
  spoerg: Send
  svarPaa: Send
}) {
  const aabne = side.indlaeg.filter((i) => i.type !== 'SVAR_PAA_SPOERGSMAAL' && i.besvaretTid === null)
  const vores = akasse ? 'SPOERGSMAAL_TIL_UNDERRETNING' : 'SPOERGSMAAL_TIL_SVAR'
  const tilMig = aabne.find((i) => i.type !== vores)
  const mit = aabne.find((i) => i.type === vores)
  return (
    <section aria-labelledby="dialog">
      <h2 id="dialog">Spørgsmål og svar</h2>
      <p className="lille">
        Kun de to myndigheder ser dialogen her. Den er en del af sagen, som borgeren kan få aktindsigt i.
      </p>
      {side.indlaeg.length === 0 && <p>Ingen har spurgt om noget.</p>}
      <ol className="tidslinje">
        {side.indlaeg.map((i) => (
          <li key={i.id}>
            <h3>{i.type === 'SVAR_PAA_SPOERGSMAAL' ? 'Svar' : 'Spørgsmål'}</h3>
            <p className="lille">
              {i.brugerNavn}, {i.organisationNavn} · {visKortTidspunkt(i.tid)}
            </p>
            <p className="whitespace-pre-line">{i.tekst}</p>
          </li>
        ))}
      </ol>
      {mit && <p>I venter på svar siden {visKortTidspunkt(mit.tid)}.</p>}
      {side.maaSkrive && tilMig && (
        <Skriv navn="svarPaa" label="Svar på spørgsmålet" knap="Send svaret" side={side} svar={svar} send={svarPaa}>
          <input type="hidden" name="spoergsmaalId" value={tilMig.id} />
        </Skriv>
      )}
      {side.maaSkrive && kanSpoerge && !mit && (
        <Skriv navn="spoerg" label="Stil et spørgsmål" knap="Send spørgsmålet" side={side} svar={svar} send={spoerg} />
      )}
    </section>
  )
}

function Skriv({
  navn,
  label,
  knap,
  side,
  svar,
  send,
  children,
}: {
  navn: string
  label: string
  knap: string
  side: Nuphside
  svar: Svar
  send: Send
  children?: React.ReactNode
}) {
  const { fund, felter } = svar.for(navn)
  return (
    <form action={send} className="ingen-print">
      <input type="hidden" name="id" value={side.sag.id} />
      <input type="hidden" name="noegle" value={crypto.randomUUID()} />
      {children}
      <Tekstomraade navn="tekst" label={label} maks={1500} linjer={3} fund={fund} vaerdi={felter?.tekst ?? ''} />
      <Knap art="sekundaer">{knap}</Knap>
    </form>
  )
}
