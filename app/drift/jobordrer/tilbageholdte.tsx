import { Tekstomraade } from '#components/ui/felt'
import { Knap } from '#components/ui/knap'
import { Tomt } from '#components/ui/tomt'
import { visKortTidspunkt } from '#lib/dato'
import type { Ord } from '#lib/jobordre/ordliste'
import { delVedOrd, type Tilbageholdt } from '#lib/jobordre/tilbageholdte'
import type { Svar } from '#lib/medarbejder/side'
import { visCvr } from '#lib/virksomhed/cvr'
import { afvis, frigiv } from './actions'

const HVORFOR: Record<string, string> = {
  'JO-003': 'Virksomheden er konfliktramt',
  'JO-040': 'Ord, der kan stride mod forbuddet mod forskelsbehandling',
  'JO-041': 'Ord, der kan betyde, at den ansøgende skal betale',
}

/** Orders that were kept back: the text with its words marked, what the company said about them, and what Kundesupport can do. */
export function Tilbageholdte({
  ordrer,
  ord,
  svar,
  valgt,
}: {
  ordrer: readonly Tilbageholdt[]
  ord: readonly Ord[]
  svar: Svar
  valgt: string | undefined
}) {
  if (ordrer.length === 0) return <Tomt tekst="Ingen jobordrer venter på kundesupport." />
  return ordrer.map((o) => {
    const her = svar.for('jobordre.afvis')
    const fund = valgt === o.id ? her.fund : []
    return (
      <article key={o.id} className="kort" aria-labelledby={`ordre-${o.id}`}>
        <h3 id={`ordre-${o.id}`}>
          {o.sagsnummer}: <Markeret tekst={o.titel} ord={ord} />
        </h3>
        <p className="lille">
          {o.virksomhedNavn}, CVR{' '}
          <a href={`/drift/jobordrer/virksomhed?cvr=${encodeURIComponent(o.cvr)}`}>{visCvr(o.cvr)}</a>. Sendt
          {o.sendtTid ? ` ${visKortTidspunkt(o.sendtTid)}` : ''} til {o.myndighedNavn}.
        </p>
        <ul>
          {o.tilbageholdt.map((kode) => (
            <li key={kode}>
              {HVORFOR[kode] ?? kode} ({kode})
              {o.bekraeftet
                .filter((b) => b.kode === kode)
                .map((b) => `. Virksomheden skriver: ${b.grund}`)
                .join('')}
            </li>
          ))}
        </ul>
        <p className="whitespace-pre-line">
          <Markeret tekst={[o.beskrivelse, ...o.krav].join('\n')} ord={ord} />
        </p>
        <form action={frigiv}>
          <input type="hidden" name="id" value={o.id} />
          <input type="hidden" name="version" value={o.version} />
          <input type="hidden" name="noegle" value={crypto.randomUUID()} />
          <Knap>
            Frigiv jobordren<span className="sr">: {o.sagsnummer}</span>
          </Knap>
        </form>
        <details open={fund.length > 0}>
          <summary>Afvis jobordren</summary>
          <form action={afvis}>
            <input type="hidden" name="id" value={o.id} />
            <input type="hidden" name="version" value={o.version} />
            <input type="hidden" name="noegle" value={crypto.randomUUID()} />
            <Tekstomraade
              navn={`grund-${o.id}`}
              label="Hvorfor afviser I den?"
              hjaelp="Virksomheden læser det."
              maks={1000}
              linjer={3}
              fund={fund.map((f) => ({ ...f, felt: `grund-${o.id}` }))}
              vaerdi={fund.length > 0 ? (her.felter?.[`grund-${o.id}`] ?? '') : ''}
            />
            <Knap art="fare">
              Afvis<span className="sr"> jobordren {o.sagsnummer}</span>
            </Knap>
          </form>
        </details>
      </article>
    )
  })
}

const Markeret = ({ tekst, ord }: { tekst: string; ord: readonly Ord[] }) =>
  // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text, in their order
  delVedOrd(tekst, ord).map((d, nr) => (d.fundet ? <mark key={nr}>{d.tekst}</mark> : <span key={nr}>{d.tekst}</span>))
